/* Reading CoNLL-U, and word lists such as those of names (word, tab, anything;
 * a blank line between sentences), into the text the library works on.
 *
 * Trees are made projective on the way, since the parser builds no others: an
 * arc that crosses another is moved up to the head's head, the shortest such
 * arc first (Nivre and Nilsson, ACL 2005, without their encoding). */
#include "train_syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	struct ts_corpus *c;
	np_str *words;
	uint8_t *starts;
	size_t n;
	unsigned cap, labelled_cap;
	int fresh; /* the next token begins a sentence */
	int conllu;
};

static np_str load(np_arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0, got, room = 1 << 20;
	char *p = malloc(room);
	np_str s;

	if (!f || !p) {
		fprintf(stderr, "train: %s: cannot be read\n", path);
		exit(2);
	}
	while ((got = fread(p + n, 1, room - n, f)) > 0) {
		n += got;
		if (n == room && !(p = realloc(p, room *= 2)))
			exit(2);
	}
	fclose(f);
	s = (np_str){ np_arena_copy(a, p, n), n };
	free(p);
	return s;
}

static unsigned code(const char *(*name)(unsigned), np_str s)
{
	unsigned i;

	for (i = 1; name(i)[0] != '_'; i++)
		if (strlen(name(i)) == s.len && !memcmp(name(i), s.ptr, s.len))
			return i;
	return 0;
}

/* Rare relations and odd ones by their universal part. */
static unsigned relation(np_str s)
{
	unsigned r = code(np_rel_name, s);
	const char *colon = memchr(s.ptr, ':', s.len);

	if (!r && colon)
		s.len = (size_t)(colon - s.ptr);
	if (!r)
		r = code(np_rel_name, s);
	return r ? r : NP_REL_DEP;
}

static unsigned columns(np_str line, np_str col[10])
{
	unsigned n = 0;
	const char *p = line.ptr, *end = p + line.len, *q;

	for (; n < 10; p = q + 1) {
		q = memchr(p, '\t', (size_t)(end - p));
		col[n++] = (np_str){ p, (size_t)((q ? q : end) - p) };
		if (!q)
			break;
	}
	return n;
}

static uint32_t number(np_str s)
{
	uint32_t v = 0;
	size_t i;

	for (i = 0; i < s.len; i++)
		v = v * 10 + (uint32_t)(s.ptr[i] - '0');
	return v;
}

static void add_token(struct reader *r, np_str word)
{
	np_arena *a = &r->c->arena;
	unsigned cap = r->cap;

	if (r->n == r->cap) {
		r->words = np_arena_grow(a, r->words, r->n, &cap,
			sizeof *r->words);
		cap = r->cap;
		r->starts = np_arena_grow(a, r->starts, r->n, &cap, 1);
		r->cap = cap;
	}
	r->words[r->n] = word;
	r->starts[r->n++] = (uint8_t)r->fresh;
	r->fresh = 0;
}

static void add_answer(struct reader *r, const np_str col[10])
{
	struct ts_corpus *c = r->c;
	np_arena *a = &c->arena;
	size_t i = r->n - 1;
	unsigned cap;

	if (i == r->labelled_cap) {
		cap = r->labelled_cap;
		c->upos = np_arena_grow(a, c->upos, i, &cap, 1);
		cap = r->labelled_cap;
		c->xpos = np_arena_grow(a, c->xpos, i, &cap, 1);
		cap = r->labelled_cap;
		c->rel = np_arena_grow(a, c->rel, i, &cap, 1);
		cap = r->labelled_cap;
		c->head = np_arena_grow(a, c->head, i, &cap,
			sizeof *c->head);
		r->labelled_cap = cap;
	}
	c->upos[i] = (uint8_t)code(np_upos_name, col[3]);
	c->xpos[i] = (uint8_t)code(np_xpos_name, col[4]);
	c->rel[i] = (uint8_t)relation(col[7]);
	c->head[i] = number(col[6]); /* from 1, 0 is the root; see finish() */
}

