# What users of neighbouring tools asked for, each with its thread.
n() { newsparse -i jsonl -f jsonl "$@"; }
cp "$ROOT/data/samples/brief.txt" brief.txt

echo 'Stanford.NLP.NET #58: nothing on standard error'
newsparse brief.txt 2>&1 >/dev/null | wc -c

echo 'spaCy #2863, #1899: the program is the installation'
mkdir alone
cp "$(command -v newsparse)" alone/np
newsparse -f jsonl brief.txt >want
(cd / && env -i "$OLDPWD/alone/np" -f jsonl) <brief.txt | cut -d, -f3- >a
cut -d, -f3- want | cmp - a && echo same

echo 'spaCy #3066, #4297: no network'
nm -D alone/np 2>/dev/null | grep -cE ' (socket|connect|getaddrinfo)\b'

echo 'spaCy #4847, CoreNLP #1169: a bad document is named, the rest is done'
printf '{"id":1,"text":"a"}\n{"id":2,"text":7}\n{"id":3,"text":"b"}\n' >three
n three 2>err | grep -o '^{[^:]*:[^:]*,"error[^}]*}\|"id":[0-9]*'
cat err

echo 'spark-nlp #12901: bad data does not fail the task'
n --exit-zero three | wc -l
n --exit-zero three >/dev/null 2>&1 && echo status 0

echo 'spaCy #2817, catalyst #46: long texts, long sentences'
head -c 3000000 /dev/zero | tr '\0' a | newsparse -f jsonl | wc -l
yes 'Ann Lee and' | head -n 100000 | newsparse -f jsonl | wc -l

echo 'HeidelTime #17, picocli #1320: the locale changes nothing'
for locale in C POSIX C.UTF-8 tr_TR.UTF-8 de_DE.ISO-8859-1; do
	LC_ALL=$locale newsparse -f jsonl brief.txt | cmp - want
done
printf 'Andr\303\251 Izmir' | LC_ALL=C newsparse -f jsonl --with-text |
	grep -o '"text":"Andr[^"]*"}'

echo 'CoreNLP #500, #1272, MITIE #190: offsets behind astral characters'
for unit in char byte utf16; do
	printf '\360\237\230\200 \342\200\234Oslo\342\200\235' |
		newsparse -f jsonl --offsets=$unit |
		grep -o '"mentions":\[{"start":[0-9]*,"end":[0-9]*,"text":"[^"]*"'
done

echo 'spaCy #1336, OpenNLP #69: threads change nothing'
for j in 2 4 0; do
	newsparse -f jsonl -j$j brief.txt brief.txt brief.txt >a
	cat want want want | cmp - a
done

echo 'OpenMetadata #32241: a damaged model is refused and says so'
model=$ROOT/data/newsparse.model
size=$(wc -c <"$model")
cp "$model" m
newsparse -f jsonl --model=m brief.txt | cmp - want
refused() { # a change of m may be none: then the answer is the right one
	newsparse -f jsonl --model=m brief.txt >a 2>err
	case $? in
	0) cmp -s a want ;;
	2) [ ! -s a ] && grep -q '^newsparse: m: ' err ;;
	*) false ;;
	esac || echo "not refused: $1"
}
at=0
while [ $at -lt 64 ]; do
	printf '\252' | dd of=m bs=1 seek=$at conv=notrunc 2>/dev/null
	refused "byte $at"
	dd if="$model" of=m bs=1 skip=$at seek=$at count=1 conv=notrunc \
		2>/dev/null
	at=$((at + 1))
done
for at in 0 1 7 8 63 64 4096 $((size / 2)) $((size - 1)); do
	head -c $at "$model" >m
	refused "cut at $at"
done
cat "$model" brief.txt >m
refused longer
