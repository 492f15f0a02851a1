/* Organisations: acronyms, and names cut short in front or behind.
 *
 *	Dock Workers Union (DWU) ... DWU             initials
 *	Ford Motor Company ... Ford                  cut behind
 *	the U.S. Federal Reserve, Federal Reserve    a country cut in front
 *	Church of Scientology, Scientology           what it is of
 *	Supreme Court ... the Court                  its noun alone
 *	F.W. Woolworth Co ... Woolworth              without initials, too
 *	The New York Times ... the Times             of a paper
 *
 * A name cut behind is believed when what is missing is but "Inc." or the
 * like, or when the short form follows the long one and both were taken for
 * organisations; "Ford" is not short for "Ford Foundation". */
#include "link/alias.h"

#include <string.h>

#include "lex/fold.h"
#include "link/parts.h"
#include "base/banned.h"

#define NEAREST 200u /* forms that are looked through for an abbreviated one */

static bool is_org(const struct np_form *f)
{
	return f->type == NP_ORG;
}

/* How sure it is that one name is short for another: a name is short for one
 * only, unless it is sure that it is the same. */
enum sure { NO, PERHAPS, SURE };

static void join(struct np_forms *f, uint32_t shorter, uint32_t longer,
	enum sure sure)
{
	struct np_form *s = &f->form[shorter];

	if (sure == NO || (s->joined && sure != SURE))
		return;
	s->joined = true;
	np_links_join(f->l, f->form[longer].loose != NP_NONE
		? f->form[longer].loose : f->form[longer].first,
		s->loose != NP_NONE ? s->loose : s->first);
}

/* -- Acronyms -------------------------------------------------------------- */

/* Which parts give their initials. */
enum initials { NAMES, ALL, LINES /* NAMES, "Airlines" within them, too */ };

/* Initials of a form.  A part that
 * is an acronym gives all its letters: U.S. Department of Agriculture, USDA. */
static uint32_t initials(const struct np_forms *f, const struct np_form *form,
	enum initials which, char *out)
{
	const struct np_parts *parts = f->l->parts;
	uint32_t i, n = 0, k;

	for (i = 0; i < form->n; i++) {
		uint32_t sense = np_forms_sense(f, form->id[i]);

		if (which == LINES && i + 1 < form->n)
			sense &= ~NP_S_CORP;
		if (which != ALL && sense & (NP_S_PREP | NP_S_CONJ | NP_S_THE
			| NP_S_CORP) && !(sense & NP_S_NOUN))
			continue;
		out[n++] = parts->text[form->id[i]].ptr[0];
		if (!(parts->looks[form->id[i]]
			& (NP_PART_UPPER | NP_PART_DOT)))
			continue;
		for (k = 1; k < parts->text[form->id[i]].len && k < 4; k++)
			out[n++] = parts->text[form->id[i]].ptr[k];
	}
	return n;
}

static void add_acronyms(const struct np_forms *f, np_table *t, uint32_t k)
{
	unsigned which;

	for (which = NAMES; which <= LINES; which++) {
		char *s = np_arena_alloc(f->l->arena, 4 * NP_FORM_PARTS);
		uint32_t n = initials(f, &f->form[k], which, s);

		if (n >= 2)
			np_table_put(t, s, n, np_hash(s, n, 0), k);
	}
}

/* Whether s is made of initials of the form in their order, the first and the
 * last one among them: "IPMA" of International Primary Market Makers
 * Association. */
static bool abbreviates(const struct np_forms *f, np_str s,
	const struct np_form *form)
{
	const struct np_parts *parts = f->l->parts;
	size_t at = 0;
	uint32_t i;

	if (s.len < 3 || form->n < s.len || form->n > s.len + 2
		|| parts->text[form->id[form->n - 1]].ptr[0]
		!= s.ptr[s.len - 1]
		|| parts->text[form->id[0]].ptr[0] != s.ptr[0])
		return false;
	for (i = 0; i < form->n && at < s.len; i++)
		at += parts->text[form->id[i]].ptr[0] == s.ptr[at];
	return at == s.len;
}

/* The one organisation named before that form k abbreviates. */
static uint32_t abbreviated(const struct np_forms *f, uint32_t k, np_str s)
{
	uint32_t i, found = NP_NONE, seen = 0;

	for (i = k; i-- && seen++ < NEAREST;) {
		if (!is_org(&f->form[i]) || !abbreviates(f, s, &f->form[i]))
			continue;
		if (found != NP_NONE)
			return NP_NONE;
		found = i;
	}
	return found;
}

