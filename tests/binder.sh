#!/bin/sh
# The folder of a review: handout and enclosures are one PDF, in order, tagged, through the gate; a PDF that does more than show pages, and
# whatever is hostile, is refused in a moment with a word on what it is. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
make_pdf=$PWD/tests/binder/pdf.pl
picture=$PWD/content/accounts/harrowgarth/images/filter-room.png
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - binder: $2"; else
        echo "not ok - binder: $2"
        status=1
        return 1
    fi
}

at=$work/project
scenarios='scenarios:
  - {title: As today, investment: 0 €, running_costs: 0 €, benefits: []}
  - {title: New, investment: 1000 €, running_costs: 0 €, benefits: [{text: Saved, amount: 800 €, per: year, assumption: As measured}]}
'
folder=$at/build/customer/moor/review-folder
project() { # LINE...: a project whose review encloses what the lines say
    rm -rf "$at"
    mkdir -p "$at"
    printf 'language: en\nas_of: 2026-11-15\ncompany: {name: Torf GmbH}\nnever_to_customer: [rock bottom]\n' >"$at/planpress.yaml"
    printf 'kind: account-plan\nid: moor\naccount: {name: Moor AG}\ntitle: Moor\nperiod: {from: 2026-01-01, to: 2026-12-31}\n' >"$at/plan.yaml"
    printf 'kind: business-case\nid: case\ntitle: The case\naccount: moor\nyears: 3\ndiscount_rate: 5%%\nbaseline: As it is.\ndate: 2026-11-01\n%s' "$scenarios" >"$at/case.yaml"
    printf 'kind: account-plan\nid: fen\naccount: {name: Fen AG}\ntitle: Fen\nperiod: {from: 2026-01-01, to: 2026-12-31}\n' >"$at/fen.yaml"
    printf 'kind: business-case\nid: theirs\ntitle: Not yours\naccount: fen\nyears: 3\ndiscount_rate: 5%%\nbaseline: As it is.\n%s' "$scenarios" >"$at/theirs.yaml"
    printf 'kind: annual-review\nid: review\naccount: moor\ntitle: Review\nperiod: 2026\ndate: 2026-12-01\nstart: 10:00\nduration: 60\n' >"$at/review.yaml"
    printf 'moderator: Ada Lovelace\nminutes_by: Ada Lovelace\nnext_review: 2027-12-01\nparticipants: {us: [], customer: []}\nfolder:\n' >>"$at/review.yaml"
    echo none >"$at/notes.txt"
    for line; do printf '  - %s\n' "$line" >>"$at/review.yaml"; done
}

build() { # ARGUMENT...
    (ulimit -t 20 && /usr/bin/time -q -o "$work/took" -f '%U %S %M' "$program" build "$at" "$@" >"$work/stdout" 2>"$work/all")
    found=$?
    awk '/^[^ ].*: (error|warning|info)\[/ { on = /error\[|G10\]/ } on' "$work/all" >"$work/stderr" # not what rules find
    return $found
}

refuses() { # WHAT FILE-MAKER...: the PDF is refused, with words that say what it is
    what=$1
    shift
    project '{title: A sheet, file: sheet.pdf}'
    "$@" >"$at/sheet.pdf"
    build
    found=$?
    [ $found -eq 1 ] && grep -q "error\[G09\]: the enclosure “sheet.pdf” $what" "$work/stderr" && grep -A3 'error\[G09\]' "$work/stderr" | grep -q 'help: ' && [ ! -e "$folder.pdf" ]
    say $? "$* is refused" || { echo "#   status $found"; grep -A3 'error\[' "$work/stderr" | sed 's/^/#   /'; }
    [ "$program" != "$OLDPROGRAM" ] || awk '{ exit !($1 + $2 < 1.5 && $3 < 400000) }' "$work/took"
    say $? "$* takes a moment" || sed 's/^/#   seconds, kB: /' "$work/took"
}
OLDPROGRAM=$PWD/build/planpress

