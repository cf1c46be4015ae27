#!/bin/sh
# From nothing to a plan: new projects and documents pass check, say what has to be filled in, and nothing that is there is written over. Prints
# TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CEILING_DIRECTORIES="$work"
unset PLANPRESS_LANGUAGE
status=0
day=2026-11-30

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - new: $2"; else
        echo "not ok - new: $2"
        sed 's/^/#   /' "$work/said" | head -6
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

# --- projects
cd "$work" || exit 1
for language in en de; do
    exits 0 "a project in $language" new "$language" --language $language --company 'Ann: "Bo" & Söhne' --as-of $day
    [ "$(grep -c '^  [123]\. planpress ' "$work/printed")" -eq 3 ]
    say $? "$language: three next steps"
    exits 0 "$language: it passes check --strict" check --strict $language
    exits 0 "$language: it is built" build $language
    grep -rqF 'Ann: “Bo”' $language/build/internal || grep -rqF 'Ann: &quot;Bo&quot;' $language/build/internal || grep -rqF 'Ann: "Bo"' $language/build/internal
    say $? "$language: the company is called as it is"
    [ -d $language/.git ] && [ -f $language/.gitignore ] && [ -f $language/.gitattributes ] && [ -f $language/.editorconfig ] &&
        grep -q planpress.schema.json $language/.vscode/settings.json && grep -q morgan\\\|sommer $language/.vscode/planpress.schema.json
    say $? "$language: files for git and editors"
    ! grep -rqF '{{' $language --include='*.yaml' --include='*.md'
    say $? "$language: every place is filled"
    cp -r $language before
    exits 2 "$language: a second time nothing is written" new $language --language $language --as-of $day
    diff -r before $language >"$work/said"
    say $? "$language: nothing is changed then"
    rm -rf before
done
# The days of a year that are unlike others; a region, another currency.
for start in 2027-01-01 2028-02-29 2027-12-31 2027-06-15; do
    planpress new "d$start" --no-git --as-of $start --language de-CH --currency CHF && planpress check --strict "d$start"
    say $? "begun on $start"
