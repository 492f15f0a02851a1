# newsparse - who did what, where and when
#
#   make            the program, the libraries, the man page       (all)
#   make demo       install what is missing, build, report on a sample
#   make check      install what is missing, build, run every test
#   make eval       accuracy on the development sets -> tests/scores.tsv
#   make bench      speed and memory                 -> tests/scores.tsv
#   make bench-peers   spaCy and CoreNLP on the same text, where they are to be had
#   make tables     what README.md says of all that and shows
#   make errors SET=wwn-dev    the most frequent errors on a set
#   make train      train the models from ../shared/corpora
#   make regen      rebuild data/newsparse.model from data/
#   make asan       the tests under address and undefined sanitizers
#   make fuzz       libFuzzer on every door, FUZZ_SECONDS each (clang)
#   make cross      the same bytes from i686 and s390x (cross gcc, qemu-user)
#   make install    PREFIX=/usr/local, DESTDIR honoured      (uninstall)
#   make static     one binary that needs no library: build/static/newsparse
#   make deb        Debian packages in build/deb              (debhelper)
#   make dist       the source tarball, the same bytes every time
#   make spark      install pyspark in build/spark, test in Spark (Java)
#   make coverage   which lines of src the tests run         (gcc, gcov)
#   make tidy       cppcheck and clang-tidy, silent when clean
#   make format     what breaks the form of the code, silent when nothing does
#   make deps       install the build dependencies
#   make clean
#
# CC, CFLAGS, LDFLAGS, PREFIX, LIBDIR, DESTDIR are yours.  B is the output
# folder.  ZSTD=0, HTML=0, XML=0 leave these inputs out, as happens where
# libzstd, libgumbo or libexpat is missing.

CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
B ?= build
WERROR ?= -Werror
VERSION := $(shell sed -n 's/.*NP_VERSION "\(.*\)"/\1/p' include/newsparse.h)
ABI = 0

ALL_CFLAGS = -std=c11 -Wall -Wextra $(WERROR) -fPIC -fvisibility=hidden \
	-ffp-contract=off $(ONLY_FLOAT) -D_POSIX_C_SOURCE=200809L \
	-D_FILE_OFFSET_BITS=64 -Iinclude -Isrc $(CFLAGS)
# A float is computed as a float, also where C lets a machine do it in double
# (s390x), or the processor would (x87).
accepts = $(shell $(CC) $1 -Werror -S -o /dev/null -x c /dev/null \
	2>/dev/null && echo $1)
ONLY_FLOAT := $(call accepts,-fexcess-precision=fast) \
	$(if $(filter i386-% i486-% i586-% i686-%,$(shell $(CC) -dumpmachine)),-msse2 -mfpmath=sse)
LIBS = -lutf8proc
have = $(shell pkg-config --exists $1 2>/dev/null && echo 1)
ZSTD ?= $(call have,libzstd)
HTML ?= $(call have,gumbo)
XML ?= $(call have,expat)
ALL_CFLAGS += $(if $(filter 1,$(ZSTD)),-DNP_WITH_ZSTD) \
	$(if $(filter 1,$(HTML)),-DNP_WITH_HTML) \
	$(if $(filter 1,$(XML)),-DNP_WITH_XML)
CLI_LIBS += $(if $(filter 1,$(ZSTD)),-lzstd) \
	$(if $(filter 1,$(HTML)),-lgumbo) $(if $(filter 1,$(XML)),-lexpat)
CLI_LIBS += -lz -lpthread

