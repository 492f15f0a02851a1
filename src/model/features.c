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

#include "model/features_list.h"
#include "text/lore.h"
#include "base/banned.h"

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
		c->odd += slot && slot[7] && slot[7] <= 2;
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
	if (i >= s->token + 2 && np_word_of(t, i - 2)->n == 1
	    && np_word_of(t, i - 2)->shape & NP_W_CAP)
		return 0; /* "U . S ." in pieces */
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

/* A form that is remembered. */
struct note {
	struct np_form form;
	struct np_form_sums sums;
};

/* Describe a word under one use of capitals as form k.  As most are used, with
 * capitals where English has them, it may have been described before. */
static void make_form(struct np_features *f, np_arena *a, uint32_t k,
	uint32_t word, unsigned mode)
{
	const struct np_word *w = &f->text->words[word];
	struct note *note = NULL;
	bool fresh;

	if (mode == NP_CASE_NORMAL)
		note = np_lore_note(f->text, NP_NOTE_FORM, sizeof *note, word,
			&fresh);
	if (!note) {
		np_form_init(&f->forms[k], f->vocab, w, mode);
		f->sums[k] = NP_NEW(a, struct np_form_sums, 1);
		return;
	}
	if (fresh) {
		np_form_init(&note->form, f->vocab, w, mode);
		note->sums.made = 0;
	}
	f->forms[k] = note->form;
	f->forms[k].word = w;
	f->sums[k] = &note->sums;
}

static uint32_t intern_form(struct np_features *f, np_arena *a,
	uint32_t *known, uint32_t word, unsigned mode)
{
	uint32_t *slot = &known[word * 4 + mode];

	if (!*slot) {
		make_form(f, a, f->nforms, word, mode);
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

static void find_candidates(struct np_features *f, np_arena *a)
{
	uint32_t i, n = 0;

	for (i = 0; i < f->text->ntokens; i++)
		n += f->forms[f->form[i]].capital;
	f->cand = np_arena_alloc(a, n * sizeof *f->cand);
	for (i = 0; i < f->text->ntokens; i++)
		if (f->forms[f->form[i]].capital)
			f->cand[f->ncand++] = i;
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

static void spread_hits(struct np_features *f, const struct np_hit *hits,
	uint32_t nhits)
{
	uint32_t h, k, n;

	for (h = 0; h < nhits; h++) {
		n = hits[h].ntokens;
		for (k = 0; k < n; k++) {
			f->classes[hits[h].token + k] = hits[h].classes;
			f->place[hits[h].token + k] = np_place_of(k, n);
		}
	}
}

/* No more than four uses of capitals a word, nor than one form a token; and
 * the edge. */
static size_t most_forms(const struct np_text *t)
{
	size_t n = (size_t)t->nwords * 4;

	return (n < t->ntokens ? n : t->ntokens) + 1;
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
	f->forms = np_arena_alloc(a, most_forms(t) * sizeof *f->forms);
	f->sums = np_arena_alloc(a, most_forms(t) * sizeof *f->sums);
	memset(&f->forms[0], 0, sizeof *f->forms);
	f->sums[0] = NP_NEW(a, struct np_form_sums, 1);
	f->nforms = 1;
	f->form = np_arena_alloc(a, t->ntokens * sizeof(uint32_t));
	f->beg = np_arena_alloc(a, t->ntokens * sizeof(uint32_t));
	f->end = np_arena_alloc(a, t->ntokens * sizeof(uint32_t));
	f->runbeg = np_arena_alloc(a, t->ntokens * sizeof(uint32_t));
	f->runend = np_arena_alloc(a, t->ntokens * sizeof(uint32_t));
	f->classes = NP_NEW(a, uint32_t, t->ntokens);
	f->place = NP_NEW(a, uint8_t, t->ntokens);
	f->set = NP_NEW(a, uint8_t, t->ntokens);
	f->setplace = NP_NEW(a, uint8_t, t->ntokens);
	f->sent = np_arena_alloc(a, t->ntokens * sizeof(uint32_t));
	for (s = 0; s < t->nsents; s++) {
		mode = case_of(f, &t->sents[s]);
		find_stretches(f, &t->sents[s]);
		for (i = t->sents[s].token;
		     i < t->sents[s].token + t->sents[s].ntokens; i++) {
			f->form[i] = intern_form(f, a, known, t->word[i],
				mode);
			f->sent[i] = s;
		}
	}
	find_families(f, a);
	count_families(f);
	find_candidates(f, a);
	find_runs(f);
	spread_hits(f, hits, nhits);
	np_features_names(f);
}
