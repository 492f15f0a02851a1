/* --match: does the document mention a name, and what is printed when it
 * does.
 *
 * An entity matches when one of its names, as the document has them, is the
 * name asked for.  Its mentions are counted as they would be printed. */
#include <string.h>

#include "cli/worker.h"
#include "base/banned.h"

static bool wanted(const struct options *o, np_str name)
{
	int i;

	for (i = 0; i < o->nmatch; i++)
		if (np_same_name((np_str){ o->match[i], strlen(o->match[i]) },
			name))
			return true;
	return false;
}

static bool entity_matches(const struct options *o, const np_entity *e)
{
	uint32_t i;

	if (o->types && !(o->types >> e->type & 1))
		return false;
	if (wanted(o, e->name))
		return true;
	for (i = 0; i < e->naliases; i++)
		if (wanted(o, e->aliases[i]))
			return true;
	return false;
}

/* As printed: scores are rounded to four decimals. */
static bool is_shown(const struct options *o, const np_mention *m)
{
	return (m->kind != NP_PRONOUN || o->pronouns)
		&& (int)(m->score * 10000 + 0.5f) >= o->min_score;
}

/* Mark the matching entities in seen, [E]; how many mentions they have. */
static size_t find_matches(const struct worker *w, const np_doc *doc,
	bool *seen)
{
	size_t n, i, count = 0;
	const np_entity *e = np_doc_entities(doc, &n);
	const np_mention *m;

	for (i = 0; i < n; i++)
		seen[i] = entity_matches(w->opt, &e[i]);
	m = np_doc_mentions(doc, &n);
	for (i = 0; i < n; i++)
		count += m[i].entity != NP_NONE && seen[m[i].entity]
			&& is_shown(w->opt, &m[i]);
	return count;
}

/* -- sentences that mention it --------------------------------------------- */

/* Text on one line: blanks for line ends, U+FFFD for other controls. */
static void add_line(struct bytes *b, np_str s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '\n' || c == '\r' || c == '\t')
			bytes_addc(b, ' ');
		else if (c < 0x20 || c == 0x7F)
			bytes_adds(b, "\xEF\xBF\xBD");
		else if (c == 0xC2 && i + 1 < s.len
			 && (unsigned char)s.ptr[i + 1] < 0xA0) {
			bytes_adds(b, "\xEF\xBF\xBD"); /* a C1 control */
			i++;
		} else
			bytes_addc(b, s.ptr[i]);
	}
}

static void add_part(struct bytes *b, const np_doc *doc, uint32_t beg,
	uint32_t end)
{
	add_line(b, np_doc_text(doc, (np_span){ beg, end }));
}

/* Line of the file that offset `at` lies in; *line and *upto carry on from the
 * last call. */
static void count_lines(np_str source, uint32_t at, size_t *line, uint32_t *upto)
{
	for (; *upto < at; ++*upto)
		*line += source.ptr[*upto] == '\n';
}

/* The rest of the matching mentions in [m, end) of one sentence, in colour. */
static void add_sentence(struct worker *w, struct job *j, const np_doc *doc,
	np_span s, const bool *seen)
{
	size_t n, i;
	const np_mention *m = np_doc_mentions(doc, &n);
	bool color = w->style.flags & NP_OUT_COLOR;
	uint32_t at = s.beg;

	for (i = 0; i < n && color; i++) {
		if (m[i].span.beg < at || m[i].span.end > s.end
		    || m[i].entity == NP_NONE || !seen[m[i].entity])
			continue;
		add_part(&j->out, doc, at, m[i].span.beg);
		bytes_adds(&j->out, "\033[1;31m");
		add_part(&j->out, doc, m[i].span.beg, m[i].span.end);
		bytes_adds(&j->out, "\033[0m");
		at = m[i].span.end;
	}
	add_part(&j->out, doc, at, s.end);
	bytes_addc(&j->out, '\n');
}

static bool mentions_it(const struct worker *w, const np_mention *m, size_t n,
	size_t *i, np_span s, const bool *seen)
{
	bool found = false;

	for (; *i < n && m[*i].span.beg < s.end; ++*i)
		found = found || (m[*i].entity != NP_NONE && seen[m[*i].entity]
			&& m[*i].span.beg >= s.beg && is_shown(w->opt, &m[*i]));
	return found;
}

static void print_sentences(struct worker *w, struct job *j,
	const np_doc *doc, const bool *seen)
{
	size_t nsents, n, i, i_mention = 0, line = j->line ? j->line : 1;
	const np_sentence *s = np_doc_sentences(doc, &nsents);
	const np_mention *m = np_doc_mentions(doc, &n);
	uint32_t upto = 0;

	for (i = 0; i < nsents; i++) {
		if (!j->line)
			count_lines(np_doc_source(doc), s[i].span.beg, &line,
				&upto);
		if (!mentions_it(w, m, n, &i_mention, s[i].span, seen))
			continue;
		bytes_add(&j->out, j->name.ptr, j->name.len - 1);
		bytes_addc(&j->out, ':');
		bytes_addu(&j->out, line);
		bytes_adds(&j->out, ": ");
		add_sentence(w, j, doc, s[i].span, seen);
	}
}

/* -- the answer ------------------------------------------------------------ */

bool match_document(struct worker *w, struct job *j, const np_doc *doc,
	const np_style *style)
{
	const struct options *o = w->opt;
	size_t nentities, count;
	bool *seen;

	np_doc_entities(doc, &nentities);
	bytes_clear(&w->seen);
	if (!bytes_reserve(&w->seen, nentities + 1)) {
		j->out.failed = true;
		return true;
	}
	seen = (bool *)w->seen.ptr;
	count = find_matches(w, doc, seen);
	j->matched = count > 0;
	if (o->quiet)
		return false;
	if (o->list ? count > 0 : o->count) {
		bytes_add(&j->out, style->name.ptr, style->name.len);
		if (!o->list) {
			bytes_addc(&j->out, ':');
			bytes_addu(&j->out, count);
		}
		bytes_addc(&j->out, '\n');
	}
	if (!count || o->count || o->list)
		return false;
	if (o->format != NP_REPORT)
		return true;
	print_sentences(w, j, doc, seen);
	return false;
}
