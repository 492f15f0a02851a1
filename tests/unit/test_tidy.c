/* Names as an editor would mark them: what the model found, and what is left,
 * each with the letter of its type. */
#include "marked.h"

static const struct {
	const char *description, *input, *want;
} cases[] = {
	{ "titles", "[P Det Insp Paul Rowe] spoke.", "P Paul Rowe" },
	{ "what stays of a reign", "[P King Olav] and [P Pope Leo].",
		"P King Olav; P Pope Leo" },
	{ "an office with a surname alone", "[P Judge Weber] sat.",
		"P Judge Weber" },
	{ "letters of honour", "[P Sarah Khan QC] and [P Jo Hall OBE].",
		"P Sarah Khan; P Jo Hall" },
	{ "code of a share", "[O Acme Inc] ([O NASDAQ]: [O ACME]) rose.",
		"O Acme Inc" },
	{ "code of an agency", "[O Acme] <[O ACM]> rose.", "O Acme" },
	{ "buttons", "[P Anna Weber Click] to share. [O Read More] here.",
		"P Anna Weber; O Read More" },
	{ "a button alone", "[O Subscribe] now.", "" },
	{ "handle", "[O Interior @AnnaWeber] and [P @tomhill] wrote.",
		"O Interior" },
	{ "a site behind a name", "[P Anna Weber Daily.com] wrote.",
		"P Anna Weber" },
	{ "member of a party", "[O Ohio Democrat] [P Anna Weber] won.",
		"M Ohio Democrat; P Anna Weber" },
	{ "a compound of a name", "The [P Weber-slayer] and [P Ban Ki-moon] "
		"left.", "P Weber; P Ban Ki-moon" },
	{ "hall of fame", "Hall of [P Famer Anna Weber] spoke.",
		"P Anna Weber" },
	{ "a family", "[P Anna Weber] left. The [O Webers] stayed.",
		"P Anna Weber; P Webers" },
	{ "aboard", "[O ABOARD AIR FORCE ONE] ([O Reuters]) - The president "
		"left.", "O AIR FORCE ONE; O Reuters" },
	{ "a place in a place", "The mayor of [L Lyon, France] left.",
		"L Lyon; L France" },
	{ "part of a title", "[O U.S. Defence] Secretary [P Anna Weber] left.",
		"L U.S.; P Anna Weber" },
	{ "an office of the county",
		"[L Lee County] Sheriff's [O Department] said so.",
		"O Lee County Sheriff's Department" },
	{ "a headline in capitals", "IRAN SENDS [L GULF SHIPPING] HOME\n\n"
		"Iran said shipping in the [L Gulf] was safe.",
		"L GULF; L Gulf" },
};

static void show(const struct np_doc *d, np_buf *out)
{
	uint32_t i;

	np_buf_clear(out);
	for (i = 0; i < d->nmentions; i++) {
		const np_mention *m = &d->mentions[i];

		if (m->kind != NP_NAME)
			continue;
		np_buf_adds(out, out->len ? "; " : "");
		np_buf_addc(out, "PLOM"[m->type]);
		np_buf_addc(out, ' ');
		np_buf_add(out, d->text.source.ptr + m->span.beg,
			m->span.end - m->span.beg);
	}
}

static void test_cases(void **state)
{
	struct marked k;
	np_buf out = NP_BUF_INIT;
	size_t i, wrong = 0;

	(void)state;
	marked_open(&k);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		show(marked_read(&k, cases[i].input), &out);
		if (!strcmp(out.ptr, cases[i].want))
			continue;
		print_error("%s:\n got %s\nwant %s\n", cases[i].description,
			out.ptr, cases[i].want);
		wrong++;
	}
	np_buf_free(&out);
	marked_close(&k);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
