/* From the tables in data/ to names and places.
 *
 *	countries.tsv   code id name lat lon population names demonyms
 *	regions.tsv     code id name lat lon population names
 *	areas.tsv       id kind lat lon name names
 *	cities.tsv      id code lat lon population flags name names
 *	aliases.tsv     code-or-id class name...
 *	words.tsv       class word...
 *	orgs.tsv        class name...
 *	people.tsv      class name...
 *	firstnames.tsv, firstnames_world.tsv
 *	                sex name...
 *
 * Lists of names inside a field are separated by '|'. */
#include "tools/pack_lex.h"

#include <stdlib.h>
#include <string.h>

#include "lex/format.h"
#include "lex/lex.h"
#include "base/banned.h"

static char *copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(np_pack_alloc(NULL, n), s, n);
}

static void add_name(struct np_pack_tables *t, const char *text,
	struct np_pack_name name)
{
	if (!*text)
		return;
	if (t->nnames == t->capnames) {
		t->capnames = t->capnames * 2 + 1024;
		t->names = np_pack_alloc(t->names,
			t->capnames * sizeof *t->names);
	}
	name.text = copy(text);
	t->names[t->nnames++] = name;
}

/* Each of the names in a list "a|b|c", which is cut in place. */
static void add_names(struct np_pack_tables *t, char *list,
	struct np_pack_name name)
{
	char *bar;

	for (;; list = bar + 1) {
		bar = strchr(list, '|');
		if (bar)
			*bar = '\0';
		add_name(t, list, name);
		if (!bar)
			return;
	}
}

static struct np_pack_place *add_place(struct np_pack_tables *t)
{
	struct np_pack_place *p;

	if (t->nplaces == t->capplaces) {
		t->capplaces = t->capplaces * 2 + 1024;
		t->places = np_pack_alloc(t->places,
			t->capplaces * sizeof *t->places);
	}
	p = &t->places[t->nplaces];
	memset(p, 0, sizeof *p);
	p->region = t->nplaces++;
	return p;
}

/* The place of that code, or NP_PACK_NOPLACE.  Places with codes come sorted
 * by them: countries in [0, ncountries), regions in [beg, end). */
static uint32_t by_code(const struct np_pack_tables *t, const char *code,
	uint32_t beg, uint32_t end)
{
	uint32_t mid;
	int c;

	while (beg < end) {
		mid = beg + (end - beg) / 2;
		c = strcmp(t->places[mid].code, code);
		if (!c)
			return mid;
		if (c < 0)
			beg = mid + 1;
		else
			end = mid;
	}
	return NP_PACK_NOPLACE;
}

/* The place with that code, else the one of a shorter code it lies in. */
static uint32_t find_place(const struct np_pack_tables *t, const char *code,
	uint32_t regions)
{
	char part[16];
	uint32_t place = by_code(t, code, regions, t->nnamed);
	char *dot;

	if (place != NP_PACK_NOPLACE || strlen(code) >= sizeof part)
		return place;
	memcpy(part, code, strlen(code) + 1);
	dot = strrchr(part, '.');
	if (!dot)
		return by_code(t, part, 0, t->ncountries);
	*dot = '\0';
	return find_place(t, part, regions);
}

/* Fields common to all kinds of place. */
static void set_place(struct np_tsv *f, struct np_pack_place *p, unsigned id,
	unsigned lat)
{
	p->geonameid = (uint32_t)np_tsv_number(f, id, 0);
	p->lat = (int32_t)np_tsv_number(f, lat, 4);
	p->lon = (int32_t)np_tsv_number(f, lat + 1, 4);
	if (p->geonameid >> 24 || p->lat < -900000 || p->lat > 900000
	    || p->lon < -1800000 || p->lon > 1800000)
		np_tsv_die(f, "id or coordinates out of range");
}

static void set_code(struct np_tsv *f, struct np_pack_place *p,
	const struct np_pack_place *last)
{
	if (strlen(f->field[0]) >= sizeof p->code)
		np_tsv_die(f, "code too long");
	memcpy(p->code, f->field[0], strlen(f->field[0]) + 1);
	if (last && strcmp(last->code, p->code) >= 0)
		np_tsv_die(f, "codes must ascend");
}

static void open_table(struct np_tsv *f, const char *dir, const char *name)
{
	if (!np_tsv_open(f, dir, name))
		np_pack_die("%s: no such table", f->path);
}

