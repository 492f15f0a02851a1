/* A head is a noun that data/sense.tsv knows and that no other noun follows
 * ("police" but not in "police officer").  From the head the phrase is grown
 * to the left over what may stand before a noun, as far as its determiner:
 *
 *	a senior Pakistani security official told
 *	<------------------------- head
 *
 * Where the words are tagged the tags decide what may stand there; where they
 * are not, only short runs of unknown words between a determiner and a head
 * are believed.  Linear: no phrase is longer than MAXLEFT tokens. */
#include "link/nominal.h"

#include <string.h>

#include "base/banned.h"

#define MAXLEFT 12

struct finder {
	const struct np_links *l;
	np_mention *out;
	unsigned n, cap;
};

static bool is_word(const struct np_links *l, uint32_t tok)
{
	return l->text->tokens[tok].kind == NP_WORD;
}

/* A hyphen with no blank on either side of it. */
static bool is_joint(const struct np_links *l, uint32_t tok)
{
	const np_token *t = l->text->tokens;

	return np_links_is(l, tok, "-") && !(t[tok].flags & NP_TOK_SPACE)
		&& tok + 1 < l->text->ntokens
		&& !(t[tok + 1].flags & NP_TOK_SPACE);
}

/* Words that end a noun phrase. */
#define CLOSED (NP_S_PREP | NP_S_CONJ | NP_S_AUX | NP_S_REL | NP_S_PRON)

/* Whether the token may follow a noun that is a head. */
static bool ends_phrase(const struct np_links *l, uint32_t tok, uint32_t head)
{
	uint32_t sense = np_links_sense(l, tok);
	unsigned pos = np_links_pos(l, tok);

	if (!is_word(l, tok) || np_links_genitive(l, tok))
		return l->text->tokens[tok].kind != NP_SYMBOL
			&& !is_joint(l, tok);
	if (l->name[tok] != NP_NONE && np_links_sense(l, head) & NP_S_NOUN)
		return false;
	if (l->tagged)
		return pos != NP_POS_NOUN && pos != NP_POS_PROPN;
	return sense & (CLOSED | NP_S_DET | NP_S_VERB | NP_S_SAY);
}

static bool is_head(const struct np_links *l, uint32_t tok, uint32_t end)
{
	unsigned pos = np_links_pos(l, tok);

	if (!(np_links_sense(l, tok) & NP_S_NOUN) || !is_word(l, tok)
		|| l->name[tok] != NP_NONE)
		return false;
	if (l->tagged && pos != NP_POS_NOUN && pos != NP_POS_PROPN
		&& !(pos == NP_POS_ADJ && tok && np_links_sense(l, tok - 1)
		& NP_S_DET))
		return false;
	return tok + 1 == end || ends_phrase(l, tok + 1, tok);
}

bool np_nominal_part(const struct np_links *l, uint32_t tok)
{
	switch (np_links_pos(l, tok)) {
	case NP_POS_NOUN:
	case NP_POS_PROPN:
	case NP_POS_ADJ:
	case NP_POS_NUM:
		return true;
	default:
		return l->name[tok] != NP_NONE;
	}
}

/* Whether the token can stand before a noun. */
static bool modifies(const struct np_links *l, uint32_t tok)
{
	uint32_t sense = np_links_sense(l, tok);

	if (l->name[tok] != NP_NONE || is_joint(l, tok))
		return true;
	if (!is_word(l, tok) && l->text->tokens[tok].kind != NP_NUMBER)
		return np_links_genitive(l, tok);
	if (np_links_genitive(l, tok))
		return true;
	if (np_links_pos(l, tok) == NP_POS_NONE)
		return !(sense & (CLOSED | NP_S_VERB | NP_S_SAY));
	return np_nominal_part(l, tok);
}

/* Participles that stand before offices: "managing director". */
static bool is_participle(const struct np_links *l, uint32_t tok)
{
	static const char *const words[] = { "acting", "commanding", "deposed",
		"elected", "embattled", "exiled", "founding", "governing",
		"incoming", "leading", "managing", "ousted", "outgoing",
		"presiding", "retired", "ruling", "sitting", "visiting" };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (np_links_is(l, tok, words[i]))
			return true;
	return false;
}

/* One step to the left of lo, which begins the phrase so far; the same lo when
 * it is complete. */
