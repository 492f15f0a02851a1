/* newsparse.h - find who did what, where and when in news text.
 *
 *	np_model *model;
 *	np_ctx *ctx;
 *	const np_doc *doc;
 *
 *	if (np_model_open(&model, NULL) == NP_OK
 *	    && np_ctx_new(&ctx, model) == NP_OK
 *	    && np_analyze(ctx, text, len, NULL, &doc) == NP_OK)
 *		np_write_file(doc, NP_REPORT, NULL, stdout);
 *	np_ctx_free(ctx);
 *	np_model_free(model);
 *
 * Bytes in, spans out.  Every span is a half-open byte range [beg, end) of the
 * text that was passed, never of a cleaned-up copy, so that a span can always
 * be cut out of, or marked up in, the article itself.
 *
 * Threads.  A np_model never changes after np_model_open(): share one between
 * all threads.  A np_ctx is scratch memory: use one per thread.
 *
 * Ownership.  Two things are created here and each has one free function:
 * np_model and np_ctx.  A np_doc lives inside its np_ctx and stays valid until
 * the next call that takes that context.  The text must outlive the np_doc; it
 * is read, never copied.
 *
 * Same in, same out.  The library reads no clock, locale, environment or file
 * (but the model that np_model_open() is told to open).
 *
 * Versions.  NP_VERSION is MAJOR.MINOR.PATCH.  A program that was built with
 * this header works with every later library of the same soname,
 * libnewsparse.so.0: functions are never removed and their symbols carry the
 * version NEWSPARSE_0; values of an enum never change, new ones go to its end;
 * structs that the caller fills (np_options, np_style, np_own_name) keep size
 * and layout, and new fields come out of `reserved`, which must be zero.
 * Records that the library fills may grow only with a new soname.  What is
 * found in a text may change with every version and model; np_version() and
 * np_model_id() name both.
 */
#ifndef NEWSPARSE_H
#define NEWSPARSE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

#define NP_VERSION "0.1.0"

/* Largest article accepted, in bytes.  Offsets are 32-bit on purpose: they
 * halve the size of every record, and a gigabyte is not an article. */
#define NP_MAX_TEXT ((size_t)1 << 30)

/* Version of the library that is linked, "MAJOR.MINOR.PATCH". */
const char *np_version(void);


/* -- Errors ---------------------------------------------------------------- */

/* Zero is success, everything else is a reason the caller can act upon.
 * Odd input is never an error: bad UTF-8, empty text and binary junk all give
 * a (perhaps empty) document. */
typedef enum np_status {
	NP_OK = 0,
	NP_ENOMEM = -1, /* an allocation failed; the context can be used again */
	NP_ETOOBIG = -2, /* more than NP_MAX_TEXT bytes */
	NP_EMODEL = -3, /* not a model, damaged, or of another version */
	NP_EIO = -4, /* open, read or write failed; errno says why */
	NP_EARG = -5 /* an argument outside its documented range */
} np_status;

/* Static English text for a status; never NULL, never to be freed. */
const char *np_strerror(np_status st);


/* -- Model: what was learnt, read-only ------------------------------------- */

typedef struct np_model np_model;

/* Open the model at path, memory-mapped; NULL opens the one built into the
 * library, which reads no file and fails only for want of memory.  Of a file,
 * header, section bounds and checksum are verified before anything in it is
 * used.  On failure *out is NULL. */
np_status np_model_open(np_model **out, const char *path);

/* The same over caller memory, aligned to 64 bytes, that outlives the model. */
np_status np_model_from_memory(np_model **out, const void *data, size_t len);

/* Checksum of the model's contents: names the model in bug reports. */
uint64_t np_model_id(const np_model *m);

/* NULL is allowed. */
void np_model_free(np_model *m);


/* -- Context: one per thread ----------------------------------------------- */

typedef struct np_ctx np_ctx;

/* m is borrowed and must outlive the context.  On failure *out is NULL. */
np_status np_ctx_new(np_ctx **out, const np_model *m);

/* NULL is allowed. */
void np_ctx_free(np_ctx *ctx);


/* -- What is found --------------------------------------------------------- */

/* Bytes [beg, end) of np_doc_source(). */
typedef struct np_span {
	uint32_t beg, end;
} np_span;

/* A piece of text: UTF-8, not NUL-terminated.  ptr is NULL when there is
 * none. */
typedef struct np_str {
	const char *ptr;
	size_t len;
} np_str;

/* Index that points at nothing, for every field documented "or NP_NONE". */
#define NP_NONE UINT32_MAX

