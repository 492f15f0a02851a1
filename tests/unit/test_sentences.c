/* Where sentences end: with what was learnt, and by rules without it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/open.h"

/* A bar stands where the next sentence begins, and takes one blank's place. */
static const struct {
	const char *what, *learnt;
	const char *rules; /* NULL: the same */
} cases[] = {
	{ "two sentences",
		"The port reopened.|Ships are queuing outside.", NULL },
	{ "a question and an exclamation",
		"Who pays for it?|Nobody knows!|Talks go on.", NULL },
	{ "title before a name",
		"He met Gen. Okello and Dr. Ahmed.|They spoke.", NULL },
	{ "initials", "J. R. Mbeki resigned.|No reason was given.", NULL },
	{ "country inside a sentence",
		"The U.S. Senate voted on it.|It passed.", NULL },
	{ "country at the end",
		"She was born in the U.S.|She lives in Lagos.", NULL },
	{ "company at the end",
		"He works for Acme Inc.|The firm is small.", NULL },
	{ "company inside", "Acme Inc. said it would close.", NULL },
	{ "price", "It costs $3.50 a litre.|That is too much.", NULL },
	{ "time of day and its day",
		"They meet at 9 a.m. Tuesday in Nairobi.", NULL },
	{ "time of day at the end",
		"It began at 9 a.m.|The hall was full.", NULL },
	{ "full stop inside the quotation marks",
		"\"We will not pay.\"|The minister left.", NULL },
	{ "full stop behind them",
		"He called it \"a scandal\".|Others agreed.", NULL },
	{ "quotation that begins a sentence",
		"The vote was close.|\"It was fair,\" he said.", NULL },
	{ "question in quotation marks, speaker behind",
		"\"Who pays?\" he asked.|Nobody answered.", NULL },
	{ "brackets around a sentence",
		"They won.|(It was their first win.)|Crowds sang.", NULL },
	{ "dots that go on", "He paused ... and went on.", NULL },
	{ "headline that ran into the text",
		"Port strike ends after nine days"
		"|The government said on Monday that dockers would return.",
		"Port strike ends after nine days "
		"The government said on Monday that dockers would return." },
	{ "name behind a small letter is no sentence",
		"The dockers told President Okello they would return.",
		NULL },
	{ "credit that ran into the text",
		"Dockers at the gate in Mombasa|Photo: Grace Njoroge.|Talks "
		"go on.", NULL },
	{ "paragraphs end sentences", "No end\n\n|Another one", NULL },
	{ "one word", "Rain", NULL },
	{ "marks only", "...", NULL },
};

/* text without its bars, the bar for a blank where one is needed. */
static void plain(char *out, const char *marked)
{
	char last = ' ';

	for (; *marked; marked++) {
		if (*marked != '|')
			*out++ = last = *marked;
		else if (last != '\n')
			*out++ = last = ' ';
	}
	*out = '\0';
}

/* The text with bars where its sentences begin. */
static void marked(char *out, const struct np_text *t)
{
	uint32_t i, at = 0, beg;

	for (i = 0; i < t->nsents; i++, at = beg) {
		beg = t->sents[i].span.beg;
		memcpy(out, t->source.ptr + at, beg - at);
		out += beg - at;
		if (i && out[-1] == ' ')
			out[-1] = '|';
		else if (i)
			*out++ = '|';
	}
	memcpy(out, t->source.ptr + at, t->source.len - at);
	out[t->source.len - at] = '\0';
}

/* How many cases read otherwise than they should. */
static int run(const struct np_splitter *split, int learnt)
{
	np_arena a;
	struct np_text t;
	char in[512], got[512];
	const char *want;
	size_t i;
	static int wrong;

	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	wrong = 0;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		want = learnt || !cases[i].rules ? cases[i].learnt :
			cases[i].rules;
		plain(in, want);
		np_text_read_with(&t, &a, split, (np_str){ in, strlen(in) },
			(np_str){ NULL, 0 });
		marked(got, &t);
		if (strcmp(got, want)) {
			print_error("%s:\n got %s\nwant %s\n", cases[i].what,
				got, want);
			wrong++;
		}
	}
	np_arena_free(&a);
	return wrong;
}

static void by_weights(void **state)
{
	np_model *m;

	(void)state;
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	assert_non_null(m->splitter.buckets);
	assert_int_equal(run(&m->splitter, 1), 0);
	np_model_free(m);
}

static void by_rules(void **state)
{
	struct np_splitter none = { NULL, 0 };

	(void)state;
	assert_int_equal(run(&none, 0), 0);
}

/* -- The section ----------------------------------------------------------- */

static const struct {
	const char *what;
	uint32_t format, bits;
	size_t len;
	np_status want;
} sections[] = {
	{ "one bucket", NP_SENTS_FORMAT, 0, NP_SENTS_HEAD + 4, NP_OK },
	{ "four", NP_SENTS_FORMAT, 2, NP_SENTS_HEAD + 16, NP_OK },
	{ "one byte short", NP_SENTS_FORMAT, 2, NP_SENTS_HEAD + 15,
		NP_EMODEL },
	{ "one byte too many", NP_SENTS_FORMAT, 2, NP_SENTS_HEAD + 17,
		NP_EMODEL },
	{ "another format", NP_SENTS_FORMAT + 1, 2, NP_SENTS_HEAD + 16,
		NP_EMODEL },
	{ "shift too far", NP_SENTS_FORMAT, 64, NP_SENTS_HEAD + 4,
		NP_EMODEL },
	{ "no head", NP_SENTS_FORMAT, 0, 8, NP_EMODEL },
	{ "nothing", NP_SENTS_FORMAT, 0, 0, NP_EMODEL },
};

static void put32(unsigned char *p, uint32_t v)
{
	int k;

	for (k = 0; k < 4; k++)
		p[k] = (unsigned char)(v >> 8 * k);
}

static void opening(void **state)
{
	unsigned char bytes[NP_SENTS_HEAD + 32] = { 0 };
	struct np_splitter s;
	np_blob absent = { NULL, 0 };
	size_t i;

	(void)state;
	assert_int_equal(np_splitter_open(&s, absent), NP_OK);
	assert_null(s.buckets);
	for (i = 0; i < sizeof sections / sizeof *sections; i++) {
		put32(bytes, sections[i].format);
		put32(bytes + 4, sections[i].bits);
		if (np_splitter_open(&s, (np_blob){ bytes, sections[i].len })
				!= sections[i].want)
			fail_msg("%s", sections[i].what);
	}
}

/* Two features share a bucket and are told apart by their tags. */
static void weights(void **state)
{
	static const unsigned char bucket[4] = { 0x12, 7, 0x34,
		(unsigned char)-9 };
	struct np_splitter s = { bucket, 0 };

	(void)state;
	assert_int_equal(np_gap_weight(&s, 0x12000000), 7);
	assert_int_equal(np_gap_weight(&s, 0x34ABCDEF), -9);
	assert_int_equal(np_gap_weight(&s, 0x35000000), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_weights),
		cmocka_unit_test(by_rules),
		cmocka_unit_test(opening),
		cmocka_unit_test(weights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
