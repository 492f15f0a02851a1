/* From an article to rows of the names model.
 *
 * The problem: a linear model sees only what it is told.  The idea: tell it
 * the spelling and its relatives (affixes, shape, clusters of words that keep
 * the same company), the same of its neighbours, the run of capitalised words
 * around it ("Kenya [Ports] Authority": ends in Authority, follows "the"), the
 * gazetteer, and what the rest of the article says of the same word.
 *
 * Capitals.  In a headline in capitals or Title Case they say nothing, so
 * there a word is seen as its usual spelling, and all shapes are one.  Each
 * (spelling, use of capitals) is a form; most features belong to forms.
 *
 * Sentences.  Some corpora give paragraphs as sentences.  Windows end at a
 * full stop before a capital, so both look alike.
 *
 * Cost: linear in the tokens; a form's features are hashed once an article. */
#include "model/features.h"

#include <string.h>

#include "base/banned.h"

/* What shape the letters have, as far as pairs of words care. */
enum {
	KIND_EDGE,
	KIND_LOWER,
	KIND_CAP,
	KIND_UPPER,
	KIND_MIXED,
	KIND_SINGLE, /* "J" */
	KIND_INITIAL, /* "J." */
	KIND_ACRONYM, /* "U.S." */
	KIND_NUMBER,
	KIND_PUNCT,
	KIND_OTHER,
	KIND_FREE /* + np_case: capitals say nothing */
};

/* Templates; form templates are told apart by offset, too.  The numbers are
 * part of the model's format. */
enum {
	F_LOW, F_EXACT, F_SHAPE, F_PREFIX, F_SUFFIX, F_FINE, F_MIDDLE, F_COARSE,
	F_CODES, F_LOWCLUSTER, F_SHAPESUFFIX, F_SHAPECLUSTER, F_CAPRATE,
	F_PARTS, F_LENGTH,
	T_WORDPAIR, T_SHAPES, T_CLUSTERPAIR, T_WORDSHAPE, T_AROUND,
	T_CLUSTERTRIPLE, T_WORDS2, T_RUN, T_RUNENDS, T_RUNSIDES, T_RUNNEXT,
	T_BETWEEN, T_LEX, T_LEXNEAR, T_CASE, T_START,
	D_BEST, D_SHAPE, D_SECOND, D_SURE, D_NEAR, D_LABEL
};

/* A list of features being made. */
struct list {
	uint32_t *out;
	unsigned n;
	uint64_t templates;
};

static void add(struct list *l, unsigned template, uint64_t a, uint64_t b)
{
	if (l->n < NP_FEAT_MAX && l->templates >> template & 1)
		l->out[l->n++] = (uint32_t)(np_mix(np_mix(a, b), template + 1)
			>> 32);
}

uint32_t np_vocab_key(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1; /* 0 marks a free slot */
}

const unsigned char *np_vocab_find(const struct np_vocab *v, uint64_t hash)
{
	uint32_t key = np_vocab_key(hash), mask = v->nslots - 1, i, k, steps;
	const unsigned char *s;

	i = (uint32_t)hash & mask;
	for (steps = 0; steps < v->nslots; steps++, i = (i + 1) & mask) {
		s = v->slots + (size_t)i * NP_VOCAB_SLOT;
		k = np_le32(s);
		if (k == key)
			return s;
		if (!k)
			break;
	}
	return NULL;
}

/* -- Forms ----------------------------------------------------------------- */

static int is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "Nairobi-based" -> Xx-x, "U.S." -> X.X., "1998" -> d; runs of capitals are
 * kept up to two. */
static uint32_t shape_of(const struct np_word *w)
{
	uint64_t h = 0;
	unsigned char c, last = 0, twice = 0;
	uint32_t i;

	for (i = 0; i < w->n && i < 32; i++) {
		c = (unsigned char)w->s[i];
		if (is_upper((char)c))
			c = 'X';
		else if (c >= 'a' && c <= 'z')
			c = 'x';
		else if (c >= '0' && c <= '9')
			c = 'd';
		else if (c >= 128)
			c = !i && w->shape & NP_W_CAP ? 'X' : 'x';
		if (c == last && (c != 'X' || twice))
			continue;
		twice = c == last;
		last = c;
		h = np_mix(h, c);
	}
	return (uint32_t)(h >> 32);
}