typedef enum np_type {
	NP_PER,
	NP_LOC, /* places, and what is built on them */
	NP_ORG,
	NP_MISC, /* named, but none of the above: nationality, work, event */
	NP_DATE, /* stands for np_timex in filters; no mention has it */
	NP_NTYPES
} np_type;

typedef enum np_zone {
	NP_BODY,
	NP_HEADLINE,
	NP_BYLINE,
	NP_DATELINE, /* "NAIROBI, May 14 (Reuters) -" */
	NP_CAPTION,
	NP_SIGNOFF /* "(Reporting by ...)", "Copyright 2012 ...", "Read more:" */
} np_zone;

typedef enum np_token_kind {
	NP_WORD,
	NP_NUMBER,
	NP_PUNCT,
	NP_QUOTE, /* double quotation mark of any shape */
	NP_SYMBOL,
	NP_URL /* and e-mail addresses */
} np_token_kind;

#define NP_TOK_SPACE 1u /* white space stands before it */
#define NP_TOK_LINE 2u /* first of a line */
#define NP_TOK_PARA 4u /* first of a paragraph */

typedef struct np_token {
	np_span span;
	uint8_t kind; /* np_token_kind */
	uint8_t flags; /* NP_TOK_* */
	uint8_t zone; /* np_zone */
	uint8_t upos, xpos; /* parts of speech, see np_upos_name(); 0: untagged */
	uint8_t rel; /* relation to head, see np_rel_name(); 0: unparsed */
	uint32_t head; /* token this one depends on, or NP_NONE for a root */
} np_token;

/* Names of universal and Penn parts of speech and of UD relations: "PROPN",
 * "NNP", "nsubj".  "_" for 0 and for what is not a code. */
const char *np_upos_name(unsigned code);
const char *np_xpos_name(unsigned code);
const char *np_rel_name(unsigned code);

typedef struct np_sentence {
	np_span span;
	uint32_t token, ntokens; /* tokens [token, token + ntokens) */
} np_sentence;

typedef enum np_kind { NP_NAME, NP_NOMINAL, NP_PRONOUN } np_kind;

/* One place in the text that names or stands for something. */
typedef struct np_mention {
	np_span span;
	uint32_t token, ntokens;
	uint32_t entity; /* index into np_doc_entities() */
	uint8_t type; /* np_type of its entity */
	uint8_t kind; /* np_kind */
	uint8_t acts; /* a place that stands for its government or team */
	float score; /* 0..1, calibrated: 0.9 is right nine times in ten */
} np_mention;

typedef enum np_place_kind {
	NP_NOPLACE,
	NP_COUNTRY,
	NP_REGION,
	NP_CITY,
	NP_OTHERPLACE
} np_place_kind;

/* Where a NP_LOC entity is; kind NP_NOPLACE when it was not resolved.
 * Coordinates are in 1e-4 degrees, north and east positive (GeoNames). */
typedef struct np_place {
	uint8_t kind; /* np_place_kind */
	uint8_t capital; /* of its country */
	char country[2]; /* ISO 3166 code, or two zero bytes */
	int32_t lat, lon;
	uint32_t geonameid; /* 0: none */
	np_str region; /* first-level region or county, may be empty */
} np_place;

/* One thing in the world, under all the names this text gives it. */
typedef struct np_entity {
	uint8_t type; /* np_type */
	uint8_t unnamed; /* never named: "a senior security official" */
	uint8_t gender; /* 'm', 'f' or 0 */
	np_str name; /* fullest name seen */
	np_str title; /* "Lieutenant General"; may be empty */
	np_str role; /* "CIA director"; may be empty */
	np_str id; /* the user's own id, from a names file; may be empty */
	const np_str *aliases; /* other names it goes by here, [naliases] */
	uint32_t naliases;
	uint32_t nmentions;
	uint32_t first; /* first mention, index into np_doc_mentions() */
	float salience; /* 0..1, how much the article is about it */
	np_place place;
} np_entity;

typedef enum np_timex_type {
	NP_TX_DATE,
	NP_TX_TIME,
	NP_TX_DURATION,
	NP_TX_SET
} np_timex_type;

/* One temporal expression, TIMEX3.  Absent strings are empty. */
typedef struct np_timex {
	np_span span;
	uint32_t token, ntokens;
	uint8_t type; /* np_timex_type */
	uint8_t relative; /* worked out from another date */
	np_str value; /* "2012-07-03", "2012-W31", "P7M", "XXXX-07-03" */
	np_str mod, quant, freq;
	np_str begin, end; /* values, of a range whose ends the text gives */
} np_timex;

