/* text.h - an article as the later stages see it.
 *
 *	source bytes --view--> clean UTF-8 --tokenize--> tokens --> words
 *	     ^                                  |    \--> sentences
 *	     +------- spans of tokens ----------+
 *
 * The source is never changed.  Where it holds what would only get in the way
 * (ligatures, full-width letters, soft hyphens, five kinds of blank, malformed
 * bytes), a cleaned view is made of it; the tokenizer reads the view, and
 * every token is led home to source bytes at once.  Of a plain ASCII article
 * the view is the source.
 *
 * Letters used for dimensions: [T] tokens, [S] sentences, [W] words.
 */
#ifndef NP_TEXT_H
#define NP_TEXT_H

#include <stdbool.h>
#include <string.h>

#include <newsparse.h>

#include "base/arena.h"
#include "base/hash.h"

/* From view offset `view` on, up to the next jump, view offset v is source
 * offset v - view + source. */
struct np_jump {
	uint32_t view, source;
};

/* Quotation marks, dashes and letters keep their identity; NFC; compatibility
 * forms of letters and digits are replaced; blanks of all kinds but line ends
 * are U+0020; what means nothing (soft hyphen, zero width) is gone. */
struct np_view {
	const char *s;
	uint32_t n;
	const struct np_jump *jumps; /* ascending; [njumps], 0: view == source */
	uint32_t njumps;
};

/* Properties of a spelling, np_word.shape. */
#define NP_W_ALPHA 1u /* holds a letter */
#define NP_W_CAP 2u /* first letter is upper case */
#define NP_W_UPPER 4u /* letters, two or more, all upper case */
#define NP_W_MIXED 8u /* an upper-case letter behind a lower-case one */
#define NP_W_DIGIT 16u /* holds a digit */
#define NP_W_NUMERIC 32u /* digits, and . , : / - between them, only */
#define NP_W_HYPHEN 64u
#define NP_W_PERIOD 128u /* ends in one, or has one inside: "U.S." */

/* One distinct spelling.  What is worked out once for it serves every token
 * that has it. */
struct np_word {
	const char *s, *low; /* as in the view; lower-cased (low may equal s) */
	uint32_t n, nlow;
	uint64_t hash, lowhash; /* np_hash(s, n, 0), np_hash(low, nlow, 0) */
	uint32_t shape; /* NP_W_* */
	uint32_t count; /* tokens that have it */
	uint32_t first; /* the first of them */
	uint32_t lists; /* NP_WL_* of text/words.h, without a final period */
};

/* Everything the later stages read of the text. */
struct np_text {
	np_str source;
	uint32_t body; /* offset where the caller's text begins in source */
	struct np_view view;

	np_token *tokens; /* [T] in text order, disjoint, not empty */
	uint32_t *word; /* [T] index into words */
	uint32_t ntokens;

	struct np_word *words; /* [W] in order of first appearance */
	uint32_t nwords;
	unsigned capwords; /* room in words */
	uint32_t *index; /* [nindex] hash -> word, see vocab.c */
	uint32_t nindex;

	struct np_lore *lore; /* what is remembered of words, see lore.h */
	uint16_t *known; /* [W] numbers of the words there, plus one; or NULL */

	np_sentence *sents; /* [S] cover all tokens, none empty */
	uint32_t nsents;

	struct np_furniture *pieces; /* in text order, see furniture.h */
	uint32_t npieces;

	struct np_turn *turns; /* of a transcript, see turns.h */
	uint32_t nturns;
};

/* The word of token i. */
static inline const struct np_word *np_word_of(const struct np_text *t,
	uint32_t i)
{
	return &t->words[t->word[i]];
}

/* Does a paragraph begin with token i?  One does behind the last token, too. */
static inline bool np_starts_paragraph(const struct np_text *t, uint32_t i)
{
	return !i || i >= t->ntokens || t->tokens[i].flags & NP_TOK_PARA;
}

/* Is the lower-cased spelling of token i that word? */
static inline bool np_word_is(const struct np_text *t, uint32_t i,
	const char *low)
{
	const struct np_word *w = np_word_of(t, i);

	return w->nlow == strlen(low) && !memcmp(w->low, low, w->nlow);
}

/* Fill *t from text (with opt's title before it).  Linear time, whatever the
 * bytes.  Everything lives in the arena. */
void np_text_read(struct np_text *t, np_arena *a, const char *text, size_t len,
	np_str title);

struct np_splitter; /* sentences.h */

/* The same, with sentences ended as was learnt and not by simple rules. */
void np_text_read_with(struct np_text *t, np_arena *a,
	const struct np_splitter *split, np_str text, np_str title);

/* The same for tokens that are given, see np_analyze_tokens().  The source is
 * made here. */
void np_text_given(struct np_text *t, np_arena *a, const np_str *words,
	const uint8_t *starts, size_t n);

#endif
