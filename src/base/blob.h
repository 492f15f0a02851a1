/* blob.h - a read-only piece of memory, and reading numbers out of one.
 * Files of ours are little-endian; on such machines aligned arrays in them are
 * used in place. */
#ifndef NP_BLOB_H
#define NP_BLOB_H

#include <stddef.h>
#include <stdint.h>

typedef struct np_blob {
	const unsigned char *ptr; /* NULL: absent */
	size_t len;
} np_blob;

static inline uint32_t np_le32(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16
		| (uint32_t)p[3] << 24;
}

static inline uint64_t np_le64(const unsigned char *p)
{
	return np_le32(p) | (uint64_t)np_le32(p + 4) << 32;
}

#endif
