/* An entity is an aside when every mention of it is one.  Each mention is
 * judged by its zone and by the few tokens around it. */
#include "out/aside.h"

#include <string.h>

#include "model/open.h"
#include "model/parser_tags.h"
#include "base/banned.h"

#define ROLL 8u /* names that are a list */
#define ROLL_SHOWN 4u /* of them */
#define ROLL_GAP 8u /* tokens between two */

/* "... he added. Reuter", "African News Agency (ANA)": the last sentence, or a
 * short last paragraph, is nothing but a name. */
static bool signs(const struct np_doc *doc, const np_mention *m)
{
	const struct np_text *t = &doc->text;
	const np_sentence *s = t->nsents > 1 ? &t->sents[t->nsents - 1] : NULL;

	if (!s || m->token < s->token)
		return false;
	if (m->token == s->token && m->ntokens + 1 >= s->ntokens)
		return true;
	return t->tokens[s->token].flags & NP_TOK_PARA && m->type == NP_ORG
		&& s->ntokens <= 8
		&& t->tokens[s->token + s->ntokens - 1].kind == NP_PUNCT;
}

/* "Sen. John McCain (R-Ariz.)": a label. */
static bool is_label(const struct np_doc *doc, const np_mention *m)
{
	const char *s = doc->text.source.ptr;
	uint32_t at = m->span.beg;

	if (m->span.end - at > 3 && memchr("DRI", s[at], 3) && s[at + 1] == '-'
		&& s[at + 2] >= 'A' && s[at + 2] <= 'Z')
		return true;
	return at > 2 && s[at - 1] == '-' && memchr("DRI", s[at - 2], 3)
		&& memchr(" (", s[at - 3], 2);
}

static bool is(const struct np_doc *doc, uint32_t tok, const char *s)
{
	/* A document that was made by hand has no words. */
	return tok < doc->text.ntokens && doc->text.word
		&& np_word_is(&doc->text, tok, s);
}

/* The token is, or ends or begins, the name of an agency or a paper, or a
 * word for where pictures come from. */
static bool is_source(const struct np_reader *r, uint32_t tok)
{
	const np_mention one = { .token = tok, .ntokens = 1 };

	return is(r->doc, tok, "photo") || is(r->doc, tok, "images")
		|| is(r->doc, tok, "pool") || is(r->doc, tok, "getty")
		|| np_note_is_known(r, &one, NP_LEX_AGENCY);
}

/* "Jo Hall/Reuters", "REUTERS/Jo Hall", "AP Photo/Jo Hall" */
static bool is_credit(const struct np_reader *r, const np_mention *m)
{
	uint32_t end = m->token + m->ntokens, at = m->token;

	if (is(r->doc, end, "/"))
		return is_source(r, end + 1) || is_source(r, end - 1);
	return at > 1 && is(r->doc, at - 1, "/")
		&& (is_source(r, at - 2) || is_source(r, at));
}

/* "(REUTERS)", "(Photo: AP)", "(Photo: Jo Hall, Getty Images)", "Getty
 * Images" */
static bool is_picture(const struct np_reader *r, const np_mention *m)
{
	uint32_t end = m->token + m->ntokens, at = m->token;

	if (is(r->doc, at, "getty") || (at > 1 && is(r->doc, at - 1, ":")
		&& (is(r->doc, at - 2, "photo") || is(r->doc, at - 2, "image")
		|| is(r->doc, at - 2, "picture"))))
		return true;
	return at && is(r->doc, at - 1, "(") && is(r->doc, end, ")")
		&& np_note_is_known(r, m, NP_LEX_AGENCY);
}

static bool is_aside(const struct np_reader *r, const np_mention *m)
{
	uint8_t zone = r->doc->text.tokens[m->token].zone;

	return zone == NP_BYLINE || zone == NP_SIGNOFF
		|| (zone == NP_DATELINE && m->type == NP_ORG)
		|| signs(r->doc, m) || is_label(r->doc, m) || is_credit(r, m)
		|| is_picture(r, m);
}

/* The GeoNames id of the country that an organisation is called by, 0: none. */
static uint32_t country_of(const struct np_reader *r, const np_entity *e)
{
	const np_mention *m = &r->doc->mentions[e->first];
	const struct np_lex *lex;
	struct np_lex_place p;
	struct np_hit hit;

	if (e->type != NP_ORG || e->unnamed || !r->words
		|| e->first >= r->doc->nmentions)
		return 0;
	lex = &r->doc->model->lex;
	if (np_lex_at(lex, r->words, &r->doc->text, m->token,
		m->token + m->ntokens, &hit) != m->ntokens
		|| !(hit.classes & NP_LEX_COUNTRY) || !np_lex_place(lex,
		np_lex_candidate(lex, hit.entry, 0), &p))
		return 0;
	return p.geonameid;
}

