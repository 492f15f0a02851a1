/* Names by rule.  A run of capitalised words is a candidate; a score of facts
 * is noted about it, each a bit; each bit has a weight for each type, and the
 * best type wins or, where "no name" does, nothing.
 *
 *	"Former CIA director David Petraeus said in Kabul on Tuesday"
 *	        ---          --------------         -----
 *	        is an        first name, role       is a city,
 *	        organisation before, "said" behind  "in" before
 *
 * The weights were fitted on wwn-train by logistic regression, and rounded.
 * What the article says of a name in one place holds in the others: a second
 * pass gives a lone "Petraeus" what the full name was.  Dates are left to the
 * date grammar.  Linear in the tokens. */
#include "model/baseline.h"

#include <string.h>

#include "base/list.h"
#include "text/vocab.h"
#include "base/banned.h"

/* What may be true of a candidate. */
enum fact {
	ALWAYS, /* so that "no name" has a say */
	IS_COUNTRY,
	IS_REGION,
	IS_CITY,
	IS_AREA,
	IS_DEMONYM,
	IS_PERSON,
	IS_ORG,
	IS_AGENCY,
	IS_MISC,
	FIRST_NAME, /* its first word is one */
	LAST_NAMED, /* its last word is a first name */
	TITLE_BEFORE,
	ROLE_BEFORE,
	ORGCUE_LAST,
	ORGCUE_FIRST,
	ORGCUE_INSIDE,
	ORGCUE_OF, /* "Bank of", "University of" */
	PLACECUE_FIRST,
	PLACECUE_LAST,
	ACRONYM,
	INITIAL, /* a single letter inside */
	ONE_WORD,
	TWO_WORDS,
	MANY_WORDS,
	HAS_OF,
	UNKNOWN, /* means nothing to the lexicon */
	SMALL_ELSEWHERE, /* the article has its first word in small letters */
	SENTENCE_START,
	IN_BEFORE, /* "in", "at", "near" */
	FROM_BEFORE, /* "from", "to", "of" */
	BY_BEFORE, /* "by", "with", "and" */
	THE_BEFORE,
	IN_BRACKETS,
	SAID_BEHIND,
	COMMA_BEHIND,
	POSSESSIVE,
	NOUN_BEHIND, /* a word in small letters that is no function word */
	WAS_PERSON, /* elsewhere, a longer name ends or begins in it */
	WAS_PLACE,
	WAS_ORG,
	NFACTS
};

#define NTYPES 5 /* PER, LOC, ORG, MISC, none */

static const int8_t weights[NFACTS][NTYPES] = {
	[ALWAYS] = { -8, 3, 4, -13, 14 },
	[IS_COUNTRY] = { -51, 66, -16, -5, 6 },
	[IS_REGION] = { -20, 23, 0, 0, -3 },
	[IS_CITY] = { -3, 19, 12, -12, -17 },
	[IS_AREA] = { -25, 31, 1, -1, -6 },
	[IS_DEMONYM] = { -40, -31, -20, 78, 13 },
	[IS_PERSON] = { 29, -19, 2, -14, 3 },
	[IS_ORG] = { -25, -30, 37, 15, 3 },
	[IS_AGENCY] = { -1, -1, 11, -16, 7 },
	[IS_MISC] = { -44, -30, -11, 69, 16 },
	[FIRST_NAME] = { 32, -9, -9, -7, -8 },
	[LAST_NAMED] = { 5, -4, 1, -5, 4 },
	[TITLE_BEFORE] = { 35, -21, -22, -19, 28 },
	[ROLE_BEFORE] = { 28, -16, -3, -22, 13 },
	[ORGCUE_LAST] = { -7, -7, 19, -5, 0 },
	[ORGCUE_FIRST] = { 10, -9, -6, -6, 11 },
	[ORGCUE_INSIDE] = { -40, 2, 17, 12, 9 },
	[ORGCUE_OF] = { -5, -11, 25, -6, -3 },
	[PLACECUE_FIRST] = { -25, -2, -2, 19, 10 },
	[PLACECUE_LAST] = { -25, 27, -5, -3, 6 },
	[ACRONYM] = { -43, 13, 19, 10, 1 },
	[INITIAL] = { -12, -1, -15, 13, 15 },
	[ONE_WORD] = { -6, -4, 0, -3, 13 },
	[TWO_WORDS] = { 7, 1, 1, -7, -2 },
	[MANY_WORDS] = { -8, 5, 3, -3, 2 },
	[HAS_OF] = { -24, 14, 8, -6, 8 },
	[UNKNOWN] = { 13, -21, 0, 8, 0 },
	[SMALL_ELSEWHERE] = { -30, -4, -1, 9, 27 },
	[SENTENCE_START] = { -5, 3, 6, -9, 5 },
	[IN_BEFORE] = { -32, 37, -7, 1, 2 },
	[FROM_BEFORE] = { -13, 17, -2, 2, -4 },
	[BY_BEFORE] = { -2, 8, 0, -2, -4 },
	[THE_BEFORE] = { -34, 14, 11, 7, 2 },
	[IN_BRACKETS] = { -16, 13, 15, 7, -19 },
	[SAID_BEHIND] = { 28, -11, 4, -14, -7 },
	[COMMA_BEHIND] = { 9, 6, -7, -1, -7 },
	[POSSESSIVE] = { 9, -1, 1, -6, -3 },
	[NOUN_BEHIND] = { -1, -1, -4, 13, -7 },
	[WAS_PERSON] = { 53, -19, -7, -11, -15 },
	[WAS_PLACE] = { -24, 16, -8, 4, 12 },
	[WAS_ORG] = { -20, 4, 20, -3, -1 },
};

