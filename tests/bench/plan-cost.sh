#!/bin/sh
# What the benchmark plan (plan.sh) costs, in million instructions counted by callgrind, on one thread: one plan cold and twenty. The program is
# $PLANPRESS. Another state of the program: PLANPRESS=… tests/bench/plan-cost.sh.
set -eu
cd "$(dirname "$0")/../.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

instructions() { # COUNT
    tests/bench/plan.sh "$work/$1" "$1"
    env -i PATH="$PATH" HOME="$work" valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$program" build "$work/$1" -j 1 -o "$work/out-$1" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    sed -n 's/.*Collected : *//p' "$work/log"
}

one=$(instructions 1)
twenty=$(instructions 20)
awk -v one="$one" -v twenty="$twenty" 'BEGIN {
    printf "the benchmark plan      M instructions\n"
    printf "one, cold               %14.1f\ntwenty                  %14.1f\neach further one        %14.1f\n", one / 1e6, twenty / 1e6, (twenty - one) / 19e6
}'
