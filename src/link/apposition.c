/* Noun phrases whose place beside a name says who they are, and the names and
 * phrases they belong to. */
#include "link/coref.h"

#include "base/banned.h"

static uint32_t end_of(const np_mention *m)
{
	return m->token + m->ntokens;
}

static uint32_t sentence_end(const struct np_links *l, uint32_t i)
{
	const np_sentence *s = &l->text->sents[l->trait[i].sent];

	return s->token + s->ntokens;
}

/* -- Whose ----------------------------------------------------------------- */

/* The first name within the phrase before its head, else the noun phrase
 * that begins where this one does and ends before it: "the department's". */
static uint32_t owner_inside(const struct np_links *l, uint32_t i)
{
	uint32_t t, j;

	for (t = l->m[i].token; t < l->trait[i].head; t++)
		if (l->name[t] != NP_NONE)
			return l->name[t];
	for (j = i + 1; j < l->n && l->m[j].token == l->m[i].token; j++)
		if (l->m[j].kind == NP_NOMINAL)
			return j;
	return NP_NONE;
}

/* The mention that begins at token t, or behind an article there. */
static uint32_t mention_at(const struct np_links *l, uint32_t i, uint32_t t)
{
	uint32_t j;

	if (t < sentence_end(l, i) && l->name[t] != NP_NONE)
		return l->name[t];
	for (j = i + 1; j < l->n && l->m[j].token <= t; j++)
		if (l->m[j].token == t && l->m[j].kind == NP_NOMINAL)
			return j;
	if (t + 1 < sentence_end(l, i)
		&& np_links_sense(l, t) & NP_S_THE)
		return l->name[t + 1];
	return NP_NONE;
}

void np_owner_set(struct np_links *l, uint32_t i)
{
	np_mention *m = &l->m[i];
	uint32_t t = l->trait[i].head + 1, owner = owner_inside(l, i);

	l->trait[i].owner = owner;
	if (t + 1 >= sentence_end(l, i) || !(np_links_is(l, t, "of")
		|| np_links_is(l, t, "at") || np_links_is(l, t, "for")))
		return;
	owner = mention_at(l, i, t + 1);
	if (owner == NP_NONE || (!np_links_is(l, t, "of")
		&& (l->m[owner].kind != NP_NAME || l->m[owner].type == NP_PER)))
		return;
	if (l->trait[i].owner == NP_NONE)
		l->trait[i].owner = owner;
	if (np_links_is(l, t, "of") && l->trait[i].sense & NP_S_PER
		&& l->m[owner].kind != NP_PRONOUN) {
		m->ntokens = end_of(&l->m[owner]) - m->token;
		m->span.end = l->m[owner].span.end;
	}
}

/* -- Beside a name --------------------------------------------------------- */

/* A noun phrase for a person goes with a person's name and so on. */
static bool kinds_agree(const struct np_links *l, uint32_t name, uint32_t i)
{
	uint32_t sense = l->trait[i].sense;
	unsigned type = l->m[name].type;

	return (sense & NP_S_PER && type == NP_PER)
		|| (sense & NP_S_ORG && type == NP_ORG);
}

static bool is_many(const struct np_links *l, uint32_t i)
{
	return l->trait[i].sense & NP_S_MANY;
}

/* What may follow an apposition: "Weber, a singer and writer," but not
 * "Weber, the singer and the writer". */
static bool closes(const struct np_links *l, uint32_t i, uint32_t t)
{
	uint32_t end = sentence_end(l, i);

	if (t >= end)
		return true;
	if (np_links_is(l, t, "and"))
		return np_links_sense(l, l->m[i].token) & NP_S_INDEF
			|| (t + 1 < end && l->trait[i].head == l->m[i].token
			&& np_links_sense(l, t + 1) & NP_S_PER);
	return l->text->tokens[t].kind == NP_PUNCT
		|| l->text->tokens[t].kind == NP_QUOTE
		|| np_links_sense(l, t) & (NP_S_REL | NP_S_PREP);
}

/* "Anna Weber, 45, a singer," */
static uint32_t behind_name(const struct np_links *l, uint32_t i)
{
	uint32_t t = l->m[i].token, name;

	if (t < 2 || !np_links_is(l, t - 1, ","))
		return NP_NONE;
	t -= 2;
	if (l->text->tokens[t].kind == NP_NUMBER && t >= 2
		&& np_links_is(l, t - 1, ","))
		t -= 2;
	name = l->name[t];
	if (name == NP_NONE || end_of(&l->m[name]) != t + 1
		|| l->trait[name].sent != l->trait[i].sent
		|| !closes(l, i, end_of(&l->m[i])))
		return NP_NONE;
	return name;
}

