/* The last stage, in its own order: the parse made walkable, then quotations,
 * events and the gist, each from what stands before it. */
#include "report/report.h"

#include "report/events.h"
#include "report/gist.h"
#include "report/indirect.h"
#include "report/quotes.h"
#include "base/banned.h"

void np_report_read(struct np_doc *doc)
{
	struct np_tree tree;
	struct np_scene scene;

	np_tree_build(&tree, doc->arena, &doc->text);
	np_scene_set(&scene, doc, &tree);
	np_quotes_find(doc, &scene);
	np_indirect_find(doc, &scene);
	np_events_find(doc, &scene);
	np_gist_find(doc, &scene);
}
