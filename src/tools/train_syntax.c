/* train syntax - learn the section "syntax".
 *
 *	train syntax [--gold FILE]... [--silver FILE]... [--plain FILE]...
 *		[--dev FILE] [--out DIR]
 *
 * gold, silver, dev: CoNLL-U; plain: words, one a line, for the classes of
 * words.  Writes DIR/syntax.bin, and with --dev prints how well it does on it.
 *
 * Every sentence is seen once a round, gold ones more often; the rate falls to
 * nothing at the end.  A frequent word is taken for one that is not known now
 * and then, so that affixes and neighbours learn to speak for themselves; and
 * some sentences are read as headlines, where case says nothing. */
#include "train_syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train.h"

#define ROUNDS 10
#define GOLD 3 /* times that gold is seen in a round */
#define RATE 0.004f
#define WARM 200 /* batches until the rate is full */
#define DROPOUT 0.04f
#define BATCH 1500 /* tokens */
#define FORGET 0.5 /* a word seen n times is taken for unknown with the chance
		       FORGET / (FORGET + n) */
#define HEADLINES 12 /* one sentence of so many is read as a headline */
#define UNKNOWN 255

struct setup {
	struct ts_files gold, silver, plain, dev;
	const char *out;
};

struct trainer {
	struct ts_corpus c;
	struct ts_lexicon lex;
	struct ts_net net;
	struct ts_batch batch;
	struct ts_token *tokens; /* [T] */
	uint8_t tags[NP_NET_T][2];
	uint32_t *order, n; /* sentences of a round */
	uint64_t seed;
};