static void read_countries(struct np_pack_tables *t, const char *dir)
{
	struct np_pack_name name = { NULL, NP_LEX_COUNTRY, 0, 0 };
	struct np_pack_place *p;
	struct np_tsv f;

	for (open_table(&f, dir, "countries.tsv"); np_tsv_next(&f);) {
		p = add_place(t);
		set_code(&f, p, p > t->places ? p - 1 : NULL);
		set_place(&f, p, 1, 3);
		p->kind = NP_COUNTRY;
		p->name = copy(f.field[2]);
		p->population = (uint64_t)np_tsv_number(&f, 5, 0);
		name.place = p->region;
		name.classes = NP_LEX_COUNTRY;
		add_name(t, f.field[2], name);
		add_names(t, f.field[6], name);
		name.classes = NP_LEX_DEMONYM;
		add_names(t, f.field[7], name);
	}
	t->ncountries = t->nnamed = t->nplaces;
}

static void read_areas(struct np_pack_tables *t, const char *dir)
{
	struct np_pack_name name = { NULL, 0, 0, 0 };
	struct np_pack_place *p;
	struct np_tsv f;

	for (open_table(&f, dir, "areas.tsv"); np_tsv_next(&f);) {
		p = add_place(t);
		set_place(&f, p, 0, 2);
		p->kind = NP_OTHERPLACE;
		if (!strcmp(f.field[1], "historic"))
			p->flags = NP_LEX_HISTORIC;
		else if (strcmp(f.field[1], "area"))
			np_tsv_die(&f, "kind must be area or historic");
		p->name = copy(f.field[4]);
		name.place = p->region;
		name.classes = p->flags ? NP_LEX_COUNTRY : NP_LEX_PLACE;
		add_name(t, f.field[4], name);
		add_names(t, f.field[5], name);
		name.classes = NP_LEX_DEMONYM;
		add_names(t, f.field[6], name);
	}
	t->nnamed = t->nplaces;
}

/* Regions of both levels; returns the first place that is one. */
static uint32_t read_regions(struct np_pack_tables *t, const char *dir)
{
	struct np_pack_name name = { NULL, NP_LEX_REGION, 0, 0 };
	uint32_t first = t->nplaces, parent;
	struct np_pack_place *p;
	struct np_tsv f;
	char *dot;

	for (open_table(&f, dir, "regions.tsv"); np_tsv_next(&f);) {
		p = add_place(t);
		set_code(&f, p, p > t->places + first ? p - 1 : NULL);
		set_place(&f, p, 1, 3);
		p->kind = strchr(strchr(p->code, '.') + 1, '.') ?
			NP_LEX_KIND_COUNTY : NP_REGION;
		p->name = copy(f.field[2]);
		p->population = (uint64_t)np_tsv_number(&f, 5, 0);
		name.place = t->nplaces - 1;
		dot = strrchr(f.field[0], '.');
		*dot = '\0';
		parent = find_place(t, f.field[0], first);
		if (parent == NP_PACK_NOPLACE)
			np_tsv_die(&f, "unknown country");
		p->region = parent;
		add_name(t, f.field[2], name);
		add_names(t, f.field[6], name);
		t->nnamed = t->nplaces;
	}
	if (t->nnamed > 65536)
		np_pack_die("more than 65536 named places");
	return first;
}

static void read_cities(struct np_pack_tables *t, const char *dir,
	uint32_t regions)
{
	struct np_pack_name name = { NULL, NP_LEX_CITY, 0, 0 };
	struct np_pack_place *p;
	struct np_tsv f;

	for (open_table(&f, dir, "cities.tsv"); np_tsv_next(&f);) {
		p = add_place(t);
		name.place = p->region;
		set_place(&f, p, 0, 2);
		if (p->region > t->nnamed
		    && p[-1].geonameid >= p->geonameid)
			np_tsv_die(&f, "ids must ascend");
		p->kind = NP_CITY;
		p->flags = *f.field[5] == 'C' ? NP_LEX_CAPITAL
			: *f.field[5] == 'A' ? NP_LEX_SEAT : 0;
		p->population = (uint64_t)np_tsv_number(&f, 4, 0);
		p->region = find_place(t, f.field[1], regions);
		if (p->region == NP_PACK_NOPLACE)
			np_tsv_die(&f, "unknown country");
		add_name(t, f.field[6], name);
		add_names(t, f.field[7], name);
	}
}

/* The city of that GeoNames id; cities come sorted by it. */
static uint32_t by_id(const struct np_pack_tables *t, uint32_t id)
{
	uint32_t beg = t->nnamed, end = t->nplaces, mid;

	while (beg < end) {
		mid = beg + (end - beg) / 2;
		if (t->places[mid].geonameid == id)
			return mid;
		if (t->places[mid].geonameid < id)
			beg = mid + 1;
		else
			end = mid;
	}
	return NP_PACK_NOPLACE;
}

