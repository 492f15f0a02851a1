/* The model finds names word by word; what a reader sees at a glance and it
 * does not is put right here, by rules that ask for the words in and beside
 * the name.  Each rule looks at a few tokens, so all is linear.
 *
 * A rule that is not sure leaves the name alone: what is cut here is missing
 * in every count that follows. */
#include "link/tidy.h"

#include <string.h>

#include "base/list.h"
#include "link/labels.h"
#include "base/banned.h"

static uint32_t end_of(const np_mention *m)
{
	return m->token + m->ntokens;
}

static const struct np_word *word(const struct np_links *l, uint32_t tok)
{
	return np_word_of(l->text, tok);
}

static bool is_capital(const struct np_links *l, uint32_t tok)
{
	return word(l, tok)->shape & NP_W_CAP;
}

static void cut(const struct np_links *l, np_mention *m, uint32_t beg,
	uint32_t end)
{
	m->token = beg;
	m->ntokens = end - beg;
	if (beg == end)
		return;
	m->span.beg = l->text->tokens[beg].span.beg;
	m->span.end = l->text->tokens[end - 1].span.end;
}

static void drop(np_mention *m)
{
	m->ntokens = 0;
}

/* Token tok is there, in the sentence of m, and spelt s. */
static bool has(const struct np_links *l, const np_mention *m, uint32_t tok,
	const char *s)
{
	return tok < l->text->ntokens && l->sent[tok] == l->sent[m->token]
		&& np_links_is(l, tok, s);
}

/* -- What is no name ------------------------------------------------------- */

