/* A parser finds an event in every clause; a reader wants those that are news.
 * Not told are the headline again, "he said", clauses without a doer or a deed,
 * what is far less salient than the main event, and of what somebody does in
 * one sentence, or of clauses within each other, all but the most salient. */
#include "out/told.h"

#include "base/list.h"
#include "base/sort.h"
#include "base/banned.h"

#define FAINT 0.12f /* share of the main event's salience that is too little */
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

/* "told AFP", "said on Wednesday": what was said is noted elsewhere. */
static bool only_says(const np_event *e)
{
	static const char *const verbs[] = { "add", "ask", "report", "say",
		"show", "tell" };

	return NP_LIST_HAS(verbs, e->verb.ptr, e->verb.len)
		&& e->what.len < MAX_SAYS;
}

static bool within(np_span a, np_span b)
{
	return a.beg >= b.beg && a.end <= b.end;
}

/* Is x told by y already: the same words, the same doer, or a part of what y
 * tells? */
static bool told_by(const np_event *x, const np_event *y)
{
	if (x->who == y->who && np_same(x->what, y->what))
		return true;
	return x->sentence == y->sentence && (x->who == y->who
		|| within(x->span, y->span) || within(y->span, x->span));
}

/* "Liberals need", "had been seen": nobody, or nothing, to tell of. */
static bool is_empty(const np_event *e)
{
	static const char *const alone[] = { "die", "lose", "resign",
		"retire", "surrender", "testify", "win" };
	unsigned words = np_count_words(e->what);

	if (e->nominal)
		return words < 2;
	if (!e->whotext.len || np_words_within(e->what, e->whotext))
		return true;
	if (words > 2)
		return false;
	if (NP_LIST_HAS(alone, e->verb.ptr, e->verb.len))
		return false;
	return e->when == NP_NONE || words < 2;
}

/* One line for what somebody does in a sentence; [n] rows by salience. */
static uint32_t drop_asides(struct np_reader *r, struct np_row *rows, uint32_t n,
	uint32_t max)
{
	const np_event *e = r->doc->events;
	uint32_t i, k, kept = 0;

	for (i = 0; i < n && kept < max; i++) {
		const np_event *x = &e[rows[i].index];

		for (k = 0; k < kept; k++)
			if (told_by(x, &e[rows[k].index]))
				break;
		if (k == kept && x->salience >= rows[0].salience * FAINT
			&& !only_says(x) && !is_empty(x)
			&& np_note_event(r, x).len)
			rows[kept++] = rows[i];
	}
	return kept;
}

/* The headline has been read already. */
static bool in_headline(const struct np_doc *doc, const np_event *e)
{
	uint32_t token = doc->text.sents[e->sentence].token;

	return doc->text.tokens[token].zone == NP_HEADLINE;
}

uint32_t np_told(struct np_reader *r, bool background, uint32_t max,
	struct np_row **rows)
{
	const struct np_doc *doc = r->doc;
	struct np_row *row = NP_NEW(r->a, struct np_row, doc->nevents);
	uint32_t i, n = 0;

	for (i = 0; i < doc->nevents; i++)
		if (doc->events[i].background == background
			&& !in_headline(doc, &doc->events[i]))
			row[n++] = (struct np_row){ i,
				np_note_event_day(r, &doc->events[i]),
				doc->events[i].salience };
	np_sort(r->a, row, n, sizeof *row, by_salience);
	n = drop_asides(r, row, n, max + 1);
	np_sort(r->a, row, n, sizeof *row, np_row_by_day);
	*rows = row;
	return n;
}
