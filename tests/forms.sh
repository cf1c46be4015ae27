#!/bin/sh
# Messages for other programs: each form is what its document says, paths are the repository's, nothing confidential is in any; baselines. The
# program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
read=$PWD/tests/forms/read.py
export PLANPRESS_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - forms: $2"; else
        echo "not ok - forms: $2"
        status=1
        return 1
    fi
}

run() { # WANTED-STATUS NAME ARGUMENT...
    wanted=$1 name=$2
    shift 2
    (cd "$at" && "$program" "$@" >"$work/stdout" 2>"$work/stderr")
    found=$?
    [ $found -eq "$wanted" ] && ! grep -q 'Sanitizer\|Assertion' "$work/stderr"
    say $? "$name exits with $wanted" || sed "s/^/#   $found: /" "$work/stderr" | head -20
}

holds() { # WHAT NAME: what tests/forms/read.py asks of a file
    form=$1 question=$2 file=$3
    python3 "$read" "$form" "$question" "$file" >"$work/said" 2>&1
    say $? "$form: $4" || sed 's/^/#   /' "$work/said"
}

# A repository with a project in a folder of it; the file's name has all that a command could take for a sign.
at=$work/repo/plans
mkdir -p "$at"
git -C "$work/repo" init -q
cat >"$at/planpress.yaml" <<'END'
company: {name: Nordlicht GmbH}
language: en
currency: EUR
as_of: 2027-01-15
END
cat >"$at/people.yaml" <<'END'
kind: people
people:
  - {id: lund, name: Ida Lund, role: kam}
END
odd='Plan, 50%: "a" & b.yaml'
cat >"$at/$odd" <<'END'
kind: account-plan
id: fjord
title: "<Fjord & Sons>"
account_manager: lund
customer: {name: Fjordvann AS}
opportunities:
  - id: o1
    title: Hall | 3
    owner: lundd
    value: 1.234
  - id: o2
    title: Second
    stage: wonn
    ownr: lund
END

for form in json github gitlab sarif junit; do
    run 1 "check --messages $form" check --messages $form
    cp "$work/stdout" "$work/first.$form"
    holds $form shape "$work/first.$form" "it is what its document says"
    holds $form path "$work/first.$form" "paths are those of the repository"
    run 1 "check -o --messages-file with $form" check --messages $form --messages-file "$work/file.$form"
    cmp -s "$work/first.$form" "$work/file.$form" && [ ! -s "$work/stdout" ] && grep -q 'error\[I0' "$work/stderr"
    say $? "$form: the file has the same, and the terminal is for people"
done
tests/web/install.sh >"$work/log" 2>&1 && node build/web/sarif.mjs "$work/first.sarif" >"$work/said" 2>&1
say $? "sarif: it is valid by the schema of the standard" || sed 's/^/#   /' "$work/log" "$work/said" | tail
holds json about "$work/first.json" "row, field, class and place of what was read are known"
run 1 "check --messages short" check --messages short
grep -q '^Plan.*: error\[I03\]: ' "$work/stderr" && ! grep -q '^ \|help:' "$work/stderr"
say $? "short: a line for each"
run 1 "check --messages github twice the length" check --messages github
[ "$(grep -c '^::warning' "$work/stdout")" -eq 10 ] && [ "$(grep -c '^::notice' "$work/stdout")" -le 10 ] && grep -q '^- .*warning\[' "$work/stdout"
say $? "github: ten of each level, and the others are lines"
[ "$(grep -c '^::\|^- ' "$work/stdout")" -eq "$(python3 -c "import json,sys; print(len(json.load(open(sys.argv[1]))['messages']))" "$work/first.json")" ]
say $? "github: nothing is lost"

# --- what is known a finding by stays when lines are put above it
sed -i '2i # a comment\n' "$at/$odd"
run 1 "check of what has moved" check --messages gitlab
python3 - "$work/first.gitlab" "$work/stdout" <<'END'
import json, sys
a, b = ({entry["fingerprint"] for entry in json.load(open(name))} for name in sys.argv[1:])
sys.exit(a != b or len(a) < 20)
END
say $? "gitlab: fingerprints do not hang on lines"

# --- summary
run 1 "check --summary" check --summary "$work/summary.md"
grep -q '^| \\<Fjord \\& Sons\\> | [0-9]* | [0-9]* | [0-9]* |$' "$work/summary.md" && grep -q '^| of no account\|^- \*\*error I03\*\* ' "$work/summary.md"
say $? "summary: a table by account and all messages, in which nothing is HTML" || sed 's/^/#   /' "$work/summary.md"

