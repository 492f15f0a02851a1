/* How well it does: exact span and type, as the CoNLL scorer counts. */
#include "train_names.h"

#include <stdio.h>
#include <string.h>

/* -- Scoring --------------------------------------------------------------- */

static double f1(const struct tn_tally *t)
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
	uint32_t n, struct tn_tally *t, struct tn_tally *bins, np_arena *a)
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
static void score_corpus(struct tn_session *s, const struct np_tagger *g,
	const struct corpus *c, struct tn_tally *bins)
{
	struct tn_tally t[NP_NTYPES + 2];
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
		struct tn_tally *all = &t[NP_NTYPES];

		all[1].right += t[k].right;
		all[1].found += t[k].found;
		all[1].gold += t[k].gold;
		if (k < NP_MISC)
			all[0] = all[1];
	}
	printf("%-18s %6.2f | PER %5.2f LOC %5.2f ORG %5.2f MISC %5.2f "
		"DATE %5.2f | P %5.2f R %5.2f | +MISC %5.2f\n", c->name,
		f1(&t[NP_NTYPES]), f1(&t[0]), f1(&t[1]), f1(&t[2]), f1(&t[3]),
		f1(&t[4]), 100.0 * t[NP_NTYPES].right / (t[NP_NTYPES].found
		+ 1e-9), 100.0 * t[NP_NTYPES].right / (t[NP_NTYPES].gold
		+ 1e-9), f1(&t[NP_NTYPES + 1]));
}

/* Expected calibration error over ten bins. */
static double calibration_error(const struct tn_tally *bins)
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

void tn_score_all(struct tn_session *s, const struct np_tagger *g,
	struct tn_tally *bins)
{
	struct tn_tally own[NP_NAMES_BINS];
	unsigned k, j;

	for (k = 0; k < s->ndev; k++) {
		memset(own, 0, sizeof own);
		score_corpus(s, g, &s->dev[k], own);
		for (j = 0; j < NP_NAMES_BINS && s->devsource[k].letters
				== CORPUS_ASIS; j++) {
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
void tn_calibrate(const struct tn_tally *bins, float *calibration)
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
