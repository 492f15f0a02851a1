/* Where sentences end.
 *
 * Sentences end with their paragraph.  Inside one, every gap that could end a
 * sentence (behind . ! ? and their closing quotes and brackets; before a
 * capital, a number, an opening mark) is judged by a linear model over some
 * pairs and triples of word kinds and words around it, learnt from the
 * training parts of UD English EWT and GUM (src/tools/train_sents.c).  That
 * catches what no punctuation tells: a headline, a date line, a caption or a
 * salutation that runs on into the text when line ends were lost.
 *
 *	... drone talks  | Friday, July 21, 2017 | The U.S. said  on Friday ...
 *	   lower Cap: +  |         number The: + |    abbreviation lower: -
 *
 * The weights are the section "sents" of the model:
 *
 *	0   format; bits of the number of buckets: u32; then zeros
 *	64  buckets of two entries { tag u8, weight i8 }, weight 0: free
 *
 * A feature's hash chooses the bucket by its low bits, and knows its entry by
 * the high eight: one feature in two hundred that was never seen is taken for
 * another, which a sum of twenty hardly notices.
 *
 * A sentence without end would make later stages slow, so beyond SOFT tokens
 * it may end at any pause, and at HARD it does end. */
#include "text/sentences.h"

#include <string.h>

#include "text/chars.h"
#include "text/furniture.h"
#include "text/words.h"
#include "base/banned.h"

#define SOFT 400u
#define HARD 1000u

/* Kinds of words, as far as the end of a sentence depends on them. */
enum kind {
	EDGE, /* no token there: the paragraph ends */
	LOWER, CAPITAL, UPPER, MIXED, LETTER, /* LETTER: one capital */
	STARTER, /* capitalised word that often begins a sentence */
	CLITIC,
	NUMBER, YEAR, ORDINAL,
	STOP, ASKS, DOTS, COLON, SEMI, COMMA, DASH,
	INITIAL, ACRONYM, TITLE, ABBREV, /* these end in a period */
	QUOTE, QUOTE_OPEN, QUOTE_CLOSE, OPEN, CLOSE,
	ADDRESS, SYMBOL, OTHER,
	CLOSING = 32 /* added to a quote that must close by its blanks */
};

#define SET(kind) (1u << (kind))

/* -- Kinds ----------------------------------------------------------------- */

static uint8_t word_kind(const struct np_word *w)
{
	const unsigned char *s = (const unsigned char *)w->s;

	if (s[w->n - 1] == '.') {
		if (w->n == 2)
			return INITIAL;
		if (memchr(s, '.', w->n - 1))
			return ACRONYM;
		return w->lists & NP_WL_TITLE ? TITLE : ABBREV;
	}
	if (np_byte_class[s[0]] == NP_C_APOS)
		return CLITIC;
	if (!(w->shape & NP_W_CAP))
		return w->shape & NP_W_DIGIT ? ORDINAL : LOWER;
	if (w->lists & NP_WL_STARTER)
		return STARTER;
	if (w->n == 1)
		return LETTER;
	if (w->shape & NP_W_UPPER)
		return UPPER;
	return w->shape & NP_W_MIXED ? MIXED : CAPITAL;
}

static uint8_t number_kind(const struct np_word *w)
{
	if (!(w->shape & NP_W_NUMERIC))
		return w->shape & NP_W_ALPHA ? ORDINAL : NUMBER;
	return w->n == 4 && (w->s[0] == '1' || w->s[0] == '2') ? YEAR : NUMBER;
}

