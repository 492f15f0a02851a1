/* Codes of parts of speech and relations to their names. */
#include "model/parser_tags.h"

#include <newsparse.h>

#include "base/banned.h"

static const char *const upos_names[] = {
	"_",
#define X1(id) #id,
	NP_UPOS_LIST(X1)
#undef X1
};

#define X2(id, name) name,
static const char *const xpos_names[] = { "_", NP_XPOS_LIST(X2) };
static const char *const rel_names[] = { "_", NP_REL_LIST(X2) };
#undef X2

const char *np_upos_name(unsigned code)
{
	return code < NP_NUPOS ? upos_names[code] : "_";
}

const char *np_xpos_name(unsigned code)
{
	return code < NP_NXPOS ? xpos_names[code] : "_";
}

const char *np_rel_name(unsigned code)
{
	return code < NP_NRELS ? rel_names[code] : "_";
}
