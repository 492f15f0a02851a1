/* Every promise that newsparse.h makes about a document, checked.
 *
 * Tests call this after each analysis and fuzzing after each input, so that a
 * stage that breaks a promise is found at once and not by a reader of its
 * output.  The first broken promise is reported, as a sentence that names it.
 * One pass over each array: linear. */
#include "doc.h"

#include <string.h>

#include "base/banned.h"

/* Leave the function with the broken promise. */
#define MUST(condition, promise)                                              \
	do {                                                                  \
		if (!(condition))                                             \
			return promise;                                       \
	} while (0)

/* Pass on what a part has found. */
#define ALSO(check)                                                           \
	do {                                                                  \
		const char *promise = (check);                                \
		if (promise)                                                  \
			return promise;                                       \
	} while (0)

static bool share(float f)
{
	return f >= 0 && f <= 1;
}

static bool one_of(const struct np_doc *doc, uint32_t entity)
{
	return entity < doc->nentities;
}

static bool one_or_none(uint32_t i, uint32_t n)
{
	return i == NP_NONE || i < n;
}

static bool same(np_str a, np_str b)
{
	return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
}

/* A byte that continues a character does not begin or end a span, unless it
 * is stray and continues nothing. */
static bool on_border(np_str s, uint32_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	uint32_t back = at;

	if (at == 0 || at >= s.len || (p[at] & 0xC0) != 0x80)
		return true;
	while (back && at - back < 3 && (p[back] & 0xC0) == 0x80)
		back--;
	if (p[back] >= 0xF0)
		return at - back > 3 || back + 3 >= s.len
			|| (p[back + 2] & 0xC0) != 0x80
			|| (p[back + 3] & 0xC0) != 0x80;
	if (p[back] >= 0xE0)
		return at - back > 2 || back + 2 >= s.len
			|| (p[back + 2] & 0xC0) != 0x80;
	return p[back] < 0xC2 || at - back > 1;
}

static bool in_source(const struct np_doc *doc, np_span s)
{
	return s.beg <= s.end && s.end <= doc->text.source.len
		&& on_border(doc->text.source, s.beg)
		&& on_border(doc->text.source, s.end);
}

static bool filled(const struct np_doc *doc, np_span s)
{
	return in_source(doc, s) && s.beg < s.end;
}

static bool on_one_side(const struct np_doc *doc, np_span s)
{
	return s.beg >= doc->text.body || s.end <= doc->text.body;
}

/* Does the span lie in the tokens that it is said to cover? */
static bool covered(const struct np_doc *doc, np_span s, uint32_t token,
	uint32_t ntokens)
{
	const struct np_text *t = &doc->text;

	return ntokens && token < t->ntokens && ntokens <= t->ntokens - token
		&& s.beg >= t->tokens[token].span.beg
		&& s.beg < t->tokens[token].span.end
		&& s.end <= t->tokens[token + ntokens - 1].span.end
		&& s.end > t->tokens[token + ntokens - 1].span.beg;
}

static const char *check_source(const struct np_doc *doc)
{
	const struct np_text *t = &doc->text;

	MUST(t->body <= t->source.len, "the text begins behind the source");
	if (t->body && doc->opt.title.len)
		MUST(t->body >= 2
			&& !memcmp(t->source.ptr + t->body - 2, "\n\n", 2),
			"no two newlines between title and text");
	MUST(t->source.len == 0 || t->source.ptr, "no source");
	return NULL;
}

static const char *check_token(const struct np_doc *doc, const np_token *tok)
{
	MUST(filled(doc, tok->span), "token outside the text or empty");
	MUST(on_one_side(doc, tok->span), "token in title and text at once");
	MUST(tok->kind <= NP_URL, "unknown kind of token");
	MUST(tok->zone <= NP_SIGNOFF, "unknown zone");
	MUST(tok->flags < 8, "unknown flag of a token");
	return NULL;
}