void *ts_alloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p) {
		fputs("train: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

void ts_put32(np_buf *b, uint32_t v)
{
	char bytes[4] = { (char)(v & 255), (char)(v >> 8 & 255),
		(char)(v >> 16 & 255), (char)(v >> 24) };

	np_buf_add(b, bytes, 4);
}

/* -- What is learnt from --------------------------------------------------- */

/* Joint parts of speech: the most frequent pairs. */
static void learn_tags(struct trainer *t)
{
	uint32_t count[NP_NUPOS][NP_NXPOS] = { { 0 } }, i;
	unsigned n, u, x, best[2];

	for (i = 0; i < t->c.text.ntokens; i++)
		count[t->c.upos[i]][t->c.xpos[i]]++;
	for (n = 0; n < NP_NET_T; n++) {
		best[0] = best[1] = 1;
		for (u = 1; u < NP_NUPOS; u++)
			for (x = 1; x < NP_NXPOS; x++)
				if (count[u][x] > count[best[0]][best[1]])
					best[0] = u, best[1] = x;
		t->tags[n][0] = (uint8_t)best[0];
		t->tags[n][1] = (uint8_t)best[1];
		count[best[0]][best[1]] = 0;
	}
}

static uint8_t tag_of(const struct trainer *t, unsigned upos, unsigned xpos)
{
	unsigned i;

	for (i = 0; i < NP_NET_T; i++)
		if (t->tags[i][0] == upos && t->tags[i][1] == xpos)
			return (uint8_t)i;
	return UNKNOWN;
}

static void set_rows(const struct ts_lexicon *lex, const struct np_word *w,
	uint32_t row[TS_NROWS])
{
	struct np_spelling s = np_net_spell(w);
	uint32_t known = ts_find_word(lex, s.low);

	row[TS_ROW_WORD] = known;
	row[TS_ROW_FINE] = known == NP_NONE ? NP_NONE : lex->fine[known];
	row[TS_ROW_COARSE] = known == NP_NONE ? NP_NONE : lex->coarse[known];
	row[TS_ROW_LOOK] = s.look;
	memcpy(row + TS_ROW_AFFIX, s.affix, sizeof s.affix);
}

static void set_tokens(struct trainer *t)
{
	struct np_text *text = &t->c.text;
	struct ts_token *x;
	uint32_t i, k;

	t->tokens = ts_alloc(text->ntokens, sizeof *t->tokens);
	for (i = 0; i < text->ntokens; i++) {
		x = &t->tokens[i];
		set_rows(&t->lex, np_word_of(text, i), x->row);
		if (x->row[TS_ROW_WORD] != NP_NONE)
			t->lex.seen[x->row[TS_ROW_WORD]]++;
		x->head = t->c.head[i];
		x->rel = t->c.rel[i];
		x->tag = tag_of(t, t->c.upos[i], t->c.xpos[i]);
	}
	for (i = 0; i < text->nsents; i++)
		for (k = 0; np_net_is_headline(text, &text->sents[i])
				&& k < text->sents[i].ntokens; k++) {
			x = &t->tokens[text->sents[i].token + k];
			x->row[TS_ROW_LOOK] = np_net_caseless(
				x->row[TS_ROW_LOOK]);
		}
}

/* Gold sentences come first in the corpus. */
static void set_order(struct trainer *t, uint32_t ngold)
{
	uint32_t i, k, n = t->c.text.nsents;

	t->order = ts_alloc((size_t)n + (size_t)ngold * GOLD,
		sizeof *t->order);
	for (i = 0; i < n; i++)
		for (k = 0; k < (i < ngold ? GOLD : 1)
				&& t->c.text.sents[i].ntokens
				<= NP_NET_LONGEST; k++)
			t->order[t->n++] = i;
}

/* -- Learning -------------------------------------------------------------- */

static int chance(struct trainer *t, double p)
{
	return ts_random(&t->seed) < p * 2147483648.0;
}

static void forget(struct trainer *t, uint32_t row[TS_NROWS])
{
	uint32_t word = row[TS_ROW_WORD];

	if (word != NP_NONE && chance(t, FORGET
			/ (FORGET + t->lex.seen[word])))
		row[TS_ROW_WORD] = row[TS_ROW_FINE] = row[TS_ROW_COARSE] =
			NP_NONE;
}

static void add_sentence(struct trainer *t, const np_sentence *s)
{
	struct ts_batch *b = &t->batch;
	struct ts_token *to = b->tokens + b->n;
	int headline = ts_random(&t->seed) % HEADLINES == 0;
	uint32_t i;

	memcpy(to, t->tokens + s->token, s->ntokens * sizeof *to);
	for (i = 0; i < s->ntokens; i++) {
		if (headline)
			to[i].row[TS_ROW_LOOK] = np_net_caseless(
				to[i].row[TS_ROW_LOOK]);
		forget(t, to[i].row);
	}
	b->n += s->ntokens;
	b->starts[++b->nsents] = b->n;
}

static double tokens_of_a_round(const struct trainer *t)
{
	double n = 0;
	uint32_t i;

	for (i = 0; i < t->n; i++)
		n += t->c.text.sents[t->order[i]].ntokens;
	return n;
}

static void learn(struct trainer *t)
{
	double total = ROUNDS * tokens_of_a_round(t), done = 0, loss = 0;
	uint32_t at = t->n, batches = 0;
	float rate;

	while (done < total) {
		t->batch.n = t->batch.nsents = 0;
		while (t->batch.n < BATCH) {
			if (at == t->n) {
				ts_shuffle(t->order, t->n, &t->seed);
				at = 0;
			}
			add_sentence(t, &t->c.text.sents[t->order[at++]]);
		}
		rate = RATE * (float)(1 - done / total);
		if (batches < WARM)
			rate *= (float)(batches + 1) / WARM;
		loss += 0.01 * (ts_net_learn(&t->net, &t->batch, rate)
			/ t->batch.n - loss);
		done += t->batch.n;
		if (++batches % 500 == 0)
			fprintf(stderr, "%.0f%% loss %.3f\n", 100 * done
				/ total, loss);
	}
}

/* -- How well -------------------------------------------------------------- */

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

	np_parser_read(p, &dev->arena, t);
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

static int save(const np_buf *b, const char *dir)
{
	char path[4096];
	FILE *f;
	int bad;

	snprintf(path, sizeof path, "%s/syntax.bin", dir);
	f = fopen(path, "wb");
	if (!f)
		return 0;
	bad = fwrite(b->ptr, 1, b->len, f) != b->len;
	return !(fclose(f) || bad);
}

/* -- The whole ------------------------------------------------------------- */

static void read_corpora(struct trainer *t, const struct setup *s)
{
	struct ts_files all = s->gold;
	struct ts_corpus some;
	uint32_t ngold;
	unsigned i;

	ts_read_words(&some, &s->plain);
	ts_learn_classes(&t->lex, &some);
	ts_free(&some);
	ts_read_conllu(&some, &s->gold);
	ngold = some.text.nsents;
	ts_free(&some);
	for (i = 0; i < s->silver.n && all.n < TS_MAXFILES; i++)
		all.path[all.n++] = s->silver.path[i];
	ts_read_conllu(&t->c, &all);
	learn_tags(t);
	set_tokens(t);
	set_order(t, ngold);
}

static int run(const struct setup *s)
{
	struct trainer *t = ts_alloc(1, sizeof *t);
	struct np_parser *p = ts_alloc(1, sizeof *p);
	np_buf section = NP_BUF_INIT;
	struct ts_corpus dev;
	np_blob blob;
	int ok;

	t->seed = 1;
	read_corpora(t, s);
	ts_net_init(&t->net, 1);
	t->net.dropout = DROPOUT;
	ts_batch_init(&t->batch);
	learn(t);
	ts_write_net(&section, &t->net, &t->lex, t->tags);
	ok = save(&section, s->out);
	blob = (np_blob){ (const unsigned char *)section.ptr, section.len };
	if (s->dev.n && np_parser_open(p, blob) == NP_OK) {
		ts_read_conllu(&dev, &s->dev);
		evaluate(p, &dev);
		ts_free(&dev);
	}
	np_buf_free(&section);
	ts_free(&t->c);
	free(p);
	free(t); /* the rest ends with the program */
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
