/* Learning the parser with a dynamic oracle (Goldberg and Nivre, COLING 2012;
 * for arc-hybrid, TACL 2013): in any state the right actions are those after
 * which no more of the tree is lost than already is.  So the parser may walk
 * on from its own mistakes while it learns, and it does.
 *
 * Actions and relations are two logistic regressions, the second asked when
 * the first has made an arc. */
#include "train_syntax.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SURE 0.98f
#define MEND 2 /* rounds after pruning */
#define WIDTH NP_NACTIONS

struct learner {
	struct ts_corpus *c;
	const struct np_text *text;
	struct np_lexeme *x; /* [W] */
	struct np_state state;
	struct ts_rows actions, labels;
	uint32_t *last; /* [longest + 1] the last token that depends on i */
	uint64_t seed;
	float rate;
	unsigned round, keep;
	double steps, wrong, arcs, right;
};

/* What is right in the sentence at hand. */
struct tree {
	const uint32_t *head; /* [n], n: ROOT */
	const uint8_t *rel;
	uint32_t n;
};

static int on_stack_below(const struct np_state *s, uint32_t node,
	uint32_t skip)
{
	uint32_t i;

	for (i = skip; i < s->depth; i++)
		if (np_state_s(s, i) == node)
			return 1;
	return 0;
}

/* Has b0 a child on the stack, or a head below its top? */
static int shift_loses(const struct np_state *s, const struct tree *t)
{
	uint32_t i, b = s->next;

	for (i = 0; i < s->depth; i++)
		if (t->head[np_state_s(s, i)] == b)
			return 1;
	return on_stack_below(s, t->head[b], 1);
}

static int is_free(const struct learner *l, const struct tree *t,
	enum np_action action)
{
	const struct np_state *s = &l->state;
	uint32_t s0, head;

	if (!np_state_allows(s, action))
		return 0;
	if (action == NP_SHIFT)
		return !shift_loses(s, t);
	s0 = np_state_s(s, 0);
	head = t->head[s0];
	if (l->last[s0] != NP_NONE && l->last[s0] >= s->next)
		return 0; /* a child of it is still to come */
	if (action == NP_RIGHT)
		return head < s->next;
	return head == s->next || (head < s->next
		&& (s->depth < 2 || head != np_state_s(s, 1)));
}

/* The actions that lose nothing, as bits; where the single root forbids all
 * of those, whatever is allowed. */
static unsigned oracle(const struct learner *l, const struct tree *t)
{
	unsigned a, good = 0;

	for (a = 0; a < NP_NACTIONS; a++)
		good |= (unsigned)is_free(l, t, a) << a;
	return good ? good : np_state_allowed(&l->state);
}

static void note_last(struct learner *l, const struct tree *t)
{
	uint32_t i;

	for (i = 0; i <= t->n; i++)
		l->last[i] = NP_NONE;
	for (i = 0; i < t->n; i++)
		l->last[t->head[i]] = i;
}

static unsigned best_of(const float *score, unsigned among)
{
	unsigned a, best = NP_NACTIONS;

	for (a = 0; a < NP_NACTIONS; a++)
		if (among >> a & 1 && (best == NP_NACTIONS
				|| score[a] > score[best]))
			best = a;
	return best;
}

/* Gradient of -log P(good) among the allowed, into score. */
static float gradient(float *score, unsigned allowed, unsigned good)
{
	float max = score[best_of(score, allowed)], all = 0, ok = 0;
	unsigned a;

	for (a = 0; a < WIDTH; a++) {
		score[a] = allowed >> a & 1 ? expf(score[a] - max) : 0;
		all += score[a];
		ok += good >> a & 1 ? score[a] : 0;
	}
	for (a = 0; a < WIDTH; a++)
		score[a] = score[a] / all
			- (good >> a & 1 ? score[a] / ok : 0);
	return ok / all;
}

static enum np_action learn_action(struct learner *l, const struct tree *t)
{
	uint32_t rows[NP_DEP_NACTION];
	unsigned allowed = np_state_allowed(&l->state);
	unsigned good = oracle(l, t), guess, gold, a, n;
	float score[WIDTH] = { 0 };

