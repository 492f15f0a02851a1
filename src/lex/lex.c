/* The lexicon: a trie over word parts, kept as one sorted array of hashes.
 *
 *	hash of "new"            -> value     longer ones begin like this
 *	hash of "new york"       -> value     an entry, and longer ones
 *	hash of "new york times" -> value     an entry
 *
 *	value    bit 31  longer entries begin with this prefix
 *	         bit 30  the rest is a place number: a plain city
 *	         else    the rest is the number of an entry; all ones for none
 *
 * Most prefixes are names of cities that mean nothing else; for them the value
 * says all.  The others have an entry of 12 bytes
 *
 *	classes u32 (bit 31: the next entry has the same parts, in other case),
 *	looks u16 (two bits a part), number of candidates u16, first u32
 *
 * and a place has 12 bytes: id u24; latitude + 90 degrees in 1e-4, 21 bits,
 * with the kind in the upper 3; longitude + 180 in 22 bits, with 2 flags;
 * region u16; population u8 in eighths of a binary order of magnitude.
 *
 * Of a hash some 47 bits count: those that choose the slot of the directory,
 * and the next 32, which are kept.  pack sees to it that no two prefixes of
 * the lexicon share them.  A word of the text that is not in the lexicon is
 * taken for one that is once in a thousand million spellings, and then is one
 * wrong hint among many if its case fits, too.
 *
 * Words are looked up once per spelling, not per token; then a token costs one
 * load, and a probe where an entry goes on. */
#include "lex/lex.h"

#include <string.h>

#include "lex/fold.h"
#include "lex/format.h"
#include "text/lore.h"
#include "base/banned.h"

#define NOWHERE UINT32_MAX /* state: no entry begins like this */

/* A part of a spelling, looked up. */
struct part {
	uint64_t hash;
	uint32_t state; /* the prefix that it is, or NOWHERE */
	uint32_t looks; /* NP_PART_* */
};

struct np_lex_words {
	const struct part *parts;
	const uint32_t *first; /* [W + 1] where the parts of a word begin */
};

/* -- Opening --------------------------------------------------------------- */

/* Cut n * size bytes from *rest. */
static bool cut(np_blob *rest, const unsigned char **out, uint64_t n,
	uint32_t size)
{
	if (n > rest->len / size)
		return false;
	*out = rest->ptr;
	rest->ptr += n * size;
	rest->len -= (size_t)(n * size);
	return true;
}

static void read_head(struct np_lex *lex, const unsigned char *p)
{
	lex->nprefixes = np_le32(p + 4);
	lex->bits = np_le32(p + 8);
	lex->nentries = np_le32(p + 12);
	lex->nlist = np_le32(p + 16);
	lex->nplaces = np_le32(p + 20);
	lex->nnamed = np_le32(p + 24);
	lex->ncountries = np_le32(p + 28);
	lex->nchars = np_le32(p + 32);
}

static bool cut_all(struct np_lex *lex, np_blob rest)
{
	return lex->bits < 32
		&& cut(&rest, &lex->dir, ((uint64_t)1 << lex->bits) + 1, 4)
		&& cut(&rest, &lex->hashes, lex->nprefixes, 4)
		&& cut(&rest, &lex->values, lex->nprefixes, 4)
		&& cut(&rest, &lex->entries, lex->nentries, NP_LEX_ENTRY)
		&& cut(&rest, &lex->list, lex->nlist, 4)
		&& cut(&rest, &lex->places, lex->nplaces, NP_LEX_PLACESIZE)
		&& cut(&rest, &lex->names, (uint64_t)lex->nnamed + 1, 4)
		&& cut(&rest, &lex->codes, lex->ncountries, 2)
		&& cut(&rest, &lex->chars, lex->nchars, 1)
		&& !rest.len;
}

np_status np_lex_open(struct np_lex *lex, np_blob section)
{
	np_blob rest = section;
	const unsigned char *head;

	memset(lex, 0, sizeof *lex);
	lex->data = section;
	if (!section.ptr)
		return NP_OK;
	if (!cut(&rest, &head, NP_LEX_HEAD, 1)
	    || np_le32(head) != NP_LEX_FORMAT)
		return NP_EMODEL;
	read_head(lex, head);
	if (!cut_all(lex, rest) || lex->nnamed > lex->nplaces
	    || lex->ncountries > lex->nnamed)
		return NP_EMODEL;
	return NP_OK;
}