static uint8_t mark_kind(const struct np_word *w)
{
	struct np_char c = np_char_at((const unsigned char *)w->s, 0, w->n);

	switch (c.cp) {
	case '.':
		return w->n == 1 ? STOP : DOTS;
	case '!': case '?': case 0x3002: case 0xFF01: case 0xFF1F:
		return ASKS;
	case 0x2026:
		return DOTS;
	case ':':
		return w->n > 1 ? SYMBOL : COLON;
	case ';':
		return w->n > 1 ? SYMBOL : SEMI;
	case ',':
		return COMMA;
	case 0x201C: case 0x2018: case 0xAB:
		return QUOTE_OPEN;
	case 0x201D: case 0x2019: case 0xBB:
		return QUOTE_CLOSE;
	}
	switch (c.kind) {
	case NP_CK_QUOTE: case NP_CK_APOS:
		return QUOTE;
	case NP_CK_OPEN:
		return OPEN;
	case NP_CK_CLOSE:
		return CLOSE;
	case NP_CK_DASH:
		return DASH;
	case NP_CK_SYMBOL: case NP_CK_MONEY:
		return SYMBOL;
	default:
		return OTHER;
	}
}

static uint8_t kind_of_word(const struct np_word *w, const np_token *k)
{
	if (!w->n || np_byte_class[(unsigned char)w->s[0]] == NP_C_BLANK)
		return OTHER;
	switch (k->kind) {
	case NP_WORD:
		return word_kind(w);
	case NP_NUMBER:
		return number_kind(w);
	case NP_URL:
		return ADDRESS;
	default:
		return w->shape & NP_W_ALPHA ? word_kind(w) : mark_kind(w);
	}
}

/* -- The walk -------------------------------------------------------------- */

void np_gapwalk_init(struct np_gapwalk *g, const struct np_text *t,
	np_arena *a)
{
	uint32_t i;

	memset(g, 0, sizeof *g);
	g->t = t;
	g->class = np_arena_alloc(a, t->nwords);
	for (i = 0; i < t->nwords; i++)
		g->class[i] = kind_of_word(&t->words[i],
			&t->tokens[t->words[i].first]);
}

static bool spaced(const struct np_text *t, uint32_t i)
{
	return t->tokens[i].flags & NP_TOK_SPACE;
}

/* Kind of the token `step` before or behind gap i, within its paragraph. */
static unsigned kind_at(const struct np_gapwalk *g, uint32_t i, int step)
{
	uint32_t k = i + (uint32_t)step, q;

	if (step < 0 ? i < (uint32_t)-step + g->beg : k >= g->paraend)
		return EDGE;
	q = g->class[g->t->word[k]];
	if (q == QUOTE && !spaced(g->t, k))
		q |= CLOSING;
	return q;
}

/* Whether token i closes a quotation or bracket that the sentence before it
 * opened. */
static bool closes(const struct np_gapwalk *g, uint32_t i)
{
	unsigned k = g->class[g->t->word[i]];

	if (k == CLOSE || k == QUOTE_CLOSE)
		return true;
	if (k != QUOTE)
		return false;
	return !spaced(g->t, i) || (g->quotes & 1
		&& (i + 1 == g->t->ntokens || spaced(g->t, i + 1)));
}

/* The token before gap i that is no closing mark, and how many there are. */
static uint32_t before_closing(const struct np_gapwalk *g, uint32_t i)
{
	uint32_t k = i - 1, least = i > 4 ? i - 4 : 0;
	unsigned c;

	for (; k > g->beg && k > least; k--) {
		c = g->class[g->t->word[k]];
		if (c != CLOSE && c != QUOTE_CLOSE
				&& (c != QUOTE || (spaced(g->t, k)
				&& !spaced(g->t, k + 1))))
			break;
	}
	return k;
}

static bool is_mark(unsigned k)
{
	return (k >= STOP && k <= DOTS) || (k >= INITIAL && k <= ABBREV);
}

bool np_gap_marked(const struct np_gapwalk *g, uint32_t i)
{
	return is_mark(g->class[g->t->word[before_closing(g, i)]]);
}

/* "Gen. Rowe", "J. K. Rowling": the abbreviation at gap i goes with a name. */
static bool inside_name(const struct np_gapwalk *g, uint32_t i, unsigned next)
{
	unsigned k = g->class[g->t->word[i - 1]], before = kind_at(g, i, -2);

	if (next != CAPITAL && next != MIXED && next != INITIAL)
		return false;
	return k == TITLE || (k == INITIAL && (before == CAPITAL
		|| before == INITIAL || before == TITLE));
}

