# man3.awk - pages of section 3 from the comments of newsparse.h.
#
#	awk -v dir=OUT -v version=V -v examples="FILE..." -f man3.awk \
#		include/newsparse.h
#
# Every comment at the left margin belongs to the declarations below it, up to
# the next blank line.  Each function gets a page, NAME.3: its declaration and
# the comment; functions under one comment share the text.  newsparse.3 has the
# opening comment, the types with theirs, the example programs, which the tests
# run, and the list of functions.
#
#	/* NULL is allowed. */               ->  DESCRIPTION
#	void np_ctx_free(np_ctx *ctx);       ->  NAME, SYNOPSIS

function esc(s)
{
	gsub(/\\/, "\\e", s)
	gsub(/-/, "\\-", s)
	if (s ~ /^[.']/)
		s = "\\&" s
	return s
}

# A comment without its frame: blank lines and indented lines are kept.
function bare(s)
{
	sub(/^\/\* ?/, "", s)
	sub(/ ?\*\/[ \t]*$/, "", s)
	sub(/^ \* ?/, "", s)
	return s
}

# Prose of a comment as roff: paragraphs, and code where it is indented.
function prose(text, file,    lines, n, i, code, line, blank, started)
{
	n = split(text, lines, "\n")
	code = blank = started = 0
	for (i = 1; i <= n; i++) {
		line = lines[i]
		if (line ~ /^[ \t]*$/) {
			blank = started
			continue
		}
		if ((line ~ /^\t/) != code) {
			code = !code
			if (code)
				print (started ? ".PP\n" : "") ".RS\n.nf" >file
			else
				print ".fi\n.RE" >file
			if (!code)
				print ".PP" >file
		} else if (blank)
			print (code ? "" : ".PP") >file
		blank = 0
		started = 1
		sub(/^\t/, "", line)
		sub(/^ +/, code ? "&" : "", line)
		print esc(line) >file
	}
	if (code)
		print ".fi\n.RE" >file
}

function code(text, file)
{
	n_ = split(text, l_, "\n")
	print ".nf" >file
	for (i_ = 1; i_ <= n_; i_++) {
		gsub(/\t/, "    ", l_[i_])
		print esc(l_[i_]) >file
	}
	print ".fi" >file
}

function head(name, what, file)
{
	printf ".TH %s 3 2026-11-24 \"newsparse %s\" \"newsparse library\"\n",
		toupper(esc(name)), version >file
	printf ".SH NAME\n%s \\- %s\n", esc(name), esc(what) >file
}

# What the names are said to do, where the first sentence will not do.
BEGIN {
	n_ = split("np_analyze:find names, dates, events in a text|" \
		"np_analyze_tokens:the same for tokens that are given|" \
		"np_ctx_free:free the scratch memory of a thread|" \
		"np_ctx_new:make the scratch memory of a thread|" \
		"np_decode:decode the bytes of a file into UTF-8|" \
		"np_doc_body:where the text begins behind the title|" \
		"np_doc_date:the day the article was published|" \
		"np_doc_entities:people, places, organisations of a document|" \
		"np_doc_events:who did what in a document|" \
		"np_doc_gist:the main event of a document|" \
		"np_doc_mentions:where a document mentions its entities|" \
		"np_doc_quotes:who said what in a document|" \
		"np_doc_relations:who is what of whom in a document|" \
		"np_doc_sentences:sentences of a document|" \
		"np_doc_source:the text that spans count in|" \
		"np_doc_text:the bytes a span covers|" \
		"np_doc_timexes:dates of a document|" \
		"np_doc_tokens:tokens of a document|" \
		"np_format_frame:what stands around the answers of a stream|" \
		"np_format_name:name of an output format|" \
		"np_format_suffix:suffix of a file in an output format|" \
		"np_model_free:free a model|" \
		"np_model_from_memory:open a model in memory|" \
		"np_model_id:checksum of a model|" \
		"np_model_open:open a model|" \
		"np_names_free:free compiled names|" \
		"np_names_new:compile the user's own names|" \
		"np_rel_name:name of a relation between tokens|" \
		"np_same_name:whether two names are the same|" \
		"np_upos_name:name of a universal part of speech|" \
		"np_xpos_name:name of a Penn part of speech|" \
		"np_write:write a document to a sink|" \
		"np_write_file:write a document to a file", l_, "|")
	for (i_ = 1; i_ <= n_; i_++) {
		split(l_[i_], two_, ":")
		said[two_[1]] = two_[2]
	}
}

# For NAME: what the table says, else the first sentence in small letters.
function summary(text, name,    s)
{
	if (name in said)
		return said[name]
	s = text
	gsub(/[ \t\n]+/, " ", s)
	if (match(s, /[.:;]/))
		s = substr(s, 1, RSTART - 1)
	return tolower(substr(s, 1, 1)) substr(s, 2, 90)
}

function page(decl, text,    name, file)
{
	name = decl
	sub(/\(.*/, "", name)
	sub(/.*[ *]/, "", name)
	file = dir "/" name ".3"
	head(name, summary(text, name), file)
	print ".SH SYNOPSIS\n.nf\n.B #include <newsparse.h>\n" >file
	gsub(/\t/, "    ", decl)
	n_ = split(decl, l_, "\n")
	for (i_ = 1; i_ <= n_; i_++)
		print "\\fB" esc(l_[i_]) "\\fR" >file
	print ".fi" >file
	if (text != "") {
		print ".SH DESCRIPTION" >file
		prose(text, file)
	}
	print ".SH SEE ALSO\n.BR newsparse (1),\n.BR newsparse (3)" >file
	close(file)
	names = names (names == "" ? "" : " ") name
}

# What stood since the last blank line outside of braces.
function flush_block(    n, l, i, d)
{
	# A function that follows its type without a comment has that one's.
	if (decls ~ /\(/ && comment == "")
		comment = last
	if (decls ~ /\(/ && decls !~ /^typedef (struct|enum)/ &&
	    decls !~ /^typedef int/ && decls !~ /^#/) {
		n = split(decls, l, "\n")
		d = ""
		for (i = 1; i <= n; i++) {
			d = d (d == "" ? "" : "\n") l[i]
			if (l[i] ~ /;/) {
				page(d, comment)
				d = ""
			}
		}
	} else if (decls != "") {
		types = types "\001" comment "\002" decls
	}
	if (decls != "" && decls !~ /^#/)
		last = comment
	decls = comment = ""
}

/^#ifndef NEWSPARSE_H/ { opening = comment; comment = ""; body = 1; next }
!body && !done && /^(\/\*| \*)/ {
	comment = comment (NR > 1 ? "\n" : "") bare($0); next
}
/^#(ifdef|endif|include|pragma|define NEWSPARSE_H)/ || /^extern "C"/ ||
	/^}$/ { next }
/^\/\* -- / {
	flush_block()
	section = $0
	gsub(/^\/\* -- | -+ \*\/$/, "", section)
	types = types "\003" section
	next
}
/^\/\*/ { flush_block(); in_comment = 1 }
in_comment {
	comment = comment (comment == "" ? "" : "\n") bare($0)
	if (/\*\/[ \t]*$/)
		in_comment = 0
	next
}
/^$/ { if (!depth) flush_block(); else decls = decls "\n"; next }
{
	decls = decls (decls == "" ? "" : "\n") $0
	depth += gsub(/{/, "{") - gsub(/}/, "}")
}

END {
	flush_block()
	file = dir "/newsparse.3"
	what = opening
	sub(/\n.*/, "", what)
	sub(/^newsparse.h - /, "", what)
	sub(/\.$/, "", what)
	head("newsparse", what, file)
	print ".SH SYNOPSIS\n.nf\n.B #include <newsparse.h>\n" >file
	print "\\fBcc ... $(pkg\\-config \\-\\-cflags \\-\\-libs newsparse)\\fR" >file
	print ".fi\n.SH DESCRIPTION" >file
	sub(/^[^\n]*\n/, "", opening)
	prose(opening, file)
	n = split(types, part, /[\001\003]/)
	pos = 1
	rest = types
	while (match(rest, /[\001\003]/)) {
		mark = substr(rest, RSTART, 1)
		rest = substr(rest, RSTART + 1)
		item = rest
		if (match(rest, /[\001\003]/))
			item = substr(rest, 1, RSTART - 1)
		if (mark == "\003") {
			pending = item
			continue
		}
		if (pending != "")
			print ".SH " toupper(esc(pending)) >file
		else
			print ".PP" >file
		pending = ""
		split(item, two, "\002")
		if (two[1] != "") {
			prose(two[1], file)
			print ".PP" >file
		}
		code(two[2], file)
	}
	print ".SH EXAMPLES" >file
	n = split(examples, part, " ")
	for (i = 1; i <= n; i++) {
		item = ""
		while ((getline line < part[i]) > 0)
			item = item line "\n"
		sub(/\n$/, "", item)
		sub(/.*\//, "", part[i])
		print (i > 1 ? ".PP\n" : "") "\\&" esc(part[i]) ":\n.PP" >file
		code(item, file)
	}
	print ".SH SEE ALSO\n.BR newsparse (1)," >file
	n = split(names, l, " ")
	for (i = 1; i <= n; i++)
		print ".BR " l[i] " (3)" (i < n ? "," : "") >file
	close(file)
}
