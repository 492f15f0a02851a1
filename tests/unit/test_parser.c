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

#define BITS 10
#define NPAIRS 600
#define POS_LENGTH (NP_POS_HEAD + 2 * NP_ROWS_LABELS + (8 << BITS)            \
	+ (4 << BITS) + 2 * NPAIRS)
#define DEP_LENGTH (NP_DEP_HEAD + (NP_DEP_ENTRY << BITS) + (4 << BITS)        \
	+ 2 * NPAIRS)

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

/* Sections with good headers and random weights. */
static void make_sections(unsigned char *pos, unsigned char *dep,
	uint32_t *seed)
{
	noise(pos, POS_LENGTH, seed);
	put32(pos, NP_POS_VERSION);
	put32(pos + 4, NP_ROWS_LABELS);
	put32(pos + 8, BITS);
	put32(pos + 12, BITS);
	put32(pos + 16, NPAIRS);
	noise(dep, DEP_LENGTH, seed);
	put32(dep, NP_DEP_VERSION);
	put32(dep + 4, BITS);
	put32(dep + 8, BITS);
	put32(dep + 12, NPAIRS);
}

static const struct {
	const char *what;
	uint32_t at, value;
	size_t cut;
	np_status want;
} sections[] = {
	{ "good", 12, NPAIRS, 0, NP_OK },
	{ "another version", 0, NP_DEP_VERSION + 1, 0, NP_EMODEL },
	{ "actions larger than the section", 4, BITS + 1, 0, NP_EMODEL },
	{ "no bits of actions", 4, 0, 0, NP_EMODEL },
	{ "bits that would shift out", 4, 62, 0, NP_EMODEL },
	{ "rows larger than the section", 8, BITS + 1, 0, NP_EMODEL },
	{ "no bits of rows", 8, 0, 0, NP_EMODEL },
	{ "more pairs than there are", 12, NPAIRS + 1, 0, NP_EMODEL },
	{ "one byte short", 12, NPAIRS, 1, NP_EMODEL },
	{ "nearly nothing", 12, NPAIRS, DEP_LENGTH - 3, NP_EMODEL },
};

static void sections_are_checked(void **state)
{
	unsigned char pos[POS_LENGTH], dep[DEP_LENGTH];
	uint32_t seed = 1;
	struct np_parser p;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof sections / sizeof *sections; i++) {
		make_sections(pos, dep, &seed);
		put32(dep + sections[i].at, sections[i].value);
		if (np_parser_open(&p, (np_blob){ pos, sizeof pos },
				(np_blob){ dep, sizeof dep
				- sections[i].cut }) != sections[i].want)
			fail_msg("%s", sections[i].what);
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
		{ 3000, 100000 } };
	unsigned char pos[POS_LENGTH], dep[DEP_LENGTH];
	struct np_parser p;
	struct np_text t;
	uint32_t seed, i;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (seed = 1; seed < 40; seed++)
		for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
			np_arena_reset(&a);
			make_sections(pos, dep, &seed);
			assert_int_equal(np_parser_open(&p,
				(np_blob){ pos, sizeof pos },
				(np_blob){ dep, sizeof dep }), NP_OK);
			random_text(&t, &a, shapes[i].n, shapes[i].breaks,
				&seed);
			np_parser_tag(&p, &a, &t);
			np_parser_parse(&p, &a, &t);
			assert_trees(&t);
			seed %= 4096;
		}
	np_arena_free(&a);
}

static void nothing_without_a_model(void **state)
{
	struct np_parser p;
	struct np_text t;
	uint32_t seed = 3, i;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	assert_int_equal(np_parser_open(&p, (np_blob){ NULL, 0 },
		(np_blob){ NULL, 0 }), NP_OK);
	random_text(&t, &a, 20, 5, &seed);
	np_parser_tag(&p, &a, &t);
	np_parser_parse(&p, &a, &t);
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
	{ "PORT WORKERS END STRIKE AFTER NINE DAYS", "END", "nsubj",
		"WORKERS" },
	{ "Port Workers End Strike After Nine Days", "End", "obj", "Strike" },
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
	if (!model->parser.dep.actions) {
		np_model_free(model);
		skip();
	}
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof read / sizeof *read; i++) {
		give(&t, &a, read[i].line);
		np_parser_tag(&model->parser, &a, &t);
		np_parser_parse(&model->parser, &a, &t);
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
		cmocka_unit_test(sections_are_checked),
		cmocka_unit_test(trees_whatever_the_weights),
		cmocka_unit_test(nothing_without_a_model),
		cmocka_unit_test(sentences_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
