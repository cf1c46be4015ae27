#!/bin/sh
# No word of an author is silently lost (tests/coverage.mjs): of every golden project, of content/ and of the samples WORDS words chosen by SEED
# are changed, one at a time; all of them when WORDS is 0. Left out: templates-errors, whose broken kinds read nothing,
# and files, where other people's files and merge marks are. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
export PLANPRESS="${PLANPRESS:-$PWD/build/planpress}"
export PLANPRESS_LANGUAGE=en # messages are looked through for what errors say
exec node tests/coverage.mjs "${WORDS:-12}" "${SEED:-1}" $(ls -d tests/golden/* | grep -vE '/(templates-errors|files)$') content $(ls -d ../shared/samples/*/ 2>/dev/null)
