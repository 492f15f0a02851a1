/* The state of a parse and its features, shared by training and running.
 *
 * The templates follow Zhang and Nivre (ACL 2011), with classes of words
 * (Koo et al., ACL 2008) beside words and parts of speech.  Letters below:
 * w word, t part of speech, c class, p word with part of speech; s, b places
 * on stack and buffer; l, r outermost left and right child. */
#include "model/parser_state.h"

#include <string.h>

#include "model/parser_tags.h"
#include "base/banned.h"

/* Numbers of templates; the tagger has those below 256 in a table of its
 * own. */
#define FIRST_ACTION 300
#define FIRST_LABEL 420

/* Bones of a look ahead, of four bits. */
#define AHEAD_ONE 0xFu
#define AHEAD_TWO 0xFFu
#define AHEAD_ALL 0xFFFu

static void special(struct np_node *node, uint32_t n, uint32_t value)
{
	memset(node, 0, sizeof *node);
	node->w = node->wt = node->t = node->c = value;
	node->left = node->left2 = node->right = node->right2 = n + 1;
	node->head = n + 1;
}

/* The skeleton of a sentence: verbs, commas, conjunctions, question words. */
static uint32_t bone(uint32_t t)
{
	switch (t & 255) {
	case NP_XPOS_VBD: case NP_XPOS_VBZ: case NP_XPOS_VBP: case NP_XPOS_MD:
		return t >> 8 == NP_UPOS_AUX ? 1 : 2;
	case NP_XPOS_VB:
		return 3;
	case NP_XPOS_VBG:
		return 4;
	case NP_XPOS_VBN:
		return 5;
	case NP_XPOS_TO:
		return 6;
	case NP_XPOS_CC:
		return 7;
	case NP_XPOS_COMMA:
		return 8;
	case NP_XPOS_WDT: case NP_XPOS_WP: case NP_XPOS_WPS:
	case NP_XPOS_WRB:
		return 9;
	default:
		return t >> 8 == NP_UPOS_SCONJ ? 10
			: t >> 8 == NP_UPOS_PUNCT ? 11 : 0;
	}
}

/* For each token the next three bones behind it, the nearest lowest. */
static void look_ahead(struct np_node *nodes, uint32_t n)
{
	uint32_t ahead = 0, b;

	while (n--) {
		nodes[n].ahead = ahead;
		b = bone(nodes[n].t);
		if (b)
			ahead = (ahead << 4 | b) & AHEAD_ALL;
	}
}

void np_state_init(struct np_state *s, const struct np_text *t,
	const np_sentence *sentence, const struct np_lexeme *x)
{
	const np_token *tok = t->tokens + sentence->token;
	const struct np_lexeme *lex;
	struct np_node *node;
	uint32_t i;

	s->n = sentence->ntokens;
	s->depth = s->next = 0;
	for (i = 0; i < s->n; i++, tok++) {
		node = &s->nodes[i];
		lex = &x[t->word[sentence->token + i]];
		special(node, s->n, 0);
		node->w = lex->low;
		node->c = lex->fine;
		node->k = lex->coarse;
		node->t = (uint32_t)tok->upos << 8 | tok->xpos;
		node->wt = node->w * 31 + node->t;
	}
	look_ahead(s->nodes, s->n);
	special(&s->nodes[s->n], s->n, 0xFFFF);
	special(&s->nodes[s->n + 1], s->n, 0xFFFE);
}

static void add_child(struct np_state *s, enum np_action action,
	uint32_t head, uint32_t dep)
{
	struct np_node *h = &s->nodes[head];
	uint64_t bit = UINT64_C(1) << (s->nodes[dep].rel & 63);

	if (action == NP_LEFT) {
		h->left2 = h->left;
		h->left = dep;
		h->lset |= bit;
		h->nleft += h->nleft < 255;
	} else {
		h->right2 = h->right;
		h->right = dep;
		h->rset |= bit;
		h->nright += h->nright < 255;
	}
}

void np_state_take(struct np_state *s, enum np_action action, unsigned rel)
{
	uint32_t head, dep;

	if (action == NP_SHIFT) {
		s->stack[s->depth++] = s->next++;
		return;
	}
	np_state_arc(s, action, &head, &dep);
	s->nodes[dep].head = head;
	s->nodes[dep].rel = (uint8_t)rel;
	add_child(s, action, head, dep);
	s->depth--;
}

