/* The network: opening its section, and running it over a sentence.
 *
 * What a word adds to the first layer depends on its spelling and on the place
 * in the window only, so it is worked out once and noted (text/lore.h); a
 * token's first layer is then the sum of three rows.
 *
 * A recurrent layer (after Bradbury et al., ICLR 2017) has products of
 * matrices for all tokens at once; only a weighted mean runs along the
 * sentence:
 *
 *	state = z + f (state before - z)      f, z from the layer below
 *
 * and so all is integers, which give the same bits on every machine: values
 * where 1024 is one, weights where 4096 is one. */
#include "model/net.h"

#include <string.h>

#include "model/parser_tags.h"
#include "text/lore.h"
#include "base/banned.h"

#define FIRST (NP_NET_WINDOW * NP_NET_C)

const struct np_net_shape np_net_shapes[NP_NET_NMATRICES] = {
	[NP_NET_M_WORD] = { NP_NET_D, FIRST },
	[NP_NET_M_GATES1] = { NP_NET_C, 4 * NP_NET_H },
	[NP_NET_M_GATES2] = { NP_NET_O, 4 * NP_NET_H },
	[NP_NET_M_ANSWER] = { NP_NET_O, NP_NET_ANSWER },
	[NP_NET_M_DISTANCE] = { NP_NET_A, NP_NET_B },
	[NP_NET_M_LABEL] = { NP_NET_L, NP_NET_R },
};

struct np_net_work {
	int16_t x[NP_NET_LONGEST][NP_NET_D]; /* vectors of words without note */
	int16_t rows[NP_NET_LONGEST][FIRST]; /* what these add */
	const int16_t *of[NP_NET_LONGEST]; /* what the tokens add */
	int16_t first[NP_NET_LONGEST][NP_NET_C];
	int16_t gates[NP_NET_LONGEST][4 * NP_NET_H];
	int16_t state[NP_NET_LONGEST][NP_NET_O];
	int16_t answer[NP_NET_LONGEST][NP_NET_ANSWER];
};

/* -- Opening --------------------------------------------------------------- */

static int16_t le16(const unsigned char *p)
{
	return (int16_t)(p[0] | p[1] << 8);
}

static void read16(int16_t *to, const unsigned char *p, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		to[i] = le16(p + 2 * i);
}

static void read_numbers(struct np_net *net, const unsigned char *p)
{
	uint32_t i, b = 0, w = 0;

	for (i = 0; i < NP_NET_NBIASES; i++)
		net->bias[i] = (int32_t)np_le32(p + NP_NET_BIASES_AT + 4 * i);
	read16(net->weight, p + NP_NET_WEIGHTS_AT, NP_NET_NWEIGHTS);
	read16((int16_t *)&net->v, p + NP_NET_VECTORS_AT, NP_NET_NVECTORS);
	for (i = 0; i < NP_NET_NMATRICES; i++) {
		net->m[i] = (struct np_affine){ net->weight + w, net->bias + b,
			np_net_shapes[i].in, np_net_shapes[i].out };
		w += net->m[i].in * net->m[i].out;
		b += net->m[i].out;
	}
}

np_status np_net_open(struct np_net *net, np_blob section)
{
	const unsigned char *p = section.ptr;
	uint32_t i;

	net->kernel = NULL;
	if (!p)
		return NP_OK;
	if (section.len != NP_NET_LENGTH || np_le32(p) != NP_NET_VERSION)
		return NP_EMODEL;
	memcpy(net->tags, p + NP_NET_TAGS_AT, sizeof net->tags);
	for (i = 0; i < NP_NET_T; i++)
		if (net->tags[i][0] >= NP_NUPOS || net->tags[i][1] >= NP_NXPOS)
			return NP_EMODEL;
	read_numbers(net, p);
	net->hashes = p + NP_NET_HASHES_AT;
	net->words = p + NP_NET_WORDS_AT;
	net->affixes = p + NP_NET_AFFIXES_AT;
	net->looks = p + NP_NET_LOOKS_AT;
	net->kernel = np_net_kernel_best();
	return NP_OK;
}

/* -- Words ----------------------------------------------------------------- */

/* The row of a frequent word, or NULL. */
static const unsigned char *find(const struct np_net *net, uint32_t low)
{
	uint32_t i, at = np_net_bucket(low);
	const unsigned char *hash = net->hashes + 4 * (size_t)at;

	for (i = 0; i < NP_NET_BUCKET; i++, hash += 4)
		if (np_le32(hash) == low)
			return net->words + (size_t)(at + i) * NP_NET_D;
	return NULL;
}

static void add(const struct np_net *net, int16_t *sum,
	const unsigned char *row)
{
	net->kernel->add_row(sum, (const int8_t *)row, NP_NET_D);
}

