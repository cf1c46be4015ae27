#!/bin/sh
# What several tests look at, built once: tests/outputs.sh FOLDER makes content/, the projects of the golden tests and of tests/projects, and the
# gallery with its project, each in a folder of its name. Golden projects may be full of mistakes on purpose: what they give is tested. Prints
# TAP lines. The program is $PLANPRESS.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
folder=$1
rm -rf "$folder"
mkdir -p "$folder"
status=0
for project in content tests/golden/* tests/projects/*; do
    [ -e "$project/planpress.yaml" ] || continue
    "$program" build "$project" --root tests/golden -o "$folder/$(basename "$project")" >"$folder/log" 2>&1
    ended=$?
    [ $ended -le 1 ] && { [ "$project" != content ] || [ $ended -eq 0 ]; } && continue
    cat "$folder/log"
    echo "not ok - outputs: $project builds"
    status=1
done
if PLANPRESS=$program tests/gallery.sh "$folder/gallery" >"$folder/log" 2>&1; then echo "ok - outputs: the gallery builds"; else
    cat "$folder/log"
    echo "not ok - outputs: the gallery builds"
    status=1
fi
rm -f "$folder/log"
[ $status -eq 0 ] && echo "ok - outputs: all projects build"
exit $status
