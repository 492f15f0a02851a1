/* net.h - the network that tags and parses: what it knows of a sentence.
 *
 *	words     w1   w2   w3   w4           a vector a spelling
 *	           \   | \ / | \ /
 *	window     h1   h2   h3   h4          three neighbours
 *	          <-----------------> x 2     two recurrent layers, both ways
 *	answers    a1   a2   a3   a4          part of speech; itself as a head
 *	                                      and as a dependent
 *
 * Section "syntax", of fixed length:
 *
 *	0    version u32, zeros
 *	64   T x { upos u8, xpos u8 }
 *	192  biases i32, weights i16 (net_kernel.h), struct np_net_vectors i16
 *	     at a multiple of 64: hashes of words u32 [NWORDS], their vectors
 *	     i8 [NWORDS][D], those of affixes [NAFFIXES][D], looks [NLOOKS][D]
 *
 * Cost: 61,000 multiplications and additions a token, of which 1,400 are for
 * the arcs of a sentence of average length, and 12,000 a distinct word.
 */
#ifndef NP_MODEL_NET_H
#define NP_MODEL_NET_H

#include <newsparse.h>

#include "base/blob.h"
#include "model/net_kernel.h"
#include "model/net_word.h"

/* Letters used for dimensions. */
enum {
	NP_NET_D = 64, /* [D] vector of a word */
	NP_NET_WINDOW = 3, /* words that the first layer sees */
	NP_NET_C = 64, /* [C] first layer */
	NP_NET_H = 48, /* [H] state of one direction of a recurrent layer */
	NP_NET_O = 2 * NP_NET_H, /* [O] both directions */
	NP_NET_A = 48, /* [A] vectors of arcs */
	NP_NET_L = 48, /* [L] vectors of labels */
	NP_NET_T = 64, /* [T] joint parts of speech */
	NP_NET_R = 56, /* [R] relations */
	NP_NET_B = 32, /* [B] kinds of distance */
	NP_NET_LAYERS = 2,
	NP_NET_LONGEST = 128, /* tokens of a sentence that are parsed as one */
};

/* Where in its answer of a token the net says what. */
enum {
	NP_NET_TAG = 0, /* [T] parts of speech, 256 being one */
	NP_NET_ARC_HEAD = NP_NET_T, /* [A] */
	NP_NET_ARC_DEP = NP_NET_ARC_HEAD + NP_NET_A, /* [A] */
	NP_NET_LABEL_HEAD = NP_NET_ARC_DEP + NP_NET_A, /* [L] */
	NP_NET_LABEL_DEP = NP_NET_LABEL_HEAD + NP_NET_L, /* [L] */
	NP_NET_ANSWER = NP_NET_LABEL_DEP + NP_NET_L,
};

/* The matrices, in the order of the file: to the three places of the window,
 * the recurrent layers, the answer; from an arc's dependent to what it thinks
 * of distances; from a hidden layer to relations. */
enum {
	NP_NET_M_WORD, NP_NET_M_GATES1, NP_NET_M_GATES2, NP_NET_M_ANSWER,
	NP_NET_M_DISTANCE, NP_NET_M_LABEL, NP_NET_NMATRICES
};

struct np_net_shape {
	uint16_t in, out;
};
extern const struct np_net_shape np_net_shapes[NP_NET_NMATRICES];

enum {
	NP_NET_NBIASES = NP_NET_WINDOW * NP_NET_C + 8 * NP_NET_H
		+ NP_NET_ANSWER + NP_NET_B + NP_NET_R,
	NP_NET_NWEIGHTS = NP_NET_D * NP_NET_WINDOW * NP_NET_C
		+ (NP_NET_C + NP_NET_O) * 4 * NP_NET_H
		+ NP_NET_O * NP_NET_ANSWER + NP_NET_A * NP_NET_B
		+ NP_NET_L * NP_NET_R,
};

/* Vectors that are weights themselves. */
struct np_net_vectors {
	int16_t edge[NP_NET_WINDOW * NP_NET_C]; /* beyond the sentence */
	int16_t root_arc[NP_NET_A], root_label[NP_NET_L]; /* ROOT as a head */
	int16_t far[NP_NET_B * NP_NET_L]; /* distances, for labels */
};

enum {
	NP_NET_NVECTORS = sizeof(struct np_net_vectors) / 2,
	NP_NET_TAGS_AT = 64,
	NP_NET_BIASES_AT = NP_NET_TAGS_AT + 2 * NP_NET_T,
	NP_NET_WEIGHTS_AT = NP_NET_BIASES_AT + 4 * NP_NET_NBIASES,
	NP_NET_VECTORS_AT = NP_NET_WEIGHTS_AT + 2 * NP_NET_NWEIGHTS,
	NP_NET_HASHES_AT = (NP_NET_VECTORS_AT + 2 * NP_NET_NVECTORS + 63)
		/ 64 * 64,
	NP_NET_WORDS_AT = NP_NET_HASHES_AT + 4 * NP_NET_NWORDS,
	NP_NET_AFFIXES_AT = NP_NET_WORDS_AT + NP_NET_NWORDS * NP_NET_D,
	NP_NET_LOOKS_AT = NP_NET_AFFIXES_AT + NP_NET_NAFFIXES * NP_NET_D,
	NP_NET_LENGTH = NP_NET_LOOKS_AT + NP_NET_NLOOKS * NP_NET_D,
};

#define NP_NET_VERSION 1u

/* Small numbers are read into the machine's own order; vectors of words stay
 * in the file. */
struct np_net {
	const struct np_net_kernel *kernel; /* NULL: no model */
	const unsigned char *hashes, *words, *affixes, *looks;
	struct np_affine m[NP_NET_NMATRICES]; /* of what follows */
	int32_t bias[NP_NET_NBIASES];
	int16_t weight[NP_NET_NWEIGHTS];
	struct np_net_vectors v;
	uint8_t tags[NP_NET_T][2]; /* upos, xpos */
};

/* Open the section; an absent one is good.  *net must stay where it is. */
np_status np_net_open(struct np_net *net, np_blob section);

/* Room for the work on one text. */
struct np_net_work;
struct np_net_work *np_net_begin(np_arena *a);

/* answer[n][ANSWER] of the n tokens of a sentence, NP_NET_LONGEST at most;
 * caseless: case says nothing in it.  Good until the next call. */
const int16_t *np_net_read(const struct np_net *net, struct np_net_work *w,
	const struct np_text *t, const np_sentence *s, int caseless);

/* The kind of the distance from a dependent to its head, places in a sentence;
 * 0 is kept for ROOT. */
static inline unsigned np_net_distance(uint32_t dep, uint32_t head)
{
	static const unsigned char kinds[32] = { 0, 1, 2, 3, 4, 5, 6, 7, 7, 8,
		8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11,
		11, 11, 11, 11, 12 };
	uint32_t d = dep < head ? head - dep : dep - head;

	return kinds[d < 31 ? d : 31] + (dep < head ? 12u : 0);
}

#endif
