/* marked.h - articles whose names are marked in the text, for tests of the
 * stages behind the names model:
 *
 *	[P Barack Obama] flew to [L Paris]. [P Obama] met ...
 *
 * P, L, O, M are the types.  The document is what np_analyze() would make had
 * the model found exactly these names; it is checked before it is returned. */
#ifndef NP_MARKED_H
#define NP_MARKED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "doc.h"
#include "link/link.h"
#include "model/open.h"

struct marked {
	np_model *model;
	np_arena arena;
	np_buf plain;
	struct { uint32_t beg, end, type; } name[64];
	unsigned nnames;
	struct np_doc doc;
	np_buf got; /* for a test to say what it found */
	size_t wrong;
};

static inline void marked_open(struct marked *k)
{
	memset(k, 0, sizeof *k);
	k->plain = k->got = (np_buf)NP_BUF_INIT;
	assert_int_equal(np_model_open(&k->model, NULL), NP_OK);
	np_arena_init(&k->arena);
}

/* Compare got with what is wanted of the text last read. */
static inline void marked_want(struct marked *k, const char *description,
	const char *want)
{
	if (!strcmp(k->got.ptr, want))
		return;
	print_error("%s:\n%s\n got %s\nwant %s\n", description, k->plain.ptr,
		k->got.ptr, want);
	k->wrong++;
}

/* Fails when something was not as wanted. */
static inline void marked_close(struct marked *k)
{
	np_arena_free(&k->arena);
	np_buf_free(&k->plain);
	np_buf_free(&k->got);
	np_model_free(k->model);
	assert_int_equal(k->wrong, 0);
}

static inline void marked_strip(struct marked *k, const char *s)
{
	static const char types[] = "PLOM";
	unsigned open = 0;

	np_buf_clear(&k->plain);
	k->nnames = 0;
	for (; *s; s++) {
		if (*s == '[' && s[1] && strchr(types, s[1]) && s[2] == ' ') {
			open = 1;
			k->name[k->nnames].beg = (uint32_t)k->plain.len;
			k->name[k->nnames].type
				= (uint32_t)(strchr(types, s[1]) - types);
			s += 2;
		} else if (*s == ']' && open) {
			open = 0;
			k->name[k->nnames++].end = (uint32_t)k->plain.len;
		} else {
			np_buf_addc(&k->plain, *s);
		}
	}
}

static inline void marked_mentions(struct marked *k)
{
	struct np_doc *d = &k->doc;
	uint32_t i, t = 0;

	d->mentions = NP_NEW(&k->arena, np_mention, k->nnames);
	d->nmentions = k->nnames;
	for (i = 0; i < k->nnames; i++) {
		np_mention *m = &d->mentions[i];

		while (d->text.tokens[t].span.end <= k->name[i].beg)
			t++;
		m->token = t;
		while (t < d->text.ntokens
			&& d->text.tokens[t].span.beg < k->name[i].end)
			t++;
		m->ntokens = t - m->token;
		m->span.beg = d->text.tokens[m->token].span.beg;
		m->span.end = d->text.tokens[t - 1].span.end;
		m->type = (uint8_t)k->name[i].type;
		m->score = 0.9f;
		m->entity = NP_NONE;
	}
}

/* Read a marked text. */
static inline const struct np_doc *marked_read(struct marked *k, const char *s)
{
	const np_model *m = k->model;
	struct np_doc *d = &k->doc;
	struct np_hit *hits;
	uint32_t nhits;

	np_arena_reset(&k->arena);
	memset(d, 0, sizeof *d);
	d->arena = &k->arena;
	d->model = m;
	d->gist.when = NP_NONE;
	marked_strip(k, s);
	assert_int_equal(setjmp(k->arena.fail), 0);
	np_text_read(&d->text, &k->arena, k->plain.ptr, k->plain.len,
		(np_str){ NULL, 0 });
	np_lex_find(&m->lex, &k->arena, &d->text, &hits, &nhits);
	np_parser_read(&m->parser, &k->arena, &d->text);
	marked_mentions(k);
	np_link(d, &m->lex, hits, nhits);
	if (np_doc_check(d))
		fail_msg("%s: %s", s, np_doc_check(d));
	return d;
}

/* "Obama: Barack Obama, the president; Paris": entities in order of their
 * first mention, the names of each joined by " = ", into got. */
static inline void marked_groups(struct marked *k, unsigned kinds)
{
	const struct np_doc *d = &k->doc;
	np_buf *out = &k->got;
	uint32_t i, j, n;

	np_buf_clear(out);
	for (i = 0; i < d->nmentions; i++) {
		uint32_t e = d->mentions[i].entity;

		for (j = 0; j < i && (d->mentions[j].entity != e
			|| !(kinds >> d->mentions[j].kind & 1)); j++)
			;
		if (j < i || !(kinds >> d->mentions[i].kind & 1))
			continue;
		np_buf_adds(out, out->len ? "; " : "");
		for (n = 0, j = i; j < d->nmentions; j++) {
			const np_mention *m = &d->mentions[j];

			if (m->entity != e || !(kinds >> m->kind & 1))
				continue;
			np_buf_adds(out, n++ ? " = " : "");
			np_buf_add(out, d->text.source.ptr + m->span.beg,
				m->span.end - m->span.beg);
		}
	}
}

#endif
