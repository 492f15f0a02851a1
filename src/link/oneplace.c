/* Names are joined before it is known where they are, so "Florida" and "Fla."
 * may have become two entities.  Once they are resolved the map decides: the
 * same GeoNames id is the same place.  What was placed by a part of its name
 * ("Kabul airport") has no id and stays by itself. */
#include "link/oneplace.h"

#include <string.h>

#include "base/hash.h"
#include "base/banned.h"

static uint32_t min(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static bool equal(np_str a, np_str b)
{
	return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
}

static bool is_called(const np_entity *e, np_str name)
{
	uint32_t i;

	if (equal(e->name, name))
		return true;
	for (i = 0; i < e->naliases; i++)
		if (equal(e->aliases[i], name))
			return true;
	return false;
}

/* e goes, into `into`.  Places have few names. */
static void absorb(np_arena *a, np_entity *into, const np_entity *e)
{
	np_str *names = NP_NEW(a, np_str, into->naliases + e->naliases + 1);
	uint32_t n = into->naliases, i;

	if (n)
		memcpy(names, into->aliases, n * sizeof *names);
	if (!is_called(into, e->name))
		names[n++] = e->name;
	for (i = 0; i < e->naliases; i++)
		if (!is_called(into, e->aliases[i]))
			names[n++] = e->aliases[i];
	into->aliases = names;
	into->naliases = n;
	into->nmentions += e->nmentions;
	into->first = min(into->first, e->first);
}

/* The entity that stands for e's place so far: [e] itself when it is the
 * first. */
static uint32_t stands_for(np_table *seen, const np_entity *e, uint32_t i)
{
	uint32_t *id, *at;

	if (e->type != NP_LOC || e->unnamed || !e->place.geonameid || e->id.len)
		return i;
	id = NP_NEW(seen->arena, uint32_t, 1); /* a key is borrowed */
	*id = e->place.geonameid;
	at = np_table_put(seen, (const char *)id, sizeof *id,
		np_hash(id, sizeof *id, 0), i);
	return *at;
}

void np_oneplace_join(struct np_doc *doc)
{
	uint32_t *into = NP_NEW(doc->arena, uint32_t, doc->nentities);
	np_table seen;
	uint32_t i, n = 0, old;

	np_table_init(&seen, doc->arena);
	for (i = 0; i < doc->nentities; i++) {
		old = stands_for(&seen, &doc->entities[i], i);
		if (old < i) {
			into[i] = into[old];
			absorb(doc->arena, &doc->entities[into[old]],
				&doc->entities[i]);
			continue;
		}
		into[i] = n;
		doc->entities[n++] = doc->entities[i];
	}
	doc->nentities = n;
	for (i = 0; i < doc->nmentions; i++)
		if (doc->mentions[i].entity != NP_NONE)
			doc->mentions[i].entity = into[doc->mentions[i].entity];
	for (i = 0; i < doc->nrelations; i++) {
		np_relation *r = &doc->relations[i];

		r->entity = into[r->entity];
		if (r->of != NP_NONE)
			r->of = into[r->of];
	}
}
