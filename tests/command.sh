#!/bin/sh
# What the command does to the world: exit statuses, files whole or absent, the same bytes every time, kinds without a compiler. Prints TAP lines.
set -u
export PLANPRESS_LANGUAGE=en
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
# The projects here stand still while the commits around them go on: git looks no further up.
export GIT_CEILING_DIRECTORIES="$PWD/tests:$PWD"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - command: $2"; else
        echo "not ok - command: $2"
        status=1
    fi
}

exits() { # STATUS NAME ARGUMENT...
    wanted=$1 name=$2
    shift 2
    "$program" "$@" >"$work/stdout" 2>"$work/stderr"
    got=$?
    [ "$got" -eq "$wanted" ]
    say $? "$name exits with $wanted"
    [ "$got" -eq "$wanted" ] || sed 's/^/#   /' "$work/stderr" | head -20
}

lines() { # COUNT NAME: of what the last command said
    [ "$(wc -l <"$work/stderr")" -eq "$1" ]
    say $? "$2"
}

small=tests/projects/new-kind

# --- usage
exits 0 "--help" --help
exits 0 "--version" --version
exits 0 "build --help" build --help
exits 0 "check --help" check --help
exits 0 "release --help" release --help
exits 2 "release without a file" release
exits 2 "release of what is no output" release "$small/planpress.yaml"
exits 0 "verify-release --help" verify-release --help
exits 2 "verify-release where nothing was built" verify-release "$small"
exits 2 "no command"
exits 2 "an unknown command" bake
exits 2 "an unknown option" build --fast "$small"
exits 2 "an unknown format" build --format docx "$small"
exits 2 "a bad day" build --as-of 2026-02-30 "$small"
exits 2 "an unknown layout" build --layout nonsense "$small"
exits 2 "-j 0" build -j 0 "$small"
exits 2 "a path that does not exist" build "$work/nowhere"
mkdir "$work/empty"
exits 2 "a folder without a project" build "$work/empty"
exits 2 "--root without a folder" build "$small" --root
exits 2 "--root and a file" build "$small" --root "$small/visit.yaml"
exits 2 "a bad word for a day" build --as-of tomorrow "$small"

# --- files as they come: nothing done is no success, and says why
exits 2 "an option that is misspelt" build --layuot plan "$small"
grep -q 'did you mean “--layout”' "$work/stderr"
say $? "the nearest option is offered"
exits 2 "a layout that is misspelt" build --layout paln content
grep -q 'did you mean “plan”' "$work/stderr"
say $? "the nearest layout is offered"
came=$work/came
cp -r tests/golden/files "$came"
rm -r "$came/expected" "$came"/i-merge.yaml "$came"/j-merge.md "$came"/m-bare.md "$came"/l-no-kind.yaml
exits 0 "files as they come" build "$came"
for page in a-empty-lines b-title-above c-comment d-title-twice e-dash f-data g-upper h-folded k-no-merge scratch-keep drafts/n tools/tools-out; do
    [ -s "$came/build/internal/$page.html" ] && [ -s "$came/build/internal/$page.pdf" ]
    say $? "a page is made of $page"
done
[ "$(find "$came/build" -name '*.pdf' | wc -l)" -eq 12 ]
say $? "and of nothing else"
nothing() { # WHAT REASON PATH
    exits 2 "nothing to do: $1" check --strict "$came/$3"
    grep -q "$2" "$work/stderr" && grep -q '^planpress: nothing to check: ' "$work/stderr"
    say $? "$1: the reason is given"
}
nothing "a file that .gitignore leaves out" 'gitignore:2:1: .*scratch-x.yaml' scratch-x.yaml
nothing "a file that exclude leaves out" 'planpress.yaml:2:11: .*alt.old.yaml' alt.old.yaml
nothing "a file in a folder whose files are left out" 'planpress.yaml:2:25: .*weg.yaml' drafts/weg.yaml
nothing "YAML of another program" 'does not say its kind' mkdocs.yml
nothing "JSON of another program" 'does not say its kind' package.json
nothing "a manifest" 'to another program' tools/k8s.yaml
nothing "front matter of another program" 'does not say its kind' notes.md
nothing "Markdown without front matter" 'no front matter' README.md
nothing "the settings" 'holds the settings' planpress.yaml
nothing "a layout" 'a part of the project' templates/note/page.md
nothing "a hidden file" 'is hidden' .gitignore
exits 0 "a register is checked" check "$came/people.yaml"
exits 2 "nothing is built of a register" build "$came/people.yaml"
exits 2 "nothing is exported of a register" export "$came/people.yaml"
[ ! -s "$work/stdout" ]
say $? "nothing is printed either"
exits 0 "a document and a file of another program" check "$came/g-upper.YAML" "$came/mkdocs.yml"
grep -q 'mkdocs.yml:1: warning\[X09\]' "$work/stderr"
say $? "the other file is named"
mkdir -p "$work/foreign/sub"
printf 'as_of: 2027-01-01\ncompany: {name: X}\n' >"$work/foreign/planpress.yaml"
exits 2 "an empty project" check "$work/foreign"
cp "$came/mkdocs.yml" "$came/package.json" "$work/foreign/sub/"
exits 2 "a folder of other people's files" build "$work/foreign/sub"
grep -q '2 files say no kind' "$work/stderr"
say $? "they are counted"
printf 'kind: people\npeople: [{id: a, name: A}]\n' >"$work/foreign/people.yaml"
echo '*' >"$work/foreign/.gitignore"
exits 2 "a folder in which all is left out" check "$work/foreign"
grep -q '2 are left out by .gitignore' "$work/stderr"
say $? "what is left out is counted"

# --- names as they come: every page is made, and every link of the index leads to one
names=$work/names
mkdir -p "$names/Ordner #1: 50%" "$names/u$(printf '\314\210')"
cp -r "$came/templates" "$came/people.yaml" "$names/"
cp "$work/foreign/planpress.yaml" "$names/"
long=$(printf 'x%.0s' $(seq 245))
for name in 'Plan: Fjordvann' 'Plan #2' 'a%20b' 'Wer?' '10:30' '-vorn' 'javascript:alert(1)' "mit 'beiden\" <Quotes> & mehr" 'Ordner #1: 50%/ein Plan' \
    "u$(printf '\314\210')/u$(printf '\314\210')" 'zwei..Punkte' '::error file=x::y' "$(printf 'rechts\342\200\256links')" "$long"; do
    printf 'kind: note\ntitle: T\n' >"$names/$name.yaml"
