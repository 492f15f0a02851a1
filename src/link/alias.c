/* Forms are kept in a table whose keys are the bytes of their part numbers, so
 * "is there a name that is this one without its last word" is one lookup. */
#include "link/alias.h"

#include <string.h>

#include "lex/names.h"
#include "link/parts.h"
#include "base/banned.h"

#define SURE 0.8f /* score from which the model's word stands */

static np_str spelling(const struct np_forms *f, uint32_t part)
{
	return f->l->parts->text[part];
}

uint32_t np_forms_sense(const struct np_forms *f, uint32_t part)
{
	np_str s = spelling(f, part);

	return np_sense_of(s.ptr, s.len);
}

uint32_t np_forms_find(const struct np_forms *f, const uint32_t *id,
	uint32_t n)
{
	size_t len = n * sizeof *id;
	const uint32_t *at = np_table_get(&f->table, (const char *)id, len,
		np_hash(id, len, 0));

	return at ? *at : NP_NONE;
}

/* Drop what stands before the name proper, at least one part stays. */
static uint32_t skip_front(const struct np_forms *f, const uint32_t *id,
	uint32_t n, unsigned type)
{
	uint32_t i = 0, sense;

	while (i + 1 < n) {
		sense = np_forms_sense(f, id[i]);
		if (!(sense & NP_S_THE) && !(type == NP_PER
			&& sense & NP_S_TITLE))
			break;
		i++;
	}
	return i;
}

static uint32_t add_form(struct np_forms *f, const uint32_t *id, uint32_t n,
	uint32_t mention)
{
	struct np_form form = { .n = n, .first = mention, .jr = NP_NONE,
		.loose = NP_NONE, .aside = NP_NONE };
	size_t len = n * sizeof *id;
	uint32_t *copy = NP_NEW(f->l->arena, uint32_t, n);

	memcpy(copy, id, len);
	form.id = copy;
	np_table_put(&f->table, (const char *)copy, len, np_hash(id, len, 0),
		f->n);
	NP_PUSH(f->l->arena, f->form, f->n, f->cap, form);
	return f->n - 1;
}

static bool looks_short(const struct np_links *l, const np_mention *m)
{
	const struct np_word *w = np_word_of(l->text, m->token);

	return m->ntokens == 1 && w->n >= 2 && w->n <= 8
		&& w->shape & (NP_W_UPPER | NP_W_MIXED | NP_W_PERIOD);
}

/* What stands beside a name can tell that it is a person's: "Mrs Weber",
 * "Anna Weber, a singer,", "Weber, who". */
static uint32_t person_votes(const struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];
	uint32_t end = m->token + m->ntokens, j;

	if (m->token && l->name[m->token - 1] == NP_NONE
		&& np_links_sense(l, m->token - 1) & NP_S_TITLE
		&& np_word_of(l->text, m->token - 1)->shape & NP_W_CAP)
		return 100;
	if (end + 1 >= l->text->ntokens || !np_links_is(l, end, ","))
		return 0;
	if (np_links_is(l, end + 1, "who"))
		return 50;
	for (j = i + 1; j < l->n && l->m[j].token <= end + 1; j++)
		if (l->m[j].kind == NP_NOMINAL && l->m[j].token == end + 1
			&& l->m[j].type == NP_PER
			&& np_links_sense(l, end + 1) & NP_S_INDEF
			&& !(l->trait[j].sense & NP_S_MANY))
			return 300;
	return 0;
}

/* A name that the lexicon knows, as a whole, only as an organisation's is no
 * nationality ("Afghan Taliban"), and no town that has that name, too ("Rio
 * Tinto"). */
static uint32_t org_votes(const struct np_links *l, uint32_t i)
{
	const uint32_t others = NP_LEX_MISC | NP_LEX_COUNTRY | NP_LEX_REGION
		| NP_LEX_PLACE | NP_LEX_DEMONYM | NP_LEX_PERSON;
	const np_mention *m = &l->m[i];
	const struct np_hit *hit;

	if ((m->type != NP_MISC && m->type != NP_LOC)
		|| l->hit[m->token] == NP_NONE)
		return 0;
	hit = &l->hits[l->hit[m->token]];
	if (hit->token != m->token || hit->ntokens != m->ntokens
		|| !(hit->classes & NP_LEX_ORG) || hit->classes & others
		|| (hit->classes & NP_LEX_CITY && m->ntokens < 2))
		return 0;
	return 200;
}

/* "Acme, Inc." is Acme Inc. */
static uint32_t drop_commas(const struct np_forms *f, uint32_t *id, uint32_t n)
{
	uint32_t i, k = 0;

	for (i = 0; i < n; i++)
		if (spelling(f, id[i]).len != 1
			|| spelling(f, id[i]).ptr[0] != ',')
			id[k++] = id[i];
	return k;
}

