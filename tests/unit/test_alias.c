/* Which names are one: text with its names marked, and the groups wanted. */
#include "marked.h"

static const struct {
	const char *description, *input, *want;
} cases[] = {
	{ "surname", "[P Anna Weber] spoke. Later [P Weber] left.",
		"Anna Weber = Weber" },
	{ "surname before the full name",
		"[P Weber] wins again\n\n[P Anna Weber] won on Sunday.",
		"Weber = Anna Weber" },
	{ "title and genitive", "[P Anna Weber] spoke. [P Mrs Weber's] car.",
		"Anna Weber = Weber" },
	{ "middle initial", "[P John F. Miller] and [P John Miller] and "
		"[P J. Miller].", "John F. Miller = John Miller = J. Miller" },
	{ "middle initials that differ",
		"[P George W. Hill] and [P George H. Hill] met.",
		"George W. Hill; George H. Hill" },
	{ "nickname", "[P William Stone] or [P Bill Stone].",
		"William Stone = Bill Stone" },
	{ "two of a name: the nearer one in full",
		"[P Bill Adler] came. It rained all day. He sat down. "
		"[P Jane Adler] laughed. [P Adler] left.",
		"Bill Adler; Jane Adler = Adler" },
	{ "two of a name: sex of the title",
		"[P Jane Adler] and [P Robert Adler] came. Mrs [P Adler] sat.",
		"Jane Adler = Adler; Robert Adler" },
	{ "first name of one alone", "[P Isabel Rojas] paints. [P Isabel] "
		"lives here.", "Isabel Rojas = Isabel" },
	{ "first name of two",
		"[P Isabel Rojas] met [P Isabel Wong]. [P Isabel] paints.",
		"Isabel Rojas; Isabel Wong; Isabel" },
	{ "family name first", "[P Kim Min Ho] met [P Tony Kim]. [P Kim Min Ho] "
		"left. It rained. It poured. [P Kim] slept.",
		"Kim Min Ho = Kim Min Ho = Kim; Tony Kim" },
	{ "father and son", "[P Sam Brown Sr.] and [P Sam Brown Jr.] ran.",
		"Sam Brown Sr.; Sam Brown Jr." },
	{ "father and son, and one of them", "[P Sam Brown] ran. [P Sam Brown "
		"Jr.] won. His son, [P Sam Brown III], lost.",
		"Sam Brown = Sam Brown Jr.; Sam Brown III" },
	{ "his wife is not who is meant", "[P Tom Weber] left. His wife, "
		"[P Anna Weber], stayed. [P Weber] won.",
		"Tom Weber = Weber; Anna Weber" },
	{ "his wife, if it is told", "[P Tom Weber] left. His wife, "
		"[P Anna Weber], stayed. Mrs [P Weber] won.",
		"Tom Weber; Anna Weber = Weber" },
	{ "the president is not his wife", "President [P Weber] spoke. First "
		"lady [P Anna Weber] sat. [P Weber] left.",
		"Weber = Weber; Anna Weber" },
	{ "a family name that stands first", "[P Park Geun-hye] spoke. [P Park "
		"Chung-hee] died. [P Park Geun-hye] left. [P Park] sat.",
		"Park Geun-hye = Park Geun-hye = Park; Park Chung-hee" },
	{ "the man behind the firm", "[P Tom Weber] left. [P Weber], who runs "
		"[O Weber Homes Ltd], won.",
		"Tom Weber = Weber; Weber Homes Ltd" },
	{ "a headline cuts a company",
		"[O Halden] profit falls\n\n[O Halden Marine ASA] reported.",
		"Halden = Halden Marine ASA" },
	{ "a comma in a company", "[O Acme Solar, Inc.] grew. [O Acme Solar] "
		"won.", "Acme Solar, Inc. = Acme Solar" },
	{ "initials before a company", "[O F.W. Halden Co] grew. [O Halden] "
		"won.", "F.W. Halden Co = Halden" },
	{ "an acronym that leaves one word out",
		"The [O World Grain Market Makers Association] met. "
		"[O WGMA] won.", "World Grain Market Makers Association = "
		"WGMA" },
	{ "particle", "[P Omar bin Rashid] spoke. [P bin Rashid] is ill.",
		"Omar bin Rashid = bin Rashid" },
	{ "diacritics", "[P José Núñez] and [P Jose Nunez].",
		"José Núñez = Jose Nunez" },
	{ "a city is not the woman",
		"[P Valerie Paris] sang. She was born in [L Paris].",
		"Valerie Paris; Paris" },
	{ "a city and its team",
		"[O Kassel] beat [O Fulda]. [O Kassel] won at home in [L Kassel].",
		"Kassel = Kassel; Fulda; Kassel" },
	{ "acronym in brackets", "The [O Dock Workers Union] ([O DWU]) met. "
		"[O DWU] won.", "Dock Workers Union = DWU = DWU" },
	{ "an acronym of an airline", "[O Trans Halden Airlines Inc] grew. "
		"[O THA] won.", "Trans Halden Airlines Inc = THA" },
	{ "acronym far away", "The [O Dock Workers Union] met. Then [O DWU] "
		"won.", "Dock Workers Union = DWU" },
	{ "acronym with small words", "[O Department of Justice] or [O DoJ].",
		"Department of Justice = DoJ" },
	{ "acronym with an acronym in it",
		"The [O U.S. Department of Birds] met. Then [O USDB] won.",
		"U.S. Department of Birds = USDB" },
	{ "turned around", "The [O Birds Department] met. The "
		"[O Department of Birds] won.",
		"Birds Department = Department of Birds" },
	{ "corporate suffix", "[O Acme Corp.] sank. [O Acme] rose.",
		"Acme Corp. = Acme" },
	{ "cut behind", "[O Nordwind Motor Company] grew. [O Nordwind] paid.",
		"Nordwind Motor Company = Nordwind" },
	{ "a foundation is not the firm",
		"[O Acme Foundation] gave. [O Acme] sold.",
		"Acme Foundation; Acme" },
	{ "country before", "The [O U.S. Federal Reserve] met. The "
		"[O Federal Reserve] waits.",
		"U.S. Federal Reserve = Federal Reserve" },
	{ "what it is of", "The [O Church of Ufology] met. [O Ufology] grew. "
		"The [O Church] paid.",
		"Church of Ufology = Ufology = Church" },
	{ "country by all its names", "[L United States], [L U.S.], [L USA] "
		"and the [L US].", "United States = U.S. = USA = US" },
	{ "people of a country stay apart", "[L Kenya] and the [M Kenyans].",
		"Kenya; Kenyans" },
};

static void test_cases(void **state)
{
	struct marked k;
	size_t i;

	(void)state;
	marked_open(&k);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		marked_read(&k, cases[i].input);
		marked_groups(&k, 1u << NP_NAME);
		marked_want(&k, cases[i].description, cases[i].want);
	}
	marked_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
