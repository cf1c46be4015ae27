#!/bin/sh
# Mends: what `check --fix` makes of a file, what it leaves alone, and for every project of the tests: no new error, no other value. The program
# is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
here=$PWD
export PLANPRESS_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - mends: $2"; else
        echo "not ok - mends: $2"
        status=1
        return 1
    fi
}

run() { # WANTED-STATUS NAME ARGUMENT...: in the project's folder
    wanted=$1 name=$2
    shift 2
    (cd "$work/project" && "$program" "$@" >"$work/stdout" 2>"$work/stderr")
    found=$?
    [ $found -eq "$wanted" ] && ! grep -q 'Sanitizer\|Assertion' "$work/stderr"
    say $? "$name exits with $wanted" || sed "s/^/#   $found: /" "$work/stderr" | head -20
}

same() { # FILE EXPECTED NAME
    diff "$work/project/$1" "$here/tests/mends/$2" >"$work/diff"
    say $? "$3" || sed 's/^/#   /' "$work/diff"
}

fresh() { rm -rf "$work/project" && cp -r tests/mends/project "$work/project"; }

# --- what is sure
fresh
run 1 "check --diff" check --diff
cp "$work/stdout" "$work/shown"
same plan.yaml project/plan.yaml "--diff changes nothing"
run 1 "check --fix" check --fix
same plan.yaml fixed.yaml "comments, quotes, order and what is not sure stay"
same notes.md fixed.md "Markdown is mended where its author sees it"
same slips.yaml slips.yaml "slips in the syntax are mended"
cmp -s "$work/shown" "$work/stdout"
say $? "--diff shows what --fix makes"
(cd "$work" && rm -rf patched && cp -r "$here/tests/mends/project" patched && cd patched && patch -p0 -s <"$work/shown" && diff -r -x build . ../project >/dev/null)
say $? "patch makes the same of the diff"
run 1 "check --fix once more" check --fix
[ ! -s "$work/stdout" ]
say $? "then nothing is left to be made"

# --- what is chosen
run 1 "check --fix of a code" check --fix=I06
[ ! -s "$work/stdout" ]
say $? "of several readings none is made without being chosen"
run 1 "check --fix of a reading" check --fix=I06:2
same plan.yaml chosen.yaml "the second reading of each is made, in brackets in quotes"
run 1 "check --fix of what has to be filled in" check --fix=P02a,S01,I18
same plan.yaml blanks.yaml "keys and acceptances stand at their places, what they say is left blank"
run 2 "check --fix of no code" check --fix=I06:two
run 2 "check --fix of nothing" check --fix=

# --- of two facts the other
fresh_register() { rm -rf "$work/project" && cp -r tests/golden/register-contradicts-de "$work/project"; }
fresh_register
run 1 "check --fix of facts that differ" check --fix=T06
[ ! -s "$work/stdout" ] || ! grep -q '^+ .*Ankerwerke' "$work/stdout"
say $? "facts that differ are not made one without being chosen"
fresh_register
run 1 "check --fix of the plan's facts" check --fix=T06:1
grep -q '^    name: Ankerwerke AG$' "$work/project/portfolio.yaml" && grep -q '^    kam: eva$' "$work/project/portfolio.yaml" && grep -q '^    umsatz: {2025: 1100000}$' "$work/project/portfolio.yaml"
say $? "the plan's name, manager and amount are written into the register"
run 0 "and then" check --select T06a,T06b,T06c,T06h
! grep -q 'T06[abch]' "$work/stderr"
say $? "they do not differ any more"

# --- files as they come
fresh
printf '\357\273\277kind: account-plan\r\nid: grove\r\ntitle: Grove\r\naccount_manager: lundd\r\ncustomer: {name: Grove plc}\r\n' >"$work/project/crlf.yaml"
run 1 "check --fix of a file from elsewhere" check --fix
printf '\357\273\277kind: account-plan\r\nid: grove\r\ntitle: Grove\r\naccount_manager: lund\r\ncustomer: {name: Grove plc}\r\n' | cmp -s - "$work/project/crlf.yaml"
say $? "its mark and its line ends stay"
fresh
mv "$work/project/plan.yaml" "$work/elsewhere.yaml"
ln -s "$work/elsewhere.yaml" "$work/project/plan.yaml"
cp "$work/elsewhere.yaml" "$work/before"
run 3 "check --fix through a link" check --root "$work" --fix plan.yaml
cmp -s "$work/elsewhere.yaml" "$work/before"
say $? "what a link leads to is left as it is"
fresh
chmod 600 "$work/project/plan.yaml"
run 1 "check --fix of a private file" check --fix plan.yaml
[ "$(stat -c %a "$work/project/plan.yaml")" = 600 ]
say $? "it stays private"
same notes.md project/notes.md "what was not named is not mended"

# --- confidential files
fresh
printf 'kind: coaching-plan\nid: c1\ntitle: Coaching\ncoachee: lundd\ncoach: berg\nstrengths: Zqxgeheim\n' >"$work/project/coaching.yaml"
run 1 "check --fix of a confidential file" check --fix coaching.yaml
grep -q '^coachee: lund$' "$work/project/coaching.yaml" && ! grep -qi 'zqxgeheim\|lundd' "$work/stdout" "$work/stderr"
say $? "it is mended, and its lines are not shown"

# --- every project
for project in tests/golden/*/ content/; do [ -d "$project" ] && echo "$project"; done >"$work/projects"
python3 tests/mends/property.py "$program" "$work/each" <"$work/projects"
[ $? -eq 0 ] || status=1
exit $status
