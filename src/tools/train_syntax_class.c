/* Classes of words that behave alike, by exchange (Kneser and Ney 1993): each
 * word is moved to the class where it raises the likelihood of a bigram model
 * over classes most,
 *
 *	sum over c, d of  N(c d) log N(c d)  -  2 sum over c of N(c) log N(c),
 *
 * until few move.  Two partitions are learnt, a fine and a coarse one.
 *
 * Words are what the net calls so: lower case, digits made equal. */
#include "train_syntax.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VOCABULARY 26000
#define FINE 400
#define COARSE 48
#define ROUNDS 8
#define XLOGX 65536

struct word {
	uint32_t low, count;
	uint32_t spelling; /* one of those that are this word */
};

struct link {
	uint32_t from, to;
};

struct exchange {
	struct word *words; /* [nwords], most frequent first */
	uint32_t nwords;
	uint32_t *next, *next_at; /* words that follow word i, one a time */
	uint32_t *prev, *prev_at;
	unsigned nclasses;
	uint16_t *class; /* [nwords] */
	int32_t *pairs; /* [nclasses][nclasses] */
	int32_t *size; /* [nclasses] */
	double *xlogx; /* [XLOGX] */
};

static double f(const struct exchange *x, int32_t n)
{
	if (n < XLOGX)
		return x->xlogx[n];
	return n * log(n);
}

static int by_count(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->low < y->low ? -1 : x->low > y->low;
}

static int by_low(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return x->low < y->low ? -1 : x->low > y->low;
}

/* The most frequent words of the text; rank[w] of each spelling, or none. */
static uint32_t *choose_words(struct exchange *x, const struct np_text *t)
{
	struct word *all = ts_alloc(t->nwords, sizeof *all), *hit, key;
	uint32_t *rank = ts_alloc(t->nwords, sizeof *rank), i, n = 0, *at;

	for (i = 0; i < t->nwords; i++) {
		all[i].low = np_net_spell(&t->words[i]).low;
		all[i].count = t->words[i].count;
		all[i].spelling = i;
		rank[i] = all[i].low;
	}
	qsort(all, t->nwords, sizeof *all, by_low);
	for (i = 0; i < t->nwords; i++) {
		if (n && all[n - 1].low == all[i].low)
			all[n - 1].count += all[i].count;
		else
			all[n++] = all[i];
	}
	qsort(all, n, sizeof *all, by_count);
	x->words = all;
	x->nwords = n < VOCABULARY ? n : VOCABULARY;
	/* Find each spelling's place through the words in order of hash. */
	hit = ts_alloc(x->nwords, sizeof *hit);
	for (i = 0; i < x->nwords; i++)
		hit[i] = (struct word){ all[i].low, i, 0 };
	qsort(hit, x->nwords, sizeof *hit, by_low);
	for (i = 0; i < t->nwords; i++) {
		key.low = rank[i];
		at = bsearch(&key, hit, x->nwords, sizeof *hit, by_low);
		rank[i] = at ? ((struct word *)at)->count : NP_NONE;
	}
	free(hit);
	return rank;
}

/* Lists of what follows (or precedes) each word. */
static void list(const struct link *links, size_t n, uint32_t nwords,
	int back, uint32_t **items, uint32_t **at)
{
	uint32_t *start = ts_alloc((size_t)nwords + 2, sizeof *start);
	uint32_t *out = ts_alloc(n, sizeof *out);
	size_t i;

	for (i = 0; i < n; i++)
		start[(back ? links[i].to : links[i].from) + 2]++;
	for (i = 2; i < (size_t)nwords + 2; i++)
		start[i] += start[i - 1];
	for (i = 0; i < n; i++)
		out[start[(back ? links[i].to : links[i].from) + 1]++] =
			back ? links[i].from : links[i].to;
	*items = out;
	*at = start;
}

static void count_bigrams(struct exchange *x, const struct np_text *t,
	const uint32_t *rank)
{
	struct link *links = ts_alloc(t->ntokens, sizeof *links);
	uint32_t i, k, a, b;
	size_t n = 0;

	for (i = 0; i < t->nsents; i++) {
		const uint32_t *w = t->word + t->sents[i].token;

		for (k = 1; k < t->sents[i].ntokens; k++) {
			a = rank[w[k - 1]];
			b = rank[w[k]];
			if (a != NP_NONE && b != NP_NONE)
				links[n++] = (struct link){ a, b };
		}
	}
	list(links, n, x->nwords, 0, &x->next, &x->next_at);
	list(links, n, x->nwords, 1, &x->prev, &x->prev_at);
	free(links);
}

static int32_t *cell(const struct exchange *x, unsigned c, unsigned d)
{
	return &x->pairs[(size_t)c * x->nclasses + d];
}

static void begin(struct exchange *x, unsigned nclasses)
{
	uint32_t i, k;

	x->nclasses = nclasses;
	x->pairs = ts_alloc((size_t)nclasses * nclasses, sizeof *x->pairs);
	x->size = ts_alloc(nclasses, sizeof *x->size);
	x->class = ts_alloc(x->nwords, sizeof *x->class);
	for (i = 0; i < x->nwords; i++) {
		x->class[i] = (uint16_t)(i % nclasses);
		x->size[x->class[i]] += (int32_t)x->words[i].count;
	}
	for (i = 0; i < x->nwords; i++)
		for (k = x->next_at[i]; k < x->next_at[i + 1]; k++)
			if (x->next[k] != i)
				++*cell(x, x->class[i],
					x->class[x->next[k]]);
}