typedef enum np_quote_kind { NP_DIRECT, NP_MIXED, NP_INDIRECT } np_quote_kind;

/* Who said what.  Spans exclude the quotation marks; a span with beg == end is
 * absent.  A quote broken by its cue has its pieces in parts. */
typedef struct np_quote {
	np_span span, speaker, cue;
	const np_span *parts; /* [nparts], nparts 0 or >= 2 */
	uint32_t nparts;
	uint32_t entity; /* speaker's, or NP_NONE */
	uint8_t kind; /* np_quote_kind */
} np_quote;

typedef enum np_modality {
	NP_FACT,
	NP_FUTURE,
	NP_POSSIBLE,
	NP_DENIED,
	NP_PLANNED,
	NP_ASKED
} np_modality;

/* One thing that happened: who did what, where and when. */
typedef struct np_event {
	np_span span; /* predicate with its arguments */
	uint32_t sentence;
	uint32_t who, where; /* entities, or NP_NONE */
	uint32_t when; /* index into np_doc_timexes(), or NP_NONE */
	np_str verb; /* lemma */
	np_str whotext, what; /* phrases */
	uint8_t modality; /* np_modality */
	uint8_t negated;
	uint8_t background; /* told as history, not as news */
	uint8_t nominal; /* a noun, "the election": verb is that noun */
	float salience;
} np_event;

/* "CIA director David Petraeus": entity has role at `of` (or NP_NONE). */
typedef struct np_relation {
	uint32_t entity, of;
	np_str role;
} np_relation;

/* The main event in four answers and one sentence; empty where unknown. */
typedef struct np_gist {
	np_str who, what, where, sentence;
	uint32_t when; /* index into np_doc_timexes(), or NP_NONE */
} np_gist;

typedef enum np_date_source {
	NP_DATE_NONE,
	NP_DATE_INPUT,
	NP_DATE_OPTION,
	NP_DATE_DATELINE,
	NP_DATE_TEXT
} np_date_source;

/* The day the article was published: "2012-07-25", "2012-07", "2012",
 * "XXXX-07-25" where no year is told, or empty.  conflict: another date that
 * the text states for itself. */
typedef struct np_pubdate {
	np_str value, conflict;
	uint8_t source; /* np_date_source */
} np_pubdate;


/* -- The user's own names -------------------------------------------------- */

/* A name that is to be found wherever it stands.  Entries with the same id
 * name one entity. */
typedef struct np_own_name {
	np_str name;
	np_str id; /* may be empty */
	uint8_t type; /* np_type, but NP_DATE: this is no entity */
	uint8_t placed; /* lat and lon are known */
	int32_t lat, lon; /* 1e-4 degrees */
} np_own_name;

typedef struct np_names np_names;

/* Compile n names, which are copied.  The result never changes: share it
 * between threads.  On failure *out is NULL. */
np_status np_names_new(np_names **out, const np_own_name *own, size_t n);

/* NULL is allowed. */
void np_names_free(np_names *names);


/* -- Analysis -------------------------------------------------------------- */

#define NP_SKIP_EVENTS 1u /* no parse, events, quotes, gist */
#define NP_SKIP_LINKS 2u /* no coreference beyond equal names, no places */

/* All zero is a good default.  Strings are borrowed as the text is. */
typedef struct np_options {
	np_str title; /* headline that stands apart from the text */
	np_str date; /* day of publication that came with the text */
	np_str default_date; /* taken when date is empty */
	np_str url;
	const np_names *names; /* the user's own, or NULL */
	unsigned skip; /* NP_SKIP_* bits: stages not wanted, to save time */
	unsigned reserved[4]; /* zero */
} np_options;

typedef struct np_doc np_doc;

/* Analyse len bytes of UTF-8 at text.  opt may be NULL.  On success *out is
 * the document; on failure it is NULL. */
np_status np_analyze(np_ctx *ctx, const char *text, size_t len,
	const np_options *opt, const np_doc **out);

/* The same for tokens that are given: words[0..n), of which starts[i] != 0
 * begin a sentence.  The source of the document is the words with one space
 * between them. */
np_status np_analyze_tokens(np_ctx *ctx, const np_str *words,
	const uint8_t *starts, size_t n, const np_options *opt,
	const np_doc **out);

/* Decode what a file holds into UTF-8: well-formed UTF-8 comes back as it is,
 * else into memory of the context (valid until the next np_decode() on it).
 * A byte order mark is not part of the result. */
