/* Learning the tagger: logistic regression over the library's own features,
 * greedy from left to right, the history being what the tagger itself
 * answered (from the second round on), so that it learns to live with its
 * mistakes.  After the last full round the table is cut down to what the model
 * has room for, and two more rounds mend the rest. */
#include "train_syntax.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SURE 0.98f /* an answer as probable as this teaches nothing */
#define MEND 2 /* rounds after pruning */
#define HEADLINES 25 /* one sentence of so many is read as a headline */

struct learner {
	const struct np_text *text;
	struct ts_corpus *c;
	struct np_pos pos; /* the lexicon only */
	struct np_lexeme *x; /* [W] */
	struct ts_rows rows;
	uint32_t *ids; /* rows of words: runs of */
	uint32_t *at; /* [W + 1][2 cases][NPLACES], [+1] */
	unsigned nlabels;
	unsigned keep; /* of 256 rows, while learning */
	uint64_t seed;
	int caseless;
	double right, total;
};

static void open_lexicon(struct np_pos *pos, const struct ts_lexicon *lex)
{
	memset(pos, 0, sizeof *pos);
	pos->lexicon = (const unsigned char *)lex->bytes.ptr;
	pos->lexbits = lex->bits;
}

static unsigned word_features(const struct learner *l, uint32_t word,
	unsigned place, int caseless, uint32_t *out)
{
	struct np_lexeme x;

	if (word == l->text->nwords)
		return np_pos_word_features(&np_pos_edge, &np_pos_edge_lexeme,
			place, out);
	x = caseless ? np_pos_caseless(l->x[word]) : l->x[word];
	return np_pos_word_features(&l->text->words[word], &x, place, out);
}

static void window(const struct learner *l, const np_sentence *s, uint32_t i,
	uint32_t words[5], struct np_lexeme x[5])
{
	uint32_t j, at;

	for (j = 0; j < 5; j++) {
		at = i + j - 2;
		words[j] = at < s->ntokens ? l->text->word[s->token + at]
			: l->text->nwords;
		x[j] = at < s->ntokens ? l->x[words[j]]
			: np_pos_edge_lexeme;
		if (l->caseless && at < s->ntokens)
			x[j] = np_pos_caseless(x[j]);
	}
}

static const unsigned char places[5] = { NP_POS_BACK2, NP_POS_BACK,
	NP_POS_HERE, NP_POS_AHEAD, NP_POS_AHEAD2 };

static void count_sentence(struct learner *l, const np_sentence *s)
{
	const uint8_t *gold = l->c->label + s->token;
	uint32_t i, k, n, words[5], f[NP_POS_NHISTORY];
	struct np_lexeme x[5];

	l->caseless = np_pos_is_headline(l->text, s);
	for (i = 0; i < s->ntokens; i++) {
		window(l, s, i, words, x);
		n = np_pos_history_features(x, i ? gold[i - 1] + 1u : 0,
			i > 1 ? gold[i - 2] + 1u : 0, f);
		for (k = 0; k < n; k++)
			ts_rows_count(&l->rows, f[k], 1);
	}
}

static void count_words(struct learner *l)
{
	uint32_t w, f[NP_POS_NWORD], times;
	unsigned i, k, n;

	for (w = 0; w <= l->text->nwords; w++) {
		times = w < l->text->nwords ? l->text->words[w].count
			: l->text->nsents;
		for (i = 0; i < 2 * NP_POS_NPLACES; i++) {
			n = word_features(l, w, i / 2, i % 2, f);
			for (k = 0; k < n; k++)
				ts_rows_count(&l->rows, f[k], i % 2
					? times / HEADLINES : times);
		}
	}
}

/* Rows of each word at each place, once for all. */
static void index_words(struct learner *l)
{
	uint32_t w, f[NP_POS_NWORD], total = 0, slot = 0;
	size_t n = (size_t)l->text->nwords + 1;
	unsigned caseless, place, k;

	free(l->ids);
	free(l->at);
	l->ids = ts_alloc(n * 2 * 48, sizeof *l->ids);
	l->at = ts_alloc(n * 2 * NP_POS_NPLACES + 1, sizeof *l->at);
	for (w = 0; w < n; w++)
		for (caseless = 0; caseless < 2; caseless++)
			for (place = 0; place < NP_POS_NPLACES; place++) {
				k = word_features(l, w, place,
					(int)caseless, f);
				k = ts_rows_find(&l->rows, f, k);
				memcpy(l->ids + total, f, k * sizeof *f);
				total += k;
				l->at[++slot] = total;
			}
}

