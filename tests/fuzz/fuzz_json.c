/* The door for JSON Lines: one line.
 *
 * Beside what door_check() requires: a line that is taken is JSON to json-c
 * too; its text comes back as it was; every member that is not ours comes back
 * with the same value, under its own name or as input_NAME. */
#include "door.h"

#include <string.h>

#include "cli/jsonscan.h"

/* Has a member a NUL in its name?  The names of json-c, with which the answer
 * is read, end there. */
static bool names_nul(np_str line)
{
	static struct json_scan scan;
	size_t i, at;

	json_scan_line(&scan, line.ptr, line.len);
	for (i = 0; i < scan.n; i++)
		for (at = scan.members[i].name.beg;
		     at + 6 <= scan.members[i].name.end; at++)
			if (!memcmp(line.ptr + at, "\\u0000", 6))
				return true;
	return false;
}

/* Members that are answered, not passed through. */
static bool is_read(const char *name)
{
	return !strcmp(name, "text") || !strcmp(name, "id")
		|| !strcmp(name, "date");
}

static bool is_same(struct json_object *a, struct json_object *b)
{
	return a == b || json_object_equal(a, b);
}

/* Under its own name, or with input_ before it, as often as it takes. */
static void check_member(struct json_object *answer, const char *name,
	struct json_object *want)
{
	char longer[512] = "input_";
	struct json_object *got;
	size_t n = strlen(name);

	if (json_object_object_get_ex(answer, name, &got)
	    && is_same(got, want))
		return;
	REQUIRE(n < 100);
	memcpy(longer + 6, name, n + 1);
	while (!json_object_object_get_ex(answer, longer, &got)
	       || !is_same(got, want)) {
		n += 6;
		REQUIRE(n < 256);
		memmove(longer + 6, longer, n + 1);
	}
}

static void check_members(struct json_object *answer, np_str line)
{
	struct json_tokener *t = json_tokener_new_ex(600);
	struct json_object *asked, *v;
	np_str text, back;

	asked = json_tokener_parse_ex(t, line.ptr, (int)line.len);
	if (!asked && json_tokener_get_error(t) == json_tokener_continue)
		asked = json_tokener_parse_ex(t, "\n", 1);
	REQUIRE(asked != NULL);
	text = door_member(asked, "text");
	back = door_member(answer, "text");
	REQUIRE(text.len == back.len && !memcmp(text.ptr, back.ptr, text.len));
	json_object_object_foreach(asked, name, value)
		if (!is_read(name))
			check_member(answer, name, value);
	if (json_object_object_get_ex(asked, "id", &v)) {
		struct json_object *id;

		REQUIRE(json_object_object_get_ex(answer, "id", &id));
		REQUIRE(is_same(id, v));
	}
	json_object_put(asked);
	json_tokener_free(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct job j;
	np_str rest, line = door_split(&rest, data, size, '\n');
	struct json_object *answer;

	if (names_nul(line))
		return 0;
	j.kind = JOB_JSON;
	j.line = 1;
	answer = door_check(&j, NULL, line);
	if (answer)
		check_members(answer, line);
	json_object_put(answer);
	return 0;
}
