/* door.h - what the fuzz targets share: a document through a worker, as the
 * program takes it, and promises of OUTPUT that hold for every answer. */
#ifndef NP_FUZZ_DOOR_H
#define NP_FUZZ_DOOR_H

#include <stdint.h>
#include <stdlib.h>

#include <json-c/json.h>

#include "cli/job.h"
#include "cli/options.h"

#define REQUIRE(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The model that all of them use. */
const np_model *door_model(void);

/* The parts of an input: up to the first byte `cut`, and what is behind it
 * (NULL, 0 where there is none). */
np_str door_split(np_str *rest, const uint8_t *data, size_t size, char cut);

/* One document as kind, in the format of opt; *j holds the answer until the
 * next call. */
void door_ask(struct job *j, const struct options *opt,
	const np_names *names, np_str in);

/* The document as JSON Lines, in every unit of offsets, or in one of them
 * where it is long.  Each answer is one line of strict JSON without a name
 * twice; it is an error object exactly if a message was written; else every
 * span is the slice of its text that it says it is, and all units agree.
 * Returns the answer, owned by the caller, NULL where it is an error.
 * j->kind, line, name and the like are the caller's. */
struct json_object *door_check(struct job *j, const np_names *names,
	np_str in);

/* One line of JSON Lines, n bytes with the newline, parsed; aborts where it is
 * no strict JSON or names a member twice. */
struct json_object *door_parse(const char *line, size_t n);

/* A string member, ptr NULL where there is none. */
np_str door_member(struct json_object *o, const char *name);

/* The answer for a page of `size` bytes: its map leads from every place of the
 * text, in its order, to one of the page. */
void door_check_map(struct json_object *doc, size_t size);

/* A path to a file that holds these bytes, until the next call. */
const char *door_file(const void *data, size_t n);

#endif
