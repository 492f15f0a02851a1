# --progress tells on standard error how far it is, and only there; several
# pages do not go to one stream.
cd "$ROOT/data/samples" || exit
newsparse --progress -f tsv brief.txt football.txt nowhere.txt 2>"$HOME/err" | wc -l |
	awk '{ print ($1 > 20 ? "mentions" : "few mentions") }'
sed 's|[0-9]* MB, [0-9.]* MB/s|X MB, Y MB/s|' "$HOME/err"
newsparse --json --progress </dev/null 2>&1 | sed 's|[0-9.]* MB/s|Y MB/s|'
newsparse -f html brief.txt football.txt | grep -c '</html>'
