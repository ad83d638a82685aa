# Every build word of iocaged; `make help` lists them. GNU make on Linux and FreeBSD (gmake).

CC ?= cc
RE2C ?= re2c
PYTHON ?= $(firstword $(wildcard /usr/bin/python3 /usr/local/bin/python3.11))
CLANG ?= clang
CLANG_FORMAT ?= clang-format
CLANG_TIDY ?= clang-tidy
PREFIX ?= /usr/local
SANITIZE ?=
SECONDS ?= 60
FUZZ_SECONDS ?= $(SECONDS)
B := build/out$(if $(SANITIZE),-sanitized)
# PAM=yes: the passwords of system users too.
PAM ?=
FUZZ_SECONDS ?= 60
B := build/out$(if $(SANITIZE),-sanitized)$(if $(filter yes,$(PAM)),-pam)
MAKEFLAGS += --no-print-directory
# For a word that calls make again: as many jobs as there are processors, unless the user has said how many.
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))

CFLAGS ?= -O2 -g
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla
FEATURES := -D_GNU_SOURCE$(if $(filter yes,$(PAM)), -DIOCAGED_PAM)
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
PACKAGES := json-c libmicrohttpd libuv gnutls $(if $(filter Linux,$(shell uname -s)),libseccomp)
# Asked for once, and not before setup has installed them.
PACKAGES_CFLAGS = $(eval PACKAGES_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PACKAGES_CFLAGS)
INCLUDES = -Isrc -Igenerated -Igen $(PACKAGES_CFLAGS)
ALL_CFLAGS = $(WARNINGS) $(WERROR) $(FEATURES) $(INCLUDES) $(CFLAGS) $(SANITIZERS) -MMD -MP
LIBS = $(shell pkg-config --libs $(PACKAGES)) -lwslay -lcrypt $(if $(filter yes,$(PAM)),-lpam) -pthread