# --- more than one project, an export, the limit of warnings
mkdir -p "$work/repo/more" && cp "$at"/*.yaml "$work/repo/more/"
at=$work/repo run 1 "check of two projects" check plans more --messages json
holds json shape "$work/stdout" "two projects are one text"
run 1 "export --messages json" export --messages json
python3 -c 'import json,sys; json.load(sys.stdin)["documents"]' <"$work/stdout"
say $? "an export stays alone on the standard output"
printf 'kind: account-plan\nid: fjord\ntitle: Fjord\naccount_manager: lund\ncustomer: {name: Fjordvann AS}\n' >"$work/good.yaml"
rm -r "$work/repo/more" && mv "$at/$odd" "$work/odd" && cp "$work/good.yaml" "$at/plan.yaml"
run 0 "warnings alone" check
run 1 "--max-warnings 3" check --max-warnings 3
grep -q 'more than --max-warnings allows: 3' "$work/stderr"
say $? "it says so"
run 0 "--max-warnings 500" check --max-warnings 500
run 1 "--max-warnings counts what is not shown" check -q --max-warnings 3
run 2 "--max-warnings none" check --max-warnings none
run 2 "--messages xml" check --messages xml

# --- baseline
run 0 "baseline" baseline
[ -s "$at/planpress-baseline.tsv" ] && grep -q 'findings are written down in planpress-baseline.tsv' "$work/stderr"
say $? "baseline: it is written, and how many"
cp "$at/planpress-baseline.tsv" "$work/baseline"
run 0 "check --baseline" check --strict --baseline planpress-baseline.tsv
grep -q 'known from planpress-baseline.tsv' "$work/stderr" && ! grep -q 'warning\[' "$work/stderr"
say $? "baseline: what is known is not said again"
(cd "$work/repo" && "$program" check plans --strict --baseline plans/planpress-baseline.tsv >/dev/null 2>&1)
say $? "baseline: it holds from another folder too"
printf '# a comment\n\n%s\n' "$(cat "$at/plan.yaml")" >"$at/plan.yaml"
run 0 "check --baseline of what has moved" check --strict --baseline planpress-baseline.tsv
printf 'opportunities:\n  - {id: o1, title: Hall 3, owner: lund}\n' >>"$at/plan.yaml"
run 1 "check --baseline of something new" check --strict --baseline planpress-baseline.tsv
grep -q 'warning\[' "$work/stderr"
say $? "baseline: what is new is said"
printf 'actions:\n  - {id: a1, title: Call, owner: nobody}\n' >>"$at/plan.yaml"
run 1 "baseline of what cannot be read" baseline
! grep -q 'I03' "$at/planpress-baseline.tsv"
say $? "baseline: what cannot be read is no part of it"
run 1 "check --baseline of what cannot be read" check --baseline planpress-baseline.tsv
grep -q 'error\[I03\]' "$work/stderr"
say $? "baseline: what cannot be read is said"
printf 'twelve\tP02a\tplan.yaml\t\t\n' >"$work/broken"
run 2 "a broken baseline" check --baseline "$work/broken"
run 2 "a baseline that is not there" check --baseline "$work/nowhere"

# --- nothing confidential
cp "$work/good.yaml" "$at/plan.yaml"
cat >"$at/coaching.yaml" <<'END'
kind: coaching-plan
id: c1
title: Coaching
person: lund
status: Zqxgeheim
goals:
  - {id: zqxgeheim-1, text: Zqxgeheim, due: 4/5/2027, owner: zqxgeheimm}
END
for form in human short json github gitlab sarif junit; do
    run 1 "check of a confidential document as $form" check --messages $form --summary "$work/summary.md"
    ! grep -qi 'zqxgeheim' "$work/stdout" "$work/stderr" "$work/summary.md"
    say $? "$form: nothing confidential is in it" || grep -i zqxgeheim "$work/stdout" "$work/stderr" "$work/summary.md" | sed 's/^/#   /'
done
run 1 "baseline of a confidential document" baseline
! grep -qi 'zqxgeheim' "$at/planpress-baseline.tsv"
say $? "baseline: nothing confidential is in it"
run 1 "check --show-confidential" check --show-confidential --messages json
grep -qi 'zqxgeheim' "$work/stdout"
say $? "--show-confidential: it is, when that was asked for"
exit $status