static const char *check_tokens(const struct np_doc *doc)
{
	const struct np_text *t = &doc->text;
	uint32_t i;

	for (i = 0; i < t->ntokens; i++) {
		ALSO(check_token(doc, &t->tokens[i]));
		MUST(!i || t->tokens[i - 1].span.end <= t->tokens[i].span.beg,
			"tokens overlap or are out of order");
	}
	return NULL;
}

static const char *check_heads(const struct np_text *t, const np_sentence *s)
{
	uint32_t i, head;

	for (i = s->token; i < s->token + s->ntokens; i++) {
		head = t->tokens[i].head;
		MUST(head != i, "token that depends on itself");
		MUST(!t->tokens[i].rel || head == NP_NONE
			|| (head >= s->token && head < s->token + s->ntokens),
			"head in another sentence");
	}
	return NULL;
}

static const char *check_sentences(const struct np_doc *doc)
{
	const struct np_text *t = &doc->text;
	uint32_t i, next = 0;

	for (i = 0; i < t->nsents; i++) {
		const np_sentence *s = &t->sents[i];

		MUST(s->token == next && s->ntokens
			&& s->ntokens <= t->ntokens - next,
			"sentences do not partition the tokens");
		next += s->ntokens;
		MUST(filled(doc, s->span)
			&& s->span.beg <= t->tokens[s->token].span.beg
			&& s->span.end >= t->tokens[next - 1].span.end,
			"sentence does not span its tokens");
		MUST(!i || t->sents[i - 1].span.end <= s->span.beg,
			"sentences overlap");
		ALSO(check_heads(t, s));
	}
	MUST(next == t->ntokens, "tokens outside all sentences");
	return NULL;
}

static const char *check_timexes(const struct np_doc *doc)
{
	uint32_t i;

	for (i = 0; i < doc->ntimexes; i++) {
		const np_timex *t = &doc->timexes[i];

		MUST(filled(doc, t->span), "date outside the text or empty");
		MUST(on_one_side(doc, t->span),
			"date in title and text at once");
		MUST(covered(doc, t->span, t->token, t->ntokens),
			"date does not lie in its tokens");
		MUST(!i || doc->timexes[i - 1].span.end <= t->span.beg,
			"dates overlap or are out of order");
		MUST(t->type <= NP_TX_SET, "unknown type of date");
	}
	return NULL;
}

static const char *check_mention(const struct np_doc *doc,
	const np_mention *m)
{
	MUST(filled(doc, m->span), "mention outside the text or empty");
	MUST(on_one_side(doc, m->span), "mention in title and text at once");
	MUST(covered(doc, m->span, m->token, m->ntokens),
		"mention does not lie in its tokens");
	MUST(m->kind <= NP_PRONOUN, "unknown kind of mention");
	MUST(one_of(doc, m->entity), "mention without an entity");
	MUST(m->type == doc->entities[m->entity].type,
		"mention of another type than its entity");
	MUST(share(m->score), "score outside 0..1");
	MUST(!m->acts || m->type == NP_LOC, "only places act for others");
	return NULL;
}

/* The names among the mentions. */
struct names {
	np_span *span; /* in text order */
	uint32_t n;
};