struct candidate {
	uint32_t beg, end; /* tokens */
	uint64_t facts;
};

struct finder {
	const struct np_lex *lex;
	const struct np_lex_words *words;
	const struct np_text *t;
	np_arena *a;
	const struct np_hit **hit_at; /* [T] the hit that begins there */
	uint32_t *classes; /* [W] of the word alone */
	uint8_t *common; /* [W] function word, weekday, month */
	uint8_t *was; /* [W] bits of types it was part of */
	struct candidate *v;
	uint32_t n, cap;
};

/* -- Words ----------------------------------------------------------------- */

/* Function words, which begin sentences but no names, and the calendar's. */
static const char *const commons[] = { "a", "about", "after", "all", "also",
	"although", "an", "and", "another", "any", "april", "are", "as", "at",
	"august", "because", "before", "both", "but", "by", "can", "could",
	"december", "despite", "did", "do", "during", "each", "earlier",
	"even", "every", "february", "few", "for", "former", "friday", "from",
	"had", "has", "have", "he", "her", "here", "his", "how", "however",
	"i", "if", "in", "into", "is", "it", "its", "january", "july", "june",
	"last", "later", "many", "march", "may", "meanwhile", "monday",
	"more", "most", "my", "new", "no", "not", "november", "now",
	"october", "of", "on", "once", "one", "only", "or", "other", "our",
	"over", "saturday", "september", "she", "since", "so", "some",
	"still", "such", "sunday", "that", "the", "their", "then", "there",
	"these", "they", "this", "those", "though", "three", "through",
	"thursday", "to", "tuesday", "two", "under", "until", "was", "we",
	"wednesday", "were", "what", "when", "where", "which", "while", "who",
	"why", "will", "with", "within", "without", "would", "yes", "yet",
	"you", "your" };

#define IS_ONE_OF(w, ...)                                                     \
	np_list_has((const char *const[]){ __VA_ARGS__ },                     \
		sizeof((const char *const[]){ __VA_ARGS__ })                  \
			/ sizeof(const char *), (w)->low, (w)->nlow)

static void learn_words(struct finder *f)
{
	const struct np_text *t = f->t;
	struct np_hit hit;
	uint32_t i, first;

	for (i = 0; i < t->nwords; i++) {
		first = t->words[i].first;
		if (np_lex_at(f->lex, f->words, t, first, first + 1, &hit))
			f->classes[i] = hit.classes;
		f->common[i] = NP_LIST_HAS(commons, t->words[i].low,
			t->words[i].nlow);
	}
}

static uint32_t classes_at(const struct finder *f, uint32_t i)
{
	return f->classes[f->t->word[i]];
}

static bool is_capital(const struct finder *f, uint32_t i)
{
	const struct np_word *w = np_word_of(f->t, i);

	return w->shape & NP_W_ALPHA
		&& w->shape & (NP_W_CAP | NP_W_UPPER | NP_W_MIXED);
}

static bool is_hyphen(const struct finder *f, uint32_t i)
{
	const struct np_word *w = np_word_of(f->t, i);

	return w->n == 1 && w->s[0] == '-';
}

/* -- Candidates ------------------------------------------------------------ */

/* How many tokens from i on link two parts of a name: "of", "de la", "&".
 * English links only join what an organisation's or a place's cue begins. */