static uint8_t kind_of(const struct np_word *w)
{
	uint32_t s = w->shape;

	if (!(s & NP_W_ALPHA))
		return s & NP_W_DIGIT ? KIND_NUMBER : KIND_PUNCT;
	if (s & NP_W_DIGIT)
		return KIND_OTHER;
	if (w->n == 1)
		return s & NP_W_CAP ? KIND_SINGLE : KIND_LOWER;
	if (s & NP_W_PERIOD && s & NP_W_CAP && w->n == 2)
		return KIND_INITIAL;
	if (s & NP_W_PERIOD && s & NP_W_CAP && w->n > 3)
		return KIND_ACRONYM;
	if (s & NP_W_UPPER)
		return KIND_UPPER;
	if (s & NP_W_MIXED)
		return KIND_MIXED;
	return s & NP_W_CAP ? KIND_CAP : KIND_LOWER;
}

/* The vocabulary's slot of the spelling with a capital in front. */
static const unsigned char *find_title(const struct np_vocab *v,
	const struct np_word *w)
{
	char s[40];

	if (!w->nlow || w->nlow > sizeof s || w->low[0] < 'a'
	    || w->low[0] > 'z')
		return NULL;
	memcpy(s, w->low, w->nlow);
	s[0] = (char)(s[0] - 'a' + 'A');
	return np_vocab_find(v, np_hash(s, w->nlow, 0));
}

/* The slot that describes the word best.  Where capitals say nothing that is
 * the more frequent of its usual spellings. */
static const unsigned char *find_usual(const struct np_vocab *v,
	const struct np_word *w, unsigned mode)
{
	const unsigned char *s, *low, *title;

	if (!v->nslots)
		return NULL;
	s = np_vocab_find(v, w->hash);
	if (mode == NP_CASE_NORMAL && s)
		return s;
	low = np_vocab_find(v, w->lowhash);
	title = find_title(v, w);
	if (low && title)
		return low[14] >= title[14] ? low : title;
	if (low || title)
		return low ? low : title;
	return s;
}

static void set_clusters(struct np_form *form, const struct np_vocab *v,
	const unsigned char *slot)
{
	uint32_t fine = (uint32_t)(slot[4] | slot[5] << 8);
	const unsigned char *p;

	memcpy(form->codes, slot + 6, NP_VOCAB_CODES);
	form->caprate = slot[15];
	if (!fine || fine > v->nfine)
		return;
	p = v->parents + (size_t)(fine - 1) * 4;
	form->fine = fine;
	form->middle = (uint32_t)(p[0] | p[1] << 8) + 1;
	form->coarse = (uint32_t)(p[2] | p[3] << 8) + 1;
}

static void form_init(struct np_form *form, const struct np_vocab *v,
	const struct np_word *w, unsigned mode)
{
	const unsigned char *slot = find_usual(v, w, mode);
	struct np_form low = { 0 };

	memset(form, 0, sizeof *form);
	form->word = w;
	form->mode = (uint8_t)mode;
	form->low = (uint32_t)(w->lowhash >> 32);
	form->exact = (uint32_t)(w->hash >> 32);
	form->shape = shape_of(w);
	form->kind = kind_of(w);
	form->capital = (w->shape & (NP_W_CAP | NP_W_MIXED)) != 0;
	if (mode != NP_CASE_NORMAL && w->shape & NP_W_ALPHA) {
		form->kind = (uint8_t)(KIND_FREE + mode);
		form->capital = 1;
		form->shape = KIND_FREE + mode;
		form->exact = 0;
	}
	if (slot) {
		form->known = 1;
		set_clusters(form, v, slot);
	}
	if (v->nslots && mode == NP_CASE_NORMAL && form->capital) {
		slot = np_vocab_find(v, w->lowhash);
		if (slot)
			set_clusters(&low, v, slot);
	}
	form->lowmiddle = low.middle;
	form->lowcoarse = low.coarse;
}

