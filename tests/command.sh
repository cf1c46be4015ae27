#!/bin/sh
# What the command does to the world: exit statuses, files whole or absent, the same bytes every time, kinds without a compiler. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - command: $2"; else
        echo "not ok - command: $2"
        status=1
    fi
}

exits() { # STATUS NAME ARGUMENT...
    wanted=$1 name=$2
    shift 2
    "$program" "$@" >"$work/stdout" 2>"$work/stderr"
    got=$?
    [ "$got" -eq "$wanted" ]
    say $? "$name exits with $wanted"
    [ "$got" -eq "$wanted" ] || sed 's/^/#   /' "$work/stderr" | head -20
}

lines() { # COUNT NAME: of what the last command said
    [ "$(wc -l <"$work/stderr")" -eq "$1" ]
    say $? "$2"
}

small=tests/projects/new-kind

# --- usage
exits 0 "--help" --help
exits 0 "--version" --version
exits 0 "build --help" build --help
exits 0 "check --help" check --help
exits 2 "no command"
exits 2 "an unknown command" bake
exits 2 "an unknown option" build --fast "$small"
exits 2 "an unknown format" build --format docx "$small"
exits 2 "a bad day" build --as-of 2026-02-30 "$small"
exits 2 "an unknown layout" build --layout nonsense "$small"
exits 2 "-j 0" build -j 0 "$small"
exits 2 "a path that does not exist" build "$work/nowhere"
mkdir "$work/empty"
exits 2 "a folder without a project" build "$work/empty"

# --- check finds what build finds: mistakes that only data bring out, and those in Markdown that no layout prints
for project in tests/projects/found-when-composed content; do
    "$program" check "$project" 2>&1 | grep -v '^planpress:' >"$work/checked"
    "$program" build "$project" -o "$work/found" 2>&1 | grep -v '^planpress:' >"$work/built"
    [ -s "$work/checked" ] && cmp -s "$work/checked" "$work/built"
    say $? "check and build say the same of $project"
done
"$program" check tests/projects/found-when-composed >"$work/stdout" 2>"$work/stderr"
for what in 'lists of 2 and of 3 values' 'amounts in EUR and CHF' 'unknown name “nothing_such”' 'unknown name “nothing_either”' \
    'does not exist' 'expects a number of places from -30 to 30, found 99'; do
    grep -q "$what" "$work/stderr"
    say $? "check finds “$what”"
done
grep -q '^planpress: 3 documents,' "$work/stderr"
say $? "check counts documents, not layouts"

# --- what a rule of level error finds is printed, and keeps an edition from the customer
exits 1 "a finding of level error" build tests/projects/held -o "$work/held"
[ -s "$work/held/visit-brief.pdf" ] && [ -s "$work/held/visit-brief.html" ]
say $? "the internal edition is written all the same"
[ ! -e "$work/held/visit-handout.pdf" ] && [ ! -e "$work/held/visit-handout.html" ]
say $? "the customer's edition is held back"
grep -q '1 document, 1 page, 1 for customers held back, 1 error' "$work/stderr"
say $? "the last line says so"

# --- a kind made of a folder with fields.yaml and one layout
exits 0 "a kind of the project's own" build "$small" -o "$work/kind"
[ -s "$work/kind/visit.html" ] && [ -s "$work/kind/visit.pdf" ]
say $? "a kind of the project's own gives HTML and PDF"
grep -q '2 promises, 1 late' "$work/kind/visit.html"
say $? "its formulas are computed"
[ -z "$(find "$work/kind" -name '.*' -type f)" ]
say $? "no temporary file is left"

# --- explanations
exits 0 "explain, a family" explain P03
grep -q '^P03  a family' "$work/stdout" && [ "$(grep -c '^  P03[a-z]  warning in account-plan: ' "$work/stdout")" -ge 3 ]
say $? "a family is explained by its rules"
exits 0 "explain, rules" explain P03b q01
[ "$(grep -c '^[PQ]0[13]b\{0,1\}  warning in account-plan$' "$work/stdout")" -eq 2 ] && grep -q 'dependency_from_share (50)$' "$work/stdout"
say $? "a rule is explained with its thresholds and their standards"
exits 2 "explain, no rule" explain P03z
grep -q 'did you mean “P03' "$work/stderr"
say $? "the nearest code is offered"

