/* tokenize.h - the view cut into tokens. */
#ifndef NP_TOKENIZE_H
#define NP_TOKENIZE_H

#include "text/lines.h"
#include "text/text.h"

/* Fill tokens, word, words and vocab from t->view. */
void np_tokenize(struct np_text *t, np_arena *a, const struct np_lines *lines);

/* np_token_kind of a token spelt s[0..n). */
uint8_t np_token_kind_of(const unsigned char *s, uint32_t n);

#endif
