/* train names - learn the section "names" of the model.
 *
 * Steps: read the corpora; cluster the words of all text; train a model on
 * each half of the documents and let it judge the other half, which is what
 * the second pass will see; train on everything, with and without that; fit
 * the calibration; write the section.  Deterministic for a given seed. */
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"
#include "train_corpus.h"
#include "train_crf.h"
#include "train_embed.h"

#define NCORPORA 64
#define MISC (1u << NP_MISC)
#define DATE (1u << NP_DATE)

/* What to learn from: weight of a sentence, classes that are not annotated
 * (so that O may be one of them), share of documents (one of so many), and
 * what is done to its capitals. */
struct source {
	const char *name;
	float weight;
	unsigned unknown;
	uint32_t every;
	enum corpus_case letters;
};

static const struct source gold[] = {
	{ "wwn-train", 1, 0, 1, CORPUS_ASIS },
	{ "conll03-train", 1, DATE, 1, CORPUS_ASIS },
	{ "ieer-train", 1, MISC, 1, CORPUS_ASIS },
	{ "wikigold", 1, DATE, 1, CORPUS_ASIS },
	{ "uner-ewt-dev", 1, MISC | DATE, 1, CORPUS_ASIS },
	{ "re3d-open", 0.5f, MISC, 1, CORPUS_ASIS },
	{ "crossner-politics-train", 0.5f, DATE, 1, CORPUS_ASIS },
	{ "crossner-politics-dev", 0.5f, DATE, 1, CORPUS_ASIS },
	{ "silver-allsides", 0, 0, 1, CORPUS_ASIS },
	{ "silver-reuters21578", 0, 0, 1, CORPUS_ASIS },
	{ "silver-voa-gmb", 0, 0, 1, CORPUS_ASIS },
	{ "silver-bbc", 0, 0, 1, CORPUS_ASIS },
	{ "silver-abc", 0, 0, 1, CORPUS_ASIS },
	{ "silver-wikinews", 0, 0, 1, CORPUS_ASIS },
	{ "wwn-train", 0.5f, 0, 8, CORPUS_UPPER },
	{ "wwn-train", 0.5f, 0, 9, CORPUS_LOWER },
	{ "wwn-train", 0.5f, 0, 3, CORPUS_TITLE },
	{ "silver-allsides", 0, 0, 20, CORPUS_UPPER },
	{ "silver-allsides", 0, 0, 21, CORPUS_LOWER },
	{ "silver-allsides", 0, 0, 9, CORPUS_TITLE },
	{ "silver-voa-gmb", 0, 0, 11, CORPUS_TITLE },
};

/* Development sets; the last two show what capitals cost. */
static const struct {
	const char *name, *file;
	enum corpus_case letters;
} dev[] = {
	{ "wwn-dev", "wwn-dev", CORPUS_ASIS },
	{ "ieer-dev", "ieer-dev", CORPUS_ASIS },
	{ "conll03-dev", "conll03-dev", CORPUS_ASIS },
	{ "uner-ewt-test", "uner-ewt-test", CORPUS_ASIS },
	{ "wwn-dev-upper", "wwn-dev", CORPUS_UPPER },
	{ "wwn-dev-lower", "wwn-dev", CORPUS_LOWER },
	{ "wwn-dev-title", "wwn-dev", CORPUS_TITLE },
};
#define NDEV (sizeof dev / sizeof *dev)
#define NGOLD (sizeof gold / sizeof *gold)

struct options {
	const char *dir, *text, *vocab, *model, *out, *skip, *dump, *load;
	double rate, epochs, half_epochs, silver, decay, drop;
	unsigned rows, doc;
	uint64_t off, seed;
};

struct session {
	struct options o;
	struct np_model_ *unused;
	struct np_lex lex;
	struct corpus corpora[NCORPORA], dev[NDEV];
	struct source source[NCORPORA];
	unsigned ncorpora;
	struct vocabulary vocab;
	struct np_vocab view; /* of vocab */
	struct crf_data data;
	np_arena scratch;
	uint64_t *keys; /* word lists known: hash -> list */
	uint32_t *lists;
	size_t nkeys, capkeys; /* capkeys a power of two */
};

/* -- From documents to rows ------------------------------------------------ */

static uint32_t *list_slot(struct session *s, uint64_t key)
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

