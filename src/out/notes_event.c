/* An event in one line: who, what, and beside it when.
 *
 *	who   "Senate Republicans on Wednesday"
 *	what  "unveiled their bill in May 2011"
 *	when  "May 2011"  ->  Senate Republicans unveiled their bill
 *
 * What the column of days says is taken out of the line, an organisation has
 * its article where the text gives it one ("the FBI"), and marks that the
 * clause leaves open are closed. */
#include "out/notes.h"

#include "model/parser_tags.h"
#include "time/say.h"
#include "base/banned.h"

#define FEW_WORDS 2 /* what a line must keep */

static void add(struct np_reader *r, np_str s)
{
	np_buf_add(r->o->b, s.ptr, s.len);
}

static void adds(struct np_reader *r, const char *s)
{
	np_buf_adds(r->o->b, s);
}

/* Told without a date: it is news, so it happened when this was printed, or
 * comes after it. */
int32_t np_note_event_day(const struct np_reader *r, const np_event *e)
{
	int32_t day = NP_UNDATED;

	if (e->when < r->doc->ntimexes
		&& np_say_day(r->doc->timexes[e->when].value, &day))
		return day;
	if (!np_say_day(r->doc->date.value, &day))
		day = NP_UNDATED;
	return day + (e->modality == NP_FUTURE || e->modality == NP_PLANNED);
}

bool np_note_is_pronoun(np_str s)
{
	static const char *const pronouns[] = { "who", "which", "that", "it",
		"he", "she", "they", "we", "i", "you", "this", "these",
		"those", "there", "what", "one", "whom", "whose", "all" };
	size_t i;

	for (i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
		if (np_words_within(np_str_of(pronouns[i]), s))
			return true;
	return false;
}

/* A row begins like a sentence; "iPhone" and "al-Shabab" keep their shape. */
static np_str capitalised(struct np_reader *r, np_str s)
{
	char *copy;
	size_t i;

	for (i = 0; i < s.len && s.ptr[i] != ' '; i++)
		if (s.ptr[i] < 'a' || s.ptr[i] > 'z')
			return s;
	if (!s.len)
		return s;
	copy = np_arena_copy(r->a, s.ptr, s.len);
	copy[0] = (char)(copy[0] - 32);
	return (np_str){ copy, s.len };
}

static size_t count(np_str s, const char *mark)
{
	size_t len = strlen(mark), i, n = 0;

	for (i = 0; i + len <= s.len; i++)
		n += !memcmp(s.ptr + i, mark, len);
	return n;
}

/* "called it \"a shame,\"" without the comma. */
static np_str without_stop(struct np_reader *r, np_str s)
{
	static const char *const marks[] = { "\"", "\xE2\x80\x9D",
		"\xE2\x80\x99", "'", "''" };
	size_t i, n, mark = r->o->b->len;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		n = strlen(marks[i]);
		if (s.len <= n + 1 || memcmp(s.ptr + s.len - n, marks[i], n)
		    || !memchr(".,", s.ptr[s.len - n - 1], 2))
			continue;
		add(r, (np_str){ s.ptr, s.len - n - 1 });
		adds(r, marks[i]);
		return np_take(r->o, mark);
	}
	return s;
}

/* A clause may end inside quotation marks, which are closed then, or inside
 * brackets, which go. */
static np_str balanced(struct np_reader *r, np_str s)
{
	size_t mark = r->o->b->len, open = s.len;

	if (count(s, "(") > count(s, ")")) {
		while (open && s.ptr[open - 1] != '(')
			open--;
		s.len = open - 1;
		while (s.len && s.ptr[s.len - 1] == ' ')
			s.len--;
	}
	if (count(s, "\"") % 2 && s.ptr[s.len - 1] == '"')
		s.len--; /* opened before the clause */
	s = without_stop(r, s);
	add(r, s);
	if (count(s, "\xE2\x80\x9C") > count(s, "\xE2\x80\x9D"))
		adds(r, "\xE2\x80\x9D");
	else if (count(s, "\"") % 2)
		adds(r, "\"");
	return np_take(r->o, mark);
}

/* Does every quotation mark that closes close one that was opened, in the same
 * style?  Else the line starts or ends inside of a quotation. */
