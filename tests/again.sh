#!/bin/sh
# A run like the last one does nothing: it says the same, and every file keeps its time. After any change, whatever it is of, a run says and leaves
# what one says and leaves that keeps nothing (--no-cache). The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
project=$work/project
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - again: $2"; else
        echo "not ok - again: $2"
        status=1
        return 1
    fi
}

# Without the time that it took, and what is said of files as written or left.
told() { sed -E '/^planpress: removed /d; s/, [0-9]+[.,][0-9]+ s$//; s/, [0-9]+ written, [0-9]+ unchanged//; s/, [0-9]+ removed//' "$1"; }

# The outputs without marks of what the last build changed, and without the list that says so of the front pages.
kept() { (cd "$1" && find . -type f ! -path '*/.planpress/*' -print0 | sort -z | xargs -0 cat | sed 's| <span class="change">[^<]*</span>||g' | sha256sum); }

same() { # NAME [OPTION...]: builds and checks, and compares with a copy in which nothing was kept
    name=$1
    shift
    rm -rf "$work/clean"
    mkdir "$work/clean"
    tar -C "$project" --exclude=./build -cf - . | tar -C "$work/clean" -xf -
    for command in build check; do
        (cd "$project" && "$program" $command "$@" >"$work/out" 2>"$work/err")
        found=$?
        (cd "$work/clean" && "$program" $command --no-cache "$@" >"$work/clean-out" 2>"$work/clean-err")
        [ $? -eq $found ] && [ "$(told "$work/err")" = "$(told "$work/clean-err")" ] && cmp -s "$work/out" "$work/clean-out"
        say $? "$name: $command says what it says without a cache" || { told "$work/clean-err" >"$work/a"; told "$work/err" | diff "$work/a" - | sed "s|^|#   |"; }
    done
    case ${1-} in --for | */*) return ;; esac # what others read lies there from before
    [ "$(kept "$project/build")" = "$(kept "$work/clean/build")" ]
    say $? "$name: the outputs are those of a build without a cache"
}

idle() { # NAME: a build that follows does nothing
    find "$project/build" -type f -exec stat -c '%n %y %z %i' {} + | sort >"$work/before"
    sleep 0.05
    (cd "$project" && "$program" build >/dev/null 2>"$work/again")
    find "$project/build" -type f -exec stat -c '%n %y %z %i' {} + | sort | cmp -s - "$work/before"
    say $? "$1: a build that follows touches nothing, not even what it keeps"
    [ "$(told "$work/again")" = "$(told "$work/last")" ]
    say $? "$1: and says the same" || diff "$work/last" "$work/again" | sed 's/^/#   /'
}

mkdir -p "$project/konten" "$project/templates/note"
cat >"$project/planpress.yaml" <<'YAML'
company: {name: Nordlicht Pumpen}
language: de
as_of: 2026-11-15
YAML
cat >"$project/templates/note/fields.yaml" <<'YAML'
kind: note
names: {en: Note, de: Notiz}
fields:
  id: {type: id, class: customer}
  title: {type: text, required: true, class: customer}
  account: {type: ref note, class: customer}
  remark: {type: text}
  worth: {type: money}
  text: {type: markdown, class: customer}
  all: {type: documents note}
YAML
cat >"$project/templates/note/page.md" <<'MD'
---
title: "`= title`"
class: internal
---
`= remark` `= worth` `= sum(all.worth)`

`= text`
MD
cat >"$project/templates/note/letter.md" <<'MD'
---
title: "`= title`"
class: customer
---
`= text`
MD
printf 'kind: note\nid: alfa\ntitle: Alfa\nremark: not for them\nworth: 12,5 Mio. €\ntext: "Guten Tag ![Bild](bild.png)"\n' >"$project/konten/alfa.yaml"
printf 'kind: note\nid: bravo\ntitle: Bravo\naccount: alfa\nworth: 1.000 €\nunknown: 1\n' >"$project/konten/bravo.yaml"
cp content/templates/brakeland.png "$project/konten/bild.png"

same "the first run"
(cd "$project" && "$program" build >/dev/null 2>"$work/last")
(cd "$project" && "$program" build >/dev/null 2>"$work/last")
idle "nothing changed"
touch "$project/konten/alfa.yaml" "$project/templates/note/page.md"
idle "other times"
cp "$project/konten/alfa.yaml" "$work/alfa" && sed -i 's/12,5/13,5/' "$project/konten/alfa.yaml" && cp "$work/alfa" "$project/konten/alfa.yaml"
idle "a change that was taken back"

sed -i 's/12,5/13,5/' "$project/konten/alfa.yaml"
same "a value"
printf 'kind: note\nid: charlie\ntitle: Charlie\nworth: 5 €\n' >"$project/konten/charlie.yaml"
same "a new file"
rm "$project/konten/charlie.yaml"
same "a file that is gone"
sed -i 's/unknown: 1/remark: fine/' "$project/konten/bravo.yaml"
same "a mistake that was mended"
printf '\nEnde.\n' >>"$project/templates/note/page.md"
same "a layout"
sed -i 's/remark: {type: text}/remark: {type: text, label: {en: Remark, de: Bemerkung}}/' "$project/templates/note/fields.yaml"
same "a kind"
rm "$project/konten/bild.png"
same "a picture that is gone"
printf 'colours:\n  light: {accent: "#7a1f3d"}\n' >"$project/templates/theme.yaml"
same "a theme"
sed -i 's/2026-11-15/2026-11-16/' "$project/planpress.yaml"
same "the day"
printf 'konten/bravo.yaml\n' >"$project/.gitignore"
same "a file that is left out"
rm "$project/.gitignore"
same "an option" --as-of 2027-01-01
same "another option" --for customer
same "none of them"
cp "$project/konten/bravo.yaml" "$work/bravo"
printf '<<<<<<< HEAD\nremark: ours\n=======\nremark: theirs\n>>>>>>> main\n' >>"$project/konten/bravo.yaml"
same "a merge that was not finished"
same "the same once more"
same "and again"
cp "$work/bravo" "$project/konten/bravo.yaml"
mkdir "$project/konten/inner" && printf 'company: {name: Inner}\nlanguage: en\n' >"$project/konten/inner/planpress.yaml"
same "a project inside"
rm -r "$project/konten/inner"
same "and none"
same "messages that are counted" --statistics
same "messages that are listed again"
mkdir "$project/konten/zwei" && sed 's/bravo/delta/' "$project/konten/bravo.yaml" >"$project/konten/zwei/delta.yaml"
printf 'x\n' >"$project/konten/a.txt" && ln -s a.txt "$project/konten/b.txt"
same "two paths" konten/alfa.yaml konten/zwei
same "the second is where links may lead" konten/alfa.yaml --root konten/zwei
same "a path that is no document" konten/alfa.yaml konten/a.txt
same "a link to it" konten/alfa.yaml konten/b.txt

# --- what is asked where it is not thought of
printf -- '---\nclass: internal\n---\n```markdown\ntext: text\n```\n' >"$project/templates/note/whole.md"
printf 'kind: note\nid: echo\ntitle: Echo\ntext: "Siehe [Liste](liste#2.txt)."\n' >"$project/konten/echo.yaml"
printf 'x\n' >"$project/konten/liste#2.txt"
same "a link to a file with a sign in its name"
printf 'x\n' >"$project/konten/liste"
same "the file that is meant when it is there"
git -C "$work" init -q && git -C "$work" -c user.name=a -c user.email=a@b.example commit -q --allow-empty -m x
same "a repository around it"
printf 'bravo.yaml\n' >"$work/.gitignore"
same "a file that is left out above the project"
printf 'echo.yaml\n' >"$work/.gitignore"
same "another one"
rm -rf "$work/.git" "$work/.gitignore"
same "and no repository"

# --- the outputs are looked at, too
page=$project/build/internal/konten/alfa.html
[ -f "$page" ] || page=$(find "$project/build/internal" -name '*alfa*.html' | head -1)
rm "$page"
(cd "$project" && "$program" build >/dev/null 2>"$work/err")
[ -s "$page" ]
say $? "an output that somebody removed is made again"
for change in "printf x >>" "cp -p \"$page\" \"$work/same\"; printf x >"; do
    eval "$change \"$page\""
    (cd "$project" && "$program" build >/dev/null 2>"$work/err")
    grep -q 'is in the way' "$work/err"
    say $? "an output that somebody changed is named ($change)"
    rm "$page"
    (cd "$project" && "$program" build >/dev/null 2>&1)
done

# --- what is kept may be anything
cache=$project/build/.planpress/cache/store.pack
for damage in "truncate -s 100" "truncate -s -7" "rm" "chmod 644" "cp $program"; do
    case $damage in cp*) cp "$program" "$cache" && chmod 600 "$cache" ;; *) $damage "$cache" ;; esac
    same "a cache after “${damage%% /*}”"
done
size=$(stat -c %s "$cache")
for at in 3 40 71 $((size / 3)) $((size / 2)) $((size - 20)); do
    printf '\125' | dd of="$cache" bs=1 seek="$at" conv=notrunc 2>/dev/null
    same "a cache with another byte at $at of $size" >"$work/lines"
    ! grep '^not ok' "$work/lines"
    say $? "a cache with another byte at ${at%"$size"}"
done
exit $status