static void read_form(struct np_forms *f, uint32_t i)
{
	struct np_links *l = f->l;
	const np_mention *m = &l->m[i];
	uint32_t ids[NP_FORM_PARTS], n, skip, k, jr;
	struct np_form *form;

	n = np_parts_of(l->parts, l->text,
		(np_span){ m->token, m->token + m->ntokens }, ids,
		NP_FORM_PARTS);
	n = drop_commas(f, ids, n);
	if (!n)
		return;
	skip = skip_front(f, ids, n, m->type);
	k = np_forms_find(f, ids + skip, n - skip);
	if (k == NP_NONE)
		k = add_form(f, ids + skip, n - skip, i);
	jr = n - skip > 2 && np_forms_sense(f, ids[n - 1]) & NP_S_JR
		? ids[n - 1] : NP_NONE;
	form = &f->form[k];
	form->count++;
	form->typed[m->type]++;
	form->votes[m->type] += 1 + (uint32_t)(m->score * 100)
		+ (l->trait[i].own != NP_NONE ? 1u << 20 : 0);
	form->votes[NP_PER] += person_votes(l, i);
	form->votes[NP_ORG] += org_votes(l, i);
	form->upper |= looks_short(l, m);
	if (jr != NP_NONE && form->jr == NP_NONE) {
		form->jr = jr;
		form->n--; /* the key keeps it: father and son differ */
	}
	l->trait[i].form = k;
}

static void decide_types(struct np_forms *f)
{
	uint32_t i;
	unsigned k, best;

	for (i = 0; i < f->n; i++) {
		for (best = 0, k = 1; k < NP_DATE; k++)
			if (f->form[i].votes[k] > f->form[i].votes[best])
				best = k;
		f->form[i].type = (uint8_t)best;
	}
}

/* A name of several words is of one type wherever it stands. */
static void set_types(struct np_forms *f)
{
	struct np_links *l = f->l;
	uint32_t i, k;

	for (i = 0; i < l->n; i++) {
		k = l->trait[i].form;
		if (k == NP_NONE || f->form[k].n < 2
			|| l->trait[i].own != NP_NONE)
			continue;
		l->group[i].votes[l->m[i].type] = 0;
		l->m[i].type = f->form[k].type;
		l->group[i].votes[l->m[i].type] = 4;
	}
}

/* "Liverpool beat ... in Liverpool": a city and its team share a name. */
static bool stands_aside(const struct np_links *l, const struct np_form *form,
	uint32_t i)
{
	const np_mention *m = &l->m[i];

	return m->type != form->type && m->score >= SURE
		&& ((m->type == NP_LOC && form->type == NP_ORG)
		|| (m->type == NP_ORG && form->type == NP_LOC))
		&& !(np_links_classes(l, m->token) & NP_LEX_COUNTRY);
}

/* Join the mentions of each form, but for bare names that may be somebody's
 * surname: person.c has decided on those. */
static void join_equal(struct np_forms *f)
{
	struct np_links *l = f->l;
	uint32_t i, k, *slot;

	for (i = 0; i < l->n; i++) {
		k = l->trait[i].form;
		if (k == NP_NONE || np_links_root(l, i) != i
			|| l->group[i].nnames > 1)
			continue; /* a person's surname */
		slot = stands_aside(l, &f->form[k], i) ? &f->form[k].aside
			: &f->form[k].loose;
		if (*slot == NP_NONE)
			*slot = i;
		else
			np_links_join(l, *slot, i);
	}
}

/* What the lexicon knows to be one: countries by any name, organisations by
 * theirs.  Zero: nothing known of this mention as a whole. */
static uint64_t known_as(const struct np_links *l, const np_mention *m)
{
	uint32_t at = l->hit[m->token], identity;
	const struct np_hit *hit;

	if (at == NP_NONE)
		return 0;
	hit = &l->hits[at];
	if (hit->token + hit->ntokens != m->token + m->ntokens
		|| (hit->token != m->token && (hit->token + 1 != m->token
		|| !(np_links_sense(l, hit->token) & NP_S_THE))))
		return 0; /* "the Fed" is an entry, and Fed the mention */
	if (hit->classes & NP_LEX_COUNTRY && m->type == NP_LOC)
		return (uint64_t)1 << 32
			| np_lex_candidate(l->lex, hit->entry, 0);
	identity = np_lex_identity(l->lex, hit->entry);
	return identity ? (uint64_t)2 << 32 | identity : 0;
}

static void join_known(struct np_forms *f)
{
	struct np_links *l = f->l;
	np_table seen;
	uint32_t i;

	np_table_init(&seen, l->arena);
	for (i = 0; i < f->n; i++) {
		uint32_t first = f->form[i].first;
		uint64_t *key = NP_NEW(l->arena, uint64_t, 1);

		*key = known_as(l, &l->m[first]);
		if (*key)
			np_links_join(l, first, *np_table_put(&seen,
				(const char *)key, sizeof *key,
				np_hash(key, sizeof *key, 0), first));
	}
}

/* Entries of the user's with one id are one entity; so are mentions of one
 * entry. */
static void join_own(struct np_links *l)
{
	const np_names *own = l->doc->opt.names;
	np_table seen;
	uint32_t i;

	np_table_init(&seen, l->arena);
	for (i = 0; own && i < l->n; i++) {
		const np_own_name *e;
		np_str key;

		if (l->trait[i].own == NP_NONE)
			continue;
		e = np_names_entry(own, l->trait[i].own);
		key = e->id.len ? e->id : e->name;
		np_links_join(l, i, *np_table_put(&seen, key.ptr, key.len,
			np_hash(key.ptr, key.len, e->id.len != 0), i));
	}
}

void np_alias_join(struct np_links *l)
{
	struct np_forms f = { .l = l };
	uint32_t i;

	np_table_init(&f.table, l->arena);
	for (i = 0; i < l->n; i++)
		if (l->m[i].kind == NP_NAME)
			read_form(&f, i);
	decide_types(&f);
	set_types(&f);
	np_person_join(&f);
	join_equal(&f);
	np_org_join(&f);
	join_known(&f);
	join_own(l);
}
