/* Learns where sentences end (src/text/sentences.c).
 *
 * Each document of the UD files is read as it would come without its line
 * ends: its `# text` lines joined by a blank, or by nothing where the last word
 * says SpaceAfter=No.  Our own tokenizer cuts it; a gap is an example, positive
 * where a `# text` line begins.  Logistic regression by stochastic gradient
 * over hashed features; features seen fewer than MINCOUNT times are left out;
 * the heaviest weights become the section "sents" of the model. */
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

/* -- The section ----------------------------------------------------------- */

#define MOST 20000u /* weights that are kept */
#define NBUCKETS (1u << NP_SENTS_BITS)

static unsigned char section[NP_SENTS_HEAD + 4 * NBUCKETS];

struct learnt {
	uint32_t f;
	int weight; /* as it is kept */
	float exact;
};

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The heaviest first. */
static int by_weight(const void *a, const void *b)
{
	const struct learnt *x = a, *y = b;
	float p = fabsf(x->exact), q = fabsf(y->exact);

	return p != q ? (p < q) - (p > q) : by_number(&x->f, &y->f);
}

/* Every feature that was seen often enough and weighs something; *n of them. */
static struct learnt *collect(const struct corpus *c, size_t *n)
{
	size_t all = c->n * NP_GAP_FEATURES, i, m = 0;
	uint32_t *f = malloc(all * sizeof *f);
	struct learnt *l = malloc(all * sizeof *l), x;

	if (!f || !l)
		exit(1);
	for (i = 0; i < all; i++)
		f[i] = c->x[i / NP_GAP_FEATURES].f[i % NP_GAP_FEATURES];
	qsort(f, all, sizeof *f, by_number);
	for (i = 0; i < all; i++) {
		if ((i && f[i] == f[i - 1]) || seen[slot(f[i])] < MINCOUNT)
			continue;
		x = (struct learnt){ f[i], 0, w[slot(f[i])] };
		x.weight = (int)lroundf(x.exact * NP_SENTS_SCALE);
		x.weight = x.weight > 127 ? 127 : x.weight < -127 ? -127 :
			x.weight;
		if (x.weight)
			l[m++] = x;
	}
	free(f);
	qsort(l, m, sizeof *l, by_weight);
	*n = m;
	return l;
}

/* False: both places of its bucket are taken. */
static int place(const struct learnt *x)
{
	unsigned char *e = section + NP_SENTS_HEAD
		+ 4 * (size_t)(x->f & (NBUCKETS - 1));
	unsigned char tag = (unsigned char)(x->f >> 24);

	if (e[1] && e[0] == tag)
		return 0;
	if (e[1])
		e += 2;
	if (e[1])
		return 0;
	e[0] = tag;
	e[1] = (unsigned char)(x->weight & 0xFF);
	return 1;
}

static void put32(unsigned char *p, uint32_t v)
{
	int k;

	for (k = 0; k < 4; k++)
		p[k] = (unsigned char)(v >> 8 * k);
}

/* How many weights the section holds. */
static size_t make_section(const struct corpus *c)
{
	size_t n, i, used = 0;
	struct learnt *l = collect(c, &n);

	put32(section, NP_SENTS_FORMAT);
	put32(section + 4, NP_SENTS_BITS);
	for (i = 0; i < n && used < MOST; i++)
		used += (size_t)place(&l[i]);
	free(l);
	return used;
}

static void write_section(const char *name)
{
	FILE *f = fopen(name, "wb");

	if (!f || fwrite(section, 1, sizeof section, f) != sizeof section
			|| fclose(f)) {
		perror(name);
		exit(1);
	}
}

/* How many examples the section judges rightly. */
static size_t count_right(const struct corpus *c)
{
	struct np_splitter s;
	size_t i, right = 0;
	int sum, q;

	if (np_splitter_open(&s, (np_blob){ section, sizeof section }))
		exit(1);
	for (i = 0; i < c->n; i++) {
		for (q = sum = 0; q < NP_GAP_FEATURES; q++)
			sum += np_gap_weight(&s, c->x[i].f[q]);
		right += (sum > 0) == c->x[i].label;
	}
	return right;
}

int train_sents(int argc, char **argv)
{
	struct corpus c = { NULL, 0, 0 };
	size_t used;
	int k;

	if (argc < 3) {
		fputs("usage: train sents OUT FILE.conllu...\n", stderr);
		return 2;
	}
	for (k = 2; k < argc; k++)
		if (strstr(argv[k], ".conllu"))
			learn_conllu(&c, argv[k], "GUM_news", 1);
		else
			learn_articles(&c, argv[k], 0.15f,
				ARTICLES);
	fit(&c);
	used = make_section(&c);
	printf("%zu gaps, %.2f%% right, %zu weights\n", c.n,
		100.0 * (double)count_right(&c) / (double)c.n, used);
	write_section(argv[1]);
	free(c.x);
	return 0;
}
