#include "model/parser.h"

np_status np_parser_open(struct np_parser *p, np_blob pos, np_blob dep)
{
	p->pos = pos;
	p->dep = dep;
	return NP_OK;
}

void np_parser_tag(const struct np_parser *p, np_arena *a, struct np_text *t)
{
	(void)p, (void)a, (void)t;
}

void np_parser_parse(const struct np_parser *p, np_arena *a,
	struct np_text *t)
{
	(void)p, (void)a, (void)t;
}

const char *np_upos_name(unsigned code)
{
	(void)code;
	return "_";
}

const char *np_xpos_name(unsigned code)
{
	(void)code;
	return "_";
}

const char *np_rel_name(unsigned code)
{
	(void)code;
	return "_";
}
