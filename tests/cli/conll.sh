# CoNLL in and out: the same tokens in the same lines.
strip() { cut -f1; }
printf 'Ann\tX\tY\nLee\n\n\n-DOCSTART-\tO\n\nOslo\tB-LOC\r\n.' >in
newsparse -i conll -f conll in >out
strip <out >a
tr -d '\r' <in | cut -f1 >b
diff a b && echo same tokens, same lines
cp in in.conll
newsparse -f conll in.conll | cmp - out && echo same by name
printf '' | newsparse -i conll -f conll
printf '\n\n' | newsparse -i conll -f jsonl
printf '\tO\n \tO\na\tb\tc\n' | newsparse -i conll -f conll
printf 'caf\351\nx\303\251\n' | newsparse -i conll -f conll | od -c
printf -- '-DOCSTART-\nA\n-DOCSTART-\n-DOCSTART-\nB\n' |
	newsparse -i conll -f conll

# No name goes across a token of blanks.
printf 'Oslo\nAnn\n\tO\nLee\nleft\n' | newsparse -i conll -f conll
