/* The last stage, in its own order: the parse made walkable, then quotations,
 * events and the gist, each from what stands before it. */
#include "report/report.h"

#include <string.h>

#include "report/events.h"
#include "report/gist.h"
#include "report/quotes.h"
#include "base/banned.h"

/* Maps from tokens to the sentence and the innermost mention around them. */
static void set_scene(struct np_scene *s, struct np_doc *doc,
	const struct np_tree *tree)
{
	const struct np_text *t = &doc->text;
	uint32_t *sent = NP_NEW(doc->arena, uint32_t, t->ntokens);
	uint32_t *over = NP_NEW(doc->arena, uint32_t, t->ntokens);
	uint32_t i, j;
	const np_mention *m;

	for (i = 0; i < t->nsents; i++)
		for (j = 0; j < t->sents[i].ntokens; j++)
			sent[t->sents[i].token + j] = i;
	memset(over, 0xff, t->ntokens * sizeof *over);
	/* An enclosing mention comes before the ones inside it. */
	for (i = 0; i < doc->nmentions; i++) {
		m = &doc->mentions[i];
		for (j = 0; j < m->ntokens; j++)
			over[m->token + j] = i;
	}
	*s = (struct np_scene){ doc, tree, sent, over };
}

void np_report_read(struct np_doc *doc)
{
	struct np_tree tree;
	struct np_scene scene;

	np_tree_build(&tree, doc->arena, &doc->text);
	set_scene(&scene, doc, &tree);
	np_quotes_find(doc, &scene);
	np_events_find(doc, &scene);
	np_gist_find(doc, &scene);
}
