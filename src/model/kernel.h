/* kernel.h - the inner loops of the names model.
 *
 * Each exists twice, compiled from one text: for any machine, and for AVX2.
 * Weights are integers, and the probabilities use only IEEE additions,
 * multiplications and divisions in one fixed order, so both give the same
 * bytes.
 *
 * Letters used for dimensions: [n] tokens of a sentence, [L] lanes, one a
 * label; lanes behind NP_KERNEL_LABELS are never read as results.
 */
#ifndef NP_KERNEL_H
#define NP_KERNEL_H

#include <stdint.h>

#define NP_LANES 16
#define NP_KERNEL_LABELS 11
#define NP_ROW 12 /* bytes of a row of weights */
#define NP_SCALE 32 /* a weight or score of 32 is one nat */
#define NP_FORBIDDEN (-10000000) /* transition that is not legal */

/* Transitions, [from][to]; row NP_KERNEL_LABELS is the sentence's start. */
struct np_transitions {
	int32_t score[NP_KERNEL_LABELS + 1][NP_LANES];
	float exp[NP_KERNEL_LABELS + 1][NP_LANES];
	float back[NP_KERNEL_LABELS][NP_LANES]; /* [to][from] */
};

/* Sentences swept together, a lane each: a step of one waits for the step
 * before, those of the others do not. */
#define NP_ABREAST 8

struct np_lattice {
	uint32_t n[NP_ABREAST]; /* tokens of the sentences; 0: an idle lane */
	uint32_t most; /* of them */
	/* [most][L][lane]; likely is 1 behind the end of a sentence */
	float (*likely)[NP_KERNEL_LABELS][NP_ABREAST];
	float (*alpha)[NP_KERNEL_LABELS][NP_ABREAST];
	float (*beta)[NP_KERNEL_LABELS][NP_ABREAST];
	float (*norm)[NP_ABREAST];
};

struct np_kernel {
	/* sum[L] += rows[row[k]] for all k < n.  The last row must have 4
	 * readable bytes behind it. */
	void (*add_rows)(int16_t *sum, const int8_t *rows,
		const uint32_t *row, unsigned n);

	/* sum[L] += v[k][L] for all k < n. */
	void (*add_sums)(int16_t *sum, const int16_t *const *v, unsigned n);

	/* Best path through score[n][L]: label[n].  from[n][L] is scratch. */
	void (*viterbi)(const struct np_transitions *t,
		const int16_t (*score)[NP_LANES], uint32_t n,
		uint8_t (*from)[NP_LANES], uint8_t *label);

	/* likely[n][L]: exp of the scores, 0 in the lanes behind the labels;
	 * alpha[n][L], beta[n][L]: what
	 * stands before and behind, alpha[i] adds up to 1, and
	 * alpha[i] * beta[i] are the label probabilities of token i.  norm[n]:
	 * what alpha[i] was divided by. */
	void (*sweep)(const struct np_transitions *t,
		const float (*likely)[NP_LANES], uint32_t n,
		float (*alpha)[NP_LANES], float (*beta)[NP_LANES],
		float *norm);

	/* The same for the sentences of a lattice, with the same bits: what
	 * is not legal in t adds nothing, so it is left out. */
	void (*abreast)(const struct np_transitions *t, struct np_lattice *l);

	/* How far below the best label's each score is, at most far: down[L],
	 * of which those behind the labels mean nothing. */
	void (*distances)(const int16_t *score, uint16_t far, uint16_t *down);
};

/* The fastest this machine can run; or the plain one. */
const struct np_kernel *np_kernel_best(void);
const struct np_kernel *np_kernel_plain(void);

#endif
