/* The parser: trees whatever the weights, and what it reads in sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/open.h"
#include "model/parser.h"
#include "base/banned.h"

static void put32(unsigned char *p, uint32_t v)
{
	unsigned i;

	for (i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> 8 * i);
}

static uint32_t next(uint32_t *seed)
{
	return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

static void noise(unsigned char *p, size_t n, uint32_t *seed)
{
	while (n--)
		*p++ = (unsigned char)next(seed);
}

/* A section with a good header and parts of speech, and random numbers. */
static void make_section(unsigned char *s, uint32_t *seed)
{
	unsigned char *tags = s + NP_NET_TAGS_AT;
	uint32_t i;

	noise(s, NP_NET_LENGTH, seed);
	put32(s, NP_NET_VERSION);
	for (i = 0; i < NP_NET_T; i++) {
		tags[2 * i] %= NP_NUPOS;
		tags[2 * i + 1] %= NP_NXPOS;
	}
}

static const char *const vocabulary[] = {
	"the", "Port", "workers", "ended", "a", "strike", ",", ".", "\"", "1998",
	"that", "which", "$", "said", "and", "--", "\xC3\xA9t\xC3\xA9", "THE",
};
#define NVOCABULARY (sizeof vocabulary / sizeof *vocabulary)

static void random_text(struct np_text *t, np_arena *a, size_t n,
	uint32_t breaks, uint32_t *seed)
{
	np_str *words = np_arena_alloc(a, n * sizeof *words);
	uint8_t *starts = NP_NEW(a, uint8_t, n);
	size_t i;

	for (i = 0; i < n; i++) {
		const char *w = vocabulary[next(seed) % NVOCABULARY];

		words[i] = (np_str){ w, strlen(w) };
		starts[i] = !i || next(seed) % breaks == 0;
	}
	np_text_given(t, a, words, starts, n);
}

/* One root a sentence, every head inside it, no way up longer than it. */
static void assert_trees(const struct np_text *t)
{
	uint32_t i, k, roots, steps, at, beg, end;

	for (i = 0; i < t->nsents; i++) {
		beg = t->sents[i].token;
		end = beg + t->sents[i].ntokens;
		for (k = beg, roots = 0; k < end; k++) {
			const np_token *tok = &t->tokens[k];

			roots += tok->head == NP_NONE;
			assert_int_equal(tok->head == NP_NONE,
				tok->rel == NP_REL_ROOT);
			assert_in_range(tok->rel, 1, NP_NRELS - 1);
			for (at = k, steps = 0; at != NP_NONE; steps++) {
				assert_in_range(at, beg, end - 1);
				assert_true(steps <= end - beg);
				at = t->tokens[at].head;
			}
		}
		assert_int_equal(roots, 1);
	}
}

static void trees_whatever_the_weights(void **state)
{
	static const struct {
		size_t n;
		uint32_t breaks;
	} shapes[] = { { 1, 1 }, { 40, 1 }, { 300, 2 }, { 2000, 15 },
		{ 127, 100000 }, { 128, 100000 }, { 129, 100000 },
		{ 3000, 100000 } };
	static struct np_parser p;
	unsigned char *s = malloc(NP_NET_LENGTH);
	static uint32_t seed, i, round;
	struct np_text t;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (seed = 1, round = 0; round < 4; round++) {
		make_section(s, &seed);
		assert_int_equal(np_parser_open(&p,
			(np_blob){ s, NP_NET_LENGTH }), NP_OK);
		for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
			np_arena_reset(&a);
			random_text(&t, &a, shapes[i].n, shapes[i].breaks,
				&seed);
			np_parser_read(&p, &a, &t);
			assert_trees(&t);
		}
	}
	np_arena_free(&a);
	free(s);
}

