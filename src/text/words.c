/* One table, sorted by first letter, length and bytes: a word has to be looked
 * for among the few that share the first two.  It is asked once for each
 * distinct spelling of a text.
 * Sources: the annotation guidelines of the English Web Treebank (prefixes),
 * counts over the training parts of UD English EWT and GUM, and general
 * knowledge of news style. */
#include "text/words.h"

#include <string.h>

#include "base/hash.h"
#include "base/banned.h"

#define PREFIX NP_WL_PREFIX
#define UNIT NP_WL_UNIT
#define TITLE NP_WL_TITLE
#define ABBREV NP_WL_ABBREV
#define NUMABBREV NP_WL_NUMABBREV
#define INNER NP_WL_INNER
#define GROUP NP_WL_GROUP
#define DOMAIN NP_WL_DOMAIN
#define STARTER NP_WL_STARTER
#define OPENER NP_WL_OPENER
#define DAY NP_WL_DAY
#define LABEL NP_WL_LABEL
#define PHOTO NP_WL_PHOTO
#define DESK NP_WL_DESK
#define GIVE NP_WL_GIVE
#define THIS NP_WL_THIS
#define JOINT NP_WL_NAMEJOINT
#define PAGE NP_WL_PAGE
#define BUTTON NP_WL_BUTTON
#define REGION NP_WL_REGION

#define LONGEST 13u

