/* Eight bytes a step, little-endian whatever the machine.  Not made to
 * withstand an attacker who picks colliding keys, and it need not: a table
 * lives for one article, and np_table_put() probes at most a few slots a key
 * of which the whole article pays for. */
#include "base/hash.h"

#include <string.h>

#include "base/banned.h"

struct np_slot {
	const char *key; /* NULL: free */
	uint32_t len, value;
	uint64_t hash;
};

uint64_t np_hash(const void *bytes, size_t len, uint64_t seed)
{
	const unsigned char *p = bytes;
	uint64_t h = np_mix(seed, len);

	for (; len >= 8; p += 8, len -= 8)
		h = np_mix(h, np_hash_load(p, 8));
	return len ? np_mix(h, np_hash_load(p, len)) : h;
}

void np_table_init(np_table *t, np_arena *arena)
{
	t->arena = arena;
	t->slots = NULL;
	t->nslots = t->n = 0;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct np_slot *probe(const np_table *t, const char *key, size_t len,
	uint64_t hash)
{
	uint32_t mask = t->nslots - 1, i = (uint32_t)hash & mask;
	struct np_slot *s;

	for (;; i = (i + 1) & mask) {
		s = &t->slots[i];
		if (!s->key || (s->hash == hash && s->len == len
				&& !memcmp(s->key, key, len)))
			return s;
	}
}

static void grow(np_table *t)
{
	np_table old = *t;
	struct np_slot *s;
	uint32_t i;

	t->nslots = old.nslots ? old.nslots * 2 : 64;
	t->slots = NP_NEW(t->arena, struct np_slot, t->nslots);
	for (i = 0; i < old.nslots; i++) {
		s = &old.slots[i];
		if (s->key)
			*probe(t, s->key, s->len, s->hash) = *s;
	}
}

uint32_t *np_table_put(np_table *t, const char *key, size_t len,
	uint64_t hash, uint32_t fresh)
{
	struct np_slot *s;

	if (t->n * 2 >= t->nslots)
		grow(t);
	s = probe(t, key, len, hash);
	if (!s->key) {
		s->key = key;
		s->len = (uint32_t)len;
		s->hash = hash;
		s->value = fresh;
		t->n++;
	}
	return &s->value;
}

const uint32_t *np_table_get(const np_table *t, const char *key, size_t len,
	uint64_t hash)
{
	const struct np_slot *s;

	if (!t->nslots)
		return NULL;
	s = probe(t, key, len, hash);
	return s->key ? &s->value : NULL;
}
