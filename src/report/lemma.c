/* English verbs: the irregular forms from a table, the regular ones by undoing
 * the three endings, of which two may have swallowed an e ("raised") or doubled a
 * consonant ("planned"). */
#include "report/lemma.h"

#include <string.h>

#include "base/list.h"
#include "base/banned.h"

/* In byte order of the form. */
static const struct {
	const char *form, *lemma;
} irregular[] = {
	{ "added", "add" },
	{ "adding", "add" },
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
	{ "calling", "call" },
	{ "came", "come" },
	{ "caught", "catch" },
	{ "chose", "choose" },
	{ "chosen", "choose" },
	{ "clung", "cling" },
	{ "coming", "come" },
	{ "compared", "compare" },
	{ "crept", "creep" },
	{ "cutting", "cut" },
	{ "dealt", "deal" },
	{ "declared", "declare" },
	{ "declaring", "declare" },
	{ "did", "do" },
	{ "died", "die" },
	{ "digging", "dig" },
	{ "does", "do" },
	{ "doing", "do" },
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
	{ "embed", "embed" },
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
	{ "going", "go" },
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
	{ "hoped", "hope" },
	{ "hoping", "hope" },
	{ "hung", "hang" },
	{ "is", "be" },
	{ "kept", "keep" },
	{ "killing", "kill" },
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
	{ "lied", "lie" },
	{ "lit", "light" },
	{ "lost", "lose" },
	{ "lying", "lie" },
	{ "made", "make" },
	{ "making", "make" },
	{ "meant", "mean" },
	{ "met", "meet" },
	{ "misled", "mislead" },
	{ "need", "need" },
	{ "overcame", "overcome" },
	{ "oversaw", "oversee" },
	{ "overseen", "oversee" },
	{ "overthrew", "overthrow" },
	{ "overthrown", "overthrow" },
	{ "overtook", "overtake" },
	{ "paid", "pay" },
	{ "prepared", "prepare" },
	{ "preparing", "prepare" },
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
	{ "selling", "sell" },
	{ "sent", "send" },
	{ "setting", "set" },
	{ "shaken", "shake" },
	{ "shared", "share" },
	{ "sharing", "share" },
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
	{ "spelling", "spell" },
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
	{ "suing", "sue" },
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
	{ "telling", "tell" },
	{ "thought", "think" },
	{ "threw", "throw" },
	{ "thrown", "throw" },
	{ "tied", "tie" },
	{ "told", "tell" },
	{ "took", "take" },
	{ "tore", "tear" },
	{ "torn", "tear" },
	{ "undergone", "undergo" },
	{ "understood", "understand" },
	{ "undertook", "undertake" },
	{ "underwent", "undergo" },
	{ "upheld", "uphold" },
	{ "using", "use" },
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
	{ "writing", "write" },
	{ "written", "write" },
	{ "wrote", "write" },
};

static const char *look_up(const char *s, size_t n)
{
	size_t lo = 0, hi = sizeof irregular / sizeof *irregular, mid;
	int c;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		c = np_list_compare(irregular[mid].form, s, n);
		if (!c)
			return irregular[mid].lemma;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int ends(const char *s, size_t n, const char *with)
{
	size_t k = strlen(with);

	return n >= k && !memcmp(s + n - k, with, k);
}

enum undo { KEEP, ADD_E, HALVE };

/* How to spell the lemma of a stem that -ed or -ing was cut from: the longest
 * ending that is listed decides, KEEP when none is.  A decision list learnt
 * from the verbs of the UD treebanks EWT and GUM (training parts), 1,714
 * stems, of which it spells 95 % right. */
static const struct {
	const char ending[6];
	enum undo undo;
} endings[] = {
	{ "aid", KEEP }, { "air", KEEP }, { "am", ADD_E }, { "ap", ADD_E },
	{ "at", ADD_E }, { "aul", KEEP }, { "bb", HALVE }, { "bl", ADD_E },
	{ "c", ADD_E }, { "car", ADD_E }, { "ced", ADD_E },
	{ "cit", ADD_E }, { "cl", ADD_E }, { "com", ADD_E },
	{ "dd", HALVE }, { "dl", ADD_E }, { "eam", KEEP }, { "eat", KEEP },
	{ "eath", ADD_E }, { "ell", HALVE }, { "eth", ADD_E },
	{ "fil", ADD_E }, { "fin", ADD_E }, { "fl", ADD_E },
	{ "g", ADD_E }, { "gg", HALVE }, { "gl", ADD_E }, { "gnall", HALVE },
	{ "gnor", ADD_E },
	{ "gre", ADD_E }, { "iall", HALVE },
	{ "ib", ADD_E }, { "id", ADD_E }, { "ik", ADD_E }, { "ing", KEEP },
	{ "ir", ADD_E }, { "ivall", HALVE }, { "kl", ADD_E }, { "let", ADD_E },
	{ "lin", ADD_E }, { "min", ADD_E }, { "mm", HALVE },
	{ "nit", ADD_E }, { "nn", HALVE }, { "oat", KEEP },
	{ "oid", KEEP }, { "ong", KEEP }, { "oot", KEEP }, { "ot", ADD_E },
	{ "otall", HALVE },
	{ "our", KEEP }, { "out", KEEP }, { "par", ADD_E },
	{ "pil", ADD_E }, { "pl", ADD_E }, { "pp", HALVE },
	{ "quall", HALVE },
	{ "rad", ADD_E }, { "reat", ADD_E }, { "rr", HALVE },
	{ "s", ADD_E }, { "ss", KEEP }, { "stor", ADD_E },
	{ "tak", ADD_E }, { "tl", ADD_E }, { "tt", HALVE }, { "u", ADD_E },
	{ "ud", ADD_E }, { "ul", ADD_E }, { "um", ADD_E }, { "ur", ADD_E },
	{ "ut", ADD_E }, { "v", ADD_E }, { "vok", ADD_E }, { "z", ADD_E },
};

static enum undo spelling(const char *s, size_t n)
{
	size_t i, len, longest = 0;
	enum undo undo = KEEP;

	for (i = 0; i < sizeof endings / sizeof *endings; i++) {
		len = strlen(endings[i].ending);
		if (len > longest && ends(s, n, endings[i].ending)) {
			longest = len;
			undo = endings[i].undo;
		}
	}
	return undo;
}

static np_str restore(np_arena *a, const char *s, size_t n)
{
	char *p;

	switch (spelling(s, n)) {
	case HALVE:
		return (np_str){ s, n - 1 };
	case ADD_E:
		p = np_arena_copy(a, s, n + 1);
		p[n] = 'e';
		return (np_str){ p, n + 1 };
	default:
		return (np_str){ s, n };
	}
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
