#!/bin/sh
# PDFs of content/ and of the samples beside the project: sound by qpdf, every face embedded and subset with a way back to Unicode, and text that
# comes out as it went in. $OUTPUTS is the folder of tests/outputs.sh, made when it is not given. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - pdf: $2"; else
        echo "not ok - pdf: $2"
        status=1
    fi
}

check_file() { # FILE NAME
    qpdf --check "$1" >"$work/qpdf" 2>&1
    say $? "$2 is sound" || true
    grep -q 'WARNING\|error' "$work/qpdf" && sed 's/^/#   /' "$work/qpdf"
    # pdffonts: columns emb sub uni are three yes/no words before the object's number.
    bad=$(pdffonts "$1" 2>&1 | tail -n +3 | grep -vE 'yes +yes +yes +[0-9]+ +[0-9]+ *$')
    [ -z "$bad" ]
    say $? "$2: every face is embedded, subset and has Unicode"
    pdfinfo "$1" >"$work/info" 2>&1
    grep -q '^Title: *[^ ]' "$work/info" && grep -q '^Tagged: *yes' "$work/info" && [ "$(pdfinfo "$1" 2>&1 >/dev/null | wc -c)" -eq 0 ]
    say $? "$2 has a title and tags"
}

holds() { # FILE NAME TEXT...
    file=$1 name=$2
    shift 2
    pdftotext "$file" - | tr '\n' ' ' >"$work/text"
    for text in "$@"; do
        grep -qF -- "$text" "$work/text"
        say $? "$name holds “$text”"
    done
}

outputs=${OUTPUTS:-$work/outputs}
[ -n "${OUTPUTS-}" ] || PLANPRESS=$program tests/outputs.sh "$outputs" >"$work/log" 2>&1 || cat "$work/log"
[ -s "$outputs/content/internal/index.html" ]
say $? "content/ builds"
find "$outputs/content" -name '*.pdf' | sort >"$work/list"
[ -s "$work/list" ]
say $? "content/ gives PDFs"
while read -r file; do check_file "$file" "${file#"$outputs"/content/}"; done <"$work/list"

samples=../shared/samples/a-weisseritz
if [ -d "$samples" ]; then
    "$program" build "$samples" -o "$work/samples" >"$work/log" 2>&1
    say $? "the samples build"
    plan=$work/samples/internal/konten/grossmann/plan.pdf
    check_file "$plan" "the sample plan"
    holds "$plan" "the sample plan" 'Großmann & Söhne' 'Zeynep Yıldırım' 'Øyvind Bråten' 'Katarzyna Wójcik' 'Überschär' 'Käßbohrer' '€' '„Verfügbarkeit 98“' '–' 'Häußler'
else
    echo "# skipped: the samples are not beside this checkout"
fi
exit $status