static bool opens_first(np_str s)
{
	unsigned straight = 0, curly = 0;
	size_t i;

	for (i = 0; i < s.len; i++) {
		bool before = i && s.ptr[i - 1] != ' ' && s.ptr[i - 1] != '(';

		if (s.ptr[i] == '"') {
			if (!straight && before)
				return false;
			straight = !straight;
		}
		if (i + 3 > s.len || memcmp(s.ptr + i, "\xE2\x80", 2))
			continue;
		if (s.ptr[i + 2] == '\x9D' && !curly)
			return false;
		if (s.ptr[i + 2] == '\x9C' || s.ptr[i + 2] == '\x9D')
			curly = s.ptr[i + 2] == '\x9C';
	}
	return !straight && !curly;
}

/* Is the name one that the article writes with "the"? */
static bool takes_article(const struct np_reader *r, uint32_t entity)
{
	const struct np_doc *doc = r->doc;
	uint32_t i, names = 0, with = 0;
	const np_mention *m;
	const char *s;

	for (i = 0; i < doc->nmentions; i++) {
		m = &doc->mentions[i];
		s = doc->text.source.ptr;
		if (m->entity != entity || m->kind != NP_NAME
		    || m->span.beg < 4 || m->type == NP_PER
		    || m->span.end > doc->text.source.len)
			continue;
		names++;
		with += !memcmp(s + m->span.beg - 3, "he ", 3)
			&& (s[m->span.beg - 4] == 't'
			    || s[m->span.beg - 4] == 'T');
	}
	return with && 2 * with >= names;
}

/* Does e's predicate start with an auxiliary of a participle that has an
 * object: "'s put lives at risk"? */
static bool is_perfect(const struct np_doc *doc, const np_event *e)
{
	const struct np_text *t = &doc->text;
	uint32_t i = t->sents[e->sentence].token, end, verb;

	end = i + t->sents[e->sentence].ntokens;
	while (i < end && t->tokens[i].span.beg < e->span.beg)
		i++;
	verb = i < end && t->tokens[i].rel == NP_REL_AUX
		? t->tokens[i].head : end;
	if (verb >= end || t->tokens[verb].xpos != NP_XPOS_VBN)
		return false;
	while (i < end && !(t->tokens[i].head == verb
		&& t->tokens[i].rel == NP_REL_OBJ))
		i++;
	return i < end;
}

/* " visited Oslo"; "'s visiting Oslo" was said of "it", but stands behind a
 * name now. */
static void add_what(struct np_reader *r, np_str s, bool perfect)
{
	static const struct {
		const char *clitic, *whole;
	} table[] = {
		{ "s been ", " has been " }, { "s ", " is " },
		{ "re ", " are " }, { "ve ", " have " }, { "ll ", " will " },
		{ "d ", " would " },
	};
	size_t i, n = !s.len ? 0 : s.ptr[0] == '\'' ? 1
		: s.len > 3 && !memcmp(s.ptr, "\xE2\x80\x99", 3) ? 3 : 0;
	np_str rest = { s.ptr + n, s.len - n };

	for (i = 0; n && i < sizeof table / sizeof *table; i++) {
		n = strlen(table[i].clitic);
		if (rest.len > n && !memcmp(rest.ptr, table[i].clitic, n)) {
			adds(r, i == 1 && perfect ? " has " : table[i].whole);
			add(r, (np_str){ rest.ptr + n, rest.len - n });
			return;
		}
	}
	if (s.len)
		adds(r, " ");
	add(r, s);
}

static void add_who(struct np_reader *r, const np_event *e, np_str who)
{
	if (e->who < r->doc->nentities
	    && np_same(who, r->doc->entities[e->who].name)
	    && takes_article(r, e->who))
		adds(r, "the ");
	add(r, who);
}

/* Where in s the first such words are, or s.len. */
static size_t find(np_str s, np_str words)
{
	size_t i;

	for (i = 0; words.len && i + words.len <= s.len; i++)
		if (!memcmp(s.ptr + i, words.ptr, words.len)
		    && (!i || s.ptr[i - 1] == ' '))
			return i;
	return s.len;
}

