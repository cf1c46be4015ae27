#!/bin/sh
# Release notes: what `planpress release` notes of a customer's edition is true, lies in the house and stays there; what is no edition that was
# checked just so is refused; `planpress verify-release` says what differs. The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project=$work/project
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - release: $2"; else
        echo "not ok - release: $2"
        status=1
        return 1
    fi
}

run() { # WANTED-STATUS NAME ARGUMENT...: in the project's folder
    wanted=$1 name=$2
    shift 2
    (cd "$project" && "$program" "$@" >"$work/stdout" 2>"$work/stderr")
    found=$?
    [ $found -eq "$wanted" ] && ! grep -q 'Sanitizer\|Assertion' "$work/stderr"
    say $? "$name exits with $wanted" || sed "s/^/#   $found: /" "$work/stderr"
}

says() { # PATTERN NAME: in what the last run said
    grep -qe "$1" "$work/stderr"
    say $? "$2" || sed 's/^/#   /' "$work/stderr"
}

git_() { git -C "$project" -c user.name=Ida -c user.email=ida@nordlicht.example -c commit.gpgsign=false "$@" >/dev/null 2>&1; }
has() { # LINE NAME: the note
    grep -qxF -- "$1" "$note"
    say $? "$2" || sed 's/^/#   /' "$note"
}

cp -r tests/projects/leak-gate "$project"
printf '/build/\n' >"$project/.gitignore"
cat >>"$project/planpress.yaml" <<'END'
leak_exceptions:
  - {term: margin, for: fjord, until: 2027-06-30, reason: 'They published it: "our margin"'}
  - {term: escalation, until: 2027-06-30, reason: Nothing says it}
END
sed -i 's/^account: fjord/&\noutlook: All of us looked at the margin./' "$project/review.yaml"
git_ init && git_ add -A && git_ commit -m first
commit=$(git -C "$project" rev-parse HEAD)
run 0 "a build" build -q || exit 1
customer=build/customer/fjord html=$customer/review-handout.html pdf=$customer/review-handout.pdf
note=$project/build/internal/releases/fjord/review-handout.pdf.release

# --- what a note says
listing() { (cd "$project/build/customer" && find . -type f | sort | xargs sha256sum); }
listing >"$work/before"
run 0 "release of a PDF" release $pdf
says "released $pdf, noted in build/internal/releases/fjord/review-handout.pdf.release" "it says where the note is"
listing | diff -q - "$work/before" >/dev/null
say $? "nothing in the customer's folder changed"
[ -z "$(find "$project/build" -name '*.release' ! -path '*/internal/releases/*')" ] && [ -s "$note" ]
say $? "the note is in the house alone"
has 'format: "planpress-release-1"' "the note has a format"
has "program: \"$("$program" --version)\"" "the program and its version"
has 'file: "customer/fjord/review-handout.pdf"' "the file"
has "sha256: \"$(sha256sum <"$project/$pdf" | cut -d' ' -f1)\"" "its sha256"
has "bytes: $(wc -c <"$project/$pdf")" "its size"
has "pages: $(pdfinfo "$project/$pdf" | sed -n 's/^Pages: *//p')" "its pages"
has 'day: "2026-11-15"' "the day it was read as of"
has 'account: "fjord"' "the account"
has 'document: "review"' "the document"
has 'layout: "handout"' "the layout"
has "commit: \"$commit\"" "the commit"
has 'changed: false' "the work tree was as committed"
for source in people.yaml plan.yaml planpress.yaml review.yaml; do
    has "  - {file: \"$source\", sha256: \"$(sha256sum <"$project/$source" | cut -d' ' -f1)\"}" "the source $source"