static void add_affixes(struct list *l, const struct np_form *f, int offset)
{
	const struct np_word *w = f->word;
	uint64_t h, where = (uint64_t)(offset + NP_FEAT_REACH);
	uint32_t n, most = w->nlow < 5 ? w->nlow : 5;

	for (n = 1; n < most; n++) {
		h = np_hash(w->low + w->nlow - n, n, n);
		if (n == 3 || !offset)
			add(l, F_SUFFIX, h, where);
		if (!offset && n >= 2)
			add(l, F_SHAPESUFFIX, h, f->shape);
		if (!offset)
			add(l, F_PREFIX, np_hash(w->low, n, n), where);
	}
}

/* "U.S.-led", "Anglo-Dutch": the first and the last part. */
static void add_parts(struct list *l, const struct np_form *f)
{
	const struct np_word *w = f->word;
	uint32_t first = 0, last = w->nlow;

	if (!(w->shape & NP_W_HYPHEN))
		return;
	while (first < w->nlow && w->low[first] != '-')
		first++;
	while (last && w->low[last - 1] != '-')
		last--;
	add(l, F_PARTS, np_hash(w->low, first, 0), 0);
	add(l, F_PARTS, np_hash(w->low + last, w->nlow - last, 0), 1);
}

static void add_clusters(struct list *l, const struct np_form *f, int offset)
{
	uint64_t where = (uint64_t)(offset + NP_FEAT_REACH);
	unsigned i;

	add(l, F_FINE, f->fine, where);
	add(l, F_MIDDLE, f->middle, where);
	add(l, F_COARSE, f->coarse, where);
	if (offset >= -1 && offset <= 1 && f->fine)
		for (i = 0; i < NP_VOCAB_CODES; i++)
			add(l, F_CODES, f->codes[i],
				i * 8 + where);
	if (offset)
		return;
	add(l, F_SHAPECLUSTER, f->coarse, f->shape);
	add(l, F_SHAPECLUSTER, f->middle + 1000, f->kind);
	if (f->lowmiddle) {
		add(l, F_LOWCLUSTER, f->lowmiddle, 0);
		add(l, F_LOWCLUSTER, f->lowcoarse, 1);
	}
}

unsigned np_features_form(const struct np_features *f,
	const struct np_form *form, int offset, uint32_t *out)
{
	struct list l = { out, 0, f->vocab->templates };
	uint64_t where = (uint64_t)(offset + NP_FEAT_REACH);
	uint32_t n;

	if (!form->word) {
		add(&l, F_SHAPE, KIND_EDGE, where);
		return l.n;
	}
	n = form->word->n;
	add(&l, F_LOW, form->known ? form->low : 0, where);
	if (form->exact && form->known && form->exact != form->low)
		add(&l, F_EXACT, form->exact, where);
	add(&l, F_SHAPE, form->shape, where);
	add_clusters(&l, form, offset);
	add(&l, F_CAPRATE, form->caprate, where << 8 | form->kind);
	if (offset >= -1 && offset <= 1)
		add_affixes(&l, form, offset);
	if (!offset) {
		add(&l, F_LENGTH, n < 9 ? n : 9, form->shape);
		add_parts(&l, form);
	}
	return l.n;
}

/* -- Looking over the article ---------------------------------------------- */

/* How much of a sentence is written how. */
struct capitals {
	uint32_t words, capital, upper, odd; /* odd: capitals not expected */
	uint32_t long_words, long_capital;
};

