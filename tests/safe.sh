#!/bin/sh
# Files of strangers: whatever a pull request brings is read in a moment or refused in a moment, in little memory and with a clear error; and
# when the machine has no memory left nothing is written that lacks a part. The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
tests=$PWD/tests/safe
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - safe: $2"; else
        echo "not ok - safe: $2"
        status=1
        return 1
    fi
}

project() { # NAME ROWS: a kind with a list of rows, a document with so many, and a layout to which more is added
    at=$work/$1
    mkdir -p "$at/templates/note"
    printf 'as_of: 2026-11-15\ncompany: {name: Moor GmbH}\n' >"$at/planpress.yaml"
    printf 'kind: note\nclass: customer\nbody: text\nfields:\n  title: {type: text}\n  text: {type: markdown}\n  rows:\n    type: list\n    of:\n' \
        >"$at/templates/note/fields.yaml"
    printf '      name: {type: text}\n      number: {type: integer}\n' >>"$at/templates/note/fields.yaml"
    printf -- '---\nclass: customer\ntitle: "`= title`"\n---\n\n' >"$at/templates/note/sheet.md"
    printf 'kind: note\ntitle: Peat\nrows:\n' >"$at/note.yaml"
    seq "$2" | sed 's/.*/  - {name: Row &, number: &}/' >>"$at/note.yaml"
}

# Seconds of the processor and memory, so that what else the machine does has no part in it.
run() { # NAME ARGUMENT...: a build of the project
    name=$1
    shift
    (ulimit -t 10 && /usr/bin/time -q -o "$work/took" -f '%U %M' "$program" build "$work/$name" "$@" >"$work/stdout" 2>"$work/stderr")
    found=$?
}

moment() { # NAME: the last run took under a second and 500 MB
    awk '{ exit !($1 < 1 && $2 < 500000) }' "$work/took"
    say $? "$1 takes a moment" || sed 's/^/#   seconds, kB: /' "$work/took"
}

refuses() { # NAME PATTERN: the project is refused in a moment, by an error of that kind, and nothing is written
    run "$1"
    [ $found -eq 1 ] && grep -qE "$2" "$work/stderr" && grep -q 'help: ' "$work/stderr"
    say $? "$1 is refused" || sed 's/^/#   /' "$work/stderr"
    [ -z "$(find "$work/$1/build" \( -name '*.html' -o -name '*.pdf' \) -path '*note*' 2>/dev/null)" ]
    say $? "$1 leaves nothing behind"
    [ "$program" != "$PWD/build/planpress" ] || moment "$1"
}

takes() { # NAME: the project is built in a moment
    run "$1"
    [ $found -eq 0 ]
    say $? "$1 is built" || sed 's/^/#   /' "$work/stderr"
    [ "$program" != "$PWD/build/planpress" ] || moment "$1"
}

# --- what asks for too much ---------------------------------------------------------------------------------------------------------------

project three-each 150
printf '````each rows\n```each rows\n~~~each rows\n`= name` text\n~~~\n```\n````\n' >>"$work/three-each/templates/note/sheet.md"
refuses three-each 'templates/note/sheet.md:[0-9]+.*error\[X11\]: the document comes to more than 400000 paragraphs'
"$program" check "$work/three-each" >"$work/stdout" 2>"$work/stderr"
[ $? -eq 1 ] && grep -q 'X11' "$work/stderr"
say $? "check finds what build finds"

project long-text 20000
printf '```each rows\n`= text(rows.name)`\n```\n' >>"$work/long-text/templates/note/sheet.md"
refuses long-text 'templates/note/sheet.md:7:[0-9]+: error\[(X11|F05)\]'

project one-text 20000
printf '`= text(rows.name)`\n' >>"$work/one-text/templates/note/sheet.md"
run one-text --format html
[ $found -eq 0 ]
say $? "one long text is written"
[ "$program" != "$PWD/build/planpress" ] || moment "one long text"

