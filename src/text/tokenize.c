/* Tokens as Universal Dependencies cuts English (EWT and GUM).
 *
 *	"We can't," said Sen. O'Neil-Smith of the U.S., "pay $3.5bn."
 *	" | We | ca | n't | , | " | said | Sen. | O'Neil | - | Smith | of
 *	  | the | U.S. | , | " | pay | $ | 3.5 | bn | . | "
 *
 * The view is cut at blanks first.  Most pieces are then plain words, and are
 * tokens as they stand.  The others are cut from left to right: each rule
 * looks at where a token begins and tells where it ends, and looks ahead at
 * most LOOK bytes beyond that end; so the whole is linear in the text. */
#include "text/tokenize.h"

#include <stdbool.h>
#include <string.h>

#include "base/blob.h"
#include "text/chars.h"
#include "text/view.h"
#include "text/vocab.h"
#include "text/words.h"
#include "base/banned.h"

#define LOOK 256u

struct lexer {
	struct np_text *t;
	np_arena *arena;
	const unsigned char *s;
	uint32_t n, cap;
	struct np_viewpos pos;
	uint32_t beg, end; /* the piece between blanks */
	uint8_t flags; /* of the next token */
};

/* -- Characters ------------------------------------------------------------ */

static struct np_char at(const struct lexer *x, uint32_t i)
{
	if (i >= x->end)
		return (struct np_char){ 0, 0, NP_CK_PUNCT };
	return np_char_at(x->s, i, x->end);
}

/* Byte at i within the piece, else 0. */
static unsigned byte(const struct lexer *x, uint32_t i)
{
	return i < x->end ? x->s[i] : 0;
}

static bool is_alpha(unsigned c)
{
	return np_byte_class[c] == NP_C_ALPHA;
}

static bool is_digit(unsigned c)
{
	return np_byte_class[c] == NP_C_DIGIT;
}

