/* Every mention of a person may bring a title and a role; of several roles
 * the one that says most wins: told beside the name before told elsewhere,
 * with its organisation before without, of a leader before others, early
 * before late.  Roles are slices of the text without the article; only those
 * told by a verb ("who heads"), or of something that has a better name ("head
 * of the agency"), are composed. */
#include "link/title.h"

#include <string.h>

#include "base/list.h"
#include "link/nominal.h"
#include "base/banned.h"

struct reader {
	struct np_links *l;
	uint32_t *best; /* [E] worth of the role so far */
	unsigned caprelations;
};

/* A role as found. */
struct role {
	uint32_t beg, end; /* tokens of the whole */
	uint32_t head; /* its noun */
	uint32_t of; /* mention it belongs to, or NP_NONE */
	uint32_t worth;
};

static np_str slice(const struct np_links *l, uint32_t beg, uint32_t end)
{
	const np_token *t = l->text->tokens;

	return (np_str){ l->text->source.ptr + t[beg].span.beg,
		t[end - 1].span.end - t[beg].span.beg };
}

static bool is_capital(const struct np_links *l, uint32_t tok)
{
	return np_word_of(l->text, tok)->shape & NP_W_CAP;
}

/* -- Relations and roles --------------------------------------------------- */

/* The noun of a role with what qualifies it, but for the name it is of. */
static np_str role_noun(const struct np_links *l, const struct role *r)
{
	uint32_t t = r->head;

	while (t > r->beg && l->name[t - 1] == NP_NONE
		&& !(np_links_sense(l, t - 1) & NP_S_DET)
		&& l->text->tokens[t - 1].kind == NP_WORD
		&& !np_links_genitive(l, t - 1))
		t--;
	return slice(l, t, r->head + 1);
}

static bool equal(np_str a, np_str b)
{
	return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
}

static void relate(struct reader *r, uint32_t e, uint32_t of, np_str role)
{
	struct np_doc *doc = r->l->doc;
	np_relation rel = { .entity = e, .of = of, .role = role };
	uint32_t i, back = doc->nrelations < 8 ? doc->nrelations : 8;

	for (i = doc->nrelations - back; i < doc->nrelations; i++)
		if (doc->relations[i].entity == e && doc->relations[i].of == of
			&& equal(doc->relations[i].role, role))
			return;
	NP_PUSH(r->l->arena, doc->relations, doc->nrelations,
		r->caprelations, rel);
}

static void set_role(struct reader *r, uint32_t e, np_str text, uint32_t worth)
{
	if (worth <= r->best[e])
		return;
	r->best[e] = worth;
	r->l->doc->entities[e].role = text;
}

/* "head of the union", "spokesman for the union", in the arena. */
static np_str compose(const struct np_links *l, np_str noun, np_str of)
{
	bool speaks = noun.len >= 6 && !memcmp(noun.ptr, "spokes", 6);
	size_t n = speaks ? 5 : 4;
	char *s = np_arena_alloc(l->arena, noun.len + n + of.len);

	memcpy(s, noun.ptr, noun.len);
	memcpy(s + noun.len, speaks ? " for " : " of ", n);
	memcpy(s + noun.len + n, of.ptr, of.len);
	return (np_str){ s, noun.len + n + of.len };
}

/* Of "the head of the agency" the head of whatever the agency is called. */
static bool of_noun(const struct np_links *l, const struct role *r)
{
	return r->of != NP_NONE && l->m[r->of].kind == NP_NOMINAL
		&& l->m[r->of].token > r->head && l->m[r->of].entity != NP_NONE
		&& !l->doc->entities[l->m[r->of].entity].unnamed;
}

/* "the union's lawyer": the article is the union's. */
static bool is_owners(const struct np_links *l, const struct role *r)
{
	uint32_t t;

	for (t = r->beg; t < r->head && l->name[t] == NP_NONE; t++)
		if (np_links_genitive(l, t))
			return true;
	return false;
}