static void read_line(struct reader *r, np_str line)
{
	np_str col[10] = { { NULL, 0 } };

	if (line.len && line.ptr[line.len - 1] == '\r')
		line.len--;
	if (!line.len) {
		r->fresh = 1;
		return;
	}
	if (r->conllu && line.ptr[0] == '#')
		return;
	if (columns(line, col) < 10 && r->conllu)
		return;
	if (r->conllu && (memchr(col[0].ptr, '-', col[0].len)
			|| memchr(col[0].ptr, '.', col[0].len)))
		return;
	if (!r->conllu && col[0].len == 10
	    && !memcmp(col[0].ptr, "-DOCSTART-", 10))
		return;
	add_token(r, r->conllu ? col[1] : col[0]);
	if (r->conllu)
		add_answer(r, col);
}

static void read_file(struct reader *r, const char *path)
{
	np_str s = load(&r->c->arena, path);
	const char *p = s.ptr, *end = p + s.len, *q;

	r->fresh = 1;
	for (; p < end; p = q + 1) {
		q = memchr(p, '\n', (size_t)(end - p));
		if (!q)
			q = end;
		read_line(r, (np_str){ p, (size_t)(q - p) });
	}
}

/* Is the arc to token d crossed by one to a token between its ends? */
static int crossed(const uint32_t *head, uint32_t n, uint32_t d)
{
	uint32_t a = d < head[d] ? d : head[d], b = d < head[d] ? head[d] : d;
	uint32_t i;

	for (i = a + 1; i < b && i < n; i++)
		if (head[i] < a || head[i] > b)
			return 1;
	return 0;
}

/* ROOT stands at n, behind the sentence, as it does for the parser. */
static void make_projective(uint32_t *head, uint32_t n)
{
	uint32_t d, best, len, shortest;

	for (;;) {
		best = shortest = UINT32_MAX;
		for (d = 0; d < n; d++) {
			len = d < head[d] ? head[d] - d : d - head[d];
			if (head[d] < n && len < shortest
			    && crossed(head, n, d))
				best = d, shortest = len;
		}
		if (best == UINT32_MAX)
			return;
		head[best] = head[head[best]];
	}
}

static void finish(struct ts_corpus *c)
{
	uint32_t i, k, n, *head;

	for (i = 0; i < c->text.nsents; i++) {
		n = c->text.sents[i].ntokens;
		head = c->head + c->text.sents[i].token;
		for (k = 0; k < n; k++)
			head[k] = head[k] && head[k] <= n ? head[k] - 1 : n;
		make_projective(head, n);
	}
}

static void begin(struct reader *r, struct ts_corpus *c, int conllu)
{
	memset(c, 0, sizeof *c);
	memset(r, 0, sizeof *r);
	np_arena_init(&c->arena);
	r->c = c;
	r->conllu = conllu;
}

static void read_files(struct reader *r, const struct ts_files *files)
{
	unsigned i;

	for (i = 0; i < files->n; i++)
		read_file(r, files->path[i]);
}

static void no_memory(void)
{
	fputs("train: out of memory\n", stderr);
	exit(2);
}

void ts_read_conllu(struct ts_corpus *c, const struct ts_files *files)
{
	struct reader r;

	begin(&r, c, 1);
	if (setjmp(c->arena.fail))
		no_memory();
	read_files(&r, files);
	np_text_given(&c->text, &c->arena, r.words, r.starts, r.n);
	finish(c);
}

void ts_read_words(struct ts_corpus *c, const struct ts_files *files)
{
	struct reader r;

	begin(&r, c, 0);
	if (setjmp(c->arena.fail))
		no_memory();
	read_files(&r, files);
	np_text_given(&c->text, &c->arena, r.words, r.starts, r.n);
}

void ts_free(struct ts_corpus *c)
{
	np_arena_free(&c->arena);
}

void ts_shuffle(uint32_t *order, uint32_t n, uint64_t *seed)
{
	uint32_t i, j, t;

	for (i = n; i > 1; i--) {
		j = ts_random(seed) % i;
		t = order[i - 1], order[i - 1] = order[j], order[j] = t;
	}
}
