/* People: full names that are variants of each other, then bare surnames and
 * first names.
 *
 * Per surname a chain of the persons that bear it is kept, at most NCHAIN of
 * them (a family, or a list of names); a new full name is compared with those
 * alone, which keeps a list of a hundred thousand names linear.
 *
 * A bare surname means: whoever bears it alone; else, but for those who came in
 * as somebody's kin, whoever of its bearers was named in full in this sentence
 * or the one before; else the one named most, if clearly more; else the last.
 * "President Weber" is not the first lady, but one who need not be named in
 * full.  A wrong merger is worse than a missed one, so a first name needs a
 * single bearer. */
#include "link/alias.h"

#include <string.h>

#include "link/parts.h"
#include "base/banned.h"

#define NCHAIN 8

/* How somebody came in: by a name of his own; as somebody's ("their lawyer,
 * Anna Weber"), who is not spoken of by the surname alone; or as family that
 * bears the surname too ("his wife, Anna Weber", "first lady Anna Weber"). */
enum tie { NO_TIE, SOMEBODYS, FAMILY };

/* Bearers of a part as surname, or as first name: mentions, each standing for
 * its group. */
struct chain {
	uint32_t who[NCHAIN];
	uint32_t jr[NCHAIN]; /* part "jr", "iii", or NP_NONE */
	uint8_t tie[NCHAIN]; /* how they came in */
	uint32_t n;
	uint32_t last; /* latest full mention so far, or NP_NONE */
};

struct people {
	struct np_forms *f;
	struct np_links *l;
	struct chain *pool;
	unsigned npool, cappool;
	uint32_t *surname, *given; /* [parts] index into pool, or NP_NONE */
	uint8_t *firm; /* [parts] begins the name of one: "Ford Motor Co." */
};

static struct chain *chain_of(struct people *p, uint32_t *slot, bool make)
{
	struct chain c = { .n = 0, .last = NP_NONE };

	if (*slot == NP_NONE) {
		if (!make)
			return NULL;
		*slot = p->npool;
		NP_PUSH(p->l->arena, p->pool, p->npool, p->cappool, c);
	}
	return &p->pool[*slot];
}

/* One letter that begins the other, or the same. */
static bool same_given(np_str a, np_str b)
{
	size_t i, edits = 0;

	if (a.len == 1 || b.len == 1)
		return a.ptr[0] == b.ptr[0];
	if (a.len != b.len || a.len < 6)
		return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
	for (i = 0; i < a.len; i++)
		edits += a.ptr[i] != b.ptr[i];
	return edits <= 1; /* Kristen, Kristin */
}

/* Short forms of first names that do not begin alike, or that would be taken
 * for another name. */
static bool nickname(np_str a, np_str b)
{
	static const char pairs[][2][12] = {
		{ "bill", "william" }, { "will", "william" },
		{ "bob", "robert" }, { "rob", "robert" },
		{ "dick", "richard" }, { "rick", "richard" },
		{ "jim", "james" }, { "joe", "joseph" }, { "tom", "thomas" },
		{ "mike", "michael" }, { "dan", "daniel" },
		{ "dave", "david" }, { "ed", "edward" }, { "ted", "edward" },
		{ "tony", "anthony" }, { "larry", "lawrence" },
		{ "chuck", "charles" }, { "liz", "elizabeth" },
		{ "beth", "elizabeth" }, { "kate", "katherine" },
		{ "sam", "samuel" }, { "ben", "benjamin" }, { "al", "albert" },
		{ "alex", "alexander" }, { "andy", "andrew" },
		{ "chris", "christopher" }, { "don", "donald" },
		{ "greg", "gregory" }, { "jeff", "jeffrey" },
		{ "ken", "kenneth" }, { "matt", "matthew" },
		{ "mitch", "mitchell" }, { "nick", "nicholas" },
		{ "pat", "patrick" }, { "pete", "peter" },
		{ "phil", "philip" }, { "ron", "ronald" },
		{ "steve", "steven" }, { "steve", "stephen" },
		{ "tim", "timothy" }, { "fritz", "friedrich" },
		{ "jack", "john" }, { "bernie", "bernard" },
		{ "vlad", "vladimir" }, { "abe", "abraham" },
		{ "gene", "eugene" }, { "debbie", "deborah" },
		{ "sue", "susan" }, { "becky", "rebecca" },
	};
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *s = pairs[i][0], *t = pairs[i][1];
		size_t ns = strlen(s), nt = strlen(t);

		if ((a.len == ns && b.len == nt && !memcmp(a.ptr, s, ns)
			&& !memcmp(b.ptr, t, nt)) || (b.len == ns
			&& a.len == nt && !memcmp(b.ptr, s, ns)
			&& !memcmp(a.ptr, t, nt)))
			return true;
	}
	return false;
}

