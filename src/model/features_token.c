/* Features of a place: pairs of words, the run of capitalised words around it,
 * the gazetteer and the sets of names, the start of the article. */
#include "model/features_list.h"

#include "base/banned.h"

static void add_set(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	uint8_t kind = f->forms[f->form[i]].kind;
	uint64_t x = (uint64_t)f->set[i] << 4 | f->setplace[i];

	if (x) {
		np_put(l, T_SET, x, 0);
		np_put(l, T_SET, x, 1 + kind);
		np_put(l, T_SET, x, 256 | f->forms[f->form[i]].caprate);
	}
	if (i > f->beg[i] && f->set[i - 1])
		np_put(l, T_SET, (uint64_t)f->set[i - 1] << 4
			| f->setplace[i - 1], 512 | kind);
	if (i + 1 < f->end[i] && f->set[i + 1])
		np_put(l, T_SET, (uint64_t)f->set[i + 1] << 4
			| f->setplace[i + 1], 1024 | kind);
}

static void add_pairs(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	const struct np_form *w = np_at(f, i, 0), *p = np_at(f, i, -1),
		*n = np_at(f, i, 1), *pp = np_at(f, i, -2),
		*nn = np_at(f, i, 2);
	uint64_t known = (uint64_t)f->classes[i] << 8 | f->place[i] << 4
		| f->set[i];

	np_put(l, T_WORDPAIR, p->low, w->low);
	np_put(l, T_WORDPAIR, w->low, (uint64_t)n->low << 1 | 1);
	np_put(l, T_SHAPES, p->shape, w->shape);
	np_put(l, T_SHAPES, (uint64_t)w->shape << 1, n->shape);
	np_put(l, T_SHAPES, (uint64_t)p->kind << 16 | w->kind << 8 | n->kind,
		(uint64_t)pp->kind << 8 | nn->kind);
	np_put(l, T_SHAPES,
		(uint64_t)p->kind << 16 | w->kind << 8 | n->kind, 1);
	np_put(l, T_CLUSTERPAIR, p->middle, w->middle);
	np_put(l, T_CLUSTERPAIR, w->middle, (uint64_t)n->middle << 16);
	np_put(l, T_WORDSHAPE, p->low, w->kind);
	np_put(l, T_WORDSHAPE, n->low, 256 | w->kind);
	np_put(l, T_CLUSTERTRIPLE, (uint64_t)p->coarse << 16 | w->coarse,
		n->coarse);
	if (!w->capital)
		return;
	np_put(l, T_AROUND, p->low, (uint64_t)n->low << 8 | w->kind);
	np_put(l, T_CLUSTERTRIPLE, (uint64_t)p->middle << 16 | w->kind,
		(uint64_t)n->middle | 1 << 20);
	np_put(l, T_KINDCLUSTER, p->middle, w->kind);
	np_put(l, T_KINDCLUSTER, n->middle, 16 | w->kind);
	np_put(l, T_KINDCLUSTER, p->fine, 32 | w->kind);
	np_put(l, T_KINDCLUSTER, n->fine, 64 | w->kind);
	np_put(l, T_SUFFIXCONTEXT, w->tail, (uint64_t)p->middle << 1);
	np_put(l, T_SUFFIXCONTEXT, w->tail, (uint64_t)n->middle << 1 | 1);
	np_put(l, T_LEXCONTEXT, known, (uint64_t)p->middle << 1);
	np_put(l, T_LEXCONTEXT, known, (uint64_t)n->middle << 1 | 1);
	np_put(l, T_WORDS2, pp->low, (uint64_t)p->low << 8 | w->kind);
	np_put(l, T_WORDS2, n->low, (uint64_t)nn->low << 8 | w->kind | 128);
}

