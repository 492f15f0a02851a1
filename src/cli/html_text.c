/* The text of the article in a web page, and where each piece of it stands.
 *
 * The article is the <article>, the itemprop "articleBody" or the <main> with
 * the most text in paragraphs, else the <body>; of it every block of text is a
 * paragraph, but for navigation, asides, forms, scripts and what calls itself a
 * comment or an advertisement, for blocks that are mostly links, and for the
 * heading above them. */
#ifdef NP_WITH_HTML
#include "cli/html.h"

#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* -- what is no article ---------------------------------------------------- */

static const GumboTag skipped[] = { GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
	GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER,
	GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
	GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_TEMPLATE,
	GUMBO_TAG_FIGURE, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_HEAD,
	GUMBO_TAG_H1, GUMBO_TAG_TITLE, GUMBO_TAG_LAST };

static const GumboTag blocks[] = { GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI,
	GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
	GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
	GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_HEADER,
	GUMBO_TAG_TABLE, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH,
	GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_HR,
	GUMBO_TAG_ADDRESS, GUMBO_TAG_BODY, GUMBO_TAG_LAST };

static const GumboTag headings[] = { GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4,
	GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_LAST };

/* What the article is about: "category-social-media". */
static bool is_subject(const char *s)
{
	return !strncasecmp(s, "category-", 9) || !strncasecmp(s, "tag-", 4);
}

/* Words that a class or id begins with, where it is no part of the text. */
static bool is_boilerplate(const char *s)
{
	static const char *const words[] = { "comment", "footer", "sidebar",
		"related", "share", "sharing", "social", "nav", "menu",
		"promo", "advert", "cookie", "newsletter", "subscribe",
		"breadcrumb", "recommend", "hidden", "sponsor", "widget",
		"branding", "masthead", "meta", "pagination", "caption",
		"skip" };
	size_t i, n;

	for (; *s; s += n + strspn(s + n, " -_")) {
		n = strcspn(s, " -_");
		if (is_subject(s)) {
			n = strcspn(s, " ");
			continue;
		}
		for (i = 0; i < sizeof words / sizeof *words; i++)
			if (n >= strlen(words[i])
			    && !strncasecmp(s, words[i], strlen(words[i])))
				return true;
	}
	return false;
}

static bool one_of(GumboTag tag, const GumboTag *tags)
{
	for (; *tags != GUMBO_TAG_LAST; tags++)
		if (*tags == tag)
			return true;
	return false;
}

static bool is_skipped(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_TEMPLATE)
		return true;
	if (n->type != GUMBO_NODE_ELEMENT || html_tag(n) == GUMBO_TAG_BODY)
		return false;
	return one_of(html_tag(n), skipped) || is_boilerplate(html_attr(n, "class"))
		|| is_boilerplate(html_attr(n, "id"))
		|| gumbo_get_attribute(&n->v.element.attributes, "hidden");
}

/* -- the text -------------------------------------------------------------- */

#define NO_HEADING SIZE_MAX

struct text {
	struct passage *p;
	np_str source;
	size_t begin; /* of the paragraph in p->text */
	size_t heading; /* where the paragraph before begins, if it is one */
	size_t linked; /* bytes of the paragraph in links */
	unsigned links; /* open <a> elements */
};

/* The paragraph is complete; one that is mostly links is dropped. */
static void end_paragraph(struct text *t, bool heading)
{
	struct bytes *b = &t->p->text;
	size_t n;

	page_trim(b, t->begin);
	n = b->len - t->begin;
	if (2 * t->linked > n && n < 200) {
		b->len = t->heading != NO_HEADING ? t->heading : t->begin;
		t->heading = NO_HEADING;
	} else if (n) {
		t->heading = heading ? t->begin : NO_HEADING;
		bytes_adds(b, "\n\n");
	}
	t->begin = b->len;
	t->linked = 0;
}

/* A second one ends the paragraph. */
static void add_line_end(struct text *t)
{
	struct bytes *b = &t->p->text;

	if (b->len > t->begin && b->ptr[b->len - 1] == '\n') {
		end_paragraph(t, false);
		return;
	}
	page_trim(b, t->begin);
	if (b->len > t->begin)
		bytes_addc(b, '\n');
}

static void leave(void *user, const GumboNode *n)
{
	struct text *t = user;
	GumboTag tag = html_tag(n);

	if (one_of(tag, blocks))
		end_paragraph(t, one_of(tag, headings));
	if (tag == GUMBO_TAG_A && t->links)
		t->links--;
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || html_is_letter(c);
}

/* "<b>", "</b>", "<!--": markup, however it may go on; but not "<" and "</" at
 * the end. */
static bool begins_tag(np_str s)
{
	if (s.len < 2 || *s.ptr != '<')
		return false;
	if (s.ptr[1] == '/')
		return s.len > 2;
	return s.ptr[1] == '!' || s.ptr[1] == '?' || html_is_letter(s.ptr[1]);
}