done
exits 0 "odd names" build "$names"
[ "$(find "$names/build" -name '*.pdf' | wc -l)" -eq 14 ]
say $? "a page is made of each"
(cd "$names/build/internal" && python3 - <<'END'
import html, os, re, sys, urllib.parse
links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', open("index.html", encoding="utf-8").read())]
links = [link for link in links if not link.startswith(("#", "data:"))]
bad = [link for link in links if urllib.parse.urlsplit(link).scheme or "?" in link or "#" in link or not os.path.isfile(os.fsencode(urllib.parse.unquote(link)))]
sys.exit(bool(bad) or len(links) != 3 * 14)
END
)
say $? "every link of the index leads to a file"
(cd "$names" && "$program" check -- -vorn.yaml >/dev/null 2>&1)
say $? "behind -- a name may start with a dash"
printf 'kind: note\ntitle: [\n' >"$names/::error file=x::y.yaml"
(cd "$names" && "$program" check . 2>&1 | grep -q '^\./::error file=x::y.yaml:2:8: error' && ! "$program" check . 2>&1 | grep -q '^::')
say $? "no name is a command to a build server"
printf 'kind: note\ntitle: T\n' >"$names/$(printf 'zeile\n::error::um.yaml')"
printf 'kind: note\ntitle: T\n' >"$names/$(printf 'kein-utf8-\344.yaml')"
printf -- '---\nkind: note\ntitle: T\n---\n' | tee "$names/${long}xxxxxxx.md" >"$names/10:30.md"
exits 1 "names that cannot be used" build "$names"
[ "$(grep -c 'error\[X08\]' "$work/stderr")" -eq 3 ] && ! grep -q '^::' "$work/stderr" && LC_ALL=C grep -q 'kein-utf8-\\xE4.yaml' "$work/stderr"
say $? "each of them is named, on one line"
grep -q 'its output “internal/10:30” would overwrite that of .*10:30.md\|its output “internal/10:30” would overwrite that of .*10:30.yaml' "$work/stderr"
say $? "two files with the same output are named"

