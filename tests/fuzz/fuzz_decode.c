/* The door for encodings: a byte that chooses one, and what a file holds.
 *
 * Each encoding is decoded once more here, in the plainest way there is.  What
 * comes out is well-formed, and decoding it again changes nothing. */
#include "door.h"

#include <string.h>

static void add(struct bytes *b, uint32_t cp)
{
	if (cp >= 0x10000) {
		bytes_addc(b, (char)(0xF0 | cp >> 18));
		bytes_addc(b, (char)(0x80 | (cp >> 12 & 63)));
	} else if (cp >= 0x800) {
		bytes_addc(b, (char)(0xE0 | cp >> 12));
	}
	if (cp >= 0x800)
		bytes_addc(b, (char)(0x80 | (cp >> 6 & 63)));
	else if (cp >= 0x80)
		bytes_addc(b, (char)(0xC0 | cp >> 6));
	bytes_addc(b, (char)(cp < 0x80 ? cp : 0x80 | (cp & 63)));
}

static void from_utf8(struct bytes *b, const uint8_t *p, size_t n)
{
	size_t i, used;
	int32_t cp;

	for (i = n >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3) ? 3 : 0; i < n;
	     i += used) {
		cp = utf8_next((const char *)p + i, n - i, &used);
		add(b, cp < 0 ? 0xFFFD : (uint32_t)cp);
	}
}

static void from_utf16(struct bytes *b, const uint8_t *p, size_t n)
{
	int hi = n >= 2 && p[0] == 0xFE && p[1] == 0xFF ? 0 : 1;
	size_t i = !hi || (n >= 2 && p[0] == 0xFF && p[1] == 0xFE) ? 2 : 0;
	uint32_t u, v;

	for (; i + 1 < n; i += 2) {
		u = (uint32_t)p[i + (size_t)hi] << 8 | p[i + (size_t)!hi];
		v = i + 3 < n ? (uint32_t)p[i + 2 + (size_t)hi] << 8
			| p[i + 2 + (size_t)!hi] : 0;
		if (u >= 0xD800 && u < 0xDC00 && v >= 0xDC00 && v < 0xE000) {
			add(b, 0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00));
			i += 2;
		} else {
			add(b, u >= 0xD800 && u < 0xE000 ? 0xFFFD : u);
		}
	}
	if (i < n)
		add(b, 0xFFFD);
}

static void from_cp1252(struct bytes *b, const uint8_t *p, size_t n)
{
	static const uint16_t high[32] = { 0x20AC, 0xFFFD, 0x201A, 0x0192,
		0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
		0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C,
		0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
		0x0153, 0xFFFD, 0x017E, 0x0178 };
	size_t i;

	for (i = 0; i < n; i++)
		add(b, p[i] >= 0x80 && p[i] < 0xA0 ? high[p[i] - 0x80] : p[i]);
}

/* Well-formed, or at least one well-formed sequence: UTF-8. */
static bool looks_utf8(const uint8_t *p, size_t n)
{
	bool many = false, sound = true;
	size_t i, used;
	int32_t cp;

	for (i = 0; i < n; i += used) {
		cp = utf8_next((const char *)p + i, n - i, &used);
		many = many || cp >= 0x80;
		sound = sound && cp >= 0;
	}
	return sound || many;
}

static np_encoding guess(const uint8_t *p, size_t n)
{
	if (n >= 2 && (!memcmp(p, "\xFF\xFE", 2) || !memcmp(p, "\xFE\xFF", 2)))
		return NP_UTF16;
	return looks_utf8(p, n) ? NP_UTF8 : NP_CP1252;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static np_ctx *ctx, *other;
	static struct bytes want;
	np_encoding enc;
	np_str out, again;

	if (!size)
		return 0;
	if (!ctx)
		REQUIRE(np_ctx_new(&ctx, door_model()) == NP_OK
			&& np_ctx_new(&other, door_model()) == NP_OK);
	enc = (np_encoding)(data[0] % 4);
	data++;
	size--;
	REQUIRE(np_decode(ctx, data, size, enc, &out) == NP_OK);
	bytes_clear(&want);
	if (enc == NP_GUESS)
		enc = guess(data, size);
	if (enc == NP_UTF8)
		from_utf8(&want, data, size);
	else if (enc == NP_UTF16)
		from_utf16(&want, data, size);
	else
		from_cp1252(&want, data, size);
	REQUIRE(out.len == want.len && !memcmp(out.ptr ? out.ptr : "",
		want.ptr ? want.ptr : "", out.len));
	if (out.len >= 3 && !memcmp(out.ptr, "\xEF\xBB\xBF", 3))
		return 0; /* a second mark would be taken for one again */
	REQUIRE(utf8_valid(out.ptr, out.len) == out.len);
	REQUIRE(np_decode(other, out.ptr, out.len, NP_GUESS, &again)
		== NP_OK);
	REQUIRE(again.len == out.len && (!out.len || again.ptr == out.ptr));
	return 0;
}
