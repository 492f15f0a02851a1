# needs gzip zstd
# gzip and Zstandard by their first bytes; damage is an error of the file.
echo 'Bo Ek met Ann Lee in Oslo.' >a.txt
newsparse -f tsv a.txt | cut -f2- >want
gzip -c a.txt >a.txt.gz
zstd -q a.txt -o a.txt.zst
same() { newsparse -f tsv "$@" | cut -f2- | cmp - want && echo same; }
same a.txt.gz
same a.txt.zst
same <a.txt.gz
same <a.txt.zst
cp a.txt.gz plainname
same plainname
head -c 13 a.txt >1; tail -c +14 a.txt >2
{ gzip -c 1; gzip -c 2; } >two.gz
same two.gz
{ zstd -qc 1; zstd -qc 2; } >two.zst
same two.zst
{ cat a.txt.gz; head -c 100 /dev/zero; } >padded.gz
same padded.gz
echo '{"text":""}' | gzip -c >x.jsonl.gz
newsparse -f jsonl x.jsonl.gz | wc -l
echo '{"text":""}' | zstd -qc >x.ndjson.zst
newsparse -f jsonl x.ndjson.zst | wc -l
echo 'damage'
head -c 30 a.txt.gz >cut.gz
head -c 30 a.txt.zst >cut.zst
{ cat a.txt.gz; echo garbage; } >tail.gz
printf '\037\213garbage' >bad.gz
printf '\050\265\057\375garbage' >bad.zst
printf '\037\213' >magic.gz
newsparse -f jsonl cut.gz cut.zst tail.gz bad.gz bad.zst magic.gz a.txt | wc -l
echo 'two bytes are text'
printf '\037' | newsparse -f jsonl --with-text | grep -o '"text":.*'
printf '\050\265' | newsparse -f jsonl | wc -l