done
planpress new gb --language en-GB --as-of $day && grep -qx 'currency: GBP' gb/planpress.yaml && grep -qF 'amounts are in GBP' "$work/said"
say $? "the currency is that of the country, and is said"
planpress new us --language en-US --as-of $day && grep -qx 'currency: USD' us/planpress.yaml
say $? "another country's"
planpress new ch --language de-CH --as-of $day && grep -qx 'währung: CHF' ch/planpress.yaml
say $? "another language's"
! grep -q ß d2027-01-01/konten/hartmann/*.md && ! [ -e d2027-01-01/.git ] && ! [ -e d2027-01-01/.gitignore ]
say $? "it is spelt as in its country, and --no-git is followed"
mkdir mine && echo mine >mine/.gitignore
exits 0 "a folder that has a .gitignore" new mine --as-of $day
[ "$(cat mine/.gitignore)" = mine ]
say $? "it is left as it is"
for service in github gitlab; do
    exits 0 "--ci $service" new ci-$service --ci $service --as-of $day
done
grep -qF '${{ vars.PLANPRESS_REPOSITORY }}' ci-github/.github/workflows/planpress.yml && [ -f ci-gitlab/.gitlab-ci.yml ]
say $? "files for both services"
export GITHUB_STEP_SUMMARY="$work/summary.md"
for file in ci-github/.github/workflows/planpress.yml ci-gitlab/.gitlab-ci.yml; do
    grep -o 'planpress/build/planpress .*' $file | sed 's|planpress/build/planpress|"$program"|' >commands
    (cd ${file%%/*} && day= && while read -r command; do eval "$command" >>"$work/said" 2>&1 || exit 1; done <../commands) && [ "$(wc -l <commands)" -ge 2 ]
    say $? "the commands of $file"
done
[ -s "$GITHUB_STEP_SUMMARY" ] && [ -s ci-gitlab/messages.json ]
say $? "they leave a summary and a report"
exits 2 "an unknown language" new x --language tlh
exits 2 "an unknown currency" new x --currency XYZ
exits 2 "an unknown service" new x --ci jenkins
exits 2 "what could be a kind" new acount-plan
says account-plan "the kind is named"
exits 2 "a project's option with a document" new account-plan --company X
[ ! -e x ] && [ ! -e acount-plan ]
say $? "nothing is made then"

# --- documents: each kind, in both languages, in all extents and forms
for language in en de; do
    cd "$work/$language" || exit 1
    mkdir t
    for kind in account-plan annual-review business-case coaching-plan customer-visit portfolio qualification team-report weekly people; do
        for extent in minimal usual full; do
            option=$([ $extent = usual ] || echo --$extent)
            planpress new $kind t/$kind-$extent-y.yaml $option || echo "$kind $extent" >>t/failed
            [ $extent = minimal ] || planpress new $kind t/$kind-$extent-m.md $option || echo "$kind $extent md" >>t/failed
        done
        # With all comments taken away every field is there: the keys are known, the shapes right.
        planpress new $kind t/$kind-all.yaml --full && sed -i '1!s/^# //' t/$kind-all.yaml
    done
    [ ! -e t/failed ]
    say $? "$language: documents of all kinds are made"
    planpress check t --level warning --select D,F,G,I,K,M,X
    ! grep -E '^t/[^ ]*: [a-zA-Z]+\[' "$work/said" | grep -vE '\[(I07|I18|X04)\]' | grep -vE '^t/[a-z-]*-all.yaml' >"$work/wrong"
    result=$?
    [ $result -eq 0 ] || cp "$work/wrong" "$work/said"
    say $result "$language: check says only what must be filled in"
    ! grep -E '^t/[a-z-]*-all\.yaml[^ ]*: [a-zA-Z]+\[(I04|I14|I00|I09)\]' "$work/said" >"$work/wrong"
    result=$?
    [ $result -eq 0 ] || cp "$work/wrong" "$work/said"
    say $result "$language: every field is read by its key when its comment is taken away"
    rm -rf t
    cd "$work" || exit 1
done

# --- one with all that is required
cd "$work/en" || exit 1
exits 0 "a plan with --set" new account-plan accounts/mill/plan.yaml --set 'customer.name=Mill: "Co"' --set status=draft \
    --set period=2027-2029 --set next_review=2027-03-31 --set owner=morgan --as-of $day
exits 0 "it has no errors" check accounts/mill --ignore P,S,O,A,R,C,B,T
! grep -qE 'error|warning\[' "$work/said" || grep -q ' 0 errors, 0 warnings' "$work/said"
say $? "nothing of it is missing"
grep -q '^id: mill$' accounts/mill/plan.yaml
say $? "it is called as its folder"
grep -q '# id: morgan, patel, reed' "$work/printed" || { planpress new account-plan && grep -q 'owner: .*# id: morgan, patel, reed' "$work/printed"; }
say $? "ids of the project are named"
planpress new annual-review --set account=mill
! grep -qwE 'hart|ellis|novak|leeds' "$work/printed" && grep -qw patel "$work/printed"
say $? "another account's people are no choice"
planpress new annual-review --set account=hartfield
grep -q 'customer: .*# .*ellis, hart, novak' "$work/printed"
say $? "those of the account are"
planpress new account-plan
! grep -qwE 'hart|ellis|novak|leeds' "$work/printed"
say $? "nor for a new account"
grep -A2 '^#   finances:' "$work/printed" | grep -q '^#     - year:' && grep -A2 '^#   finances:' "$work/printed" | grep -q '^#       revenue:'
say $? "what is asked for as rows is shown as rows"
exits 3 "a file that is there" new account-plan accounts/mill/plan.yaml
exits 2 "an unknown field" new account-plan --set custmer.name=x
says customer "the field is named"
mkdir -p .vscode && echo '{}' >.vscode/planpress.schema.json
planpress new customer-visit accounts/later/visit.yaml && planpress new weekly week.yaml
[ "$(head -1 accounts/later/visit.yaml)" = '# yaml-language-server: $schema=../../.vscode/planpress.schema.json' ] && [ "$(head -1 week.yaml)" = '# yaml-language-server: $schema=.vscode/planpress.schema.json' ]
say $? "the schema of the project is named where it is"
rm -r accounts/later week.yaml
exits 2 "a value without a field" new account-plan --set x
exits 2 "a field that is computed" new account-plan --set age=3

planpress new account-plan --minimal
grep -q '^owner:' "$work/printed" && grep -q '^  name:' "$work/printed" && ! grep -q '^#' "$work/printed"
say $? "--minimal has what is required, and nothing else"

# --- rows
# FILE, what is added to it as it is in a here-document: the file is what it was but for lines that are new.
added() { # NAME LINE...: the last add has made these lines, in this order, and no other change
    name=$1
    shift
    printf '%s\n' "$@" >"$work/wanted"
    diff "$work/old" "$file" | sed -n 's/^[<>] \{0,1\}//p' >"$work/got"
    ! diff "$work/old" "$file" | grep -q '^<' && cmp -s "$work/wanted" "$work/got"
    say $? "$name"
}
adds() { # TEXT ARGUMENT...: to a plan that ends with the text
    file=rows/plan.yaml
    mkdir -p rows
    printf 'kind: account-plan\nid: rows\ncustomer: {name: Rows}\n%b' "$1" >rows/plan.yaml
    shift
    cp rows/plan.yaml "$work/old"
    planpress add rows "$@"
}
adds "actions:   # all\n  - {id: a1, title: One}   # first\n  # - not yet\n\ngoals: []\n" actions 'Two: a, b' due=2027-03-31
added "a row in brackets behind its like, with the next id" '  - {id: a2, title: "Two: a, b", due: 2027-03-31}'
adds "actions:\n- id: a9\n  title: One\n  note: |\n    # deep\n    text\nteam: []\n" actions due=2027-03-31 title="it's"
added "a row of lines in a list that is not indented, behind a block" '- id: a10' "  title: it's" '  due: 2027-03-31'
adds "actions:\nteam: []\n" actions X
added "a list that has nothing but its key" '  - {title: X}'
adds "team: []" actions X
grep -qxF '  - {title: X}' rows/plan.yaml && grep -qxF 'team: []' rows/plan.yaml
say $? "a list that is not there, in a file that does not end its last line"
adds "maßnahmen:\n  - {titel: Eins, fällig: 2027-01-01}\n" maßnahmen titel=Zwei fällig=2027-02-01
added "keys as the other rows have them" '  - {titel: Zwei, fällig: 2027-02-01}'
adds "revenue:\n  years:\n    2026: {plan: 1}\n    2027: {plan: 2}   # more\n  secured_2027: 1\n" revenue.years year=2028 plan=3
added "a year behind the years" '    2028: {plan: 3}'
adds "actions: [{title: One}]\n" actions 'Two'
grep -qxF 'actions: [{title: One}, {title: Two}]' rows/plan.yaml
say $? "a list in brackets"
adds "actions: Do it; do that\n" actions Two
[ "$(tail -1 rows/plan.yaml)" = 'actions: Do it; do that' ]
say $? "what is no list of rows is left alone"
says 'line 4' "and said with its line"
adds "actions:\n  - {id: a1, title: One}\n" actions Two id=a1
says a1 "an id that is taken"
adds "actions: []\n" actions Two ownr=x
says owner "an unknown field"
printf -- '---\nkind: account-plan\nid: rows\ncustomer: {name: Rows}\n---\n\n## Actions\n\n| Title | Due |\n|---|---|\n| One | 2027-01-01 |\n\n## Goals\n\n- [ ] Grow\n\nText.\n' >rows/plan.md
rm rows/plan.yaml
file=rows/plan.md
cp rows/plan.md "$work/old"
exits 0 "a row of a table" add rows actions 'Two | three' due=2027-02-01
added "it has the columns of its table" '| Two \| three | 2027-02-01 |'
cp rows/plan.md "$work/old"
exits 0 "an item of a list" add rows goals 'Stay' due=2027-02-01
added "it has a line for each further field" '- [ ] Stay' '  - Due: 2027-02-01'
exits 1 "a value that has no column" add rows actions Three owner=morgan
cp rows/plan.md "$work/old"
exits 0 "a section that is not there" add rows obstacles 'Late' likelihood=3
added "it comes last" '' '## Obstacles' '' '| Text | Likelihood |' '|---|---|' '| Late | 3 |'
planpress check rows --select I,M,X
! grep -qE 'I16|M06|unknown' "$work/said"
say $? "all of it is read"
cd "$work" || exit 1

# --- the next period
cd "$work/en" || exit 1
old=accounts/hartfield/annual-review.md
sed -i 's/^id: hartfield-review/id: hartfield-2026/; s/^period:.*/period: {from: 2026-01-01, to: 2026-12-31}   # all of it/' $old
printf '\n## Minutes\n\nMuch was said.\n\n## Decisions\n\n- We meet more often\n' >>$old
sed -i '/^status:/d; s/^period:/status: held\n&/' $old
cp $old "$work/old"
exits 0 "a review for the next year" new accounts/hartfield/review-2027.md --like $old --as-of $day
cmp -s $old "$work/old"
say $? "the old one stays as it is"
new=accounts/hartfield/review-2027.md
grep -qxF 'period: {from: 2027-01-01, to: 2027-12-31}   # all of it' $new && grep -qxF 'id: hartfield-2027' $new && grep -qxF 'title: Annual review Hartfield Bakeries 2027' $new
say $? "period, id and title are moved, the comment stays"
[ "$(grep '^date:' $new | cut -c7-)" = "$(grep '^next_review:' $old | cut -c14-)" ]
say $? "the next day that was agreed is its day"
grep -qF 'customer: [hart, ellis, novak]' $new && grep -qF '| Deliveries on time |' $new && ! grep -qE 'Minutes$|Much was said|more often|^version' $new
say $? "who takes part and the figures go on, the minutes do not"
says 'as long as its period is' "it is said by how much, and why"
says ' dates moved' "and what was moved"
grep -qxF 'status: draft' $new
say $? "it begins as a draft"
exits 0 "it is read without an error" check $new --ignore P,S,O,A,R,C,B,T
exits 3 "nothing is written over" new $new --like $old
plan=accounts/hartfield/plan.yaml
printf -- '  - {id: a9, title: Long done, owner: reed, due: 2026-01-15, status: done}\n' >"$work/done"
sed -i '/{id: a1, title/{
r '"$work/done"'
}' $plan
planpress new --like $plan --as-of $day
grep -qF 'a1, title' "$work/printed" && ! grep -qF 'Long done' "$work/printed" && grep -q '^period: {from: 2030-01-01, to: 2033-12-31}' "$work/printed"
say $? "a plan for the next years, with its open actions"
exits 2 "what is like nothing" new --like nowhere.yaml
cd "$work" || exit 1

