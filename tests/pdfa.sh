#!/bin/sh
# PDFs for the archive and for everyone: tests/pdfa.sh [files|structure]. "files": every PDF of content/, of the golden cases, of the test
# projects and of the gallery is valid PDF/A-1b by Apache Preflight, sound by qpdf, with every face embedded, and its words come out whole.
# "structure": what the tags say is read back and checked against the Matterhorn Protocol (tests/pdfa/README.md). Prints TAP lines.
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

# Projects of the golden tests may be full of mistakes on purpose: what they give is tested.
for project in content tests/golden/* tests/projects/*; do
    [ -e "$project/planpress.yaml" ] || continue
    "$program" build "$project" --root tests/golden -o "$work/$(basename "$project")" >"$work/log" 2>&1 || [ "$project" != content ] || { cat "$work/log"; say 1 "content/ builds"; }
done
# Of the gallery the German pages: the English ones differ in words alone.
PLANPRESS=$program tests/gallery.sh "$work/gallery" >"$work/log" 2>&1 || { cat "$work/log"; say 1 "the gallery builds"; }
rm -rf "$work/gallery/en"
cd "$work" || exit 1
find . -name '*.pdf' | sed 's|^\./||' | sort >list
[ -s list ]
say $? "there are PDFs: $(wc -l <list)"

files() {
    path=
    for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io javax.activation jaxb-api; do path=$path:$jars/$jar.jar; done
    xargs java -cp "${path#:}" "$OLDPWD/tests/pdfa/Preflight.java" <list || status=1
    while read -r file; do
        qpdf --check "$file" >qpdf 2>&1 && ! grep -q 'WARNING\|rror:' qpdf
        say $? "$file is sound by qpdf" || cat qpdf
        # pdffonts: emb, sub and uni are three yes/no words before the object's number.
        pdffonts "$file" 2>&1 | tail -n +3 | grep -vE 'CID TrueType +Identity-H +yes +yes +yes +[0-9]+ +[0-9]+ *$' >fonts
        [ ! -s fonts ]
        say $? "$file: every face is embedded, subset and has Unicode"
    done <list
    xargs node "$OLDPWD/tests/pdfa/words.mjs" <list || status=1
}

structure() {
    "$OLDPWD/tests/web/install.sh" >npm 2>&1 || { cat npm; say 1 "npm ci"; return; }
    mkdir -p "$OLDPWD/build/web/pdfa" && cp "$OLDPWD"/tests/pdfa/*.mjs "$OLDPWD/build/web/pdfa/"
    xargs node "$OLDPWD/build/web/pdfa/structure.mjs" <list || status=1
}

case $part in
files | structure) $part ;;
*) files; structure ;;
esac
exit $status