LIB_DIRS = base text lex model time link report out
LIB_SRC := src/newsparse.c src/doc.c $(foreach d,$(LIB_DIRS),$(wildcard src/$d/*.c))
CLI_SRC := $(wildcard src/cli/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$B/%.o) $B/src/model/embed.o
CLI_OBJ := $(CLI_SRC:%.c=$B/%.o)
UNIT := $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/test_*.c))
FUZZ := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
TOOLS := $B/tools/pack $B/tools/train

COMPLETION_DIRS = bash-completion/completions zsh/site-functions \
	fish/vendor_completions.d
COMPLETIONS = $(addprefix $(DESTDIR)$(PREFIX)/share/, \
	bash-completion/completions/newsparse zsh/site-functions/_newsparse \
	fish/vendor_completions.d/newsparse.fish)

.PHONY: all demo check eval bench bench-peers tables tidy format errors train \
	regen asan fuzz cross static deb dist spark coverage install uninstall deps \
	clean unit tools
.DELETE_ON_ERROR:
.SECONDARY:

all: $B/newsparse $B/libnewsparse.a $B/libnewsparse.so $B/newsparse.1 \
	$B/man/newsparse.3

demo: deps
	@$(MAKE) --no-print-directory -s all WERROR=
	$B/newsparse data/samples/drone-talks.txt

check: deps
	@sh src/tools/deps.sh python3 zstd || echo "their tests are skipped"
	@B=$B CC="$(CC)" MAKE="$(MAKE)" sh tests/run.sh

eval: $B/newsparse $B/bench
	python3 src/tools/eval.py --newsparse $B/newsparse
	python3 src/tools/tables.py --newsparse $B/newsparse

bench: $B/newsparse $B/bench
	python3 src/tools/bench.py --build $B
	python3 src/tools/tables.py --newsparse $B/newsparse

bench-peers: $B/newsparse
	sh src/tools/bench_peers.sh $B

tables: $B/newsparse
	python3 src/tools/tables.py --newsparse $B/newsparse

errors: $B/newsparse $B/bench
	python3 src/tools/eval.py --newsparse $B/newsparse --errors $(SET)

train: tools
	sh src/tools/train.sh $B

regen: $B/tools/pack
	$B/tools/pack data data/newsparse.model

asan:
	@$(MAKE) --no-print-directory check B=build/asan \
	CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"

fuzz:
	@B=$B sh tests/fuzz/run.sh $(FUZZ)

cross:
	@B=$B MAKE="$(MAKE)" sh tests/cross.sh

static:
	@$(MAKE) --no-print-directory B=$B/static LDFLAGS="-static $(LDFLAGS)" \
		$B/static/newsparse

deb:
	@sh src/tools/deb.sh newsparse-$(VERSION) $B

dist:
	@sh src/tools/dist.sh newsparse-$(VERSION) $B

spark: $B/newsparse
	@B=$B sh tests/engines/run.sh --install

coverage:
	@sh src/tools/coverage.sh $B/coverage

tidy:
	@sh src/tools/tidy.sh

format:
	@awk -f src/tools/format.awk include/*.h src/*.[ch] src/*/*.[ch] \
		tests/*/*.[ch]

deps:
	@sh src/tools/deps.sh

unit: $(UNIT)
tools: $(TOOLS)

$B/newsparse: $(CLI_OBJ) $B/libnewsparse.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(CLI_LIBS)

$B/libnewsparse.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$B/libnewsparse.so: $(LIB_OBJ) src/newsparse.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libnewsparse.so.$(ABI) \
		-Wl,--version-script=src/newsparse.map -o $@ $(LIB_OBJ) $(LIBS)

$B/newsparse.1: $B/newsparse
	$B/newsparse --generate=man > $@

# One page a function, from the comments of the header.
MAN_EXAMPLES = $(addprefix tests/examples/,minimal.c with_ctypes.py)
$B/man/newsparse.3: src/tools/man3.awk include/newsparse.h $(MAN_EXAMPLES)
	@mkdir -p $(@D)
	awk -v dir=$(@D) -v version=$(VERSION) -v examples="$(MAN_EXAMPLES)" \
		-f src/tools/man3.awk include/newsparse.h

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/%.o: %.S data/newsparse.model
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$B/tools/%: $B/src/tools/%.o $B/libnewsparse.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $B/libnewsparse.a \
		$(LIBS) -lm -lpthread
# Training is arithmetic of floats, most of it in these.
$(patsubst %,$B/src/tools/train_syntax_%.o,net layers matrix): \
	CFLAGS += -O3 -march=native -ffast-math -ffp-contract=fast
$(foreach t,pack train,$(eval $B/tools/$t: \
	$(patsubst %.c,$B/%.o,$(wildcard src/tools/$t_*.c))))

$B/unit/%: $B/tests/unit/%.o $B/libnewsparse.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(WRAP) -o $@ $(filter %.o,$^) \
		$(filter %.a,$^) $(LIBS) -lcmocka -lm -lpthread

$B/unit/test_alloc: WRAP = -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

# The library with a call at every branch: test_linear counts its work, which is
# more in a sanitizer's build.
STEPS := $(LIB_SRC:%.c=$B/steps/%.o)
$B/steps/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(filter-out -fsanitize=%,$(ALL_CFLAGS)) -O2 \
		-fsanitize-coverage=trace-pc -MMD -MP -c -o $@ $<
$B/unit/test_linear: $(STEPS)

$B/bench: $B/tests/bench/bench.o $B/libnewsparse.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# A fuzz target replayed over its corpus by a plain main, and in libFuzzer.
# json-c reads what the program wrote.
DOORS = $B/tests/fuzz/%.o $B/tests/fuzz/door.o \
	$(filter-out $B/src/cli/main.o,$(CLI_OBJ)) $B/libnewsparse.a
$B/replay/%: $B/tests/fuzz/replay.o $(DOORS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(CLI_LIBS) -ljson-c

$B/%/fuzz: $(DOORS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS) $(CLI_LIBS) \
		-ljson-c

# Programs of library users: they see the header and the library, no more.
$B/examples/%: $B/tests/examples/%.o $B/libnewsparse.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lpthread

$B/examples/%: tests/examples/%.cpp include/newsparse.h $B/libnewsparse.a
	@mkdir -p $(@D)
	$(CXX) -std=c++17 -Wall -Wextra $(WERROR) $(CFLAGS) $(LDFLAGS) -Iinclude \
		-o $@ $< $B/libnewsparse.a $(LIBS)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include \
		$(DESTDIR)$(LIBDIR)/pkgconfig \
		$(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man3 \
		$(addprefix $(DESTDIR)$(PREFIX)/share/,$(COMPLETION_DIRS))
	install -m 755 $B/newsparse $(DESTDIR)$(PREFIX)/bin/
	install -m 644 include/newsparse.h $(DESTDIR)$(PREFIX)/include/
	install -m 644 $B/libnewsparse.a $(DESTDIR)$(LIBDIR)/
	install -m 755 $B/libnewsparse.so \
		$(DESTDIR)$(LIBDIR)/libnewsparse.so.$(ABI)
	ln -sf libnewsparse.so.$(ABI) $(DESTDIR)$(LIBDIR)/libnewsparse.so
	sed 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' \
		src/newsparse.pc.in > $(DESTDIR)$(LIBDIR)/pkgconfig/newsparse.pc
	install -m 644 $B/newsparse.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 $B/man/*.3 $(DESTDIR)$(PREFIX)/share/man/man3/
	$B/newsparse --generate=bash > $(word 1,$(COMPLETIONS))
	$B/newsparse --generate=zsh > $(word 2,$(COMPLETIONS))
	$B/newsparse --generate=fish > $(word 3,$(COMPLETIONS))

uninstall:
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/newsparse \
		include/newsparse.h share/man/man1/newsparse.1 \
		share/man/man3/newsparse.3 share/man/man3/np_*.3) \
		$(addprefix $(DESTDIR)$(LIBDIR)/,libnewsparse.a libnewsparse.so \
		libnewsparse.so.$(ABI) pkgconfig/newsparse.pc) $(COMPLETIONS)

clean:
	rm -rf build

-include $(shell find $B/src $B/tests $B/steps -name '*.d' -type f 2>/dev/null)
