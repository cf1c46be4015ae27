# planpress. Two commands for everyone, on a fresh Debian 12 with git and make:
#   make site    installs what is missing (apt-get), builds the program and compiles content/ into build/site/
#   make test    the same, then every test
# For developers: `make` builds the program; `make unit`, `make golden`, ... are parts of the tests (see `make help`).
# SANITIZE=1 builds everything with AddressSanitizer and UndefinedBehaviorSanitizer into a folder of its own.

CC      := gcc
FLAVOUR := $(if $(SANITIZE),sanitized,plain)
OUT     := build/$(FLAVOUR)
PROGRAM := $(if $(SANITIZE),$(OUT)/planpress,build/planpress)

# --- packages: Debian 12 names; README.md says what each is for -----------------------------------------------------------------------
BUILD_PACKAGES := gcc libc6-dev pkg-config libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libhpdf-dev libharfbuzz-dev \
                  libicu-dev libintelrdfpmath-dev libfontconfig-dev libpng-dev zlib1g-dev libgit2-dev \
                  fontconfig hyphen-de hyphen-en-us fonts-lato fonts-sil-gentiumplus fonts-jetbrains-mono fonts-dejavu-core
TEST_PACKAGES  := libcmocka-dev libhyphen-dev qpdf poppler-utils chromium binutils default-jre-headless libpdfbox2-java libcommons-logging-java \
                  libcommons-io-java libactivation-java libjaxb-api-java $(if $(shell command -v node),,nodejs npm)
SUDO           := $(if $(filter 0,$(shell id -u)),,sudo)

# --- how to compile -----------------------------------------------------------------------------------------------------------------
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -Wundef -Wdouble-promotion \
            -Wswitch-enum -Wimplicit-fallthrough -Wformat=2
LIBRARY_PACKAGES := yaml-0.1 libcmark-gfm harfbuzz harfbuzz-subset fontconfig icu-i18n icu-uc libpng zlib libgit2
# The libraries' headers are not ours to warn about: their folders come in as system folders. Asked for when used, not when read: the
# packages may not be installed yet.
LIBRARY_FLAGS = $(shell pkg-config --cflags $(LIBRARY_PACKAGES) | sed 's/-I/-isystem /g')
LIBRARIES     = $(shell pkg-config --libs $(LIBRARY_PACKAGES)) -lcmark-gfm-extensions -lhpdf -l:libbidgcc000.a -lm -lpthread
CFLAGS     := -O2 -g
SANITIZERS := -O1 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
ALL_CFLAGS  = -std=c11 -D_GNU_SOURCE -Igenerator $(WARNINGS) $(CFLAGS) $(if $(SANITIZE),$(SANITIZERS))

LAYERS  := base tree figure read schema formula kind project edition compose layout write command
SOURCES := $(sort $(wildcard $(LAYERS:%=generator/%/*.c)))
LIBRARY := $(OUT)/libplanpress.a
TESTS   := $(sort $(wildcard tests/unit/*_test.c))
TEST_PROGRAMS := $(TESTS:%.c=$(OUT)/%)

.DELETE_ON_ERROR:
.PHONY: all site test help packages test-packages unit golden figures gallery pixels layers bench-pages bench-figures clean format

all: $(PROGRAM)

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^---/d' | head -6
	@echo "parts of the tests: unit golden figures layers command pdf pdfa web pixels; gallery shows every figure; accept rewrites the golden files; format runs clang-format"

$(PROGRAM): $(OUT)/generator/main.o $(LIBRARY)
	@echo "link $@"
	@$(CC) $(ALL_CFLAGS) $^ $(LIBRARIES) -o $@

$(LIBRARY): $(SOURCES:%.c=$(OUT)/%.o)
	@rm -f $@ && ar rcs $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP -c $< -o $@

$(OUT)/tests/unit/%_test: tests/unit/%_test.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo "test $<"
	@$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP $< $(LIBRARY) $(LIBRARIES) -lcmocka -lhyphen -o $@

# --- the two commands -----------------------------------------------------------------------------------------------------------------
install = @missing=$$(for package in $(1); do dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -q -y --no-install-recommends $$missing; fi

packages:
	$(call install,$(BUILD_PACKAGES))

test-packages: packages
	$(call install,$(TEST_PACKAGES))

site: packages
	@$(MAKE) --no-print-directory -j$$(nproc) all
	build/planpress build content -o build/site

test: test-packages
	@tests/all.sh

# --- parts of the tests, for developers -------------------------------------------------------------------------------------------------
unit: $(TEST_PROGRAMS)
	@status=0; for program in $^; do $$program || status=1; done; exit $$status

unit-programs: $(TEST_PROGRAMS)

figure-programs: $(OUT)/tests/figures/dump $(OUT)/tests/gallery/odd

golden accept: $(PROGRAM)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/golden.sh $(filter accept,$@)

figures: $(OUT)/tests/figures/dump
	@DUMP=$(CURDIR)/$< tests/figures.sh

# Every figure with its source, in build/gallery/index.html; it needs libcmocka-dev, one of the tests' packages.
gallery pixels: test-packages $(PROGRAM) $(OUT)/tests/gallery/odd
	@PLANPRESS=$(CURDIR)/$(PROGRAM) ODD=$(CURDIR)/$(OUT)/tests/gallery/odd tests/$@.sh

layers: $(LIBRARY)
	@tests/layers.sh

command pdf pdfa web: $(PROGRAM)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/$@.sh

$(OUT)/tests/bench/%: tests/bench/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP $< $(LIBRARY) $(LIBRARIES) -o $@

# Programs that look at figures with the data of the unit tests.
FIGURE_PROGRAMS := $(OUT)/tests/figures/dump $(OUT)/tests/gallery/odd $(OUT)/tests/bench/figures
$(FIGURE_PROGRAMS): $(OUT)/%: %.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP $< $(LIBRARY) $(LIBRARIES) -lcmocka -o $@

bench-pages: $(OUT)/tests/bench/pages
	@$<

bench-figures: $(OUT)/tests/bench/figures
	@$<

clean:
	rm -rf build

format:
	clang-format -i $$(git ls-files 'generator/*.[ch]' 'tests/*.[ch]')

-include $(shell find build -name '*.d' 2>/dev/null)