/* What may stand between a sentence and one that begins with a small letter. */
#define PAUSE (SET(COMMA) | SET(ADDRESS) | SET(SYMBOL) | SET(COLON)           \
	| SET(SEMI) | SET(STOP) | SET(ASKS) | SET(DOTS) | SET(INITIAL)        \
	| SET(ACRONYM) | SET(TITLE) | SET(ABBREV) | SET(QUOTE)                \
	| SET(QUOTE_CLOSE) | SET(CLOSE))

/* The kinds behind which a word of this kind begins no sentence: spares most
 * gaps any other look. */
static const uint32_t inner_behind[32] = {
	[STOP] = ~0u, [COMMA] = ~0u, [CLITIC] = ~0u, [LOWER] = ~PAUSE,
};

static inline bool is_inner(unsigned before, unsigned next)
{
	return inner_behind[next] >> before & 1;
}

bool np_gap_possible(const struct np_gapwalk *g, uint32_t i)
{
	unsigned next = g->class[g->t->word[i]], k;
	uint32_t q;

	if (is_inner(g->class[g->t->word[i - 1]], next))
		return false;
	if (closes(g, i))
		return false;
	q = before_closing(g, i);
	if (np_word_of(g->t, q)->lists & NP_WL_OPENER)
		return false;
	if (inside_name(g, i, next))
		return false;
	k = g->class[g->t->word[q]];
	if (is_mark(k) || k == COLON || k == SEMI)
		return true;
	switch (next) {
	case CAPITAL: case UPPER: case MIXED: case LETTER: case STARTER:
	case NUMBER: case YEAR: case ORDINAL: case INITIAL: case ACRONYM:
	case TITLE: case ABBREV: case QUOTE: case QUOTE_OPEN: case OPEN:
	case SYMBOL: case ADDRESS:
		return spaced(g->t, i);
	case LOWER:
		return k == COMMA || k == ADDRESS || k == SYMBOL;
	default:
		return k != next && (next == DASH || next == OTHER)
			&& spaced(g->t, i);
	}
}

/* Find the end of the paragraph that token i begins. */
static void enter_paragraph(struct np_gapwalk *g, uint32_t i)
{
	const struct np_text *t = g->t;
	uint32_t e = i + 1;

	while (e < t->ntokens && !(t->tokens[e].flags & NP_TOK_PARA))
		e++;
	g->paraend = e;
}

static inline void step(struct np_gapwalk *g, uint32_t i, bool starts)
{
	unsigned k = g->class[g->t->word[i]];

	if (starts) {
		g->beg = i;
		g->caps = g->words = g->depth = g->quotes = 0;
	}
	if (i >= g->paraend)
		enter_paragraph(g, i);
	if (k >= LOWER && k <= STARTER) {
		g->words++;
		g->caps += k >= CAPITAL;
		return;
	}
	if (k == OPEN)
		g->depth++;
	else if (k == CLOSE && g->depth)
		g->depth--;
	else if (k == QUOTE || k == QUOTE_OPEN)
		g->quotes++;
	else if (k == QUOTE_CLOSE && g->quotes)
		g->quotes--;
}

void np_gapwalk_step(struct np_gapwalk *g, uint32_t i, bool starts)
{
	step(g, i, starts);
}

/* -- Features -------------------------------------------------------------- */

/* A length in ten steps. */
static uint32_t bucket(uint32_t n)
{
	static const uint8_t steps[25] = { 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6,
		6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };

	return n < 25 ? steps[n] : n < 60 ? 8 : 9;
}

static uint32_t feature(unsigned which, uint64_t a, uint64_t b)
{
	return (uint32_t)(np_mix(np_mix(which + 1, a), b) >> 16);
}

