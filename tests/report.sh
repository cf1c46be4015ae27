#!/bin/sh
# The two editions of the team report hold the same figures: what a tile, a row or a sentence says in both is the same text. What is not for the
# board (competences, ratings, the load and the overdue actions of single persons) is in the team's edition alone. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CEILING_DIRECTORIES="$PWD/tests"
status=0

check() { # NAME FOUND...: what is found is wrong
    if [ -z "$2" ]; then echo "ok - report: $1"; else
        echo "not ok - report: $1"
        printf '%s\n' "$2" | sed 's/^/#   /' | head -20
        status=1
    fi
}

# The cells of one table under the columns that both editions have, each as "ROW | COLUMN | CELL".
cells='
    /^  section 1 #key-accounts / { inside = 1 }
    inside && /^    table/ && !table { table = 1; next }
    table == 1 && /^      column / { split($0, text, "\""); columns[++count] = text[2] }
    table == 1 && /^      (row|total) / {
        split($0, cell, "|")
        for (c in cell) gsub(/^ +| +$/, "", cell[c])
        row = cell[2]; sub(/^alert\(/, "", row); sub(/\)$/, "", row)
        for (c = 2; c <= count; c++) print row " | " columns[c] " | " cell[c + 1]
    }
    table == 1 && /^    [a-z]/ { table = 2 }'

compare() { # PROJECT REPORT
    for layout in team management; do
        (cd "$1" && "$program" build "$2" --layout "$layout" --dump=document 2>/dev/null) >"$work/$layout"
        grep '^ *tile ' "$work/$layout" >"$work/$layout.tiles" || true
        awk "$cells" "$work/$layout" | sort >"$work/$layout.cells"
        cut -d'|' -f2 "$work/$layout.cells" | sort -u >"$work/$layout.columns"
    done
    check "$1 has both editions" "$([ -s "$work/team.tiles" ] && [ -s "$work/management.cells" ] || echo "nothing was made")"
    check "$1: the tiles are the same" "$(diff "$work/team.tiles" "$work/management.tiles" || true)"
    comm -12 "$work/team.columns" "$work/management.columns" >"$work/shared"
    check "$1: at least three columns are shared" "$([ "$(wc -l <"$work/shared")" -ge 3 ] || cat "$work/shared")"
    for layout in team management; do
        awk -F'|' 'NR == FNR { shared[$0] = 1; next } $2 in shared' "$work/shared" "$work/$layout.cells" >"$work/$layout.same"
    done
    check "$1: the accounts have the same figures" "$(diff "$work/team.same" "$work/management.same" || true)"
    check "$1: no ratings and no load of persons in the management edition" \
        "$(grep -niE 'compet|kompeten|strong in what|worin stark|rated|bewertete|auslastung|"load"|longest|längsten' "$work/management" || true)"
}

compare tests/golden/team-report-en report.yaml
compare tests/golden/consent report.yaml
compare content team-report.yaml
check "the team edition has ratings of those who agreed" "$(grep -q 'worin stark' "$work/team" || echo "none")"
exit $status
