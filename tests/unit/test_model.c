/* The model file: what is not exactly right is refused, and what a damaged
 * lexicon says is harmless. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/open.h"

#define SIZE 512 /* of a small model: two sections */

static void put(unsigned char *p, uint64_t v, int bytes)
{
	for (; bytes--; v >>= 8)
		*p++ = (unsigned char)v;
}

static void sign(unsigned char *p)
{
	put(p + 24, np_model_sum(p + NP_MODEL_HEAD, SIZE - NP_MODEL_HEAD), 8);
}

/* Two sections, "one" of 65 bytes and "two" up to the end. */
static void make(unsigned char *p)
{
	memset(p, 0, SIZE);
	memcpy(p, NP_MODEL_MAGIC, 8);
	put(p + 8, NP_MODEL_FORMAT, 4);
	put(p + 12, 2, 4);
	put(p + 16, SIZE, 8);
	memcpy(p + 32, "one", 3);
	put(p + 48, 128, 8);
	put(p + 56, 65, 8);
	memcpy(p + 64, "two", 3);
	put(p + 80, 256, 8);
	put(p + 88, SIZE - 256, 8);
	sign(p);
}

static _Alignas(64) unsigned char model[SIZE + 64];

static np_status verify(size_t len)
{
	return np_model_verify((np_blob){ model, len }, 1);
}

static void is_read(void **state)
{
	np_blob file = { model, SIZE }, s;

	(void)state;
	make(model);
	assert_int_equal(verify(SIZE), NP_OK);
	s = np_model_section(file, "two");
	assert_ptr_equal(s.ptr, model + 256);
	assert_int_equal(s.len, SIZE - 256);
	assert_null(np_model_section(file, "three").ptr);
	assert_null(np_model_section(file, "on").ptr);
}

static void every_truncation(void **state)
{
	size_t len;

	(void)state;
	make(model);
	for (len = 0; len < SIZE; len++)
		assert_int_equal(verify(len), NP_EMODEL);
	assert_int_equal(verify(SIZE + 1), NP_EMODEL);
}

static void every_bit(void **state)
{
	size_t bit;

	(void)state;
	make(model);
	for (bit = 0; bit < 8 * SIZE; bit++) {
		model[bit / 8] ^= (unsigned char)(1 << bit % 8);
		assert_int_equal(verify(SIZE), NP_EMODEL);
		model[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	assert_int_equal(verify(SIZE), NP_OK);
}

/* Where the sum is right and the layout is not. */
static const struct {
	const char *what;
	size_t at;
	uint64_t value;
	int bytes;
} wrong[] = {
	{ "another magic", 0, 'x', 1 },
	{ "another version", 8, NP_MODEL_FORMAT + 1, 4 },
	{ "more sections than fit", 12, UINT32_MAX, 4 },
	{ "fewer sections", 12, 1, 4 },
	{ "another length", 16, SIZE - 1, 8 },
	{ "section before its place", 48, 64, 8 },
	{ "section behind its place", 48, 192, 8 },
	{ "section behind the end", 48, UINT64_MAX - 63, 8 },
	{ "length too large", 56, SIZE, 8 },
	{ "length that wraps", 56, UINT64_MAX, 8 },
	{ "end too early", 88, SIZE - 257, 8 },
};

static void wrong_layouts(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		make(model);
		put(model + wrong[i].at, wrong[i].value, wrong[i].bytes);
		sign(model);
		if (verify(SIZE) != NP_EMODEL)
			fail_msg("%s was taken", wrong[i].what);
	}
}

static void odd_address(void **state)
{
	(void)state;
	make(model);
	memmove(model + 1, model, SIZE);
	assert_int_equal(np_model_verify((np_blob){ model + 1, SIZE }, 1),
		NP_EMODEL);
}

static void nothing_to_open(void **state)
{
	np_model *m = (np_model *)model;

	(void)state;
	assert_int_equal(np_model_open(&m, "no/such/file"), NP_EIO);
	assert_null(m);
	assert_int_equal(np_model_open(&m, "."), NP_EIO);
	assert_null(m);
	memset(model, 'x', SIZE);
	assert_int_equal(np_model_from_memory(&m, model, SIZE), NP_EMODEL);
	assert_null(m);
	np_model_free(NULL);
}

/* -- The lexicon ----------------------------------------------------------- */

static const char text[] = "Lieutenant General Ali of Guinea-Bissau met "
	"US and Pakistani officials in New York, Paris, Springfield, Ga., "
	"S\u00e3o Paulo and Xi'an, the New York Times said. SANTA CRUZ, "
	"Dr. Maria Santos and the Central Intelligence Agency agreed.";

/* Look at everything that can be found; *sum depends on all of it. */
static void explore(const struct np_lex *lex, np_arena *a, uint64_t *sum)
{
	struct np_text t;
	struct np_hit *hits;
	struct np_lex_place p;
	uint32_t n, i, k, place;
	np_str name;
	size_t c;

	np_arena_reset(a);
	if (setjmp(a->fail))
		fail_msg("out of memory");
	np_text_read(&t, a, text, sizeof text - 1, (np_str){ NULL, 0 });
	np_lex_find(lex, a, &t, &hits, &n);
	for (i = 0; i < n; i++) {
		assert_in_range(hits[i].ntokens, 1, t.ntokens);
		assert_true(hits[i].token <= t.ntokens - hits[i].ntokens);
		for (k = 0; k < 70; k++) {
			place = np_lex_candidate(lex, hits[i].entry, k);
			np_lex_place(lex, place, &p);
			name = np_lex_name(lex, place);
			for (c = 0; c < name.len; c++)
				*sum += (unsigned char)name.ptr[c];
			*sum += (uint64_t)p.lat + p.region + p.population;
		}
		*sum += np_lex_identity(lex, hits[i].entry);
	}
}

static uint32_t next_random(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1;
	return (uint32_t)(*state >> 33);
}

static void damaged_lexicon(void **state)
{
	np_model *m;
	np_arena a;
	struct np_lex lex;
	unsigned char *copy;
	uint64_t seed = 1, sum = 0;
	size_t len, at;
	uint32_t i, opened = 0;
	int bit;

	(void)state;
	np_arena_init(&a);
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	len = m->lex.data.len;
	copy = malloc(len);
	assert_non_null(copy);
	memcpy(copy, m->lex.data.ptr, len);
	for (i = 0; i < 20000; i++) {
		at = (i & 3 ? next_random(&seed) : i) % len;
		bit = 1 << next_random(&seed) % 8;
		copy[at] ^= (unsigned char)bit;
		if (np_lex_open(&lex, (np_blob){ copy, len }) == NP_OK) {
			opened++;
			if (i % 8 == 0)
				explore(&lex, &a, &sum);
		}
		if (i % 64)
			continue; /* let the damage add up */
		memcpy(copy, m->lex.data.ptr, len);
	}
	assert_true(opened > 1000);
	assert_true(sum > 0); /* something was read */
	assert_int_equal(np_lex_open(&lex, (np_blob){ m->lex.data.ptr,
		len - 1 }), NP_EMODEL);
	assert_int_equal(np_lex_open(&lex, (np_blob){ m->lex.data.ptr, 63 }),
		NP_EMODEL);
	free(copy);
	np_model_free(m);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_read),
		cmocka_unit_test(every_truncation),
		cmocka_unit_test(every_bit),
		cmocka_unit_test(wrong_layouts),
		cmocka_unit_test(odd_address),
		cmocka_unit_test(nothing_to_open),
		cmocka_unit_test(damaged_lexicon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
