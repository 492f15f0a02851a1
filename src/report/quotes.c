/* Quoted pieces become quotations in three steps.
 *
 *	"We will," he said, "not yield. It is over."      one, two pieces
 *	He said the plan was "a disaster".                one, mixed
 *	the so-called "experts"                           none
 *
 * 1. Each piece gets its cue and speaker from its own sentence (speaker.h).
 * 2. A piece without any that is made of whole sentences goes on with the
 *    speaker before it, or is said by the person in the sentence before.  A
 *    piece without any that is a mere phrase is no quotation: words are put in
 *    marks for irony, as titles and as nicknames too.
 * 3. Pieces on both sides of one cue, and those that run over paragraphs, are
 *    joined. */
#include "report/quotes.h"

#include "base/list.h"
#include "report/cues.h"
#include "base/banned.h"

/* Fewer words than this in marks, not tied to a cue, are a phrase. */
#define FEW_WORDS 4

struct state {
	struct np_doc *doc;
	const struct np_scene *scene;
	struct np_piece *pieces; /* [n] */
	struct np_said *said; /* [n] */
	uint32_t n;
	unsigned cap;
	struct np_said last; /* of the quotation before */
	uint32_t last_entity;
	uint32_t last_end; /* token behind it */
};

static bool has_cue(const struct np_said *said)
{
	return said->cue != NP_NONE;
}

static bool is_mark(const struct np_text *t, uint32_t i, const char *any)
{
	return i < t->ntokens && np_char_is(t, i, any);
}

/* "..., he said in Dover, Del. "And ..." */
static bool ends_in_period(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return w->n && w->s[w->n - 1] == '.';
}

/* Does the piece begin where a sentence could? */
static bool starts_sentence(const struct state *st, const struct np_piece *p)
{
	const struct np_text *t = &st->doc->text;

	return !p->open || p->continues
		|| t->tokens[p->open].flags & NP_TOK_PARA
		|| st->scene->sent[p->open] != st->scene->sent[p->open - 1]
		|| is_mark(t, p->open - 1, ".:,?!")
		|| ends_in_period(t, p->open - 1);
}

/* Is the piece made of whole sentences? */
static bool is_whole(const struct state *st, const struct np_piece *p)
{
	const struct np_text *t = &st->doc->text;
	uint32_t first = p->open + 1;

	if (is_mark(t, first, "[(") && first + 1 < p->close)
		first++;
	return starts_sentence(st, p)
		&& np_word_of(t, first)->shape & NP_W_CAP
		&& (p->unclosed || is_mark(t, p->close - 1, ".,?!"));
}

