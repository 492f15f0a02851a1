# --match as grep: status, lists, counts.
echo 'Ann Lee flew to Oslo. Ms Lee likes Oslo.' >a
echo 'Nobody was there.' >b
echo '{"id":"j1","text":"Ann Lee flew."}
{"text":"Ann Lee sat."}
{"id":3,"text":"No."}' >c.jsonl
t() { newsparse "$@"; echo "$?"; }
t -l -m 'Ann Lee' a b c.jsonl
t -l -m 'ann-LEE' a b
t -l -m 'Ánn Lee' a b
t -l -m 'Ann' a b
t -l -m 'Nobody Here' a b
t -l -m 'Nobody Here' -m 'ann lee' a b
t -c -m 'Oslo' a b c.jsonl
t -q -m 'Oslo' a b
t -q -m 'Oslo' missing a
t -q -m 'Oslo' a missing
t -q -m 'Oslo' b
t -q -m 'Oslo' b missing
t -m 'Oslo' a b
t -m 'Ann Lee' -f tsv --header b
t -m 'Ann Lee' -t loc -l a
newsparse -m Oslo -f jsonl a b | wc -l
newsparse -m 'Oslo' --color=always a | od -c | head -5
echo 'as grep: -q before -l before -c'
t -lc -m 'Oslo' a b
t -qlc -m 'Oslo' a b
echo 'scores are compared as they are printed'
for score in $(newsparse -f tsv a | cut -f8); do
	newsparse -f tsv --min-score="$score" a | cut -f8 | grep -cx "$score"
done
