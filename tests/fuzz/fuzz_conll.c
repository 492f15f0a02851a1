/* The door for tokens that are given: any bytes.
 *
 * Beside what door_check() requires: as CoNLL it has as many lines as came in,
 * each with the token that came in and a tag that may follow the one before;
 * the CoNLL-U has ten columns. */
#include "door.h"

#include <string.h>

static np_str next_line(np_str *s)
{
	const char *end = s->len ? memchr(s->ptr, '\n', s->len) : NULL;
	np_str line = { s->ptr, end ? (size_t)(end - s->ptr) : s->len };
	size_t used = line.len + (end != NULL);

	s->ptr += used;
	s->len -= used;
	return line;
}

static bool is_blank(np_str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] != ' ' && s.ptr[i] != '\t' && s.ptr[i] != '\r')
			return false;
	return true;
}

static bool is_start(np_str s)
{
	return s.len >= 10 && !memcmp(s.ptr, "-DOCSTART-", 10);
}

/* What stands before the first tab. */
static np_str first_column(np_str s)
{
	const char *tab = s.len ? memchr(s.ptr, '\t', s.len) : NULL;

	if (tab)
		s.len = (size_t)(tab - s.ptr);
	return s;
}

/* "B-PER" and the like, where I- continues a name of its type. */
static void check_tag(np_str tag, np_str *before)
{
	REQUIRE(tag.len && memchr("BIO", tag.ptr[0], 3));
	REQUIRE((tag.len == 1) == (tag.ptr[0] == 'O'));
	if (tag.ptr[0] == 'I')
		REQUIRE(before->len == tag.len && !memcmp(before->ptr + 1,
			tag.ptr + 1, tag.len - 1));
	*before = tag;
}

static void check_lines(np_str in, np_str out)
{
	np_str before = { "O", 1 }, line, got, token;

	while (in.len) {
		line = next_line(&in);
		REQUIRE(out.len > 0);
		got = next_line(&out);
		if (line.len && line.ptr[line.len - 1] == '\r')
			line.len--;
		if (is_blank(line)) {
			REQUIRE(!got.len);
			before.len = 0;
		} else if (is_start(line)) {
			REQUIRE(got.len == line.len
				&& !memcmp(got.ptr, line.ptr, got.len));
			before.len = 0;
		} else {
			token = first_column(line);
			REQUIRE(got.len > token.len + 1
				&& got.ptr[token.len] == '\t'
				&& !memcmp(got.ptr, token.ptr, token.len));
			check_tag((np_str){ got.ptr + token.len + 1,
				got.len - token.len - 1 }, &before);
		}
	}
	REQUIRE(!out.len);
}

static void check_columns(np_str out)
{
	np_str line;
	size_t tabs;

	while (out.len) {
		line = next_line(&out);
		if (!line.len || line.ptr[0] == '#')
			continue;
		for (tabs = 0; line.len; line.ptr++, line.len--)
			tabs += *line.ptr == '\t';
		REQUIRE(tabs == 9);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct job j;
	struct options opt = { 0 };
	np_str in = { (const char *)data, size };

	j.kind = JOB_CONLL;
	j.line = 1;
	json_object_put(door_check(&j, NULL, in));
	opt.format = NP_CONLL;
	opt.encoding = NP_UTF8;
	door_ask(&j, &opt, NULL, in);
	REQUIRE(!j.failed);
	if (in.len >= 3 && !memcmp(in.ptr, "\xEF\xBB\xBF", 3)) {
		in.ptr += 3;
		in.len -= 3;
	}
	check_lines(in,
		(np_str){ j.out.ptr, j.out.len });
	opt.format = NP_CONLLU;
	door_ask(&j, &opt, NULL, in);
	check_columns((np_str){ j.out.ptr, j.out.len });
	return 0;
}
