/* decode.h - bytes of a file to UTF-8. */
#ifndef NP_DECODE_H
#define NP_DECODE_H

#include <newsparse.h>

#include "base/buf.h"

/* See np_decode().  *out points into bytes where they are well-formed UTF-8,
 * else into *into, which is cleared first. */
np_status np_decode_bytes(np_buf *into, const void *bytes, size_t len,
	np_encoding enc, np_str *out);

#endif
