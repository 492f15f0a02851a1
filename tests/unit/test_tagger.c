/* The tagger: a section is refused or harmless, whatever its bytes; names are
 * in order, disjoint, within sentences; the same twice. */
#include "model/tagger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

#define ROWS 64
#define SLOTS 16
#define FINE 3
#define SETBYTES 8
#define LEN (NP_NAMES_HEAD + FINE * 4 + SLOTS * NP_VOCAB_SLOT + 2 * SETBYTES \
	+ ROWS * NP_ROW + NP_LANES - NP_ROW)

static void put(unsigned char *p, uint32_t x)
{
	p[0] = (unsigned char)x;
	p[1] = (unsigned char)(x >> 8);
	p[2] = (unsigned char)(x >> 16);
	p[3] = (unsigned char)(x >> 24);
}

/* A section whose tables hold noise. */
static void make(unsigned char *p, uint64_t seed)
{
	size_t i;

	for (i = 0; i < LEN; i++) {
		seed = np_mix(seed, i);
		p[i] = (unsigned char)seed;
	}
	memcpy(p, NP_NAMES_MAGIC, 4);
	put(p + 4, ROWS);
	put(p + 8, SLOTS);
	put(p + 12, FINE);
	put(p + 24, SETBYTES);
	put(p + 28, SETBYTES);
}

static void test_open(void **state)
{
	static const struct {
		const char *what;
		size_t at;
		uint32_t value;
		np_status want;
	} cases[] = {
		{ "as made", 4, ROWS, NP_OK },
		{ "another magic", 0, 0, NP_EMODEL },
		{ "one row more", 4, ROWS + 1, NP_EMODEL },
		{ "no rows", 4, 0, NP_EMODEL },
		{ "slots no power of two", 8, SLOTS - 1, NP_EMODEL },
		{ "more slots", 8, SLOTS * 2, NP_EMODEL },
		{ "most clusters", 12, UINT32_MAX, NP_EMODEL },
		{ "most rows", 4, UINT32_MAX, NP_EMODEL },
		{ "set no power of two", 24, 7, NP_EMODEL },
		{ "set of four gigabytes", 28, 1u << 31, NP_EMODEL },
	};
	unsigned char p[LEN];
	struct np_tagger g;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		make(p, 1);
		put(p + cases[i].at, cases[i].at ? cases[i].value
			: cases[i].value);
		if (cases[i].want == NP_OK)
			make(p, 1);
		if (np_tagger_open(&g, (np_blob){ p, LEN }) != cases[i].want)
			fail_msg("%s", cases[i].what);
	}
	for (i = 1; i < LEN; i++)
		assert_int_equal(np_tagger_open(&g, (np_blob){ p, i }),
			NP_EMODEL);
	assert_int_equal(np_tagger_open(&g, (np_blob){ NULL, 0 }), NP_OK);
}

static const char article[] = "STRIKE AT MOMBASA PORT ENDS\n\nNAIROBI, "
	"May 14 - James Macharia told the Port of Mombasa's dockers to go back. \"We "
	"will,\" Esther Wanjiru of the Dock Workers Union (DWU) said.\n\n"
	"Macharia met the DWU in the U.S.-led talks. \xff\xfe Nana\xc3\xaf Ng.";

static void check(const np_mention *m, uint32_t n, const struct np_text *t)
{
	uint32_t i, s = 0, end;

	for (i = 0; i < n; i++) {
		end = m[i].token + m[i].ntokens;
		assert_true(m[i].ntokens > 0 && end <= t->ntokens);
		assert_true(!i || m[i].token >= m[i - 1].token
			+ m[i - 1].ntokens);
		while (m[i].token >= t->sents[s].token + t->sents[s].ntokens)
			s++;
		assert_true(end <= t->sents[s].token + t->sents[s].ntokens);
		assert_true(m[i].score >= 0 && m[i].score <= 1);
		assert_true(m[i].type < NP_NTYPES);
		assert_int_equal(m[i].kind, NP_NAME);
		assert_int_equal(m[i].entity, NP_NONE);
		assert_int_equal(m[i].span.beg,
			t->tokens[m[i].token].span.beg);
		assert_int_equal(m[i].span.end, t->tokens[end - 1].span.end);
	}
}

/* Whatever the weights are, what is found is well formed, the same each time,
 * and the same by the plain kernel. */
static void test_find(void **state)
{
	np_mention *m[2];
	static uint32_t found;
	uint32_t n[2];
	unsigned char p[LEN];
	struct np_tagger g;
	struct np_text t;
	np_arena a;
	uint64_t seed;
	int k;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (seed = 1; seed <= 200; seed++) {
		np_arena_reset(&a);
		make(p, seed);
		assert_int_equal(np_tagger_open(&g, (np_blob){ p, LEN }),
			NP_OK);
		np_text_read(&t, &a, article, sizeof article - 1,
			(np_str){ NULL, 0 });
		for (k = 0; k < 2; k++) {
			np_tagger_find(&g, &a, &t, NULL, 0, &m[k], &n[k]);
			g.kernel = np_kernel_plain();
		}
		check(m[0], n[0], &t);
		assert_int_equal(n[0], n[1]);
		if (n[0])
			assert_memory_equal(m[0], m[1], n[0] * sizeof *m[0]);
		found += n[0];
	}
	assert_true(found > 0);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
