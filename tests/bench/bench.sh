#!/bin/sh
# What planpress costs, as a table: tests/bench/bench.sh [ROW…] measures all rows or those that are named (cold further typst memory rebuild check
# report growth). Instructions are counted by callgrind on one thread; seconds are processor time, user and system, on however many threads; memory
# is the most that was resident. The program is $PLANPRESS. It works with programs that keep nothing between runs: their second run is as long as
# the first. It takes some ten minutes of a quiet machine.
set -eu
cd "$(dirname "$0")/../.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows=${*:-cold further typst memory rebuild check report growth}
anew= # an option for runs that may know nothing of earlier ones
if "$program" build --help 2>/dev/null | grep -q -e --no-cache; then anew=--no-cache; fi

row() { # WHAT BEFORE GOAL MEASURED
    printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4"
}

wanted() { case " $rows " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

# "SECONDS KILOBYTES" of a command, whose words go nowhere; findings are no failure.
spent() {
    /usr/bin/time -o "$work/time" -f '%U %S %M' "$@" >"$work/log" 2>&1 || [ $? -eq 1 ] || { cat "$work/log" >&2; exit 1; }
    awk 'END { printf "%.2f %d\n", $1 + $2, $3 }' "$work/time"
}

seconds() { spent "$@" | cut -d' ' -f1; }
megabytes() { spent "$@" | awk '{ print int($2 / 1024) }'; }

# Million instructions of a build of the benchmark plan, and of them those of SHA-256, for which most processors have instructions of their own,
# which callgrind has not.
instructions() { # COUNT
    tests/bench/plan.sh "$work/plan-$1" "$1"
    env -i PATH="$PATH" HOME="$work" valgrind --tool=callgrind --callgrind-out-file="$work/calls" "$program" build "$work/plan-$1" -j 1 $anew \
        -o "$work/out" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    rm -rf "$work/out"
    callgrind_annotate --inclusive=yes --auto=no "$work/calls" 2>/dev/null | awk '
        { gsub(",", "", $1) }
        /PROGRAM TOTALS/ { all = $1 }
        /sha256\.c:sha256_of \[/ { sums += $1 }
        END { printf "%.1f %.1f\n", all / 1e6, sums / 1e6 }'
}

cold_and_further() {
    one=$(instructions 1)
    many=$(instructions 21)
    wanted cold && row "7-page plan, HTML + PDF, cold" "181 M" "≤ 80 M" "$(echo "$one" | awk '{ printf "%.0f M, without SHA-256 %.0f M", $1, $1 - $2 }')"
    wanted further || return 0
    row "each further one" "69 M" "≤ 45 M" \
        "$(echo "$one $many" | awk '{ all = ($3 - $1) / 20; printf "%.1f M, without SHA-256 %.1f M", all, all - ($4 - $2) / 20 }')"
}

# In turns, so that both have what else the machine does; the middle of five.
typst() {
    modules=build/typography/node_modules
    [ -d $modules/@myriaddreamin ] || { row "60 such plans against Typst" "8.6 ×" "≥ 12 ×" "not installed (tests/typography/compare.sh does that)"; return 0; }
    tests/bench/plan.sh "$work/sixty" 60
    cp tests/bench/typst.mjs build/typography/
    for turn in 1 2 3 4 5; do
        seconds "$program" build "$work/sixty" $anew -o "$work/out" >>"$work/ours"
        rm -rf "$work/out"
        seconds node build/typography/typst.mjs "$work/sixty/konten" "$work/typst" >>"$work/theirs"
    done
    ours=$(sort -n "$work/ours" | sed -n 3p)
    theirs=$(sort -n "$work/theirs" | sed -n 3p)
    row "60 such plans against Typst, A B A B" "8.6 ×" "≥ 12 ×" "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.1f × (%.2f s, %.2f s)", b / a, a, b }')"
}

memory() {
    tests/bench/small.sh "$work/800" 800
    tests/bench/small.sh "$work/10000" 10000
    few=$(megabytes "$program" build "$work/800" $anew -o "$work/out")
    rm -rf "$work/out"
    many=$(megabytes "$program" build "$work/10000" $anew -o "$work/out")
    rm -rf "$work/out"
    row "peak memory of a build of 800 and 10,000 small plans" "268 MB, –" "≤ 150 MB, the same ± 10 %" "$few MB, $many MB"
}

rebuild() {
    tests/bench/plan.sh "$work/thousand" 1000
    first=$(seconds "$program" build "$work/thousand" -o "$work/thousand/out")
    same=$(seconds "$program" build "$work/thousand" -o "$work/thousand/out")
    sed -i 's/^  mitarbeitende: .*/  mitarbeitende: 4711/' "$work/thousand/konten/plan-500.yaml"
    changed=$(seconds "$program" build "$work/thousand" -o "$work/thousand/out")
    row "build of 1,000 benchmark plans, then after one value changed / nothing changed" "all" "≤ 0.25 s / ≤ 0.10 s" "$first s, $changed s / $same s"
}

check() {
    tests/bench/large.sh "$work/large" 1000
    cold=$(spent "$program" check "$work/large" --level error)
    warm=$(spent "$program" check "$work/large" --level error)
    row "check, 1,000 plans of 610 fields and 80 rows, cold / warm" "1.5 s, 612 MB" "≤ 1.5 s / ≤ 0.15 s, ≤ 150 MB" \
        "$(echo "$cold $warm" | awk '{ printf "%s s, %d MB / %s s, %d MB", $1, $2 / 1024, $3, $4 / 1024 }')"
}

report() {
    [ -d "$work/10000" ] || tests/bench/small.sh "$work/10000" 10000
    seconds "$program" build "$work/10000/team.yaml" -o "$work/10000/out" >/dev/null
    touch "$work/10000/team.yaml"
    rm -rf "$work/10000/out/internal" "$work/10000/out/customers"
    row "team report over 10,000 plans, records there" "–" "≤ 1.5 s" "$(seconds "$program" build "$work/10000/team.yaml" -o "$work/10000/out") s"
}

# From a thousand on what every run costs is small beside them.
growth() {
    for count in 1000 10000; do
        tests/bench/small.sh "$work/growing" $count
        seconds "$program" check "$work/growing" $anew --level error >>"$work/checks"
        seconds "$program" build "$work/growing" $anew -o "$work/out" --format html >>"$work/builds"
        rm -rf "$work/out" "$work/growing"
    done
    exponent='{ time[NR] = $1 } END { printf "%.2f (%.2f s, %.1f s)", log(time[2] / time[1]) / log(10), time[1], time[2] }'
    row "growth of cost from 1,000 to 10,000 small plans, as an exponent" "–" "≤ 1.03" \
        "check $(awk "$exponent" "$work/checks"), build $(awk "$exponent" "$work/builds")"
}

command -v valgrind >/dev/null || { echo "bench: valgrind is missing" >&2; exit 1; }
model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1)
echo "$(date -u +%Y-%m-%d), $(nproc) × ${model:-unknown processor}, $(uname -sr); $("$program" --version | head -1), $(gcc --version | head -1)"
echo
row "" "before" "goal" "measured"
echo '|---|---|---|---|'
if wanted cold || wanted further; then cold_and_further; fi
for name in typst memory rebuild check report growth; do
    if wanted $name; then $name; fi
done