/* Neighbours of one word by class. */
struct around {
	int32_t next[FINE], prev[FINE];
	uint16_t nexts[FINE], prevs[FINE]; /* classes with any */
	unsigned nnext, nprev;
};

static unsigned gather(const struct exchange *x, const uint32_t *items,
	uint32_t from, uint32_t to, uint32_t self, int32_t *by, uint16_t *any)
{
	unsigned n = 0, c;

	for (; from < to; from++) {
		if (items[from] == self)
			continue;
		c = x->class[items[from]];
		if (!by[c]++)
			any[n++] = (uint16_t)c;
	}
	return n;
}

static void move(struct exchange *x, const struct around *a, uint32_t word,
	unsigned c, int sign)
{
	unsigned i;

	for (i = 0; i < a->nnext; i++)
		*cell(x, c, a->nexts[i]) += sign * a->next[a->nexts[i]];
	for (i = 0; i < a->nprev; i++)
		*cell(x, a->prevs[i], c) += sign * a->prev[a->prevs[i]];
	x->size[c] += sign * (int32_t)x->words[word].count;
}

static double gain(const struct exchange *x, const struct around *a,
	uint32_t word, unsigned c)
{
	double g = 0;
	int32_t have, n = (int32_t)x->words[word].count;
	unsigned i;

	for (i = 0; i < a->nnext; i++) {
		have = *cell(x, c, a->nexts[i]);
		g += f(x, have + a->next[a->nexts[i]]) - f(x, have);
	}
	for (i = 0; i < a->nprev; i++) {
		have = *cell(x, a->prevs[i], c);
		g += f(x, have + a->prev[a->prevs[i]]) - f(x, have);
	}
	return g - 2 * (f(x, x->size[c] + n) - f(x, x->size[c]));
}

static int exchange_word(struct exchange *x, uint32_t word)
{
	static struct around a;
	unsigned c, old = x->class[word], best = old;
	double g, most = -INFINITY;

	memset(&a, 0, sizeof a);
	a.nnext = gather(x, x->next, x->next_at[word], x->next_at[word + 1],
		word, a.next, a.nexts);
	a.nprev = gather(x, x->prev, x->prev_at[word], x->prev_at[word + 1],
		word, a.prev, a.prevs);
	move(x, &a, word, old, -1);
	for (c = 0; c < x->nclasses; c++) {
		g = gain(x, &a, word, c);
		if (g > most)
			most = g, best = c;
	}
	x->class[word] = (uint16_t)best;
	move(x, &a, word, best, 1);
	return best != old;
}

static uint16_t *partition(struct exchange *x, unsigned nclasses)
{
	uint32_t i, moved;
	int round;

	begin(x, nclasses);
	for (round = 0; round < ROUNDS; round++) {
		for (i = moved = 0; i < x->nwords; i++)
			moved += (uint32_t)exchange_word(x, i);
		fprintf(stderr, "classes %u: round %d, %u moved\n", nclasses,
			round, moved);
	}
	free(x->pairs);
	free(x->size);
	return x->class;
}

uint32_t ts_find_word(const struct ts_lexicon *lex, uint32_t low)
{
	uint32_t at = np_net_bucket(low), i;

	for (i = at; i < at + NP_NET_BUCKET; i++)
		if (lex->fine[i] && lex->low[i] == low)
			return i;
	return NP_NONE;
}

/* Places of the lexicon; a word that finds its own taken is left out. */
static void store(struct ts_lexicon *lex, const struct exchange *x,
	const struct np_text *t, const uint16_t *fine, const uint16_t *coarse)
{
	struct np_spelling s;
	uint32_t i, k, at;

	memset(lex, 0, sizeof *lex);
	for (i = 0; i < x->nwords; i++) {
		at = np_net_bucket(x->words[i].low);
		for (k = at; k < at + NP_NET_BUCKET && lex->fine[k]; k++)
			;
		if (k == at + NP_NET_BUCKET)
			continue;
		lex->low[k] = x->words[i].low;
		lex->fine[k] = (uint16_t)(fine[i] + 1);
		lex->coarse[k] = (uint8_t)(coarse[i] + 1);
		s = np_net_spell(&t->words[x->words[i].spelling]);
		memcpy(lex->affix[k], s.affix, sizeof s.affix);
	}
}

void ts_learn_classes(struct ts_lexicon *lex, struct ts_corpus *plain)
{
	struct exchange x = { 0 };
	uint32_t *rank = choose_words(&x, &plain->text), i;
	uint16_t *fine, *coarse;

	x.xlogx = ts_alloc(XLOGX, sizeof *x.xlogx);
	for (i = 2; i < XLOGX; i++)
		x.xlogx[i] = i * log(i);
	count_bigrams(&x, &plain->text, rank);
	fine = partition(&x, FINE);
	coarse = partition(&x, COARSE);
	store(lex, &x, &plain->text, fine, coarse);
	free(rank);
	free(fine);
	free(coarse);
	free(x.words);
	free(x.next);
	free(x.next_at);
	free(x.prev);
	free(x.prev_at);
	free(x.xlogx);
}