# --- kinds of a project's own
cp -r "$root/tests/projects/new-kind" "$work/own"
cd "$work/own" || exit 1
exits 0 "a kind of the project's own" new visit
[ -s "$work/printed" ]
say $? "it has fields"

# --- amounts of another country
cd "$work" || exit 1
planpress new pounds --language en --as-of $day
mkdir pounds/accounts/hall
cat >pounds/accounts/hall/plan.yaml <<'END'
kind: account-plan
id: hall
status: draft
period: 2027–2029
next_review: 2027-06-30
owner: morgan
customer: {name: Hall}
revenue:
  years:
    2026: {plan: £800,000, forecast: £820,000}
    2027: {plan: £900,000}
opportunities:
  - {id: o1, title: Service, value: £120,000, close: 2027-05-01}
END
exits 1 "a plan in pounds" build pounds/accounts/hall --ignore P,S,O
says 'hall/plan.yaml:10:18: error[F05]: all amounts of this document are in GBP, those of the project in EUR' "they are not wrong, the project is"
[ "$(grep -c 'F05' "$work/said")" -eq 1 ]
say $? "it is said once, and of no template"
planpress check pounds/accounts/hall --messages json
grep -qF 'set currency: GBP in planpress.yaml' "$work/printed"
say $? "with what would mend it"
sed -i 's/^currency: EUR/currency: GBP/' pounds/planpress.yaml
planpress check pounds/accounts/hall --select F
! grep -q F05 "$work/said"
say $? "then all is well"

# --- the invented customer goes
cd "$work" || exit 1
planpress new gone --language en --as-of $day
grep -qF 'the folder accounts/hartfield, and what names it in portfolio.yaml, coaching/reed.md' "$work/printed"
say $? "where the invented customer is named"
rm -r gone/accounts/hartfield
planpress new account-plan gone/accounts/mill/plan.yaml --set customer.name=Mill
sed -i 's/^period:.*/period: 2027–2029/' gone/accounts/mill/plan.yaml
planpress check gone
says 'coaching/reed.md:9:12: error[I03]: “accounts” leads nowhere: there is no “(confidential)” in' "a name that is not to be read has its key"
says 'which has a value already' "what is left of a form is named"
! grep -qE 'indentation|\[I04\]' "$work/said"
say $? "and nothing else is said of it"

# --- without a day
cd "$work" || exit 1
cp -r en dayless && sed -i '/^as_of/d' dayless/planpress.yaml
exits 1 "a project whose day nobody knows is built" build dayless
exit $status
