"""countries.py FACTS DATA: countries, their names and who lives there.

GeoNames gives code, id and population, Natural Earth the middle of the
largest part, the Factbook long names and demonyms.  Further names (DPRK, UK)
are written by hand in data/aliases.tsv."""
import re
import sys

from common import coord, fold, read_tsv, unique, write_tsv

# Factbook names that are not GeoNames'.
SAME = {
    "Cote d'Ivoire": "CI", "Bahamas, The": "BS", "Gambia, The": "GM",
    "Congo, Democratic Republic of the": "CD", "Congo, Republic of the": "CG",
    "Burma": "MM", "Korea, North": "KP", "Korea, South": "KR",
    "North Korea": "KP", "South Korea": "KR", "Czechia": "CZ",
    "Turkey (Turkiye)": "TR", "Turkey": "TR", "Macau": "MO",
    "Micronesia, Federated States of": "FM", "Timor-Leste": "TL",
    "Falkland Islands (Islas Malvinas)": "FK", "Holy See (Vatican City)": "VA", "Congo (Brazzaville)": "CG",
    "DRC": "CD", "The Gambia": "GM", "C&ocirc;te d'Ivoire": "CI",
    "The Bahamas": "BS", "The Dominican": "DO",
    "Virgin Islands": "VI", "Saint Martin": "MF",
    "Saint Helena, Ascension, and Tristan da Cunha": "SH",
    "Svalbard": "SJ", "Cocos (Keeling) Islands": "CC", "Curacao": "CW",
    "Cabo Verde": "CV", "Eswatini": "SZ", "North Macedonia": "MK",
    "Pitcairn Islands": "PN", "Saint Barthelemy": "BL", "Sint Maarten": "SX",
    "South Georgia and South Sandwich Islands": "GS", "Aland Islands": "AX",
    "French Southern and Antarctic Lands": "TF", "United States": "US",
    "Heard Island and McDonald Islands": "HM", "The Netherlands": "NL",
    "Netherlands": "NL", "Reunion": "RE",
}

# Of a dependency the Factbook also tells whose citizens its people are.
NOT_THEIRS = {"AW": {"Dutch"}, "CW": {"Dutch"}, "HK": {"Chinese"},
              "MO": {"Chinese"}, "SZ": {"English"}, "WF": {"Wallis"},
              "PM": {"French", "Frenchman", "Frenchmen", "Frenchwoman",
                     "Frenchwomen"},
              "KP": {"Korean", "Koreans"}, "KR": {"Korean", "Koreans"},
              "GG": {"Channel Islander", "Channel Islanders"},
              "JE": {"Channel Islander", "Channel Islanders"}}

# Where the outline's middle is not to be had: across the date line, or taken
# for that of a neighbour.
MIDDLE = {"RU": (60, 100), "XK": (42.58, 21), "FJ": (-17.83, 178),
          "KI": (1.42, 173)}

DEMONYM = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*", re.U)


def demonyms(noun, adjective):
    """'Dane(s)' and 'Danish' -> Danish, Dane, Danes."""
    if noun.startswith(("none", "NA ")) or not noun:
        return []
    out = []
    noun = re.sub(r"\((singular|plural|US|colloq|collective)[^)]*\)", "", noun)
    for word in re.split(r",|;|/| or ", re.sub(r" \(US.*", "", adjective)
                         .replace("(or ", ", ").replace("(s)", "")):
        out += DEMONYM.findall(re.sub(r"\(.*?\)|note -.*|\)", "", word))[:1]
    for word in re.split(r",|;|/| or ", noun.split("note")[0]):
        m = re.match(r"\s*([\w'’ -]+?)\s*(?:\((\w+)\))?\s*$", word)
        if not m or not m.group(1)[:1].isupper():
            continue
        one, end = m.groups()
        out.append(one)
        if end == "s":
            out.append(one + "s")
        elif end == "men":
            out.append(one[:-3] + "men")
        elif end == "women":
            out.append(one[:-5] + "women")
        if one.endswith("man") and end == "men":
            out.append(one[:-3] + "men")
    return out


def main(facts, data):
    points = {r[0]: r for r in read_tsv(facts + "/country_points.tsv")}
    capitals = {}
    for r in read_tsv(facts + "/cities15000.txt"):
        if r[7] == "PPLC":
            capitals[r[8]] = (r[4], r[5])
    countries, codes = {}, dict(SAME)
    with open(facts + "/geonames_countryInfo.tsv", encoding="utf-8") as f:
        for line in f:
            r = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(r) < 17 or r[0] in ("AN", "CS"):
                continue
            countries[r[0]] = r
            codes.setdefault(r[4], r[0])
    book = {}
    for r in list(read_tsv(facts + "/factbook_countries.tsv"))[1:]:
        r += [""] * (6 - len(r))
        code = codes.get(r[1])
        if code:
            book.setdefault(code, r)
        elif r[4] and r[1] != "none":
            print("not in GeoNames:", r[1], file=sys.stderr)
    rows = []
    for code in sorted(countries):
        r = countries[code]
        b = book.get(code, [""] * 6)
        # what the outlines at 1:110m do not show is where its capital is
        at = MIDDLE.get(code) or (points[code][3:5] if code in points
                                  else capitals.get(code))
        if not at:  # uninhabited islands
            print("no coordinates:", code, r[4], file=sys.stderr)
            continue
        longname = b[2] if b[2] not in ("none", "") else ""
        short = b[1] if not re.search("[,(&]|^DRC|Dominican$", b[1]) else ""
        names = unique([short, longname.split(";")[0].split(" (")[0]], [r[4]])
        people = [d for d in unique(demonyms(b[4], b[5]), [r[4]] + names)
                  if d not in NOT_THEIRS.get(code, ())]
        rows.append((code, r[16], r[4], coord(at[0]), coord(at[1]), r[7],
                     "|".join(names), "|".join(people)))
    write_tsv(data + "/countries.tsv", "countries.py",
              "GeoNames, Natural Earth and the CIA Factbook", rows,
              ("code", "id", "name", "lat", "lon", "population", "names",
               "demonyms"))


main(*sys.argv[1:])