static uint32_t link_length(const struct finder *f, uint32_t beg, uint32_t i,
	uint32_t end)
{
	const struct np_word *w = np_word_of(f->t, i);
	bool cue = (classes_at(f, beg) | classes_at(f, i - 1))
		& (NP_LEX_ORGCUE | NP_LEX_PLACECUE);

	if (is_hyphen(f, i) || IS_ONE_OF(w, "&", "al", "bin", "da", "de",
			"del", "der", "di", "do", "dos", "du", "el", "la",
			"ul", "van", "von"))
		return 1;
	if (!cue || !IS_ONE_OF(w, "and", "for", "of", "on"))
		return 0;
	if (i + 1 < end && IS_ONE_OF(np_word_of(f->t, i + 1), "the"))
		return 2;
	return 1;
}

/* Where a run of capitalised words that begins with token i ends. */
static uint32_t run_end(const struct finder *f, uint32_t beg, uint32_t end)
{
	uint32_t j = beg, k = beg;

	for (;;) {
		j = k + (f->hit_at[k] ? f->hit_at[k]->ntokens : 1);
		k = j;
		if (j < end && !is_capital(f, j))
			k += link_length(f, beg, j, end);
		if (k >= end || !is_capital(f, k)
		    || f->common[f->t->word[k]])
			return j;
	}
}

static void add(struct finder *f, uint32_t beg, uint32_t end, uint64_t facts)
{
	struct candidate c = { beg, end, facts };

	if (beg < end)
		NP_PUSH(f->a, f->v, f->n, f->cap, c);
}

#define BIT(fact) ((uint64_t)1 << (fact))

#define NAMES (NP_LEX_COUNTRY | NP_LEX_REGION | NP_LEX_CITY | NP_LEX_PLACE    \
	| NP_LEX_DEMONYM | NP_LEX_PERSON | NP_LEX_ORG | NP_LEX_MISC)

/* Cut a run where a title, a role, a demonym or a country stands before what
 * is named: "Pakistani President Asif Zardari". */
static void cut_run(struct finder *f, uint32_t beg, uint32_t end)
{
	const struct np_hit *h;
	bool org = classes_at(f, end - 1) & NP_LEX_ORGCUE;
	uint64_t facts = 0;
	uint32_t i = beg, stop;

	while (i < end && (h = f->hit_at[i]) != NULL) {
		stop = i + h->ntokens;
		if (h->classes & (NP_LEX_TITLE | NP_LEX_ROLE)
		    && !(h->classes & NAMES) && !org) {
			facts = h->classes & NP_LEX_TITLE ? BIT(TITLE_BEFORE)
				: BIT(ROLE_BEFORE);
		} else if (stop < end && !org && h->classes
		    & (NP_LEX_DEMONYM | NP_LEX_COUNTRY | NP_LEX_ORG)
		    && (h->classes & NP_LEX_DEMONYM || !f->hit_at[stop]
			|| f->hit_at[stop]->classes
			   & (NP_LEX_TITLE | NP_LEX_ROLE))) {
			add(f, i, stop, facts);
			facts = 0;
		} else {
			break;
		}
		i = stop;
		if (i < end && is_hyphen(f, i))
			i++;
	}
	add(f, i, end, facts);
}

/* May a name begin with token i?  Not with a function word, unless the
 * lexicon knows a longer name that does. */
static bool begins(const struct finder *f, uint32_t i)
{
	const struct np_hit *h = f->hit_at[i];

	if (h && h->ntokens > 1 && h->classes & NAMES)
		return is_capital(f, i) || h->classes & NP_LEX_ORG;
	return is_capital(f, i) && !f->common[f->t->word[i]];
}

static void find_candidates(struct finder *f, const np_sentence *s)
{
	uint32_t i = s->token, end = s->token + s->ntokens, stop;

	while (i < end) {
		if (!begins(f, i)) {
			i++;
			continue;
		}
		stop = run_end(f, i, end);
		cut_run(f, i, stop);
		i = stop;
	}
}

/* -- Facts ----------------------------------------------------------------- */

/* Classes of the whole candidate. */
static uint32_t whole(const struct finder *f, const struct candidate *c)
{
	struct np_hit hit;

	if (np_lex_at(f->lex, f->words, f->t, c->beg, c->end, &hit)
			== c->end - c->beg)
		return hit.classes;
	return 0;
}

/* Facts that follow from the classes of a word alone. */
struct rule {
	uint32_t class;
	enum fact fact;
};

static uint64_t follow(uint32_t classes, const struct rule *rules, size_t n)
{
	uint64_t facts = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (classes & rules[i].class)
			facts |= BIT(rules[i].fact);
	return facts;
}

