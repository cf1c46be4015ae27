# planpress. Two commands for everyone, on a fresh Debian 12 with git and make:
#   make site    installs what is missing (apt-get), builds the program and compiles content/ and its handbook into build/site/ (V=1: says all)
#   make test    the same, then every test
# For developers: `make quick` after an edit builds and tests what it can touch; `make unit`, `make golden`, ... are parts of the tests (see `make help`).
# SANITIZE=1 builds everything with AddressSanitizer and UndefinedBehaviorSanitizer into a folder of its own.

CC      := gcc
FLAVOUR := $(if $(SANITIZE),sanitized,plain)
OUT     := build/$(FLAVOUR)
PROGRAM := $(if $(SANITIZE),$(OUT)/planpress,build/planpress)

# --- packages: Debian 12 names; README.md says what each is for -----------------------------------------------------------------------
BUILD_PACKAGES := gcc libc6-dev pkg-config libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libhpdf-dev libharfbuzz-dev \
                  libicu-dev libintelrdfpmath-dev libfontconfig-dev libpng-dev libjpeg62-turbo-dev libdeflate-dev zlib1g-dev \
                  libgit2-dev libqpdf-dev libmicrohttpd-dev libjansson-dev \
                  fontconfig hyphen-de hyphen-en-us fonts-lato fonts-sil-gentiumplus fonts-jetbrains-mono fonts-dejavu-core
TEST_PACKAGES  := neovim emacs-nox elpa-eglot ninja-build time perl libcmocka-dev libhyphen-dev qpdf poppler-utils chromium binutils default-jre-headless libpdfbox2-java libcommons-logging-java \
                  libcommons-io-java libactivation-java libjaxb-api-java $(if $(shell command -v node),,nodejs npm) \
                  $(if $(shell command -v python3),,python3)
SUDO           := $(if $(filter 0,$(shell id -u)),,sudo)

# --- how to compile -----------------------------------------------------------------------------------------------------------------
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -Wundef -Wdouble-promotion \
            -Wswitch-enum -Wimplicit-fallthrough -Wformat=2
LIBRARY_PACKAGES := yaml-0.1 libcmark-gfm harfbuzz harfbuzz-subset fontconfig icu-i18n icu-uc libpng libjpeg libdeflate zlib libgit2 libqpdf libmicrohttpd jansson
# Loaded by the program itself when it needs them (base/library.h).
LOADED_PACKAGES  := libgit2 libqpdf libmicrohttpd jansson
# The libraries' headers are not ours to warn about: their folders come in as system folders. Asked for when used, not when read: the
# packages may not be installed yet.
LIBRARY_FLAGS = $(shell pkg-config --cflags $(LIBRARY_PACKAGES) | sed 's/-I/-isystem /g')
LIBRARIES     = $(shell pkg-config --libs $(filter-out $(LOADED_PACKAGES),$(LIBRARY_PACKAGES))) -lcmark-gfm-extensions -lhpdf -l:libbidgcc000.a -lm -lpthread
# What a run keeps is known by the program that made it, and that by its build ID (base/program.h).
LDFLAGS    := -Wl,--build-id=sha1
CFLAGS     := -O2 -g
SANITIZERS := -O1 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
ALL_CFLAGS  = -std=c11 -D_GNU_SOURCE -Igenerator $(WARNINGS) $(CFLAGS) $(if $(SANITIZE),$(SANITIZERS))

