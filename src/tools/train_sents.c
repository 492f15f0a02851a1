/* Learns where sentences end (src/text/sentences.c).
 *
 * Each document of the UD files is read as it would come without its line
 * ends: its `# text` lines joined by a blank, or by nothing where the last word
 * says SpaceAfter=No.  Our own tokenizer cuts it; a gap is an example, positive
 * where a `# text` line begins.  Logistic regression by stochastic gradient
 * over hashed features; features seen fewer than MINCOUNT times are left out;
 * weights are rounded to 1/SCALE and written as a C table. */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/sentences.h"

#define BITS 20
#define MINCOUNT 3
#define EPOCHS 30
#define DECAY 1e-4 /* of a weight, each time it is used */
#define SCALE 256

struct example {
	uint32_t f[NP_GAP_FEATURES];
	int label;
	float weight;
};

struct corpus {
	struct example *x;
	size_t n, cap;
};

static void add(struct corpus *c, const struct example *e)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 4096;
		c->x = realloc(c->x, c->cap * sizeof *c->x);
		if (!c->x)
			exit(1);
	}
	c->x[c->n++] = *e;
}

struct doc {
	np_buf text;
	np_buf starts; /* one byte for each byte of text: a sentence begins */
};

/* lines: only the gaps where no mark stands are known. */
static void learn_doc(struct corpus *c, struct doc *d, float weight, int lines)
{
	np_arena a;
	struct np_text t;
	struct np_gapwalk g;
	struct example e = { { 0 }, 0, weight };
	uint32_t i;
	int starts;

	np_arena_init(&a);
	if (setjmp(a.fail))
		exit(1);
	np_text_read(&t, &a, d->text.ptr, d->text.len, (np_str){ NULL, 0 });
	np_gapwalk_init(&g, &t, &a);
	for (i = 0; i < t.ntokens; i++) {
		starts = d->starts.ptr[t.tokens[i].span.beg];
		if (i && !(t.tokens[i].flags & NP_TOK_PARA)
				&& np_gap_possible(&g, i)) {
			np_gap_features(&g, i, e.f);
			e.label = starts;
			if (!lines || !np_gap_marked(&g, i))
				add(c, &e);
			else
				starts = t.tokens[i - 1].kind == NP_PUNCT;
		} else if (t.tokens[i].flags & NP_TOK_PARA) {
			starts = 1;
		}
		np_gapwalk_step(&g, i, starts);
	}
	np_arena_free(&a);
	np_buf_clear(&d->text);
	np_buf_clear(&d->starts);
}

static void add_sentence(struct doc *d, const char *s, size_t n, int glued)
{
	if (d->text.len && !glued) {
		np_buf_addc(&d->text, ' ');
		np_buf_addc(&d->starts, 0);
	}
	np_buf_add(&d->text, s, n);
	np_buf_addc(&d->starts, 1);
	np_buf_addn(&d->starts, 0, n - 1);
}

/* skip: documents whose id holds it are left out. */
static void learn_conllu(struct corpus *c, const char *name, const char *skip,
	float weight)
{
	FILE *f = fopen(name, "r");
	struct doc d = { NP_BUF_INIT, NP_BUF_INIT };
	static char line[1 << 16];
	int glued = 0, out = 0;
	size_t n;

	if (!f) {
		perror(name);
		exit(1);
	}
	while (fgets(line, sizeof line, f)) {
		n = strcspn(line, "\n");
		if (!strncmp(line, "# newdoc", 8)) {
			learn_doc(c, &d, weight, 0);
			out = skip && strstr(line, skip);
		} else if (!strncmp(line, "# text = ", 9) && !out) {
			add_sentence(&d, line + 9, n - 9, glued);
		} else if (*line != '#' && n) {
			glued = strstr(line, "SpaceAfter=No") != NULL;
		}
	}
	learn_doc(c, &d, weight, 0);
	np_buf_free(&d.text);
	np_buf_free(&d.starts);
	fclose(f);
}

/* -- Articles with one paragraph a line, "%%%" between them ---------------- */

#define MAXLINES 6 /* of an article: head, date line, lead */
#define ARTICLES 2500

static const char *const months[] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };
static const char *const days[] = { "Sunday", "Monday", "Tuesday",
	"Wednesday", "Thursday", "Friday", "Saturday" };

/* "2017-01-11" as a page would print it, in one of several ways; or not. */
static int print_date(char *out, size_t size, const char *s, unsigned how)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	int y, m, d, z;

	if (sscanf(s, "%4d-%2d-%2d", &y, &m, &d) != 3 || m < 1 || m > 12)
		return -1;
	z = m < 3 ? y - 1 : y;
	z = (z + z / 4 - z / 100 + z / 400 + shift[m - 1] + d) % 7;
	switch (how % 4) {
	case 0: case 1:
		return snprintf(out, size, "%s, %s %d, %d", days[z],
			months[m - 1], d, y);
	case 2:
		return snprintf(out, size, "%s %d, %d", months[m - 1], d, y);
	default:
		return 0;
	}
}