static const struct {
	char word[LONGEST + 1];
	uint32_t lists;
} words[] = {
	{ "a", PREFIX | STARTER | LABEL | OPENER }, { "ae", DOMAIN },
	{ "ai", DOMAIN }, { "al", ABBREV | INNER | JOINT }, { "am", UNIT },
	{ "an", STARTER | OPENER }, { "ar", DOMAIN },
	{ "as", STARTER | OPENER }, { "at", DOMAIN | STARTER | JOINT | OPENER },
	{ "au", DOMAIN }, { "a.m", UNIT | ABBREV }, { "adm", TITLE },
	{ "ala", TITLE | REGION }, { "all", STARTER }, { "alt", GROUP },
	{ "amb", TITLE }, { "and", STARTER | LABEL | JOINT | OPENER },
	{ "apr", TITLE | DAY }, { "are", OPENER }, { "ark", TITLE | REGION },
	{ "arr", ABBREV }, { "art", NUMABBREV }, { "asp", DOMAIN },
	{ "aug", TITLE | DAY }, { "ave", TITLE }, { "agro", PREFIX },
	{ "also", STARTER | OPENER | PAGE }, { "alta", REGION },
	{ "ante", PREFIX }, { "anti", PREFIX }, { "apr.", DAY },
	{ "arch", PREFIX }, { "ariz", TITLE | REGION }, { "arts", NUMABBREV },
	{ "aspx", DOMAIN }, { "assn", ABBREV }, { "asst", TITLE },
	{ "attn", ABBREV }, { "atty", TITLE }, { "aug.", DAY },
	{ "about", STARTER | OPENER }, { "after", STARTER | OPENER },
	{ "among", STARTER }, { "april", DAY }, { "assoc", TITLE },
	{ "answer", LABEL }, { "approx", ABBREV }, { "august", DAY },
	{ "against", OPENER }, { "another", STARTER }, { "although", STARTER },
	{ "analysis", LABEL }, { "according", STARTER }, { "announcer", LABEL },
	{ "additionally", STARTER }, { "advertisement", PAGE }, { "b", UNIT },
	{ "bd", DOMAIN }, { "be", PREFIX | DOMAIN | OPENER }, { "bi", PREFIX },
	{ "bn", UNIT }, { "br", TITLE | DOMAIN }, { "by", STARTER | OPENER },
	{ "bhd", TITLE | ABBREV }, { "bin", JOINT }, { "bio", PREFIX },
	{ "biz", DOMAIN }, { "bps", UNIT }, { "but", STARTER | LABEL | OPENER },
	{ "been", OPENER }, { "blvd", TITLE }, { "both", STARTER },
	{ "brig", TITLE }, { "bros", ABBREV }, { "before", STARTER | OPENER },
	{ "because", STARTER }, { "between", OPENER }, { "bookmark", BUTTON },
	{ "breaking", LABEL }, { "brig.gen", TITLE }, { "c", UNIT | NUMABBREV },
	{ "ca", NUMABBREV | DOMAIN }, { "cc", UNIT }, { "cf", TITLE },
	{ "ch", NUMABBREV | DOMAIN }, { "cm", UNIT }, { "cn", DOMAIN },
	{ "co", PREFIX | ABBREV | DOMAIN }, { "cz", DOMAIN }, { "cal", REGION },
	{ "can", OPENER }, { "cdr", TITLE }, { "col", TITLE },
	{ "com", DOMAIN }, { "cos", ABBREV }, { "cpl", TITLE },
	{ "cpt", TITLE }, { "csv", DOMAIN }, { "capt", TITLE },
	{ "chap", NUMABBREV }, { "cmdr", TITLE }, { "cmdt", TITLE },
	{ "colo", TITLE | REGION }, { "comp", GROUP },
	{ "conn", TITLE | REGION }, { "copy", BUTTON }, { "corp", ABBREV },
	{ "calif", TITLE | REGION }, { "click", PAGE }, { "could", OPENER },
	{ "cross", PREFIX }, { "cyber", PREFIX }, { "caption", PHOTO },
	{ "comment", BUTTON }, { "counter", PREFIX }, { "comments", BUTTON },
	{ "compiled", DESK }, { "continue", PAGE }, { "corrected", LABEL },
	{ "correction", LABEL | PAGE }, { "contributed", GIVE },
	{ "contributing", GIVE }, { "db", UNIT }, { "de", DOMAIN | JOINT },
	{ "dk", DOMAIN }, { "dr", TITLE }, { "d.c", ABBREV },
	{ "dec", TITLE | DAY }, { "del", TITLE | REGION }, { "det", TITLE },
	{ "doc", DOMAIN }, { "dpi", UNIT }, { "drs", TITLE }, { "dec.", DAY },
	{ "dept", ABBREV }, { "dist", TITLE }, { "docx", DOMAIN },
	{ "during", STARTER | OPENER }, { "despite", STARTER },
	{ "december", DAY }, { "e", PREFIX }, { "ed", ABBREV }, { "eg", TITLE },
	{ "el", JOINT }, { "eq", NUMABBREV }, { "es", DOMAIN },
	{ "eu", DOMAIN }, { "ex", PREFIX }, { "e.g", TITLE }, { "eds", ABBREV },
	{ "edu", DOMAIN }, { "esq", ABBREV }, { "est", ABBREV },
	{ "etc", INNER }, { "exe", DOMAIN }, { "ext", NUMABBREV },
	{ "each", STARTER }, { "even", STARTER }, { "email", BUTTON },
	{ "embed", PAGE }, { "extra", PREFIX }, { "e-mail", BUTTON },
	{ "edited", DESK }, { "editor", LABEL }, { "earlier", STARTER },
	{ "editing", DESK }, { "enlarge", PAGE }, { "editorial", LABEL },
	{ "exclusive", LABEL }, { "f", UNIT }, { "fi", DOMAIN },
	{ "fm", DOMAIN }, { "fr", TITLE | DOMAIN }, { "ft", UNIT | TITLE },
	{ "feb", TITLE | DAY }, { "fig", NUMABBREV }, { "fla", TITLE | REGION },
	{ "for", STARTER | JOINT | OPENER }, { "fri", NUMABBREV | DAY },
	{ "feb.", DAY }, { "figs", NUMABBREV }, { "file", LABEL | PHOTO },
	{ "from", STARTER | OPENER }, { "follow", PAGE }, { "friday", DAY },
	{ "factbox", LABEL }, { "facebook", BUTTON }, { "february", DAY },
	{ "flipboard", BUTTON }, { "g", UNIT }, { "ga", ABBREV | REGION },
	{ "gb", UNIT }, { "gr", DOMAIN }, { "gw", UNIT }, { "gen", TITLE },
	{ "ghz", UNIT }, { "gif", DOMAIN }, { "gob", TITLE },
	{ "gov", TITLE | DOMAIN }, { "govs", TITLE }, { "govt", ABBREV },
	{ "getty", PHOTO }, { "gallery", PAGE }, { "ha", UNIT },
	{ "he", STARTER | LABEL }, { "hp", UNIT }, { "hr", UNIT },
	{ "hu", DOMAIN }, { "hz", UNIT }, { "had", OPENER }, { "has", OPENER },
	{ "haw", REGION }, { "her", STARTER | OPENER },
	{ "his", STARTER | OPENER }, { "hon", TITLE },
	{ "how", STARTER | LABEL }, { "hrs", UNIT }, { "htm", DOMAIN },
	{ "hwy", TITLE }, { "have", OPENER }, { "here", STARTER },
	{ "hide", PAGE }, { "host", LABEL }, { "html", DOMAIN },
	{ "hyper", PREFIX }, { "however", STARTER }, { "humanities", GROUP },
	{ "i", STARTER | LABEL }, { "ia", REGION }, { "id", DOMAIN },
	{ "ie", TITLE | DOMAIN }, { "if", STARTER | LABEL | OPENER },
	{ "il", DOMAIN },
	{ "in", UNIT | DOMAIN | STARTER | LABEL | JOINT | OPENER },
	{ "io", DOMAIN }, { "iq", DOMAIN }, { "ir", DOMAIN }, { "is", OPENER },
	{ "it", DOMAIN | STARTER | LABEL }, { "i.e", TITLE }, { "ida", REGION },
	{ "ill", TITLE | REGION }, { "inc", ABBREV }, { "ind", TITLE | REGION },
	{ "int", DOMAIN }, { "its", STARTER | OPENER }, { "info", DOMAIN },
	{ "insp", TITLE }, { "intl", ABBREV }, { "into", OPENER },
	{ "image", LABEL | PHOTO | PAGE }, { "int'l", ABBREV },
	{ "inter", PREFIX }, { "intra", PREFIX }, { "images", PHOTO },
	{ "insight", LABEL }, { "instant", LABEL }, { "interviewer", LABEL },
	{ "jp", DOMAIN }, { "jr", ABBREV }, { "jan", TITLE | DAY },
	{ "jpg", DOMAIN }, { "jul", TITLE | DAY }, { "jun", TITLE | DAY },
	{ "jan.", DAY }, { "jpeg", DOMAIN }, { "jul.", DAY }, { "july", DAY },
	{ "jun.", DAY }, { "june", DAY }, { "just", PAGE }, { "january", DAY },
	{ "k", UNIT }, { "kb", UNIT }, { "ke", DOMAIN }, { "kg", UNIT },
	{ "km", UNIT }, { "kr", DOMAIN }, { "kw", UNIT },
	{ "ky", ABBREV | REGION }, { "kan", TITLE | REGION }, { "khz", UNIT },
	{ "kph", UNIT }, { "kwh", UNIT }, { "kans", REGION }, { "l", UNIT },
	{ "la", ABBREV | JOINT | REGION }, { "lb", UNIT }, { "lt", TITLE },
	{ "ly", DOMAIN }, { "lbs", UNIT }, { "llc", ABBREV }, { "ltd", ABBREV },
	{ "last", STARTER }, { "like", PAGE }, { "link", BUTTON },
	{ "live", LABEL }, { "later", STARTER }, { "login", BUTTON },
	{ "latest", LABEL }, { "listen", PAGE }, { "lt.col", TITLE },
	{ "lt.gen", TITLE }, { "linkedin", BUTTON }, { "m", UNIT },
	{ "mb", UNIT }, { "md", ABBREV | REGION }, { "me", DOMAIN | REGION },
	{ "mg", UNIT }, { "mi", UNIT }, { "ml", UNIT }, { "mm", UNIT },
	{ "mn", UNIT }, { "mo", REGION }, { "mr", TITLE }, { "ms", TITLE },
	{ "mt", TITLE }, { "mw", UNIT }, { "mx", DOMAIN },
	{ "my", DOMAIN | STARTER | OPENER }, { "maj", TITLE },
	{ "man", REGION }, { "mar", TITLE | DAY }, { "may", DAY | OPENER },
	{ "mfg", ABBREV }, { "mhz", UNIT }, { "mid", PREFIX },
	{ "mil", DOMAIN }, { "min", UNIT }, { "mis", PREFIX }, { "mme", TITLE },
	{ "mon", NUMABBREV | DAY }, { "mp3", DOMAIN }, { "mp4", DOMAIN },
	{ "mph", UNIT }, { "mrs", TITLE }, { "mwh", UNIT }, { "many", STARTER },
	{ "mar.", DAY }, { "mass", TITLE | REGION }, { "mbps", UNIT },
	{ "mega", PREFIX }, { "menu", BUTTON }, { "mich", TITLE | REGION },
	{ "mini", PREFIX }, { "minn", TITLE | REGION }, { "mins", UNIT },
	{ "misc", GROUP }, { "miss", TITLE | REGION }, { "mlle", TITLE },
	{ "mont", TITLE | REGION }, { "more", STARTER | OPENER | PAGE },
	{ "most", STARTER | OPENER }, { "msgr", TITLE },
	{ "must", OPENER | PAGE }, { "macro", PREFIX }, { "march", DAY },
	{ "media", PAGE }, { "micro", PREFIX }, { "might", OPENER },
	{ "multi", PREFIX }, { "messrs", TITLE }, { "monday", DAY },
	{ "maj.gen", TITLE }, { "meanwhile", STARTER }, { "messenger", BUTTON },
	{ "moderator", LABEL }, { "ng", DOMAIN }, { "nl", DOMAIN },
	{ "no", NUMABBREV | DOMAIN | STARTER | LABEL }, { "nr", NUMABBREV },
	{ "nz", DOMAIN }, { "n't", OPENER }, { "n.v", ABBREV },
	{ "neb", TITLE | REGION }, { "net", DOMAIN }, { "nev", TITLE | REGION },
	{ "non", PREFIX }, { "nor", STARTER }, { "nos", NUMABBREV },
	{ "not", STARTER | OPENER }, { "nov", TITLE | DAY }, { "now", STARTER },
	{ "natl", ABBREV }, { "nebr", REGION }, { "news", DOMAIN },
	{ "nfld", REGION }, { "note", LABEL }, { "nov.", DAY },
	{ "november", DAY }, { "of", JOINT | OPENER },
	{ "on", STARTER | LABEL | OPENER }, { "or", STARTER | OPENER },
	{ "oz", UNIT }, { "oct", TITLE | DAY }, { "one", STARTER },
	{ "ont", REGION }, { "ore", TITLE | REGION }, { "org", DOMAIN },
	{ "our", STARTER | OPENER }, { "oct.", DAY },
	{ "okla", TITLE | REGION }, { "once", STARTER },
	{ "only", STARTER | OPENER }, { "oreg", REGION },
	{ "over", PREFIX | OPENER }, { "other", STARTER }, { "october", DAY },
	{ "opinion", LABEL }, { "officials", STARTER },
	{ "p", UNIT | NUMABBREV }, { "pa", TITLE | REGION }, { "pc", UNIT },
	{ "pg", NUMABBREV }, { "ph", DOMAIN }, { "pk", DOMAIN },
	{ "pl", DOMAIN }, { "pm", UNIT }, { "pp", NUMABBREV }, { "pt", DOMAIN },
	{ "p.m", UNIT | ABBREV }, { "p.s", ABBREV }, { "par", NUMABBREV },
	{ "pct", UNIT }, { "pdf", DOMAIN }, { "pfc", TITLE }, { "php", DOMAIN },
	{ "pic", PHOTO }, { "plc", ABBREV }, { "png", DOMAIN },
	{ "ppt", DOMAIN }, { "pre", PREFIX }, { "pro", PREFIX },
	{ "pte", TITLE }, { "pvt", TITLE }, { "para", PREFIX | NUMABBREV },
	{ "penn", REGION }, { "peri", PREFIX }, { "ph.d", ABBREV },
	{ "post", PREFIX }, { "pres", TITLE }, { "prof", TITLE },
	{ "penna", REGION }, { "photo", LABEL | PHOTO | PAGE },
	{ "print", BUTTON }, { "photos", LABEL | PHOTO | PAGE },
	{ "police", STARTER }, { "pseudo", PREFIX }, { "psycho", PREFIX },
	{ "picture", PHOTO }, { "pictures", PHOTO }, { "produced", DESK },
	{ "pinterest", BUTTON }, { "published", PAGE }, { "photograph", PHOTO },
	{ "q", LABEL }, { "qld", REGION }, { "que", REGION },
	{ "quasi", PREFIX }, { "question", LABEL }, { "rd", TITLE },
	{ "re", PREFIX }, { "ro", DOMAIN }, { "ru", DOMAIN }, { "rec", GROUP },
	{ "rep", TITLE }, { "ret", TITLE }, { "rev", TITLE },
	{ "read", LABEL | PAGE }, { "reps", TITLE }, { "reddit", BUTTON },
	{ "replay", PAGE }, { "review", LABEL }, { "rights", PAGE },
	{ "related", PAGE }, { "reported", DESK }, { "reporter", LABEL },
	{ "reporting", DESK }, { "sa", DOMAIN }, { "se", DOMAIN },
	{ "sg", DOMAIN }, { "so", STARTER | LABEL }, { "sq", UNIT },
	{ "sr", ABBREV }, { "st", TITLE }, { "s.a", ABBREV },
	{ "sat", INNER | DAY }, { "sci", GROUP }, { "sdn", TITLE },
	{ "sec", UNIT | TITLE | NUMABBREV }, { "see", PAGE }, { "sen", TITLE },
	{ "sep", TITLE | DAY }, { "sgt", TITLE }, { "she", STARTER | LABEL },
	{ "soc", GROUP }, { "spc", TITLE }, { "ste", TITLE }, { "sub", PREFIX },
	{ "sun", INNER | DAY }, { "sask", REGION }, { "save", BUTTON },
	{ "secs", UNIT | NUMABBREV }, { "sect", NUMABBREV }, { "semi", PREFIX },
	{ "sens", TITLE }, { "sep.", DAY }, { "sept", TITLE | DAY },
	{ "sign", PAGE }, { "some", STARTER }, { "such", STARTER | OPENER },
	{ "supt", TITLE }, { "sept.", DAY }, { "share", PAGE | BUTTON },
	{ "since", STARTER }, { "socio", PREFIX }, { "still", STARTER },
	{ "story", PAGE }, { "super", PREFIX }, { "search", BUTTON },
	{ "should", OPENER }, { "sunday", DAY }, { "several", STARTER },
	{ "special", JOINT }, { "saturday", DAY }, { "september", DAY },
	{ "subscribe", PAGE | BUTTON }, { "tb", UNIT }, { "th", DOMAIN },
	{ "tn", UNIT }, { "to", STARTER | JOINT | OPENER }, { "tr", DOMAIN },
	{ "tv", DOMAIN }, { "tas", REGION }, { "tel", NUMABBREV },
	{ "tex", TITLE | REGION }, { "the", STARTER | JOINT | OPENER },
	{ "thu", NUMABBREV | DAY }, { "tri", PREFIX },
	{ "tue", NUMABBREV | DAY }, { "two", STARTER }, { "txt", DOMAIN },
	{ "talk", GROUP }, { "tenn", TITLE | REGION }, { "than", OPENER },
	{ "that", STARTER | LABEL | OPENER }, { "then", STARTER },
	{ "they", STARTER }, { "this", STARTER | LABEL | THIS | OPENER },
	{ "thur", NUMABBREV | DAY }, { "tues", NUMABBREV | DAY },
	{ "their", STARTER | OPENER }, { "there", STARTER },
	{ "these", STARTER | OPENER }, { "those", STARTER | OPENER },
	{ "thurs", NUMABBREV | DAY }, { "trans", ABBREV }, { "tweet", BUTTON },
	{ "though", STARTER }, { "toggle", PAGE }, { "through", OPENER },
	{ "tuesday", DAY }, { "twitter", BUTTON }, { "telegram", BUTTON },
	{ "thursday", DAY }, { "timeline", LABEL }, { "u", PREFIX },
	{ "ua", DOMAIN }, { "uk", DOMAIN }, { "un", PREFIX }, { "us", DOMAIN },
	{ "ut", REGION }, { "u.k", ABBREV }, { "u.n", ABBREV },
	{ "u.s", ABBREV }, { "uni", PREFIX }, { "univ", TITLE },
	{ "ultra", PREFIX }, { "under", STARTER | OPENER },
	{ "until", STARTER }, { "update", LABEL }, { "updated", LABEL },
	{ "va", TITLE | REGION }, { "vn", DOMAIN }, { "vs", TITLE },
	{ "vt", TITLE | REGION }, { "van", JOINT }, { "ver", NUMABBREV },
	{ "vic", REGION }, { "viz", TITLE }, { "vol", NUMABBREV },
	{ "von", JOINT }, { "very", OPENER }, { "vols", NUMABBREV },
	{ "video", LABEL | PAGE }, { "we", STARTER | LABEL }, { "was", OPENER },
	{ "wed", NUMABBREV | DAY }, { "who", STARTER | OPENER },
	{ "why", STARTER | LABEL }, { "wis", TITLE | REGION },
	{ "wyo", TITLE | REGION }, { "wash", TITLE | REGION },
	{ "were", OPENER }, { "what", STARTER | LABEL }, { "when", STARTER },
	{ "will", OPENER }, { "wisc", REGION },
	{ "with", STARTER | JOINT | OPENER }, { "watch", LABEL | PAGE },
	{ "where", STARTER }, { "which", STARTER | OPENER },
	{ "while", STARTER }, { "whose", OPENER }, { "would", OPENER },
	{ "writing", DESK }, { "written", DESK }, { "whatsapp", BUTTON },
	{ "wednesday", DAY }, { "x", PREFIX }, { "xls", DOMAIN },
	{ "xml", DOMAIN }, { "xlsx", DOMAIN }, { "yr", UNIT }, { "yes", LABEL },
	{ "yet", STARTER }, { "you", STARTER }, { "yrs", UNIT },
	{ "your", STARTER | OPENER }, { "za", DOMAIN }, { "zip", DOMAIN },
};

