/* The second pass: what the first believes of the same word, of the same pair
 * of words, of what an acronym stands for and of the names beside it.
 *
 *	James Macharia ...	first pass: B-PER I-PER, sure
 *	MACHARIA LEAVES		the same word elsewhere: I-PER
 *
 * Tokens of one spelling form a chain through the text; a window slides along
 * each chain, so the cost is linear however often a word comes. */
#include "model/features_list.h"

#include <string.h>

#include "base/banned.h"

#define REACH 600 /* tokens to either side: an article, mostly */

/* Tokens that go together - of one family, of one pair of families - in text
 * order. */
struct chains {
	uint32_t *next; /* [T] the next of the same key, or NP_NONE */
	uint32_t *first, *last; /* [keys] */
	uint32_t nkeys;
};

static void chains_init(struct chains *c, np_arena *a, uint32_t nkeys,
	uint32_t ntokens)
{
	c->next = NP_NEW(a, uint32_t, ntokens);
	c->first = NP_NEW(a, uint32_t, nkeys);
	c->last = NP_NEW(a, uint32_t, nkeys);
	c->nkeys = nkeys;
	memset(c->first, 0xff, nkeys * sizeof *c->first);
}

static void append(struct chains *c, uint32_t key, uint32_t i)
{
	c->next[i] = NP_NONE;
	if (c->first[key] == NP_NONE)
		c->first[key] = i;
	else
		c->next[c->last[key]] = i;
	c->last[key] = i;
}

static int is_candidate(const struct np_features *f, uint32_t i)
{
	return f->forms[f->form[i]].capital;
}

static uint32_t family_of(const struct np_features *f, uint32_t i)
{
	return f->forms[f->form[i]].family;
}

static void link_words(struct chains *c, const struct np_features *f,
	np_arena *a)
{
	uint32_t i;

	chains_init(c, a, f->nfamilies, f->text->ntokens);
	for (i = 0; i < f->text->ntokens; i++)
		if (is_candidate(f, i))
			append(c, family_of(f, i), i);
}

/* Pairs are keyed by a hash: a clash of two would be a weak feature gone
 * astray, no more. */
static void link_pairs(struct chains *c, const struct np_features *f,
	np_arena *a)
{
	uint32_t nkeys = 1, i;
	uint64_t h;

	while (nkeys < f->text->ntokens * 2)
		nkeys *= 2;
	chains_init(c, a, nkeys, f->text->ntokens);
	for (i = 1; i < f->text->ntokens; i++) {
		if (!is_candidate(f, i) || f->beg[i] == i
		    || !is_candidate(f, i - 1))
			continue;
		h = np_mix(family_of(f, i - 1), family_of(f, i));
		append(c, (uint32_t)(h >> 32) & (nkeys - 1), i);
	}
}

/* Add what token j says, or take it away again. */
static void weigh(struct np_evidence *ev, const uint8_t *prob, int sign)
{
	unsigned y;

	ev->n += (uint32_t)sign;
	for (y = 0; y < NP_NLABELS; y++)
		ev->sum[y] += (uint32_t)(sign * prob[y]);
}

/* One chain: a window of tokens slides along it. */
static void slide(const struct chains *c, uint32_t first,
	const uint8_t (*prob)[16], struct np_evidence *out)
{
	struct np_evidence win = { 0 };
	uint32_t i, from = first, to = first;

	for (i = first; i != NP_NONE; i = c->next[i]) {
		for (; to != NP_NONE && to <= i + REACH; to = c->next[to])
			weigh(&win, prob[to], 1);
		for (; from + REACH < i; from = c->next[from])
			weigh(&win, prob[from], -1);
		out[i] = win;
		weigh(&out[i], prob[i], -1);
	}
}

static struct np_evidence *gather(const struct chains *c, np_arena *a,
	const struct np_features *f, const uint8_t (*prob)[16])
{
	struct np_evidence *out = NP_NEW(a, struct np_evidence,
		f->text->ntokens);
	uint32_t k;

	for (k = 0; k < c->nkeys; k++)
		if (c->first[k] != NP_NONE
		    && c->next[c->first[k]] != NP_NONE)
			slide(c, c->first[k], prob, out);
	return out;
}

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
	uint32_t i, n, k;

	np_table_init(spelt, a);
	for (i = 0; i < f->text->ntokens; i++) {
		if (f->runbeg[i] != i || f->runend[i] == i
		    || f->forms[f->form[i]].mode != NP_CASE_NORMAL)
			continue;
		n = initials(f, i, s);
		if (n < 2)
			continue;
		copy = np_arena_copy(a, s, n);
		for (k = 2; k <= n; k++)
			np_table_put(spelt, copy, k, np_hash(copy, k, 0), i);
	}
}

static void find_acronyms(const struct np_features *f, np_arena *a,
	uint32_t *acronym)
{
	const struct np_form *form;
	const uint32_t *at;
	np_table spelt;
	uint32_t i;

	spell_acronyms(f, a, &spelt);
	for (i = 0; i < f->text->ntokens; i++) {
		form = &f->forms[f->form[i]];
		if (form->kind != KIND_UPPER || form->word->n > 6)
			continue;
		at = np_table_get(&spelt, form->word->s, form->word->n,
			form->word->hash);
		if (at)
			acronym[i] = *at + 1;
	}
}

