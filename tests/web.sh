#!/bin/sh
# HTML of content/ and of the gallery's German pages in a headless browser and under html-validate; the tools come from npm by the lock file.
# Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" build content -o "$work/content" --format html >/dev/null 2>&1 || { echo "not ok - web: content/ builds"; exit 1; }
PLANPRESS=$program tests/gallery.sh "$work/gallery" >"$work/log" 2>&1 || { cat "$work/log"; echo "not ok - web: the gallery builds"; exit 1; }
tests/web/install.sh || { echo "not ok - web: npm ci"; exit 1; }
cp tests/web/*.mjs build/web/
check() { # FOLDER [OPTION]
    find "$1" -name '*.html' -print0 | sort -z | (cd build/web && xargs -0 node check.mjs $2) | sed "s|$work/||"
}
check "$work/content" ""
check "$work/gallery/de" --once
