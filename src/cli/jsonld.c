/* What a page tells search engines of its article, as JSON-LD:
 *
 *	{ "@type": "NewsArticle", "headline": "...",
 *	  "datePublished": "2019-05-14T09:12:33Z",
 *	  "author": [ { "@type": "Person", "name": "Ann Lee" } ] }
 *
 * alone, in an array, or in the array "@graph"; so what stands there is read as
 * the graph of an object around it.  What is no JSON is passed over: pages have
 * much that is none. */
#include "cli/page.h"

#include <string.h>

#include "cli/jsonscan.h"
#include "base/banned.h"

#define DEPTH 3 /* of graphs: ours, that of the page, its objects */

/* Values of an array one by one, or the one that is no array; arrays within
 * arrays are taken for one.  Empty behind the last. */
static np_str next_value(np_str *rest)
{
	np_str v = *rest;

	while (v.len && strchr(" \t\r\n,[]", *v.ptr))
		v.ptr++, v.len--;
	rest->len = v.len;
	v.len = json_value_length(v.ptr, v.len);
	rest->ptr = v.ptr + v.len;
	rest->len -= v.len;
	return v;
}

/* Fill *o with the members of an object; without any where s is none. */
static void scan(struct page *p, struct json_scan *o, np_str s)
{
	if (json_scan_line(o, s.ptr, s.len))
		return;
	o->n = 0;
	p->byline.failed |= !strcmp(o->why, JSON_NO_MEMORY);
}

static np_str value_of(np_str s, const struct json_member *m)
{
	return (np_str){ s.ptr + m->value.beg, m->value.end - m->value.beg };
}

static bool is_named(np_str s, const struct json_member *m, const char *name)
{
	size_t n = m->name.end - m->name.beg;

	return n == strlen(name) + 2
		&& !memcmp(s.ptr + m->name.beg + 1, name, n - 2);
}

/* Append a value that is a string; others are none. */
static void add_string(struct bytes *b, np_str v)
{
	while (v.len && v.ptr[v.len - 1] != '"')
		v.len--; /* blanks */
	if (v.len > 1 && *v.ptr == '"')
		json_unescape(b, v.ptr + 1, v.len - 2);
}

/* "Ann Lee", { "name": "Ann Lee" }, or several of them. */
static void read_author(struct page *p, np_str author)
{
	struct json_scan o = { 0 };
	struct bytes names = { 0 };
	size_t i, before;
	np_str v;

	while (author.len) {
		v = next_value(&author);
		before = names.len;
		if (before)
			bytes_adds(&names, ", ");
		add_string(&names, v);
		scan(p, &o, v);
		for (i = 0; i < o.n; i++)
			if (is_named(v, &o.members[i], "name"))
				add_string(&names, value_of(v, &o.members[i]));
		if (names.len == before + 2)
			names.len = before;
	}
	page_take_byline(p, names.ptr ? names.ptr : "", names.len);
	p->byline.failed |= names.failed;
	json_scan_free(&o);
	bytes_free(&names);
}

static void read_date(struct page *p, np_str v)
{
	struct bytes date = { 0 };

	add_string(&date, v);
	if (date.len)
		page_take_date(p, date.ptr, date.len);
	p->byline.failed |= date.failed;
	bytes_free(&date);
}

static void read_object(struct page *p, np_str s, int depth)
{
	struct json_scan o = { 0 };
	const struct json_member *m;
	np_str v;

	scan(p, &o, s);
	for (m = o.members; m < o.members + o.n; m++) {
		v = value_of(s, m);
		if (is_named(s, m, "datePublished"))
			read_date(p, v);
		else if (is_named(s, m, "author"))
			read_author(p, v);
		else if (depth && is_named(s, m, "@graph"))
			while (v.len)
				read_object(p, next_value(&v), depth - 1);
	}
	json_scan_free(&o);
}

void page_read_json_ld(struct page *p, const char *s)
{
	struct bytes b = { 0 };

	bytes_adds(&b, "{\"@graph\":");
	bytes_adds(&b, s);
	bytes_addc(&b, '}');
	if (b.failed)
		p->byline.failed = true;
	else
		read_object(p, (np_str){ b.ptr, b.len }, DEPTH);
	bytes_free(&b);
}
