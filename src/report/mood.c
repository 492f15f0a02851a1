/* The verb's own class comes first (planned, denied, asked), an auxiliary
 * overrules it (will, may), and a bare "to" before it tells the future, as in
 * headlines. */
#include "report/mood.h"

#include <string.h>

#include "report/scene.h"
#include "base/banned.h"

/* Verbs that colour what depends on them. */
static enum np_modality verb_class(np_str lemma)
{
	static const struct {
		const char *verb;
		enum np_modality modality;
	} classes[] = {
		{ "aim", NP_PLANNED }, { "appeal", NP_ASKED },
		{ "ask", NP_ASKED }, { "call", NP_ASKED },
		{ "consider", NP_PLANNED }, { "demand", NP_ASKED },
		{ "deny", NP_DENIED }, { "expect", NP_PLANNED },
		{ "hope", NP_PLANNED }, { "intend", NP_PLANNED },
		{ "order", NP_ASKED }, { "plan", NP_PLANNED },
		{ "pledge", NP_PLANNED }, { "prepare", NP_PLANNED },
		{ "promise", NP_PLANNED }, { "refuse", NP_DENIED },
		{ "reject", NP_DENIED }, { "request", NP_ASKED },
		{ "schedule", NP_PLANNED }, { "seek", NP_PLANNED },
		{ "threaten", NP_PLANNED }, { "urge", NP_ASKED },
		{ "vow", NP_PLANNED }, { "want", NP_PLANNED },
	};
	size_t i;

	for (i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strlen(classes[i].verb) == lemma.len
		    && !memcmp(classes[i].verb, lemma.ptr, lemma.len))
			return classes[i].modality;
	return NP_FACT;
}

static enum np_modality aux_class(const struct np_text *t, uint32_t i)
{
	static const struct {
		const char *aux;
		enum np_modality modality;
	} classes[] = {
		{ "will", NP_FUTURE }, { "'ll", NP_FUTURE },
		{ "wo", NP_FUTURE }, { "shall", NP_FUTURE },
		{ "may", NP_POSSIBLE }, { "might", NP_POSSIBLE },
		{ "could", NP_POSSIBLE }, { "would", NP_POSSIBLE },
		{ "can", NP_POSSIBLE }, { "must", NP_ASKED },
		{ "should", NP_ASKED },
	};
	size_t k;

	for (k = 0; k < sizeof classes / sizeof *classes; k++)
		if (np_word_is(t, i, classes[k].aux))
			return classes[k].modality;
	return NP_FACT;
}

static bool is_negative(const struct np_text *t, uint32_t i)
{
	return np_word_is(t, i, "not") || np_word_is(t, i, "n't")
		|| np_word_is(t, i, "never") || np_word_is(t, i, "n\xE2\x80\x99t");
}

bool np_is_negated(const struct np_tree *tree, uint32_t v)
{
	uint32_t c;

	for (c = tree->child[v]; c != NP_NONE; c = tree->sibling[c])
		if (is_negative(tree->text, c))
			return true;
	return false;
}

void np_mood_read(const struct np_tree *tree, uint32_t v, uint32_t aux,
	np_event *e)
{
	const struct np_text *t = tree->text;
	uint32_t c;

	e->modality = (uint8_t)verb_class(e->verb);
	if (aux != NP_NONE && aux_class(t, aux) != NP_FACT)
		e->modality = (uint8_t)aux_class(t, aux);
	for (c = tree->child[v]; c != NP_NONE; c = tree->sibling[c]) {
		if (np_rel(tree, c) == NP_REL_AUX && aux_class(t, c) != NP_FACT)
			e->modality = (uint8_t)aux_class(t, c);
		if (np_rel(tree, c) == NP_REL_MARK && c + 1 == v
		    && np_word_is(t, c, "to") && e->modality == NP_FACT)
			e->modality = NP_FUTURE;
	}
	e->negated = np_is_negated(tree, v);
}
