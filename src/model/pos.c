/* A greedy linear tagger: the label of a token is the one with the highest sum
 * of integer weights, given the words around it and the labels before it.
 *
 * Three quarters of the features look at one word only, at one of five places
 * seen from the token that is tagged.  What they add up to is worked out once
 * for a word and place and kept, so that a token costs five vector additions
 * and some twenty look-ups:
 *
 *	        score("plans" in "Iran plans to resume talks")
 *	  =  HERE(plans) + BACK(Iran) + AHEAD(to) + AHEAD2(resume) + ...
 *	   + features that join words, and the labels of "Iran" and before
 *
 * The cache is of fixed size, one place for a word; articles rarely have more
 * words than it has places, and longer texts pay by working sums out anew. */
#include "model/pos.h"

#include <string.h>

#include "base/banned.h"

#define CACHE 4096 /* words, a power of two */

struct sums {
	int16_t score[NP_POS_NPLACES][NP_ROWS_LABELS];
};

struct cache {
	const struct np_pos *pos;
	const struct np_text *text;
	const struct np_lexeme *lexemes; /* [W] */
	struct sums *sums; /* [CACHE] */
	uint32_t *owner; /* [CACHE] whose sums they are: 2 * word + 1, and one
			    more where case says nothing */
	int caseless;
};

np_status np_pos_open(struct np_pos *pos, np_blob section)
{
	const unsigned char *p = section.ptr;
	uint64_t need;

	memset(pos, 0, sizeof *pos);
	if (!p)
		return NP_OK;
	if (section.len < NP_POS_HEAD + 2 * NP_ROWS_LABELS
	    || np_le32(p) != NP_POS_VERSION)
		return NP_EMODEL;
	pos->nlabels = np_le32(p + 4);
	pos->lexbits = np_le32(p + 8);
	pos->rows.bits = np_le32(p + 12);
	pos->rows.npairs = np_le32(p + 16);
	if (!pos->nlabels || pos->nlabels > NP_ROWS_LABELS
	    || pos->lexbits < 3 || pos->lexbits > NP_ROWS_MAXBITS
	    || !pos->rows.bits || pos->rows.bits > NP_ROWS_MAXBITS)
		return NP_EMODEL;
	need = NP_POS_HEAD + 2 * NP_ROWS_LABELS
		+ (UINT64_C(8) << pos->lexbits)
		+ (UINT64_C(4) << pos->rows.bits)
		+ UINT64_C(2) * pos->rows.npairs;
	if (need != section.len)
		return NP_EMODEL;
	pos->labels = p + NP_POS_HEAD;
	pos->lexicon = pos->labels + 2 * NP_ROWS_LABELS;
	pos->rows.slots = pos->lexicon + ((size_t)8 << pos->lexbits);
	pos->rows.pairs = pos->rows.slots + ((size_t)4 << pos->rows.bits);
	return NP_OK;
}

static void add_word(const struct np_pos *pos, const struct np_word *w,
	const struct np_lexeme *x, struct sums *sums)
{
	uint32_t f[NP_POS_NWORD];
	unsigned place, n;

	memset(sums, 0, sizeof *sums);
	for (place = 0; place < NP_POS_NPLACES; place++) {
		n = np_pos_word_features(w, x, place, f);
		np_rows_add(&pos->rows, f, n, sums->score[place]);
	}
}

/* Sums of word w, nwords for what is beyond the sentence. */
static const struct sums *sums_of(struct cache *c, uint32_t w,
	const struct np_lexeme *x)
{
	uint32_t key = w * 2 + (x->look >= NP_POS_CASELESS), at = key % CACHE;
	const struct np_word *word = &np_pos_edge;

	if (c->owner[at] != key + 1) {
		if (w < c->text->nwords)
			word = &c->text->words[w];
		add_word(c->pos, word, x, &c->sums[at]);
		c->owner[at] = key + 1;
	}
	return &c->sums[at];
}

static void add(int16_t *restrict to, const int16_t *restrict from)
{
	unsigned i;

	for (i = 0; i < NP_ROWS_LABELS; i++)
		to[i] = (int16_t)(to[i] + from[i]);
}

/* Words from two before token i of the sentence to two behind it. */
static void window(const struct cache *c, const np_sentence *s, uint32_t i,
	uint32_t words[5], struct np_lexeme x[5])
{
	uint32_t j, at;

	for (j = 0; j < 5; j++) {
		at = i + j - 2;
		words[j] = c->text->nwords;
		x[j] = np_pos_edge_lexeme;
		if (at < s->ntokens) {
			words[j] = c->text->word[s->token + at];
			x[j] = c->lexemes[words[j]];
			if (c->caseless)
				x[j] = np_pos_caseless(x[j]);
		}
	}
}

static const unsigned char places[5] = { NP_POS_BACK2, NP_POS_BACK,
	NP_POS_HERE, NP_POS_AHEAD, NP_POS_AHEAD2 };

static void tag_sentence(struct cache *c, const np_sentence *s,
	np_token *tokens)
{
	unsigned t1 = 0, t2 = 0, best, j, n;
	uint32_t i, words[5], f[NP_POS_NHISTORY];
	struct np_lexeme x[5];
	int16_t score[NP_ROWS_LABELS];

	c->caseless = np_pos_is_headline(c->text, s);
	for (i = 0; i < s->ntokens; i++) {
		window(c, s, i, words, x);
		memset(score, 0, sizeof score);
		n = np_pos_history_features(x, t1, t2, f);
		np_rows_add(&c->pos->rows, f, n, score);
		for (j = 0; j < 5; j++)
			add(score, sums_of(c, words[j], &x[j])
				->score[places[j]]);
		for (j = c->pos->nlabels; j < NP_ROWS_LABELS; j++)
			score[j] = INT16_MIN;
		best = np_rows_best(score);
		tokens[i].upos = c->pos->labels[2 * best];
		tokens[i].xpos = c->pos->labels[2 * best + 1];
		t2 = t1;
		t1 = best + 1;
	}
}

void np_pos_tag(const struct np_pos *pos, np_arena *a, struct np_text *t)
{
	struct np_lexeme *x;
	struct cache c = { .pos = pos, .text = t };
	uint32_t i;

	if (!pos->rows.slots || !t->ntokens)
		return;
	x = NP_NEW(a, struct np_lexeme, t->nwords);
	for (i = 0; i < t->nwords; i++)
		x[i] = np_pos_lexeme(pos, &t->words[i]);
	c.lexemes = x;
	c.sums = np_arena_alloc(a, CACHE * sizeof *c.sums);
	c.owner = NP_NEW(a, uint32_t, CACHE);
	for (i = 0; i < t->nsents; i++)
		tag_sentence(&c, &t->sents[i], t->tokens
			+ t->sents[i].token);
}
