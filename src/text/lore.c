/* An open-addressed table by the hash of the spelling, which words bring with
 * them.  Spellings are kept, and compared, so that two of one hash are two;
 * longer ones than LONGEST have no number.  Nothing is cleared but flags and
 * the table, and memory is touched as far as it is used: a single article pays
 * for its own words only. */
#include "text/lore.h"

#include <string.h>

#include "base/banned.h"

#define LONGEST 23
#define SLOTS (2 * NP_LORE_WORDS)

struct np_lore_key {
	uint64_t hash;
	uint8_t n;
	char s[LONGEST];
};

void np_lore_init(struct np_lore *lore)
{
	memset(lore, 0, sizeof *lore);
	np_arena_init(&lore->arena);
}

void np_lore_free(struct np_lore *lore)
{
	np_arena_free(&lore->arena);
}

static void forget(struct np_lore *lore)
{
	unsigned k;

	lore->n = 0;
	memset(lore->index, 0, SLOTS * sizeof *lore->index);
	for (k = 0; k < NP_NNOTES; k++)
		if (lore->known[k])
			memset(lore->known[k], 0, NP_LORE_WORDS);
}

static bool is_key(const struct np_lore_key *k, const struct np_word *w)
{
	return k->hash == w->hash && k->n == w->n && !memcmp(k->s, w->s, w->n);
}

/* The number of a word, plus one; 0: it gets none. */
static uint16_t number(struct np_lore *lore, const struct np_word *w)
{
	uint32_t i = (uint32_t)(w->hash >> 32) & (SLOTS - 1);
	struct np_lore_key *k;

	if (w->n > LONGEST)
		return 0;
	for (; lore->index[i]; i = (i + 1) & (SLOTS - 1))
		if (is_key(&lore->keys[lore->index[i] - 1], w))
			return lore->index[i];
	if (lore->n == NP_LORE_WORDS)
		return 0;
	k = &lore->keys[lore->n++];
	k->hash = w->hash;
	k->n = (uint8_t)w->n;
	memcpy(k->s, w->s, w->n);
	lore->index[i] = (uint16_t)lore->n;
	return lore->index[i];
}

void np_lore_meet(struct np_lore *lore, np_arena *a, struct np_text *t)
{
	uint32_t i;

	if (!lore->index) {
		lore->keys = np_arena_alloc(&lore->arena, NP_LORE_WORDS
			* sizeof *lore->keys);
		lore->index = NP_NEW(&lore->arena, uint16_t, SLOTS);
	}
	if (lore->n + t->nwords / 4 > NP_LORE_WORDS)
		forget(lore);
	t->lore = lore;
	t->known = np_arena_alloc(a, t->nwords * sizeof *t->known);
	for (i = 0; i < t->nwords; i++)
		t->known[i] = number(lore, &t->words[i]);
}

void *np_lore_note(const struct np_text *t, enum np_note which, size_t size,
	uint32_t w, bool *fresh)
{
	struct np_lore *lore = t->lore;
	size_t k;

	if (!t->known || !t->known[w])
		return NULL;
	if (!lore->known[which]) {
		lore->notes[which] = np_arena_alloc(&lore->arena,
			NP_LORE_WORDS * size);
		lore->known[which] = NP_NEW(&lore->arena, uint8_t,
			NP_LORE_WORDS);
	}
	k = t->known[w] - 1u;
	*fresh = !lore->known[which][k];
	lore->known[which][k] = 1;
	return (char *)lore->notes[which] + k * size;
}
