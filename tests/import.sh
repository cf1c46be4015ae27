#!/bin/sh
# Tables in the shapes that Salesforce, HubSpot and Dynamics export, with invented rows: taken into plans, taken again after changes; nothing is lost,
# nothing is written before it is asked for, and taking them twice changes nothing. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
tables=$PWD/tests/import
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PLANPRESS_LANGUAGE=en GIT_CEILING_DIRECTORIES="$work"
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - import: $2"; else
        echo "not ok - import: $2"
        cat "$work/said" "$work/printed" | sed 's/^/#   /' | head -12
        status=1
    fi
}

planpress() { "$program" "$@" >"$work/printed" 2>"$work/said"; }

exits() { # STATUS NAME ARGUMENT...
    wanted=$1 name=$2
    shift 2
    planpress "$@"
    got=$?
    [ $got -eq "$wanted" ]
    say $? "$name (status $got)"
}

says() { # WORDS NAME: of the last command
    grep -qF -- "$1" "$work/said"
    say $? "$2"
}

has() { # LINE NAME: the plan has it
    grep -qxF -- "$1" "$plan"
    say $? "$2"
}

start() { # LANGUAGE PLAN: a new project to work in
    cd "$work" || exit 1
    rm -rf house
    planpress new house --language "$1" --no-git --as-of 2026-11-30
    cd house || exit 1
    plan=$2
    cp "$plan" "$work/first"
}

twice() { # NAME ARGUMENT...: what was taken is as it is
    name=$1
    shift
    cp "$plan" "$work/before"
    planpress import "$@" --write
    cmp -s "$plan" "$work/before" && grep -qF '0 new, 0 changed' "$work/said"
    say $? "$name: a second time nothing changes"
}

kept() { # NAME: every line that was not changed by a row is there; none but values of fields is gone
    diff "$work/first" "$plan" | grep '^< ' | grep -vE '^< +((value|close|stage|probability|next_step|wert|abschluss|stufe|wahrscheinlichkeit|20[0-9][0-9]): |- \{id: (ellis|novak|hart), )' >"$work/gone"
    [ ! -s "$work/gone" ]
    say $? "$1: nothing but values of rows is changed"
}

# --- Salesforce: UTF-8 with a mark, CRLF, commas, line breaks and quotes in cells, days of the United States
start en accounts/hartfield/plan.yaml
exits 0 "Salesforce, shown" import "$tables/salesforce-opportunities.csv" --kind opportunities
cmp -s "$plan" "$work/first"
say $? "nothing is written before --write"
grep -qF '+    value: 195000' "$work/printed" && grep -qF -- '-    value: 180000' "$work/printed"
say $? "what changes is shown"
says '4 rows: 2 new, 1 changed, 0 as they are, 1 left out' "and counted"
says 'Other Customer Inc' "accounts without a plan are named"
says 'Description' "and columns that are not taken"
exits 0 "Salesforce, written" import "$tables/salesforce-opportunities.csv" --kind opportunities --write
has '    next_step: Send the "final" offer, then call' "a text over two lines"
has '    close: 2027-02-28' "days"
has '    value: 42500.5' "amounts"
has '  - id: crumb_vacuum_york' "a new row has an id"
has '    title: "Oven: hood #2"' "what YAML would read otherwise is quoted"
has '    next_step: "- order it"' "so is what would be a list"
has '    x-owner: Nobody Known' "who is in no register stays with the row"
has '    x-crm: 0065g00000AAA02' "the id of the other program is kept"
kept Salesforce
twice Salesforce "$tables/salesforce-opportunities.csv" --kind opportunities
exits 0 "Salesforce, later" import "$tables/salesforce-opportunities-later.csv" --kind opportunities --write
says '1 new, 1 changed, 2 as they are' "later: what is new and what changed"
has '    title: Crumb vacuum for York' "a row that was renamed is the same row"
has '    value: 48000' "with its new value"
[ "$(grep -c 'x-crm: 0065g00000AAA02' "$plan")" -eq 1 ]
say $? "and is there once"
kept "Salesforce, later"
exits 0 "the plan is read without an error" check --level error

