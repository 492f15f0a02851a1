/* lore.h - what a context remembers of words from article to article.
 *
 *	article 1   "the" "minister" "of" "Kenya"     lore 1, 2, 3, 4
 *	article 2   "Kenya" "beat" "the" "favourites"  lore 4, 5, 1, 6
 *
 * Four of five words of an article stood in those before.  So a spelling gets
 * a number that lasts, and whoever works something out of nothing but the
 * spelling and the model leaves a note under that number.
 *
 * Notes change how soon an answer is there, never what it is: the same bytes
 * come out whatever was read before.  Who has no lore, such as the trainer,
 * works everything out.
 */
#ifndef NP_LORE_H
#define NP_LORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "text/text.h"

#define NP_LORE_WORDS 16384u /* at most; then everything is forgotten */

/* Who takes notes. */
enum np_note {
	NP_NOTE_LEX, /* where a word begins in the lexicon */
	NP_NOTE_FORM, /* a word as the names model sees it, with its scores */
	NP_NOTE_DATES, /* whether a word means something in dates */
	NP_NOTE_NET, /* what a word adds to the first layer of the net */
	NP_NNOTES
};

struct np_lore {
	np_arena arena;
	struct np_lore_key *keys; /* [n], of NP_LORE_WORDS */
	uint16_t *index; /* hash -> key, plus one */
	uint32_t n;
	void *notes[NP_NNOTES]; /* [NP_LORE_WORDS] of a size each */
	uint8_t *known[NP_NNOTES]; /* [NP_LORE_WORDS] */
};

void np_lore_init(struct np_lore *lore);
void np_lore_free(struct np_lore *lore);

/* Give the words of a text their numbers.  Memory comes from lore->arena, whose
 * `fail` must be set, here and in np_lore_note(); the numbers live in a. */
void np_lore_meet(struct np_lore *lore, np_arena *a, struct np_text *t);

/* The note on word w of the text, `size` bytes, always the same for one `which`;
 * *fresh: it is not yet filled, and holds anything.  NULL: the word has no
 * number. */
void *np_lore_note(const struct np_text *t, enum np_note which, size_t size,
	uint32_t w, bool *fresh);

#endif