static void count_capitals(struct capitals *c, const struct np_features *f,
	const np_sentence *s)
{
	const unsigned char *slot;
	const struct np_word *w;
	uint32_t i;

	memset(c, 0, sizeof *c);
	for (i = s->token; i < s->token + s->ntokens; i++) {
		w = np_word_of(f->text, i);
		if (!(w->shape & NP_W_ALPHA))
			continue;
		c->words++;
		c->capital += (w->shape & NP_W_CAP) != 0;
		c->capital += !(w->shape & NP_W_CAP)
			&& w->shape & NP_W_MIXED;
		c->upper += (w->shape & NP_W_UPPER) != 0;
		if (w->n < 4)
			continue;
		c->long_words++;
		c->long_capital += (w->shape & NP_W_CAP) != 0;
		if (i == s->token || !(w->shape & NP_W_CAP)
		    || w->shape & NP_W_UPPER || !f->vocab->nslots)
			continue;
		slot = np_vocab_find(f->vocab, w->lowhash);
		c->odd += slot && slot[15] && slot[15] <= 2;
	}
}

static unsigned case_of(const struct np_features *f, const np_sentence *s)
{
	struct capitals c;

	count_capitals(&c, f, s);
	if (c.words >= 3 && !c.capital)
		return NP_CASE_LOWER;
	if (c.words >= 2 && c.upper * 5 >= c.words * 4)
		return NP_CASE_UPPER;
	if (c.odd >= 2 && c.long_capital * 10 >= c.long_words * 8)
		return NP_CASE_TITLE;
	return NP_CASE_NORMAL;
}

static int is_stop(const struct np_word *w)
{
	return w->n == 1 && (w->s[0] == '.' || w->s[0] == '?'
		|| w->s[0] == '!');
}

static int is_closing(const struct np_word *w)
{
	return w->n == 1 ? w->s[0] == '"' || w->s[0] == ')'
			|| w->s[0] == '\''
		: (w->n == 2 && w->s[0] == '\'' && w->s[1] == '\'')
			|| (w->n == 3 && !memcmp(w->s, "\xe2\x80\x9d", 3));
}

/* Does a new stretch begin at token i, within sentence s? */
static int begins(const struct np_text *t, const np_sentence *s, uint32_t i)
{
	const struct np_word *w;

	if (i == s->token)
		return 1;
	if (np_word_of(t, i)->shape & NP_W_ALPHA
	    && !(np_word_of(t, i)->shape & NP_W_CAP))
		return 0;
	w = np_word_of(t, i - 1);
	if (is_closing(w) && i >= s->token + 2 && is_stop(np_word_of(t, i - 2)))
		return 1;
	return is_stop(w) && !is_closing(np_word_of(t, i));
}

static void find_stretches(struct np_features *f, const np_sentence *s)
{
	uint32_t i, last = s->token + s->ntokens, b = s->token;

	for (i = s->token; i < last; i++) {
		if (begins(f->text, s, i))
			b = i;
		f->beg[i] = b;
	}
	for (i = last, b = last; i-- > s->token; ) {
		f->end[i] = b;
		if (f->beg[i] == i)
			b = i;
	}
}

static uint32_t intern_form(struct np_features *f, uint32_t *known,
	uint32_t word, unsigned mode)
{
	uint32_t *slot = &known[word * 4 + mode];

	if (!*slot) {
		form_init(&f->forms[f->nforms], f->vocab,
			&f->text->words[word], mode);
		*slot = f->nforms++;
	}
	return *slot;
}

/* Give every case variant of a spelling the same family. */
static void find_families(struct np_features *f, np_arena *a)
{
	const struct np_text *t = f->text;
	uint32_t *family = NP_NEW(a, uint32_t, t->nwords), *slot, i;
	np_table lows;

	np_table_init(&lows, a);
	f->families = NP_NEW(a, struct np_family, t->nwords);
	for (i = 0; i < t->nwords; i++) {
		slot = np_table_put(&lows, t->words[i].low, t->words[i].nlow,
			t->words[i].lowhash, f->nfamilies);
		family[i] = *slot;
		f->nfamilies += *slot == f->nfamilies;
	}
	for (i = 1; i < f->nforms; i++)
		f->forms[i].family = family[f->forms[i].word - t->words];
}

