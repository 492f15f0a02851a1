/* What a program was built with stays, within soname 0: size and layout of
 * the structs it fills, and the values of enums and flags.  A row that no
 * longer holds wants a new soname (src/RELEASE.md), not a new number here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <newsparse.h>

#define SIZE(type, want) { "size of " #type, sizeof(type), want }
#define AT(type, field, want)                                                 \
	{ "place of " #type "." #field, offsetof(type, field), want }

struct row {
	const char *what;
	size_t got, want;
};

/* Where pointers have eight bytes. */
static const struct row layout[] = {
	SIZE(np_span, 8), SIZE(np_str, 16),
	SIZE(np_own_name, 48), AT(np_own_name, name, 0),
	AT(np_own_name, id, 16), AT(np_own_name, type, 32),
	AT(np_own_name, placed, 33), AT(np_own_name, lat, 36),
	AT(np_own_name, lon, 40),
	SIZE(np_options, 96), AT(np_options, title, 0),
	AT(np_options, date, 16), AT(np_options, default_date, 32),
	AT(np_options, url, 48), AT(np_options, names, 64),
	AT(np_options, skip, 72), AT(np_options, reserved, 76),
	SIZE(np_style, 88), AT(np_style, id, 0), AT(np_style, name, 16),
	AT(np_style, extra, 32), AT(np_style, unit, 48),
	AT(np_style, types, 52), AT(np_style, min_score, 56),
	AT(np_style, width, 60), AT(np_style, flags, 64),
	AT(np_style, reserved, 68),
};

#define VALUE(name, want) { #name, (size_t)(name), (size_t)(want) }

/* The last of each enum; every flag. */
static const struct row values[] = {
	VALUE(NP_EARG, -5), VALUE(NP_NTYPES, 5), VALUE(NP_SIGNOFF, 5),
	VALUE(NP_URL, 5), VALUE(NP_PRONOUN, 2), VALUE(NP_OTHERPLACE, 4),
	VALUE(NP_TX_SET, 3), VALUE(NP_INDIRECT, 2), VALUE(NP_ASKED, 5),
	VALUE(NP_DATE_TEXT, 4), VALUE(NP_CP1252, 3), VALUE(NP_HTML, 10),
	VALUE(NP_UTF16UNITS, 2), VALUE(NP_SKIP_EVENTS, 1),
	VALUE(NP_SKIP_LINKS, 2), VALUE(NP_OUT_COLOR, 1),
	VALUE(NP_OUT_ASCII, 2), VALUE(NP_OUT_TEXT, 4),
	VALUE(NP_OUT_PRONOUNS, 8), VALUE(NP_OUT_HEADER, 16),
};

static void compare(const struct row *row, size_t n)
{
	size_t i, wrong = 0;

	for (i = 0; i < n; i++) {
		if (row[i].got == row[i].want)
			continue;
		print_error("%s is %zu, was %zu\n", row[i].what, row[i].got,
			row[i].want);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void test_layout(void **state)
{
	(void)state;
	if (sizeof(void *) != 8)
		skip();
	compare(layout, sizeof layout / sizeof *layout);
}

static void test_values(void **state)
{
	(void)state;
	compare(values, sizeof values / sizeof *values);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout),
		cmocka_unit_test(test_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
