/* A line is checked and cut into members (cli/jsonscan.h).  Of the members
 * that are ours the values are taken; the others are passed through as they
 * stand.
 *
 * When a name occurs twice the last one counts.  A hash table finds them, so
 * that a line of a million members costs no more than its length. */
#include "cli/record.h"

#include <stdlib.h>
#include <string.h>

#include "cli/date.h"
#include "base/banned.h"

enum role { OTHER, TEXT, ID, TITLE, DATE, URL, OURS };

/* Members with a meaning: read from the input (and, of title and url, passed
 * through), or written by us and therefore to be renamed. */
static const struct {
	const char *name;
	enum role role;
} roles[] = {
	{ "text", TEXT }, { "id", ID }, { "title", TITLE }, { "date", DATE },
	{ "url", URL }, { "schema", OURS }, { "offsets", OURS },
	{ "gist", OURS }, { "entities", OURS }, { "mentions", OURS },
	{ "dates", OURS }, { "quotes", OURS }, { "events", OURS },
	{ "relations", OURS }, { "id_bytes", OURS }, { "error", OURS },
	{ "line", OURS }
};

static bool complain(struct record *r, const char *why)
{
	r->why.len = 0;
	bytes_adds(&r->why, why);
	return false;
}

/* -- strings --------------------------------------------------------------- */

/* The value of a string with escapes.  All that are in a line fit where
 * record_read() made room for a line, so none ever moves.  ptr NULL: out of
 * memory. */
static np_str unescape(struct record *r, const char *s, size_t n)
{
	size_t beg = r->strings.len;

	if (r->strings.cap - beg < n) {
		r->no_memory = true;
		return (np_str){ NULL, 0 };
	}
	json_unescape(&r->strings, s, n);
	return (np_str){ r->strings.ptr + beg, r->strings.len - beg };
}

static np_str string_of(struct record *r, const char *line,
	struct json_range at)
{
	const char *s = line + at.beg;
	size_t n = at.end - at.beg;

	if (memchr(s, '\\', n))
		return unescape(r, s + 1, n - 2);
	return (np_str){ s + 1, n - 2 };
}

/* The string that member m holds; empty where it holds something else. */
static np_str string_or_none(struct record *r, const char *line,
	const struct json_member *m)
{
	if (line[m->value.beg] != '"')
		return (np_str){ NULL, 0 };
	return string_of(r, line, m->value);
}

/* -- members --------------------------------------------------------------- */

static uint32_t hash(np_str s)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
	return h ^ h >> 15;
}

/* Where member `name` stands in the table, or the empty slot for it.  Slots
 * hold the index of a member plus one. */
static uint32_t *slot_of(const struct record *r, np_str name)
{
	size_t i = hash(name) & (r->nslots - 1);
	const np_str *other;

	for (; r->slots[i]; i = (i + 1) & (r->nslots - 1)) {
		other = &r->names[r->slots[i] - 1];
		if (other->len == name.len
		    && !memcmp(other->ptr, name.ptr, name.len))
			break;
	}
	return &r->slots[i];
}

static bool make_room(struct record *r)
{
	size_t n = r->scan.n, want = 16;
	void *p;

	while (want < 2 * n)
		want *= 2;
	if (r->nslots < want) {
		p = realloc(r->slots, want * sizeof *r->slots);
		if (!p)
			return false;
		r->slots = p;
		r->nslots = want;
	}
	if (r->nnames < n || !r->names) {
		p = realloc(r->names, (n + 1) * sizeof *r->names);
		if (!p)
			return false;
		r->names = p;
		r->nnames = n;
	}
	memset(r->slots, 0, r->nslots * sizeof *r->slots);
	return true;
}

/* Decode the names, and enter the last member of each into the table. */
static bool index_members(struct record *r, const char *line)
{
	size_t i = r->scan.n;

	if (!make_room(r))
		return false;
	while (i-- > 0) {
		uint32_t *slot;

		r->names[i] = string_of(r, line, r->scan.members[i].name);
		if (!r->names[i].ptr)
			return false;
		slot = slot_of(r, r->names[i]);
		if (!*slot)
			*slot = (uint32_t)i + 1;
	}
	return true;
}

static enum role role_of(np_str name)
{
	size_t i;

	for (i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strlen(roles[i].name) == name.len
		    && !memcmp(roles[i].name, name.ptr, name.len))
			return roles[i].role;
	return OTHER;
}

/* The source of a value on one line: blanks between tokens are spaces, and the
 * line ends that only JavaScript knows are escaped. */
static void add_source(struct bytes *b, const char *s, size_t n, bool ascii)
{
	size_t i, from = 0, used;
	int32_t cp;

	for (i = 0; i < n; i += used) {
		used = 1;
		if ((unsigned char)s[i] >= 0x20 && (unsigned char)s[i] < 0x80)
			continue;
		cp = utf8_next(s + i, n - i, &used);
		if (cp >= 0x80 && !ascii && cp != 0x2028 && cp != 0x2029)
			continue;
		bytes_add(b, s + from, i - from);
		if (cp < 0x20)
			bytes_addc(b, ' ');
		else
			bytes_add_escape(b, (uint32_t)cp);
		from = i + used;
	}
	bytes_add(b, s + from, n - from);
}

