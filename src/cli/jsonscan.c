/* A pushdown automaton without recursion: the stack is one bit a level, set
 * for an object, and the state says what may come next.
 *
 *	{"id":7,"tags":["a",{"b":1}]}
 *	^      ^       ^    ^
 *	|      |       |    +- stack 1 0 1   in an object in an array ...
 *	|      |       +------ stack 1 0
 *	|      +-------------- after a value of the outermost object: its range
 *	+--------------------- stack 1
 *
 * Every byte is looked at twice, once as UTF-8 and once as JSON. */
#include "cli/jsonscan.h"

#include <stdlib.h>
#include <string.h>

#include "cli/bytes.h"
#include "base/banned.h"

struct scan {
	const char *s;
	size_t n, i;
	const char *why;
	struct json_scan *o;
	unsigned depth;
	uint64_t stack[JSON_MAX_DEPTH / 64]; /* bit set: object */
};

static bool fail(struct scan *j, const char *why)
{
	j->why = why;
	return false;
}

static char peek(const struct scan *j)
{
	return j->i < j->n ? j->s[j->i] : '\0';
}

static void skip_blanks(struct scan *j)
{
	while (j->i < j->n && strchr(" \t\r\n", j->s[j->i]) && j->s[j->i])
		j->i++;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool scan_digits(struct scan *j)
{
	if (!is_digit(peek(j)))
		return fail(j, "a digit is missing");
	while (is_digit(peek(j)))
		j->i++;
	return true;
}

static bool scan_number(struct scan *j)
{
	if (peek(j) == '-')
		j->i++;
	if (peek(j) == '0')
		j->i++;
	else if (!scan_digits(j))
		return false;
	if (peek(j) == '.') {
		j->i++;
		if (!scan_digits(j))
			return false;
	}
	if (peek(j) == 'e' || peek(j) == 'E') {
		j->i++;
		if (peek(j) == '+' || peek(j) == '-')
			j->i++;
		if (!scan_digits(j))
			return false;
	}
	return true;
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool scan_escape(struct scan *j)
{
	int k;

	j->i++;
	if (j->i == j->n)
		return fail(j, "the line ends inside a string");
	if (j->s[j->i] != 'u') {
		if (!j->s[j->i] || !strchr("\"\\/bfnrt", j->s[j->i]))
			return fail(j, "unknown escape in a string");
		j->i++;
		return true;
	}
	j->i++;
	for (k = 0; k < 4; k++, j->i++)
		if (!is_hex(peek(j)))
			return fail(j, "\\u needs four hexadecimal digits");
	return true;
}

static bool scan_string(struct scan *j)
{
	unsigned char c;

	if (peek(j) != '"')
		return fail(j, "a string is missing");
	j->i++;
	while (j->i < j->n) {
		c = (unsigned char)j->s[j->i];
		if (c == '"') {
			j->i++;
			return true;
		}
		if (c < 0x20)
			return fail(j, "raw control character in a string");
		if (c != '\\')
			j->i++;
		else if (!scan_escape(j))
			return false;
	}
	return fail(j, "the line ends inside a string");
}

static bool scan_word(struct scan *j)
{
	static const char *const words[] = { "true", "false", "null" };
	size_t k, len;

	for (k = 0; k < 3; k++) {
		len = strlen(words[k]);
		if (j->n - j->i >= len && !memcmp(j->s + j->i, words[k], len)) {
			j->i += len;
			return true;
		}
	}
	return fail(j, j->i == j->n ? "the line ends too early"
		: "a value is missing");
}

static bool in_object(const struct scan *j)
{
	unsigned top = j->depth - 1;

	return j->stack[top / 64] >> top % 64 & 1;
}

static bool push(struct scan *j, bool object)
{
	uint64_t bit = UINT64_C(1) << j->depth % 64;

	if (j->depth == JSON_MAX_DEPTH)
		return fail(j, "nested more than 512 deep");
	if (object)
		j->stack[j->depth / 64] |= bit;
	else
		j->stack[j->depth / 64] &= ~bit;
	j->depth++;
	j->i++;
	return true;
}

/* The name and the colon of a member; one of the outermost object is noted. */
static bool scan_name(struct scan *j)
{
	struct json_scan *o = j->o;
	size_t beg = j->i, cap;
	struct json_member *p;

	if (!scan_string(j))
		return fail(j, j->i == beg ? "the name of a member is missing"
			: j->why);
	if (j->depth == 1) {
		if (o->n == o->cap) {
			cap = o->cap ? o->cap * 2 : 16;
			p = realloc(o->members, cap * sizeof *p);
			if (!p)
				return fail(j, JSON_NO_MEMORY);
			o->members = p;
			o->cap = cap;
		}
		o->members[o->n].name = (struct json_range){ beg, j->i };
	}
	skip_blanks(j);
	if (peek(j) != ':')
		return fail(j, "a colon is missing");
	j->i++;
	skip_blanks(j);
	if (j->depth == 1)
		o->members[o->n].value.beg = j->i;
	return true;
}

static bool scan_scalar(struct scan *j)
{
	char c = peek(j);

	if (c == '"')
		return scan_string(j);
	if (c == '-' || is_digit(c))
		return scan_number(j);
	return scan_word(j);
}

/* Behind a value: commas and closing brackets, up to where the next value or
 * member begins, or to the end of the outermost one. */
static bool close_values(struct scan *j)
{
	char c;

	for (;;) {
		if (j->depth == 1 && in_object(j)) {
			j->o->members[j->o->n].value.end = j->i;
			j->o->n++;
		}
		if (!j->depth)
			return true;
		skip_blanks(j);
		c = peek(j);
		if (c == ',') {
			j->i++;
			skip_blanks(j);
			return !in_object(j) || scan_name(j);
		}
		if (c != (in_object(j) ? '}' : ']'))
			return fail(j, j->i == j->n ? "the line ends too early"
				: in_object(j) ? "a comma or } is missing"
				: "a comma or ] is missing");
		j->i++;
		j->depth--;
	}
}

/* One value, or the opening bracket of one that is not empty. */
static bool scan_value(struct scan *j, bool *complete)
{
	char c = peek(j);

	*complete = true;
	if (c != '{' && c != '[')
		return scan_scalar(j);
	if (!push(j, c == '{'))
		return false;
	skip_blanks(j);
	if (peek(j) == (c == '{' ? '}' : ']')) {
		j->i++;
		j->depth--;
		return true;
	}
	*complete = false;
	return c != '{' || scan_name(j);
}

static bool scan_line(struct scan *j)
{
	bool complete;

	skip_blanks(j);
	if (peek(j) != '{')
		return fail(j, "not a JSON object");
	do {
		if (!scan_value(j, &complete))
			return false;
		if (complete && !j->depth)
			break; /* the empty object */
		if (complete && !close_values(j))
			return false;
	} while (j->depth);
	skip_blanks(j);
	return j->i == j->n || fail(j, "text behind the object");
}

bool json_scan_line(struct json_scan *o, const char *s, size_t n)
{
	struct scan j = { s, n, 0, NULL, o, 0, { 0 } };
	size_t valid = utf8_valid(s, n);
	bool ok;

	o->n = 0;
	o->why = NULL;
	j.n = valid;
	ok = scan_line(&j);
	o->at = j.i;
	if (valid < n && j.i == valid) {
		ok = false;
		j.why = "invalid UTF-8";
	}
	o->why = ok ? NULL : j.why;
	return ok;
}

/* -- what was scanned ------------------------------------------------------ */

static uint32_t hex4(const char *s)
{
	uint32_t v = 0;
	int i;

	for (i = 0; i < 4; i++)
		v = v << 4 | (uint32_t)(is_digit(s[i]) ? s[i] - '0'
			: (s[i] | 0x20) - 'a' + 10);
	return v;
}

/* The code point of "\uXXXX", or of two of them, at s; how long it is. */
static uint32_t escaped(const char *s, size_t n, size_t *used)
{
	uint32_t high = hex4(s + 2), low;

	*used = 6;
	if (high < 0xD800 || high > 0xDFFF)
		return high;
	if (high > 0xDBFF || n < 12 || s[6] != '\\' || s[7] != 'u')
		return 0xFFFD;
	low = hex4(s + 8);
	if (low < 0xDC00 || low > 0xDFFF)
		return 0xFFFD;
	*used = 12;
	return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static void add_utf8(struct bytes *b, uint32_t cp)
{
	char s[4];
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4, i;

	for (i = n; i-- > 1; cp >>= 6)
		s[i] = (char)(0x80 | (cp & 0x3F));
	s[0] = (char)(n == 1 ? cp : (0xF00u >> n & 0xFF) | cp);
	bytes_add(b, s, n);
}

void json_unescape(struct bytes *b, const char *s, size_t n)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *end = s + n, *p, *short_one;
	size_t used;

	while (s < end) {
		p = memchr(s, '\\', (size_t)(end - s));
		bytes_add(b, s, (size_t)((p ? p : end) - s));
		if (!p)
			return;
		used = 2;
		short_one = strchr(from, p[1]);
		if (p[1] == 'u')
			add_utf8(b, escaped(p, (size_t)(end - p), &used));
		else
			bytes_addc(b, short_one ? to[short_one - from] : p[1]);
		s = p + used;
	}
}

static size_t string_length(const char *s, size_t n)
{
	size_t i = 1;

	while (i < n && s[i] != '"')
		i += s[i] == '\\' ? 2 : 1;
	return i + 1;
}

size_t json_value_length(const char *s, size_t n)
{
	size_t i, depth = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '"')
			i += string_length(s + i, n - i) - 1;
		else if (!depth && strchr(",]}", s[i]))
			break;
		else if (s[i] == ']' || s[i] == '}')
			depth--;
		else
			depth += s[i] == '[' || s[i] == '{';
	}
	return i < n ? i : n;
}

void json_scan_free(struct json_scan *o)
{
	free(o->members);
	memset(o, 0, sizeof *o);
}