/* -- The trie -------------------------------------------------------------- */

/* The prefix of that hash, or NOWHERE.  What the directory says is clamped,
 * not trusted. */
static uint32_t look_up(const struct np_lex *lex, uint64_t hash)
{
	uint32_t kept = np_lex_kept(hash, lex->bits), i, end, h;
	uint64_t slot = lex->bits ? hash >> (64 - lex->bits) : 0;

	if (!lex->nprefixes)
		return NOWHERE;
	i = np_le32(lex->dir + 4 * slot);
	end = np_le32(lex->dir + 4 * slot + 4);
	if (end > lex->nprefixes)
		end = lex->nprefixes;
	for (; i < end; i++) {
		h = np_le32(lex->hashes + 4 * (size_t)i);
		if (h >= kept)
			return h == kept ? i : NOWHERE;
	}
	return NOWHERE;
}

static uint32_t value_of(const struct np_lex *lex, uint32_t state)
{
	return np_le32(lex->values + 4 * (size_t)state);
}

/* -- Words of the text ----------------------------------------------------- */

/* Has the article no capital letter at all, as what comes from speech
 * recognition and some chats?  Then none can be asked for. */
static bool has_no_capitals(const struct np_text *t)
{
	uint32_t i;

	for (i = 0; i < t->nwords; i++)
		if (t->words[i].shape & (NP_W_CAP | NP_W_UPPER | NP_W_MIXED))
			return false;
	return true;
}

/* Where word i, of one part, begins; out of the notes if it is there. */
static uint32_t state_of(const struct np_lex *lex, const struct np_text *t,
	uint32_t i)
{
	bool fresh;
	uint32_t *note = np_lore_note(t, NP_NOTE_LEX, sizeof *note, i, &fresh);

	if (!note)
		return look_up(lex, t->words[i].lowhash);
	if (fresh)
		*note = look_up(lex, t->words[i].lowhash);
	return *note;
}

const struct np_lex_words *np_lex_words(const struct np_lex *lex, np_arena *a,
	const struct np_text *t)
{
	struct np_lex_words *words = NP_NEW(a, struct np_lex_words, 1);
	uint32_t *first = NP_NEW(a, uint32_t, (size_t)t->nwords + 1);
	uint32_t n = 0, cap = t->nwords + 16, i; /* most have one part */
	struct part *parts = NP_NEW(a, struct part, cap), part;
	const struct np_word *w;
	struct np_part p;
	const char *s;

	for (i = 0; i < t->nwords; i++) {
		w = &t->words[i];
		first[i] = n;
		if (np_fold_plain(w, &part.looks)) {
			part.hash = w->lowhash;
			part.state = state_of(lex, t, i);
			NP_PUSH(a, parts, n, cap, part);
			continue;
		}
		for (s = w->s; np_fold_part(&s, w->s + w->n, &p);) {
			part.hash = np_hash(p.s, p.n, 0);
			part.state = look_up(lex, part.hash);
			part.looks = p.looks;
			NP_PUSH(a, parts, n, cap, part);
		}
	}
	first[i] = n;
	if (has_no_capitals(t))
		for (i = 0; i < n; i++)
			parts[i].looks |= NP_PART_CAP;
	words->parts = parts;
	words->first = first;
	return words;
}

/* -- Entries --------------------------------------------------------------- */

static const unsigned char *entry_of(const struct np_lex *lex, uint32_t entry)
{
	return entry < lex->nentries ?
		lex->entries + NP_LEX_ENTRY * (size_t)entry : NULL;
}

static uint32_t class_of_place(const struct np_lex *lex, uint32_t place)
{
	static const uint32_t classes[8] = {
		[NP_COUNTRY] = NP_LEX_COUNTRY, [NP_REGION] = NP_LEX_REGION,
		[NP_CITY] = NP_LEX_CITY, [NP_OTHERPLACE] = NP_LEX_PLACE
	};
	struct np_lex_place p;

	return np_lex_place(lex, place, &p) ? classes[p.kind] : 0;
}

