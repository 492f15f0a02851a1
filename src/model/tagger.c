/* Names by a linear-chain CRF, twice over the article.
 *
 * A token's score for each label is the sum of one row of weights per feature
 * (features.h).  The first pass scores every token by what stands around it
 * and works out how likely each label is.  The second adds what the first
 * believes of the same word elsewhere in the article ("Macharia" further down,
 * the headline in capitals); after a second round of that the best legal
 * sequence of labels is decoded.
 * The score of a name is the probability that exactly these tokens are one
 * name of this type, led through a table that was fitted on development text,
 * so that 0.9 means right nine times in ten.
 *
 * Cost: the rows of a spelling are summed once an article for each distance
 * it is seen from; a token then adds five vectors and its own few rows. */
#include "model/tagger.h"

#include <string.h>

#include "base/banned.h"

#define ROUNDS 2 /* of the second pass; a third gives nothing more */

/* exp(-1 / 32), by which each entry is less than the one before. */
#define EXP_STEP 0.96923323447634413

void np_exps_ready(float *exps)
{
	double e = 1;
	int k;

	for (k = 0; k < NP_NAMES_EXPS; k++, e *= EXP_STEP)
		exps[k] = (float)e;
}

/* exp(score / NP_SCALE), score <= 0. */
static float look_up_exp(const float *exps, int score)
{
	return exps[score > -NP_NAMES_EXPS ? -score : NP_NAMES_EXPS - 1];
}

/* Transitions may be positive: only ratios matter, so the largest is 1. */
void np_transitions_ready(struct np_transitions *t, const float *exps)
{
	int x, y, top = NP_FORBIDDEN;

	for (x = 0; x <= NP_KERNEL_LABELS; x++)
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			if (t->score[x][y] > top)
				top = t->score[x][y];
	memset(t->exp, 0, sizeof t->exp);
	memset(t->back, 0, sizeof t->back);
	for (x = 0; x <= NP_KERNEL_LABELS; x++)
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			if (t->score[x][y] > NP_FORBIDDEN)
				t->exp[x][y] = look_up_exp(exps,
					t->score[x][y] - top);
			if (x < NP_KERNEL_LABELS)
				t->back[y][x] = t->exp[x][y];
		}
}

static int le16(const unsigned char *p)
{
	return (int16_t)(p[0] | p[1] << 8);
}

/* I-X only behind B-X or I-X, whatever the file says. */
static int is_legal(int from, int to)
{
	return !to || to % 2 || from == to || from == to - 1;
}

static void read_tables(struct np_tagger *g)
{
	const unsigned char *p = g->data.ptr;
	int x, y, w;

	np_exps_ready(g->exps);
	memset(&g->trans, 0, sizeof g->trans);
	for (x = 0; x <= NP_KERNEL_LABELS; x++)
		for (y = 0; y < NP_LANES; y++) {
			w = le16(p + NP_NAMES_TRANS + (x * NP_LANES + y) * 2);
			if (y >= NP_KERNEL_LABELS || !is_legal(x, y))
				w = NP_FORBIDDEN;
			g->trans.score[x][y] = w;
		}
	np_transitions_ready(&g->trans, g->exps);
	for (x = 0; x <= NP_NAMES_BINS; x++)
		g->calibration[x] = (float)(uint16_t)le16(p + NP_NAMES_CALIB
			+ x * 2) / 65535;
}

static int is_power_or_none(uint32_t n)
{
	return !(n & (n - 1));
}