#define FOLLOW(classes, rules)                                                \
	follow((classes), (rules), sizeof(rules) / sizeof *(rules))

static const struct rule of_whole[] = {
	{ NP_LEX_COUNTRY, IS_COUNTRY }, { NP_LEX_REGION, IS_REGION },
	{ NP_LEX_CITY, IS_CITY }, { NP_LEX_PLACE, IS_AREA },
	{ NP_LEX_DEMONYM, IS_DEMONYM }, { NP_LEX_PERSON, IS_PERSON },
	{ NP_LEX_ORG, IS_ORG }, { NP_LEX_AGENCY, IS_AGENCY },
	{ NP_LEX_MISC, IS_MISC },
};
static const struct rule of_first[] = {
	{ NP_LEX_FIRSTNAME_F, FIRST_NAME }, { NP_LEX_FIRSTNAME_M, FIRST_NAME },
	{ NP_LEX_ORGCUE, ORGCUE_FIRST }, { NP_LEX_PLACECUE, PLACECUE_FIRST },
};
static const struct rule of_last[] = {
	{ NP_LEX_FIRSTNAME_F, LAST_NAMED }, { NP_LEX_FIRSTNAME_M, LAST_NAMED },
	{ NP_LEX_ORGCUE, ORGCUE_LAST }, { NP_LEX_PLACECUE, PLACECUE_LAST },
};

static bool is_initial(const struct np_word *w)
{
	return w->shape & NP_W_CAP
		&& (w->n == 1 || (w->n == 2 && w->s[1] == '.'));
}

/* Is the first word also in the article in small letters? */
static bool is_small_elsewhere(const struct finder *f,
	const struct candidate *c)
{
	const struct np_word *w = np_word_of(f->t, c->beg);

	return w->s != w->low && np_vocab_get(f->t, w->low, w->nlow,
		w->lowhash) != NP_NONE;
}

static uint64_t inside(const struct finder *f, const struct candidate *c)
{
	uint32_t classes = whole(f, c), i, n = 0;
	uint64_t facts = FOLLOW(classes, of_whole)
		| FOLLOW(classes_at(f, c->beg), of_first)
		| FOLLOW(classes_at(f, c->end - 1), of_last);

	for (i = c->beg; i < c->end; i++) {
		n += is_capital(f, i);
		if (i > c->beg && is_initial(np_word_of(f->t, i)))
			facts |= BIT(INITIAL);
		if (classes_at(f, i) & NP_LEX_ORGCUE)
			facts |= BIT(ORGCUE_INSIDE);
		if (IS_ONE_OF(np_word_of(f->t, i), "of"))
			facts |= BIT(HAS_OF);
	}
	facts |= BIT(n <= 1 ? ONE_WORD : n == 2 ? TWO_WORDS : MANY_WORDS);
	if (facts & BIT(HAS_OF) && facts & BIT(ORGCUE_INSIDE))
		facts |= BIT(ORGCUE_OF);
	if (!classes)
		facts |= BIT(UNKNOWN);
	if (is_small_elsewhere(f, c))
		facts |= BIT(SMALL_ELSEWHERE);
	if (n == 1 && np_word_of(f->t, c->beg)->shape & NP_W_UPPER)
		facts |= BIT(ACRONYM);
	return facts;
}

static uint64_t before(const struct finder *f, const struct candidate *c,
	const np_sentence *s)
{
	const struct np_word *w;
	uint64_t facts = 0;

	if (c->beg == s->token)
		return BIT(SENTENCE_START);
	w = np_word_of(f->t, c->beg - 1);
	if (IS_ONE_OF(w, "at", "in", "near", "outside", "towards"))
		facts |= BIT(IN_BEFORE);
	else if (IS_ONE_OF(w, "from", "of", "to"))
		facts |= BIT(FROM_BEFORE);
	else if (IS_ONE_OF(w, "and", "by", "with"))
		facts |= BIT(BY_BEFORE);
	else if (IS_ONE_OF(w, "the"))
		facts |= BIT(THE_BEFORE);
	else if (classes_at(f, c->beg - 1) & NP_LEX_ROLE)
		facts |= BIT(ROLE_BEFORE);
	return facts;
}

