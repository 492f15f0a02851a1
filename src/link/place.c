/* Forty places are called Springfield.  Which one is it?
 *
 *	SPRINGFIELD, Ill. (AP) - ... in Chicago ... the Illinois Senate
 *
 * Every name keeps one meaning through an article, so each entity is decided
 * once, among the candidates of the lexicon, by a sum of points: what the
 * place is in itself (a country, a capital, a big city), whether the text says
 * where it lies ("Paris, Texas"), and how much of the rest of the article lies
 * in the same country and the same region.  The rest of the article is itself
 * undecided, so that the sums are made ROUNDS times, each round with the
 * meanings the last one gave.
 *
 * Points are integers.  What a place is in itself is worth up to 240 (a country
 * in its own name beats all but an explicit "Georgia, US"), the country up to
 * SAME_COUNTRY, the region up to SAME_REGION, a containment spelt out SPELT.
 * A small namesake of a city needs more than the country: London, Ohio, is
 * meant only where a quarter of the rest lies in Ohio.  One of the country's
 * own capital is only meant where that is spelt out: Washington, Iowa.
 * The values were chosen on the development half of four public sets of news
 * with coordinates. */
#include "link/place.h"

#include <string.h>

#include "base/list.h"
#include "base/banned.h"

#define MOST 32 /* candidates looked at */
#define ROUNDS 3
#define SAME_COUNTRY 140
#define SAME_REGION 150
#define SPELT 300
#define AREA 240 /* named by hand: a landmark, a sea, a part of the world */
#define DATELINE 50 /* for a city: datelines name no regions */
#define WIRE 400 /* for the best known one, in the dateline of an agency */
#define AFTER_SEAT 40 /* region called like its seat */
#define LARGE 100000 /* people */
#define NAMESAKE 8 /* times smaller than the largest of that name */

/* What is known of one entity while it is being decided. */
struct site {
	uint32_t cand[MOST]; /* place numbers */
	uint32_t n;
	uint32_t best; /* index into cand, or NP_NONE */
	uint32_t within; /* place that the text says it lies in, or NP_NONE */
	uint32_t weight; /* how many mentions speak for it */
	bool partial; /* only a part of the name is known */
	bool dateline; /* stands in one */
	bool wire; /* of an agency, without a region */
	uint64_t largest; /* fame of the best known city of that name */
	char capital_of[2]; /* country, if that city is one */
};

struct atlas {
	struct np_doc *doc;
	const struct np_lex *lex;
	const struct np_lex_words *words;
	struct site *site; /* [nentities] */
	uint32_t *by_country; /* [26 * 26] weight of what lies there */
	uint32_t *by_region; /* [named places] */
	uint32_t total;
};

static uint32_t country_slot(const char code[2])
{
	if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
		return NP_NONE;
	return (uint32_t)(code[0] - 'A') * 26 + (uint32_t)(code[1] - 'A');
}

static void add_candidate(struct site *s, uint32_t place)
{
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (s->cand[i] == place)
			return;
	if (s->n < MOST)
		s->cand[s->n++] = place;
}

/* Candidates of the entry found at token i, if it is `len` tokens long. */
static bool add_entry(struct atlas *a, struct site *s, uint32_t i,
	uint32_t len, uint32_t end)
{
	const uint32_t places = NP_LEX_COUNTRY | NP_LEX_REGION | NP_LEX_CITY
		| NP_LEX_PLACE;
	struct np_hit hit;
	uint32_t k, n;

	if (np_lex_at(a->lex, a->words, &a->doc->text, i, end, &hit) != len
	    || !(hit.classes & places))
		return false;
	n = np_lex_nplaces(a->lex, hit.entry);
	for (k = 0; k < n && k < MOST; k++)
		add_candidate(s, np_lex_candidate(a->lex, hit.entry, k));
	return s->n > 0;
}

/* Small towns are called like too many words ("West", "Union") to be looked
 * for within other names. */
static bool is_well_known(const struct np_lex *lex, uint32_t place)
{
	struct np_lex_place p;

	return np_lex_place(lex, place, &p)
		&& (p.kind != NP_CITY || p.population > 5000);
}

