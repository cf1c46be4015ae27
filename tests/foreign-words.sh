#!/bin/sh
# No English word of ours in a German project, no German one in an English project: tests/foreign-words.mjs. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CEILING_DIRECTORIES="$PWD/tests:$PWD"
unset PLANPRESS_LANGUAGE
cases=$(ls -d tests/golden/*-de tests/golden/*-en tests/golden/template-* tests/golden/twenty-mistakes tests/golden/figures tests/golden/business-case | grep -v quirks) # quirks are told in English
node tests/foreign-words.mjs "${PLANPRESS:-build/planpress}" "$work" content $cases
