/* Headline, byline, dateline, caption, sign-off: told by where a paragraph
 * stands and by how it is written.
 *
 *	Dockers end nine-day strike at Port of Mombasa        headline
 *	By Grace Njoroge                                      byline
 *	NAIROBI, May 14 (Reuters) - The government said ...   dateline | body
 *	...
 *	(Reporting by Grace Njoroge; editing by Jo Hall)      sign-off
 *
 * The text is taken block by block: a block is a paragraph, or one sentence
 * at its start that ends without a mark (a headline whose line end was lost).
 * Before the body begins, a block may be of the head; behind that only
 * captions, sign-offs and datelines of further reports are looked for.  What
 * the page put between, inside of blocks too (furniture.h), is told from the
 * article last: it counts as caption or sign-off.
 *
 * A dateline is parsed by a small grammar, each part at most once and in any
 * order behind the place:
 *
 *	place {, region | , date | (agency) | agency} mark
 *
 * The place must be in capitals, or be followed by a date or an agency. */
#include "text/zones.h"

#include <stdbool.h>
#include <string.h>

#include "text/chars.h"
#include "text/furniture.h"
#include "text/words.h"
#include "base/list.h"
#include "base/banned.h"

#define LONGEST_DATELINE 28u
#define LONGEST_HEADLINE 40u
#define LONGEST_LEAD 60u /* tokens in which a headline is said again */
#define LONGEST_BYLINE 30u
#define LONGEST_CAPTION 80u
#define LONGEST_GALLERY 250u /* a caption between two */
#define LONGEST_BUTTONS 12u
#define LONGEST_TEASER 40u /* of several sentences */
#define CLOSERS 16u /* closing marks looked past for the end of a sentence */

struct reader {
	struct np_text *t;
	bool body; /* it has begun */
	bool headline; /* there is one */
	bool first; /* still in the first paragraph */
	uint32_t blocks;
	uint32_t paraend; /* token behind the paragraph */
};

/* -- Tokens ---------------------------------------------------------------- */

static const struct np_word *word(const struct np_text *t, uint32_t i)
{
	return np_word_of(t, i);
}

static bool in_list(const struct np_text *t, uint32_t i, uint32_t lists)
{
	return word(t, i)->lists & lists;
}

static uint32_t codepoint(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = word(t, i);

	if (!w->n || np_byte_class[(unsigned char)w->s[0]] == NP_C_BLANK)
		return 0;
	return np_char_at((const unsigned char *)w->s, 0, w->n).cp;
}

static bool is_dash(const struct np_text *t, uint32_t i)
{
	uint32_t c = codepoint(t, i);

	return (c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015))
		&& !(word(t, i)->shape & (NP_W_ALPHA | NP_W_DIGIT));
}

/* A word in capitals, or an abbreviation or single letter that could be. */
static bool is_upper(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = word(t, i);

	return (w->shape & NP_W_UPPER)
		|| (w->shape & NP_W_CAP && w->n <= 2);
}

static bool is_capital(const struct np_text *t, uint32_t i)
{
	return word(t, i)->shape & NP_W_CAP;
}

static void set(struct np_text *t, uint32_t i, uint32_t end, uint8_t zone)
{
	for (; i < end; i++)
		t->tokens[i].zone = zone;
}

/* Whether the block ends as a sentence does. */
static bool has_stop(const struct np_text *t, uint32_t i, uint32_t end)
{
	const struct np_word *w;
	uint32_t k = end, c, least = end - i > CLOSERS ? end - CLOSERS : i;

	while (k-- > least) {
		w = word(t, k);
		c = codepoint(t, k);
		if (t->tokens[k].kind == NP_QUOTE || c == ')' || c == '\''
				|| c == 0x2019 || c == ']')
			continue;
		return w->n && strchr(".!?:", w->s[w->n - 1]) != NULL;
	}
	return false;
}

/* -- Dateline -------------------------------------------------------------- */

struct dateline {
	uint32_t i, end;
	bool upper, date, day, agency, region; /* day: the date has one */
};

/* "May 14", "14 May", "Tuesday", "July 21, 2017" */
static bool take_date(const struct np_text *t, struct dateline *d)
{
	uint32_t i = d->i, names = 0, numbers = 0;

	for (; i < d->end && i < d->i + 8; i++) {
		if (in_list(t, i, NP_WL_DAY))
			names++;
		else if (t->tokens[i].kind == NP_NUMBER)
			numbers++;
		else if (codepoint(t, i) != ',' || i + 1 >= d->end
				|| !(in_list(t, i + 1, NP_WL_DAY)
				|| t->tokens[i + 1].kind == NP_NUMBER))
			break;
	}
	if (!names || numbers > 3)
		return false;
	d->i = i;
	d->day |= numbers > 0;
	return d->date = true;
}

