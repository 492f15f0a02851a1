/* The document as one JSON object: schema 1.
 *
 * The order of members is part of the contract, so the code below is in that
 * order.  What is not known is left out, but for the few members that are
 * documented as null; what is known to be empty is an empty list. */
#include "out/json.h"
#include "out/out.h"

#include "base/banned.h"

#define SCHEMA 1

static const char *const unit_names[] = { "char", "byte", "utf16" };
static const char *const source_names[] = { "none", "input", "option",
	"dateline", "text" };
static const char *const quote_names[] = { "direct", "mixed", "indirect" };
static const char *const modality_names[] = { "fact", "future", "possible",
	"denied", "planned", "asked" };

struct writer {
	struct np_json j;
	const struct np_out *o;
};

static void offsets(struct writer *w, np_span s)
{
	np_json_uint(&w->j, "start", np_ruler_field(&w->o->ruler, s.beg));
	np_json_uint(&w->j, "end", np_ruler_field(&w->o->ruler, s.end));
}

static void offsets_text(struct writer *w, np_span s)
{
	offsets(w, s);
	np_json_str(&w->j, "text", np_span_text(w->o->doc, s));
}

static void field(struct writer *w, np_span s)
{
	if (np_in_title(w->o->doc, s))
		np_json_word(&w->j, "field", "title");
}

/* A span as an object of its own; nothing when it is absent. */
static void part(struct writer *w, const char *key, np_span s, bool text)
{
	if (s.beg == s.end)
		return;
	np_json_open(&w->j, key, '{');
	if (text)
		offsets_text(w, s);
	else
		offsets(w, s);
	field(w, s);
	np_json_close(&w->j, '}');
}

static void str_or_null(struct writer *w, const char *key, np_str s)
{
	if (s.len)
		np_json_str(&w->j, key, s);
	else
		np_json_null(&w->j, key);
}

static void entity_ref(struct writer *w, const char *key, uint32_t entity)
{
	uint32_t id = np_pick_id(w->o, entity);

	if (id != NP_NONE)
		np_json_uint(&w->j, key, id);
}

static void when(struct writer *w, uint32_t timex)
{
	const np_timex *t;

	if (timex >= w->o->doc->ntimexes) {
		np_json_null(&w->j, "when");
		return;
	}
	t = &w->o->doc->timexes[timex];
	np_json_open(&w->j, "when", '{');
	np_json_str(&w->j, "text", np_span_text(w->o->doc, t->span));
	np_json_opt(&w->j, "value", t->value);
	np_json_close(&w->j, '}');
}

static void date(struct writer *w)
{
	const np_pubdate *d = &w->o->doc->date;

	np_json_open(&w->j, "date", '{');
	str_or_null(w, "value", d->value);
	np_json_word(&w->j, "source", source_names[d->source]);
	np_json_opt(&w->j, "conflict", d->conflict);
	np_json_close(&w->j, '}');
}

static void gist(struct writer *w)
{
	const np_gist *g = &w->o->doc->gist;

	np_json_open(&w->j, "gist", '{');
	str_or_null(w, "who", g->who);
	str_or_null(w, "what", g->what);
	str_or_null(w, "where", g->where);
	when(w, g->when);
	str_or_null(w, "sentence", g->sentence);
	np_json_close(&w->j, '}');
}

static void place(struct writer *w, const np_place *p)
{
	bool known = p->geonameid || p->lat || p->lon;

	np_json_open(&w->j, "place", '{');
	np_json_word(&w->j, "kind", np_place_names[p->kind]);
	if (p->country[0])
		np_json_str(&w->j, "country", (np_str){ p->country, 2 });
	np_json_opt(&w->j, "region", p->region);
	if (p->capital)
		np_json_true(&w->j, "capital");
	if (known) {
		np_json_fix(&w->j, "lat", p->lat, 4);
		np_json_fix(&w->j, "lon", p->lon, 4);
	}
	if (p->geonameid)
		np_json_uint(&w->j, "geonameid", p->geonameid);
	np_json_close(&w->j, '}');
}