static void take(struct reader *r, uint32_t e, const struct role *role)
{
	const struct np_links *l = r->l;
	uint32_t beg = role->beg;

	while (beg < role->end - 1 && l->name[beg] == NP_NONE
		&& np_links_sense(l, beg) & (NP_S_THE | NP_S_INDEF | NP_S_DEM)
		&& !is_owners(l, role))
		beg++;
	set_role(r, e, of_noun(l, role) ? compose(l, slice(l, beg,
		role->head + 1), l->doc->entities[l->m[role->of].entity].name)
		: slice(l, beg, role->end), role->worth);
	if (role->of != NP_NONE && l->m[role->of].entity != NP_NONE
		&& l->m[role->of].entity != e)
		relate(r, e, l->m[role->of].entity, role_noun(l, role));
}

/* Nouns that say nothing about somebody, without whose he is. */
static bool is_anybody(const struct np_links *l, uint32_t head)
{
	static const char *const anybody[] = { "ally", "boy", "colleague",
		"critic", "fan", "friend", "girl", "guy", "human",
		"individual", "lady", "man", "member", "neighbor", "neighbour",
		"one", "opponent", "people", "person", "rival", "someone",
		"supporter", "thing", "woman" };
	const struct np_word *w = np_word_of(l->text, head);

	return NP_LIST_HAS(anybody, w->low, w->nlow);
}

/* -- Before the name ------------------------------------------------------- */

static bool shout(const struct np_links *l, uint32_t tok)
{
	return np_word_of(l->text, tok)->shape & NP_W_UPPER;
}

/* "Sen.", "Rep.": a form of address with an office before it. */
static bool is_short(const struct np_links *l, uint32_t tok)
{
	const struct np_word *w = np_word_of(l->text, tok);

	return w->n <= 4 && w->s[w->n - 1] == '.';
}

/* Whether token t is joined by a hyphen to a title before it. */
static bool is_joined(const struct np_links *l, uint32_t first, uint32_t t)
{
	return t > first + 1 && np_links_is(l, t - 1, "-")
		&& !(l->text->tokens[t].flags & NP_TOK_SPACE)
		&& is_capital(l, t - 2)
		&& np_links_sense(l, t - 2) & NP_S_TITLE;
}

/* Where the titles that end before token end begin: "Prime Minister",
 * "Environment Minister". */
static uint32_t title_begin(const struct np_links *l, uint32_t first,
	uint32_t end)
{
	uint32_t t = end;

	for (;;) {
		while (t > first && l->name[t - 1] == NP_NONE
			&& is_capital(l, t - 1) && np_links_sense(l, t - 1)
			& (NP_S_TITLE | NP_S_TITLEMOD))
			t--;
		if (t == end || !is_joined(l, first, t))
			break;
		t -= 2; /* "Secretary-General" */
	}
	if (t == end || !(np_links_sense(l, end - 1) & NP_S_TITLE)
		|| np_links_sense(l, end - 1) & NP_S_MANY)
		return end;
	if (t + 1 < end && is_short(l, end - 1)
		&& np_links_sense(l, end - 2) & NP_S_LEAD)
		return end - 1;
	while (t > first && l->name[t - 1] == NP_NONE && is_capital(l, t - 1)
		&& np_links_sense(l, t) & NP_S_LEAD
		&& l->text->tokens[t - 1].kind == NP_WORD
		&& !(shout(l, t - 1) && !shout(l, t))
		&& (!l->tagged || np_nominal_part(l, t - 1))
		&& !(np_links_sense(l, t - 1) & (NP_S_DET | NP_S_PREP
		| NP_S_CONJ | NP_S_AUX | NP_S_VERB | NP_S_SAY | NP_S_PRON)))
		t--;
	return t;
}

/* Whether all of tokens [beg, end) are ranks and forms of address. */
static bool only_ranks(const struct np_links *l, uint32_t beg, uint32_t end)
{
	for (; beg < end; beg++)
		if (!(np_links_sense(l, beg) & NP_S_RANK))
			return false;
	return true;
}

static uint32_t first_name_in(const struct np_links *l, uint32_t beg,
	uint32_t end)
{
	for (; beg < end; beg++)
		if (l->name[beg] != NP_NONE)
			return l->name[beg];
	return NP_NONE;
}

/* Before a title in capitals only names, capitals and what qualifies an office
 * are of it: "former U.S. President", but not "media treat President". */