/* Words that titles write small. */
static bool is_small(const struct np_word *w)
{
	static const char *const words[] = { "a", "an", "and", "as", "at", "by",
		"for", "from", "in", "of", "on", "or", "the", "to", "with" };

	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* "Meet the Press", "Fareed Zakaria GPS.": names in marks, all words of which
 * but the small ones have a capital. */
static bool is_title(const struct state *st, const struct np_piece *p)
{
	const struct np_text *t = &st->doc->text;
	const struct np_word *w;
	uint32_t i;

	for (i = p->open + 1; i < p->close; i++) {
		w = np_word_of(t, i);
		if ((is_mark(t, i, ".?!") && i + 1 < p->close)
		    || is_mark(t, i, "?!")
		    || (w->shape & NP_W_ALPHA && !(w->shape & NP_W_CAP)
			&& !is_small(w)))
			return false;
	}
	return true;
}

/* A title of several capitals: "War and Peace: A Life". */
static bool is_name(const struct state *st, const struct np_piece *p)
{
	const struct np_text *t = &st->doc->text;
	uint32_t i, capitals = 0;

	for (i = p->open + 1; i < p->close; i++)
		capitals += (np_word_of(t, i)->shape & NP_W_CAP) != 0;
	return capitals >= FEW_WORDS && is_title(st, p)
		&& 2 * capitals >= p->close - p->open - 1;
}

/* "(CROSSTALK)", in the marks of a transcript. */
static bool is_direction(const struct state *st, const struct np_piece *p)
{
	const struct np_text *t = &st->doc->text;

	return t->nturns && is_mark(t, p->open + 1, "[(")
		&& t->tokens[p->open + 1].zone == NP_SIGNOFF;
}

/* Is the piece tied to its cue, so that all of what was said is inside? */
static bool is_tied(const struct state *st, const struct np_piece *p,
	const struct np_said *said)
{
	const struct np_text *t = &st->doc->text;

	if (said->where == NP_AFTER)
		return starts_sentence(st, p)
			&& (is_mark(t, p->close - 1, ",?!.")
			    || is_mark(t, p->close + 1, ","));
	if (said->where == NP_BEFORE)
		return said->cue + 1 == p->open
			|| is_mark(t, p->open - 1, ":,");
	return false;
}

/* Is the last quotation not more than that many paragraphs before the piece,
 * and not far? */
static bool near_last(const struct state *st, const struct np_piece *p,
	uint32_t most)
{
	const struct np_text *t = &st->doc->text;
	uint32_t i, paragraphs = 0;

	if (st->last.speaker == NP_NONE || p->open > st->last_end + 200)
		return false;
	for (i = st->last_end; i <= p->open; i++)
		paragraphs += (t->tokens[i].flags & NP_TOK_PARA) != 0;
	return paragraphs <= most;
}

/* Speaker of a piece that its own sentence does not attribute. */
static struct np_said inherit(const struct state *st, const struct np_piece *p)
{
	struct np_said said = np_said_context(st->scene, p->open);

	if (p->continues || near_last(st, p, 1)
	    || (said.speaker == NP_NONE && near_last(st, p, 2))) {
		said = st->last;
		said.cue = said.cue_end = NP_NONE;
		said.where = NP_NOWHERE;
	}
	return said;
}

static np_span span_of(const struct np_text *t, uint32_t beg, uint32_t end)
{
	if (beg == NP_NONE || beg >= end)
		return (np_span){ 0, 0 };
	return (np_span){ t->tokens[beg].span.beg, t->tokens[end - 1].span.end };
}

/* What piece p quotes: a comma before the closing mark is the sentence's, not
 * the speaker's. */
static np_span content(const struct np_text *t, const struct np_piece *p)
{
	uint32_t end = p->close;

	if (end > p->open + 2 && is_mark(t, end - 1, ","))
		end--;
	return span_of(t, p->open + 1, end);
}

/* Do tokens [beg, end) hold no paragraph, and no end of a sentence but at
 * their own end? */
static bool one_clause(const struct np_text *t, uint32_t beg, uint32_t end)
{
	uint32_t i;

	for (i = beg; i < end; i++)
		if (t->tokens[i].flags & NP_TOK_PARA
		    || (i + 1 < end && is_mark(t, i, ".?!")))
			return false;
	return !(t->tokens[end].flags & NP_TOK_PARA);
}

/* Do pieces i and i + 1 belong to one quotation? */
static bool joins(const struct state *st, uint32_t i)
{
	const struct np_piece *p = &st->pieces[i], *q = p + 1;
	const struct np_said *a = &st->said[i], *b = a + 1;
	const struct np_text *t = &st->doc->text;

	if (i + 1 >= st->n)
		return false;
	if (q->continues)
		return true;
	if (!starts_sentence(st, p) && (!is_mark(t, p->close - 1, ",?!")
			|| is_title(st, p) || a->cue == NP_NONE
			|| np_upos(st->scene->tree, a->cue) != NP_UPOS_VERB
			|| np_ends_in_ing(np_word_of(t, a->cue))))
		return false; /* could be "messy," adding, "..." */
	if (a->where != NP_AFTER || !one_clause(t, p->close + 1, q->open)
	    || !(is_mark(t, q->open - 1, ",")
			|| ends_in_period(t, q->open - 1)))
		return false;
	if (b->where == NP_AFTER && b->cue > q->close)
		return false;
	return b->where != NP_BEFORE || b->cue == a->cue
		|| ends_in_period(t, q->open - 1);
}

/* Is the entity named inside of the piece? */
static bool is_named_in(const struct state *st, uint32_t entity,
	const struct np_piece *p)
{
	const np_mention *m;
	uint32_t i, over;

	for (i = p->open + 1; i < p->close; i++) {
		over = st->scene->mention[i];
		if (over == NP_NONE)
			continue;
		m = &st->doc->mentions[over];
		if (m->entity == entity && m->kind == NP_NAME)
			return true;
	}
	return false;
}

/* "..., he added": who spoke last goes on, and nobody says their own name. */
static bool is_last_again(const struct state *st, const struct np_piece *p,
	const struct np_said *said, uint32_t entity)
{
	const struct np_doc *doc = st->doc;
	const struct np_text *t = &doc->text;
	bool he = np_word_is(t, said->speaker, "he");
	uint32_t last = st->last_entity;

	if (last == NP_NONE || last == entity || !near_last(st, p, 1)
	    || doc->entities[last].type != NP_PER
	    || said->speaker_end != said->speaker + 1
	    || !(he || np_word_is(t, said->speaker, "she"))
	    || doc->entities[last].gender == (he ? 'f' : 'm'))
		return false;
	return entity == NP_NONE || is_named_in(st, entity, p)
		|| np_word_is(t, said->cue, "added")
		|| np_word_is(t, said->cue, "continued");
}

static uint32_t speaker_entity(const struct state *st,
	const struct np_piece *p, const struct np_said *said)
{
	uint32_t m = st->scene->mention[said->issuer != NP_NONE ? said->issuer
		: said->speaker_end - 1];
	uint32_t entity = m == NP_NONE ? NP_NONE : st->doc->mentions[m].entity;

	return said->cue != NP_NONE
		&& is_last_again(st, p, said, entity)
		? st->last_entity : entity;
}

static void add_quote(struct state *st, uint32_t first, uint32_t last,
	enum np_quote_kind kind)
{
	struct np_doc *doc = st->doc;
	const struct np_text *t = &doc->text;
	const struct np_said *said = &st->said[first];
	uint32_t n = last - first + 1, i;
	np_span *parts = n > 1 ? NP_NEW(doc->arena, np_span, n) : NULL;
	np_quote q = { .kind = (uint8_t)kind, .entity = NP_NONE };

	for (i = 0; parts && i < n; i++)
		parts[i] = content(t, &st->pieces[first + i]);
	q.parts = parts;
	q.nparts = parts ? n : 0;
	q.span.beg = content(t, &st->pieces[first]).beg;
	q.span.end = content(t, &st->pieces[last]).end;
	q.cue = span_of(t, said->cue, said->cue_end);
	q.speaker = span_of(t, said->speaker, said->speaker_end);
	if (said->speaker != NP_NONE) {
		q.entity = speaker_entity(st, &st->pieces[first], said);
		st->last = *said;
		st->last_entity = q.entity;
		st->last_end = st->pieces[last].close;
	}
	NP_PUSH(doc->arena, doc->quotes, doc->nquotes, st->cap, q);
}

/* Tokens of the piece without a comma at its end. */
static uint32_t count_words(const struct state *st, const struct np_piece *p)
{
	return p->close - p->open - 1
		- is_mark(&st->doc->text, p->close - 1, ",");
}

/* Decide about the piece i and those that go on with it; returns the first
 * that is not among them. */
static uint32_t decide(struct state *st, uint32_t i)
{
	const struct np_piece *p = &st->pieces[i];
	uint32_t last = i, words = count_words(st, p);
	bool whole = is_whole(st, p), tied = is_tied(st, p, &st->said[i]);

	while (joins(st, last))
		last++;
	if (!has_cue(&st->said[i]) && whole)
		st->said[i] = inherit(st, p);
	if (!p->turn && (is_name(st, p) || is_direction(st, p)))
		return last + 1;
	if (p->turn || (tied && !(is_title(st, p) && words < 2 * FEW_WORDS))
	    || (whole && words >= FEW_WORDS) || last > i)
		add_quote(st, i, last, NP_DIRECT);
	else if (has_cue(&st->said[i]) && words > 1 && !is_title(st, p))
		add_quote(st, i, last, NP_MIXED);
	return last + 1;
}

void np_quotes_find(struct np_doc *doc, const struct np_scene *scene)
{
	struct state st = { .doc = doc, .scene = scene };
	uint32_t i;

	np_marks_pair(doc->arena, &doc->text, &st.pieces, &st.n);
	st.said = NP_NEW(doc->arena, struct np_said, st.n);
	st.last.speaker = st.last_entity = NP_NONE;
	for (i = 0; i < st.n; i++)
		st.said[i] = np_said_find(scene,
			i ? &st.pieces[i - 1] : NULL, &st.pieces[i],
			i + 1 < st.n ? &st.pieces[i + 1] : NULL);
	for (i = 0; i < st.n;)
		i = decide(&st, i);
}