np_status np_tagger_open(struct np_tagger *g, np_blob s)
{
	const unsigned char *p;
	uint64_t need;
	int k, odd = 0;

	memset(g, 0, sizeof *g);
	g->data = s;
	g->kernel = np_kernel_best();
	if (!s.ptr)
		return NP_OK;
	if (s.len < NP_NAMES_HEAD || memcmp(s.ptr, NP_NAMES_MAGIC, 4))
		return NP_EMODEL;
	g->nrows = np_le32(s.ptr + 4);
	g->vocab.nslots = np_le32(s.ptr + 8);
	g->vocab.nfine = np_le32(s.ptr + 12);
	g->vocab.templates = np_le64(s.ptr + 16);
	need = NP_NAMES_HEAD + (uint64_t)g->vocab.nfine * 4
		+ (uint64_t)g->vocab.nslots * NP_VOCAB_SLOT
		+ (uint64_t)g->nrows * NP_ROW + (NP_LANES - NP_ROW);
	for (k = 0; k < NP_NSETS; k++) {
		g->vocab.setbytes[k] = np_le32(s.ptr + 24 + 4 * k);
		need += g->vocab.setbytes[k];
		odd |= !is_power_or_none(g->vocab.setbytes[k])
			|| g->vocab.setbytes[k] >> 28;
	}
	if (!g->nrows || !is_power_or_none(g->vocab.nslots) || odd
	    || need != s.len)
		return NP_EMODEL;
	g->vocab.parents = p = s.ptr + NP_NAMES_HEAD;
	g->vocab.slots = p += (size_t)g->vocab.nfine * 4;
	p += (size_t)g->vocab.nslots * NP_VOCAB_SLOT;
	for (k = 0; k < NP_NSETS; p += g->vocab.setbytes[k++])
		g->vocab.sets[k] = p;
	g->rows = (const int8_t *)p;
	read_tables(g);
	return NP_OK;
}

/* -- Scores ---------------------------------------------------------------- */

#define REACH NP_FEAT_REACH

/* The sums of one form for the distances -2..+2; made when first needed. */
struct sums {
	int16_t at[2 * REACH + 1][NP_LANES];
	uint8_t made;
};

/* Rows that are being fetched from memory. */
struct batch {
	uint32_t row[NP_FEAT_MAX];
	unsigned n;
};

/* Turn the features of a batch into rows, and begin to fetch them. */
static void fetch(const struct np_tagger *g, struct batch *b)
{
	unsigned k;

	for (k = 0; k < b->n; k++) {
		b->row[k] = (uint32_t)((uint64_t)b->row[k] * g->nrows >> 32);
		__builtin_prefetch(g->rows + (size_t)b->row[k] * NP_ROW);
	}
}

static void add_batch(const struct np_tagger *g, const struct batch *b,
	int16_t *sum)
{
	g->kernel->add_rows(sum, g->rows, b->row, b->n);
}

/* All distances at once, so that their fetches overlap. */
static void make_sums(const struct np_tagger *g, const struct np_features *f,
	uint32_t form, struct sums *s)
{
	struct batch b[2 * REACH + 1];
	int k;

	s->made = 1;
	for (k = 0; k <= 2 * REACH; k++) {
		b[k].n = np_features_form(f, &f->forms[form], k - REACH,
			b[k].row);
		fetch(g, &b[k]);
	}
	for (k = 0; k <= 2 * REACH; k++)
		add_batch(g, &b[k], s->at[k]);
}

static void add_forms(const struct np_tagger *g, const struct np_features *f,
	uint32_t i, struct sums *sums, int16_t *score)
{
	const int16_t *v[2 * REACH + 1];
	uint32_t form;
	int k;

	for (k = 0; k <= 2 * REACH; k++) {
		form = np_features_at(f, i, k - REACH);
		if (!sums[form].made)
			make_sums(g, f, form, &sums[form]);
		v[k] = sums[form].at[k];
	}
	g->kernel->add_sums(score, v, 2 * REACH + 1);
}

/* A token's own rows are fetched while the one before is added up. */
static void score_tokens(const struct np_tagger *g, np_arena *a,
	const struct np_features *f, int16_t (*score)[NP_LANES])
{
	struct sums *sums = NP_NEW(a, struct sums, f->nforms);
	uint32_t i, n = f->text->ntokens;
	struct batch b[2];

	for (i = 0; i < n; i++) {
		b[i & 1].n = np_features_token(f, i, b[i & 1].row);
		fetch(g, &b[i & 1]);
		add_forms(g, f, i, sums, score[i]);
		if (i)
			add_batch(g, &b[~i & 1], score[i - 1]);
	}
	if (n)
		add_batch(g, &b[~n & 1], score[n - 1]);
}

