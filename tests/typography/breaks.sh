#!/bin/bash
# Prints the tables of tests/unit/breaks_tex_test.c anew: lets TeX break its paragraphs. Needs luatex; not part of make test.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
max_print_line=10000 luatex --interaction=batchmode --output-directory="$work" breaks.tex >/dev/null
# The total of a paragraph's demerits is the t= of the last way TeX remembers.
sed -n -e '/^@@/{s/.* t=\([0-9]*\).*/\1/;h}' -e '/^> {[a-z]/{G;s/@\(.*\)\n\(.*\)/\2\1/}' -e 's/^> //p' "$work/breaks.log"
