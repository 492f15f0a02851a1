/* markup.h - text inside XML and HTML. */
#ifndef NP_MARKUP_H
#define NP_MARKUP_H

#include <newsparse.h>

#include "base/buf.h"

/* Append s with & < > and " escaped, as content or as the value of an
 * attribute.  What XML cannot hold is U+FFFD; a carriage return survives. */
void np_add_markup(np_buf *b, np_str s);

/* Append ` name="value"`; nothing when the value is empty. */
void np_add_attribute(np_buf *b, const char *name, np_str value);

#endif
