/* One pass in text order.  First each noun phrase is told whose it is, then
 * the surest signs are tried before the others: its place beside a name, the
 * same noun again, what kind of thing it is. */
#include "link/coref.h"

#include <string.h>

#include "link/parts.h"
#include "base/banned.h"

static void note_word(struct np_coref *c, uint32_t tok, uint32_t mention)
{
	uint32_t part = np_parts_last(c->l->parts, c->l->text->word[tok]);

	if (part != NP_NONE)
		c->latest[part] = mention;
}

/* "Gov. Anna Weber" is the governor. */
static void note_short(struct np_coref *c, uint32_t tok, uint32_t mention)
{
	np_str full = np_sense_full(np_word_of(c->l->text, tok)->low,
		np_word_of(c->l->text, tok)->nlow);
	const uint32_t *part;

	if (!full.len)
		return;
	part = np_table_get(&c->l->parts->table, full.ptr, full.len,
		np_hash(full.ptr, full.len, 0));
	if (part)
		c->latest[*part] = mention;
}

/* A name is described by its head, where that is a common noun, and by the
 * titles and roles just before it: "Lieutenant General", "CIA director". */
static void note_name(struct np_coref *c, uint32_t i)
{
	const struct np_links *l = c->l;
	const np_mention *m = &l->m[i];
	uint32_t first = l->text->sents[l->trait[i].sent].token, t;
	uint32_t kind = m->type == NP_PER ? NP_S_PER | NP_S_TITLE : NP_S_ORG;

	if (np_links_sense(l, l->trait[i].head) & NP_S_NOUN)
		note_word(c, l->trait[i].head, i);
	if (m->type != NP_PER && m->type != NP_ORG)
		return;
	for (t = m->token; t > first && m->token - t < 4; t--) {
		uint32_t sense = np_links_sense(l, t - 1);

		if (l->name[t - 1] != NP_NONE || !(sense
			& (NP_S_NOUN | NP_S_TITLE | NP_S_TITLEMOD)))
			break;
		if (sense & kind) {
			note_word(c, t - 1, i);
			note_short(c, t - 1, i);
		}
	}
}

/* Whose noun phrase with "his" it is must be known before it is joined. */
static void own_pronoun(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t who;

	if (i + 1 >= l->n || l->m[i + 1].kind != NP_PRONOUN
		|| l->m[i + 1].token != l->m[i].token)
		return;
	who = np_pronoun_find(c, i + 1);
	if (who != NP_NONE)
		np_links_join(l, who, i + 1);
	l->trait[i].owner = i + 1;
}

#define SEVERAL (NP_NONE - 1) /* people who hold an office */

/* "President Weber", but not "former President Weber": the noun before a name
 * is his alone, as far as is told. */
static void note_office(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t *holder = c->holder;
	const np_mention *m = &l->m[i];
	uint32_t t = m->token, part;

	if (m->kind != NP_NAME || m->type != NP_PER || t < 2
		|| t == l->text->sents[l->trait[i].sent].token
		|| l->name[t - 1] != NP_NONE
		|| !(np_links_sense(l, t - 1) & NP_S_LEAD)
		|| np_links_pos(l, t - 2) == NP_POS_ADJ)
		return;
	part = np_parts_last(l->parts, l->text->word[t - 1]);
	if (part == NP_NONE)
		return;
	if (holder[part] == NP_NONE)
		holder[part] = i;
	else if (holder[part] != SEVERAL && np_links_root(l, holder[part])
		!= np_links_root(l, i))
		holder[part] = SEVERAL;
}

/* "No sitting president" is not the one the article names. */
static bool is_any_leader(const struct np_coref *c, uint32_t i)
{
	const struct np_links *l = c->l;
	uint32_t part = np_parts_last(l->parts,
		l->text->word[l->trait[i].head]);

	return part != NP_NONE && c->holder[part] < SEVERAL
		&& !(np_links_sense(l, l->m[i].token) & NP_S_THE);
}

static void join_nominal(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t who;

	if (np_links_sense(l, l->m[i].token) & NP_S_HIS)
		own_pronoun(c, i);
	who = np_apposition_find(l, i);
	if (who != NP_NONE)
		l->trait[i].predicate = !np_links_clash(l, who, i);
	else
		who = np_definite_find(c, i);
	if (who != NP_NONE && np_links_clash(l, who, i))
		who = NP_NONE;
	if (who != NP_NONE)
		np_links_join(l, who, i);
	if (who != NP_NONE || !is_any_leader(c, i))
		note_word(c, l->trait[i].head, i);
}

static void mark_subjects(struct np_links *l)
{
	uint32_t i;

	for (i = 0; i < l->n; i++) {
		const np_mention *m = &l->m[i];
		struct np_trait *tr = &l->trait[i];
		unsigned rel;

		tr->top = np_links_top(l->text, m);
		rel = l->text->tokens[tr->top].rel;
		tr->subject = l->tagged ? rel < 64 && l->subj[rel]
			: m->token == l->text->sents[tr->sent].token;
	}
}

/* "The president", and nothing more, of whom nothing else is known. */
static bool waits(struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];

	return m->kind == NP_NOMINAL && m->ntokens == 2
		&& np_links_sense(l, m->token) & NP_S_THE
		&& l->trait[i].head == m->token + 1
		&& l->trait[i].sense & NP_S_LEAD
		&& !(l->trait[i].sense & NP_S_MANY)
		&& l->trait[i].owner == NP_NONE
		&& !l->group[np_links_root(l, i)].nnames;
}

/* The text may speak of the president before it names him by his office. */
static void join_late(struct np_coref *c)
{
	struct np_links *l = c->l;
	uint32_t i, part;

	for (i = 0; i < l->n; i++) {
		if (!waits(l, i))
			continue;
		part = np_parts_last(l->parts,
			l->text->word[l->trait[i].head]);
		if (part != NP_NONE && c->holder[part] < SEVERAL
			&& !np_links_clash(l, c->holder[part], i))
			np_links_join(l, c->holder[part], i);
	}
}

static uint32_t *by_part(struct np_links *l)
{
	uint32_t *of = NP_NEW(l->arena, uint32_t, l->parts->nparts);

	memset(of, 0xff, l->parts->nparts * sizeof *of);
	return of;
}

void np_coref_join(struct np_links *l)
{
	struct np_coref c = { .l = l, .latest = by_part(l),
		.holder = by_part(l) };
	uint32_t i, who;

	mark_subjects(l);
	for (i = 0; i < l->n; i++)
		note_office(&c, i);
	for (i = 0; i < l->n; i++)
		if (l->m[i].kind == NP_NOMINAL)
			np_owner_set(l, i);
	for (i = 0; i < l->n; i++) {
		switch (l->m[i].kind) {
		case NP_NAME:
			note_name(&c, i);
			break;
		case NP_NOMINAL:
			join_nominal(&c, i);
			break;
		default:
			if (np_links_root(l, i) != i)
				break; /* found with its noun phrase */
			who = np_pronoun_find(&c, i);
			if (who != NP_NONE)
				np_links_join(l, who, i);
		}
	}
	join_late(&c);
}
