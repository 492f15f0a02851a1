# --no-events: names, places and dates without a parse; no events, quotes, gist.
n() { newsparse --no-events -d 2019-05-14 "$@"; }
printf 'Ann Lee opened a mill in Oslo on Friday.\n\n"It is done," said Lee.\n' \
	>a.txt
n -f tsv a.txt
n -f jsonl a.txt | grep -o '"gist":{[^}]*}'
n -f jsonl a.txt | grep -o '"quotes":.*'
n -f conllu a.txt | grep -v '^#'
echo 'the same names and dates, and more, with events:'
newsparse -d 2019-05-14 -f tsv a.txt | cut -f2-6 >with
n -f tsv a.txt | cut -f2-6 | diff - with && echo same
newsparse -d 2019-05-14 -f jsonl a.txt | grep -o '"events":\[{'
for f in report json csv conll geojson html timeml brat; do
	n -f $f a.txt >out || echo "$f: $?"
	[ -s out ] || echo "$f: nothing"
done
newsparse --no-event -m 'Ann Lee' -c a.txt
