/* Verifying, opening and reading a model file.  What the sections mean is not
 * known here; each is given to the module that reads it.  The sum runs four
 * independent lanes so that a 12 MB file is summed in a millisecond or two. */
#include "model/model.h"

#include <string.h>

#include "base/hash.h"
#include "base/banned.h"

uint64_t np_model_sum(const unsigned char *p, size_t len)
{
	uint64_t h[4] = { 1, 2, 3, len };
	size_t i;

	for (; len >= 32; p += 32, len -= 32)
		for (i = 0; i < 4; i++)
			h[i] = np_mix(h[i], np_le64(p + 8 * i));
	h[0] = np_hash(p, len, h[0]);
	return np_mix(np_mix(h[0], h[1]), np_mix(h[2], h[3]));
}

static uint32_t nsections(np_blob file)
{
	return np_le32(file.ptr + 12);
}

static const unsigned char *entry(np_blob file, uint32_t i)
{
	return file.ptr + NP_MODEL_HEAD + (size_t)i * NP_MODEL_ENTRY;
}

np_blob np_model_section(np_blob file, const char *name)
{
	char padded[NP_MODEL_NAME] = { 0 };
	const unsigned char *e;
	np_blob none = { NULL, 0 };
	uint32_t i;

	memcpy(padded, name, strnlen(name, sizeof padded));
	for (i = 0; i < nsections(file); i++) {
		e = entry(file, i);
		if (!memcmp(e, padded, sizeof padded))
			return (np_blob){ file.ptr + np_le64(e + 16),
				(size_t)np_le64(e + 24) };
	}
	return none;
}

/* Does the section start where the layout says, and end inside the file? */
static int entry_is_good(np_blob file, const unsigned char *e, uint64_t *at)
{
	uint64_t off = np_le64(e + 16), len = np_le64(e + 24);

	*at = (*at + NP_MODEL_ALIGN - 1) / NP_MODEL_ALIGN * NP_MODEL_ALIGN;
	if (off != *at || off > file.len || len > file.len - off)
		return 0;
	*at = off + len;
	return 1;
}

np_status np_model_verify(np_blob file, int checksum)
{
	uint64_t at;
	uint32_t i, n;

	if (file.len < NP_MODEL_HEAD || (uintptr_t)file.ptr % NP_MODEL_ALIGN
	    || memcmp(file.ptr, NP_MODEL_MAGIC, 8)
	    || np_le32(file.ptr + 8) != NP_MODEL_FORMAT
	    || np_le64(file.ptr + 16) != file.len)
		return NP_EMODEL;
	n = nsections(file);
	if (n > (file.len - NP_MODEL_HEAD) / NP_MODEL_ENTRY)
		return NP_EMODEL;
	at = NP_MODEL_HEAD + (uint64_t)n * NP_MODEL_ENTRY;
	for (i = 0; i < n; i++)
		if (!entry_is_good(file, entry(file, i), &at))
			return NP_EMODEL;
	if (at != file.len)
		return NP_EMODEL;
	if (checksum && np_le64(file.ptr + 24) != np_model_sum(
			file.ptr + NP_MODEL_HEAD, file.len - NP_MODEL_HEAD))
		return NP_EMODEL;
	return NP_OK;
}
