/* manual.h - what the manual page says beside the options. */
#ifndef NP_CLI_MANUAL_H
#define NP_CLI_MANUAL_H

/* A part of a section: a heading, a paragraph, lines shown as they stand; NULL
 * for what it has not.  Plain text; two blanks end a sentence. */
struct manual_part {
	const char *heading, *text, *code;
};

/* Each ends with a part that has nothing. */
extern const struct manual_part manual_examples[];
extern const struct manual_part manual_pipes[];
extern const struct manual_part manual_engines[];

#endif
