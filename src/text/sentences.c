/* Where sentences end.
 *
 * A sentence ends with its paragraph, and behind a full stop, question or
 * exclamation mark together with the quotation marks and brackets that close
 * there.  Whether a period is a full stop was half decided by the tokenizer,
 * which left it with abbreviations; behind those, the next word decides.
 *
 * A sentence without end would make later stages slow, so beyond SOFT tokens
 * it may end at any pause, and at HARD it does end. */
#include "text/sentences.h"

#include <stdbool.h>
#include <string.h>

#include "text/chars.h"
#include "text/words.h"
#include "base/banned.h"

#define SOFT 400u
#define HARD 1000u

/* First byte and length of token i's spelling. */
static unsigned first(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return w->n ? (unsigned char)w->s[0] : 0;
}

static unsigned last(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return w->n ? (unsigned char)w->s[w->n - 1] : 0;
}

static bool spaced(const struct np_text *t, uint32_t i)
{
	return i < t->ntokens && t->tokens[i].flags & NP_TOK_SPACE;
}

static struct np_char char_of(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	if (!w->n || np_byte_class[(unsigned char)w->s[0]] == NP_C_BLANK)
		return (struct np_char){ 0, 1, NP_CK_PUNCT };
	return np_char_at((const unsigned char *)w->s, 0, w->n);
}

/* Whether token i closes what was opened: a bracket, or a quotation mark that
 * sticks to the word before it. */
static bool closes(const struct np_text *t, uint32_t i)
{
	struct np_char c = char_of(t, i);

	if (c.kind == NP_CK_CLOSE || c.cp == 0x201D || c.cp == 0x2019
			|| c.cp == 0xBB)
		return true;
	if (c.cp == 0x201C || c.cp == 0x2018)
		return false;
	if (t->tokens[i].kind == NP_QUOTE || c.kind == NP_CK_APOS)
		return np_word_of(t, i)->n <= 2
			&& (!spaced(t, i) || spaced(t, i + 1));
	return false;
}

static bool is_upper_start(const struct np_text *t, uint32_t i)
{
	return np_word_of(t, i)->shape & NP_W_CAP;
}

static bool is_lower_start(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return (w->shape & NP_W_ALPHA) && !(w->shape & NP_W_CAP)
		&& char_of(t, i).kind == NP_CK_LETTER;
}

static bool is_starter(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return (w->shape & NP_W_CAP) && np_word_in(NP_WL_STARTER,
		(const unsigned char *)w->s, w->n);
}

/* Whether an abbreviation with its period also ends the sentence that token
 * next would follow. */
static bool abbreviation_ends(const struct np_text *t, uint32_t i,
	uint32_t next)
{
	const struct np_word *w = np_word_of(t, i);
	const unsigned char *s = (const unsigned char *)w->s;

	if (w->n == 2 || np_word_in(NP_WL_TITLE, s, w->n - 1))
		return false;
	if (t->tokens[next].kind == NP_QUOTE || char_of(t, next).kind
			== NP_CK_OPEN)
		return next + 1 < t->ntokens && is_starter(t, next + 1);
	return is_starter(t, next);
}

/* Whether a sentence ends with token i, a mark or word with . ! ? at its end,
 * if what comes behind its closing marks is token next. */
static bool ends(const struct np_text *t, uint32_t i, uint32_t next)
{
	const struct np_word *w = np_word_of(t, i);
	unsigned c = last(t, i);

	if (c == '.' && (w->shape & (NP_W_ALPHA | NP_W_DIGIT)))
		return abbreviation_ends(t, i, next);
	if (w->n > 1 && c == '.')
		return is_upper_start(t, next);
	if (c == '.')
		return spaced(t, next) || !is_lower_start(t, next);
	return !is_lower_start(t, next);
}

static bool is_stop(const struct np_text *t, uint32_t i)
{
	unsigned c = last(t, i);

	if (c == '.' || c == '!' || c == '?')
		return t->tokens[i].kind != NP_URL;
	return false;
}

/* The token behind the sentence that began at beg. */
static uint32_t sentence_end(const struct np_text *t, uint32_t beg)
{
	uint32_t i, next;

	for (i = beg; i < t->ntokens; i++) {
		if (i > beg && t->tokens[i].flags & NP_TOK_PARA)
			return i;
		if (i - beg >= HARD)
			return i;
		if (i - beg >= SOFT && (first(t, i) == ';'
				|| first(t, i) == ','))
			return i + 1;
		if (!is_stop(t, i))
			continue;
		next = i + 1;
		while (next < t->ntokens && next - i < 4 && closes(t, next)
				&& !(t->tokens[next].flags & NP_TOK_PARA))
			next++;
		if (next == t->ntokens || ends(t, i, next))
			return next;
	}
	return t->ntokens;
}

void np_sentences(struct np_text *t, np_arena *a)
{
	uint32_t i = 0, end;
	unsigned cap = 0;
	np_sentence s;

	t->sents = NULL;
	t->nsents = 0;
	while (i < t->ntokens) {
		end = sentence_end(t, i);
		s.token = i;
		s.ntokens = end - i;
		s.span.beg = t->tokens[i].span.beg;
		s.span.end = t->tokens[end - 1].span.end;
		NP_PUSH(a, t->sents, t->nsents, cap, s);
		i = end;
	}
}
