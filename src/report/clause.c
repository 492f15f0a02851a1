/* Read off the parse: the subject may be shared with an earlier verb ("found
 * and killed"), the predicate ends before the first clause that hangs on one of
 * its objects. */
#include "report/clause.h"

#include "base/list.h"
#include "report/mood.h"
#include "base/banned.h"

/* Longest predicate, in tokens behind the verb. */
#define LONG 24
#define NEEDED 6 /* more for a clause that the last noun needs */

bool np_is_predicate(const struct np_tree *tree, uint32_t i)
{
	if (np_upos(tree, i) != NP_UPOS_VERB)
		return false;
	switch (np_rel(tree, i)) {
	case NP_REL_AUX:
	case NP_REL_AUX_PASS:
	case NP_REL_COP:
	case NP_REL_AMOD:
	case NP_REL_CASE:
	case NP_REL_MARK:
	case NP_REL_COMPOUND:
	case NP_REL_XCOMP:
		return false;
	default:
		return true;
	}
}

/* "It is the first time", "that was not true" tell of nobody. */
static bool is_empty_subject(const struct np_text *t, uint32_t i)
{
	static const char *const words[] = { "it", "that", "there", "these",
		"this", "those", "what", "which" };
	const struct np_word *w = np_word_of(t, i);

	return NP_LIST_HAS(words, w->low, w->nlow);
}

bool np_is_copular(const struct np_tree *tree, uint32_t i)
{
	uint32_t subj = np_tree_child(tree, i, NP_REL_NSUBJ);

	if (np_upos(tree, i) == NP_UPOS_VERB || np_upos(tree, i) == NP_UPOS_AUX
	    || np_tree_child(tree, i, NP_REL_COP) == NP_NONE
	    || subj == NP_NONE || is_empty_subject(tree->text, subj))
		return false;
	return np_rel(tree, i) == NP_REL_ROOT || np_rel(tree, i) == NP_REL_CCOMP
		|| np_rel(tree, i) == NP_REL_CONJ
		|| np_rel(tree, i) == NP_REL_PARATAXIS;
}

/* The child of that relation nearest before v, else the first: of two subjects
 * the parse took one from what stands around the clause. */
static uint32_t nearest_child(const struct np_tree *tree, uint32_t v,
	unsigned rel)
{
	uint32_t c, best = NP_NONE;

	for (c = tree->child[v]; c != NP_NONE; c = tree->sibling[c])
		if (np_rel(tree, c) == rel && (c < v || best == NP_NONE))
			best = c;
	return best;
}

static uint32_t subject_of(const struct np_tree *tree, uint32_t v,
	bool *passive)
{
	uint32_t subj, step;

	for (step = 0; v != NP_NONE && step < 4; step++) {
		*passive = false;
		subj = nearest_child(tree, v, NP_REL_NSUBJ);
		if (subj != NP_NONE)
			return subj;
		*passive = true;
		subj = nearest_child(tree, v, NP_REL_NSUBJ_PASS);
		if (subj != NP_NONE)
			return subj;
		if (np_rel(tree, v) != NP_REL_CONJ && np_rel(tree, v) != NP_REL_ADVCL
		    && np_rel(tree, v) != NP_REL_XCOMP
		    && np_rel(tree, v) != NP_REL_PARATAXIS)
			break;
		v = np_tree_head(tree, v);
	}
	*passive = false;
	return NP_NONE;
}

static bool is_relative(const struct np_text *t, uint32_t i)
{
	return np_word_is(t, i, "who") || np_word_is(t, i, "which")
		|| np_word_is(t, i, "that");
}

/* The noun that a relative clause is about stands for "who", "which": the
 * clause hangs on it, or else it is the noun right before. */
static uint32_t antecedent(const struct np_tree *tree, uint32_t v,
	uint32_t subj)
{
	uint32_t i;

	if (np_rel(tree, v) == NP_REL_ACL && subj == NP_NONE)
		return np_tree_head(tree, v);
	if (subj == NP_NONE || !is_relative(tree->text, subj))
		return subj;
	if (np_rel(tree, v) == NP_REL_ACL_RELCL)
		return np_tree_head(tree, v);
	for (i = subj; i > 0 && i + 3 > subj; i--)
		if (np_upos(tree, i - 1) == NP_UPOS_NOUN
		    || np_upos(tree, i - 1) == NP_UPOS_PROPN)
			return i - 1;
	return subj;
}

