/* A greedy arc-hybrid parser with linear integer scores: two transitions a
 * token, so the time is linear in the length of the sentence.
 *
 * An action is chosen by the sum of three small weights of some ninety
 * features; an entry of the table is one aligned word of four bytes that
 * carries a check byte and the three weights, so that a feature costs one
 * load.  The relation of an arc is chosen by a second sum when the arc is
 * made, when the dependent has all its children.
 *
 * Trained with a dynamic oracle (Goldberg and Nivre, COLING 2012), so that it
 * does well also after a mistake of its own.  Trees are projective. */
#include "model/parser.h"

#include <string.h>

#include "model/parser_state.h"
#include "base/banned.h"

static np_status open_dep(struct np_dep *dep, np_blob section)
{
	const unsigned char *p = section.ptr;
	uint64_t need;

	memset(dep, 0, sizeof *dep);
	if (!p)
		return NP_OK;
	if (section.len < NP_DEP_HEAD || np_le32(p) != NP_DEP_VERSION)
		return NP_EMODEL;
	dep->bits = np_le32(p + 4);
	dep->rows.bits = np_le32(p + 8);
	dep->rows.npairs = np_le32(p + 12);
	if (!dep->bits || dep->bits > NP_ROWS_MAXBITS
	    || !dep->rows.bits || dep->rows.bits > NP_ROWS_MAXBITS)
		return NP_EMODEL;
	need = NP_DEP_HEAD + (UINT64_C(4) << dep->bits)
		+ (UINT64_C(4) << dep->rows.bits)
		+ UINT64_C(2) * dep->rows.npairs;
	if (need != section.len)
		return NP_EMODEL;
	dep->actions = p + NP_DEP_HEAD;
	dep->rows.slots = dep->actions + ((size_t)4 << dep->bits);
	dep->rows.pairs = dep->rows.slots + ((size_t)4 << dep->rows.bits);
	return NP_OK;
}

np_status np_parser_open(struct np_parser *p, np_blob pos, np_blob dep)
{
	np_status st = np_pos_open(&p->pos, pos);

	return st == NP_OK ? open_dep(&p->dep, dep) : st;
}

void np_parser_tag(const struct np_parser *p, np_arena *a, struct np_text *t)
{
	np_pos_tag(&p->pos, a, t);
}

static enum np_action choose(const struct np_dep *dep,
	const struct np_state *s)
{
	uint32_t f[NP_DEP_NACTION], e;
	int32_t score[NP_NACTIONS] = { 0 };
	unsigned i, n = np_dep_action_features(s, f), best = NP_NACTIONS;

	for (i = 0; i < n; i++) {
		e = np_le32(dep->actions + 4
			* (size_t)(f[i] >> (32 - dep->bits)));
		if ((e ^ f[i]) & 255)
			continue;
		score[NP_SHIFT] += (int8_t)(e >> 8);
		score[NP_LEFT] += (int8_t)(e >> 16);
		score[NP_RIGHT] += (int8_t)(e >> 24);
	}
	for (i = 0; i < NP_NACTIONS; i++)
		if (np_state_allows(s, i)
		    && (best == NP_NACTIONS || score[i] > score[best]))
			best = i;
	return best;
}

/* Only a child of ROOT is a root. */
static unsigned label(const struct np_dep *dep, const struct np_state *s,
	uint32_t head, uint32_t child)
{
	uint32_t f[NP_DEP_NLABEL];
	int16_t score[NP_ROWS_LABELS] = { 0 };
	unsigned i, n;

	if (head == s->n)
		return NP_REL_ROOT;
	n = np_dep_label_features(s, head, child, f);
	for (i = 0; i < n; i++)
		np_rows_add(&dep->rows, f[i], score);
	score[NP_REL_ROOT] = INT16_MIN;
	return np_rows_best(score, 1, NP_NRELS);
}

static void parse_sentence(const struct np_dep *dep, struct np_state *s,
	const np_sentence *sentence, np_token *tokens)
{
	uint32_t head, child, i;
	enum np_action action;
	unsigned rel;

	while (!np_state_done(s)) {
		action = choose(dep, s);
		rel = NP_REL_NONE;
		if (action != NP_SHIFT) {
			np_state_arc(s, action, &head, &child);
			rel = label(dep, s, head, child);
		}
		np_state_take(s, action, rel);
	}
	for (i = 0; i < s->n; i++) {
		tokens[i].rel = s->nodes[i].rel;
		tokens[i].head = s->nodes[i].head == s->n ? NP_NONE
			: sentence->token + s->nodes[i].head;
	}
}

static void no_heads(struct np_text *t)
{
	uint32_t i;

	for (i = 0; i < t->ntokens; i++) {
		t->tokens[i].head = NP_NONE;
		t->tokens[i].rel = NP_REL_NONE;
	}
}

void np_parser_parse(const struct np_parser *p, np_arena *a,
	struct np_text *t)
{
	struct np_state s = { 0 };
	struct np_lexeme *x;
	uint32_t i, longest = 0;

	if (!p->dep.actions || !p->pos.rows.slots) {
		no_heads(t);
		return;
	}
	for (i = 0; i < t->nsents; i++)
		if (t->sents[i].ntokens > longest)
			longest = t->sents[i].ntokens;
	x = NP_NEW(a, struct np_lexeme, t->nwords);
	for (i = 0; i < t->nwords; i++)
		x[i] = np_pos_lexeme(&p->pos, &t->words[i]);
	s.nodes = NP_NEW(a, struct np_node, (size_t)longest + 2);
	s.stack = NP_NEW(a, uint32_t, (size_t)longest + 1);
	for (i = 0; i < t->nsents; i++) {
		np_state_init(&s, t, &t->sents[i], x);
		parse_sentence(&p->dep, &s, &t->sents[i],
			t->tokens + t->sents[i].token);
	}
}
