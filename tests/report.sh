#!/bin/sh
# The two editions of the team report hold the same figures: what a tile, a row or a sentence says in both is the same text. What is not for the
# board (competences, ratings, the load and the overdue actions of single persons) is in the team's edition alone. The team's edition has at most
# two pages for two accounts and six for forty, the board's two. Prints TAP lines.
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

# A project of so many accounts, so many of them with a plan, with all that a quarter brings: `invent FOLDER ACCOUNTS PLANS LANGUAGE`.
invent() {
    mkdir -p "$1"
    printf 'company: {name: Muster Technik GmbH}\nlanguage: %s\ncurrency: EUR\nas_of: 2026-11-15\ncompany_revenue: {2024: %s000000, 2025: %s000000}\n' \
        "$4" $(($2 * 5)) $(($2 * 5)) >"$1/planpress.yaml"
    printf 'kind: team-report\nid: report\ntitle: Key accounts in the fourth quarter\nperiod: 2026-Q4\n' >"$1/report.yaml"
    awk -v folder="$1" -v accounts="$2" -v plans="$3" '
        BEGIN {
            split("Anna Brandt,Bert Claasen,Cara Dierks,Dirk Engel,Eva Fricke,Finn Gerdes", person, ",")
            split("Nord,Elbe,Rhein,Weser,Harz,Alpen,Hansa,Saale", place, ","); split("werke,metall,chemie,papier,molkerei", trade, ",")
            split("idea,qualified,offer,negotiation,won,lost", stage, ","); split("inquiry,tender,proactive,joint", origin, ",")
            split("Service for all lines,New line in the second works,Replacement of the dryers,Spare parts for three years", deal, ",")
            split("Reserved capacity,Spare parts on site,Digital invoices,Shorter delivery", need, ",")
            managers = accounts < 12 ? 2 : 6; list = folder "/portfolio.yaml"; people = folder "/people.yaml"
            print "kind: people\npeople:" > people
            for (m = 1; m <= managers; m++) print "  - {id: m" m ", name: " person[m] ", role: kam, consent_team_report: yes}" > people
            print "kind: portfolio\nid: portfolio\ntitle: Portfolio\naccounts:" > list
            for (i = 0; i < accounts; i++) account(i, "m" (i % managers + 1), place[i % 8 + 1] trade[int(i / 8) % 5 + 1])
            print "team_competences:" > list
            for (m = 1; m <= managers; m++) print "  m" m ": {sales: " m % 4 + 1 ", product: 4, market: " m % 3 + 2 ", strategy: 3}" > list
        }
        function account(i, manager, name,    plan, n, last) {
            last = 300000 + (accounts - i) * 97000
            printf "  - {id: k%d, name: %s GmbH, short: %s, kam: %s, status: active", i, name, name, manager > list
            if (i >= plans) {
                printf ", updated: 2026-0%d-15, revenue: {2024: %d, 2025: %d}, plan_2026: %d, forecast_2026: %d, actions: {open: %d, overdue: %d}",
                    i % 6 + 4, last * (0.9 + i % 3 / 10), last, last * 1.05, last * (0.95 + i % 4 / 20), i % 7 + 2, i % 3 > list
                printf ", opportunities: [{title: More for %s, stage: %s, value: %d}]}\n", name, stage[i % 4 + 1], 90000 + i * 7000 > list
                return
            }
            print "}" > list
            plan = folder "/k" i ".yaml"
            printf "kind: account-plan\nid: k%d\ntitle: Plan %s\nstatus: approved\nupdated: 2026-%s-01\nperiod: 2026-2028\nowner: %s\n", i, name, i % 3 ? "10" : "05", manager > plan
            printf "customer: {name: %s GmbH, short: %s, tier: B}\n", name, name > plan
            printf "revenue:\n  years:\n    2023: {actual: %d}\n    2024: {actual: %d}\n    2025: {actual: %d}\n    2026: {plan: %d, forecast: %d}\n    2027: {plan: %d}\n  secured: {2027: %d}\n",
                last * 0.9, last * (0.9 + i % 3 / 10), last, last * 1.05, last * (0.95 + i % 4 / 20), last * 1.1, last * 0.8 > plan
            print "stakeholders:" > plan
            for (n = 0; n < 5; n++) print "  - {id: s" n ", name: Contact " i " " n ", level: " (n == 2 ? "c_level" : "manager") ", department: " (n < 2 ? "purchasing" : "production") ", influence: " n + 1 (n < 4 || i % 2 ? ", owner: " manager : "") "}" > plan
            print "opportunities:" > plan
            for (n = 0; n < 4; n++) print "  - {id: c" n ", title: " deal[n + 1] ", value: " 60000 + n * 110000 + i * 3000 ", close: 202" 6 + (i + n) % 3 "-12-01, stage: " stage[(i + n) % 6 + 1] ", origin: " origin[n + 1] ", owner: " manager "}" > plan
            print "actions:" > plan
            for (n = 0; n < 6; n++) print "  - {id: a" n ", title: Send the documents for step " n ", owner: " (n == 5 ? "s1, side: customer" : manager) ", due: 2026-" (n % 2 ? "10" : "12") "-1" n ", status: open}" > plan
            print "contracts:\n  - {id: v, title: Framework agreement, start: 2025-01-01, end: 2027-0" i % 6 + 1 "-28, notice_months: 3, volume: " last "}" > plan
            print "requests_to_own_company:\n  - {topic: " need[i % 4 + 1] ", department: production, status: open}" > plan
            close(plan)
        }'
}

pages() { # ACCOUNTS PLANS LANGUAGE MOST
    invent "$work/$1-$2-$3" "$1" "$2" "$3"
    (cd "$work/$1-$2-$3" && "$program" build report.yaml >"$work/log" 2>&1) || true
    for edition in "report $4" "report-management 2"; do
        # shellcheck disable=SC2086 # a name and a number
        set -- $edition "$1" "$2" "$3" "$4"
        found=$(pdfinfo "$work/$3-$4-$5/build/internal/$1.pdf" 2>/dev/null | awk '/^Pages:/ { print $2 }')
        check "$1 of $3 accounts, $4 with a plan, in $5: at most $2 pages" \
            "$([ "${found:-99}" -le "$2" ] || { echo "${found:-none} pages"; head -5 "$work/log"; })"
        shift 2
    done
}

for language in de en; do
    pages 2 2 "$language" 2
    pages 40 10 "$language" 6
done
pages 40 40 de 6
pages 40 40 en 6
exit $status