static uint32_t qualified_from(const struct np_links *l, uint32_t beg,
	uint32_t title)
{
	static const char *const nouns[] = { "city", "county", "district",
		"party", "state" };
	uint32_t t = title;
	const struct np_word *w;

	for (; t > beg; t--) {
		w = np_word_of(l->text, t - 1);
		if (l->name[t - 1] == NP_NONE && !is_capital(l, t - 1)
			&& np_links_pos(l, t - 1) == NP_POS_NOUN
			&& !NP_LIST_HAS(nouns, w->low, w->nlow))
			break;
	}
	return t;
}

static void read_front(struct reader *r, const np_mention *m)
{
	const struct np_links *l = r->l;
	uint32_t first = l->text->sents[l->sent[m->token]].token;
	uint32_t title = title_begin(l, first, m->token);
	np_entity *e = &l->doc->entities[m->entity];
	struct role role = { .end = m->token, .head = m->token - 1 };

	if (title < m->token && e->title.len < slice(l, title, m->token).len)
		e->title = slice(l, title, m->token);
	if (m->token == first || l->name[role.head] != NP_NONE
		|| !(np_links_sense(l, role.head) & (NP_S_PER | NP_S_TITLE)))
		return;
	role.beg = np_nominal_left(l, role.head, first);
	if (title < m->token && (only_ranks(l, title, m->token)
		|| (is_short(l, title) && title > role.beg
		&& np_links_sense(l, title - 1) & NP_S_LEAD))) {
		if (title <= role.beg || !(np_links_sense(l, title - 1)
			& NP_S_PER))
			return;
		role.end = title; /* "army chief General Weber" */
		role.head = title - 1;
	} else if (title < m->token) {
		role.beg = qualified_from(l, role.beg, title);
	}
	if (np_links_sense(l, role.head) & NP_S_MANY)
		return; /* "how many more supporters Mr Weber" */
	while (role.beg < title && l->name[role.beg] == NP_NONE
		&& shout(l, role.beg))
		role.beg++;
	if (np_links_sense(l, role.beg) & NP_S_HIS || role.beg == title)
		return; /* the title says it all */
	role.of = first_name_in(l, role.beg, role.head);
	if (role.of == NP_NONE && is_anybody(l, role.head))
		return;
	role.worth = 4 + 4 * (role.of != NP_NONE)
		+ (np_links_sense(l, role.head) & NP_S_LEAD ? 2 : 0);
	take(r, m->entity, &role);
}

/* -- Behind the name ------------------------------------------------------- */

/* "Anna Weber, who heads the union" */
static void read_clause(struct reader *r, const np_mention *m)
{
	static const char *const verbs[][2] = {
		{ "heads", "head" }, { "headed", "head" },
		{ "leads", "leader" }, { "led", "leader" },
		{ "runs", "head" }, { "chairs", "chair" },
		{ "chaired", "chair" }, { "founded", "founder" },
		{ "owns", "owner" }, { "edits", "editor" },
		{ "directs", "director" }, { "coaches", "coach" },
	};
	const struct np_links *l = r->l;
	uint32_t t = m->token + m->ntokens, name;
	np_str noun;
	size_t i;

	if (t + 4 >= l->text->ntokens || !np_links_is(l, t, ",")
		|| !np_links_is(l, t + 1, "who"))
		return;
	name = l->name[t + 3 + (np_links_sense(l, t + 3) & NP_S_THE ? 1 : 0)];
	if (name == NP_NONE || l->m[name].entity == NP_NONE
		|| l->m[name].type == NP_PER)
		return;
	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (np_links_is(l, t + 2, verbs[i][0]))
			break;
	if (i == sizeof verbs / sizeof *verbs)
		return;
	noun = (np_str){ verbs[i][1], strlen(verbs[i][1]) };
	relate(r, m->entity, l->m[name].entity, noun);
	set_role(r, m->entity, compose(l, noun,
		slice(l, t + 3, l->m[name].token + l->m[name].ntokens)), 9);
}

/* -- Noun phrases that were joined to the person --------------------------- */

