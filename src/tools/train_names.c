/* train names - learn the section "names" of the model.
 *
 *	train names [--dir DIR] [--recipe FILE] [--out FILE] OPTION...
 *
 * Steps: read the corpora that the recipe lists; cluster the words of all
 * text; train a model on each half of the documents and let it judge the
 * other half, which is what the second pass will see; train on everything,
 * with and without that; fit the calibration; write the section.  The same
 * seed gives the same bytes on one kind of machine. */
#include "train_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"
#include "train.h"

static void open_section(struct np_tagger *g, const struct crf *m,
	const struct tn_session *s, const float *calibration, np_blob *section)
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

static void read_lex(struct tn_session *s)
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

/* -- The recipe ------------------------------------------------------------ */

static unsigned classes_of(const char *list)
{
	static const char *const names[] = { "PER", "LOC", "ORG", "MISC",
		"DATE" };
	unsigned classes = 0, k;

	for (k = 0; k < NP_NTYPES; k++)
		if (strstr(list, names[k]))
			classes |= 1u << k;
	return classes;
}

static int read_line(struct tn_source *src, char *line)
{
	char use[16], open[64], letters[16];

	if (sscanf(line, "%15s %63s %f %63s %u %15s", use, src->file,
		   &src->weight, open, &src->every, letters) != 6
	    || !src->every)
		return 0;
	src->use = use[0];
	src->open = classes_of(open);
	src->letters = letters[0] == 'u' ? CORPUS_UPPER
		: letters[0] == 'l' ? CORPUS_LOWER
		: letters[0] == 't' ? CORPUS_TITLE : CORPUS_ASIS;
	return 1;
}

/* "wwn-dev.tsv" in capitals is shown as "wwn-dev-upper". */
static void name_dev(struct tn_source *src)
{
	static const char *const suffix[] = { "", "-upper", "-lower",
		"-title" };
	char *dot = strrchr(src->file, '.');
	size_t n = dot ? (size_t)(dot - src->file) : strlen(src->file);

	snprintf(src->file + n, sizeof src->file - n, "%s",
		suffix[src->letters]);
}

static void read_corpus(struct tn_session *s, const struct tn_source *src)
{
	struct corpus_how how = { 3000, src->every, src->letters,
		s->lex.data.ptr ? &s->lex : NULL };
	char path[1024];

	if (s->ncorpora == TN_MAX || s->ndev == TN_MAX
	    || (s->o.skip && src->use != 'd'
		&& strstr(s->o.skip, src->file)))
		return;
	snprintf(path, sizeof path, "%s/%s", s->o.dir, src->file);
	if (src->use == 'd') {
		how.most = NP_NONE;
		s->devsource[s->ndev] = *src;
		name_dev(&s->devsource[s->ndev]);
		corpus_read(&s->dev[s->ndev], path,
			s->devsource[s->ndev].file, &how);
		s->ndev++;
		return;
	}
	if (src->use == 's') {
		if (s->o.silver <= 0)
			return;
		how.every *= s->o.thin;
	}
	s->source[s->ncorpora] = *src;
	corpus_read(&s->corpora[s->ncorpora], path,
		s->source[s->ncorpora].file, &how);
	s->ncorpora++;
}

static void read_recipe(struct tn_session *s)
{
	struct tn_source src = { 0 };
	char line[256];
	FILE *fp = fopen(s->o.recipe, "r");
	unsigned n = 0;

	while (fp && fgets(line, sizeof line, fp)) {
		n++;
		if (line[0] == '#' || line[0] == '\n')
			continue;
		if (!read_line(&src, line)) {
			fprintf(stderr, "train: %s:%u: not understood\n",
				s->o.recipe, n);
			exit(2);
		}
		read_corpus(s, &src);
	}
	if (!fp || !s->ncorpora) {
		fprintf(stderr, "train: %s: no corpora\n", s->o.recipe);
		exit(2);
	}
	fclose(fp);
}

static void get_vocabulary(struct tn_session *s)
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
	tn_make_sets(s);
}

/* All sentences, then those that people labelled. */
static void learn(struct tn_session *s, struct crf *m, struct crf_options o)
{
	crf_train(m, &s->data, &o);
	o.gold = 1;
	o.rate *= s->o.gold_rate;
	o.epochs = s->o.gold_epochs;
	if (o.epochs > 0)
		crf_train(m, &s->data, &o);
}

