/* issuer.h - papers do not speak: who speaks through them. */
#ifndef NP_ISSUER_H
#define NP_ISSUER_H

#include "report/scene.h"

/* Is token i a paper or the like ("statement"), outside of any name? */
bool np_is_paper(const struct np_scene *s, uint32_t i);

/* Whose paper the noun i is: a token of the noun or name; NP_NONE when the
 * text just before does not tell. */
uint32_t np_issuer(const struct np_scene *s, uint32_t i);

#endif
