/* Readers copy articles out of pages, and feeds are made of pages; what stood
 * between the paragraphs comes along, often in the middle of a line:
 *
 *	... told reporters. Hide Caption 2 of 7 Photos: The port The cranes ...
 *	... it was over. Follow Jo Hall on Twitter @johall.
 *
 * Such pieces are made by machines and are always the same few words, so they
 * are listed.  The rarest word of each has a list of its own (words.h), which
 * all but a few tokens of an article are not in: only behind those is a
 * phrase compared.  A piece that could be a sentence of the article ("Read
 * more") must stand where a sentence begins, and not behind a quotation mark
 * that opens.  Sources: what recurs in pages of news sites, by hand. */
#include "text/furniture.h"

#include <string.h>

#include "base/list.h"
#include "text/chars.h"
#include "text/words.h"
#include "base/banned.h"

#define LONGEST_HANDLE 9u /* tokens of a name to follow */
#define LONGEST_TITLE 8u /* tokens before the colon of "Also on" */
#define LONGEST_BRACKET 60u
#define LONGEST_WATCHED 40u

enum where {
	ANYWHERE, /* in capitals, or with one */
	SMALL_TOO, /* also in small letters */
	IN_CAPITALS,
	AT_START, /* of a sentence */
	IN_BRACKETS
};

/* Words are lower case, a blank between them; "$" is the end of the
 * paragraph.  Ordered by the first letter. */