/* "(14 March 2017)", "(2020)", "(Sunday)" */
static bool take_bracketed(const struct np_text *t, struct dateline *d)
{
	struct dateline in = *d;

	if (codepoint(t, d->i) != '(' || d->i + 2 >= d->end)
		return false;
	in.i++;
	if (t->tokens[in.i].kind == NP_NUMBER
			&& codepoint(t, in.i + 1) == ')')
		in.i++;
	else if (!take_date(t, &in))
		return false;
	if (in.i >= d->end || codepoint(t, in.i) != ')')
		return false;
	d->i = in.i + 1;
	d->day |= in.day;
	return d->date = true;
}

/* "(AP)", "(Reuters)", "(Xinhua / VNA)" */
static bool take_agency(const struct np_text *t, struct dateline *d)
{
	uint32_t i = d->i + 1;

	if (codepoint(t, d->i) != '(')
		return false;
	while (i < d->end && i < d->i + 8 && codepoint(t, i) != ')'
			&& !is_dash(t, i)) /* "(R-Ariz.)" */
		i++;
	if (i >= d->end || codepoint(t, i) != ')' || i == d->i + 1)
		return false;
	if (!is_capital(t, d->i + 1))
		return false;
	d->i = i + 1;
	return d->agency = true;
}

/* "Reuter -" behind the date. */
static bool take_sender(const struct np_text *t, struct dateline *d)
{
	if (!d->date || d->agency || codepoint(t, d->i - 1) != ','
			|| d->i + 1 >= d->end || !is_capital(t, d->i)
			|| !is_dash(t, d->i + 1))
		return false;
	d->i++;
	return d->agency = true;
}

/* Words of a name from d->i on, all in capitals if upper; how many. */
static uint32_t take_name(const struct np_text *t, struct dateline *d,
	bool upper, uint32_t most)
{
	uint32_t i = d->i, n = 0;

	for (; i < d->end && n < most; i++) {
		if (upper ? !is_upper(t, i) : !is_capital(t, i)) {
			/* "Port-au-Prince", "Coeur d'Alene" */
			if (!n || !is_dash(t, i) || i + 1 >= d->end
					|| t->tokens[i].flags & NP_TOK_SPACE)
				break;
			continue;
		}
		if (in_list(t, i, NP_WL_DAY) && n)
			break;
		n++;
	}
	d->i = i;
	return n;
}

/* The mark between dateline and text. */
static bool take_mark(const struct np_text *t, struct dateline *d, bool early)
{
	uint32_t c;
	bool joins;

	if (d->i >= d->end)
		return d->day;
	c = codepoint(t, d->i);
	if (is_dash(t, d->i) && t->tokens[d->i].span.end
			!= t->tokens[d->i].span.beg) {
		joins = c == '-' && d->i + 1 < d->end
			&& !(t->tokens[d->i].flags & NP_TOK_SPACE)
			&& !(t->tokens[d->i + 1].flags & NP_TOK_SPACE);
		while (d->i < d->end && is_dash(t, d->i))
			d->i++;
		if (joins && !d->agency)
			return false; /* "January-March" */
		return d->i >= d->end || !(word(t, d->i)->shape & NP_W_ALPHA)
			|| is_capital(t, d->i) || d->date || d->agency;
	}
	if (c == '|' && word(t, d->i)->n == 1) {
		d->i++;
		return true;
	}
	if (c == ':' && d->upper && (early || d->date || d->agency)) {
		d->i++;
		return true;
	}
	return d->upper && d->agency;
}

/* End of the dateline that begins with token i of a block; i: there is none.
 * early: the body has not begun. */
static uint32_t dateline_end(const struct np_text *t, uint32_t i, uint32_t end,
	bool early)
{
	struct dateline d = { i, end, true, false, false, false, false };

	if (d.end - i > LONGEST_DATELINE)
		d.end = i + LONGEST_DATELINE;
	if (in_list(t, i, NP_WL_LABEL) || in_list(t, i, NP_WL_DAY))
		return i;
	if (!take_name(t, &d, true, 4) || word(t, i)->n < 3) {
		d.upper = false;
		d.i = i;
		if (!take_name(t, &d, false, 4))
			return i;
	}
	while (d.i < d.end) {
		if (take_bracketed(t, &d)
				|| (!d.agency && take_agency(t, &d)))
			continue;
		if (codepoint(t, d.i) == ',' && d.i + 1 < d.end)
			d.i++;
		if ((!d.date && take_date(t, &d)) || take_sender(t, &d))
			continue;
		if (codepoint(t, d.i - 1) != ',' || d.region
				|| !take_name(t, &d, false, 3))
			break;
		d.region = true;
	}
	if (!d.upper && !d.agency && !(d.date && early)
			&& !(d.region && early))
		return i;
	if (!take_mark(t, &d, early))
		return i;
	if (!d.date && !d.agency && !d.region && !has_stop(t, i, end))
		return i; /* "TALKING POINT - Banks" */
	return d.end == d.i && d.end != end ? i : d.i;
}

