/* train syntax - learn the sections "pos" and "dep".
 *
 *	train syntax [--gold FILE]... [--silver FILE]... [--plain FILE]...
 *		[--dev FILE] [--out DIR]
 *
 * gold, silver, dev: CoNLL-U; plain: words, one a line, for the classes of
 * words.  Writes DIR/pos.bin and DIR/dep.bin, and with --dev prints how well
 * they do on it.
 *
 * The parser must learn from parts of speech as wrong as those it will get, so
 * each half of the corpus is tagged by a tagger that learnt from the other. */
#include "train_syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train.h"

struct setup {
	struct ts_files gold, silver, plain, dev;
	const char *out;
};

/* The parser learns from all the silver, the tagger from a part. */
static const struct ts_options pos_options = {
	.epochs = 3, .most = 836000, .bits = 16, .cutoff = 2, .keep = 200,
	.rate = 0.5f, .least = 0.06f, .maxpairs = 420000,
};
static const struct ts_options dep_options = {
	.epochs = 3, .most = 900000, .bits = 17, .cutoff = 3, .keep = 220,
	.rate = 0.3f, .least = 0.06f, .maxpairs = 360000,
};
#define ACTION_BITS 19

static np_blob blob(const np_buf *b)
{
	return (np_blob){ (const unsigned char *)b->ptr, b->len };
}

static int save(const np_buf *b, const char *dir, const char *name)
{
	char path[4096];
	FILE *f;
	int bad;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	f = fopen(path, "wb");
	if (!f)
		return 0;
	bad = fwrite(b->ptr, 1, b->len, f) != b->len;
	return !(fclose(f) || bad);
}

/* Tag each half of the corpus by what was learnt from the other. */
static void tag_by_halves(struct ts_corpus *c, const struct ts_lexicon *lex,
	const struct ts_labels *labels)
{
	np_token *tags = ts_alloc(c->text.ntokens, sizeof *tags);
	struct np_parser p;
	np_buf section;
	unsigned half;
	uint32_t i, k;

	for (half = 0; half < 2; half++) {
		section = (np_buf)NP_BUF_INIT;
		ts_learn_pos(&section, lex, labels, c, half, &pos_options);
		np_parser_open(&p, blob(&section), (np_blob){ NULL, 0 });
		np_parser_tag(&p, &c->arena, &c->text);
		for (i = half; i < c->text.nsents; i += 2)
			for (k = 0; k < c->text.sents[i].ntokens; k++)
				tags[c->text.sents[i].token + k] = c->text
					.tokens[c->text.sents[i].token + k];
		np_buf_free(&section);
	}
	memcpy(c->text.tokens, tags, c->text.ntokens * sizeof *tags);
	free(tags);
}

/* The universal part of a relation. */
static int same_relation(unsigned a, unsigned b)
{
	const char *x = np_rel_name(a), *y = np_rel_name(b);
	size_t n = strcspn(x, ":");

	return n == strcspn(y, ":") && !memcmp(x, y, n);
}

static void evaluate(const struct np_parser *p, struct ts_corpus *dev)
{
	struct np_text *t = &dev->text;
	double upos = 0, xpos = 0, uas = 0, las = 0, n = t->ntokens;
	uint32_t i, k, at, head;

	np_parser_tag(p, &dev->arena, t);
	np_parser_parse(p, &dev->arena, t);
	for (i = 0; i < t->nsents; i++)
		for (k = 0; k < t->sents[i].ntokens; k++) {
			at = t->sents[i].token + k;
			head = t->tokens[at].head == NP_NONE
				? t->sents[i].ntokens
				: t->tokens[at].head - t->sents[i].token;
			upos += t->tokens[at].upos == dev->upos[at];
			xpos += t->tokens[at].xpos == dev->xpos[at];
			uas += head == dev->head[at];
			las += head == dev->head[at] && same_relation(
				t->tokens[at].rel, dev->rel[at]);
		}
	printf("UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", 100 * upos / n,
		100 * xpos / n, 100 * uas / n, 100 * las / n);
}

static int run(struct setup *s)
{
	const struct ts_files none = { .n = 0 };
	struct ts_corpus c, plain, dev;
	struct ts_lexicon lex;
	struct ts_labels labels;
	np_buf pos = NP_BUF_INIT, dep = NP_BUF_INIT;
	struct np_parser p;
	int ok;

	ts_read_words(&plain, &s->plain);
	ts_learn_classes(&lex, &plain);
	ts_free(&plain);
	ts_read_conllu(&c, &s->gold, &s->silver);
	ts_learn_labels(&labels, &c);
	ts_learn_usual(&lex, &c);
	tag_by_halves(&c, &lex, &labels);
	ts_learn_pos(&pos, &lex, &labels, &c, 2, &pos_options);
	np_parser_open(&p, blob(&pos), (np_blob){ NULL, 0 });
	ts_learn_dep(&dep, &p.pos, &c, ACTION_BITS, &dep_options);
	ok = save(&pos, s->out, "pos.bin") && save(&dep, s->out, "dep.bin");
	if (s->dev.n && np_parser_open(&p, blob(&pos), blob(&dep)) == NP_OK) {
		ts_read_conllu(&dev, &s->dev, &none);
		evaluate(&p, &dev);
		ts_free(&dev);
	}
	np_buf_free(&pos);
	np_buf_free(&dep);
	np_buf_free(&lex.bytes);
	ts_free(&c);
	return ok ? 0 : 2;
}

/* One option with its value; false: not one of ours. */
static int option(struct setup *s, const char *name, char *value)
{
	const struct {
		const char *name;
		struct ts_files *to;
	} lists[] = {
		{ "--gold", &s->gold }, { "--silver", &s->silver },
		{ "--plain", &s->plain }, { "--dev", &s->dev },
	};
	size_t i;

	for (i = 0; i < sizeof lists / sizeof *lists; i++)
		if (!strcmp(name, lists[i].name)
		    && lists[i].to->n < TS_MAXFILES) {
			lists[i].to->path[lists[i].to->n++] = value;
			return 1;
		}
	if (strcmp(name, "--out"))
		return 0;
	s->out = value;
	return 1;
}

int train_syntax(int argc, char **argv)
{
	struct setup s = { .out = "build" };
	int i;

	for (i = 1; i + 1 < argc; i += 2)
		if (!option(&s, argv[i], argv[i + 1]))
			break;
	if (i < argc || !s.gold.n || !s.plain.n) {
		fputs("usage: train syntax --gold FILE... [--silver FILE...]"
			" --plain FILE... [--dev FILE] [--out DIR]\n", stderr);
		return 2;
	}
	return run(&s);
}
