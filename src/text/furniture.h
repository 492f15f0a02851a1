/* furniture.h - what a web page puts around and between the paragraphs of an
 * article: "Hide Caption", "Read more: ...", "Follow us on ...". */
#ifndef NP_FURNITURE_H
#define NP_FURNITURE_H

#include "text/text.h"
#include "text/words.h"

enum np_reach {
	NP_REACH_WORDS, /* these words alone */
	NP_REACH_REST, /* to the end of the sentence */
	NP_REACH_BLOCK, /* and of the paragraph, when short and begun by it */
	NP_REACH_BACK, /* and what stands before it: a caption ends here */
	NP_REACH_WHOLE /* the whole sentence that holds it */
};

struct np_furniture {
	uint32_t beg; /* first token of the words, or their opening bracket */
	uint32_t end; /* token behind the words, or behind their brackets */
	uint8_t zone; /* np_zone */
	uint8_t reach; /* enum np_reach */
};

/* Can one begin with that word?  Spares all others a call. */
static inline bool np_may_furnish(const struct np_word *w)
{
	return w->lists & NP_WL_PAGE
		|| (w->n == 1 && (*w->s == '(' || *w->s == '['));
}

/* Does a piece of furniture begin with token i?  Looks a few tokens to both
 * sides. */
bool np_furniture_at(const struct np_text *t, uint32_t i,
	struct np_furniture *f);

#endif
