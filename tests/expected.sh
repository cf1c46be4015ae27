#!/bin/sh
# What `planpress export` gives for a whole project against values and findings that were worked out independently. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
samples=../shared/samples
[ -d "$samples" ] || { echo "# skipped: the samples are not beside this checkout"; exit 0; }
command -v node >/dev/null || { echo "not ok - expected: node is not installed"; exit 1; }
exec node tests/expected/expected.mjs "${PLANPRESS:-$PWD/build/planpress}" "$samples/a-weisseritz"
