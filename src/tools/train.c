/* train - learn a section of the model from annotated text.
 *
 *	train names OPTION...      people, places, organisations (train_names.c)
 *	train sents OUT FILE...    where sentences end (train_sents.c)
 *	train syntax OPTION...     parts of speech, dependencies (train_syntax.c)
 */
#include "train.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} parts[] = {
	{ "names", train_names },
	{ "syntax", train_syntax },
	{ "sents", train_sents },
};

int main(int argc, char **argv)
{
	size_t i;

	for (i = 0; argc > 1 && i < sizeof parts / sizeof *parts; i++)
		if (!strcmp(argv[1], parts[i].name))
			return parts[i].run(argc - 1, argv + 1);
	fputs("usage: train names|sents|syntax OPTION...\n", stderr);
	return 2;
}