done
! grep -q second.yaml "$note"
say $? "another account is no source"
grep -qE '^  terms: \{forbidden: 6, competitors: 8, other_accounts: 2, texts: [1-9][0-9]*, figures: [1-9][0-9]*, machine: [1-9][0-9]*, authors: [0-9]+, names_of_machines: [0-9]+\}$' "$note"
say $? "how many terms of each kind were looked for" || sed 's/^/#   /' "$note"
tr '\n' ' ' <"$note" | grep -qF 'exceptions:     - term: "margin"       until: "2027-06-30"       reason: "They published it: \"our margin\""'
say $? "the exception that was needed, with its end and reason"
! grep -q escalation "$note"
say $? "none that was not needed"
cp "$note" "$work/note"
PLANPRESS_LANGUAGE=de run 0 "release once more" release $pdf
cmp -s "$note" "$work/note"
say $? "the note is the same at any time and in any language of the terminal"

# --- it stays
kept() { # NAME
    cmp -s "$note" "$work/note"
    say $? "$1 leaves the note as it is"
    ! grep -q 'release' "$work/stderr"
    say $? "$1 says nothing of it" || sed 's/^/#   /' "$work/stderr"
}
run 0 "the next build" build -q && kept "the next build"
run 0 "a build of one layout" build -q --layout plan && kept "a build of one layout"
run 0 "a build for customers" build --level error --for customer && kept "a build for customers"
run 0 "release of a folder" release build/customer
[ -s "$project/build/internal/releases/fjord/review-handout.html.release" ]
say $? "a folder means all editions in it"
(cd "$project/build/internal" && "$program" release ../customer/fjord/review-handout.pdf >/dev/null 2>&1)
say $? "paths are those of where the command is called"

# --- verify
run 0 "verify-release" verify-release
says "$pdf is as it was released as of 2026-11-15, and passes the leak gate" "all that was released is as it was"
run 0 "verify-release of a file" verify-release -q $pdf
[ ! -s "$work/stderr" ]
say $? "-q leaves the good news out"
differs() { # NAME PATTERN ARGUMENT...: verify-release says so
    what=$1 pattern=$2
    shift 2
    run 1 "verify-release of $what" verify-release "$@"
    says "$pattern" "verify-release says: $what"
}
printf '%%' >>"$project/$pdf"
differs "other bytes" "$pdf is not the edition that was released as of 2026-11-15: its sha256 is .*, noted is " $pdf
run 1 "release of what was changed by hand" release $pdf
says "$pdf is not released: it was changed after planpress wrote it" "why"
rm "$project/$pdf"
differs "gone" "$pdf was released as of 2026-11-15, and is not there any more" build
run 0 "a build makes it again" build -q
run 0 "which is what was released" verify-release -q
cp "$project/planpress.yaml" "$work/planpress.yaml"
sed -i 's/^never_to_customer: \[/&Bergen plant, all of us looked, /' "$project/planpress.yaml"
differs "a term that is forbidden today" "$pdf does not pass the leak gate as of 2026-11-15" $pdf
says 'error\[L01\].*“All of us looked” stands in .*page 2' "which, and on which page"
run 1 "release of what is forbidden today" release $pdf
says "$pdf is not released: its document has errors, or the leak gate stops it" "why"
says 'error\[L01\]' "the leak gate's message"
cp "$work/planpress.yaml" "$project/planpress.yaml"
differs "an exception that is over" "$pdf does not pass the leak gate as of 2027-07-01" $pdf --as-of 2027-07-01
cp "$note" "$work/note"
sed -i 's/^pages: .*/pages: 99/' "$note"
differs "a note changed by hand" "its note build/internal/.* was changed by hand" $pdf
run 1 "release over such a note" release $pdf
says "its note is in the way: somebody changed it by hand" "why"
cmp -s "$work/note" "$note"
[ $? -eq 1 ] && grep -q '^pages: 99' "$note"
say $? "which is not touched"
rm "$note"
differs "a note that is gone" "$pdf was released, but its note build/internal/.* is gone" $pdf
run 0 "release writes it again" release -q $pdf
cmp -s "$note" "$work/note"
say $? "the same"