/* The lower-cased word of the token `step` from gap i on, as a number. */
static uint64_t low_at(const struct np_gapwalk *g, uint32_t i, int step)
{
	if (kind_at(g, i, step) == EDGE)
		return 0;
	return np_word_of(g->t, i + (uint32_t)step)->lowhash;
}

/* How many of the (up to) four tokens from k on are capitalised words, and how
 * many are lower-case ones. */
static uint32_t case_around(const struct np_gapwalk *g, uint32_t k,
	uint32_t end)
{
	uint32_t caps = 0, lows = 0;
	unsigned c;

	for (; k < end; k++) {
		c = g->class[g->t->word[k]];
		caps += c >= CAPITAL && c <= STARTER;
		lows += c == LOWER;
	}
	return caps * 8 + lows;
}

/* Whether token k is a weekday or, long names only, a month. */
static bool is_day_name(const struct np_gapwalk *g, uint32_t k)
{
	const struct np_word *w = np_word_of(g->t, k);

	return (w->shape & NP_W_CAP) && (w->lists & NP_WL_DAY);
}

/* Tokens of "Friday, July 21, 2017" or "July 21, 2017" or "21 July 2017" that
 * begin at k, before token end; 0: no such date there. */
static uint32_t full_date(const struct np_gapwalk *g, uint32_t k, uint32_t end)
{
	uint32_t i = k, names = 0, numbers = 0;
	unsigned c;

	for (; i < end && i < k + 7; i++) {
		c = g->class[g->t->word[i]];
		if (c == YEAR)
			return names && numbers == 1 ? i + 1 - k : 0;
		if (c == NUMBER)
			numbers++;
		else if ((c == CAPITAL || c == TITLE) && is_day_name(g, i))
			names++;
		else if (c != COMMA || i == k)
			return 0;
	}
	return 0;
}

/* 1: a full date begins at gap i, 2: one that began the sentence ends there,
 * 3: another one does. */
static unsigned date_at(const struct np_gapwalk *g, uint32_t i)
{
	uint32_t back, least = i > 7 ? i - 7 : 0;

	if (full_date(g, i, g->paraend))
		return 1;
	if (g->class[g->t->word[i - 1]] != YEAR)
		return 0;
	if (i - g->beg <= 7 && full_date(g, g->beg, i) == i - g->beg)
		return 2;
	for (back = i - 1; back > least && back > g->beg; back--)
		if (full_date(g, back, i) == i - back)
			return 3;
	return 0;
}

/* Kinds around a gap: two tokens before it, the one before the closing marks,
 * and three behind it. */
struct around {
	uint32_t q; /* token before the closing marks */
	unsigned pp, p, kq, n, nn, nnn;
	uint64_t qn; /* kq and n */
};

static struct around look_around(const struct np_gapwalk *g, uint32_t i)
{
	struct around x = { .q = before_closing(g, i) };

	x.kq = g->class[g->t->word[x.q]];
	x.pp = kind_at(g, i, -2);
	x.p = kind_at(g, i, -1);
	x.n = kind_at(g, i, 0);
	x.nn = kind_at(g, i, 1);
	x.nnn = kind_at(g, i, 2);
	x.qn = (uint64_t)x.kq << 8 | x.n;
	return x;
}

/* What mostly tells. */
static void near_features(const struct np_gapwalk *g, uint32_t i,
	const struct around *x, uint32_t f[NP_GAP_NEAR])
{
	uint64_t before = np_word_of(g->t, x->q)->lowhash;

	f[0] = feature(0, x->kq, spaced(g->t, i));
	f[1] = feature(1, x->qn, (uint64_t)x->p << 8 | (x->q + 1 == i));
	f[2] = feature(2, x->qn, x->nn);
	f[3] = feature(3, x->qn, x->pp);
	f[4] = feature(4, low_at(g, i, 0), x->qn);
	f[5] = feature(5, before, x->n);
	f[6] = feature(6, low_at(g, i, 1), x->qn);
	f[7] = feature(7, bucket(i - g->beg), x->qn);
}

