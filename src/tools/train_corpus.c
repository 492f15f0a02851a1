/* Reading annotated text. */
#include "train_corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const types[] = { "PER", "LOC", "ORG", "MISC", "DATE" };

static uint8_t label_of(const char *tag)
{
	int k;

	for (k = 0; k < NP_NTYPES; k++)
		if (strlen(tag) > 2 && !strcmp(tag + 2, types[k]))
			return (uint8_t)(tag[0] == 'I' ? NP_LABEL_I(k)
				: NP_LABEL_B(k));
	return 0;
}

/* One document while it is read. */
struct draft {
	np_str *words;
	uint8_t *starts, *label, *sure;
	uint32_t n, cap;
	int fresh; /* the next token starts a sentence */
	uint32_t nsents, ndocs;
};

static void grow(struct draft *d)
{
	if (d->n < d->cap)
		return;
	d->cap = d->cap ? d->cap * 2 : 4096;
	d->words = realloc(d->words, d->cap * sizeof *d->words);
	d->starts = realloc(d->starts, d->cap);
	d->label = realloc(d->label, d->cap);
	d->sure = realloc(d->sure, d->cap);
	if (!d->words || !d->starts || !d->label || !d->sure)
		abort();
}

static void finish(struct corpus *c, struct draft *d,
	const struct corpus_how *how)
{
	struct corpus_doc doc;
	uint32_t n = d->n;

	if (n && d->ndocs++ % how->every)
		n = 0;
	d->n = d->nsents = 0;
	d->fresh = 1;
	if (!n)
		return;
	memset(&doc, 0, sizeof doc);
	np_text_given(&doc.text, &c->arena, d->words, d->starts, n);
	doc.label = (uint8_t *)np_arena_copy(&c->arena,
		(char *)d->label, n);
	doc.sure = (uint8_t *)np_arena_copy(&c->arena, (char *)d->sure, n);
	if (how->lex)
		np_lex_find(how->lex, &c->arena, &doc.text, &doc.hits,
			&doc.nhits);
	NP_PUSH(&c->arena, c->docs, c->ndocs, c->cap, doc);
	c->ntokens += n;
}

/* ASCII letters only: training text for capitals needs no more. */
static void recase(char *s, enum corpus_case letters, uint32_t sentence)
{
	static const char *const small = " a an the of in on at for to and or "
		"by with from as but nor 's n't ";
	char word[16];
	int keep;

	if (letters == CORPUS_ASIS
	    || (letters == CORPUS_TITLE && !corpus_is_title(sentence)))
		return;
	if (letters == CORPUS_TITLE) {
		snprintf(word, sizeof word, " %.12s ", s);
		keep = strstr(small, word) != NULL;
		if (!keep && *s >= 'a' && *s <= 'z')
			*s = (char)(*s - 32);
		return;
	}
	for (; *s; s++)
		if (letters == CORPUS_UPPER && *s >= 'a' && *s <= 'z')
			*s = (char)(*s - 32);
		else if (letters == CORPUS_LOWER && *s >= 'A' && *s <= 'Z')
			*s = (char)(*s + 32);
}

static void add_token(struct corpus *c, struct draft *d, char *line,
	enum corpus_case letters)
{
	char *tab = strchr(line, '\t'), *tab2 = NULL;

	if (tab) {
		*tab++ = '\0';
		tab2 = strchr(tab, '\t');
		if (tab2)
			*tab2++ = '\0';
	}
	grow(d);
	d->nsents += d->fresh && d->n;
	recase(line, letters, d->nsents);
	d->words[d->n].len = strlen(line);
	d->words[d->n].ptr = np_arena_copy(&c->arena, line, strlen(line));
	d->starts[d->n] = (uint8_t)d->fresh;
	d->label[d->n] = tab ? label_of(tab) : 0;
	/* I behind anything but its own kind begins. */
	if (d->label[d->n] && d->label[d->n] % 2 == 0 && (d->fresh
	    || (d->label[d->n - 1] != d->label[d->n]
	    && d->label[d->n - 1] != d->label[d->n] - 1)))
		d->label[d->n]--;
	d->sure[d->n] = tab2 ? (uint8_t)(atof(tab2) * 100 + 0.5) : 100;
	d->n++;
	d->fresh = 0;
}

void corpus_read(struct corpus *c, const char *path, const char *name,
	const struct corpus_how *how)
{
	FILE *fp = fopen(path, "r");
	struct draft d = { .fresh = 1 };
	char line[4096];

	memset(c, 0, sizeof *c);
	c->name = name;
	np_arena_init(&c->arena);
	if (!fp || setjmp(c->arena.fail)) {
		fprintf(stderr, "train: cannot read %s\n", path);
		exit(2);
	}
	while (fgets(line, sizeof line, fp)) {
		line[strcspn(line, "\r\n")] = '\0';
		if (!strncmp(line, "-DOCSTART-", 10))
			finish(c, &d, how);
		else if (*line)
			add_token(c, &d, line, how->letters);
		else {
			d.fresh = 1;
			if (d.n > how->most)
				finish(c, &d, how);
		}
	}
	finish(c, &d, how);
	fclose(fp);
	free(d.words);
	free(d.starts);
	free(d.label);
	free(d.sure);
}
