/* Where is where: the same name in different articles. */
#include "opened.h"

#include <stdbool.h>

static const struct {
	const char *description, *text, *name, *country;
	uint8_t kind;
	int lat, lon; /* whole degrees, towards zero */
} cases[] = {
	{ "alone it is the big one", "The minister flew to Paris.",
		"Paris", "FR", NP_CITY, 48, 2 },
	{ "the old name and the new", "The ship left Bombay on Monday. "
		"Dockers in Mumbai, India, had closed the port.",
		"Bombay", "IN", NP_CITY, 19, 72 },
	{ "where it lies is spelt out",
		"The fire started in Paris, Texas, on Monday.",
		"Paris", "US", NP_CITY, 33, -95 },
	{ "an abbreviation spells it out too",
		"PARIS, Ky. (AP) - The mayor resigned on Monday.",
		"PARIS", "US", NP_CITY, 38, -84 },
	{ "the older ways to write a state",
		"LA CROSSE, Wisc. - The school board met on Monday.",
		"Wisc.", "US", NP_REGION, 44, -89 },
	{ "a state like a word",
		"The firm moved to Bangor, Me., in May and hired 20 people.",
		"Bangor", "US", NP_CITY, 44, -68 },
	{ "another one, at the end of a sentence",
		"The firm hired 20 people in Joplin, Mo. It said so on Monday.",
		"Mo.", "US", NP_REGION, 38, -92 },
	{ "a state with which the text ends",
		"The service will be held in Friedensburg, Pa.",
		"Pa.", "US", NP_REGION, 40, -77 },
	{ "a province", "BRANDON, Man. (CP) - The mayor resigned on Monday.",
		"BRANDON", "CA", NP_CITY, 49, -99 },
	{ "a state of Australia",
		"HOBART, Tas. - The mayor resigned on Monday.",
		"HOBART", "AU", NP_CITY, -42, 147 },
	{ "the rest of the article decides",
		"Police in London said the man came from Hamilton. He had "
		"lived in Ontario since 2001 and worked in Toronto. Canada "
		"has few such cases, the Ontario government said.",
		"London", "CA", NP_CITY, 42, -81 },
	{ "a country in its own name",
		"The government of Georgia met in Tbilisi. Georgia and "
		"Armenia signed the treaty.",
		"Georgia", "GE", NP_COUNTRY, 42, 43 },
	{ "the state, where it is meant",
		"The hurricane hit Georgia after Florida and Alabama. The "
		"governor of Georgia spoke in Atlanta.",
		"Georgia", "US", NP_REGION, 32, -83 },
	{ "Washington is the capital",
		"The president returned to Washington on Friday.",
		"Washington", "US", NP_CITY, 38, -77 },
	{ "a country", "Thousands fled to Kenya.", "Kenya", "KE",
		NP_COUNTRY, 0, 37 },
	{ "no city list has it, it is found all the same",
		"The summit on the Middle East opened on Monday.",
		"Middle East", "", NP_OTHERPLACE, 29, 41 },
	{ "the country alone makes no small namesake",
		"Bankers met in London. The U.S. economy grew, the United "
		"States said, and U.S. firms in Chicago hired.",
		"London", "GB", NP_CITY, 51, 0 },
	{ "a word that is an abbreviation, too, tells no state",
		"OK, that is then. Spending is bad, and Washington knows it.",
		"Washington", "US", NP_CITY, 38, -77 },
	{ "by its English name", "The talks are held in Geneva.",
		"Geneva", "CH", NP_CITY, 46, 6 },
	{ "the seat of a region", "U.S. tourists love Venice, and America "
		"knows it.", "Venice", "IT", NP_CITY, 45, 12 },
	{ "a base is no town", "The plane took off from Bagram air base.",
		"Bagram", "", NP_OTHERPLACE, 34, 69 },
	{ "a saint's hospital", "He was taken to St George's Hospital. Tooting "
		"and Croydon are parts of London, England.",
		"St George's Hospital", "", NP_NOPLACE, 0, 0 },
	{ "a landmark is no town of that name",
		"The United States senator left the White House. Voters in "
		"Ohio and Iowa were angry, an aide in Chicago said.",
		"White House", "", NP_OTHERPLACE, 38, -77 },
	{ "a dateline names the city",
		"NEW YORK, May 14 (Reuters) - Shares fell on Tuesday.",
		"NEW YORK", "US", NP_CITY, 40, -74 },
	{ "agencies tell which, unless everybody knows",
		"PARIS (AP) - A man from Texas was found on Monday. Police in "
		"Dallas, Texas, had looked for him all over Texas.",
		"PARIS", "FR", NP_CITY, 48, 2 },
	{ "the capital of the country, whatever else is told",
		"The mayor of Des Moines flew to Washington. Iowa needs aid, "
		"Iowa farmers say.",
		"Washington", "US", NP_CITY, 38, -77 },
	{ "a namesake that is spelt out",
		"The fire in Washington, Iowa, began on Monday. Washington has "
		"20 firemen.",
		"Washington", "US", NP_CITY, 41, -91 },
	{ "an abbreviation is the same place",
		"The storm reached Florida on Monday. Schools in Tampa, Fla., "
		"were closed, and Florida called for help.",
		"Florida", "US", NP_REGION, 28, -82 },
};

static const np_entity *find(const np_doc *doc, const char *name)
{
	const np_entity *e;
	size_t i, n;

	e = np_doc_entities(doc, &n);
	for (i = 0; i < n; i++)
		if (e[i].type == NP_LOC && e[i].name.len == strlen(name)
		    && !memcmp(e[i].name.ptr, name, e[i].name.len))
			return &e[i];
	return NULL;
}

/* However many names it has, a place is one entity. */
static bool is_single(const np_doc *doc, const np_entity *e)
{
	const np_entity *all;
	size_t i, n, same = 0;

	all = np_doc_entities(doc, &n);
	for (i = 0; i < n; i++)
		same += all[i].place.geonameid == e->place.geonameid;
	return !e->place.geonameid || same == 1;
}

static void places(void **state)
{
	const np_doc *doc;
	const np_entity *e;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		doc = analyse(str(cases[i].text), NULL);
		e = find(doc, cases[i].name);
		if (!e || e->place.kind != cases[i].kind
		    || strncmp(e->place.country, cases[i].country, 2)
		    || e->place.lat / 10000 != cases[i].lat
		    || e->place.lon / 10000 != cases[i].lon)
			fail_msg("%s: kind %d, %.2s, %d, %d",
				cases[i].description, e ? e->place.kind : -1,
				e ? e->place.country : "",
				e ? (int)e->place.lat : 0,
				e ? (int)e->place.lon : 0);
		assert_true(is_single(doc, e));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(places) };

	return cmocka_run_group_tests(tests, open_all, close_all);
}
