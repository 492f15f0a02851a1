/* The cleaned view of a text and the way home from it.
 *
 * One look finds the first code point that needs a change.  Most articles
 * have none (typographic quotes, dashes and accented letters stay as they
 * are), and their view is the source.  Else the text is copied from there on,
 * and wherever the two drift apart a jump is noted:
 *
 *	source   o f f i <shy> c e          view   o f f i c e
 *	         0 1 2 3 4     6 7                 0 1 2 3 4 5
 *	jumps    (view 4, source 4) (view 4, source 6)
 *
 * A removal leaves two jumps at one view offset, before and behind it: a span
 * that ends there ends at the first, one that begins there begins at the last.
 * So what was removed at the rim of a word belongs to no span.
 *
 * A replacement is only made where it is not longer than what it replaces,
 * but for an ill-formed byte, which becomes the three bytes of U+FFFD: a view
 * is at most three times its source.  Composition is done pair by pair: marks
 * out of canonical order may stay decomposed, which is harmless. */
#include "text/view.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"
#include "base/banned.h"

#define GONE 0u /* code point that has no place in the view */

/* U+2000..U+206F: blanks, line ends, things without width. */
static uint32_t clean_punctuation(uint32_t cp)
{
	if (cp <= 0x200A || cp == 0x202F || cp == 0x205F)
		return ' ';
	if (cp == 0x2028 || cp == 0x2029)
		return '\n';
	if (cp <= 0x200F || (cp >= 0x202A && cp <= 0x202E) || cp >= 0x2060)
		return GONE;
	return cp;
}

/* The plain letter or digit that a compatibility form stands for. */
static uint32_t plain_form(uint32_t cp)
{
	const utf8proc_property_t *p = utf8proc_get_property(
		(utf8proc_int32_t)cp);
	utf8proc_int32_t d[8];
	int last;

	if (p->decomp_type != UTF8PROC_DECOMP_TYPE_WIDE
			&& p->decomp_type != UTF8PROC_DECOMP_TYPE_NARROW
			&& p->decomp_type != UTF8PROC_DECOMP_TYPE_FONT)
		return cp;
	if (utf8proc_decompose_char((utf8proc_int32_t)cp, d, 8,
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &last) != 1)
		return cp;
	return (uint32_t)d[0];
}

/* What stands in the view for a code point; cp itself: no change. */
static uint32_t clean(uint32_t cp)
{
	if (cp == NP_BAD_CP)
		return 0xFFFD;
	if (cp < 0x300)
		return cp == 0xAD ? GONE : cp <= 0xA0 ? ' ' : cp;
	if (cp < 0x2000)
		return cp == 0x34F || cp == 0x61C || cp == 0x180E ? GONE :
			cp == 0x1680 ? ' ' : cp;
	if (cp < 0x2070)
		return clean_punctuation(cp);
	if (cp < 0x3000)
		return cp < 0x2100 || cp > 0x214F ? cp : plain_form(cp);
	if (cp == 0x3000 || cp == 0xFEFF)
		return ' ';
	if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0000 && cp <= 0xE0FFF))
		return GONE;
	if ((cp >= 0xFF00 && cp <= 0xFFEF) || (cp >= 0x1D400 && cp <= 0x1D7FF))
		return plain_form(cp);
	return cp;
}

/* Latin ligatures: U+FB00..U+FB06. */
static const char ligatures[7][4] = {
	"ff", "fi", "fl", "ffi", "ffl", "st", "st"
};

static bool is_ligature(uint32_t cp)
{
	return cp >= 0xFB00 && cp <= 0xFB06;
}

static bool is_mark(uint32_t cp)
{
	return cp >= 0x300 && cp != NP_BAD_CP
		&& utf8proc_get_property((utf8proc_int32_t)cp)->combining_class;
}

/* Offset of the first code point that needs a change; n: none does. */
static uint32_t first_change(const unsigned char *s, uint32_t n)
{
	uint32_t i = 0, cp, len;

	for (;;) {
		i += (uint32_t)np_ascii_run(s + i, n - i);
		if (i == n)
			return n;
		len = np_utf8_next(s + i, s + n, &cp);
		if (clean(cp) != cp || is_ligature(cp) || is_mark(cp))
			return i;
		i += len;
	}
}

/* -- Writing the copy ------------------------------------------------------ */

struct writer {
	np_arena *arena;
	const unsigned char *src;
	uint32_t nsrc, i; /* next source byte */
	unsigned char *out;
	uint32_t n; /* bytes written */
	uint32_t last; /* where the last code point begins in out */
	struct np_jump *jumps;
	unsigned njumps, cap;
};

static void jump(struct writer *w)
{
	struct np_jump j = { w->n, w->i };

	NP_PUSH(w->arena, w->jumps, w->njumps, w->cap, j);
}

/* Nothing is written for the next len source bytes. */
static void drop(struct writer *w, uint32_t len)
{
	unsigned k = w->njumps;

	if (k >= 2 && w->jumps[k - 1].view == w->n
			&& w->jumps[k - 2].view == w->n
			&& w->jumps[k - 1].source == w->i) {
		w->i += len;
		w->jumps[k - 1].source = w->i;
		return;
	}
	if (!k || w->jumps[k - 1].view != w->n)
		jump(w);
	w->i += len;
	jump(w);
}

