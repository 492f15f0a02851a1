/* doc.h - the document: what each stage found, in the order of the stages.
 *
 *	bytes -> text -> { gazetteer hits, tags, timexes } -> mentions
 *	      -> entities -> events, quotes, gist -> writers -> bytes
 *
 * A stage reads what stands above its own line and fills that line, once.
 * Only newsparse.c and the writers see the whole struct; a stage is passed the
 * parts it reads.
 */
#ifndef NP_DOC_H
#define NP_DOC_H

#include "base/buf.h"
#include "text/text.h"

struct np_lex_words; /* lex/lex.h */

struct np_doc {
	np_arena *arena;
	np_buf *scratch; /* the context's, for whoever needs it a moment */
	const np_model *model;
	np_options opt;
	np_buf *out; /* what np_write() is putting together */

	struct np_text text;
	const struct np_lex_words *words; /* of text in the lexicon */
	np_pubdate date;

	np_timex *timexes; /* in text order, disjoint */
	uint32_t ntimexes;

	np_mention *mentions; /* in text order; names are disjoint */
	uint32_t nmentions;

	np_entity *entities; /* most salient first */
	uint32_t nentities;
	np_relation *relations;
	uint32_t nrelations;

	np_quote *quotes; /* in text order */
	uint32_t nquotes;
	np_event *events;
	uint32_t nevents;
	np_gist gist;
};

/* What is wrong with a document, as a static English sentence; NULL when every
 * promise of newsparse.h holds.  For tests and fuzzing; linear time. */
const char *np_doc_check(const struct np_doc *doc);

#endif
