#!/bin/sh
# The output folder through a year of a project: whatever happens to the project, to the folder and to the run, after the next build the folder
# is what a build into a new one gives, but for other people's files, which nobody touches; and no folder for a customer holds a word of another
# or of what is ours. The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
memory=/dev/shm # where nothing waits for a disk
work=$(mktemp -d -p "$memory" 2>/dev/null || mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
project=$work/project
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - folder: $2"; else
        echo "not ok - folder: $2"
        status=1
        return 1
    fi
}

build() { # WANTED-STATUS NAME ARGUMENT...: a build of the project
    wanted=$1 name=$2
    shift 2
    (cd "$project" && "$program" build "$@" >"$work/stdout" 2>"$work/stderr")
    found=$?
    [ $found -eq "$wanted" ] && ! grep -q 'Sanitizer\|Assertion' "$work/stderr"
    say $? "$name exits with $wanted" || sed 's/^/#   /' "$work/stderr"
}

says() { # PATTERN NAME: in what the last build said
    grep -qe "$1" "$work/stderr"
    say $? "$2" || sed 's/^/#   /' "$work/stderr"
}

# What the last build changed is marked in the index: that is all a build into a new folder does not say.
marks='s| <span class="change">[^<]*</span>||g'
unmarked() { # FOLDER NEW: a copy without these marks and without what the list of files says of the pages that have them
    rm -rf "$2"
    cp -a "$1" "$2"
    rm -rf "$2/.planpress/cache"
    find "$2" -name index.html -exec sed -i "$marks" {} +
    sed -i '/\tindex\t/d; /^end\t/d' "$2/.planpress/manifest"
}

same() { # NAME: the folder is that of a build into a new one, the list of what was written too; foreign files are called *.foreign
    rm -rf "$work/clean"
    mkdir "$work/clean"
    tar -C "$project" --exclude=./build -cf - . | tar -C "$work/clean" -xf -
    "$program" build "$work/clean" -q >/dev/null 2>&1
    unmarked "$work/clean/build" "$work/clean-build"
    unmarked "$project/build" "$work/found-build"
    diff -r "$work/clean-build" "$work/found-build" | grep -v '^Only in .*\.foreign$' >"$work/difference"
    [ ! -s "$work/difference" ] && [ -s "$work/clean/build/internal/index.html" ]
    say $? "$1: the folder is that of a clean build" || sed 's/^/#   /' "$work/difference" | head -20
}

# --- a project: two accounts, an internal and a customer's layout, something confidential; every text is a canary
account() { # ID WORD FOLDER
    mkdir -p "$project/$3"
    cat >"$project/$3/plan.yaml" <<END
kind: account
id: $1
title: Plan $2
customer: {name: Firm $2}
remark: Secret$2
END
    cat >"$project/$3/review.md" <<END
---
kind: review
title: Review $2
account: $1
remark: Secret$2
---
Talk with $2, see [the plan](plan.yaml).
END
}
layout() { # KIND NAME CLASS
    printf -- '---\nlayout: %s\nclass: %s\ntitle: "`= title`"\n---\n# Text\n\n`= title`' "$2" "$3" >"$project/templates/$1/$2.md"
    [ "$3" = customer ] || printf ' `= remark`' >>"$project/templates/$1/$2.md"
    [ "$1" != review ] || printf '\n\n```markdown\ntext: text\n```\n' >>"$project/templates/$1/$2.md"
}
mkdir -p "$project/templates/account" "$project/templates/review" "$project/templates/talk"
printf 'company: {name: Own Ltd}\nlanguage: en\nas_of: 2026-11-15\n' >"$project/planpress.yaml"
cat >"$project/templates/account/fields.yaml" <<'END'
kind: account
class: internal
fields:
  id:       {type: text, class: customer}
  title:    {type: text, class: customer}
  customer: {type: group, class: customer, of: {name: {type: text, class: customer}}}
  remark:   {type: text}
  size:     {type: number}
END
cat >"$project/templates/review/fields.yaml" <<'END'
kind: review
class: internal
body: text
fields:
  title:   {type: text, class: customer}
  account: {type: ref account, class: customer}
  text:    {type: markdown, class: customer}
  remark:  {type: text}
END
printf 'kind: talk\nclass: confidential\nfields:\n  title: {type: text}\n  remark: {type: text}\n' >"$project/templates/talk/fields.yaml"
layout account sheet internal
layout account card customer
layout review brief internal
layout review handout customer
layout talk note confidential
account alpha Alfa konten/alpha
account beta Bravo konten/beta
printf 'kind: talk\ntitle: Talk Charlie\nremark: SecretCharlie\n' >"$project/talk.yaml"