uint32_t np_subject(const struct np_tree *tree, uint32_t v, bool *passive)
{
	return antecedent(tree, v, subject_of(tree, v, passive));
}

/* Can a predicate not end with token i: a comma, "to", "of", "the", "and",
 * "who", "being"?  The second mark of a pair can end it. */
static bool hangs_over(const struct np_scene *s, uint32_t i)
{
	static const char *const names[] = { "called", "entitled", "named",
		"reading", "saying", "titled" };
	const np_token *t = &s->doc->text.tokens[i];
	const struct np_word *w = np_word_of(&s->doc->text, i);

	if (t->kind == NP_PUNCT || t->kind == NP_QUOTE)
		return s->mate[i] >= i;
	if ((t->rel == NP_REL_ACL || t->rel == NP_REL_ADVCL)
	    && NP_LIST_HAS(names, w->low, w->nlow))
		return true;
	switch (t->xpos) {
	case NP_XPOS_WDT:
	case NP_XPOS_WP:
	case NP_XPOS_WRB:
	case NP_XPOS_POS:
	case NP_XPOS_PRPS:
		return true;
	default:
		break;
	}
	switch (t->upos) {
	case NP_UPOS_AUX:
		return t->rel == NP_REL_COP || t->rel == NP_REL_AUX_PASS;
	case NP_UPOS_ADP:
	case NP_UPOS_PART:
	case NP_UPOS_DET:
	case NP_UPOS_CCONJ:
	case NP_UPOS_SCONJ:
		return t->rel == NP_REL_CASE || t->rel == NP_REL_MARK
			|| t->rel == NP_REL_DET || t->rel == NP_REL_CC;
	default:
		return false;
	}
}

/* Does child c of a verb belong to what is printed of the predicate? */
static bool is_core(const struct np_tree *tree, uint32_t c)
{
	switch (np_rel(tree, c)) {
	case NP_REL_OBJ:
	case NP_REL_IOBJ:
	case NP_REL_OBL:
	case NP_REL_OBL_AGENT:
	case NP_REL_OBL_UNMARKED:
	case NP_REL_XCOMP:
	case NP_REL_CCOMP:
	case NP_REL_ADVMOD:
	case NP_REL_COMPOUND_PRT:
	case NP_REL_NMOD:
		return true;
	default:
		return false;
	}
}

/* Which clause or name of a noun tells which one it is, and is short enough:
 * "a gun that he had bought", "the former senator Ann Lee"? */
static bool is_needed(const struct np_tree *tree, uint32_t v, uint32_t k)
{
	return (np_rel(tree, k) == NP_REL_ACL_RELCL
			|| np_rel(tree, k) == NP_REL_APPOS)
		&& tree->lo[k] > v
		&& np_upos(tree, k) != NP_UPOS_PRON
		&& !np_char_is(tree->text, tree->lo[k] - 1, ",")
		&& !np_char_is(tree->text, tree->lo[k], ",(")
		&& tree->hi[k] <= v + LONG + NEEDED;
}

/* What a predicate can do without. */
static bool is_extra(const struct np_tree *tree, uint32_t k)
{
	switch (np_rel(tree, k)) {
	case NP_REL_ACL_RELCL:
	case NP_REL_CONJ:
	case NP_REL_PARATAXIS:
		return true;
	case NP_REL_APPOS:
		return np_char_is(tree->text, tree->lo[k], ",(") || (tree->lo[k]
			&& np_char_is(tree->text, tree->lo[k] - 1, ",("));
	case NP_REL_ADVCL:
		return tree->text->tokens[k].xpos != NP_XPOS_VB;
	default:
		return false;
	}
}

/* Where the subtree of c may be cut short: before its first clause. */
static uint32_t core_end(const struct np_tree *tree, uint32_t v, uint32_t c)
{
	uint32_t k;

	if (np_rel(tree, c) == NP_REL_XCOMP || np_rel(tree, c) == NP_REL_CCOMP)
		return tree->hi[c];
	for (k = tree->child[c]; k != NP_NONE; k = tree->sibling[k])
		if (k > c && (np_rel(tree, k) == NP_REL_ACL_RELCL
				|| np_rel(tree, k) == NP_REL_APPOS
				|| np_rel(tree, k) == NP_REL_PARATAXIS)
		    && !is_needed(tree, v, k))
			return tree->lo[k];
	return tree->hi[c];
}

