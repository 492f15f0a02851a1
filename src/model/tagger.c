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
 * Cost: the rows of a spelling are summed once for each distance it is seen
 * from, and remembered for the articles to come; a token then adds five vectors
 * and its own few rows. */
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
	uint32_t form)
{
	struct np_form_sums *s = f->sums[form];
	struct batch b[2 * REACH + 1];
	int k;

	memset(s, 0, sizeof *s);
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
	uint32_t i, int16_t *score)
{
	const int16_t *v[2 * REACH + 1];
	uint32_t form;
	int k;

	for (k = 0; k <= 2 * REACH; k++) {
		form = np_features_at(f, i, k - REACH);
		if (!f->sums[form]->made)
			make_sums(g, f, form);
		v[k] = f->sums[form]->at[k];
	}
	g->kernel->add_sums(score, v, 2 * REACH + 1);
}

/* A token's own rows are fetched while the one before is added up. */
static void score_tokens(const struct np_tagger *g,
	const struct np_features *f, int16_t (*score)[NP_LANES])
{
	uint32_t i, n = f->text->ntokens;
	struct batch b[2];

	for (i = 0; i < n; i++) {
		b[i & 1].n = np_features_token(f, i, b[i & 1].row);
		fetch(g, &b[i & 1]);
		add_forms(g, f, i, score[i]);
		if (i)
			add_batch(g, &b[~i & 1], score[i - 1]);
	}
	if (n)
		add_batch(g, &b[~n & 1], score[n - 1]);
}

/* As above: what is added up is the candidate before. */
static void score_doc(const struct np_tagger *g, const struct np_features *f,
	const struct np_second *second, int16_t (*score)[NP_LANES])
{
	struct batch b[2];
	uint32_t c;

	for (c = 0; c < f->ncand; c++) {
		b[c & 1].n = np_features_doc(f, c, second, b[c & 1].row);
		fetch(g, &b[c & 1]);
		if (c)
			add_batch(g, &b[~c & 1], score[f->cand[c - 1]]);
	}
	if (c)
		add_batch(g, &b[~c & 1], score[f->cand[c - 1]]);
}

/* -- Probabilities --------------------------------------------------------- */

#define LONGEST 1000u /* tokens; what is longer is read in pieces */

/* A sentence, or a piece of one that was given too long to be one. */
struct piece {
	uint32_t token, n;
	uint32_t cand, ncand; /* candidates in it */
	uint32_t name, nnames; /* mentions found in it */
};

struct pieces {
	struct piece *v; /* [n] in text order */
	uint32_t n;
	uint32_t *order; /* [n] those to be swept, by length */
	uint32_t norder;
	struct np_lattice l;
};

static void cut_pieces(struct pieces *p, const struct np_features *f)
{
	const np_sentence *s = f->text->sents;
	uint32_t k, i, end, c = 0;
	struct piece *x;

	for (k = 0; k < f->text->nsents; k++)
		for (i = s[k].token, end = i + s[k].ntokens; i < end;
		     i += LONGEST) {
			x = &p->v[p->n++];
			x->token = i;
			x->n = end - i < LONGEST ? end - i : LONGEST;
			x->cand = c;
			while (c < f->ncand && f->cand[c] < i + x->n)
				c++;
			x->ncand = c - x->cand;
		}
}

static void pieces_init(struct pieces *p, np_arena *a,
	const struct np_features *f)
{
	const struct np_text *t = f->text;
	uint32_t most = 0, k;

	memset(p, 0, sizeof *p);
	p->v = NP_NEW(a, struct piece, (size_t)t->nsents
		+ t->ntokens / LONGEST);
	cut_pieces(p, f);
	p->order = NP_NEW(a, uint32_t, p->n);
	for (k = 0; k < p->n; k++)
		if (p->v[k].n > most)
			most = p->v[k].n;
	p->l.likely = np_arena_alloc(a, most * sizeof *p->l.likely);
	p->l.alpha = np_arena_alloc(a, most * sizeof *p->l.alpha);
	p->l.beta = np_arena_alloc(a, most * sizeof *p->l.beta);
	p->l.norm = np_arena_alloc(a, most * sizeof *p->l.norm);
}

/* Which pieces are to be swept. */
enum choice { WITH_CANDIDATES, WITH_NAMES };

static int is_chosen(const struct piece *x, enum choice which)
{
	return which == WITH_NAMES ? x->nnames > 0 : x->ncand > 0;
}

