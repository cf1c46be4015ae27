# planpress. Two commands for everyone: `make site` and `make test`; both install what is missing (Debian 12, apt-get).
# For developers: `make` builds the program; `make unit`, `make golden`, ... run one part of the tests; SANITIZE=1 builds
# everything with AddressSanitizer and UndefinedBehaviorSanitizer into a folder of its own.

CC      ?= gcc
FLAVOUR := $(if $(SANITIZE),sanitized,plain)
OUT     := build/$(FLAVOUR)
PROGRAM := $(if $(SANITIZE),$(OUT)/planpress,build/planpress)

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -Wundef -Wdouble-promotion \
            -Wswitch-enum -Wimplicit-fallthrough -Wformat=2
PACKAGES := yaml-0.1 libcmark-gfm harfbuzz harfbuzz-subset fontconfig icu-i18n icu-uc libpng zlib libgit2
# Library headers are not ours to warn about: their folders come in as system folders.
LIBRARY_FLAGS = $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g')
LIBRARIES     = $(shell pkg-config --libs $(PACKAGES)) -lcmark-gfm-extensions -lhpdf -l:libbidgcc000.a -lm -lpthread
CFLAGS  ?= -O2 -g
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Igenerator $(WARNINGS) $(CFLAGS) \
             $(if $(SANITIZE),-O1 -fsanitize=address$(comma)undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
comma := ,

LAYERS  := base tree read kind project compose layout write command
SOURCES := $(sort $(wildcard $(LAYERS:%=generator/%/*.c)))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o)
LIBRARY := $(OUT)/libplanpress.a
TESTS   := $(sort $(wildcard tests/unit/*_test.c))
TEST_PROGRAMS := $(TESTS:%.c=$(OUT)/%)

.DELETE_ON_ERROR:
.PHONY: all site test unit clean format

all: $(PROGRAM)

$(PROGRAM): $(OUT)/generator/main.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $^ $(LIBRARIES) -o $@

$(LIBRARY): $(OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP -c $< -o $@

$(OUT)/tests/unit/%_test: tests/unit/%_test.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP $< $(LIBRARY) $(LIBRARIES) -lcmocka -o $@

unit: $(TEST_PROGRAMS)
	@for program in $^; do $$program || exit 1; done

clean:
	rm -rf build

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

-include $(shell find build -name '*.d' 2>/dev/null)
