/* model.h - the file of everything that was learnt or compiled.
 *
 *	0   "newspars" magic            8 bytes
 *	8   format version              u32
 *	12  number of sections n        u32
 *	16  length of the file          u64
 *	24  checksum                    u64, np_model_sum() of bytes 32..length
 *	32  n x { name, NUL-padded 16 bytes; offset u64; length u64 }
 *	    sections, each at a multiple of 64, zeros between them
 *
 * All numbers are little-endian.  The layout is canonical: sections stand in
 * the order of the table, as close as alignment lets them.  A reader of a
 * section checks the bounds inside it when it opens its view of it; whatever
 * passed there may be used without looking again.
 */
#ifndef NP_MODEL_H
#define NP_MODEL_H

#include <newsparse.h>

#include "base/blob.h"

#define NP_MODEL_MAGIC "newspars"
#define NP_MODEL_FORMAT 1u
#define NP_MODEL_HEAD 32
#define NP_MODEL_ENTRY 32
#define NP_MODEL_NAME 16
#define NP_MODEL_ALIGN 64

uint64_t np_model_sum(const unsigned char *p, size_t len);

/* Where a section of that name lies in a verified file; absent: ptr NULL. */
np_blob np_model_section(np_blob file, const char *name);

/* NP_OK when header, table and, if asked for, the checksum are right. */
np_status np_model_verify(np_blob file, int checksum);

#endif