	if (!(allowed & (allowed - 1)))
		return best_of(score, allowed);
	n = np_dep_action_features(&l->state, rows);
	n = ts_rows_find(&l->actions, rows, n);
	n = ts_rows_drop(rows, n, l->keep, &l->seed);
	ts_rows_score(&l->actions, rows, n, score);
	for (a = 0; a < NP_NACTIONS; a++)
		score[a] *= 256.0f / (float)l->keep;
	guess = best_of(score, allowed);
	gold = best_of(score, good & allowed);
	l->steps++;
	l->wrong += !(good >> guess & 1);
	if (gradient(score, allowed, good) < SURE)
		ts_rows_update(&l->actions, rows, n, score, l->rate);
	if (l->round && ts_random(&l->seed) % 10)
		return guess;
	return gold;
}

static unsigned learn_label(struct learner *l, const struct tree *t,
	uint32_t head, uint32_t dep)
{
	uint32_t rows[NP_DEP_NLABEL];
	float score[NP_ROWS_LABELS] = { 0 }, sum = 0, max;
	unsigned n = np_dep_plain_label(&l->state, head, dep);
	unsigned k, best = 1, gold = t->rel[dep];

	if (n)
		return n;
	n = np_dep_label_features(&l->state, head, dep, rows);
	n = ts_rows_find(&l->labels, rows, n);
	n = ts_rows_drop(rows, n, l->keep, &l->seed);
	ts_rows_score(&l->labels, rows, n, score);
	for (k = 0; k < NP_NRELS; k++)
		score[k] *= 256.0f / (float)l->keep;
	for (k = 2; k < NP_NRELS; k++)
		if (k != NP_REL_ROOT && score[k] > score[best])
			best = k;
	if (t->head[dep] != head)
		return best;
	l->arcs++;
	l->right += best == gold;
	max = score[best];
	for (k = 0; k < NP_ROWS_LABELS; k++) {
		score[k] = k && k < NP_NRELS && k != NP_REL_ROOT
			? expf(score[k] - max) : 0;
		sum += score[k];
	}
	for (k = 0; k < NP_ROWS_LABELS; k++)
		score[k] /= sum;
	if (score[gold] < SURE) {
		score[gold] -= 1;
		ts_rows_update(&l->labels, rows, n, score, l->rate);
	}
	return l->round ? best : gold;
}

static void begin(struct learner *l, const np_sentence *s, struct tree *t)
{
	t->head = l->c->head + s->token;
	t->rel = l->c->rel + s->token;
	t->n = s->ntokens;
	note_last(l, t);
	np_state_init(&l->state, l->text, s, l->x);
}

static void learn_sentence(struct learner *l, const np_sentence *s)
{
	struct tree t;
	uint32_t head, dep;
	enum np_action a;
	unsigned rel;

	begin(l, s, &t);
	while (!np_state_done(&l->state)) {
		a = learn_action(l, &t);
		rel = 0;
		if (a != NP_SHIFT) {
			np_state_arc(&l->state, a, &head, &dep);
			rel = learn_label(l, &t, head, dep);
		}
		np_state_take(&l->state, a, rel);
	}
}

/* Walk the right way and count what is seen there. */
static void count_sentence(struct learner *l, const np_sentence *s)
{
	static const float none[WIDTH];
	uint32_t f[NP_DEP_NACTION], head, dep;
	struct tree t;
	unsigned k, n, a;

	begin(l, s, &t);
	while (!np_state_done(&l->state)) {
		n = np_dep_action_features(&l->state, f);
		for (k = 0; k < n; k++)
			ts_rows_count(&l->actions, f[k], 1);
		a = best_of(none, oracle(l, &t));
		if (a == NP_SHIFT) {
			np_state_take(&l->state, a, 0);
			continue;
		}
		np_state_arc(&l->state, a, &head, &dep);
		n = np_dep_plain_label(&l->state, head, dep) ? 0
			: np_dep_label_features(&l->state, head, dep, f);
		for (k = 0; k < n; k++)
			ts_rows_count(&l->labels, f[k], 1);
		np_state_take(&l->state, a, t.rel[dep]);
	}
}