/* Choose pieces and order them by length, so that the lanes of a lattice are
 * of about one length. */
static void choose(struct pieces *p, enum choice which)
{
	uint32_t at[LONGEST + 1] = { 0 }, k, n, sum = 0;

	for (k = 0; k < p->n; k++)
		if (is_chosen(&p->v[k], which))
			at[p->v[k].n]++;
	for (k = 0; k <= LONGEST; k++) {
		n = at[k];
		at[k] = sum;
		sum += n;
	}
	p->norder = sum;
	for (k = 0; k < p->n; k++)
		if (is_chosen(&p->v[k], which))
			p->order[at[p->v[k].n]++] = k;
}

/* Put the scores of a piece into a lane. */
static void load(const struct np_tagger *g, struct np_lattice *l,
	unsigned lane, const int16_t (*score)[NP_LANES], uint32_t n)
{
	uint16_t down[NP_LANES];
	uint32_t i;
	int y;

	for (i = 0; i < n; i++) {
		g->kernel->distances(score[i], NP_NAMES_EXPS - 1, down);
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			l->likely[i][y][lane] = g->exps[down[y]];
	}
	for (; i < l->most; i++)
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			l->likely[i][y][lane] = 1;
	l->n[lane] = n;
}

/* Sweep the chosen pieces from number k on, as many as there are lanes; how
 * many. */
static unsigned sweep(const struct np_tagger *g, struct pieces *p,
	uint32_t k, const int16_t (*score)[NP_LANES])
{
	unsigned n = p->norder - k < NP_ABREAST ? p->norder - k : NP_ABREAST;
	const struct piece *x;
	unsigned lane;

	p->l.most = p->v[p->order[k + n - 1]].n;
	for (lane = 0; lane < n; lane++) {
		x = &p->v[p->order[k + lane]];
		load(g, &p->l, lane, score + x->token, x->n);
	}
	for (; lane < NP_ABREAST; lane++)
		load(g, &p->l, lane, score, 0);
	g->kernel->abreast(&g->trans, &p->l);
	return n;
}

static void believe(const struct np_features *f, const struct np_lattice *l,
	unsigned lane, const struct piece *x, uint8_t (*prob)[16])
{
	uint32_t c, i;
	float p;
	int y;

	for (c = x->cand; c < x->cand + x->ncand; c++) {
		i = f->cand[c] - x->token;
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			p = l->alpha[i][y][lane] * l->beta[i][y][lane];
			prob[c][y] = (uint8_t)(p < 1 ? p * 255 : 255);
		}
	}
}

/* What the candidates are, by these scores. */
static void first_pass(const struct np_tagger *g, const struct np_features *f,
	struct pieces *p, const int16_t (*score)[NP_LANES],
	uint8_t (*prob)[16])
{
	unsigned n, lane;
	uint32_t k;

	for (k = 0; k < p->norder; k += n) {
		n = sweep(g, p, k, score);
		for (lane = 0; lane < n; lane++)
			believe(f, &p->l, lane, &p->v[p->order[k + lane]],
				prob);
	}
}

void np_tagger_first(const struct np_tagger *g, np_arena *a,
	const struct np_features *f, uint8_t (**prob)[16])
{
	int16_t (*score)[NP_LANES] = np_arena_array(a, f->text->ntokens,
		sizeof *score);
	struct pieces p;

	*prob = np_arena_array(a, f->ncand, sizeof **prob);
	if (!g->data.ptr)
		return;
	pieces_init(&p, a, f);
	choose(&p, WITH_CANDIDATES);
	score_tokens(g, f, score);
	first_pass(g, f, &p, (const int16_t (*)[NP_LANES])score, *prob);
}

/* -- Names ----------------------------------------------------------------- */

/* The probability that tokens [b, e) of the piece in a lane are one name of a
 * type, no more and no less. */
