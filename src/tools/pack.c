/* pack DATA_DIR MODEL [--set SECTION=FILE]...
 *
 * Rebuild the model file.  Sections that are compiled come from the tables in
 * DATA_DIR; sections that were trained are taken from a file that --set names,
 * else from the MODEL that is there.  Sections stand in a fixed order, so that
 * the bytes depend on nothing but what goes in. */
#include "tools/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"
#include "base/banned.h"

/* Every section there is, in the order of the file. */
static const struct section {
	const char *name;
	void (*compile)(np_buf *out, const char *dir); /* NULL: trained */
} sections[] = {
	{ "lex", np_pack_lex },
	{ "dates", np_pack_dates },
	{ "names", NULL },
	{ "syntax", NULL },
	{ "sents", NULL },
};
#define NSECTIONS (sizeof sections / sizeof *sections)

/* The model that is there, in memory aligned as the format asks; empty when
 * there is none. */
static np_blob read_old(const char *path)
{
	np_blob old = { NULL, 0 };
	unsigned char *aligned;
	size_t len;
	char *bytes = np_pack_read(path, &len);

	if (!bytes)
		return old;
	aligned = aligned_alloc(NP_MODEL_ALIGN,
		(len + NP_MODEL_ALIGN) / NP_MODEL_ALIGN * NP_MODEL_ALIGN);
	if (!aligned)
		np_pack_die("out of memory");
	memcpy(aligned, bytes, len);
	free(bytes);
	old = (np_blob){ aligned, len };
	if (np_model_verify(old, 1) != NP_OK)
		np_pack_die("%s: not a model; remove it first", path);
	return old;
}

static size_t find_section(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < NSECTIONS; i++)
		if (strlen(sections[i].name) == len
		    && !memcmp(sections[i].name, name, len))
			return i;
	np_pack_die("no section is called %.*s", (int)len, name);
}

/* Handle one SECTION=FILE. */
static void set_section(np_buf *bodies, const char *arg)
{
	const char *eq = strchr(arg, '=');
	size_t len, i;
	char *bytes;

	if (!eq)
		np_pack_die("--set wants SECTION=FILE");
	i = find_section(arg, (size_t)(eq - arg));
	bytes = np_pack_read(eq + 1, &len);
	if (!bytes)
		np_pack_die("cannot read %s", eq + 1);
	np_buf_clear(&bodies[i]);
	np_buf_add(&bodies[i], bytes, len);
	free(bytes);
}

static void lay_out(np_buf *out, const np_buf *bodies)
{
	uint64_t at, n = 0;
	size_t i;

	for (i = 0; i < NSECTIONS; i++)
		n += bodies[i].len > 0;
	at = NP_MODEL_HEAD + n * NP_MODEL_ENTRY;
	np_buf_adds(out, NP_MODEL_MAGIC);
	np_pack_u32(out, NP_MODEL_FORMAT);
	np_pack_u32(out, (uint32_t)n);
	np_buf_addn(out, '\0', 16); /* length and checksum, see finish() */
	for (i = 0; i < NSECTIONS; i++) {
		if (!bodies[i].len)
			continue;
		at = (at + NP_MODEL_ALIGN - 1) / NP_MODEL_ALIGN
			* NP_MODEL_ALIGN;
		np_buf_adds(out, sections[i].name);
		np_pack_align(out, NP_MODEL_NAME);
		np_pack_u64(out, at);
		np_pack_u64(out, bodies[i].len);
		at += bodies[i].len;
	}
	for (i = 0; i < NSECTIONS; i++) {
		if (!bodies[i].len)
			continue;
		np_pack_align(out, NP_MODEL_ALIGN);
		np_buf_add(out, bodies[i].ptr, bodies[i].len);
	}
}

/* Fill in what is known only when everything is there. */
static void finish(np_buf *out)
{
	np_buf tail = NP_BUF_INIT;
	unsigned char *p = (unsigned char *)out->ptr;

	np_pack_u64(&tail, out->len);
	np_pack_u64(&tail, np_model_sum(p + NP_MODEL_HEAD,
		out->len - NP_MODEL_HEAD));
	if (out->failed || tail.failed)
		np_pack_die("out of memory");
	memcpy(p + 16, tail.ptr, 16);
	np_buf_free(&tail);
}

static void write_file(const char *path, const np_buf *out)
{
	FILE *fp = fopen(path, "wb");

	if (!fp || fwrite(out->ptr, 1, out->len, fp) != out->len
	    || fclose(fp))
		np_pack_die("cannot write %s", path);
}

int main(int argc, char **argv)
{
	np_buf bodies[NSECTIONS], out = NP_BUF_INIT;
	np_blob old, body;
	size_t i;
	int k;

	if (argc < 3)
		np_pack_die("usage: pack DATA_DIR MODEL "
			"[--set SECTION=FILE]...");
	old = read_old(argv[2]);
	for (i = 0; i < NSECTIONS; i++) {
		bodies[i] = (np_buf)NP_BUF_INIT;
		if (sections[i].compile) {
			sections[i].compile(&bodies[i], argv[1]);
		} else if (old.ptr) {
			body = np_model_section(old, sections[i].name);
			np_buf_add(&bodies[i], body.ptr, body.len);
		}
	}
	for (k = 3; k < argc; k += 2) {
		if (strcmp(argv[k], "--set") || k + 1 == argc)
			np_pack_die("unknown argument %s", argv[k]);
		set_section(bodies, argv[k + 1]);
	}
	lay_out(&out, bodies);
	finish(&out);
	write_file(argv[2], &out);
	for (i = 0; i < NSECTIONS; i++) {
		printf("%s\t%zu\n", sections[i].name, bodies[i].len);
		np_buf_free(&bodies[i]);
	}
	np_buf_free(&out);
	free((void *)(uintptr_t)old.ptr);
	return 0;
}
