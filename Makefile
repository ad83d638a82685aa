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
GENERATOR_SOURCES := $(filter-out gen/main.c,$(sort $(wildcard gen/*.c)))
GENERATED_SOURCES := $(sort $(wildcard generated/*.c))

LEXER_OBJECTS := $(LEXER_SOURCES:src/%.re=$(B)/src/%.re.o)
OBJECTS := $(DAEMON_SOURCES:%.c=$(B)/%.o) $(GENERATOR_SOURCES:%.c=$(B)/%.o) $(GENERATED_SOURCES:%.c=$(B)/%.o) $(LEXER_OBJECTS)
TESTS := $(patsubst tests/%.c,%,$(sort $(wildcard tests/test_*.c)))
SCHEMA_EXAMPLES := $(sort $(wildcard schema/examples/*/*.json))

.PHONY: all test check check-format check-schema format clean setup
.SECONDARY:

all: setup $(OBJECTS)

setup:
	@tools/setup

# The rules of the lexers are the source; what re2c makes of them is not for reading and stays in build/.
$(B)/src/%.re.c: src/%.re
	@mkdir -p $(@D)
	$(RE2C) -W -Werror --no-generation-date --depfile $@.d -o $@ $<

$(B)/src/%.re.o: $(B)/src/%.re.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libiocaged.a: $(OBJECTS)
	rm -f $@
	ar rcs $@ $(OBJECTS)

$(B)/test_%: $(B)/tests/test_%.o $(B)/libiocaged.a
	$(CC) $(ALL_CFLAGS) -o $@ $< $(B)/libiocaged.a $(LIBS) -lcmocka

$(B)/iocage-sim: $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tools/iocage-sim/*.c)))
	$(CC) $(ALL_CFLAGS) -o $@ $^

test: setup $(if $(wildcard tools/iocage-sim/*.c),$(B)/iocage-sim) $(TESTS:%=$(B)/%)
	@failed=0; for test in $(TESTS); do IOCAGE_SIM=$(B)/iocage-sim $(B)/$$test || failed=1; done; exit $$failed

check: check-schema check-format
	$(MAKE) test
	$(MAKE) test SANITIZE=address,undefined WERROR=-Werror

# An independent validator holds the schema against the description of its language.
check-schema: setup
	$(PYTHON) -W ignore -m jsonschema -i schema/iocage.json schema/language/class.json
	$(PYTHON) -W ignore -m jsonschema -i schema/errors.json schema/language/errors.json
	for file in $(SCHEMA_EXAMPLES); do $(PYTHON) -W ignore -m jsonschema -i $$file schema/language/examples.json || exit 1; done

FORMATTED := $(sort $(wildcard src/*.[ch] gen/*.[ch] tests/*.[ch] tests/fuzz/*.[ch] tools/*/*.[ch]))
check-format: setup
	$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)

format:
	$(CLANG_FORMAT) -i $(FORMATTED)

clean:
	rm -rf build

-include $(shell find build -name '*.d' 2>/dev/null)
