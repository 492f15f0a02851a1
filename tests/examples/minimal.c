/* minimal - the whole of the library in one screen: who is named in a text.
 *
 *	minimal FILE
 */
#include <stdio.h>
#include <stdlib.h>

#include <newsparse.h>

static void print(const np_doc *doc)
{
	static const char *const names[] = { "PER", "LOC", "ORG", "MISC" };
	const np_entity *e;
	size_t i, n;

	e = np_doc_entities(doc, &n);
	for (i = 0; i < n; i++)
		if (!e[i].unnamed)
			printf("%s\t%u\t%.*s\n", names[e[i].type],
				(unsigned)e[i].nmentions, (int)e[i].name.len,
				e[i].name.ptr);
}

int main(int argc, char **argv)
{
	static char text[1 << 16];
	np_model *model = NULL;
	np_ctx *ctx = NULL;
	const np_doc *doc;
	np_status st;
	size_t len;
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (!f) {
		fputs("usage: minimal FILE\n", stderr);
		return 2;
	}
	len = fread(text, 1, sizeof text, f);
	fclose(f);
	if ((st = np_model_open(&model, NULL)) == NP_OK
	    && (st = np_ctx_new(&ctx, model)) == NP_OK
	    && (st = np_analyze(ctx, text, len, NULL, &doc)) == NP_OK)
		print(doc);
	else
		fprintf(stderr, "minimal: %s\n", np_strerror(st));
	np_ctx_free(ctx);
	np_model_free(model);
	return st == NP_OK ? 0 : 2;
}
