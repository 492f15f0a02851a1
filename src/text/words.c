/* The lists are short and are asked for few tokens, so each is one string of
 * words between blanks in which a word is looked for from its first letter's
 * place on: no tables to build, nothing to free, easy to read and to extend.
 * Sources: the annotation guidelines of the English Web Treebank (prefixes),
 * counts over the training parts of UD English EWT and GUM, and general
 * knowledge of news style. */
#include "text/words.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

/* Lower case; a blank before and behind every word. */
static const char *const lists[NP_WL_COUNT] = {
	[NP_WL_PREFIX] = " a agro ante anti arch be bi bio co counter cross"
		" cyber e ex extra hyper inter intra macro mega micro mid"
		" mini mis multi non over para peri post pre pro pseudo"
		" psycho quasi re semi socio sub super tri u ultra un uni x ",
	[NP_WL_UNIT] = " am pm a.m p.m mm cm m km kg g mg lb lbs ft k kb mb gb"
		" tb mph kph kw mw gw kwh mwh hz khz mhz ghz bn mn tn b"
		" hrs hr min mins sec secs yr yrs oz ml l mi c f p mbps ha"
		" sq bps pc pct in dpi db cc hp ",
	[NP_WL_TITLE] = " mr mrs ms messrs mme mlle dr drs prof gen lt col maj"
		" capt cpt cmdr cdr cmdt sgt cpl pvt pfc spc adm brig ret rep"
		" reps sen sens gov govs rev hon pres sec supt insp det st ste"
		" mt ft fr br msgr atty amb asst assoc dist vs viz cf"
		" jan feb mar apr jun jul aug sept sep oct nov dec"
		" ala ariz ark calif colo conn del fla ill ind kan mass"
		" mich minn miss mont neb nev okla ore pa tenn tex va vt wash"
		" wis wyo lt.col lt.gen maj.gen brig.gen univ ave blvd rd"
		" hwy pte sdn bhd gob e.g i.e eg ie ",
	[NP_WL_ABBREV] = " inc corp co cos ltd llc plc bros jr sr esq"
		" dept est approx ph.d d.c u.s u.k u.n al s.a n.v a.m p.m"
		" bhd intl natl assn mfg attn arr int'l govt ga la md ky"
		" ed eds trans p.s ",
	[NP_WL_NUMABBREV] = " no nos fig figs p pp vol vols art arts sec secs"
		" ch chap ver par para sect ext tel mon tue tues wed thu"
		" thur thurs fri ca c pg eq nr ",
	[NP_WL_INNER] = " etc sat sun al ",
	[NP_WL_GROUP] = " alt comp rec sci misc soc talk humanities ",
	[NP_WL_DOMAIN] = " com org net edu gov mil int info biz co uk us ca au"
		" nz in de fr it es eu ru cn jp kr br mx ar za ng ke pk bd"
		" ph id my sg th vn ir iq il sa ae tr gr pl cz hu ro ua se"
		" no dk fi nl be ch at pt ie tv fm me io ly ai"
		" html htm php asp aspx doc docx xls xlsx pdf txt ppt zip"
		" jpg jpeg gif png exe csv mp3 mp4 xml news ",
	[NP_WL_STARTER] = " the a an he she it they we i you this that these"
		" those there in on at but and or so if when while as for"
		" however his her its their our my your after before since"
		" although though because what who how why where which some"
		" many most both all no not with from by to under meanwhile"
		" also then now one two last an another other each several"
		" even only according during despite until once such here"
		" still yet more nor about additionally among earlier later"
		" police officials ",
	[NP_WL_DAY] = " monday tuesday wednesday thursday friday saturday"
		" sunday january february march april may june july august"
		" september october november december jan. feb. mar. apr. jun."
		" jul. aug. sept. sep. oct. nov. dec. mon tue tues wed thu"
		" thur thurs fri sat sun jan feb mar apr jun jul aug sept"
		" sep oct nov dec ",
	[NP_WL_LABEL] = " latest update updated correction corrected exclusive watch"
		" analysis opinion note breaking editor question q a read"
		" video live photo photos file image answer insight factbox"
		" timeline instant review editorial in on i we it he she"
		" host reporter interviewer moderator announcer and but so"
		" if what why how this that no yes ",
	[NP_WL_PHOTO] = " photo photos image images picture pictures caption"
		" file photograph pic getty ",
	[NP_WL_DESK] = " reporting writing editing compiled written edited"
		" produced reported ",
	[NP_WL_GIVE] = " contributed contributing ",
	[NP_WL_THIS] = " this ",
	[NP_WL_NAMEJOINT] = " and of for in at the with de van von la el al bin"
		" special to ",
};

/* A word of n bytes with a blank on either side. */
static bool find(const char *list, const char *word, uint32_t n)
{
	const char *p = list;

	while ((p = strstr(p, word)) != NULL) {
		if (p[-1] == ' ' && p[n] == ' ')
			return true;
		p++;
	}
	return false;
}

bool np_word_in(enum np_wordlist list, const unsigned char *s, uint32_t n)
{
	char low[12];
	uint32_t i;

	if (!n || n >= sizeof low)
		return false;
	for (i = 0; i < n; i++) {
		if (s[i] <= ' ' || s[i] >= 0x80)
			return false;
		low[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 :
			s[i]);
	}
	low[n] = '\0';
	return find(lists[list], low, n);
}