# --- another edition
cp "$project/$pdf" "$work/first.pdf"
first=$(sha256sum <"$work/first.pdf" | cut -d' ' -f1)
sed -i 's/All of us looked at/Everybody praised/' "$project/review.yaml"
run 1 "release of what is no longer what would be written" release $pdf
says "$pdf is not released: planpress would write something else now; build it again" "why"
run 0 "a build of the new edition" build -q
differs "a new edition that nobody released" "$pdf is not the edition that was released as of 2026-11-15" $pdf
run 0 "release of the new edition" release -q $pdf
has 'changed: true' "what was not committed is said"
tr '\n' ' ' <"$note" | grep -qF "before:   - day: \"2026-11-15\"     sha256: \"$first\"     commit: \"$commit\""
say $? "the note keeps what was released before" || sed 's/^/#   /' "$note"
cp "$project/$pdf" "$work/second.pdf"
cp "$work/first.pdf" "$project/$pdf"
differs "an earlier edition" "$pdf is the edition released as of 2026-11-15, not the last one, of 2026-11-15" $pdf
cp "$work/second.pdf" "$project/$pdf"
run 0 "the last edition" verify-release -q $pdf

# --- what is no edition for customers
refused() { # STATUS NAME PATTERN PATH
    run "$1" "release of $2" release "$4"
    says "$3" "why $2 is refused"
}
refused 1 "an internal plan" "it is for our own people; what is released is for customers" build/internal/plan.pdf
refused 1 "the list in a customer's folder" "it is a list that each build makes anew" $customer/index.html
printf x >"$project/$customer/offer.pdf"
refused 1 "somebody's file" "planpress did not write it" $customer/offer.pdf
refused 1 "a folder without editions" "no edition for customers is in it" build/internal
refused 2 "a source" "lies in no folder that planpress has written" "$work/note"
refused 2 "what is not there" "there is no file or folder “$customer/offre.pdf”" $customer/offre.pdf
refused 1 "a note" "it is for our own people" "build/internal/releases/fjord/review-handout.pdf.release"
run 2 "release of nothing" release
run 1 "release of good and bad" release $html $customer/offer.pdf
says "released $html" "the good one is released all the same"
differs "a file that was not released" "$customer/offer.pdf: nothing of it was released" $customer/offer.pdf
rm "$project/$customer/offer.pdf"
run 0 "one file alone" build -q --format html --layout handout -o "$work/out"
run 0 "release in another folder" release "$work/out/customer/fjord/review-handout.html"
[ -s "$work/out/internal/releases/fjord/review-handout.html.release" ]
say $? "the note is in that folder"
run 0 "verify-release there" verify-release "$work/out"
mv "$work/out" "$work/moved" && mkdir "$work/elsewhere" && mv "$work/moved" "$work/elsewhere/"
run 2 "a folder far from its project" release "$work/elsewhere/moved/customer"
says "the project whose outputs lie in .* is not where their list says" "why"
mv "$project/review.yaml" "$work/review.yaml"
run 1 "release of a document that is gone" release $pdf
says "$pdf is not released: its document or its layout is gone; build again" "why"
run 0 "verify-release of a document that is gone" verify-release $pdf
run 0 "the build that removes it" build -q
[ -s "$note" ] && [ ! -e "$project/$pdf" ]
say $? "its note stays when the edition goes"
differs "an edition that was removed" "$pdf was released as of 2026-11-15, and is not there any more" build

# --- in German
cp "$work/review.yaml" "$project/review.yaml"
sed -i 's/^language: en/language: de/' "$project/planpress.yaml"
run 0 "a German build" build -q
PLANPRESS_LANGUAGE=de run 0 "a German release" release $pdf
says "$pdf freigegeben, vermerkt in build/internal/releases/fjord/review-handout.pdf.release" "said in German"
has '# Bleibt im Haus; planpress verify-release vergleicht die Datei damit.' "the note says in the project's language what it is"
PLANPRESS_LANGUAGE=de run 1 "a German refusal" release build/internal/plan.pdf
says "ist nicht freigegeben: das ist für eigene Leute" "said in German"
exit $status