typedef enum np_encoding {
	NP_GUESS, /* byte order mark, else UTF-8, else Windows-1252 */
	NP_UTF8,
	NP_UTF16,
	NP_CP1252
} np_encoding;

np_status np_decode(np_ctx *ctx, const void *bytes, size_t len,
	np_encoding enc, np_str *out);

/* The analysed text: opt->title, two newlines and the text when a title was
 * given, else the text itself; and where in it the caller's text begins. */
np_str np_doc_source(const np_doc *doc);
uint32_t np_doc_body(const np_doc *doc);

/* Arrays in text order (entities: most salient first).  Plain memory: index
 * it, keep the pointer as long as the document. */
const np_token *np_doc_tokens(const np_doc *doc, size_t *n);
const np_sentence *np_doc_sentences(const np_doc *doc, size_t *n);
const np_mention *np_doc_mentions(const np_doc *doc, size_t *n);
const np_entity *np_doc_entities(const np_doc *doc, size_t *n);
const np_timex *np_doc_timexes(const np_doc *doc, size_t *n);
const np_quote *np_doc_quotes(const np_doc *doc, size_t *n);
const np_event *np_doc_events(const np_doc *doc, size_t *n);
const np_relation *np_doc_relations(const np_doc *doc, size_t *n);
np_gist np_doc_gist(const np_doc *doc);
np_pubdate np_doc_date(const np_doc *doc);

/* Whether two names are the same but for case, diacritics, hyphens and blanks:
 * "al-Qaida" and "Al Qa\xc3\xafda".  1 or 0. */
int np_same_name(np_str a, np_str b);

/* The bytes a span covers. */
np_str np_doc_text(const np_doc *doc, np_span span);


/* -- Output ---------------------------------------------------------------- */

typedef enum np_format {
	NP_REPORT,
	NP_JSONL,
	NP_JSON,
	NP_TSV,
	NP_CONLL,
	NP_CSV,
	NP_CONLLU,
	NP_GEOJSON,
	NP_TIMEML,
	NP_BRAT, /* the .ann file; np_doc_source() is its .txt */
	NP_HTML,
	NP_NFORMATS
} np_format;

/* "jsonl"; NULL for what is not a format. */
const char *np_format_name(np_format fmt);

/* Suffix of a file that holds one document, "html", where several documents
 * cannot share a stream; NULL where they can. */
const char *np_format_suffix(np_format fmt);

typedef enum np_unit { NP_CHARS, NP_BYTES, NP_UTF16UNITS } np_unit;

/* How to print; all zero is a good default. */
typedef struct np_style {
	/* Printed as the document's id: JSON source bytes.  When empty the id
	 * is null, with "id_bytes" when name is not well-formed UTF-8. */
	np_str id;
	np_str name; /* plain name, for people and for tables */
	np_str extra; /* JSON members to add, source bytes ",..." */
	np_unit unit; /* of offsets */
	unsigned types; /* 1u << np_type bits to keep; 0 keeps all */
	float min_score; /* keep mentions at least this sure */
	unsigned width; /* columns of the report; 0: 80 */
	unsigned flags; /* NP_OUT_* */
	unsigned reserved[4];
} np_style;

#define NP_OUT_COLOR 1u /* report: ANSI colours */
#define NP_OUT_ASCII 2u /* JSON: \uXXXX for everything outside ASCII */
#define NP_OUT_TEXT 4u /* JSON: with "text" */
#define NP_OUT_PRONOUNS 8u /* pronouns among the mentions */
#define NP_OUT_HEADER 16u /* tables: a first line of column names */

/* What stands around the answers of a stream: begin before the first, between
 * two that are not empty, end after the last.  When there was no document at
 * all, begin and end where there is an end, and nothing where there is none.
 * Static strings, "" where there is nothing.  style says whether there is a
 * header, and may be NULL. */
typedef struct np_frame {
	const char *begin, *between, *end;
} np_frame;

np_frame np_format_frame(np_format fmt, const np_style *style);

/* Takes len bytes; returns 0, or anything else to stop with NP_EIO. */
typedef int np_sink(void *user, const char *bytes, size_t len);

/* Write one document.  The sink is called once, with the whole answer, or not
 * at all.  Works in memory of the document's context, so it counts as a call
 * that takes that context, but the document stays valid. */
np_status np_write(const np_doc *doc, np_format fmt, const np_style *style,
	np_sink *sink, void *user);
np_status np_write_file(const np_doc *doc, np_format fmt,
	const np_style *style, FILE *fp);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
