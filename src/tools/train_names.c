#include "train.h"

int train_names(int argc, char **argv)
{
	(void)argc, (void)argv;
	return 2;
}