takes() { # NAME TEXT: the PDF is taken over, and its text can be read in the folder
    project '{title: A sheet, file: sheet.pdf}'
    "$make_pdf" "$1" "$2" >"$at/sheet.pdf"
    build && qpdf --check "$folder.pdf" >"$work/qpdf" 2>&1 && ! grep -q WARNING "$work/qpdf" && pdftotext "$folder.pdf" - 2>/dev/null | grep -qF "$2"
    say $? "$1 is taken over" || cat "$work/stderr" "$work/qpdf" | sed 's/^/#   /'
}

# ---- the whole -------------------------------------------------------------------------------------------------------------------------

project 'Read aloud' '{title: The case, file: case.yaml}' '{title: A drawing, file: drawing.png}' '{title: A sheet, file: sheet.pdf}'
cp "$picture" "$at/drawing.png"
"$make_pdf" plain 'Peat is wet' >"$work/plain.pdf"
qpdf --empty --pages "$work/plain.pdf" "$work/plain.pdf" -- --object-streams=generate "$at/sheet.pdf"
build
say $? "a project with enclosures is built" || sed 's/^/#   /' "$work/stderr"
qpdf --check "$folder.pdf" >"$work/qpdf" 2>&1 && ! grep -q WARNING "$work/qpdf"
say $? "the folder is sound by qpdf" || sed 's/^/#   /' "$work/qpdf"
pages=$(pdfinfo "$folder.pdf" | awk '/^Pages/ { print $2 }')
pdftotext -f "$pages" -l "$pages" "$folder.pdf" - | grep -q "Page $pages of $pages"
say $? "pages are numbered through"
pdftotext -f 1 -l 2 -layout "$folder.pdf" "$work/contents" # on the cover, or behind it
for title in 'Enclosure 2: The case' 'Enclosure 3: A drawing' 'Enclosure 4: A sheet'; do
    page=$(sed -n "s/^ *$title[ .]*\([0-9]*\)$/\1/p" "$work/contents")
    [ -n "$page" ] && pdftotext -f "$page" -l "$page" "$folder.pdf" - | grep -q "$title"
    say $? "the contents lead to “$title”" || sed 's/^/#   /' "$work/contents"
