// plusplus - the header is C++ too: owners as unique_ptr, spans as string_view.
#include <cstdio>
#include <memory>
#include <string_view>

#include <newsparse.h>

struct deleter {
	void operator()(np_model *m) const { np_model_free(m); }
	void operator()(np_ctx *c) const { np_ctx_free(c); }
};

static std::string_view view(np_str s)
{
	return s.ptr ? std::string_view(s.ptr, s.len) : std::string_view();
}

int main()
{
	std::string_view text = "Ann Lee flew to Oslo on 3 May 2021.";
	const np_doc *doc;
	np_model *m;
	np_ctx *c;
	std::size_t n;

	if (np_model_open(&m, nullptr) != NP_OK)
		return 2;
	std::unique_ptr<np_model, deleter> model(m);
	if (np_ctx_new(&c, m) != NP_OK)
		return 2;
	std::unique_ptr<np_ctx, deleter> ctx(c);
	if (np_analyze(c, text.data(), text.size(), nullptr, &doc) != NP_OK)
		return 2;
	const np_timex *t = np_doc_timexes(doc, &n);
	for (std::size_t i = 0; i < n; i++) {
		auto where = view(np_doc_text(doc, t[i].span));
		auto value = view(t[i].value);
		std::printf("%.*s = %.*s\n", (int)where.size(), where.data(),
			(int)value.size(), value.data());
	}
}
