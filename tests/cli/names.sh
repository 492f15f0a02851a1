# --names: read, and refused where it is wrong.
t() { newsparse --names="$1" -f tsv a; echo "$?"; }
echo 'Quux met Blorb.' >a
printf '# comment\n\nQuux\tPER\n' >n1; t n1 | tail -1
printf 'Quux\tFOO\n' >n2; t n2
printf 'Quux\n' >n3; t n3
printf '\tPER\n' >n4; t n4
printf 'a\tPER\nQuux\tLOC\tq\t91\t0\n' >n5; t n5
printf 'Quux\tLOC\tq\t1\n' >n6; t n6
printf 'Quux\tLOC\tq\t1\t2\t3\n' >n7; t n7
t missing
printf 'x\tPER' | newsparse --names=- -f tsv a | wc -l
