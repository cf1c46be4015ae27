#!/bin/sh
# What the leak gate costs of a build, in million instructions counted by callgrind (which has no instructions for SHA-256): one handout of thirty
# pages (handout.sh), with six terms of never_to_customer and with 5,000. The program is $PLANPRESS; it must have symbols.
set -eu
cd "$(dirname "$0")/../.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

instructions() { # PROJECT OPTION...
    project=$1
    shift
    env -i PATH="$PATH" HOME="$work" valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" "$program" build "$project" -j 1 -q --for customer \
        --layout handout -o "$work/out" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    rm -rf "$work/out"
    sed -n 's/.*Collected : *//p' "$work/log"
}

printf 'the leak gate           M instructions\n'
for terms in 6 5000; do
    tests/bench/handout.sh "$work/$terms" "$terms"
    all=$(instructions "$work/$terms")
    reading=$(instructions "$work/$terms" --toggle-collect=guard_lets_through)
    opening=$(instructions "$work/$terms" --toggle-collect=gate_open)
    awk -v terms="$terms" -v all="$all" -v reading="$reading" -v opening="$opening" 'BEGIN {
        printf "%4d terms: the build     %11.1f\n  reading and judging    %11.1f\n  terms of all outputs   %11.1f\n  share                  %11.1f %%\n",
            terms, all / 1e6, reading / 1e6, opening / 1e6, (reading + opening) * 100 / all
    }'
done