static void far_features(const struct np_gapwalk *g, uint32_t i,
	const struct around *x, uint32_t f[NP_GAP_FEATURES])
{
	uint32_t end = i + 4 < g->paraend ? i + 4 : g->paraend;
	uint32_t from = i - g->beg > 4 ? i - 4 : g->beg;
	uint64_t before = np_word_of(g->t, x->q)->lowhash;
	unsigned line = (g->t->tokens[i].flags & NP_TOK_LINE) != 0;
	unsigned date = date_at(g, i);

	f[8] = feature(8, x->kq << 8 | case_around(g, from, i),
		case_around(g, i, end));
	f[9] = feature(9, x->qn, g->words ? 1 + g->caps * 4 / g->words : 0);
	f[10] = feature(10, x->qn, (g->depth > 0) * 2u + (g->quotes & 1));
	f[11] = feature(11, low_at(g, i, 0), before);
	f[12] = feature(12, before, low_at(g, i, -2));
	f[13] = feature(13, x->kq, bucket(g->paraend - i) << 1 | line);
	f[14] = feature(14, (uint64_t)x->pp << 16 | (uint64_t)x->p << 8 | x->n,
		x->nn);
	f[15] = feature(15, low_at(g, i, -2), x->qn);
	f[16] = feature(16, date, x->n);
	f[17] = feature(17, date, x->p == COMMA || x->kq == STOP ? x->p :
		low_at(g, i, -1));
	f[18] = feature(18, x->qn, x->nn == COLON || x->nnn == COLON);
	f[19] = feature(19, x->qn << 8 | x->nn, x->nnn);
	f[20] = feature(20, low_at(g, g->beg, 0), (bucket(i - g->beg) << 8
		| x->n) + 65536 * is_mark(x->kq));
	f[21] = feature(21, low_at(g, i, 2), (uint64_t)x->nn << 8 | x->n);
}

void np_gap_features(const struct np_gapwalk *g, uint32_t i,
	uint32_t f[NP_GAP_FEATURES])
{
	struct around x = look_around(g, i);

	near_features(g, i, &x, f);
	far_features(g, i, &x, f);
}

/* -- Decision -------------------------------------------------------------- */

np_status np_splitter_open(struct np_splitter *s, np_blob section)
{
	const unsigned char *p = section.ptr;
	uint32_t bits;

	*s = (struct np_splitter){ NULL, 0 };
	if (!p)
		return NP_OK;
	if (section.len < NP_SENTS_HEAD || np_le32(p) != NP_SENTS_FORMAT)
		return NP_EMODEL;
	bits = np_le32(p + 4);
	if (bits > 20 || section.len != NP_SENTS_HEAD + ((size_t)4 << bits))
		return NP_EMODEL;
	*s = (struct np_splitter){ p + NP_SENTS_HEAD, (1u << bits) - 1 };
	return NP_OK;
}

/* The far features are only asked where the near ones leave a doubt: below
 * this sum they hardly ever turn the decision, and scores stay the same. */
#define NO_DOUBT (-40)

/* "at 9 a.m. Tuesday": a time of day goes on with its day. */
static bool goes_on(const struct np_gapwalk *g, uint32_t i)
{
	const struct np_word *w = np_word_of(g->t, i - 1);

	return w->nlow == 4 && (w->low[0] == 'a' || w->low[0] == 'p')
		&& !memcmp(w->low + 1, ".m.", 3) && is_day_name(g, i);
}

/* "Photo: Grace Njoroge": a credit stands alone, whatever it runs into. */
static bool is_credit(const struct np_gapwalk *g, uint32_t i)
{
	const struct np_word *w = np_word_of(g->t, i);

	return (w->lists & NP_WL_PHOTO) && (w->shape & NP_W_CAP)
		&& kind_at(g, i, 1) == COLON;
}

