/* One table, sorted by bytes, and a binary search in it.  It is asked once for
 * each distinct spelling of a text, so it need not be faster.
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

#define LONGEST 12u

static const struct {
	char word[LONGEST + 1];
	uint32_t lists;
} words[] = {
	{ "a", PREFIX | STARTER | LABEL | OPENER }, { "a.m", UNIT | ABBREV },
	{ "about", STARTER | OPENER }, { "according", STARTER },
	{ "additionally", STARTER }, { "adm", TITLE }, { "ae", DOMAIN },
	{ "after", STARTER | OPENER }, { "against", OPENER },
	{ "agro", PREFIX }, { "ai", DOMAIN },
	{ "al", ABBREV | INNER | JOINT }, { "ala", TITLE },
	{ "all", STARTER }, { "also", STARTER | OPENER }, { "alt", GROUP },
	{ "although", STARTER }, { "am", UNIT }, { "amb", TITLE },
	{ "among", STARTER }, { "an", STARTER | OPENER },
	{ "analysis", LABEL }, { "and", STARTER | LABEL | JOINT | OPENER },
	{ "announcer", LABEL }, { "another", STARTER }, { "answer", LABEL },
	{ "ante", PREFIX }, { "anti", PREFIX }, { "approx", ABBREV },
	{ "apr", TITLE | DAY }, { "apr.", DAY }, { "april", DAY },
	{ "ar", DOMAIN }, { "arch", PREFIX }, { "are", OPENER },
	{ "ariz", TITLE }, { "ark", TITLE }, { "arr", ABBREV },
	{ "art", NUMABBREV }, { "arts", NUMABBREV },
	{ "as", STARTER | OPENER }, { "asp", DOMAIN }, { "aspx", DOMAIN },
	{ "assn", ABBREV }, { "assoc", TITLE }, { "asst", TITLE },
	{ "at", DOMAIN | STARTER | JOINT | OPENER }, { "attn", ABBREV },
	{ "atty", TITLE }, { "au", DOMAIN }, { "aug", TITLE | DAY },
	{ "aug.", DAY }, { "august", DAY }, { "ave", TITLE }, { "b", UNIT },
	{ "bd", DOMAIN }, { "be", PREFIX | DOMAIN | OPENER },
	{ "because", STARTER }, { "been", OPENER },
	{ "before", STARTER | OPENER }, { "between", OPENER },
	{ "bhd", TITLE | ABBREV }, { "bi", PREFIX }, { "bin", JOINT },
	{ "bio", PREFIX }, { "biz", DOMAIN }, { "blvd", TITLE },
	{ "bn", UNIT }, { "both", STARTER }, { "bps", UNIT },
	{ "br", TITLE | DOMAIN }, { "breaking", LABEL }, { "brig", TITLE },
	{ "brig.gen", TITLE }, { "bros", ABBREV },
	{ "but", STARTER | LABEL | OPENER }, { "by", STARTER | OPENER },
	{ "c", UNIT | NUMABBREV }, { "ca", NUMABBREV | DOMAIN },
	{ "calif", TITLE }, { "can", OPENER }, { "capt", TITLE },
	{ "caption", PHOTO }, { "cc", UNIT }, { "cdr", TITLE },
	{ "cf", TITLE }, { "ch", NUMABBREV | DOMAIN }, { "chap", NUMABBREV },
	{ "cm", UNIT }, { "cmdr", TITLE }, { "cmdt", TITLE },
	{ "cn", DOMAIN }, { "co", PREFIX | ABBREV | DOMAIN },
	{ "col", TITLE }, { "colo", TITLE }, { "com", DOMAIN },
	{ "comp", GROUP }, { "compiled", DESK }, { "conn", TITLE },
	{ "contributed", GIVE }, { "contributing", GIVE }, { "corp", ABBREV },
	{ "corrected", LABEL }, { "correction", LABEL }, { "cos", ABBREV },
	{ "could", OPENER }, { "counter", PREFIX }, { "cpl", TITLE },
	{ "cpt", TITLE }, { "cross", PREFIX }, { "csv", DOMAIN },
	{ "cyber", PREFIX }, { "cz", DOMAIN }, { "d.c", ABBREV },
	{ "db", UNIT }, { "de", DOMAIN | JOINT }, { "dec", TITLE | DAY },
	{ "dec.", DAY }, { "december", DAY }, { "del", TITLE },
	{ "dept", ABBREV }, { "despite", STARTER }, { "det", TITLE },
	{ "dist", TITLE }, { "dk", DOMAIN }, { "doc", DOMAIN },
	{ "docx", DOMAIN }, { "dpi", UNIT }, { "dr", TITLE },
	{ "drs", TITLE }, { "during", STARTER | OPENER }, { "e", PREFIX },
	{ "e.g", TITLE }, { "each", STARTER }, { "earlier", STARTER },
	{ "ed", ABBREV }, { "edited", DESK }, { "editing", DESK },
	{ "editor", LABEL }, { "editorial", LABEL }, { "eds", ABBREV },
	{ "edu", DOMAIN }, { "eg", TITLE }, { "el", JOINT },
	{ "eq", NUMABBREV }, { "es", DOMAIN }, { "esq", ABBREV },
	{ "est", ABBREV }, { "etc", INNER }, { "eu", DOMAIN },
	{ "even", STARTER }, { "ex", PREFIX }, { "exclusive", LABEL },
	{ "exe", DOMAIN }, { "ext", NUMABBREV }, { "extra", PREFIX },
	{ "f", UNIT }, { "factbox", LABEL }, { "feb", TITLE | DAY },
	{ "feb.", DAY }, { "february", DAY }, { "fi", DOMAIN },
	{ "fig", NUMABBREV }, { "figs", NUMABBREV },
	{ "file", LABEL | PHOTO }, { "fla", TITLE }, { "fm", DOMAIN },
	{ "for", STARTER | JOINT | OPENER }, { "fr", TITLE | DOMAIN },
	{ "fri", NUMABBREV | DAY }, { "friday", DAY },
	{ "from", STARTER | OPENER }, { "ft", UNIT | TITLE }, { "g", UNIT },
	{ "ga", ABBREV }, { "gb", UNIT }, { "gen", TITLE },
	{ "getty", PHOTO }, { "ghz", UNIT }, { "gif", DOMAIN },
	{ "gob", TITLE }, { "gov", TITLE | DOMAIN }, { "govs", TITLE },
	{ "govt", ABBREV }, { "gr", DOMAIN }, { "gw", UNIT }, { "ha", UNIT },
	{ "had", OPENER }, { "has", OPENER }, { "have", OPENER },
	{ "he", STARTER | LABEL }, { "her", STARTER | OPENER },
	{ "here", STARTER }, { "his", STARTER | OPENER }, { "hon", TITLE },
	{ "host", LABEL }, { "how", STARTER | LABEL }, { "however", STARTER },
	{ "hp", UNIT }, { "hr", UNIT }, { "hrs", UNIT }, { "htm", DOMAIN },
	{ "html", DOMAIN }, { "hu", DOMAIN }, { "humanities", GROUP },
	{ "hwy", TITLE }, { "hyper", PREFIX }, { "hz", UNIT },
	{ "i", STARTER | LABEL }, { "i.e", TITLE }, { "id", DOMAIN },
	{ "ie", TITLE | DOMAIN }, { "if", STARTER | LABEL | OPENER },
	{ "il", DOMAIN }, { "ill", TITLE }, { "image", LABEL | PHOTO },
	{ "images", PHOTO },
	{ "in", UNIT | DOMAIN | STARTER | LABEL | JOINT | OPENER },
	{ "inc", ABBREV }, { "ind", TITLE }, { "info", DOMAIN },
	{ "insight", LABEL }, { "insp", TITLE }, { "instant", LABEL },
	{ "int", DOMAIN }, { "int'l", ABBREV }, { "inter", PREFIX },
	{ "interviewer", LABEL }, { "intl", ABBREV }, { "into", OPENER },
	{ "intra", PREFIX }, { "io", DOMAIN }, { "iq", DOMAIN },
	{ "ir", DOMAIN }, { "is", OPENER },
	{ "it", DOMAIN | STARTER | LABEL }, { "its", STARTER | OPENER },
	{ "jan", TITLE | DAY }, { "jan.", DAY }, { "january", DAY },
	{ "jp", DOMAIN }, { "jpeg", DOMAIN }, { "jpg", DOMAIN },
	{ "jr", ABBREV }, { "jul", TITLE | DAY }, { "jul.", DAY },
	{ "july", DAY }, { "jun", TITLE | DAY }, { "jun.", DAY },
	{ "june", DAY }, { "k", UNIT }, { "kan", TITLE }, { "kb", UNIT },
	{ "ke", DOMAIN }, { "kg", UNIT }, { "khz", UNIT }, { "km", UNIT },
	{ "kph", UNIT }, { "kr", DOMAIN }, { "kw", UNIT }, { "kwh", UNIT },
	{ "ky", ABBREV }, { "l", UNIT }, { "la", ABBREV | JOINT },
	{ "last", STARTER }, { "later", STARTER }, { "latest", LABEL },
	{ "lb", UNIT }, { "lbs", UNIT }, { "live", LABEL }, { "llc", ABBREV },
	{ "lt", TITLE }, { "lt.col", TITLE }, { "lt.gen", TITLE },
	{ "ltd", ABBREV }, { "ly", DOMAIN }, { "m", UNIT },
	{ "macro", PREFIX }, { "maj", TITLE }, { "maj.gen", TITLE },
	{ "many", STARTER }, { "mar", TITLE | DAY }, { "mar.", DAY },
	{ "march", DAY }, { "mass", TITLE }, { "may", DAY | OPENER },
	{ "mb", UNIT }, { "mbps", UNIT }, { "md", ABBREV }, { "me", DOMAIN },
	{ "meanwhile", STARTER }, { "mega", PREFIX }, { "messrs", TITLE },
	{ "mfg", ABBREV }, { "mg", UNIT }, { "mhz", UNIT }, { "mi", UNIT },
	{ "mich", TITLE }, { "micro", PREFIX }, { "mid", PREFIX },
	{ "might", OPENER }, { "mil", DOMAIN }, { "min", UNIT },
	{ "mini", PREFIX }, { "minn", TITLE }, { "mins", UNIT },
	{ "mis", PREFIX }, { "misc", GROUP }, { "miss", TITLE },
	{ "ml", UNIT }, { "mlle", TITLE }, { "mm", UNIT }, { "mme", TITLE },
	{ "mn", UNIT }, { "moderator", LABEL }, { "mon", NUMABBREV | DAY },
	{ "monday", DAY }, { "mont", TITLE }, { "more", STARTER | OPENER },
	{ "most", STARTER | OPENER }, { "mp3", DOMAIN }, { "mp4", DOMAIN },
	{ "mph", UNIT }, { "mr", TITLE }, { "mrs", TITLE }, { "ms", TITLE },
	{ "msgr", TITLE }, { "mt", TITLE }, { "multi", PREFIX },
	{ "must", OPENER }, { "mw", UNIT }, { "mwh", UNIT }, { "mx", DOMAIN },
	{ "my", DOMAIN | STARTER | OPENER }, { "n't", OPENER },
	{ "n.v", ABBREV }, { "natl", ABBREV }, { "neb", TITLE },
	{ "net", DOMAIN }, { "nev", TITLE }, { "news", DOMAIN },
	{ "ng", DOMAIN }, { "nl", DOMAIN },
	{ "no", NUMABBREV | DOMAIN | STARTER | LABEL }, { "non", PREFIX },
	{ "nor", STARTER }, { "nos", NUMABBREV }, { "not", STARTER | OPENER },
	{ "note", LABEL }, { "nov", TITLE | DAY }, { "nov.", DAY },
	{ "november", DAY }, { "now", STARTER }, { "nr", NUMABBREV },
	{ "nz", DOMAIN }, { "oct", TITLE | DAY }, { "oct.", DAY },
	{ "october", DAY }, { "of", JOINT | OPENER },
	{ "officials", STARTER }, { "okla", TITLE },
	{ "on", STARTER | LABEL | OPENER }, { "once", STARTER },
	{ "one", STARTER }, { "only", STARTER | OPENER },
	{ "opinion", LABEL }, { "or", STARTER | OPENER }, { "ore", TITLE },
	{ "org", DOMAIN }, { "other", STARTER }, { "our", STARTER | OPENER },
	{ "over", PREFIX | OPENER }, { "oz", UNIT },
	{ "p", UNIT | NUMABBREV }, { "p.m", UNIT | ABBREV },
	{ "p.s", ABBREV }, { "pa", TITLE }, { "par", NUMABBREV },
	{ "para", PREFIX | NUMABBREV }, { "pc", UNIT }, { "pct", UNIT },
	{ "pdf", DOMAIN }, { "peri", PREFIX }, { "pfc", TITLE },
	{ "pg", NUMABBREV }, { "ph", DOMAIN }, { "ph.d", ABBREV },
	{ "photo", LABEL | PHOTO }, { "photograph", PHOTO },
	{ "photos", LABEL | PHOTO }, { "php", DOMAIN }, { "pic", PHOTO },
	{ "picture", PHOTO }, { "pictures", PHOTO }, { "pk", DOMAIN },
	{ "pl", DOMAIN }, { "plc", ABBREV }, { "pm", UNIT },
	{ "png", DOMAIN }, { "police", STARTER }, { "post", PREFIX },
	{ "pp", NUMABBREV }, { "ppt", DOMAIN }, { "pre", PREFIX },
	{ "pres", TITLE }, { "pro", PREFIX }, { "produced", DESK },
	{ "prof", TITLE }, { "pseudo", PREFIX }, { "psycho", PREFIX },
	{ "pt", DOMAIN }, { "pte", TITLE }, { "pvt", TITLE }, { "q", LABEL },
	{ "quasi", PREFIX }, { "question", LABEL }, { "rd", TITLE },
	{ "re", PREFIX }, { "read", LABEL }, { "rec", GROUP },
	{ "rep", TITLE }, { "reported", DESK }, { "reporter", LABEL },
	{ "reporting", DESK }, { "reps", TITLE }, { "ret", TITLE },
	{ "rev", TITLE }, { "review", LABEL }, { "ro", DOMAIN },
	{ "ru", DOMAIN }, { "s.a", ABBREV }, { "sa", DOMAIN },
	{ "sat", INNER | DAY }, { "saturday", DAY }, { "sci", GROUP },
	{ "sdn", TITLE }, { "se", DOMAIN },
	{ "sec", UNIT | TITLE | NUMABBREV }, { "secs", UNIT | NUMABBREV },
	{ "sect", NUMABBREV }, { "semi", PREFIX }, { "sen", TITLE },
	{ "sens", TITLE }, { "sep", TITLE | DAY }, { "sep.", DAY },
	{ "sept", TITLE | DAY }, { "sept.", DAY }, { "september", DAY },
	{ "several", STARTER }, { "sg", DOMAIN }, { "sgt", TITLE },
	{ "she", STARTER | LABEL }, { "should", OPENER },
	{ "since", STARTER }, { "so", STARTER | LABEL }, { "soc", GROUP },
	{ "socio", PREFIX }, { "some", STARTER }, { "spc", TITLE },
	{ "special", JOINT }, { "sq", UNIT }, { "sr", ABBREV },
	{ "st", TITLE }, { "ste", TITLE }, { "still", STARTER },
	{ "sub", PREFIX }, { "such", STARTER | OPENER },
	{ "sun", INNER | DAY }, { "sunday", DAY }, { "super", PREFIX },
	{ "supt", TITLE }, { "talk", GROUP }, { "tb", UNIT },
	{ "tel", NUMABBREV }, { "tenn", TITLE }, { "tex", TITLE },
	{ "th", DOMAIN }, { "than", OPENER },
	{ "that", STARTER | LABEL | OPENER },
	{ "the", STARTER | JOINT | OPENER }, { "their", STARTER | OPENER },
	{ "then", STARTER }, { "there", STARTER },
	{ "these", STARTER | OPENER }, { "they", STARTER },
	{ "this", STARTER | LABEL | THIS | OPENER },
	{ "those", STARTER | OPENER }, { "though", STARTER },
	{ "through", OPENER }, { "thu", NUMABBREV | DAY },
	{ "thur", NUMABBREV | DAY }, { "thurs", NUMABBREV | DAY },
	{ "thursday", DAY }, { "timeline", LABEL }, { "tn", UNIT },
	{ "to", STARTER | JOINT | OPENER }, { "tr", DOMAIN },
	{ "trans", ABBREV }, { "tri", PREFIX }, { "tue", NUMABBREV | DAY },
	{ "tues", NUMABBREV | DAY }, { "tuesday", DAY }, { "tv", DOMAIN },
	{ "two", STARTER }, { "txt", DOMAIN }, { "u", PREFIX },
	{ "u.k", ABBREV }, { "u.n", ABBREV }, { "u.s", ABBREV },
	{ "ua", DOMAIN }, { "uk", DOMAIN }, { "ultra", PREFIX },
	{ "un", PREFIX }, { "under", STARTER | OPENER }, { "uni", PREFIX },
	{ "univ", TITLE }, { "until", STARTER }, { "update", LABEL },
	{ "updated", LABEL }, { "us", DOMAIN }, { "va", TITLE },
	{ "van", JOINT }, { "ver", NUMABBREV }, { "very", OPENER },
	{ "video", LABEL }, { "viz", TITLE }, { "vn", DOMAIN },
	{ "vol", NUMABBREV }, { "vols", NUMABBREV }, { "von", JOINT },
	{ "vs", TITLE }, { "vt", TITLE }, { "was", OPENER },
	{ "wash", TITLE }, { "watch", LABEL }, { "we", STARTER | LABEL },
	{ "wed", NUMABBREV | DAY }, { "wednesday", DAY }, { "were", OPENER },
	{ "what", STARTER | LABEL }, { "when", STARTER },
	{ "where", STARTER }, { "which", STARTER | OPENER },
	{ "while", STARTER }, { "who", STARTER | OPENER },
	{ "whose", OPENER }, { "why", STARTER | LABEL }, { "will", OPENER },
	{ "wis", TITLE }, { "with", STARTER | JOINT | OPENER },
	{ "would", OPENER }, { "writing", DESK }, { "written", DESK },
	{ "wyo", TITLE }, { "x", PREFIX }, { "xls", DOMAIN },
	{ "xlsx", DOMAIN }, { "xml", DOMAIN }, { "yes", LABEL },
	{ "yet", STARTER }, { "you", STARTER }, { "your", STARTER | OPENER },
	{ "yr", UNIT }, { "yrs", UNIT }, { "za", DOMAIN }, { "zip", DOMAIN },
};

#define NWORDS (sizeof words / sizeof *words)

/* Where the words that begin with each letter begin, and where they end: the
 * unit test counts. */
