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
