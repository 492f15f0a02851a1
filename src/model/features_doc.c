/* The second pass: what the first believes of the same word, of the same pair
 * of words, of what an acronym stands for and of the names beside it.
 *
 *	James Macharia ...	first pass: B-PER I-PER, sure
 *	MACHARIA LEAVES		the same word elsewhere: I-PER
 *
 * Only words with a capital are candidates for that.  Those of one spelling form
 * a chain through the text; a window slides along each chain, so the cost is
 * linear however often a word comes. */
#include "model/features_list.h"

#include <string.h>

#include "base/banned.h"

#define REACH 600 /* tokens to either side: an article, mostly */

static uint32_t family_of(const struct np_features *f, uint32_t i)
{
	return f->forms[f->form[i]].family;
}

static int is_candidate(const struct np_features *f, uint32_t i)
{
	return f->forms[f->form[i]].capital;
}

/* -- Chains ---------------------------------------------------------------- */

static void chain_init(struct np_chain *ch, np_arena *a, uint32_t n)
{
	ch->next = np_arena_alloc(a, n * sizeof *ch->next);
	ch->starts = NP_NEW(a, uint8_t, n);
	memset(ch->next, 0xff, n * sizeof *ch->next);
}

/* Candidate c goes behind the one that *last names, plus one; 0: there is
 * none. */
static void append(struct np_chain *ch, uint32_t *last, uint32_t c)
{
	if (*last)
		ch->next[*last - 1] = c;
	else
		ch->starts[c] = 1;
	*last = c + 1;
}

static void chain_words(const struct np_features *f, np_arena *a,
	struct np_chain *ch)
{
	uint32_t *last = NP_NEW(a, uint32_t, f->nfamilies), c;

	chain_init(ch, a, f->ncand);
	for (c = 0; c < f->ncand; c++)
		append(ch, &last[family_of(f, f->cand[c])], c);
}

/* Pairs of neighbours are keyed by a hash: a clash of two would be a weak
 * feature gone astray, no more. */
static uint32_t pair_key(const struct np_features *f, uint32_t i,
	uint32_t mask)
{
	return (uint32_t)(np_mix(family_of(f, i - 1), family_of(f, i)) >> 32)
		& mask;
}

static uint32_t power_above(uint32_t n)
{
	uint32_t p = 1;

	while (p < n)
		p *= 2;
	return p;
}

static void chain_pairs(const struct np_features *f, np_arena *a,
	struct np_chain *ch)
{
	uint32_t mask = power_above(f->text->ntokens * 2) - 1, i, k, c;
	uint32_t nslots = power_above(f->ncand * 2 + 1);
	uint32_t *slot = NP_NEW(a, uint32_t, nslots);
	uint32_t *key = np_arena_alloc(a, f->ncand * sizeof *key);

	chain_init(ch, a, f->ncand);
	for (c = 0; c < f->ncand; c++) {
		i = f->cand[c];
		if (f->beg[i] == i || !is_candidate(f, i - 1))
			continue;
		key[c] = pair_key(f, i, mask);
		k = key[c] & (nslots - 1);
		while (slot[k] && key[slot[k] - 1] != key[c])
			k = (k + 1) & (nslots - 1);
		append(ch, &slot[k], c);
	}
}

/* -- Evidence -------------------------------------------------------------- */

/* The sum of what tokens are believed to be. */
struct evidence {
	uint32_t n, sum[NP_NLABELS];
};

/* Add what a token says, or take it away again. */
static void weigh(struct evidence *ev, const uint8_t *prob, int sign)
{
	unsigned y;

	ev->n += (uint32_t)sign;
	for (y = 0; y < NP_NLABELS; y++)
		ev->sum[y] += (uint32_t)(sign * prob[y]);
}

/* Share of the most likely class among the others, 0..7, and which. */
static struct np_belief believe(const struct evidence *ev)
{
	struct np_belief b = { 0, 0, 0, 0, 0 };
	uint32_t sum[NP_NTYPES + 1], all = 0, best = 0;
	unsigned k;

