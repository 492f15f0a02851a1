/* The table is found by hash, made when it is generated: most spellings are in
 * none, and an empty slot says so at once.  Against a binary search that saves
 * an article without events 3 % of its time.  English plurals that are regular,
 * or that change "man" into "men", are led back to the singular. */
#include "link/sense.h"

#include <stdbool.h>
#include <string.h>

#include "base/banned.h"

struct row {
	const char *word;
	uint32_t n;
	uint32_t sense;
};

#define S(x) NP_S_##x
static const struct row rows[] = {
#include "link/sense.inc"
};
#undef S

/* Row number plus one, 0: free; where np_hash() says, or behind it. */
#define SENSE_SLOTS 4096u
static const uint16_t slots[SENSE_SLOTS] = {
#include "link/sense.inc"
};

static uint32_t find(const char *s, size_t n, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & (SENSE_SLOTS - 1);
	const struct row *r;

	for (; slots[i]; i = (i + 1) & (SENSE_SLOTS - 1)) {
		r = &rows[slots[i] - 1];
		if (r->n == n && !memcmp(r->word, s, n))
			return r->sense;
	}
	return 0;
}

static bool ends(const char *s, size_t n, const char *tail)
{
	size_t k = strlen(tail);

	return n > k && !memcmp(s + n - k, tail, k);
}

/* The singular of s with its last `cut` bytes replaced by tail. */
static uint32_t singular(const char *s, size_t n, size_t cut,
	const char *tail)
{
	char buf[40];
	size_t k = strlen(tail);

	if (n - cut + k > sizeof buf)
		return 0;
	memcpy(buf, s, n - cut);
	memcpy(buf + (n - cut), tail, k);
	n += k - cut;
	return find(buf, n, np_hash(buf, n, 0)) & ~NP_S_MANY;
}

/* Senses that a plural keeps. */
#define KEPT (NP_S_NOUN | NP_S_M | NP_S_F | NP_S_KIN | NP_S_LEAD              \
	| NP_S_COMP | NP_S_POL | NP_S_NAT)

static uint32_t plural(const char *s, size_t n)
{
	uint32_t f = 0;

	if (ends(s, n, "men"))
		f = singular(s, n, 2, "an");
	else if (ends(s, n, "wives"))
		f = singular(s, n, 3, "fe");
	else if (ends(s, n, "ies"))
		f = singular(s, n, 3, "y");
	if (!f && ends(s, n, "es"))
		f = singular(s, n, 2, "");
	if (!f && ends(s, n, "s"))
		f = singular(s, n, 1, "");
	return f & NP_S_NOUN ? (f & KEPT) | NP_S_MANY : 0;
}

/* Nouns for people that are made by rule: "pianist", "filmmaker". */
static uint32_t derived(const char *s, size_t n)
{
	static const char *const tails[] = { "ist", "maker", "goer", "holder",
		"player", "woman", "man" };
	uint32_t many = 0;
	size_t i;

	if (n > 6 && s[n - 1] == 's') {
		n--;
		many = NP_S_MANY;
	}
	for (i = 0; n >= 6 && i < sizeof tails / sizeof *tails; i++)
		if (ends(s, n, tails[i]) && !ends(s, n, "list"))
			return NP_S_PER | many | (i == 5 ? NP_S_F : 0);
	return 0;
}

static uint32_t sense_of(const char *low, size_t n, uint64_t hash)
{
	uint32_t f = find(low, n, hash);

	if (!f)
		f = plural(low, n);
	return f ? f : derived(low, n);
}

uint32_t np_sense_of(const char *low, size_t n)
{
	return n ? sense_of(low, n, np_hash(low, n, 0)) : 0;
}

const uint32_t *np_sense_all(np_arena *a, const struct np_text *t)
{
	uint32_t *sense = NP_NEW(a, uint32_t, t->nwords);
	const struct np_word *w = t->words;
	uint32_t i;

	for (i = 0; i < t->nwords; i++, w++)
		sense[i] = sense_of(w->low, w->nlow, w->lowhash);
	return sense;
}

np_str np_sense_full(const char *low, size_t n)
{
	static const char *const titles[][2] = {
		{ "adm", "admiral" }, { "brig", "brigadier" },
		{ "capt", "captain" }, { "cmdr", "commander" },
		{ "col", "colonel" }, { "det", "detective" },
		{ "dr", "doctor" }, { "gen", "general" },
		{ "gov", "governor" }, { "insp", "inspector" },
		{ "lt", "lieutenant" }, { "maj", "major" },
		{ "prof", "professor" }, { "rep", "representative" },
		{ "rev", "reverend" }, { "sen", "senator" },
		{ "sgt", "sergeant" }, { "supt", "superintendent" },
	};
	size_t i;

	if (n && low[n - 1] == '.')
		n--;
	for (i = 0; i < sizeof titles / sizeof *titles; i++)
		if (n == strlen(titles[i][0]) && !memcmp(low, titles[i][0], n))
			return (np_str){ titles[i][1], strlen(titles[i][1]) };
	return (np_str){ NULL, 0 };
}
