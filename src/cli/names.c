/* NAME<TAB>TYPE[<TAB>ID[<TAB>LAT<TAB>LON]], a name a line; blank lines and
 * lines that begin with # are skipped.  A wrong line is an error: a list that
 * is half understood would be worse than none. */
#include "cli/names.h"

#include <stdlib.h>
#include <string.h>

#include "cli/output.h"
#include "cli/source.h"
#include "base/banned.h"

#define FIELDS 5

struct list {
	np_own_name *names; /* [n] */
	size_t n, cap;
	struct bytes text; /* the file */
};

/* Degrees up to max, "-4.05", in 1e-4 of one; false when it is none. */
static bool read_degrees(np_str s, int max, int32_t *out)
{
	int64_t v = 0, unit = 10000;
	size_t i = 0;
	bool minus = s.len && s.ptr[0] == '-', digits = false;

	if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		i++;
	for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++) {
		v = v > max ? v : v * 10 + (s.ptr[i] - '0');
		digits = true;
	}
	v *= unit;
	if (i < s.len && s.ptr[i] == '.')
		for (i++; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
			v += (unit /= 10) * (s.ptr[i] - '0');
	if (!digits || i < s.len || v > (int64_t)max * 10000)
		return false;
	*out = (int32_t)(minus ? -v : v);
	return true;
}

static bool read_type(np_str s, uint8_t *type)
{
	static const char *const names[] = { "PER", "LOC", "ORG", "MISC", "-",
		"per", "loc", "org", "misc", "O" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == s.len
		    && !memcmp(names[i], s.ptr, s.len)) {
			*type = (uint8_t)(i % 5);
			return true;
		}
	return false;
}

/* What is wrong with a line, or NULL. */
static const char *read_line(np_str line, np_own_name *own)
{
	np_str field[FIELDS] = { { NULL, 0 } };
	const char *tab;
	size_t n = 0;

	memset(own, 0, sizeof *own);
	for (;;) {
		tab = memchr(line.ptr, '\t', line.len);
		if (n == FIELDS)
			return "more than five fields";
		field[n].ptr = line.ptr;
		field[n].len = tab ? (size_t)(tab - line.ptr) : line.len;
		if (!tab)
			break;
		line.len -= field[n].len + 1;
		line.ptr = tab + 1;
		n++;
	}
	if (!field[0].len)
		return "the name is missing";
	if (!read_type(field[1], &own->type))
		return "the type is not one of PER LOC ORG MISC -";
	own->name = field[0];
	own->id = field[2];
	if (!field[3].len && !field[4].len)
		return NULL;
	own->placed = 1;
	if (!read_degrees(field[3], 90, &own->lat)
	    || !read_degrees(field[4], 180, &own->lon))
		return "latitude and longitude are not two numbers of degrees";
	return NULL;
}

static bool push(struct list *l, const np_own_name *own)
{
	size_t cap = l->cap ? l->cap * 2 : 64;
	np_own_name *p;

	if (l->n == l->cap) {
		p = realloc(l->names, cap * sizeof *p);
		if (!p)
			return false;
		l->names = p;
		l->cap = cap;
	}
	l->names[l->n++] = *own;
	return true;
}

static void complain(const char *path, size_t line, const char *why)
{
	struct bytes what = { 0 };

	bytes_adds(&what, path);
	bytes_addc(&what, ':');
	bytes_addu(&what, line);
	bytes_addc(&what, '\0');
	output_message(what.failed ? path : what.ptr, why);
	bytes_free(&what);
}

/* All lines of l->text. */
static int read_lines(struct list *l, const char *path)
{
	size_t i = 0, line = 0, n;
	const char *s, *end, *why;
	np_own_name own;

	if (l->text.len >= 3 && !memcmp(l->text.ptr, "\xEF\xBB\xBF", 3))
		i = 3;
	for (; i < l->text.len; i += n + 1) {
		s = l->text.ptr + i;
		end = memchr(s, '\n', l->text.len - i);
		n = end ? (size_t)(end - s) : l->text.len - i;
		line++;
		why = NULL;
		if (n - (n && s[n - 1] == '\r') == 0 || s[0] == '#')
			continue;
		why = read_line((np_str){ s, n - (s[n - 1] == '\r') }, &own);
		if (!why && !push(l, &own))
			why = np_strerror(NP_ENOMEM);
		if (why) {
			complain(path, line, why);
			return 2;
		}
	}
	return 0;
}

static int read_file(struct bytes *b, const char *path)
{
	struct source *s = malloc(sizeof *s);
	ssize_t n = s && source_open(s, path, NULL) ? 1 : -1;

	while (n > 0) {
		if (!bytes_reserve(b, 1 << 16)) {
			s->why = np_strerror(NP_ENOMEM);
			n = -1;
			break;
		}
		n = source_read(s, b->ptr + b->len, b->cap - b->len);
		b->len += n > 0 ? (size_t)n : 0;
	}
	if (n < 0)
		output_message(strcmp(path, "-") ? path : STDIN_NAME,
			s ? s->why : np_strerror(NP_ENOMEM));
	if (s)
		source_close(s);
	free(s);
	return n < 0 ? 2 : 0;
}

int names_read(np_names **out, const char *path)
{
	struct list l = { 0 };
	np_status status;
	int st = read_file(&l.text, path);

	*out = NULL;
	if (!strcmp(path, "-"))
		path = STDIN_NAME;
	if (!st)
		st = read_lines(&l, path);
	if (!st) {
		status = np_names_new(out, l.names, l.n);
		if (status != NP_OK) {
			output_message(path, np_strerror(status));
			st = 2;
		}
	}
	free(l.names);
	bytes_free(&l.text);
	return st;
}