# --- years are what they mean, however they are written
cp -r tests/golden/fiscal-years "$work/fiscal"
cp -r "$work/fiscal" "$work/written-out"
(cd "$work/written-out" && sed -E -i \
    -e 's/FY([0-9]{2}):/20\1:/g; s/(year: )FY([0-9]{2})/\120\2/; s/GJ 20[0-9]{2}\/([0-9]{2}):/20\1:/g; s/planjahr: .*/planjahr: 2028/' \
    -e 's/\{from: FY26, to: FY29\}/{from: 2025-04-01, to: 2029-03-31}/; s/\{from: FY26, to: FY26\}/{from: 2025-04-01, to: 2026-03-31}/' \
    -e 's/start: FY25, end: FY28/start: 2024-04-01, end: 2028-03-31/; s/(on_account_since: )FY24/\12023-04-01/' \
    -e 's/due: (Q2 FY28)/due: 2027-09-30/; s/due: FY29/due: 2029-03-31/; s/next_review: FY28/next_review: 2028-03-31/' ./*.yaml)
"$program" export "$work/fiscal" >"$work/fiscal.json" 2>"$work/stderr"
"$program" export "$work/written-out" >"$work/written-out.json" 2>>"$work/stderr"
grep -q FY "$work/fiscal/plan.yaml" && ! grep -q 'FY2[3-9]:\|year: FY' "$work"/written-out/*.yaml && [ -s "$work/fiscal.json" ] &&
    cmp -s "$work/fiscal.json" "$work/written-out.json"
say $? "fiscal years and years written out give the same export"
"$program" build --format html "$work/fiscal" -o "$work/fiscal-pages" >/dev/null 2>&1
sed 's/<[^>]*>/ /g' "$work"/fiscal-pages/*/*.html | grep -E '\b20[0-9]{2}\b' |
    grep -vE '[0-9]{1,2} [A-Z][a-z]{2} 20|[0-9]{2}\.[0-9]{2}\.20|GJ.20|[A-Z][a-z]+ 20[0-9]{2}|week [0-9]+ 20|CW [0-9]+ 20' >"$work/years"
[ -s "$work/fiscal-pages/internal/plan.html" ] && ! grep -v '^ *202[45] *$' "$work/years" # of the market
say $? "no page of a company with a fiscal year of its own uses a calendar year"

# --- check finds what build finds: mistakes that only data bring out, and those in Markdown that no layout prints
for project in tests/projects/found-when-composed tests/projects/no-room content; do
    "$program" check "$project" 2>&1 | grep -v '^planpress:' >"$work/checked"
    "$program" build "$project" -o "$work/found" 2>&1 | grep -v '^planpress:' >"$work/built"
    [ -s "$work/checked" ] && cmp -s "$work/checked" "$work/built"
    say $? "check and build say the same of $project"
done
"$program" check tests/projects/found-when-composed >"$work/stdout" 2>"$work/stderr"
for what in 'lists of 2 and of 3 values' 'amounts in EUR and CHF' 'unknown name “nothing_such”' 'unknown name “nothing_either”' \
    'does not exist' 'expects a number of places from -30 to 30, found 99'; do
    grep -q "$what" "$work/stderr"
    say $? "check finds “$what”"
done
grep -q '^planpress: 3 documents,' "$work/stderr"
say $? "check counts documents, not layouts"
"$program" check tests/projects/no-room >"$work/stdout" 2>"$work/stderr"
grep -q 'many.yaml:1: warning\[G11\]: [0-9]* rows of “Rows” have no room in the layout “page”, which has one page' "$work/stderr"
say $? "check says which rows have no room on the page of a layout"
grep -q 'much.md:1: warning\[G11\]: the layout “page” has [0-9] pages, not 1' "$work/stderr"
say $? "check says that a document has more pages than its layout may"
[ "$(grep -c 'G11' "$work/stderr")" -eq 2 ]
say $? "and nothing of a document that has room"
mkdir "$work/pictures"
cp "$(find tests content -name "*.png" | sort | head -1)" "$work/pictures/a.png"
printf -- '---\nkind: account-plan\ncustomer: Nord\n---\n\n# Seen\n\n![](a.png) and ![A pump](a.png)\n\n![](a.png "Title")\n' >"$work/pictures/plan.md"
"$program" check "$work/pictures" >"$work/stdout" 2>"$work/stderr"
[ "$(grep -c 'warning\[G12\]: the image “a.png” has no description' "$work/stderr")" -eq 2 ]
say $? "an image of which nobody says what it shows is named"

# --- what a rule of level error finds is printed, and keeps an edition from the customer
# --- links lead from where outputs are written to what is there
cp -R tests/golden/links-en "$work/linked"
leads() { # NAME PAGE: every relative link of the page leads to something
    [ -s "$2" ] && grep -o 'href="[^"#:][^":]*"' "$2" | sed 's/^href="//; s/"$//; s/[?#].*//; s/%20/ /g; s/%25/%/g' | while read -r target; do
        [ -e "$(dirname "$2")/$target" ] || exit 1
    done
    say $? "$1"
}
exits 0 "a project with links" build "$work/linked"
leads "links lead somewhere" "$work/linked/build/internal/accounts/old/memo-memo.html"
exits 0 "a project with links to a folder that is not there yet" build "$work/linked" -o "$work/linked/public/new"
leads "links lead somewhere from another depth" "$work/linked/public/new/internal/accounts/old/memo-memo.html"
grep -q 'href="../../../../../accounts/old/files/Price%20list%202026.xlsx"' "$work/linked/public/new/internal/accounts/old/memo-memo.html"
say $? "links are seen from the folder of -o"
exits 0 "a project with links to a folder outside" build "$work/linked" -o "$work/linked-out"
leads "links lead somewhere from outside" "$work/linked-out/internal/accounts/old/memo-memo.html"
grep -q 'outputs are written outside the project' "$work/stderr" && ! grep -q "$work" "$work/linked-out/internal/accounts/old/memo-memo.html"
say $? "links to files of the project are left out outside of it"
! grep -qE 'href="[^"]*files' "$work/linked/build/customer/accounts_old_memo/memo-letter.html"
say $? "a letter names no file of the project"

exits 1 "a finding of level error" build tests/projects/held -o "$work/held"
[ -s "$work/held/internal/visit-brief.pdf" ] && [ -s "$work/held/internal/visit-brief.html" ]
say $? "the internal edition is written all the same"
[ ! -e "$work/held/customer" ]
say $? "the customer's edition is held back"
grep -q 'index.html: 1 document, 1 written, 0 unchanged, 1 for customers held back, 1 error' "$work/stderr"
say $? "the last line says so"

# A plan that an own rule finds fault with is understood: it is printed.
mkdir "$work/overdue"
overdue() { # DAY: the plan's one action is due then
    cat >"$work/overdue/plan.yaml" <<END
kind: account-plan
title: Plan for Weir Water
updated: 2026-11-15
status: draft
period: {from: 2027-01-01, to: 2029-12-31}
next_review: 2027-06-01
owner: ines
team: [ines]
customer: {name: Weir Water plc}
actions:
  - {id: a1, text: Measure one pump, owner: ines, priority: high, due: $1, status: open}
END
}
printf 'kind: people\npeople:\n  ines: {name: Ines Holt, role: kam}\n' >"$work/overdue/people.yaml"
overdue 2026-10-15
exits 1 "an action overdue for 31 days" build "$work/overdue" -o "$work/overdue-out"
grep -q 'plan.yaml:11:.*: error\[A' "$work/stderr" && [ -s "$work/overdue-out/internal/plan.pdf" ] && [ -s "$work/overdue-out/internal/plan.html" ]
say $? "a plan with an action overdue for 31 days is written"
overdue 2026-10-16
exits 0 "an action overdue for 30 days" build "$work/overdue" -o "$work/overdue-out"
overdue soonish
rm -rf "$work/overdue-out"
exits 1 "an action due on no day" build "$work/overdue" -o "$work/overdue-out"
[ ! -e "$work/overdue-out/internal/plan.pdf" ] && ! grep -q 'error\[A\|warning\[A' "$work/stderr"
say $? "what was not read is not printed, and no rule judges it"

# --- no planpress.yaml: what was named is a project of its own
alone="$work/overdue"
overdue 2027-03-31
exits 0 "a file alone" build "$alone/plan.yaml"
[ -s "$alone/build/internal/plan.pdf" ] && [ ! -e "$alone/build/internal/index.html" ]
say $? "it is written into build/ beside it"
grep -q 'overdue/planpress.yaml: info\[X06\]: there is no such file: its folder is read as a project, with language en (the names of the fields), currency EUR (no amount says another), the day 2026-11-15 (the newest document)$' "$work/stderr"
say $? "one info says what was assumed"
[ "$(grep -c 'X06' "$work/stderr")" -eq 1 ] && grep -q 'each in its own line: “company: {name: …}”, “language: en”, “currency: EUR”, “as_of: 2026-11-15”$' "$work/stderr"
say $? "and what to write into which file"
printf 'company: {name: Harrow}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\n' >"$alone/planpress.yaml"
exits 0 "a file beside what it was told to write" build "$alone/plan.yaml" -o "$work/overdue-settled"
! grep -q 'X06' "$work/stderr"
say $? "then nothing is assumed"
rm "$alone/planpress.yaml"
exits 0 "a file alone, --as-of" check "$alone/plan.yaml" --as-of 2026-12-01
! grep -q 'the day' "$work/stderr"
say $? "a day that was asked for is not assumed"
sed -i '/^updated/d' "$alone/plan.yaml"
exits 1 "a file alone that says no day" check "$alone/plan.yaml"
grep -q 'add “updated: 2027-01-31” to the document' "$work/stderr"
say $? "it is asked for one"
exits 0 "a file alone, today" check "$alone/plan.yaml" --as-of today
printf 'company: {name: Harrow Pumps}\ntotal_revenue: {2025: 9 m€}\ncurrency: EUR\nlanguage: en\nas_of: 2026-11-15\n' >>"$alone/plan.yaml"
exits 0 "a file alone that says all itself" build "$alone/plan.yaml" -o "$work/overdue-head"
! grep -q 'X06' "$work/stderr" && grep -q 'Harrow Pumps' "$work/overdue-head/internal/plan.html"
say $? "its head is read as project data"
printf 'art: qualifizierung\ntitel: Eignung\nfirma: {name: Harrow Valves}\n' >"$alone/zwei.yaml"
exits 1 "two heads that contradict each other" check "$alone"
grep -q 'planpress.yaml: error\[I09\]: “name” is “Harrow Pumps” in .*plan.yaml, line .*, and “Harrow Valves” in .*zwei.yaml, line 3' "$work/stderr"
say $? "both are named"
exits 1 "one of the two" build "$alone/zwei.yaml" -o "$work/contradiction"
grep -q 'error\[I09\]' "$work/stderr" && [ ! -e "$work/contradiction" ]
say $? "hears of it too, and is not written"
exits 1 "an export of both" export "$alone"
[ "$(grep -c '"incomplete": true' "$work/stdout")" -eq 2 ] && [ "$(grep -c '"code": "I09"' "$work/stdout")" -eq 2 ]
say $? "says it of both"

# --- the day of a file that stays behind the commits
if command -v git >/dev/null; then
    cp -r "$small" "$work/frozen"
    git -C "$work/frozen" init -q
    frozen() { # DAY OF AS_OF: committed on 2026-11-30
        printf 'currency: EUR\n%s\n' "$1" >"$work/frozen/planpress.yaml"
        git -C "$work/frozen" add -A
        GIT_COMMITTER_DATE=2026-11-30T12:00:00Z git -C "$work/frozen" -c user.name=x -c user.email=x@example.org commit -q --allow-empty -m x
        touch -d 2026-11-30T12:00:00Z "$work/frozen/.git/logs/HEAD" # as if it had been committed then, whatever the clock says
        "$program" check "$work/frozen" >"$work/stdout" 2>"$work/stderr"
    }
    frozen 'as_of: 2019-11-15'
    grep -q 'planpress.yaml:2:8: warning\[X07\]: plans are read as of 2019-11-15, 2572 days before the last commit (2026-11-30)' "$work/stderr"
    say $? "a day long before the last commit is warned of"
    "$program" check "$work/frozen" --as-of 2026-11-30 2>&1 | grep -q X07
    [ $? -ne 0 ]
    say $? "not when another day is asked for"
    for quiet in 'as_of: 2026-10-16' 'as_of: 2026-12-31' 'x: y' 'thresholds: {as_of_stale_days: 60}' 'as_of: 2026-10-02
thresholds: {as_of_stale_days: 60}'; do
        frozen "$quiet"
        ! grep -q X07 "$work/stderr"
        say $? "“$(echo "$quiet" | tr '\n' ' ')” is not"
    done
    frozen 'as_of: 2026-10-15'
    grep -q 'X07.*46 days' "$work/stderr"
    say $? "46 days are too long"
    printf 'kind: visit-report\ntitle: Z\nday: 2026-10-30\n' >"$work/frozen/visit.yaml"
    rm "$work/frozen/planpress.yaml"
    exits 0 "a folder alone in a repository" check "$work/frozen"
    grep -q 'the day 2026-11-30 (the last commit)' "$work/stderr" && ! grep -q '“as_of:' "$work/stderr"
    say $? "its day is that of the last commit"
    printf 'as_of: today\n' >"$work/frozen/planpress.yaml"
    exits 1 "as_of: today" check "$work/frozen"
    grep -q 'planpress.yaml:1:8: error\[X01\]: “today” cannot stand in a file' "$work/stderr" && grep -q 'call with --as-of today' "$work/stderr"
    say $? "no file says today"
fi

# --- several projects: each as if called alone, the worst status wins
several="$work/several"
mkdir -p "$several/a" "$several/b"
for name in a b; do
    cp -r "$small/." "$several/$name"
    printf 'company: {name: X}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\n' >"$several/$name/planpress.yaml"
    printf 'kind: people\npeople: [{id: a, name: A}]\n' >"$several/$name/people.yaml"
done
exits 0 "two good projects" check "$several/a" "$several/b"
[ "$(grep -c "^planpress: $several/[ab]: 1 document, 0 errors" "$work/stderr")" -eq 2 ]
say $? "each has a last line of its own"
exits 0 "one project" check "$several/a"
grep -q "^planpress: 1 document, 0 errors" "$work/stderr"
say $? "which does not name a single one"
exits 0 "two paths of one project" check "$several/a/visit.yaml" "$several/a"
[ "$(grep -c ' documents\?, ' "$work/stderr")" -eq 1 ]
say $? "is one project"
printf 'kind: people\npeople: [{id: a}]\n' >"$several/b/people.yaml"
exits 1 "a good and a bad project" check "$several/a" "$several/b"
exits 1 "a bad and a good project" check "$several/b" "$several/a"
exits 1 "the folder that holds both" check "$several"
grep -q 'b/people.yaml:2:10: error\[I07\]' "$work/stderr" && ! grep -q 'no planpress.yaml' "$work/stderr"
say $? "whatever stands first, nothing is overlooked"
exits 1 "files of both" check "$several/a/visit.yaml" "$several/b/people.yaml"
printf '\377\n' >"$several/b/planpress.yaml"
rm -rf "$several/b/build"
exits 1 "a project file that is broken beside a good project" build "$several/b" "$several/a"
[ -s "$several/a/build/internal/visit.pdf" ] && [ -s "$several/a/build/internal/index.html" ] && [ ! -e "$several/b/build" ]
say $? "the good one is built into its own folder"
mkdir "$several/empty"
exits 2 "a good project and a folder of nothing" check "$several/a" "$several/empty"
printf 'currency: EUR\nas_of: 2026-11-15\n' >"$several/b/planpress.yaml"
exits 1 "two projects with -o" build "$several/a" "$several/b" -o "$work/several-out" --format html
[ -s "$work/several-out/a/internal/visit.html" ] && [ -s "$work/several-out/a/internal/index.html" ] && [ -s "$work/several-out/b/internal/visit.html" ] &&
    [ ! -e "$work/several-out/internal" ]
say $? "have a folder each below it"
mkdir "$several/a/inner" && cp "$several"/a/*.yaml "$several/a/inner" && cp -r "$several/a/templates" "$several/a/inner"
exits 0 "a project inside another" build "$several/a" -o "$work/inner-out" --format html
[ -s "$work/inner-out/internal/visit.html" ] && [ -s "$work/inner-out/inner/internal/visit.html" ] && ! grep -q inner "$work/inner-out/internal/index.html"
say $? "is built by itself"
exits 0 "a file of the inner one" check "$several/a/inner/visit.yaml"
[ "$(grep -c ' documents\?, ' "$work/stderr")" -eq 1 ]
say $? "is of the inner one alone"
exits 0 "the inner and the outer one" check "$several/a/inner" "$several/a"
[ "$(grep -c ' documents\?, ' "$work/stderr")" -eq 2 ]
say $? "are each looked at once"
exits 2 "an export of several" export "$several/a" "$several/b"
[ ! -s "$work/stdout" ] && grep -q 'several projects' "$work/stderr"
say $? "is refused before anything is printed"
exits 1 "tables of several" export "$several/a" "$several/b" --format csv -o "$work/several-tables"
[ -s "$work/several-tables/a/visit-report.csv" ] && [ -s "$work/several-tables/b/visit-report.csv" ]
say $? "have a folder each"

# --- an export for a class has what that class may see; a log says no confidential value
"$program" export tests/golden/discreet >"$work/marked.json" 2>"$work/log"
"$program" export tests/golden/discreet --format csv -o "$work/marked" 2>>"$work/log"
"$program" export tests/golden/discreet --for confidential >"$work/all.json" 2>>"$work/log"
"$program" export tests/golden/discreet --show-confidential >"$work/shown.json" 2>/dev/null
"$program" export tests/golden/discreet --for internal >"$work/internal.json" 2>>"$work/log"
"$program" export content --for internal >"$work/content-internal.json" 2>>"$work/log"
"$program" export content --for customer >"$work/content-customer.json" 2>>"$work/log"
grep -q Geheimziel "$work/all.json" && [ -s "$work/internal.json" ] && ! grep -qi geheim "$work/internal.json"
say $? "export --for internal has nothing confidential"
cmp -s "$work/all.json" "$work/shown.json"
say $? "--for confidential and --show-confidential give all"
grep -q '"(confidential)"' "$work/marked.json" && ! grep -v Geheimfeld "$work/marked.json" | grep -qi geheim
say $? "an export says that a value is confidential, and not which"
[ "$(grep -c '"id"' "$work/marked.json")" -ge "$(grep -c '"id"' "$work/internal.json")" ] && [ "$(grep -c '"file"' "$work/marked.json")" -eq "$(grep -c '"file"' "$work/all.json")" ]
say $? "and has all documents"
cat "$work/marked"/*.csv >"$work/marked.csv" && grep -q '(confidential)' "$work/marked.csv" && ! grep -v Geheimfeld "$work/marked.csv" | grep -qi geheim
say $? "so do its tables"
cp -r tests/projects/ratings "$work/consent"
for class in internal confidential; do "$program" export "$work/consent" --for $class >"$work/consent-$class.json" 2>"$work/stderr"; done
"$program" export "$work/consent" >"$work/consent.json" 2>/dev/null
"$program" export "$work/consent" --for internal --format csv -o "$work/consent-tables" 2>/dev/null
cat "$work/consent-tables"/*.csv >"$work/consent-internal.csv"
for form in consent-internal.json consent.json consent-internal.csv; do
    grep -q '4\.11' "$work/$form" && ! grep -q '4\.22\|4\.33' "$work/$form"
    say $? "whose consent is missing has no rating in $form"
done
grep -q '4\.11' "$work/consent-confidential.json" && grep -q '4\.22' "$work/consent-confidential.json" && grep -q '4\.33' "$work/consent-confidential.json"
say $? "who may see all is told all ratings"
grep -q '"competences"' "$work/content-internal.json" && bad=0 || bad=1
grep -q '"id": "uhlenmoor"' "$work/content-internal.json" && grep -q '"stance"' "$work/content-internal.json" &&
    [ $bad -eq 1 ] && ! grep -q '"stance"' "$work/content-customer.json" && ! grep -q 'plan.yaml' "$work/content-customer.json"
say $? "export --for customer has neither stances nor names of files"
"$program" check tests/golden/discreet --statistics >"$work/counts" 2>&1 || true
! grep -v Geheimfeld "$work/log" | grep -qi geheim && ! grep -v Geheimfeld "$work/counts" | grep -qi geheim
say $? "a log says no confidential value"
"$program" check tests/golden/discreet --show-confidential >"$work/shown" 2>&1 || true
grep -q Geheimaufgabe "$work/shown"
say $? "--show-confidential says them"

# --- an export has what was read, and says what was not
out="$work/export"
cp -r "$small" "$out"
printf 'kind: visit-report\ntitle: Unread\nday: someday\n' >"$out/unread.yaml"
printf 'kind: visit-report\ntitle: \377\n' >"$out/torn.yaml"
exits 1 "an export with errors" export "$out"
cp "$work/stdout" "$work/export.json"
grep -q '"format": "planpress-export-3"' "$work/export.json" && [ "$(grep -c '"incomplete": true' "$work/export.json")" -eq 2 ] &&
    [ "$(grep -c '"incomplete": false' "$work/export.json")" -eq 1 ]
say $? "every document is in it, those with errors marked"
sed -n '/"file": "unread.yaml"/,/^    }/p' "$work/export.json" >"$work/unread.json"
grep -q '"day": null' "$work/unread.json" && ! grep -q '"[a-z_]*": "someday"' "$work/unread.json" && grep -q '"code": "I05"' "$work/unread.json" &&
    grep -q '"line": 3' "$work/unread.json" && grep -q '"column": 6' "$work/unread.json"
say $? "what was not read is null, and its message is there"
sed -n '/"file": "torn.yaml"/,/^    }/p' "$work/export.json" >"$work/torn.json"
grep -q '"fields": null' "$work/torn.json" && grep -q '"level": "error"' "$work/torn.json"
say $? "a file that is no text is listed"
exits 0 "an export of what is good" export "$out/visit.yaml"
[ "$(grep -c '"file":' "$work/stdout")" -eq 1 ]
say $? "names no other file"
exits 1 "an export as tables" export "$out" --format csv -o "$work/export-tables"
grep -q '^unread,unread.yaml,EUR,true,' "$work/export-tables/visit-report.csv" && grep -q '^unread,unread.yaml,I05,error,3,6,' "$work/export-tables/messages.csv" &&
    grep -q '^,torn.yaml,I12,error,' "$work/export-tables/messages.csv"
say $? "the tables say so too"

# --- a kind made of a folder with fields.yaml and one layout
exits 0 "a kind of the project's own" build "$small" -o "$work/kind"
[ -s "$work/kind/internal/visit.html" ] && [ -s "$work/kind/internal/visit.pdf" ]
say $? "a kind of the project's own gives HTML and PDF"
grep -q '2 promises, 1 late' "$work/kind/internal/visit.html"
say $? "its formulas are computed"
[ -z "$(find "$work/kind" -name '.*' -type f ! -path '*/cache/*')" ]
say $? "no temporary file is left"

# --- what was agreed on a visit is typed once, and stands wherever the account's actions do
exits 0 "visits as people type them" build tests/golden/typed-visits --root tests/golden -o "$work/visits"
for page in internal/besuche/03-tabelle.html internal/woche.html internal/week-team.html \
    internal/actions.csv; do
    grep -q 'Angebot Konsignationslager' "$work/visits/$page"
    say $? "what was agreed on a visit stands in $page"
done
grep -q 'Angebot Konsignationslager' "$work/visits/customer/gruber/2026-11-19 09-00 Protokoll.html"
say $? "and in the minutes, which are not called as the file of the visit"
[ -z "$(find "$work/visits/customer" -name '*im-auto*' -o -name '*stichpunkte*')" ] && ! grep -rq 'Skonto' "$work/visits/customer"
say $? "a visit without minutes gives the customer nothing"

# --- the language of the terminal
unset PLANPRESS_LANGUAGE
"$program" check tests/golden/twenty-mistakes >"$work/de" 2>&1
grep -q 'Fehler\[I03\]: „winckler“ gibt es in Personen nicht' "$work/de" && grep -q '16 Fehler' "$work/de" && ! grep -q 'error\[' "$work/de"
say $? "a German project speaks German"
PLANPRESS_LANGUAGE=en "$program" check tests/golden/twenty-mistakes >"$work/en" 2>&1
grep -q 'error\[I03\]: there is no “winckler” in Personen' "$work/en" && ! grep -q 'Fehler' "$work/en" && grep -q 'No strategy' "$work/en"
say $? "PLANPRESS_LANGUAGE has the last word, for what rules find too"
[ "$(grep -c '\[[A-Z][0-9]' "$work/de")" -eq "$(grep -c '\[[A-Z][0-9]' "$work/en")" ]
say $? "it says the same"
for language in de en; do PLANPRESS_LANGUAGE=$language "$program" build content -o "$work/in-$language" >/dev/null 2>&1; done
diff -r -x cache "$work/in-de" "$work/in-en" >/dev/null
say $? "no output hangs on it"
for language in de en; do PLANPRESS_LANGUAGE=$language "$program" export tests/golden/twenty-mistakes >"$work/$language.json" 2>/dev/null; done
cmp -s "$work/de.json" "$work/en.json" && grep -q 'gibt es in Personen nicht' "$work/de.json"
say $? "an export is in the languages of its documents"
(cd tests/golden/twenty-mistakes && "$program" check --frob) 2>&1 | grep -q 'unbekannte Option „--frob“'
say $? "wrong usage is said in the language of the project that is near"
PLANPRESS_LANGUAGE=xx "$program" check content 2>&1 | grep -q 'PLANPRESS_LANGUAGE'
say $? "a language that is not spoken is a slip"
export PLANPRESS_LANGUAGE=en

exits 0 "a front page that leads to the handbook" build "$small" -o "$work/led" --format html --set handbook=../book/index.html
grep -q '<a href="../book/index.html">Handbook</a>' "$work/led/internal/index.html"
say $? "the front page leads to the handbook that planpress.yaml names"
exits 0 "a handbook that is no address" build "$small" -o "$work/led" --format html --set handbook=javascript:x
grep -q 'javascript:x' "$work/led/internal/index.html" && ! grep -q 'href="javascript' "$work/led/internal/index.html"
say $? "what is no address is no link"

# --- explanations
exits 0 "explain, a family" explain P03
grep -q '^P03  a family' "$work/stdout" && [ "$(grep -c '^  P03[a-z]  warning in Account plan: ' "$work/stdout")" -ge 3 ]
say $? "a family is explained by its rules"
exits 0 "explain, rules" explain P03b q01
[ "$(grep -c '^[PQ]0[13]b\{0,1\}  warning in Account plan$' "$work/stdout")" -eq 2 ] && grep -q 'dependency_from_share (50)$' "$work/stdout"
say $? "a rule is explained with its thresholds and their standards"
exits 0 "explain, a kind" explain coaching-plan
grep -q '^  period.from  date, ' "$work/stdout"
say $? "a kind is explained by the names of its fields"
for name in kinds layouts functions sources S2 account-plan/plan stakeholder-map signatures money account-plan.goals.text influence; do exits 0 "explain $name" explain $name; done
exits 0 "explain, a source without its dot" explain ext
exits 0 "explain, one kind by its German name" explain Account-Plan.Maßnahmen.ziel
[ "$(grep -c '^actions\.goal ' "$work/stdout")" = 1 ] && [ "$(grep -c '^[^ ]' "$work/stdout")" = 1 ]
say $? "the German name of a kind asks for that kind alone"
exits 0 "explain, a kind by any of its names" explain jahresgespräch
grep -q '^annual-review  ' "$work/stdout"
say $? "which is that kind"
exits 0 "explain, one kind" explain account-plan.profile
[ "$(grep -c ' a field of ' "$work/stdout")" -eq 1 ]
say $? "a field with the name of its kind is that kind's alone"
exits 2 "explain, a slip" explain account-plan.goals.tex
grep -q 'did you mean “account-plan.goals.text”' "$work/stderr"
say $? "the nearest field is offered"
exits 0 "explain, everything" explain --all --format html
grep -q '<h3 id="kinds-account-plan">' "$work/stdout" && grep -q '<h3 id="messages-I04">' "$work/stdout" && grep -q 'authority.discount_up_to' "$work/stdout"
say $? "the reference has kinds, fields and messages"
exits 2 "explain, no rule" explain P03z
grep -q 'did you mean “P03' "$work/stderr"
say $? "the nearest code is offered"

# --- help, versions, slips, colours
exits 0 "help" help
exits 0 "help on a command" help build
grep -q '^planpress build \[PATH' "$work/stdout" && "$program" build --help | cmp -s - "$work/stdout"
say $? "help COMMAND is COMMAND --help"
exits 0 "help on anything else" help P03b
grep -q '^P03b  warning' "$work/stdout"
say $? "help NAME is explain NAME"
[ "$("$program" -V)" = "$("$program" --version)" ]
say $? "-V is --version"
exits 2 "a slip in a command" bild
grep -q 'did you mean “build”' "$work/stderr"
say $? "the nearest command is offered"
exits 2 "a slip in an option" check --stric
grep -q 'did you mean “--strict”' "$work/stderr"
say $? "the nearest option is offered"
escape=$(printf '\033')
FORCE_COLOR=1 "$program" check tests/golden/twenty-mistakes 2>&1 | grep -q "$escape" && ! "$program" check tests/golden/twenty-mistakes 2>&1 | grep -q "$escape" &&
    ! NO_COLOR=1 FORCE_COLOR=1 "$program" check tests/golden/twenty-mistakes 2>&1 | grep -q "$escape"
say $? "FORCE_COLOR colours what NO_COLOR does not forbid"

# --- values of planpress.yaml for one run
mkdir "$work/set"
printf 'firma: {name: Alt}\nsprache: de\nwährung: EUR\nstichtag: 2026-11-15\nschwellen: {stichtag_veraltet_tage: 60}\n' >"$work/set/planpress.yaml"
printf 'art: account-plan\nkürzel: n\nkunde: {name: N}\n' >"$work/set/plan.yaml"
"$program" export "$work/set" --set currency=CHF --set 'company.name=Neu: "AG"' 2>/dev/null >"$work/set.json"
grep -q '"currency": "CHF"' "$work/set.json"
say $? "--set is read in place of what planpress.yaml says, under another name"
exits 1 "a mistake in --set" check "$work/set" --set währung=XYZ
grep -q '^--set:1:10: error\[I08\]: “XYZ”' "$work/stderr"
say $? "a mistake in --set points to the option"
exits 1 "an unknown key in --set" check "$work/set" --set thresholds.nothing=1
grep -q '^--set:1:1: error\[I04\]' "$work/stderr"
say $? "so does an unknown key"
exits 2 "--set without a value" check "$work/set" --set currency
rm "$work/set/planpress.yaml"
"$program" export "$work/set" --set currency=CHF --as-of 2026-11-15 >"$work/stdout" 2>"$work/stderr"
grep -q '"currency": "CHF"' "$work/stdout" && grep -q 'X06' "$work/stderr" && ! grep -q 'currency EUR' "$work/stderr"
say $? "--set settles a project without planpress.yaml, too"

# --- the same bytes, whatever the run
"$program" build content -o "$work/first" -j 1 2>/dev/null
"$program" build content -o "$work/second" -j 1 2>/dev/null
"$program" build content -o "$work/third" -j 2 2>/dev/null
(cd /tmp && TZ=Asia/Tokyo LC_ALL=C LANG=C "$program" build "$OLDPWD/content" -o "$work/fourth" -j 3 2>/dev/null)
for other in second third fourth; do
    diff -r -x cache "$work/first" "$work/$other" >/dev/null
    say $? "the $other build has the bytes of the first"
done

# --- strict, formats, layouts, choice by path
cp -r "$small" "$work/weak"
printf 'kind: visit-report\ntitle: Ziel #1\nday: 2026-10-30\n' >"$work/weak/weak.yaml"
exits 0 "a warning" check "$work/weak"
exits 1 "a warning with --strict" check --strict "$work/weak"
exits 0 "only HTML" build "$work/weak" --format html -o "$work/html"
[ -z "$(find "$work/html" -name '*.pdf')" ]
say $? "--format html writes no PDF"
exits 0 "one file" build "$work/weak/visit.yaml" -o "$work/one"
[ ! -e "$work/one/internal/weak.html" ] && [ -s "$work/one/internal/visit.html" ]
say $? "only the chosen document is built"
# A path is compared by whole parts: a, not ab, a-b, a.yaml or Aa.
cp -r "$small" "$work/parts"
for name in konten/a/plan konten/ab/plan konten/a-b/plan konten/a konten/ab konten/aa konten/b/a; do
    mkdir -p "$work/parts/$(dirname "$name")"
    cp "$small/visit.yaml" "$work/parts/$name.yaml"
done
rm "$work/parts/visit.yaml"
chosen() { # "OUTPUTS" NAME PATH...: what is written of the project parts
    wanted=$1 name=$2
    shift 2
    rm -rf "$work/chosen"
    (cd "$work/parts" && "$program" build "$@" --format html -o "$work/chosen" 2>"$work/stderr")
    found=$(cd "$work/chosen/internal" && find . -name '*.html' ! -name index.html | sed 's|^./||' | sort | tr '\n' ' ')
    [ "$found" = "$wanted" ]
    say $? "$name" || echo "#   found $found"
}
chosen "konten/a/plan.html " "konten/a is that folder alone" konten/a
chosen "konten/a/plan.html " "konten/a/ is that folder alone" konten/a/
chosen "konten/a.html " "konten/a.yaml is that file alone" konten/a.yaml
chosen "konten/a/plan.html konten/ab.html " "two paths are both" ./konten/../konten/a "$work/parts/konten/ab.yaml"
ln -s konten "$work/parts/k"
ln -s parts/konten/a "$work/parts-a"
chosen "konten/ab/plan.html " "a path through a link" k/ab
chosen "konten/a/plan.html " "a link from outside the project" "$work/parts-a"
rm "$work/parts/k" "$work/parts-a"

for form in values record document pages; do
    exits 0 "--dump=$form" build "$small" --dump=$form
    [ -s "$work/stdout" ]
    say $? "--dump=$form prints"
done

# --- a broken file never stops the others, and is not written
cp -r "$small" "$work/broken"
printf 'kind: visit-report\ntitle: Broken\nday: tomorrow\n' >"$work/broken/broken.yaml"
exits 1 "a broken document" build "$work/broken" -o "$work/broken-out"
[ ! -e "$work/broken-out/internal/broken.html" ] && [ ! -e "$work/broken-out/internal/broken.pdf" ] && [ -s "$work/broken-out/internal/visit.pdf" ]
say $? "the broken one is not written, the other is"

# --- the machine's trouble: status 3, one clear line, no half file
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/locked" && chmod 555 "$work/locked"
    exits 3 "a read-only folder" build "$small" -o "$work/locked"
    lines 1 "a read-only folder is one line"
fi
exits 3 "a folder that is a file" build "$small" -o "$small/visit.yaml"
lines 1 "a folder that is a file is one line"
exits 3 "a folder that nobody can write" build "$small" -o /proc/planpress
lines 1 "a folder that nobody can write is one line"
mkdir "$work/disk"
if mount -t tmpfs -o size=16k tmpfs "$work/disk" 2>/dev/null; then
    exits 3 "a full disk" build "$small" -o "$work/disk"
    lines 1 "a full disk is one line"
    [ -z "$(find "$work/disk" -type f -size 0 -o -type f -name '.*')" ]
    say $? "a full disk leaves no half file"
    umount "$work/disk"
    if mount -t tmpfs -o ro tmpfs "$work/disk" 2>/dev/null; then
        exits 3 "a read-only disk" build "$small" -o "$work/disk"
        lines 1 "a read-only disk is one line"
        umount "$work/disk"
    fi
else
    (ulimit -f 8 && trap '' XFSZ && exec "$program" build "$small" -o "$work/disk") >/dev/null 2>"$work/stderr"
    [ $? -eq 3 ]
    say $? "a full disk (by a limit of file size) exits with 3"
    lines 1 "a full disk is one line"
    [ -z "$(find "$work/disk" -type f -name '.*')" ]
    say $? "a full disk leaves no half file"
fi

# --- links: each folder once, each file once, nothing from outside
says() { # PATTERN NAME: in what the last command said
    grep -q -e "$1" "$work/stderr"
    say $? "$2"
}
says_not() { # PATTERN NAME
    ! grep -q -e "$1" "$work/stderr"
    say $? "$2"
}
outputs() { # "FILES" NAME: those in the folder of the last build, without the index
    found=$(cd "$work/links-out/internal" 2>/dev/null && find . -type f ! -name index.html | sed 's|^./||' | sort | tr '\n' ' ')
    [ "$found" = "$1" ]
    say $? "$2" || echo "#   found $found"
    rm -rf "$work/links-out"
}
fresh() { # a copy of the small project, with something beside it that nobody may read
    rm -rf "$work/links" "$work/beside"
    cp -r "$small" "$work/links"
    mkdir "$work/beside"
    printf 'kind: visit-report\ntitle: Geheimnis\nsecret: Geheimnis\n' >"$work/beside/secret.yaml"
}
build_links() { # STATUS NAME ARGUMENT...
    wanted=$1 name=$2
    shift 2
    exits "$wanted" "$name" build "$work/links" --format html -o "$work/links-out" "$@"
}

fresh
ln -s . "$work/links/a" && ln -s . "$work/links/b"
mkdir "$work/links/sub" && ln -s .. "$work/links/sub/up" && ln -s ../sub "$work/links/sub/self"
ln -s visit.yaml "$work/links/again.yaml" && ln -s again.yaml "$work/links/third.yaml"
build_links 0 "links round in circles"
lines 1 "links round in circles are not worth a word"
outputs "visit.html " "links round in circles give each document once"
exits 0 "a document named by its link" build "$work/links/third.yaml" --format html -o "$work/links-out"
outputs "visit.html " "a document named by its link is built by its own name"

fresh
ln -s /proc/self/environ "$work/links/e.yaml" && ln -s ../beside/secret.yaml "$work/links/s.yaml"
ln -s ../beside/gone.yaml "$work/links/g.yaml" && ln -s ../beside "$work/links/folder"
build_links 1 "links that lead out"
says 'e.yaml: error\[X05\]' "a link into /proc is refused"
says 's.yaml: error\[X05\]' "a link to a file outside is refused"
says 'folder: warning\[X05\]' "a link to a folder outside is not followed"
says_not 'Geheimnis\|PATH=' "nothing from outside is quoted"
[ "$(sed -n 's/.*: error\[X05\]: “[sg].yaml” //p' "$work/stderr" | uniq -c | awk '{print $1}')" = 2 ]
say $? "whether it exists is not told"
outputs "visit.html " "the others are built"
exits 1 "a link that leads out, named" check "$work/links/s.yaml"
exits 1 "a link that leads out to nothing, named" check "$work/links/g.yaml"
says 'g.yaml: error\[X05\]' "it is refused in the same words"
exits 0 "a part without such links" check "$work/links/visit.yaml"

fresh
mv "$work/links/visit.yaml" "$work/beside/visit.yaml" && rm "$work/beside/secret.yaml"
ln -s "$work/beside" "$work/links/konten"
build_links 1 "a linked folder without --root" --strict
build_links 0 "a linked folder with --root" --root "$work/beside" --strict
outputs "konten/visit.html " "what is linked in has the names of its links"
build_links 0 "--root given twice" --root="$work/empty" --root="$work/beside" --strict

fresh
mkfifo "$work/links/pipe.yaml"
exits 1 "a pipe named like a document" check "$work/links"
says 'pipe.yaml: error\[X01\]' "a pipe is named, not opened"

for logo in ../beside/logo.png ../beside/gone.png /etc/passwd out.png; do
    fresh
    printf 'no picture' >"$work/beside/logo.png"
    ln -s ../beside/logo.png "$work/links/out.png"
    printf 'logo: %s\n' "$logo" >>"$work/links/planpress.yaml"
    exits 1 "the logo $logo" check "$work/links"
    says "planpress.yaml:.*error\\[D04\\]: the logo “$logo” leads out of the project's folder" "the logo $logo is refused"
done

as_nobody() { if [ "$(id -u)" -eq 0 ]; then setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; else "$@"; fi; }
fresh
cp "$small/visit.yaml" "$work/links/shut.yaml"
chmod 0 "$work/links/shut.yaml"
chmod 755 "$work"
as_nobody "$program" check "$work/links" 2>"$work/stderr"
[ $? -eq 3 ]
say $? "a file that may not be read exits with 3"
says 'shut.yaml: error\[X03\]: .*Permission denied' "a file that may not be read is named"
says '1 document, 1 error' "a file that may not be read hides no other"
as_nobody "$program" check "$work/links/visit.yaml" 2>"$work/stderr"
say $? "a file that may not be read is no matter when another is asked for"

# --- nothing is written through a link that is in the way
fresh
rm -r "$work/beside/secret.yaml" "$work/links/build"
ln -s ../beside "$work/links/build"
exits 3 "a link build/ that leads out" build "$work/links"
lines 1 "a link build/ is one line"
[ -z "$(ls -A "$work/beside")" ]
say $? "nothing is written where it leads"
exits 3 "a link build/, of CSV tables" export "$work/links" --format csv
exits 0 "the same link named with -o" build "$work/links" -o "$work/links/build"
[ -s "$work/beside/internal/visit.pdf" ]
say $? "the folder of -o may be a link"
rm -rf "$work/links/build" && mkdir -p "$work/links/build/internal"
ln -s ../../../beside/internal/visit.html "$work/links/build/internal/visit.html"
exits 3 "a link in place of an output" build "$work/links"
mkdir "$work/links/konten" && cp "$small/visit.yaml" "$work/links/konten/" && rm "$work/links/build/internal/visit.html"
ln -s ../../../beside "$work/links/build/internal/konten"
exits 3 "a link in place of a folder of outputs" build "$work/links"
[ "$(ls "$work/beside")" = internal ] && [ "$(ls -A "$work/beside/internal")" = "$(printf 'index.html\nvisit.html\nvisit.pdf')" ]
say $? "nothing is written through it"

# --- which messages are printed, and in which order
cp -r tests/golden/twenty-mistakes "$work/mistakes"
exits 1 "messages" check "$work/mistakes"
grep -oE ': (error|warning|info)\[' "$work/stderr" | uniq >"$work/order"
[ "$(wc -l <"$work/order")" -eq "$(sort -u "$work/order" | wc -l)" ] && head -1 "$work/order" | grep -q error
say $? "errors come first, then warnings, then infos"
exits 1 "--level" check "$work/mistakes" --level error
grep -q ': error\[' "$work/stderr" && ! grep -qE ': (warning|info)\[' "$work/stderr" && tail -1 "$work/stderr" | grep -q '[1-9][0-9]* warning'
say $? "--level error prints errors alone, and the last line counts all"
exits 1 "--quiet" check "$work/mistakes" -q
grep -q ': error\[' "$work/stderr" && ! grep -qE ': (warning|info)\[|^planpress:' "$work/stderr"
say $? "-q prints errors alone"
exits 1 "--ignore" check "$work/mistakes" --ignore I,P,S,O
grep -q ': error\[I' "$work/stderr" && ! grep -qE '(warning|info)\[[IPSO]' "$work/stderr"
say $? "what could not be read cannot be ignored"
exits 1 "--select" check "$work/mistakes" --select P04
! grep -E ': (warning|info)\[' "$work/stderr" | grep -qv '\[P04\]'
say $? "--select leaves one rule"
exits 1 "--statistics" check "$work/mistakes" --statistics
grep -qE '^ +[0-9]+ error\[I[0-9]+\] ' "$work/stderr" && ! grep -q ' | ' "$work/stderr"
say $? "--statistics counts codes"
grep -v '^planpress:' "$work/stderr" >"$work/counts"
"$program" check "$work/mistakes" --statistics 2>&1 | grep -v '^planpress:' >"$work/again"
grep -qE '^ +[0-9]+ warning\[P04\] The profile says nothing on “…”$' "$work/counts" && cmp -s "$work/counts" "$work/again"
say $? "--statistics says what a rule finds, not one of its findings, twice alike"
exits 2 "--select of no code" check "$work/mistakes" --select 3x
exits 2 "--level of no level" check "$work/mistakes" --level fatal
exits 0 "a warning that is ignored, with --strict" check "$small" --strict --ignore P,Q
"$program" check "$work/mistakes" 2>&1 | grep -qE '^planpress: .*: [0-9]+ fields, [0-9]+ rows?; [0-9]+ errors'
say $? "the end says what was read of each file"

# --- killed at any moment: only whole files
"$program" build content -o "$work/whole" -j 1 2>/dev/null
for delay in 0.002 0.005 0.01 0.02 0.04 0.08; do
    timeout -s KILL "$delay" "$program" build content -o "$work/killed" -j 1 2>/dev/null
done
broken=$(cd "$work/killed" 2>/dev/null && find . -type f ! -name '.*' ! -path '*/.planpress/*' | while read -r file; do cmp -s "$file" "$work/whole/$file" || echo "$file"; done)
[ -z "$broken" ]
say $? "a killed build leaves only whole files"

# --- twenty mistakes are twenty messages (the golden test has their words)
"$program" check tests/golden/twenty-mistakes >"$work/stdout" 2>&1
[ "$(grep -cE ': (error|warning)\[' "$work/stdout")" -ge 20 ]
say $? "twenty mistakes are all reported"

samples=../shared/samples/a-weisseritz
if [ -d "$samples" ]; then
    exits 0 "the samples" build "$samples" -o "$work/samples"
    [ "$(find "$work/samples" -name '*.pdf' | wc -l)" -ge 4 ]
    say $? "the samples give the plan, the review twice and the coaching plan"
else
    echo "# skipped: the samples are not beside this checkout"
fi
exit $status
