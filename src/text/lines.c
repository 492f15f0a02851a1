/* A text either has one paragraph a line, or its lines were filled up to some
 * width by a program or a typist.  A filled line ends where it does because
 * the next word did not fit: so we look for a width that explains the line
 * ends.  A line end that the width does not explain was meant. */
#include "text/lines.h"

#include <string.h>

#include "base/banned.h"

#define WIDEST 132 /* columns of the widest filled text */
#define NARROWEST 40
#define RAGGED 8 /* columns by which a filled line may stay short */

bool np_lines_break(const struct np_lines *l, uint32_t len, uint32_t word)
{
	return !l->wrapped || len + 1 + word + RAGGED < l->width;
}

/* Length of the line at s without blanks behind it. */
static uint32_t trimmed(const char *s, uint32_t n)
{
	while (n && (unsigned char)s[n - 1] <= ' ')
		n--;
	return n;
}

/* Bytes up to the first blank, not more than the widest line. */
static uint32_t first_word(const char *s, uint32_t n)
{
	uint32_t i = 0, j;

	while (i < n && i < WIDEST && (s[i] == ' ' || s[i] == '\t'))
		i++;
	for (j = i; j < n && j - i < WIDEST && (unsigned char)s[j] > ' '; )
		j++;
	return j - i;
}

static bool ends_sentence(char c)
{
	return c == '.' || c == '!' || c == '?' || c == '"' || c == ')'
		|| c == ':';
}

/* Calls see() for every pair of lines that follow each other without a blank
 * line between them. */
struct count {
	uint32_t pairs, full, open; /* open: the line ends inside a sentence */
	uint32_t small; /* open, and the next one begins with a small letter */
	uint32_t width;
	uint32_t lengths[WIDEST + 1]; /* lines by length; the last: longer */
};

static void see(struct count *c, const char *s, uint32_t len, char next,
	uint32_t word)
{
	c->pairs++;
	c->small += next >= 'a' && next <= 'z' && !ends_sentence(s[len - 1]);
	c->full += len + 1 + word + RAGGED >= c->width;
	c->open += !ends_sentence(s[len - 1]);
}

static void walk(struct count *c, const char *s, uint32_t n, bool pairs)
{
	const char *p = s, *end = s + n, *nl;
	uint32_t len, word;

	while (p < end) {
		nl = memchr(p, '\n', (size_t)(end - p));
		if (!nl)
			nl = end;
		len = trimmed(p, (uint32_t)(nl - p));
		if (!pairs && len)
			c->lengths[len < WIDEST ? len : WIDEST]++;
		if (pairs && len && nl < end) {
			word = first_word(nl + 1, (uint32_t)(end - nl - 1));
			if (word)
				see(c, p, len, nl[1], word);
		}
		p = nl + (nl < end);
	}
}

/* The length that all lines but one in fifty keep to. */
static uint32_t usual_width(const struct count *c)
{
	uint32_t total = 0, i, over = 0;

	for (i = 0; i <= WIDEST; i++)
		total += c->lengths[i];
	for (i = WIDEST; i > 0; i--) {
		over += c->lengths[i];
		if (over > total / 50)
			return i;
	}
	return 0;
}

void np_lines_read(struct np_lines *l, const char *s, uint32_t n)
{
	struct count c = { 0 };

	*l = (struct np_lines){ false, 0 };
	walk(&c, s, n, false);
	c.width = usual_width(&c);
	if (c.width < NARROWEST || c.width >= WIDEST)
		return;
	walk(&c, s, n, true);
	l->width = c.width;
	l->wrapped = (c.pairs >= 2 || c.small == 1)
		&& c.full * 3 >= c.pairs * 2 && c.open * 3 >= c.pairs;
}
