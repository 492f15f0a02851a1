/* Names come from the model in text order and disjoint, so reconciling them
 * with the timexes, in text order and disjoint too, is a merge. */
#include "link/mentions.h"

#include <string.h>

#include "base/sort.h"
#include "lex/names.h"
#include "link/nominal.h"
#include "link/tidy.h"
#include "base/banned.h"

static uint32_t end_of(const np_mention *m)
{
	return m->token + m->ntokens;
}

/* Which of two that overlap goes: true when the name stays. */
static bool name_wins(const np_mention *m, const np_timex *x)
{
	return m->token <= x->token && end_of(m) >= x->token + x->ntokens
		&& m->ntokens > x->ntokens;
}

static bool overlap(const np_mention *m, const np_timex *x)
{
	return m->token < x->token + x->ntokens && x->token < end_of(m);
}

/* Give [token, token + ntokens) to m. */
static void set_tokens(const struct np_text *t, np_mention *m, uint32_t token,
	uint32_t ntokens)
{
	m->token = token;
	m->ntokens = ntokens;
	m->span.beg = t->tokens[token].span.beg;
	m->span.end = t->tokens[token + ntokens - 1].span.end;
}

static bool is_form_of_address(const struct np_links *l, uint32_t tok)
{
	static const char *const forms[] = { "mr", "mr.", "mrs", "mrs.", "ms",
		"ms.", "miss" };
	size_t i;

	for (i = 0; i < sizeof forms / sizeof *forms; i++)
		if (np_links_is(l, tok, forms[i]))
			return true;
	return false;
}

static void trim(const struct np_links *l, np_mention *m)
{
	uint32_t beg = m->token, end = end_of(m);

	while (end - beg > 1 && np_links_genitive(l, end - 1))
		end--;
	while (end - beg > 1 && (is_form_of_address(l, beg)
		|| (m->type != NP_MISC && np_links_is(l, beg, "the"))))
		beg++;
	if (beg != m->token || end != end_of(m))
		set_tokens(l->text, m, beg, end - beg);
}

/* Mark in keep[] which timexes stay; return the names that do. */
static uint32_t merge(const struct np_links *l, np_mention *names,
	uint8_t *keep)
{
	const struct np_doc *doc = l->doc;
	uint32_t i, k = 0, x, n = 0;

	for (i = 0; i < doc->nmentions; i++) {
		const np_mention *m = &doc->mentions[i];
		bool stays = m->type != NP_DATE && m->ntokens;

		while (k < doc->ntimexes && doc->timexes[k].token
			+ doc->timexes[k].ntokens <= m->token)
			k++;
		for (x = k; stays && x < doc->ntimexes
			&& overlap(m, &doc->timexes[x]); x++)
			stays = !keep[x] || name_wins(m, &doc->timexes[x]);
		if (!stays)
			continue;
		while (x-- > k)
			keep[x] = 0;
		names[n] = *m;
		names[n].kind = NP_NAME;
		if (m->entity == NP_NONE)
			trim(l, &names[n]);
		n++;
	}
	return n;
}

static void drop_timexes(struct np_doc *doc, const uint8_t *keep)
{
	uint32_t i, n = 0;

	for (i = 0; i < doc->ntimexes; i++)
		if (keep[i])
			doc->timexes[n++] = doc->timexes[i];
	doc->ntimexes = n;
}

/* The user's own names, left to right, the longest first; [*n]. */
static np_mention *own_names(const struct np_links *l, unsigned *n)
{
	const np_names *own = l->doc->opt.names;
	const struct np_text *t = l->text;
	np_mention *out = NULL;
	unsigned cap = 0;
	uint32_t s, i, k, len;

	*n = 0;
	for (s = 0; own && s < t->nsents; s++) {
		uint32_t end = t->sents[s].token + t->sents[s].ntokens;

		for (i = t->sents[s].token; i < end; i += len) {
			np_mention m = { .kind = NP_NAME, .score = 1 };

			k = np_names_at(own, t, i, end, &len);
			if (k == NP_NONE) {
				len = 1;
				continue;
			}
			m.entity = k;
			m.type = np_names_entry(own, k)->type;
			set_tokens(t, &m, i, len);
			NP_PUSH(l->arena, out, *n, cap, m);
		}
	}
	return out;
}

/* Put own names in the place of what they overlap. */
static void overrule(const struct np_links *l, uint8_t *keep)
{
	struct np_doc *doc = l->doc;
	unsigned nown;
	np_mention *own = own_names(l, &nown), *all;
	uint32_t i = 0, o, n = 0, x;

	if (!nown)
		return;
	all = NP_NEW(l->arena, np_mention, (size_t)nown + doc->nmentions);
	for (o = 0, x = 0; o < nown; o++) {
		for (; i < doc->nmentions
			&& end_of(&doc->mentions[i]) <= own[o].token; i++)
			all[n++] = doc->mentions[i];
		while (i < doc->nmentions
			&& doc->mentions[i].token < end_of(&own[o]))
			i++;
		for (; x < doc->ntimexes
			&& doc->timexes[x].token < end_of(&own[o]); x++)
			if (overlap(&own[o], &doc->timexes[x])
				&& own[o].type != NP_DATE)
				keep[x] = 0;
		all[n++] = own[o];
	}
	for (; i < doc->nmentions; i++)
		all[n++] = doc->mentions[i];
	doc->mentions = all;
	doc->nmentions = n;
}