static uint64_t behind(const struct finder *f, const struct candidate *c,
	const np_sentence *s)
{
	const struct np_word *w;

	if (c->end == s->token + s->ntokens)
		return 0;
	w = np_word_of(f->t, c->end);
	if (w->n == 1 && w->s[0] == ')' && c->beg > s->token
	    && np_word_of(f->t, c->beg - 1)->s[0] == '(')
		return BIT(IN_BRACKETS);
	if (IS_ONE_OF(w, "added", "argued", "asked", "said", "says", "told",
			"tweeted", "who", "wrote"))
		return BIT(SAID_BEHIND);
	if (w->n == 1 && w->s[0] == ',')
		return BIT(COMMA_BEHIND);
	if (IS_ONE_OF(w, "'", "'s", "\u2019", "\u2019s"))
		return BIT(POSSESSIVE);
	if (w->shape & NP_W_ALPHA && !(w->shape & NP_W_CAP)
	    && !f->common[f->t->word[c->end]])
		return BIT(NOUN_BEHIND);
	return 0;
}

static void note_facts(struct finder *f, const np_sentence *s, uint32_t from)
{
	struct candidate *c;

	for (c = f->v + from; c < f->v + f->n; c++)
		c->facts |= BIT(ALWAYS) | inside(f, c) | before(f, c, s)
			| behind(f, c, s);
}

/* -- Decision -------------------------------------------------------------- */

static unsigned best_type(uint64_t facts, int *margin)
{
	int sum[NTYPES] = { 0 }, second;
	unsigned k, type, best = 0;

	for (k = 0; k < NFACTS; k++)
		if (facts >> k & 1)
			for (type = 0; type < NTYPES; type++)
				sum[type] += weights[k][type];
	for (type = 1; type < NTYPES; type++)
		if (sum[type] > sum[best])
			best = type;
	second = INT32_MIN;
	for (type = 0; type < NTYPES; type++)
		if (type != best && sum[type] > second)
			second = sum[type];
	*margin = sum[best] - second;
	return best;
}

/* Remember what the words of a long name are part of. */
static void remember(struct finder *f, const struct candidate *c)
{
	unsigned type;
	int margin;

	if (c->end - c->beg < 2)
		return;
	type = best_type(c->facts, &margin);
	if (type > NP_ORG)
		return;
	f->was[f->t->word[c->end - 1]] |= 1u << type;
	f->was[f->t->word[c->beg]] |= 1u << type;
}

static uint64_t recall(const struct finder *f, const struct candidate *c)
{
	unsigned was = f->was[f->t->word[c->beg]];

	if (c->end - c->beg > 1)
		return 0;
	return (was & 1u << NP_PER ? BIT(WAS_PERSON) : 0)
		| (was & 1u << NP_LOC ? BIT(WAS_PLACE) : 0)
		| (was & 1u << NP_ORG ? BIT(WAS_ORG) : 0);
}

static np_mention as_mention(const struct finder *f,
	const struct candidate *c, unsigned type, int margin)
{
	np_mention m = { .token = c->beg, .ntokens = c->end - c->beg,
		.entity = NP_NONE, .type = (uint8_t)type, .kind = NP_NAME };

	m.span.beg = f->t->tokens[c->beg].span.beg;
	m.span.end = f->t->tokens[c->end - 1].span.end;
	m.score = margin >= 64 ? 0.9f : 0.5f + 0.4f * (float)margin / 64;
	return m;
}

void np_baseline_find(const struct np_lex *lex, np_arena *a,
	const struct np_text *t, const struct np_hit *hits, uint32_t nhits,
	np_mention **out, uint32_t *n)
{
	struct finder f = { .lex = lex, .t = t, .a = a };
	uint32_t i, from, cap = 0;
	unsigned type;
	int margin;

	f.words = np_lex_words(lex, a, t);
	f.hit_at = NP_NEW(a, const struct np_hit *, t->ntokens);
	f.classes = NP_NEW(a, uint32_t, t->nwords);
	f.common = NP_NEW(a, uint8_t, t->nwords);
	f.was = NP_NEW(a, uint8_t, t->nwords);
	for (i = 0; i < nhits; i++)
		f.hit_at[hits[i].token] = &hits[i];
	learn_words(&f);
	for (i = 0; i < t->nsents; i++) {
		from = f.n;
		find_candidates(&f, &t->sents[i]);
		note_facts(&f, &t->sents[i], from);
	}
	for (i = 0; i < f.n; i++)
		remember(&f, &f.v[i]);
	*out = NULL;
	*n = 0;
	for (i = 0; i < f.n; i++) {
		f.v[i].facts |= recall(&f, &f.v[i]);
		type = best_type(f.v[i].facts, &margin);
		if (type < NTYPES - 1)
			NP_PUSH(a, *out, *n, cap,
				as_mention(&f, &f.v[i], type, margin));
	}
}
