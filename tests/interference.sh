#!/bin/sh
# What customers get does not hang on what they may not see: in random projects (tests/random/) everything above class customer is changed, internal
# rows come, go and move, and each file for customers has the same bytes, or is refused with an error (by the leak gate or a check) that says why.
# tests/interference.sh [SEEDS (20) [CHANGES (10) [FIRST (1)]]]. Programs: $PLANPRESS, $RANDOM_PROJECT. Prints TAP lines.
set -u
export PLANPRESS_LANGUAGE=en
cd "$(dirname "$0")/.."
export PLANPRESS="${PLANPRESS:-$PWD/build/planpress}" RANDOM_PROJECT="${RANDOM_PROJECT:-$PWD/build/plain/tests/random/project}"
if [ "${1-}" != --seed ]; then
    export CHANGES="${2:-10}"
    first=${3:-1}
    seq "$first" $((first + ${1:-20} - 1)) | tests/side-by-side.sh tests/interference.sh --seed
    exit
fi

seed=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0 same=0 refused=0

build() { # INTERNAL: into $work/INTERNAL/customer. Where nothing is for customers there is nothing to do: 2
    rm -rf "$work/project"
    "$RANDOM_PROJECT" "$seed" "$work/project" "internal=$1" mistakes=0 foreign=0 || exit 1
    "$PLANPRESS" build "$work/project" --for customer -o "$work/$1" >"$work/$1.log" 2>&1
    ended=$?
    mkdir -p "$work/$1/customer"
}
differ() { # INTERNAL WHAT
    echo "not ok - interference: seed $seed, internal $1: $2"
    echo "#   build/plain/tests/random/project $seed FOLDER internal=$1 mistakes=0 foreign=0, and internal=1"
    status=1
}

build 1
first=$ended
[ $first -le 2 ] || differ 1 "the build ended with $first"
for internal in $(seq 2 $((CHANGES + 1))); do
    build "$internal"
    [ $ended -le 2 ] || differ "$internal" "the build ended with $ended"
    { (cd "$work/1/customer" && find . -type f) && (cd "$work/$internal/customer" && find . -type f); } | sort -u >"$work/files"
    absent=0
    while IFS= read -r file; do
        if [ ! -f "$work/1/customer/$file" ] && [ $first -eq 1 ]; then absent=$((absent + 1))
        elif [ ! -f "$work/$internal/customer/$file" ] && [ $ended -eq 1 ]; then absent=$((absent + 1))
        elif cmp -s "$work/1/customer/$file" "$work/$internal/customer/$file"; then same=$((same + 1))
        elif [ "${file##*/}" = index.html ]; then echo "$file" >>"$work/lists"
        else differ "$internal" "$file"
        fi
    done <"$work/files"
    refused=$((refused + absent))
    [ $absent -gt 0 ] || [ ! -s "$work/lists" ] || differ "$internal" "$(cat "$work/lists")" # a list names what is there
    rm -f "$work/lists"
    rm -rf "${work:?}/$internal"
done
[ $status -eq 0 ] && echo "ok - interference: seed $seed: $CHANGES changes of what is internal, $same files the same, $refused refused"
exit $status