# --- the same bytes, whatever the run
"$program" build content -o "$work/first" -j 1 2>/dev/null
"$program" build content -o "$work/second" -j 1 2>/dev/null
"$program" build content -o "$work/third" -j 2 2>/dev/null
(cd /tmp && TZ=Asia/Tokyo LC_ALL=C LANG=C "$program" build "$OLDPWD/content" -o "$work/fourth" -j 3 2>/dev/null)
for other in second third fourth; do
    diff -r "$work/first" "$work/$other" >/dev/null
    say $? "the $other build has the bytes of the first"
done

# --- strict, formats, layouts, choice by path
cp -r "$small" "$work/weak"
printf 'kind: visit-report\ntitle: Ziel #1\nday: 2026-10-30\n' >"$work/weak/weak.yaml"
exits 0 "a warning" check "$work/weak"
exits 1 "a warning with --strict" check --strict "$work/weak"
exits 0 "only HTML" build "$work/weak" --format html -o "$work/html"
[ -z "$(find "$work/html" -name '*.pdf')" ]
say $? "--format html writes no PDF"
exits 0 "one file" build "$work/weak/visit.yaml" -o "$work/one"
[ ! -e "$work/one/weak.html" ] && [ -s "$work/one/visit.html" ]
say $? "only the chosen document is built"
for form in values record document pages; do
    exits 0 "--dump=$form" build "$small" --dump=$form
    [ -s "$work/stdout" ]
    say $? "--dump=$form prints"
done

# --- a broken file never stops the others, and is not written
cp -r "$small" "$work/broken"
printf 'kind: visit-report\ntitle: Broken\nday: tomorrow\n' >"$work/broken/broken.yaml"
exits 1 "a broken document" build "$work/broken" -o "$work/broken-out"
[ ! -e "$work/broken-out/broken.html" ] && [ ! -e "$work/broken-out/broken.pdf" ] && [ -s "$work/broken-out/visit.pdf" ]
say $? "the broken one is not written, the other is"

# --- the machine's trouble: status 3, one clear line, no half file
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/locked" && chmod 555 "$work/locked"
    exits 3 "a read-only folder" build "$small" -o "$work/locked"
    lines 1 "a read-only folder is one line"
fi
exits 3 "a folder that is a file" build "$small" -o "$small/visit.yaml"
lines 1 "a folder that is a file is one line"
exits 3 "a folder that nobody can write" build "$small" -o /proc/planpress
lines 1 "a folder that nobody can write is one line"
mkdir "$work/disk"
if mount -t tmpfs -o size=16k tmpfs "$work/disk" 2>/dev/null; then
    exits 3 "a full disk" build "$small" -o "$work/disk"
    lines 1 "a full disk is one line"
    [ -z "$(find "$work/disk" -type f -size 0 -o -type f -name '.*')" ]
    say $? "a full disk leaves no half file"
    umount "$work/disk"
    if mount -t tmpfs -o ro tmpfs "$work/disk" 2>/dev/null; then
        exits 3 "a read-only disk" build "$small" -o "$work/disk"
        lines 1 "a read-only disk is one line"
        umount "$work/disk"
    fi
else
    (ulimit -f 8 && trap '' XFSZ && exec "$program" build "$small" -o "$work/disk") >/dev/null 2>"$work/stderr"
    [ $? -eq 3 ]
    say $? "a full disk (by a limit of file size) exits with 3"
    lines 1 "a full disk is one line"
    [ -z "$(find "$work/disk" -type f -name '.*')" ]
    say $? "a full disk leaves no half file"
fi

# --- killed at any moment: only whole files
"$program" build content -o "$work/whole" -j 1 2>/dev/null
for delay in 0.002 0.005 0.01 0.02 0.04 0.08; do
    timeout -s KILL "$delay" "$program" build content -o "$work/killed" -j 1 2>/dev/null
done
broken=$(cd "$work/killed" 2>/dev/null && find . -type f ! -name '.*' | while read -r file; do cmp -s "$file" "$work/whole/$file" || echo "$file"; done)
[ -z "$broken" ]
say $? "a killed build leaves only whole files"

# --- twenty mistakes are twenty messages (the golden test has their words)
"$program" check tests/golden/twenty-mistakes >"$work/stdout" 2>&1
[ "$(grep -cE ': (error|warning)\[' "$work/stdout")" -ge 20 ]
say $? "twenty mistakes are all reported"

samples=../shared/samples/a-weisseritz
if [ -d "$samples" ]; then
    exits 0 "the samples" build "$samples" -o "$work/samples"
    [ "$(find "$work/samples" -name '*.pdf' | wc -l)" -ge 4 ]
    say $? "the samples give the plan, the review twice and the coaching plan"
else
    echo "# skipped: the samples are not beside this checkout"
fi
exit $status
