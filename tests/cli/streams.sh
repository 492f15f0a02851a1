# Bytes, order and ends of streams.
i=0
while [ $i -lt 400 ]; do
	echo "{\"id\":$i,\"text\":\"Ann Lee met $i people in Oslo on 3 May.\"}"
	i=$((i + 1))
done >in
newsparse -i jsonl -f jsonl <in >want
for j in 2 3 8 0; do
	newsparse -i jsonl -f jsonl -j $j <in | cmp - want && echo "-j$j same"
done
for f in report jsonl json tsv csv conll; do
	newsparse -i jsonl -f $f <in >a
	newsparse -i jsonl -f $f -j3 <in | cmp - a && echo "$f same"
done
echo 'a full disk'
newsparse -i jsonl -f jsonl <in >/dev/full
echo $?
newsparse -i jsonl -f jsonl -j2 <in >/dev/full
echo $?
newsparse --help >/dev/full
echo $?
echo 'no standard output'
newsparse -i jsonl -f jsonl <in >&-
echo $?
newsparse -i jsonl -f jsonl </dev/null >&-
echo $?
echo 'a reader that leaves'
for j in 1 2; do
	{ newsparse -i jsonl -f jsonl -j$j in in in in in in in in in in; echo $? >st; } | head -n 1 >out
	cat st
	cmp out want 2>&1 | sed 's/.*EOF.*/first line/'
done
echo 'an answer before the next line'
mkfifo to from
for j in 1 2; do
	newsparse -i jsonl -f jsonl -j$j <to >from &
	exec 3>to 4<from
	for k in 1 2 3; do
		echo "{\"id\":$k,\"text\":\"\"}" >&3
		read -r line <&4
		echo "${line%%,\"offsets*}"
	done
	exec 3>&- 4<&-
	wait $!
	echo $?
done
echo 'a signal'
for sig in INT TERM; do
	env --default-signal=INT newsparse -i jsonl -f jsonl -j2 <to >out &
	pid=$!
	exec 3>to
	cat in >&3
	tries=0 # a slow machine
	until cmp -s out want || [ $tries = 200 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -s $sig $pid
	wait $pid
	st=$?
	exec 3>&-
	echo "$sig $st $(cmp out want && echo whole)"
done 2>err
grep newsparse err
echo 'a reader that has stopped reading'
mkfifo stuck
for j in 1 2; do
	sleep 20 <stuck &
	reader=$!
	newsparse -i jsonl -f jsonl -j$j in >stuck &
	pid=$!
	sleep 1
	kill $pid
	wait $pid
	echo $?
	kill $reader
done 2>/dev/null
echo 'an ignored signal'
(trap '' HUP; exec newsparse -i jsonl -f jsonl <to) >out &
exec 3>to
sleep 0.3
kill -s HUP $!
head -n 3 in >&3
exec 3>&-
wait $!
echo "$? $(wc -l <out)"
echo 'an empty stream'
for f in report jsonl json tsv csv conll conllu html geojson timeml brat; do
	newsparse -f $f </dev/null
	newsparse -f $f -i jsonl --header </dev/null
done
exit 0