/* The mean of several models that differ in the order they saw: being linear,
 * it is their vote. */
static void learn_mean(struct tn_session *s, struct crf *m,
	struct crf_options o)
{
	float share = 1 / (float)s->o.models;
	struct crf one;
	unsigned k;

	crf_init(m, s->o.rows);
	for (k = 0; k < s->o.models; k++) {
		crf_init(&one, s->o.rows);
		o.seed = s->o.seed + 1000 * k;
		learn(s, &one, o);
		crf_add(m, &one, share);
		crf_free(&one);
	}
}

static void add_evidence(struct tn_session *s, const struct crf_options *o)
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
		learn(s, &m, half);
		open_section(&g[k], &m, s, flat, &section[k]);
		crf_free(&m);
	}
	tn_judge(s, g);
	fputs("names: halves judged\n", stderr);
	free((void *)(uintptr_t)section[0].ptr);
	free((void *)(uintptr_t)section[1].ptr);
}

static void run(struct tn_session *s)
{
	struct crf_options o = { s->o.rate, s->o.epochs, s->o.drop,
		2, 0, 0, s->o.seed };
	float calibration[NP_NAMES_BINS + 1];
	struct tn_tally bins[NP_NAMES_BINS];
	struct np_tagger g;
	np_blob section;
	struct crf m;
	int k;

	read_lex(s);
	read_recipe(s);
	get_vocabulary(s);
	tn_add_corpora(s);
	if (s->o.doc) {
		add_evidence(s, &o);
		o.doc = s->o.doc;
	}
	learn_mean(s, &m, o);
	for (k = 0; k <= NP_NAMES_BINS; k++)
		calibration[k] = (float)k / NP_NAMES_BINS;
	memset(bins, 0, sizeof bins);
	open_section(&g, &m, s, calibration, &section);
	tn_score_all(s, &g, bins);
	tn_calibrate(bins, calibration);
	open_section(&g, &m, s, calibration, &section);
	tn_score_all(s, &g, bins);
	write_section(section, s->o.out);
}

static const struct {
	const char *name;
	char kind; /* s string, d real, u whole number, x 64 bits */
	size_t at;
} options[] = {
	{ "--recipe", 's', offsetof(struct tn_options, recipe) },
	{ "--dir", 's', offsetof(struct tn_options, dir) },
	{ "--facts", 's', offsetof(struct tn_options, facts) },
	{ "--text", 's', offsetof(struct tn_options, text) },
	{ "--vocab", 's', offsetof(struct tn_options, vocab) },
	{ "--model", 's', offsetof(struct tn_options, model) },
	{ "--out", 's', offsetof(struct tn_options, out) },
	{ "--skip", 's', offsetof(struct tn_options, skip) },
	{ "--dump", 's', offsetof(struct tn_options, dump) },
	{ "--rate", 'd', offsetof(struct tn_options, rate) },
	{ "--epochs", 'd', offsetof(struct tn_options, epochs) },
	{ "--half-epochs", 'd', offsetof(struct tn_options, half_epochs) },
	{ "--silver", 'd', offsetof(struct tn_options, silver) },
	{ "--drop", 'd', offsetof(struct tn_options, drop) },
	{ "--gold-epochs", 'd', offsetof(struct tn_options, gold_epochs) },
	{ "--gold-rate", 'd', offsetof(struct tn_options, gold_rate) },
	{ "--thin", 'u', offsetof(struct tn_options, thin) },
	{ "--rows", 'u', offsetof(struct tn_options, rows) },
	{ "--models", 'u', offsetof(struct tn_options, models) },
	{ "--doc", 'u', offsetof(struct tn_options, doc) },
	{ "--off", 'x', offsetof(struct tn_options, off) },
	{ "--seed", 'x', offsetof(struct tn_options, seed) },
};

static int set_option(struct tn_options *o, const char *name, const char *value)
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
	static struct tn_session s = { .o = {
		.recipe = "src/tools/train_names.tsv",
		.dir = "../shared/corpora/ner",
		.text = "../shared/corpora/text",
		.facts = "../shared/facts",
		.out = "build/names.bin", .model = "data/newsparse.model",
		.rate = 0.15, .epochs = 2, .half_epochs = 1.5, .drop = 0.1, .silver = 1,
		.rows = 280000, .doc = 75, .thin = 1, .models = 2,
		.gold_epochs = 3, .gold_rate = 0.5, .seed = 1 } };
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
