/* From documents to rows of the model.
 *
 * The lists of a spelling are made once for all corpora and shared by its
 * tokens; what the second pass sees comes from models that did not learn from
 * the document. */
#include "train_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -- From documents to rows ------------------------------------------------ */

static uint32_t *list_slot(struct tn_session *s, uint64_t key)
{
	size_t i = key & (s->capkeys - 1);

	while (s->keys[i] && s->keys[i] != key)
		i = (i + 1) & (s->capkeys - 1);
	if (!s->keys[i]) {
		if (++s->nkeys * 4 > s->capkeys * 3) {
			fputs("train: too many words\n", stderr);
			exit(2);
		}
		s->keys[i] = key;
		s->lists[i] = NP_NONE;
	}
	return &s->lists[i];
}

static uint32_t add_rows(struct tn_session *s, uint32_t *feats, unsigned n)
{
	unsigned k;

	for (k = 0; k < n; k++)
		feats[k] = (uint32_t)((uint64_t)feats[k] * s->o.rows >> 32);
	return crf_pool_add(&s->data.pool, feats, n);
}

static uint32_t form_list(struct tn_session *s, const struct np_features *f,
	uint32_t form, int offset)
{
	const struct np_form *fm = &f->forms[form];
	uint64_t key = np_mix(fm->word ? fm->word->hash : 1,
		(uint64_t)fm->mode << 8 | (unsigned)(offset + NP_FEAT_REACH))
		| 1;
	uint32_t *slot = list_slot(s, key), feats[NP_FEAT_MAX];

	if (*slot == NP_NONE)
		*slot = add_rows(s, feats, np_features_form(f, fm, offset,
			feats));
	return *slot;
}

static int is_weekday(const struct np_word *w)
{
	static const char *const day[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	size_t k;

	for (k = 0; k < 7; k++)
		if (w->n == strlen(day[k]) && !memcmp(w->s, day[k], w->n))
			return 1;
	return 0;
}

static void add_token(struct tn_session *s, const struct np_features *f,
	const struct corpus_doc *doc, uint32_t i)
{
	struct crf_data *d = &s->data;
	uint32_t feats[NP_FEAT_MAX];
	struct crf_token *tok;
	int k;

	if (d->ntokens == d->captokens) {
		d->captokens = d->captokens ? d->captokens * 2 : 1 << 20;
		d->tokens = realloc(d->tokens, d->captokens
			* sizeof *d->tokens);
		if (!d->tokens)
			abort();
	}
	tok = &d->tokens[d->ntokens++];
	tok->label = doc->label[i];
	if (tok->label == NP_LABEL_B(NP_MISC)
	    && is_weekday(np_word_of(&doc->text, i)))
		tok->label = NP_LABEL_B(NP_DATE);
	tok->sure = doc->sure[i];
	tok->doc = 0;
	for (k = 0; k < CRF_LISTS - 1; k++)
		tok->list[k] = form_list(s, f, np_features_at(f, i,
			k - NP_FEAT_REACH), k - NP_FEAT_REACH);
	tok->list[k] = add_rows(s, feats, np_features_token(f, i, feats));
}

static void add_sentence(struct tn_session *s, const struct tn_source *src,
	uint32_t doc, uint32_t n, int skip)
{
	struct crf_data *d = &s->data;
	struct crf_sentence *sent;

	if (d->nsents == d->capsents) {
		d->capsents = d->capsents ? d->capsents * 2 : 1 << 16;
		d->sents = realloc(d->sents, d->capsents * sizeof *d->sents);
		if (!d->sents)
			abort();
	}
	sent = &d->sents[d->nsents++];
	sent->first = (uint32_t)(d->ntokens - n);
	sent->n = skip ? 0 : n;
	sent->weight = src->weight * (src->use == 's'
		? (float)s->o.silver : 1);
	sent->half = doc & 1;
	sent->unknown = (uint8_t)src->open;
	sent->gold = src->use == 'g';
}

static void add_doc(struct tn_session *s, const struct tn_source *src,
	const struct corpus_doc *doc, uint32_t idoc)
{
	struct np_features f;
	uint32_t k, i;

	np_arena_reset(&s->scratch);
	np_features_read(&f, &s->scratch, &doc->text, &s->view, doc->hits,
		doc->nhits);
	for (k = 0; k < doc->text.nsents; k++) {
		for (i = 0; i < doc->text.sents[k].ntokens; i++)
			add_token(s, &f, doc, doc->text.sents[k].token + i);
		add_sentence(s, src, idoc, doc->text.sents[k].ntokens,
			src->letters == CORPUS_TITLE && !corpus_is_title(k));
	}
}

void tn_add_corpora(struct tn_session *s)
{
	unsigned c;
	uint32_t i;

	s->capkeys = (size_t)1 << 23;
	s->keys = calloc(s->capkeys, sizeof *s->keys);
	s->lists = calloc(s->capkeys, sizeof *s->lists);
	if (!s->keys || !s->lists)
		abort();
	for (c = 0; c < s->ncorpora; c++)
		for (i = 0; i < s->corpora[c].ndocs; i++)
			add_doc(s, &s->source[c], &s->corpora[c].docs[i], i);
	fprintf(stderr, "names: %zu tokens, %zu sentences, %zu words, pool "
		"%zu\n", s->data.ntokens, s->data.nsents, s->nkeys,
		s->data.pool.n);
}

/* -- Evidence from the halves ---------------------------------------------- */

static void judge_doc(struct tn_session *s, const struct np_tagger *g,
	const struct corpus_doc *doc, size_t first)
{
	struct np_second second;
	struct np_features f;
	uint8_t (*prob)[16];
	uint32_t feats[NP_FEAT_MAX], c, i;

	np_arena_reset(&s->scratch);
	np_features_read(&f, &s->scratch, &doc->text, &s->view, doc->hits,
		doc->nhits);
	np_tagger_first(g, &s->scratch, &f, &prob);
	np_second_init(&second, &f, &s->scratch);
	np_second_weigh(&second, &f, (const uint8_t (*)[16])prob);
	for (i = c = 0; i < doc->text.ntokens; i++) {
		if (c == f.ncand || f.cand[c] != i) {
			s->data.tokens[first + i].doc = add_rows(s, feats, 0);
			continue;
		}
		s->data.tokens[first + i].doc = add_rows(s, feats,
			np_features_doc(&f, c, &second, feats));
		c++;
	}
}

void tn_judge(struct tn_session *s, const struct np_tagger *half)
{
	size_t first = 0;
	unsigned c;
	uint32_t i;

	for (c = 0; c < s->ncorpora; c++)
		for (i = 0; i < s->corpora[c].ndocs; i++) {
			judge_doc(s, &half[1 - (i & 1)],
				&s->corpora[c].docs[i], first);
			first += s->corpora[c].docs[i].text.ntokens;
		}
}