/* How often "input_" must stand before a name of ours to make a new one. */
static int times_renamed(const struct record *r, np_str name)
{
	char buf[256];
	int times = 0;
	size_t n = name.len;

	memcpy(buf, name.ptr, n); /* a name of ours: short */
	do {
		memmove(buf + 6, buf, n);
		memcpy(buf, "input_", 6);
		n += 6;
		times++;
	} while (*slot_of(r, (np_str){ buf, n }) && n + 6 < sizeof buf);
	return times;
}

static void pass_through(struct record *r, const char *line, size_t i,
	enum role role)
{
	const struct json_member *m = &r->scan.members[i];
	int times = role == OURS ? times_renamed(r, r->names[i]) : 0;

	bytes_adds(&r->extra, ",\"");
	while (times-- > 0)
		bytes_adds(&r->extra, "input_");
	add_source(&r->extra, line + m->name.beg + 1,
		m->name.end - m->name.beg - 1, r->ascii);
	bytes_addc(&r->extra, ':');
	add_source(&r->extra, line + m->value.beg,
		m->value.end - m->value.beg, r->ascii);
}

static bool has_controls(np_str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7F)
			return true;
	return false;
}

static void take_id(struct record *r, const char *line,
	const struct json_member *m)
{
	np_str plain = string_or_none(r, line, m);

	r->id.len = r->plain_id.len = 0;
	add_source(&r->id, line + m->value.beg, m->value.end - m->value.beg,
		r->ascii);
	if (plain.ptr && !has_controls(plain))
		bytes_add(&r->plain_id, plain.ptr, plain.len);
	else if (r->id.len != 4 || memcmp(r->id.ptr, "null", 4))
		bytes_add(&r->plain_id, r->id.ptr, r->id.len);
}

static void take(struct record *r, const char *line, size_t i)
{
	const struct json_member *m = &r->scan.members[i];
	enum role role = role_of(r->names[i]);

	switch (role) {
	case TEXT:
		r->text = string_or_none(r, line, m);
		break;
	case ID:
		take_id(r, line, m);
		break;
	case DATE:
		r->date = string_or_none(r, line, m);
		r->date.len = r->date.ptr ? date_prefix(r->date.ptr,
			r->date.len) : 0;
		break;
	case TITLE:
		r->title = string_or_none(r, line, m);
		pass_through(r, line, i, role);
		break;
	case URL:
		r->url = string_or_none(r, line, m);
		pass_through(r, line, i, role);
		break;
	case OTHER:
	case OURS:
		pass_through(r, line, i, role);
	}
}

/* -- a line ---------------------------------------------------------------- */

static void begin(struct record *r)
{
	const np_str none = { NULL, 0 };

	r->text = r->title = r->date = r->url = none;
	r->no_memory = false;
	bytes_clear(&r->id);
	bytes_clear(&r->plain_id);
	bytes_clear(&r->extra);
	bytes_clear(&r->why);
	bytes_clear(&r->strings);
	bytes_adds(&r->id, "null");
}

/* What is wrong and where, columns counted in bytes from 1. */
static bool complain_at(struct record *r)
{
	complain(r, r->scan.why);
	bytes_adds(&r->why, " at column ");
	bytes_addu(&r->why, r->scan.at + 1);
	return false;
}

/* Whether the last member of that name is there; sets *m. */
static bool find(const struct record *r, const char *name,
	const struct json_member **m)
{
	uint32_t at = *slot_of(r, (np_str){ name, strlen(name) });

	*m = at ? &r->scan.members[at - 1] : NULL;
	return at != 0;
}

bool record_read(struct record *r, const char *line, size_t n)
{
	const struct json_member *m;
	size_t i;
	bool ok;

	begin(r);
	if (n && memchr(line, '\\', n))
		bytes_reserve(&r->strings, n);
	ok = json_scan_line(&r->scan, line, n);
	if (!index_members(r, line))
		return complain(r, JSON_NO_MEMORY);
	if (!ok) {
		if (find(r, "id", &m))
			take_id(r, line, m);
		return complain_at(r);
	}
	for (i = 0; i < r->scan.n; i++)
		if (*slot_of(r, r->names[i]) == i + 1)
			take(r, line, i);
	if (!find(r, "text", &m))
		return complain(r, "no member \"text\"");
	if (line[m->value.beg] != '"')
		return complain(r, "\"text\" is not a string");
	if (!r->text.ptr || r->no_memory || r->extra.failed || r->id.failed
	    || r->plain_id.failed)
		return complain(r, JSON_NO_MEMORY);
	return true;
}

void record_free(struct record *r)
{
	json_scan_free(&r->scan);
	bytes_free(&r->id);
	bytes_free(&r->plain_id);
	bytes_free(&r->extra);
	bytes_free(&r->why);
	bytes_free(&r->strings);
	free(r->names);
	free(r->slots);
	memset(r, 0, sizeof *r);
}
