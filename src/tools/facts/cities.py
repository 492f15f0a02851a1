"""cities.py FACTS DATA: cities.

All of GeoNames' places above 15,000 people but quarters of cities."""
import sys

from common import coord, fold, read_tsv, unique, write_tsv


def main(facts, data):
    known = {r[0] for r in read_tsv(data + "/countries.tsv")}
    rows = []
    for r in read_tsv(facts + "/cities15000.txt"):
        if r[8] not in known:
            continue
        rows.append((int(r[0]), r[8] + "." + r[10], coord(r[4]), coord(r[5]),
                     r[14], "C" if r[7] == "PPLC" else "", r[1],
                     "|".join(unique([r[2]], [r[1]]))))
    rows.sort()
    write_tsv(data + "/cities.tsv", "cities.py", "GeoNames", rows,
              ("id", "region", "lat", "lon", "population", "flags", "name",
               "names"))


main(*sys.argv[1:])