static bool is_upper(unsigned c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(unsigned c)
{
	return c >= 'a' && c <= 'z';
}

/* Length of the apostrophe at i, 0: there is none. */
static uint32_t apostrophe(const struct lexer *x, uint32_t i)
{
	struct np_char c = at(x, i);

	if (!c.len || (c.cp != '\'' && c.cp != 0x2019 && c.cp != '`'
			&& c.cp != 0x2BC && c.cp != 0x2018 && c.cp != 0xB4))
		return 0;
	return c.len;
}

#define ONES UINT64_C(0x0101010101010101)

/* End of the ASCII letters from i on: eight bytes a step.  Of a byte below
 * 0x80 with its bit 0x20 set, adding 0x1F carries into the high bit from 'a'
 * on, adding 5 from behind 'z' on. */
static uint32_t letters_end(const unsigned char *s, uint32_t i, uint32_t n)
{
	uint64_t w, low, other;

	for (; i + 8 <= n; i += 8) {
		w = np_le64(s + i);
		low = (w | ONES * 0x20) & ONES * 0x7F;
		other = (~(low + ONES * 0x1F) | (low + ONES * 5) | w)
			& ONES * 0x80;
		if (other)
			return i + (uint32_t)__builtin_ctzll(other) / 8;
	}
	while (i < n && is_alpha(s[i]))
		i++;
	return i;
}

/* End of the letters and digits from i on. */
static uint32_t alnum_end(const struct lexer *x, uint32_t i)
{
	struct np_char c;
	unsigned class;

	for (; i < x->end; i += c.len) {
		class = np_byte_class[x->s[i]];
		c.len = 1;
		if (class <= NP_C_DIGIT)
			continue;
		if (class != NP_C_HIGH) {
			if (x->s[i] != '_')
				break;
			continue;
		}
		c = np_char_at(x->s, i, x->end);
		if (!np_is_alnum(c))
			break;
	}
	return i;
}

static uint32_t digits_end(const struct lexer *x, uint32_t i)
{
	while (is_digit(byte(x, i)))
		i++;
	return i;
}

/* Whether a letter or digit stands right before i. */
static bool joined(const struct lexer *x, uint32_t i)
{
	unsigned c;

	if (i <= x->beg)
		return false;
	c = x->s[i - 1];
	return np_byte_class[c] <= NP_C_DIGIT || c >= 0x80;
}

/* Whether s[i..) is the word w (lower case), in any case. */
static bool is_word(const struct lexer *x, uint32_t i, const char *w,
	uint32_t n)
{
	uint32_t k;

	if (i + n > x->end)
		return false;
	for (k = 0; k < n; k++)
		if ((x->s[i + k] | 0x20u) != (unsigned char)w[k])
			return false;
	return true;
}

/* First character behind i that is not a blank, over at most a line end;
 * 0 where the paragraph ends. */
static unsigned next_visible(const struct lexer *x, uint32_t i)
{
	uint32_t lines = 0, stop = i + LOOK < x->n ? i + LOOK : x->n;

	for (; i < stop; i++) {
		if (np_byte_class[x->s[i]] != NP_C_BLANK)
			return x->s[i];
		lines += x->s[i] == '\n';
		if (lines > 1)
			break;
	}
	return 0;
}

/* -- Addresses ------------------------------------------------------------- */

/* End of an address that runs from i on: up to a quotation mark or angle
 * bracket, without the punctuation that closes the sentence around it. */
static uint32_t address_end(const struct lexer *x, uint32_t i)
{
	uint32_t open = 0;
	struct np_char c;

	for (; i < x->end; i += c.len) {
		c = at(x, i);
		if (c.kind == NP_CK_QUOTE || c.cp == '<' || c.cp == '>'
				|| (c.cp >= 0x80 && c.kind != NP_CK_LETTER))
			break;
		open += c.cp == '(';
	}
	while (i > x->beg && strchr(".,;:!?'*)]}", x->s[i - 1])) {
		if (x->s[i - 1] == ')' && open)
			break;
		i--;
	}
	return i;
}

static bool is_host_byte(unsigned c)
{
	return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == '#';
}

/* End of "local@host" at i; 0: none. */
static uint32_t mail_end(const struct lexer *x, uint32_t i)
{
	uint32_t p = i, stop = i + 64;

	while (p < stop && (is_host_byte(byte(x, p)) || byte(x, p) == '.'
			|| byte(x, p) == '%' || byte(x, p) == '+'))
		p++;
	if (p == i || byte(x, p) != '@' || !is_host_byte(byte(x, p + 1)))
		return 0;
	for (p++; is_host_byte(byte(x, p)) || byte(x, p) == '.'; )
		p++;
	while (x->s[p - 1] == '.' || x->s[p - 1] == '-')
		p--;
	return p;
}

/* "alt.animals.cat" */
static bool is_newsgroup(const struct lexer *x, uint32_t i, uint32_t end)
{
	uint32_t p = i;

	while (p < end && x->s[p] != '.')
		p++;
	return is_lower(x->s[p - 1]) && is_lower(x->s[p + 1])
		&& np_word_in(NP_WL_GROUP, x->s + i, p - i);
}

/* End of "host.tld" or "name.ext" at i, with the path behind it; 0: none. */
static uint32_t host_end(const struct lexer *x, uint32_t i)
{
	uint32_t p = i, label = i, stop = i + LOOK, labels = 1;

	for (; p < stop; p++) {
		if (byte(x, p) == '.' && p > label
				&& is_host_byte(byte(x, p + 1))) {
			label = p + 1;
			labels++;
		} else if (!is_host_byte(byte(x, p))) {
			break;
		}
	}
	if (labels < 2 || p == label || p >= stop)
		return 0;
	if (is_newsgroup(x, i, p))
		return p;
	if (!np_word_in(NP_WL_DOMAIN, x->s + label, p - label))
		return 0;
	/* "He left.No one" lacks a blank and is no host. */
	if (is_upper(x->s[label]) && is_lower(x->s[label - 2])
			&& !is_word(x, label, "com", 3))
		return 0;
	return byte(x, p) == '/' ? address_end(x, p) : p;
}

/* End of the URL, mail or file name that begins at i; 0: none.  q is the end
 * of the letters and digits from i on. */
static uint32_t address(const struct lexer *x, uint32_t i, uint32_t q)
{
	unsigned c = byte(x, q);

	if (c == ':' && ((byte(x, q + 1) == '/' && byte(x, q + 2) == '/')
			|| (q == i + 6 && is_word(x, i, "mailto", 6))))
		return address_end(x, q);
	if (c == '.' && q == i + 3 && is_word(x, i, "www", 3)
			&& is_host_byte(byte(x, q + 1)))
		return address_end(x, q);
	if (c == '@' || c == '.' || c == '-' || c == '%' || c == '+')
		return (c = mail_end(x, i)) ? c : host_end(x, i);
	return 0;
}

/* -- Words and numbers ----------------------------------------------------- */

/* Words that are two; the first has `cut` letters. */
static const struct {
	const char *word;
	uint8_t n, cut;
} fused[] = {
	{ "cannot", 6, 3 }, { "gonna", 5, 3 }, { "gotta", 5, 3 },
	{ "wanna", 5, 3 }, { "dont", 4, 2 }, { "didnt", 5, 3 },
	{ "doesnt", 6, 4 }, { "isnt", 4, 2 }, { "wasnt", 5, 3 },
	{ "couldnt", 7, 5 }, { "wouldnt", 7, 5 }, { "shouldnt", 8, 6 },
	{ "havent", 6, 4 }, { "hasnt", 5, 3 }, { "arent", 5, 3 },
	{ "cant", 4, 2 }, { "wont", 4, 2 }, { "outta", 5, 3 },
	{ "alot", 4, 1 }, { "aint", 4, 2 }, { "thats", 5, 4 },
	{ "whats", 5, 4 }, { "theres", 6, 5 }, { "heres", 5, 4 },
};

/* Which last letters of theirs go with which letters before them, one bit a
 * last letter; by the low five bits of a letter. */
static const uint8_t fused_last[32] = { ['t' & 31] = 1, ['a' & 31] = 2,
	['s' & 31] = 4 };
static const uint8_t fused_before[32] = { ['n' & 31] = 1 | 2, ['o' & 31] = 1,
	['t' & 31] = 2 | 4, ['e' & 31] = 4 };

/* And how long those are that begin with a letter, one bit a length. */
static const uint16_t fused_lengths[32] = { ['a' & 31] = 1 << 4 | 1 << 5,
	['c' & 31] = 1 << 4 | 1 << 6 | 1 << 7,
	['d' & 31] = 1 << 4 | 1 << 5 | 1 << 6, ['g' & 31] = 1 << 5,
	['h' & 31] = 1 << 5 | 1 << 6, ['i' & 31] = 1 << 4, ['o' & 31] = 1 << 5,
	['s' & 31] = 1 << 8, ['t' & 31] = 1 << 5 | 1 << 6,
	['w' & 31] = 1 << 4 | 1 << 5 | 1 << 7 };

/* Where the word s[i..q) is cut in two; q: nowhere.  Every word comes here, so
 * there is but one branch for most. */
static uint32_t cut_fused(const struct lexer *x, uint32_t i, uint32_t q)
{
	uint32_t n = q - i;
	unsigned c = x->s[q - 1] & 31u, d = x->s[q - 1 - (n > 1)] & 31u;
	size_t k;

	if ((n > 8) | !(fused_lengths[x->s[i] & 31] >> (n & 15) & 1)
			| !(fused_last[c] & fused_before[d]))
		return q;
	for (k = 0; k < sizeof fused / sizeof *fused; k++)
		if (n == fused[k].n && is_word(x, i, fused[k].word, n))
			return i + fused[k].cut;
	return q;
}

/* End of 's, 're, 've, 'll, 'd, 'm at i; 0: there is none. */
static uint32_t clitic_end(const struct lexer *x, uint32_t i)
{
	uint32_t k = apostrophe(x, i), e;

	if (!k)
		return 0;
	k += i;
	e = alnum_end(x, k);
	if (e - k == 1 && strchr("sSdDmM", x->s[k]))
		return e;
	if (e - k == 2 && (is_word(x, k, "re", 2) || is_word(x, k, "ve", 2)
			|| is_word(x, k, "ll", 2)))
		return e;
	return 0;
}

/* End of n't at i; 0: there is none. */
static uint32_t negation_end(const struct lexer *x, uint32_t i)
{
	uint32_t k;

	if ((byte(x, i) | 0x20) != 'n' || !(k = apostrophe(x, i + 1)))
		return 0;
	k += i + 1;
	if ((byte(x, k) | 0x20) != 't' || alnum_end(x, k) != k + 1)
		return 0;
	return k + 1;
}

/* End of digits joined by - (and nothing else) when they are one telephone
 * number or date; else 0. */
static uint32_t dashed_number(const struct lexer *x, uint32_t i)
{
	uint32_t p = digits_end(x, i), groups = 1, first = p - i, q;

	for (; groups < 8 && byte(x, p) == '-'; p = q, groups++) {
		q = digits_end(x, p + 1);
		if (q == p + 1)
			return 0;
	}
	if (is_alpha(byte(x, p)) || byte(x, p) == '-')
		return 0;
	if (groups >= 3 || (groups == 2 && (first == 3 || first == 1)
			&& p >= i + 5 && x->s[p - 5] == '-'))
		return p;
	return 0;
}

/* A period at q: is it between parts of a number, or of "U.S", "p.m"? */
static bool inner_period(const struct lexer *x, uint32_t i, uint32_t q)
{
	unsigned before = x->s[q - 1], after = byte(x, q + 1);

	if (is_digit(before))
		return is_digit(after);
	if (!is_alpha(before) || !is_alpha(after))
		return false;
	if (is_alpha(byte(x, q + 2)))
		return byte(x, q + 3) == '.' && q - i == 2
			&& x->s[i] == 'P'; /* no English word */
	if (q == i + 1 || x->s[q - 2] == '.')
		return true;
	return q == i + 2 && is_upper(x->s[i]) && is_upper(after)
		&& byte(x, q + 2) == '.'; /* Ph.D. */
}

/* A comma, colon, slash or other joint at q between two parts of a token. */
static bool inner_mark(const struct lexer *x, uint32_t i, uint32_t q)
{
	unsigned before = x->s[q - 1], after = byte(x, q + 1);

	switch (x->s[q]) {
	case ',':
		return is_digit(before) && digits_end(x, q + 1) == q + 4;
	case ':':
		return is_digit(before) && is_digit(after);
	case '/':
		if (is_digit(before))
			return is_digit(after);
		return q == i + 1 && is_alpha(before) && is_alpha(after)
			&& alnum_end(x, q + 1) == q + 2;
	case '&':
		return is_upper(before) == is_upper(after)
			&& is_alpha(before) && is_alpha(after);
	case '*':
		return is_alpha(before) && is_alpha(after);
	default:
		return false;
	}
}

/* A hyphen at q: does it stay inside the token that began at i? */
static bool inner_hyphen(const struct lexer *x, uint32_t i, uint32_t q)
{
	struct np_char after = at(x, q + 1);

	if (byte(x, q) != '-' || !after.len || !np_is_alnum(after))
		return false;
	return np_word_in(NP_WL_PREFIX, x->s + i, q - i)
		&& (q - i > 1 || (x->s[i] | 0x20) == 'e');
}

/* Whether the apostrophe at q stays inside the word: O'Neil, not it's. */
static uint32_t inner_apostrophe(const struct lexer *x, uint32_t q)
{
	uint32_t k = apostrophe(x, q);
	struct np_char after;

	if (!k || clitic_end(x, q))
		return 0;
	after = at(x, q + k);
	return after.len && after.kind == NP_CK_LETTER ? k : 0;
}

/* How many bytes join the parts of a token at q; 0: it ends there. */
static uint32_t joint(const struct lexer *x, uint32_t i, uint32_t q)
{
	unsigned c = byte(x, q);

	if (!c)
		return 0;
	if (c == '.')
		return inner_period(x, i, q);
	if (c == '-')
		return inner_hyphen(x, i, q);
	if (np_byte_class[c] == NP_C_APOS || c >= 0x80)
		return inner_apostrophe(x, q);
	return inner_mark(x, i, q);
}

/* "La Crosse, Wisc.": a word like "Me." is a region only behind a comma. */
static bool is_region(const struct lexer *x, uint32_t i)
{
	return is_upper(x->s[i]) && i == x->beg && i > 2 && x->s[i - 1] == ' '
		&& x->s[i - 2] == ',';
}

/* The period at q belongs to the word before it: it is an initial or an
 * abbreviation. */
static bool takes_period(const struct lexer *x, uint32_t i, uint32_t q)
{
	const unsigned char *s = x->s + i;
	uint32_t n = q - i, lists;
	unsigned next;

	if (byte(x, q) != '.' || (byte(x, q + 1) == '.'
			&& (byte(x, q + 2) == '.' || n == 1)))
		return false;
	if (n >= 3 && is_alpha(s[n - 1]) && s[n - 2] == '.')
		return true; /* U.S., p.m. */
	next = next_visible(x, q + 1);
	if (n == 1 && is_upper(*s))
		return is_upper(next) || next == ',' || next == ')';
	lists = np_word_in(~0u, s, n);
	if (lists & NP_WL_ABBREV || (lists & NP_WL_REGION && is_region(x, i)))
		return true;
	if (lists & NP_WL_TITLE)
		return (is_upper(*s) || n <= 3) && next;
	if (lists & NP_WL_INNER)
		return is_lower(next) || next == ',' || next == ')'
			|| next == ';' || (is_upper(*s) && is_digit(next));
	return lists & NP_WL_NUMABBREV && is_digit(next);
}

/* Digits with a unit behind them: end of the digits, else q. */
static uint32_t cut_unit(const struct lexer *x, uint32_t i, uint32_t q)
{
	uint32_t k = q;

	while (k > i && is_alpha(x->s[k - 1]))
		k--;
	if (k == i || k == q || !is_digit(x->s[k - 1]) || !is_digit(x->s[i]))
		return q;
	return np_word_in(NP_WL_UNIT, x->s + k, q - k) ? k : q;
}

/* End of "60's", "1930's"; 0: none. */
static uint32_t decade_end(const struct lexer *x, uint32_t i, uint32_t q)
{
	uint32_t k;

	if ((q - i != 2 && q - i != 4) || !is_digit(x->s[i])
			|| x->s[q - 1] != '0')
		return 0;
	k = clitic_end(x, q);
	return k && x->s[k - 1] == 's' ? k : 0;
}

/* End of the token that begins with the letter or digit at i. */
static uint32_t word_end(const struct lexer *x, uint32_t i)
{
	uint32_t q = alnum_end(x, i), k;

	if (i > x->beg && joined(x, i) && (k = negation_end(x, i)))
		return k;
	if ((k = address(x, i, q)))
		return k;
	if (is_digit(x->s[i]) && byte(x, q) == '-'
			&& (k = dashed_number(x, i)))
		return k;
	for (;;) {
		if (q - i >= 2 && negation_end(x, q - 1))
			return q - 1;
		if (q >= x->end || !(k = joint(x, i, q)))
			break;
		q = alnum_end(x, q + k);
	}
	if ((k = decade_end(x, i, q)))
		return k;
	if (byte(x, q) == '$' && q - i <= 3 && is_upper(x->s[q - 1]))
		return q + 1;
	if (is_digit(x->s[i]))
		return cut_unit(x, i, q);
	if (takes_period(x, i, q))
		return q + 1;
	return cut_fused(x, i, q);
}

/* -- Punctuation ----------------------------------------------------------- */

static uint32_t run_end(const struct lexer *x, uint32_t i, const char *set)
{
	while (i < x->end && x->s[i] && strchr(set, x->s[i]))
		i++;
	return i;
}

/* End of :-) and its kin at i; 0: none. */
static uint32_t smiley_end(const struct lexer *x, uint32_t i)
{
	uint32_t p = i + 1;

	if (byte(x, p) == '-')
		p++;
	if (p >= x->end || !strchr("()DPp/|oO[]", x->s[p])
			|| (is_alpha(x->s[p]) && is_alpha(byte(x, p + 1))))
		return 0;
	if (x->s[p] == '/' && byte(x, p + 1) == '/')
		return 0;
	return run_end(x, p + 1, "()");
}

static uint32_t apostrophe_end(const struct lexer *x, uint32_t i, uint32_t len)
{
	uint32_t k = clitic_end(x, i), p = i + len;

	if (k && (joined(x, i) || (i == x->beg && k == x->end)))
		return k;
	if (apostrophe(x, p) == len && at(x, i).cp == at(x, p).cp)
		return p + len; /* '' and `` are double quotation marks */
	if (joined(x, i))
		return p;
	k = alnum_end(x, p);
	if (is_digit(byte(x, p)) && is_digit(byte(x, p + 1))
			&& (k == p + 2 || (k == p + 3 && x->s[p + 2] == 's')))
		return k; /* '72, '90s */
	if ((is_word(x, p, "em", 2) && alnum_end(x, p) == p + 2)
			|| (is_word(x, p, "til", 3) && alnum_end(x, p) == p + 3))
		return alnum_end(x, p);
	return p;
}

/* End of the token that begins with c at i, which is no letter or digit. */
static uint32_t mark_end(const struct lexer *x, uint32_t i, struct np_char c)
{
	uint32_t p = i + c.len, q;

	if (c.kind == NP_CK_APOS)
		return apostrophe_end(x, i, c.len);
	if (c.kind == NP_CK_DASH && c.cp >= 0x80) {
		while (p < x->end && at(x, p).cp == c.cp)
			p += c.len;
		return p;
	}
	switch (c.cp) {
	case '.':
		q = run_end(x, i, ".");
		if (q == p && is_digit(byte(x, p)) && !joined(x, i))
			return word_end(x, p);
		if (q == p && i == x->beg && np_word_in(NP_WL_DOMAIN,
				x->s + p, alnum_end(x, p) - p))
			return alnum_end(x, p); /* ".doc" */
		return q;
	case ':': case ';':
		q = i == x->beg || !joined(x, i) ? smiley_end(x, i) : 0;
		return q ? q : p;
	case '!': case '?':
		return run_end(x, i, "!?");
	case '+':
		if (i == x->beg && is_digit(byte(x, p)))
			return word_end(x, p);
		return run_end(x, i, "+");
	case '[':
		q = run_end(x, p, ".");
		return q == p + 3 && byte(x, q) == ']' ? q + 1 : p;
	case '-': case '*': case '=': case '_': case '~':
		return run_end(x, i, "-*=_~");
	case '$': return run_end(x, i, "$");
	case '<': return run_end(x, i, "<");
	case '>': return run_end(x, i, ">");
	case '#': case '@':
		if (!joined(x, i) && is_alpha(byte(x, p)))
			return alnum_end(x, p);
		return c.cp == '#' ? run_end(x, i, "#") : p;
	default:
		return p;
	}
}

/* -- Tokens ---------------------------------------------------------------- */

uint8_t np_token_kind_of(const unsigned char *s, uint32_t n)
{
	struct np_char c;
	uint32_t i;

	for (i = 0; i < n; i += c.len) {
		if (np_byte_class[s[i]] == NP_C_BLANK) {
			c.len = 1;
			continue;
		}
		c = np_char_at(s, i, n);
		if (c.kind == NP_CK_DIGIT)
			return NP_NUMBER;
		if (c.kind == NP_CK_LETTER)
			return NP_WORD;
		if (c.kind == NP_CK_QUOTE || (c.kind == NP_CK_APOS && n == 2
				&& s[0] == s[1]))
			return NP_QUOTE;
		if (c.kind == NP_CK_SYMBOL || c.kind == NP_CK_MONEY)
			return NP_SYMBOL;
		if (c.kind != NP_CK_APOS && c.kind != NP_CK_DASH
				&& c.cp != '.')
			return NP_PUNCT;
	}
	return NP_PUNCT;
}

/* Room for one more token.  Text has about five bytes a token, so the first
 * guess is nearly always enough; if not, grow to what the rest can need. */
static void grow(struct lexer *x, uint32_t at)
{
	struct np_text *t = x->t;
	uint32_t cap = t->ntokens + (x->n - at) + 1;
	np_token *tokens;
	uint32_t *word;

	if (cap / 2 > x->cap && x->cap)
		cap = x->cap * 2;
	tokens = np_arena_alloc(x->arena, cap * sizeof *tokens);
	word = np_arena_alloc(x->arena, cap * sizeof *word);
	if (t->ntokens) {
		memcpy(tokens, t->tokens, t->ntokens * sizeof *tokens);
		memcpy(word, t->word, t->ntokens * sizeof *word);
	}
	t->tokens = tokens;
	t->word = word;
	x->cap = cap;
}

static void emit(struct lexer *x, uint32_t beg, uint32_t end, uint8_t kind)
{
	struct np_text *t = x->t;
	np_token *k;

	if (t->ntokens == x->cap)
		grow(x, beg);
	k = &t->tokens[t->ntokens];
	*k = (np_token){ .span = { beg, end }, .kind = kind,
		.flags = x->flags, .head = NP_NONE };
	if (t->view.njumps)
		k->span = np_view_home(&t->view, &x->pos, beg, end);
	t->word[t->ntokens] = np_vocab_add(t, x->arena, t->ntokens,
		(np_str){ t->view.s + beg, end - beg }, x->n - beg);
	t->ntokens++;
	x->flags = 0;
}

/* Cut the piece between two blanks. */
static void cut(struct lexer *x)
{
	uint32_t i = x->beg, e;
	struct np_char c;
	uint8_t kind;

	while (i < x->end) {
		c = np_char_at(x->s, i, x->end);
		e = np_is_alnum(c) ? word_end(x, i) : mark_end(x, i, c);
		kind = np_token_kind_of(x->s + i, e - i);
		if (kind == NP_WORD && e - i > 4
				&& (memchr(x->s + i, '@', e - i)
				|| memchr(x->s + i, '/', e - i)))
			kind = NP_URL;
		emit(x, i, e, kind);
		i = e;
	}
}

/* Skip blanks from i on, and find out what they part. */
static uint32_t gap(struct lexer *x, uint32_t i, const struct np_lines *lines,
	uint32_t *line)
{
	uint32_t newlines = 0, len = 0, w;

	if (i + 1 < x->n && x->s[i] == ' '
			&& np_byte_class[x->s[i + 1]] != NP_C_BLANK) {
		x->flags |= NP_TOK_SPACE; /* as it mostly is */
		return i + 1;
	}
	for (; i < x->n && np_byte_class[x->s[i]] == NP_C_BLANK; i++) {
		x->flags |= NP_TOK_SPACE;
		if (x->s[i] != '\n')
			continue;
		if (!newlines++)
			len = x->end - *line;
	}
	if (!newlines)
		return i;
	x->flags |= NP_TOK_LINE;
	for (w = i; w < x->n && w - i < LOOK
			&& np_byte_class[x->s[w]] != NP_C_BLANK; w++)
		;
	if (newlines > 1 || np_lines_break(lines, len, w - i))
		x->flags |= NP_TOK_PARA;
	*line = i;
	return i;
}

/* Most pieces are a word or a number, alone or with a comma, a period or 's
 * behind it: the rules would cut them as this does.  q is the end of the
 * letters.  False: the rules have to be asked. */
static bool cut_plain(struct lexer *x, uint32_t q)
{
	uint8_t kind = NP_WORD, tail = NP_PUNCT;
	uint32_t rest;

	if (q == x->beg) {
		q = digits_end(x, q);
		kind = NP_NUMBER;
	}
	rest = x->end - q;
	if (q == x->beg || rest > 2)
		return false;
	if (rest == 1 && x->s[q] != ',' && x->s[q] != '.')
		return false;
	if (rest == 2) {
		if (x->s[q] != '\'' || x->s[q + 1] != 's'
				|| kind == NP_NUMBER)
			return false;
		tail = NP_WORD;
	}
	if (kind == NP_WORD) {
		if (rest == 1 && takes_period(x, x->beg, q))
			q++;
		else if (cut_fused(x, x->beg, q) != q)
			return false;
	}
	emit(x, x->beg, q, kind);
	if (q < x->end)
		emit(x, q, x->end, tail);
	return true;
}

void np_tokenize(struct np_text *t, np_arena *a, const struct np_lines *lines)
{
	struct lexer x = { .t = t, .arena = a, .n = t->view.n,
		.s = (const unsigned char *)t->view.s };
	uint32_t i = 0, line = 0, q;

	np_vocab_init(t, a, x.n);
	x.cap = x.n / 4 + 16;
	t->tokens = np_arena_alloc(a, x.cap * sizeof *t->tokens);
	t->word = np_arena_alloc(a, x.cap * sizeof *t->word);
	for (;;) {
		i = gap(&x, i, lines, &line);
		if (i == x.n)
			break;
		if (!t->ntokens)
			x.flags |= NP_TOK_LINE | NP_TOK_PARA;
		x.beg = i;
		q = i = letters_end(x.s, i, x.n);
		while (i < x.n && np_byte_class[x.s[i]] != NP_C_BLANK)
			i++;
		x.end = i;
		if (!cut_plain(&x, q))
			cut(&x);
	}
}
