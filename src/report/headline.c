/* Headlines have a grammar of their own: no articles, the present for the
 * past, a bare participle for the passive, a bare infinitive with "to" for the
 * future, capitals on every word in half the papers.
 *
 *	Croydon crash: Police name final victims | The Paper
 *	               ------ ~~~~~~~~~~~~~~~~~~
 *
 * A tagger that learnt from sentences takes many of their verbs for nouns
 * ("Cubs win World Series").  So a word counts as the verb when the tagger
 * says so, or when it is a form of one of the verbs that headlines are made
 * of, stands behind a noun and is not the end.  The first such word is it.
 * "Five dead" has no verb and needs none.
 *
 * What only teases is passed over: a quotation before the clause ("'We won' Lee
 * tells fans"), a clause whose subject is a pronoun, "What the ... tells us". */
#include "report/headline.h"

#include <string.h>

#include "base/list.h"
#include "report/clause.h"
#include "report/lemma.h"
#include "base/banned.h"

/* In byte order. */
static const char *const verbs[] = {
	"accept", "accuse", "acquire", "admit", "adopt", "agree", "aim",
	"announce", "approve", "arrest", "arrive", "ask", "assail",
	"attend", "avert", "avoid", "back", "ban", "battle", "beat",
	"become", "begin", "blame", "block", "boost", "break", "bring",
	"build", "buy", "call", "cancel", "capture", "carry",
	"celebrate", "challenge", "choose", "claim", "clash", "clear",
	"close", "collapse", "collide", "come", "concede", "condemn",
	"confirm", "consider", "continue", "criticise", "criticize",
	"cut", "dash", "defeat", "defend", "delay", "deliver", "demand",
	"deny", "deploy", "derail", "describe", "destroy", "detain",
	"die", "dismiss", "drop", "earn", "ease", "edge", "elect",
	"eliminate", "emerge", "end", "enter", "erupt", "escape",
	"evacuate", "expand", "expel", "explain", "extend", "face",
	"fail", "fall", "fear", "fight", "fill", "find", "finish",
	"fire", "flee", "follow", "force", "gain", "get", "give", "go",
	"grab", "grow", "hail", "halt", "hand", "head", "hear", "help",
	"hire", "hit", "hold", "honor", "honour", "hope", "host", "hunt",
	"hurt", "identify", "impose", "injure", "insist", "invade",
	"investigate", "invite", "jail", "join", "jump", "keep", "kick",
	"kidnap", "kill", "land", "lash", "launch", "lay", "lead", "leak",
	"learn", "leave", "lift", "lose", "lower", "make", "mark",
	"meet", "merge", "miss", "mourn", "move", "name", "near",
	"nominate", "offer", "open", "oppose", "order", "oust",
	"overturn", "pass", "pay", "pick", "plan", "play", "pledge",
	"post", "praise", "prepare", "probe", "promise", "propose",
	"pull", "push", "quit", "raise", "rally", "reach", "react",
	"recall", "reject", "release", "remain", "remember", "remove",
	"replace", "rescue", "resign", "respond", "restore", "resume",
	"return", "reveal", "rise", "rock", "run", "sack", "save", "say",
	"seal", "see", "seek", "seize", "sell", "send", "sentence",
	"set", "share", "shed", "shoot", "shut", "sign", "sink", "slam",
	"slip", "soar", "spark", "speak", "spend", "split", "spread",
	"stage", "stand", "start", "steal", "step", "stop", "storm",
	"strike", "struggle", "sue", "suffer", "survive", "suspend",
	"swear", "sweep", "take", "talk", "target", "tell", "test",
	"threaten", "top", "tour", "trade", "trail", "trim", "triumph",
	"tumble", "turn", "unveil", "upset", "urge", "visit", "vow",
	"wait", "walk", "want", "warn", "weigh", "welcome", "win",
	"withdraw", "wound",
};

static bool is_noun(const struct np_tree *tree, uint32_t i)
{
	return np_upos(tree, i) == NP_UPOS_NOUN
		|| np_upos(tree, i) == NP_UPOS_PROPN
		|| np_upos(tree, i) == NP_UPOS_PRON
		|| np_upos(tree, i) == NP_UPOS_NUM;
}

/* "wins", "killed", "to meet" behind a noun; a form in -ing is none. */
static bool could_be_verb(const struct np_scene *s, uint32_t i)
{
	const struct np_word *w = np_word_of(&s->doc->text, i);
	bool behind = is_noun(s->tree, i - 1)
		|| np_word_is(&s->doc->text, i - 1, "to");
	np_str lemma;

	if (!behind || (w->nlow > 3
			&& !memcmp(w->low + w->nlow - 3, "ing", 3)))
		return false;
	lemma = np_verb_lemma(s->doc->arena, w);
	return NP_LIST_HAS(verbs, lemma.ptr, lemma.len);
}

