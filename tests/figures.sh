#!/bin/sh
# What each type of figure draws and says of odd data (tests/figures/dump.c), compared with tests/figures/expected/TYPE.txt.
# `tests/figures.sh accept [TYPE...]` writes what is drawn now. Look at the difference, and at `make gallery`, before you commit it.
# The program is $DUMP. Prints TAP lines.
set -eu
cd "$(dirname "$0")/figures"
dump=${DUMP:-../../build/plain/tests/figures/dump}
case $dump in /*) ;; ../*) dump=$PWD/$dump ;; *) dump=$PWD/../../$dump ;; esac
accept=
[ "${1-}" = accept ] && { accept=1; shift; }
types=$("$dump")
[ -n "$types" ] || { echo "not ok - figures: there are types"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

for type in ${*:-$types}; do
    "$dump" "$type" >"$work/found" || { echo "not ok - figures: $type is drawn"; status=1; continue; }
    if [ -n "$accept" ]; then mkdir -p expected; cp "$work/found" "expected/$type.txt"; fi
    if [ ! -e "expected/$type.txt" ]; then
        echo "not ok - figures: $type has an expected file: look at the figure, then tests/figures.sh accept $type"
        status=1
    elif diff -u "expected/$type.txt" "$work/found" >"$work/difference"; then echo "ok - figures: $type"; else
        echo "not ok - figures: $type"
        head -60 "$work/difference" | sed 's/^/#   /'
        status=1
    fi
done

# What no type makes any more is in the way.
if [ $# -eq 0 ]; then
    for expected in expected/*.txt; do
        type=$(basename "$expected" .txt)
        case " $(echo $types) " in *" $type "*) ;; *)
            [ -n "$accept" ] && rm "$expected" && continue
            echo "not ok - figures: there is no type for $expected"
            status=1 ;;
        esac
    done
fi
exit $status
