#include "text/text.h"

void np_text_read(struct np_text *t, np_arena *a, const char *text, size_t len,
	np_str title)
{
	(void)t, (void)a, (void)text, (void)len, (void)title;
}

void np_text_given(struct np_text *t, np_arena *a, const np_str *words,
	const uint8_t *starts, size_t n)
{
	(void)t, (void)a, (void)words, (void)starts, (void)n;
}
