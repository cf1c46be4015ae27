#!/bin/sh
# An action is typed once, in the review where it was agreed, and stands wherever the account's actions do: in the minutes, the plan, the joint action
# plan, the weekly and the team report, the next handout and brief, the calendar and the list of actions. What is changed where it stands is changed
# everywhere. A figure that another document points to is that of the latest review. Prints TAP lines. The program is $PLANPRESS.
set -u
export PLANPRESS_LANGUAGE=en
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - follow: $2"; else
        echo "not ok - follow: $2"
        status=1
    fi
}

stands() { # ACTION PAGE...: in each of the pages of what was built last
    action=$1
    shift
    for page in "$@"; do
        grep -q "$action" "$work/year/$page"
        say $? "“$action” stands in $page"
    done
}

stands_not() { # ACTION PAGE...
    action=$1
    shift
    for page in "$@"; do
        [ -s "$work/year/$page" ] && ! grep -q "$action" "$work/year/$page"
        say $? "“$action” does not stand in $page"
    done
}

in_calendar() { # ACTION: lines of a calendar are folded, within words too
    tr -d '\r\n' <"$work/year/internal/calendar.ics" | sed 's/ //g' | grep -q "$(echo "$1" | sed 's/ //g')"
}

typed_once() { # ACTION
    [ "$(grep -rhoF "$1" "$work/content" --include=*.yaml --include=*.md | wc -l)" -eq 1 ]
    say $? "“$1” is typed once"
}

build() {
    "$program" build --format html "$work/content" -o "$work/year" >"$work/log" 2>&1
    say $? "content/ is built"
}

cp -r content "$work/content"
build
review=$work/content/konten/uhlenmoor/jahresgespraech-2025.md
plan=internal/konten/uhlenmoor/plan.html
team=internal/team-report.html
weeks="internal/wochen/2026-kw46-wiechert.html internal/wochen/2026-kw46-team.html"

# --- agreed in an annual review, with the customer, and late
yearly='Bedarfsvorschau über sechs Monate monatlich bereitstellen'
typed_once "$yearly"
# shellcheck disable=SC2086
stands "$yearly" customer/uhlenmoor/jahresgespraech-2025-minutes.html $plan customer/uhlenmoor/plan-action-plan.html $weeks $team \
    internal/team-report-en.html customer/uhlenmoor/quartalsgespraech-2026-q3-handout.html customer/uhlenmoor/jahresgespraech-2026-handout.html internal/actions.csv
in_calendar "$yearly"
say $? "what was agreed in an annual review stands in the calendar"

# --- agreed in a quarterly review, in a line of its minutes
quarterly='Stillstandszeiten der Straße 2 seit Januar übergeben'
# shellcheck disable=SC2086
stands "$quarterly" customer/uhlenmoor/quartalsgespraech-2026-q3-minutes.html $plan customer/uhlenmoor/plan-action-plan.html $weeks $team \
    customer/uhlenmoor/jahresgespraech-2026-handout.html internal/konten/uhlenmoor/jahresgespraech-2026-brief.html internal/actions.csv
in_calendar "$quarterly"
say $? "what was agreed in a quarterly review stands in the calendar"

# --- agreed on a visit
visit='Preisblatt mit Bündelungsstaffel schicken'
typed_once "$visit"
# shellcheck disable=SC2086
stands "$visit" internal/konten/uhlenmoor/besuche/2026-11-11-rotenburg.html $plan $weeks internal/actions.csv

# --- said for our ears alone
! grep -rq 'Preis je Kubikmeter' "$work/year/customer"
say $? "what was said for our ears alone stands in no minutes"
stands 'Preis je Kubikmeter' internal/konten/uhlenmoor/quartalsgespraech-2026-q3-brief.html

# --- done where it stands, it is done everywhere, but in what was of a day before
sed -i "/$yearly/s/status: offen/status: erledigt, erledigt_am: 12.11.2026/" "$review"
build
# shellcheck disable=SC2086
stands "$yearly" customer/uhlenmoor/jahresgespraech-2025-minutes.html $plan customer/uhlenmoor/plan-action-plan.html $weeks customer/uhlenmoor/jahresgespraech-2026-handout.html
stands_not "$yearly" $team internal/team-report-en.html
stands "$yearly" customer/uhlenmoor/quartalsgespraech-2026-q3-handout.html # which was of October, when it was not done
! in_calendar "$yearly"
say $? "what is done has left the calendar"

# --- the coaching plan points to key figures: those of this year's review, though last year's has some too
stands 'Kundenzufriedenheit' confidential/coaching/lennart-dornbusch-2027.html
exit $status
