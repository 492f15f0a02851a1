/* From floats to the section's numbers.
 *
 * What every frequent word is worth, the sum of its own vector, its affixes'
 * and its classes', becomes one row.  Values are scaled as net.h says: 1024 is
 * one inside the net, 256 in scores, weights are such that each product is
 * right again after a shift by NP_NET_SHIFT. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_syntax.h"

#define ONE 1024.0 /* of a value */
#define SCORE 256.0 /* of a score */
#define ROW 16.0 /* of a word's vector in the file */
#define VECTOR 256.0 /* in the net */
#define UNIT ((double)(1 << NP_NET_SHIFT))

static int32_t nearest(double v, double most)
{
	v = v > most ? most : v < -most ? -most : v;
	return (int32_t)lrint(v);
}

static void put16(np_buf *b, double v)
{
	int32_t n = nearest(v, INT16_MAX);
	char bytes[2] = { (char)(n & 255), (char)(n >> 8 & 255) };

	np_buf_add(b, bytes, 2);
}

/* A matrix, filled in column by column. */
struct sheet {
	unsigned in, out;
	double *w, *b; /* [in][out], [out] */
};

static struct sheet sheet_new(unsigned which)
{
	struct sheet s = { np_net_shapes[which].in, np_net_shapes[which].out,
		NULL, NULL };

	s.w = ts_alloc((size_t)s.in * s.out, sizeof *s.w);
	s.b = ts_alloc(s.out, sizeof *s.b);
	return s;
}

/* The inputs from.. of l become the columns at.. of s.  in, out: what is one
 * before and behind. */
static void put_columns(struct sheet *s, unsigned at,
	const struct ts_linear *l, unsigned from, double in, double out)
{
	unsigned i, k;

	for (i = 0; i < s->in; i++)
		for (k = 0; k < l->out; k++)
			s->w[i * s->out + at + k] = l->w.w[(from + i) * l->out
				+ k] * UNIT * out / in;
	for (k = 0; k < l->out; k++)
		s->b[at + k] = l->b.w[k] * UNIT * out;
}

static void no_bias(struct sheet *s, unsigned at, unsigned n)
{
	memset(s->b + at, 0, n * sizeof *s->b);
}

static void fill(struct sheet *s, const struct ts_net *net, unsigned which)
{
	static const struct {
		unsigned char from;
		uint16_t at;
		double out;
	} answers[] = {
		{ TS_TAG, NP_NET_TAG, SCORE },
		{ TS_ARC_HEAD, NP_NET_ARC_HEAD, ONE },
		{ TS_ARC_DEP, NP_NET_ARC_DEP, ONE },
		{ TS_LABEL_HEAD, NP_NET_LABEL_HEAD, ONE },
		{ TS_LABEL_DEP, NP_NET_LABEL_DEP, ONE },
	};
	const struct ts_linear *l = net->linears;
	unsigned i;

	switch (which) {
	case NP_NET_M_WORD:
		for (i = 0; i < NP_NET_WINDOW; i++) {
			put_columns(s, i * NP_NET_C, &l[TS_FIRST],
				i * NP_NET_D, VECTOR, ONE);
			if (i != NP_NET_WINDOW / 2)
				no_bias(s, i * NP_NET_C, NP_NET_C);
		}
		break;
	case NP_NET_M_ANSWER:
		for (i = 0; i < sizeof answers / sizeof *answers; i++)
			put_columns(s, answers[i].at, &l[answers[i].from], 0,
				ONE, answers[i].out);
		break;
	case NP_NET_M_DISTANCE:
		put_columns(s, 0, &l[TS_DISTANCE], 0, ONE, SCORE);
		break;
	case NP_NET_M_LABEL:
		put_columns(s, 0, &l[TS_LABEL], 0, ONE, SCORE);
		break;
	default:
		put_columns(s, 0, &l[TS_GATES1 + which - NP_NET_M_GATES1], 0,
			ONE, ONE);
	}
}

/* In the order of np_affine_at(). */
static void put_weights(np_buf *out, const struct sheet *s)
{
	unsigned first, width, i, k;

	for (first = 0; first < s->out; first += NP_NET_BLOCK) {
		width = s->out - first < NP_NET_BLOCK ? s->out - first
			: NP_NET_BLOCK;
		for (i = 0; i < s->in; i += 2)
			for (k = 0; k < 2 * width; k++)
				put16(out, s->w[(i + k % 2) * s->out + first
					+ k / 2]);
	}
}

