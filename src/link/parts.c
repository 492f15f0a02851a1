/* One pass over the distinct words; folding is the lexicon's, so that a name
 * is the same name here and there. */
#include "link/parts.h"

#include "lex/fold.h"
#include "base/banned.h"

struct builder {
	np_arena *a;
	struct np_parts *p;
	uint32_t *list;
	np_str *text;
	uint32_t *looks;
	unsigned nlist, caplist, ntext, captext, nlooks, caplooks;
};

/* The number of the part spelt s, which must live as long as the parts. */
static uint32_t number_of(struct builder *b, np_str s, uint64_t hash,
	uint32_t looks)
{
	uint32_t *at = np_table_put(&b->p->table, s.ptr, s.len, hash,
		b->ntext);

	if (*at == b->ntext) {
		NP_PUSH(b->a, b->text, b->ntext, b->captext, s);
		NP_PUSH(b->a, b->looks, b->nlooks, b->caplooks, looks);
	}
	return *at;
}

static uint32_t number(struct builder *b, const struct np_part *part)
{
	uint64_t hash = np_hash(part->s, part->n, 0);
	const uint32_t *old = np_table_get(&b->p->table, part->s, part->n,
		hash);
	np_str copy;

	if (old)
		return *old;
	copy.ptr = np_arena_copy(b->a, part->s, part->n);
	copy.len = part->n;
	return number_of(b, copy, hash, part->looks);
}

const struct np_parts *np_parts_read(np_arena *a, const struct np_text *t)
{
	struct np_parts *p = NP_NEW(a, struct np_parts, 1);
	uint32_t *first = NP_NEW(a, uint32_t, (size_t)t->nwords + 1);
	struct builder b = { .a = a, .p = p };
	uint32_t w, looks;

	np_table_init(&p->table, a);
	for (w = 0; w < t->nwords; w++) {
		const char *s = t->words[w].s;
		struct np_part part;

		first[w] = b.nlist;
		if (np_fold_plain(&t->words[w], &looks)) {
			NP_PUSH(a, b.list, b.nlist, b.caplist, number_of(&b,
				(np_str){ t->words[w].low, t->words[w].nlow },
				t->words[w].lowhash, looks));
			continue;
		}
		while (np_fold_part(&s, t->words[w].s + t->words[w].n, &part))
			NP_PUSH(a, b.list, b.nlist, b.caplist,
				number(&b, &part));
	}
	first[w] = b.nlist;
	p->first = first;
	p->list = b.list;
	p->text = b.text;
	p->looks = b.looks;
	p->nparts = b.ntext;
	return p;
}

uint32_t np_parts_last(const struct np_parts *p, uint32_t word)
{
	return p->first[word + 1] > p->first[word]
		? p->list[p->first[word + 1] - 1] : NP_NONE;
}

uint32_t np_parts_of(const struct np_parts *p, const struct np_text *t,
	np_span tokens, uint32_t *ids, uint32_t max)
{
	uint32_t i, k, n = 0;

	for (i = tokens.beg; i < tokens.end; i++)
		for (k = p->first[t->word[i]]; k < p->first[t->word[i] + 1]
			&& n < max; k++)
			ids[n++] = p->list[k];
	return n;
}