static void prepare(struct learner *l, const struct np_pos *pos,
	const struct ts_options *opt)
{
	uint32_t i, longest = 0;

	l->x = ts_alloc(l->text->nwords, sizeof *l->x);
	for (i = 0; i < l->text->nwords; i++)
		l->x[i] = np_pos_lexeme(pos, &l->text->words[i]);
	for (i = 0; i < l->text->nsents; i++)
		if (l->text->sents[i].ntokens > longest)
			longest = l->text->sents[i].ntokens;
	l->state.nodes = ts_alloc((size_t)longest + 2,
		sizeof *l->state.nodes);
	l->state.stack = ts_alloc((size_t)longest + 1,
		sizeof *l->state.stack);
	l->last = ts_alloc((size_t)longest + 1, sizeof *l->last);
	ts_rows_init(&l->actions, WIDTH, opt->cutoff);
	ts_rows_init(&l->labels, NP_ROWS_LABELS, opt->cutoff);
	for (i = 0; i < l->text->nsents; i++)
		if (l->text->sents[i].token < opt->most)
			count_sentence(l, &l->text->sents[i]);
	ts_rows_freeze(&l->actions);
	ts_rows_freeze(&l->labels);
}

static void learn_round(struct learner *l, uint32_t *order, uint32_t n)
{
	uint32_t i;

	ts_shuffle(order, n, &l->seed);
	l->steps = l->wrong = l->arcs = l->right = 0;
	for (i = 0; i < n; i++)
		learn_sentence(l, &l->text->sents[order[i]]);
	fprintf(stderr, "dep: actions %.3f%% relations %.3f%% in training; "
		"%u + %u rows\n", 100 - 100 * l->wrong / l->steps,
		100 * l->right / l->arcs, l->actions.n, l->labels.n);
}

static void write_section(np_buf *b, const struct learner *l,
	unsigned action_bits, const struct ts_options *opt)
{
	np_buf actions = NP_BUF_INIT, slots = NP_BUF_INIT;
	np_buf pairs = NP_BUF_INIT;
	uint32_t n = ts_rows_write(&l->labels, 24, &slots, &pairs);

	ts_rows_write_actions(&l->actions, 32, &actions);
	np_buf_clear(b);
	ts_put32(b, NP_DEP_VERSION);
	ts_put32(b, action_bits);
	ts_put32(b, opt->bits);
	ts_put32(b, n);
	np_buf_addn(b, '\0', NP_DEP_HEAD - b->len);
	np_buf_add(b, actions.ptr, actions.len);
	np_buf_add(b, slots.ptr, slots.len);
	np_buf_add(b, pairs.ptr, pairs.len);
	fprintf(stderr, "dep: %u weights of relations, %zu bytes\n", n,
		b->len);
	np_buf_free(&actions);
	np_buf_free(&slots);
	np_buf_free(&pairs);
}

void ts_learn_dep(np_buf *section, const struct np_pos *pos,
	struct ts_corpus *c, unsigned action_bits,
	const struct ts_options *opt)
{
	struct learner l = { .c = c, .text = &c->text, .seed = 11,
		.keep = opt->keep };
	uint32_t n, *order = ts_order(c, 2, UINT32_MAX, &n);

	prepare(&l, pos, opt);
	for (; l.round < opt->epochs + MEND; l.round++) {
		if (l.round == opt->epochs) {
			ts_rows_prune(&l.actions, action_bits, 0.02f, 0);
			ts_rows_prune(&l.labels, opt->bits, opt->least,
				opt->maxpairs);
		}
		l.rate = opt->rate * (1 - (float)l.round
			/ (float)(opt->epochs + MEND));
		learn_round(&l, order, n);
	}
	write_section(section, &l, action_bits, opt);
	ts_rows_free(&l.actions);
	ts_rows_free(&l.labels);
	free(l.x);
	free(l.state.nodes);
	free(l.state.stack);
	free(l.last);
	free(order);
}