/* The vector of a word, where 256 is one. */
static void add_up(const struct np_net *net, const struct np_word *word,
	int caseless, int16_t x[NP_NET_D])
{
	struct np_spelling s = np_net_spell(word);
	const unsigned char *known = find(net, s.low);
	uint32_t i;

	memset(x, 0, NP_NET_D * sizeof *x);
	add(net, x, net->looks + (size_t)NP_NET_D
		* (caseless ? np_net_caseless(s.look) : s.look));
	if (known)
		add(net, x, known);
	for (i = 0; !known && i < NP_NET_NAFFIX; i++)
		add(net, x, net->affixes + (size_t)NP_NET_D * s.affix[i]);
	for (i = 0; i < NP_NET_D; i++)
		x[i] = (int16_t)(x[i] * 16);
}

/* -- The first layer ------------------------------------------------------- */

/* What each word of a sentence adds to the first layer: from the notes, or
 * worked out, for all that have none together.  Notes are of words as they
 * are; where case says nothing there are none. */
static void find_rows(const struct np_net *net, struct np_net_work *w,
	const struct np_text *t, const np_sentence *s, int caseless)
{
	int16_t *note, *notes[NP_NET_LONGEST];
	uint32_t i, word, n = 0;
	bool fresh;

	for (i = 0; i < s->ntokens; i++) {
		word = t->word[s->token + i];
		note = caseless ? NULL : np_lore_note(t, NP_NOTE_NET,
			sizeof *w->rows, word, &fresh);
		w->of[i] = note ? note : w->rows[n];
		if (note && !fresh)
			continue;
		notes[n] = note;
		add_up(net, &t->words[word], caseless, w->x[n++]);
	}
	net->kernel->affine(&net->m[NP_NET_M_WORD], w->x[0], NP_NET_D,
		w->rows[0], n);
	for (i = 0; i < n; i++)
		if (notes[i])
			memcpy(notes[i], w->rows[i], sizeof *w->rows);
}

/* Give the tokens around place `at` of a sentence what stands there adds to
 * them. */
static void spread(const struct np_net *net, struct np_net_work *w,
	uint32_t n, uint32_t at, const int16_t rows[FIRST])
{
	uint32_t k, to;

	for (k = 0; k < NP_NET_WINDOW; k++) {
		to = at + NP_NET_WINDOW / 2 - k;
		if (to < n)
			net->kernel->add(w->first[to], rows + k * NP_NET_C,
				NP_NET_C);
	}
}

static void first_layer(const struct np_net *net, struct np_net_work *w,
	uint32_t n)
{
	uint32_t i;

	memset(w->first, 0, n * sizeof *w->first);
	for (i = 0; i < n; i++)
		spread(net, w, n, i, w->of[i]);
	for (i = 0; i < NP_NET_WINDOW / 2; i++) {
		spread(net, w, n, n + i, net->v.edge);
		spread(net, w, n, UINT32_MAX - i, net->v.edge);
	}
	net->kernel->rectify(w->first[0], n * NP_NET_C);
}

/* -- Recurrent layers ------------------------------------------------------ */

static void run(const struct np_net *net, struct np_net_work *w, uint32_t n)
{
	const int16_t zero[NP_NET_H] = { 0 }, *last = zero;
	uint32_t i;

	for (i = 0; i < n; i++) {
		net->kernel->recur(w->state[i], last, w->gates[i],
			w->gates[i] + NP_NET_O, NP_NET_H);
		last = w->state[i];
	}
	for (last = zero; i-- > 0; last = w->state[i] + NP_NET_H)
		net->kernel->recur(w->state[i] + NP_NET_H, last,
			w->gates[i] + NP_NET_H, w->gates[i] + NP_NET_O
			+ NP_NET_H, NP_NET_H);
}

const int16_t *np_net_read(const struct np_net *net, struct np_net_work *w,
	const struct np_text *t, const np_sentence *s, int caseless)
{
	uint32_t n = s->ntokens;

	find_rows(net, w, t, s, caseless);
	first_layer(net, w, n);
	net->kernel->affine(&net->m[NP_NET_M_GATES1], w->first[0], NP_NET_C,
		w->gates[0], n);
	run(net, w, n);
	net->kernel->affine(&net->m[NP_NET_M_GATES2], w->state[0], NP_NET_O,
		w->gates[0], n);
	run(net, w, n);
	net->kernel->affine(&net->m[NP_NET_M_ANSWER], w->state[0], NP_NET_O,
		w->answer[0], n);
	return w->answer[0];
}

struct np_net_work *np_net_begin(np_arena *a)
{
	return np_arena_alloc(a, sizeof(struct np_net_work));
}
