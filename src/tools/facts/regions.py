"""regions.py FACTS DATA: regions of the first level, and US counties.

GeoNames lists regions without coordinates: the middle of a region is taken
to be the middle of its places, that of a US state the middle of its counties.
The population is the sum of its places'."""
import collections
import re
import sys

from common import coord, fold, read_tsv, unique, write_tsv

# What English leaves out ("Helmand" for "Helmand Province").
TAIL = re.compile(r"^(.+?) (?:Province|Region|Governorate|District|County|"
                  r"Prefecture|Oblast|Krai|Department|Municipality|Parish|"
                  r"Division|Voivodeship|Canton|City|Special Region|"
                  r"Autonomous Region|Autonomous Okrug|Republic|State)$")
# Names that are words of English as well: they stay with the kind of region
# behind them.
WORD = re.compile(r"(?:(?:Far |Upper |Lower |Central )?(?:North|South|East|"
                  r"West|Nord|Sud|Est|Ouest|River|Central)"
                  r"(?:[ -]?(?:East|West|Central|Bank))?(?:ern)?|Cent(?:re|er)|"
                  r"Federal|Capital|"
                  r"Coast|Delta|Highlands?|Islands|Lakes|Littoral|Maritime|"
                  r"Plateau|Rivers|Outer|Upper|Lower)$", re.I)


def places(facts):
    """code, lat, lon, population of every place."""
    for r in read_tsv(facts + "/cities15000.txt"):
        yield r[8] + "." + r[10], float(r[4]), float(r[5]), int(r[14])
    for r in read_tsv(facts + "/cities1000-extra.tsv"):
        yield r[4] + "." + r[5], float(r[2]), float(r[3]), int(r[6])


def middle(points):
    n = len(points)
    return sum(p[0] for p in points) / n, sum(p[1] for p in points) / n


def main(facts, data):
    points, people = collections.defaultdict(list), collections.Counter()
    for code, lat, lon, n in places(facts):
        points[code].append((lat, lon))
        people[code] += n
    states, middles, rows = {}, {}, []
    known = {r[0] for r in read_tsv(data + "/countries.tsv")}
    for code, name, _, gid in read_tsv(facts + "/geonames_admin1.tsv"):
        if code[:2] == "US":
            states[name] = code
    states["District of Columbia"] = "US.DC"
    counties = []
    for fips, name, state, lat, lon in read_tsv(facts + "/us_counties.tsv"):
        if state not in states:
            continue
        code = states[state]
        counties.append((code + "." + fips[2:], 0, name, lat, lon, 0,
                         "St. " + name[6:] if name.startswith("Saint ") else
                         "Saint " + name[4:] if name.startswith("St. ")
                         else ""))
        if fips[:2] != "02":  # the Aleutians cross the date line
            points[code + "*"].append((float(lat), float(lon)))
    for code, name, _, gid in read_tsv(facts + "/geonames_admin1.tsv"):
        at = points.get(code + "*") or points.get(code)
        if not at or code[:2] not in known:
            continue
        lat, lon = middle(at)
        m = TAIL.match(name)
        names = [m.group(1)] if m and not WORD.match(m.group(1)) else []
        if WORD.match(name):
            name += " State" if code[:2] == "NG" else " Region"
        rows.append((code, gid, name, coord(lat), coord(lon), people[code],
                     "|".join(unique(names, [name]))))
    for code, lat, lon, *names in read_tsv(data + "/counties.tsv"):
        middles[code] = (lat, lon)
        if names:
            counties.append((code, 0, names[0], lat, lon, 0,
                             "".join(names[1:])))
    rows = [r[:3] + tuple(map(coord, middles.get(r[0], r[3:5]))) + r[5:]
            for r in rows]
    for c in counties:
        rows.append(c[:3] + (coord(c[3]), coord(c[4])) + c[5:])
    rows.sort(key=lambda r: r[0].encode())
    write_tsv(data + "/regions.tsv", "regions.py",
              "GeoNames, US Census and counties.tsv", rows,
              ("code", "id", "name", "lat", "lon", "population", "names"))


main(*sys.argv[1:])
