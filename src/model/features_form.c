/* Forms: what a spelling says, wherever it stands.
 *
 * Where capitals say nothing - a headline in capitals or in Title Case - a word
 * is seen as its usual spelling, and all shapes are one. */
#include "model/features_list.h"

#include <string.h>

#include "base/banned.h"

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
		return low[6] >= title[6] ? low : title;
	if (low || title)
		return low ? low : title;
	return s;
}

static void set_clusters(struct np_form *form, const struct np_vocab *v,
	const unsigned char *slot)
{
	uint32_t fine = (uint32_t)(slot[4] | slot[5] << 8);
	const unsigned char *p;

	form->caprate = slot[7];
	if (!fine || fine > v->nfine)
		return;
	p = v->parents + (size_t)(fine - 1) * 4;
	form->fine = fine;
	form->middle = (uint32_t)(p[0] | p[1] << 8) + 1;
	form->coarse = (uint32_t)(p[2] | p[3] << 8) + 1;
}

void np_form_init(struct np_form *form, const struct np_vocab *v,
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
	form->tail = (uint32_t)np_hash(w->low + (w->nlow > 3 ? w->nlow - 3
		: 0), w->nlow > 3 ? 3 : w->nlow, 3);
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

static void add_affixes(struct np_list *l, const struct np_form *f, int offset)
{
	const struct np_word *w = f->word;
	uint64_t h, where = (unsigned)(offset + NP_FEAT_REACH);
	uint32_t n, most = w->nlow < 5 ? w->nlow : 5;

	for (n = 1; n < most; n++) {
		h = np_hash(w->low + w->nlow - n, n, n);
		if (n == 3 || !offset)
			np_put(l, F_SUFFIX, h, where);
		if (!offset && n >= 2)
			np_put(l, F_SHAPESUFFIX, h, f->shape);
		if (!offset)
			np_put(l, F_PREFIX, np_hash(w->low, n, n), where);
	}
}

/* "U.S.-led", "Anglo-Dutch": the first and the last part. */
static void add_parts(struct np_list *l, const struct np_form *f)
{
	const struct np_word *w = f->word;
	uint32_t first = 0, last = w->nlow;

	if (!(w->shape & NP_W_HYPHEN))
		return;
	while (first < w->nlow && w->low[first] != '-')
		first++;
	while (last && w->low[last - 1] != '-')
		last--;
	np_put(l, F_PARTS, np_hash(w->low, first, 0), 0);
	np_put(l, F_PARTS, np_hash(w->low + last, w->nlow - last, 0), 1);
}

static void add_clusters(struct np_list *l, const struct np_form *f, int offset)
{
	uint64_t where = (unsigned)(offset + NP_FEAT_REACH);

	np_put(l, F_FINE, f->fine, where);
	np_put(l, F_MIDDLE, f->middle, where);
	np_put(l, F_COARSE, f->coarse, where);
	if (offset)
		return;
	np_put(l, F_SHAPECLUSTER, f->coarse, f->shape);
	np_put(l, F_SHAPECLUSTER, f->middle + 1000, f->kind);
	if (f->lowmiddle) {
		np_put(l, F_LOWCLUSTER, f->lowmiddle, 0);
		np_put(l, F_LOWCLUSTER, f->lowcoarse, 1);
	}
}

unsigned np_features_form(const struct np_features *f,
	const struct np_form *form, int offset, uint32_t *out)
{
	struct np_list l = { out, 0, f->vocab->templates };
	uint64_t where = (unsigned)(offset + NP_FEAT_REACH);
	uint32_t n;

	if (!form->word) {
		np_put(&l, F_SHAPE, KIND_EDGE, where);
		return l.n;
	}
	n = form->word->n;
	np_put(&l, F_LOW, form->known ? form->low : 0, where);
	if (form->exact && form->known && form->exact != form->low)
		np_put(&l, F_EXACT, form->exact, where);
	np_put(&l, F_SHAPE, form->shape, where);
	add_clusters(&l, form, offset);
	np_put(&l, F_CAPRATE, form->caprate, where << 8 | form->kind);
	if (offset >= -1 && offset <= 1)
		add_affixes(&l, form, offset);
	if (!offset) {
		np_put(&l, F_LENGTH, n < 9 ? n : 9, form->shape);
		add_parts(&l, form);
	}
	return l.n;
}
