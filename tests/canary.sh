#!/bin/sh
# The canary: a project with a token of its own in every field of every kind and wherever else an author can write (tests/web/canary.mjs) is built in
# all editions, and no folder holds a token above its class (tests/web/canary-look.mjs). The leak gate must have nothing to do there: what it stops has
# passed another wall. Two more projects try the gate and the check of layouts. tests/walls.sh runs this with one wall taken away.
# Programs: $PLANPRESS; formats: $FORMAT. With $ENOUGH it ends when it has sung. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress} format=${FORMAT:-html,pdf}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - canary: $2"; else
        echo "not ok - canary: $2"
        status=1
    fi
}
enough() {
    if [ -n "${ENOUGH-}" ] && [ "$status" -ne 0 ]; then exit 1; fi
}
make_project() { # NAME [WRONG]
    node build/web/canary.mjs "$PWD" "$work/$1" "${2-}" || { say 1 "the project “$1” is made"; exit 1; }
}

tests/web/install.sh || { echo "not ok - canary: npm ci"; exit 1; }
make_project project
"$program" build "$work/project" --format "$format" -o "$work/out" >"$work/messages" 2>&1
say $? "all editions are built"
! grep -E 'error\[' "$work/messages" >"$work/errors"
say $? "without an error, the gate's included"
sed "s|$work/||; s/^/#   /" "$work/errors" | head -20
node build/web/canary-look.mjs "$work/out" "$work/project.tokens" "$work/messages" 2>"$work/log" || status=1
grep -v '^Warning: ' "$work/log"
enough

make_project forbidden forbidden
"$program" build "$work/forbidden" --for customer --format html -o "$work/stopped" >"$work/messages" 2>&1
[ $? -eq 1 ] && [ "$(grep -c 'error\[L01\]' "$work/messages")" -ge 4 ]
say $? "a customer's text with a word of never_to_customer is stopped, in each layout of both accounts"
enough

mv "$work/project" "$work/first" && make_project project moved
"$program" build "$work/project" --for customer --format html -o "$work/moved" >"$work/messages" 2>&1 && "$program" build "$work/first" --for customer --format html -o "$work/unmoved" >"$work/messages" 2>&1
say $? "internal rows are moved and added"
diff -r "$work/unmoved/customer" "$work/moved/customer" >"$work/differences"
say $? "and what customers get is the same"
head -5 "$work/differences" | cut -c1-200 | sed 's/^/#   /'
enough

make_project unlawful unlawful
"$program" check "$work/unlawful" >"$work/messages" 2>&1
grep 'error\[F04\]' "$work/messages" | sed "s|^$work/unlawful/||; s/^\([^:]*:[0-9]*:\).*/\1/" | sort >"$work/refused"
sort "$work/unlawful.lines" | comm -23 - "$work/refused" >"$work/allowed"
[ "$(wc -l <"$work/unlawful.lines")" -ge 100 ] && [ ! -s "$work/allowed" ]
say $? "no layout for customers may name a field above their class: $(wc -l <"$work/unlawful.lines") fields"
sed 's/^/#   /' "$work/allowed" | head -20
exit $status
