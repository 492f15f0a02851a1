/* The door for a headline that stands apart: the options of np_analyze(), a
 * newline or more of them, 0x1E, a text.  As a line of JSON it takes the way
 * that titles take. */
#include "door.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct job j;
	np_str rest, text, head = door_split(&rest, data, size, 0x1E);
	np_str title, date = door_split(&title, (const uint8_t *)head.ptr,
		head.len, '\n');
	struct bytes line = { 0 };

	text = rest;
	bytes_adds(&line, "{\"title\":");
	bytes_add_json(&line, title.ptr, title.len, true);
	bytes_adds(&line, ",\"date\":");
	bytes_add_json(&line, date.ptr, date.len, true);
	bytes_adds(&line, ",\"text\":");
	bytes_add_json(&line, text.ptr, text.len, true);
	bytes_addc(&line, '}');
	j.kind = JOB_JSON;
	j.line = 1;
	json_object_put(door_check(&j, NULL, (np_str){ line.ptr, line.len }));
	bytes_free(&line);
	return 0;
}