static void aliases(struct writer *w, const np_entity *e)
{
	uint32_t i;

	np_json_open(&w->j, "aliases", '[');
	for (i = 0; i < e->naliases; i++)
		np_json_str(&w->j, NULL, e->aliases[i]);
	np_json_close(&w->j, ']');
}

static void entity(struct writer *w, uint32_t i)
{
	const np_entity *e = &w->o->doc->entities[i];

	if (w->o->pick.id[i] == NP_NONE)
		return;
	np_json_open(&w->j, NULL, '{');
	np_json_uint(&w->j, "id", w->o->pick.id[i]);
	np_json_word(&w->j, "type", np_type_names[e->type]);
	np_json_str(&w->j, "name", e->name);
	aliases(w, e);
	np_json_opt(&w->j, "title", e->title);
	np_json_opt(&w->j, "role", e->role);
	if (e->gender)
		np_json_word(&w->j, "gender", e->gender == 'f' ? "f" : "m");
	np_json_uint(&w->j, "count", w->o->pick.count[i]);
	np_json_share(&w->j, "salience", e->salience);
	if (e->type == NP_LOC && e->place.kind != NP_NOPLACE)
		place(w, &e->place);
	if (e->unnamed)
		np_json_true(&w->j, "unnamed");
	np_json_opt(&w->j, "ref", e->id);
	np_json_close(&w->j, '}');
}

static void mention(struct writer *w, const np_mention *m)
{
	np_json_open(&w->j, NULL, '{');
	offsets_text(w, m->span);
	np_json_word(&w->j, "type", np_type_names[m->type]);
	np_json_word(&w->j, "kind", np_kind_names[m->kind]);
	entity_ref(w, "entity", m->entity);
	np_json_share(&w->j, "score", m->score);
	if (m->acts)
		np_json_true(&w->j, "acts");
	field(w, m->span);
	np_json_close(&w->j, '}');
}

/* "begin" and "finish" are the ends of a range; "end" is an offset. */
static void timex(struct writer *w, const np_timex *t)
{
	np_json_open(&w->j, NULL, '{');
	offsets_text(w, t->span);
	np_json_word(&w->j, "type", np_timex_names[t->type]);
	np_json_opt(&w->j, "value", t->value);
	np_json_opt(&w->j, "mod", t->mod);
	np_json_opt(&w->j, "quant", t->quant);
	np_json_opt(&w->j, "freq", t->freq);
	np_json_opt(&w->j, "begin", t->begin);
	np_json_opt(&w->j, "finish", t->end);
	if (t->relative)
		np_json_true(&w->j, "relative");
	field(w, t->span);
	np_json_close(&w->j, '}');
}

static void quote(struct writer *w, const np_quote *q)
{
	uint32_t i;

	np_json_open(&w->j, NULL, '{');
	offsets_text(w, q->span);
	np_json_word(&w->j, "kind", quote_names[q->kind]);
	if (q->speaker.beg == q->speaker.end)
		np_json_null(&w->j, "speaker");
	part(w, "speaker", q->speaker, true);
	entity_ref(w, "speaker_entity", q->entity);
	part(w, "cue", q->cue, true);
	if (q->nparts) {
		np_json_open(&w->j, "parts", '[');
		for (i = 0; i < q->nparts; i++)
			part(w, NULL, q->parts[i], false);
		np_json_close(&w->j, ']');
	}
	field(w, q->span);
	np_json_close(&w->j, '}');
}