/* Token behind the phrase and whom it is for: "spokesman for the union". */
static uint32_t end_with_owner(const struct np_links *l, uint32_t i)
{
	uint32_t end = end_of(&l->m[i]), owner = l->trait[i].owner;

	return owner != NP_NONE && l->m[owner].token > end
		&& l->m[owner].token <= end + 2 && (np_links_is(l, end, "for")
		|| np_links_is(l, end, "at")) ? end_of(&l->m[owner]) : end;
}

/* "the singer, Anna Weber," */
static uint32_t before_name(const struct np_links *l, uint32_t i)
{
	uint32_t t = end_with_owner(l, i), name, end, rank = 0;

	while (t + 2 < sentence_end(l, i) && (rank || np_links_is(l, t, ","))
		&& l->name[t + 1] == NP_NONE
		&& np_links_sense(l, t + 1) & NP_S_RANK && rank++ < 3)
		t++; /* "the singer, Dr. Anna Weber," */
	if (t + 1 >= sentence_end(l, i) || !(rank || np_links_is(l, t, ","))
		|| l->name[t + 1] == NP_NONE
		|| np_links_sense(l, l->m[i].token) & NP_S_INDEF)
		return NP_NONE;
	name = l->name[t + 1];
	end = end_of(&l->m[name]);
	if (end < sentence_end(l, i) && !np_links_is(l, end, ",")
		&& !np_links_is(l, end, "."))
		return NP_NONE;
	return name;
}

/* "Anna Weber is a singer", "she was the singer" */
static uint32_t behind_copula(const struct np_links *l, uint32_t i)
{
	uint32_t t = l->m[i].token, first, j, seen = 0;

	first = l->text->sents[l->trait[i].sent].token;
	if (t <= first || !(np_links_sense(l, t - 1) & NP_S_COP)
		|| np_links_genitive(l, end_of(&l->m[i])))
		return NP_NONE; /* "It was the senator's" */
	for (t--; t > first && np_links_sense(l, t - 1) & NP_S_AUX; t--)
		;
	for (j = i; j-- && l->m[j].token >= first
		&& seen++ < NP_COREF_WINDOW;)
		if (end_of(&l->m[j]) == t)
			return j;
	return NP_NONE;
}

/* "the NATO alliance", "the military's ISI intelligence agency": a body is
 * called by the name before its noun, but "the NATO board" is a part of it. */
static uint32_t name_inside(const struct np_links *l, uint32_t i)
{
	uint32_t t = l->trait[i].head, name;

	if (!(l->trait[i].sense & NP_S_ORG)
		|| l->trait[i].sense & (NP_S_PART | NP_S_NAT | NP_S_MANY))
		return NP_NONE;
	while (t > l->m[i].token && l->name[t - 1] == NP_NONE
		&& np_links_pos(l, t - 1) == NP_POS_NOUN
		&& l->trait[i].head - t < 2)
		t--;
	if (t == l->m[i].token)
		return NP_NONE;
	name = l->name[t - 1];
	return name != NP_NONE && l->m[name].type == NP_ORG
		&& (l->m[i].token == l->m[name].token
		|| np_links_sense(l, l->m[i].token) & (NP_S_THE | NP_S_HIS)
		|| l->name[l->m[i].token] != NP_NONE) ? name : NP_NONE;
}

uint32_t np_apposition_find(const struct np_links *l, uint32_t i)
{
	uint32_t who = behind_name(l, i);

	if (who == NP_NONE)
		who = before_name(l, i);
	if (who == NP_NONE)
		who = name_inside(l, i);
	if (who != NP_NONE)
		return kinds_agree(l, who, i) && !is_many(l, i) ? who
			: NP_NONE;
	who = behind_copula(l, i);
	if (who == NP_NONE)
		who = np_predicate_find(l, i);
	if (who == NP_NONE || is_many(l, who) != is_many(l, i))
		return NP_NONE;
	if (l->m[who].kind == NP_NAME && !kinds_agree(l, who, i))
		return NP_NONE;
	return l->trait[i].sense & NP_S_PER && l->trait[who].sense & NP_S_IT
		? NP_NONE : who;
}
