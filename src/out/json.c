/* The JSON writer.  Strings are copied in runs between the characters that
 * need an escape: quotation mark, backslash, controls, the line separators
 * that break the tools which believe in them (U+0085, U+2028, U+2029), and,
 * where asked, everything outside ASCII.  Malformed UTF-8 becomes U+FFFD. */
#include "out/json.h"

#include <string.h>

#include "out/out.h"
#include "base/banned.h"

static void line(struct np_json *j)
{
	np_buf_addc(j->b, '\n');
	np_buf_addn(j->b, ' ', 2 * (size_t)j->depth);
}

static void add_key(struct np_json *j, const char *key)
{
	size_t n = strlen(key);
	char *p;

	if (!np_buf_reserve(j->b, n + 4))
		return;
	p = j->b->ptr + j->b->len;
	*p++ = '"';
	memcpy(p, key, n);
	p += n;
	*p++ = '"';
	*p++ = ':';
	if (j->indent)
		*p++ = ' ';
	*p = '\0';
	j->b->len = (size_t)(p - j->b->ptr);
}

/* Whatever stands between the last value and the next one's. */
static void next(struct np_json *j, const char *key)
{
	uint32_t bit = UINT32_C(1) << j->depth;

	if (j->filled & bit)
		np_buf_addc(j->b, ',');
	j->filled |= bit;
	if (j->indent && j->depth)
		line(j);
	if (key)
		add_key(j, key);
}

void np_json_open(struct np_json *j, const char *key, char bracket)
{
	next(j, key);
	np_buf_addc(j->b, bracket);
	j->depth++;
	j->filled &= ~(UINT32_C(1) << j->depth);
}

void np_json_close(struct np_json *j, char bracket)
{
	bool filled = j->filled >> j->depth & 1;

	j->depth--;
	if (j->indent && filled)
		line(j);
	np_buf_addc(j->b, bracket);
}

static void unit16(np_buf *b, uint32_t u)
{
	static const char hex[] = "0123456789abcdef";
	char s[6] = { '\\', 'u', hex[u >> 12 & 15], hex[u >> 8 & 15],
		hex[u >> 4 & 15], hex[u & 15] };

	np_buf_add(b, s, sizeof s);
}

static void escape(np_buf *b, uint32_t cp)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *p = cp && cp < 0x80 ? strchr(from, (int)cp) : NULL;

	if (p) {
		np_buf_addc(b, '\\');
		np_buf_addc(b, to[p - from]);
	} else if (cp > 0xFFFF) {
		unit16(b, 0xD7C0 + (cp >> 10));
		unit16(b, 0xDC00 | (cp & 0x3FF));
	} else {
		unit16(b, cp);
	}
}

