#!/bin/sh
# Golden tests: each folder of tests/golden/ is a project; a stage runs if its expected file exists:
#   check.txt                       what `planpress check` prints
#   mistakes.txt                    the same without what the kinds' own rules find, and without the counts
#   values.txt record.txt document.txt pages.txt    what `planpress build --dump=…` prints
#   build.html                      the HTML page of the one document
# `tests/golden.sh accept` writes what the program prints now into the files that exist. Look at the difference before you commit it.
# Usage: golden.sh [accept] [CASE...]; the program is $PLANPRESS. Prints TAP lines.
set -eu
cd "$(dirname "$0")/golden"
program=${PLANPRESS:-../../build/planpress}
case $program in /*) ;; ../*) program=$PWD/$program ;; *) program=$PWD/../../$program ;; esac
accept=
[ "${1-}" = accept ] && { accept=accept; shift; }
[ $# -gt 0 ] || set -- */
if [ $# -gt 1 ]; then
    printf '%s\n' "$@" | PLANPRESS=$program ../side-by-side.sh "$PWD/../golden.sh" $accept
    exit
fi
without_rules='
    function flush() { if (!rule) printf "%s", message; message = ""; rule = 0 }
    /^[^ ].*: (error|warning|info|Fehler|Warnung|Hinweis)\[/ { flush() }
    /^planpress: / { next }
    /^  (rule|Regel): / { rule = 1 }
    { message = message $0 "\n" }
    END { flush() }'
# The projects here stand still while the commits around them go on: git looks no further up.
export GIT_CEILING_DIRECTORIES="${PWD%/golden}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

case=${1%/}
for expected in "$case"/expected/*; do
    [ -e "$expected" ] || continue
    stage=$(basename "$expected")
    stage=${stage%.*}
    case $stage in
    check) (cd "$case" && "$program" check . --root .. 2>&1 | sed -E 's/, [0-9.,]+ s$//') >"$work/found" || true ;;
    mistakes) (cd "$case" && "$program" check . --root .. 2>&1 | awk "$without_rules") >"$work/found" || true ;;
    build) (cd "$case" && "$program" build . --root .. --format html -o "$work/out" >/dev/null 2>&1) || true
        find "$work/out" -name '*.html' ! -name index.html -exec cat {} + >"$work/found" 2>/dev/null || true
        rm -rf "$work/out" ;;
    *) (cd "$case" && "$program" build . --root .. --dump="$stage" 2>/dev/null) >"$work/found" || true ;;
    esac
    if [ -n "$accept" ]; then cp "$work/found" "$expected"; fi
    if diff -u "$expected" "$work/found" >"$work/difference"; then echo "ok - golden: $case $stage"; else
        echo "not ok - golden: $case $stage"
        head -60 "$work/difference" | sed 's/^/#   /'
        status=1
    fi
done
exit $status
