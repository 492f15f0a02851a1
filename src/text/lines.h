/* lines.h - what the line ends of a text mean. */
#ifndef NP_LINES_H
#define NP_LINES_H

#include <stdbool.h>
#include <stdint.h>

struct np_lines {
	bool wrapped; /* a line end is as a rule just a blank */
	uint32_t width; /* of the lines that were filled */
};

void np_lines_read(struct np_lines *l, const char *s, uint32_t n);

/* Whether the line end between a line of len bytes and one that begins with
 * a word of `word` bytes ends a paragraph. */
bool np_lines_break(const struct np_lines *l, uint32_t len, uint32_t word);

#endif