static void count_families(struct np_features *f)
{
	const struct np_form *form;
	struct np_family *fam;
	uint32_t i;

	for (i = 0; i < f->text->ntokens; i++) {
		form = &f->forms[f->form[i]];
		if (form->mode != NP_CASE_NORMAL || f->beg[i] == i)
			continue;
		fam = &f->families[form->family];
		fam->lower += form->kind == KIND_LOWER;
		fam->capital += form->capital;
	}
}

static void find_runs(struct np_features *f)
{
	uint32_t i, j, k;

	for (i = 0; i < f->text->ntokens; i = j) {
		for (j = i; j < f->end[i] && f->forms[f->form[j]].capital; j++)
			;
		for (k = i; k < j; k++) {
			f->runbeg[k] = i;
			f->runend[k] = j;
		}
		if (j == i)
			f->runbeg[j++] = i, f->runend[i] = i;
	}
}

/* Where in a hit: 0 outside, 1 alone, 2 first, 3 inside, 4 last. */
static void spread_hits(struct np_features *f, const struct np_hit *hits,
	uint32_t nhits)
{
	uint32_t h, k, n;

	for (h = 0; h < nhits; h++) {
		n = hits[h].ntokens;
		for (k = 0; k < n; k++) {
			f->classes[hits[h].token + k] = hits[h].classes;
			f->place[hits[h].token + k] = (uint8_t)(n == 1 ? 1
				: !k ? 2 : k + 1 == n ? 4 : 3);
		}
	}
}

void np_features_read(struct np_features *f, np_arena *a,
	const struct np_text *t, const struct np_vocab *v,
	const struct np_hit *hits, uint32_t nhits)
{
	uint32_t *known = NP_NEW(a, uint32_t, (size_t)t->nwords * 4), s, i;
	unsigned mode;

	memset(f, 0, sizeof *f);
	f->text = t;
	f->vocab = v;
	f->forms = NP_NEW(a, struct np_form, (size_t)t->nwords * 4 + 1);
	f->nforms = 1;
	f->form = NP_NEW(a, uint32_t, t->ntokens);
	f->beg = NP_NEW(a, uint32_t, t->ntokens);
	f->end = NP_NEW(a, uint32_t, t->ntokens);
	f->runbeg = NP_NEW(a, uint32_t, t->ntokens);
	f->runend = NP_NEW(a, uint32_t, t->ntokens);
	f->classes = NP_NEW(a, uint32_t, t->ntokens);
	f->place = NP_NEW(a, uint8_t, t->ntokens);
	f->sent = NP_NEW(a, uint32_t, t->ntokens);
	for (s = 0; s < t->nsents; s++) {
		mode = case_of(f, &t->sents[s]);
		find_stretches(f, &t->sents[s]);
		for (i = t->sents[s].token;
		     i < t->sents[s].token + t->sents[s].ntokens; i++) {
			f->form[i] = intern_form(f, known, t->word[i], mode);
			f->sent[i] = s;
		}
	}
	find_families(f, a);
	count_families(f);
	find_runs(f);
	spread_hits(f, hits, nhits);
}

uint32_t np_features_at(const struct np_features *f, uint32_t i, int offset)
{
	if (offset < 0 && i - f->beg[i] < (uint32_t)-offset)
		return 0;
	if (offset > 0 && f->end[i] - i <= (uint32_t)offset)
		return 0;
	return f->form[i + (uint32_t)offset];
}

/* -- Features of a place --------------------------------------------------- */

static const struct np_form *at(const struct np_features *f, uint32_t i,
	int offset)
{
	return &f->forms[np_features_at(f, i, offset)];
}

