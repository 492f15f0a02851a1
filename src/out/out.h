/* out.h - what every writer is given.
 *
 *	document --pick--> what is shown, renumbered --+
 *	    \------ruler--> offsets as the reader      +--writer--> np_buf
 *	                    counts them  --------------+
 *
 * A writer appends one document to o->b and cannot fail: a buffer that runs
 * full remembers it, and np_write() looks once at the end.  Scratch memory
 * comes from the document's arena.
 *
 * Letters used for dimensions: [E] entities, [M] mentions.
 */
#ifndef NP_OUT_H
#define NP_OUT_H

#include "base/buf.h"
#include "doc.h"

/* Counts from the beginning of the source to checkpoints in it, so that an
 * offset costs one step of at most NP_RULER_STEP bytes. */
#define NP_RULER_STEP 64u

struct np_ruler {
	np_str s;
	np_unit unit;
	const uint32_t *at; /* [s.len / STEP + 1]; NULL: units are bytes */
	const uint8_t *over; /* the same; bytes of a character across it */
	uint32_t body, body_units; /* where the text begins */
};

/* What the style lets through. */
struct np_pick {
	const uint32_t *id; /* [E] the number it is printed under, or NP_NONE */
	const uint32_t *count; /* [E] mentions of it that are shown */
	const uint8_t *shown; /* [M] */
	uint32_t nentities; /* that have a number */
	uint8_t dates; /* dates are shown */
};

struct np_out {
	np_buf *b;
	const struct np_doc *doc;
	const np_style *style;
	struct np_ruler ruler;
	struct np_pick pick;
};

typedef void np_writer(struct np_out *o);

np_writer np_out_report, np_out_jsonl, np_out_json, np_out_tsv, np_out_csv,
	np_out_conll, np_out_conllu, np_out_geojson, np_out_timeml,
	np_out_brat, np_out_html;

void np_ruler_init(struct np_ruler *r, const struct np_doc *doc,
	np_unit unit);

/* Units in front of byte offset `at` of the source. */
uint32_t np_ruler_at(const struct np_ruler *r, uint32_t at);

/* The same, counted from the beginning of the headline or of the text,
 * whichever `at` lies in. */
uint32_t np_ruler_field(const struct np_ruler *r, uint32_t at);

void np_pick_init(struct np_pick *p, const struct np_doc *doc,
	const np_style *style);

/* The mentions and dates that are shown, merged in text order.  Start with a
 * zeroed struct; false at the end. */
struct np_walk {
	uint32_t next_mention, next_timex;
	const np_mention *mention; /* exactly one of these two is set */
	const np_timex *timex;
};

bool np_pick_next(const struct np_out *o, struct np_walk *w);

/* The number an entity is printed under, or NP_NONE. */
static inline uint32_t np_pick_id(const struct np_out *o, uint32_t entity)
{
	return entity < o->doc->nentities ? o->pick.id[entity] : NP_NONE;
}

static inline np_str np_span_text(const struct np_doc *doc, np_span s)
{
	return (np_str){ doc->text.source.ptr + s.beg, s.end - s.beg };
}

static inline bool np_in_title(const struct np_doc *doc, np_span s)
{
	return s.beg < doc->text.body;
}

/* A score or salience in ten thousandths. */
static inline uint32_t np_share(float share)
{
	if (!(share > 0))
		return 0;
	return share >= 1 ? 10000 : (uint32_t)(share * 10000 + 0.5f);
}

/* Names of codes as OUTPUT prints them. */
extern const char *const np_type_names[NP_NTYPES];
extern const char *const np_kind_names[];
extern const char *const np_timex_names[];
extern const char *const np_place_names[];

/* Length of the well-formed UTF-8 sequence at s[0..n), n >= 1, with its code
 * point in *cp; or, of what is not well-formed, the length of the longest
 * piece that one U+FFFD stands for, with *cp == 0xFFFD and *bad set. */
size_t np_out_char(const char *s, size_t n, uint32_t *cp, bool *bad);

#define NP_FFFD "\xEF\xBF\xBD"

#endif