/* Whom an alias is of: a country, a region, or a city by its id. */
static void find_subject(const struct np_pack_tables *t, struct np_tsv *f,
	uint32_t regions, struct np_pack_name *name)
{
	const char *code = f->field[0];

	name->classes = NP_LEX_COUNTRY;
	name->place = by_code(t, code, 0, t->ncountries);
	if (name->place == NP_PACK_NOPLACE) {
		name->classes = NP_LEX_REGION;
		name->place = by_code(t, code, regions, t->nnamed);
	}
	if (name->place == NP_PACK_NOPLACE && *code >= '0' && *code <= '9') {
		name->classes = NP_LEX_CITY;
		name->place = by_id(t, (uint32_t)np_tsv_number(f, 0, 0));
	}
	if (name->place == NP_PACK_NOPLACE)
		np_tsv_die(f, "unknown code");
}

static void read_aliases(struct np_pack_tables *t, const char *dir,
	uint32_t regions)
{
	struct np_pack_name name = { NULL, 0, 0, 0 };
	struct np_tsv f;
	const char *class;
	unsigned i;

	for (open_table(&f, dir, "aliases.tsv"); np_tsv_next(&f);) {
		find_subject(t, &f, regions, &name);
		class = f.field[1];
		if (!strcmp(class, "abbrev"))
			name.classes |= NP_LEX_ABBREV;
		else if (!strcmp(class, "demonym"))
			name.classes = NP_LEX_DEMONYM;
		else if (strcmp(class, "name"))
			np_tsv_die(&f, "unknown class");
		for (i = 2; i < f.nfields; i++)
			add_name(t, f.field[i], name);
	}
}

/* Tables of the form: class, name, other names of the same. */
static const struct {
	const char *name;
	uint32_t classes;
} classes[] = {
	{ "agency", NP_LEX_ORG | NP_LEX_AGENCY },
	{ "f", NP_LEX_FIRSTNAME_F },
	{ "m", NP_LEX_FIRSTNAME_M },
	{ "mf", NP_LEX_FIRSTNAME_M | NP_LEX_FIRSTNAME_F },
	{ "misc", NP_LEX_MISC },
	{ "org", NP_LEX_ORG },
	{ "orgcue", NP_LEX_ORGCUE },
	{ "person", NP_LEX_PERSON },
	{ "placecue", NP_LEX_PLACECUE },
	{ "role", NP_LEX_ROLE },
	{ "title", NP_LEX_TITLE },
	{ "title-role", NP_LEX_TITLE | NP_LEX_ROLE },
};

static uint32_t class_of(const struct np_tsv *f)
{
	size_t i;

	for (i = 0; i < sizeof classes / sizeof *classes; i++)
		if (!strcmp(classes[i].name, f->field[0]))
			return classes[i].classes;
	np_tsv_die(f, "unknown class");
}

static void read_words(struct np_pack_tables *t, const char *dir,
	const char *file, uint32_t *identity)
{
	struct np_pack_name name = { NULL, 0, NP_PACK_NOPLACE, 0 };
	struct np_tsv f;
	unsigned i;

	for (open_table(&f, dir, file); np_tsv_next(&f);) {
		name.classes = class_of(&f);
		if (name.classes & (NP_LEX_ORG | NP_LEX_PERSON))
			name.identity = ++*identity;
		else
			name.identity = 0;
		for (i = 1; i < f.nfields; i++)
			add_names(t, f.field[i], name);
	}
}

void np_pack_lex_read(struct np_pack_tables *t, const char *dir)
{
	uint32_t regions, identity = 0;

	memset(t, 0, sizeof *t);
	read_countries(t, dir);
	read_areas(t, dir);
	regions = read_regions(t, dir);
	read_cities(t, dir, regions);
	read_aliases(t, dir, regions);
	read_words(t, dir, "words.tsv", &identity);
	read_words(t, dir, "orgs.tsv", &identity);
	read_words(t, dir, "people.tsv", &identity);
	read_words(t, dir, "firstnames.tsv", &identity);
	read_words(t, dir, "firstnames_world.tsv", &identity);
}

void np_pack_lex_free(struct np_pack_tables *t)
{
	uint32_t i;

	for (i = 0; i < t->nnames; i++)
		free(t->names[i].text);
	for (i = 0; i < t->nplaces; i++)
		free(t->places[i].name);
	free(t->names);
	free(t->places);
}
