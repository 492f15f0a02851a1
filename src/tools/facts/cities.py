"""cities.py FACTS NER DATA: cities, and by which other names the press knows them.

All of GeoNames' places above 15,000 people; of the smaller ones those in
countries where English is written, those above MANY people, and those that
the news names.  What the news names is asked of the tagged training corpora
in NER: a spelling that is tagged as a place at least twice, and more often
than as anything else.  A name that is a common word ("Of", "Many") is left
out, unless the news means the place by it."""
import collections
import glob
import re
import sys

from common import coord, fold, read_tsv, unique, write_tsv

ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}
MANY = 5000
SEATS = {"PPLC": "C", "PPLA": "A"}  # of a country, of a region
COMMON = 500  # times in the corpora, and as many times as often as the place
CODE = re.compile(r"^[A-Z]{2,4}$")  # of an airport
ARTICLE = re.compile(r"^(?:A[dlnrstz]|Ash) (?=.{4})")
TAIL = re.compile(r"(?:-on-|-upon-|-in-| am | an der | im | in der | upon | on )"
                  r".+$")
SAINT = re.compile(r"\b(Saint|St\.|Sainte|Ste\.|Fort|Ft\.|Mount|Mt\.) ")
SHORT = {"Saint": "St.", "St.": "Saint", "Sainte": "Ste.", "Ste.": "Sainte",
         "Fort": "Ft.", "Ft.": "Fort", "Mount": "Mt.", "Mt.": "Mount"}


def spans(path):
    """surface, class of every name in a tagged corpus."""
    words, kind = [], None
    with open(path, encoding="utf-8") as f:
        for line in f:
            r = line.rstrip("\n").split("\t")
            tag = r[1] if len(r) > 1 else "O"
            if words and not tag.startswith("I-"):
                yield " ".join(words), kind
                words = []
            if tag[:2] in ("B-", "I-"):
                words.append(r[0])
                kind = tag[2:]
    if words:
        yield " ".join(words), kind


def words(path):
    """Words in small letters."""
    with open(path, encoding="utf-8") as f:
        for line in f:
            word = line.split("\t")[0]
            if word.islower():
                yield word


def in_the_news(ner):
    """Folded spellings that are places; and those that are common words."""
    place, other, small = (collections.Counter() for _ in range(3))
    for path in sorted(glob.glob(ner + "/*-train.tsv")
                       + glob.glob(ner + "/silver-*.tsv")):
        small.update(words(path))
        for name, kind in spans(path):
            if name[0].isupper() and not name.isupper():
                name = fold(name.replace(" - ", "-").replace(" '", "'"))
                (place if kind == "LOC" else other)[name] += 1
    news = {n for n, k in place.items() if k > 1 and k > other[n]}
    return news, {n for n, k in small.items() if k >= COMMON
                  and (n not in news or k > COMMON * place[n])}


def variants(name, alternates, people, news, common, primary):
    """Other names, but for those that rather are another city's."""
    out = [SAINT.sub(lambda m: SHORT[m.group(1)] + " ", name)]
    for short in ARTICLE.sub("", name), TAIL.sub("", name):
        if people and short != name and fold(short) not in common \
                and primary[fold(short)] < people / 10:
            out.append(short)
    for alt in alternates:
        if alt[:1].isupper() and not CODE.match(alt) and fold(alt) in news \
                and primary[fold(alt)] < people / 10:
            out.append(alt)
    return unique(out, [name])


def main(facts, ner, data):
    known = {r[0] for r in read_tsv(data + "/countries.tsv")}
    taken = {fold(n) for r in read_tsv(data + "/countries.tsv")
             for n in [r[2]] + (r[6:] and r[6].split("|") or [])}
    news, common = in_the_news(ner)
    news -= taken
    rows, primary = [], collections.Counter()
    for r in read_tsv(facts + "/cities15000.txt"):
        primary[fold(r[1])] = max(primary[fold(r[1])], int(r[14]))
    for r in read_tsv(facts + "/cities15000.txt"):
        if r[8] in known and fold(r[1]) not in common:
            rows.append((int(r[0]), r[8] + "." + r[10], coord(r[4]),
                         coord(r[5]), r[14], SEATS.get(r[7], ""),
                         r[1], "|".join(variants(
                             r[1], r[3].split(","), int(r[14]), news,
                             common, primary))))
    for gid, name, lat, lon, country, region, people in \
            read_tsv(facts + "/cities1000-extra.tsv"):
        if country in known and fold(name) not in common \
                and (country in ENGLISH or int(people) >= MANY
                     or fold(name) in news):
            rows.append((int(gid), country + "." + region, coord(lat),
                         coord(lon), people, "", name,
                         "|".join(variants(name, [], 0, news, common, primary))))
    rows.sort()
    write_tsv(data + "/cities.tsv", "cities.py", "GeoNames", rows,
              ("id", "region", "lat", "lon", "population", "flags", "name",
               "names"))


main(*sys.argv[1:])