static uint32_t add_rows(struct session *s, uint32_t *feats, unsigned n)
{
	unsigned k;

	for (k = 0; k < n; k++)
		feats[k] = (uint32_t)((uint64_t)feats[k] * s->o.rows >> 32);
	return crf_pool_add(&s->data.pool, feats, n);
}

static uint32_t form_list(struct session *s, const struct np_features *f,
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

static void add_token(struct session *s, const struct np_features *f,
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

static void add_sentence(struct session *s, const struct source *src,
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
	sent->weight = src->weight > 0 ? src->weight : (float)s->o.silver;
	sent->half = doc & 1;
	sent->unknown = (uint8_t)src->unknown;
}

static void add_doc(struct session *s, const struct source *src,
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

static void add_corpora(struct session *s)
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

static void judge_doc(struct session *s, const struct np_tagger *g,
	const struct corpus_doc *doc, size_t first)
{
	struct np_evidence *ev;
	struct np_features f;
	uint8_t (*prob)[16];
	uint32_t feats[NP_FEAT_MAX], i;

	np_arena_reset(&s->scratch);
	np_features_read(&f, &s->scratch, &doc->text, &s->view, doc->hits,
		doc->nhits);
	np_tagger_first(g, &s->scratch, &f, &prob);
	np_features_evidence(&f, &s->scratch, (const uint8_t (*)[16])prob,
		&ev);
	for (i = 0; i < doc->text.ntokens; i++)
		s->data.tokens[first + i].doc = ev[i].n ? add_rows(s, feats,
			np_features_doc(&f, i, ev, feats)) : 0;
}

static void judge(struct session *s, const struct np_tagger *half)
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

/* -- Scoring --------------------------------------------------------------- */

struct tally {
	unsigned right, found, gold;
};

static double f1(const struct tally *t)
{
	return t->found + t->gold ? 200.0 * t->right / (t->found + t->gold)
		: 0;
}

/* Is there a gold mention of exactly these tokens? */
static int is_gold(const struct corpus_doc *d, uint32_t b, uint32_t e,
	int type, const uint8_t *starts)
{
	uint32_t i;

	if (d->label[b] != NP_LABEL_B(type))
		return 0;
	for (i = b + 1; i < e; i++)
		if (d->label[i] != NP_LABEL_I(type))
			return 0;
	return e == d->text.ntokens || starts[e]
		|| d->label[e] != NP_LABEL_I(type);
}

static void tally_doc(const struct corpus_doc *d, const np_mention *m,
	uint32_t n, struct tally *t, struct tally *bins, np_arena *a)
{
	uint8_t *starts = NP_NEW(a, uint8_t, d->text.ntokens);
	uint32_t i;
	int right, bin;

	for (i = 0; i < d->text.nsents; i++)
		starts[d->text.sents[i].token] = 1;
	for (i = 0; i < d->text.ntokens; i++)
		if (d->label[i] % 2)
			t[(d->label[i] - 1) / 2].gold++;
	for (i = 0; i < n; i++) {
		right = is_gold(d, m[i].token, m[i].token + m[i].ntokens,
			m[i].type, starts);
		t[m[i].type].found++;
		t[m[i].type].right += (unsigned)right;
		if (m[i].type > NP_ORG)
			continue;
		bin = (int)(m[i].score * NP_NAMES_BINS);
		if (bin >= NP_NAMES_BINS)
			bin = NP_NAMES_BINS - 1;
		bins[bin].found++;
		bins[bin].right += (unsigned)right;
	}
}

static void dump_doc(FILE *fp, const struct corpus_doc *d,
	const np_mention *m, uint32_t n)
{
	static const char *const names[] = { "PER", "LOC", "ORG", "MISC",
		"DATE" };
	uint32_t i, k, sent = 0;

	fputs("-DOCSTART-\tO\n", fp);
	for (i = 0, k = 0; i < d->text.ntokens; i++) {
		if (sent < d->text.nsents && d->text.sents[sent].token == i) {
			fputc('\n', fp);
			sent++;
		}
		while (k < n && m[k].token + m[k].ntokens <= i)
			k++;
		fprintf(fp, "%.*s\t", (int)np_word_of(&d->text, i)->n,
			np_word_of(&d->text, i)->s);
		if (k < n && m[k].token <= i)
			fprintf(fp, "%c-%s\n", m[k].token == i ? 'B' : 'I',
				names[m[k].type]);
		else
			fputs("O\n", fp);
	}
	fputc('\n', fp);
}

/* F1 per class, then of PER LOC ORG, then with MISC. */
static void score_corpus(struct session *s, const struct np_tagger *g,
	const struct corpus *c, struct tally *bins)
{
	struct tally t[NP_NTYPES + 2];
	char path[1024];
	FILE *fp = NULL;
	np_mention *m;
	uint32_t n, i;
	int k;

	memset(t, 0, sizeof t);
	if (s->o.dump) {
		snprintf(path, sizeof path, "%s/%s.tsv", s->o.dump, c->name);
		fp = fopen(path, "w");
	}
	for (i = 0; i < c->ndocs; i++) {
		np_arena_reset(&s->scratch);
		np_tagger_find(g, &s->scratch, &c->docs[i].text,
			c->docs[i].hits, c->docs[i].nhits, &m, &n);
		tally_doc(&c->docs[i], m, n, t, bins, &s->scratch);
		if (fp)
			dump_doc(fp, &c->docs[i], m, n);
	}
	if (fp)
		fclose(fp);
	for (k = 0; k < NP_MISC + 1; k++) {
		struct tally *all = &t[NP_NTYPES];

		all[1].right += t[k].right;
		all[1].found += t[k].found;
		all[1].gold += t[k].gold;
		if (k < NP_MISC)
			all[0] = all[1];
	}
	printf("%-14s %6.2f | PER %5.2f LOC %5.2f ORG %5.2f MISC %5.2f "
		"DATE %5.2f | P %5.2f R %5.2f | +MISC %5.2f\n", c->name,
		f1(&t[NP_NTYPES]), f1(&t[0]), f1(&t[1]), f1(&t[2]), f1(&t[3]),
		f1(&t[4]), 100.0 * t[NP_NTYPES].right / (t[NP_NTYPES].found
		+ 1e-9), 100.0 * t[NP_NTYPES].right / (t[NP_NTYPES].gold
		+ 1e-9), f1(&t[NP_NTYPES + 1]));
}

/* Expected calibration error over ten bins. */
static double calibration_error(const struct tally *bins)
{
	double error = 0, all = 0, found, right, mid;
	int k, j;

	for (k = 0; k < 10; k++) {
		found = right = mid = 0;
		for (j = k * NP_NAMES_BINS / 10;
		     j < (k + 1) * NP_NAMES_BINS / 10; j++) {
			found += bins[j].found;
			right += bins[j].right;
			mid += bins[j].found * (j + 0.5) / NP_NAMES_BINS;
		}
		error += right > mid ? right - mid : mid - right;
		all += found;
	}
	return all > 0 ? error / all : 0;
}

static void score_all(struct session *s, const struct np_tagger *g,
	struct tally *bins)
{
	struct tally own[NP_NAMES_BINS];
	unsigned k, j;

	for (k = 0; k < NDEV; k++) {
		memset(own, 0, sizeof own);
		score_corpus(s, g, &s->dev[k], own);
		for (j = 0; j < NP_NAMES_BINS && k < 4; j++) {
			bins[j].found += own[j].found;
			bins[j].right += own[j].right;
		}
		if (!k)
			printf("calibration error %.4f\n",
				calibration_error(own));
	}
	fflush(stdout);
}

/* Isotonic regression (pool adjacent violators) over the bins, smoothed by a
 * few mentions of prior; calibration[k] is at score k / NP_NAMES_BINS. */
static void calibrate(const struct tally *bins, float *calibration)
{
	double right[NP_NAMES_BINS], all[NP_NAMES_BINS], value[NP_NAMES_BINS];
	int span[NP_NAMES_BINS], n = 0, k, j, at = 0;

	for (k = 0; k < NP_NAMES_BINS; k++) {
		right[n] = bins[k].right + 4 * (k + 0.5) / NP_NAMES_BINS;
		all[n] = bins[k].found + 4;
		span[n++] = 1;
		while (n > 1 && right[n - 2] * all[n - 1]
				> right[n - 1] * all[n - 2]) {
			right[n - 2] += right[n - 1];
			all[n - 2] += all[n - 1];
			span[n - 2] += span[n - 1];
			n--;
		}
	}
	for (k = 0; k < n; k++)
		for (j = 0; j < span[k]; j++)
			value[at++] = right[k] / all[k];
	calibration[0] = (float)value[0];
	for (k = 1; k < NP_NAMES_BINS; k++)
		calibration[k] = (float)((value[k - 1] + value[k]) / 2);
	calibration[k] = (float)value[k - 1];
}

/* -- Steps ----------------------------------------------------------------- */

static void open_section(struct np_tagger *g, const struct crf *m,
	const struct session *s, const float *calibration, np_blob *section)
{
	unsigned char *p = crf_section(m, &s->vocab, s->view.templates,
		calibration, &section->len);

	section->ptr = p;
	if (np_tagger_open(g, *section) != NP_OK) {
		fputs("train: the section is not valid\n", stderr);
		exit(2);
	}
}

static void write_section(np_blob b, const char *path)
{
	FILE *fp = fopen(path, "wb");

	if (!fp || fwrite(b.ptr, 1, b.len, fp) != b.len || fclose(fp)) {
		fprintf(stderr, "train: cannot write %s\n", path);
		exit(2);
	}
}

static void read_lex(struct session *s)
{
	static unsigned char *file;
	FILE *fp = s->o.model ? fopen(s->o.model, "rb") : NULL;
	size_t n = 0;

	if (!fp)
		return;
	file = aligned_alloc(NP_MODEL_ALIGN, 1 << 26);
	if (file)
		n = fread(file, 1, 1 << 26, fp);
	fclose(fp);
	if (!file || np_model_verify((np_blob){ file, n }, 0) != NP_OK
	    || np_lex_open(&s->lex, np_model_section((np_blob){ file, n },
		"lex")) != NP_OK) {
		fputs("train: no gazetteer\n", stderr);
		memset(&s->lex, 0, sizeof s->lex);
	}
}

static int is_skipped(const struct session *s, const char *name)
{
	const char *p = s->o.skip ? strstr(s->o.skip, name) : NULL;

	return p != NULL || (s->o.silver <= 0 && !strncmp(name, "silver", 6))
		|| (s->o.skip && strstr(s->o.skip, "silver")
		&& !strncmp(name, "silver", 6));
}

static void read_corpora(struct session *s)
{
	struct corpus_how how = { .most = 3000 };
	char path[1024];
	unsigned k;

	how.lex = s->lex.data.ptr ? &s->lex : NULL;
	for (k = 0; k < NGOLD; k++) {
		if (is_skipped(s, gold[k].name))
			continue;
		snprintf(path, sizeof path, "%s/%s.tsv", s->o.dir,
			gold[k].name);
		how.letters = gold[k].letters;
		how.every = gold[k].every;
		s->source[s->ncorpora] = gold[k];
		corpus_read(&s->corpora[s->ncorpora++], path, gold[k].name,
			&how);
	}
	how.most = NP_NONE;
	how.every = 1;
	for (k = 0; k < NDEV; k++) {
		snprintf(path, sizeof path, "%s/%s.tsv", s->o.dir,
			dev[k].file);
		how.letters = dev[k].letters;
		corpus_read(&s->dev[k], path, dev[k].name, &how);
	}
}

static void get_vocabulary(struct session *s)
{
	static const char *const names[] = { "allsides-news", "reuters1987",
		"gmb_sentences", "nltk_abc", "geovirus_wikinews",
		"nltk_state_union", "cia_factbook" };
	static char paths[7][1024];
	const char *files[7];
	unsigned k;

	if (!s->o.vocab || !vocabulary_load(&s->vocab, s->o.vocab)) {
		for (k = 0; k < 7; k++) {
			snprintf(paths[k], sizeof paths[k], "%s/%s.txt",
				s->o.text, names[k]);
			files[k] = paths[k];
		}
		vocabulary_learn(&s->vocab, s->corpora, s->ncorpora, files,
			7);
		if (s->o.vocab)
			vocabulary_save(&s->vocab, s->o.vocab);
	}
	s->view.slots = s->vocab.slots;
	s->view.nslots = s->vocab.nslots;
	s->view.parents = s->vocab.parents;
	s->view.nfine = s->vocab.nfine;
	s->view.templates = ~s->o.off;
}

static void add_evidence(struct session *s, const struct crf_options *o)
{
	struct crf_options half = *o;
	float flat[NP_NAMES_BINS + 1] = { 0 };
	struct np_tagger g[2];
	np_blob section[2];
	struct crf m;
	unsigned k;

	half.doc = 0;
	half.epochs = s->o.half_epochs;
	for (k = 0; k < 2; k++) {
		half.half = k;
		crf_init(&m, s->o.rows);
		crf_train(&m, &s->data, &half);
		open_section(&g[k], &m, s, flat, &section[k]);
		crf_free(&m);
	}
	judge(s, g);
	fputs("names: halves judged\n", stderr);
	free((void *)(uintptr_t)section[0].ptr);
	free((void *)(uintptr_t)section[1].ptr);
}

static void run(struct session *s)
{
	struct crf_options o = { s->o.rate, s->o.epochs, s->o.decay,
		s->o.drop, 2, 0, s->o.seed };
	float calibration[NP_NAMES_BINS + 1];
	struct tally bins[NP_NAMES_BINS];
	struct np_tagger g;
	np_blob section;
	struct crf m;
	int k;

	read_lex(s);
	read_corpora(s);
	get_vocabulary(s);
	add_corpora(s);
	if (s->o.doc) {
		add_evidence(s, &o);
		o.doc = s->o.doc;
	}
	crf_init(&m, s->o.rows);
	crf_train(&m, &s->data, &o);
	for (k = 0; k <= NP_NAMES_BINS; k++)
		calibration[k] = (float)k / NP_NAMES_BINS;
	memset(bins, 0, sizeof bins);
	open_section(&g, &m, s, calibration, &section);
	score_all(s, &g, bins);
	calibrate(bins, calibration);
	open_section(&g, &m, s, calibration, &section);
	score_all(s, &g, bins);
	write_section(section, s->o.out);
}

static const struct {
	const char *name;
	char kind; /* s string, d real, u whole number, x 64 bits */
	size_t at;
} options[] = {
	{ "--dir", 's', offsetof(struct options, dir) },
	{ "--text", 's', offsetof(struct options, text) },
	{ "--vocab", 's', offsetof(struct options, vocab) },
	{ "--model", 's', offsetof(struct options, model) },
	{ "--out", 's', offsetof(struct options, out) },
	{ "--skip", 's', offsetof(struct options, skip) },
	{ "--dump", 's', offsetof(struct options, dump) },
	{ "--load", 's', offsetof(struct options, load) },
	{ "--rate", 'd', offsetof(struct options, rate) },
	{ "--epochs", 'd', offsetof(struct options, epochs) },
	{ "--half-epochs", 'd', offsetof(struct options, half_epochs) },
	{ "--silver", 'd', offsetof(struct options, silver) },
	{ "--decay", 'd', offsetof(struct options, decay) },
	{ "--drop", 'd', offsetof(struct options, drop) },
	{ "--rows", 'u', offsetof(struct options, rows) },
	{ "--doc", 'u', offsetof(struct options, doc) },
	{ "--off", 'x', offsetof(struct options, off) },
	{ "--seed", 'x', offsetof(struct options, seed) },
};

static int set_option(struct options *o, const char *name, const char *value)
{
	char *base = (char *)o;
	size_t k;

	for (k = 0; k < sizeof options / sizeof *options; k++) {
		if (strcmp(name, options[k].name))
			continue;
		base += options[k].at;
		if (options[k].kind == 's')
			*(const char **)base = value;
		else if (options[k].kind == 'd')
			*(double *)base = atof(value);
		else if (options[k].kind == 'u')
			*(unsigned *)base = (unsigned)atoi(value);
		else
			*(uint64_t *)base = strtoull(value, NULL, 0);
		return 1;
	}
	fprintf(stderr, "train names: unknown option %s\n", name);
	return 0;
}

int train_names(int argc, char **argv)
{
	static struct session s = { .o = {
		.dir = "../shared/corpora/ner", .text = "../shared/corpora/text",
		.out = "build/names.bin", .model = "data/newsparse.model",
		.rate = 0.3, .epochs = 4, .half_epochs = 3, .silver = 0.5,
		.rows = 350000, .doc = 50, .seed = 1 } };
	int k;

	for (k = 1; k + 1 < argc; k += 2)
		if (!set_option(&s.o, argv[k], argv[k + 1]))
			return 2;
	np_arena_init(&s.scratch);
	if (setjmp(s.scratch.fail))
		return 2;
	run(&s);
	return 0;
}