static void add_pairs(struct list *l, const struct np_features *f, uint32_t i)
{
	const struct np_form *w = at(f, i, 0), *p = at(f, i, -1),
		*n = at(f, i, 1), *pp = at(f, i, -2), *nn = at(f, i, 2);

	add(l, T_WORDPAIR, p->low, w->low);
	add(l, T_WORDPAIR, w->low, (uint64_t)n->low << 1 | 1);
	add(l, T_SHAPES, p->shape, w->shape);
	add(l, T_SHAPES, (uint64_t)w->shape << 1, n->shape);
	add(l, T_SHAPES, (uint64_t)p->kind << 16 | w->kind << 8 | n->kind,
		(uint64_t)pp->kind << 8 | nn->kind);
	add(l, T_SHAPES, (uint64_t)p->kind << 16 | w->kind << 8 | n->kind, 1);
	add(l, T_CLUSTERPAIR, p->middle, w->middle);
	add(l, T_CLUSTERPAIR, w->middle, (uint64_t)n->middle << 16);
	add(l, T_WORDSHAPE, p->low, w->kind);
	add(l, T_WORDSHAPE, n->low, 256 | w->kind);
	add(l, T_CLUSTERTRIPLE, (uint64_t)p->coarse << 16 | w->coarse,
		n->coarse);
	if (!w->capital)
		return;
	add(l, T_AROUND, p->low, (uint64_t)n->low << 8 | w->kind);
	add(l, T_CLUSTERTRIPLE, (uint64_t)p->middle << 16 | w->kind,
		(uint64_t)n->middle | 1 << 20);
	add(l, T_WORDS2, pp->low, (uint64_t)p->low << 8 | w->kind);
	add(l, T_WORDS2, n->low, (uint64_t)nn->low << 8 | w->kind | 128);
}

/* The run of capitalised words: "the [Kenya Ports Authority] said". */
static void add_run(struct list *l, const struct np_features *f, uint32_t i)
{
	uint32_t b = f->runbeg[i], e = f->runend[i], n = e - b;
	uint32_t pos = i == b ? (n == 1 ? 0 : 1) : i + 1 == e ? 2 : 3;
	const struct np_form *first, *last, *left, *right, *next;

	if (n == 0 || at(f, i, 0)->mode != NP_CASE_NORMAL)
		return;
	first = &f->forms[f->form[b]];
	last = &f->forms[f->form[e - 1]];
	left = at(f, b, -1);
	right = at(f, e - 1, 1);
	next = at(f, e - 1, 2);
	add(l, T_RUN, (uint64_t)(i - b < 4 ? i - b : 4) << 8
		| (e - i < 5 ? e - i : 5), b == f->beg[i]);
	add(l, T_RUNSIDES, left->low, pos);
	add(l, T_RUNSIDES, right->low, 4 | pos);
	add(l, T_RUNSIDES, left->middle, 8 | pos);
	add(l, T_RUNSIDES, right->middle, 12 | pos);
	add(l, T_RUNSIDES, (uint64_t)left->low << 32 | right->low, 16 | pos);
	if (next->capital)
		add(l, T_RUNNEXT, (uint64_t)right->low << 16 | next->middle,
			pos);
	if (n == 1)
		return;
	add(l, T_RUNENDS, last->low, pos);
	add(l, T_RUNENDS, first->low, 4 | pos);
	add(l, T_RUNENDS, last->middle, 8 | pos);
	add(l, T_RUNENDS, first->middle, 12 | pos);
	add(l, T_RUNENDS, (uint64_t)first->coarse << 16 | last->coarse,
		16 | pos);
}

/* "Bank [of] England", "Johnson [&] Johnson". */
static void add_between(struct list *l, const struct np_features *f,
	uint32_t i)
{
	const struct np_form *w = at(f, i, 0), *p = at(f, i, -1),
		*n = at(f, i, 1);

	if (w->capital || !p->capital)
		return;
	if (!n->capital)
		n = at(f, i, 2); /* "Bank of the West" */
	if (!n->capital)
		return;
	add(l, T_BETWEEN, w->low, (uint64_t)p->low << 1);
	add(l, T_BETWEEN, w->low, (uint64_t)n->low << 1 | 1);
	add(l, T_BETWEEN, w->low, (uint64_t)p->middle << 20 | n->middle << 2
		| 2);
}

