# Nothing is lost: not an empty document, not what is written behind damage.
echo 'Nobody.' >none
: >empty
mkdir out
newsparse -f brat --output-dir=out none empty
ls out
for j in 1 2; do
	rm -f flag
	{ printf '\037\213garbage'; head -c 1000000 /dev/zero; echo >flag; } |
		newsparse -f jsonl -j$j
	ls flag
	rm -f flag
	{ printf '\050\265\057\375garbage'; head -c 1000000 /dev/zero
	echo >flag; } | newsparse -i jsonl -f jsonl -j$j
	ls flag
done
echo 'a file each'
mkdir p many one
for name in s.1.txt s.2.txt 'a b.html' .hid p/x.txt; do
	echo Oslo >"$name"
done
newsparse -f timeml -i text --output-dir=many s.1.txt s.2.txt 'a b.html' .hid p/x.txt
for id in '""' '"a/b"' '"a_b"' '"a%2Fb"' '".."' '"../../x"' '"tab\tnul\u0000"' 5 '[1]'; do
	printf '{"id":%s,"text":""}\n' "$id"
done | newsparse -f timeml -i jsonl --output-dir=many
long=$(printf '%0220d' 0)
for id in 1 2; do
	echo "{\"id\":\"$long$id\",\"text\":\"\"}"
done | newsparse -f timeml -i jsonl --output-dir=many
printf -- '-DOCSTART-\nA\n-DOCSTART-\nB\n' >two.conll
newsparse -f timeml --output-dir=many two.conll
LC_ALL=C ls -A many
echo 'the same name twice'
newsparse -f timeml --output-dir=one p/x.txt ./p/x.txt
