# needs python3
# Every format, read by a parser of its own world, says what JSON Lines says.
printf 'Ann\tmet\r\n"Bob" & <Eve>\nin New\nYork on 3 May 2012,\033[1m at \360\237\230\200 4 pm.\n\n\nEnd' \
	>odd.txt
printf '\000' >nul.txt
: >empty.txt
python3 "$ROOT"/tests/formats.py newsparse odd.txt nul.txt empty.txt \
	"$ROOT"/data/samples/*.txt
