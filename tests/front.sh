#!/bin/sh
# The front page of a built folder, the calendars and the table beside it, opened as people open them: tests/web/front.mjs, calendars.mjs and, of
# 1,000 documents, front-large.mjs. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

build() { # PROJECT NAME: into $work/NAME; findings are no matter here
    "$program" build "$1" -o "$work/$2" >"$work/log" 2>&1
    [ $? -le 1 ] && return
    cat "$work/log"
    echo "not ok - front: $1 builds"
    status=1
}

# A row's day, a row's text, the day of a row without an id, when people meet.
edit() { # FOLDER
    sed -i -e 's/\(id: m1,.*fällig: \)30.11.2026/\115.01.2027/' -e 's/+49 anrufen/Doch lieber schreiben/' \
        -e 's|datum: 03/2027|datum: 04/2027|' "$1/konten/suederende/plan.yaml"
    sed -i -e 's/^datum: .*/datum: 16.12.2026/' -e 's/^beginn: .*/beginn: 9:30/' "$1/konten/suederende/gespraech.yaml"
}

run() { node "build/web/$1" "$2" "${3-}" "${4-}" || status=1; }

tests/web/install.sh || { echo "not ok - front: npm ci"; exit 1; }
cp -R tests/projects/front "$work/edited-project"
edit "$work/edited-project"
node tests/web/thousand.mjs "$work/large-project" 334
build tests/projects/front front
build "$work/edited-project" edited
build tests/projects/leak english
build "$work/large-project" large
find "$work/front" -name index.html -print0 | sort -z | (cd build/web && xargs -0 node check.mjs) >"$work/said" || status=1
sed "s|$work/||" "$work/said"
run front.mjs "$work/front"
run calendars.mjs "$work/front" "$work/edited" "$work/english"
run front-large.mjs "$work/large"
exit $status
