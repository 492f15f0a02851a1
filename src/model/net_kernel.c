/* The inner loops, for any machine and for AVX2 (net_kernel_body.h).
 *
 * What is called plain below is an instruction or two of AVX2.  Where there is
 * none the compiler makes of it what the machine has. */
#include "model/net_kernel.h"

#include <string.h>

#include "base/banned.h"

typedef int16_t v16s __attribute__((vector_size(32)));
typedef uint16_t v16u __attribute__((vector_size(32)));
typedef int32_t v8i __attribute__((vector_size(32)));
typedef uint32_t v8u __attribute__((vector_size(32)));
typedef int8_t v16b __attribute__((vector_size(16)));
typedef int16_t v8s __attribute__((vector_size(16)));

#define TARGET
#define KERNEL(name) plain_##name

/* sum += the products of two neighbours, added up */
static inline void plain_add_pairs(v8u *sum, const v16s *a, const v16s *b)
{
	unsigned i;

	for (i = 0; i < 8; i++)
		(*sum)[i] += (uint32_t)((*a)[2 * i] * (*b)[2 * i])
			+ (uint32_t)((*a)[2 * i + 1] * (*b)[2 * i + 1]);
}

/* a = a b, where 32768 is one, rounded */
static inline void plain_scale(v16s *a, const v16s *b)
{
	unsigned i;

	for (i = 0; i < 16; i++)
		(*a)[i] = (int16_t)(((*a)[i] * (*b)[i] + 0x4000) >> 15);
}

/* y[8] = sum / 4096, the nearest of 16 bits */
static inline void plain_narrow(int16_t *y, const v8u *sum)
{
	int32_t v;
	unsigned i;

	for (i = 0; i < 8; i++) {
		v = (int32_t)(*sum)[i] >> NP_NET_SHIFT;
		v = v > INT16_MAX ? INT16_MAX : v < INT16_MIN ? INT16_MIN : v;
		y[i] = (int16_t)v;
	}
}

#include "model/net_kernel_body.h"
#undef KERNEL
#undef TARGET

static const struct np_net_kernel plain = {
	plain_affine, plain_add_row, plain_add, plain_rectify,
	plain_recur, plain_best, plain_best_cuts
};

#if defined(__x86_64__) || defined(__i386__)
#define HAVE_AVX2 1
#define TARGET __attribute__((target("avx2")))
#define KERNEL(name) avx2_##name

typedef short v16hi __attribute__((vector_size(32)));
typedef int v8si __attribute__((vector_size(32)));

TARGET static inline void avx2_add_pairs(v8u *sum, const v16s *a,
	const v16s *b)
{
	*sum += (v8u)__builtin_ia32_pmaddwd256((v16hi)*a, (v16hi)*b);
}

TARGET static inline void avx2_scale(v16s *a, const v16s *b)
{
	*a = (v16s)__builtin_ia32_pmulhrsw256((v16hi)*a, (v16hi)*b);
}

/* The instruction narrows half a vector of each of two; here of one, twice. */
TARGET static inline void avx2_narrow(int16_t *y, const v8u *sum)
{
	v8si v = (v8si)*sum >> NP_NET_SHIFT;
	v16hi both = __builtin_ia32_packssdw256(v, v);

	memcpy(y, &both, 8);
	memcpy(y + 4, (const char *)&both + 16, 8);
}

#include "model/net_kernel_body.h"

static const struct np_net_kernel avx2 = {
	avx2_affine, avx2_add_row, avx2_add, avx2_rectify,
	avx2_recur, avx2_best, avx2_best_cuts
};
#endif

const struct np_net_kernel *np_net_kernel_plain(void)
{
	return &plain;
}

const struct np_net_kernel *np_net_kernel_best(void)
{
#ifdef HAVE_AVX2
	if (__builtin_cpu_supports("avx2"))
		return &avx2;
#endif
	return &plain;
}