static void learn_articles(struct corpus *c, const char *name, float weight,
	int limit)
{
	FILE *f = fopen(name, "r");
	struct doc d = { NP_BUF_INIT, NP_BUF_INIT };
	static char line[1 << 20];
	char date[64];
	int k = 0, n;
	unsigned article = 0;

	if (!f) {
		perror(name);
		exit(1);
	}
	while (limit && fgets(line, sizeof line, f)) {
		line[strcspn(line, "\n")] = '\0';
		if (!strcmp(line, "%%%")) {
			learn_doc(c, &d, weight, 1);
			k = 0;
			article++;
			limit--;
			continue;
		}
		if (!*line || k++ >= MAXLINES)
			continue;
		n = k == 2 ? print_date(date, sizeof date, line, article) : -1;
		if (n > 0)
			add_sentence(&d, date, (size_t)n, 0);
		else if (n < 0)
			add_sentence(&d, line, strlen(line), 0);
	}
	learn_doc(c, &d, weight, 1);
	np_buf_free(&d.text);
	np_buf_free(&d.starts);
	fclose(f);
}

/* -- Learning -------------------------------------------------------------- */

static float w[1 << BITS];
static unsigned char seen[1 << BITS];

static unsigned slot(uint32_t f)
{
	return (f ^ f >> 13) & ((1u << BITS) - 1);
}

static void fit(const struct corpus *c)
{
	uint64_t seed = 1;
	size_t i, k, j;
	int epoch, q;

	for (i = 0; i < c->n; i++)
		for (q = 0; q < NP_GAP_FEATURES; q++)
			if (seen[slot(c->x[i].f[q])] < 255)
				seen[slot(c->x[i].f[q])]++;
	for (epoch = 0; epoch < EPOCHS; epoch++) {
		double rate = 0.15 / (1 + 0.3 * epoch);

		for (i = c->n - 1; i > 0; i--) {
			struct example tmp = c->x[i];

			seed = np_mix(seed, i);
			j = seed % (i + 1);
			c->x[i] = c->x[j];
			c->x[j] = tmp;
		}
		for (i = 0; i < c->n; i++) {
			const struct example *e = &c->x[i];
			double sum = 0, g;

			for (k = 0; k < NP_GAP_FEATURES; k++)
				if (seen[slot(e->f[k])] >= MINCOUNT)
					sum += w[slot(e->f[k])];
			g = (e->label - 1 / (1 + exp(-sum))) * e->weight
				* rate;
			for (k = 0; k < NP_GAP_FEATURES; k++)
				if (seen[slot(e->f[k])] >= MINCOUNT)
					w[slot(e->f[k])] += (float)(g - rate
						* DECAY * w[slot(e->f[k])]);
		}
	}
}

static struct np_gapweight table[NP_GAP_SLOTS];
static size_t used;
static long least = SCALE / 8; /* smaller weights are left out */

static void keep(uint32_t f)
{
	uint32_t i = f & (NP_GAP_SLOTS - 1);
	long v;

	if (seen[slot(f)] < MINCOUNT)
		return;
	v = lround(w[slot(f)] * SCALE);
	if (labs(v) < least || used > NP_GAP_WEIGHTS)
		return;
	while (table[i].weight) {
		if (table[i].tag == f >> 16)
			return;
		i = (i + 1) & (NP_GAP_SLOTS - 1);
	}
	table[i].tag = (uint16_t)(f >> 16);
	table[i].weight = (int16_t)(v > 32000 ? 32000 : v < -32000 ? -32000 :
		v);
	used++;
}

static void print(const char *name)
{
	FILE *f = fopen(name, "w");
	unsigned i;

	if (!f) {
		perror(name);
		exit(1);
	}
	fputs("/* Generated from UD English EWT and GUM (training parts) by\n"
		" * src/tools/train_sents.c; do not edit. */\n"
		"#include \"text/sentences.h\"\n\n"
		"const struct np_gapweight np_gap_weights[NP_GAP_SLOTS] = {",
		f);
	for (i = 0; i < NP_GAP_SLOTS; i++)
		if (table[i].weight)
			fprintf(f, "\n\t[%u] = { %u, %d },", i, table[i].tag,
				table[i].weight);
	fputs("\n};\n", f);
	if (fclose(f))
		exit(1);
}

/* Keep the weights of e; whether they judge it rightly. */
static int use(const struct example *e)
{
	double sum = 0;
	int q;

	for (q = 0; q < NP_GAP_FEATURES; q++) {
		keep(e->f[q]);
		sum += w[slot(e->f[q])];
	}
	return (sum > 0) == e->label;
}

int train_sents(int argc, char **argv)
{
	struct corpus c = { NULL, 0, 0 };
	size_t i, right = 0;
	int k;

	if (argc < 3) {
		fputs("usage: train sents OUT.c FILE.conllu...\n", stderr);
		return 2;
	}
	for (k = 2; k < argc; k++)
		if (strstr(argv[k], ".conllu"))
			learn_conllu(&c, argv[k], "GUM_news", 1);
		else
			learn_articles(&c, argv[k], 0.15f,
				ARTICLES);
	fit(&c);
	do {
		memset(table, 0, sizeof table);
		used = right = 0;
		for (i = 0; i < c.n; i++)
			right += use(&c.x[i]);
		least += SCALE / 64;
	} while (used > NP_GAP_WEIGHTS);
	printf("%zu gaps, %.2f%% right, %zu weights\n", c.n,
		100.0 * (double)right / (double)c.n, used);
	print(argv[1]);
	free(c.x);
	return 0;
}
