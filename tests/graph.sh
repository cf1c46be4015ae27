#!/bin/sh
# planpress graph: ninja and make give the bytes of a plain build and do again only what changed; names that engines and shells would read as something
# else are escaped for each; shards come together as the whole; who asks a slice for more than it holds is stopped. Larger: `make engines`.
# The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
say() { # CONDITION-STATUS NAME [FILE]: with the end of a file when it does not hold
    if [ "$1" -eq 0 ]; then echo "ok - graph: $2"; else
        echo "not ok - graph: $2"
        [ -z "${3:-}" ] || tail -8 "$3" | sed 's/^/#   /'
        status=1
    fi
}

# ---- a project, with names that mean something to shells and engines ----

project=$work/project
odd='Müller & Söhne $1: no. #2 100%'
mkdir -p "$project/$odd" "$project/heath"
printf 'as_of: 2026-11-15\nlanguage: en\ncompany: {name: Brandt Pumps}\n' >"$project/planpress.yaml"
printf 'kind: people\npeople:\n  - {id: adler, name: Anna Adler, email: a@brandt.example}\n' >"$project/people.yaml"
plan() { # FOLDER ID
    cat >"$project/$1/plan.yaml" <<END
kind: account-plan
id: $2
title: Account plan $2
owner: adler
customer: {name: Dairy of the $2, short: Dairy $2}
opportunities:
  - {id: o1, title: A new line, value: 250000 EUR, close: 2027-06-30, stage: proposal, probability: 40%, owner: adler}
actions:
  - {id: m1, title: Call the $2, owner: adler, due: 2026-10-01}
END
}
plan "$odd" moor
plan heath heath
review() { # FILE ID ACCOUNT
    cat >"$project/$1" <<END
kind: annual-review
id: $2
title: Annual review $2
account: $3
period: 2026
date: 2026-11-20
start: "10:00"
duration: 120 min
moderator: adler
minutes_by: adler
participants: {us: [adler], customer: "?"}
next_review: 2027-11-20
END
}
review heath/review.yaml heath-2026 heath
printf 'kind: team-report\nid: team\ntitle: Team report\n' >"$project/team.yaml"

whole() { # a plain build of what there is, upon what was built before
    mkdir -p "$work/plain"
    find "$work/plain" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf '{}' +
    (cd "$project" && tar cf - --exclude ./build .) | (cd "$work/plain" && tar xf -)
    (cd "$work" && "$program" build plain -q) >"$work/said" 2>&1
}
is_whole() { # FOLDER: the outputs there are those of a plain build
    diff -r -x .planpress "$1" "$work/plain/build" >"$work/difference" 2>&1
}

# ---- ninja ----

cd "$work" || exit 1
count() { grep -c "\] $1 " "$work/ninja"; } # KIND: steps that were done
ninja_now() { ninja -j2 >"$work/ninja" 2>&1; }
"$program" graph project >build.ninja 2>"$work/said"
say $? 'a graph for ninja is printed' "$work/said"
whole
ninja_now && is_whole project/build
say $? 'ninja makes the bytes of a plain build' "$work/ninja"
cmp -s project/build/.planpress/manifest "$work/plain/build/.planpress/manifest"
say $? 'its list of what was written is that of a plain build'
ninja_now && grep -q 'no work to do' "$work/ninja"
say $? 'when nothing has changed ninja does nothing' "$work/ninja"

sed -i 's/title: A new line/title: A new line for whey/' "project/$odd/plan.yaml"
printf '# a remark\n' >>project/heath/plan.yaml
ninja_now
[ "$(count record)" -eq 2 ] && [ "$(count asked)" -eq 0 ]
say $? 'of an edit the records of edited documents are read again' "$work/ninja"
whole
is_whole project/build
say $? 'and what they come to is that of a plain build' "$work/difference"

sed -i 's/email: a@brandt.example/email: anna@brandt.example/' project/people.yaml
review review.yaml moor-2026 moor
ninja_now
whole
is_whole project/build
say $? 'a new document is found' "$work/difference"
rm project/review.yaml
ninja_now
whole
is_whole project/build
say $? 'and one that is gone leaves nothing' "$work/difference"