/* Whether two full names with the same surname can be one person's. */
static bool compatible(const struct people *p, const struct np_form *a,
	const struct np_form *b)
{
	const np_str *text = p->l->parts->text;
	const struct np_form *swap;

	if (a->jr != b->jr && a->jr != NP_NONE && b->jr != NP_NONE)
		return false;
	if (a->n > b->n) {
		swap = a;
		a = b;
		b = swap;
	}
	if (!memcmp(a->id, b->id + (b->n - a->n), a->n * sizeof *a->id))
		return true;
	if (a->id[0] != b->id[0] && !same_given(text[a->id[0]], text[b->id[0]])
		&& !nickname(text[a->id[0]], text[b->id[0]]))
		return false;
	return a->n < 3 || same_given(text[a->id[1]], text[b->id[1]]);
}

static bool is_full(const struct np_form *form)
{
	return form->type == NP_PER && form->n >= 2;
}

/* Father and son are two; of several that leave it open who is meant, all are
 * the first. */
static bool same_jr(uint32_t *known, uint32_t jr)
{
	if (jr == NP_NONE)
		return true;
	if (*known == NP_NONE)
		*known = jr;
	return *known == jr;
}

static enum tie tie_of(const struct np_links *l, const np_mention *m)
{
	uint32_t t = m->token, first = l->text->sents[l->sent[t]].token, sense;

	if (t > first && np_links_is(l, t - 1, ","))
		t--;
	if (t == first)
		return NO_TIE;
	sense = np_links_sense(l, t - 1);
	if (np_links_is(l, t - 1, "married") || (t > first + 1
		&& np_links_is(l, t - 1, "lady")
		&& np_links_is(l, t - 2, "first")))
		return FAMILY;
	if (!(sense & NP_S_KIN))
		return NO_TIE;
	return sense & (NP_S_M | NP_S_F) ? FAMILY : SOMEBODYS;
}

/* Join a new full name with the person in the chain it is a variant of, or
 * append it. */
static void add_full(struct people *p, uint32_t k, uint32_t *slot, bool join)
{
	const struct np_form *form = &p->f->form[k], *other;
	struct chain *c = chain_of(p, slot, true);
	uint32_t i;

	for (i = 0; i < c->n; i++) {
		other = &p->f->form[p->l->trait[c->who[i]].form];
		if (join && compatible(p, form, other)
			&& same_jr(&c->jr[i], form->jr)) {
			np_links_join(p->l, c->who[i], form->first);
			return;
		}
		if (np_links_root(p->l, c->who[i])
			== np_links_root(p->l, form->first))
			return;
	}
	if (c->n == NCHAIN)
		return;
	c->who[c->n] = form->first;
	c->jr[c->n] = form->jr;
	c->tie[c->n++] = (uint8_t)tie_of(p->l, &p->l->m[form->first]);
}

/* Classes of the word at that token as a first name. */
static uint32_t given_classes(const struct np_links *l, uint32_t tok)
{
	struct np_hit hit;

	return np_lex_at(l->lex, l->words, l->text, tok, tok + 1, &hit)
		? hit.classes & (NP_LEX_FIRSTNAME_M | NP_LEX_FIRSTNAME_F) : 0;
}

/* Sex told by a title before the name, or by the first name. */
static uint32_t sex_of(const struct np_links *l, const np_mention *m)
{
	uint32_t sex = 0;

	if (m->token)
		sex = np_links_sense(l, m->token - 1) & (NP_S_M | NP_S_F);
	if (sex || m->ntokens < 2)
		return sex;
	switch (given_classes(l, m->token)) {
	case NP_LEX_FIRSTNAME_M:
		return NP_S_M;
	case NP_LEX_FIRSTNAME_F:
		return NP_S_F;
	default:
		return 0;
	}
}

