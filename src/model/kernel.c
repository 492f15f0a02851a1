/* The inner loops, for any machine and for AVX2 (kernel_body.h). */
#include "model/kernel.h"

#include <string.h>

#include "base/banned.h"

/* A path this far below the best is lost for good. */
#define NP_FLOOR 1000000

#define KERNEL(name) plain_##name
#define TARGET
#include "model/kernel_body.h"
#undef KERNEL
#undef TARGET

static const struct np_kernel plain = {
	plain_add_rows, plain_add_sums, plain_viterbi, plain_sweep,
	plain_abreast, plain_distances
};

#if defined(__x86_64__) || defined(__i386__)
#define HAVE_AVX2 1
#define KERNEL(name) avx2_##name
#define TARGET __attribute__((target("avx2")))
#include "model/kernel_body.h"

static const struct np_kernel avx2 = {
	avx2_add_rows, avx2_add_sums, avx2_viterbi, avx2_sweep,
	avx2_abreast, avx2_distances
};
#endif

const struct np_kernel *np_kernel_plain(void)
{
	return &plain;
}

const struct np_kernel *np_kernel_best(void)
{
#ifdef HAVE_AVX2
	if (__builtin_cpu_supports("avx2"))
		return &avx2;
#endif
	return &plain;
}
