/* What the lexicon finds in a line of text, and what it knows of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lex/lex.h"
#include "model/open.h"

/* A letter for each class, in the order of the bits. */
static const char letters[] = "CRcPDmfNTrOoMApa";

/* Wanted: each hit with the letters it must have (it may have more). */
static const struct {
	const char *what, *text, *want;
} cases[] = {
	{ "nothing", "", "" },
	{ "nobody", "It rained all the time", "" },
	{ "capitals are asked for", "They told us so", "" },
	{ "capitals are there", "The US said so.", "US:C" },
	{ "with periods", "The U.S. said so.", "U.S.:C" },
	{ "a city needs its capital", "A nice paris", "" },
	{ "no capitals anywhere", "he told us that he left new york",
		"new york:Rc" },
	{ "all in capitals", "PARIS, FLOODED,", "PARIS:c" },
	{ "longest match", "New York Times reporters left New York .",
		"New York Times:OA reporters:r New York:Rc" },
	{ "demonyms", "Pakistani and US officials",
		"Pakistani:D US:C officials:r" },
	{ "cut at the hyphen", "a Pakistani-US deal", "Pakistani:D US:C" },
	{ "hyphen inside", "Guinea-Bissau and Guinea - Bissau",
		"Guinea-Bissau:C Guinea - Bissau:C" },
	{ "apostrophe inside", "Xi'an, Xi\u2019an and N'Djamena",
		"Xi'an:c Xi\u2019an:c N'Djamena:c" },
	{ "diacritics", "Bogota, Bogot\u00e1 and Sao Paulo",
		"Bogota:c Bogot\u00e1:c Sao Paulo:Rc" },
	{ "possessive", "Pakistan's army", "Pakistan:C" },
	{ "title, longest", "Lieutenant General Ali", "Lieutenant General:T "
		"Ali:m" },
	{ "role, any case", "the Prime Minister or prime minister",
		"Prime Minister:Tr prime minister:r" },
	{ "an abbreviation needs its period", "Mass. and Ga. voters",
		"Mass.:Ra Ga.:Ra" },
	{ "no abbreviation", "Miss Wanjala is ill", "Miss:T" },
	{ "Asian seas", "the South China Sea", "South China Sea:P" },
	{ "no longer there", "the Soviet Union", "Soviet Union:C" },
	{ "organisation by two names", "CIA, Central Intelligence Agency",
		"CIA:O Central Intelligence Agency:O" },
	{ "spellings of the press", "Nato and NATO", "Nato:O NATO:O" },
	{ "sentences part", "He saw Buenos. Aires stayed.", "" },
};

struct fixture {
	np_model *model;
	np_arena arena;
};

static int set_up(void **state)
{
	static struct fixture f;

	*state = &f;
	np_arena_init(&f.arena);
	return np_model_open(&f.model, NULL) != NP_OK;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	np_model_free(f->model);
	np_arena_free(&f->arena);
	return 0;
}

/* Is every letter of want a class? */
static int has_classes(const char *want, size_t n, uint32_t classes)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!(classes >> (strchr(letters, want[i]) - letters) & 1))
			return 0;
	return 1;
}

/* Do the hits read "surface:classes surface:classes"? */
static void compare(const struct np_text *t, const struct np_hit *hits,
	uint32_t n, const char *what, const char *want)
{
	uint32_t beg, end, i;
	size_t len;

	for (i = 0; i < n; i++) {
		beg = t->tokens[hits[i].token].span.beg;
		end = t->tokens[hits[i].token + hits[i].ntokens - 1].span.end;
		len = end - beg;
		if (strncmp(t->source.ptr + beg, want, len)
		    || want[len] != ':')
			fail_msg("%s: found %.*s, wanted %s", what, (int)len,
				t->source.ptr + beg, want);
		want += len + 1;
		len = strcspn(want, " ");
		if (!has_classes(want, len, hits[i].classes))
			fail_msg("%s: classes %x, wanted %.*s", what,
				hits[i].classes, (int)len, want);
		want += len;
		want += *want == ' ';
	}
	if (*want)
		fail_msg("%s: not found: %s", what, want);
}