done
[ "$(pdftotext "$folder.pdf" - | grep -c 'Peat is wet')" -eq 2 ]
say $? "both pages of the PDF are there"
qpdf --json --json-key=outlines "$folder.pdf" | grep -q 'Enclosure 4: A sheet'
say $? "bookmarks lead to enclosures"
qpdf --qdf --object-streams=disable "$folder.pdf" - | tr -d '\0' >"$work/inside"
[ "$(qpdf --json=2 --json-key=qpdf "$folder.pdf" - | grep -c '"/Alt": "u:Page [12] of 2 of the enclosure “A sheet”')" -eq 2 ]
say $? "foreign pages say what they are"
! grep -aq 'pdfaid:part\|pdfuaid:part' "$work/inside" && grep -q 'info\[G10\]' "$work/stderr"
say $? "a folder with foreign pages claims nothing, and that is said"
! grep -aq 'Ada Lovelace' "$folder.html" || grep -q 'in the PDF of this document' "$folder.html"
say $? "the page of the web says where they are"
grep -q 'is in the folder for this meeting' "$at/build/customer/moor/review-handout.html"
say $? "the handout says so, too"
cp "$folder.pdf" "$work/first.pdf"
rm -rf "$at/build"
build && cmp -s "$folder.pdf" "$work/first.pdf"
say $? "the same bytes come out again"

project '{title: The case, file: case.yaml}' '{title: A drawing, file: drawing.png}'
cp "$picture" "$at/drawing.png"
build && qpdf --qdf --object-streams=disable "$folder.pdf" - | grep -aq 'pdfaid:part' && qpdf --qdf "$folder.pdf" - | grep -aq 'pdfuaid:part'
say $? "a folder of our own pages and pictures keeps both claims"
! grep -q 'G10' "$work/stderr"
say $? "and nothing is said of them"

project 'Read aloud'
build && [ ! -e "$folder.pdf" ] && ! grep -q 'is in the folder for this meeting' "$at/build/customer/moor/review-handout.html"
say $? "without files there is no folder"
LD_DEBUG=files "$program" build "$at" 2>&1 | grep -c 'libqpdf' | grep -qx 0
say $? "and libqpdf is not loaded"

# ---- what belongs in ----------------------------------------------------------------------------------------------------------------------

wrong() { # PATTERN LINE...: the enclosures are refused with these words
    pattern=$1
    shift
    project "$@"
    build
    [ $? -eq 1 ] && grep -q "$pattern" "$work/stderr" && [ ! -e "$folder.pdf" ]
    say $? "refused: $*" || sed 's/^/#   /' "$work/stderr"
}
wrong 'is about another account' '{title: Theirs, file: theirs.yaml}'
wrong 'no layout “internal”' '{title: The case, file: case.yaml, layout: internal}'
wrong 'does not exist' '{title: Gone, file: gone.pdf}'
wrong 'leads out of the project' '{title: Out, file: ../out.pdf}'
wrong 'is neither a PNG nor a JPEG' '{title: Settings, file: notes.txt}'

project '{title: A sheet, file: sheet.pdf}'
"$make_pdf" plain 'This is our rock bottom' >"$at/sheet.pdf"
build
[ $? -eq 1 ] && grep -q 'L01' "$work/stderr" && [ ! -e "$folder.pdf" ]
say $? "what a foreign page says goes through the gate" || sed 's/^/#   /' "$work/stderr"

# ---- PDFs of others --------------------------------------------------------------------------------------------------------------------

for name in plain landscape link opens_at_page marked parts chain; do takes $name 'Peat is wet'; done
takes marked 'MCID /MCID Peat is wet'
! qpdf --qdf --object-streams=disable "$folder.pdf" - | grep -aq '/P << /MCID 0 >> BDC BT'
say $? "numbers of a foreign structure stay behind"

refuses 'runs JavaScript' "$make_pdf" script
refuses 'runs JavaScript' "$make_pdf" named_script
refuses 'runs JavaScript' "$make_pdf" hidden_script
refuses 'starts other programs' "$make_pdf" launch
refuses 'leads to other files' "$make_pdf" remote
refuses 'leads to other files' "$make_pdf" bookmark_remote
refuses 'holds other files' "$make_pdf" embedded
refuses 'holds an XFA form' "$make_pdf" xfa
refuses 'holds a form' "$make_pdf" form
refuses 'holds comments' "$make_pdf" comment
refuses 'does something by itself' "$make_pdf" turns
refuses 'has layers that are switched off' "$make_pdf" layer
refuses 'takes data from other files' "$make_pdf" outside
refuses 'has a page without a size' "$make_pdf" no_size
refuses 'has no pages' "$make_pdf" no_pages
refuses 'is damaged: its pages are not found' "$make_pdf" loop
refuses 'has too many pages' "$make_pdf" million
refuses 'is nested too deeply' "$make_pdf" deep
refuses 'is nested too deeply' "$make_pdf" nest
refuses 'unpacks to too much' "$make_pdf" bomb
refuses 'unpacks to too much' "$make_pdf" bomb_hidden
refuses 'unpacks to too much' "$make_pdf" bomb_twice
refuses 'unpacks to too much' "$make_pdf" bomb_of_parts
refuses 'unpacks to too much' "$make_pdf" bomb_contents
encrypted() { qpdf --encrypt "$1" owner 256 -- "$work/plain.pdf" -; }
refuses 'is encrypted' encrypted user
refuses 'is encrypted' encrypted ''
cut() { head -c "$1" "$work/plain.pdf"; }
refuses 'is damaged' cut 500
refuses 'is damaged' cut 30
exit $status