/* Rows that speak about a token, into out. */
static unsigned rows_of(const struct learner *l, const uint32_t words[5],
	const struct np_lexeme x[5], unsigned t1, unsigned t2, uint32_t *out)
{
	unsigned n = np_pos_history_features(x, t1, t2, out), j;
	size_t slot;
	uint32_t k;

	n = ts_rows_find(&l->rows, out, n);
	for (j = 0; j < 5; j++) {
		slot = ((size_t)words[j] * 2 + (unsigned)l->caseless)
			* NP_POS_NPLACES
			+ places[j];
		for (k = l->at[slot]; k < l->at[slot + 1]; k++)
			out[n++] = l->ids[k];
	}
	return n;
}

/* Scores to gradient; the best label.  False: nothing to be learnt. */
static int softmax(float *score, unsigned n, unsigned gold, unsigned *best)
{
	float sum = 0, max;
	unsigned k;

	for (k = 1, *best = 0; k < n; k++)
		if (score[k] > score[*best])
			*best = k;
	for (k = 0, max = score[*best]; k < n; k++)
		sum += score[k] = expf(score[k] - max);
	for (k = 0; k < n; k++)
		score[k] /= sum;
	for (; k < NP_ROWS_LABELS; k++)
		score[k] = 0;
	if (score[gold] > SURE)
		return 0;
	score[gold] -= 1;
	return 1;
}

/* As if no row had been dropped. */
static void scale(float *score, unsigned keep)
{
	unsigned k;

	for (k = 0; k < NP_ROWS_LABELS; k++)
		score[k] *= 256.0f / (float)keep;
}

static void learn_sentence(struct learner *l, const np_sentence *s,
	float rate, int own)
{
	const uint8_t *gold = l->c->label + s->token;
	uint32_t i, words[5], rows[NP_POS_NHISTORY + 5 * NP_POS_NWORD];
	struct np_lexeme x[5];
	unsigned t1 = 0, t2 = 0, n, best;

	l->caseless = np_pos_is_headline(l->text, s)
		|| ts_random(&l->seed) % HEADLINES == 0;
	for (i = 0; i < s->ntokens; i++) {
		float score[NP_ROWS_LABELS] = { 0 };

		window(l, s, i, words, x);
		n = rows_of(l, words, x, t1, t2, rows);
		n = ts_rows_drop(rows, n, l->keep, &l->seed);
		ts_rows_score(&l->rows, rows, n, score);
		scale(score, l->keep);
		if (softmax(score, l->nlabels, gold[i], &best))
			ts_rows_update(&l->rows, rows, n, score, rate);
		l->right += best == gold[i];
		l->total++;
		t2 = t1;
		t1 = (own ? best : gold[i]) + 1;
	}
}

static void learn_round(struct learner *l, uint32_t *order, uint32_t n,
	float rate, int own)
{
	uint32_t i;

	l->right = l->total = 0;
	for (i = 0; i < n; i++)
		learn_sentence(l, &l->text->sents[order[i]], rate, own);
	fprintf(stderr, "pos: %.3f%% of %.0f in training, %u rows\n",
		100 * l->right / l->total, l->total, l->rows.n);
}

static void write_section(np_buf *b, const struct learner *l,
	const struct ts_lexicon *lex, const struct ts_labels *labels,
	const struct ts_options *opt)
{
	np_buf slots = NP_BUF_INIT, pairs = NP_BUF_INIT;
	uint32_t n = ts_rows_write(&l->rows, 24, &slots, &pairs);

	np_buf_clear(b);
	ts_put32(b, NP_POS_VERSION);
	ts_put32(b, labels->n);
	ts_put32(b, lex->bits);
	ts_put32(b, opt->bits);
	ts_put32(b, n);
	np_buf_addn(b, '\0', NP_POS_HEAD - b->len);
	np_buf_add(b, labels->pairs, sizeof labels->pairs);
	np_buf_add(b, lex->bytes.ptr, lex->bytes.len);
	np_buf_add(b, slots.ptr, slots.len);
	np_buf_add(b, pairs.ptr, pairs.len);
	fprintf(stderr, "pos: %u weights, %zu bytes\n", n, b->len);
	np_buf_free(&slots);
	np_buf_free(&pairs);
}

static void prepare(struct learner *l, const struct ts_options *opt)
{
	uint32_t i;

	l->x = ts_alloc(l->text->nwords, sizeof *l->x);
	for (i = 0; i < l->text->nwords; i++)
		l->x[i] = np_pos_lexeme(&l->pos, &l->text->words[i]);
	ts_rows_init(&l->rows, NP_ROWS_LABELS, opt->cutoff);
	count_words(l);
	for (i = 0; i < l->text->nsents; i++)
		if (l->text->sents[i].token < opt->most)
			count_sentence(l, &l->text->sents[i]);
	ts_rows_freeze(&l->rows);
	index_words(l);
}