/* "Five dead", "dozens injured" */
static bool is_toll(const struct np_scene *s, uint32_t i)
{
	static const char *const harmed[] = { "dead", "hurt", "ill",
		"injured", "killed", "missing", "wounded" };
	const struct np_word *w = np_word_of(&s->doc->text, i);

	return NP_LIST_HAS(harmed, w->low, w->nlow)
		&& np_is_number(&s->doc->text, i - 1);
}

static uint32_t find_verb(const struct np_scene *s, uint32_t beg, uint32_t end)
{
	uint32_t i;

	for (i = beg + 1; i + 1 < end; i++)
		if (np_is_predicate(s->tree, i) || could_be_verb(s, i)
		    || is_toll(s, i))
			return i;
	return NP_NONE;
}

/* "Trump is a small fry" */
static uint32_t find_copula(const struct np_scene *s, uint32_t beg,
	uint32_t end)
{
	uint32_t i;

	for (i = beg + 1; i + 1 < end; i++)
		if (np_rel(s->tree, i) == NP_REL_COP)
			return i;
	return NP_NONE;
}

/* Does the clause whose verb is at `verb` only make curious? */
static bool teases(const struct np_scene *s, uint32_t beg, uint32_t verb)
{
	static const char *const words[] = { "here", "how", "what", "when",
		"where", "who", "why" };
	const struct np_word *w = np_word_of(&s->doc->text, beg);

	if (NP_LIST_HAS(words, w->low, w->nlow))
		return true;
	return verb == beg + 1 && np_upos(s->tree, beg) == NP_UPOS_PRON
		&& s->mention[beg] == NP_NONE;
}

/* Behind the quotation that the headline starts with, if the clause comes
 * there. */
static uint32_t behind_quote(const struct np_scene *s, uint32_t beg,
	uint32_t end)
{
	const struct np_text *t = &s->doc->text;
	uint32_t i;

	if (t->tokens[beg].kind != NP_QUOTE)
		return beg;
	for (i = beg + 2; i < end; i++)
		if (t->tokens[i].kind == NP_QUOTE)
			break;
	return i < end && find_verb(s, i + 1, end) != NP_NONE ? i + 1 : beg;
}

/* "In avoiding tax, Trump ...", "No, the mayor ...": behind the comma, if what
 * is before it is one word, or hangs on a preposition, and a clause comes. */
static uint32_t behind_comma(const struct np_scene *s, uint32_t beg,
	uint32_t end)
{
	const struct np_text *t = &s->doc->text;
	uint32_t i = beg + 1;

	if (np_rel(s->tree, beg) == NP_REL_CASE
	    || np_rel(s->tree, beg) == NP_REL_MARK)
		while (i < end && !np_char_is(t, i, ","))
			i++;
	if (i + 2 >= end || !np_char_is(t, i, ",")
	    || np_char_is(t, end - 1, "?")
	    || np_upos(s->tree, i + 1) == NP_UPOS_VERB)
		return beg;
	return find_verb(s, i + 1, end) != NP_NONE
		|| find_copula(s, i + 1, end) != NP_NONE ? i + 1 : beg;
}

/* Where what comes before a colon or bar ends, if a clause comes behind. */
static uint32_t behind_colon(const struct np_scene *s, uint32_t beg,
	uint32_t end)
{
	uint32_t i, verb;

	for (i = end; i-- > beg;) {
		if (!np_char_is(&s->doc->text, i, ":|"))
			continue;
		verb = find_verb(s, i + 1, end);
		if (verb != NP_NONE && !teases(s, i + 1, verb))
			return i + 1;
	}
	return beg;
}

/* Headlines are followed by the paper's name, or by a second headline. */
static uint32_t before_tail(const struct np_text *t, uint32_t verb,
	uint32_t end)
{
	uint32_t i;

	for (i = verb + 1; i < end; i++)
		if (np_char_is(t, i, "|;:") || (np_char_is(t, i, "-")
				&& t->tokens[i].flags & NP_TOK_SPACE))
			return i;
	if (np_char_is(t, end - 1, ".") && end > verb + 1)
		end--;
	return end;
}

bool np_headline_read(const struct np_scene *s, const np_sentence *sent,
	struct np_headline *out)
{
	const struct np_text *t = &s->doc->text;
	uint32_t end = sent->token + sent->ntokens, verb;

	out->beg = behind_quote(s, behind_colon(s, sent->token, end), end);
	out->beg = behind_comma(s, out->beg, end);
	verb = find_verb(s, out->beg, end);
	if (verb == NP_NONE)
		verb = find_copula(s, out->beg, end);
	if (verb == NP_NONE || teases(s, out->beg, verb))
		return false;
	out->end = before_tail(t, verb, end);
	while (verb > out->beg + 1
	       && (np_upos(s->tree, verb - 1) == NP_UPOS_AUX
		   || np_upos(s->tree, verb - 1) == NP_UPOS_ADV
		   || (np_upos(s->tree, verb - 1) == NP_UPOS_PART
		       && t->tokens[verb - 1].xpos != NP_XPOS_POS)))
		verb--;
	out->verb = verb;
	return true;
}
