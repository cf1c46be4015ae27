#!/bin/sh
# A plan grows: the example of content/ is cut into ten steps, from little more than a customer's name to all of it, each with what it
# had before and more. Each is built, has no mistakes and no fewer pages than the one before it: the first two, the last 22 at most.
# Usage: grow.sh [FOLDER]; with a folder the PDFs are left there, to be looked at. The program is $PLANPRESS. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
program=${PLANPRESS:-build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
before=0

step() { # NUMBER KEYS...: what the plan says below these keys is added to what it had
    number=$1
    shift
    keys="${keys-} $*"
    mkdir -p "$work/project/konten/uhlenmoor"
    awk -v keys="$keys" '
        BEGIN { count = split(keys, list, " "); for (i = 1; i <= count; i++) wanted[list[i]] = 1 }
        /^[^ #-][^:]*:/ { key = $0; sub(/:.*/, "", key); shown = wanted[key] || wanted["*"] }
        shown' content/konten/uhlenmoor/plan.yaml >"$work/project/konten/uhlenmoor/plan.yaml"
    case $keys in *kundenname*) echo "kunde: Uhlenmoor Molkereien eG" >>"$work/project/konten/uhlenmoor/plan.yaml" ;; esac
    rm -rf "$work/out"
    if ! (cd "$work/project" && "$program" build konten --layout plan -o "$work/out" >"$work/log" 2>&1); then
        echo "not ok - grow: step $number is built"
        grep -E 'Fehler\[|error\[' "$work/log" | head -5 | sed 's/^/#   /'
        status=1
        return
    fi
    pages=$(pdfinfo "$work/out/internal/konten/uhlenmoor/plan.pdf" | awk '/^Pages:/ { print $2 }')
    [ -z "${folder-}" ] || cp "$work/out/internal/konten/uhlenmoor/plan.pdf" "$folder/step-$number.pdf"
    if [ "$pages" -ge "$before" ]; then echo "ok - grow: step $number has $pages pages"; else
        echo "not ok - grow: step $number has $pages pages, fewer than the $before before it"
        status=1
    fi
    before=$pages
}

[ $# -eq 0 ] || { mkdir -p "$1"; folder=$(cd "$1" && pwd); }
mkdir "$work/project"
cp content/personen.yaml content/planpress.yaml "$work/project"
cp -r content/templates "$work/project"
step 1 art id titel status planzeitraum nächste_prüfung verantwortlich kundenname
[ "$before" -le 2 ] || { echo "not ok - grow: the first step has no more than two pages, it has $before"; status=1; }
keys=${keys% kundenname}
step 2 kunde team stellvertretung sponsor version stand ansprechpartner
step 3 profil qualifizierung
step 4 umsatz
step 5 ziele strategien
step 6 chancen
step 7 hindernisse maßnahmen anforderungen_ans_eigene_haus
step 8 potenzialmatrix wettbewerb swot
step 9 verträge zufriedenheit meilensteine betreuungshistorie fahrplan zu_entscheiden
cp -r content/konten/uhlenmoor/bilder content/konten/uhlenmoor/strategie.md "$work/project/konten/uhlenmoor"
step 10 '*'
[ "$before" -le 22 ] || { echo "not ok - grow: all of it has no more than 22 pages, it has $before"; status=1; }

# The examples as they stand, with their reviews and visits: the core is ten pages with its cover, all of it 22; one page is one.
example() { # PLAN'S STEM, WHAT THE APPENDIX IS CALLED
    pdf=$work/content/internal/$1.pdf
    pages=$(pdfinfo "$pdf" | awk '/^Pages:/ { print $2 }')
    appendix=$(pdftotext -l 1 -layout "$pdf" - | sed -n "s/^ *$2 [ .]* \([0-9]*\)\$/\1/p")
    one=$(pdfinfo "$work/content/internal/$1-onepage.pdf" | awk '/^Pages:/ { print $2 }')
    if [ "$pages" -le 22 ] && [ "${appendix:-99}" -le 11 ] && [ "$one" -eq 1 ]; then
        echo "ok - grow: $1 has $pages pages, its core $((appendix - 1))"
    else
        echo "not ok - grow: $1 has $pages pages, its appendix begins on page ${appendix:-none}, its one page has $one"
        status=1
    fi
}

"$program" build content -o "$work/content" >/dev/null 2>&1
example konten/uhlenmoor/plan Anhang
example accounts/harrowgarth/plan Appendix
exit $status