static bool breaks_lines(uint32_t cp)
{
	return cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool plain(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* The inside of a string. */
static void text(struct np_json *j, np_str s)
{
	size_t i = 0, run = 0, len;
	uint32_t cp;
	bool bad;

	while (i < s.len) {
		if (plain((unsigned char)s.ptr[i])) {
			i++;
			continue;
		}
		len = np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		if (cp < 0x80 || bad || j->ascii || breaks_lines(cp)) {
			np_buf_add(j->b, s.ptr + run, i - run);
			if (bad && !j->ascii)
				np_buf_adds(j->b, NP_FFFD);
			else
				escape(j->b, cp);
			run = i + len;
		}
		i += len;
	}
	if (i > run)
		np_buf_add(j->b, s.ptr + run, i - run);
}

void np_json_str(struct np_json *j, const char *key, np_str s)
{
	next(j, key);
	np_buf_addc(j->b, '"');
	text(j, s);
	np_buf_addc(j->b, '"');
}

void np_json_word(struct np_json *j, const char *key, const char *s)
{
	np_json_str(j, key, (np_str){ s, strlen(s) });
}

void np_json_opt(struct np_json *j, const char *key, np_str s)
{
	if (s.len)
		np_json_str(j, key, s);
}

void np_json_uint(struct np_json *j, const char *key, uint64_t n)
{
	next(j, key);
	np_buf_addu(j->b, n);
}

void np_json_fix(struct np_json *j, const char *key, int64_t n, int digits)
{
	next(j, key);
	np_buf_addfix(j->b, n, digits);
}

void np_json_share(struct np_json *j, const char *key, float share)
{
	np_json_fix(j, key, np_share(share), 4);
}

static void literal(struct np_json *j, const char *key, const char *s)
{
	next(j, key);
	np_buf_adds(j->b, s);
}

void np_json_true(struct np_json *j, const char *key)
{
	literal(j, key, "true");
}

void np_json_false(struct np_json *j, const char *key)
{
	literal(j, key, "false");
}

void np_json_null(struct np_json *j, const char *key)
{
	literal(j, key, "null");
}

/* Bytes of JSON as they are.  Outside ASCII there are only strings, so an
 * escape is right wherever it is needed. */
static void copy(struct np_json *j, np_str s)
{
	size_t i = 0, run = 0, len;
	uint32_t cp;
	bool bad;

	while (i < s.len) {
		len = np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		if (cp >= 0x20 && (cp < 0x80 || !j->ascii)
			&& !breaks_lines(cp) && !bad) {
			i += len;
			continue;
		}
		np_buf_add(j->b, s.ptr + run, i - run);
		if (cp < 0x20)
			np_buf_addc(j->b, ' ');
		else
			escape(j->b, cp);
		run = i += len;
	}
	if (i > run)
		np_buf_add(j->b, s.ptr + run, i - run);
}

/* End of the string that begins at s.ptr[i]. */
static size_t string_end(np_str s, size_t i)
{
	for (i++; i < s.len && s.ptr[i] != '"'; i++)
		if (s.ptr[i] == '\\')
			i++;
	return i < s.len ? i + 1 : s.len;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Is what opens at s.ptr[i] closed at once?  *end is behind it then. */
static bool is_empty(np_str s, size_t i, size_t *end)
{
	for (i++; i < s.len && is_blank(s.ptr[i]); i++)
		;
	*end = i + 1;
	return i < s.len && (s.ptr[i] == ']' || s.ptr[i] == '}');
}

/* One bracket, comma or colon of JSON that is laid out anew. */
static size_t relay_mark(struct np_json *j, np_str s, size_t i)
{
	char c = s.ptr[i];
	size_t end;

	if ((c == '{' || c == '[') && is_empty(s, i, &end)) {
		np_buf_addc(j->b, c);
		np_buf_addc(j->b, c == '{' ? '}' : ']');
		return end;
	}
	if (c == '}' || c == ']') {
		j->depth--;
		line(j);
	}
	np_buf_addc(j->b, c);
	if (c == '{' || c == '[')
		j->depth++;
	if (c == ':')
		np_buf_addc(j->b, ' ');
	else if (c != '}' && c != ']')
		line(j);
	return i + 1;
}

/* JSON with its blanks replaced by ours; depth is counted, not recursed. */
static void relay(struct np_json *j, np_str s)
{
	size_t i = 0, end;

	while (i < s.len) {
		char c = s.ptr[i];

		if (is_blank(c)) {
			i++;
		} else if (c && strchr("{}[],:", c)) {
			i = relay_mark(j, s, i);
		} else {
			end = i + 1;
			if (c == '"')
				end = string_end(s, i);
			copy(j, (np_str){ s.ptr + i, end - i });
			i = end;
		}
	}
}

void np_json_raw(struct np_json *j, const char *key, np_str value)
{
	next(j, key);
	if (j->indent)
		relay(j, value);
	else
		copy(j, value);
}

void np_json_members(struct np_json *j, np_str members)
{
	if (!members.len)
		return;
	j->filled |= UINT32_C(1) << j->depth;
	if (j->indent)
		relay(j, members);
	else
		copy(j, members);
}

/* -- The id of a document -------------------------------------------------- */

static void base64(np_buf *b, np_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i, k, n;
	uint32_t v;

	for (i = 0; i < s.len; i += 3) {
		n = s.len - i < 3 ? s.len - i : 3;
		for (v = 0, k = 0; k < 3; k++)
			v = v << 8 | (k < n ? (unsigned char)s.ptr[i + k] : 0);
		for (k = 0; k < 4; k++)
			np_buf_addc(b, k > n ? '=' :
				digits[v >> (18 - 6 * k) & 63]);
	}
}

static bool well_formed(np_str s)
{
	size_t i = 0;
	uint32_t cp;
	bool bad = false;

	while (i < s.len && !bad)
		i += np_out_char(s.ptr + i, s.len - i, &cp, &bad);
	return !bad;
}

void np_json_doc_id(struct np_json *j, const np_style *style)
{
	if (style->id.len)
		np_json_raw(j, "id", style->id);
	else
		np_json_null(j, "id");
	if (style->id.len || well_formed(style->name))
		return;
	next(j, "id_bytes");
	np_buf_addc(j->b, '"');
	base64(j->b, style->name);
	np_buf_addc(j->b, '"');
}
