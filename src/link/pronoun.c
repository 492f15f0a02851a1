/* he, she, they, it: the mention that agrees and weighs most.
 *
 * Agreement is in number, in sex where both are known, and in kind: he and she
 * are people, it is none, they are several or an organisation.  What else
 * speaks for a candidate or against it is a set of signs, each with a weight:
 *
 *	Ward argued that, if Hunt wins, he will leave.
 *	^ ABOVE, MATRIX          ^ NEAREST
 *
 * The weights were learnt from news articles in which sex alone tells who is
 * meant: with one woman and some men about, "she" is her, and what else sets
 * her apart from them is a sign.  Linear: no search goes back more than
 * NP_COREF_WINDOW mentions, no climb in the parse more than NABOVE steps. */
#include "link/coref.h"

#include "base/banned.h"

#define MAXBACK 3 /* sentences */
#define NABOVE 8

enum sign {
	SAME, /* in the same sentence */
	BACK1, /* in the sentence before */
	BACK2,
	SUBJECT,
	MATRIX, /* subject of the whole sentence */
	GOVERNS, /* subject of a clause that holds the pronoun */
	ABOVE, /* and the pronoun is the subject of another */
	TELLS, /* subject of "said" and the like, of a clause that holds it */
	BOUND, /* subject of the pronoun's own verb: "Ward met him" */
	SPEAKS, /* both are subjects of verbs like "said" */
	QUOTED, /* candidate within a quotation, pronoun without */
	UNQUOTED, /* the other way round, */
	SPEAKER, /* and it is the candidate who says it */
	CHAIN, /* is a pronoun, too */
	NEAREST, /* of those that agree */
	PARAGRAPH, /* in another one */
	PARALLEL, /* both are subjects */
	FOLLOWS, /* pronoun opens its sentence, MATRIX of the one before */
	KNOWN, /* is told to be of that sex */
	NSIGNS
};

static const int8_t weight[NSIGNS] = {
	[SAME] = 8, [BACK1] = 4, [BACK2] = 2, [SUBJECT] = 1, [MATRIX] = 1,
	[ABOVE] = 3, [TELLS] = 2, [BOUND] = -10, [SPEAKS] = 4, [QUOTED] = -10,
	[UNQUOTED] = -5, [SPEAKER] = -10, [CHAIN] = 2, [NEAREST] = 1,
	[PARAGRAPH] = -3, [PARALLEL] = 2, [FOLLOWS] = 3, [KNOWN] = 3,
};

static bool agrees(struct np_links *l, uint32_t sense, uint32_t j)
{
	const struct np_group *g = &l->group[np_links_root(l, j)];
	unsigned type = np_links_type(l, j);

	if (!g->nnames && !g->nnominals)
		return sense & l->trait[j].sense & NP_S_PRON;
	if (sense & NP_S_HE)
		return type == NP_PER && !(g->sense & NP_S_MANY)
			&& (g->sense & NP_S_M || !(g->sense & NP_S_F));
	if (sense & NP_S_SHE)
		return type == NP_PER && !(g->sense & NP_S_MANY)
			&& (g->sense & NP_S_F || !(g->sense & NP_S_M));
	if (np_links_classes(l, l->m[j].token) & NP_LEX_AGENCY
	    && sense & (NP_S_IT | NP_S_THEY))
		return false; /* tells the story, is none of it */
	if (sense & NP_S_IT)
		return (type == NP_ORG || type == NP_LOC)
			&& !(g->sense & NP_S_MANY);
	return (type == NP_PER && g->sense & NP_S_MANY) || type == NP_ORG;
}

/* The pronoun, and what is asked of it for every candidate. */
struct seeker {
	struct np_links *l;
	uint32_t i;
	uint32_t above[NABOVE]; /* tokens it depends on, its verb first */
	unsigned nabove;
	uint32_t speaker; /* root of who says the quotation, or NP_NONE */
	uint32_t actor; /* root of the subject of its verb, or NP_NONE */
	uint32_t sex; /* NP_S_M, NP_S_F or 0 */
	bool opens; /* no other mention stands before it in its sentence */
};

