/* What HTML and XML have in common. */
#include "cli/page.h"

#include <string.h>
#include <strings.h>

#include "cli/date.h"
#include "base/banned.h"

void page_clear(struct page *p)
{
	bytes_clear(&p->body.text);
	bytes_clear(&p->body.runs);
	bytes_clear(&p->title);
	bytes_clear(&p->byline);
	bytes_clear(&p->url);
	p->ndate = 0;
	p->why = NULL;
}

void page_free(struct page *p)
{
	bytes_free(&p->body.text);
	bytes_free(&p->body.runs);
	bytes_free(&p->title);
	bytes_free(&p->byline);
	bytes_free(&p->url);
}

bool page_failed(const struct page *p)
{
	return p->body.text.failed || p->body.runs.failed || p->title.failed
		|| p->byline.failed || p->url.failed;
}

/* -- text ------------------------------------------------------------------ */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void add_byte(struct bytes *b, size_t from, char c)
{
	if (!is_space(c))
		bytes_addc(b, c);
	else if (b->len > from && !is_space(b->ptr[b->len - 1]))
		bytes_addc(b, ' ');
}

void page_add_text(struct bytes *b, size_t from, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		add_byte(b, from, s[i]);
}

void page_trim(struct bytes *b, size_t from)
{
	while (b->len > from && is_space(b->ptr[b->len - 1]))
		b->len--;
}

/* Byte `at` of the text is byte `source` of the page. */
static void note_run(struct passage *p, size_t at, size_t source)
{
	struct page_run run = { at, source }, last;
	const size_t size = sizeof run;

	while (p->runs.len) {
		memcpy(&last, p->runs.ptr + p->runs.len - size, size);
		if (last.text < at)
			break;
		p->runs.len -= size; /* of text that was dropped */
	}
	if (!p->runs.len || at - last.text != source - last.source)
		bytes_add(&p->runs, &run, size);
}

void passage_add(struct passage *p, size_t from, const char *s, size_t n,
	size_t source)
{
	size_t i, at;

	for (i = 0; i < n; i++) {
		at = p->text.len;
		add_byte(&p->text, from, s[i]);
		if (p->text.len > at)
			note_run(p, at, source + i);
	}
}

/* -- where it comes from --------------------------------------------------- */

/* Units in well-formed UTF-8. */
static size_t count(const char *s, size_t n, np_unit unit)
{
	size_t i, units = 0;

	if (unit == NP_BYTES)
		return n;
	for (i = 0; i < n; i++)
		units += ((unsigned char)s[i] & 0xC0) != 0x80;
	for (i = 0; unit == NP_UTF16UNITS && i < n; i++)
		units += (unsigned char)s[i] >= 0xF0;
	return units;
}

#define STEP ((size_t)1024)

/* Units before every STEP-th byte: a parser may move text (out of a table,
 * say), so that offsets come in any order. */
static void count_steps(struct bytes *steps, np_str s, np_unit unit)
{
	size_t at, units = 0;

	for (at = 0; at <= s.len; at += STEP) {
		bytes_add(steps, &units, sizeof units);
		if (s.len - at >= STEP)
			units += count(s.ptr + at, STEP, unit);
	}
}

static size_t units_before(const struct bytes *steps, np_str s, size_t at,
	np_unit unit)
{
	size_t units, from = at - at % STEP;

	memcpy(&units, steps->ptr + at / STEP * sizeof units, sizeof units);
	return units + count(s.ptr + from, at - from, unit);
}

void page_print_runs(struct bytes *out, const struct page *p, np_str source,
	np_unit unit)
{
	size_t n = p->body.runs.len / sizeof(struct page_run), i, at, units;
	struct bytes steps = { 0 };
	struct page_run run;

	count_steps(&steps, source, unit);
	out->failed |= steps.failed;
	bytes_addc(out, '[');
	for (i = at = units = 0; i < n && !out->failed; i++) {
		memcpy(&run, p->body.runs.ptr + i * sizeof run, sizeof run);
		if (run.text >= p->body.text.len)
			break;
		units += count(p->body.text.ptr + at, run.text - at, unit);
		at = run.text;
		bytes_adds(out, i ? ",[" : "[");
		bytes_addu(out, units);
		bytes_addc(out, ',');
		bytes_addu(out, units_before(&steps, source, run.source, unit));
		bytes_addc(out, ']');
	}
	bytes_addc(out, ']');
	bytes_free(&steps);
}

/* -- metadata -------------------------------------------------------------- */

void page_take_date(struct page *p, const char *s, size_t n)
{
	char iso[10];
	size_t i;

	if (p->ndate)
		return;
	for (i = 0; i < n && i < 8 && s[i] >= '0' && s[i] <= '9'; i++)
		;
	if (i == 8) { /* 20120725T... */
		memcpy(iso, s, 4);
		iso[4] = iso[7] = '-';
		memcpy(iso + 5, s + 4, 2);
		memcpy(iso + 8, s + 6, 2);
		s = iso;
		n = sizeof iso;
	}
	p->ndate = date_prefix(s, n);
	memcpy(p->date, s, p->ndate);
}

static bool begins(const char *s, size_t n, const char *with)
{
	return n >= strlen(with) && !strncasecmp(s, with, strlen(with));
}

void page_take_byline(struct page *p, const char *s, size_t n)
{
	while (n && is_space(*s))
		s++, n--;
	if (p->byline.len || begins(s, n, "http"))
		return;
	if (begins(s, n, "by ") || begins(s, n, "by\n"))
		s += 3, n -= 3;
	page_add_text(&p->byline, 0, s, n);
	page_trim(&p->byline, 0);
}