static bool begins_clause(const struct np_text *t, uint32_t i)
{
	static const char *const links[] = { "after", "although", "and", "as",
		"because", "before", "but", "if", "or", "since", "so", "that",
		"though", "unless", "until", "when", "where", "which", "while",
		"who", "whose" };
	const struct np_word *w = np_word_of(t, i);

	return NP_LIST_HAS(links, w->low, w->nlow)
		&& t->tokens[i].rel != NP_REL_DET; /* "that alarm" */
}

static bool is_finite(const struct np_tree *tree, uint32_t i)
{
	unsigned xpos = tree->text->tokens[i].xpos;

	return xpos == NP_XPOS_VBD || xpos == NP_XPOS_VBZ
		|| xpos == NP_XPOS_VBP || xpos == NP_XPOS_MD;
}

/* Where the clause of the finite verb i begins, if behind end: with its
 * subject. */
static uint32_t before_subject(const struct np_tree *tree, uint32_t i,
	uint32_t end)
{
	uint32_t v = np_upos(tree, i) == NP_UPOS_AUX ? np_tree_head(tree, i)
		: i, subj;

	if (v == NP_NONE)
		return i;
	subj = np_tree_child(tree, v, NP_REL_NSUBJ);
	if (subj == NP_NONE)
		subj = np_tree_child(tree, v, NP_REL_NSUBJ_PASS);
	if (subj == NP_NONE || subj < end || subj >= i)
		return i;
	return tree->lo[subj] > end ? tree->lo[subj] : end;
}

/* Is token i the first mark of a pair? */
static bool is_opening(const struct np_scene *s, uint32_t i)
{
	return s->mate[i] != NP_NONE && s->mate[i] > i;
}

/* A hyphen between two halves of a word. */
static bool joins_words(const struct np_text *t, uint32_t i)
{
	return np_char_is(t, i, "-") && !(t->tokens[i].flags & NP_TOK_SPACE)
		&& i + 1 < t->ntokens
		&& !(t->tokens[i + 1].flags & NP_TOK_SPACE);
}

/* What the parse left hanging elsewhere but stands right behind the predicate
 * up to the next comma, conjunction or finite verb is read as a part of it:
 * "will hold talks | with the director of the agency". */
static uint32_t up_to_break(const struct np_scene *s, uint32_t v,
	uint32_t end)
{
	const struct np_tree *tree = s->tree;
	const struct np_text *t = tree->text;
	uint32_t i;

	for (i = end; i < t->ntokens && i < v + LONG; i++) {
		if (joins_words(t, i))
			continue;
		if (is_opening(s, i) && s->mate[i] < v + LONG) {
			i = s->mate[i];
			continue;
		}
		if (t->tokens[i].kind == NP_PUNCT
		    || t->tokens[i].kind == NP_QUOTE
		    || t->tokens[i].kind == NP_URL
		    || t->tokens[i].flags & NP_TOK_PARA
		    || begins_clause(t, i))
			return i;
		if (is_finite(tree, i))
			return before_subject(tree, i, end);
	}
	return i < t->ntokens ? end : i;
}

/* With blanks around it. */
static bool is_dash(const struct np_text *t, uint32_t i)
{
	static const char *const dashes[] = { "-", "--", "\xE2\x80\x93",
		"\xE2\x80\x94" };
	const struct np_word *w = np_word_of(t, i);

	return t->tokens[i].flags & NP_TOK_SPACE && i + 1 < t->ntokens
		&& t->tokens[i + 1].flags & NP_TOK_SPACE
		&& NP_LIST_HAS(dashes, w->s, w->n);
}

/* "Lee, Park and Chang": the word that joins the last of several nouns. */
static bool joins_nouns(const struct np_tree *tree, uint32_t i)
{
	uint32_t last = np_tree_head(tree, i);

	return np_rel(tree, i) == NP_REL_CC && last != NP_NONE
		&& np_rel(tree, last) == NP_REL_CONJ
		&& (np_upos(tree, last) == NP_UPOS_NOUN
		    || np_upos(tree, last) == NP_UPOS_PROPN);
}

