# Usage errors: a message, a hint, status 2; and what is none.
try() { newsparse "$@" >out; echo "$? $(wc -c <out)"; }
try --nonsense
try -Z
try --format
try -f
try -f xml
try --format=
try --offsets=bytes
try --date=2012-02-30
try --date=2012
try -d yesterday
try -j -1
try -j x
try -j ''
try --min-score=1.5
try --min-score=x
try --min-score=1.00001
try -t per,foo
try -t ''
try --width=0
try -l
try -c
try -q
try -m ''
try --color=sometimes
try --encoding=latin1
try --help=5
try --js
try --he
try --output-dir=.
try --output-dir= -f html
try --force -f html
try --files-from=a --files0-from=b
try --generate=pod
echo none:
try --
newsparse --vers | head -1
try --form=tsv
try -ftsv -
try -f tsv - --header
POSIXLY_CORRECT=1 newsparse /dev/null -f conll; echo $?