	b.n = (uint8_t)(ev->n < 4 ? ev->n : 4);
	if (!b.n)
		return b;
	sum[0] = ev->sum[0];
	for (k = 0; k < NP_NTYPES; k++)
		sum[k + 1] = ev->sum[NP_LABEL_B(k)] + ev->sum[NP_LABEL_I(k)];
	for (k = 0; k <= NP_NTYPES; k++) {
		all += sum[k];
		if (sum[k] > sum[b.class])
			b.class = (uint8_t)k;
	}
	b.second = b.class ? 0 : 1;
	for (k = 0; k <= NP_NTYPES; k++)
		if (k != b.class && sum[k] > sum[b.second])
			b.second = (uint8_t)k;
	if (sum[b.second] * 5 < all)
		b.second = NP_NTYPES + 1;
	for (k = 0; k < NP_NLABELS; k++)
		if (ev->sum[k] > best) {
			best = ev->sum[k];
			b.label = (uint8_t)k;
		}
	b.share = (uint8_t)(all ? sum[b.class] * 7 / all : 0);
	return b;
}

/* One chain: a window of tokens slides along it. */
static void slide(const struct np_features *f, const struct np_chain *ch,
	uint32_t first, const uint8_t (*prob)[16], struct np_belief *out)
{
	struct evidence win = { 0 }, others;
	uint32_t c, from = first, to = first;

	for (c = first; c != NP_NONE; c = ch->next[c]) {
		for (; to != NP_NONE && f->cand[to] <= f->cand[c] + REACH;
		     to = ch->next[to])
			weigh(&win, prob[to], 1);
		for (; f->cand[from] + REACH < f->cand[c];
		     from = ch->next[from])
			weigh(&win, prob[from], -1);
		others = win;
		weigh(&others, prob[c], -1);
		out[c] = believe(&others);
	}
}

static void gather(const struct np_features *f, const struct np_chain *ch,
	const uint8_t (*prob)[16], struct np_belief *out)
{
	uint32_t c;

	for (c = 0; c < f->ncand; c++)
		if (ch->starts[c] && ch->next[c] != NP_NONE)
			slide(f, ch, c, prob, out);
}

/* -- Acronyms -------------------------------------------------------------- */

/* "Sport Klub Windhoek": the first letters of its capitalised words; lower-
 * cased words between ("of", "for the") are stepped over, two at most. */
static uint32_t initials(const struct np_features *f, uint32_t i, char *s)
{
	uint32_t n = 0, end = f->end[i], gap = 0;
	const struct np_word *w;

	for (; i < end && n < 6 && gap < 3; i++) {
		w = np_word_of(f->text, i);
		if (w->shape & NP_W_CAP && !(w->shape & NP_W_UPPER)) {
			s[n++] = w->s[0];
			gap = 0;
		} else if (w->shape & NP_W_ALPHA && !(w->shape & NP_W_CAP)) {
			gap++;
		} else {
			break;
		}
	}
	return n;
}

/* Remember where each run of initials of 2 to 6 letters is first spelt. */
static void spell_acronyms(const struct np_features *f, np_arena *a,
	np_table *spelt)
{
	char s[6], *copy;
	uint32_t i, n, k, c;

	np_table_init(spelt, a);
	for (c = 0; c < f->ncand; c++) {
		i = f->cand[c];
		if (f->runbeg[i] != i
		    || f->forms[f->form[i]].mode != NP_CASE_NORMAL)
			continue;
		n = initials(f, i, s);
		if (n < 2)
			continue;
		copy = np_arena_copy(a, s, n);
		for (k = 2; k <= n; k++)
			np_table_put(spelt, copy, k, np_hash(copy, k, 0), c);
	}
}

static void find_acronyms(const struct np_features *f, np_arena *a,
	uint32_t *acronym)
{
	const struct np_form *form;
	const uint32_t *at;
	np_table spelt;
	uint32_t c;

	spell_acronyms(f, a, &spelt);
	for (c = 0; c < f->ncand; c++) {
		form = &f->forms[f->form[f->cand[c]]];
		if (form->kind != KIND_UPPER || form->word->n > 6)
			continue;
		at = np_table_get(&spelt, form->word->s, form->word->n,
			form->word->hash);
		if (at)
			acronym[c] = *at + 1;
	}
}

void np_second_init(struct np_second *s, const struct np_features *f,
	np_arena *a)
{
	chain_words(f, a, &s->words);
	chain_pairs(f, a, &s->pairs);
	s->word = NP_NEW(a, struct np_belief, f->ncand);
	s->pair = NP_NEW(a, struct np_belief, f->ncand);
	s->own = NP_NEW(a, uint8_t, f->ncand);
	s->acronym = NP_NEW(a, uint32_t, f->ncand);
	find_acronyms(f, a, s->acronym);
}