/* Tokens and hits of the text. */
static void analyse(struct fixture *f, const struct np_lex *lex,
	const char *text, struct np_text *t, struct np_hit **hits,
	uint32_t *n)
{
	np_arena_reset(&f->arena);
	if (setjmp(f->arena.fail))
		fail_msg("out of memory");
	np_text_read(t, &f->arena, text, strlen(text), (np_str){ NULL, 0 });
	np_lex_find(lex, &f->arena, t, hits, n);
}

static void finds(void **state)
{
	struct fixture *f = *state;
	struct np_text t;
	struct np_hit *hits;
	uint32_t n;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		analyse(f, &f->model->lex, cases[i].text, &t, &hits, &n);
		compare(&t, hits, n, cases[i].what, cases[i].want);
	}
}

static const struct {
	const char *text, *kind, *country, *name;
	int lat, lon; /* whole degrees */
} places[] = {
	{ "Pakistan", "country", "PK", "Pakistan", 30, 69 },
	{ "U.K.", "country", "GB", "United Kingdom", 53, -1 },
	{ "Kenyans", "country", "KE", "Kenya", 0, 37 },
	{ "DPRK", "country", "KP", "North Korea", 40, 127 },
	{ "Calif.", "region", "US", "California", 37, -120 },
	{ "NSW", "region", "AU", "New South Wales", -32, 147 },
	{ "Africa", "other", "", "Africa", 7, 21 },
	{ "Islamabad", "city", "PK", "", 33, 73 },
	{ "Nairobi", "city", "KE", "", -1, 36 },
	{ "Mombasa", "city", "KE", "", -4, 39 },
};

static const char *const kinds[] = { "none", "country", "region", "city",
	"other" };

static void knows_places(void **state)
{
	struct fixture *f = *state;
	const struct np_lex *lex = &f->model->lex;
	struct np_lex_place p;
	struct np_text t;
	struct np_hit *hits;
	uint32_t n, k, place;
	np_str name;
	size_t i;

	for (i = 0; i < sizeof places / sizeof *places; i++) {
		analyse(f, lex, places[i].text, &t, &hits, &n);
		assert_int_equal(n, 1);
		k = 0;
		do {
			place = np_lex_candidate(lex, hits->entry, k++);
			if (place == NP_NONE)
				fail_msg("%s: no such place", places[i].text);
			assert_true(np_lex_place(lex, place, &p));
		} while (strcmp(kinds[p.kind], places[i].kind));
		assert_memory_equal(p.country, places[i].country,
			strlen(places[i].country));
		name = np_lex_name(lex, place);
		assert_int_equal(name.len, strlen(places[i].name));
		assert_memory_equal(name.ptr, places[i].name, name.len);
		assert_in_range(p.lat / 10000 - places[i].lat + 2, 0, 4);
		assert_in_range(p.lon / 10000 - places[i].lon + 2, 0, 4);
	}
}

/* Whatever the number that is asked for. */
static void knows_its_bounds(void **state)
{
	struct fixture *f = *state;
	const struct np_lex *lex = &f->model->lex;
	struct np_lex_place p;
	uint64_t i;

	for (i = 0; i <= UINT32_MAX; i += i < 200000 ? 1 : 99991) {
		uint32_t n = (uint32_t)i;

		np_lex_classes(lex, n);
		np_lex_identity(lex, n);
		np_lex_name(lex, n);
		np_lex_candidate(lex, n, np_lex_nplaces(lex, n));
		assert_int_equal(np_lex_place(lex, n, &p), n < lex->nplaces);
	}
	assert_int_equal(np_lex_country(lex, "??"), NP_NONE);
	assert_int_not_equal(np_lex_country(lex, "ZW"), NP_NONE);
}

/* A lexicon that knows nothing. */
static void absent(void **state)
{
	struct fixture *f = *state;
	struct np_lex lex;
	struct np_text t;
	struct np_hit *hits;
	uint32_t n;

	assert_int_equal(np_lex_open(&lex, (np_blob){ NULL, 0 }), NP_OK);
	analyse(f, &lex, "Paris", &t, &hits, &n);
	assert_int_equal(n, 0);
	assert_int_equal(np_lex_candidate(&lex, 0, 0), NP_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(knows_places),
		cmocka_unit_test(knows_its_bounds),
		cmocka_unit_test(absent),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
