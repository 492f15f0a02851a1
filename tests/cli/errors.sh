# What is not a document: an object in its place, a message, status 2.
n() { newsparse -i jsonl -f jsonl "$@"; }
cat >in <<'X'
{"id":"ok","text":""}
{"id":"no text"}
{"id":3,"text":5}
{"id":4,"text":null}
[]
"text"
5
{
{"text":"","x":NaN}
{"text":"","x":01}
{"text":"","x":1.}
{"text":"","x":.5}
{"text":"","x":+1}
{"text":"","x":1e}
{"text":"","x":-}
{"text":"","x":tru}
{"text":"\x"}
{"text":"\u12g4"}
{"text":"\u12"}
{"text":"abc
{"text":"",}
{"text":"",,"x":1}
{"text" "x"}
{"text":"" "x":1}
{text:""}
{'text':''}
{"text":""}}
{"text":""} x
{"text":"","x":[1,]}
{"text":"","x":[1 2]}
{"text":"","x":{"a":1,}}
{"text":"","x":[}
{"id":{"a":[1,"b"]},"x
not json
X
printf '{"text":"a\tb"}\n{"text":"a\001b"}\n{"text":"\377"}\n{"text":"\355\240\200"}\n{"text":"\300\257"}\n{"text":"","x":"\303"}\n{"text":""\0}\n' >>in
n in
echo "status $?"
n --exit-zero in >out 2>err
echo "status $?, $(wc -l <in) lines in, $(wc -l <out) lines out"
cat err
deep() { head -c "$1" /dev/zero | tr '\0' '['; }
shut() { head -c "$1" /dev/zero | tr '\0' ']'; }
echo "{\"text\":\"\",\"x\":$(deep 511)$(shut 511)}" | n | wc -l
echo "{\"text\":\"\",\"x\":$(deep 512)$(shut 512)}" | n
echo '{"text":5}' | n -f json
echo '{"text":5}' | n -f tsv
