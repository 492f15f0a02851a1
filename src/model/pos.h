/* pos.h - parts of speech: one joint label (UPOS, XPOS) a token.
 *
 * Section "pos":
 *
 *	0   version u32, nlabels u32, bits of lexicon u32, bits of rows u32
 *	16  number of pairs u32, zeros
 *	64  nlabels x { upos u8, xpos u8 }, padded to 128 bytes
 *	192 lexicon: 8 << bits bytes, buckets of 8 entries; an entry is
 *	    check u32, fine class u16, coarse class u8, usual label u8
 *	    rows: slots, pairs (parser_rows.h)
 *
 * The lexicon tells of the 24,000 most frequent words which others they behave
 * like (classes learnt from plain text) and what they mostly are.
 */
#ifndef NP_POS_H
#define NP_POS_H

#include "model/parser_rows.h"
#include "text/text.h"

#define NP_POS_VERSION 1u
#define NP_POS_HEAD 64
#define NP_POS_BUCKET 8

struct np_pos {
	const unsigned char *labels, *lexicon;
	uint32_t nlabels, lexbits;
	struct np_rows rows; /* slots NULL: no model */
};

/* What the features know of a spelling. */
struct np_lexeme {
	uint32_t low; /* hash of the lower-cased word, digits made equal */
	uint16_t fine; /* class of words that behave alike; 0: unknown */
	uint8_t coarse;
	uint8_t usual; /* label it has most often, plus one; 0: unknown */
	uint16_t look; /* NP_W_*; NP_POS_CASELESS instead of what case tells */
};

#define NP_POS_CASELESS 256u

/* Where a word stands as seen from the token that is tagged. */
enum np_pos_place { NP_POS_HERE, NP_POS_BACK, NP_POS_AHEAD, NP_POS_BACK2,
	NP_POS_AHEAD2, NP_POS_NPLACES };

#define NP_POS_NWORD 24 /* features of a word at most */
#define NP_POS_NHISTORY 22 /* features of a token beyond those of words */

/* Check the section and open a view; an absent section is good. */
np_status np_pos_open(struct np_pos *pos, np_blob section);

/* Tag every token of the text: upos and xpos. */
void np_pos_tag(const struct np_pos *pos, np_arena *a, struct np_text *t);

/* For training, and shared with it: the lexeme of a word; what is left of it
 * where case says nothing; the hashes of a word's features at a place; the
 * hashes of the features that join words and the two labels before (both plus
 * one, 0: none).  x[0..4] are the lexemes from two before the token to two
 * behind it.  The last two return how many hashes they made. */
struct np_lexeme np_pos_lexeme(const struct np_pos *pos,
	const struct np_word *w);
struct np_lexeme np_pos_caseless(struct np_lexeme x);
unsigned np_pos_word_features(const struct np_word *w,
	const struct np_lexeme *x, enum np_pos_place place,
	uint32_t out[NP_POS_NWORD]);
unsigned np_pos_history_features(const struct np_lexeme x[5], unsigned t1,
	unsigned t2, uint32_t out[NP_POS_NHISTORY]);

/* Is the sentence one where case says nothing, as in a headline IN CAPITALS or
 * With All Long Words Capitalised? */
int np_pos_is_headline(const struct np_text *t, const np_sentence *s);

/* Stands for what is beyond the ends of a sentence. */
extern const struct np_word np_pos_edge;
extern const struct np_lexeme np_pos_edge_lexeme;

#endif