/* Distances 1 to 5, 6 to 10, more. */
static uint32_t span(uint32_t a, uint32_t b)
{
	uint32_t d = a < b ? b - a : a - b;

	return d <= 5 ? d : d <= 10 ? 6 : 7;
}

static uint32_t fold(uint64_t set)
{
	return (uint32_t)(set * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

struct view {
	const struct np_node *s0, *s1, *s2, *b0, *b1, *b2;
	const struct np_node *s0l, *s0r, *s1l, *s1r, *b0l;
	uint32_t near, far; /* span of s0 and b0, of s1 and s0 */
	const struct np_state *state;
};

/* Template number first + n over three values. */
#define F(a, b, c) (out[n] = np_feature(first + n, a, b, c), n++)

static unsigned single(const struct view *v, uint32_t first,
	uint32_t *restrict out)
{
	unsigned n = 0;

	F(v->s0->w, 0, 0);
	F(v->s0->t, 0, 0);
	F(v->s0->wt, 0, 0);
	F(v->s0->c, 0, 0);
	F(v->s1->t, 0, 0);
	F(v->s1->wt, 0, 0);
	F(v->s1->c, 0, 0);
	F(v->s2->wt, 0, 0);
	F(v->b0->w, 0, 0);
	F(v->b0->t, 0, 0);
	F(v->b0->wt, 0, 0);
	F(v->b0->c, 0, 0);
	F(v->b1->wt, 0, 0);
	F(v->b1->t, v->b1->c, 0);
	F(v->b2->wt, 0, 0);
	return n;
}

static unsigned pairs(const struct view *v, uint32_t first,
	uint32_t *restrict out)
{
	unsigned n = 0;

	F(v->s0->wt, v->b0->wt, 0);
	F(v->s0->wt, v->b0->w, v->near);
	F(v->s0->wt, v->b0->t, v->near);
	F(v->s0->t, v->b0->wt, v->near);
	F(v->s0->t, v->b0->t, v->near);
	F(v->s0->c, v->b0->c, v->near);
	F(v->s0->c, v->b0->t, v->s0->t);
	F(v->s0->t, v->b0->c, v->b0->t);
	F(v->s0->k, v->b0->k, v->near);
	F(v->b0->t, v->b1->t, 0);
	F(v->b0->wt, v->b1->wt, 0);
	F(v->s1->wt, v->s0->wt, 0);
	F(v->s1->wt, v->s0->t, v->far);
	F(v->s1->t, v->s0->wt, v->far);
	F(v->s1->t, v->s0->t, v->far);
	F(v->s1->c, v->s0->c, v->far);
	F(v->s1->c, v->s0->t, v->s1->t);
	F(v->s1->wt, v->b0->wt, 0);
	F(v->s1->t, v->b0->wt, 0);
	F(v->s1->wt, v->b0->t, 0);
	F(v->s1->c, v->b0->c, 1);
	return n;
}

static unsigned triples(const struct view *v, uint32_t first,
	uint32_t *restrict out)
{
	unsigned n = 0;

	F(v->b0->t, v->b1->t, v->b2->t);
	F(v->s0->t, v->b0->t, v->b1->t);
	F(v->s0->wt, v->b0->t, v->b1->t);
	F(v->s0->t, v->b0->wt, v->b1->t);
	F(v->s0->t, v->b0->t, v->b1->wt);
	F(v->s1->t, v->s0->t, v->b0->t);
	F(v->s1->wt, v->s0->t, v->b0->t);
	F(v->s1->t, v->s0->wt, v->b0->t);
	F(v->s1->t, v->s0->t, v->b0->wt);
	F(v->s1->c, v->s0->c, v->b0->c);
	F(v->s2->t, v->s1->t, v->s0->t);
	F(v->s1->w, v->s0->w, v->b0->w);
	F(v->s0->t, v->b0->t << 16 | v->b1->t, v->b2->t);
	F(v->s1->t << 16 | v->s0->t, v->b0->t, v->b1->t);
	F(v->s2->t << 16 | v->s1->t, v->s0->t, v->b0->t);
	F(v->s0->c, v->b0->c, v->b1->c);
	F(v->s1->k << 8 | v->s0->k, v->b0->k, v->b1->k);
	return n;
}

static unsigned children(const struct view *v, uint32_t first,
	uint32_t *restrict out)
{
	unsigned n = 0;

	F(v->s0->t, v->s0l->t, v->b0->t);
	F(v->s0->wt, v->s0l->wt, v->s0l->rel);
	F(v->s0->t, v->s0r->t, v->b0->t);
	F(v->s0->wt, v->s0r->wt, v->s0r->rel);
	F(v->s0->t, v->b0->t, v->b0l->t);
	F(v->b0->wt, v->b0l->wt, v->b0l->rel);
	F(v->s1->t, v->s1r->t, v->s0->t);
	F(v->s1->t, v->s0->t, v->s0l->wt);
	F(v->s1->wt, v->s0->t, v->s0l->t);
	F(v->s1->wt, v->s0l->wt, v->s0->wt);
	F(v->s1->t, v->s1l->t, v->s0->t);
	F(v->s1->t, v->s1r->wt, v->s0->wt);
	F(v->s1->t, v->s0->t, v->s0r->t);
	F(v->s0l->w, v->s0->t, v->b0->t);
	F(v->s0->t, v->b0->t, v->b0l->wt);
	F(v->s1r->rel, v->s1->wt, v->s0->t);
	return n;
}

static unsigned structure(const struct view *v, uint32_t first,
	uint32_t *restrict out)
{
	uint32_t s0l = fold(v->s0->lset), s0r = fold(v->s0->rset);
	uint32_t s1l = fold(v->s1->lset), s1r = fold(v->s1->rset);
	uint32_t b0l = fold(v->b0->lset);
	const struct np_node *prev = v->state->nodes + v->state->n + 1;
	unsigned n = 0;

	if (v->state->next)
		prev = v->state->nodes + v->state->next - 1;
	F(v->s0->t, s0l, 0);
	F(v->s0->wt, s0l, s0r);
	F(v->s0->t, s0l, s0r);
	F(v->s0->t, s0r, v->b0->t);
	F(v->b0->t, b0l, v->s0->t);
	F(v->b0->wt, b0l, 0);
	F(v->s1->t, s1r, v->s0->t);
	F(v->s1->wt, s1r, v->s0->t);
	F(v->s1->t, s1l, s1r);
	F(v->s1->t, s0l, v->s0->t);
	F(v->s1->wt, s0l, v->s0->t);
	F(v->s0->t, s0l, v->b0->t);
	F(v->s0->wt, v->s0->nleft, v->s0->nright);
	F(v->s1->t << 8 | v->s1->nright, v->s0->t, v->b0->t);
	F(prev->wt, v->s0->t, v->b0->t);
	F(prev->t, v->s1->t << 16 | v->s0->t, v->b0->t);
	F(s0l, s1l, v->b0->t);
	F(s0l, v->b0->t, v->s1->t << 16 | v->s0->t);
	F(s1r, s0l, v->s1->t << 16 | v->s0->t);
	return n;
}

/* What the clause goes on with, beyond b0. */
static unsigned ahead(const struct view *v, uint32_t first,
	uint32_t *restrict out)
{
	uint32_t one = v->b0->ahead & AHEAD_ONE, two = v->b0->ahead & AHEAD_TWO;
	uint32_t both = v->s1->t << 16 | v->s0->t;
	unsigned n = 0;

	F(v->s0->t, v->b0->t, one);
	F(v->s0->t, v->b0->t, v->b0->ahead);
	F(v->s0->wt, v->b0->t, one);
	F(both, v->b0->t, one);
	F(both, v->b0->t, two);
	F(v->s0->t, v->b0->wt, one);
	F(v->s1->wt, v->s0->t, one);
	F(v->s0->t, fold(v->s0->lset), two);
	return n;
}

unsigned np_dep_action_features(const struct np_state *s,
	uint32_t out[NP_DEP_NACTION])
{
	uint32_t s0 = np_state_s(s, 0), s1 = np_state_s(s, 1);
	const struct np_node *nodes = s->nodes;
	struct view v = {
		nodes + s0, nodes + s1, nodes + np_state_s(s, 2),
		nodes + s->next, nodes + np_state_b(s, 1),
		nodes + np_state_b(s, 2), NULL, NULL, NULL, NULL, NULL,
		span(s0, s->next), span(s1, s0), s
	};
	unsigned n;

	v.s0l = nodes + v.s0->left;
	v.s0r = nodes + v.s0->right;
	v.s1l = nodes + v.s1->left;
	v.s1r = nodes + v.s1->right;
	v.b0l = nodes + v.b0->left;
	n = single(&v, FIRST_ACTION, out);
	n += pairs(&v, FIRST_ACTION + 20, out + n);
	n += triples(&v, FIRST_ACTION + 45, out + n);
	n += children(&v, FIRST_ACTION + 65, out + n);
	n += structure(&v, FIRST_ACTION + 85, out + n);
	return n + ahead(&v, FIRST_ACTION + 105, out + n);
}

/* What marks the phrase of a dependent: its first child. */
struct arc {
	const struct np_node *h, *d, *mark, *inner, *sib, *prev, *next, *dr;
	uint32_t way; /* direction and span */
	uint32_t left; /* direction */
};

static unsigned arc_words(const struct arc *a, uint32_t first,
	uint32_t *restrict out)
{
	const struct np_node *h = a->h, *d = a->d;
	unsigned n = 0;

	F(h->w, a->left, 0);
	F(h->wt, a->left, d->t);
	F(d->wt, a->left, 0);
	F(d->wt, a->left, h->t);
	F(d->w, h->w, a->left);
	F(d->t, h->t, a->way);
	F(d->t, h->t, a->left);
	F(d->c, h->c, a->left);
	F(d->c, h->t, a->left);
	F(d->t, h->c, a->left);
	F(d->k, h->k, a->way);
	F(d->t, h->w, a->way);
	F(d->wt, a->next->t, a->left);
	F(d->wt, a->prev->t, a->left);
	F(d->t << 16 | h->t, a->next->t, a->left);
	F(d->t << 16 | h->t, a->prev->t, a->left);
	F(d->t << 16 | h->t, a->next->w, a->left);
	F(d->t << 16 | h->t, a->prev->w, a->left);
	return n;
}

static unsigned arc_phrase(const struct arc *a, uint32_t first,
	uint32_t *restrict out)
{
	const struct np_node *h = a->h, *d = a->d;
	uint32_t dset = fold(d->lset), drset = fold(d->rset);
	uint32_t hl = fold(h->lset), hr = fold(h->rset);
	unsigned n = 0;

	F(d->t, a->mark->w, h->t << 1 | a->left);
	F(d->t, a->mark->w, h->wt);
	F(d->wt, a->mark->w, h->t << 1 | a->left);
	F(d->c, a->mark->w, h->c << 1 | a->left);
	F(a->mark->rel, d->t, h->t << 1 | a->left);
	F(dset, d->t, h->t << 1 | a->left);
	F(dset, d->wt, a->left);
	F(dset, h->wt, a->left);
	F(drset, d->t, h->t << 1 | a->left);
	F(dset, drset, d->t << 1 | a->left);
	F(hl, d->t << 16 | h->t, a->left);
	F(hr, d->t << 16 | h->t, a->left);
	F(hl, h->wt, d->t << 1 | a->left);
	F(hr, h->wt, d->t << 1 | a->left);
	F(hl, hr, d->t << 1 | a->left);
	F(hl, dset, d->t << 16 | h->t);
	F(hr, dset, d->t << 16 | h->t);
	F(a->sib->t, a->sib->rel, d->t << 16 | h->t);
	F(a->sib->w, d->t << 16 | h->t, a->left);
	F(a->inner->w, a->inner->rel, d->t << 16 | h->t);
	F(a->dr->wt, d->t << 16 | h->t, a->left);
	F(a->mark->w, a->mark->t, h->w);
	F(d->nleft, d->nright, d->t << 16 | h->t);
	F(hl, a->mark->w, d->t << 16 | h->t);
	F(hl, hr, d->t << 16 | h->t);
	F(d->ahead & AHEAD_ONE, d->t << 16 | h->t, a->left);
	F(d->c, h->w, a->left);
	return n;
}
#undef F

unsigned np_dep_plain_label(const struct np_state *s, uint32_t head,
	uint32_t dep)
{
	if (head == s->n)
		return NP_REL_ROOT;
	return s->nodes[dep].t >> 8 == NP_UPOS_PUNCT ? NP_REL_PUNCT
		: NP_REL_NONE;
}

unsigned np_dep_label_features(const struct np_state *s, uint32_t head,
	uint32_t dep, uint32_t out[NP_DEP_NLABEL])
{
	const struct np_node *nodes = s->nodes, *h = nodes + head;
	const struct np_node *d = nodes + dep;
	struct arc a = {
		h, d, nodes + d->left, nodes + d->left2,
		nodes + (head > dep ? h->left : h->right),
		nodes + (dep ? dep - 1 : s->n + 1),
		nodes + (dep + 1 < s->n ? dep + 1 : s->n + 1),
		nodes + d->right,
		span(head, dep) << 1 | (head > dep), head > dep
	};
	unsigned n = arc_words(&a, FIRST_LABEL, out);

	return n + arc_phrase(&a, FIRST_LABEL + 25, out + n);
}
