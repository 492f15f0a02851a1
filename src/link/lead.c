/* News tells what somebody is before it tells his name: the headline and the
 * first sentence say "intel chief", the second or third has the name.  A
 * reader takes the first person who is named, as a subject and without an
 * office of his own, to be the one announced.  So do we, for descriptions of
 * somebody who leads something that the text names.
 *
 * Two descriptions are of one person when what they lead is the same, or when
 * one says the country and the other the body, both with a head that leaves
 * open what is led ("chief", "head"), in neighbouring sentences.
 *
 * Courts and police are reported alike: "A former mayor was jailed yesterday.
 * Derek Hollis, 58, took ..."; the first sentence's one is who is named with
 * his age as the next sentences begin. */
#include "link/lead.h"

#include "base/banned.h"

#define LEAD 6 /* sentences, with the headline */
#define NEXT 2 /* sentences from a description to the name */

/* Heads that do not say what is led. */
static bool is_open(const struct np_links *l, uint32_t i)
{
	static const char *const heads[] = { "chief", "head", "boss", "leader",
		"director", "spymaster" };
	size_t k;

	for (k = 0; k < sizeof heads / sizeof *heads; k++)
		if (np_links_is(l, l->trait[i].head, heads[k]))
			return true;
	return false;
}

/* A person still without a name, who leads something that has one. */
static bool announces(struct np_links *l, uint32_t i)
{
	const struct np_trait *t = &l->trait[i];

	return l->m[i].kind == NP_NOMINAL && t->sense & NP_S_LEAD
		&& !(t->sense & NP_S_MANY) && t->owner != NP_NONE && !t->quoted
		&& !(np_links_sense(l, l->m[i].token) & NP_S_INDEF)
		&& !np_links_genitive(l, l->m[i].token + l->m[i].ntokens)
		&& !l->group[np_links_root(l, i)].nnames;
}

static bool same_post(struct np_links *l, uint32_t i, uint32_t j)
{
	uint32_t a = l->trait[i].owner, b = l->trait[j].owner;
	bool placed_a = l->m[a].type != NP_ORG;
	bool placed_b = l->m[b].type != NP_ORG;

	if (l->trait[i].sent == l->trait[j].sent || !is_open(l, i)
		|| !is_open(l, j))
		return false;
	if (np_links_root(l, a) == np_links_root(l, b))
		return true;
	return placed_a != placed_b
		&& l->trait[i].sent - l->trait[j].sent <= NEXT;
}

/* The person is told to hold an office by the words before his name. */
static bool has_office(const struct np_links *l, uint32_t i)
{
	uint32_t t = l->m[i].token, sense;

	if (!t || t == l->text->sents[l->trait[i].sent].token)
		return false;
	sense = np_links_sense(l, t - 1);
	return sense & NP_S_PER && !(sense & NP_S_RANK);
}

static bool can_be_meant(struct np_links *l, uint32_t i)
{
	const struct np_group *g = &l->group[np_links_root(l, i)];

	return l->m[i].kind == NP_NAME && l->m[i].type == NP_PER
		&& l->m[i].ntokens > 1 && g->first == i
		&& l->trait[i].subject && !l->trait[i].quoted
		&& !has_office(l, i);
}

/* "A former mayor": the subject of a sentence, without a name of his own. */
static bool is_lead(struct np_links *l, uint32_t i)
{
	return l->m[i].kind == NP_NOMINAL && l->m[i].type == NP_PER
		&& l->trait[i].subject && !l->trait[i].quoted
		&& !(l->trait[i].sense & NP_S_MANY)
		&& np_links_sense(l, l->m[i].token) & NP_S_INDEF
		&& l->text->tokens[l->m[i].token].zone == NP_BODY
		&& !l->group[np_links_root(l, i)].nnames;
}

/* "Derek Hollis, 58, ..." begins a sentence. */
static bool is_aged(const struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];
	uint32_t end = m->token + m->ntokens;

	return m->kind == NP_NAME && m->type == NP_PER && m->ntokens > 1
		&& m->token == l->text->sents[l->trait[i].sent].token
		&& end + 1 < l->text->ntokens && np_links_is(l, end, ",")
		&& l->text->tokens[end + 1].kind == NP_NUMBER;
}

static void join_aged(struct np_links *l)
{
	uint32_t i, lead = NP_NONE;

	for (i = 0; i < l->n && l->trait[i].sent <= LEAD; i++) {
		if (lead == NP_NONE && is_lead(l, i))
			lead = i;
		if (lead == NP_NONE || !is_aged(l, i))
			continue;
		if (l->group[np_links_root(l, i)].first == i
			&& !np_links_clash(l, lead, i)
			&& l->trait[i].sent - l->trait[lead].sent <= NEXT) {
			np_links_join(l, lead, i);
			l->trait[lead].predicate = true;
		}
		return;
	}
}

/* "Born Ruth Price in Duluth, Dr. Abernathy studied geology." */
static bool is_born(const struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];
	uint32_t first = l->text->sents[l->trait[i].sent].token;

	return m->kind == NP_NAME && m->type == NP_PER && m->ntokens > 1
		&& m->token == first + 1 && np_links_is(l, first, "born");
}

static void join_born(struct np_links *l)
{
	uint32_t i, j;

	for (i = 0; i < l->n; i++) {
		if (!is_born(l, i))
			continue;
		for (j = i + 1; j < l->n && l->trait[j].sent
			== l->trait[i].sent; j++)
			if (l->m[j].kind == NP_NAME && l->m[j].type == NP_PER
				&& l->trait[j].subject) {
				np_links_join(l, i, j);
				break;
			}
	}
}

static void join_announced(struct np_links *l)
{
	uint32_t i, last = NP_NONE;

	for (i = 0; i < l->n && l->trait[i].sent <= LEAD; i++) {
		if (announces(l, i)) {
			if (last != NP_NONE && same_post(l, i, last))
				np_links_join(l, last, i);
			if (last == NP_NONE || np_links_root(l, last)
				== np_links_root(l, i))
				last = i;
		} else if (last != NP_NONE && can_be_meant(l, i)) {
			if (l->trait[i].sent - l->trait[last].sent <= NEXT
				&& l->trait[i].sent > l->trait[last].sent)
				np_links_join(l, last, i);
			return;
		}
	}
}

void np_lead_join(struct np_links *l)
{
	join_announced(l);
	join_aged(l);
	join_born(l);
}