static void add_lex(struct list *l, const struct np_features *f, uint32_t i)
{
	uint32_t classes = f->classes[i], c;
	uint8_t kind = at(f, i, 0)->kind, place = f->place[i];

	if (place) {
		add(l, T_LEX, classes, place);
		add(l, T_LEX, classes, (uint64_t)place << 8 | kind | 1 << 16);
		for (c = 0; c < 16; c++)
			if (classes >> c & 1)
				add(l, T_LEX, c, 1 << 20 | place);
	}
	if (i > f->beg[i] && f->place[i - 1])
		add(l, T_LEXNEAR, f->classes[i - 1],
			(uint64_t)f->place[i - 1] << 8 | kind);
	if (i + 1 < f->end[i] && f->place[i + 1])
		add(l, T_LEXNEAR, f->classes[i + 1],
			(uint64_t)f->place[i + 1] << 8 | kind | 1 << 16);
}

/* Is the word lower-cased, or capitalised, elsewhere in the article? */
static void add_case(struct list *l, const struct np_features *f, uint32_t i)
{
	const struct np_form *w = at(f, i, 0);
	const struct np_family *fam = &f->families[w->family];
	int start = f->beg[i] == i;
	uint32_t capital = fam->capital;

	if (!w->capital)
		return;
	capital -= w->mode == NP_CASE_NORMAL && !start;
	add(l, T_CASE, (uint64_t)(fam->lower < 2 ? fam->lower : 2) << 8
		| (capital < 2 ? capital : 2), (uint64_t)w->mode << 1 | start);
}

/* Headline, byline and dateline stand in the first sentences. */
static void add_start(struct list *l, const struct np_features *f, uint32_t i)
{
	uint32_t s = f->sent[i], k = i - f->beg[i];

	if (s > 3 || k > 7)
		return;
	add(l, T_START, (uint64_t)s << 8 | (k < 4 ? k : 4), at(f, i, 0)->kind);
	add(l, T_START, (uint64_t)at(f, i, 1)->low << 8 | (k < 4 ? k : 4),
		0x100 | at(f, i, 0)->kind);
}

unsigned np_features_token(const struct np_features *f, uint32_t i,
	uint32_t *out)
{
	struct list l = { out, 0, f->vocab->templates };

	add_pairs(&l, f, i);
	add_run(&l, f, i);
	add_between(&l, f, i);
	add_lex(&l, f, i);
	add_case(&l, f, i);
	add_start(&l, f, i);
	return l.n;
}

/* -- The rest of the article ----------------------------------------------- */

#define REACH 1500 /* tokens to either side: an article, mostly */

/* Tokens of each family that could be names, in text order. */
struct chains {
	uint32_t *next; /* [T] the next of the same family, or NP_NONE */
	uint32_t *first, *last; /* [families] */
};

static void link_chains(struct chains *c, const struct np_features *f,
	np_arena *a)
{
	uint32_t i, fam, nt = f->text->ntokens;

	c->next = NP_NEW(a, uint32_t, nt);
	c->first = NP_NEW(a, uint32_t, f->nfamilies);
	c->last = NP_NEW(a, uint32_t, f->nfamilies);
	memset(c->first, 0xff, f->nfamilies * sizeof *c->first);
	for (i = 0; i < nt; i++) {
		c->next[i] = NP_NONE;
		if (!f->forms[f->form[i]].capital)
			continue;
		fam = f->forms[f->form[i]].family;
		if (c->first[fam] == NP_NONE)
			c->first[fam] = i;
		else
			c->next[c->last[fam]] = i;
		c->last[fam] = i;
	}
}

/* Add what token j says, or take it away again. */
static void weigh(struct np_evidence *ev, const uint8_t *prob, int sign)
{
	unsigned y;

	ev->n += (uint32_t)sign;
	for (y = 0; y < NP_NLABELS; y++)
		ev->sum[y] += (uint32_t)(sign * prob[y]);
}

