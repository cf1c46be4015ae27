#!/bin/sh
# A language that the tests make up: every text of ours is looked up, and has room to grow. tests/pseudo.mjs. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CEILING_DIRECTORIES="$PWD:$work"
unset PLANPRESS_LANGUAGE
program=${PLANPRESS:-build/planpress}
status=0
mkdir "$work/all" "$work/less"
node tests/pseudo.mjs "$program" "$work/all" || status=1
# The test can fail: one translation less, and it is found.
if node tests/pseudo.mjs "$program" "$work/less" "Weighted pipeline" >"$work/found" 2>&1; then
    echo "not ok - pseudo-language: a text without its translation was not found" && status=1
else
    grep -q "Weighted" "$work/found" && echo "ok - pseudo-language: a text without its translation is found" || { cat "$work/found"; status=1; }
fi
exit $status
