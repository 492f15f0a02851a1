/* The door for model files: any bytes as a model, and the built-in model with
 * bytes changed and its checksum put right.  Either it is refused, or an
 * article can be analysed with it and printed.
 *
 *	input: byte 0 even   the rest is the file
 *	       byte 0 odd    the rest is changes: { place u32, new byte } */
#include <newsparse.h>

#include <stdlib.h>
#include <string.h>

#include "model/model.h"
#include "model/open.h"

static const char text[] = "NAIROBI, May 14 (Reuters) - Lt. Gen. Ali Hassan "
	"of the US Army said on Tuesday that \"New York and S\u00e3o Paulo "
	"will talk\" next week. Dr. Maria Santos, of Guinea-Bissau, agreed.";

static int swallow(void *user, const char *bytes, size_t len)
{
	(void)user, (void)bytes, (void)len;
	return 0;
}

static void use(const void *file, size_t len)
{
	np_model *m;
	np_ctx *ctx;
	const np_doc *doc;

	if (np_model_from_memory(&m, file, len) != NP_OK)
		return;
	if (np_ctx_new(&ctx, m) == NP_OK) {
		if (np_analyze(ctx, text, sizeof text - 1, NULL, &doc)
				== NP_OK)
			np_write(doc, NP_JSONL, NULL, swallow, NULL);
		np_ctx_free(ctx);
	}
	np_model_free(m);
}

/* The built-in model, changed. */
static size_t change(unsigned char **out, const uint8_t *data, size_t size)
{
	np_model *m;
	size_t len, i;

	if (np_model_open(&m, NULL) != NP_OK)
		abort();
	len = m->file.len;
	*out = aligned_alloc(NP_MODEL_ALIGN, (len + NP_MODEL_ALIGN)
		/ NP_MODEL_ALIGN * NP_MODEL_ALIGN);
	if (!*out)
		abort();
	memcpy(*out, m->file.ptr, len);
	np_model_free(m);
	for (i = 0; i + 5 <= size; i += 5)
		(*out)[np_le32(data + i) % len] = data[i + 4];
	return len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *file;
	uint64_t sum;
	size_t len, i;

	if (!size)
		return 0;
	if (data[0] & 1) {
		len = change(&file, data + 1, size - 1);
		sum = np_model_sum(file + NP_MODEL_HEAD,
			len - NP_MODEL_HEAD);
		for (i = 0; i < 8; i++)
			file[24 + i] = (unsigned char)(sum >> 8 * i);
	} else {
		len = size - 1;
		file = aligned_alloc(NP_MODEL_ALIGN, (len + NP_MODEL_ALIGN)
			/ NP_MODEL_ALIGN * NP_MODEL_ALIGN);
		if (!file)
			abort();
		memcpy(file, data + 1, len);
	}
	use(file, len);
	free(file);
	return 0;
}