static void event(struct writer *w, const np_event *e)
{
	const struct np_doc *doc = w->o->doc;

	np_json_open(&w->j, NULL, '{');
	np_json_uint(&w->j, "sentence", e->sentence);
	np_json_opt(&w->j, "who", e->whotext);
	entity_ref(w, "who_entity", e->who);
	np_json_opt(&w->j, "verb", e->verb);
	np_json_opt(&w->j, "what", e->what);
	offsets(w, e->span);
	if (e->where >= doc->nentities)
		np_json_null(&w->j, "where");
	else
		np_json_str(&w->j, "where", doc->entities[e->where].name);
	entity_ref(w, "where_entity", e->where);
	when(w, e->when);
	np_json_word(&w->j, "modality", modality_names[e->modality]);
	if (e->negated)
		np_json_true(&w->j, "negated");
	else
		np_json_false(&w->j, "negated");
	np_json_share(&w->j, "salience", e->salience);
	if (e->background)
		np_json_true(&w->j, "background");
	if (e->nominal)
		np_json_true(&w->j, "nominal");
	field(w, e->span);
	np_json_close(&w->j, '}');
}

/* A role needs its holder; where the place of it is not printed, the role
 * stands alone. */
static void relation(struct writer *w, const np_relation *r)
{
	if (np_pick_id(w->o, r->entity) == NP_NONE)
		return;
	np_json_open(&w->j, NULL, '{');
	entity_ref(w, "entity", r->entity);
	np_json_str(&w->j, "role", r->role);
	entity_ref(w, "of", r->of);
	np_json_close(&w->j, '}');
}

static void entities_and_mentions(struct writer *w)
{
	const struct np_doc *doc = w->o->doc;
	uint32_t i;

	np_json_open(&w->j, "entities", '[');
	for (i = 0; i < doc->nentities; i++)
		entity(w, i);
	np_json_close(&w->j, ']');
	np_json_open(&w->j, "mentions", '[');
	for (i = 0; i < doc->nmentions; i++)
		if (w->o->pick.shown[i])
			mention(w, &doc->mentions[i]);
	np_json_close(&w->j, ']');
}

static void dates_and_quotes(struct writer *w)
{
	const struct np_doc *doc = w->o->doc;
	uint32_t i, n = w->o->pick.dates ? doc->ntimexes : 0;

	np_json_open(&w->j, "dates", '[');
	for (i = 0; i < n; i++)
		timex(w, &doc->timexes[i]);
	np_json_close(&w->j, ']');
	np_json_open(&w->j, "quotes", '[');
	for (i = 0; i < doc->nquotes; i++)
		quote(w, &doc->quotes[i]);
	np_json_close(&w->j, ']');
}

static void events_and_relations(struct writer *w)
{
	const struct np_doc *doc = w->o->doc;
	uint32_t i, n = 0;

	np_json_open(&w->j, "events", '[');
	for (i = 0; i < doc->nevents; i++)
		event(w, &doc->events[i]);
	np_json_close(&w->j, ']');
	for (i = 0; i < doc->nrelations; i++)
		n += np_pick_id(w->o, doc->relations[i].entity) != NP_NONE;
	if (!n)
		return;
	np_json_open(&w->j, "relations", '[');
	for (i = 0; i < doc->nrelations; i++)
		relation(w, &doc->relations[i]);
	np_json_close(&w->j, ']');
}

static void text(struct writer *w)
{
	const struct np_text *t = &w->o->doc->text;
	np_str s = t->source;

	if (t->body) {
		s.ptr += t->body;
		s.len -= t->body;
	}
	if (w->o->style->flags & NP_OUT_TEXT)
		np_json_str(&w->j, "text", s);
}

static void document(struct np_out *o, bool indent)
{
	struct writer w = { .o = o };

	w.j.b = o->b;
	w.j.ascii = o->style->flags & NP_OUT_ASCII;
	w.j.indent = indent;
	np_json_open(&w.j, NULL, '{');
	np_json_uint(&w.j, "schema", SCHEMA);
	np_json_doc_id(&w.j, o->style);
	np_json_word(&w.j, "offsets", unit_names[o->style->unit]);
	date(&w);
	gist(&w);
	entities_and_mentions(&w);
	dates_and_quotes(&w);
	events_and_relations(&w);
	text(&w);
	np_json_members(&w.j, o->style->extra);
	np_json_close(&w.j, '}');
	np_buf_addc(o->b, '\n');
}

void np_out_jsonl(struct np_out *o)
{
	document(o, false);
}

void np_out_json(struct np_out *o)
{
	document(o, true);
}