void np_features_second(const struct np_features *f, np_arena *a,
	const uint8_t (*prob)[16], struct np_second *out)
{
	struct chains words, pairs;
	uint32_t i;
	unsigned y;

	out->prob = prob;
	link_words(&words, f, a);
	out->word = gather(&words, a, f, prob);
	link_pairs(&pairs, f, a);
	out->pair = gather(&pairs, a, f, prob);
	out->own = NP_NEW(a, uint8_t, f->text->ntokens);
	for (i = 0; i < f->text->ntokens; i++)
		for (y = 1; y < NP_NLABELS; y++)
			if (prob[i][y] > prob[i][out->own[i]])
				out->own[i] = (uint8_t)y;
	out->acronym = NP_NEW(a, uint32_t, f->text->ntokens);
	find_acronyms(f, a, out->acronym);
}

/* Share of the most likely class among the others, 0..7, and which. */
struct belief {
	unsigned class, share, second, label;
};

static struct belief believe(const struct np_evidence *ev)
{
	struct belief b = { 0, 0, 0, 0 };
	uint32_t sum[NP_NTYPES + 1], all = 0, best = 0;
	unsigned k;

	sum[0] = ev->sum[0];
	for (k = 0; k < NP_NTYPES; k++)
		sum[k + 1] = ev->sum[NP_LABEL_B(k)] + ev->sum[NP_LABEL_I(k)];
	for (k = 0; k <= NP_NTYPES; k++) {
		all += sum[k];
		if (sum[k] > sum[b.class])
			b.class = k;
	}
	b.second = b.class ? 0 : 1;
	for (k = 0; k <= NP_NTYPES; k++)
		if (k != b.class && sum[k] > sum[b.second])
			b.second = k;
	if (sum[b.second] * 5 < all)
		b.second = NP_NTYPES + 1;
	for (k = 0; k < NP_NLABELS; k++)
		if (ev->sum[k] > best) {
			best = ev->sum[k];
			b.label = k;
		}
	b.share = all ? sum[b.class] * 7 / all : 0;
	return b;
}

static void add_word_evidence(struct np_list *l, const struct np_features *f,
	uint32_t i, const struct np_evidence *ev)
{
	const struct np_form *w = np_at(f, i, 0);
	uint32_t n = ev[i].n < 4 ? ev[i].n : 4;
	struct belief b = believe(&ev[i]), near;

	np_put(l, D_BEST, (uint64_t)b.class << 4 | b.share, 0);
	np_put(l, D_BEST, (uint64_t)b.class << 4 | b.share, 1 + n);
	np_put(l, D_SHAPE, (uint64_t)b.class << 4 | b.share, w->kind);
	np_put(l, D_SECOND, (uint64_t)b.class << 4 | b.second, n);
	np_put(l, D_LABEL, (uint64_t)b.label << 4 | b.share, 0);
	np_put(l, D_LABEL, (uint64_t)b.label << 4 | b.second,
		1 + (f->runend[i] - f->runbeg[i] > 1));
	if (i > f->beg[i] && ev[i - 1].n && np_at(f, i, -1)->capital) {
		near = believe(&ev[i - 1]);
		np_put(l, D_NEAR, (uint64_t)b.label << 4 | near.label, 0);
	}
	if (i + 1 < f->end[i] && ev[i + 1].n && np_at(f, i, 1)->capital) {
		near = believe(&ev[i + 1]);
		np_put(l, D_NEAR, (uint64_t)b.label << 4 | near.label, 1);
	}
}

static void add_pair_evidence(struct np_list *l, const struct np_features *f,
	uint32_t i, const struct np_evidence *ev)
{
	struct belief b;

	if (ev[i].n) {
		b = believe(&ev[i]);
		np_put(l, D_PAIR, (uint64_t)b.label << 4 | b.share, 0);
	}
	if (i + 1 < f->end[i] && ev[i + 1].n) {
		b = believe(&ev[i + 1]);
		np_put(l, D_PAIR, (uint64_t)b.label << 4 | b.share, 1);
	}
}

/* The name before or behind, and what stands between: names in a list are of
 * one kind. */
static void add_list_side(struct np_list *l, const struct np_features *f,
	uint32_t i, const struct np_second *s, int step)
{
	uint32_t j = step < 0 ? f->runbeg[i] : f->runend[i] - 1, gap = 0;
	uint64_t h = (unsigned)(step + 1);
	unsigned class;

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
	class = (s->own[j] + 1u) / 2;
	np_put(l, D_LIST, h, class);
	np_put(l, D_LIST, gap, 8 + class * 2 + (unsigned)(step > 0));
}

static void add_acronym(struct np_list *l, const struct np_features *f,
	uint32_t i, const struct np_second *s)
{
	uint32_t b = s->acronym[i] - 1;

	if (!s->acronym[i])
		return;
	np_put(l, D_ACRONYM, s->own[b], 0);
	np_put(l, D_ACRONYM, s->own[f->runend[b] - 1], 1);
}

unsigned np_features_doc(const struct np_features *f, uint32_t i,
	const struct np_second *second, uint32_t *out)
{
	struct np_list l = { out, 0, f->vocab->templates };

	if (!is_candidate(f, i))
		return 0;
	if (second->word[i].n)
		add_word_evidence(&l, f, i, second->word);
	add_pair_evidence(&l, f, i, second->pair);
	add_list_side(&l, f, i, second, -1);
	add_list_side(&l, f, i, second, 1);
	add_acronym(&l, f, i, second);
	return l.n;
}