void np_second_weigh(struct np_second *s, const struct np_features *f,
	const uint8_t (*prob)[16])
{
	uint32_t c;
	unsigned y;

	gather(f, &s->words, prob, s->word);
	gather(f, &s->pairs, prob, s->pair);
	for (c = 0; c < f->ncand; c++)
		for (s->own[c] = 0, y = 1; y < NP_NLABELS; y++)
			if (prob[c][y] > prob[c][s->own[c]])
				s->own[c] = (uint8_t)y;
}

/* -- Features -------------------------------------------------------------- */

static void add_word_evidence(struct np_list *l, const struct np_features *f,
	uint32_t i, const struct np_belief *b)
{
	uint64_t best = (uint64_t)b->class << 4 | b->share;

	np_put(l, D_BEST, best, 0);
	np_put(l, D_BEST, best, 1 + b->n);
	np_put(l, D_SHAPE, best, np_at(f, i, 0)->kind);
	np_put(l, D_SECOND, (uint64_t)b->class << 4 | b->second, b->n);
	np_put(l, D_LABEL, (uint64_t)b->label << 4 | b->share, 0);
	np_put(l, D_LABEL, (uint64_t)b->label << 4 | b->second,
		1 + (f->runend[i] - f->runbeg[i] > 1));
	/* Candidates that are neighbours have neighbouring numbers. */
	if (i > f->beg[i] && np_at(f, i, -1)->capital && b[-1].n)
		np_put(l, D_NEAR, (uint64_t)b->label << 4 | b[-1].label, 0);
	if (i + 1 < f->end[i] && np_at(f, i, 1)->capital && b[1].n)
		np_put(l, D_NEAR, (uint64_t)b->label << 4 | b[1].label, 1);
}

static void add_pair_evidence(struct np_list *l, const struct np_features *f,
	uint32_t i, const struct np_belief *b)
{
	if (b->n)
		np_put(l, D_PAIR, (uint64_t)b->label << 4 | b->share, 0);
	if (i + 1 < f->end[i] && np_at(f, i, 1)->capital && b[1].n)
		np_put(l, D_PAIR, (uint64_t)b[1].label << 4 | b[1].share, 1);
}

/* The name before or behind the run of candidate c, and what stands between:
 * names in a list are of one kind. */
static void add_list_side(struct np_list *l, const struct np_features *f,
	uint32_t c, const struct np_second *s, int step)
{
	uint32_t i = f->cand[c], gap = 0;
	uint32_t j = step < 0 ? f->runbeg[i] : f->runend[i] - 1;
	uint64_t h = (unsigned)(step + 1);
	unsigned class;

	c = c - i + j; /* the run's first or last */
	for (; gap < 4; gap++) {
		if (step < 0 ? j == f->beg[i] : j + 1 >= f->end[i])
			return;
		j = step < 0 ? j - 1 : j + 1;
		if (is_candidate(f, j))
			break;
		if (gap < 2)
			h = np_mix(h, f->forms[f->form[j]].low);
	}
	if (gap == 4)
		return;
	c = step < 0 ? c - 1 : c + 1;
	class = (s->own[c] + 1u) / 2;
	np_put(l, D_LIST, h, class);
	np_put(l, D_LIST, gap, 8 + class * 2 + (unsigned)(step > 0));
}

static void add_acronym(struct np_list *l, const struct np_features *f,
	uint32_t c, const struct np_second *s)
{
	uint32_t b = s->acronym[c] - 1, i;

	if (!s->acronym[c])
		return;
	i = f->cand[b];
	np_put(l, D_ACRONYM, s->own[b], 0);
	np_put(l, D_ACRONYM, s->own[b + f->runend[i] - 1 - i], 1);
}

unsigned np_features_doc(const struct np_features *f, uint32_t c,
	const struct np_second *second, uint32_t *out)
{
	struct np_list l = { out, 0, f->vocab->templates };
	uint32_t i = f->cand[c];

	if (second->word[c].n)
		add_word_evidence(&l, f, i, &second->word[c]);
	add_pair_evidence(&l, f, i, &second->pair[c]);
	add_list_side(&l, f, c, second, -1);
	add_list_side(&l, f, c, second, 1);
	add_acronym(&l, f, c, second);
	return l.n;
}