static void score_doc(const struct np_tagger *g, const struct np_features *f,
	const struct np_second *second, int16_t (*score)[NP_LANES])
{
	struct batch b;
	uint32_t i;

	for (i = 0; i < f->text->ntokens; i++) {
		if (!f->forms[f->form[i]].capital)
			continue;
		b.n = np_features_doc(f, i, second, b.row);
		fetch(g, &b);
		add_batch(g, &b, score[i]);
	}
}

/* -- Probabilities --------------------------------------------------------- */

/* Scratch for the longest sentence, [n][L] each. */
struct lattice {
	float (*likely)[NP_LANES], (*alpha)[NP_LANES], (*beta)[NP_LANES];
	float *norm;
	uint8_t (*from)[NP_LANES], *label;
};

static void lattice_init(struct lattice *l, np_arena *a,
	const struct np_text *t)
{
	uint32_t s, n = 0;

	for (s = 0; s < t->nsents; s++)
		if (t->sents[s].ntokens > n)
			n = t->sents[s].ntokens;
	l->likely = np_arena_array(a, n, sizeof *l->likely);
	l->alpha = np_arena_array(a, n, sizeof *l->alpha);
	l->beta = np_arena_array(a, n, sizeof *l->beta);
	l->norm = NP_NEW(a, float, n);
	l->from = np_arena_array(a, n, sizeof *l->from);
	l->label = NP_NEW(a, uint8_t, n);
}

static void sweep(const struct np_tagger *g, struct lattice *l,
	const int16_t (*score)[NP_LANES], uint32_t n)
{
	uint32_t i;
	int y, top;

	for (i = 0; i < n; i++) {
		for (top = score[i][0], y = 1; y < NP_KERNEL_LABELS; y++)
			if (score[i][y] > top)
				top = score[i][y];
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			l->likely[i][y] = look_up_exp(g->exps,
				score[i][y] - top);
	}
	g->kernel->sweep(&g->trans, (const float (*)[NP_LANES])l->likely, n,
		l->alpha, l->beta, l->norm);
}

/* Can anything in the sentence be a name? */
static int is_promising(const struct np_features *f, const np_sentence *s)
{
	uint32_t i;

	for (i = s->token; i < s->token + s->ntokens; i++)
		if (f->forms[f->form[i]].capital)
			return 1;
	return 0;
}

static void believe_sentence(const struct np_tagger *g, struct lattice *l,
	const np_sentence *s, const int16_t (*score)[NP_LANES],
	uint8_t (*prob)[16])
{
	uint32_t i;
	float p;
	int y;

	sweep(g, l, score + s->token, s->ntokens);
	for (i = 0; i < s->ntokens; i++)
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			p = l->alpha[i][y] * l->beta[i][y];
			prob[s->token + i][y] = (uint8_t)(p < 1 ? p * 255
				: 255);
		}
}

static void first_pass(const struct np_tagger *g, const struct np_features *f,
	struct lattice *l, const int16_t (*score)[NP_LANES],
	uint8_t (*prob)[16])
{
	const struct np_text *t = f->text;
	uint32_t s;

	for (s = 0; s < t->nsents; s++)
		if (is_promising(f, &t->sents[s]))
			believe_sentence(g, l, &t->sents[s], score, prob);
}

void np_tagger_first(const struct np_tagger *g, np_arena *a,
	const struct np_features *f, uint8_t (**prob)[16])
{
	int16_t (*score)[NP_LANES] = np_arena_array(a, f->text->ntokens,
		sizeof *score);
	struct lattice l;

	*prob = np_arena_array(a, f->text->ntokens, sizeof **prob);
	if (!g->data.ptr)
		return;
	lattice_init(&l, a, f->text);
	score_tokens(g, a, f, score);
	first_pass(g, f, &l, (const int16_t (*)[NP_LANES])score, *prob);
}

/* -- Names ----------------------------------------------------------------- */

/* The probability that tokens [b, e) of the sentence are one name of a type,
 * no more and no less. */
static float probability(const struct np_tagger *g, const struct lattice *l,
	uint32_t b, uint32_t e, uint32_t n, int type)
{
	int in = NP_LABEL_I(type), y;
	float p = l->alpha[b][in - 1], on = 0;
	uint32_t i;

	for (i = b + 1; i < e; i++)
		p = p * g->trans.exp[i == b + 1 ? in - 1 : in][in]
			* l->likely[i][in] / l->norm[i];
	if (e == n)
		return p;
	for (y = 0; y < NP_KERNEL_LABELS; y++)
		if (y != in)
			on += g->trans.exp[e == b + 1 ? in - 1 : in][y]
				* l->likely[e][y] * l->beta[e][y];
	return p * on / l->norm[e];
}