build 0 "the first build"
same "the first build"
says 'build/internal/index.html: 7 documents\?, ... written\|build/internal/index.html: 9 documents, 9 written, 0 unchanged, 0 errors, 0 warnings' "the last line says where to look"
build 0 "a build of nothing new"
says '9 documents, 0 written, 9 unchanged, 0 errors' "it writes nothing"
find "$project/build" -type f ! -path '*/cache/*' -exec stat -c '%n %Y %i' {} + | sort >"$work/before"
sleep 1.1
build 0 "a build of nothing new, later"
find "$project/build" -type f ! -path '*/cache/*' -exec stat -c '%n %Y %i' {} + | sort | cmp -s - "$work/before"
say $? "and leaves files and their times"

# --- nobody's folder holds what is not his
words_of() { # FOLDER: all words of its pages, PDFs, names
    find "$1" -name '*.html' -exec cat {} +
    find "$1" -name '*.pdf' -exec pdftotext {} - \; -exec pdfinfo {} \; 2>/dev/null
    (cd "$1" && find .)
}
for customer in alpha beta; do
    words_of "$project/build/customer/$customer" >"$work/words"
    own=Alfa other='Bravo\|beta'
    [ $customer = alpha ] || { own=Bravo other='Alfa\|alpha'; }
    grep -q "$own" "$work/words" && ! grep -q "$other\|Secret\|Charlie\|konten\|internal" "$work/words"
    say $? "the folder of $customer tells of $customer alone" || grep -o ".\{0,40\}\($other\|Secret\|Charlie\|konten\|internal\).\{0,20\}" "$work/words" | head -5 | sed 's/^/#   /'
    grep -q 'href="plan-card.html"' "$project/build/customer/$customer/review-handout.html"
    say $? "a link inside the folder of $customer works"
done
words_of "$project/build/internal" >"$work/words"
grep -q SecretAlfa "$work/words" && ! grep -q 'Charlie\|confidential' "$work/words"
say $? "the internal folder tells of nothing confidential"

# --- a year
touch "$project/build/internal/mine.foreign" "$project/build/customer/alpha/mine.foreign"
account gamma Golf konten/gamma
build 0 "an account that comes"
same "added"
mv "$project/konten/gamma/review.md" "$project/konten/gamma/review-2027.md"
build 0 "a file that is renamed"
says 'removed build/internal/konten/gamma/review-brief.html' "what goes is said"
says ', 2 removed,' "and counted"
same "renamed"
mv "$project/konten/gamma" "$project/konten/golf"
build 0 "a folder that is moved"
[ ! -e "$project/build/internal/konten/gamma" ]
say $? "no empty folder stays"
same "moved"
sed -i 's/^id: gamma/id: golf/' "$project/konten/golf/plan.yaml" && sed -i 's/^account: gamma/account: golf/' "$project/konten/golf/review-2027.md"
build 0 "another id"
[ -s "$project/build/customer/golf/plan-card.pdf" ] && [ ! -e "$project/build/customer/gamma" ]
say $? "the folder for the customer is called by it"
same "another id"
echo 'size: quite' >>"$project/konten/golf/plan.yaml"
build 1 "a document with a mistake"
[ ! -e "$project/build/internal/konten/golf/plan-sheet.html" ] && [ ! -e "$project/build/customer/golf/plan-card.html" ]
say $? "has no output any more"
same "broken"
printf '"' >>"$project/konten/golf/plan.yaml"
build 1 "a document that cannot be read"
same "unreadable"
sed -i '/^size/d; /^"/d' "$project/konten/golf/plan.yaml"
build 0 "the mistake mended"
same "mended"
rm -r "$project/konten/golf"
build 0 "an account that goes"
[ ! -e "$project/build/customer/golf" ]
say $? "its folder goes with it"
same "deleted"
layout account poster internal
build 0 "one layout more"
[ -s "$project/build/internal/konten/alpha/plan-poster.html" ] && [ -s "$project/build/internal/konten/alpha/plan-sheet.html" ]
say $? "is beside the others"
same "a layout more"
rm "$project/templates/account/poster.md"
build 0 "one layout less"
same "a layout less"
[ -e "$project/build/internal/mine.foreign" ] && [ -e "$project/build/customer/alpha/mine.foreign" ]
say $? "other people's files are still there"