static void join_acronyms(struct np_forms *f)
{
	np_table t;
	uint32_t k, i;

	np_table_init(&t, f->l->arena);
	for (k = 0; k < f->n; k++)
		if (f->form[k].n >= 2 && f->form[k].type != NP_PER)
			add_acronyms(f, &t, k);
	for (k = 0; k < f->n; k++) {
		const struct np_form *form = &f->form[k];
		np_str s = f->l->parts->text[form->id[0]];
		const uint32_t *at;

		if (form->n != 1 || !form->upper || form->type == NP_PER)
			continue;
		at = np_table_get(&t, s.ptr, s.len, np_hash(s.ptr, s.len, 0));
		i = at ? *at : abbreviated(f, k, s);
		if (i != NP_NONE)
			join(f, k, i, PERHAPS);
	}
}

/* Whether the letters of s stand in the name in that order, the first one at
 * its beginning. */
static bool spelt_by(const struct np_forms *f, np_str s,
	const struct np_form *form)
{
	size_t at = 0;
	uint32_t i;
	size_t k;

	for (i = 0; i < form->n; i++) {
		np_str part = f->l->parts->text[form->id[i]];

		for (k = 0; k < part.len && at < s.len; k++) {
			if (part.ptr[k] == s.ptr[at])
				at++;
			else if (!at)
				return false;
		}
	}
	return at == s.len;
}

/* "European Aeronautic Defence and Space Company (EADS)". */
static void join_bracketed(struct np_forms *f)
{
	const struct np_links *l = f->l;
	uint32_t i, last = NP_NONE;

	for (i = 0; i < l->n; i++) {
		const np_mention *m = &l->m[i], *p;
		uint32_t k = l->trait[i].form;

		if (m->kind != NP_NAME || k == NP_NONE)
			continue;
		p = last == NP_NONE ? NULL : &l->m[last];
		if (p && p->token + p->ntokens + 1 == m->token
			&& l->text->tokens[m->token].zone != NP_DATELINE
			&& np_links_is(l, m->token - 1, "(")
			&& f->form[k].n == 1 && f->form[k].upper
			&& p->type != NP_PER
			&& ((m->type == NP_ORG && p->type == NP_ORG)
			|| spelt_by(f, l->parts->text[f->form[k].id[0]],
			&f->form[l->trait[last].form])))
			join(f, k, l->trait[last].form, SURE);
		last = i;
	}
}

/* -- Names cut short ------------------------------------------------------- */

/* Whether the short form follows the long one; a headline comes first, but is
 * written last. */
static bool follows(const struct np_forms *f, const struct np_form *s,
	const struct np_form *l)
{
	const struct np_links *x = f->l;

	return s->first > l->first || x->text->tokens[
		x->m[s->first].token].zone == NP_HEADLINE;
}

/* Whether a name without its last parts is the same name. */
static enum sure cut_behind(const struct np_forms *f, const struct np_form *s,
	const struct np_form *l)
{
	uint32_t i, ncorp = 0, sense = 0;

	for (i = s->n; i < l->n; i++) {
		sense = np_forms_sense(f, l->id[i]);
		ncorp += (sense & NP_S_CORP) != 0;
	}
	if (ncorp == l->n - s->n && s->type != NP_PER && s->type != NP_LOC)
		return SURE;
	if (!is_org(s) || !is_org(l))
		return NO;
	if (s->n >= 2 && np_forms_sense(f, l->id[s->n]) & NP_S_PREP)
		return SURE;
	return follows(f, s, l) && !(sense & NP_S_ORG
		&& !(sense & NP_S_COMP)) ? PERHAPS : NO;
}

/* Lexicon classes of the place or people that parts [0, k) name. */
static bool is_country(const struct np_forms *f, const struct np_form *form,
	uint32_t k)
{
	const struct np_links *l = f->l;
	const np_mention *m = &l->m[form->first];
	uint32_t at = m->token;

	while (at < m->token + m->ntokens
		&& np_links_sense(l, at) & NP_S_THE)
		at++;
	return at < m->token + m->ntokens && k <= 2
		&& np_links_classes(l, at)
		& (NP_LEX_COUNTRY | NP_LEX_DEMONYM);
}

