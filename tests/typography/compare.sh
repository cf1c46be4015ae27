#!/bin/bash
# The same two pages set by planpress, by pandoc with LuaLaTeX, and by Typst; measured, pictured, and the numbers written into README.md.
# Not part of make test. Needs a package mirror and npm the first time. PROGRAM=path (from the repository's root) takes a planpress that is already built.
set -eu
cd "$(dirname "$0")/../.."
here=$PWD/tests/typography
work=$PWD/build/typography
program=${PROGRAM:-}
TIMEFORMAT='%U %S'

install_missing() {
    local need=()
    command -v pandoc >/dev/null || need+=(pandoc)
    command -v pdftoppm >/dev/null || need+=(poppler-utils)
    command -v node >/dev/null || need+=(nodejs npm)
    command -v lualatex >/dev/null || need+=(texlive-luatex)
    for package in texlive-latex-recommended texlive-latex-extra texlive-science texlive-lang-german fonts-lato; do
        dpkg -s "$package" >/dev/null 2>&1 || need+=("$package")
    done
    [ ${#need[@]} -eq 0 ] && return
    local root=
    [ "$(id -u)" = 0 ] || root=sudo
    $root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}"
}

# timed NAME COMMAND...: runs it once to warm the caches, then again for its processor time, into NAME.time.
timed() {
    local name=$1
    shift
    "$@" >"$name.log" 2>&1 || { cat "$name.log" >&2; return 1; }
    { time "$@" >/dev/null 2>&1; } 2>"$name.time"
}

set_with_planpress() {
    timed "prose-planpress" "$program" build "$1/prose.md" -o . --format pdf --no-cache
    timed "table-planpress" "$program" build "$1/table.yaml" -o . --format pdf --no-cache
    mv internal/prose.pdf prose-planpress.pdf
    mv internal/table.pdf table-planpress.pdf
}

set_with_others() {
    cp "$here/page.latex" "$here/page.typ" .
    for text in prose table; do
        timed "$text-latex" pandoc "$text.md" -f markdown-smart --shift-heading-level-by=-1 --pdf-engine=lualatex --template=page.latex -o "$text-latex.pdf"
        timed "$text-typst" node "$work/typst.mjs" "$PWD/$text.typ" "$PWD/$text-typst.pdf"
    done
}

# picture NAME PAGE TARGET: the three pages side by side.
picture() {
    local pages=()
    for by in planpress latex typst; do
        pdftoppm -r 84 -gray -f "$2" -l "$2" -singlefile "$1-$by.pdf" "$1-$by-$2"
        pages+=("$1-$by-$2.pgm")
    done
    node "$work/montage.mjs" "$3" "${pages[@]}"
}

# write_numbers FILE: replaces what stands between the two markers of README.md.
write_numbers() {
    sed -i -e "/<!-- numbers -->/,/<!-- end of numbers -->/{//!d}" -e "/<!-- numbers -->/r $1" "$here/README.md"
}

install_missing
if [ -z "$program" ]; then
    program=build/typography-bin/planpress
    make -s OUT=build/typography-bin PROGRAM=$program $program >/dev/null
fi
program=$(realpath "$program")
mkdir -p "$work"
cp "$here"/*.mjs "$here/package.json" "$here/package-lock.json" "$work"
# Not npm ci: it insists on the compiler for every other platform, which a mirror need not have. The lock file still pins all.
[ -d "$work/node_modules/mupdf" ] || (cd "$work" && npm install --no-audit --no-fund --ignore-scripts)

for edge in justified ragged; do
    rm -rf "${work:?}/$edge"
    mkdir -p "$work/$edge"
    cp -r "$here/project" "$work/$edge/project"
    [ $edge = justified ] || sed -i 's/justified: true/justified: false/' "$work/$edge/project/templates/theme.yaml"
    cd "$work/$edge"
    node "$work/sources.mjs" project . $edge
    set_with_planpress project
    set_with_others
done

cd "$work/justified"
for page in 1 2; do
    picture prose $page "$here/prose-$page.png"
    picture table $page "$here/table-$page.png"
done
cd "$work/ragged"
picture prose 1 "$here/ragged-1.png"
cd "$work"
node measure.mjs "$here/project" "$work" >numbers.md
write_numbers "$work/numbers.md"
cat numbers.md
