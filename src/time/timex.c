/* Finding temporal expressions, in two passes over an article: all matches of
 * the grammar first, because the day of publication may stand anywhere among
 * them, then their values in the order of the text.
 *
 * Cost: one load for each token whose word means nothing to the grammar; at
 * the others the automaton runs until its threads die, which most do at the
 * next token. */
#include "time/timex.h"

#include <string.h>

#include "time/atoms.h"
#include "time/found.h"
#include "time/match.h"
#include "time/pubdate.h"
#include "time/resolve.h"
#include "time/tense.h"
#include "base/banned.h"

np_status np_dates_open(struct np_dates *d, np_blob section)
{
	d->data = section;
	return np_grammar_open(&d->grammar, section) ? NP_OK : NP_EMODEL;
}

/* Everything the first pass needs. */
struct finder {
	const struct np_text *text;
	np_arena *arena;
	struct np_atoms atoms;
	struct np_matcher matcher;
	struct np_tenses tenses;
	struct np_found *found;
	uint32_t n, cap;
};

/* The token that parts a range in two, or 0 when its ends share a token. */
static uint32_t split_token(const struct np_atoms *as, const struct np_match *m)
{
	const struct np_atom *a = &as->v[m->split];

	return m->split && a->head && a->tail ? a->token : 0;
}

static void keep(struct finder *f, const struct np_match *m, uint32_t sentence)
{
	const struct np_atom *first = &f->atoms.v[m->atom];
	const struct np_atom *last = &f->atoms.v[m->atom + m->natoms - 1];
	struct np_found x;

	x.token = first->token;
	x.ntokens = last->last + 1 - first->token;
	x.sentence = sentence;
	x.tense = (uint8_t)np_tense_at(&f->tenses, &f->atoms, m->atom,
		m->atom + m->natoms);
	x.split = split_token(&f->atoms, m);
	x.frame = m->frame;
	NP_PUSH(f->arena, f->found, f->n, f->cap, x);
}

static void read_sentence(struct finder *f, uint32_t i_sent)
{
	const np_sentence *s = &f->text->sents[i_sent];
	struct np_match m;
	uint32_t i;

	np_atoms_read(&f->atoms, s->token, s->token + s->ntokens);
	for (i = 0; i < f->atoms.n;) {
		if (!np_match_at(&f->matcher, &f->atoms, i, &m)) {
			i++;
			continue;
		}
		if (m.frame.op != NP_OP_none)
			keep(f, &m, i_sent);
		i += m.natoms;
	}
}

static void span_of(const struct np_text *t, uint32_t token, uint32_t end,
	np_timex *x)
{
	x->token = token;
	x->ntokens = end - token;
	x->span.beg = t->tokens[token].span.beg;
	x->span.end = t->tokens[end - 1].span.end;
}

/* A time of day takes its day from a date that follows close behind:
 * "at 10:35 a.m. (0735 GMT) Friday". */
static void borrow_day(struct np_found *x, const struct np_found *next)
{
	static const uint8_t parts[] = { NP_S_wd, NP_S_month, NP_S_day,
		NP_S_rel, NP_S_year, NP_S_yy, NP_S_yrel, NP_S_dct, NP_S_era };
	int32_t *v = x->frame.slot;
	const int32_t *w = next->frame.slot;
	size_t i;

	if (x->frame.type != NP_TX_TIME || x->frame.op != NP_OP_date
			|| (v[NP_S_hour] == NP_UNSET
				&& v[NP_S_hour2] == NP_UNSET)
			|| next->sentence != x->sentence
			|| next->frame.op != NP_OP_date
			|| next->token > x->token + x->ntokens + 5
			|| (w[NP_S_wd] == NP_UNSET && w[NP_S_day] == NP_UNSET
				&& w[NP_S_dct] == NP_UNSET))
		return;
	for (i = 0; i < sizeof parts; i++)
		if (v[parts[i]] != NP_UNSET)
			return;
	for (i = 0; i < sizeof parts; i++)
		v[parts[i]] = w[parts[i]];
}

/* A day or month takes the year of a date that it is joined with: "May and
 * June 1981". */
static void borrow_year(struct np_found *x, const struct np_found *next)
{
	int32_t *v = x->frame.slot;
	const int32_t *w = next->frame.slot;

	if (x->frame.op == NP_OP_date && next->frame.op == NP_OP_date
			&& next->sentence == x->sentence
			&& next->token <= x->token + x->ntokens + 1
			&& v[NP_S_month] != NP_UNSET
			&& w[NP_S_month] != NP_UNSET
			&& v[NP_S_rel] == NP_UNSET && v[NP_S_yrel] == NP_UNSET
			&& v[NP_S_year] == NP_UNSET && v[NP_S_yy] == NP_UNSET)
		v[NP_S_year] = w[NP_S_year];
}

/* Work out match i; one expression, or two for the ends of a range. */
static uint32_t resolve(const struct finder *f, struct np_timeline *tl,
	uint32_t i, np_timex *out)
{
	const struct np_found *x = &f->found[i];
	uint32_t end = x->token + x->ntokens;

	tl->sentence = x->sentence;
	span_of(f->text, x->token, end, out);
	np_resolve(tl, &x->frame, (enum np_tense)x->tense, f->arena, out);
	if (!x->split || !out->end.len)
		return 1;
	span_of(f->text, x->token, x->split, out);
	span_of(f->text, x->split + 1, end, out + 1);
	np_resolve_far(out, out + 1);
	return 2;
}

static uint32_t resolve_all(const struct finder *f, np_when pub, np_timex *out)
{
	struct np_timeline tl;
	uint32_t i, n = 0;

	memset(&tl, 0, sizeof tl);
	tl.pub = pub;
	tl.focus.year = tl.story.year = tl.period.year = NP_UNSET;
	tl.narrative = np_is_history(f->found, f->n, pub);
	for (i = f->n; i-- > 1;) {
		borrow_day(&f->found[i - 1], &f->found[i]);
		borrow_year(&f->found[i - 1], &f->found[i]);
	}
	for (i = 0; i < f->n; i++)
		n += resolve(f, &tl, i, out + n);
	return n;
}

void np_timex_find(const struct np_dates *d, np_arena *a,
	const struct np_text *t, const np_options *opt, np_pubdate *date,
	np_timex **out, uint32_t *n)
{
	struct finder f;
	uint32_t i;
	np_when pub;

	memset(&f, 0, sizeof f);
	f.text = t;
	f.arena = a;
	if (d->grammar.nsymbols) {
		np_atoms_init(&f.atoms, &d->grammar, t, a);
		np_matcher_init(&f.matcher, &d->grammar, a);
		np_tenses_init(&f.tenses, &d->grammar);
		for (i = 0; i < t->nsents; i++)
			read_sentence(&f, i);
	}
	np_pubdate_decide(t, opt, f.found, f.n, a, date, &pub);
	*out = NP_NEW(a, np_timex, 2 * (size_t)f.n);
	*n = resolve_all(&f, pub, *out);
}