/* Whether a name without its first k parts is the same name. */
static enum sure cut_in_front(const struct np_forms *f,
	const struct np_form *s, const struct np_form *l)
{
	uint32_t k = l->n - s->n, sense = np_forms_sense(f, l->id[k - 1]);

	if (!is_org(l) || s->type == NP_PER)
		return NO;
	if (is_country(f, l, k))
		return s->n >= 2 || is_org(s) ? SURE : NO;
	if (!is_org(s))
		return NO;
	if (k == 1 && sense & NP_S_COMP && !(sense & NP_S_PER))
		return SURE; /* "Automaker GM" */
	if (s->n == 1 && follows(f, s, l) && np_links_classes(f->l,
		f->l->m[l->first].token) & NP_LEX_AGENCY)
		return PERHAPS; /* "the Times" */
	if (!follows(f, s, l))
		return NO;
	return sense & NP_S_PREP || s->n >= 2 || l->n == 2
		|| np_forms_sense(f, s->id[0]) & NP_S_ORG ? PERHAPS : NO;
}

/* "F.W. Woolworth Co": initials, one name, and what kind of company. */
static bool has_initials(const struct np_forms *f, const struct np_form *s,
	const struct np_form *l)
{
	return s->n == 1 && l->n == 3 && s->id[0] == l->id[1]
		&& f->l->parts->text[l->id[0]].len <= 3
		&& np_forms_sense(f, l->id[2]) & NP_S_CORP;
}

/* Whether a name without parts on both sides is the same name: "Supreme Court"
 * in "Italian Supreme Court of Cassation". */
static enum sure cut_around(const struct np_forms *f, const struct np_form *s,
	const struct np_form *l)
{
	if (is_org(s) && is_org(l) && has_initials(f, s, l))
		return PERHAPS;
	return s->n >= 2 && is_org(s) && is_org(l) && s->first > l->first
		&& np_forms_sense(f, s->id[s->n - 1]) & NP_S_ORG ? PERHAPS : NO;
}

static void join_cuts(struct np_forms *f, uint32_t k)
{
	const struct np_form *l = &f->form[k], *short_form;
	uint32_t beg, end, s;

	for (beg = 0; beg < l->n; beg++) {
		for (end = l->n; end > beg; end--) {
			s = np_forms_find(f, l->id + beg, end - beg);
			if (s == NP_NONE || s == k)
				continue;
			short_form = &f->form[s];
			join(f, s, k, !beg ? cut_behind(f, short_form, l)
				: end == l->n ? cut_in_front(f, short_form, l)
				: cut_around(f, short_form, l));
		}
	}
}

/* "Agriculture Department", "U.S. Agriculture Department" and "Department of
 * Agriculture" are one. */
static void join_turned(struct np_forms *f, uint32_t k)
{
	const struct np_form *form = &f->form[k];
	const uint32_t *of = np_table_get(&f->l->parts->table, "of", 2,
		np_hash("of", 2, 0));
	uint32_t id[NP_FORM_PARTS + 1], skip = is_country(f, form, 1), n, s;
	np_str last = f->l->parts->text[form->id[form->n - 1]];

	if (!of || form->n < skip + 2 || !((last.len == 10
		&& !memcmp(last.ptr, "department", 10)) || (last.len == 8
		&& !memcmp(last.ptr, "ministry", 8))))
		return;
	n = form->n - skip;
	id[0] = form->id[form->n - 1];
	id[1] = *of;
	memcpy(id + 2, form->id + skip, (n - 1) * sizeof *id);
	s = np_forms_find(f, id, n + 1);
	if (s != NP_NONE)
		join(f, s, k, SURE);
}

/* "Commission" for the last organisation that has the noun as its head. */
static void join_nouns(struct np_forms *f)
{
	struct np_links *l = f->l;
	uint32_t *latest = NP_NEW(l->arena, uint32_t, l->parts->nparts);
	uint32_t i, k, p;

	memset(latest, 0xff, l->parts->nparts * sizeof *latest);
	for (i = 0; i < l->n; i++) {
		struct np_form *form;

		k = l->trait[i].form;
		if (k == NP_NONE || !is_org(&f->form[k]))
			continue;
		form = &f->form[k];
		p = np_parts_last(l->parts, l->text->word[l->trait[i].head]);
		if (p == NP_NONE || !(np_forms_sense(f, p) & NP_S_ORG))
			continue;
		if (form->n > 1)
			latest[p] = k;
		else if (latest[p] != NP_NONE)
			join(f, k, latest[p], PERHAPS);
	}
}

void np_org_join(struct np_forms *f)
{
	uint32_t k;

	join_bracketed(f);
	join_acronyms(f);
	for (k = 0; k < f->n; k++)
		if (f->form[k].n > 1 && f->form[k].type != NP_PER) {
			join_cuts(f, k);
			join_turned(f, k);
		}
	join_nouns(f);
}