#define NWORDS (sizeof words / sizeof *words)

/* Where the words begin that have this first letter (a row) and this length, 1
 * to LONGEST (a column).  The unit test finds every word through it. */
static const uint16_t first[26 * LONGEST + 1] = {
	0, 1, 10, 25, 40, 45, 48, 50, 52, 54, 54, 54, 55,
	56, 57, 63, 69, 74, 74, 75, 77, 80, 80, 80, 80, 80,
	80, 81, 89, 98, 107, 112, 112, 115, 118, 119, 120, 121, 122,
	122, 122, 126, 133, 137, 137, 138, 139, 140, 140, 140, 140, 140,
	140, 141, 148, 156, 158, 161, 164, 167, 167, 169, 169, 169, 169,
	169, 170, 174, 179, 183, 183, 185, 186, 188, 189, 189, 189, 189,
	189, 190, 194, 199, 201, 202, 202, 203, 203, 203, 203, 203, 203,
	203, 203, 209, 219, 224, 225, 225, 226, 226, 226, 227, 227, 227,
	227, 228, 239, 246, 250, 254, 255, 257, 257, 257, 257, 258, 258,
	258, 258, 260, 264, 271, 271, 271, 272, 272, 272, 272, 272, 272,
	272, 273, 280, 284, 285, 285, 285, 285, 285, 285, 285, 285, 285,
	285, 286, 290, 293, 297, 299, 303, 303, 304, 304, 304, 304, 304,
	304, 305, 320, 337, 355, 361, 363, 364, 364, 367, 367, 367, 367,
	367, 367, 372, 383, 389, 389, 389, 389, 390, 390, 390, 390, 390,
	390, 390, 394, 400, 406, 407, 407, 409, 409, 410, 410, 410, 410,
	410, 411, 420, 435, 442, 445, 449, 450, 452, 454, 455, 455, 455,
	455, 456, 456, 458, 458, 459, 459, 459, 460, 460, 460, 460, 460,
	460, 460, 464, 468, 470, 470, 474, 475, 477, 478, 478, 478, 478,
	478, 478, 485, 500, 512, 519, 522, 524, 525, 527, 527, 527, 527,
	527, 527, 533, 542, 551, 558, 560, 563, 566, 566, 566, 566, 566,
	566, 567, 572, 576, 577, 580, 581, 582, 582, 582, 582, 582, 582,
	582, 582, 586, 592, 594, 595, 595, 595, 595, 595, 595, 595, 595,
	595, 595, 596, 602, 609, 615, 615, 617, 618, 619, 619, 619, 619,
	619, 620, 620, 622, 623, 623, 623, 623, 623, 623, 623, 623, 623,
	623, 623, 624, 628, 629, 629, 629, 629, 629, 629, 629, 629, 629,
	629, 629, 630, 631, 631, 631, 631, 631, 631, 631, 631, 631, 631,
	631,
};