# --- names
sed -i 's/^kind: account/&\nfirst: sheet/' "$project/templates/account/fields.yaml"
build 0 "a kind with a first layout"
[ -s "$project/build/internal/konten/alpha/plan.pdf" ] && [ ! -e "$project/build/internal/konten/alpha/plan-sheet.pdf" ]
say $? "its outputs are called as their documents"
sed -i 's/^title:/name: "{account.customer.name}: {title} {remark}"\n&/' "$project/templates/review/brief.md"
sed -i 's/^title:/name: "{account.customer.name}: {title}"\n&/' "$project/templates/review/handout.md"
build 0 "layouts that say names"
[ -s "$project/build/internal/konten/alpha/Firm Alfa- Review Alfa SecretAlfa.pdf" ] && [ -s "$project/build/customer/alpha/Firm Alfa- Review Alfa.pdf" ]
say $? "are called so"
same "names"
sed -i 's/{title}"/{remark}"/' "$project/templates/review/handout.md"
build 1 "a name of what its readers may not see"
says 'review/handout.md:4:.*error\[F04\]' "is an error"
[ -z "$(find "$project/build/customer" -name '*Review*')" ]
say $? "and nothing is written"
sed -i '/^first/d' "$project/templates/account/fields.yaml"
sed -i '/^name/d' "$project/templates/review/brief.md" "$project/templates/review/handout.md"
build 0 "no names any more"
same "no names any more"

# --- a part is a part
sed -i 's/Plan Alfa/Plan Alfa 2/' "$project/konten/alpha/plan.yaml"
sed -i 's/Plan Bravo/Plan Bravo 2/' "$project/konten/beta/plan.yaml"
build 0 "a part" konten/alpha
says '4 documents, 3 written, 1 unchanged' "is made alone: the brief leads to the plan by its title"
! grep -q 'Bravo 2' "$project/build/internal/konten/beta/plan-sheet.html" && grep -q 'Bravo' "$project/build/internal/index.html"
say $? "the rest stays, and stays in the index"
build 0 "the whole"
same "a part, then the whole"
rm "$project/konten/alpha/review.md" "$project/konten/beta/review.md"
build 0 "a part of which something went" konten/alpha
[ ! -e "$project/build/customer/alpha/review-handout.html" ] && [ -e "$project/build/customer/beta/review-handout.html" ]
say $? "loses that, and the others nothing"
build 0 "the whole again"
same "the whole again"
account alpha Alfa konten/alpha
account beta Bravo konten/beta
build 0 "only pages" --format html
build 0 "one layout" --layout brief
says '2 documents, ' "is made alone"
build 0 "for customers" --for customer
says 'build: 4 documents, 4 written' "are the layouts for them"
build 0 "all"
same "pages, a layout, readers, then all"
rm -rf "$work/handed"
build 0 "for customers into a new folder" --for customer -o "$work/handed"
[ "$(ls "$work/handed")" = customer ]
say $? "holds nothing else"
rm -r "$project/konten/beta"
build 0 "--keep" --keep
[ -s "$project/build/customer/beta/plan-card.html" ]
say $? "leaves what is no longer made"
build 0 "a build without it"
same "--keep, then without"
account beta Bravo konten/beta
build 0 "the account comes back"

# --- what is not ours
echo mine >"$project/build/internal/konten/alpha/note.foreign"
printf 'mine' >"$project/build/internal/talk2.html"
account delta Delta konten/delta
mkdir -p "$project/build/internal/konten/delta"
printf 'mine' >"$project/build/internal/konten/delta/plan-sheet.html"
build 3 "somebody's file in the way"
says 'build/internal/konten/delta/plan-sheet.html is in the way' "is named"
[ "$(cat "$project/build/internal/konten/delta/plan-sheet.html")" = mine ] && [ -s "$project/build/internal/konten/delta/plan-sheet.pdf" ] ||
    [ -s "$project/build/customer/delta/plan-card.html" ]
say $? "stays, and the others are written"
rm "$project/build/internal/konten/delta/plan-sheet.html"
build 0 "out of the way"
mv "$project/build/internal/talk2.html" "$project/build/internal/talk2.foreign"
same "out of the way"
echo '<!-- by hand -->' >>"$project/build/internal/konten/delta/plan-sheet.html"
rm -r "$project/konten/delta"
build 0 "an output that somebody changed"
says 'delta/plan-sheet.html is no longer made, and kept' "is kept, and said"
rm -r "$project/build/internal/konten/delta"
build 0 "without it"
same "changed by hand"
for damage in 's/./x/30' '$d' '5d' '$s/end/und/'; do
    sed -i "$damage" "$project/build/.planpress/manifest"
    build 0 "a damaged list ($damage)"
    says 'manifest was damaged' "is said"
    same "a damaged list ($damage)"