/* "Ann Lee, 45": a number by itself. */
static bool is_age(const struct np_text *t, uint32_t i, uint32_t end)
{
	return t->tokens[i].kind == NP_NUMBER && (i + 1 >= end
		|| t->tokens[i + 1].kind == NP_PUNCT);
}

/* Another clause begins behind a semicolon, a dash, ", and" and its like,
 * whatever the parse says it hangs on. */
static uint32_t before_next_clause(const struct np_tree *tree, uint32_t beg,
	uint32_t end)
{
	const struct np_text *t = tree->text;
	static const char *const links[] = { "according", "after", "and", "as",
		"but", "in", "including", "which", "while", "who", "with" };
	const struct np_word *w;
	uint32_t i;

	for (i = beg; i < end; i++) {
		if (np_char_is(t, i, ";") || is_dash(t, i)
		    || t->tokens[i].kind == NP_URL)
			return i;
		if (i + 1 == end || !np_char_is(t, i, ","))
			continue;
		w = np_word_of(t, i + 1);
		if (is_age(t, i + 1, end)
		    || (NP_LIST_HAS(links, w->low, w->nlow)
			&& !joins_nouns(tree, i + 1)))
			return i;
	}
	return end;
}

static bool has_aux(const struct np_tree *tree, uint32_t v)
{
	return np_tree_child(tree, v, NP_REL_AUX) != NP_NONE
		|| np_tree_child(tree, v, NP_REL_AUX_PASS) != NP_NONE;
}

/* "will meet the minister and face questions", "have been hurt and taken to
 * hospital": the auxiliaries of a verb go for one of the same form that is
 * joined to it, too. */
static void share_aux(const struct np_tree *tree, uint32_t v,
	struct np_clause *cl)
{
	uint32_t h = np_tree_head(tree, v), c;

	cl->aux = cl->aux_end = NP_NONE;
	if (np_rel(tree, v) != NP_REL_CONJ || has_aux(tree, v)
	    || np_tree_child(tree, v, NP_REL_CC) == NP_NONE
	    || np_is_negated(tree, h)
	    || tree->text->tokens[v].xpos != tree->text->tokens[h].xpos)
		return;
	for (c = tree->child[h]; c != NP_NONE && c < v; c = tree->sibling[c]) {
		if (np_rel(tree, c) != NP_REL_AUX
		    && np_rel(tree, c) != NP_REL_AUX_PASS)
			continue;
		if (cl->aux == NP_NONE)
			cl->aux = c;
		else if (cl->aux_end != c)
			break;
		cl->aux_end = c + 1;
	}
}

/* "was the first", "is due to face"; but not "the plan is that they leave". */
static bool has_cop(const struct np_tree *tree, uint32_t v)
{
	return np_is_copular(tree, v)
		|| tree->text->tokens[v].xpos == NP_XPOS_VB;
}

/* Of what hangs on i as much as ends LONG behind v: all children that do, and
 * of the first that does not, as much. */
static uint32_t fitting(const struct np_tree *tree, uint32_t v, uint32_t i)
{
	uint32_t k, end = i + 1, max = v + LONG;

	for (k = tree->child[i]; k != NP_NONE;) {
		if (k > i && tree->hi[k] > max && !is_needed(tree, v, k)) {
			if (k >= max || is_extra(tree, k))
				break;
			i = k;
			end = k + 1;
			k = tree->child[k];
			continue;
		}
		if (k > i)
			end = tree->hi[k];
		k = tree->sibling[k];
	}
	return end;
}

/* "The winners are Ann Lee *and Jo Park*" */
static bool is_another(const struct np_tree *tree, uint32_t v, uint32_t c)
{
	return np_rel(tree, c) == NP_REL_CONJ && np_is_copular(tree, v)
		&& (np_upos(tree, c) == NP_UPOS_NOUN
		    || np_upos(tree, c) == NP_UPOS_PROPN
		    || np_upos(tree, c) == NP_UPOS_ADJ)
		&& np_tree_child(tree, c, NP_REL_NSUBJ) == NP_NONE
		&& np_tree_child(tree, c, NP_REL_COP) == NP_NONE;
}

/* Where the verb and what depends on it end; *cut when there is more of it. */
static uint32_t core(const struct np_tree *tree, uint32_t v, bool *cut)
{
	uint32_t c, end = v + 1;

	for (c = tree->child[v]; c != NP_NONE && !*cut; c = tree->sibling[c]) {
		if (c < v || !(is_core(tree, c) || is_another(tree, v, c)))
			continue;
		end = core_end(tree, v, c);
		if (end > v + LONG + NEEDED)
			end = fitting(tree, v, c);
		*cut = end < tree->hi[c];
	}
	return end;
}

