/* What a page tells search engines of its article, as JSON-LD:
 *
 *	{ "@type": "NewsArticle", "headline": "...",
 *	  "datePublished": "2019-05-14T09:12:33Z",
 *	  "author": [ { "@type": "Person", "name": "Ann Lee" } ] }
 *
 * alone, in an array, or in the array "@graph".  What is no JSON is passed
 * over: pages have much that is none. */
#include "cli/page.h"

#include <json-c/json.h>
#include <string.h>

#include "cli/jsonscan.h"
#include "base/banned.h"

/* Member of an object, or NULL. */
static struct json_object *get(struct json_object *o, const char *name)
{
	struct json_object *v = NULL;

	if (json_object_is_type(o, json_type_object))
		json_object_object_get_ex(o, name, &v);
	return v;
}

static np_str string(struct json_object *o)
{
	if (!json_object_is_type(o, json_type_string))
		return (np_str){ "", 0 };
	return (np_str){ json_object_get_string(o),
		(size_t)json_object_get_string_len(o) };
}

/* Element i of an array; what is none is an array of one. */
static struct json_object *element(struct json_object *o, size_t i)
{
	if (json_object_is_type(o, json_type_array))
		return json_object_array_get_idx(o, i);
	return i ? NULL : o;
}

/* "Ann Lee", { "name": "Ann Lee" }, or several of them. */
static void read_author(struct page *p, struct json_object *author)
{
	struct bytes names = { 0 };
	struct json_object *one;
	np_str name;
	size_t i;

	for (i = 0; (one = element(author, i)); i++) {
		name = string(json_object_is_type(one, json_type_object)
			? get(one, "name") : one);
		if (!name.len)
			continue;
		if (names.len)
			bytes_adds(&names, ", ");
		bytes_add(&names, name.ptr, name.len);
	}
	page_take_byline(p, names.ptr ? names.ptr : "", names.len);
	p->byline.failed |= names.failed;
	bytes_free(&names);
}

static void read_object(struct page *p, struct json_object *o)
{
	np_str date = string(get(o, "datePublished"));

	page_take_date(p, date.ptr, date.len);
	read_author(p, get(o, "author"));
}

static void read_value(struct page *p, struct json_object *value)
{
	struct json_object *o, *inner, *graph;
	size_t i, k;

	for (i = 0; (o = element(value, i)); i++) {
		read_object(p, o);
		graph = get(o, "@graph");
		for (k = 0; (inner = element(graph, k)); k++)
			read_object(p, inner);
	}
}

/* Whether s is JSON, so that only memory can have been short. */
static bool is_json(const char *s)
{
	struct json_scan scan = { 0 };
	struct bytes b = { 0 };
	bool ok;

	bytes_adds(&b, "{\"a\":");
	bytes_adds(&b, s);
	bytes_addc(&b, '}');
	ok = b.failed || json_scan_line(&scan, b.ptr, b.len);
	json_scan_free(&scan);
	bytes_free(&b);
	return ok;
}

void page_read_json_ld(struct page *p, const char *s)
{
	struct json_tokener *t = json_tokener_new();
	struct json_object *value = NULL;

	if (t)
		value = json_tokener_parse_ex(t, s, (int)strlen(s) + 1);
	if (value)
		read_value(p, value);
	else if (!t || (json_tokener_get_error(t) != json_tokener_error_depth
			&& is_json(s)))
		p->byline.failed = true;
	json_object_put(value);
	if (t)
		json_tokener_free(t);
}
