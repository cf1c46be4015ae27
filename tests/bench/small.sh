#!/bin/sh
# Many small plans: tests/bench/small.sh FOLDER COUNT writes a project of that many account plans with an action each, every tenth with a chapter in
# a file of its own, and a team report over all of them. Nothing is left to chance: the same call writes the same bytes.
set -eu
folder=${1:?usage: small.sh FOLDER COUNT}
count=${2:?usage: small.sh FOLDER COUNT}
mkdir -p "$folder/accounts"
printf 'company: {name: Brandt Pumps}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\n' >"$folder/planpress.yaml"
printf 'kind: people\npeople:\n  - {id: lund, name: Ida Lund, role: kam}\n' >"$folder/people.yaml"
printf 'kind: team-report\nid: team\ntitle: Team report\n' >"$folder/team.yaml"
awk -v folder="$folder" -v count="$count" 'BEGIN {
    for (i = 1; i <= count; i++) {
        file = sprintf("%s/accounts/plan-%05d.md", folder, i)
        printf "---\nkind: account-plan\nid: a%d\ntitle: Plan %d\nstatus: draft\nperiod: {from: 2026-01-01, to: 2028-12-31}\nowner: lund\n", i, i >file
        printf "customer: {name: Customer %d, short: C%d}\nactions:\n  - {id: m1, title: Call them, owner: lund, due: 2027-03-01}\n", i, i >file
        printf "---\n\n# Situation\n\nAll is well at number %d.\n", i >file
        close(file)
        if (i % 10) continue
        file = sprintf("%s/accounts/plan-%05d-part.md", folder, i)
        printf "---\nkind: chapter\nof: a%d\n---\n\n# More of it\n\nWhat has a file of its own.\n", i >file
        close(file)
    }
}'
