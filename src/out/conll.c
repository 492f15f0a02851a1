/* One token a line: CoNLL with BIO2 tags, and CoNLL-U.
 *
 * Both label tokens, so spans are turned into one label a token first: names
 * and dates never share a token, which is promised by the document.  A token
 * is printed as it stands in the source; should one hold a tab or a line end,
 * blanks are printed for them, for these would be new columns and lines. */
#include "out/out.h"

#include "base/banned.h"

static void form(struct np_out *o, np_span s)
{
	const char *p = o->doc->text.source.ptr;
	uint32_t i, run = s.beg;

	for (i = s.beg; i < s.end; i++)
		if (p[i] == '\t' || p[i] == '\n' || p[i] == '\r') {
			np_buf_add(o->b, p + run, i - run);
			np_buf_addc(o->b, ' ');
			run = i + 1;
		}
	np_buf_add(o->b, p + run, s.end - run);
}

/* [T] what a token is tagged: 0 for O, else 2 * np_type + 1 for B and one
 * more for I. */
static void label(uint8_t *tags, uint32_t token, uint32_t n, unsigned type)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		tags[token + i] = (uint8_t)(2 * type + 1 + (i > 0));
}

static uint8_t *tag_tokens(const struct np_out *o)
{
	struct np_walk w = { 0 };
	uint8_t *tags = NP_NEW(o->doc->arena, uint8_t, o->doc->text.ntokens);

	while (np_pick_next(o, &w)) {
		if (w.timex)
			label(tags, w.timex->token, w.timex->ntokens, NP_DATE);
		else if (w.mention->kind == NP_NAME)
			label(tags, w.mention->token, w.mention->ntokens,
				w.mention->type);
	}
	return tags;
}

static void add_tag(np_buf *b, unsigned tag)
{
	if (tag) {
		np_buf_adds(b, tag & 1 ? "B-" : "I-");
		np_buf_adds(b, np_type_names[(tag - 1) / 2]);
	} else {
		np_buf_addc(b, 'O');
	}
}

void np_out_conll(struct np_out *o)
{
	const struct np_text *t = &o->doc->text;
	const uint8_t *tags = tag_tokens(o);
	uint32_t s, i, end;

	for (s = 0; s < t->nsents; s++) {
		end = t->sents[s].token + t->sents[s].ntokens;
		for (i = t->sents[s].token; i < end; i++) {
			form(o, t->tokens[i].span);
			np_buf_addc(o->b, '\t');
			add_tag(o->b, tags[i]);
			np_buf_addc(o->b, '\n');
		}
		np_buf_addc(o->b, '\n');
	}
}

/* -- CoNLL-U --------------------------------------------------------------- */

/* Mentions by the token they begin and end at, for the brackets of Entity=:
 * "(e4-LOC)" in one token, "(e4-LOC" ... "e4)" over several. */
struct brackets {
	const uint32_t *order; /* mentions that are shown, by where they end */
	uint32_t n, next_open, next_close;
};

static uint32_t last_token(const np_mention *m)
{
	return m->token + m->ntokens - 1;
}

/* Counting sort by last token; of those that end together the one that began
 * last comes first, so that brackets nest. */
static void sort_by_end(const struct np_out *o, struct brackets *b)
{
	const struct np_doc *doc = o->doc;
	uint32_t *at = NP_NEW(doc->arena, uint32_t, doc->text.ntokens + 1);
	uint32_t *order = NP_NEW(doc->arena, uint32_t, doc->nmentions);
	uint32_t i, sum = 0, n;

	for (i = 0; i < doc->nmentions; i++)
		if (o->pick.shown[i])
			at[last_token(&doc->mentions[i])]++;
	for (i = 0; i <= doc->text.ntokens; i++) {
		n = at[i];
		at[i] = sum;
		sum += n;
	}
	for (i = doc->nmentions; i-- > 0;)
		if (o->pick.shown[i])
			order[at[last_token(&doc->mentions[i])]++] = i;
	b->order = order;
	b->n = sum;
}

static void bracket(struct np_out *o, const np_mention *m, bool open,
	bool close)
{
	if (open)
		np_buf_addc(o->b, '(');
	np_buf_addc(o->b, 'e');
	np_buf_addu(o->b, np_pick_id(o, m->entity));
	if (open) {
		np_buf_addc(o->b, '-');
		np_buf_adds(o->b, np_type_names[m->type]);
	}
	if (close)
		np_buf_addc(o->b, ')');
}

