#!/bin/sh
# Every figure of the gallery on screen and on paper, compared pixel by pixel (tests/web/figures.mjs). The English pages hold all figures; the
# German ones differ in words alone. Programs: $PLANPRESS, $ODD. $OUTPUTS is the folder of
# tests/outputs.sh, made when it is not given. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
outputs=${OUTPUTS:-$work/outputs}
[ -n "${OUTPUTS-}" ] || PLANPRESS=$program tests/outputs.sh "$outputs" >"$work/log" 2>&1 || cat "$work/log"
tests/web/install.sh || { echo "not ok - pixels: npm ci"; exit 1; }
cp -r "$outputs/gallery/internal/en" "$work" && cd "$work" || exit 1
for page in en/*.pdf; do
    "$program" build "$outputs/gallery/project/${page%.pdf}.yaml" --dump=pages >"${page%.pdf}.pages" 2>/dev/null
    echo "${page%.pdf}"
done >names
xargs node "$OLDPWD/build/web/figures.mjs" "$work" <names
