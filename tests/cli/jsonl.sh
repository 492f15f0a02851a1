# JSON Lines: one line in, one line out; what is passed through, and how.
n() { newsparse -i jsonl -f jsonl "$@"; }
tail_of() { sed 's/.*"events":\[[^]]*\]//'; }
head_of() { sed 's/,"offsets".*//'; }
echo pass-through
echo '{"text":"","a":0.10,"b":123456789012345678901234567890,"c":1E2,"d":-0,"e":"\u00e9\/é"}' | n | tail_of
echo 'title and url come back'
echo '{"text":"","title":"\u0041","url":"http://x/"}' | n | tail_of
echo 'ours are renamed'
echo '{"text":"","entities":[1],"mentions":2,"schema":3,"error":4,"input_error":5}' | n | tail_of
echo 'the last of two counts'
echo '{"text":"x","x":1,"text":"","x":2,"id":1,"id":"b"}' | n | tee out | tail_of
head_of <out
echo 'names with escapes'
echo '{"te\u0078t":"","i\u0064":5,"\u0065rror":6}' | n | tee out | tail_of
head_of <out
echo ids
for id in 1.0 1e3 '"a"' '"\u0041"' null true '[1, 2]' '{"x":"y"}'; do
	echo "{\"id\":$id,\"text\":\"\"}"
done | n | head_of
echo 'blank lines, BOM, no newline at the end, CRLF'
printf '\357\273\277{"text":"","k":1}\n\n \t \r\n\f\v\n{"text":"","k":2}\r\n{"text":"","k":3}' | n | tail_of
echo 'tabs and line separators'
printf '{"text":"",\t"k":\t[1,\t2],"s":"\342\200\250"}\n' | n | tail_of
echo ascii
printf '{"id":"\303\251","text":"","k\303\251":"\360\237\230\200"}\n' | n --ascii | tee out | tail_of
head_of <out
echo text
printf '{"text":"a\\u0000b\\ud800c\\ud83d\\ude00\\ud83dx\\udc00"}\n' | n --with-text | grep -o '"text":.*'
echo dates
for d in 2012-07-25 2012-07 2012 2012-07-25T10:00:00Z 2012-02-30 2012-13 x '' 20120725 0000; do
	echo "{\"text\":\"\",\"date\":\"$d\"}"
done | n | grep -o '"date":{[^}]*}'
for d in 5 null '[]'; do
	echo "{\"text\":\"\",\"date\":$d}"
done | n -d 2020-01-02 | grep -o '"date":{[^}]*}'
