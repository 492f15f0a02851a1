/* The tables compile to the same bytes every time, those of the model file;
 * and names are cut into parts as lex/fold.h says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lex/fold.h"
#include "model/open.h"
#include "tools/pack_lex.c"
#include "tools/pack_lex_read.c"
#include "tools/pack_tsv.c"

static void same_bytes(void **state)
{
	np_buf one = NP_BUF_INIT, two = NP_BUF_INIT;
	np_model *m;

	(void)state;
	np_pack_lex(&one, "data");
	np_pack_lex(&two, "data");
	assert_int_equal(one.len, two.len);
	assert_memory_equal(one.ptr, two.ptr, one.len);
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	assert_int_equal(m->lex.data.len, one.len);
	assert_memory_equal(m->lex.data.ptr, one.ptr, one.len);
	np_model_free(m);
	np_buf_free(&one);
	np_buf_free(&two);
}

static const struct {
	const char *field;
	unsigned digits;
	int64_t want;
} numbers[] = {
	{ "0", 0, 0 }, { "12", 0, 12 }, { "-12.34", 4, -123400 },
	{ "1.23456", 4, 12345 }, { "-0.5", 1, -5 }, { "7", 2, 700 },
};

static void reads_numbers(void **state)
{
	struct np_tsv t = { .nfields = 1 };
	char field[16];
	size_t i;

	(void)state;
	t.field[0] = field;
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		snprintf(field, sizeof field, "%s", numbers[i].field);
		assert_int_equal(np_tsv_number(&t, 0, numbers[i].digits),
			numbers[i].want);
	}
}

/* Each part with c(apital), u(pper), d(ot). */
static const struct {
	const char *word, *want;
} folds[] = {
	{ "", "" }, { "Pakistan", "pakistan/c" }, { "US", "us/cu" },
	{ "U.S.", "us/cud" }, { "Xi'an", "xi/c an/" },
	{ "Guinea-Bissau", "guinea/c bissau/c" }, { "-", "" }, { "'", "" },
	{ "'s", "s/" }, { "Bogot\u00e1", "bogota/c" }, { "A", "a/c" },
	{ "J.", "j/cd" }, { ".", "./" }, { "...", "./" }, { ",", ",/" },
	{ "\u0141\u00f3d\u017a", "lodz/c" }, { "M\u00fcnchen", "munchen/c" },
	{ "\u00d8rsted", "orsted/c" }, { "Stra\u00dfe", "strasse/c" },
	{ "S\u00e3o", "sao/c" }, { "N\u2019Djamena", "n/c djamena/c" },
	{ "McDonald", "mcdonald/c" }, { "AT&T", "at&t/cu" },
	{ "\xff", "\xef\xbf\xbd/" }, { "a\xffz", "a\xef\xbf\xbdz/" },
	{ "3rd", "3rd/" }, { "\u4e2d\u56fd", "\u4e2d\u56fd/" },
};

static void folds_words(void **state)
{
	const char *s, *end;
	char got[256];
	struct np_part p;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof folds / sizeof *folds; i++) {
		s = folds[i].word;
		end = s + strlen(s);
		for (n = 0, got[0] = '\0'; np_fold_part(&s, end, &p);)
			n += (size_t)snprintf(got + n, sizeof got - n,
				"%s%.*s/%s%s%s", n ? " " : "", (int)p.n, p.s,
				p.looks & NP_PART_CAP ? "c" : "",
				p.looks & NP_PART_UPPER ? "u" : "",
				p.looks & NP_PART_DOT ? "d" : "");
		assert_string_equal(got, folds[i].want);
	}
}

/* A part of any length ends in time and never equals an entry's. */
static void folds_long_words(void **state)
{
	char word[400];
	const char *s = word;
	struct np_part p;

	(void)state;
	memset(word, 'a', sizeof word);
	assert_true(np_fold_part(&s, word + sizeof word, &p));
	assert_ptr_equal(s, word + sizeof word);
	assert_true(p.n > NP_PART_MAX - 4 && p.n <= NP_PART_MAX);
	assert_false(np_fold_part(&s, word + sizeof word, &p));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_bytes),
		cmocka_unit_test(reads_numbers),
		cmocka_unit_test(folds_words),
		cmocka_unit_test(folds_long_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