/* -- Headlines that end as sentences do ------------------------------------ */

/* Words that headlines leave out, and leads do not. */
static bool is_left_out(const struct np_word *w)
{
	static const char *const words[] = { "a", "an", "been", "had", "have",
		"her", "his", "its", "said", "says", "that", "the", "their",
		"was", "were", "which", "who" };

	return NP_LIST_HAS(words, w->low, w->nlow)
		|| (w->lists & NP_WL_DAY && w->n > 5);
}

/* Does the word tell what it is about, so that it would come again? */
static bool is_content(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = word(t, i);

	return w->shape & NP_W_ALPHA && w->n > 3
		&& !(w->lists & (NP_WL_STARTER | NP_WL_OPENER));
}

static bool has_word(const struct np_text *t, uint32_t i, uint32_t end,
	uint64_t lowhash)
{
	for (; i < end; i++)
		if (word(t, i)->lowhash == lowhash)
			return true;
	return false;
}

/* "Suspect flees hospital. A Springfield man fled a hospital ...": [i, end) is
 * short, leaves out what headlines leave out, and what follows says it again.
 * Or all its words have capitals: "Court Lets Suspect Go." */
static bool is_stopped_headline(const struct np_text *t, uint32_t i,
	uint32_t end)
{
	uint32_t n = 0, caps = 0, again = 0;
	uint32_t far = end + LONGEST_LEAD < t->ntokens ? end + LONGEST_LEAD :
		t->ntokens;
	bool left_out = true;

	if (end - i > LONGEST_HEADLINE || end == t->ntokens || t->body)
		return false;
	for (; i < end; i++) {
		left_out &= !is_left_out(word(t, i));
		if (t->tokens[i].kind == NP_QUOTE)
			return false;
		if (!is_content(t, i))
			continue;
		n++;
		caps += is_capital(t, i);
		again += has_word(t, end, far, word(t, i)->lowhash);
	}
	if (n >= 4 && caps == n && again)
		return true;
	return left_out && n >= 2 && again >= 2 && again * 3 >= n;
}

/* -- Other blocks ---------------------------------------------------------- */

/* "By Jane Doe, Staff Writer", "JANE DOE AND JOHN ROE" behind "By" */
static bool is_byline(const struct np_text *t, uint32_t i, uint32_t end)
{
	uint32_t caps = 0, lows = 0, k;

	if (end - i < 2 || end - i > LONGEST_BYLINE || !np_word_is(t, i, "by"))
		return false;
	if (has_stop(t, i, end) || !is_capital(t, i + 1)
			|| in_list(t, i + 1, NP_WL_DAY)
			|| t->tokens[i + 1].kind == NP_NUMBER)
		return false;
	for (k = i + 1; k < end; k++) {
		if (!(word(t, k)->shape & NP_W_ALPHA))
			continue;
		if (is_capital(t, k) || t->tokens[k].kind == NP_URL)
			caps++;
		else if (!in_list(t, k, NP_WL_NAMEJOINT))
			lows++;
	}
	return caps >= 1 && lows * 3 <= caps;
}

/* Whether two words follow each other in the block's first `most` tokens. */
static bool has_pair(const struct np_text *t, uint32_t i, uint32_t end,
	uint32_t first, const char *second)
{
	for (; i + 1 < end; i++)
		if (in_list(t, i, first) && np_word_is(t, i + 1, second))
			return true;
	return false;
}

static bool is_signoff(const struct np_text *t, uint32_t i, uint32_t end)
{
	uint32_t n = end - i, c = codepoint(t, i);

	if (np_word_is(t, i, "copyright") || c == 0xA9)
		return true;
	if (n <= 4 && (np_word_is(t, i, "end") || np_word_is(t, i, "ends")
			|| (is_dash(t, i) && is_dash(t, end - 1) && n > 2)
			|| word(t, i)->s[0] == '#'))
		return true;
	if (n > 60)
		return false;
	if ((c == '(' || in_list(t, i, NP_WL_DESK) || is_dash(t, i))
			&& has_pair(t, i, end < i + 6 ? end : i + 6,
				NP_WL_DESK, "by"))
		return true;
	return has_pair(t, i, end, NP_WL_DESK, "by") && c == '('
		? true : has_pair(t, i, end, NP_WL_GIVE, "to")
		&& has_pair(t, i, end, NP_WL_THIS, "report");
}