# ---- what nobody else asks for ----

sum() { cat project/build/.planpress/graph/slices/* | sha256sum; }
before=$(sum)
sed -i 's/^customer:/summary: Nobody else prints this.\ncustomer:/' "project/$odd/plan.yaml"
ninja_now
[ "$(sum)" = "$before" ] && [ "$(count slice)" -eq 0 ] && [ "$(count record)" -eq 1 ]
say $? 'an edit that nobody asks for leaves all slices as they are, and no slice is made again' "$work/ninja"

# ---- make ----

rm -rf project/build plain/build
"$program" graph project --format make >steps.mk && make -f steps.mk -j2 >"$work/make" 2>&1
say $? 'make does the same steps' "$work/make"
whole
is_whole project/build
say $? 'with the bytes of a plain build' "$work/difference"
make -f steps.mk -j2 >"$work/make" 2>&1 && ! grep -q 'planpress step' "$work/make"
say $? 'when nothing has changed make does nothing' "$work/make"
review review.yaml moor-2026 moor
sleep 1 && touch project # whatever the file system's times are like, the folder is younger than the graph
make -f steps.mk -j2 >"$work/make" 2>&1
say $? 'make prints the graph again when there is a new document' "$work/make"
whole
is_whole project/build
say $? 'which is made' "$work/difference"
rm project/review.yaml
"$program" graph project --as-of 2026-12-24 --format make >then.mk && sleep 1 && touch project
make -f then.mk then.mk >"$work/make" 2>&1 && ! grep -q 'as-of 2026-11-15' then.mk && grep -q 'step .*as-of 2026-12-24' then.mk
say $? 'a graph of a day that is printed again is of that day' "$work/make"

# ---- other forms ----

"$program" graph project --format dot >"$work/dot" && grep -qF "$odd" "$work/dot"
say $? 'a graph to look at has names as they are'
"$program" graph project --format bazel >"$work/said" 2>&1
[ $? -eq 3 ] && grep -q 'colons' "$work/said"
say $? 'Bazel has no names with colons, which is said' "$work/said"

# ---- shards ----

shards=
for i in 1 2 3; do
    rm -rf "shard$i"
    mkdir "shard$i"
    cp -R project "shard$i/project"
    rm -rf "shard$i/project/build"
    "$program" build "shard$i/project" --shard $i/3 -q >"$work/said" 2>&1
    shards="$shards --records shard$i/project/build"
done
made=$(cd "$work" && find shard?/project/build -name '*.html' -o -name '*.pdf' | wc -l)
[ "$made" -gt 0 ] && [ "$made" -eq "$(find shard?/project/build -name '*.html' -o -name '*.pdf' | sed 's/^shard.//' | sort -u | wc -l)" ]
say $? 'no output is in two shards'
rm -rf project/build plain/build
whole
# shellcheck disable=SC2086
"$program" build project $shards --explain >"$work/said" 2>&1
is_whole project/build && ! grep -q 'planpress: made ' "$work/said"
say $? 'shards come together as the whole, and nothing is made again' "$work/said"

# ---- what a slice does not hold ----

"$program" step asked project account-plan annual-review people team-report -o few --layout account-plan/handover 2>"$work/said"
grep -q ' title$' few && ! grep -q 'opportunities.value' few && "$program" step record --asked few -o plan.thin -- project/heath/plan.yaml &&
    "$program" step record --asked few -o people.thin -- project/people.yaml && "$program" step slice -o plans.slice -- plan.thin &&
    "$program" step slice -o people.slice -- people.thin
say $? 'records and slices are made one by one' "$work/said"
"$program" step output --layout team --slice plans.slice --slice people.slice -o team -- project/team.yaml >"$work/said" 2>&1
[ $? -eq 3 ] && grep -q 'is asked of' "$work/said"
say $? 'who asks a slice for more than it holds is stopped' "$work/said"
exit $status