/* Length of the word before s.ptr[at], which a blank parts from it. */
static size_t word_before(np_str s, size_t at)
{
	size_t n = 0;

	while (n + 1 < at && s.ptr[at - 2 - n] != ' ')
		n++;
	return n;
}

static bool is_one_of(np_str s, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; s.len && i < n; i++)
		if (s.len == strlen(words[i])
		    && np_words_within(np_str_of(words[i]), s))
			return true; /* in capitals, too */
	return false;
}

/* "May 4 and May 11", "Tuesday's": what stands behind the date needs it. */
static bool goes_on(np_str rest)
{
	static const char *const links[] = { " and ", " or ", " to " };
	size_t i, n;

	for (i = 0; i < sizeof links / sizeof *links; i++) {
		n = strlen(links[i]);
		if (rest.len > n && !memcmp(rest.ptr, links[i], n)
		    && !(rest.ptr[n] >= 'a' && rest.ptr[n] <= 'z'))
			return true;
	}
	return rest.len && rest.ptr[0] != ' ' && rest.ptr[0] != ',';
}

/* "signed Friday a contract": the date stands by itself. */
static bool stands_free(const struct np_doc *doc, const np_timex *x)
{
	uint32_t i;

	for (i = x->token; i < x->token + x->ntokens; i++)
		if (doc->text.tokens[i].rel == NP_REL_OBL_UNMARKED)
			return true;
	return false;
}

/* Take the words of the date x out of s where the sentence stays whole: "on
 * Tuesday" anywhere, "Tuesday" at the end or where it stands free; not "the
 * November results", "since 2002", "Tuesday's". */
static np_str without_date(struct np_reader *r, np_str s, const np_timex *x)
{
	np_str date = np_note_text(r, x->span);
	static const char *const preps[] = { "on", "in", "at" };
	static const char *const holds[] = { "the", "a", "of", "for", "since",
		"until", "from", "to", "between", "and", "by", "before",
		"after", "this", "last", "during", "through", "about" };
	size_t at = find(s, date), end = at + date.len, mark, n;
	np_str before, rest = { s.ptr + end, s.len - end };

	if (at >= s.len || at < 2 || goes_on(rest))
		return s;
	n = word_before(s, at);
	before = (np_str){ s.ptr + at - 1 - n, n };
	if (is_one_of(before, preps, sizeof preps / sizeof *preps))
		at -= n + 1;
	else if ((end < s.len && !stands_free(r->doc, x)) || is_one_of(before,
			holds, sizeof holds / sizeof *holds))
		return s;
	if (at < 2)
		return s;
	mark = r->o->b->len;
	at--;
	if (!rest.len && s.ptr[at - 1] == ',')
		at--;
	add(r, (np_str){ s.ptr, at });
	if (rest.len && rest.ptr[0] == ',')
		rest = (np_str){ rest.ptr + 1, rest.len - 1 };
	add(r, rest);
	return np_take(r->o, mark);
}

np_str np_note_event(struct np_reader *r, const np_event *e)
{
	size_t mark = r->o->b->len;
	np_str who = e->whotext, line, cut;

	if (who.len && np_note_is_pronoun(who)) {
		if (e->who >= r->doc->nentities)
			return NP_NO_STR;
		who = r->doc->entities[e->who].name;
	}
	add_who(r, e, who);
	add_what(r, e->what, is_perfect(r->doc, e));
	line = np_clean(r->a, np_take(r->o, mark));
	if (np_note_event_when(r, e).len) {
		cut = without_date(r, line, &r->doc->timexes[e->when]);
		if (np_count_words(cut) >= np_count_words(who) + FEW_WORDS)
			line = cut;
	}
	line = balanced(r, line);
	if (!opens_first(line))
		return NP_NO_STR;
	if (np_count_words(line) <= np_count_words(who))
		return NP_NO_STR;
	return capitalised(r, line);
}

np_str np_note_event_when(struct np_reader *r, const np_event *e)
{
	size_t mark = r->o->b->len;
	const np_timex *t;

	if (e->when >= r->doc->ntimexes)
		return NP_NO_STR;
	t = &r->doc->timexes[e->when];
	if (!np_say_when(r->o->b, t->value, t->mod, NP_SAY_SHORT, r->year))
		return NP_NO_STR;
	return np_take(r->o, mark);
}
