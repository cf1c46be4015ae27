# The parts of the tests and what each of them needs; tests/all.sh runs them, as many at a time as there are processors. What two parts both
# look at is made once (build/test/outputs), by the program without sanitizers. The long parts come first.

PLAIN     := $(CURDIR)/build/planpress
SANITIZED := $(CURDIR)/build/sanitized/planpress
OUTPUTS   := $(CURDIR)/build/test/outputs
part = @tests/part.sh $@
make = $(MAKE) --no-print-directory

# Those that are a script of their name.
OF_SCRIPT    := golden layers report grow expected command folder leak release review safe random coverage messages foreign-words pseudo front canary walls interference binder new forms schema follow explain images mends import install readme again ci kept rebuild serve fmt handbook lsp graph
OF_PLAIN     := unit figures outputs $(OF_SCRIPT)
OF_SANITIZED := unit-sanitized golden-sanitized figures-sanitized command-sanitized
OF_OUTPUTS   := pdfa-files pdfa-structure web pixels pdf gate
PARTS        := build-plain build-sanitized $(OF_PLAIN) $(OF_SANITIZED) $(OF_OUTPUTS)
.PHONY: all list tools $(PARTS)

all: build-plain build-sanitized tools outputs front pdfa-structure web pixels unit-sanitized unit $(PARTS)

list:
	@echo $(PARTS)

$(OF_PLAIN): build-plain
$(OF_SANITIZED): build-sanitized
$(OF_OUTPUTS): outputs
pdfa-structure web pixels gate front canary walls coverage messages foreign-words pseudo schema ci forms serve: tools
pdfa-structure web pixels gate front canary walls coverage messages foreign-words pseudo schema ci forms lsp: tools

build-plain:
	$(part) "$(make) all unit-programs figure-programs build/plain/tests/random/project build/plain/tests/gate/texts && echo 'ok - the program builds'"

build-sanitized:
	$(part) "$(make) SANITIZE=1 all unit-programs figure-programs && echo 'ok - the program builds with sanitizers'"

tools:
	@tests/web/install.sh >build/test/tools.log 2>&1 || { cat build/test/tools.log; exit 1; }

outputs:
	$(part) "tests/outputs.sh $(OUTPUTS)"

unit:
	$(part) "$(make) unit-report"

unit-sanitized:
	$(part) "$(make) SANITIZE=1 unit-report"

$(OF_SCRIPT):
	$(part) "tests/$@.sh"

figures:
	$(part) "$(make) figures"

figures-sanitized:
	$(part) "$(make) SANITIZE=1 figures"

golden-sanitized command-sanitized:
	$(part) "PLANPRESS=$(SANITIZED) tests/$(@:-sanitized=).sh"

pdfa-files pdfa-structure:
	$(part) "OUTPUTS=$(OUTPUTS) tests/pdfa.sh $(@:pdfa-%=%)"

web pixels pdf gate:
	$(part) "OUTPUTS=$(OUTPUTS) tests/$@.sh"
