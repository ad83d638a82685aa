# Every build word of iocaged. GNU make on Linux and FreeBSD (gmake).

CC ?= cc
RE2C ?= re2c
PYTHON ?= /usr/bin/python3
CLANG_FORMAT ?= clang-format
SANITIZE ?=
comma := ,
B := build/out$(if $(SANITIZE),-sanitized)

CFLAGS ?= -O2 -g
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla
FEATURES := -D_GNU_SOURCE
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer)
PACKAGES := json-c libmicrohttpd libuv gnutls
ALL_CFLAGS = $(WARNINGS) $(WERROR) $(FEATURES) -Isrc -Igenerated -Igen $(CFLAGS) $(SANITIZERS) -MMD -MP
LIBS = $(shell pkg-config --libs $(PACKAGES)) -lwslay -pthread

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

.PHONY: all generate run test check check-format check-generated check-schema format clean setup
.SECONDARY:

all: setup $(if $(wildcard src/main.c),$(B)/iocaged) $(if $(wildcard tools/iocage-sim/main.c),$(B)/iocage-sim)

setup:
	@tools/setup

# The generator is built first, without sanitizers of the variant's own objects; it rewrites only what changed.
$(B)/generate: $(patsubst %.c,$(B)/%.o,$(GENERATOR_SOURCES) gen/main.c)
	$(CC) $(ALL_CFLAGS) -o $@ $^

$(B)/generated.done: $(B)/generate schema/errors.json $(CLASSES:%=schema/%.json) $(SCHEMA_EXAMPLES)
	$(B)/generate schema generated $(CLASSES)
	@touch $@

generate: setup $(B)/generated.done

$(GENERATED_SOURCES) $(GENERATED_HEADERS) $(GENERATED_LEXERS): $(B)/generated.done ;

# re2c's output is not for reading and stays in build/. A rule may match the empty text: a pattern such as [a-z]*.
$(B)/%.re.c: %.re
	@mkdir -p $(@D)
	$(RE2C) -W -Wno-match-empty-string -Werror --no-generation-date --depfile $@.d -o $@ $<

$(B)/%.re.o: $(B)/%.re.c | $(GENERATED_HEADERS)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/gen/%.o: gen/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/%.o: %.c | $(GENERATED_HEADERS)
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

# The daemon against the stand-in tool, on SysAdm's ports.
run: all
	@echo 'try:  curl -s -X PUT http://127.0.0.1:12151/sysadm/iocage -d '"'"'{"action":"listjails"}'"'"
	@echo "or:   echo '{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"1\",\"args\":{\"action\":\"listjails\"}}' | NODE_PATH=/usr/share/nodejs node tests/ws_client.js ws://127.0.0.1:12150/"
	$(B)/iocaged --listen 127.0.0.1:12150 --listen 127.0.0.1:12151 --iocage $(CURDIR)/$(B)/iocage-sim

test: setup $(if $(wildcard tools/iocage-sim/main.c),$(B)/iocage-sim) $(B)/iocaged $(TESTS:%=$(B)/%)
	@failed=0; for test in $(TESTS); do IOCAGE_SIM=$(B)/iocage-sim IOCAGED=$(B)/iocaged GENERATE=$(B)/generate NODE_PATH=/usr/share/nodejs $(B)/$$test || failed=1; done; exit $$failed

check: check-schema check-format check-generated
	$(MAKE) test
	$(MAKE) test SANITIZE=address,undefined WERROR=-Werror

# An independent validator holds the schema against the description of its language.
check-schema: setup
	$(PYTHON) -W ignore -m jsonschema -i schema/iocage.json schema/language/class.json
	$(PYTHON) -W ignore -m jsonschema -i schema/errors.json schema/language/errors.json
	for file in $(SCHEMA_EXAMPLES); do $(PYTHON) -W ignore -m jsonschema -i $$file schema/language/examples.json || exit 1; done

# What is committed must be what the schema says.
check-generated: generate
	git diff --exit-code -- generated

FORMATTED := $(sort $(wildcard src/*.[ch] gen/*.[ch] tests/*.[ch] tests/fuzz/*.[ch] tools/*/*.[ch]))
check-format: setup
	$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)

format:
	$(CLANG_FORMAT) -i $(FORMATTED)

clean:
	rm -rf build

-include $(shell find build -name '*.d' 2>/dev/null)
