/* Places as GeoJSON (RFC 7946): one Feature a line for every place that has
 * coordinates.  The collection around the features of all documents is the
 * frame of the format (write.c), so a document without places adds nothing. */
#include "out/json.h"
#include "out/out.h"

#include "base/banned.h"

static bool has_point(const np_entity *e)
{
	return e->type == NP_LOC && e->place.kind != NP_NOPLACE
		&& (e->place.geonameid || e->place.lat || e->place.lon);
}

static void geometry(struct np_json *j, const np_place *p)
{
	np_json_open(j, "geometry", '{');
	np_json_word(j, "type", "Point");
	np_json_open(j, "coordinates", '[');
	np_json_fix(j, NULL, p->lon, 4);
	np_json_fix(j, NULL, p->lat, 4);
	np_json_close(j, ']');
	np_json_close(j, '}');
}

static void aliases(struct np_json *j, const np_entity *e)
{
	uint32_t i;

	np_json_open(j, "aliases", '[');
	for (i = 0; i < e->naliases; i++)
		np_json_str(j, NULL, e->aliases[i]);
	np_json_close(j, ']');
}

static void properties(struct np_json *j, const struct np_out *o, uint32_t i)
{
	const np_entity *e = &o->doc->entities[i];

	np_json_open(j, "properties", '{');
	np_json_doc_id(j, o->style);
	np_json_uint(j, "entity", o->pick.id[i]);
	np_json_str(j, "name", e->name);
	aliases(j, e);
	np_json_word(j, "kind", np_place_names[e->place.kind]);
	if (e->place.country[0])
		np_json_str(j, "country", (np_str){ e->place.country, 2 });
	np_json_opt(j, "region", e->place.region);
	if (e->place.capital)
		np_json_true(j, "capital");
	if (e->place.geonameid)
		np_json_uint(j, "geonameid", e->place.geonameid);
	np_json_uint(j, "count", o->pick.count[i]);
	np_json_share(j, "salience", e->salience);
	np_json_opt(j, "date", o->doc->date.value);
	np_json_opt(j, "ref", e->id);
	np_json_close(j, '}');
}

static void feature(struct np_out *o, uint32_t i)
{
	struct np_json j = { .b = o->b };

	j.ascii = o->style->flags & NP_OUT_ASCII;
	if (o->b->len)
		np_buf_adds(o->b, ",\n");
	np_json_open(&j, NULL, '{');
	np_json_word(&j, "type", "Feature");
	geometry(&j, &o->doc->entities[i].place);
	properties(&j, o, i);
	np_json_close(&j, '}');
}

void np_out_geojson(struct np_out *o)
{
	uint32_t i;

	for (i = 0; i < o->doc->nentities; i++)
		if (o->pick.id[i] != NP_NONE && has_point(&o->doc->entities[i]))
			feature(o, i);
}