static const struct phrase {
	const char *words;
	uint8_t zone, reach, where;
} phrases[] = {
	{ "advertisement", NP_SIGNOFF, NP_REACH_WORDS, IN_CAPITALS },
	{ "advertisement $", NP_SIGNOFF, NP_REACH_WORDS, AT_START },
	{ "advertisement -", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "advertisement continue", NP_SIGNOFF, NP_REACH_REST, ANYWHERE },
	{ "advertisement story", NP_SIGNOFF, NP_REACH_REST, ANYWHERE },
	{ "click for", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "click here", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "click on the", NP_SIGNOFF, NP_REACH_REST, IN_BRACKETS },
	{ "continue reading", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "correction :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "embed share", NP_SIGNOFF, NP_REACH_WORDS, ANYWHERE },
	{ "enlarge this image", NP_CAPTION, NP_REACH_REST, ANYWHERE },
	{ "gallery :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "hide caption", NP_CAPTION, NP_REACH_BACK, SMALL_TOO },
	{ "image caption", NP_CAPTION, NP_REACH_BLOCK, AT_START },
	{ "image copyright", NP_CAPTION, NP_REACH_BLOCK, AT_START },
	{ "image source", NP_CAPTION, NP_REACH_BLOCK, AT_START },
	{ "image :", NP_CAPTION, NP_REACH_WORDS, IN_BRACKETS },
	{ "just watched", NP_SIGNOFF, NP_REACH_REST, IN_CAPITALS },
	{ "like us on", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "listen :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "listen to article", NP_SIGNOFF, NP_REACH_REST, IN_CAPITALS },
	{ "media caption", NP_CAPTION, NP_REACH_REST, ANYWHERE },
	{ "media playback is", NP_CAPTION, NP_REACH_REST, ANYWHERE },
	{ "more :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "must watch", NP_SIGNOFF, NP_REACH_REST, IN_CAPITALS },
	{ "photo :", NP_CAPTION, NP_REACH_WORDS, IN_BRACKETS },
	{ "photo by", NP_CAPTION, NP_REACH_WORDS, IN_BRACKETS },
	{ "photos :", NP_CAPTION, NP_REACH_BLOCK, AT_START },
	{ "published , broadcast", NP_SIGNOFF, NP_REACH_WHOLE, SMALL_TOO },
	{ "read :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read also :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more $", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more about", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more at", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more from", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more here", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read more on", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read or share", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "read the full", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "related :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "related article", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "related articles", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "related coverage", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "related stories", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "related story", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "replay more videos", NP_SIGNOFF, NP_REACH_REST, ANYWHERE },
	{ "rights reserved", NP_SIGNOFF, NP_REACH_WHOLE, SMALL_TOO },
	{ "see also", NP_SIGNOFF, NP_REACH_REST, IN_CAPITALS },
	{ "see also :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "share this $", NP_SIGNOFF, NP_REACH_WORDS, AT_START },
	{ "share this :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "share this article", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "share this story", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "share on facebook", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "share on twitter", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "share tweet", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "sign up for", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "sign up here", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "sign up now", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "sign up to", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "story continued below", NP_SIGNOFF, NP_REACH_WORDS, ANYWHERE },
	{ "story continues below", NP_SIGNOFF, NP_REACH_WORDS, ANYWHERE },
	{ "subscribe $", NP_SIGNOFF, NP_REACH_WORDS, AT_START },
	{ "subscribe here", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "subscribe now", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "subscribe to", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "toggle caption", NP_CAPTION, NP_REACH_BACK, SMALL_TOO },
	{ "video :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
	{ "watch :", NP_SIGNOFF, NP_REACH_BLOCK, AT_START },
};

/* Where it is said whom to follow. */
static const char *const networks[] = { "facebook", "instagram", "linkedin",
	"tiktok", "twitter", "x", "youtube" };

static uint32_t codepoint(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return w->n ? np_char_at((const unsigned char *)w->s, 0, w->n).cp : 0;
}

static bool is_mark(const struct np_text *t, uint32_t i, char c)
{
	return i < t->ntokens && np_word_of(t, i)->n == 1
		&& *np_word_of(t, i)->s == c;
}

/* Token behind the words that begin at i; i: they are not there. */
static uint32_t behind_words(const struct np_text *t, uint32_t i,
	const char *words)
{
	uint32_t k = i;
	size_t n;

	for (; *words; words += n + (words[n] == ' '), k++) {
		n = strcspn(words, " ");
		if (*words == '$')
			return np_starts_paragraph(t, k) ? k : i;
		if (k >= t->ntokens || (k > i && np_starts_paragraph(t, k))
				|| np_word_of(t, k)->nlow != n
				|| memcmp(np_word_of(t, k)->low, words, n))
			return i;
	}
	return k;
}

static bool ends_sentence(const struct np_text *t, uint32_t i)
{
	uint32_t c = codepoint(t, i);
	const struct np_word *w = np_word_of(t, i);

	if (t->tokens[i].kind == NP_QUOTE)
		return c == 0x201D || !(t->tokens[i].flags & NP_TOK_SPACE)
			|| np_starts_paragraph(t, i);
	return c == ')' || c == ']' || t->tokens[i].kind == NP_URL
		|| (w->n && strchr(".!?", w->s[w->n - 1]) != NULL);
}

static bool is_open(const struct np_text *t, uint32_t i)
{
	return is_mark(t, i, '(') || is_mark(t, i, '[');
}

static bool may_stand(const struct np_text *t, uint32_t i, enum where where)
{
	unsigned shape = np_word_of(t, i)->shape;

	switch (where) {
	case SMALL_TOO:
		return true;
	case IN_CAPITALS:
		return shape & NP_W_UPPER;
	case AT_START:
		return shape & NP_W_CAP && (np_starts_paragraph(t, i)
			|| is_open(t, i - 1) || ends_sentence(t, i - 1));
	case IN_BRACKETS:
		return i && is_open(t, i - 1) && !np_starts_paragraph(t, i);
	default:
		return shape & NP_W_CAP;
	}
}

static bool is_network(const struct np_word *w)
{
	return NP_LIST_HAS(networks, w->low, w->nlow);
}

/* "Follow Jo Hall on Twitter @johall" */
static bool is_follow(const struct np_text *t, uint32_t i,
	struct np_furniture *f)
{
	uint32_t k = i + 1, end = i + LONGEST_HANDLE;

	if (!np_word_is(t, i, "follow") || !may_stand(t, i, AT_START))
		return false;
	for (; k + 1 < t->ntokens && k < end && !np_starts_paragraph(t, k); k++)
		if (np_word_is(t, k, "on")
				&& is_network(np_word_of(t, k + 1)))
			break;
	if (k + 1 >= t->ntokens || k >= end || np_starts_paragraph(t, k))
		return false;
	*f = (struct np_furniture){ i, k + 2, NP_SIGNOFF, NP_REACH_REST };
	return true;
}

/* "Also on the Courier: Port reopens" */
static bool is_also(const struct np_text *t, uint32_t i,
	struct np_furniture *f)
{
	uint32_t k, end = i + LONGEST_TITLE;

	if (!np_word_is(t, i, "also") || i + 1 >= t->ntokens
			|| !np_word_is(t, i + 1, "on")
			|| !may_stand(t, i, AT_START))
		return false;
	for (k = i + 2; k < t->ntokens && k < end
			&& !np_starts_paragraph(t, k); k++)
		if (is_mark(t, k, ':')) {
			*f = (struct np_furniture){ i, k + 1, NP_SIGNOFF,
				NP_REACH_BLOCK };
			return true;
		}
	return false;
}

/* "2 of 7" behind the words of a caption's end. */
static uint32_t behind_count(const struct np_text *t, uint32_t i)
{
	return i + 2 < t->ntokens && t->tokens[i].kind == NP_NUMBER
		&& np_word_is(t, i + 1, "of")
		&& t->tokens[i + 2].kind == NP_NUMBER ? i + 3 : i;
}

/* "02:17" behind the title of what is to be watched. */
static uint32_t behind_length(const struct np_text *t, uint32_t i)
{
	uint32_t k;

	for (k = i; k < t->ntokens && k < i + LONGEST_WATCHED
			&& !np_starts_paragraph(t, k); k++)
		if (t->tokens[k].kind == NP_NUMBER
				&& memchr(np_word_of(t, k)->s, ':',
				np_word_of(t, k)->n))
			return k + 1;
	return i;
}

#define NPHRASES (sizeof phrases / sizeof *phrases)

/* The first phrase whose first letter is not before that one. */
static uint32_t first_with(char initial)
{
	uint32_t lo = 0, hi = NPHRASES, mid;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		if (*phrases[mid].words < initial)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The longest phrase that begins with token i. */
static bool is_phrase(const struct np_text *t, uint32_t i,
	struct np_furniture *f)
{
	const char initial = *np_word_of(t, i)->low;
	uint32_t k, end;

	f->beg = f->end = i;
	for (k = first_with(initial); k < NPHRASES
			&& *phrases[k].words == initial; k++) {
		end = behind_words(t, i, phrases[k].words);
		if (end <= f->end || !may_stand(t, i, phrases[k].where))
			continue;
		f->end = end;
		f->zone = phrases[k].zone;
		f->reach = phrases[k].reach;
	}
	return f->end > i;
}

/* Token behind the bracket that closes the one at i; i: there is none near. */
static uint32_t behind_bracket(const struct np_text *t, uint32_t i)
{
	uint32_t k = i, depth = 0;

	for (; k < t->ntokens && k < i + LONGEST_BRACKET; k++) {
		if (k > i && np_starts_paragraph(t, k))
			return i;
		depth += is_open(t, k);
		depth -= is_mark(t, k, ')') || is_mark(t, k, ']');
		if (!depth)
			return k + 1;
	}
	return i;
}

static bool find(const struct np_text *t, uint32_t i, struct np_furniture *f)
{
	uint32_t end;

	if (!(np_word_of(t, i)->lists & NP_WL_PAGE))
		return false;
	if (!is_phrase(t, i, f) && !is_follow(t, i, f) && !is_also(t, i, f))
		return false;
	if (f->reach == NP_REACH_BACK)
		f->end = behind_count(t, f->end);
	if (np_word_is(t, i, "must")) {
		end = behind_length(t, f->end);
		if (end > f->end) {
			f->end = end;
			f->reach = NP_REACH_WORDS;
		}
	}
	return true;
}

bool np_furniture_at(const struct np_text *t, uint32_t i,
	struct np_furniture *f)
{
	uint32_t end;

	if (!is_open(t, i))
		return find(t, i, f);
	if (i + 1 >= t->ntokens || np_starts_paragraph(t, i + 1)
			|| !find(t, i + 1, f))
		return false;
	end = behind_bracket(t, i);
	if (end == i)
		return false;
	f->beg = i;
	f->end = end;
	f->reach = NP_REACH_WORDS;
	return true;
}