done
rm "$project/build/.planpress/manifest"
cp "$project/build/internal/konten/alpha/review-brief.html" "$project/build/internal/konten/alpha/old.html"
build 0 "a list that is gone"
says 'internal/konten/alpha/old.html is left alone' "what may be an old output is named"
says 'internal/mine.foreign is left alone' "and what may not"
rm "$project/build/internal/konten/alpha/old.html"
same "a list that is gone"
printf 'project\t..\n%064d\tinternal\t0\tx\tx\t../../planpress.yaml\n%064d\tinternal\t0\tx\tx\t/etc/passwd\n' 0 0 >"$project/build/.planpress/manifest"
build 0 "a list that names what lies outside"
[ -s "$project/planpress.yaml" ] && [ -s /etc/passwd ]
say $? "removes nothing there"
same "a list that names what lies outside"
mkdir "$work/other" && cp -r "$project/templates" "$project/planpress.yaml" "$project/talk.yaml" "$work/other"
"$program" build "$work/other" -o "$project/build" >/dev/null 2>"$work/stderr"
[ $? -eq 3 ] && grep -q 'holds the outputs of another project' "$work/stderr"
say $? "another project is not written into the same folder"
same "after another project"
"$program" build "$work/other" -o "$work/site" -q && mv "$work/other" "$work/moved" && "$program" build "$work/moved" -o "$work/site" -q &&
    mv "$work/moved" "$work/other"
say $? "a project that was moved is still the same"

# --- what stands where the list is kept, put there by somebody
mkdir "$work/beside"
hostile() { # NAME COMMAND: run in .planpress of a new folder, which is not written then, nor what a link leads to
    rm -rf "$work/hostile"
    mkdir -p "$work/hostile/build/.planpress"
    cp -r "$work/other/templates" "$work/other/planpress.yaml" "$work/other/talk.yaml" "$work/hostile"
    (cd "$work/hostile/build/.planpress" && eval "$2")
    timeout 20 "$program" build "$work/hostile" -q >/dev/null 2>"$work/stderr"
    [ $? -eq 3 ] && [ -z "$(ls -A "$work/beside")" ] && cmp -s "$work/hostile/planpress.yaml" "$project/planpress.yaml"
    say $? "$1 stops the build with status 3" || sed 's/^/#   /' "$work/stderr"
}
hostile "a link in place of .planpress" 'cd .. && rmdir .planpress && ln -s ../../beside .planpress'
hostile "a file in place of .planpress" 'cd .. && rmdir .planpress && echo mine >.planpress'
hostile "a link in place of the lock" 'ln -s ../../../beside/lock lock'
hostile "a link in place of the journal" 'ln -s ../../planpress.yaml journal'
hostile "a link in place of the list" 'ln -s ../../planpress.yaml manifest'
hostile "a pipe in place of the journal" 'mkfifo journal'
hostile "a pipe in place of the list" 'mkfifo manifest'
hostile "a folder in place of an output" 'mkdir -p ../confidential/talk.html'
hostile "a file in place of a folder" 'echo mine >../confidential'

# --- names that some file system takes for one, and folders of two customers
cp "$project/talk.yaml" "$project/Talk.yaml"
build 1 "two names but for capitals"
says 'error\[X10\]: its output “confidential/talk” and “confidential/Talk”' "are an error"
rm "$project/Talk.yaml"
cp "$project/talk.yaml" "$project/$(printf '\303\274').yaml" && cp "$project/talk.yaml" "$project/$(printf 'u\314\210').yaml"
build 1 "one name in two spellings of ü"
says 'error\[X10\]' "is an error"
rm "$project/$(printf '\303\274').yaml" "$project/$(printf 'u\314\210').yaml"
account ALPHA Echo konten/echo
build 1 "two customers with one folder"
says 'error\[X10\]: its output would lie in “customer/' "are an error"
! grep -rq Alfa "$project/build/customer" || ! grep -rq Echo "$project/build/customer"
say $? "and one of them has none"
rm -r "$project/konten/echo"
build 0 "no clash any more"
same "clashes"

# --- two at once
for i in 1 2 3 4 5 6 7 8; do
    sed -i "s/^title: Plan Alfa.*/title: Plan Alfa $i/" "$project/konten/alpha/plan.yaml"
    "$program" build "$project" -q 2>>"$work/errors" &
    first=$!
    "$program" build "$project/konten" -q 2>>"$work/errors" &
    wait $first && wait $!
    say $? "two builds at once ($i)"
done
same "two at once"

