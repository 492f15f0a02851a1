/* atoms.h - tokens as the grammar of dates reads them.
 *
 *	token    "mid-1990s"              "seventy" "-" "five"
 *	atoms    mid  -  1990s            75
 *
 * A token is cut where letters, digits and signs meet; numbers in words are
 * put together.  What an atom can stand for is a set of symbols, worked out
 * once for every distinct word of the article.
 */
#ifndef NP_ATOMS_H
#define NP_ATOMS_H

#include "text/text.h"
#include "time/grammar.h"

/* What a spelling can stand for. */
struct np_spell {
	uint32_t bits[NP_DATES_WORDS]; /* set of symbols */
	uint32_t sense, nsenses; /* in the lexicon */
	uint32_t cap; /* written with a capital */
	int32_t value; /* of the builtin symbols */
};

struct np_atom {
	const struct np_spell *spell; /* NULL: means nothing to the grammar */
	uint32_t token, last; /* first and last token it is of */
	uint8_t head, tail; /* it begins, ends a token */
};

/* Atoms of the tokens, one sentence at a time. */
struct np_atoms {
	const struct np_grammar *g;
	const struct np_text *text;
	np_arena *arena;
	struct np_atom *v; /* [n] of the current sentence */
	uint32_t n, cap;
	struct np_parts *words; /* [W] one per word of the text */
};

void np_atoms_init(struct np_atoms *as, const struct np_grammar *g,
	const struct np_text *t, np_arena *a);

/* Read tokens [token, end). */
void np_atoms_read(struct np_atoms *as, uint32_t token, uint32_t end);

static inline int np_atom_is(const struct np_atom *a, uint32_t symbol)
{
	return a->spell && a->spell->bits[symbol / 32] >> symbol % 32 & 1;
}

/* The value of an atom taken as `symbol`. */
int32_t np_atom_value(const struct np_grammar *g, const struct np_atom *a,
	uint32_t symbol);

#endif