uint32_t np_lex_classes(const struct np_lex *lex, uint32_t entry)
{
	const unsigned char *e;

	if (entry & NP_LEX_ISPLACE)
		return class_of_place(lex, entry & ~NP_LEX_ISPLACE);
	e = entry_of(lex, entry);
	return e ? np_le32(e) & NP_LEX_CLASSES : 0;
}

uint32_t np_lex_identity(const struct np_lex *lex, uint32_t entry)
{
	const unsigned char *e = entry & NP_LEX_ISPLACE ?
		NULL : entry_of(lex, entry);

	/* who has no candidates has an identity where they would begin */
	return e && !np_lex_nplaces(lex, entry) ? np_le32(e + 8) : 0;
}

/* Are the looks of a part what an entry asks for? */
static bool looks_right(uint32_t want, uint32_t looks)
{
	switch (want) {
	case NP_LEX_CAP:
		return looks & NP_PART_CAP;
	case NP_LEX_UPPER:
		return looks & NP_PART_UPPER;
	case NP_LEX_CAPDOT:
		return (looks & (NP_PART_CAP | NP_PART_DOT))
			== (NP_PART_CAP | NP_PART_DOT);
	default:
		return true;
	}
}

/* The entry a prefix of n parts ends in, in view of how they are written. */
static uint32_t choose(const struct np_lex *lex, uint32_t value,
	const uint32_t *looks, uint32_t n)
{
	uint32_t entry = value & ~NP_LEX_GOESON, want, k;
	const unsigned char *e;

	if (entry == NP_LEX_NOENTRY)
		return NP_NONE;
	if (entry & NP_LEX_ISPLACE)
		return looks[n - 1] & NP_PART_CAP ? entry : NP_NONE;
	for (; (e = entry_of(lex, entry)) != NULL; entry++) {
		want = e[4] | (uint32_t)e[5] << 8;
		for (k = 0; k < n; k++)
			if (!looks_right(want >> 2 * k & 3, looks[k]))
				break;
		if (k == n)
			return entry;
		if (!(np_le32(e) & NP_LEX_MORE))
			break;
	}
	return NP_NONE;
}

/* A path through the trie. */
struct path {
	uint64_t hash;
	uint32_t state, nparts;
	uint32_t looks[NP_LEX_MAXPARTS];
};

/* Go on by one part; false when no entry does. */
static bool advance(const struct np_lex *lex, struct path *path,
	const struct part *part)
{
	if (!path->nparts) {
		path->hash = part->hash;
		path->state = part->state;
	} else if (path->nparts == NP_LEX_MAXPARTS
	    || !(value_of(lex, path->state) & NP_LEX_GOESON)) {
		return false;
	} else {
		path->hash = np_lex_longer(path->hash, part->hash);
		path->state = look_up(lex, path->hash);
	}
	path->looks[path->nparts++] = part->looks;
	return path->state != NOWHERE;
}

uint32_t np_lex_at(const struct np_lex *lex, const struct np_lex_words *words,
	const struct np_text *t, uint32_t i, uint32_t end,
	struct np_hit *hit)
{
	struct path path = { .nparts = 0 };
	uint32_t j, k, stop, entry;

	hit->ntokens = 0;
	for (j = i; j < end; j++) {
		k = words->first[t->word[j]];
		stop = words->first[t->word[j] + 1];
		if (k == stop && j == i)
			return 0;
		if (k == stop)
			continue; /* a hyphen between */
		for (; k < stop; k++)
			if (!advance(lex, &path, &words->parts[k]))
				return hit->ntokens;
		entry = choose(lex, value_of(lex, path.state), path.looks,
			path.nparts);
		if (entry == NP_NONE)
			continue;
		hit->token = i;
		hit->ntokens = j - i + 1;
		hit->entry = entry;
		hit->classes = np_lex_classes(lex, entry);
	}
	return hit->ntokens;
}

void np_lex_hits(const struct np_lex *lex, const struct np_lex_words *words,
	np_arena *a, const struct np_text *t, struct np_hit **hits,
	uint32_t *n)
{
	uint32_t cap = 0, s, i, end, length;
	struct np_hit hit;

	*hits = NULL;
	*n = 0;
	for (s = 0; s < t->nsents; s++) {
		end = t->sents[s].token + t->sents[s].ntokens;
		for (i = t->sents[s].token; i < end; i += length) {
			length = np_lex_at(lex, words, t, i, end, &hit);
			if (!length) {
				length = 1;
				continue;
			}
			NP_PUSH(a, *hits, *n, cap, hit);
		}
	}
}