DAEMON_SOURCES := $(filter-out src/main.c,$(sort $(wildcard src/*.c)))
LEXER_SOURCES := $(sort $(wildcard src/*.re))
SCHEMA_EXAMPLES := $(sort $(wildcard schema/examples/*/*.json))
CLASSES := $(patsubst schema/%.json,%,$(filter-out schema/errors.json,$(sort $(wildcard schema/*.json))))
GENERATOR_SOURCES := $(filter-out gen/main.c,$(sort $(wildcard gen/*.c)))
GENERATED_SOURCES := generated/classes.c generated/errors.c $(CLASSES:%=generated/%.c) $(CLASSES:%=generated/%_settings.c)
GENERATED_HEADERS := generated/errors.h $(CLASSES:%=generated/%.h)
GENERATED_LEXERS := $(CLASSES:%=generated/%_lexers.re)

LEXER_OBJECTS := $(patsubst %.re,$(B)/%.re.o,$(LEXER_SOURCES) $(GENERATED_LEXERS))
OBJECTS := $(DAEMON_SOURCES:%.c=$(B)/%.o) $(GENERATOR_SOURCES:%.c=$(B)/%.o) $(GENERATED_SOURCES:%.c=$(B)/%.o) $(LEXER_OBJECTS)
TESTS := $(patsubst tests/%.c,%,$(sort $(wildcard tests/test_*.c)))

FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
HEADERS := $(sort $(wildcard src/*.h gen/*.h tests/*.h tools/*/*.h) $(GENERATED_HEADERS))

.PHONY: all help generate run run-python test bench leaks golden format install uninstall clean setup setup-check
.PHONY: check check-schema check-format check-generated check-headers check-lint check-fuzz
.PHONY: lint fuzz fuzz-build fuzz-programs $(FUZZERS:%=fuzz-%)
.SECONDARY:

## all: build the daemon and the stand-in for iocage
all: $(B)/iocaged $(B)/iocage-sim $(B)/iocage-sim-python

## help: list these words
help:
	@sed -n 's/^## //p' Makefile | awk -F ': ' '{ printf "%-18s%s\n", $$1, $$2 }'

# What is compiled or run waits for the packages, so that make -j works on a bare host too.
## setup: install the packages that are missing
setup:
	@tools/setup $(if $(filter yes,$(PAM)),pam)

setup-check:
	@tools/setup check

# The generator is built first, without sanitizers of the variant's own objects; it rewrites only what changed.
$(B)/generate: $(patsubst %.c,$(B)/%.o,$(GENERATOR_SOURCES) gen/main.c)
	$(CC) $(ALL_CFLAGS) -o $@ $^

$(B)/generated.done: $(B)/generate schema/errors.json $(CLASSES:%=schema/%.json) $(SCHEMA_EXAMPLES)
	$(B)/generate schema generated $(CLASSES)
	@tools/readme-actions generated/iocage.md README.md
	@touch $@

## generate: compile the schema into generated/
generate: $(B)/generated.done

$(GENERATED_SOURCES) $(GENERATED_HEADERS) $(GENERATED_LEXERS): $(B)/generated.done ;

# re2c's output is not for reading and stays in build/. A rule may match the empty text: a pattern such as [a-z]*.
$(B)/%.re.c: %.re | setup
	@mkdir -p $(@D)
	$(RE2C) -W -Wno-match-empty-string -Werror --no-generation-date --depfile $@.d -o $@ $<

# Tens of thousands of lines of gotos, each run once for a request: not worth half a minute of optimising.
$(GENERATED_LEXERS:%.re=$(B)/%.re.o): ALL_CFLAGS += -O1

$(B)/%.re.o: $(B)/%.re.c | setup $(GENERATED_HEADERS)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/gen/%.o: gen/%.c | setup
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/%.o: %.c | setup $(GENERATED_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libiocaged.a: $(OBJECTS)
	rm -f $@
	ar rcs $@ $(OBJECTS)

$(B)/iocaged: $(B)/src/main.o $(B)/libiocaged.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

TEST_HELPERS := $(patsubst %.c,$(B)/%.o,$(filter-out $(wildcard tests/test_*.c),$(sort $(wildcard tests/*.c))) $(CLASSES:%=generated/%_contract.c))

generated/%_contract.c: $(B)/generated.done ;

$(B)/generated/%_contract.o: generated/%_contract.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests -c -o $@ $<

$(B)/test_%: $(B)/tests/test_%.o $(TEST_HELPERS) $(B)/libiocaged.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS) -lcmocka -lcurl

$(B)/iocage-sim: $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tools/iocage-sim/*.c)))
	$(CC) $(ALL_CFLAGS) -o $@ $^

# Under this name it speaks the other dialect.
$(B)/iocage-sim-python: $(B)/iocage-sim
	ln -sf iocage-sim $@

## run: start the daemon with the stand-in for iocage, on SysAdm's ports
run: all
	@echo 'try:  curl -s -X PUT http://127.0.0.1:12151/sysadm/iocage -d '"'"'{"action":"listjails"}'"'"
	@echo "or:   echo '{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"1\",\"args\":{\"action\":\"listjails\"}}' | NODE_PATH=/usr/share/nodejs node tests/ws_client.js ws://127.0.0.1:12150/"
	$(B)/iocaged --auth none --listen 127.0.0.1:12150 --listen 127.0.0.1:12151 --iocage $(CURDIR)/$(B)/iocage-sim

## run-python: the same with the stand-in for the Python program
run-python: all
	$(B)/iocaged --auth none --listen 127.0.0.1:12150 --listen 127.0.0.1:12151 --iocage $(CURDIR)/$(B)/iocage-sim-python

## test: build and run every test
test: all $(TESTS:%=$(B)/%)
	@failed=0; for test in $(TESTS); do IOCAGE_SIM=$(B)/iocage-sim IOCAGED=$(B)/iocaged GENERATE=$(B)/generate NODE_PATH=/usr/share/nodejs $(B)/$$test || failed=1; done; exit $$failed

# tools/bench/README.md says how to read the table.
BENCH := $(B)/tools/bench
BENCH_PROGRAMS := $(BENCH)/bare_http $(BENCH)/cold $(BENCH)/lexers $(BENCH)/table
$(BENCH)/bare_http: BENCH_LIBS = $(shell pkg-config --libs libmicrohttpd)
$(BENCH)/cold $(BENCH)/lexers: $(BENCH)/row.o
$(BENCH)/lexers: $(B)/libiocaged.a

$(BENCH_PROGRAMS): %: %.o
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(BENCH_LIBS)

## bench: measure the daemon beside the least that could do the same
bench: $(B)/iocaged $(BENCH_PROGRAMS)
	@tools/setup bench
	@CC='$(CC)' CFLAGS='$(CFLAGS)' node tools/bench/bench.js $(B) build/bench.json

$(B)/recordings: $(B)/tools/recordings/main.o $(B)/libiocaged.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

## recordings: read the recorded outputs of a program in DIR=FOLDER, and tell which do not read
recordings: $(B)/recordings
	@$(B)/recordings $(DIALECT) $(DIR)

## golden: rewrite what tests/golden expects, for review
golden: $(B)/test_generate $(B)/generate
	GOLDEN=write GENERATE=$(B)/generate $(B)/test_generate
	git status --short -- tests/golden

## leaks: run the daemon under valgrind with 10,000 requests and 1,000 connections
leaks: all
	@tools/setup leaks
	@tests/leaks $(B)/iocaged $(CURDIR)/$(B)/iocage-sim

# Fuzzing has objects of its own, made by clang in a folder of its own; the corpus and what was found are kept there.
FUZZ := $(B)-fuzz

## fuzz: run every fuzz target for SECONDS=60 each
fuzz: $(FUZZERS:%=fuzz-%)

## fuzz-NAME: run tests/fuzz/fuzz_NAME.c for SECONDS=60
$(FUZZERS:%=fuzz-%): fuzz-%: fuzz-build
	@tests/fuzz/run $(FUZZ) $* $(FUZZ_SECONDS)

fuzz-build: setup-check
	@$(MAKE) $(PARALLEL) CC=$(CLANG) SANITIZE=fuzzer-no-link,address,undefined B=$(FUZZ) fuzz-programs

fuzz-programs: $(FUZZERS:%=$(B)/fuzz_%) $(B)/seeds.done

FUZZ_HELPERS := $(B)/tests/fuzz/fuzz.o $(B)/tests/sample_output.o $(B)/libiocaged.a

$(B)/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(FUZZ_HELPERS)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(B)/make_seeds: $(B)/tests/fuzz/seeds.o $(B)/libiocaged.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

$(B)/seeds.done: $(B)/make_seeds $(SCHEMA_EXAMPLES)
	$(B)/make_seeds $(B)/seeds $(SCHEMA_EXAMPLES)
	@touch $@

## check: all checks, then the tests twice, the second time with sanitizers
check: check-schema check-format check-generated check-headers check-lint check-fuzz
	$(MAKE) $(PARALLEL) test
	$(MAKE) $(PARALLEL) test SANITIZE=address,undefined WERROR=-Werror B=$(B)-sanitized

# An independent validator holds the schema against the description of its language.
## check-schema: validate the schema and its examples
check-schema: setup-check
	$(PYTHON) -W ignore -m jsonschema -i schema/iocage.json schema/language/class.json
	$(PYTHON) -W ignore -m jsonschema -i schema/errors.json schema/language/errors.json
	for file in $(SCHEMA_EXAMPLES); do $(PYTHON) -W ignore -m jsonschema -i $$file schema/language/examples.json || exit 1; done

# What is committed must be what the schema says.
## check-generated: compare generated/ with what the schema says
check-generated: generate
	git diff --exit-code -- generated README.md

FORMATTED := $(sort $(wildcard src/*.[ch] gen/*.[ch] tests/*.[ch] tests/fuzz/*.[ch] tools/*/*.[ch]))
## check-format: compare the sources with .clang-format
check-format: setup-check
	$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)

## format: apply .clang-format to the sources
format: setup-check
	$(CLANG_FORMAT) -i $(FORMATTED)

## check-headers: compile each header alone
check-headers: setup $(GENERATED_HEADERS)
	@for header in $(HEADERS); do $(CC) $(WARNINGS) -Werror $(FEATURES) $(INCLUDES) -fsyntax-only -x c $$header || exit 1; done

## check-lint: run clang-tidy with the checks of .clang-tidy
LINTED := $(sort $(wildcard src/*.c gen/*.c tests/*.c tests/fuzz/*.c tools/*/*.c) $(GENERATED_SOURCES))
check-lint: setup-check
	@$(MAKE) $(PARALLEL) -k lint

lint: $(LEXER_OBJECTS:%.o=%.lint) $(LINTED:%.c=$(B)/%.lint)

# An object is new whenever its source or a header is. What clang-tidy says on standard error matters only if it fails;
# what re2c makes is as long as it is.
$(B)/%.lint: $(B)/%.o .clang-tidy tests/.clang-tidy
	@echo lint $*
	@$(CLANG_TIDY) --quiet $(if $(filter %.re,$*),--checks=-readability-function-size $(B)/$*.c,$*.c) -- -std=c11 $(FEATURES) $(INCLUDES) -Itests 2>$@.log || { cat $@.log; exit 1; }
	@mv $@.log $@

# What reads text of others gets FUZZ_SECONDS, the rest less.
## check-fuzz: run every fuzz target, at once as many as there are processors
FUZZED_LONG := columns_output pairs_output json_text envelope opening
FUZZED_SHORT := $(filter-out $(FUZZED_LONG),$(FUZZERS))
check-fuzz:
	@$(MAKE) $(PARALLEL) $(FUZZED_LONG:%=fuzz-%)
	@$(MAKE) $(PARALLEL) $(FUZZED_SHORT:%=fuzz-%) FUZZ_SECONDS=15

DOCUMENTS := README.md LICENSE $(CLASSES:%=generated/%.md)
DOCUMENTS_FOLDER = $(DESTDIR)$(PREFIX)/share/doc/iocaged
RC_D = $(if $(filter FreeBSD,$(shell uname -s)),$(DESTDIR)$(PREFIX)/etc/rc.d)

## install: copy the daemon and its documents under PREFIX, all of it under DESTDIR if given
install: $(B)/iocaged
	$(if $(SANITIZE),$(error a daemon with sanitizers is not for installing))
	install -d $(DESTDIR)$(PREFIX)/sbin $(DOCUMENTS_FOLDER) $(RC_D)
	install -m 755 $(B)/iocaged $(DESTDIR)$(PREFIX)/sbin/iocaged
	install -m 644 $(DOCUMENTS) $(DOCUMENTS_FOLDER)
	$(if $(RC_D),sed 's|/usr/local|$(PREFIX)|g' tools/rc.d/iocaged >$(B)/iocaged.rc)
	$(if $(RC_D),install -m 755 $(B)/iocaged.rc $(RC_D)/iocaged)

## uninstall: remove what install copied
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/sbin/iocaged $(RC_D:%=%/iocaged)
	rm -f $(foreach document,$(DOCUMENTS),$(DOCUMENTS_FOLDER)/$(notdir $(document)))
	rmdir $(DOCUMENTS_FOLDER) 2>/dev/null || true

## clean: remove all that was built
clean:
	rm -rf build

-include $(shell find $(B) -name '*.d' 2>/dev/null)