static float calibrate(const struct np_tagger *g, float p)
{
	float at = (p > 0 ? p < 1 ? p : 1 : 0) * NP_NAMES_BINS;
	int k = at < NP_NAMES_BINS ? (int)at : NP_NAMES_BINS - 1;

	return g->calibration[k] + (at - (float)k)
		* (g->calibration[k + 1] - g->calibration[k]);
}

/* The mentions found so far. */
struct found {
	np_mention *v;
	uint32_t n, cap;
};

static void add_mention(struct found *out, np_arena *a,
	const struct np_text *t, uint32_t b, uint32_t e, int type, float score)
{
	np_mention m;

	memset(&m, 0, sizeof m); /* gaps too: the same bytes each time */
	m.span = (np_span){ t->tokens[b].span.beg, t->tokens[e - 1].span.end };
	m.token = b;
	m.ntokens = e - b;
	m.entity = NP_NONE;
	m.type = (uint8_t)type;
	m.kind = NP_NAME;
	m.score = score;
	NP_PUSH(a, out->v, out->n, out->cap, m);
}

static void read_sentence(const struct np_tagger *g, np_arena *a,
	const struct np_text *t, const np_sentence *s, struct lattice *l,
	const int16_t (*score)[NP_LANES], struct found *out)
{
	uint32_t b, e, n = s->ntokens;
	int swept = 0, type;
	float p;

	g->kernel->viterbi(&g->trans, score + s->token, n, l->from, l->label);
	for (b = 0; b < n; b = e) {
		e = b + 1;
		if (!l->label[b])
			continue;
		if (!swept++)
			sweep(g, l, score + s->token, n);
		type = (l->label[b] - 1) / 2;
		while (e < n && l->label[e] == NP_LABEL_I(type))
			e++;
		p = calibrate(g, probability(g, l, b, e, n, type));
		add_mention(out, a, t, s->token + b, s->token + e, type, p);
	}
}

/* Judge the words by the rest of the article, then once more by what that
 * changed: base[T][L] becomes score[T][L]. */
static void second_pass(const struct np_tagger *g, np_arena *a,
	const struct np_features *f, struct lattice *l,
	int16_t (*base)[NP_LANES], int16_t (*score)[NP_LANES])
{
	size_t n = f->text->ntokens;
	uint8_t (*prob)[16] = np_arena_array(a, n, sizeof *prob);
	struct np_second second;
	int round;

	memcpy(score, base, n * sizeof *score);
	for (round = 0; round < ROUNDS; round++) {
		first_pass(g, f, l, (const int16_t (*)[NP_LANES])score, prob);
		np_features_second(f, a, (const uint8_t (*)[16])prob, &second);
		memcpy(score, base, n * sizeof *score);
		score_doc(g, f, &second, score);
	}
}

void np_tagger_find(const struct np_tagger *g, np_arena *a,
	const struct np_text *t, const struct np_hit *hits, uint32_t nhits,
	np_mention **out, uint32_t *n)
{
	struct found found = { NULL, 0, 0 };
	int16_t (*base)[NP_LANES], (*score)[NP_LANES];
	struct np_features f;
	struct lattice l;
	uint32_t s;

	*out = NULL;
	*n = 0;
	if (!g->data.ptr || !t->ntokens)
		return;
	np_features_read(&f, a, t, &g->vocab, hits, nhits);
	base = np_arena_array(a, t->ntokens, sizeof *base);
	score = np_arena_array(a, t->ntokens, sizeof *score);
	lattice_init(&l, a, t);
	score_tokens(g, a, &f, base);
	second_pass(g, a, &f, &l, base, score);
	for (s = 0; s < t->nsents; s++)
		read_sentence(g, a, t, &t->sents[s], &l,
			(const int16_t (*)[NP_LANES])score, &found);
	*out = found.v;
	*n = found.n;
}