/* The run of capitalised words: "the [Kenya Ports Authority] said". */
static void add_run(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	uint32_t b = f->runbeg[i], e = f->runend[i], n = e - b;
	uint32_t pos = i == b ? (n == 1 ? 0 : 1) : i + 1 == e ? 2 : 3;
	const struct np_form *first, *last, *left, *right, *next;

	if (n == 0 || np_at(f, i, 0)->mode != NP_CASE_NORMAL)
		return;
	first = &f->forms[f->form[b]];
	last = &f->forms[f->form[e - 1]];
	left = np_at(f, b, -1);
	right = np_at(f, e - 1, 1);
	next = np_at(f, e - 1, 2);
	np_put(l, T_RUN, (uint64_t)(i - b < 4 ? i - b : 4) << 8
		| (e - i < 5 ? e - i : 5), b == f->beg[i]);
	np_put(l, T_RUNSIDES, left->low, pos);
	np_put(l, T_RUNSIDES, right->low, 4 | pos);
	np_put(l, T_RUNSIDES, left->middle, 8 | pos);
	np_put(l, T_RUNSIDES, right->middle, 12 | pos);
	np_put(l, T_RUNSIDES, (uint64_t)left->low << 32 | right->low,
		16 | pos);
	if (next->capital)
		np_put(l, T_RUNNEXT, (uint64_t)right->low << 16 | next->middle,
			pos);
	if (n == 1)
		return;
	np_put(l, T_RUNENDS, last->low, pos);
	np_put(l, T_RUNENDS, first->low, 4 | pos);
	np_put(l, T_RUNENDS, last->middle, 8 | pos);
	np_put(l, T_RUNENDS, first->middle, 12 | pos);
	np_put(l, T_RUNENDS, (uint64_t)first->coarse << 16 | last->coarse,
		16 | pos);
}

/* "Bank [of] England", "Johnson [&] Johnson". */
static void add_between(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	const struct np_form *w = np_at(f, i, 0), *p = np_at(f, i, -1),
		*n = np_at(f, i, 1);

	if (w->capital || !p->capital)
		return;
	if (!n->capital)
		n = np_at(f, i, 2); /* "Bank of the West" */
	if (!n->capital)
		return;
	np_put(l, T_BETWEEN, w->low, (uint64_t)p->low << 1);
	np_put(l, T_BETWEEN, w->low, (uint64_t)n->low << 1 | 1);
	np_put(l, T_BETWEEN, w->low, (uint64_t)p->middle << 20 | n->middle << 2
		| 2);
}

static void add_lex(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	uint32_t classes = f->classes[i], c;
	uint8_t kind = np_at(f, i, 0)->kind, place = f->place[i];

	if (place) {
		np_put(l, T_LEX, classes, place);
		np_put(l, T_LEX, classes,
			(uint64_t)place << 8 | kind | 1 << 16);
		for (c = 0; c < 16; c++)
			if (classes >> c & 1)
				np_put(l, T_LEX, c, 1 << 20 | place);
	}
	if (i > f->beg[i] && f->place[i - 1])
		np_put(l, T_LEXNEAR, f->classes[i - 1],
			(uint64_t)f->place[i - 1] << 8 | kind);
	if (i + 1 < f->end[i] && f->place[i + 1])
		np_put(l, T_LEXNEAR, f->classes[i + 1],
			(uint64_t)f->place[i + 1] << 8 | kind | 1 << 16);
}

/* Is the word lower-cased, or capitalised, elsewhere in the article? */
static void add_case(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	const struct np_form *w = np_at(f, i, 0);
	const struct np_family *fam = &f->families[w->family];
	int start = f->beg[i] == i;
	uint32_t capital = fam->capital;

	if (!w->capital)
		return;
	capital -= w->mode == NP_CASE_NORMAL && !start;
	np_put(l, T_CASE, (uint64_t)(fam->lower < 2 ? fam->lower : 2) << 8
		| (capital < 2 ? capital : 2), (uint64_t)w->mode << 1 | start);
}

/* Headline, byline and dateline stand in the first sentences. */
static void add_start(struct np_list *l, const struct np_features *f,
	uint32_t i)
{
	uint32_t s = f->sent[i], k = i - f->beg[i];
	uint8_t kind = np_at(f, i, 0)->kind;

	if (s > 3 || k > 7)
		return;
	k = k < 4 ? k : 4;
	np_put(l, T_START, (uint64_t)s << 8 | k, kind);
	np_put(l, T_START, (uint64_t)np_at(f, i, 1)->low << 8 | k,
		0x100 | kind);
}

unsigned np_features_token(const struct np_features *f, uint32_t i,
	uint32_t *out)
{
	struct np_list l = { out, 0, f->vocab->templates };

	add_pairs(&l, f, i);
	add_run(&l, f, i);
	add_between(&l, f, i);
	add_lex(&l, f, i);
	add_set(&l, f, i);
	add_case(&l, f, i);
	add_start(&l, f, i);
	return l.n;
}