static bool is_direction(const struct np_text *t, uint32_t i)
{
	static const char *const words[] = { "central", "downtown", "east",
		"eastern", "greater", "inner", "lower", "metro",
		"metropolitan", "north", "northeast", "northern", "northwest",
		"old", "south", "southeast", "southern", "southwest", "suburban",
		"upper", "west", "western" };
	const struct np_word *w = np_word_of(t, i);

	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* Can what begins at token i be where the whole is?  Any town can be called
 * "Tower" or "Centre", so a town has to stand first, or behind a word in small
 * letters or a direction: "Kabul airport", "the Port of Mombasa", "West Aleppo",
 * but not "Trump Tower". */
static bool tells_where(const struct atlas *a, const np_mention *m, uint32_t i,
	const struct np_hit *hit)
{
	const uint32_t large = NP_LEX_COUNTRY | NP_LEX_REGION | NP_LEX_PLACE;

	if (hit->classes & (NP_LEX_PLACECUE | NP_LEX_ORGCUE)
		&& hit->ntokens == 1)
		return false;
	return i == m->token || hit->classes & large
		|| is_direction(&a->doc->text, i - 1)
		|| !(np_word_of(&a->doc->text, i - 1)->shape & NP_W_CAP);
}

/* "Kabul airport", "northern California", "the Port of Mombasa": a part of
 * the name is a place that the whole one is in or near; the last such part, as
 * what comes behind says where the rest is. */
static void add_part(struct atlas *a, struct site *s, const np_mention *m)
{
	uint32_t i, len, end = m->token + m->ntokens;
	struct np_hit hit;
	struct site part;

	for (i = m->token; i < end; i += len ? len : 1) {
		len = np_lex_at(a->lex, a->words, &a->doc->text, i, end, &hit);
		part.n = 0;
		if (!len || !tells_where(a, m, i, &hit)
		    || !add_entry(a, &part, i, len, end)
		    || !is_well_known(a->lex, part.cand[0]))
			continue;
		memcpy(s->cand, part.cand, part.n * sizeof *s->cand);
		s->n = part.n;
		s->partial = true;
	}
}

/* Where the text says that a mention lies: "Paris, Texas", "Paris in Texas",
 * "TROY, N.C. (AP)". */
static uint32_t spelt_out(const struct atlas *a, const np_mention *m)
{
	const struct np_text *t = &a->doc->text;
	uint32_t i = m->token + m->ntokens;
	const struct np_word *w;
	struct np_hit hit;

	if (i + 1 >= t->ntokens || t->tokens[i + 1].flags & NP_TOK_PARA)
		return NP_NONE;
	w = np_word_of(t, i);
	if (!(w->n == 1 && (w->s[0] == ',' || w->s[0] == '(')))
		return NP_NONE;
	if (!np_lex_at(a->lex, a->words, t, i + 1, t->ntokens, &hit)
	    || !(hit.classes & (NP_LEX_COUNTRY | NP_LEX_REGION)))
		return NP_NONE;
	return np_lex_candidate(a->lex, hit.entry, 0);
}

/* Somewhere there is a town called Earth. */
static bool is_elsewhere(const struct np_text *t, const np_mention *m)
{
	static const char *const bodies[] = { "earth", "jupiter", "mars",
		"mercury", "moon", "neptune", "saturn", "uranus", "venus" };
	const struct np_word *w = np_word_of(t, m->token);

	return m->ntokens == 1 && NP_LIST_HAS(bodies, w->low, w->nlow);
}

/* "LONDON (Reuters) -": agencies tell the region, but for cities that everybody
 * knows. */
static bool is_wire(const struct atlas *a, const np_mention *m)
{
	const struct np_text *t = &a->doc->text;
	uint32_t i = m->token + m->ntokens;
	struct np_hit hit;

	if (t->tokens[m->token].zone != NP_DATELINE
	    || spelt_out(a, m) != NP_NONE)
		return false;
	for (; i < t->ntokens && t->tokens[i].zone == NP_DATELINE; i++)
		if (np_lex_at(a->lex, a->words, t, i, t->ntokens, &hit)
		    && hit.classes & NP_LEX_AGENCY)
			return true;
	return false;
}

static void read_mention(struct atlas *a, const np_mention *m)
{
	struct site *s = &a->site[m->entity];

	s->weight++;
	s->dateline |= a->doc->text.tokens[m->token].zone == NP_DATELINE;
	s->wire |= is_wire(a, m);
	if (m->kind != NP_NAME || is_elsewhere(&a->doc->text, m))
		return;
	if (!s->n)
		add_entry(a, s, m->token, m->ntokens, m->token + m->ntokens);
	if (s->within == NP_NONE)
		s->within = spelt_out(a, m);
}

/* Does place p lie in place `in`, which is a region or a country? */
static bool lies_in(const struct np_lex *lex, const struct np_lex_place *p,
	uint32_t in)
{
	struct np_lex_place q;

	if (in == NP_NONE || !np_lex_place(lex, in, &q))
		return false;
	if (p->region == in)
		return true;
	return q.kind == NP_COUNTRY && !memcmp(p->country, q.country, 2);
}

static int log2_of(uint64_t n)
{
	int bits = 0;

	while (n >>= 1)
		bits++;
	return bits;
}

/* What a place is in itself. */
static int rank(const struct np_lex_place *p)
{
	int points = 4 * log2_of(p->population);

	switch (p->kind) {
	case NP_COUNTRY:
		return 240;
	case NP_REGION:
		return p->flags & NP_LEX_COUNTY ? points - 12 : points + 20;
	case NP_CITY:
		return p->flags & NP_LEX_CAPITAL ? points + 50 : points;
	default:
		return AREA;
	}
}

/* Weight of what lies in a region; of no region there is none. */
static uint32_t weight_in(const struct atlas *a, uint32_t region)
{
	return region < a->lex->nnamed ? a->by_region[region] : 0;
}

/* Count site s, in its present meaning, for (or no more for) its country and
 * region. */
static void count(struct atlas *a, const struct site *s, int sign)
{
	struct np_lex_place p;
	uint32_t c, add = sign > 0 ? s->weight : 0 - s->weight;

	if (s->best == NP_NONE
	    || !np_lex_place(a->lex, s->cand[s->best], &p))
		return;
	c = country_slot(p.country);
	if (c == NP_NONE)
		return;
	a->by_country[c] += add;
	a->total += add;
	if (p.kind == NP_REGION && !(p.flags & NP_LEX_COUNTY))
		p.region = s->cand[s->best];
	if (p.kind != NP_COUNTRY && p.region < a->lex->nnamed)
		a->by_region[p.region] += add;
}

/* A town that governs a region counts as NAMESAKE times as large: Venice. */
static uint64_t fame(const struct np_lex_place *p)
{
	if (p->kind != NP_CITY)
		return 0;
	return p->flags & NP_LEX_SEAT ? p->population * NAMESAKE
		: p->population;
}

/* Share of the article that lies around the place, in points. */
static int context(const struct atlas *a, const struct site *s,
	const struct np_lex_place *p, uint32_t place)
{
	uint32_t c = country_slot(p->country), region = p->region;
	int points = 0;

	if (c == NP_NONE || !a->total)
		return 0;
	points = (int)(SAME_COUNTRY * (uint64_t)a->by_country[c] / a->total);
	if (p->kind == NP_COUNTRY)
		return points;
	if (p->kind == NP_REGION && !(p->flags & NP_LEX_COUNTY))
		region = place;
	if (p->kind == NP_CITY && fame(p) * NAMESAKE < s->largest
	    && (!memcmp(s->capital_of, p->country, 2)
		|| 4 * weight_in(a, region) < a->total))
		return 0;
	return points + (int)(SAME_REGION
		* (uint64_t)weight_in(a, region) / a->total);
}

/* Whether a region is called by the town it is governed from, which then is
 * what is meant: Geneva, Osaka. */
static bool has_seat(const struct atlas *a, const struct site *s, uint32_t region)
{
	struct np_lex_place p;
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (np_lex_place(a->lex, s->cand[i], &p) && p.kind == NP_CITY
		    && p.region == region
		    && p.flags & (NP_LEX_SEAT | NP_LEX_CAPITAL))
			return true;
	return false;
}

/* St George's Hospital lies in Grenada only where something else does: of a
 * name that only holds a town's, the town must be large or in the country of
 * the rest. */
static bool is_unlikely(const struct atlas *a, const struct site *s,
	const struct np_lex_place *p)
{
	uint32_t c = country_slot(p->country);

	return s->partial && p->kind == NP_CITY && p->population < LARGE
		&& c != NP_NONE && !a->by_country[c];
}

static void decide(struct atlas *a, struct site *s)
{
	struct np_lex_place p;
	int points, best = 0;
	uint32_t i;

	count(a, s, -1);
	s->best = NP_NONE;
	for (i = 0; i < s->n; i++) {
		if (!np_lex_place(a->lex, s->cand[i], &p)
		    || is_unlikely(a, s, &p))
			continue;
		points = rank(&p) + context(a, s, &p, s->cand[i]);
		if (lies_in(a->lex, &p, s->within))
			points += SPELT;
		if (s->dateline && p.kind == NP_CITY)
			points += DATELINE;
		if (s->wire && p.kind == NP_CITY && fame(&p) == s->largest)
			points += WIRE;
		if (p.kind == NP_REGION && has_seat(a, s, s->cand[i]))
			points -= AFTER_SEAT;
		if (s->best == NP_NONE || points > best) {
			s->best = i;
			best = points;
		}
	}
	count(a, s, 1);
}

static void find_largest(const struct np_lex *lex, struct site *s)
{
	struct np_lex_place p;
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (np_lex_place(lex, s->cand[i], &p) && fame(&p) > s->largest) {
			s->largest = fame(&p);
			memcpy(s->capital_of, p.flags & NP_LEX_CAPITAL
				? p.country : "\0", 2);
		}
}

static void put(struct atlas *a, np_entity *e, const struct site *s)
{
	struct np_lex_place p, r;

	if (s->best == NP_NONE || !np_lex_place(a->lex, s->cand[s->best], &p))
		return;
	e->place.kind = s->partial ? NP_OTHERPLACE : p.kind;
	e->place.capital = !s->partial && (p.flags & NP_LEX_CAPITAL);
	memcpy(e->place.country, p.country, 2);
	e->place.lat = p.lat;
	e->place.lon = p.lon;
	e->place.geonameid = s->partial ? 0 : p.geonameid;
	if (np_lex_place(a->lex, p.region, &r) && r.kind == NP_REGION)
		e->place.region = np_lex_name(a->lex, p.region);
}

/* Nationalities, and the countries and regions within the names of schools,
 * courts and papers ("Licking County Fair Board"), tell where the article is
 * set without being places themselves; "OK" and "IN" do not. */
static void count_hints(struct atlas *a, const struct np_hit *hits,
	uint32_t nhits)
{
	const uint32_t hints = NP_LEX_DEMONYM | NP_LEX_COUNTRY | NP_LEX_REGION;
	const struct np_doc *doc = a->doc;
	struct site hint = { .n = 1, .weight = 1 };
	uint32_t i, m = 0;

	for (i = 0; i < nhits; i++) {
		while (m < doc->nmentions && doc->mentions[m].token
				+ doc->mentions[m].ntokens <= hits[i].token)
			m++;
		if (!(hits[i].classes & hints)
				|| hits[i].classes & NP_LEX_ABBREV || (m < doc->nmentions
				&& doc->mentions[m].token <= hits[i].token
				&& doc->mentions[m].type == NP_LOC))
			continue;
		hint.cand[0] = np_lex_candidate(a->lex, hits[i].entry, 0);
		count(a, &hint, 1);
	}
}

static bool is_open(const np_entity *e)
{
	return e->type == NP_LOC && !e->unnamed
		&& e->place.kind == NP_NOPLACE;
}

static void read_mentions(struct atlas *a)
{
	const struct np_doc *doc = a->doc;
	const np_mention *m;
	uint32_t i;

	for (i = 0; i < doc->nentities; i++)
		a->site[i].best = a->site[i].within = NP_NONE;
	for (i = 0; i < doc->nmentions; i++) {
		m = &doc->mentions[i];
		if (m->entity != NP_NONE && is_open(&doc->entities[m->entity]))
			read_mention(a, m);
	}
	for (i = 0; i < doc->nentities; i++)
		if (is_open(&doc->entities[i]) && !a->site[i].n)
			add_part(a, &a->site[i],
				&doc->mentions[doc->entities[i].first]);
	for (i = 0; i < doc->nentities; i++)
		find_largest(a->lex, &a->site[i]);
}

void np_place_resolve(struct np_doc *doc, const struct np_lex *lex,
	const struct np_lex_words *words, const struct np_hit *hits,
	uint32_t nhits)
{
	struct atlas a = { .doc = doc, .lex = lex, .words = words };
	uint32_t i, round;

	a.site = NP_NEW(doc->arena, struct site, doc->nentities);
	a.by_country = NP_NEW(doc->arena, uint32_t, 26 * 26);
	a.by_region = NP_NEW(doc->arena, uint32_t, lex->nnamed);
	read_mentions(&a);
	count_hints(&a, hits, nhits);
	for (round = 0; round < ROUNDS; round++)
		for (i = 0; i < doc->nentities; i++)
			decide(&a, &a.site[i]);
	for (i = 0; i < doc->nentities; i++)
		if (is_open(&doc->entities[i]))
			put(&a, &doc->entities[i], &a.site[i]);
}