/* A little-endian number as a big-endian one, which sorts as its bytes do. */
static uint64_t turn(uint64_t v)
{
	v = (v & UINT64_C(0x00FF00FF00FF00FF)) << 8
		| (v >> 8 & UINT64_C(0x00FF00FF00FF00FF));
	v = (v & UINT64_C(0x0000FFFF0000FFFF)) << 16
		| (v >> 16 & UINT64_C(0x0000FFFF0000FFFF));
	return v << 32 | v >> 32;
}

static inline uint64_t head_at(size_t i)
{
	const unsigned char *p = (const unsigned char *)words[i].word;

	return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48
		| (uint64_t)p[2] << 40 | (uint64_t)p[3] << 32
		| (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16
		| (uint64_t)p[6] << 8 | (uint64_t)p[7];
}

/* First word that has as many letters, the same first letter, and a head not
 * below that of a word of which this is the head; *end: behind the last. */
static uint32_t search(uint64_t head, uint32_t n, uint32_t *end)
{
	uint32_t letter = (uint32_t)(head >> 56) - 'a', at;

	*end = 0;
	if (n - 1 >= LONGEST || letter > 'z' - 'a')
		return 0;
	at = first[letter * LONGEST + n - 1];
	*end = first[letter * LONGEST + n];
	while (at < *end && head_at(at) < head)
		at++;
	return at;
}

uint32_t np_word_lists_short(uint64_t low, uint32_t n)
{
	uint64_t head = turn(low);
	uint32_t end, at = search(head, n, &end);

	return at < end && head_at(at) == head ? words[at].lists : 0;
}

uint32_t np_word_lists(const char *low, uint32_t n)
{
	const unsigned char *p = (const unsigned char *)low;
	uint64_t head;
	uint32_t end, at;

	if (!n)
		return 0;
	if (n <= 8)
		return np_word_lists_short(np_hash_load(p, n), n);
	head = turn(np_le64(p));
	for (at = search(head, n, &end); at < end; at++)
		if (head_at(at) == head
				&& !memcmp(words[at].word + 8, low + 8, n - 8))
			return words[at].lists;
	return 0;
}

uint32_t np_word_in(uint32_t lists, const unsigned char *s, uint32_t n)
{
	char low[LONGEST];
	uint32_t i;

	if (n > LONGEST)
		return 0;
	for (i = 0; i < n; i++)
		low[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 :
			s[i]);
	return np_word_lists(low, n) & lists;
}

const char *np_word_at(uint32_t i)
{
	return i < NWORDS ? words[i].word : NULL;
}
