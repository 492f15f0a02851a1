/* A parser finds an event in every clause; a reader wants those that are news.
 * Not told are the headline again, "he said", clauses without a doer or a deed,
 * what is far less salient than the main event, speech in the first person, and
 * of what somebody does in one sentence, of clauses within each other and of
 * the same deed told twice, all but one. */
#include "out/told.h"

#include "base/list.h"
#include "base/sort.h"
#include "model/parser_tags.h"
#include "base/banned.h"

#define FAINT 0.12f /* share of the main event's salience that is too little */
#define HISTORY 0.2f /* of that, for background */
#define FEW_WORDS 4
#define MAX_SAYS 32 /* bytes that say only that something was said */

static int by_salience(const void *a, const void *b)
{
	const struct np_row *x = a, *y = b;

	return (x->salience < y->salience) - (x->salience > y->salience);
}

int np_row_by_day(const void *a, const void *b)
{
	const struct np_row *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* "told AFP", "said on Wednesday", "tweeted late Monday": what was said is noted
 * elsewhere. */
static bool only_says(const np_event *e)
{
	static const char *const verbs[] = { "add", "ask", "comment", "post",
		"report", "respond", "say", "show", "speak", "talk", "tell",
		"tweet", "write" };

	return NP_LIST_HAS(verbs, e->verb.ptr, e->verb.len)
		&& e->what.len < MAX_SAYS;
}

static bool within(np_span a, np_span b)
{
	return a.beg >= b.beg && a.end <= b.end;
}

/* Does token i only tell more about a word behind it? */
static bool is_modifier(const np_token *t)
{
	switch (t->rel) {
	case NP_REL_AMOD:
	case NP_REL_COMPOUND:
	case NP_REL_NMOD_POSS:
	case NP_REL_NUMMOD:
	case NP_REL_DET:
		return true;
	default:
		return false;
	}
}

/* The word that the verb of e is about, "media" in "blames the media for it",
 * and the first number behind the verb; NULL where there is none. */
struct deed {
	const struct np_word *object, *number;
};

static struct deed deed_of(const struct np_text *t, const np_event *e)
{
	uint32_t i = t->sents[e->sentence].token;
	uint32_t end = i + t->sents[e->sentence].ntokens;
	struct deed d = { NULL, NULL };
	bool verb = false;

	while (i < end && t->tokens[i].span.beg < e->span.beg)
		i++;
	for (; i < end && t->tokens[i].span.end <= e->span.end; i++) {
		uint8_t pos = t->tokens[i].upos;

		if (pos == NP_UPOS_VERB || pos == NP_UPOS_AUX)
			verb = true;
		else if (verb && pos == NP_UPOS_NUM && !d.number)
			d.number = np_word_of(t, i);
		else if (verb && !d.object && !is_modifier(&t->tokens[i])
			&& (pos == NP_UPOS_NOUN || pos == NP_UPOS_PROPN
			|| pos == NP_UPOS_ADJ))
			d.object = np_word_of(t, i);
	}
	return d;
}

static bool differ(const struct np_word *a, const struct np_word *b)
{
	return a->nlow != b->nlow || memcmp(a->low, b->low, a->nlow);
}

static bool same_doer(const np_event *x, const np_event *y)
{
	if (x->who != NP_NONE && x->who == y->who)
		return true;
	return x->whotext.len && y->whotext.len
		&& (np_words_within(x->whotext, y->whotext)
		|| np_words_within(y->whotext, x->whotext));
}

/* Is x what y tells, in other words: the headline, or the news once more? */
static bool retells(const struct np_doc *doc, const np_event *x,
	const np_event *y)
{
	struct deed a, b;

	if (x->who == y->who && np_same(x->what, y->what))
		return true;
	if (!np_same(x->verb, y->verb) || !same_doer(x, y)
		|| (x->when != y->when && x->when != NP_NONE
		&& y->when != NP_NONE && !np_same(doc->timexes[x->when].value,
		doc->timexes[y->when].value)))
		return false;
	a = deed_of(&doc->text, x);
	b = deed_of(&doc->text, y);
	return a.object && b.object && !differ(a.object, b.object)
		&& (!a.number || !b.number || !differ(a.number, b.number));
}

/* Is x told by y already: the same deed, the same doer in the same sentence, or
 * a part of what y tells? */
static bool told_by(const struct np_doc *doc, const np_event *x,
	const np_event *y)
{
	if (retells(doc, x, y))
		return true;
	return x->sentence == y->sentence && (x->who == y->who
		|| within(x->span, y->span) || within(y->span, x->span));
}

/* Words of what is told, without those of its date. */
static unsigned words_told(const struct np_doc *doc, const np_event *e)
{
	unsigned words = np_count_words(e->what), date;

	if (e->when == NP_NONE || !within(doc->timexes[e->when].span, e->span))
		return words;
	date = doc->timexes[e->when].ntokens;
	return words > date ? words - date : 1;
}

/* "Two minutes passed", "Monday morning suggests": time does nothing. */
static bool is_time(np_str who)
{
	static const char *const units[] = { "afternoon", "day", "days",
		"decade", "decades", "evening", "hour", "hours", "minute",
		"minutes", "moment", "moments", "month", "months", "morning",
		"night", "second", "seconds", "week", "weekend", "weeks",
		"year", "years" };
	size_t n = 0;

	if (np_count_words(who) > FEW_WORDS)
		return false;
	while (n < who.len && who.ptr[who.len - 1 - n] != ' ')
		n++;
	return NP_LIST_HAS(units, who.ptr + who.len - n, n);
}

static bool ends_with(np_str s, const char *word)
{
	size_t n = strlen(word);

	return s.len >= n && !memcmp(s.ptr + s.len - n, word, n);
}

/* "Liberals need", "had been seen", "both of whom left": nobody, or nothing, to
 * tell of. */
static bool is_empty(const struct np_doc *doc, const np_event *e)
{
	static const char *const alone[] = { "die", "lose", "resign",
		"retire", "surrender", "testify", "win" };
	unsigned words = np_count_words(e->what);

	if (e->nominal)
		return words < 2;
	if (!e->whotext.len || np_words_within(e->what, e->whotext)
		|| is_time(e->whotext) || ends_with(e->whotext, " whom"))
		return true;
	if (words_told(doc, e) > 2)
		return false;
	if (NP_LIST_HAS(alone, e->verb.ptr, e->verb.len))
		return false;
	return e->when == NP_NONE || words_told(doc, e) < 2;
}

/* Length of the quotation that s.ptr[i] opens, or 0. */
static size_t quoted_at(np_str s, size_t i)
{
	static const struct {
		const char *open, *close;
	} marks[] = {
		{ "\xE2\x80\x9C", "\xE2\x80\x9D" },
		{ "\xE2\x80\x98", "\xE2\x80\x99" },
		{ "\"", "\"" }, { "''", "''" },
	};
	size_t k, j, n, m;

	for (k = 0; k < sizeof marks / sizeof *marks; k++) {
		n = strlen(marks[k].open);
		m = strlen(marks[k].close);
		if (i + n > s.len || memcmp(s.ptr + i, marks[k].open, n))
			continue;
		for (j = i + n; j + m <= s.len; j++)
			if (!memcmp(s.ptr + j, marks[k].close, m))
				return j + m - i;
	}
	return 0;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "Ann Lee are": the parse has lost one of them. */
static bool disagrees(const struct np_doc *doc, const np_event *e)
{
	static const char *const plurals[] = { "are", "do", "have", "were" };
	size_t n = 0;

	if (e->who == NP_NONE || doc->entities[e->who].type != NP_PER
		|| !np_same(e->whotext, doc->entities[e->who].name))
		return false;
	while (n < e->what.len && e->what.ptr[n] >= 'a' && e->what.ptr[n] <= 'z')
		n++;
	return !doc->entities[e->who].unnamed
		&& NP_LIST_HAS(plurals, e->what.ptr, n);
}

/* "I", "our", outside of quotation marks: words of one who speaks, which SAID
 * has. */
static bool is_speech(np_str line)
{
	static const char *const words[] = { "I", "Me", "My", "Our", "Us",
		"We", "You", "Your", "me", "my", "our", "us", "we", "you",
		"your" };
	size_t i, n;

	for (i = 0; i < line.len; i += n + !n) {
		for (n = 0; i + n < line.len && is_letter(line.ptr[i + n]); n++)
			;
		if (NP_LIST_HAS(words, line.ptr + i, n))
			return true;
		if (!n)
			n = quoted_at(line, i);
	}
	return false;
}

static bool is_news(struct np_reader *r, const np_event *e)
{
	np_str line;

	if (only_says(e) || is_empty(r->doc, e) || disagrees(r->doc, e))
		return false;
	line = np_note_event(r, e);
	return line.len && !is_speech(line);
}

/* Of two that tell the same the one with a date stays, then the fuller one. */
static bool is_fuller(const np_event *x, const np_event *y)
{
	if ((x->when == NP_NONE) != (y->when == NP_NONE))
		return y->when == NP_NONE;
	return x->what.len > y->what.len;
}

/* Is history told by one of n rows of news, as the same deed or a part that has
 * no date of its own? */
static bool is_retold(const struct np_doc *doc, const np_event *x,
	const struct np_row *rows, uint32_t n)
{
	const np_event *y;
	uint32_t k;

	for (k = 0; k < n; k++) {
		y = &doc->events[rows[k].index];
		if (retells(doc, x, y) || (x->when == NP_NONE
			&& within(x->span, y->span)))
			return true;
	}
	return false;
}

/* The first of n rows that tells x, or n. */
static uint32_t teller(const struct np_doc *doc, const np_event *x,
	const struct np_row *rows, uint32_t n)
{
	uint32_t k;

	for (k = 0; k < n; k++)
		if (told_by(doc, x, &doc->events[rows[k].index]))
			break;
	return k;
}

/* One line for what somebody does in a sentence; [n] rows by salience. */
static uint32_t drop_asides(struct np_reader *r, struct np_row *rows, uint32_t n,
	uint32_t max, float least)
{
	const np_event *e = r->doc->events, *x;
	uint32_t i, k, kept = 0;

	for (i = 0; i < n && kept < max && rows[i].salience >= least; i++) {
		x = &e[rows[i].index];
		if (!is_news(r, x))
			continue;
		k = teller(r->doc, x, rows, kept);
		if (k == kept)
			rows[kept++] = rows[i];
		else if (retells(r->doc, x, &e[rows[k].index])
			&& is_fuller(x, &e[rows[k].index]))
			rows[k] = rows[i];
	}
	return kept;
}

/* The headline has been read already. */
static bool in_headline(const struct np_doc *doc, const np_event *e)
{
	uint32_t token = doc->text.sents[e->sentence].token;

	return doc->text.tokens[token].zone == NP_HEADLINE;
}

/* What is less salient is no line: a share of the most salient event, of which
 * history, being that, has a part. */
static float least_salience(const struct np_doc *doc, bool background)
{
	float most = 0;
	uint32_t i;

	for (i = 0; i < doc->nevents; i++)
		if (doc->events[i].salience > most
			&& !in_headline(doc, &doc->events[i]))
			most = doc->events[i].salience;
	return most * (background ? FAINT * HISTORY : FAINT);
}

uint32_t np_told(struct np_reader *r, bool background, uint32_t max,
	struct np_row **rows)
{
	const struct np_doc *doc = r->doc;
	struct np_row *row = NP_NEW(r->a, struct np_row, doc->nevents);
	struct np_row *main = NULL;
	uint32_t i, n = 0, nmain = 0;

	if (background)
		nmain = np_told(r, false, max, &main);
	for (i = 0; i < doc->nevents; i++)
		if (doc->events[i].background == background
			&& !in_headline(doc, &doc->events[i])
			&& !is_retold(doc, &doc->events[i], main, nmain))
			row[n++] = (struct np_row){ i,
				np_note_event_day(r, &doc->events[i]),
				doc->events[i].salience };
	np_sort(r->a, row, n, sizeof *row, by_salience);
	n = drop_asides(r, row, n, max + 1, least_salience(doc, background));
	np_sort(r->a, row, n, sizeof *row, np_row_by_day);
	*rows = row;
	return n;
}
