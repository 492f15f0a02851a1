/* What people are: "NAME: title | role | role noun > of". */
#include "marked.h"

static const struct {
	const char *description, *input, *want;
} cases[] = {
	{ "rank", "Lieutenant General [P Omar Rashid] spoke.",
		"Lieutenant General | | " },
	{ "form of address", "Mrs. [P Anna Weber] spoke.", "Mrs. | | " },
	{ "office as title", "President [P Anna Weber] spoke.",
		"President | | " },
	{ "office with country", "[M Kenyan] President [P Anna Weber] spoke.",
		"President | Kenyan President | President > Kenyan" },
	{ "office in small letters", "[O CIA] director [P Anna Weber] spoke.",
		" | CIA director | director > CIA" },
	{ "compound title", "Environment Minister [P Anna Weber] spoke.",
		"Environment Minister | | " },
	{ "apposition", "[P Anna Weber], the head of [O Acme], spoke.",
		" | head of Acme | head > Acme" },
	{ "apposition with age", "[P Anna Weber], 45, a teacher, spoke.",
		" | teacher | " },
	{ "apposition in front", "The head of [O Acme], [P Anna Weber], left.",
		" | head of Acme | head > Acme" },
	{ "copula", "[P Anna Weber] is the mayor of [L Kassel].",
		" | mayor of Kassel | mayor > Kassel" },
	{ "clause", "[P Anna Weber], who heads the [O Dockers Union], left.",
		" | head of the Dockers Union | head > Dockers Union" },
	{ "genitive", "[L Kenya]'s transport minister [P Anna Weber] left.",
		" | Kenya's transport minister | transport minister > Kenya" },
	{ "genitive of a noun", "[P Anna Weber], the union's lawyer, left.",
		" | the union's lawyer | lawyer > the union" },
	{ "army chief with rank", "Army chief General [P Omar Rashid] left.",
		"General | Army chief | " },
	{ "place of work", "[P Anna Weber], a linguist at [O Acme], left.",
		" | linguist at Acme | linguist > Acme" },
	{ "of what, and where", "[P Anna Weber], a professor of history at "
		"[O Acme], left.", " | professor of history at Acme | "
		"professor > Acme" },
	{ "of what it is called", "[O Acme] grew. [P Anna Weber], the head of "
		"the company, left.", " | head of Acme | head > Acme" },
	{ "office and form of address",
		"[O Acme] Chairman Rep. [P Anna Weber] left.",
		"Rep. | Acme Chairman | Chairman > Acme" },
	{ "shouting", "CLOSE President [P Anna Weber] left.",
		"President | | " },
	{ "several", "Presidents [P Anna Weber] and [P Tom Hill] left.",
		" | | " },
	{ "without article", "[P Anna Weber], spokeswoman for the "
		"[O Dockers Union], left.", " | spokeswoman for the Dockers "
		"Union | spokeswoman > Dockers Union" },
	{ "what he is called is no role",
		"[P Anna Weber] left. \"He is a special boy,\" she said.",
		" | | " },
	{ "more of something", "He asked how many more supporters Mr. "
		"[P Tom Weber] had.", "Mr. | | " },
	{ "a title with a hyphen", "Secretary-General [P Anna Weber] left.",
		"Secretary-General | | " },
	{ "before a title, and for whom", "Chief Health Officer for [L Ontario]"
		", Dr. [P Anna Weber], left.", "Dr. | Chief Health Officer for "
		"Ontario | Chief Health Officer > Ontario" },
	{ "no office begins with a clause", "He asked how media treat President"
		" [P Anna Weber] now.", "President | | " },
	{ "before an office", "Former [L U.S.] President [P Anna Weber] left.",
		"President | Former U.S. President | President > U.S." },
	{ "kin is no role", "[P Anna Weber] left. Her brother [P Tom Weber] "
		"stayed.", " | | " },
	{ "a list is no apposition",
		"[P Anna Weber], the mayor and two aides left.", " | | " },
};

static void show(const struct np_doc *d, np_buf *out)
{
	const np_entity *e = d->entities;
	uint32_t i;

	for (i = 0; e->type != NP_PER && i < d->nentities; i++)
		e++;
	np_buf_clear(out);
	np_buf_add(out, e->title.ptr, e->title.len);
	np_buf_adds(out, e->role.len ? " | " : " |");
	np_buf_add(out, e->role.ptr, e->role.len);
	np_buf_adds(out, " | ");
	if (!d->nrelations)
		return;
	np_buf_add(out, d->relations->role.ptr, d->relations->role.len);
	np_buf_adds(out, " > ");
	e = &d->entities[d->relations->of];
	np_buf_add(out, e->name.ptr, e->name.len);
}

static void test_cases(void **state)
{
	struct marked k;
	size_t i;

	(void)state;
	marked_open(&k);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		show(marked_read(&k, cases[i].input), &k.got);
		marked_want(&k, cases[i].description, cases[i].want);
	}
	marked_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
