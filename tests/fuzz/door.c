/* The answer is read back with json-c, an eye other than the one that wrote
 * it, after the program's own strict check.  A span is looked up in a table of
 * the text's units, so that a long document stays cheap. */
#define _GNU_SOURCE
#include "door.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cli/jsonscan.h"
#include "cli/worker.h"

/* A longer document is asked about in one unit only. */
#define LONG 8192

const np_model *door_model(void)
{
	static np_model *model;

	if (!model)
		REQUIRE(np_model_open(&model, NULL) == NP_OK);
	return model;
}

np_str door_split(np_str *rest, const uint8_t *data, size_t size, char cut)
{
	const char *s = (const char *)data;
	const char *at = size ? memchr(s, cut, size) : NULL;

	*rest = (np_str){ NULL, 0 };
	if (!at)
		return (np_str){ s, size };
	*rest = (np_str){ at + 1, size - (size_t)(at + 1 - s) };
	return (np_str){ s, (size_t)(at - s) };
}

const char *door_file(const void *data, size_t n)
{
	static char path[32];
	static int fd = -1;
	size_t done = 0;
	ssize_t k;

	if (fd >= 0)
		close(fd);
	fd = memfd_create("door", 0);
	REQUIRE(fd >= 0);
	for (; done < n; done += (size_t)k) {
		k = write(fd, (const char *)data + done, n - done);
		REQUIRE(k > 0);
	}
	snprintf(path, sizeof path, "/dev/fd/%d", fd);
	return path;
}

/* -- asking ---------------------------------------------------------------- */

/* Workers are kept warm from input to input, as in the program, so that what
 * one document leaves behind can hurt the next. */
#define WORKERS 6

struct seat {
	struct worker w;
	struct options opt;
	struct tools tools;
	np_style style;
};

/* The worker for these options: one that is there, or a new one in place of
 * the oldest. */
static struct seat *seat_for(const struct options *opt)
{
	static struct seat seats[WORKERS];
	static unsigned next;
	struct seat *s;
	unsigned i;

	for (i = 0; i < WORKERS; i++)
		if (seats[i].w.ctx && !memcmp(&seats[i].opt, opt, sizeof *opt))
			return &seats[i];
	s = &seats[next++ % WORKERS];
	worker_free(&s->w);
	s->opt = *opt;
	s->style = (np_style){ .width = (unsigned)opt->width };
	s->tools = (struct tools){ door_model(), NULL, &s->style };
	REQUIRE(worker_init(&s->w, &s->opt, &s->tools) == NP_OK);
	return s;
}

void door_ask(struct job *j, const struct options *opt, const np_names *names,
	np_str in)
{
	struct seat *s = seat_for(opt);

	bytes_clear(&j->in);
	bytes_clear(&j->out);
	bytes_clear(&j->err);
	bytes_clear(&j->doc);
	bytes_clear(&j->text);
	j->failed = j->lost = j->matched = false;
	bytes_add(&j->in, in.ptr, in.len);
	if (!j->name.len)
		bytes_add(&j->name, "door", 5);
	s->tools.names = names;
	worker_do(&s->w, j);
	s->tools.names = NULL;
}

/* -- reading back ---------------------------------------------------------- */

np_str door_member(struct json_object *o, const char *name)
{
	struct json_object *v;

	if (!json_object_object_get_ex(o, name, &v)
	    || !json_object_is_type(v, json_type_string))
		return (np_str){ NULL, 0 };
	return (np_str){ json_object_get_string(v),
		(size_t)json_object_get_string_len(v) };
}

struct json_object *door_parse(const char *line, size_t n)
{
	static struct json_scan scan;
	struct json_tokener *t = json_tokener_new_ex(JSON_MAX_DEPTH + 4);
	struct json_object *o;

	REQUIRE(t && n && line[n - 1] == '\n');
	REQUIRE(!memchr(line, '\n', n - 1) && !memchr(line, '\t', n));
	REQUIRE(json_scan_line(&scan, line, n - 1));
	json_tokener_set_flags(t, JSON_TOKENER_STRICT);
	o = json_tokener_parse_ex(t, line, (int)n - 1);
	REQUIRE(o && json_object_is_type(o, json_type_object));
	REQUIRE((size_t)json_object_object_length(o) == scan.n);
	json_tokener_free(t);
	return o;
}

/* A text, and where its units begin. */
struct units {
	np_str text;
	uint32_t *at; /* [n + 1] byte of each unit; of a unit inside a
		character, UINT32_MAX */
	size_t n;
};

