#!/bin/sh
# HTML of content/ and of the gallery's German pages in a headless browser and under html-validate; the tools come from npm by the lock file.
# $OUTPUTS is the folder of tests/outputs.sh, made when it is not given. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
outputs=${OUTPUTS:-$work/outputs}
[ -n "${OUTPUTS-}" ] || PLANPRESS=$program tests/outputs.sh "$outputs" >"$work/log" 2>&1 || cat "$work/log"
tests/web/install.sh || { echo "not ok - web: npm ci"; exit 1; }
status=0
check() { # FOLDER [OPTION]
    find "$1" -name '*.html' -print0 | sort -z | (cd build/web && xargs -0 node check.mjs $2) >"$work/said" || status=1
    sed "s|$outputs/||" "$work/said"
}
check "$outputs/content" ""
check "$outputs/gallery/internal/de" --once
exit $status
