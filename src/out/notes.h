/* notes.h - what an editor would note about a document, in clean text.
 *
 * Shared by the report for the terminal and the one for the browser.  What
 * tells the reader nothing is not noted: an alias made of words of the name, a
 * title that the role repeats, the news agency that signed, a date that only
 * says "now".  Every string is clean (layout.h) and lives in the arena; it is
 * empty where there is nothing to say.
 */
#ifndef NP_NOTES_H
#define NP_NOTES_H

#include <string.h>

#include "out/layout.h"

#define NP_SPEAKS 1u /* is quoted */
#define NP_ACTS 2u /* is the who of an event */

struct np_reader {
	struct np_out *o;
	np_arena *a;
	const struct np_doc *doc;
	const uint8_t *aside; /* [E] only in bylines and sign-offs */
	const uint32_t *repeats; /* [E] mentions that say nothing new */
	const uint8_t *locates; /* [E] only tells where another place is */
	const uint8_t *active; /* [E] NP_SPEAKS, NP_ACTS */
	const uint32_t *job; /* [E] relation that says what it is, or NP_NONE */
	const struct np_lex_words *words; /* NULL: without a model */
	np_str dateline; /* its place */
	int32_t year; /* of publication, 0: unknown */
	bool any; /* a block was printed */
};

#define NP_NO_STR ((np_str){ "", 0 })

static inline np_str np_str_of(const char *s)
{
	return (np_str){ s, strlen(s) };
}

struct np_reader np_reader_of(struct np_out *o);

bool np_same(np_str a, np_str b);

/* Is every word of `part` a word of `whole`?  ASCII case is ignored. */
bool np_words_within(np_str whole, np_str part);

/* Blanks and one, 0 of nothing. */
unsigned np_count_words(np_str s);

/* Append s, with a comma before it if anything stands behind `mark`. */
void np_note_add(struct np_reader *r, size_t mark, np_str s);

np_str np_note_number(struct np_reader *r, uint32_t n);
np_str np_note_text(struct np_reader *r, np_span s);

/* -- The whole document -- */

np_str np_note_headline(struct np_reader *r);

/* "Nairobi, Tuesday 14 May 2019 (dateline) - 412 words". */
np_str np_note_about(struct np_reader *r);

/* The sentence of the gist; without one, the first of the body, and *lead is
 * set. */
np_str np_note_gist(struct np_reader *r, bool *lead);

/* -- Entities -- */

/* Is the mention, to its last token, a known name of these classes (NP_LEX_*)? */
bool np_note_is_known(const struct np_reader *r, const np_mention *m,
	uint32_t classes);

/* Passes the filters, and does more than sign the article. */
bool np_note_shown(const struct np_reader *r, uint32_t entity);

np_str np_note_name(struct np_reader *r, uint32_t entity);

/* How often it is spoken of, at least once: "Dockers Union (DU)" is once. */
uint32_t np_note_count(const struct np_reader *r, uint32_t entity);

/* A nationality, a creed, a party's followers: no news by themselves. */
bool np_note_is_group(const struct np_reader *r, uint32_t entity);

/* "Lieutenant General, ISI chief", "organisation", "unnamed". */
np_str np_note_who(struct np_reader *r, uint32_t entity);

/* "\"the minister\", \"Ms Wanjiru\"": what neither name nor role says. */
np_str np_note_aliases(struct np_reader *r, const np_entity *e, np_str role);

/* Countries, and regions that are abbreviated, by their usual name; and how
 * else the article calls it. */
np_str np_note_place_name(struct np_reader *r, uint32_t entity);
np_str np_note_place_aliases(struct np_reader *r, uint32_t entity,
	np_str shown);

/* "country", "capital of Kenya", "city, Sindh, Pakistan". */
np_str np_note_place(struct np_reader *r, const np_entity *e);

/* "4.05 S": n is p->lat with marks "NS", or p->lon with "EW". */
np_str np_note_degrees(struct np_reader *r, const np_place *p, int32_t n,
	const char *marks);

/* -- Events, dates, quotes -- */

/* Is s a pronoun, which says who without saying it? */
bool np_note_is_pronoun(np_str s);

/* Sorts behind every day. */
#define NP_UNDATED (INT32_MAX - 2)

/* Day that an event or date is sorted by; of an event without a date the day
 * of publication, or the one after it for what is still to come. */
int32_t np_note_event_day(const struct np_reader *r, const np_event *e);
int32_t np_note_date_day(const np_timex *t);

/* Empty when it does not say who. */
np_str np_note_event(struct np_reader *r, const np_event *e);
np_str np_note_event_when(struct np_reader *r, const np_event *e);

/* "Wed 25 July 2012", "7 months"; empty for sets and for what is no day. */
np_str np_note_date(struct np_reader *r, const np_timex *t);

/* The article's words, quoted, where `words` do not say the same. */
np_str np_note_date_text(struct np_reader *r, const np_timex *t,
	np_str words);

np_str np_note_quote(struct np_reader *r, const np_quote *q);

/* A dash for nobody. */
np_str np_note_speaker(struct np_reader *r, const np_quote *q);

#endif
