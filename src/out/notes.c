/* Strings are composed at the end of the output and taken away into the arena
 * (np_take), so that nothing needs a length in advance.  Linear, but for the
 * comparison of names, which gives up on names that are too long to be any. */
#include "out/notes.h"

#include "model/open.h"
#include "out/aside.h"
#include "time/say.h"
#include "base/banned.h"

#define MAX_SPEAKER 70 /* bytes; what is longer is a clause */
#define MAX_PLACES 32 /* of one name that are looked at */
#define MAX_NAME 512 /* bytes of a name that is worth comparing */
#define MIDDLE_DOT " \xC2\xB7 "

/* -- Strings --------------------------------------------------------------- */

bool np_same(np_str a, np_str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

static void add(struct np_reader *r, np_str s)
{
	np_buf_add(r->o->b, s.ptr, s.len);
}

static void adds(struct np_reader *r, const char *s)
{
	np_buf_adds(r->o->b, s);
}

static char low(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Is `word` a whole word of s?  ASCII case is ignored. */
static bool has_word(np_str s, np_str word)
{
	size_t i, k;

	for (i = 0; i + word.len <= s.len; i++) {
		if (i && s.ptr[i - 1] != ' ')
			continue;
		for (k = 0; k < word.len; k++)
			if (low(s.ptr[i + k]) != low(word.ptr[k]))
				break;
		if (k == word.len && (i + k == s.len || s.ptr[i + k] == ' '))
			return true;
	}
	return false;
}

unsigned np_count_words(np_str s)
{
	unsigned n = s.len > 0;
	size_t i;

	for (i = 0; i < s.len; i++)
		n += s.ptr[i] == ' ';
	return n;
}

bool np_words_within(np_str whole, np_str part)
{
	size_t i = 0, n;

	if (whole.len > MAX_NAME || part.len > MAX_NAME)
		return false;
	for (; i < part.len; i += n + 1) {
		for (n = 0; i + n < part.len && part.ptr[i + n] != ' '; n++)
			;
		if (!has_word(whole, (np_str){ part.ptr + i, n }))
			return false;
	}
	return true;
}

np_str np_note_number(struct np_reader *r, uint32_t n)
{
	size_t mark = r->o->b->len;

	np_buf_addu(r->o->b, n);
	return np_take(r->o, mark);
}

static np_str quoted(struct np_reader *r, np_str s)
{
	size_t mark = r->o->b->len;

	adds(r, "\"");
	add(r, s);
	adds(r, "\"");
	return np_take(r->o, mark);
}

np_str np_note_text(struct np_reader *r, np_span s)
{
	return np_clean(r->a, np_span_text(r->doc, s));
}

/* -- The whole document ---------------------------------------------------- */

np_str np_note_headline(struct np_reader *r)
{
	const struct np_text *t = &r->doc->text;
	uint32_t i = 0, first;

	if (t->body > 2)
		return np_clean(r->a, (np_str){ t->source.ptr, t->body - 2 });
	while (i < t->ntokens && t->tokens[i].zone == NP_SIGNOFF)
		i++; /* what the page put above */
	first = i;
	while (i < t->ntokens && t->tokens[i].zone == NP_HEADLINE)
		i++;
	if (i == first)
		return NP_NO_STR;
	return np_note_text(r, (np_span){ t->tokens[first].span.beg,
		t->tokens[i - 1].span.end });
}

static bool in_dateline(const struct np_reader *r, uint32_t mention)
{
	const struct np_doc *doc = r->doc;

	return mention < doc->nmentions && doc->text.tokens[
		doc->mentions[mention].token].zone == NP_DATELINE;
}

/* "NAIROBI" and "OSLO" of a dateline are Nairobi and Oslo; "NATO" and "UAE"
 * stay. */
np_str np_note_name(struct np_reader *r, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str s = np_clean(r->a, e->name);
	char *name = np_arena_copy(r->a, s.ptr, s.len);
	bool first = true, upper = e->type == NP_LOC && (s.len > 4
		|| (s.len == 4 && in_dateline(r, e->first)));
	size_t i;

	for (i = 0; i < s.len && upper; i++)
		upper = s.ptr[i] == ' ' || (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z');
	for (i = 0; i < s.len && upper; i++) {
		if (!first)
			name[i] = low(s.ptr[i]);
		first = s.ptr[i] == ' ';
	}
	return (np_str){ name, s.len };
}

static np_str dateline_place(struct np_reader *r)
{
	const np_mention *m = r->doc->mentions;
	uint32_t i;

	for (i = 0; i < r->doc->nmentions; i++)
		if (m[i].type == NP_LOC && m[i].entity < r->doc->nentities
			&& r->doc->text.tokens[m[i].token].zone == NP_DATELINE)
			return np_note_name(r, m[i].entity);
	return NP_NO_STR;
}

/* Words as a reader counts them: what stands between blanks and is not only
 * punctuation. */
static uint32_t count_words(const struct np_text *t)
{
	uint32_t i, n = 0;
	bool counted = false;

	for (i = 0; i < t->ntokens; i++) {
		if (i && t->tokens[i].span.beg > t->tokens[i - 1].span.end)
			counted = false;
		if (counted || t->tokens[i].kind == NP_PUNCT
			|| t->tokens[i].kind == NP_QUOTE
			|| t->tokens[i].kind == NP_SYMBOL)
			continue;
		counted = true;
		n++;
	}
	return n;
}

static void add_date(struct np_reader *r)
{
	static const char *const sources[] = { "", " (given)", " (given)",
		" (dateline)", " (from the text)" };
	const np_pubdate *d = &r->doc->date;

	if (!np_say_when(r->o->b, d->value, NP_NO_STR, NP_SAY_LONG, 0)) {
		adds(r, "date unknown");
		return;
	}
	adds(r, sources[d->source]);
	if (!d->conflict.len)
		return;
	adds(r, MIDDLE_DOT "the text says ");
	np_say_when(r->o->b, d->conflict, NP_NO_STR, NP_SAY_LONG, 0);
}

np_str np_note_about(struct np_reader *r)
{
	uint32_t words = count_words(&r->doc->text);
	size_t mark = r->o->b->len;

	if (r->dateline.len) {
		add(r, r->dateline);
		adds(r, r->doc->date.value.len ? ", " : MIDDLE_DOT);
	}
	add_date(r);
	adds(r, MIDDLE_DOT);
	np_buf_addu(r->o->b, words);
	adds(r, words == 1 ? " word" : " words");
	return np_take(r->o, mark);
}

np_str np_note_gist(struct np_reader *r, bool *lead)
{
	const struct np_text *t = &r->doc->text;
	np_str s = np_clean(r->a, r->doc->gist.sentence);
	uint32_t i;

	*lead = !s.len;
	for (i = 0; i < t->nsents && !s.len; i++) {
		uint8_t zone = t->tokens[t->sents[i].token].zone;

		if (zone == NP_BODY || zone == NP_DATELINE)
			s = np_note_text(r, t->sents[i].span);
	}
	return s;
}

/* -- Entities -------------------------------------------------------------- */

/* Places that only tell where another is: "HARVEY, Ill.". */
static const uint8_t *find_locating(const struct np_doc *doc)
{
	uint8_t *locates = NP_NEW(doc->arena, uint8_t, doc->nentities);
	const np_mention *m = doc->mentions;
	uint32_t i, at;

	memset(locates, 1, doc->nentities);
	for (i = 0; i < doc->nmentions; i++) {
		at = i ? m[i - 1].token + m[i - 1].ntokens : 0;
		if (m[i].entity < doc->nentities && !(i
			&& m[i - 1].type == NP_LOC && m[i].token == at + 1
			&& doc->text.source.ptr[
				doc->text.tokens[at].span.beg] == ','
			&& doc->entities[m[i].entity].place.kind == NP_REGION))
			locates[m[i].entity] = 0;
	}
	return locates;
}

/* [E] NP_SPEAKS, NP_ACTS. */
static const uint8_t *find_active(const struct np_doc *doc)
{
	uint8_t *active = NP_NEW(doc->arena, uint8_t, doc->nentities);
	uint32_t i;

	for (i = 0; i < doc->nquotes; i++)
		if (doc->quotes[i].entity < doc->nentities)
			active[doc->quotes[i].entity] |= NP_SPEAKS;
	for (i = 0; i < doc->nevents; i++)
		if (doc->events[i].who < doc->nentities)
			active[doc->events[i].who] |= NP_ACTS;
	return active;
}

bool np_note_shown(const struct np_reader *r, uint32_t e)
{
	return r->o->pick.id[e] != NP_NONE && !r->aside[e];
}

uint32_t np_note_count(const struct np_reader *r, uint32_t entity)
{
	uint32_t n = r->o->pick.count[entity];

	return n > r->repeats[entity] ? n - r->repeats[entity] : n > 0;
}

bool np_note_is_known(const struct np_reader *r, const np_mention *m,
	uint32_t classes)
{
	const struct np_text *t = &r->doc->text;
	struct np_hit hit;

	return r->words && np_lex_at(&r->doc->model->lex, r->words, t,
		m->token, m->token + m->ntokens, &hit) == m->ntokens
		&& hit.classes & classes;
}

/* Who believes or votes like this is no news. */
static bool is_creed(np_str s)
{
	static const char *const creeds[] = { "anglican", "arab", "catholic",
		"christian", "communist", "conservative", "democrat",
		"democratic", "green", "hindu", "hispanic", "islam", "islamic",
		"islamist", "jew", "jewish", "jihadist", "kurd", "kurdish",
		"labour", "latino", "liberal", "libertarian", "maoist",
		"marxist", "mormon", "muslim", "nazi", "orthodox",
		"protestant", "republican", "shia", "shiite", "sikh",
		"socialist", "soviet", "sunni", "tories", "tory", "western",
		"zionist" };
	size_t i;

	if (s.len && s.ptr[s.len - 1] == 's')
		s.len--;
	for (i = 0; i < sizeof creeds / sizeof *creeds; i++)
		if (s.len == strlen(creeds[i])
			&& np_words_within(np_str_of(creeds[i]), s))
			return true;
	return false;
}

bool np_note_is_group(const struct np_reader *r, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	const np_mention *m;

	if (e->first >= r->doc->nmentions)
		return false;
	m = &r->doc->mentions[e->first];
	return np_note_is_known(r, m, NP_LEX_DEMONYM) || is_creed(e->name)
		|| (m->ntokens == 1 && !strcmp("ADJ",
		np_upos_name(r->doc->text.tokens[m->token].upos)));
}

/* Forms of address that say nothing about somebody. */
static bool says_nothing(np_str title)
{
	static const char *const plain[] = { "Mr", "Mr.", "Mrs", "Mrs.", "Ms",
		"Ms.", "Miss", "Mx", "Mx." };
	size_t i;

	for (i = 0; i < sizeof plain / sizeof *plain; i++)
		if (np_same(title, np_str_of(plain[i])))
			return true;
	return false;
}

void np_note_add(struct np_reader *r, size_t mark, np_str s)
{
	if (r->o->b->len > mark)
		adds(r, ", ");
	add(r, s);
}

/* [E] The first relation that tells a role and where, else the first that
 * tells a role, or NP_NONE. */
static const uint32_t *find_jobs(const struct np_doc *doc)
{
	uint32_t *job = NP_NEW(doc->arena, uint32_t, doc->nentities), i;
	const np_relation *rel = doc->relations;

	for (i = 0; i < doc->nentities; i++)
		job[i] = NP_NONE;
	for (i = 0; i < doc->nrelations; i++) {
		uint32_t *own;

		if (rel[i].entity >= doc->nentities)
			continue;
		own = &job[rel[i].entity];
		if (*own == NP_NONE || (rel[*own].of >= doc->nentities
			&& rel[i].of < doc->nentities))
			*own = i;
	}
	return job;
}

/* Is s, or s and a genitive, at the place? */
static bool stands_at(np_str s, size_t i, np_str name)
{
	if (i + name.len > s.len || memcmp(s.ptr + i, name.ptr, name.len))
		return false;
	i += name.len;
	return i == s.len || !((s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
		|| (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'));
}

static bool contains(np_str s, np_str name)
{
	size_t i;

	if (s.len > MAX_NAME || name.len > MAX_NAME || !name.len)
		return false;
	for (i = 0; i + name.len <= s.len; i++)
		if ((!i || s.ptr[i - 1] == ' ') && stands_at(s, i, name))
			return true;
	return false;
}

/* Does the role tell already whose it is: "FCC spokeswoman", "director of the
 * Consumer Federation"? */
static bool names_it(np_str role, const np_entity *of)
{
	np_str s = of->name;
	uint32_t i;

	if (contains(role, s) || np_words_within(role, s))
		return true;
	for (i = 0; i < of->naliases && i < 32; i++)
		if (contains(role, of->aliases[i]))
			return true;
	for (i = 0, s.len = 0; s.len < of->name.len; s.len++)
		if (of->name.ptr[s.len] == ' ' && ++i == 2)
			return contains(role, s);
	return false;
}

static bool is_company(np_str name)
{
	static const char *const ends[] = { "AB", "AG", "ASA", "BV", "Bhd",
		"Co", "Co.", "Company", "Corp", "Corp.", "Corporation", "GmbH",
		"Holding", "Holdings", "Inc", "Inc.", "LLC", "Limited", "Ltd",
		"Ltd.", "NV", "Oyj", "PLC", "Plc", "SA", "SpA", "plc" };
	size_t i, n;

	for (i = 0; i < sizeof ends / sizeof *ends; i++) {
		n = strlen(ends[i]);
		if (name.len > n && name.ptr[name.len - n - 1] == ' '
			&& !memcmp(name.ptr + name.len - n, ends[i], n))
			return true;
	}
	return false;
}

/* The first mention that has the entity's name; else its first. */
static const np_mention *named_by(const struct np_reader *r, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	const np_mention *m = r->doc->mentions;
	uint32_t i;

	for (i = e->first; i < r->doc->nmentions; i++)
		if (m[i].entity == entity && np_same(e->name,
			np_span_text(r->doc, m[i].span)))
			return &m[i];
	return &m[e->first];
}

/* What the name does not tell. */
static const char *kind_of_org(const struct np_reader *r, const np_entity *e)
{
	const np_mention *m;
	uint32_t i;

	if (is_company(e->name))
		return "company";
	for (i = 0; i < e->naliases && i < 32; i++)
		if (is_company(e->aliases[i]))
			return "company";
	if (e->first >= r->doc->nmentions)
		return "organisation";
	m = named_by(r, (uint32_t)(e - r->doc->entities));
	if (np_note_is_known(r, m, NP_LEX_AGENCY))
		return "press";
	for (i = m->token; i < m->token + m->ntokens; i++)
		if (np_note_is_known(r, &(np_mention){ .token = i, .ntokens = 1 },
			NP_LEX_ORGCUE))
			return "";
	return "organisation";
}

np_str np_note_who(struct np_reader *r, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str title = np_clean(r->a, e->title);
	np_str role = np_clean(r->a, e->role), of = NP_NO_STR;
	const np_relation *job = NULL;
	size_t mark = r->o->b->len;

	while (role.len && (role.ptr[role.len - 1] == ','
		|| role.ptr[role.len - 1] == ' '))
		role.len--;
	if (r->job[entity] != NP_NONE)
		job = &r->doc->relations[r->job[entity]];
	if (job && !role.len)
		role = np_clean(r->a, job->role);
	if (job && job->of < r->doc->nentities && job->of != entity
		&& !r->doc->entities[job->of].unnamed
		&& !names_it(role, &r->doc->entities[job->of]))
		of = np_note_name(r, job->of);
	if (title.len && !says_nothing(title) && !np_words_within(role, title))
		add(r, title);
	if (role.len)
		np_note_add(r, mark, role);
	if (role.len && of.len)
		np_note_add(r, mark, of);
	if (r->o->b->len == mark && e->type == NP_ORG && !e->unnamed)
		adds(r, kind_of_org(r, e));
	if (e->unnamed)
		np_note_add(r, mark, np_str_of("unnamed"));
	return np_take(r->o, mark);
}

static bool repeated(const np_entity *e, uint32_t alias)
{
	uint32_t i;

	for (i = 0; i < alias; i++)
		if (np_words_within(e->aliases[i], e->aliases[alias])
			&& np_words_within(e->aliases[alias], e->aliases[i]))
			return true;
	return false;
}

/* "the mayor" without its article. */
static np_str bare(np_str s)
{
	static const char *const articles[] = { "a ", "an ", "the ", "A ",
		"An ", "The " };
	size_t i, n;

	for (i = 0; i < sizeof articles / sizeof *articles; i++) {
		n = strlen(articles[i]);
		if (s.len > n && !memcmp(s.ptr, articles[i], n))
			return (np_str){ s.ptr + n, s.len - n };
	}
	return s;
}

np_str np_note_aliases(struct np_reader *r, const np_entity *e, np_str role)
{
	size_t mark = r->o->b->len;
	np_str alias;
	uint32_t i;

	for (i = 0; i < e->naliases && i < 32; i++) {
		alias = np_clean(r->a, e->aliases[i]);
		if (np_words_within(e->name, alias) || repeated(e, i)
			|| np_words_within(role, bare(alias)))
			continue;
		np_note_add(r, mark, quoted(r, alias));
	}
	return np_take(r->o, mark);
}

/* -- Events, dates, quotes ------------------------------------------------- */

static np_str country_name(struct np_reader *r, const char *code)
{
	const struct np_lex *lex = r->doc->model ? &r->doc->model->lex : NULL;
	np_str name = NP_NO_STR;
	uint32_t place;

	if (!code[0])
		return NP_NO_STR;
	place = lex ? np_lex_country(lex, code) : NP_NONE;
	if (place != NP_NONE)
		name = np_lex_name(lex, place);
	return name.len ? name : (np_str){ code, 2 };
}

np_str np_note_place(struct np_reader *r, const np_entity *e)
{
	static const char *const kinds[] = { "place", "country", "region",
		"city", "place" };
	const np_place *p = &e->place;
	np_str country = country_name(r, p->country), shown;
	size_t mark;

	shown = np_note_name(r, (uint32_t)(e - r->doc->entities));
	mark = r->o->b->len;
	if (p->kind == NP_COUNTRY) {
		adds(r, "country");
	} else if (p->capital && country.len) {
		adds(r, "capital of ");
		add(r, country);
	} else {
		adds(r, kinds[p->kind]);
		if (p->region.len && !np_same(p->region, shown))
			np_note_add(r, mark, p->region);
		if (country.len)
			np_note_add(r, mark, country);
	}
	return np_clean(r->a, np_take(r->o, mark));
}

/* "4.05 S"; n in 1e-4 degrees. */
static void add_degrees(struct np_reader *r, int32_t n, const char *marks)
{
	uint32_t hundredths = (uint32_t)((n < 0 ? -n : n) + 50) / 100;

	np_buf_addu(r->o->b, hundredths / 100);
	np_buf_addc(r->o->b, '.');
	np_buf_addu(r->o->b, hundredths / 10 % 10);
	np_buf_addu(r->o->b, hundredths % 10);
	np_buf_addc(r->o->b, ' ');
	np_buf_addc(r->o->b, marks[n < 0]);
}

/* The lexicon's name for the place: "United States" for "U.S.". */
static np_str usual_name(struct np_reader *r, const np_entity *e)
{
	const struct np_lex *lex = &r->doc->model->lex;
	const np_mention *m = &r->doc->mentions[e->first];
	uint32_t k, n, place;
	struct np_lex_place p;
	struct np_hit hit;

	if (np_lex_at(lex, r->words, &r->doc->text, m->token,
		m->token + m->ntokens, &hit) != m->ntokens)
		return NP_NO_STR;
	n = np_lex_nplaces(lex, hit.entry);
	for (k = 0; k < n && k < MAX_PLACES; k++) {
		place = np_lex_candidate(lex, hit.entry, k);
		if (np_lex_place(lex, place, &p)
			&& p.geonameid == e->place.geonameid)
			return np_lex_name(lex, place);
	}
	return NP_NO_STR;
}

np_str np_note_place_name(struct np_reader *r, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str name = NP_NO_STR;

	if (r->words && e->first < r->doc->nmentions && e->place.geonameid
		&& (e->place.kind == NP_COUNTRY
		|| (e->place.kind == NP_REGION && e->name.len
		&& memchr(e->name.ptr, '.', e->name.len))))
		name = usual_name(r, e);
	return name.len ? np_clean(r->a, name) : np_note_name(r, entity);
}

np_str np_note_place_aliases(struct np_reader *r, uint32_t entity, np_str shown)
{
	const np_entity *e = &r->doc->entities[entity];
	size_t mark = r->o->b->len;
	np_str s;
	uint32_t i;

	if (!np_same(np_note_name(r, entity), shown)
		&& !np_words_within(shown, e->name))
		np_note_add(r, mark, quoted(r, np_clean(r->a, e->name)));
	for (i = 0; i < e->naliases && i < 32; i++) {
		s = np_clean(r->a, e->aliases[i]);
		if (!np_words_within(shown, s)
			&& !np_words_within(e->name, s) && !repeated(e, i))
			np_note_add(r, mark, quoted(r, s));
	}
	return np_take(r->o, mark);
}

np_str np_note_degrees(struct np_reader *r, const np_place *p, int32_t n,
	const char *marks)
{
	size_t mark = r->o->b->len;

	if (p->kind == NP_NOPLACE || (!p->geonameid && !p->lat && !p->lon))
		return NP_NO_STR;
	add_degrees(r, n, marks);
	return np_take(r->o, mark);
}

np_str np_note_date(struct np_reader *r, const np_timex *t)
{
	size_t mark = r->o->b->len;
	bool ok = true;

	if (t->type == NP_TX_SET)
		return NP_NO_STR;
	if (t->begin.len && t->end.len) {
		ok = np_say_when(r->o->b, t->begin, t->mod, NP_SAY_LIST, 0);
		adds(r, " \xE2\x80\x93 ");
		ok = ok && np_say_when(r->o->b, t->end, NP_NO_STR,
			NP_SAY_LIST, 0);
	} else {
		adds(r, t->begin.len ? "from " : t->end.len ? "until " : "");
		ok = np_say_when(r->o->b, t->value, t->mod, NP_SAY_LIST, 0);
	}
	if (!ok)
		np_take(r->o, mark);
	return np_take(r->o, mark);
}

int32_t np_note_date_day(const np_timex *t)
{
	int32_t day;

	if (t->type == NP_TX_DATE || t->type == NP_TX_TIME) {
		if (np_say_day(t->begin.len ? t->begin : t->value, &day))
			return day;
		return NP_UNDATED;
	}
	return NP_UNDATED + (t->type == NP_TX_DURATION ? 1 : 2);
}

static bool is_absolute(const np_timex *t)
{
	return !t->relative && (t->type == NP_TX_DATE || t->type == NP_TX_TIME)
		&& t->value.len && t->value.ptr[0] != 'X';
}

np_str np_note_date_text(struct np_reader *r, const np_timex *t, np_str words)
{
	np_str text = np_note_text(r, t->span);

	if (!words.len)
		return t->value.len || t->type == NP_TX_SET ? NP_NO_STR :
			np_str_of("no such date");
	if (is_absolute(t) || t->type == NP_TX_DURATION
		|| np_words_within(words, text))
		return NP_NO_STR;
	return quoted(r, text);
}

/* Does the text at `at` begin a sentence?  "I" may stand anywhere. */
static bool begins_sentence(np_str s, uint32_t at)
{
	return at < s.len && s.ptr[at] >= 'A' && s.ptr[at] <= 'Z'
		&& !(s.ptr[at] == 'I' && at + 1 < s.len
			&& low(s.ptr[at + 1]) == s.ptr[at + 1]
			&& (s.ptr[at + 1] < 'a' || s.ptr[at + 1] > 'z'));
}

static bool ends_clause(np_str s)
{
	static const char *const marks[] = { ".", "!", "?", ":", ";",
		"\xE2\x80\xA6", "\xE2\x80\x94" };
	size_t i, n;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		n = strlen(marks[i]);
		if (s.len >= n && !memcmp(s.ptr + s.len - n, marks[i], n))
			return true;
	}
	return !s.len;
}

/* A piece of a quote.  The comma at its end led over to "he said"; what
 * follows, at `next`, says what it would have been. */
static void add_piece(struct np_reader *r, np_span span, uint32_t next)
{
	np_str s = np_span_text(r->doc, span);

	while (s.len && (s.ptr[s.len - 1] == ',' || s.ptr[s.len - 1] == ' '))
		s.len--;
	add(r, s);
	if (next != NP_NONE && !ends_clause(s))
		adds(r, begins_sentence(r->doc->text.source, next) ? "." :
			",");
}

np_str np_note_quote(struct np_reader *r, const np_quote *q)
{
	const char *marks = q->kind == NP_INDIRECT ? "" : "\"";
	size_t mark = r->o->b->len;
	uint32_t i;

	adds(r, marks);
	if (!q->nparts)
		add_piece(r, q->span, NP_NONE);
	for (i = 0; i < q->nparts; i++) {
		if (i)
			adds(r, " ");
		add_piece(r, q->parts[i], i + 1 < q->nparts ?
			q->parts[i + 1].beg : NP_NONE);
	}
	adds(r, marks);
	return np_clean(r->a, np_take(r->o, mark));
}

np_str np_note_speaker(struct np_reader *r, const np_quote *q)
{
	if (q->entity < r->doc->nentities)
		return np_clean(r->a, r->doc->entities[q->entity].name);
	if (q->speaker.end > q->speaker.beg
		&& !np_note_is_pronoun(np_span_text(r->doc, q->speaker))
		&& q->speaker.end - q->speaker.beg < MAX_SPEAKER)
		return np_note_text(r, q->speaker);
	return np_str_of("\xE2\x80\x94");
}

struct np_reader np_reader_of(struct np_out *o)
{
	struct np_reader r = { .o = o, .a = o->doc->arena, .doc = o->doc };

	r.locates = find_locating(o->doc);
	r.active = find_active(o->doc);
	r.job = find_jobs(o->doc);
	r.dateline = dateline_place(&r);
	r.year = np_say_year(o->doc->date.value);
	r.words = o->doc->words;
	if (!r.words && o->doc->model && o->doc->text.word)
		r.words = np_lex_words(&o->doc->model->lex, r.a, &o->doc->text);
	r.aside = np_asides(&r);
	r.repeats = np_repeats(&r);
	return r;
}
