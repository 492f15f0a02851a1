/* scene.h - what the modules of this stage read of a document: the document,
 * its parse, and the way from a token to what is around it. */
#ifndef NP_SCENE_H
#define NP_SCENE_H

#include "doc.h"
#include "report/tree.h"

struct np_scene {
	const struct np_doc *doc;
	const struct np_tree *tree;
	const uint32_t *sent; /* [T] sentence of a token */
	const uint32_t *mention; /* [T] innermost mention over it or NP_NONE */
	const uint32_t *mate; /* [T] see mates.h */
};

/* In doc's arena. */
void np_scene_set(struct np_scene *s, const struct np_doc *doc,
	const struct np_tree *tree);

/* Is token i one of those single characters? */
bool np_char_is(const struct np_text *t, uint32_t i, const char *any);

/* Does token i count: "7", "seven", "several", "dozens"? */
bool np_is_number(const struct np_text *t, uint32_t i);

/* The token of a run of n tokens whose head lies outside it. */
uint32_t np_head_of(const struct np_text *t, uint32_t beg, uint32_t n);

/* Tokens [beg, end) as text on one line, in the arena. */
np_str np_tokens_text(np_arena *a, const struct np_text *t, uint32_t beg,
	uint32_t end);

/* Two strings with a blank between them, in the arena. */
np_str np_join_text(np_arena *a, np_str s, np_str t);

/* The noun phrase around its head i as text on one line, in the arena; of a
 * person or an organisation the name, also where "he" or "the minister"
 * stands for it. */
np_str np_phrase_text(const struct np_scene *s, uint32_t i);

#endif