/* Appends what the mentions say of token i; is there anything? */
static bool entity_marks(struct np_out *o, struct brackets *b, uint32_t i)
{
	const np_mention *ms = o->doc->mentions, *m;
	size_t before = o->b->len;

	for (; b->next_open < o->doc->nmentions
		&& ms[b->next_open].token <= i; b->next_open++) {
		m = &ms[b->next_open];
		if (o->pick.shown[b->next_open])
			bracket(o, m, true, m->ntokens == 1);
	}
	for (; b->next_close < b->n; b->next_close++) {
		m = &ms[b->order[b->next_close]];
		if (last_token(m) > i)
			break;
		if (m->ntokens > 1)
			bracket(o, m, false, true);
	}
	return o->b->len > before;
}

static void misc(struct np_out *o, struct brackets *b, uint32_t i)
{
	static const char key[] = "Entity=";
	const struct np_text *t = &o->doc->text;
	bool glued = i + 1 < t->ntokens
		&& t->tokens[i].span.end == t->tokens[i + 1].span.beg;
	size_t before = o->b->len;
	bool marked;

	np_buf_adds(o->b, key);
	marked = entity_marks(o, b, i);
	if (!marked && !o->b->failed) {
		o->b->len = before;
		o->b->ptr[before] = '\0';
	}
	if (glued)
		np_buf_adds(o->b, marked ? "|SpaceAfter=No" : "SpaceAfter=No");
	else if (!marked)
		np_buf_addc(o->b, '_');
}

static void head(np_buf *b, const np_token *t, uint32_t first)
{
	if (!t->rel)
		np_buf_addc(b, '_');
	else if (t->head == NP_NONE)
		np_buf_addc(b, '0');
	else
		np_buf_addu(b, t->head - first + 1);
}

static void conllu_token(struct np_out *o, struct brackets *b, uint32_t i,
	uint32_t first)
{
	const np_token *t = &o->doc->text.tokens[i];

	np_buf_addu(o->b, i - first + 1);
	np_buf_addc(o->b, '\t');
	form(o, t->span);
	np_buf_adds(o->b, "\t_\t");
	np_buf_adds(o->b, np_upos_name(t->upos));
	np_buf_addc(o->b, '\t');
	np_buf_adds(o->b, np_xpos_name(t->xpos));
	np_buf_adds(o->b, "\t_\t");
	head(o->b, t, first);
	np_buf_addc(o->b, '\t');
	np_buf_adds(o->b, np_rel_name(t->rel));
	np_buf_adds(o->b, "\t_\t");
	misc(o, b, i);
	np_buf_addc(o->b, '\n');
}

/* "# text": the tokens, and a blank wherever SpaceAfter=No is not. */
static void text_comment(struct np_out *o, const np_sentence *s)
{
	const np_token *t = o->doc->text.tokens + s->token;
	uint32_t i;

	np_buf_adds(o->b, "# text = ");
	for (i = 0; i < s->ntokens; i++) {
		if (i && t[i].span.beg > t[i - 1].span.end)
			np_buf_addc(o->b, ' ');
		form(o, t[i].span);
	}
	np_buf_addc(o->b, '\n');
}

static void newdoc(struct np_out *o)
{
	size_t i;

	np_buf_adds(o->b, "# newdoc");
	if (o->style->name.len)
		np_buf_adds(o->b, " id = ");
	for (i = 0; i < o->style->name.len; i++) {
		char c = o->style->name.ptr[i];

		np_buf_addc(o->b, (unsigned char)c < 0x20 ? ' ' : c);
	}
	np_buf_adds(o->b, "\n# global.Entity = eid-etype\n");
}

void np_out_conllu(struct np_out *o)
{
	const struct np_text *t = &o->doc->text;
	struct brackets b = { 0 };
	uint32_t s, i, end;

	sort_by_end(o, &b);
	for (s = 0; s < t->nsents; s++) {
		if (!s)
			newdoc(o);
		np_buf_adds(o->b, "# sent_id = ");
		np_buf_addu(o->b, s + 1);
		np_buf_addc(o->b, '\n');
		text_comment(o, &t->sents[s]);
		end = t->sents[s].token + t->sents[s].ntokens;
		for (i = t->sents[s].token; i < end; i++)
			conllu_token(o, &b, i, t->sents[s].token);
		np_buf_addc(o->b, '\n');
	}
}
