/* The door for web pages: any bytes. */
#include "door.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct job j;

	j.kind = JOB_MARKUP;
	json_object_put(door_check(&j, NULL,
		(np_str){ (const char *)data, size }));
	return 0;
}
