# Files that cannot be read do not stop the others.
printf '' >empty
printf 'x' >"a b"
mkdir dir
printf 'y' >./-dash
names() { grep -o '"id":[^,]*,"offsets' | sed 's/,.*//'; }
newsparse -f jsonl missing dir "a b" empty >out
echo $?
names <out
newsparse -f jsonl -- -dash | names
echo 'from lists'
printf 'a b\n\nmissing\nempty\n' >list
newsparse -f jsonl --files-from=list >out
echo $?
names <out
printf 'a b\0empty\0' | newsparse -f jsonl --files0-from=- empty | names
printf 'a b' | newsparse -f jsonl --files-from=- | names
newsparse -f jsonl --files-from=/dev/null
echo $?
newsparse -f jsonl --files-from=nolist
echo $?
echo 'standard input'
echo x | newsparse -f jsonl | names
echo x | newsparse -f jsonl - empty | names
newsparse -f jsonl </dev/null | names
newsparse -f jsonl <&-
echo $?
newsparse -f jsonl . </dev/null
echo $?
echo 'names that are not UTF-8'
printf 'x' >"$(printf 'b\377')"
newsparse -f jsonl b* | grep -o '"id.*"offsets'
echo 'a list of many'
i=0
while [ $i -lt 300 ]; do echo "a b"; i=$((i + 1)); done |
	newsparse -f jsonl --files-from=- | wc -l