project title 1
{
    printf 'kind: note\ntitle: "'
    yes x | head -524288 | tr '\n' ' '
    echo '"'
} >"$work/title/note.yaml"
refuses title 'note.yaml:2:8: error\[X11\]: the title has 1048575 characters; 1000 are the limit'

project heading 1
{
    printf 'kind: note\ntitle: Peat\ntext: |\n  # '
    yes x | head -20000 | tr '\n' ' '
    printf '\n\n'
    seq 2000 | sed 's/.*/  Line &.\n/'
} >"$work/heading/note.yaml"
printf '```markdown\ntext: text\n```\n' >>"$work/heading/templates/note/sheet.md"
takes heading

# A file of 300 kB whose pixels take 300 MB.
project bomb 1
perl -MCompress::Zlib -e 'binmode STDOUT; sub chunk { my $c = $_[0] . $_[1]; print pack("N", length $_[1]), $c, pack("N", crc32($c)) }
    print "\x89PNG\r\n\x1a\n"; chunk("IHDR", pack("NNCCCCC", 6300, 6300, 16, 6, 0, 0, 0)); my $d = deflateInit(-Level => 9);
    my $row = "\0" x (1 + 6300 * 8); my $out = ""; for (1 .. 6300) { my ($o) = $d->deflate($row); $out .= $o } my ($o) = $d->flush; $out .= $o;
    chunk("IDAT", $out); chunk("IEND", "")' >"$work/bomb/bomb.png"
printf '![Peat](../../bomb.png)\n' >>"$work/bomb/templates/note/sheet.md"
refuses bomb 'error\[G01\]: the pixels of the image “../../bomb.png” take 302 MB, which is too much'

# --- themes -------------------------------------------------------------------------------------------------------------------------------

theme() { # NAME TEXT PATTERN
    project "theme-$1" 1
    printf '%b' "$2" >"$work/theme-$1/templates/theme.yaml"
    refuses "theme-$1" "theme.yaml:[0-9]+.*error\[D04\]: $3"
}

theme page-1mm 'page: {size: 1mm x 1mm}\n' '“1mm” is out of bounds'
theme page-negative 'page: {size: -10mm x 100mm}\n' '“-10mm” is out of bounds'
theme page-huge 'page: {size: 100 mm x 99999999 mm}\n' '“99999999 mm” is out of bounds'
theme text-0 'text: {size: 0pt}\n' '“0pt” is out of bounds'
theme text-large 'text: {size: 500 pt}\n' '“500 pt” is out of bounds'
theme margin-negative 'page: {margins: {left: -3 mm}}\n' '“-3 mm” is out of bounds'
theme list '[a, b]\n' 'expected keys with values here'
theme font 'fonts: {text: [a]}\n' 'expected the name of a family'
theme justified 'text: {justified: maybe}\n' 'expected true or false, found “maybe”'
project page 1
printf 'page: 1mm x 1mm\n' >>"$work/page/planpress.yaml"
refuses page 'planpress.yaml:3.*error\[D04\]: “1mm” is out of bounds'

# --- a page of one's own ------------------------------------------------------------------------------------------------------------------

begins='<!doctype html>\n<html lang="{{language}}">\n<head>\n<meta charset="utf-8">\n'
page() { # NAME TEXT
    project "page-$1" 1
    printf "$2" >"$work/page-$1/templates/page.html"
}