/* What the page puts between sentences stands alone, too: whether some of it
 * begins at token i.  Keeps it; *after: the token behind it, if it ends by
 * itself. */
static bool is_furniture(struct np_text *t, np_arena *a, unsigned *cap,
	uint32_t i, uint32_t *after)
{
	struct np_furniture f;

	if (!np_may_furnish(np_word_of(t, i)) || !np_furniture_at(t, i, &f))
		return false;
	NP_PUSH(a, t->pieces, t->npieces, *cap, f);
	if (f.reach == NP_REACH_WHOLE)
		return false;
	if (f.reach == NP_REACH_WORDS || f.reach == NP_REACH_BACK)
		*after = f.end;
	return true;
}

/* Without a model: behind a mark, unless it may belong to an abbreviation or
 * a small letter follows. */
static bool by_rule(const struct np_gapwalk *g, uint32_t i)
{
	unsigned k = g->class[g->t->word[before_closing(g, i)]];
	unsigned next = g->class[g->t->word[i]];

	if (k == STOP || k == ASKS || k == DOTS)
		return next != LOWER;
	return is_mark(k) && next == STARTER;
}

static bool by_weight(const struct np_gapwalk *g, uint32_t i,
	const struct np_splitter *split)
{
	uint32_t f[NP_GAP_FEATURES], k;
	struct around x = look_around(g, i);
	int sum = 0;

	near_features(g, i, &x, f);
	for (k = 0; k < NP_GAP_NEAR; k++)
		sum += np_gap_weight(split, f[k]);
	if (sum < NO_DOUBT)
		return false;
	far_features(g, i, &x, f);
	for (; k < NP_GAP_FEATURES; k++)
		sum += np_gap_weight(split, f[k]);
	return sum > 0;
}

static bool starts_sentence(const struct np_gapwalk *g, uint32_t i,
	const struct np_splitter *split)
{
	if (!np_gap_possible(g, i) || goes_on(g, i))
		return false;
	if (is_credit(g, i))
		return true;
	return split->buckets ? by_weight(g, i, split) : by_rule(g, i);
}

static bool too_long(const struct np_gapwalk *g, uint32_t i)
{
	unsigned before = g->class[g->t->word[i - 1]];

	return i - g->beg >= HARD || (i - g->beg >= SOFT
		&& (before == COMMA || before == SEMI));
}

/* Token i begins a sentence. */
static void begin(struct np_text *t, np_arena *a, unsigned *cap, uint32_t i)
{
	np_sentence s = { t->tokens[i].span, i, 0 };

	NP_PUSH(a, t->sents, t->nsents, *cap, s);
}

/* Every sentence ends where the next begins. */
static void close_all(struct np_text *t)
{
	uint32_t s, end;

	for (s = 0; s < t->nsents; s++) {
		end = s + 1 < t->nsents ? t->sents[s + 1].token : t->ntokens;
		t->sents[s].ntokens = end - t->sents[s].token;
		t->sents[s].span.end = t->tokens[end - 1].span.end;
	}
}

void np_sentences(struct np_text *t, np_arena *a,
	const struct np_splitter *split)
{
	struct np_gapwalk g;
	unsigned cap = 0, pieces = 0, before = EDGE, k;
	uint32_t i, after = NP_NONE;
	bool starts;

	t->sents = NULL;
	t->pieces = NULL;
	t->nsents = t->npieces = 0;
	np_gapwalk_init(&g, t, a);
	for (i = 0; i < t->ntokens; i++, before = k) {
		k = g.class[t->word[i]];
		starts = !i || t->tokens[i].flags & NP_TOK_PARA
			|| i == after || (!is_inner(before, k)
			&& starts_sentence(&g, i, split))
			|| (i - g.beg >= SOFT && too_long(&g, i));
		starts |= is_furniture(t, a, &pieces, i, &after);
		if (starts)
			begin(t, a, &cap, i);
		step(&g, i, starts);
	}
	close_all(t);
}