static uint32_t read_names(const struct np_links *l, np_mention **out)
{
	struct np_doc *doc = l->doc;
	uint8_t *keep = NP_NEW(l->arena, uint8_t, doc->ntimexes);
	np_mention *names;
	uint32_t n, i;

	if (doc->ntimexes)
		memset(keep, 1, doc->ntimexes);
	for (i = 0; i < doc->nmentions; i++)
		doc->mentions[i].entity = NP_NONE;
	overrule(l, keep);
	names = NP_NEW(l->arena, np_mention, doc->nmentions);
	n = merge(l, names, keep);
	drop_timexes(doc, keep);
	*out = np_tidy_names(l, names, &n);
	return n;
}

/* Text order; of two that begin together the longer first. */
static int by_place(const void *a, const void *b)
{
	const np_mention *x = a, *y = b;

	if (x->token != y->token)
		return x->token < y->token ? -1 : 1;
	return (x->ntokens < y->ntokens) - (x->ntokens > y->ntokens);
}

static void cover(struct np_links *l, const np_mention *m, uint32_t n)
{
	uint32_t i, k;

	for (i = 0; i < n; i++)
		if (m[i].kind == NP_NAME)
			for (k = 0; k < m[i].ntokens; k++)
				l->name[m[i].token + k] = i;
}

/* The head of a name: its last token before "of", "for" and the like. */
static uint32_t name_head(const struct np_links *l, const np_mention *m)
{
	uint32_t i;

	for (i = m->token + 1; i < end_of(m); i++)
		if (np_links_sense(l, i) & NP_S_PREP)
			return i - 1;
	return end_of(m) - 1;
}

/* Which tokens stand between quotation marks: of a paragraph, for a mark that
 * is never closed ends there. */
static const uint8_t *quoted(const struct np_links *l)
{
	const np_token *t = l->text->tokens;
	uint8_t *in = NP_NEW(l->arena, uint8_t, l->text->ntokens);
	uint32_t i;
	bool open = false;

	for (i = 0; i < l->text->ntokens; i++) {
		if (t[i].flags & NP_TOK_PARA)
			open = false;
		if (t[i].kind == NP_QUOTE)
			open = !open;
		in[i] = open;
	}
	return in;
}

/* "The first female president" */
static uint32_t told_sex(const struct np_links *l, uint32_t beg, uint32_t head)
{
	for (; beg < head; beg++) {
		if (np_links_is(l, beg, "female"))
			return NP_S_F;
		if (np_links_is(l, beg, "male"))
			return NP_S_M;
	}
	return 0;
}

static void set_traits(struct np_links *l)
{
	const uint8_t *in = quoted(l);
	uint32_t i;

	l->trait = NP_NEW(l->arena, struct np_trait, l->n);
	for (i = 0; i < l->n; i++) {
		struct np_trait *tr = &l->trait[i];
		np_mention *m = &l->m[i];

		tr->owner = NP_NONE;
		tr->own = m->kind == NP_NAME ? m->entity : NP_NONE;
		tr->form = NP_NONE;
		tr->head = m->kind == NP_NAME ? name_head(l, m) : m->entity;
		m->entity = NP_NONE;
		tr->quoted = in[m->token];
		tr->sent = l->sent[m->token];
		if (m->kind != NP_NAME)
			tr->sense = np_links_sense(l, tr->head)
				| told_sex(l, m->token, tr->head);
	}
}

void np_mentions_read(struct np_links *l, bool nominals)
{
	np_mention *names, *more = NULL;
	uint32_t n = read_names(l, &names), nmore = 0;

	l->name = NP_NEW(l->arena, uint32_t, l->text->ntokens);
	memset(l->name, 0xff, l->text->ntokens * sizeof *l->name);
	cover(l, names, n);
	l->m = names;
	l->n = n;
	if (nominals)
		np_nominal_find(l, &more, &nmore);
	l->m = NP_NEW(l->arena, np_mention, (size_t)n + nmore);
	l->n = n + nmore;
	if (n)
		memcpy(l->m, names, n * sizeof *names);
	if (nmore)
		memcpy(l->m + n, more, nmore * sizeof *more);
	np_sort(l->arena, l->m, l->n, sizeof *l->m, by_place);
	cover(l, l->m, l->n);
	set_traits(l);
}