/* Take in "of history" and "at Cambridge University" behind the noun. */
static void widen(const struct np_links *l, struct role *r)
{
	uint32_t end = l->text->sents[l->sent[r->head]].token
		+ l->text->sents[l->sent[r->head]].ntokens;
	uint32_t t = r->end, name;

	if (!l->tagged || t >= end)
		return;
	if (np_links_is(l, t, "of")) {
		for (t++; t < end && t - r->end < 7 && (np_nominal_part(l, t)
			|| np_links_sense(l, t) & NP_S_THE); t++)
			;
		if (t - r->end > 1 && !(np_links_sense(l, t - 1) & NP_S_THE))
			r->end = t;
	}
	t = r->end;
	if (r->of != NP_NONE || t + 1 >= end
		|| !(np_links_is(l, t, "at") || np_links_is(l, t, "for")))
		return;
	name = l->name[t + 1 + (np_links_sense(l, t + 1) & NP_S_THE
		&& t + 2 < end ? 1 : 0)];
	if (name == NP_NONE || l->m[name].type == NP_PER)
		return;
	r->of = name;
	r->end = l->m[name].token + l->m[name].ntokens;
}

/* "His wife, Anna Weber" is the wife of whoever he is. */
static void read_his(struct reader *r, uint32_t i)
{
	const struct np_links *l = r->l;
	const np_mention *m = &l->m[i];
	const np_entity *whose;
	uint32_t owner = l->trait[i].owner, e;
	np_str noun;

	if (!l->trait[i].predicate || owner == NP_NONE
		|| l->m[owner].kind != NP_PRONOUN
		|| l->trait[i].head == m->token)
		return;
	e = l->m[owner].entity;
	if (e == NP_NONE || e == m->entity || l->doc->entities[e].unnamed)
		return;
	whose = &l->doc->entities[e];
	noun = slice(l, m->token + 1, l->trait[i].head + 1);
	relate(r, m->entity, e, noun);
	set_role(r, m->entity, compose(l, noun, whose->name), 5);
}

/* "the man", "a brother", "the general": no post; nor is what somebody is
 * called in a quotation. */
static bool says_nothing(const struct np_links *l, uint32_t i)
{
	const struct np_trait *tr = &l->trait[i];

	return tr->quoted || tr->sense & NP_S_MANY
		|| (tr->sense & NP_S_KIN && (!tr->predicate
		|| tr->owner == NP_NONE))
		|| (tr->sense & NP_S_RANK && !tr->predicate)
		|| (tr->owner == NP_NONE && is_anybody(l, tr->head));
}

static void read_nominal(struct reader *r, uint32_t i)
{
	const struct np_links *l = r->l;
	const np_mention *m = &l->m[i];
	const struct np_trait *tr = &l->trait[i];
	struct role role = { .beg = m->token, .end = m->token + m->ntokens,
		.head = tr->head };

	if (np_links_sense(l, m->token) & NP_S_HIS) {
		read_his(r, i);
		return;
	}
	if (says_nothing(l, i) || role.end - role.beg > 12)
		return;
	role.of = tr->owner;
	if (role.of != NP_NONE && l->m[role.of].token >= role.end)
		role.end = l->m[role.of].token + l->m[role.of].ntokens;
	widen(l, &role);
	role.worth = (tr->predicate ? 4 : 2) + 4 * (role.of != NP_NONE)
		+ (role.of != NP_NONE && l->m[role.of].type == NP_ORG)
		+ (tr->sense & NP_S_LEAD ? 2 : 0);
	if (role.of == NP_NONE && !tr->predicate)
		return;
	take(r, m->entity, &role);
}

void np_title_read(struct np_links *l)
{
	struct np_doc *doc = l->doc;
	struct reader r = { .l = l };
	uint32_t i;

	r.best = NP_NEW(l->arena, uint32_t, doc->nentities);
	for (i = 0; i < l->n; i++) {
		const np_mention *m = &l->m[i];

		if (m->entity == NP_NONE || m->type != NP_PER
			|| doc->entities[m->entity].unnamed)
			continue;
		if (m->kind == NP_NAME) {
			read_front(&r, m);
			read_clause(&r, m);
		} else if (m->kind == NP_NOMINAL) {
			read_nominal(&r, i);
		}
	}
}