/* One family: a window of tokens slides along its chain. */
static void slide(const struct chains *c, uint32_t first,
	const uint8_t (*prob)[16], struct np_evidence *out)
{
	struct np_evidence win = { 0 };
	uint32_t i, from = first, to = first;

	for (i = first; i != NP_NONE; i = c->next[i]) {
		for (; to != NP_NONE && to <= i + REACH; to = c->next[to])
			weigh(&win, prob[to], 1);
		for (; from + REACH < i; from = c->next[from])
			weigh(&win, prob[from], -1);
		out[i] = win;
		weigh(&out[i], prob[i], -1);
	}
}

void np_features_evidence(const struct np_features *f, np_arena *a,
	const uint8_t (*prob)[16], struct np_evidence **out)
{
	struct chains c;
	uint32_t k;

	*out = NP_NEW(a, struct np_evidence, f->text->ntokens);
	link_chains(&c, f, a);
	for (k = 0; k < f->nfamilies; k++)
		if (c.first[k] != NP_NONE && c.next[c.first[k]] != NP_NONE)
			slide(&c, c.first[k], prob, *out);
}

/* Share of the most likely class among the others, 0..7, and which. */
struct belief {
	unsigned class, share, second, label;
};

static struct belief believe(const struct np_evidence *ev)
{
	struct belief b = { 0, 0, 0, 0 };
	uint32_t sum[NP_NTYPES + 1], all = 0, best = 0;
	unsigned k;

	sum[0] = ev->sum[0];
	for (k = 0; k < NP_NTYPES; k++)
		sum[k + 1] = ev->sum[NP_LABEL_B(k)] + ev->sum[NP_LABEL_I(k)];
	for (k = 0; k <= NP_NTYPES; k++) {
		all += sum[k];
		if (sum[k] > sum[b.class])
			b.class = k;
	}
	b.second = b.class ? 0 : 1;
	for (k = 0; k <= NP_NTYPES; k++)
		if (k != b.class && sum[k] > sum[b.second])
			b.second = k;
	if (sum[b.second] * 5 < all)
		b.second = NP_NTYPES + 1;
	for (k = 0; k < NP_NLABELS; k++)
		if (ev->sum[k] > best) {
			best = ev->sum[k];
			b.label = k;
		}
	b.share = all ? sum[b.class] * 7 / all : 0;
	return b;
}

unsigned np_features_doc(const struct np_features *f, uint32_t i,
	const struct np_evidence *ev, uint32_t *out)
{
	struct list l = { out, 0, f->vocab->templates };
	const struct np_form *w = at(f, i, 0);
	uint32_t n = ev[i].n < 4 ? ev[i].n : 4;
	struct belief b, near;

	if (!ev[i].n || !w->capital)
		return 0;
	b = believe(&ev[i]);
	add(&l, D_BEST, (uint64_t)b.class << 4 | b.share, 0);
	add(&l, D_BEST, (uint64_t)b.class << 4 | b.share, 1 + n);
	add(&l, D_SHAPE, (uint64_t)b.class << 4 | b.share, w->kind);
	add(&l, D_SECOND, (uint64_t)b.class << 4 | b.second, n);
	add(&l, D_LABEL, (uint64_t)b.label << 4 | b.share, 0);
	add(&l, D_LABEL, (uint64_t)b.label << 4 | b.second,
		1 + (f->runend[i] - f->runbeg[i] > 1));
	if (i > f->beg[i] && ev[i - 1].n && at(f, i, -1)->capital) {
		near = believe(&ev[i - 1]);
		add(&l, D_NEAR, (uint64_t)b.label << 4 | near.label, 0);
	}
	if (i + 1 < f->end[i] && ev[i + 1].n && at(f, i, 1)->capital) {
		near = believe(&ev[i + 1]);
		add(&l, D_NEAR, (uint64_t)b.label << 4 | near.label, 1);
	}
	return l.n;
}
