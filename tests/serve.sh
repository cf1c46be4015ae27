#!/bin/sh
# `planpress serve` and `build --watch`: tests/web/serve.mjs with a browser. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
PLANPRESS=${PLANPRESS:-$PWD/build/planpress}
export PLANPRESS
tests/web/install.sh >build/test/serve-tools.log 2>&1 || { echo "not ok - serve: npm ci"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd build/web && node serve.mjs "$work")
