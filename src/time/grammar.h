/* grammar.h - the section "dates" of the model: a lexicon and an automaton.
 *
 * A symbol is a word class or a literal word of the grammar.  The lexicon
 * leads from a lower-cased word to its senses, (symbol, value); what is
 * written in digits gets its symbols from the digits.  The automaton
 * (Glushkov's: one position for each symbol of each pattern, no empty moves)
 * reads atoms: pieces of tokens, so that "mid-1990s" means the same in one
 * token and in three.
 *
 *	pattern  <month> <day> [,] <year>
 *	position    1      2    3    4       accepting: 4
 *	follow   1:2, 2:3 4, 3:4
 *
 * Patterns have no loops, so a match is no longer than the longest pattern
 * and the work at a starting point is bounded by the size of the grammar.
 */
#ifndef NP_GRAMMAR_H
#define NP_GRAMMAR_H

#include "base/blob.h"

#define NP_DATES_MAGIC 0x31544144u /* "DAT1" */
#define NP_DATES_SYMBOLS 768 /* at most */
#define NP_DATES_WORDS (NP_DATES_SYMBOLS / 32)

/* Symbols that digits and shape give, by fixed number; the grammar's own
 * follow.  A number written in words has NUM (and ORD) alone. */
#define NP_BUILTINS(X)                                                        \
	X(num) /* a cardinal, in digits or words */                           \
	X(digits) /* a cardinal in digits */                                  \
	X(spelt) /* a cardinal in words */                                    \
	X(ord) /* 1st, second */                                              \
	X(dd) /* 1..31, in one or two digits */                               \
	X(mm) /* 1..12 */                                                     \
	X(hh) /* 0..24 */                                                     \
	X(ss) /* 00..59, in two digits */                                     \
	X(yyyy) /* 1900..2039 */                                              \
	X(oldyear) /* 1000..1899, 2040..2100 */                               \
	X(yrany) /* 1..4 digits */                                            \
	X(yeartwo) /* two digits */                                           \
	X(decades) /* 1990s */                                                \
	X(dectwo) /* 90s */                                                   \
	X(hhmm) /* 0930 */                                                    \
	X(decimal) /* 3.5; the value is in tenths */                          \
	X(lower) /* a word in small letters */                                \
	X(plural) /* one that looks like a plural noun */                     \
	X(capital) /* a word with a capital */                                \
	X(edword) /* a word in small letters that ends in -ed */              \
	X(start) /* as context: nothing stands there in the sentence */       \
	X(joined) /* as context: no blank in between */

enum np_builtin {
#define X(name) NP_B_##name,
	NP_BUILTINS(X)
#undef X
	NP_NBUILTINS
};
extern const char *const np_builtin_names[NP_NBUILTINS];

/* Layout: a head of 32-bit words, then the arrays it counts, in this order,
 * all of 32-bit little-endian words. */
enum np_dates_head {
	NP_DH_MAGIC,
	NP_DH_NSYMBOLS,
	NP_DH_NBUCKETS, /* of the lexicon, a power of two */
	NP_DH_NSENSES,
	NP_DH_NPOSITIONS,
	NP_DH_NFOLLOW,
	NP_DH_NSTARTS,
	NP_DH_NRULES,
	NP_DH_NSETTINGS,
	NP_DH_NCONTEXT,
	NP_DH_SIZE
};

/* Records, in words. */
#define NP_DR_BUCKET 4 /* hash low, hash high, first sense, senses */
#define NP_DR_SENSE 2 /* symbol | flags << 16, value */
#define NP_DR_POSITION 4 /* symbol | slot << 16 | final << 24, rule,
			  * first follow, follows */
#define NP_DR_START 2 /* by symbol: first start position, number */
#define NP_DR_RULE 12 /* op | type << 8, first setting, settings,
		       * then first, number of each of four contexts */
#define NP_DR_SETTING 2 /* slot, value */

#define NP_SENSE_CAP 1u /* holds only of a capitalised word */
#define NP_SLOT_NONE 255u

/* Contexts of a rule, lists of symbols for one neighbour. */
enum np_context { NP_PREV, NP_NOTPREV, NP_NEXT, NP_NOTNEXT, NP_NCONTEXTS };

struct np_grammar {
	uint32_t nsymbols, nbuckets, nsenses, npositions, nfollow, nstarts,
		nrules, nsettings, ncontext;
	const unsigned char *buckets, *senses, *positions, *follow, *starts,
		*startlist, *rules, *settings, *context;
};

/* Whether the section is sound; g is a view of it.  An absent section is an
 * empty grammar. */
int np_grammar_open(struct np_grammar *g, np_blob section);

/* Word i of record r of an array with records of `words` words. */
static inline uint32_t np_dget(const unsigned char *array, uint32_t words,
	uint32_t r, uint32_t i)
{
	return np_le32(array + 4 * ((size_t)r * words + i));
}

/* Senses of a word by the hash of its lower-cased form: first, *n. */
uint32_t np_grammar_senses(const struct np_grammar *g, uint64_t hash,
	uint32_t *n);

#endif
