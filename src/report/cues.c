/* The verbs come from counting what stands beside quotations in American
 * campaign news, and from a thesaurus in the head of anybody who has read
 * newspapers.  Forms are listed, not derived: English speech verbs are few and
 * irregular.  Both tables are in byte order. */
#include "report/cues.h"

#include "base/list.h"
#include "base/banned.h"

static const char *const strong[] = {
	"add", "added", "adding", "adds", "admits", "admitted", "argued",
	"argues", "asked", "asks", "asserted", "asserts", "boasted", "claimed",
	"commented", "comments", "complained", "conceded", "concluded",
	"concludes", "continued", "countered", "cried", "declared", "declares",
	"emphasised", "emphasized", "exclaimed", "explained", "explains",
	"insisted", "insists", "interjected", "joked", "lamented", "mused",
	"noted", "notes", "observed", "quipped", "recalled", "recalls",
	"recounted", "remarked", "replied", "replies", "responded", "responds",
	"retorted", "said", "say", "saying", "says", "shouted", "stated",
	"states", "stressed", "telling", "tells", "told", "tweeted", "tweets",
	"urged", "urges", "warned", "warning", "warns", "writes", "wrote",
	"yelled",
};

static const char *const weak[] = {
	"accused", "acknowledged", "advised", "affirmed", "agreed",
	"announced", "announcing", "answered", "arguing", "asking", "began",
	"called", "calling", "cautioned", "chanted", "chanting", "charged",
	"claiming", "cited", "citing", "concedes", "confessed", "confided",
	"confirmed", "contended", "contends", "criticised", "criticized",
	"declaring", "demanded", "denied", "described", "describing",
	"ended", "explaining", "finished", "gushed", "hailed", "insisting",
	"interrupted", "jokes", "maintained", "mentioned", "murmured",
	"muttered", "noting", "opined", "ordered", "pleaded", "pledged",
	"pointed", "posted", "praised", "predicted", "proclaimed", "promised",
	"pronounced", "put", "quoted", "ranted", "read", "reading", "reads",
	"reiterated", "released", "repeated", "repeatedly", "replying",
	"reported", "reports", "revealed", "sang", "screamed", "shot",
	"sings", "snapped", "speculated", "spoke", "stating", "suggested",
	"suggesting", "suggests", "testified", "thought", "thundered",
	"tweeting", "urging", "vowed", "went", "whispered", "wondered",
	"worried", "writing", "yells",
};

bool np_is_strong_cue(const struct np_word *w)
{
	return NP_LIST_HAS(strong, w->low, w->nlow);
}

bool np_is_cue(const struct np_word *w)
{
	return np_is_strong_cue(w) || NP_LIST_HAS(weak, w->low, w->nlow);
}

bool np_ends_in_ing(const struct np_word *w)
{
	return w->nlow > 4 && !memcmp(w->low + w->nlow - 3, "ing", 3);
}
