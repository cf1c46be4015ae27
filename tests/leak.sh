#!/bin/sh
# Nothing internal reaches a customer: tests/projects/leak holds a canary in every internal field of the account plan, the annual review and
# the registers; none may be in the handout, in whatever form. The internal layouts must print them, or this test would prove nothing.
# Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - leak: $2"; else
        echo "not ok - leak: $2"
        status=1
    fi
}

# Texts and ids say "geheim", figures are 98765.., days and years lie between 2061 and 2099 (in a file of coordinates: texts alone).
texts='geheim'
canaries="$texts|98[.,]?765|\\b20[6-9][0-9]\\b"
hex='(00)?[46]7(00)?[46]5(00)?[46]8(00)?[46]5(00)?[46]9(00)?[46]d' # "geheim" in the hex strings of a PDF

holds_none() { # PATTERN FILE NAME
    [ -s "$2" ] && ! grep -aiEq "$1" "$2"
    say $? "no canary in $3"
    grep -aiEo ".{0,30}($1).{0,20}" "$2" 2>/dev/null | head -5 | sed 's/^/#   /'
}

holds_many() { # FILE COUNT NAME
    [ "$(grep -aiEo 'geheim-?[a-z0-9-]+' "$1" | sort -u | wc -l)" -ge "$2" ]
    say $? "$3 prints the canaries"
}

project=tests/projects/leak
"$program" build $project -o "$work/out" 2>"$work/stderr"
say $? "the project builds"
"$program" build $project --layout handout --dump=document >"$work/document" 2>/dev/null
"$program" build $project --layout handout --dump=pages >"$work/pages" 2>/dev/null
handout=$(find "$work/out/customer" -name review-handout.html | sed 's/\.html$//')
pdftotext "$handout.pdf" "$work/text"
{ pdfinfo "$handout.pdf"; pdfinfo -meta "$handout.pdf"; pdfinfo -struct-text "$handout.pdf"; } >"$work/information" 2>/dev/null
qpdf --qdf --object-streams=disable "$handout.pdf" "$work/inside.pdf"
tr -d '\0' <"$work/inside.pdf" >"$work/inside"

holds_none "$canaries" "$handout.html" "the handout's HTML"
holds_none "$canaries" "$work/text" "the handout's PDF, as text"
holds_none "$texts" "$work/information" "the PDF's information and structure"
holds_none "$texts|$hex" "$work/inside" "the PDF's objects"
# Pictures hold geheim wherever cameras and programs note something.
grep -aq geheim $project/camera.jpg && grep -aq geheim $project/drawing.png
say $? "the pictures have canaries"
grep -o 'base64,[^"]*' "$handout.html" | cut -d, -f2 | while read -r picture; do printf %s "$picture" | base64 -d; done >"$work/pictures"
[ "$(grep -aoE 'PNG|JFIF' "$work/pictures" | sort -u | wc -l)" -eq 2 ]
say $? "the handout has the pictures"
holds_none "$texts|Exif" "$work/pictures" "the handout's pictures"
[ "$(pdfimages -list "$handout.pdf" | awk '$3 == "image" { print $4 "x" $5 }' | sort -u | tr '\n' ' ')" = "120x60 60x120 " ]
say $? "they stand upright in the PDF"

holds_none "$canaries" "$work/document" "the dump of the document"
holds_none "$texts" "$work/pages" "the dump of the pages"
holds_many "$work/out/internal/plan.html" 80 "the plan"
holds_many "$work/out/internal/review-brief.html" 20 "the brief"
grep -q OFFEN "$handout.html" && grep -q OFFEN "$work/text"
say $? "the handout prints what the customer may see"
[ "$(grep -o 'OFFEN[0-9]*' "$handout.html" | sort -u | wc -l)" -ge 60 ]
say $? "the handout prints nearly all of it"
exit $status
