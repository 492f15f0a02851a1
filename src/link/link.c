/* The link stage on one screen. */
#include "link/link.h"

#include "link/acts.h"
#include "link/alias.h"
#include "link/coref.h"
#include "link/entity.h"
#include "link/lead.h"
#include "link/links.h"
#include "link/mentions.h"
#include "link/oneplace.h"
#include "link/place.h"
#include "link/salience.h"
#include "link/title.h"
#include "base/banned.h"

void np_link(struct np_doc *doc, const struct np_lex *lex,
	const struct np_hit *hits, uint32_t nhits)
{
	bool wide = !(doc->opt.skip & NP_SKIP_LINKS);
	struct np_links l;

	np_links_begin(&l, doc, lex, hits, nhits);
	np_mentions_read(&l, wide);
	np_links_groups(&l);
	np_alias_join(&l);
	if (wide) {
		np_coref_join(&l);
		np_lead_join(&l);
	}
	np_entity_begin(&l);
	np_title_read(&l);
	np_entity_end(&l);
	np_salience_order(doc);
	if (!wide)
		return;
	np_place_resolve(doc, lex, l.words, hits, nhits);
	np_oneplace_join(doc);
	np_acts_mark(doc);
}