static bool is_caption(const struct np_text *t, uint32_t i, uint32_t end)
{
	uint32_t k;

	if (end - i > LONGEST_CAPTION)
		return false;
	if (end - i > 1 && in_list(t, i, NP_WL_PHOTO)
			&& (codepoint(t, i + 1) == ':' || is_dash(t, i + 1)
			|| in_list(t, i + 1, NP_WL_PHOTO)))
		return true;
	for (k = i + 1; k + 1 < end; k++)
		if (in_list(t, k, NP_WL_PHOTO) && is_capital(t, k)
				&& (codepoint(t, k + 1) == '/'
				|| codepoint(t, k + 1) == ':'
				|| np_word_is(t, k + 1, "by")
				|| codepoint(t, k + 1) == ')'))
			return true;
	return false;
}

/* "Share Tweet Email 12": nothing but what can be clicked on. */
static bool is_buttons(const struct np_text *t, uint32_t i, uint32_t end)
{
	uint32_t n = 0;

	if (end - i > LONGEST_BUTTONS)
		return false;
	for (; i < end; i++)
		if (in_list(t, i, NP_WL_BUTTON))
			n++;
		else if (word(t, i)->shape & NP_W_ALPHA)
			return false;
	return n > 0;
}

/* Whether the block is of the page and not of the article; if so, *zone. */
static bool is_page(const struct np_text *t, uint32_t i, uint32_t end,
	uint8_t *zone)
{
	struct np_furniture f;

	if (is_buttons(t, i, end)) {
		*zone = NP_SIGNOFF;
		return true;
	}
	if (!np_furniture_at(t, i, &f) || f.end != end)
		return false;
	*zone = f.zone;
	return true;
}

/* A line of its own that is a date: "Friday, July 21, 2017", "2017-01-11". */
static bool is_date_line(const struct np_text *t, uint32_t i, uint32_t end)
{
	struct dateline d = { i, end, false, false, false, false, false };

	if (end == i + 1 && word(t, i)->n == 10)
		return (word(t, i)->shape & NP_W_NUMERIC) != 0;
	return end - i > 1 && take_date(t, &d) && d.i == end;
}

/* -- The walk -------------------------------------------------------------- */

/* What a block before the body is; NP_BODY: the body begins here. */
static uint8_t head_zone(const struct reader *r, uint32_t i, uint32_t end,
	bool last)
{
	const struct np_text *t = r->t;
	bool stop = has_stop(t, i, end);

	if (is_byline(t, i, end))
		return NP_BYLINE;
	if (is_date_line(t, i, end))
		return NP_DATELINE;
	if (last)
		return NP_BODY;
	if (is_caption(t, i, end))
		return NP_CAPTION;
	if (!r->headline && r->blocks == 1 && is_stopped_headline(t, i, end))
		return NP_HEADLINE;
	if (!r->headline && end - i <= LONGEST_HEADLINE
			&& (!stop || (end - i <= 20
			&& codepoint(t, end - 1) != '.')))
		return NP_HEADLINE;
	if (r->headline && !stop && r->blocks <= 4
			&& end - i <= LONGEST_CAPTION)
		return end - i > LONGEST_HEADLINE / 2 ? NP_CAPTION :
			NP_HEADLINE;
	return NP_BODY;
}

static void read_block(struct reader *r, uint32_t i, uint32_t end)
{
	struct np_text *t = r->t;
	bool last = end == t->ntokens;
	uint32_t k;
	uint8_t zone;

	if (!last && is_page(t, i, end, &zone)) {
		set(t, i, end, zone);
		return;
	}
	r->blocks++;
	if (r->blocks > 1 && is_signoff(t, i, end)) {
		set(t, i, end, NP_SIGNOFF);
		return;
	}
	k = dateline_end(t, i, end, !r->body);
	if (k > i) {
		set(t, i, k, NP_DATELINE);
		r->body = r->body || k < end;
		return;
	}
	if (r->body) {
		if (is_caption(t, i, end))
			set(t, i, end, NP_CAPTION);
		return;
	}
	set(t, i, end, head_zone(r, i, end, last));
	if (t->tokens[i].zone == NP_HEADLINE)
		r->headline = true;
	r->body = t->tokens[i].zone == NP_BODY;
}