static uint32_t step(const struct np_links *l, uint32_t lo, uint32_t first)
{
	uint32_t p = lo - 1;

	if (l->name[p] != NP_NONE)
		return l->m[l->name[p]].token;
	if (np_links_sense(l, p) & NP_S_DET) /* not "said that people" */
		return np_links_sense(l, p) & NP_S_DEM && l->tagged
			&& np_links_pos(l, p) != NP_POS_DET ? lo : p;
	if (modifies(l, p) || is_participle(l, p))
		return p;
	/* "the injured man", "a highly placed source" */
	if (p > first && is_word(l, p) && is_joint(l, p - 1))
		return p; /* "an opposition-led alliance" */
	if (l->tagged && p > first && is_word(l, p)
		&& !(np_links_sense(l, p) & (NP_S_PREP | NP_S_CONJ | NP_S_AUX))
		&& np_links_sense(l, p - 1) & NP_S_DET)
		return p;
	return lo;
}

uint32_t np_nominal_left(const struct np_links *l, uint32_t head,
	uint32_t first)
{
	uint32_t lo = head, next;

	while (lo > first && head - lo < MAXLEFT) {
		if (lo < head && l->name[lo] == NP_NONE
			&& np_links_sense(l, lo) & NP_S_DET)
			break;
		next = step(l, lo, first);
		if (next == lo || next < first)
			break;
		lo = next;
	}
	while (lo < head && l->name[lo] == NP_NONE && (np_links_genitive(l, lo)
		|| !is_word(l, lo)) && l->text->tokens[lo].kind != NP_NUMBER)
		lo++;
	return lo;
}

static bool is_many(const struct np_links *l, uint32_t head)
{
	return np_links_sense(l, head) & NP_S_MANY;
}

/* "Anna Weber, spokeswoman for", "Anna Weber, 45, president and": a noun just
 * behind a person's name needs no article. */
static bool is_apposed(const struct np_links *l, uint32_t lo)
{
	uint32_t at = lo;

	if (at > 3 && l->text->tokens[at - 2].kind == NP_NUMBER
		&& np_links_is(l, at - 1, ",") && np_links_is(l, at - 3, ","))
		at -= 2;
	return at > 1 && np_links_is(l, at - 1, ",")
		&& l->name[at - 2] != NP_NONE
		&& l->m[l->name[at - 2]].type == NP_PER;
}

/* "student" alone says nothing; "students" and "the student" do. */
static bool refers(const struct np_links *l, uint32_t lo, uint32_t head)
{
	uint32_t i;

	if (is_many(l, head))
		return l->tagged || lo == head
			|| np_links_sense(l, lo) & NP_S_DET
			|| l->name[lo] != NP_NONE;
	if (np_links_sense(l, lo) & NP_S_DET && lo < head)
		return true;
	for (i = lo; i < head; i++)
		if (l->name[i] != NP_NONE)
			return true;
	return l->tagged && np_links_sense(l, head) & NP_S_PER
		&& (lo < head || is_apposed(l, lo)
		|| (head + 1 < l->text->ntokens
		&& np_links_is(l, head + 1, "of")));
}

static void add(struct finder *f, uint32_t lo, uint32_t head, unsigned kind)
{
	const np_token *t = f->l->text->tokens;
	uint32_t sense = np_links_sense(f->l, head);
	np_mention m = { .span = { t[lo].span.beg, t[head].span.end },
		.token = lo, .ntokens = head - lo + 1, .entity = head,
		.kind = (uint8_t)kind, .score = 0.7f };

	m.type = sense & (NP_S_PER | NP_S_HE | NP_S_SHE | NP_S_THEY)
		? NP_PER : NP_ORG;
	NP_PUSH(f->l->arena, f->out, f->n, f->cap, m);
}

static void find_in(struct finder *f, uint32_t first, uint32_t end)
{
	const struct np_links *l = f->l;
	uint32_t i, lo;

	for (i = first; i < end; i++) {
		if (l->name[i] != NP_NONE)
			continue;
		if (np_links_sense(l, i) & NP_S_PRON)
			add(f, i, i, NP_PRONOUN);
		if (!is_head(l, i, end))
			continue;
		lo = np_nominal_left(l, i, first);
		if (refers(l, lo, i))
			add(f, lo, i, NP_NOMINAL);
	}
}

void np_nominal_find(const struct np_links *l, np_mention **out, uint32_t *n)
{
	const struct np_text *t = l->text;
	struct finder f = { .l = l };
	uint32_t s;

	for (s = 0; s < t->nsents; s++)
		find_in(&f, t->sents[s].token,
			t->sents[s].token + t->sents[s].ntokens);
	*out = f.out;
	*n = f.n;
}
