/* The table is sorted by bytes, so a lookup is a binary search of eleven
 * steps, made once per spelling.  English plurals that are regular, or that
 * change "man" into "men", are led back to the singular. */
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

static int compare(const char *s, size_t n, const struct row *r)
{
	int c = memcmp(s, r->word, n < r->n ? n : r->n);

	return c ? c : (n > r->n) - (n < r->n);
}

static uint32_t find(const char *s, size_t n)
{
	size_t lo = 0, hi = sizeof rows / sizeof *rows;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = compare(s, n, &rows[mid]);

		if (!c)
			return rows[mid].sense;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
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
	return find(buf, n - cut + k) & ~NP_S_MANY;
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

uint32_t np_sense_of(const char *low, size_t n)
{
	uint32_t f = n ? find(low, n) : 0;

	if (!f)
		f = plural(low, n);
	return f ? f : derived(low, n);
}

const uint32_t *np_sense_all(np_arena *a, const struct np_text *t)
{
	uint32_t *sense = NP_NEW(a, uint32_t, t->nwords);
	uint32_t w;

	for (w = 0; w < t->nwords; w++)
		sense[w] = np_sense_of(t->words[w].low, t->words[w].nlow);
	return sense;
}
