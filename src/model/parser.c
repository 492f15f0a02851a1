/* A greedy arc-hybrid parser with linear integer scores: two transitions a
 * token, so the time is linear in the length of the sentence.
 *
 * An action is chosen by the sum of small weights of some ninety features.
 * Shifting weighs nothing; an entry of the table holds a check byte and the
 * weights of the two other actions, so that a feature costs one load.  The
 * relation of an arc is chosen by a second sum when the arc is made, when the
 * dependent has all its children.
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
	need = NP_DEP_HEAD + ((uint64_t)NP_DEP_ENTRY << dep->bits)
		+ (UINT64_C(4) << dep->rows.bits)
		+ UINT64_C(2) * dep->rows.npairs;
	if (need != section.len)
		return NP_EMODEL;
	dep->actions = p + NP_DEP_HEAD;
	dep->rows.slots = dep->actions + ((size_t)NP_DEP_ENTRY << dep->bits);
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

#define LANES 0x00FF00FFu
#define BIAS 0x00808000u

/* Sums the two signed bytes of each entry at once: made positive, they have
 * room to add up in lanes of 16 bits (96 * 255 < 65536).
 *
 * Whether a feature is in the table is a toss, so that a branch on it would be
 * guessed wrong half of the time: what is absent is made zero instead. */
static void score_actions(const struct np_dep *dep, const struct np_state *s,
	int32_t score[NP_NACTIONS])
{
	uint32_t f[NP_DEP_NACTION], e, even = 0, odd = 0;
	unsigned i, n = np_dep_action_features(s, f);
	int32_t bias = (int32_t)(128 * n);

	for (i = 0; i < n; i++) {
		e = np_le32(dep->actions + NP_DEP_ENTRY
			* (size_t)(f[i] >> (32 - dep->bits)));
		e = (e & (uint32_t)-(((e ^ f[i]) & 255) == 0)) ^ BIAS;
		even += e & LANES;
		odd += e >> 8 & LANES;
	}
	score[NP_SHIFT] = 0;
	score[NP_LEFT] = (int32_t)(odd & 0xFFFF) - bias;
	score[NP_RIGHT] = (int32_t)(even >> 16) - bias;
}

/* One step of six or so leaves no choice, and then nothing is looked up. */
static enum np_action choose(const struct np_dep *dep,
	const struct np_state *s)
{
	int32_t score[NP_NACTIONS] = { 0 };
	unsigned i, best = NP_NACTIONS, allowed = np_state_allowed(s);

	if (allowed & (allowed - 1))
		score_actions(dep, s, score);
	for (i = 0; i < NP_NACTIONS; i++)
		if (allowed >> i & 1
		    && (best == NP_NACTIONS || score[i] > score[best]))
			best = i;
	return best;
}

static unsigned label(const struct np_dep *dep, const struct np_state *s,
	uint32_t head, uint32_t child)
{
	uint32_t f[NP_DEP_NLABEL];
	int16_t score[NP_ROWS_LABELS] = { 0 };
	unsigned i, n = np_dep_plain_label(s, head, child);

	if (n)
		return n;
	n = np_dep_label_features(s, head, child, f);
	np_rows_add(&dep->rows, f, n, score);
	score[NP_REL_NONE] = score[NP_REL_ROOT] = INT16_MIN;
	for (i = NP_NRELS; i < NP_ROWS_LABELS; i++)
		score[i] = INT16_MIN;
	return np_rows_best(score);
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
