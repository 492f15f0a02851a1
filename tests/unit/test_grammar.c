/* The section "dates": a damaged one is refused, or does no harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "text/text.h"
#include "time/timex.h"

extern const unsigned char np_builtin_model[], np_builtin_model_end[];

static const char text[] = "NAIROBI, May 14 (Reuters) - Two weeks ago, on the "
	"night of Friday, July 3, 2012, at 8 p.m. GMT, in the early 1990s and "
	"every other Tuesday, the third quarter of last year was twenty-five "
	"days long; from 2009-11 to Christmas Eve it took half an hour.";

static np_blob section(void)
{
	np_blob file = { np_builtin_model, (size_t)(np_builtin_model_end
		- np_builtin_model) };

	return np_model_section(file, "dates");
}

/* Read the text with a grammar that was accepted; expressions found. */
static uint32_t read_with(const struct np_dates *d, np_arena *a)
{
	struct np_text t;
	np_options opt;
	np_pubdate date;
	np_timex *x;
	uint32_t n, i;

	np_arena_reset(a);
	memset(&t, 0, sizeof t);
	memset(&opt, 0, sizeof opt);
	np_text_read(&t, a, text, sizeof text - 1, (np_str){ NULL, 0 });
	np_timex_find(d, a, &t, &opt, &date, &x, &n);
	for (i = 0; i < n; i++) {
		assert_true(x[i].span.beg < x[i].span.end);
		assert_true(x[i].span.end < sizeof text);
		assert_true(x[i].value.len < 40);
	}
	return n;
}

static void test_sound(void **state)
{
	struct np_dates d;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	assert_int_equal(setjmp(a.fail), 0);
	assert_int_equal(np_dates_open(&d, section()), NP_OK);
	assert_true(read_with(&d, &a) >= 10);
	np_arena_free(&a);
}

/* No section: an empty grammar. */
static void test_absent(void **state)
{
	struct np_dates d;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	assert_int_equal(setjmp(a.fail), 0);
	assert_int_equal(np_dates_open(&d, (np_blob){ NULL, 0 }), NP_OK);
	assert_int_equal(read_with(&d, &a), 0);
	np_arena_free(&a);
}

static void test_cut_short(void **state)
{
	np_blob whole = section();
	struct np_dates d;
	size_t n;

	(void)state;
	for (n = 1; n < whole.len; n = n * 5 / 4 + 1)
		assert_int_equal(np_dates_open(&d, (np_blob){ whole.ptr, n }),
			NP_EMODEL);
}

/* One bit flipped, at places all over the section. */
static void test_flipped(void **state)
{
	np_blob whole = section();
	unsigned char *copy = malloc(whole.len);
	struct np_dates d;
	np_arena a;
	size_t i, refused = 0, accepted = 0;

	(void)state;
	np_arena_init(&a);
	assert_int_equal(setjmp(a.fail), 0);
	memcpy(copy, whole.ptr, whole.len);
	for (i = 0; i < whole.len * 8; i += i < 512 ? 1 : 3001) {
		copy[i / 8] ^= (unsigned char)(1u << i % 8);
		if (np_dates_open(&d, (np_blob){ copy, whole.len }) == NP_OK) {
			read_with(&d, &a);
			accepted++;
		} else {
			refused++;
		}
		copy[i / 8] ^= (unsigned char)(1u << i % 8);
	}
	assert_true(refused > 100);
	assert_true(accepted > 10);
	np_arena_free(&a);
	free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_absent),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_flipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
