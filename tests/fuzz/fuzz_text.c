/* The text door: any bytes.
 *
 * Properties: spans lie in the source, in order, disjoint, not empty, on
 * borders of code points where the source is well-formed; every visible ASCII
 * byte is in exactly one token and no token begins or ends with an ASCII
 * blank; sentences cover the tokens one by one; every word is what np_hash()
 * says; the same bytes give the same tokens again; tokens given back one by
 * one keep their number and their spelling.  Decoding gives well-formed UTF-8
 * for every encoding, and well-formed UTF-8 comes back as it was. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/chars.h"
#include "text/decode.h"
#include "text/text.h"
#include "text/utf8.h"

#define REQUIRE(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int is_wellformed(const unsigned char *p, size_t n)
{
	const unsigned char *end = p + n;
	uint32_t cp;

	while (p < end) {
		p += np_utf8_next(p, end, &cp);
		if (cp == NP_BAD_CP)
			return 0;
	}
	return 1;
}

static int is_blank(unsigned char c)
{
	return np_byte_class[c] == NP_C_BLANK;
}

/* No visible ASCII byte in [beg, end): what lies between two tokens. */
static void check_gap(const struct np_text *t, uint32_t beg, uint32_t end)
{
	uint32_t i;

	for (i = beg; i < end; i++)
		REQUIRE(is_blank((unsigned char)t->source.ptr[i])
			|| (unsigned char)t->source.ptr[i] >= 0x80);
}

static void check_tokens(const struct np_text *t)
{
	int sound = is_wellformed((const unsigned char *)t->source.ptr,
		t->source.len);
	const char *s = t->source.ptr;
	uint32_t i, at = 0;
	np_span k;

	for (i = 0; i < t->ntokens; i++) {
		k = t->tokens[i].span;
		REQUIRE(k.beg >= at && k.beg < k.end);
		REQUIRE(k.end <= t->source.len);
		REQUIRE(!is_blank((unsigned char)s[k.beg]));
		REQUIRE(!is_blank((unsigned char)s[k.end - 1]));
		if (sound) {
			REQUIRE((s[k.beg] & 0xC0) != 0x80);
			REQUIRE(k.end == t->source.len
				|| (s[k.end] & 0xC0) != 0x80);
		}
		check_gap(t, at, k.beg);
		at = k.end;
	}
	check_gap(t, at, (uint32_t)t->source.len);
}

static void check_sentences(const struct np_text *t)
{
	uint32_t i, next = 0;
	const np_sentence *s;

	for (i = 0; i < t->nsents; i++) {
		s = &t->sents[i];
		REQUIRE(s->token == next && s->ntokens);
		next += s->ntokens;
		REQUIRE(next <= t->ntokens);
		REQUIRE(s->span.beg == t->tokens[s->token].span.beg);
		REQUIRE(s->span.end == t->tokens[next - 1].span.end);
	}
	REQUIRE(next == t->ntokens);
}

static void check_words(const struct np_text *t)
{
	uint32_t i, count = 0;
	const struct np_word *w;

	for (i = 0; i < t->nwords; i++) {
		w = &t->words[i];
		REQUIRE(w->count && t->word[w->first] == i);
		REQUIRE(w->hash == np_hash(w->s, w->n, 0));
		REQUIRE(w->lowhash == np_hash(w->low, w->nlow, 0));
		count += w->count;
	}
	REQUIRE(count == t->ntokens);
}

static void check_given(const struct np_text *t, np_arena *a)
{
	struct np_text u;
	np_str *words = NP_NEW(a, np_str, t->ntokens);
	uint8_t *starts = NP_NEW(a, uint8_t, t->ntokens);
	uint32_t i;

	for (i = 0; i < t->ntokens; i++)
		words[i] = (np_str){ t->source.ptr + t->tokens[i].span.beg,
			t->tokens[i].span.end - t->tokens[i].span.beg };
	for (i = 0; i < t->nsents; i++)
		starts[t->sents[i].token] = 1;
	np_text_given(&u, a, words, starts, t->ntokens);
	REQUIRE(u.ntokens == t->ntokens && u.nsents == t->nsents);
	for (i = 0; i < u.ntokens; i++)
		REQUIRE(u.tokens[i].span.end - u.tokens[i].span.beg
			== words[i].len && !memcmp(u.source.ptr
			+ u.tokens[i].span.beg, words[i].ptr, words[i].len));
	check_sentences(&u);
}

/* Field by field: a token has bytes of padding. */
static void check_same(const struct np_text *t, const struct np_text *u)
{
	const np_token *k, *l;
	uint32_t i;

	for (i = 0; i < t->ntokens; i++) {
		k = &t->tokens[i];
		l = &u->tokens[i];
		REQUIRE(k->span.beg == l->span.beg);
		REQUIRE(k->span.end == l->span.end);
		REQUIRE(k->kind == l->kind && k->flags == l->flags);
		REQUIRE(k->zone == l->zone && k->head == l->head);
		REQUIRE(t->word[i] == u->word[i]);
	}
}

static void read_and_check(np_arena *a, const char *s, size_t n)
{
	const np_str none = { NULL, 0 }, head = { "A head", 6 };
	struct np_text t, u;

	np_text_read(&t, a, s, n, none);
	check_tokens(&t);
	check_sentences(&t);
	check_words(&t);
	np_text_read(&u, a, s, n, none);
	REQUIRE(t.ntokens == u.ntokens);
	check_same(&t, &u);
	check_given(&t, a);
	np_text_read(&u, a, s, n, head);
	REQUIRE(u.body == 8 && u.ntokens == t.ntokens + 2);
}

static void check_text(const char *s, size_t n)
{
	np_arena a;

	np_arena_init(&a);
	if (setjmp(a.fail))
		abort();
	read_and_check(&a, s, n);
	np_arena_free(&a);
}

static void check_decode(const void *data, size_t n)
{
	np_buf b = NP_BUF_INIT;
	np_str s;
	int enc;

	for (enc = NP_GUESS; enc <= NP_CP1252; enc++) {
		REQUIRE(np_decode_bytes(&b, data, n, (np_encoding)enc, &s)
			== NP_OK);
		REQUIRE(is_wellformed((const unsigned char *)s.ptr, s.len));
		if (enc == NP_UTF8 && is_wellformed(data, n) && n
				&& *(const unsigned char *)data != 0xEF)
			REQUIRE(s.ptr == data && s.len == n);
	}
	np_buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_text((const char *)data, size);
	check_decode(data, size);
	return 0;
}