/* Index of the first name that ends behind `at`. */
static uint32_t first_behind(const struct names *names, uint32_t at)
{
	uint32_t lo = 0, hi = names->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (names->span[mid].end > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

static bool crosses(np_span a, np_span b)
{
	return (a.beg < b.beg && b.beg < a.end && a.end < b.end)
		|| (b.beg < a.beg && a.beg < b.end && b.end < a.end);
}

/* Only the names around its two ends can cross a span. */
static bool crosses_name(const struct names *names, np_span s)
{
	uint32_t first = first_behind(names, s.beg);
	uint32_t last = first_behind(names, s.end - 1);

	return (first < names->n && crosses(s, names->span[first]))
		|| (last < names->n && crosses(s, names->span[last]));
}

static const char *check_names(const struct np_doc *doc, struct names *names)
{
	uint32_t i, timex = 0;

	for (i = 0; i < doc->nmentions; i++) {
		np_span s = doc->mentions[i].span;

		if (doc->mentions[i].kind != NP_NAME)
			continue;
		MUST(!names->n || names->span[names->n - 1].end <= s.beg,
			"names overlap");
		names->span[names->n++] = s;
		while (timex < doc->ntimexes
			&& doc->timexes[timex].span.end <= s.beg)
			timex++;
		MUST(timex == doc->ntimexes
			|| doc->timexes[timex].span.beg >= s.end,
			"name and date overlap");
	}
	return NULL;
}

/* Names are disjoint from each other and from dates; what is no name may
 * enclose names, but crosses none. */
static const char *check_overlaps(const struct np_doc *doc)
{
	struct names names = { NP_NEW(doc->arena, np_span, doc->nmentions),
		0 };
	uint32_t i;

	for (i = 1; i < doc->nmentions; i++)
		MUST(doc->mentions[i - 1].span.beg
			<= doc->mentions[i].span.beg,
			"mentions out of order");
	ALSO(check_names(doc, &names));
	for (i = 0; i < doc->nmentions; i++)
		MUST(doc->mentions[i].kind == NP_NAME
			|| !crosses_name(&names, doc->mentions[i].span),
			"mention crosses a name");
	return NULL;
}

static const char *check_mentions(const struct np_doc *doc)
{
	uint32_t i;

	for (i = 0; i < doc->nmentions; i++)
		ALSO(check_mention(doc, &doc->mentions[i]));
	return check_overlaps(doc);
}

static const char *check_place(const np_place *p)
{
	MUST(p->kind <= NP_OTHERPLACE, "unknown kind of place");
	MUST(p->lat >= -900000 && p->lat <= 900000
		&& p->lon >= -1800000 && p->lon <= 1800000,
		"place off the globe");
	MUST((!p->country[0] && !p->country[1])
		|| (p->country[0] >= 'A' && p->country[0] <= 'Z'
			&& p->country[1] >= 'A' && p->country[1] <= 'Z'),
		"country is not two capital letters");
	return NULL;
}

static const char *check_entity(const struct np_doc *doc, uint32_t i)
{
	const np_entity *e = &doc->entities[i];
	uint32_t k;

	MUST(e->type < NP_DATE, "unknown type of entity");
	MUST(e->name.len, "entity without a name");
	MUST(!e->gender || e->gender == 'm' || e->gender == 'f',
		"unknown gender");
	MUST(share(e->salience), "salience outside 0..1");
	MUST(!i || e[-1].salience >= e->salience,
		"entities are not in order of salience");
	for (k = 0; k < e->naliases; k++)
		MUST(e->aliases[k].len && !same(e->aliases[k], e->name),
			"alias that is empty or the name itself");
	MUST(e->type == NP_LOC || e->place.kind == NP_NOPLACE,
		"place of what is no place");
	return check_place(&e->place);
}

static const char *check_entities(const struct np_doc *doc)
{
	uint32_t *count = NP_NEW(doc->arena, uint32_t, doc->nentities);
	uint32_t i;

	for (i = 0; i < doc->nmentions; i++) {
		uint32_t e = doc->mentions[i].entity;

		MUST(count[e]++ || doc->entities[e].first == i,
			"wrong first mention of an entity");
	}
	for (i = 0; i < doc->nentities; i++) {
		ALSO(check_entity(doc, i));
		MUST(count[i] == doc->entities[i].nmentions,
			"wrong count of mentions");
		MUST(count[i], "entity without a mention");
	}
	return NULL;
}

static const char *check_quote(const struct np_doc *doc, const np_quote *q)
{
	uint32_t i;

	MUST(filled(doc, q->span), "quote outside the text or empty");
	MUST(on_one_side(doc, q->span), "quote in title and text at once");
	MUST(in_source(doc, q->speaker), "speaker outside the text");
	MUST(in_source(doc, q->cue), "cue outside the text");
	MUST(q->kind <= NP_INDIRECT, "unknown kind of quote");
	MUST(one_or_none(q->entity, doc->nentities), "speaker is no entity");
	MUST(q->nparts != 1, "quote of one part");
	for (i = 0; i < q->nparts; i++) {
		MUST(filled(doc, q->parts[i]), "part outside the text");
		MUST(q->parts[i].beg >= q->span.beg
			&& q->parts[i].end <= q->span.end,
			"part outside its quote");
		MUST(!i || q->parts[i - 1].end <= q->parts[i].beg,
			"parts overlap or are out of order");
	}
	return NULL;
}

static const char *check_quotes(const struct np_doc *doc)
{
	uint32_t i;

	for (i = 0; i < doc->nquotes; i++) {
		ALSO(check_quote(doc, &doc->quotes[i]));
		MUST(!i || doc->quotes[i - 1].span.beg
			<= doc->quotes[i].span.beg, "quotes out of order");
	}
	return NULL;
}

static const char *check_event(const struct np_doc *doc, const np_event *e)
{
	MUST(filled(doc, e->span), "event outside the text or empty");
	MUST(on_one_side(doc, e->span), "event in title and text at once");
	MUST(e->sentence < doc->text.nsents, "event outside all sentences");
	MUST(one_or_none(e->who, doc->nentities), "who is no entity");
	MUST(one_or_none(e->where, doc->nentities), "where is no entity");
	MUST(one_or_none(e->when, doc->ntimexes), "when is no date");
	MUST(e->modality <= NP_ASKED, "unknown modality");
	MUST(share(e->salience), "salience of an event outside 0..1");
	return NULL;
}

static const char *check_events(const struct np_doc *doc)
{
	uint32_t i;

	for (i = 0; i < doc->nevents; i++)
		ALSO(check_event(doc, &doc->events[i]));
	for (i = 0; i < doc->nrelations; i++) {
		const np_relation *r = &doc->relations[i];

		MUST(one_of(doc, r->entity), "relation of no entity");
		MUST(one_or_none(r->of, doc->nentities),
			"relation to no entity");
		MUST(r->role.len, "relation without a role");
	}
	MUST(one_or_none(doc->gist.when, doc->ntimexes),
		"when of the gist is no date");
	return NULL;
}

/* "2012", "2012-07", "2012-07-25", or with XXXX for a year not told. */
static bool is_day(np_str s)
{
	bool no_year = s.len > 4 && !memcmp(s.ptr, "XXXX", 4);
	size_t i;

	if (s.len != 4 && s.len != 7 && s.len != 10)
		return false;
	for (i = no_year ? 4 : 0; i < s.len; i++)
		if (i == 4 || i == 7 ? s.ptr[i] != '-'
			: s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return true;
}

static const char *check_date(const np_pubdate *d)
{
	MUST(d->source <= NP_DATE_TEXT, "unknown source of the date");
	MUST((d->source == NP_DATE_NONE) == !d->value.len,
		"date without a source or source without a date");
	MUST(!d->value.len || is_day(d->value), "date is no day");
	MUST(!d->conflict.len || is_day(d->conflict),
		"conflicting date is no day");
	return NULL;
}

const char *np_doc_check(const struct np_doc *doc)
{
	if (setjmp(doc->arena->fail))
		return "out of memory while checking";
	ALSO(check_source(doc));
	ALSO(check_tokens(doc));
	ALSO(check_sentences(doc));
	ALSO(check_timexes(doc));
	ALSO(check_mentions(doc));
	ALSO(check_entities(doc));
	ALSO(check_quotes(doc));
	ALSO(check_events(doc));
	return check_date(&doc->date);
}