# --- HubSpot: first and last names, times behind days, probabilities as parts of one, another currency
start en accounts/hartfield/plan.yaml
exits 0 "HubSpot, contacts" import "$tables/hubspot-contacts.csv" --kind contacts --write
says '3 rows: 2 new, 1 changed' "one is known by name"
grep -q '{id: ellis, .*email: robin.ellis@hartfield.example, phone: +44 113 496 0001, x-crm: 501}' "$plan"
say $? "its row has what is new behind what it had"
grep -q "name: Priya O'Brien" "$plan" && grep -q 'name: Jan Öztürk' "$plan"
say $? "names of two columns"
grep -q 'name: Priya.*last_contact: 2026-10-02' "$plan"
say $? "the day of a time"
kept HubSpot
twice HubSpot "$tables/hubspot-contacts.csv" --kind contacts
exits 0 "HubSpot, later" import "$tables/hubspot-contacts-later.csv" --kind contacts --write
says '0 new, 2 changed, 1 as they are' "later: two have changed"
grep -q 'Director of Quality' "$plan" && grep -q 'Öztürk-Hill' "$plan" && ! grep -q 'name: Jan Öztürk,' "$plan"
say $? "they say so"
exits 0 "HubSpot, deals" import "$tables/hubspot-deals.csv" --kind opportunities --write
has '    x-value: 210000 USD' "an amount in another currency stays beside that of the plan"
has '    value: 180000' "which is as it was"
has '    probability: 75' "a probability"
has '    value: 5400' "an amount in that of the plan"
exits 0 "the plan is read without an error" check --level error

# --- Dynamics: semicolons, Windows-1252, German figures and days, in a German plan
start de konten/hartmann/plan.yaml
exits 0 "Dynamics" import "$tables/dynamics-opportunities.csv" --kind chancen --write
says 'Windows-1252' "the encoding is said"
has '    titel: Große Schneidelinie für Fulda' "letters of Windows-1252"
has '    titel: Ersatzteile; Paket „Nacht“' "a separator in quotes"
has '    wert: 185500' "figures with groups"
has '    wert: 4250.75' "and with decimals"
has '    abschluss: 2027-06-30' "days"
has '    stufe: Angebot' "choices in the plan's language"
has '    verantwortlich: sommer' "people by their ids"
kept Dynamics
twice Dynamics "$tables/dynamics-opportunities.csv" --kind chancen
exits 0 "Dynamics, later" import "$tables/dynamics-opportunities-later.csv" --kind chancen --write
has '    abschluss: 2027-07-31' "later: the day is moved"
exits 0 "the plan is read without an error" check --level error

# --- revenue by years, tabs, a column of one's own that the project remembers
exits 0 "revenue" import "$tables/revenue.tsv" --kind umsatz --map Turnover=ist --write
grep -qxF '    2025: {plan: 680000, ist: 711300}' "$plan" && grep -qxF '    2026: {plan: 720000, prognose: 734000.5}' "$plan" && grep -q '2029: .*900000' "$plan"
say $? "years that are there and one that is not"
grep -qxF '    Turnover: ist' templates/import.yaml
say $? "the column is remembered"
twice revenue "$tables/revenue.tsv" --kind umsatz
printf 'Customer,Year,Sales so far\nHartmann,2026,1\n' >own.csv
exits 0 "a further column" import own.csv --kind umsatz --map 'Sales so far=ist' --write
grep -qxF '    Turnover: ist' templates/import.yaml && grep -qxF '    Sales so far: ist' templates/import.yaml
say $? "it stands beside the other"
exits 0 "the project is read without an error" check --level error

# --- what cannot be told is not guessed
cp "$plan" "$work/first"
unsure() { # STATUS WORDS NAME TABLE ARGUMENT...
    wanted=$1 words=$2 name=$3
    printf '%b' "$4" >table.csv
    shift 4
    exits "$wanted" "$name" import table.csv --kind opportunities --write "$@"
    says "$words" "$name: said"
    cmp -s "$plan" "$work/first"
    say $? "$name: nothing is written"
}
unsure 2 'Close Date' "4/5/2027" 'Topic,Account,Close Date\nA,Hartmann,4/5/2027\n'
unsure 2 'Amount' "1,250" 'Topic,Account,Amount\nA,Hartmann,"1,250"\n'
unsure 2 'account' "no account" 'Topic,Amount\nA,1\n'
unsure 2 'title' "no name" 'Account,Amount\nHartmann,1\n'
unsure 1 'line 2' "an open quote" 'Topic,Account\n"A,Hartmann\n'
unsure 1 'line 3' "too many cells" 'Topic,Account\nA,Hartmann\nB,Hartmann,x\n'
unsure 1 'UTF-16' "UTF-16" '\377\376T\000'
unsure 1 'nothing' "an empty table" ''
unsure 2 'titel' "a field that is none" 'Topic,Account\nA,Hartmann\n' --map 'Topic=titell'
exits 0 "the order of days said" import table.csv --kind opportunities
printf 'Topic,Account,Close Date\nA,Hartmann,4/5/2027\nA,Hartmann,5/5/2027\n' >table.csv
exits 1 "a row that is there twice" import table.csv --kind opportunities --dates dmy
says 'line 3' "it is named"
grep -qF 'abschluss: 2027-05-04' "$work/printed"
say $? "--dates is followed"
exits 2 "an unknown list" import table.csv --kind oportunities
exits 2 "no list" import table.csv
exit $status
