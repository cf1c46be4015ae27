#!/bin/sh
# What a review prints. The brief of one that is prepared has all that is said for it, by itself and by the account's plan, once: under the
# items of the agenda, below them, or, without an agenda, by itself. The handout of one that was held is that of its day.
# Usage: review.sh; the program is $PLANPRESS. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
program=${PLANPRESS:-build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

check() { # WHAT IT IS, then a command that is true
    what=$1
    shift
    if "$@"; then echo "ok - review: $what"; else
        echo "not ok - review: $what"
        status=1
    fi
}

compose() { # FILE LAYOUT: the tree of its document without what the checks found, into $work/LAYOUT.txt
    (cd "$work/project" && "$program" build "$1" --layout "$2" --dump=document >"$work/all" 2>"$work/log") || cat "$work/log"
    sed '/section 1 #findings/,$d' "$work/all" >"$work/$2.txt"
}

# Whatever has to be told: the words “tok…” of all files.
said() { grep -oh 'tok[a-z][a-z]*' "$work"/project/*.yaml | sort -u; }

once() { # LAYOUT: each of the words stands there once
    for word in $(said); do
        count=$(grep -ow "$word" "$work/$1.txt" | wc -l)
        [ "$count" -eq 1 ] || echo "$word $count"
    done >"$work/wrong"
    sed 's/^/#   times: /' "$work/wrong"
    [ ! -s "$work/wrong" ]
}

under() { # HEADING WORD: the word stands in the part of the brief below this heading
    awk -v heading="$1" -v word="$2" '/^ *section / { inside = index($0, heading) > 0 } inside && index($0, word) { found = 1 } END { exit !found }' \
        "$work/brief.txt"
}

cp -r tests/projects/review "$work/project"
compose planned.yaml brief
check "the brief says everything once" once brief
check "a person is told of where he first leads" under "1. Welcome" tokabelnote
check "a person who leads nothing, too" under "Also at the table" tokdornnote
check "a demand at its item" under "4. Market" tokitemdemand
check "the others at prices" under "6. Prices" tokdemand
check "figures at their item" under "3. Figures" tokkpi
check "projects at the first item for them" under "8. Projects" tokproject
check "what the last review left open" under "5. Open points" tokforward
check "limits below the items" under "Limits, give and take" tokwalkaway

# Without sections and without an agenda.
sed -i 's/, section: [a-z]*//' "$work/project/planned.yaml"
compose planned.yaml brief
check "it does so when the items belong to no part of the talk" once brief
check "then a part has a heading of its own" under "Key figures" tokkpi
sed -i '/^agenda:/,$d; s/ item: [a-z]*,//; s/, item: market//' "$work/project/planned.yaml"
for word in tokgoalofitem tokmaterial tokitemnote; do sed -i "s/$word//" "$work/project/planned.yaml"; done
compose planned.yaml brief
check "it does so without an agenda" once brief

# After it.
compose held.yaml handout
for word in thenwin thendone thencomplaint thenproject thengoal; do
    check "the handout of a held review has what there was: $word" grep -qw "$word" "$work/handout.txt"
done
for word in laterwin laterdone latersolved laterundated tokproject tokcomplaint tokmarket tokunderway tokyear tokdone; do
    check "and not what came later: $word" sh -c "! grep -qw '$word' '$work/handout.txt'"
done
exit $status
