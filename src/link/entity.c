/* A group becomes an entity when something in it is more than a pronoun.  Its
 * name is the fullest it is called by, so "Zaheer ul-Islam" and not "Islam";
 * a name in capitals only yields to one that is not.  The others are its
 * aliases, in order of appearance, each once. */
#include "link/entity.h"

#include <string.h>

#include "lex/names.h"
#include "base/banned.h"

struct namer {
	struct np_links *l;
	np_table seen; /* entity and spelling -> anything */
	np_str **alias; /* [E] growing arrays */
	unsigned *nalias, *capalias;
};

static np_str text_of(const struct np_links *l, const np_mention *m)
{
	return (np_str){ l->text->source.ptr + m->span.beg,
		m->span.end - m->span.beg };
}

static bool all_capitals(const struct np_links *l, const np_mention *m)
{
	uint32_t i;

	for (i = m->token; i < m->token + m->ntokens; i++)
		if (!(np_word_of(l->text, i)->shape & NP_W_UPPER)
			&& np_word_of(l->text, i)->shape & NP_W_ALPHA)
			return false;
	return true;
}

/* Bytes of a country or its people before the name proper, "Afghan" of
 * "Afghan Taliban": they make no fuller name. */
static uint32_t country_before(const struct np_links *l, const np_mention *m)
{
	uint32_t end = m->token + m->ntokens, len;
	struct np_hit hit;

	len = np_lex_at(l->lex, l->words, l->text, m->token,
		m->ntokens > 2 ? m->token + 2 : m->token + 1, &hit);
	return len && m->token + len < end
		&& hit.classes & (NP_LEX_DEMONYM | NP_LEX_COUNTRY)
		? l->text->tokens[m->token + len].span.beg - m->span.beg : 0;
}

/* How good a mention is as the name of its entity. */
static uint32_t worth(const struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];
	uint32_t len = m->span.end - m->span.beg, w;

	if (m->kind == NP_PRONOUN)
		return 0;
	if (m->kind == NP_NOMINAL)
		return 1 + (len < 200 ? len : 200);
	if (m->type != NP_PER)
		len -= country_before(l, m);
	if (l->text->tokens[m->token].zone == NP_HEADLINE)
		len /= 2;
	if (m->token && np_links_is(l, m->token - 1, "born"))
		return 900; /* the name of long ago */
	w = 1000 + (len < 200 ? len : 200) * 2;
	if (m->ntokens < 2 || !all_capitals(l, m))
		return w;
	return l->text->nturns ? w - 1 : w / 2; /* "GRACE ODHIAMBO: ..." */
}

/* Number the groups that become entities, in order of first mention. */
static uint32_t number(struct np_links *l, uint32_t *id)
{
	uint32_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		const struct np_group *g = &l->group[i];

		id[i] = np_links_root(l, i) == i && g->nnames + g->nnominals
			? n++ : NP_NONE;
	}
	return n;
}

static uint8_t gender_of(uint32_t sense)
{
	sense &= NP_S_M | NP_S_F;
	return sense == NP_S_M ? 'm' : sense == NP_S_F ? 'f' : 0;
}

static void begin(struct np_links *l, np_entity *e, uint32_t root)
{
	const struct np_group *g = &l->group[root];
	const np_own_name *own;

	e->type = (uint8_t)np_links_type(l, root);
	e->unnamed = !g->nnames;
	e->gender = e->type == NP_PER ? gender_of(g->sense) : 0;
	e->first = root;
	e->nmentions = 0;
	if (g->own == NP_NONE)
		return;
	own = np_names_entry(l->doc->opt.names, g->own);
	e->id = own->id;
	e->type = own->type;
	if (own->placed) {
		e->place.kind = NP_OTHERPLACE;
		e->place.lat = own->lat;
		e->place.lon = own->lon;
	}
}

/* Of mentions that are worth the same the first gives the name. */
static void name_entities(struct np_links *l)
{
	struct np_doc *doc = l->doc;
	uint32_t *best = NP_NEW(l->arena, uint32_t, doc->nentities);
	uint32_t i, e, w;

	for (i = 0; i < l->n; i++) {
		e = l->m[i].entity;
		if (e == NP_NONE)
			continue;
		doc->entities[e].nmentions++;
		w = worth(l, i);
		if (w > best[e]) {
			best[e] = w;
			doc->entities[e].name = text_of(l, &l->m[i]);
		}
	}
}

static bool equal(np_str a, np_str b)
{
	return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
}

static void add_alias(struct namer *n, uint32_t e, np_str s)
{
	np_arena *a = n->l->arena;
	char *key = np_arena_alloc(a, s.len + sizeof e);
	uint32_t *at;

	if (equal(s, n->l->doc->entities[e].name))
		return;
	memcpy(key, &e, sizeof e);
	memcpy(key + sizeof e, s.ptr, s.len);
	at = np_table_put(&n->seen, key, s.len + sizeof e,
		np_hash(key, s.len + sizeof e, 0), 0);
	if ((*at)++)
		return;
	NP_PUSH(a, n->alias[e], n->nalias[e], n->capalias[e], s);
}

static void collect_aliases(struct np_links *l)
{
	struct np_doc *doc = l->doc;
	struct namer n = { .l = l };
	uint32_t i;

	np_table_init(&n.seen, l->arena);
	n.alias = NP_NEW(l->arena, np_str *, doc->nentities);
	n.nalias = NP_NEW(l->arena, unsigned, doc->nentities);
	n.capalias = NP_NEW(l->arena, unsigned, doc->nentities);
	for (i = 0; i < l->n; i++)
		if (l->m[i].entity != NP_NONE && l->m[i].kind != NP_PRONOUN)
			add_alias(&n, l->m[i].entity, text_of(l, &l->m[i]));
	for (i = 0; i < doc->nentities; i++) {
		doc->entities[i].aliases = n.alias[i];
		doc->entities[i].naliases = n.nalias[i];
	}
}

void np_entity_begin(struct np_links *l)
{
	struct np_doc *doc = l->doc;
	uint32_t *id = NP_NEW(l->arena, uint32_t, l->n);
	uint32_t i;

	doc->nentities = number(l, id);
	doc->entities = NP_NEW(l->arena, np_entity, doc->nentities);
	for (i = 0; i < l->n; i++) {
		uint32_t root = np_links_root(l, i);

		l->m[i].entity = id[root];
		if (id[root] == NP_NONE)
			continue;
		if (root == i)
			begin(l, &doc->entities[id[i]], i);
		l->m[i].type = doc->entities[id[root]].type;
	}
	name_entities(l);
	collect_aliases(l);
}

void np_entity_end(struct np_links *l)
{
	struct np_doc *doc = l->doc;
	uint32_t *moved = NP_NEW(l->arena, uint32_t, l->n);
	uint32_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		moved[i] = n;
		if (l->m[i].entity != NP_NONE)
			l->m[n++] = l->m[i];
	}
	for (i = 0; i < doc->nentities; i++)
		doc->entities[i].first = moved[doc->entities[i].first];
	doc->mentions = l->m;
	doc->nmentions = n;
}
