#!/bin/sh
# Every test: the program and the unit tests, plain and sanitized, golden files, the layers, the command's behaviour, PDFs and pages. Each part
# prints TAP lines ("ok - …", "not ok - …"); the last line counts them all.
set -u
cd "$(dirname "$0")/.."
mkdir -p build
log=build/test.log
: >"$log"

part() { # NAME COMMAND...: a part that dies without saying why counts as one failure
    name=$1
    shift
    echo "# $name"
    before=$(grep -c '^not ok' "$log")
    if ! "$@" >build/part.log 2>&1 && ! grep '^not ok' build/part.log | grep -qv '# SKIP'; then echo "not ok - $name: it ended with an error" >>build/part.log; fi
    grep -E '^(ok|not ok)' build/part.log | grep -v '# SKIP' >>"$log" # what is skipped says so and counts as neither
    if [ "$(grep -c '^not ok' "$log")" -gt "$before" ]; then tail -n 400 build/part.log; else grep -E '^# (skipped|left out)|# SKIP' build/part.log; fi
}

make_quietly() { make --no-print-directory -j"$(nproc)" "$@" && echo "ok - make $*"; }
figures() { make --no-print-directory "$@" figures; }
unit() { CMOCKA_MESSAGE_OUTPUT=TAP make --no-print-directory "$@" unit 2>&1; }

part "the program builds" make_quietly all unit-programs figure-programs
part "the program builds with sanitizers" make_quietly SANITIZE=1 all unit-programs figure-programs
part "layers" tests/layers.sh
part "unit tests" unit
part "unit tests with sanitizers" unit SANITIZE=1
part "golden files" tests/golden.sh
part "golden files with sanitizers" env PLANPRESS="$PWD/build/sanitized/planpress" tests/golden.sh
part "figures" figures
part "figures with sanitizers" figures SANITIZE=1
part "expected values" tests/expected.sh
part "the command" tests/command.sh
part "the command with sanitizers" env PLANPRESS="$PWD/build/sanitized/planpress" tests/command.sh
part "no leaks" tests/leak.sh
part "PDFs" tests/pdf.sh
part "PDF/A" tests/pdfa.sh files
part "PDF structure" tests/pdfa.sh structure
part "pages in a browser" tests/web.sh
part "figures on screen and on paper" tests/pixels.sh

passed=$(grep -c '^ok' "$log")
failed=$(grep -c '^not ok' "$log")
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