/* The next len source bytes read as m bytes. */
static void write(struct writer *w, uint32_t len, const void *bytes,
	uint32_t m)
{
	memcpy(w->out + w->n, bytes, m);
	w->last = w->n;
	w->n += m;
	w->i += len;
	if (len != m)
		jump(w);
}

/* Merge a combining mark with the letter before it, if Unicode has a letter
 * for the two; false when it has not. */
static bool compose(struct writer *w, uint32_t mark, uint32_t len)
{
	utf8proc_int32_t pair[2];
	unsigned char u[4];
	uint32_t base, m;

	if (w->last >= w->n)
		return false;
	np_utf8_next(w->out + w->last, w->out + w->n, &base);
	if (base == NP_BAD_CP || base <= ' ')
		return false;
	pair[0] = (utf8proc_int32_t)base;
	pair[1] = (utf8proc_int32_t)mark;
	if (utf8proc_normalize_utf32(pair, 2,
			UTF8PROC_STABLE | UTF8PROC_COMPOSE) != 1)
		return false;
	m = np_utf8_put(u, (uint32_t)pair[0]);
	if (m > w->n - w->last + len)
		return false;
	/* Jumps inside what is rewritten have lost their place. */
	while (w->njumps && w->jumps[w->njumps - 1].view > w->last)
		w->njumps--;
	memcpy(w->out + w->last, u, m);
	w->n = w->last + m;
	w->i += len;
	jump(w);
	return true;
}

static void write_next(struct writer *w)
{
	const unsigned char *p = w->src + w->i;
	unsigned char u[4];
	uint32_t cp, to, len = np_utf8_next(p, w->src + w->nsrc, &cp);

	if (is_ligature(cp)) {
		write(w, len, ligatures[cp - 0xFB00],
			(uint32_t)strlen(ligatures[cp - 0xFB00]));
		return;
	}
	if (is_mark(cp) && compose(w, cp, len))
		return;
	to = clean(cp);
	if (to == GONE)
		drop(w, len);
	else if (to == cp)
		write(w, len, p, len);
	else
		write(w, len, u, np_utf8_put(u, to));
}

/* Upper bound of what the rest can become. */
static size_t bound(const unsigned char *s, uint32_t n)
{
	size_t sum = 0;
	uint32_t i = 0, cp, len;

	while (i < n) {
		len = np_utf8_next(s + i, s + n, &cp);
		sum += cp == NP_BAD_CP ? 3 : len;
		i += len;
	}
	return sum;
}

void np_view_make(struct np_view *v, np_arena *a, const char *s, uint32_t n)
{
	const unsigned char *src = (const unsigned char *)s;
	uint32_t first = first_change(src, n), run;
	struct writer w = { .arena = a, .src = src, .nsrc = n };

	*v = (struct np_view){ s, n, NULL, 0 };
	if (first == n)
		return;
	w.out = np_arena_alloc(a, first + bound(src + first, n - first));
	w.n = w.i = first;
	if (first)
		memcpy(w.out, src, first);
	w.last = first && src[first - 1] < 0x80 ? first - 1 : first;
	while (w.i < n) {
		run = (uint32_t)np_ascii_run(src + w.i, n - w.i);
		memcpy(w.out + w.n, src + w.i, run);
		w.n += run;
		w.i += run;
		if (run)
			w.last = w.n - 1;
		if (w.i < n)
			write_next(&w);
	}
	*v = (struct np_view){ (char *)w.out, w.n, w.jumps, w.njumps };
}

/* -- The way home ---------------------------------------------------------- */

static uint32_t home(const struct np_view *v, uint32_t njumps, uint32_t at)
{
	const struct np_jump *j;

	if (!njumps)
		return at;
	j = &v->jumps[njumps - 1];
	return at - j->view + j->source;
}

np_span np_view_home(const struct np_view *v, struct np_viewpos *at,
	uint32_t beg, uint32_t end)
{
	np_span s;
	uint32_t j = at->jump;

	if (!v->njumps)
		return (np_span){ beg, end };
	while (j < v->njumps && v->jumps[j].view <= beg)
		j++;
	s.beg = home(v, j, beg);
	at->jump = j;
	while (j < v->njumps && v->jumps[j].view < end)
		j++;
	if (j < v->njumps && v->jumps[j].view == end)
		j++; /* the first jump at end closes what was replaced */
	s.end = home(v, j, end);
	return s;
}

uint32_t np_view_find(const struct np_view *v, struct np_viewpos *at,
	uint32_t source)
{
	uint32_t j = at->jump, x;

	while (j < v->njumps && v->jumps[j].source <= source)
		j++;
	at->jump = j;
	x = j ? source - v->jumps[j - 1].source + v->jumps[j - 1].view : source;
	return j < v->njumps && x > v->jumps[j].view ? v->jumps[j].view : x;
}
