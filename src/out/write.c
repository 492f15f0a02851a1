/* The one table of formats, and the way from a document to a sink.
 *
 * A writer puts a whole document into one buffer, which is handed on in one
 * piece: an answer is given wholly or not at all. */
#include "out/out.h"

#include "base/banned.h"

static const struct format {
	const char *name, *suffix;
	np_writer *write;
	np_frame frame;
	const char *header;
} formats[NP_NFORMATS] = {
	[NP_REPORT] = { "report", NULL, np_out_report, { "", "\n", "" }, "" },
	[NP_JSONL] = { "jsonl", NULL, np_out_jsonl, { "", "", "" }, "" },
	[NP_JSON] = { "json", NULL, np_out_json, { "", "", "" }, "" },
	[NP_TSV] = { "tsv", NULL, np_out_tsv, { "", "", "" },
		"doc\tstart\tend\ttype\ttext\tname\tentity\tscore\n" },
	[NP_CONLL] = { "conll", NULL, np_out_conll, { "", "", "" }, "" },
	[NP_CSV] = { "csv", NULL, np_out_csv, { "", "", "" },
		"doc,start,end,type,text,name,entity,score\r\n" },
	[NP_CONLLU] = { "conllu", NULL, np_out_conllu, { "", "", "" }, "" },
	[NP_GEOJSON] = { "geojson", NULL, np_out_geojson,
		{ "{\"type\":\"FeatureCollection\",\"features\":[\n", ",\n",
			"\n]}\n" }, "" },
	[NP_TIMEML] = { "timeml", "tml", np_out_timeml, { "", "", "" }, "" },
	[NP_BRAT] = { "brat", "ann", np_out_brat, { "", "", "" }, "" },
	[NP_HTML] = { "html", "html", np_out_html, { "", "", "" }, "" },
};

static bool known(np_format fmt)
{
	return (unsigned)fmt < NP_NFORMATS;
}

const char *np_format_name(np_format fmt)
{
	return known(fmt) ? formats[fmt].name : NULL;
}

const char *np_format_suffix(np_format fmt)
{
	return known(fmt) ? formats[fmt].suffix : NULL;
}

np_frame np_format_frame(np_format fmt, const np_style *style)
{
	np_frame frame = { "", "", "" };

	if (!known(fmt))
		return frame;
	frame = formats[fmt].frame;
	if (style && style->flags & NP_OUT_HEADER && *formats[fmt].header)
		frame.begin = formats[fmt].header;
	return frame;
}

np_status np_write(const np_doc *doc, np_format fmt, const np_style *style,
	np_sink *sink, void *user)
{
	static const np_style plain;
	struct np_out o = { .b = doc->out, .doc = doc };

	if (!known(fmt))
		return NP_EARG;
	o.style = style ? style : &plain;
	if ((unsigned)o.style->unit > NP_UTF16UNITS)
		return NP_EARG;
	np_buf_clear(o.b);
	if (setjmp(doc->arena->fail))
		return NP_ENOMEM;
	np_ruler_init(&o.ruler, doc, o.style->unit);
	np_pick_init(&o.pick, doc, o.style);
	formats[fmt].write(&o);
	if (doc->out->failed)
		return NP_ENOMEM;
	if (doc->out->len && sink(user, doc->out->ptr, doc->out->len))
		return NP_EIO;
	return NP_OK;
}

static int to_file(void *fp, const char *bytes, size_t len)
{
	return fwrite(bytes, 1, len, fp) != len;
}

np_status np_write_file(const np_doc *doc, np_format fmt,
	const np_style *style, FILE *fp)
{
	return np_write(doc, fmt, style, to_file, fp);
}
