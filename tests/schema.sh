#!/bin/sh
# The schemas that `planpress schema` prints, in both drafts, before every YAML document here: tests/web/schema.mjs. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
PLANPRESS=${PLANPRESS:-$PWD/build/planpress}
case $PLANPRESS in /*) ;; *) PLANPRESS=$PWD/$PLANPRESS ;; esac
export PLANPRESS
tests/web/install.sh || { echo "not ok - schema: npm ci"; exit 1; }
exec node build/web/schema.mjs
