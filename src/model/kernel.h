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
};

/* The fastest this machine can run; or the plain one. */
const struct np_kernel *np_kernel_best(void);
const struct np_kernel *np_kernel_plain(void);

#endif