static void climb(struct seeker *s)
{
	const np_token *t = s->l->text->tokens;
	uint32_t up = t[s->l->trait[s->i].top].head;

	for (; up != NP_NONE && s->nabove < NABOVE; up = t[up].head)
		s->above[s->nabove++] = up;
}

static bool is_above(const struct seeker *s, uint32_t tok)
{
	unsigned k;

	for (k = 0; k < s->nabove; k++)
		if (s->above[k] == tok)
			return true;
	return false;
}

static bool tells(const struct np_links *l, uint32_t j)
{
	return !l->trait[j].quoted && np_links_speaks(l, j);
}

/* Who says what stands around mention i: who speaks in its sentence, else the
 * last who did. */
static uint32_t speaker_of(struct np_links *l, uint32_t i)
{
	uint32_t sent = l->trait[i].sent, j;

	for (j = i + 1; j < l->n && j - i < NP_COREF_WINDOW
		&& l->trait[j].sent == sent; j++)
		if (tells(l, j))
			return np_links_root(l, j);
	for (j = i; j-- && i - j <= NP_COREF_WINDOW
		&& sent - l->trait[j].sent <= MAXBACK;)
		if (tells(l, j))
			return np_links_root(l, j);
	return NP_NONE;
}

/* Whether a word shortly before the verb is its subject, mention or not. */
static bool has_subject(const struct np_links *l, uint32_t verb)
{
	const np_token *t = l->text->tokens;
	uint32_t k;

	for (k = verb; k-- && verb - k < 16;)
		if (t[k].head == verb && t[k].rel < 64 && l->subj[t[k].rel])
			return true;
	return false;
}

/* Who does to the pronoun what is done, and so is not meant by it: of "Ward
 * left before seeing her" Ward. */
static uint32_t actor_of(struct np_links *l, uint32_t i)
{
	uint32_t top = l->trait[i].top, verb = l->text->tokens[top].head, who;

	if (!l->tagged || verb == NP_NONE
		|| !(np_links_rel(l, top, "obj") || np_links_rel(l, top, "iobj")))
		return NP_NONE;
	who = np_subject_of(l, i, verb);
	if (who == NP_NONE && !has_subject(l, verb)
		&& (np_links_rel(l, verb, "advcl") || np_links_rel(l, verb, "conj")))
		who = np_subject_of(l, i, l->text->tokens[verb].head);
	return who == NP_NONE ? who : np_links_root(l, who);
}

static struct seeker seek(struct np_links *l, uint32_t i)
{
	uint32_t sense = l->trait[i].sense;
	struct seeker s = { .l = l, .i = i, .speaker = NP_NONE,
		.sex = sense & NP_S_HE ? NP_S_M : sense & NP_S_SHE ? NP_S_F
			: 0,
		.actor = actor_of(l, i),
		.opens = !i || l->trait[i - 1].sent != l->trait[i].sent };

	if (l->trait[i].quoted)
		s.speaker = speaker_of(l, i);
	if (l->tagged)
		climb(&s);
	return s;
}

static bool changes_paragraph(const struct np_links *l, uint32_t i, uint32_t j)
{
	uint32_t s;

	for (s = l->trait[j].sent + 1; s <= l->trait[i].sent; s++)
		if (l->text->tokens[l->text->sents[s].token].flags
			& NP_TOK_PARA)
			return true;
	return false;
}

static uint32_t sign_if(bool is, enum sign sign)
{
	return (uint32_t)is << sign;
}