static size_t width(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static struct units count_units(np_str text, np_unit unit)
{
	struct units u = { text, NULL, 0 };
	size_t i, w;

	u.at = malloc((text.len + 1) * sizeof *u.at);
	REQUIRE(u.at != NULL);
	for (i = 0; i < text.len; i += w) {
		w = width((unsigned char)text.ptr[i]);
		u.at[u.n++] = (uint32_t)i;
		if (unit == NP_UTF16UNITS && w == 4)
			u.at[u.n++] = UINT32_MAX;
		if (unit == NP_BYTES)
			for (; u.n < i + w; u.n++)
				u.at[u.n] = UINT32_MAX;
	}
	u.at[u.n] = (uint32_t)text.len;
	return u;
}

static size_t number(struct json_object *o, const char *name)
{
	struct json_object *v;
	int64_t n;

	REQUIRE(json_object_object_get_ex(o, name, &v));
	REQUIRE(json_object_is_type(v, json_type_int));
	n = json_object_get_int64(v);
	REQUIRE(n >= 0);
	return (size_t)n;
}

/* What an answer is held against. */
struct proof {
	struct units text, title;
	uint64_t sum; /* of all spans, in bytes */
};

static void check_span(struct proof *p, struct json_object *o)
{
	struct json_object *field;
	const struct units *u = json_object_object_get_ex(o, "field", &field)
		? &p->title : &p->text;
	size_t beg = number(o, "start"), end = number(o, "end");
	np_str text = door_member(o, "text");

	REQUIRE(beg < end && end <= u->n);
	beg = u->at[beg];
	end = u->at[end];
	REQUIRE(beg != UINT32_MAX && end != UINT32_MAX);
	if (text.ptr)
		REQUIRE(text.len == end - beg
			&& !memcmp(text.ptr, u->text.ptr + beg, end - beg));
	p->sum = (p->sum * 31 + beg) * 31 + end;
}

/* Everything in o that has a start is a span.  Our objects nest four deep. */
static void check_spans(struct proof *p, struct json_object *o, int depth)
{
	size_t i;

	REQUIRE(depth < 8);
	if (json_object_is_type(o, json_type_array)) {
		for (i = 0; i < json_object_array_length(o); i++)
			check_spans(p, json_object_array_get_idx(o, i),
				depth + 1);
	} else if (json_object_is_type(o, json_type_object)) {
		if (json_object_object_get_ex(o, "start", NULL))
			check_span(p, o);
		json_object_object_foreach(o, key, value) {
			(void)key;
			check_spans(p, value, depth + 1);
		}
	}
}

/* Mentions name entities that are there, as often as these say. */
static void check_entities(struct json_object *o)
{
	struct json_object *entities, *mentions;
	size_t n, i, *count;

	REQUIRE(json_object_object_get_ex(o, "entities", &entities));
	REQUIRE(json_object_object_get_ex(o, "mentions", &mentions));
	n = json_object_array_length(entities);
	count = calloc(n + 1, sizeof *count);
	REQUIRE(count != NULL);
	for (i = 0; i < json_object_array_length(mentions); i++) {
		size_t e = number(json_object_array_get_idx(mentions, i),
			"entity");

		REQUIRE(e < n);
		count[e]++;
	}
	for (i = 0; i < n; i++) {
		struct json_object *e = json_object_array_get_idx(entities, i);

		REQUIRE(number(e, "id") == i);
		REQUIRE(number(e, "count") == count[i]);
		REQUIRE(door_member(e, "name").len > 0);
	}
	free(count);
}

/* A sum of the spans, in bytes: the same for every unit. */
static uint64_t check_answer(struct json_object *o, np_unit unit)
{
	static const char *const ours[] = { "mentions", "dates", "quotes",
		"events" };
	struct proof p = { .sum = 0 };
	struct json_object *v;
	size_t i;

	REQUIRE(door_member(o, "text").ptr != NULL);
	p.text = count_units(door_member(o, "text"), unit);
	p.title = count_units(door_member(o, "title"), unit);
	for (i = 0; i < sizeof ours / sizeof *ours; i++) {
		REQUIRE(json_object_object_get_ex(o, ours[i], &v));
		check_spans(&p, v, 0);
	}
	check_entities(o);
	free(p.text.at);
	free(p.title.at);
	return p.sum;
}

struct json_object *door_check(struct job *j, const np_names *names, np_str in)
{
	struct options opt = { 0 };
	struct json_object *o = NULL;
	uint64_t sum = 0, first = 0;
	int unit, from = 0, upto = NP_UTF16UNITS;

	opt.format = NP_JSONL;
	opt.jobs = opt.with_text = opt.pronouns = 1;
	if (in.len > LONG)
		from = upto = (int)(in.len % 3);
	for (unit = from; unit <= upto; unit++) {
		json_object_put(o);
		opt.unit = unit;
		opt.ascii = unit == NP_BYTES;
		door_ask(j, &opt, names, in);
		o = door_parse(j->out.ptr, j->out.len);
		REQUIRE(!json_object_object_get_ex(o, "schema", NULL)
			== j->failed);
		REQUIRE(j->failed == (j->err.len > 0));
		sum = j->failed ? 0 : check_answer(o, (np_unit)unit);
		REQUIRE(unit == from || sum == first);
		first = sum;
	}
	if (!j->failed)
		return o;
	REQUIRE(door_member(o, "error").len > 0);
	json_object_put(o);
	return NULL;
}

/* -- pages ----------------------------------------------------------------- */

static int64_t element(struct json_object *pair, size_t i)
{
	struct json_object *n = json_object_array_get_idx(pair, i);

	REQUIRE(json_object_is_type(n, json_type_int));
	return json_object_get_int64(n);
}

void door_check_map(struct json_object *doc, size_t size)
{
	struct json_object *map, *pair;
	int64_t last = -1;
	size_t i, n;

	REQUIRE(json_object_object_get_ex(doc, "map", &map));
	n = json_object_array_length(map);
	for (i = 0; i < n; i++) {
		pair = json_object_array_get_idx(map, i);
		REQUIRE(json_object_array_length(pair) == 2);
		REQUIRE(element(pair, 0) > last);
		last = element(pair, 0);
		/* A byte of Windows-1252 has up to three in UTF-8. */
		REQUIRE(element(pair, 1) >= 0
			&& (uint64_t)element(pair, 1) <= 3 * size);
	}
	REQUIRE(last < (int64_t)door_member(doc, "text").len);
}