/* Words of buttons and links. */
static bool is_button(const struct np_links *l, uint32_t tok)
{
	static const char *const words[] = { "advertisement", "archived",
		"click", "comments", "download", "follow", "loading", "login",
		"more", "newsletter", "print", "published", "read", "related",
		"scroll", "share", "sign", "subscribe", "updated", "watch" };
	const struct np_word *w = word(l, tok);

	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* "Robert Huxley Click to share", "Read Next" */
static void cut_buttons(const struct np_links *l, np_mention *m)
{
	uint32_t beg = m->token, end = end_of(m);

	if (m->type == NP_MISC)
		return; /* a title of a book may begin like that */
	if (is_button(l, beg) && (m->ntokens == 1 || has(l, m, end, ":"))) {
		drop(m);
		return;
	}
	while (end - beg > 2 && is_button(l, end - 1))
		end--;
	cut(l, m, beg, end);
}

/* "(NASDAQ: NWSL)", "(HALV.OL)", "<KM>" */
static bool is_ticker(const struct np_links *l, const np_mention *m)
{
	uint32_t b = m->token, e = end_of(m);

	if (!b || !(word(l, b)->shape & NP_W_UPPER || m->ntokens == 1))
		return false;
	if (has(l, m, b - 1, "<") && has(l, m, e, ">"))
		return true;
	if (has(l, m, b - 1, "("))
		return (has(l, m, e, ":") && has(l, m, e + 2, ")"))
			|| (e + 2 < l->text->ntokens && np_links_is(l, e, ".")
			&& np_links_is(l, e + 2, ")")
			&& word(l, e + 1)->n <= 3);
	return has(l, m, b - 1, ":") && has(l, m, e, ")") && b > 2
		&& has(l, m, b - 3, "(") && word(l, b)->shape & NP_W_UPPER;
}

/* "Dailymail.com" */
static bool is_site(const struct np_links *l, uint32_t tok)
{
	const struct np_word *w = word(l, tok);

	return l->text->tokens[tok].kind == NP_URL || (w->nlow > 5
		&& !memcmp(w->low + w->nlow - 4, ".com", 4));
}

/* "@RyanZinke" and sites alone, or behind a name. */
static void cut_handles(const struct np_links *l, np_mention *m)
{
	uint32_t end = end_of(m), i;

	for (i = m->token; i < end; i++)
		if (word(l, i)->s[0] == '@' || (i > m->token && is_site(l, i)))
			break;
	if (i < end)
		cut(l, m, m->token, i);
}

/* -- Titles ---------------------------------------------------------------- */

/* Offices that stand in names: "Pope Francis", "King Charles". */
static bool is_regnal(const struct np_links *l, uint32_t tok)
{
	static const char *const words[] = { "emperor", "empress", "king",
		"lady", "lord", "pope", "prince", "princess", "queen", "saint",
		"sultan" };
	const struct np_word *w = word(l, tok);

	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* Letters behind a name: "QC", "OBE". */
static bool is_postnominal(const struct np_links *l, uint32_t tok)
{
	static const char *const words[] = { "AM", "AO", "CBE", "DBE", "Esq",
		"Esq.", "KBE", "KC", "M.D.", "MBE", "MD", "MEP", "MLA", "MP",
		"MSP", "OBE", "Ph.D.", "PhD", "QC", "SC" };
	const struct np_word *w = word(l, tok);

	return NP_LIST_HAS(words, w->s, w->n);
}

static void cut_titles(const struct np_links *l, np_mention *m)
{
	uint32_t beg = m->token, end = end_of(m), sense;

	if (m->type != NP_PER)
		return;
	while (end - beg > 2 && is_postnominal(l, end - 1))
		end--;
	for (; end - beg > 1 && !is_regnal(l, beg); beg++) {
		sense = np_links_sense(l, beg);
		if (!(sense & NP_S_TITLE) && !(sense & NP_S_TITLEMOD
			&& np_links_sense(l, beg + 1) & NP_S_TITLE))
			break;
		if (end - beg == 2 && !(sense & NP_S_RANK))
			break; /* "Judge Judy", "Justice Thomas" */
	}
	cut(l, m, beg, end);
}

/* "[Trump-slayer]", "the [Weber-era] rules" */
static void cut_compound(const struct np_links *l, np_mention *m)
{
	if (m->type == NP_PER && m->ntokens == 3
		&& np_links_is(l, m->token + 1, "-")
		&& !is_capital(l, end_of(m) - 1))
		cut(l, m, m->token, m->token + 1);
}

/* "Hall of [Famer Magic Johnson]" */
static void cut_famer(const struct np_links *l, np_mention *m)
{
	if (m->type == NP_PER && m->ntokens > 1
		&& np_links_is(l, m->token, "famer"))
		cut(l, m, m->token + 1, end_of(m));
}

/* Whether "Defence" and what follows is the title of somebody: "Defence
 * Secretary Caspar Weinberger". */
static bool is_of_title(const struct np_links *l, const np_mention *m)
{
	uint32_t end = end_of(m);

	return end + 1 < l->text->ntokens
		&& np_links_sense(l, end - 1) & NP_S_TITLEMOD
		&& !(np_links_sense(l, end - 1) & NP_S_RANK)
		&& l->sent[end] == l->sent[m->token] && is_capital(l, end)
		&& np_links_sense(l, end) & NP_S_TITLE;
}

/* "[U.S. Defence] Secretary", "[Treasury] Secretary": no organisation; the
 * country stays. */
static void cut_of_title(const struct np_links *l, np_mention *m)
{
	const struct np_hit *hit = l->hit[m->token] == NP_NONE ? NULL
		: &l->hits[l->hit[m->token]];

	if (m->type != NP_ORG || !is_of_title(l, m))
		return;
	if (!hit || hit->token != m->token || hit->ntokens >= m->ntokens
		|| !(hit->classes & (NP_LEX_COUNTRY | NP_LEX_DEMONYM))) {
		drop(m);
		return;
	}
	m->type = hit->classes & NP_LEX_COUNTRY ? NP_LOC : NP_MISC;
	cut(l, m, m->token, m->token + hit->ntokens);
}

/* "[ABOARD AIR FORCE ONE] (Reuters) -" */
static void cut_aboard(const struct np_links *l, np_mention *m)
{
	if (m->ntokens > 1 && np_links_is(l, m->token, "aboard"))
		cut(l, m, m->token + 1, end_of(m));
}

/* -- Places ---------------------------------------------------------------- */

#define PLACES (NP_LEX_COUNTRY | NP_LEX_REGION | NP_LEX_CITY | NP_LEX_PLACE)

/* "[Lyon, France]", "a U.S. ally in the [Gulf, Qatar]" are two, where the second
 * is known; rest becomes the second.  "Washington, DC" is one city. */
static void split_comma(const struct np_links *l, np_mention *m,
	np_mention *rest)
{
	uint32_t i, end = end_of(m);

	for (i = m->token + 1; i + 1 < end; i++)
		if (np_links_is(l, i, ","))
			break;
	if (m->type != NP_LOC || i + 1 >= end || np_links_is(l, i + 1, "dc")
		|| np_links_is(l, i + 1, "d.c.")
		|| np_links_is(l, i + 1, "d") || !(PLACES
		& np_links_classes(l, i + 1)))
		return;
	*rest = *m;
	cut(l, rest, i + 1, end);
	cut(l, m, m->token, i);
}

/* In a table or a list of teams, too, a country is a country. */
static void set_country(const struct np_links *l, np_mention *m)
{
	const struct np_hit *hit;

	if (m->type != NP_ORG || l->hit[m->token] == NP_NONE || m->score > 0.7f)
		return;
	hit = &l->hits[l->hit[m->token]];
	if (hit->token == m->token && hit->ntokens == m->ntokens
		&& hit->classes & NP_LEX_COUNTRY
		&& !(hit->classes & (NP_LEX_ORG | NP_LEX_AGENCY)))
		m->type = NP_LOC;
}

/* "[Lexington County] Sheriff's [Department]" is one; true when prev has taken
 * m in. */
static bool joins(const struct np_links *l, np_mention *prev,
	const np_mention *m)
{
	uint32_t t = end_of(prev);

	if (prev->type != NP_LOC || m->type != NP_ORG || m->ntokens != 1
		|| prev->entity != NP_NONE || m->entity != NP_NONE
		|| m->token != t + 2 || !is_capital(l, t)
		|| !np_links_genitive(l, t + 1)
		|| l->sent[prev->token] != l->sent[m->token])
		return false;
	cut(l, prev, prev->token, end_of(m));
	prev->type = NP_ORG;
	return true;
}

/* "a [California Democrat]" is somebody of that party. */
static void set_member(const struct np_links *l, np_mention *m)
{
	uint32_t end = end_of(m);

	if (m->type == NP_ORG && (np_links_is(l, end - 1, "democrat")
		|| np_links_is(l, end - 1, "republican")))
		m->type = NP_MISC;
}

/* "The Webers" are people, where there is a Weber. */
static void set_family(const struct np_links *l, const np_table *surnames,
	np_mention *m)
{
	const struct np_word *w = word(l, m->token);

	if (m->type == NP_ORG && m->ntokens == 1 && m->token && w->n > 4
		&& w->low[w->nlow - 1] == 's'
		&& np_links_sense(l, m->token - 1) & NP_S_THE
		&& np_table_get(surnames, w->low, w->nlow - 1,
		np_hash(w->low, w->nlow - 1, 0)))
		m->type = NP_PER;
}

static void note_surname(const struct np_links *l, np_table *surnames,
	const np_mention *m)
{
	const struct np_word *w = word(l, end_of(m) - 1);

	if (m->type == NP_PER && m->ntokens > 1)
		np_table_put(surnames, w->low, w->nlow, w->lowhash, 1);
}

/* -- Headlines in capitals ------------------------------------------------- */

/* How the article spells a word, but for words in capitals. */
#define CAPITAL 1u
#define SMALL 2u

static void count_spellings(const struct np_links *l, np_table *t)
{
	const struct np_text *x = l->text;
	uint32_t i;

	np_table_init(t, l->arena);
	for (i = 0; i < x->nwords; i++) {
		const struct np_word *w = &x->words[i];
		uint32_t *n;

		if (!(w->shape & NP_W_ALPHA) || w->shape & NP_W_UPPER)
			continue;
		n = np_table_put(t, w->low, w->nlow, w->lowhash, 0);
		*n |= w->shape & NP_W_CAP ? CAPITAL : SMALL;
	}
}

/* "IRAN SAYS ... GULF SHIPPING": a word that the article writes in small
 * letters, and never otherwise, is no part of a name. */
static bool is_small(const struct np_links *l, const np_table *t, uint32_t tok)
{
	const struct np_word *w = word(l, tok);
	const uint32_t *n = np_table_get(t, w->low, w->nlow, w->lowhash);

	return n && *n == SMALL;
}

static void cut_small(const struct np_links *l, const np_table *t,
	np_mention *m)
{
	uint32_t beg = m->token, end = end_of(m);

	while (beg < end && is_small(l, t, end - 1))
		end--;
	while (beg < end && is_small(l, t, beg))
		beg++;
	cut(l, m, beg, end);
}

/* Whether all words of letters are in capitals around a name in them. */
static bool in_capitals(const struct np_links *l, const np_mention *m)
{
	const np_sentence *s = &l->text->sents[l->sent[m->token]];
	uint32_t i, upper = 0;

	if (l->text->tokens[m->token].zone != NP_HEADLINE)
		return false;
	for (i = s->token; i < s->token + s->ntokens; i++) {
		if (!(word(l, i)->shape & NP_W_ALPHA) || word(l, i)->n < 2)
			continue;
		if (!(word(l, i)->shape & NP_W_UPPER))
			return false;
		upper++;
	}
	return upper > 2;
}

/* What the whole article tells. */
struct article {
	const struct np_links *l;
	np_table spelt; /* lower-cased word -> CAPITAL | SMALL */
	np_table surnames;
};

/* m may become nothing, or two: the second is then in *rest. */
static void tidy(const struct article *a, np_mention *m, np_mention *rest)
{
	const struct np_links *l = a->l;

	if (is_ticker(l, m))
		drop(m);
	if (m->ntokens)
		cut_handles(l, m);
	if (m->ntokens)
		cut_buttons(l, m);
	if (m->ntokens && in_capitals(l, m))
		cut_small(l, &a->spelt, m);
	if (!m->ntokens)
		return;
	cut_titles(l, m);
	cut_famer(l, m);
	cut_compound(l, m);
	cut_aboard(l, m);
	split_comma(l, m, rest);
	set_country(l, m);
	set_member(l, m);
	set_family(l, &a->surnames, m);
	cut_of_title(l, m);
}

np_mention *np_tidy_names(const struct np_links *l, const np_mention *names,
	uint32_t *n)
{
	struct article a = { .l = l };
	uint32_t i, k = 0;
	np_mention *out;

	if (l->text->nturns)
		names = np_label_names(l, names, n);
	out = NP_NEW(l->arena, np_mention, 2 * (size_t)*n);

	count_spellings(l, &a.spelt);
	np_table_init(&a.surnames, l->arena);
	for (i = 0; i < *n; i++)
		note_surname(l, &a.surnames, &names[i]);
	for (i = 0; i < *n; i++) {
		np_mention *m = &out[k], rest = { .ntokens = 0 };

		*m = names[i];
		if (m->entity == NP_NONE)
			tidy(&a, m, &rest);
		if (k && m->ntokens && joins(l, m - 1, m))
			continue;
		k += m->ntokens != 0;
		if (rest.ntokens)
			out[k++] = rest;
	}
	*n = k;
	return out;
}
