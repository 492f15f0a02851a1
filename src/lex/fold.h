/* fold.h - the parts of a word by which the lexicon is searched.
 *
 *	Pakistan      pakistan           capital
 *	U.S.          us                 capital, upper, dot
 *	Xi'an         xi, an
 *	Guinea-Bissau guinea, bissau     so does Guinea - Bissau: a word of
 *	Bogotá        bogota             hyphens only has no parts
 *
 * A name is found however its tokens were cut at hyphens and apostrophes, with
 * or without diacritics.  How a part was written is told beside it, for the
 * case does distinguish (US, us).
 */
#ifndef NP_FOLD_H
#define NP_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"

/* Looks of a part. */
#define NP_PART_CAP 1u /* its first letter is upper case */
#define NP_PART_UPPER 2u /* two letters or more, all upper case */
#define NP_PART_DOT 4u /* a period follows, or stands inside */

#define NP_PART_MAX 48 /* a longer part is cut, and so never found */

struct np_part {
	char s[NP_PART_MAX];
	uint32_t n;
	uint32_t looks; /* NP_PART_* */
};

/* The next part of the word [*s, end), UTF-8 of any quality; *s is moved
 * behind it.  False when there is none left. */
bool np_fold_part(const char **s, const char *end, struct np_part *p);

/* Whether the word is all ASCII letters, as most are: then it is one part,
 * spelt w->low, and *looks are that part's. */
bool np_fold_plain(const struct np_word *w, uint32_t *looks);

#endif
