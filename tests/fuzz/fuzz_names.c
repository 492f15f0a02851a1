/* The door for the user's own names: a file of names, 0x1E, a text.  Either it
 * is refused, or the names are found and every promise still holds. */
#include "door.h"

#include "cli/names.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct job j;
	np_str text, list = door_split(&text, data, size, 0x1E);
	np_names *names;
	int st = names_read(&names, door_file(list.ptr, list.len));

	REQUIRE(st == 0 || st == 2);
	REQUIRE((st == 0) == (names != NULL));
	if (!names)
		return 0;
	j.kind = JOB_TEXT;
	json_object_put(door_check(&j, names, text));
	np_names_free(names);
	return 0;
}
