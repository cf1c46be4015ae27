#!/bin/sh
# Random projects (tests/random/) and what must hold of each: tests/random.sh [COUNT [FIRST]], seeds from FIRST (1) on.
#   - check and build give the same messages in the same order, but for the line that counts and what only laying out can find, and the same
#     exit status
#   - the same seed gives the same project, and one without mistakes is read without errors (of every tenth seed)
# Programs: $PLANPRESS, $RANDOM_PROJECT. Prints TAP lines.
set -u
export PLANPRESS_LANGUAGE=en
cd "$(dirname "$0")/.."
export PLANPRESS="${PLANPRESS:-$PWD/build/planpress}" RANDOM_PROJECT="${RANDOM_PROJECT:-$PWD/build/plain/tests/random/project}"
if [ "${1-}" != --seed ]; then
    first=${2:-1}
    seq "$first" $((first + ${1:-40} - 1)) | tests/side-by-side.sh tests/random.sh --seed
    exit
fi

seed=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - random: seed $seed: $2"; else
        echo "not ok - random: seed $seed: $2"
        echo "#   the project: build/plain/tests/random/project $seed FOLDER $3"
        status=1
    fi
}

"$RANDOM_PROJECT" "$seed" "$work/project" || { say 1 "the project is made" ""; exit 1; }

# Without the line that counts, without what only laying out can find (G02 to G07), which is for build alone to say, and without the place in a
# finished file.
without_count() {
    awk '/^planpress: / { next } /^[^ ].*: (error|warning|info)\[/ { kept = !/: (error|warning|info)\[G0[2-7]\]/ } kept' "$1" | sed -E '/error\[L0/{s/\.(html|pdf), (line|page) [0-9]+//;s/ \((text|target of a link)\)//}' >"$1.messages"
}
"$PLANPRESS" check "$work/project" >"$work/check" 2>&1
checked=$?
"$PLANPRESS" build "$work/project" -o "$work/out" >"$work/build" 2>&1
built=$?
without_count "$work/check"
without_count "$work/build"
[ $checked -le 1 ] && [ $built -le 1 ]
say $? "check and build end as they should ($checked, $built)" ""
grep -q ': error\[G0[2-7]\]' "$work/build" && checked=$built
diff "$work/check.messages" "$work/build.messages" >"$work/difference" && [ $checked -eq $built ]
say $? "check and build say the same" ""
head -20 "$work/difference" | cut -c1-200 | sed "s|$work/||; s/^/#   /"

if [ $((seed % 10)) -eq 1 ]; then
    "$RANDOM_PROJECT" "$seed" "$work/again/project" && diff -r -x build "$work/project" "$work/again/project" >/dev/null
    say $? "the same seed gives the same project" ""
    "$RANDOM_PROJECT" "$seed" "$work/clean" mistakes=0 foreign=0 && "$PLANPRESS" check "$work/clean" >"$work/clean.log" 2>&1
    ! grep -E ': error\[[IMKFDGX][0-9]+\]' "$work/clean.log" >"$work/errors"
    say $? "without mistakes it is read without errors" "mistakes=0 foreign=0"
    head -5 "$work/errors" | sed "s|$work/||; s/^/#   /"
fi
exit $status
