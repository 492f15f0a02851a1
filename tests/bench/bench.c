/* bench - what the text stages cost, and what they find.
 *
 *	bench dump FILE     one token a line: beg end sentence zone text */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/text.h"

static char *slurp(const char *name, size_t *n)
{
	FILE *f = fopen(name, "rb");
	char *s;

	if (!f || fseek(f, 0, SEEK_END))
		return NULL;
	*n = (size_t)ftell(f);
	rewind(f);
	s = malloc(*n + 1);
	if (!s || fread(s, 1, *n, f) != *n)
		return NULL;
	fclose(f);
	return s;
}

static void dump(const struct np_text *t)
{
	const np_sentence *s;
	const np_token *k;
	uint32_t i, j;

	for (i = 0; i < t->nsents; i++) {
		s = &t->sents[i];
		for (j = s->token; j < s->token + s->ntokens; j++) {
			k = &t->tokens[j];
			printf("%u\t%u\t%u\t%u\t%.*s\n", k->span.beg,
				k->span.end, i, k->zone,
				(int)(k->span.end - k->span.beg),
				t->source.ptr + k->span.beg);
		}
	}
}

int main(int argc, char **argv)
{
	np_arena a;
	struct np_text t;
	size_t n;
	char *s;

	if (argc < 3 || !(s = slurp(argv[2], &n)))
		return 2;
	np_arena_init(&a);
	if (setjmp(a.fail))
		return 1;
	np_text_read(&t, &a, s, n, (np_str){ NULL, 0 });
	dump(&t);
	np_arena_free(&a);
	free(s);
	return 0;
}
