/* Word clusters from unlabelled text: words that keep the same company.
 *
 * Positive pointwise mutual information of words with their neighbours (one
 * and two to the left, one and two to the right), made dense by a randomised
 * singular value decomposition (Halko, Martinsson & Tropp 2011), then k-means:
 * 2,048 fine clusters, these into 512 and 64.
 *
 * Cost: 20 M tokens take about a minute. */
#include "train_embed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS 49000 /* spellings described, most frequent first */
#define SLOTS 65536
#define CONTEXTS 3000 /* words that count as neighbours */
#define SIDES 4
#define DIM 64
#define FINE 2048
#define MIDDLE 512
#define COARSE 64
#define MIN_COUNT 4

static void *get(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p) {
		fputs("train: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

/* -- Counting -------------------------------------------------------------- */

struct spelling {
	const char *s;
	uint32_t n, low; /* low: index of the lower-cased spelling */
	uint64_t hash;
	uint32_t count, inner_lower, inner_capital; /* of a family */
	uint32_t rank; /* 1 + place among WORDS, 0: not among them */
	uint32_t context; /* 1 + place among CONTEXTS */
};

struct counts {
	np_arena arena;
	np_table table;
	struct spelling *v;
	uint32_t n, cap;
	uint32_t *stream, nstream, capstream; /* NP_NONE ends a sentence */
};

static uint32_t intern(struct counts *c, const char *s, uint32_t n,
	uint64_t hash)
{
	uint32_t *slot = np_table_put(&c->table, s, n, hash, NP_NONE);
	struct spelling new = { .n = n, .hash = hash };

	if (*slot != NP_NONE)
		return *slot;
	*slot = c->n;
	new.s = s;
	NP_PUSH(&c->arena, c->v, c->n, c->cap, new);
	return c->n - 1;
}

static void push(struct counts *c, uint32_t x)
{
	if (c->nstream == c->capstream) {
		c->capstream = c->capstream ? c->capstream * 2 : 1 << 20;
		c->stream = realloc(c->stream, c->capstream * sizeof x);
		if (!c->stream)
			abort();
	}
	c->stream[c->nstream++] = x;
}

/* Sentences in capitals or Title Case say nothing of how words are used. */
static int is_shouting(const struct np_text *t, const np_sentence *s)
{
	uint32_t i, words = 0, capital = 0;

	for (i = s->token; i < s->token + s->ntokens; i++) {
		words += np_word_of(t, i)->n > 3;
		capital += np_word_of(t, i)->n > 3
			&& np_word_of(t, i)->shape & NP_W_CAP;
	}
	return capital > 2 && capital * 10 > words * 7;
}

static void count_text(struct counts *c, const struct np_text *t)
{
	const struct np_word *w;
	const np_sentence *s;
	uint32_t *id = get(t->nwords, sizeof *id), i, k;
	struct spelling *low;

	for (i = 0; i < t->nwords; i++) {
		w = &t->words[i];
		k = intern(c, w->low, w->nlow, w->lowhash);
		id[i] = intern(c, w->s, w->n, w->hash);
		c->v[id[i]].low = k;
	}
	for (k = 0; k < t->nsents; k++) {
		s = &t->sents[k];
		if (is_shouting(t, s))
			continue;
		for (i = s->token; i < s->token + s->ntokens; i++) {
			push(c, id[t->word[i]]);
			c->v[id[t->word[i]]].count++;
			low = &c->v[c->v[id[t->word[i]]].low];
			if (i == s->token)
				continue;
			if (np_word_of(t, i)->shape & NP_W_CAP)
				low->inner_capital++;
			else
				low->inner_lower++;
		}
		push(c, NP_NONE);
	}
	free(id);
}

static void count_file(struct counts *c, const char *path)
{
	FILE *fp = fopen(path, "rb");
	struct np_text t;
	size_t n, max = 1 << 27;
	char *s = get(max, 1);

	if (!fp) {
		fprintf(stderr, "train: cannot read %s\n", path);
		exit(2);
	}
	n = fread(s, 1, max, fp);
	fclose(fp);
	np_text_read(&t, &c->arena, s, n, (np_str){ NULL, 0 });
	fprintf(stderr, "words: %s %u tokens\n", path, t.ntokens);
	count_text(c, &t); /* s and t live as long as the program */
}

static int by_count(const void *a, const void *b)
{
	const struct spelling *x = *(struct spelling *const *)a,
		*y = *(struct spelling *const *)b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Give the most frequent spellings their ranks; returns how many. */
static uint32_t rank(struct counts *c, struct spelling **order)
{
	uint32_t i, n = 0;

	for (i = 0; i < c->n; i++)
		order[i] = &c->v[i];
	qsort(order, c->n, sizeof *order, by_count);
	for (i = 0; i < c->n && n < WORDS && order[i]->count >= MIN_COUNT; i++)
		order[i]->rank = ++n;
	for (i = 0; i < CONTEXTS && i < n; i++)
		order[i]->context = i + 1;
	return n;
}

/* -- A sparse matrix of word x neighbour ----------------------------------- */

struct cell {
	uint64_t key; /* word << 32 | context; 0 free */
	float x;
};

struct matrix {
	uint32_t nrows, ncols;
	size_t *row; /* [nrows + 1] */
	uint32_t *col;
	float *x;
};

struct cells {
	struct cell *v;
	uint64_t mask, n;
};

static void bump(struct cells *h, uint64_t key)
{
	uint64_t i = np_mix(key, 7) & h->mask;

	while (h->v[i].key && h->v[i].key != key)
		i = (i + 1) & h->mask;
	if (!h->v[i].key) {
		h->v[i].key = key;
		h->n++;
	}
	h->v[i].x++;
}

static void count_cells(struct counts *c, struct cells *h)
{
	static const int offset[SIDES] = { -2, -1, 1, 2 };
	uint32_t i, w, other;
	int64_t j;
	int k;

	for (i = 0; i < c->nstream; i++) {
		if (c->stream[i] == NP_NONE)
			continue;
		w = c->v[c->stream[i]].rank;
		for (k = 0; w && k < SIDES; k++) {
			j = (int64_t)i + offset[k];
			if (j < 0 || j >= c->nstream
			    || c->stream[j] == NP_NONE
			    || (offset[k] == -2
				&& c->stream[i - 1] == NP_NONE)
			    || (offset[k] == 2
				&& c->stream[i + 1] == NP_NONE))
				continue;
			other = c->v[c->stream[j]].context;
			if (other && h->n * 4 < h->mask * 3)
				bump(h, (uint64_t)w << 32
					| ((other - 1) * SIDES + k));
		}
	}
}

static void fill_matrix(struct matrix *m, struct cells *h)
{
	double *rows = get(m->nrows, sizeof *rows),
		*cols = get(m->ncols, sizeof *cols), all = 0, pmi;
	size_t *at = get(m->nrows + 1, sizeof *at), k;
	uint64_t i;
	uint32_t r, q;

	for (i = 0; i <= h->mask; i++)
		if (h->v[i].key) {
			r = (uint32_t)(h->v[i].key >> 32) - 1;
			rows[r] += h->v[i].x;
			cols[(uint32_t)h->v[i].key] += h->v[i].x;
			m->row[r + 1]++;
		}
	for (q = 0; q < m->ncols; q++)
		all += pow(cols[q], 0.75);
	for (r = 0; r < m->nrows; r++) {
		m->row[r + 1] += m->row[r];
		at[r] = m->row[r];
	}
	m->col = get(h->n, sizeof *m->col);
	m->x = get(h->n, sizeof *m->x);
	for (i = 0; i <= h->mask; i++)
		if (h->v[i].key) {
			r = (uint32_t)(h->v[i].key >> 32) - 1;
			q = (uint32_t)h->v[i].key;
			pmi = log(h->v[i].x / rows[r]
				/ (pow(cols[q], 0.75) / all));
			k = at[r]++;
			m->col[k] = q;
			m->x[k] = pmi > 0 ? (float)pmi : 0;
		}
	free(rows);
	free(cols);
	free(at);
}

/* out[nrows][DIM] = m x in[ncols][DIM] */
static void times(const struct matrix *m, const float *in, float *out)
{
	uint32_t r, d;
	size_t k;

	memset(out, 0, (size_t)m->nrows * DIM * sizeof *out);
	for (r = 0; r < m->nrows; r++)
		for (k = m->row[r]; k < m->row[r + 1]; k++)
			for (d = 0; d < DIM; d++)
				out[(size_t)r * DIM + d] += m->x[k]
					* in[(size_t)m->col[k] * DIM + d];
}

/* out[ncols][DIM] = transposed m x in[nrows][DIM] */
static void times_back(const struct matrix *m, const float *in, float *out)
{
	uint32_t r, d;
	size_t k;

	memset(out, 0, (size_t)m->ncols * DIM * sizeof *out);
	for (r = 0; r < m->nrows; r++)
		for (k = m->row[r]; k < m->row[r + 1]; k++)
			for (d = 0; d < DIM; d++)
				out[(size_t)m->col[k] * DIM + d] += m->x[k]
					* in[(size_t)r * DIM + d];
}

/* Make the columns of v[n][DIM] orthonormal (Gram-Schmidt, twice). */
static void orthonormal(float *v, uint32_t n)
{
	double dot;
	uint32_t i, a, b;
	int again;

	for (a = 0; a < DIM; a++) {
		for (again = 0; again < 2; again++)
			for (b = 0; b < a; b++) {
				for (dot = 0, i = 0; i < n; i++)
					dot += (double)v[(size_t)i * DIM + a]
						* v[(size_t)i * DIM + b];
				for (i = 0; i < n; i++)
					v[(size_t)i * DIM + a] -= (float)dot
						* v[(size_t)i * DIM + b];
			}
		for (dot = 0, i = 0; i < n; i++)
			dot += (double)v[(size_t)i * DIM + a]
				* v[(size_t)i * DIM + a];
		dot = dot > 0 ? 1 / sqrt(dot) : 0;
		for (i = 0; i < n; i++)
			v[(size_t)i * DIM + a] *= (float)dot;
	}
}

/* Eigenvectors of a symmetric matrix by Jacobi rotations: s becomes diagonal,
 * v its vectors in columns. */
static void jacobi(double (*s)[DIM], double (*v)[DIM])
{
	double theta, t, c, sn, a, b;
	int p, q, k, round;

	for (p = 0; p < DIM; p++)
		for (q = 0; q < DIM; q++)
			v[p][q] = p == q;
	for (round = 0; round < 30; round++)
		for (p = 0; p < DIM; p++)
			for (q = p + 1; q < DIM; q++) {
				if (fabs(s[p][q]) < 1e-12)
					continue;
				theta = (s[q][q] - s[p][p]) / (2 * s[p][q]);
				t = (theta >= 0 ? 1 : -1) / (fabs(theta)
					+ sqrt(theta * theta + 1));
				c = 1 / sqrt(t * t + 1);
				sn = t * c;
				for (k = 0; k < DIM; k++) {
					a = s[k][p], b = s[k][q];
					s[k][p] = c * a - sn * b;
					s[k][q] = sn * a + c * b;
				}
				for (k = 0; k < DIM; k++) {
					a = s[p][k], b = s[q][k];
					s[p][k] = c * a - sn * b;
					s[q][k] = sn * a + c * b;
					a = v[k][p], b = v[k][q];
					v[k][p] = c * a - sn * b;
					v[k][q] = sn * a + c * b;
				}
			}
}

static uint64_t next_random(uint64_t *state)
{
	*state += UINT64_C(0x9E3779B97F4A7C15);
	return np_mix(*state, 11);
}

/* Rows of unit length: U sqrt(S) of the matrix. */
static float *decompose(const struct matrix *m)
{
	static double s[DIM][DIM], v[DIM][DIM];
	float *right = get((size_t)m->ncols * DIM, sizeof *right);
	float *left = get((size_t)m->nrows * DIM, sizeof *left), *row;
	uint64_t seed = 1;
	size_t i;
	int round, a, b;
	double norm, out[DIM];

	for (i = 0; i < (size_t)m->ncols * DIM; i++)
		right[i] = (float)((double)(next_random(&seed) >> 11)
			/ 9007199254740992.0 - 0.5);
	for (round = 0; round < 4; round++) {
		times(m, right, left);
		orthonormal(left, m->nrows);
		times_back(m, left, right);
		fprintf(stderr, "words: decomposition %d\n", round);
	}
	for (i = 0; i < m->ncols; i++)
		for (a = 0; a < DIM; a++)
			for (b = 0; b < DIM; b++)
				s[a][b] += (double)right[i * DIM + a]
					* right[i * DIM + b];
	jacobi(s, v);
	for (i = 0; i < m->nrows; i++) {
		row = left + i * DIM;
		for (norm = 0, b = 0; b < DIM; b++) {
			for (out[b] = 0, a = 0; a < DIM; a++)
				out[b] += row[a] * v[a][b];
			out[b] *= pow(s[b][b] > 0 ? s[b][b] : 0, 0.25);
			norm += out[b] * out[b];
		}
		norm = norm > 0 ? 1 / sqrt(norm) : 0;
		for (b = 0; b < DIM; b++)
			row[b] = (float)(out[b] * norm);
	}
	free(right);
	return left;
}

/* -- Clusters -------------------------------------------------------------- */

static float distance(const float *a, const float *b, unsigned dim)
{
	float d[4] = { 0 }, x;
	unsigned k, j;

	for (k = 0; k < dim; k += 4)
		for (j = 0; j < 4; j++) {
			x = a[k + j] - b[k + j];
			d[j] += x * x;
		}
	return d[0] + d[1] + d[2] + d[3];
}

/* k-means of n points of dim numbers, stride apart; which[n] gets the
 * cluster, centres[k][dim] their middles. */
static void kmeans(const float *x, uint32_t n, unsigned dim, unsigned stride,
	const float *weight, uint32_t k, uint16_t *which, float *centres)
{
	float *sum = get((size_t)k * dim, sizeof *sum), d, best;
	float *mass = get(k, sizeof *mass);
	uint64_t seed = 3;
	uint32_t i, c, round;
	unsigned j;

	for (c = 0; c < k; c++)
		memcpy(centres + (size_t)c * dim, x + (next_random(&seed) % n)
			* stride, dim * sizeof *x);
	for (round = 0; round < 12; round++) {
		memset(sum, 0, (size_t)k * dim * sizeof *sum);
		memset(mass, 0, k * sizeof *mass);
		for (i = 0; i < n; i++) {
			const float *p = x + (size_t)i * stride;

			for (best = 1e30f, c = 0; c < k; c++) {
				d = distance(p, centres + (size_t)c * dim,
					dim);
				if (d < best) {
					best = d;
					which[i] = (uint16_t)c;
				}
			}
			mass[which[i]] += weight[i];
			for (j = 0; j < dim; j++)
				sum[(size_t)which[i] * dim + j] += weight[i]
					* p[j];
		}
		for (c = 0; c < k; c++)
			for (j = 0; j < dim; j++)
				if (mass[c] > 0)
					centres[(size_t)c * dim + j] = sum[
						(size_t)c * dim + j] / mass[c];
	}
	free(sum);
	free(mass);
}

static void put16(unsigned char *p, unsigned x)
{
	p[0] = (unsigned char)x;
	p[1] = (unsigned char)(x >> 8);
}

static unsigned caprate_of(const struct spelling *s)
{
	double n = s->inner_lower + s->inner_capital, r;
	static const double step[] = { 0.01, 0.1, 0.3, 0.6, 0.9, 0.99 };
	unsigned k = 0;

	if (n < 3)
		return 0;
	r = s->inner_capital / n;
	while (k < 6 && r >= step[k])
		k++;
	return k + 1;
}

/* A free slot for the spelling. */
static unsigned char *new_slot(struct vocabulary *v, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & (v->nslots - 1);
	unsigned char *s = v->slots;
	uint32_t key = np_vocab_key(hash);

	while (np_le32(s + (size_t)i * NP_VOCAB_SLOT))
		i = (i + 1) & (v->nslots - 1);
	s += (size_t)i * NP_VOCAB_SLOT;
	put16(s, key & 0xffff);
	put16(s + 2, key >> 16);
	return s;
}

static void cluster(struct vocabulary *v, const struct counts *c,
	struct spelling **order, const float *x, uint32_t n)
{
	uint16_t *fine = get(n, sizeof *fine), parent[FINE];
	float *weight = get(n, sizeof *weight), *centres = get(FINE * DIM,
		sizeof *centres), *tops = get(FINE * DIM, sizeof *tops);
	float mass[FINE] = { 0 };
	unsigned char *s;
	uint32_t i;

	for (i = 0; i < n; i++)
		weight[i] = sqrtf((float)order[i]->count);
	kmeans(x, n, DIM, DIM, weight, FINE, fine, centres);
	fputs("words: fine clusters\n", stderr);
	for (i = 0; i < n; i++)
		mass[fine[i]] += weight[i];
	v->nfine = FINE;
	v->parents = get(FINE, 4);
	kmeans(centres, FINE, DIM, DIM, mass, MIDDLE, parent, tops);
	for (i = 0; i < FINE; i++)
		put16(v->parents + i * 4, parent[i]);
	kmeans(centres, FINE, DIM, DIM, mass, COARSE, parent, tops);
	for (i = 0; i < FINE; i++)
		put16(v->parents + i * 4 + 2, parent[i]);
	v->nslots = SLOTS;
	v->slots = get(SLOTS, NP_VOCAB_SLOT);
	for (i = 0; i < n; i++) {
		s = new_slot(v, order[i]->hash);
		put16(s + 4, fine[i] + 1u);
		s[6] = (unsigned char)(8 * log2(order[i]->count));
		s[7] = (unsigned char)caprate_of(&c->v[order[i]->low]);
	}
}

void vocabulary_learn(struct vocabulary *v, const struct corpus *corpora,
	unsigned ncorpora, const char *const *files, unsigned nfiles)
{
	struct counts c;
	struct cells h;
	struct matrix m = { 0 };
	struct spelling **order;
	uint32_t i, k;

	memset(&c, 0, sizeof c);
	np_arena_init(&c.arena);
	if (setjmp(c.arena.fail))
		exit(2);
	np_table_init(&c.table, &c.arena);
	for (k = 0; k < ncorpora; k++)
		for (i = 0; i < corpora[k].ndocs; i++)
			count_text(&c, &corpora[k].docs[i].text);
	for (k = 0; k < nfiles; k++)
		count_file(&c, files[k]);
	order = get(c.n, sizeof *order);
	m.nrows = rank(&c, order);
	m.ncols = CONTEXTS * SIDES;
	m.row = get(m.nrows + 1, sizeof *m.row);
	h.mask = ((uint64_t)1 << 25) - 1;
	h.n = 0;
	h.v = get(h.mask + 1, sizeof *h.v);
	count_cells(&c, &h);
	fprintf(stderr, "words: %u tokens, %u spellings, %u kept, "
		"%llu pairs\n", c.nstream, c.n, m.nrows,
		(unsigned long long)h.n);
	fill_matrix(&m, &h);
	free(h.v);
	cluster(v, &c, order, decompose(&m), m.nrows);
}

void vocabulary_save(const struct vocabulary *v, const char *path)
{
	FILE *fp = fopen(path, "wb");

	if (!fp || fwrite(&v->nfine, 4, 1, fp) != 1
	    || fwrite(&v->nslots, 4, 1, fp) != 1
	    || fwrite(v->parents, 4, v->nfine, fp) != v->nfine
	    || fwrite(v->slots, NP_VOCAB_SLOT, v->nslots, fp) != v->nslots
	    || fclose(fp)) {
		fprintf(stderr, "train: cannot write %s\n", path);
		exit(2);
	}
}

int vocabulary_load(struct vocabulary *v, const char *path)
{
	FILE *fp = fopen(path, "rb");

	if (!fp)
		return 0;
	if (fread(&v->nfine, 4, 1, fp) != 1
	    || fread(&v->nslots, 4, 1, fp) != 1)
		exit(2);
	v->parents = get(v->nfine, 4);
	v->slots = get(v->nslots, NP_VOCAB_SLOT);
	if (fread(v->parents, 4, v->nfine, fp) != v->nfine
	    || fread(v->slots, NP_VOCAB_SLOT, v->nslots, fp) != v->nslots)
		exit(2);
	fclose(fp);
	return 1;
}

void vocabulary_set(struct vocabulary *v, unsigned k, const struct np_text *t,
	uint32_t bytes)
{
	uint32_t i, bit;
	uint64_t key;
	unsigned probe;

	v->setbytes[k] = bytes;
	v->sets[k] = get(bytes, 1);
	for (i = 0; i < t->nsents; i++) {
		key = np_set_key(t, t->sents[i].token, t->sents[i].ntokens);
		for (probe = 0; key && probe < NP_SET_PROBES; probe++) {
			bit = np_set_bit(key, probe, bytes);
			v->sets[k][bit >> 3] |= (unsigned char)(1 << (bit & 7));
		}
	}
}
