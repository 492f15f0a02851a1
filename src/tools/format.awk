# format.awk FILE... - what the form of C sources breaks of the house's rules:
# FILE:LINE: what.  Silent when all is well, status 1 when not.
#
# It checks and does not reflow: where a line breaks well is the reader's
# matter, and a formatter would lay out every table anew.

function say(what) {
	print FILENAME ":" FNR ": " what
	found = 1
}

# Columns of a line on a terminal: tabs stop at every eighth.
function columns(line,    i, n, parts, width) {
	n = split(line, parts, "\t")
	for (i = 1; i <= n; i++) {
		width += length(parts[i])
		if (i < n)
			width += 8 - width % 8
	}
	return width
}

FNR == 1 {
	comment = blank = 0
	if ($0 == "")
		say("an empty line at the top")
}

columns($0) > 100 && !/^"/ { say("more than 100 columns") }
/\r/ { say("a carriage return") }
/[ \t]$/ { say("blanks at the end of the line") }
/^ +\t/ || /[^ \t] +\t/ { say("blanks before a tab") }
blank == 2 && /^$/ { say("three empty lines") }
blank && /^\t*}/ { say("an empty line before }") }
{ blank = /^$/ ? blank + 1 : 0 }

# Below: code, without comments, strings and characters.
{
	code = $0
	gsub(/\\./, "", code)
	gsub(/"[^"]*"/, "\"\"", code)
	gsub(/'[^']*'/, "''", code)
	gsub(/\/\*([^*]|\*[^\/])*\*\//, "", code)
	sub(/\/\/.*/, "", code)
	if (comment && !sub(/.*\*\//, "", code))
		next
	comment = sub(/\/\*.*/, "", code)
}
code ~ /^        / && !/\\$/ { say("blanks for a tab") }
code ~ /(^|[ \t])(if|for|while|switch)\(/ { say("no blank before (") }
code ~ /^\t*(}? ?else|do|(if|for|while|switch) .*\)){$/ { say("no blank before {") }
code ~ /(^|[ \t(])(char|void|int|struct [a-z_]+|np_[a-z]+)\* / {
	say("the asterisk stands with the name")
}
code ~ /return \([^()]*\);/ { say("return is no function") }
code ~ /^[a-z].*\) *{$/ && code !~ /^(struct|enum|union)/ {
	say("a function begins with { on a line of its own")
}

END { exit found }
