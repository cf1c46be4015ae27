#!/bin/sh
# `planpress fmt`: what it changes means the same, which the export before and after says; done again it changes nothing. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
export PLANPRESS_TEMPLATES=${PLANPRESS_TEMPLATES:-$PWD/templates} PLANPRESS_LANGUAGE=en NO_COLOR=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0

ok() { # NAME COMMAND...
    name=$1
    shift
    if "$@" >"$folder/said" 2>&1; then echo "ok - fmt: $name"; else
        echo "not ok - fmt: $name"
        sed 's/^/#   /' "$folder/said" | head -20
        status=1
    fi
}

# Lines are where messages are, and tables of one are another's: what is compared is all else.
export_of() { "$program" export --as-of 2026-11-15 --show-confidential "$1" 2>/dev/null | sed 's/"line": [0-9]*/"line": 0/g; s/"column": [0-9]*/"column": 0/g' || true; }

# Every file of a project made untidy: deeper indents, blanks, other quotes.
untidy() { # FOLDER
    find "$1" -name '*.yaml' -exec perl -i -pe 's/^( +)/$1$1/; s/^( *[a-zäöü_]+): (\S)/$1:                                        $2/ if $. % 2; s/$/  / if !/[|>]\s*$/ && $. % 7 == 0 && !/"$/' {} +
}

for project in content tests/samples/*/ tests/projects/*/; do
    test -f "$project/planpress.yaml" || continue
    name=$(basename "$project")
    rm -rf "$folder/copy"
    cp -RL "$project" "$folder/copy"
    export_of "$folder/copy" >"$folder/before"
    "$program" fmt "$folder/copy" >"$folder/fmt" 2>&1 || true
    export_of "$folder/copy" >"$folder/after"
    ok "$name means the same" cmp "$folder/before" "$folder/after"
    ok "$name has its form then" "$program" fmt --check "$folder/copy"
done

# What was made untidy comes back to what it was, but for what only its author can know.
cp -RL content "$folder/content"
"$program" fmt "$folder/content" >/dev/null 2>&1
cp -RL "$folder/content" "$folder/tidy"
untidy "$folder/content"
export_of "$folder/content" >"$folder/before"
"$program" fmt "$folder/content" >/dev/null 2>&1
export_of "$folder/content" >"$folder/after"
ok "what was untidy means the same" cmp "$folder/before" "$folder/after"
ok "and its indents are those that it had" diff -r "$folder/tidy/konten/feldkircher" "$folder/content/konten/feldkircher"

# Files are named, shown or left.
mkdir -p "$folder/small"
printf 'currency: EUR\nas_of: 2026-11-15\n' >"$folder/small/planpress.yaml"
printf 'kind: account-plan\nid:    a\ncustomer: [\nowner: b\n' >"$folder/small/torn.yaml"
printf 'kind: account-plan\nid:    a\ncustomer:\n    name:  X\n' >"$folder/small/plan.yaml"
"$program" fmt --check "$folder/small" >"$folder/out" 2>"$folder/err" && code=0 || code=$?
ok "--check names what would change and exits with 1" test "$code $(sed 's|.*/||' "$folder/out")" = "1 plan.yaml"
ok "--check changes nothing" grep -q 'id:    a' "$folder/small/plan.yaml"
ok "what has mistakes is left and named" grep -q 'torn.yaml is left as it is: it has mistakes that have to be mended first' "$folder/err"
"$program" fmt --diff "$folder/small" >"$folder/out" 2>/dev/null
ok "--diff shows it" grep -q '^+id: a' "$folder/out"
"$program" fmt "$folder/small/plan.yaml" >/dev/null 2>&1
"$program" fmt --diff "$folder/small/plan.yaml" "$folder/small/planpress.yaml" >/dev/null 2>"$folder/err" || true
ok "what has its form is counted as left" grep -q 'no file would be changed, 2 left as they are' "$folder/err"
ok "it is written" test "$(cat "$folder/small/plan.yaml")" = "$(printf 'kind: account-plan\nid: a\ncustomer:\n  name: X')"
ok "what has mistakes has its bytes" grep -q 'id:    a' "$folder/small/torn.yaml"
printf 'kind: account-plan\r\nid:    a\r\n' >"$folder/small/plan.yaml"
"$program" fmt "$folder/small" >/dev/null 2>&1
ok "ends of lines stay" test "$(grep -c "$(printf '\r')" "$folder/small/plan.yaml")" = 2
exit $status