page script '<html><script>alert(1)</script>{{body}}'
refuses page-script 'templates/page.html:1: error\[D04\]: this page could run programs'
page late "$begins<script>alert(1)</script>{{policy}}{{body}}"
refuses page-late 'error\[D04\]: this page could run programs'
page quoted "<!doctype html><html lang='><head>{{policy}}'><script>alert(1)</script>{{body}}"
refuses page-quoted 'error\[D04\]: this page could run programs'
page comment "$begins<!-- {{policy}} --><script>alert(1)</script>{{body}}"
refuses page-comment 'error\[D04\]: this page could run programs'
page good "$begins{{policy}}<title>{{title}}</title></head><body><script>alert(1)</script>{{body}}</body></html>"
takes page-good
grep -q "Content-Security-Policy\" content=\"default-src 'none'" "$work"/page-good/build/*/*/note.html
say $? "a page of one's own has the policy"
page trusted '<html><script>alert(1)</script>{{body}}'
printf 'trust: scripts\n' >>"$work/page-trusted/planpress.yaml"
takes page-trusted

# --- tables for a spreadsheet -------------------------------------------------------------------------------------------------------------

project csv 1
printf 'kind: note\ntitle: "=HYPERLINK(1)"\nrows:\n  - {name: "@SUM(1)", number: -5}\n' >"$work/csv/note.yaml"
"$program" export "$work/csv" --format csv -o "$work/tables" >"$work/stdout" 2>&1
grep -q ",'=HYPERLINK(1)" "$work/tables/note.csv" && grep -q ",'@SUM(1),-5" "$work/tables/note.rows.csv"
say $? "what a spreadsheet would compute is text, and numbers are numbers" || cat "$work/stdout" "$work"/tables/*.csv | sed 's/^/#   /'

# --- no memory left -----------------------------------------------------------------------------------------------------------------------
# Three hundred builds, in each of which another request fails; under a sanitizer the program has other functions.

POINTS=300
if [ "$program" = "$PWD/build/planpress" ] && ${CC:-gcc} -shared -fPIC -O1 -o "$work/memory.so" "$tests/memory.c" 2>"$work/stderr"; then
    project memory 3
    printf 'contents: true\n' >"$work/head"
    sed -i "3r $work/head" "$work/memory/templates/note/sheet.md"
    printf '# Figures\n\n```table\nrows: rows\ncolumns: [name, number]\n```\n\n```markdown\ntext: text\n```\n\n' >>"$work/memory/templates/note/sheet.md"
    printf '```chart\ntype: columns\nrows: rows\nx: name\nseries: [number]\n```\n' >>"$work/memory/templates/note/sheet.md"
    printf 'text: |\n  # A text\n\n  Some *words* about a [place](https://example.org), long enough to be hyphenated somewhere.\n\n' >>"$work/memory/note.yaml"
    printf '  | Name | Value |\n  |---|---|\n  | Peat | 1 |\n  | Moss | 2 |\n\n  - [ ] one\n  - two[^n]\n\n  [^n]: A note.\n' >>"$work/memory/note.yaml"
    build() { # OUTPUT: one thread, so that the requests come in order
        LD_PRELOAD=$work/memory.so "$program" build "$work/memory" -j1 -q -o "$1" >"$work/stdout" 2>"$work/stderr"
    }
    FAIL_COUNT=$work/count build "$work/whole"
    say $? "the project of these builds is built" || sed 's/^/#   /' "$work/stderr"
    requests=$(cat "$work/count") failed=0 whole=0 wrong=0 at=1
    while [ $at -le "$requests" ]; do
        rm -rf "$work/tried"
        FAIL_AT=$at build "$work/tried"
        found=$?
        if [ $found -eq 3 ]; then failed=$((failed + 1)); elif [ $found -eq 0 ] && diff -rq "$work/whole" "$work/tried" >/dev/null; then whole=$((whole + 1)); else
            wrong=$((wrong + 1))
            echo "# request $at of $requests: status $found: $(head -1 "$work/stderr")"
        fi
        at=$((at + (requests + POINTS - 1) / POINTS))
    done
    [ $wrong -eq 0 ] && [ $((failed + whole)) -ge $((POINTS / 2)) ] && [ $failed -gt 0 ]
    say $? "without memory a build ends with 3: $failed did, $whole were whole, $wrong neither"
else
    echo "ok - safe: without memory # SKIP no plain program, or no compiler"
fi
exit $status
