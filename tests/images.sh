#!/bin/sh
# Images of what was read (project/images.h): with none, with new ones and with old ones a project gives the same bytes, in every dump, in what
# `check` says, in what is built. Nothing was read by mistake: the second run finds all that the first has kept, and what is damaged or of another
# program is made again.
# Usage: images.sh [CASE...], of tests/golden/; the program is $PLANPRESS. Prints TAP lines.
set -eu
cd "$(dirname "$0")"
program=${PLANPRESS:-../build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
templates=$PWD/../templates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CEILING_DIRECTORIES="$work"
cp -r golden "$work/golden"
cp -r ../content "$work/golden/content"
rm -rf "$work/golden/content/build"
cd "$work/golden"
[ $# -gt 0 ] || set -- */
status=0
say() { # PASSED TEXT
    if [ "$1" = 0 ]; then echo "ok - images: $2"; else
        echo "not ok - images: $2"
        [ ! -s "$work/difference" ] || head -40 "$work/difference" | sed 's/^/#   /'
        status=1
    fi
}
pack() { find "$1" -name store.pack; }
entries() { find "$1" -name store.pack -exec grep -ao "PPE1....$2" {} + 2>/dev/null | wc -l; }
said() { # CASE WHAT OPTIONS...: what is printed, without the time
    project=$1 what=$2
    shift 2
    if [ "$what" = check ]; then (cd "$project" && "$program" check . --root .. "$@" 2>&1 | sed -E 's/, [0-9.,]+ s$//')
    else (cd "$project" && "$program" build . --root .. --dump="$what" "$@" 2>&1); fi || true
}
built() { # CASE OPTIONS...
    project=$1
    shift
    (cd "$project" && "$program" build . --root .. --format html "$@" >/dev/null 2>&1) || true
}

for case in "$@"; do
    case=${case%/}
    rm -rf "$work/fresh" "$work/warm"
    mkdir -p "$work/fresh/site" "$work/warm"
    for what in check record document pages; do said "$case" "$what" --no-cache >"$work/fresh/$what"; done
    built "$case" --no-cache -o "$work/fresh/site"
    built "$case" # cold: makes the images
    before=$(entries "$case" record)
    : >"$work/difference"
    for what in check record document pages; do
        said "$case" "$what" >"$work/found"
        diff -u "$work/fresh/$what" "$work/found" >>"$work/difference" || true
    done
    built "$case" -o "$work/warm"
    diff -rq -x .planpress "$work/fresh/site" "$work/warm" >>"$work/difference" 2>&1 || true
    [ ! -s "$work/difference" ] && passed=0 || passed=1
    say $passed "$case is the same with images"
    [ -e "$case/planpress.yaml" ] || continue
    [ "$before" -gt 0 ] && [ "$before" = "$(entries "$case" record)" ] && passed=0 || passed=1
    say $passed "$case has $before images of records, and no other run needed more"
done

# What reading asks besides a document's own files: after each change old images give what a run without any gives, which is something else than
# before.
case=content
both() { said "$case" check "$@" && said "$case" record "$@"; }
change() { # TEXT COMMAND...: done in the project
    text=$1
    shift
    (cd "$case" && "$@")
    both --no-cache >"$work/fresh/both"
    both >"$work/found"
    diff -u "$work/fresh/both" "$work/found" >"$work/difference" && ! cmp -s "$work/before" "$work/found" && passed=0 || passed=1
    cp "$work/found" "$work/before"
    say $passed "content after $text"
}
swap() { mv "$1" "$1.tmp" && mv "$2" "$1" && mv "$1.tmp" "$2"; }
own_fields() {
    mkdir -p templates/account-plan
    sed 's/de: \[Chancen, Chance, /de: [/' "$templates/account-plan/fields.yaml" >templates/account-plan/fields.yaml
}
case " $*" in *" content"*)
    built "$case"
    both >"$work/before"
    change "another currency" sed -i 's/^währung: EUR/währung: CHF/' planpress.yaml
    change "another beginning of fiscal years" sed -i 's/^geschäftsjahr_beginn: 1 .*/geschäftsjahr_beginn: 10/' planpress.yaml
    change "another day" sed -i 's/^stichtag: 2026-11-15/stichtag: 2027-03-01/' planpress.yaml
    change "another language" sed -i 's/^sprache: de/sprache: en/' planpress.yaml
    change "a file is gone that a path names" rm accounts/harrowgarth/enclosures/data-sheet-cf-40.pdf
    change "two documents changed places" swap konten/feldkircher/plan.yaml konten/uhlenmoor/plan.yaml
    change "a chapter is gone" rm "$(cd "$case" && grep -rlE '^(of|gehört_zu):' --include=*.md --exclude-dir=handbook . | head -1)"
    change "a field has lost a name" own_fields
    ;;
esac
[ -d "$case" ] && built "$case"
# A byte in the middle of every image is another one: the pack's own check sees it.
for file in $(pack "$case"); do
    size=$(wc -c <"$file")
    for at in 1 2 3 4 5 6 7 8 9; do printf '\377' | dd of="$file" bs=1 seek=$((size * at / 10)) conv=notrunc 2>/dev/null; done
done
said "$case" check --no-cache >"$work/fresh/check"
said "$case" check >"$work/found"
diff -u "$work/fresh/check" "$work/found" >"$work/difference" && passed=0 || passed=1
say $passed "damaged images are made again"
exit $status