static const uint16_t letter[27] = {
	0, 54, 77, 113, 131, 156, 173, 186, 208,
	237, 250, 262, 276, 334, 355, 373, 413, 416,
	430, 471, 505, 520, 532, 554, 558, 564, 566,
};

/* The first eight bytes as a number that sorts as they do. */
static uint64_t head(const char *s, uint32_t n)
{
	uint64_t v = np_hash_load((const unsigned char *)s, n < 8 ? n : 8);

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

uint32_t np_word_lists(const char *low, uint32_t n)
{
	uint64_t key;
	size_t at, least, left, half;

	if (!n || n > LONGEST || *low < 'a' || *low > 'z')
		return 0;
	key = head(low, n);
	least = at = letter[*low - 'a'];
	left = letter[*low - 'a' + 1] - at;
	if (!left)
		return 0;
	/* The last word whose head is not above the key: no branch to miss. */
	for (; left > 1; left -= half) {
		half = left / 2;
		at += head_at(at + half) <= key ? half : 0;
	}
	if (n <= 8)
		return head_at(at) == key && !words[at].word[n] ?
			words[at].lists : 0;
	for (; head_at(at) == key; at--) {
		if (!memcmp(words[at].word, low, n) && !words[at].word[n])
			return words[at].lists;
		if (at == least)
			break;
	}
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
