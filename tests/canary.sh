#!/bin/sh
# The canary: a project with a token of its own in every field of every kind and wherever else an author can write (tests/web/canary.mjs) is built in
# all editions, and no folder holds a token above its class (tests/web/canary-look.mjs). The leak gate must have nothing to do: what it stops has
# passed another wall. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - canary: $2"; else
        echo "not ok - canary: $2"
        status=1
    fi
}

tests/web/install.sh || { echo "not ok - canary: npm ci"; exit 1; }
node build/web/canary.mjs "$PWD" "$work/project" || { say 1 "the project is made"; exit 1; }
"$program" build "$work/project" -o "$work/out" >"$work/messages" 2>&1
say $? "all editions are built"
! grep -E 'error\[' "$work/messages" >"$work/errors"
say $? "without an error, the gate's included"
sed "s|$work/||; s/^/#   /" "$work/errors" | head -20
node build/web/canary-look.mjs "$work/out" "$work/project.tokens" "$work/messages" || status=1
exit $status
