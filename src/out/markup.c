/* Five characters are spelt as entities; those that XML 1.0 cannot hold, and
 * malformed bytes, become U+FFFD.  One pass. */
#include "out/markup.h"

#include "out/out.h"
#include "base/banned.h"

/* The entity that a character needs, NULL for none. */
static const char *entity_of(uint32_t cp, bool bad)
{
	switch (cp) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\r':
		return "&#13;";
	case '\t':
	case '\n':
		return NULL;
	}
	if (bad || cp < 0x20 || cp == 0xFFFE || cp == 0xFFFF)
		return NP_FFFD;
	return NULL;
}

void np_add_markup(np_buf *b, np_str s)
{
	size_t i = 0, run = 0, len;
	const char *entity;
	uint32_t cp;
	bool bad;

	while (i < s.len) {
		len = np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		entity = entity_of(cp, bad);
		if (entity) {
			np_buf_add(b, s.ptr + run, i - run);
			np_buf_adds(b, entity);
			run = i + len;
		}
		i += len;
	}
	if (i > run)
		np_buf_add(b, s.ptr + run, i - run);
}

void np_add_attribute(np_buf *b, const char *name, np_str value)
{
	if (!value.len)
		return;
	np_buf_addc(b, ' ');
	np_buf_adds(b, name);
	np_buf_adds(b, "=\"");
	np_add_markup(b, value);
	np_buf_addc(b, '"');
}
