#!/bin/sh
# The gate reads what others read: of every PDF of the outputs the words of pdftotext, of every page of HTML those of a browser, and nothing is
# said to be unread. Its readers end whatever is done to a file. $OUTPUTS is the folder of tests/outputs.sh, made when it is not given; $TEXTS is
# tests/gate/texts.c, built. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
texts=${TEXTS:-$PWD/build/plain/tests/gate/texts}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - gate: $2"; else
        echo "not ok - gate: $2"
        status=1
    fi
}

outputs=${OUTPUTS:-$work/outputs}
case $outputs in /*) ;; *) outputs=$PWD/$outputs ;; esac
[ -n "${OUTPUTS-}" ] || PLANPRESS=$program tests/outputs.sh "$outputs" >"$work/log" 2>&1 || cat "$work/log"
find "$outputs" -name '*.pdf' | sort >"$work/pdfs"
find "$outputs" -name '*.html' | sort >"$work/pages"
[ "$(wc -l <"$work/pdfs")" -ge 50 ] && [ "$(wc -l <"$work/pages")" -ge 50 ]
say $? "there are outputs to read"

# As they are drawn (-raw): pdftotext would else take the hyphen out of "Wasser-" at the end of a line.
while read -r file; do
    "$texts" --body "$file" >"$work/ours" && pdftotext -raw "$file" "$work/theirs" && node tests/gate/words.mjs "$work/ours" "$work/theirs" >"$work/difference" 2>&1
    say $? "the words of ${file#"$outputs"/} are those of pdftotext"
    head -20 "$work/difference" | sed 's/^/#   /'
    ! "$texts" "$file" | grep '^unread'
    say $? "nothing of ${file#"$outputs"/} is unread"
done <"$work/pdfs"

# The same pages as other programs write them: object streams, a file in two halves, everything unpacked, other fonts.
handout=$(grep -m1 'content/customer/.*handout' "$work/pdfs")
"$texts" --body "$handout" >"$work/handout"
written() { # NAME COMMAND...: the command makes $work/written.pdf
    name=$1
    shift
    rm -f "$work/written.pdf"
    "$@" >"$work/log" 2>&1
    [ -s "$work/written.pdf" ] && "$texts" --body "$work/written.pdf" >"$work/ours" && pdftotext -raw "$work/written.pdf" "$work/theirs" &&
        node tests/gate/words.mjs "$work/ours" "$work/theirs" >"$work/difference" 2>&1
    say $? "the words of a PDF $name are those of pdftotext"
    head -20 "$work/difference" | sed 's/^/#   /'
}
written "with object streams" qpdf --object-streams=generate "$handout" "$work/written.pdf"
written "for the web" qpdf --linearize "$handout" "$work/written.pdf"
written "unpacked" qpdf --qdf "$handout" "$work/written.pdf"
written "by cairo" pdftocairo -pdf "$handout" "$work/written.pdf"
written "by a browser" chromium --headless --no-sandbox --disable-gpu "--print-to-pdf=$work/written.pdf" "${handout%.pdf}.html"
qpdf --encrypt "" "" 256 -- "$handout" "$work/written.pdf" && "$texts" "$work/written.pdf" | grep -q '^unread.*encrypted'
say $? "an encrypted PDF is unread"
head -c $(($(stat -c %s "$handout") / 2)) "$handout" >"$work/written.pdf" && "$texts" "$work/written.pdf" >"$work/ours" && grep -q '^alternative' "$work/ours" && grep -q '^unread' "$work/ours"
say $? "what there is of a PDF that was cut off is read, and that something is missing said"

# Of pages the words that a browser has in them.
tests/web/install.sh >"$work/log" 2>&1 || { cat "$work/log"; echo "not ok - gate: npm ci"; exit 1; }
mkdir "$work/browser"
tr '\n' '\0' <"$work/pages" | (cd build/web && xargs -0 node texts.mjs "$work/browser")
say $? "a browser reads the pages"
count=0
while read -r file; do
    count=$((count + 1))
    "$texts" --body "$file" >"$work/ours" && node tests/gate/words.mjs "$work/ours" "$work/browser/$count" >"$work/difference" 2>&1
    say $? "the words of ${file#"$outputs"/} are those of a browser"
    head -20 "$work/difference" | sed 's/^/#   /'
done <"$work/pages"

# Whatever is changed in a file, its reader ends, within seconds.
for file in "$(grep -m1 'content/customer/' "$work/pdfs")" "$(grep -m1 'content/customer/' "$work/pages")"; do
    timeout 300 "$texts" --change 1000 "$file" >"$work/log" 2>&1
    say $? "a thousand changes of ${file##*/} are read to their end"
    head -20 "$work/log" | sed 's/^/#   /'
done
exit $status