/* "UK": its government, where the country is told among the places. */
static bool is_government(const struct np_reader *r, const np_entity *e)
{
	const struct np_doc *doc = r->doc;
	uint32_t id = country_of(r, e), i;

	for (i = 0; id && i < doc->nentities; i++)
		if (doc->entities[i].type == NP_LOC
			&& doc->entities[i].place.geonameid == id)
			return true;
	return false;
}

static bool is_stop(const struct np_doc *doc, uint32_t i)
{
	np_span s = doc->text.tokens[i].span;

	return s.end == s.beg + 1 && doc->text.source.ptr[s.beg] == '.';
}

/* Does the person's name m follow the one before it in a list: only a few
 * words, no verb and no end of a sentence, between them? */
static bool goes_on(const struct np_doc *doc, const np_mention *before,
	const np_mention *m)
{
	const np_token *t = doc->text.tokens;
	uint32_t i = before->token + before->ntokens;

	if (i > m->token || m->token - i > ROLL_GAP)
		return false;
	for (; i <= m->token; i++)
		if (t[i].flags & NP_TOK_PARA || is_stop(doc, i)
				|| (i < m->token
				&& (t[i].upos == NP_UPOS_VERB
				|| t[i].upos == NP_UPOS_AUX)))
			return false;
	return true;
}

/* "Pictured are: ...", survivors, line-ups: of a list of ROLL or more people
 * only the first few are worth a line.  [m] whether the mention is one of the
 * others. */
static const uint8_t *find_rolls(const struct np_doc *doc)
{
	uint8_t *rolled = NP_NEW(doc->arena, uint8_t, doc->nmentions);
	uint32_t *run = NP_NEW(doc->arena, uint32_t, doc->nmentions);
	uint32_t i, n = 0, k;

	for (i = 0; i <= doc->nmentions; i++) {
		const np_mention *m = &doc->mentions[i];
		bool more = i < doc->nmentions;

		if (more && (m->type != NP_PER || m->kind != NP_NAME))
			continue;
		if (n && !(more && goes_on(doc, &doc->mentions[run[n - 1]],
				m))) {
			for (k = ROLL_SHOWN; n >= ROLL && k < n; k++)
				rolled[run[k]] = 1;
			n = 0;
		}
		if (more)
			run[n++] = i;
	}
	return rolled;
}

const uint8_t *np_asides(const struct np_reader *r)
{
	const struct np_doc *doc = r->doc;
	uint8_t *aside = NP_NEW(doc->arena, uint8_t, doc->nentities);
	const uint8_t *rolled = find_rolls(doc);
	uint32_t i;

	memset(aside, 1, doc->nentities);
	for (i = 0; i < doc->nmentions; i++)
		if (doc->mentions[i].entity < doc->nentities && !rolled[i]
			&& !is_aside(r, &doc->mentions[i]))
			aside[doc->mentions[i].entity] = 0;
	for (i = 0; i < doc->nentities; i++)
		aside[i] |= is_government(r, &doc->entities[i]);
	return aside;
}

#define BACK 4u /* mentions looked back for the same */

/* Only a comma, a bracket, or an age between commas stands in [beg, end). */
static bool is_beside(const struct np_doc *doc, uint32_t beg, uint32_t end)
{
	if (end == beg + 1)
		return is(doc, beg, ",") || (is(doc, beg, "(")
			&& end < doc->text.ntokens);
	return end == beg + 3 && is(doc, beg, ",") && is(doc, beg + 2, ",")
		&& doc->text.tokens[beg + 1].kind == NP_NUMBER;
}

/* The mention stands within one of the same before it, or beside it. */
static bool repeats(const struct np_doc *doc, uint32_t i)
{
	const np_mention *m = &doc->mentions[i], *prev;
	uint32_t k, end;

	for (k = 1; k <= BACK && k <= i; k++) {
		prev = m - k;
		end = prev->token + prev->ntokens;
		if (prev->entity == m->entity && (m->token < end
			|| is_beside(doc, end, m->token)))
			return true;
	}
	return false;
}

const uint32_t *np_repeats(const struct np_reader *r)
{
	const struct np_doc *doc = r->doc;
	uint32_t *n = NP_NEW(doc->arena, uint32_t, doc->nentities);
	uint32_t i;

	for (i = 0; i < doc->nmentions; i++) {
		const np_mention *m = &doc->mentions[i];

		if (m->entity < doc->nentities && r->o->pick.shown[i]
			&& (is_aside(r, m) || repeats(doc, i)))
			n[m->entity]++;
	}
	return n;
}