static void put_matrices(np_buf *out, const struct ts_net *net)
{
	struct sheet s[NP_NET_NMATRICES];
	unsigned which, k;

	for (which = 0; which < NP_NET_NMATRICES; which++) {
		s[which] = sheet_new(which);
		fill(&s[which], net, which);
		for (k = 0; k < s[which].out; k++) /* half of a last bit */
			ts_put32(out, (uint32_t)nearest(s[which].b[k] + UNIT
				/ 2, INT32_MAX));
	}
	for (which = 0; which < NP_NET_NMATRICES; which++) {
		put_weights(out, &s[which]);
		free(s[which].w);
		free(s[which].b);
	}
}

static void put_vector(np_buf *out, const struct ts_weights *v)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		put16(out, v->w[i] * ONE);
}

/* What the edges of a sentence add to the first layer. */
static void put_edge(np_buf *out, const struct ts_net *net)
{
	const struct ts_linear *l = &net->linears[TS_FIRST];
	const float *edge = net->vectors[TS_EDGE].w;
	unsigned k, c, d;
	double sum;

	for (k = 0; k < NP_NET_WINDOW; k++)
		for (c = 0; c < NP_NET_C; c++) {
			for (d = 0, sum = 0; d < NP_NET_D; d++)
				sum += edge[d] * l->w.w[(k * NP_NET_D + d)
					* NP_NET_C + c];
			put16(out, sum * ONE);
		}
}

static void put_row(np_buf *out, const float *row)
{
	char bytes[NP_NET_D];
	unsigned d;

	for (d = 0; d < NP_NET_D; d++)
		bytes[d] = (char)nearest(row[d] * ROW, INT8_MAX);
	np_buf_add(out, bytes, sizeof bytes);
}

static const float *row_of(const struct ts_net *net, enum ts_tables t,
	uint32_t i)
{
	return net->tables[t].w.w + (size_t)i * NP_NET_D;
}

static void add_row(float *to, const float *row)
{
	unsigned d;

	for (d = 0; d < NP_NET_D; d++)
		to[d] += row[d];
}

static void put_word(np_buf *out, const struct ts_net *net,
	const struct ts_lexicon *lex, uint32_t i)
{
	float row[NP_NET_D] = { 0 };
	unsigned k;

	if (lex->fine[i]) {
		add_row(row, row_of(net, TS_WORD, i));
		add_row(row, row_of(net, TS_FINE, lex->fine[i]));
		add_row(row, row_of(net, TS_COARSE, lex->coarse[i]));
		for (k = 0; k < NP_NET_NAFFIX; k++)
			add_row(row, row_of(net, TS_AFFIX, lex->affix[i][k]));
	}
	put_row(out, row);
}

void ts_write_net(np_buf *out, const struct ts_net *net,
	const struct ts_lexicon *lex, uint8_t tags[NP_NET_T][2])
{
	uint32_t i;

	ts_put32(out, NP_NET_VERSION);
	np_buf_addn(out, '\0', NP_NET_TAGS_AT - 4);
	np_buf_add(out, (const char *)tags, 2 * NP_NET_T);
	put_matrices(out, net);
	put_edge(out, net);
	put_vector(out, &net->vectors[TS_ROOT_ARC]);
	put_vector(out, &net->vectors[TS_ROOT_LABEL]);
	put_vector(out, &net->vectors[TS_LABEL_DISTANCE]);
	np_buf_addn(out, '\0', NP_NET_HASHES_AT - out->len);
	for (i = 0; i < NP_NET_NWORDS; i++)
		ts_put32(out, lex->fine[i] ? lex->low[i] : 0);
	for (i = 0; i < NP_NET_NWORDS; i++)
		put_word(out, net, lex, i);
	for (i = 0; i < NP_NET_NAFFIXES; i++)
		put_row(out, row_of(net, TS_AFFIX, i));
	for (i = 0; i < NP_NET_NLOOKS; i++)
		put_row(out, row_of(net, TS_LOOK, i));
}
