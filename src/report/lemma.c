/* English verbs: the irregular forms from a table, the regular ones by undoing
 * the three endings.  Of an ending that may have swallowed an e ("raised",
 * "visited") the letters before it decide; a doubled consonant is halved. */
#include "report/lemma.h"

#include <string.h>

#include "base/banned.h"

/* In byte order of the form. */
static const struct {
	const char *form, *lemma;
} irregular[] = {
	{ "am", "be" },
	{ "are", "be" },
	{ "arisen", "arise" },
	{ "arose", "arise" },
	{ "ate", "eat" },
	{ "awoke", "awake" },
	{ "awoken", "awake" },
	{ "beaten", "beat" },
	{ "became", "become" },
	{ "been", "be" },
	{ "began", "begin" },
	{ "beginning", "begin" },
	{ "begun", "begin" },
	{ "being", "be" },
	{ "bent", "bend" },
	{ "betting", "bet" },
	{ "bidding", "bid" },
	{ "bit", "bite" },
	{ "bitten", "bite" },
	{ "bled", "bleed" },
	{ "blew", "blow" },
	{ "blown", "blow" },
	{ "bore", "bear" },
	{ "born", "bear" },
	{ "borne", "bear" },
	{ "bought", "buy" },
	{ "bound", "bind" },
	{ "bred", "breed" },
	{ "broke", "break" },
	{ "broken", "break" },
	{ "brought", "bring" },
	{ "built", "build" },
	{ "burnt", "burn" },
	{ "came", "come" },
	{ "caught", "catch" },
	{ "chose", "choose" },
	{ "chosen", "choose" },
	{ "clung", "cling" },
	{ "coming", "come" },
	{ "crept", "creep" },
	{ "cutting", "cut" },
	{ "dealt", "deal" },
	{ "did", "do" },
	{ "digging", "dig" },
	{ "does", "do" },
	{ "done", "do" },
	{ "drank", "drink" },
	{ "drawn", "draw" },
	{ "dreamt", "dream" },
	{ "drew", "draw" },
	{ "driven", "drive" },
	{ "drove", "drive" },
	{ "drunk", "drink" },
	{ "dug", "dig" },
	{ "dying", "die" },
	{ "eaten", "eat" },
	{ "fallen", "fall" },
	{ "fed", "feed" },
	{ "fell", "fall" },
	{ "felt", "feel" },
	{ "fled", "flee" },
	{ "flew", "fly" },
	{ "flies", "fly" },
	{ "flown", "fly" },
	{ "forbade", "forbid" },
	{ "forbidden", "forbid" },
	{ "forgave", "forgive" },
	{ "forgiven", "forgive" },
	{ "forgot", "forget" },
	{ "forgotten", "forget" },
	{ "fought", "fight" },
	{ "found", "find" },
	{ "froze", "freeze" },
	{ "frozen", "freeze" },
	{ "gave", "give" },
	{ "getting", "get" },
	{ "given", "give" },
	{ "goes", "go" },
	{ "gone", "go" },
	{ "got", "get" },
	{ "gotten", "get" },
	{ "grew", "grow" },
	{ "grown", "grow" },
	{ "had", "have" },
	{ "has", "have" },
	{ "having", "have" },
	{ "heard", "hear" },
	{ "held", "hold" },
	{ "hid", "hide" },
	{ "hidden", "hide" },
	{ "hitting", "hit" },
	{ "hung", "hang" },
	{ "is", "be" },
	{ "kept", "keep" },
	{ "knelt", "kneel" },
	{ "knew", "know" },
	{ "known", "know" },
	{ "laid", "lay" },
	{ "lain", "lie" },
	{ "lay", "lie" },
	{ "learnt", "learn" },
	{ "led", "lead" },
	{ "left", "leave" },
	{ "lent", "lend" },
	{ "letting", "let" },
	{ "lit", "light" },
	{ "lost", "lose" },
	{ "lying", "lie" },
	{ "made", "make" },
	{ "making", "make" },
	{ "meant", "mean" },
	{ "met", "meet" },
	{ "misled", "mislead" },
	{ "overcame", "overcome" },
	{ "oversaw", "oversee" },
	{ "overseen", "oversee" },
	{ "overthrew", "overthrow" },
	{ "overthrown", "overthrow" },
	{ "overtook", "overtake" },
	{ "paid", "pay" },
	{ "putting", "put" },
	{ "quitting", "quit" },
	{ "ran", "run" },
	{ "rang", "ring" },
	{ "rebuilt", "rebuild" },
	{ "resold", "resell" },
	{ "ridden", "ride" },
	{ "risen", "rise" },
	{ "rode", "ride" },
	{ "rose", "rise" },
	{ "rung", "ring" },
	{ "running", "run" },
	{ "said", "say" },
	{ "sang", "sing" },
	{ "sank", "sink" },
	{ "sat", "sit" },
	{ "saw", "see" },
	{ "says", "say" },
	{ "seen", "see" },
	{ "sent", "send" },
	{ "setting", "set" },
	{ "shaken", "shake" },
	{ "shedding", "shed" },
	{ "shone", "shine" },
	{ "shook", "shake" },
	{ "shot", "shoot" },
	{ "shown", "show" },
	{ "shrank", "shrink" },
	{ "shrunk", "shrink" },
	{ "shutting", "shut" },
	{ "sitting", "sit" },
	{ "slept", "sleep" },
	{ "slid", "slide" },
	{ "sold", "sell" },
	{ "sought", "seek" },
	{ "sped", "speed" },
	{ "spent", "spend" },
	{ "spilt", "spill" },
	{ "splitting", "split" },
	{ "spoke", "speak" },
	{ "spoken", "speak" },
	{ "sprang", "spring" },
	{ "sprung", "spring" },
	{ "spun", "spin" },
	{ "stepped", "step" },
	{ "stepping", "step" },
	{ "stole", "steal" },
	{ "stolen", "steal" },
	{ "stood", "stand" },
	{ "stopped", "stop" },
	{ "stopping", "stop" },
	{ "stricken", "strike" },
	{ "stripped", "strip" },
	{ "strove", "strive" },
	{ "struck", "strike" },
	{ "stuck", "stick" },
	{ "stung", "sting" },
	{ "sung", "sing" },
	{ "sunk", "sink" },
	{ "swam", "swim" },
	{ "swept", "sweep" },
	{ "swore", "swear" },
	{ "sworn", "swear" },
	{ "swum", "swim" },
	{ "swung", "swing" },
	{ "taken", "take" },
	{ "taught", "teach" },
	{ "thought", "think" },
	{ "threw", "throw" },
	{ "thrown", "throw" },
	{ "told", "tell" },
	{ "took", "take" },
	{ "tore", "tear" },
	{ "torn", "tear" },
	{ "undergone", "undergo" },
	{ "understood", "understand" },
	{ "undertook", "undertake" },
	{ "underwent", "undergo" },
	{ "upheld", "uphold" },
	{ "was", "be" },
	{ "went", "go" },
	{ "wept", "weep" },
	{ "were", "be" },
	{ "winning", "win" },
	{ "withdrawn", "withdraw" },
	{ "withdrew", "withdraw" },
	{ "withheld", "withhold" },
	{ "withstood", "withstand" },
	{ "woke", "wake" },
	{ "woken", "wake" },
	{ "won", "win" },
	{ "wore", "wear" },
	{ "worn", "wear" },
	{ "wound", "wind" },
	{ "written", "write" },
	{ "wrote", "write" },
};

