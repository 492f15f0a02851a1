/* words.h - the small word lists that tokens and sentences are cut by. */
#ifndef NP_WORDS_H
#define NP_WORDS_H

#include <stdbool.h>
#include <stdint.h>

enum np_wordlist {
	NP_WL_PREFIX, /* stays with what a hyphen joins to it: "anti-" */
	NP_WL_UNIT, /* cut from digits before it: "35mm" */
	NP_WL_TITLE, /* abbreviation with a name behind it: "Gen." */
	NP_WL_ABBREV, /* abbreviation that may also end a sentence: "Inc." */
	NP_WL_NUMABBREV, /* abbreviation only before a number: "No." */
	NP_WL_INNER, /* abbreviation only inside a sentence: "etc." */
	NP_WL_GROUP, /* first part of the name of a newsgroup */
	NP_WL_DOMAIN, /* last part of a host or file name */
	NP_WL_STARTER, /* capitalised, most likely begins a sentence */
	NP_WL_DAY, /* day of the week or month */
	NP_WL_LABEL, /* stands before a colon or dash, and is no place */
	NP_WL_PHOTO, /* begins or marks a caption */
	NP_WL_DESK, /* with "by" behind it, a credit: "Reporting by" */
	NP_WL_GIVE, /* "contributed to" */
	NP_WL_THIS, /* "this report" */
	NP_WL_NAMEJOINT, /* lower-case words in a byline */
	NP_WL_COUNT
};

/* Whether the ASCII word s is in the list; letter case is ignored. */
bool np_word_in(enum np_wordlist list, const unsigned char *s, uint32_t n);

#endif