static bool sexes_clash(uint32_t a, uint32_t b)
{
	a &= NP_S_M | NP_S_F;
	b &= NP_S_M | NP_S_F;
	return a && b && !(a & b);
}

/* "in Paris" is the city whatever Valeska Paris says. */
static bool behind_preposition_of_place(const struct np_links *l,
	const np_mention *m)
{
	static const char *const words[] = { "in", "at", "near", "from",
		"across", "outside", "around" };
	size_t i;

	for (i = 0; m->token && i < sizeof words / sizeof *words; i++)
		if (np_links_is(l, m->token - 1, words[i]))
			return true;
	return false;
}

/* Whether the model was in doubt about the type. */
static bool unsure(const struct np_form *form)
{
	return form->votes[form->type] < 90 * form->typed[form->type]
		|| 2 * form->typed[form->type] < form->count;
}

/* Whether a bare name that is somebody's surname can be meant for him. */
static bool may_be_person(const struct people *p, uint32_t i)
{
	const np_mention *m = &p->l->m[i];
	const struct np_form *form = &p->f->form[p->l->trait[i].form];
	uint32_t classes = np_links_classes(p->l, m->token);

	if (p->firm[form->id[0]] && (m->type != NP_PER || unsure(form)))
		return false;
	if (form->type == NP_PER)
		return m->type != NP_LOC
			|| !behind_preposition_of_place(p->l, m);
	if (m->type == NP_PER)
		return form->count < 3 || unsure(form);
	if (classes & (NP_LEX_COUNTRY | NP_LEX_ORG | NP_LEX_REGION)
		|| behind_preposition_of_place(p->l, m))
		return false;
	return form->count <= 3 || form->type == NP_LOC || unsure(form);
}

/* Whether the k-th of the chain, who has at most that tie, can be meant by
 * mention i. */
static bool can_be(const struct people *p, const struct chain *c, uint32_t k,
	uint32_t i, unsigned tie)
{
	struct np_links *l = p->l;

	return c->tie[k] <= tie && !sexes_clash(l->trait[i].sense,
		l->group[np_links_root(l, c->who[k])].sense);
}

/* The bearer that was named in full just before, or NP_NONE. */
static uint32_t recent(const struct people *p, const struct chain *c,
	uint32_t i, unsigned tie)
{
	struct np_links *l = p->l;
	uint32_t k;

	if (c->last == NP_NONE || l->trait[i].sent
		> l->trait[c->last].sent + 1)
		return NP_NONE;
	for (k = 0; k < c->n; k++)
		if (np_links_root(l, c->last) == np_links_root(l, c->who[k]))
			return can_be(p, c, k, i, tie) ? c->who[k] : NP_NONE;
	return NP_NONE;
}

/* The bearer that is named most, if clearly more than the next. */
static uint32_t most_named(const struct people *p, const struct chain *c,
	uint32_t i, unsigned tie)
{
	struct np_links *l = p->l;
	uint32_t k, best = NP_NONE, nbest = 0, second = 0, names;

	for (k = 0; k < c->n; k++) {
		if (!can_be(p, c, k, i, tie))
			continue;
		names = l->group[np_links_root(l, c->who[k])].nnames;
		if (names > nbest) {
			second = nbest;
			nbest = names;
			best = c->who[k];
		} else if (names > second) {
			second = names;
		}
	}
	if (second && nbest < 2 * second && c->last != NP_NONE
		&& !sexes_clash(l->trait[i].sense,
		l->group[np_links_root(l, c->last)].sense))
		return c->last;
	return best;
}

/* "President Weber": an office, not "Mrs Weber". */
static bool in_office(const struct np_links *l, uint32_t i)
{
	uint32_t t = l->m[i].token, sense = t ? np_links_sense(l, t - 1) : 0;

	return sense & NP_S_TITLE && !(sense & NP_S_RANK);
}

/* The bearer that a bare name means, or NP_NONE: those with a tie only where
 * nobody else can be meant, and no office is the family's. */
