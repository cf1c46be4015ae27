#!/bin/sh
# PDFs for the archive and for everyone: tests/pdfa.sh [files|structure]. "files": every PDF of content/, of the golden cases, of the test
# projects and of the gallery, but for those with pages of others in them, is valid PDF/A-1b by Apache Preflight, sound by qpdf, with every face embedded, and its words come out whole.
# "structure": what the tags say is read back and checked against the Matterhorn Protocol (tests/pdfa/README.md). $OUTPUTS is the folder of
# tests/outputs.sh, made when it is not given. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
part=${1:-all}
program=${PLANPRESS:-$PWD/build/planpress}
jars=${JARS:-/usr/share/java}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - pdfa: $2"; else
        echo "not ok - pdfa: $2"
        status=1
    fi
}

outputs=${OUTPUTS:-$work/outputs}
[ -n "${OUTPUTS-}" ] || PLANPRESS=$program tests/outputs.sh "$outputs" >"$work/log" 2>&1 || cat "$work/log"
# Of the gallery the German pages: the English ones differ in words alone.
list=$work/list
cd "$outputs" || exit 1
find . -name '*.pdf' ! -path './gallery/internal/en/*' | sed 's|^\./||' | sort >"$list"
[ -s "$list" ]
say $? "there are PDFs: $(wc -l <"$list")"

# Folders with pages of others claim nothing: they are only looked at for being sound.
claims() { grep -aq 'pdfaid:part' "$1"; }

files() {
    path=
    while read -r file; do claims "$file" && echo "$file"; done <"$list" >"$list.claimed"
    for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io javax.activation jaxb-api; do path=$path:$jars/$jar.jar; done
    tr '\n' '\0' <"$list.claimed" | xargs -0 java -cp "${path#:}" "$OLDPWD/tests/pdfa/Preflight.java" || status=1
    while read -r file; do
        qpdf --check "$file" >"$work/qpdf" 2>&1 && ! grep -q 'WARNING\|rror:' "$work/qpdf"
        say $? "$file is sound by qpdf" || cat "$work/qpdf"
        # pdffonts: emb, sub and uni are three yes/no words before the object's number.
        claims "$file" || continue
        pdffonts "$file" 2>&1 | tail -n +3 | grep -vE 'CID TrueType +Identity-H +yes +yes +yes +[0-9]+ +[0-9]+ *$' >"$work/fonts"
        [ ! -s "$work/fonts" ]
        say $? "$file: every face is embedded, subset and has Unicode"
    done <"$list"
    tr '\n' '\0' <"$list.claimed" | xargs -0 node "$OLDPWD/tests/pdfa/words.mjs" || status=1
}

structure() {
    "$OLDPWD/tests/web/install.sh" >"$work/npm" 2>&1 || { cat "$work/npm"; say 1 "npm ci"; return; }
    tr '\n' '\0' <"$list" | xargs -0 node "$OLDPWD/build/web/pdfa/structure.mjs" || status=1
}

case $part in
files | structure) $part ;;
*) files; structure ;;
esac
exit $status