void np_lex_find(const struct np_lex *lex, np_arena *a,
	const struct np_text *t, struct np_hit **hits, uint32_t *n)
{
	np_lex_hits(lex, np_lex_words(lex, a, t), a, t, hits, n);
}

/* -- Places ---------------------------------------------------------------- */

uint32_t np_lex_nplaces(const struct np_lex *lex, uint32_t entry)
{
	const unsigned char *e;

	if (entry & NP_LEX_ISPLACE)
		return (entry & ~NP_LEX_ISPLACE) < lex->nplaces;
	e = entry_of(lex, entry);
	return e ? e[6] | (uint32_t)e[7] << 8 : 0;
}

uint32_t np_lex_candidate(const struct np_lex *lex, uint32_t entry,
	uint32_t k)
{
	uint64_t i;
	uint32_t place;

	if (k >= np_lex_nplaces(lex, entry))
		return NP_NONE;
	if (entry & NP_LEX_ISPLACE)
		return entry & ~NP_LEX_ISPLACE;
	i = (uint64_t)np_le32(entry_of(lex, entry) + 8) + k;
	if (i >= lex->nlist)
		return NP_NONE;
	place = np_le32(lex->list + 4 * (size_t)i);
	return place < lex->nplaces ? place : NP_NONE;
}

/* The country a place lies in: up to two steps up. */
static uint32_t country_of(const struct np_lex *lex, uint32_t place)
{
	const unsigned char *p;
	int up;

	for (up = 0; up < 3 && place < lex->nplaces; up++) {
		if (place < lex->ncountries)
			return place;
		p = lex->places + NP_LEX_PLACESIZE * (size_t)place;
		place = p[9] | (uint32_t)p[10] << 8;
	}
	return NP_NONE;
}

bool np_lex_place(const struct np_lex *lex, uint32_t place,
	struct np_lex_place *out)
{
	const unsigned char *p;
	uint32_t lat, lon, country, region;

	memset(out, 0, sizeof *out);
	if (place >= lex->nplaces)
		return false;
	p = lex->places + NP_LEX_PLACESIZE * (size_t)place;
	lat = np_le32(p + 3) & 0xffffff;
	lon = np_le32(p + 6) & 0xffffff;
	region = p[9] | (uint32_t)p[10] << 8;
	out->geonameid = np_le32(p) & 0xffffff;
	out->lat = (int32_t)(lat & 0x1fffff) - 900000;
	out->lon = (int32_t)(lon & 0x3fffff) - 1800000;
	out->flags = lon >> 22 == NP_LEX_ISSEAT ? NP_LEX_SEAT
		: (uint8_t)(lon >> 22);
	out->kind = (uint8_t)(lat >> 21);
	if (out->kind > NP_OTHERPLACE) {
		out->kind = NP_REGION;
		out->flags |= NP_LEX_COUNTY;
	}
	out->region = region < lex->nplaces && region != place ?
		region : NP_NONE;
	out->population = np_lex_population(p[11]);
	country = country_of(lex, place);
	if (country != NP_NONE)
		memcpy(out->country, lex->codes + 2 * (size_t)country, 2);
	return true;
}

np_str np_lex_name(const struct np_lex *lex, uint32_t place)
{
	uint32_t beg, end;

	if (place >= lex->nnamed)
		return (np_str){ NULL, 0 };
	beg = np_le32(lex->names + 4 * (size_t)place);
	end = np_le32(lex->names + 4 * (size_t)place + 4);
	if (beg > end || end > lex->nchars)
		return (np_str){ NULL, 0 };
	return (np_str){ (const char *)lex->chars + beg, end - beg };
}

uint32_t np_lex_country(const struct np_lex *lex, const char code[2])
{
	uint32_t lo = 0, hi = lex->ncountries, mid;
	int c;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		c = memcmp(lex->codes + 2 * (size_t)mid, code, 2);
		if (!c)
			return mid;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NP_NONE;
}