static const char *look_up(const char *s, size_t n)
{
	size_t lo = 0, hi = sizeof irregular / sizeof *irregular, mid;
	int c;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		c = strncmp(irregular[mid].form, s, n);
		if (!c && irregular[mid].form[n])
			c = 1;
		if (!c)
			return irregular[mid].lemma;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int is_vowel(char c)
{
	return c && strchr("aeiou", c) != NULL;
}

static int ends(const char *s, size_t n, const char *with)
{
	size_t k = strlen(with);

	return n >= k && !memcmp(s + n - k, with, k);
}

/* Would the stem s[0, n) be spelt with an e behind it? */
static int wants_e(const char *s, size_t n)
{
	static const char *const yes[] = { "at", "iz", "is", "us", "as", "os",
		"uc", "nc", "rc", "ac", "ic", "v", "u", "rg", "ng", "dg", "ag",
		"ur", "ir", "ar", "or", "ut", "ib", "id", "ud", "ad", "ok",
		"ak", "ik", "ul", "il", "ol", "um", "am", "im", "in", "op",
		"ap", "ip", "ns", "rs", "bl", "pl", "tl", "gl", "dl", "fl",
		"ot" };
	static const char *const no[] = { "it", "eat", "oad", "aid", "ain",
		"oin", "ail", "oil", "eal", "eam", "aim", "oar", "air", "our",
		"eak", "eek", "ook", "oak", "ear", "eer", "eas", "elop",
		"fer", "ter", "der", "iver", "ower", "over", "ther", "ster",
		"nder", "ong", "ing", "ang", "ish", "arn", "urn", "orm",
		"icial", "onitor", "ollow", "our", "eport", "tack", "ead",
		"ress", "ess", "iss", "ass", "oss", "uss", "sin", "rin",
		"main", "otest" };
	size_t i;

	if (n < 2)
		return 0;
	for (i = 0; i < sizeof no / sizeof *no; i++)
		if (ends(s, n, no[i]))
			return 0;
	for (i = 0; i < sizeof yes / sizeof *yes; i++)
		if (ends(s, n, yes[i]))
			return 1;
	return 0;
}

/* The lemma of a stem that -ed or -ing was cut from. */
static np_str restore(np_arena *a, const char *s, size_t n)
{
	char *p;

	if (n >= 3 && s[n - 1] == s[n - 2] && !is_vowel(s[n - 1])
	    && !strchr("sl", s[n - 1]))
		return (np_str){ np_arena_copy(a, s, n - 1), n - 1 };
	if (!wants_e(s, n))
		return (np_str){ s, n };
	p = np_arena_copy(a, s, n + 1);
	p[n] = 'e';
	return (np_str){ p, n + 1 };
}

static np_str undo_y(np_arena *a, const char *s, size_t stem)
{
	char *p = np_arena_copy(a, s, stem + 1);

	p[stem] = 'y';
	return (np_str){ p, stem + 1 };
}

np_str np_verb_lemma(np_arena *a, const struct np_word *w)
{
	const char *s = w->low, *known = look_up(w->low, w->nlow);
	size_t n = w->nlow;

	if (known)
		return (np_str){ known, strlen(known) };
	if (n > 4 && ends(s, n, "ied"))
		return undo_y(a, s, n - 3);
	if (n > 4 && ends(s, n, "ies"))
		return undo_y(a, s, n - 3);
	if (n > 5 && ends(s, n, "eed"))
		return (np_str){ s, ends(s, n, "reed") ? n - 1 : n };
	if (n > 3 && ends(s, n, "ed"))
		return restore(a, s, n - 2);
	if (n > 5 && ends(s, n, "ing"))
		return restore(a, s, n - 3);
	if (n > 4 && (ends(s, n, "sses") || ends(s, n, "shes")
			|| ends(s, n, "ches") || ends(s, n, "xes")))
		return (np_str){ s, n - 2 };
	if (n > 3 && s[n - 1] == 's' && s[n - 2] != 's' && s[n - 2] != 'u')
		return (np_str){ s, n - 1 };
	return (np_str){ s, n };
}
