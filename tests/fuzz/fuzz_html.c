/* The door for web pages: any bytes. */
#include "door.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct job j;
	struct json_object *doc;

	j.kind = JOB_MARKUP;
	doc = door_check(&j, NULL, (np_str){ (const char *)data, size });
	if (doc)
		door_check_map(doc, size);
	json_object_put(doc);
	return 0;
}
