/* words.h - the small word lists that tokens, sentences and zones are told by.
 * Letter case is ignored; only ASCII words are in them. */
#ifndef NP_WORDS_H
#define NP_WORDS_H

#include <stdbool.h>
#include <stdint.h>

/* Lists, as bits of np_word.lists. */
#define NP_WL_PREFIX (1u << 0) /* stays with what a hyphen joins to it: "anti-" */
#define NP_WL_UNIT (1u << 1) /* cut from digits before it: "35mm" */
#define NP_WL_TITLE (1u << 2) /* abbreviation with a name behind it: "Gen." */
#define NP_WL_ABBREV (1u << 3) /* abbreviation that may end a sentence: "Inc." */
#define NP_WL_NUMABBREV (1u << 4) /* abbreviation only before a number: "No." */
#define NP_WL_INNER (1u << 5) /* abbreviation only inside a sentence: "etc." */
#define NP_WL_GROUP (1u << 6) /* first part of the name of a newsgroup */
#define NP_WL_DOMAIN (1u << 7) /* last part of a host or file name */
#define NP_WL_STARTER (1u << 8) /* capitalised, most likely begins a sentence */
#define NP_WL_OPENER (1u << 9) /* never ends a sentence */
#define NP_WL_DAY (1u << 10) /* day of the week or month */
#define NP_WL_LABEL (1u << 11) /* stands before a colon or dash, and is no place */
#define NP_WL_PHOTO (1u << 12) /* begins or marks a caption */
#define NP_WL_DESK (1u << 13) /* with "by" behind it, a credit: "Reporting by" */
#define NP_WL_GIVE (1u << 14) /* "contributed to" */
#define NP_WL_THIS (1u << 15) /* "this report" */
#define NP_WL_NAMEJOINT (1u << 16) /* lower-case word in a byline */
#define NP_WL_PAGE (1u << 17) /* begins what a page puts around an article */
#define NP_WL_BUTTON (1u << 18) /* is to be clicked on */
#define NP_WL_REGION (1u << 19) /* abbreviation behind a town and a comma: "Me." */

/* The lists that the lower-case word low is in. */
uint32_t np_word_lists(const char *low, uint32_t n);

/* The same for a word of at most eight bytes: the little-endian number that
 * they are. */
uint32_t np_word_lists_short(uint64_t low, uint32_t n);

/* Those of the lists that s, lower-cased, is in. */
uint32_t np_word_in(uint32_t lists, const unsigned char *s, uint32_t n);

/* Word i of all lists, in order; NULL behind the last. */
const char *np_word_at(uint32_t i);

#endif