static uint32_t core_start(const struct np_tree *tree, uint32_t v)
{
	uint32_t c, beg = v;

	for (c = tree->child[v]; c != NP_NONE && c < v; c = tree->sibling[c]) {
		if ((np_rel(tree, c) == NP_REL_AUX
		     || np_rel(tree, c) == NP_REL_AUX_PASS
		     || (np_rel(tree, c) == NP_REL_COP && has_cop(tree, v)))
		    && c < beg)
			beg = c;
		if (np_rel(tree, c) == NP_REL_ADVMOD && c + 1 == v && beg == v)
			beg = tree->lo[c]; /* "no longer makes" */
	}
	return beg;
}

/* "Driver 'was asleep'": does the mark i open where the predicate starts? */
static bool starts_at(const struct np_scene *s, uint32_t v, uint32_t i)
{
	return i + 1 == core_start(s->tree, v);
}

/* Is token i the start of a phrase, or the first mark of a pair, that goes on
 * behind `end`? */
static bool is_torn(const struct np_scene *s, uint32_t v, uint32_t i,
	uint32_t end)
{
	uint32_t h = np_tree_head(s->tree, i);

	if (s->mate[i] != NP_NONE)
		return (s->mate[i] < v && !starts_at(s, v, s->mate[i]))
			|| s->mate[i] >= end;
	if (s->doc->text.tokens[i].xpos == NP_XPOS_WDT && h < i)
		return true; /* a "which" without its clause */
	return h != NP_NONE && h >= end
		&& s->doc->text.tokens[i].kind != NP_PUNCT;
}

/* The token that the torn i goes on to: its mate, or the noun whose phrase it
 * starts; i itself where that is too far off, or is another clause. */
static uint32_t other_end(const struct np_scene *s, uint32_t v, uint32_t i,
	uint32_t end)
{
	uint32_t to = s->mate[i];

	if (to == NP_NONE) {
		to = np_tree_head(s->tree, i);
		if (np_upos(s->tree, to) == NP_UPOS_VERB
		    || np_rel(s->tree, i) == NP_REL_NSUBJ)
			return i;
	}
	return to > i && to >= end && to < v + LONG
		&& s->sent[to] == s->sent[v] ? to : i;
}

/* Where [v, end) ends when no phrase and no pair of marks is torn: read on as
 * long as that helps, and stop before what is torn still. */
static uint32_t whole(const struct np_scene *s, uint32_t v, uint32_t end)
{
	bool goes_on = true;
	uint32_t i, to;

	for (i = v + 1; i < end; i++) {
		if (!is_torn(s, v, i, end))
			continue;
		to = other_end(s, v, i, end);
		goes_on = goes_on && to > i;
		if (goes_on)
			end = up_to_break(s, v, to + 1);
		else
			end = s->tree->lo[i] > v && s->tree->lo[i] < i
				? s->tree->lo[i] : i;
		i = v;
	}
	return end;
}

static uint32_t sentence_end(const struct np_scene *s, uint32_t i)
{
	const np_sentence *x = &s->doc->text.sents[s->sent[i]];

	return x->token + x->ntokens;
}

struct np_clause np_clause_at(const struct np_scene *s, uint32_t v)
{
	const struct np_tree *tree = s->tree;
	struct np_clause cl;
	bool cut = false;

	share_aux(tree, v, &cl);
	cl.subject = np_subject(tree, v, &cl.passive);
	cl.beg = core_start(tree, v);
	cl.end = core(tree, v, &cut);
	if (!cut)
		cl.end = up_to_break(s, v, cl.end);
	cl.end = before_next_clause(tree, v + 1, cl.end);
	cl.end = whole(s, v, cl.end);
	if (cl.end > sentence_end(s, v)) /* a quotation goes on behind it */
		cl.end = sentence_end(s, v);
	while (cl.end > v + 1 && hangs_over(s, cl.end - 1))
		cl.end--;
	if (cl.beg && is_opening(s, cl.beg - 1) && s->mate[cl.beg - 1] < cl.end)
		cl.beg--;
	return cl;
}
