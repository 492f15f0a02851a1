"""firstnames.py FACTS DATA: first names and the sex of those who bear them."""
import sys

from common import write_tsv


def read(path):
    with open(path, encoding="latin-1") as f:
        return {line.strip() for line in f if line.strip().isalpha()}


def main(facts, data):
    women = read(facts + "/first-names/female.txt")
    men = read(facts + "/first-names/male.txt")
    rows = []
    for sex, names in (("f", women - men), ("m", men - women),
                       ("mf", women & men)):
        rows += [(sex, n) for n in names if len(n) > 1]
    rows.sort(key=lambda r: r[1].encode())
    write_tsv(data + "/firstnames.tsv", "firstnames.py",
              "the Names Corpus 1.3", rows, ("sex", "name"))


main(*sys.argv[1:])
