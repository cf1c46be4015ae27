#!/bin/sh
# A build makes again what has to be: an action changed in one plan rebuilds that plan's outputs, the review that prints it and the report, and not
# the forty documents that only print the customer's name; these follow when the customer is called otherwise. `build --explain` says why, in English
# and in German. The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
project=$work/project
mkdir -p "$project/accounts/moor" "$project/accounts/heath" "$project/notes" "$project/templates/note"

say() { # CONDITION-STATUS NAME: with what was said when it does not hold
    if [ "$1" -eq 0 ]; then echo "ok - rebuild: $2"; else
        echo "not ok - rebuild: $2"
        grep 'made \|erzeugt:\|rror\[' "$work/said" | grep -v 'not made\|nicht neu' | head -6 | sed 's/^/#   /'
        status=1
    fi
}
build() { # ARGUMENT...
    (cd "$project" && "$program" build . --explain "$@" >"$work/said" 2>&1)
    grep -E '^planpress: (made|erzeugt:) ' "$work/said" | sed 's/^planpress: \(made\|erzeugt:\) //;s/: .*//;s/ – .*//;s/^build\///' | sort >"$work/made"
}
made() { # NAME STEM...: exactly these outputs were made again
    name=$1
    shift
    printf '%s\n' "$@" | sed '/^$/d' | sort | cmp -s - "$work/made"
    say $? "$name"
}
because() { # TEXT: that is said
    grep -qF -- "$1" "$work/said"
    say $? "it is said: $1"
}
change() { sed -i "$2" "$project/$1"; } # FILE SED

# ---- the project ----

printf 'as_of: 2026-11-15\nlanguage: en\ncompany: {name: Brandt Pumps}\nnever_to_customer: [walk-away price]\n' >"$project/planpress.yaml"
printf 'kind: people\npeople:\n  - {id: adler, name: Anna Adler, email: a@brandt.example}\n' >"$project/people.yaml"
for account in moor heath; do
    cat >"$project/accounts/$account/plan.yaml" <<END
kind: account-plan
id: $account
title: Account plan $account
owner: adler
customer: {name: Dairy of the $account, short: Dairy $account}
opportunities:
  - {id: o1, title: A new line, value: 250000 EUR, close: 2027-06-30, stage: proposal, probability: 40%, owner: adler}
actions:
  - {id: m1, title: Call the $account, owner: adler, due: 2026-10-01, visibility: shared}
END
done
cat >"$project/accounts/moor/review.yaml" <<'END'
kind: annual-review
id: moor-2026
title: Annual review
account: moor
date: 2026-12-02
duration: 2 h
minutes_by: adler
moderator: adler
next_review: 2027-12-02
participants: {us: [adler], customer: "?"}
period: 2026
start: "10:00"
END
cat >"$project/report.yaml" <<'END'
kind: team-report
id: team
title: Report
period: 2026-Q4
END
cat >"$project/templates/note/fields.yaml" <<'END'
kind: note
names: {en: Note, de: Notiz}
class: internal
body: text
fields:
  title: {type: text, required: true}
  account: {type: account}
  text: {type: markdown}
  secret: {type: text, class: confidential}
END
cat >"$project/templates/note/sheet.md" <<'END'
---
class: internal
title: "`= title`"
---

# Customer

For `= account.customer.name`.
END
notes=''
for number in $(seq 40); do
    printf -- '---\nkind: note\ntitle: Note %s\naccount: moor\n---\n\nA remark.\n' "$number" >"$project/notes/n$number.md"
    notes="$notes internal/notes/n$number"
done

# ---- what is made again ----

build
say "$([ "$(grep -c 'internal/notes/n' "$work/made")" -eq 40 ]; echo $?)" "everything is made once"
because 'it is new, or nothing is known of it'
build
made "nothing is made again when nothing has changed" ''
because 'nothing that it is made of has changed'

change accounts/moor/plan.yaml 's/2026-10-01/2026-10-02/'
build
! grep -q 'internal/notes/n' "$work/made"
say $? "an action of one plan rebuilds none of the forty notes that print its customer's name"
! grep -q 'heath' "$work/made"
say $? "nor the other plan"
for output in internal/accounts/moor/plan internal/accounts/moor/review-brief internal/report; do
    grep -qx "$output" "$work/made"
    say $? "but $output"
done
because 'its own text has changed'
because '“actions.due” of accounts/moor/plan has changed'
(cd "$project" && "$program" build . --no-cache -o "$work/clean" >/dev/null 2>&1)
say "$(diff -rq "$work/clean" "$project/build" | grep -v '/\.planpress\|index.html' >"$work/said"; [ ! -s "$work/said" ]; echo $?)" "what was made has the bytes of a build that makes all"

change accounts/moor/plan.yaml 's/name: Dairy of the moor/name: Dairy on the moor/'
build
[ "$(grep -c 'internal/notes/n' "$work/made")" -eq 40 ]
say $? "another name of the customer rebuilds all forty"
because '“customer” of accounts/moor/plan has changed'

printf '\nMore.\n' >>"$project/templates/note/sheet.md"
build
# shellcheck disable=SC2086
made "another layout rebuilds its documents" $notes
because 'the layout has changed'

rm "$project/build/internal/notes/n7.html"
build
made "an output that is missing is made again" internal/notes/n7
because 'internal/notes/n7.html is missing or was changed'

build --as-of 2026-11-16
because 'the day has changed'
build
touch "$project"/notes/*.md
build
made "times of files count for nothing" ''

change planpress.yaml 's/walk-away price/walk-away price, red line/'
build
made "other terms make nothing again" ''
because 'only searched again build/customer/moor/'
because 'what customers must not read has changed'

printf 'kind: note\ntitle: Tea\naccount: moor\nsecret: A word for nobody outside of this house\n' >"$project/accounts/moor/tea.yaml"
build
because 'only searched again build/customer/moor/'

PLANPRESS_LANGUAGE=de build
change accounts/moor/plan.yaml 's/2026-10-02/2026-10-03/'
PLANPRESS_LANGUAGE=de build
because 'erzeugt: build/internal/accounts/moor/plan – der eigene Text hat sich geändert'
because '„actions.due“ von accounts/moor/plan hat sich geändert'

build --no-cache
because 'nothing is kept from one run to the next'
exit $status
