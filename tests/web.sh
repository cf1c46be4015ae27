#!/bin/sh
# HTML of content/ in a headless browser and under html-validate; the tools come from npm by the lock file. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" build content -o "$work" --format html >/dev/null 2>&1 || { echo "not ok - web: content/ builds"; exit 1; }
tests/web/install.sh || { echo "not ok - web: npm ci"; exit 1; }
cp tests/web/*.mjs build/web/
find "$work" -name '*.html' -print0 | sort -z | (cd build/web && xargs -0 node check.mjs) | sed "s|$work/||"
