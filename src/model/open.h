/* open.h - an open model: the file and every module's view of it. */
#ifndef NP_OPEN_H
#define NP_OPEN_H

#include "lex/lex.h"
#include "model/model.h"
#include "model/parser.h"
#include "model/tagger.h"
#include "text/sentences.h"
#include "time/timex.h"

struct np_model {
	np_blob file;
	void *mapped; /* to be unmapped, or NULL */
	struct np_splitter splitter;
	struct np_lex lex;
	struct np_tagger tagger;
	struct np_parser parser;
	struct np_dates dates;
};

#endif
