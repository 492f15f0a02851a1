/* Who noun phrases and pronouns stand for: names, noun phrases and, where the
 * case is about them, pronouns, grouped. */
#include "marked.h"

#define NAMES_NOUNS (1u << NP_NAME | 1u << NP_NOMINAL)
#define ALL (NAMES_NOUNS | 1u << NP_PRONOUN)

static const struct {
	const char *description, *input;
	unsigned kinds;
	const char *want;
} cases[] = {
	{ "apposition", "[P Anna Weber], a singer, left.", NAMES_NOUNS,
		"Anna Weber = a singer" },
	{ "copula", "[P Anna Weber] is a singer.", NAMES_NOUNS,
		"Anna Weber = a singer" },
	{ "the same noun", "A tall woman came in. The woman sat down.",
		NAMES_NOUNS, "A tall woman = The woman" },
	{ "somebody new", "A resident spoke. A resident left.", NAMES_NOUNS,
		"A resident; A resident" },
	{ "title", "General [P Omar Rashid] spoke. The general was tired.",
		NAMES_NOUNS, "Omar Rashid = The general" },
	{ "another general", "General [P Omar Rashid] met the department's "
		"inspector general.", NAMES_NOUNS, "Omar Rashid; "
		"the department's inspector general; the department" },
	{ "noun of a name", "The [O Dockers Union] met. The union voted.",
		NAMES_NOUNS, "Dockers Union = The union" },
	{ "company", "[O Acme] grew last year. The company paid its debt.",
		NAMES_NOUNS, "Acme = The company" },
	{ "name before the noun", "The [O Lhasa] group met.", NAMES_NOUNS,
		"The Lhasa group = Lhasa" },
	{ "a part is not the whole", "The [O Acme] board met.", NAMES_NOUNS,
		"The Acme board; Acme" },
	{ "other owners", "The [M French] government fell. "
		"The [M Dutch] government stood.", NAMES_NOUNS,
		"The French government; French; The Dutch government; Dutch" },
	{ "he and she", "[P Tom Weber] met [P Anna Stein]. She smiled.", ALL,
		"Tom Weber; Anna Stein = She" },
	{ "one and many", "The officials met [P Tom Weber]. They smiled.", ALL,
		"The officials = They; Tom Weber" },
	{ "a description before the name",
		"[L Kenya]'s army chief will visit [L Chad].\n\nIt is his "
		"first visit. General [P Omar Rashid] will hold talks.",
		NAMES_NOUNS,
		"Kenya's army chief = Omar Rashid; Kenya; Chad" },
	{ "the accused is named with his age", "A former mayor was jailed on "
		"Monday.\n\n[P Tom Weber], 58, took bribes.", NAMES_NOUNS,
		"A former mayor = Tom Weber" },
	{ "it was the senator's", "It rained in [L Utah]. It was the senator's "
		"eighth win.", NAMES_NOUNS, "Utah; the senator" },
	{ "the president, named later", "The president spoke.\n\nPresident "
		"[P Anna Weber] left. No president stays, one said.",
		NAMES_NOUNS, "The president = Anna Weber; No president" },
	{ "what a title is short for", "Lt. Gov. [P Anna Weber] left. The "
		"lieutenant governor won.", NAMES_NOUNS,
		"Anna Weber = The lieutenant governor" },
	{ "the one before", "Former commissioner [P Anna Weber] left. The "
		"acting commissioner won.", NAMES_NOUNS,
		"Anna Weber; The acting commissioner" },
	{ "chief of the country, chief of the body",
		"[L Kenya]'s spy chief will visit [L Chad].\n\nThe [O NIS] "
		"head will hold talks. [P Omar Rashid] will stay two days.",
		NAMES_NOUNS, "Kenya's spy chief = The NIS head = Omar Rashid; "
		"Kenya; Chad; NIS" },
	{ "born under another name", "[P Anna Weber] is dead. Born [P Anna "
		"Stein] in [L Kassel], Dr. [P Weber] studied.", NAMES_NOUNS,
		"Anna Weber = Anna Stein = Weber; Kassel" },
	{ "the subject of saying, not of a clause within",
		"[P Tom Ward] argued that the state would suffer if "
		"[P Paul Hunt] was elected and that he would leave.",
		ALL, "Tom Ward = he; Paul Hunt" },
	{ "the subject of the first half", "[P Tom Ward] said on Monday that "
		"[P Paul Hunt] was the founder, and he repeated it.", ALL,
		"Tom Ward = he; Paul Hunt = the founder" },
	{ "not the subject of its own verb", "[P Tom Ward] met [P Paul Hunt]. "
		"[P Ward] thanked him.", ALL, "Tom Ward = Ward; "
		"Paul Hunt = him" },
	{ "nor of the verb above", "[P Anna Stein] met [P Eva Hunt]. "
		"[P Stein] sang before asking her.", ALL,
		"Anna Stein = Stein; Eva Hunt = her" },
	{ "nobody speaks of himself as he", "[P Tom Ward] wrote a book on "
		"[P Paul Hunt]. \"His life was short,\" [P Ward] said.", ALL,
		"Tom Ward = Ward; Paul Hunt = His" },
	{ "the other sex", "[P Tom Ward] met [P Anna Stein] and [P Paul Hunt] "
		"there. She smiled.", ALL,
		"Tom Ward; Anna Stein = She; Paul Hunt" },
	{ "what she became", "[P Anna Stein] beat [P Tom Ward]. [P Paul Hunt] "
		"saw it. [P Stein] spoke after becoming the first woman to "
		"win.", NAMES_NOUNS, "Anna Stein = Stein = the first woman; "
		"Tom Ward; Paul Hunt" },
	{ "what he was named", "[P Tom Ward] was named head of the bank.",
		NAMES_NOUNS, "Tom Ward = head of the bank; the bank" },
	{ "what he serves as", "[P Tom Ward], who serves as head of the bank, "
		"left.", NAMES_NOUNS, "Tom Ward = head of the bank; the bank" },
	{ "what he wants to become", "[P Tom Ward] wants to become head of "
		"the bank.", NAMES_NOUNS, "Tom Ward; head of the bank; "
		"the bank" },
	{ "nor a female president", "[P Tom Ward], the first female president, "
		"left.", NAMES_NOUNS, "Tom Ward; the first female president" },
	{ "no man is the first woman", "[P Tom Ward], the first woman there, "
		"left.", NAMES_NOUNS, "Tom Ward; the first woman" },
	{ "a father is not the boy", "[P Tom Ward] left. His father said the "
		"boy was tired.", NAMES_NOUNS, "Tom Ward = the boy; "
		"His father" },
	{ "first names of the well known", "[P Angela Merkel] met [P Barack "
		"Obama]. He thanked her.", ALL, "Angela Merkel = her; "
		"Barack Obama = He" },
	{ "it, the subject before", "[O Acme] fired the clerk. It also sold "
		"its shop.", ALL, "Acme = It = its; the clerk" },
	{ "it, a thing nobody notes", "[P Tom Ward] of [O Acme] made a clock. "
		"It broke.", ALL, "Tom Ward; Acme" },
	{ "a source told more of", "The plan is dead, an official said.\n\n"
		"The plan was good, a senior [M Kenyan] official told [O AFP].",
		NAMES_NOUNS, "an official = a senior Kenyan official; "
		"Kenyan; AFP" },
};

static void test_cases(void **state)
{
	struct marked k;
	size_t i;

	(void)state;
	marked_open(&k);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		marked_read(&k, cases[i].input);
		marked_groups(&k, cases[i].kinds);
		marked_want(&k, cases[i].description, cases[i].want);
	}
	marked_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