/* Signs of a candidate that is a subject. */
static uint32_t of_subject(const struct seeker *s, uint32_t j)
{
	const struct np_links *l = s->l;
	const np_token *t = l->text->tokens;
	uint32_t verb = t[l->trait[j].top].head;
	bool follows = s->opens && l->trait[s->i].sent - l->trait[j].sent == 1;
	bool parallel = l->trait[s->i].subject, matrix, governs;
	bool speaks = np_links_speaks(l, j);
	uint32_t set = sign_if(true, SUBJECT) | sign_if(parallel, PARALLEL)
		| sign_if(speaks && np_links_speaks(l, s->i), SPEAKS);

	if (!l->tagged || verb == NP_NONE)
		return set | sign_if(follows, FOLLOWS);
	matrix = t[verb].head == NP_NONE;
	governs = is_above(s, verb);
	return set | sign_if(matrix, MATRIX)
		| sign_if(matrix && follows, FOLLOWS)
		| sign_if(governs, GOVERNS)
		| sign_if(governs && parallel, ABOVE)
		| sign_if(governs && speaks, TELLS);
}

static uint32_t signs(const struct seeker *s, uint32_t j)
{
	struct np_links *l = s->l;
	const struct np_trait *a = &l->trait[s->i], *b = &l->trait[j];
	uint32_t back = a->sent - b->sent, root = np_links_root(l, j);

	return (b->subject ? of_subject(s, j) : 0)
		| sign_if(!back, SAME)
		| sign_if(back == 1, BACK1)
		| sign_if(back == 2, BACK2)
		| sign_if(b->quoted && !a->quoted, QUOTED)
		| sign_if(a->quoted && !b->quoted, UNQUOTED)
		| sign_if(root == s->speaker, SPEAKER)
		| sign_if(root == s->actor, BOUND)
		| sign_if(l->m[j].kind == NP_PRONOUN, CHAIN)
		| sign_if(changes_paragraph(l, s->i, j), PARAGRAPH)
		| sign_if(l->group[root].sense & s->sex, KNOWN);
}

static int32_t weigh(uint32_t signs)
{
	int32_t w = 0;
	unsigned k;

	for (k = 0; k < NSIGNS; k++)
		w += signs >> k & 1 ? weight[k] : 0;
	return w;
}

/* A possessive inside the phrase of j is not j's own: "his [brother]". */
static bool inside(const struct np_links *l, uint32_t i, uint32_t j)
{
	return l->m[i].token < l->m[j].token + l->m[j].ntokens;
}

/* What has no sex is seldom an organisation that just stands nearby: most often
 * "it" is a thing that nobody notes here.  A subject it can be, and what stands
 * one word before it: "called Acme before it closed". */
static bool suffices(struct np_links *l, uint32_t i, uint32_t j, uint32_t signs)
{
	uint32_t sense = l->trait[i].sense;

	if (sense & (NP_S_HE | NP_S_SHE) || (sense & NP_S_THEY
		&& l->group[np_links_root(l, j)].sense & NP_S_MANY))
		return true;
	if (!l->tagged && signs & 1u << SAME)
		return signs & 1u << SUBJECT;
	if (l->trait[i].subject && l->m[i].token
		== l->m[j].token + l->m[j].ntokens + 1)
		return true;
	return signs & (1u << GOVERNS | 1u << FOLLOWS) && (l->trait[i].subject
		|| np_links_sense(l, l->m[i].token) & NP_S_HIS);
}

uint32_t np_pronoun_find(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	struct seeker s = seek(l, i);
	uint32_t j, best = NP_NONE, nearest = 1u << NEAREST, set;
	int32_t w, top = 0;

	for (j = i; j-- && i - j <= NP_COREF_WINDOW
		&& l->trait[i].sent - l->trait[j].sent <= MAXBACK;) {
		if (inside(l, i, j) || !agrees(l, l->trait[i].sense, j))
			continue;
		set = signs(&s, j) | nearest;
		nearest = 0;
		w = weigh(set);
		if (w > top && suffices(l, i, j, set)) {
			top = w;
			best = j;
		}
	}
	return best;
}
