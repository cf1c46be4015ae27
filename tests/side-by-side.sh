#!/bin/sh
# tests/side-by-side.sh COMMAND...: runs COMMAND once for each line of the standard input, which becomes its last argument, as many at a time as
# there are processors. Prints what each run says, whole and in the order of the lines. Exit status 1 when any of them failed.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export work
awk '{ printf "%06d %s\n", NR, $0 }' | xargs -d '\n' -P "$(nproc)" -I ENTRY sh -c '
    number=${1%% *} line=${1#* }
    shift
    "$@" "$line" >"$work/$number" 2>&1 || : >"$work/failed"' sh ENTRY "$@"
for said in "$work"/[0-9]*; do [ ! -e "$said" ] || cat "$said"; done
[ ! -e "$work/failed" ]
