/* What HTML and XML have in common. */
#include "cli/page.h"

#include <string.h>

#include "cli/date.h"
#include "base/banned.h"

void page_clear(struct page *p)
{
	bytes_clear(&p->title);
	bytes_clear(&p->text);
	bytes_clear(&p->url);
	p->ndate = 0;
	p->why = NULL;
}

void page_free(struct page *p)
{
	bytes_free(&p->title);
	bytes_free(&p->text);
	bytes_free(&p->url);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

void page_add_text(struct bytes *b, size_t from, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!is_space(s[i]))
			bytes_addc(b, s[i]);
		else if (b->len > from && b->ptr[b->len - 1] != ' ')
			bytes_addc(b, ' ');
}

void page_take_date(struct page *p, const char *s, size_t n)
{
	char iso[10];
	size_t i;

	if (p->ndate)
		return;
	for (i = 0; i < n && i < 8 && s[i] >= '0' && s[i] <= '9'; i++)
		;
	if (i == 8) { /* 20120725T... */
		memcpy(iso, s, 4);
		iso[4] = iso[7] = '-';
		memcpy(iso + 5, s + 4, 2);
		memcpy(iso + 8, s + 6, 2);
		s = iso;
		n = sizeof iso;
	}
	p->ndate = date_prefix(s, n);
	memcpy(p->date, s, p->ndate);
}