# --- killed at a hundred moments: only whole files, and the next build knows what is its own
for version in A B; do
    sed -i "s/^title: Plan Alfa.*/title: Plan Alfa $version/; s/^remark: .*/remark: SecretAlfa $version/" "$project/konten/alpha/plan.yaml"
    sed -i "s/^title: Review.*/title: Review Bravo $version/" "$project/konten/beta/review.md"
    rm -rf "$work/$version" && cp -r "$project" "$work/$version" && rm -rf "$work/$version/build"
    "$program" build "$work/$version" -q 2>/dev/null
done
rm -r "$project/build"
build 0 "version B"
killed=0 half=0
for i in $(seq 100); do
    version=A
    [ $((i % 2)) -eq 0 ] || version=B
    cp "$work/$version/konten/alpha/plan.yaml" "$project/konten/alpha/plan.yaml"
    cp "$work/$version/konten/beta/review.md" "$project/konten/beta/review.md"
    timeout -s KILL "0.$(printf '%03d' $((i * 7 % 30 + 1)))" "$program" build "$project" -q 2>>"$work/errors" || killed=$((killed + 1))
    (cd "$project/build" && find . -type f ! -path './.planpress/*' ! -name '*.foreign' ! -name '.planpress-*.tmp') | while read -r file; do
        sed "$marks" "$project/build/$file" >"$work/file"
        cmp -s "$work/file" "$work/A/build/$file" || cmp -s "$work/file" "$work/B/build/$file" || echo "$file"
    done >"$work/half"
    [ ! -s "$work/half" ] || half=$((half + 1))
done
[ $killed -ge 20 ] && [ $half -eq 0 ]
say $? "killed at a hundred moments, every file is whole" 
echo "#   $killed killed, half files after $half"
build 0 "the next build"
same "after kills"
[ -z "$(find "$project/build" -name '*.tmp' -o -name journal)" ]
say $? "nothing of the killed runs is left"

# --- a folder that cannot be written, a disk that is full
cp "$work/A/konten/alpha/plan.yaml" "$project/konten/alpha/plan.yaml"
cp "$work/A/konten/beta/review.md" "$project/konten/beta/review.md"
build 0 "version A"
cp "$work/B/konten/alpha/plan.yaml" "$project/konten/alpha/plan.yaml"
cp -r "$project/build" "$work/before-locked"
as_nobody() { if [ "$(id -u)" -eq 0 ]; then setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; else "$@"; fi; }
chmod -R a+rX "$work" && chmod -R a-w "$project/build"
(cd "$project" && as_nobody "$program" build . -q 2>"$work/stderr")
[ $? -eq 3 ] && [ "$(wc -l <"$work/stderr")" -eq 1 ] && diff -r "$project/build" "$work/before-locked" >/dev/null
say $? "a read-only folder is one line, status 3, and stays as it is"
chmod -R u+w "$project/build"
limited() { (cd "$project" && ulimit -f "$1" && trap '' XFSZ && exec "$program" build . -q) >/dev/null 2>"$work/stderr"; }
cp "$work/B/konten/beta/review.md" "$project/konten/beta/review.md"
limited 12
[ $? -eq 3 ] && [ "$(wc -l <"$work/stderr")" -eq 1 ] && [ -z "$(find "$project/build" -name '*.tmp')" ]
say $? "a full disk is one line, status 3, and leaves no half file" || sed 's/^/#   /' "$work/stderr"
build 0 "room again"
same "a full disk"
if mkdir "$work/disk" && mount -t tmpfs -o size=64k tmpfs "$work/disk" 2>/dev/null; then
    "$program" build "$project" -o "$work/disk" -q 2>"$work/stderr"
    [ $? -eq 3 ] && [ "$(wc -l <"$work/stderr")" -eq 1 ]
    say $? "a full file system is one line, status 3"
    mount -o remount,size=64m "$work/disk"
    "$program" build "$project" -o "$work/disk" -q 2>"$work/stderr" && [ -z "$(find "$work/disk" -name '*.tmp' -o -name journal)" ]
    say $? "with room again it is built"
    umount "$work/disk"
fi

# --- nothing is left of a build that wrote nothing
mkdir "$work/empty" && cp "$project/planpress.yaml" "$work/empty"
"$program" build "$work/empty" -o "$work/none/at/all" >/dev/null 2>&1
[ ! -e "$work/none" ] && [ "$(ls -A "$work/empty")" = planpress.yaml ]
say $? "a build of nothing leaves no folder"
! grep -v '^Killed' "$work/errors"
say $? "builds at once and killed ones said nothing"
exit $status
