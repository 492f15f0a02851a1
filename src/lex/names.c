/* A name is read by the tokenizer that will read the articles, and becomes a
 * chain of word hashes; every prefix of a chain is a slot of one hash table:
 *
 *	Port of Mombasa    h1 = mix(0, Port)   -> no name ends here
 *	                   h2 = mix(h1, of)    -> no name ends here
 *	                   h3 = mix(h2, Mombasa) -> entry 7
 *
 * So a name costs its length to find, and a token that begins none costs one
 * look at the table.  Hashes of 64 bits are taken for the words themselves.
 * Upper and lower case are different words: "Shell" is not "shell". */
#include "lex/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct slot {
	uint64_t hash; /* 0: free */
	uint32_t entry; /* that ends here, or NP_NONE */
};

struct np_names {
	np_arena arena;
	np_own_name *entries; /* [n] */
	struct slot *slots; /* [nslots], a power of two */
	uint32_t n, nslots, used;
};

static uint64_t step(uint64_t chain, uint64_t word)
{
	chain = np_mix(chain, word);
	return chain ? chain : 1;
}

/* The slot of a chain, or the free one where it belongs. */
static struct slot *find(const np_names *names, uint64_t chain)
{
	uint32_t i = (uint32_t)chain & (names->nslots - 1);

	while (names->slots[i].hash && names->slots[i].hash != chain)
		i = (i + 1) & (names->nslots - 1);
	return &names->slots[i];
}

static void grow(np_names *names)
{
	struct slot *old = names->slots;
	uint32_t n = names->nslots, i;

	names->nslots = n ? n * 2 : 64;
	names->slots = NP_NEW(&names->arena, struct slot, names->nslots);
	for (i = 0; i < n; i++)
		if (old[i].hash)
			*find(names, old[i].hash) = old[i];
}

static struct slot *put(np_names *names, uint64_t chain)
{
	struct slot *s;

	if (2 * (names->used + 1) > names->nslots)
		grow(names);
	s = find(names, chain);
	if (!s->hash) {
		s->hash = chain;
		s->entry = NP_NONE;
		names->used++;
	}
	return s;
}

static np_str copy(np_arena *a, np_str s)
{
	return (np_str){ np_arena_copy(a, s.ptr, s.len), s.len };
}

/* Enter entry i; of two of one name the last counts. */
static void add(np_names *names, uint32_t i, np_arena *scratch)
{
	np_own_name *e = &names->entries[i];
	struct np_text t;
	uint64_t chain = 0;
	struct slot *s = NULL;
	uint32_t k;

	e->name = copy(&names->arena, e->name);
	e->id = copy(&names->arena, e->id);
	np_arena_reset(scratch);
	memset(&t, 0, sizeof t);
	np_text_read(&t, scratch, e->name.ptr, e->name.len,
		(np_str){ NULL, 0 });
	for (k = 0; k < t.ntokens; k++) {
		chain = step(chain, np_word_of(&t, k)->hash);
		s = put(names, chain);
	}
	if (s)
		s->entry = i;
}

np_status np_names_new(np_names **out, const np_own_name *own, size_t n)
{
	np_names *names = calloc(1, sizeof *names);
	np_arena scratch;
	size_t i;

	*out = NULL;
	if (!names)
		return NP_ENOMEM;
	if (n >= NP_NONE) {
		free(names);
		return NP_ETOOBIG;
	}
	np_arena_init(&names->arena);
	np_arena_init(&scratch);
	if (setjmp(names->arena.fail) || setjmp(scratch.fail)) {
		np_arena_free(&scratch);
		np_names_free(names);
		return NP_ENOMEM;
	}
	names->entries = NP_NEW(&names->arena, np_own_name, n);
	names->n = (uint32_t)n;
	if (n)
		memcpy(names->entries, own, n * sizeof *own);
	grow(names);
	for (i = 0; i < n; i++)
		add(names, (uint32_t)i, &scratch);
	np_arena_free(&scratch);
	*out = names;
	return NP_OK;
}

void np_names_free(np_names *names)
{
	if (!names)
		return;
	np_arena_free(&names->arena);
	free(names);
}

uint32_t np_names_at(const np_names *names, const struct np_text *t,
	uint32_t i, uint32_t end, uint32_t *ntokens)
{
	uint32_t best = NP_NONE, k;
	uint64_t chain = 0;
	const struct slot *s;

	for (k = i; names && k < end; k++) {
		chain = step(chain, np_word_of(t, k)->hash);
		s = find(names, chain);
		if (!s->hash)
			break;
		if (s->entry != NP_NONE) {
			best = s->entry;
			*ntokens = k - i + 1;
		}
	}
	return best;
}

const np_own_name *np_names_entry(const np_names *names, uint32_t i)
{
	return &names->entries[i];
}
