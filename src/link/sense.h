/* sense.h - what common words mean to whoever links names.
 *
 * Every spelling of an article is looked up once; a token then knows in one
 * load whether it can be the head of "the company", begin a noun phrase, or
 * say that a woman is meant.
 */
#ifndef NP_SENSE_H
#define NP_SENSE_H

#include "text/text.h"

/* Nouns. */
#define NP_S_PER (1u << 0) /* a person: "minister" */
#define NP_S_ORG (1u << 1) /* a body of people: "company" */
#define NP_S_MANY (1u << 2) /* plural, by form or meaning: "police" */
#define NP_S_M (1u << 3) /* male: "brother", "he", "Mr" */
#define NP_S_F (1u << 4)
#define NP_S_KIN (1u << 5) /* somebody's: "his wife", "her lawyer" */
#define NP_S_LEAD (1u << 6) /* heads something: "chief" */
#define NP_S_COMP (1u << 7) /* "company", "carmaker" */
#define NP_S_POL (1u << 8) /* "government", "parliament" */
#define NP_S_NAT (1u << 9) /* a country has one: "army" */
/* Words that hold a sentence together. */
#define NP_S_THE (1u << 10)
#define NP_S_DEM (1u << 11) /* "this" */
#define NP_S_INDEF (1u << 12) /* "a", "several" */
#define NP_S_HIS (1u << 13) /* "his", "their" */
#define NP_S_PREP (1u << 14)
#define NP_S_CONJ (1u << 15)
#define NP_S_AUX (1u << 16)
#define NP_S_COP (1u << 17) /* "is", "became" */
#define NP_S_REL (1u << 18) /* "who" */
#define NP_S_SAY (1u << 19) /* only people and governments do: "said" */
#define NP_S_VERB (1u << 20)
#define NP_S_HE (1u << 21)
#define NP_S_SHE (1u << 22)
#define NP_S_IT (1u << 23)
#define NP_S_THEY (1u << 24)
/* Parts of names. */
#define NP_S_TITLE (1u << 25) /* "general" */
#define NP_S_TITLEMOD (1u << 26) /* within titles: "foreign" */
#define NP_S_CORP (1u << 27) /* "inc" */
#define NP_S_JR (1u << 28)
#define NP_S_NAMEPART (1u << 29) /* "bin", "van" */
#define NP_S_RANK (1u << 30) /* a title, but no office: "general", "Mrs" */
#define NP_S_PART (1u << 31) /* part of the body named before: "board" */

/* Either kind of noun; any determiner; any pronoun. */
#define NP_S_NOUN (NP_S_PER | NP_S_ORG)
#define NP_S_DET (NP_S_THE | NP_S_DEM | NP_S_INDEF | NP_S_HIS)
#define NP_S_PRON (NP_S_HE | NP_S_SHE | NP_S_IT | NP_S_THEY)

/* The classes of a word in lower case, 0 when there are none.  Plurals of
 * nouns are found by their singular and have NP_S_MANY. */
uint32_t np_sense_of(const char *low, size_t n);

/* The word that a title in lower case is short for: "governor" for "gov.";
 * empty for none. */
np_str np_sense_full(const char *low, size_t n);

/* Of every spelling of the article: [W], in the arena. */
const uint32_t *np_sense_all(np_arena *a, const struct np_text *t);

#endif
