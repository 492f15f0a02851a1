/* Sets of names from tables of facts (GeoNames): see struct np_vocab. */
#include "train_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -- Sets of names --------------------------------------------------------- */

/* Words of many names, a sentence each. */
struct names {
	np_arena arena;
	np_str *words;
	uint8_t *starts;
	uint32_t n, cap, capstarts, nstarts;
};

static void add_name(struct names *v, const char *s, size_t len)
{
	const char *end = s + len, *p;
	uint8_t first = 1;
	np_str word;

	for (; s < end; s = p + 1) {
		for (p = s; p < end && *p != ' '; p++)
			;
		if (p == s)
			continue;
		word.ptr = np_arena_copy(&v->arena, s, (size_t)(p - s));
		word.len = (size_t)(p - s);
		NP_PUSH(&v->arena, v->words, v->n, v->cap, word);
		NP_PUSH(&v->arena, v->starts, v->nstarts, v->capstarts, first);
		first = 0;
	}
}

/* Column col of a table; with `list`, of names between commas. */
static void add_names(struct names *v, const struct tn_session *s,
	const char *file, int col, int list)
{
	char path[1024], *p, *e;
	static char line[1 << 16];
	FILE *fp;
	int k;

	snprintf(path, sizeof path, "%s/%s", s->o.facts, file);
	fp = fopen(path, "r");
	while (fp && fgets(line, sizeof line, fp)) {
		line[strcspn(line, "\r\n")] = '\0';
		for (p = line, k = 0; p && k < col; k++) {
			p = strchr(p, '\t');
			p = p ? p + 1 : NULL;
		}
		if (!p)
			continue;
		e = p + strcspn(p, "\t");
		while (p < e) {
			size_t n = list ? strcspn(p, ",\t") : (size_t)(e - p);

			add_name(v, p, n);
			p += n + 1;
		}
	}
	if (fp)
		fclose(fp);
	else
		fprintf(stderr, "train: no %s\n", path);
}

static void make_set(struct tn_session *s, struct names *v, unsigned k)
{
	struct np_text t;

	if (v->n) {
		np_text_given(&t, &v->arena, v->words, v->starts, v->n);
		vocabulary_set(&s->vocab, k, &t, 1 << 18);
		fprintf(stderr, "names: set %u of %u names\n", k, t.nsents);
	}
	s->view.sets[k] = s->vocab.sets[k];
	s->view.setbytes[k] = s->vocab.setbytes[k];
	np_arena_free(&v->arena);
}

void tn_make_sets(struct tn_session *s)
{
	struct names v;

	memset(&v, 0, sizeof v);
	np_arena_init(&v.arena);
	if (setjmp(v.arena.fail))
		exit(2);
	add_names(&v, s, "cities15000.txt", 1, 0);
	add_names(&v, s, "cities15000.txt", 2, 0);
	add_names(&v, s, "cities15000.txt", 3, 1);
	add_names(&v, s, "geonames_admin1.tsv", 1, 0);
	add_names(&v, s, "geonames_admin1.tsv", 2, 0);
	make_set(s, &v, 0);
	memset(&v, 0, sizeof v);
	np_arena_init(&v.arena);
	if (setjmp(v.arena.fail))
		exit(2);
	add_names(&v, s, "cities1000-extra.tsv", 1, 0);
	make_set(s, &v, 1);
}