/* What the plain kernel reads, the best one does. */
static void kernels_read_the_same(void **state)
{
	static struct np_parser p;
	unsigned char *s = malloc(NP_NET_LENGTH);
	static uint32_t seed = 5;
	struct np_text t;
	np_token *first;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	make_section(s, &seed);
	assert_int_equal(np_parser_open(&p, (np_blob){ s, NP_NET_LENGTH }),
		NP_OK);
	random_text(&t, &a, 2000, 20, &seed);
	np_parser_read(&p, &a, &t);
	first = np_arena_alloc(&a, t.ntokens * sizeof *first);
	memcpy(first, t.tokens, t.ntokens * sizeof *first);
	p.net.kernel = np_net_kernel_plain();
	np_parser_read(&p, &a, &t);
	assert_memory_equal(first, t.tokens, t.ntokens * sizeof *first);
	np_arena_free(&a);
	free(s);
}

static void nothing_without_a_model(void **state)
{
	static struct np_parser p;
	struct np_text t;
	static uint32_t seed = 3, i;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	assert_int_equal(np_parser_open(&p, (np_blob){ NULL, 0 }), NP_OK);
	random_text(&t, &a, 20, 5, &seed);
	np_parser_read(&p, &a, &t);
	for (i = 0; i < t.ntokens; i++) {
		assert_int_equal(t.tokens[i].upos, 0);
		assert_int_equal(t.tokens[i].rel, 0);
		assert_int_equal(t.tokens[i].head, NP_NONE);
	}
	np_arena_free(&a);
}

/* One arc that must be found in a sentence: head and dependent as words. */
static const struct {
	const char *line, *head, *rel, *dep;
} read[] = {
	{ "The minister visited the port .", "visited", "nsubj", "minister" },
	{ "The minister visited the port .", "visited", "obj", "port" },
	{ "The strike was ended by the union .", "ended", "nsubj:pass",
		"strike" },
	{ "The strike was ended by the union .", "ended", "obl:agent",
		"union" },
	{ "Dockers will return to work on Thursday .", "return", "aux",
		"will" },
	{ "Dockers will return to work on Thursday .", "return", "nsubj",
		"Dockers" },
	{ "Police did not find the missing boat .", "find", "advmod", "not" },
	{ "Officials said that the bridge collapsed .", "said", "ccomp",
		"collapsed" },
	{ "She is the head of the bank .", "head", "cop", "is" },
	{ "She is the head of the bank .", "head", "nmod", "bank" },
	{ "The court fined the company and its owner .", "company", "conj",
		"owner" },
	{ "MINERS REJECT OFFER AFTER LONG TALKS", "REJECT", "nsubj",
		"MINERS" },
	{ "Miners Reject Offer After Long Talks", "Reject", "obj", "Offer" },
	{ "Union leaders were arrested by police in Nairobi .", "arrested",
		"nsubj:pass", "leaders" },
};

static uint32_t find(const struct np_text *t, const char *word)
{
	uint32_t i;

	for (i = 0; i < t->ntokens; i++)
		if (np_word_of(t, i)->n == strlen(word)
		    && !memcmp(np_word_of(t, i)->s, word, strlen(word)))
			return i;
	return NP_NONE;
}

static void give(struct np_text *t, np_arena *a, const char *line)
{
	np_str words[32];
	uint8_t starts[32] = { 1 };
	size_t n = 0, len;

	for (; *line; line += len + (line[len] == ' ')) {
		len = strcspn(line, " ");
		words[n++] = (np_str){ line, len };
	}
	np_text_given(t, a, words, starts, n);
}

static void sentences_are_read(void **state)
{
	struct np_text t;
	np_model *model;
	np_arena a;
	size_t i;
	uint32_t dep;

	(void)state;
	assert_int_equal(np_model_open(&model, NULL), NP_OK);
	if (!model->parser.net.kernel) {
		np_model_free(model);
		skip();
	}
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof read / sizeof *read; i++) {
		give(&t, &a, read[i].line);
		np_parser_read(&model->parser, &a, &t);
		assert_trees(&t);
		dep = find(&t, read[i].dep);
		if (t.tokens[dep].head != find(&t, read[i].head)
		    || strcmp(np_rel_name(t.tokens[dep].rel), read[i].rel))
			fail_msg("%s: %s is %s", read[i].line, read[i].dep,
				np_rel_name(t.tokens[dep].rel));
	}
	np_arena_free(&a);
	np_model_free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_whatever_the_weights),
		cmocka_unit_test(kernels_read_the_same),
		cmocka_unit_test(nothing_without_a_model),
		cmocka_unit_test(sentences_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