static float probability(const struct np_tagger *g,
	const struct np_lattice *l, unsigned lane, uint32_t b, uint32_t e,
	int type)
{
	int in = NP_LABEL_I(type), y;
	float p = l->alpha[b][in - 1][lane], on = 0;
	uint32_t i;

	for (i = b + 1; i < e; i++)
		p = p * g->trans.exp[i == b + 1 ? in - 1 : in][in]
			* l->likely[i][in][lane] / l->norm[i][lane];
	if (e == l->n[lane])
		return p;
	for (y = 0; y < NP_KERNEL_LABELS; y++)
		if (y != in)
			on += g->trans.exp[e == b + 1 ? in - 1 : in][y]
				* l->likely[e][y][lane] * l->beta[e][y][lane];
	return p * on / l->norm[e][lane];
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
	const struct np_text *t, uint32_t b, uint32_t e, int type)
{
	np_mention m;

	memset(&m, 0, sizeof m); /* gaps too: the same bytes each time */
	m.span = (np_span){ t->tokens[b].span.beg, t->tokens[e - 1].span.end };
	m.token = b;
	m.ntokens = e - b;
	m.entity = NP_NONE;
	m.type = (uint8_t)type;
	m.kind = NP_NAME;
	NP_PUSH(a, out->v, out->n, out->cap, m);
}

/* The names on the best path through a piece. */
static void find_names(const struct np_tagger *g, np_arena *a,
	const struct np_text *t, struct piece *x,
	const int16_t (*score)[NP_LANES], struct found *out)
{
	uint8_t from[LONGEST][NP_LANES], label[LONGEST];
	uint32_t b, e;
	int type;

	g->kernel->viterbi(&g->trans, score + x->token, x->n, from, label);
	x->name = out->n;
	for (b = 0; b < x->n; b = e) {
		e = b + 1;
		if (!label[b])
			continue;
		type = (label[b] - 1) / 2;
		while (e < x->n && label[e] == NP_LABEL_I(type))
			e++;
		add_mention(out, a, t, x->token + b, x->token + e, type);
	}
	x->nnames = out->n - x->name;
}

/* How sure the names are. */
static void judge(const struct np_tagger *g, struct pieces *p,
	const int16_t (*score)[NP_LANES], np_mention *names)
{
	const struct piece *x;
	unsigned n, lane;
	uint32_t k, b;
	np_mention *m;

	for (k = 0; k < p->norder; k += n) {
		n = sweep(g, p, k, score);
		for (lane = 0; lane < n; lane++) {
			x = &p->v[p->order[k + lane]];
			for (m = names + x->name;
			     m < names + x->name + x->nnames; m++) {
				b = m->token - x->token;
				m->score = calibrate(g, probability(g, &p->l,
					lane, b, b + m->ntokens, m->type));
			}
		}
	}
}

/* Judge the candidates by the rest of the article, then once more by what that
 * changed; score[T][L] is that of the first pass. */
static void second_pass(const struct np_tagger *g, np_arena *a,
	const struct np_features *f, struct pieces *p,
	int16_t (*score)[NP_LANES])
{
	uint8_t (*prob)[16] = np_arena_alloc(a, f->ncand * sizeof *prob);
	int16_t (*base)[NP_LANES] = np_arena_alloc(a, f->ncand * sizeof *base);
	struct np_second second;
	uint32_t c;
	int round;

	np_second_init(&second, f, a);
	for (c = 0; c < f->ncand; c++)
		memcpy(base[c], score[f->cand[c]], sizeof *base);
	for (round = 0; round < ROUNDS; round++) {
		first_pass(g, f, p, (const int16_t (*)[NP_LANES])score, prob);
		np_second_weigh(&second, f, (const uint8_t (*)[16])prob);
		for (c = 0; c < f->ncand; c++)
			memcpy(score[f->cand[c]], base[c], sizeof *base);
		score_doc(g, f, &second, score);
	}
}

void np_tagger_find(const struct np_tagger *g, np_arena *a,
	const struct np_text *t, const struct np_hit *hits, uint32_t nhits,
	np_mention **out, uint32_t *n)
{
	struct found found = { NULL, 0, 0 };
	int16_t (*score)[NP_LANES];
	struct np_features f;
	struct pieces p;
	uint32_t k;

	*out = NULL;
	*n = 0;
	if (!g->data.ptr || !t->ntokens)
		return;
	np_features_read(&f, a, t, &g->vocab, hits, nhits);
	score = np_arena_array(a, t->ntokens, sizeof *score);
	pieces_init(&p, a, &f);
	choose(&p, WITH_CANDIDATES);
	score_tokens(g, &f, score);
	second_pass(g, a, &f, &p, score);
	for (k = 0; k < p.n; k++)
		find_names(g, a, t, &p.v[k],
			(const int16_t (*)[NP_LANES])score, &found);
	choose(&p, WITH_NAMES);
	judge(g, &p, (const int16_t (*)[NP_LANES])score, found.v);
	*out = found.v;
	*n = found.n;
}