void ts_learn_pos(np_buf *section, const struct ts_lexicon *lex,
	const struct ts_labels *labels, struct ts_corpus *c, unsigned skip,
	const struct ts_options *opt)
{
	struct learner l = { .text = &c->text, .c = c,
		.nlabels = labels->n, .keep = opt->keep, .seed = 7 };
	uint32_t n, *order = ts_order(c, skip, opt->most, &n);
	unsigned round;
	float rate;

	open_lexicon(&l.pos, lex);
	prepare(&l, opt);
	for (round = 0; round < opt->epochs + MEND; round++) {
		if (round == opt->epochs) {
			ts_rows_prune(&l.rows, opt->bits, opt->least,
				opt->maxpairs);
			index_words(&l);
		}
		ts_shuffle(order, n, &l.seed);
		rate = opt->rate * (1 - (float)round
			/ (float)(opt->epochs + MEND));
		learn_round(&l, order, n, rate, round > 0);
	}
	write_section(section, &l, lex, labels, opt);
	ts_rows_free(&l.rows);
	free(l.x);
	free(l.ids);
	free(l.at);
	free(order);
}

/* -- Joint labels ---------------------------------------------------------- */

struct pair {
	uint32_t count, upos, xpos;
};

static int by_count(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->upos != y->upos ? (int)x->upos - (int)y->upos
		: (int)x->xpos - (int)y->xpos;
}

/* Nearest label of a rare pair: same UPOS, most frequent. */
static unsigned label_of(const struct ts_labels *labels, unsigned upos,
	unsigned xpos)
{
	unsigned i, same = labels->n;

	for (i = 0; i < labels->n; i++) {
		if (labels->pairs[2 * i] != upos)
			continue;
		if (labels->pairs[2 * i + 1] == xpos)
			return i;
		if (same == labels->n)
			same = i;
	}
	return same == labels->n ? 0 : same;
}

void ts_learn_labels(struct ts_labels *labels, struct ts_corpus *c)
{
	struct pair *pairs = ts_alloc(32 * 64, sizeof *pairs), *p;
	uint32_t i;

	for (i = 0; i < c->text.ntokens; i++) {
		p = &pairs[c->upos[i] % 32 * 64 + c->xpos[i] % 64];
		p->upos = c->upos[i];
		p->xpos = c->xpos[i];
		p->count += p->upos && p->xpos;
	}
	qsort(pairs, 32 * 64, sizeof *pairs, by_count);
	memset(labels, 0, sizeof *labels);
	for (; labels->n < NP_ROWS_LABELS && pairs[labels->n].count > 2;
			labels->n++) {
		labels->pairs[2 * labels->n] = (uint8_t)pairs[labels->n].upos;
		labels->pairs[2 * labels->n + 1] =
			(uint8_t)pairs[labels->n].xpos;
	}
	c->label = np_arena_alloc(&c->arena, c->text.ntokens);
	for (i = 0; i < c->text.ntokens; i++)
		c->label[i] = (uint8_t)label_of(labels, c->upos[i],
			c->xpos[i]);
	free(pairs);
}

/* Into the lexicon: the label each of its words has most often. */
void ts_learn_usual(struct ts_lexicon *lex, struct ts_corpus *c)
{
	size_t n = lex->bytes.len / 8, i;
	uint32_t (*seen)[NP_ROWS_LABELS] = ts_alloc(n, sizeof *seen), low;
	unsigned char *e = (unsigned char *)lex->bytes.ptr;
	struct np_pos none = { 0 };
	unsigned k, best;

	for (i = 0; i < c->text.ntokens; i++) {
		low = np_pos_lexeme(&none, np_word_of(&c->text, (uint32_t)i))
			.low;
		best = low >> (32 - lex->bits) & ~(NP_POS_BUCKET - 1u);
		for (k = best; k < best + NP_POS_BUCKET; k++)
			if (np_le32(e + 8 * (size_t)k) == low)
				seen[k][c->label[i]]++;
	}
	for (i = 0; i < n; i++) {
		for (k = best = 0; k < NP_ROWS_LABELS; k++)
			if (seen[i][k] > seen[i][best])
				best = k;
		e[8 * i + 7] = (unsigned char)(seen[i][best] ? best + 1 : 0);
	}
	free(seen);
}