/* Bytes of the tag, the character reference or the byte that s begins with. */
static size_t markup_length(np_str s)
{
	const char *end;
	size_t n = 1;

	if (begins_tag(s)) {
		end = memchr(s.ptr, '>', s.len);
		return end ? (size_t)(end + 1 - s.ptr) : s.len;
	}
	if (*s.ptr != '&')
		return 1;
	while (n < s.len && (is_alnum(s.ptr[n]) || (n == 1 && s.ptr[n] == '#')))
		n++;
	return n + (n < s.len && s.ptr[n] == ';');
}

/* Whole characters that text and source begin with alike, in bytes, up to a tag
 * or a "&". */
static size_t alike(np_str s, np_str raw)
{
	size_t n = 0;

	for (; n < s.len && n < raw.len && s.ptr[n] == raw.ptr[n]; n++)
		if (s.ptr[n] == '&' || begins_tag((np_str){ raw.ptr + n,
				raw.len - n }))
			break;
	while (n && n < s.len && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* "AT&T": not every "&" begins a reference. */
static bool is_literal(np_str s, np_str raw, size_t n)
{
	return *raw.ptr == '&' && n <= s.len && !memcmp(s.ptr, raw.ptr, n)
		&& (n < 4 || strncasecmp(raw.ptr, "&amp", 4));
}

static void drop(np_str *s, size_t n)
{
	s->ptr += n;
	s->len -= n;
}

/* Add text that the parser read from `raw`: the same bytes, but for character
 * references, line ends, and tags that it dropped on the way. */
static void add_aligned(struct text *t, np_str s, np_str raw)
{
	size_t n, used, at;

	while (s.len) {
		n = alike(s, raw);
		used = raw.len && !n ? markup_length(raw) : n;
		if (!n && raw.len && strchr("<\r\n", *raw.ptr)) {
			drop(&raw, used); /* NUL, too */
			continue;
		}
		if (!n && raw.len && is_literal(s, raw, used))
			n = used;
		else if (!n && (!raw.len || *raw.ptr != '&'))
			used = 0; /* from nowhere */
		if (!n)
			utf8_next(s.ptr, s.len, &n);
		at = (size_t)(raw.ptr - t->source.ptr);
		passage_add(t->p, t->begin, s.ptr, n, at);
		drop(&s, n);
		drop(&raw, used);
	}
}

static void add_node(struct text *t, const GumboNode *n)
{
	size_t before = t->p->text.len;
	GumboTag tag = html_tag(n);

	if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE
	    || n->type == GUMBO_NODE_CDATA) {
		add_aligned(t, (np_str){ n->v.text.text,
				strlen(n->v.text.text) },
			(np_str){ n->v.text.original_text.data,
				n->v.text.original_text.length });
		t->linked += t->links ? t->p->text.len - before : 0;
	} else if (n->type == GUMBO_NODE_ELEMENT) {
		if (one_of(tag, blocks))
			end_paragraph(t, false);
		if (tag == GUMBO_TAG_BR)
			add_line_end(t);
		t->links += tag == GUMBO_TAG_A;
	}
}

static void read_text(struct passage *p, const GumboNode *root, np_str source)
{
	struct text t = { p, source, p->text.len, NO_HEADING, 0, 0 };
	struct html_walk w = { root, leave, &t };
	const GumboNode *n = root;

	while (n) {
		if (n != root && is_skipped(n)) {
			/* nothing in it was entered, so nothing is left */
			t.links += html_tag(n) == GUMBO_TAG_A;
			n = html_skip(&w, n);
			continue;
		}
		add_node(&t, n);
		n = html_next(&w, n);
	}
	end_paragraph(&t, false);
	page_trim(&p->text, 0);
}

/* How good a candidate for the article n is; 0: none. */
static int rank_of(const GumboNode *n)
{
	if (n->type != GUMBO_NODE_ELEMENT)
		return 0;
	if (!strcasecmp(html_attr(n, "itemprop"), "articleBody"))
		return 3;
	return html_tag(n) == GUMBO_TAG_ARTICLE ? 2
		: html_tag(n) == GUMBO_TAG_MAIN ? 1 : 0;
}

static void swap(struct passage *a, struct passage *b)
{
	struct passage c = *a;

	*a = *b;
	*b = c;
}

/* Text of the best ranked candidate that has any; of equals the longest.
 * Candidates inside candidates are not looked for: each byte is read once a
 * rank. */
void html_read_article(struct page *p, const GumboNode *root, np_str source)
{
	struct html_walk w = { root, NULL, NULL };
	struct passage try = { { 0 }, { 0 } };
	const GumboNode *n;
	int rank;

	for (rank = 3; rank > 0 && !p->body.text.len; rank--)
		for (n = root; n;) {
			if (rank_of(n) != rank) {
				n = html_next(&w, n);
				continue;
			}
			try.text.len = try.runs.len = 0;
			read_text(&try, n, source);
			if (try.text.len > p->body.text.len)
				swap(&try, &p->body);
			n = html_skip(&w, n);
		}
	if (!p->body.text.len && !try.text.failed && !try.runs.failed)
		read_text(&p->body, root, source);
	p->body.text.failed |= try.text.failed | try.runs.failed;
	bytes_free(&try.text);
	bytes_free(&try.runs);
}
#endif