static uint32_t choose(const struct people *p, const struct chain *c,
	uint32_t i)
{
	unsigned tie, most = in_office(p->l, i) ? SOMEBODYS : FAMILY;
	uint32_t who;

	for (tie = NO_TIE; tie <= most; tie++) {
		who = recent(p, c, i, tie);
		if (who == NP_NONE)
			who = most_named(p, c, i, tie);
		if (who != NP_NONE)
			return who;
	}
	return NP_NONE;
}

/* Do their names begin with the family's, "Park Geun-hye", "Park Chung-hee"? */
static bool are_families(const struct people *p, const struct chain *c)
{
	uint32_t k;

	for (k = 0; k < c->n; k++) {
		const np_mention *m = &p->l->m[c->who[k]];

		if (m->ntokens != 4 || !np_links_is(p->l, m->token + 2, "-"))
			return false;
	}
	return true;
}

static uint32_t names_of(const struct people *p, uint32_t who)
{
	return who == NP_NONE ? 0
		: p->l->group[np_links_root(p->l, who)].nnames;
}

static void resolve_bare(struct people *p, uint32_t i, uint32_t part)
{
	struct chain *c = chain_of(p, &p->surname[part], false);
	uint32_t who = NP_NONE, given;

	if (!may_be_person(p, i))
		return;
	if (c)
		who = choose(p, c, i);
	if (c && who == NP_NONE && c->n < NCHAIN && in_office(p->l, i)
		&& p->l->m[i].type == NP_PER) {
		c->who[c->n] = i; /* whom nobody names in full */
		c->jr[c->n] = NP_NONE;
		c->tie[c->n++] = NO_TIE;
	}
	c = chain_of(p, &p->given[part], false);
	given = !c ? NP_NONE : c->n == 1 ? c->who[0]
		: are_families(p, c) ? choose(p, c, i) : NP_NONE;
	if (names_of(p, given) > names_of(p, who)
		&& (who == NP_NONE || p->l->m[given].ntokens > 2))
		who = given; /* Kim Jong Un rather than Tony Kim */
	if (who == NP_NONE)
		return;
	p->l->group[i].votes[p->l->m[i].type] = 0;
	p->l->m[i].type = NP_PER;
	p->l->group[i].votes[NP_PER] = 4;
	np_links_join(p->l, who, i);
}

static void note_firms(struct people *p)
{
	const struct np_forms *f = p->f;
	uint32_t i;

	for (i = 0; i < f->n; i++)
		if (f->form[i].n > 1 && f->form[i].type == NP_ORG
			&& np_forms_sense(f, f->form[i].id[f->form[i].n - 1])
			& NP_S_CORP)
			p->firm[f->form[i].id[0]] = 1;
}

static void note_full(struct people *p, uint32_t i, const struct np_form *form)
{
	struct chain *c = chain_of(p, &p->surname[form->id[form->n - 1]],
		false);

	if (c && tie_of(p->l, &p->l->m[i]) == NO_TIE)
		c->last = i;
}

void np_person_join(struct np_forms *f)
{
	struct np_links *l = f->l;
	struct people p = { .f = f, .l = l };
	size_t nparts = l->parts->nparts;
	uint32_t i;

	p.surname = NP_NEW(l->arena, uint32_t, nparts);
	p.given = NP_NEW(l->arena, uint32_t, nparts);
	p.firm = NP_NEW(l->arena, uint8_t, nparts);
	note_firms(&p);
	memset(p.surname, 0xff, nparts * sizeof *p.surname);
	memset(p.given, 0xff, nparts * sizeof *p.given);
	for (i = 0; i < l->n; i++)
		if (l->trait[i].form != NP_NONE && l->m[i].type == NP_PER)
			l->trait[i].sense = l->group[i].sense
				= sex_of(l, &l->m[i]);
	for (i = 0; i < f->n; i++) {
		const struct np_form *form = &f->form[i];

		if (!is_full(form))
			continue;
		add_full(&p, i, &p.surname[form->id[form->n - 1]], true);
		add_full(&p, i, &p.given[form->id[0]], false);
	}
	for (i = 0; i < l->n; i++) {
		uint32_t k = l->trait[i].form;

		if (k == NP_NONE)
			continue;
		if (is_full(&f->form[k])) {
			np_links_join(l, f->form[k].first, i);
			note_full(&p, i, &f->form[k]);
		} else if (f->form[k].n == 1) {
			resolve_bare(&p, i, f->form[k].id[0]);
		}
	}
}
