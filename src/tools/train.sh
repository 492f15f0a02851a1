#!/bin/sh
# train.sh BUILD - learn every trained section ("names", "syntax", "sents")
# from the corpora and put it into data/newsparse.model.
#
# Corpora are read from ../shared; silver.conllu, sentences of news annotated
# by a machine, is used where it is.  Sections go to BUILD/*.bin.
#
# DIR, RECIPE: names from CoNLL files of your own, instead; nothing else is
# trained then (see src/tools/train_names.tsv).
set -e

B=${1:-build}
C=../shared/corpora
DIR=${DIR:-$C/ner}

names() {
	"$B/tools/train" names --dir "$DIR" --vocab "$B/words.bin" \
		--recipe "${RECIPE:-src/tools/train_names.tsv}" \
		--out "$B/names.bin"
	"$B/tools/pack" data data/newsparse.model --set names="$B/names.bin"
}

if [ -n "$RECIPE" ]; then
	names
	exit 0
fi
if [ ! -d "$C" ]; then
	echo "train.sh: no corpora, nothing trained" >&2
	exit 0
fi

names

# Options of `train syntax`, one after the other in $@.
set -- --gold "$C/syntax/en_ewt-ud-train.conllu" \
	--gold "$C/syntax/en_gum_open-train.conllu" \
	--dev "$C/syntax/en_ewt-ud-dev.conllu" --out "$B"
for f in "$C"/ner/silver-*.tsv "$C/ner/wwn-train.tsv" \
		"$C/ner/gmb-train.tsv"; do
	set -- "$@" --plain "$f"
done
if [ -e "$C/syntax/silver.conllu" ]; then
	set -- "$@" --silver "$C/syntax/silver.conllu"
fi
"$B/tools/train" syntax "$@"
"$B/tools/train" sents "$B/sents.bin" "$C/syntax/en_ewt-ud-train.conllu" \
	"$C/syntax/en_gum_open-train.conllu" "$C/text/allsides-news.txt"
"$B/tools/pack" data data/newsparse.model --set sents="$B/sents.bin" \
	--set syntax="$B/syntax.bin"