LAYERS  := base tree figure read schema formula kind project edition compose layout write site gate command editor workbench
SOURCES := $(sort $(wildcard $(LAYERS:%=generator/%/*.c)))
LIBRARY := $(OUT)/libplanpress.a
TESTS   := $(sort $(wildcard tests/unit/*_test.c))
TEST_PROGRAMS := $(TESTS:%.c=$(OUT)/%)
PASSED  := $(TEST_PROGRAMS:=.tap)

# Parts of the tests that are a script of their name and need the program alone.
SCRIPTS := command folder pdf pdfa web gate schema explain readme messages leak release safe canary walls serve handbook lsp graph

.DELETE_ON_ERROR:
.PHONY: all man vscode install uninstall deb site screenshots test quick help packages test-packages unit unit-programs unit-report figure-programs golden accept figures gallery pixels layers \
        $(SCRIPTS) engines random kept rebuild coverage proof proof-lsp bench bench-lsp bench-pages bench-figures bench-plan clean format
# Objects of test programs stay, though only the programs ask for them.
.SECONDARY: $(TESTS:%.c=$(OUT)/%.o)

# With a jobserver above, its number of jobs; else one for each processor. What runs side by side says what it has to say in one piece.
side_by_side = $(MAKE) --no-print-directory --silent --output-sync $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

all: $(PROGRAM)

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile
	@echo "install, uninstall: the program, its templates, manual pages and completions (PREFIX=/usr/local, DESTDIR=); deb: a Debian package in build/deb/; man: the manual pages; vscode: the extension for VS Code, build/planpress.vsix"
	@echo "quick: builds, the unit tests whose program or data changed, layers and golden files"
	@echo "parts of the tests: unit golden figures layers random kept rebuild coverage pixels $(SCRIPTS); gallery shows every figure; accept rewrites the golden files"
	@echo "screenshots: the pictures of the handbook (tests/handbook.sh accept: what the program answers in it)"
	@echo "proof: more random projects (SEEDS=500), 2,000 changes of them built again, every word of every project changed (WORDS=0), ten minutes of random edits in the language server; bench: what it costs, as a table (ROWS=\"cold check\": these rows); bench-lsp, bench-plan, bench-pages, bench-figures; engines: ninja, make, Bazel, GNU parallel; format runs clang-format"

$(PROGRAM): $(OUT)/generator/main.o $(LIBRARY)
	@echo "link $@"
	@$(CC) $(ALL_CFLAGS) $(LDFLAGS) $^ $(LIBRARIES) -o $@

# Thin: its members keep the paths of their objects, by which a linker says what it took.
$(LIBRARY): $(SOURCES:%.c=$(OUT)/%.o)
	@rm -f $@ && ar rcsT $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP -c $< -o $@

# Sees every formula that is checked.
$(OUT)/tests/unit/fields_used_test: LIBRARIES += -Wl,--wrap=formula_check

# A test program depends on the objects of the library that it uses, not on the whole: PROGRAM.link.d names them.
$(OUT)/tests/unit/%_test: $(OUT)/tests/unit/%_test.o | $(LIBRARY)
	@echo "link tests/unit/$*_test"
	@$(CC) $(ALL_CFLAGS) $< $(LIBRARY) $(LIBRARIES) -lcmocka -lhyphen -Wl,-Map=$@.map -o $@
	@grep -oE '$(OUT)/generator/[a-z_/]+\.o' $@.map | sort -u | sed 's|.*|$@: &\n&:|' >$@.link.d; rm $@.map

# --- installing ------------------------------------------------------------------------------------------------------------------------
PREFIX  := /usr/local
DESTDIR :=
BIN     := $(DESTDIR)$(PREFIX)/bin
SHARE   := $(DESTDIR)$(PREFIX)/share
BASH_COMPLETIONS := $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS  := $(SHARE)/zsh/site-functions
FISH_COMPLETIONS := $(SHARE)/fish/vendor_completions.d
MANUALS          := $(patsubst generator/command/%,build/man/%,$(wildcard generator/command/*.[17]))
COMPLETIONS      := $(addprefix build/completions/,bash zsh fish)
# In no project, so that nothing of one is in what is said.
SAYS             := cd / && PLANPRESS_LANGUAGE=en PLANPRESS_TEMPLATES=$(CURDIR)/templates $(CURDIR)/$(PROGRAM)

# The prefix is compiled into one object, which is made anew when another is asked for.
$(shell mkdir -p $(OUT) && echo '$(PREFIX)' | cmp -s - $(OUT)/prefix || echo '$(PREFIX)' >$(OUT)/prefix)
$(OUT)/generator/command/templates_folder.o: ALL_CFLAGS += -DINSTALL_PREFIX='"$(PREFIX)"'
$(OUT)/generator/command/templates_folder.o: $(OUT)/prefix

# A line `.\" @ TOPICS` of a manual page is what explain says of them.
build/man/%: generator/command/% $(PROGRAM) $(shell find templates -name '*.yaml')
	@mkdir -p $(@D)
	@awk -v says="$(SAYS) explain --all --format man " \
	    '/^\.\\" @ / { fflush(); if (system(says substr($$0, 7))) exit 1; next } { print }' $< >$@.new
	@version=$$($(PROGRAM) -V) && sed -i "s/@VERSION@/$${version#* }/" $@.new && mv $@.new $@

build/completions/%: $(PROGRAM)
	@mkdir -p $(@D)
	@($(SAYS) completions $*) >$@.new && mv $@.new $@

# What the language server says of a code leads there.
PAGES := build/man/manual.en.html build/man/manual.de.html
$(PAGES): build/man/manual.%.html: $(PROGRAM) $(shell find templates -name '*.yaml')
	@mkdir -p $(@D)
	@(cd / && PLANPRESS_LANGUAGE=$* PLANPRESS_TEMPLATES=$(CURDIR)/templates $(CURDIR)/$(PROGRAM) explain --all --format html) >$@.new && mv $@.new $@

man: $(MANUALS) $(PAGES)

install: all $(MANUALS) $(PAGES) $(COMPLETIONS)
	install -d $(BIN) $(SHARE)/man/man1 $(SHARE)/man/man7 $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)
	install -m 755 $(PROGRAM) $(BIN)/planpress
	install -m 644 $(filter %.1,$(MANUALS)) $(SHARE)/man/man1
	install -m 644 $(filter %.7,$(MANUALS)) $(SHARE)/man/man7
	install -m 644 build/completions/bash $(BASH_COMPLETIONS)/planpress
	install -m 644 build/completions/zsh $(ZSH_COMPLETIONS)/_planpress
	install -m 644 build/completions/fish $(FISH_COMPLETIONS)/planpress.fish
	rm -rf $(SHARE)/planpress/templates
	install -d $(SHARE)/planpress
	install -m 644 $(PAGES) $(SHARE)/planpress
	cd templates && find . -type f -exec install -D -m 644 '{}' '$(abspath $(SHARE))/planpress/templates/{}' ';'

uninstall:
	rm -f $(BIN)/planpress $(patsubst build/man/%,$(SHARE)/man/man1/%,$(filter %.1,$(MANUALS))) \
	    $(patsubst build/man/%,$(SHARE)/man/man7/%,$(filter %.7,$(MANUALS))) \
	    $(BASH_COMPLETIONS)/planpress $(ZSH_COMPLETIONS)/_planpress $(FISH_COMPLETIONS)/planpress.fish
	rm -rf $(SHARE)/planpress

# The extension for VS Code: its client and npm's vscode-languageclient in one file, packed.
vscode:
	@rm -rf build/vscode && mkdir -p build/vscode && cp -r templates/editors/vscode/. LICENSE build/vscode/
	@cd build/vscode && npm ci --no-audit --no-fund --ignore-scripts --loglevel error && \
	    npx esbuild client.js --bundle --platform=node --external:vscode --minify --log-level=warning --outfile=extension.js && \
	    rm client.js && npx vsce package --no-dependencies --allow-missing-repository --out ../planpress.vsix >/dev/null
	@echo "$(CURDIR)/build/planpress.vsix"

# A Debian package, in build/deb/: debhelper works in a copy of what git knows.
deb: packages
	$(call install,debhelper dpkg-dev fakeroot)
	@rm -rf build/deb && mkdir -p build/deb/planpress && git ls-files -z | tar --null -T - -cf - | tar -xf - -C build/deb/planpress
	@cd build/deb/planpress && dpkg-buildpackage -us -uc -b >../log 2>&1 || { tail -20 ../log; exit 1; }
	@ls build/deb/*.deb


# --- the two commands -----------------------------------------------------------------------------------------------------------------
install = @missing=$$(for package in $(1); do dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -q -y --no-install-recommends $$missing; fi

packages:
	$(call install,$(BUILD_PACKAGES))

test-packages: packages
	$(call install,$(TEST_PACKAGES))

site: packages
	@$(MAKE) --no-print-directory -j$$(nproc) all $(if $(V),,>/dev/null)
	@build/planpress build content/handbook -o build/site/handbook $(if $(V),-v,--level error)
	@build/planpress build content -o build/site --set handbook=../handbook/internal/index.html $(if $(V),-v,--level error)
	@echo "Open $(CURDIR)/build/site/internal/index.html; the handbook is $(CURDIR)/build/site/handbook/internal/index.html"

# The pictures in the handbook, taken anew while its commands are run.
screenshots: test-packages all
	@tests/web/install.sh >/dev/null
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/handbook.sh pictures

test: test-packages
	@tests/all.sh

# --- parts of the tests, for developers -------------------------------------------------------------------------------------------------
unit:
	@$(side_by_side) --keep-going $(PASSED)

# What a program says is kept: as PROGRAM.tap when all of it passed, which makes it up to date, else as PROGRAM.failed.
$(PASSED): $(OUT)/%.tap: $(OUT)/%
	@rm -f $@ $<.failed
	@if CMOCKA_MESSAGE_OUTPUT=TAP $< >$<.failed 2>&1; then mv $<.failed $@ && echo "passed $(<F)"; \
	else status=$$?; grep -q '^not ok' $<.failed || echo "not ok - $(<F) ended with $$status" >>$<.failed; cat $<.failed; exit 1; fi

# What programs read while they run they name in their source or in that of a header of tests/unit.
$(patsubst %.c,$(OUT)/%.tap,$(shell grep -lE '"(templates["/]|(rule_check|figure_by_hand|figure_world|formula_world|kind_check|languages_of_ours|layout_fixture|pdf_fixture|project_world|words_of_ours)\.h")' $(TESTS))): $(shell find templates -type f)
$(patsubst %.c,$(OUT)/%.tap,$(shell grep -lF '"../shared/samples' $(TESTS))): $(shell find ../shared/samples -type f 2>/dev/null)

# The results of all programs, those that are up to date included, for tests/all.sh.
unit-report:
	@status=0; $(side_by_side) --keep-going $(PASSED) >$(OUT)/unit.log 2>&1 || { status=1; grep -v '^passed\|^ok' $(OUT)/unit.log; }; \
	for program in $(TEST_PROGRAMS); do cat $$program.tap 2>/dev/null || cat $$program.failed 2>/dev/null || echo "not ok - $$program was not run"; done; \
	exit $$status

unit-programs: $(TEST_PROGRAMS)

figure-programs: $(OUT)/tests/figures/dump $(OUT)/tests/gallery/odd

# The inner loop: what an edit can touch most of the time.
quick:
	@$(side_by_side) --keep-going $(PASSED) layers golden

golden accept: $(PROGRAM)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/golden.sh $(filter accept,$@)

figures: $(OUT)/tests/figures/dump
	@DUMP=$(CURDIR)/$< tests/figures.sh

# Every figure with its source, in build/gallery/internal/index.html; it needs libcmocka-dev, one of the tests' packages.
gallery pixels: test-packages $(PROGRAM) $(OUT)/tests/gallery/odd
	@PLANPRESS=$(CURDIR)/$(PROGRAM) ODD=$(CURDIR)/$(OUT)/tests/gallery/odd tests/$@.sh

layers: $(LIBRARY)
	@tests/layers.sh

gate: $(OUT)/tests/gate/texts

$(SCRIPTS): $(PROGRAM)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/$@.sh

$(OUT)/tests/bench/%: tests/bench/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_FLAGS) -MMD -MP $< $(LIBRARY) $(LIBRARIES) -o $@

# What the gate reads out of a file, one text a line.
$(OUT)/tests/gate/texts: $(OUT)/tests/gate/texts.o $(LIBRARY)
	@echo "link $@"
	@$(CC) $(ALL_CFLAGS) $(LDFLAGS) $^ $(LIBRARIES) -o $@

# Random projects; SEEDS is how many.
$(OUT)/tests/random/project: $(patsubst %.c,$(OUT)/%.o,$(wildcard tests/random/*.c)) $(LIBRARY)
	@echo "link tests/random/project"
	@$(CC) $(ALL_CFLAGS) $(LDFLAGS) $^ $(LIBRARIES) -o $@

random proof: $(PROGRAM) $(OUT)/tests/random/project
	@PLANPRESS=$(CURDIR)/$(PROGRAM) RANDOM_PROJECT=$(CURDIR)/$(OUT)/tests/random/project tests/random.sh $(or $(SEEDS),$(if $(filter proof,$@),500,40))

# No word of an author is silently lost; WORDS is how many of each project are changed, 0: all.
coverage: test-packages $(PROGRAM)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/coverage.sh

proof: kept
kept rebuild: $(PROGRAM) $(OUT)/tests/random/project
	@PLANPRESS=$(CURDIR)/$(PROGRAM) RANDOM_PROJECT=$(CURDIR)/$(OUT)/tests/random/project tests/$@.sh $(if $(filter proof,$(MAKECMDGOALS)),200 10)

# Random edits of what an editor has open, for ten minutes, under sanitizers.
proof: proof-lsp
proof-lsp: test-packages
	@$(MAKE) --no-print-directory SANITIZE=1 all
	@PLANPRESS=$(CURDIR)/build/sanitized/planpress SECONDS=600 QUIET=10000 tests/lsp.sh random

proof: WORDS = 0
proof: export WORDS
proof: coverage

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

# The table of generator/README.md (“What it costs”): bench ROWS="cold growth" measures these rows alone.
bench: $(PROGRAM)
	$(call install,valgrind time)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/bench/bench.sh $(ROWS)

# What a key costs in an editor, typed into a plan of 700 lines in content/.
bench-lsp: $(PROGRAM)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) EDITS=500 tests/lsp.sh typed
# The steps of planpress graph on engines that exist; Bazel alone takes some 850 MB. ENGINES="ninja parallel": these alone.
engines: $(PROGRAM)
	$(call install,time ninja-build parallel openssh-server $(if $(filter bazel,$(or $(ENGINES),bazel)),bazel-bootstrap))
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/engines.sh

bench-plan: $(PROGRAM)
	$(call install,valgrind)
	@PLANPRESS=$(CURDIR)/$(PROGRAM) tests/bench/plan-cost.sh

clean:
	rm -rf build

format:
	clang-format -i $$(git ls-files 'generator/*.[ch]' 'tests/*.[ch]')

# What is left of sources that were renamed or removed goes first: its list would ask for what nobody makes any more.
$(shell find build/plain build/sanitized -name '*.d' ! -name '*.link.d' 2>/dev/null | while read -r list; do \
    source=$${list#build/*/}; [ -e "$${source%.d}.c" ] || rm -f "$$list" "$${list%.d}.o" "$${list%%/generator/*}/libplanpress.a"; done)
-include $(shell find build/plain build/sanitized -name '*.d' 2>/dev/null)