/* Token behind the block that begins with token i of sentence s. */
static uint32_t block_end(struct reader *r, uint32_t i, uint32_t s)
{
	const struct np_text *t = r->t;
	uint32_t sentence = t->sents[s].token + t->sents[s].ntokens;
	uint32_t end = r->paraend > sentence ? r->paraend : sentence;

	while (end < t->ntokens && !(t->tokens[end].flags & NP_TOK_PARA))
		end++;
	r->paraend = end;
	if (r->first && sentence - i <= LONGEST_HEADLINE
			&& (!has_stop(t, i, sentence) || (!r->blocks
			&& is_stopped_headline(t, i, sentence)))
			&& dateline_end(t, i, end, !r->body) == i)
		return sentence;
	return end;
}

/* -- What the page put between --------------------------------------------- */

struct furnisher {
	struct np_text *t;
	uint32_t sent; /* the sentence at hand */
	uint32_t para; /* first token of its paragraph, */
	uint32_t paraend; /* and the one behind it */
	uint32_t captioned; /* in this paragraph, a caption ends here; or para */
};

static uint32_t sentence_end(const struct np_text *t, uint32_t s)
{
	return t->sents[s].token + t->sents[s].ntokens;
}

/* Where the caption begins that ends with token i: at the start of a paragraph
 * or behind another caption, unless that is far. */
static uint32_t caption_start(const struct furnisher *f, uint32_t i)
{
	uint32_t far = f->captioned > f->para ? LONGEST_GALLERY :
		LONGEST_CAPTION;

	if (f->t->tokens[f->para].zone == NP_DATELINE)
		return i;
	if (i - f->captioned <= far)
		return f->captioned;
	return f->sent && i > f->para ? f->t->sents[f->sent - 1].token : i;
}

static uint32_t caption_end(const struct furnisher *f, uint32_t end)
{
	if (f->paraend - end <= LONGEST_CAPTION)
		return f->paraend;
	return f->sent + 1 < f->t->nsents ? sentence_end(f->t, f->sent + 1) :
		end;
}

/* The sentence's end, and that of a short paragraph that it begins. */
static uint32_t teaser_end(const struct furnisher *f, uint32_t i)
{
	if (i == f->para && f->paraend - i <= LONGEST_TEASER)
		return f->paraend;
	return sentence_end(f->t, f->sent);
}

static void furnish(struct furnisher *f, struct np_furniture x)
{
	uint32_t beg = x.beg;

	if (f->t->tokens[beg].zone == NP_HEADLINE)
		return;
	switch ((enum np_reach)x.reach) {
	case NP_REACH_WORDS:
		break;
	case NP_REACH_REST:
		x.end = sentence_end(f->t, f->sent);
		break;
	case NP_REACH_BLOCK:
		x.end = teaser_end(f, beg);
		break;
	case NP_REACH_BACK:
		beg = caption_start(f, beg);
		f->captioned = x.end;
		x.end = caption_end(f, x.end);
		break;
	case NP_REACH_WHOLE:
		beg = f->t->sents[f->sent].token;
		x.end = sentence_end(f->t, f->sent);
		break;
	}
	set(f->t, beg, x.end, x.zone);
}

/* Find sentence and paragraph of token i, behind those at hand. */
static void move_to(struct furnisher *f, uint32_t i)
{
	const struct np_text *t = f->t;

	while (sentence_end(t, f->sent) <= i)
		f->sent++;
	while (f->paraend <= i) {
		f->para = f->captioned = f->paraend++;
		while (f->paraend < t->ntokens
				&& !(t->tokens[f->paraend].flags & NP_TOK_PARA))
			f->paraend++;
	}
}

static void furnish_all(struct np_text *t)
{
	struct furnisher f = { t, 0, 0, 0, 0 };
	uint32_t i;

	for (i = 0; i < t->npieces; i++) {
		move_to(&f, t->pieces[i].beg);
		furnish(&f, t->pieces[i]);
	}
}

void np_zones(struct np_text *t)
{
	struct reader r = { t, false, t->body > 0, true, 0, 0 };
	uint32_t i, s = 0, end;

	for (i = 0; i < t->ntokens && t->tokens[i].span.beg < t->body; i++)
		t->tokens[i].zone = NP_HEADLINE;
	while (i < t->ntokens) {
		while (t->sents[s].token + t->sents[s].ntokens <= i)
			s++;
		if (r.blocks && t->tokens[i].flags & NP_TOK_PARA)
			r.first = false;
		end = block_end(&r, i, s);
		read_block(&r, i, end);
		i = end;
	}
	furnish_all(t);
}
