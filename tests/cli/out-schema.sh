# needs python3
# Answers keep to the schema, and the check can fail.
samples="$ROOT"/data/samples
check() { python3 "$ROOT"/tests/schema.py "$ROOT"/data/schema.json; }

for unit in char byte utf16; do
	newsparse -f jsonl --with-text --pronouns --offsets=$unit \
		"$samples"/*.txt | check
done
printf '{"id":7,"text":"Rome"}\n{"id":8}\n' |
	newsparse -i jsonl -f jsonl --exit-zero | check

spoil() {
	newsparse -f jsonl --with-text "$samples"/drone-talks.txt |
		sed "$1" | check | sed -n '$s/ [1-9][0-9]* errors/ some errors/p'
}
spoil 's/"offsets":"char"/"offsets":"word"/'
spoil 's/"start":/"start":1/'
spoil 's/"count":/"count":1/'
spoil 's/"type":"LOC"/"type":"PER"/'
spoil 's/"schema":1/"schema":1,"schema":1/'
spoil 's/"gist":/"gits":/'
