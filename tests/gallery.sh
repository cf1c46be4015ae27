#!/bin/sh
# The gallery: every widget that draws, with its source below it, as HTML and PDF in English and German, in $1 (build/gallery). Made as a
# project in FOLDER/project, each page a kind of its own:
#   tests/gallery/NAME.md       written by hand, in parts that begin with "=== PART": the fields of the kind, the layout, the document in
#                               English (en) and German (de), the translations of the layout
#   tests/gallery/odd.c         for each type of figure the odd cases, behind the page NAME.md of the type or on a page of their own
# Programs: $PLANPRESS, $ODD. Exit status 1 when something is wrong with a page.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build/gallery}
program=${PLANPRESS:-$PWD/build/planpress}
odd=${ODD:-$PWD/build/plain/tests/gallery/odd}
project=$folder/project
templates=$project/templates
for needed in "$program" "$odd"; do [ -x "$needed" ] || { echo "$needed is missing: make gallery builds it" >&2; exit 3; }; done
rm -rf "$folder"
mkdir -p "$templates/languages" "$project/en" "$project/de"

part() { # PART FILE
    [ ! -e "$2" ] || awk -v wanted="$1" '/^=== / { inside = $2 == wanted; next } inside' "$2"
}

# Behind each block of options, or several in a row, the same as code: what is shown is what is drawn.
with_sources() {
    awk 'function flush() { printf "%s", sources; sources = "" }
        !open && /^```+[a-z]/ { fence = $0; sub(/[^`].*/, "", fence); open = 1; source = $0; print; next }
        open && $0 == fence { sources = sources "\n`" fence "\n" source "\n" fence "\n`" fence "\n\n"; open = 0; print; next }
        open { source = source "\n" $0 }
        !open && NF { flush() }
        { print }
        END { flush() }'
}

page() { # NAME: its kind, its layout and two documents
    written=tests/gallery/$1.md
    mkdir -p "$templates/gallery-$1"
    {
        echo "kind: gallery-$1"
        echo "names: {en: \"Gallery: $1\", de: \"Galerie: $1\"}"
        echo "class: internal"
        echo "fields:"
        echo "  title: {type: text, required: true, de: titel}"
        echo "  language: {type: text}"
        part fields "$written"
        "$odd" fields "$1" || true
    } >"$templates/gallery-$1/fields.yaml"
    {
        printf -- '---\nlayout: gallery\nclass: internal\ntitle: "`= title`"\n---\n\n'
        part layout "$written" | with_sources
        "$odd" layout "$1" || true
    } >"$templates/gallery-$1/gallery.md"
    for language in en de; do
        {
            printf 'kind: gallery-%s\nlanguage: %s\n' "$1" "$language"
            if [ -e "$written" ]; then part "$language" "$written"; else echo "title: \"$1\""; fi
            "$odd" data "$1" || true
        } >"$project/$language/$1.yaml"
    done
    part translations "$written" >>"$templates/languages/all"
    "$odd" translations "$1" >>"$templates/languages/all" || true
}

pages=$({ "$odd"; for written in tests/gallery/*.md; do basename "$written" .md; done; } | sort -u)
: >"$templates/languages/all"
for page in $pages; do page "$page"; done
sort -u "$templates/languages/all" >"$templates/languages/de.yaml"
rm "$templates/languages/all"
cat >"$project/planpress.yaml" <<END
company: {name: Brandt & Söhne Pumpenbau GmbH}
language: en
currency: EUR
as_of: 2026-11-15
END
"$program" build "$project" -o "$folder"
