#!/bin/sh
# What was kept from one run to the next never shows: random projects (tests/random/) are changed at random, values, files, templates, the theme,
# languages, the day, options, outputs; and after each change a build that takes what was kept leaves the same files, byte for byte, and says the
# same, as one that makes all anew (--no-cache), and so does check. Then the cache is damaged, or the build is killed, and that changes nothing.
# tests/kept.sh [SEEDS (20) [CHANGES (10) [FIRST (1)]]]. Programs: $PLANPRESS, $RANDOM_PROJECT. Prints TAP lines.
set -u
export PLANPRESS_LANGUAGE=en
cd "$(dirname "$0")/.."
export PLANPRESS="${PLANPRESS:-$PWD/build/planpress}" RANDOM_PROJECT="${RANDOM_PROJECT:-$PWD/build/plain/tests/random/project}"
if [ "${1-}" != --seed ]; then
    export CHANGES="${2:-10}"
    first=${3:-1}
    seq "$first" $((first + ${1:-20} - 1)) | tests/side-by-side.sh tests/kept.sh --seed
    exit
fi

seed=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0 skipped=0 done=0
dice=$((seed * 7919 + 17))
throw() { # N: *thrown* is below N
    dice=$(((dice * 1103515245 + 12345) % 2147483648))
    thrown=$((dice / 65536 % $1))
}
pick() { # LIST-FILE: *picked* is one of its lines
    throw "$(wc -l <"$1")"
    picked=$(sed -n "$((thrown + 1))p" "$1")
}
differ() { # WHAT
    echo "not ok - kept: seed $seed, change $change ($what): $1"
    status=1
}

# ---- changes of $work/new ----

change_digit() { # FILE: of one line that has any, not before the second
    lines=$(grep -n '[0-9]' "$1" | cut -d: -f1 | sed 1d)
    [ -n "$lines" ] || return 0
    printf '%s\n' "$lines" >"$work/lines"
    pick "$work/lines"
    throw 9
    sed -i "${picked}s/\([0-9]*\)[0-9]\([^0-9]*\)\$/\1$((thrown + 1))\2/" "$1"
}
documents() { (cd "$work/new" && find . -type f \( -name '*.yaml' -o -name '*.md' \) ! -path './templates/*' ! -path './build/*' | sort) >"$work/list"; }
templates() { (cd "$work/new" && find ./templates -type f "$@" 2>/dev/null | sort) >"$work/list"; }
make() { # KNOB...: the project of the seed with these knobs
    rm -rf "$work/made"
    "$RANDOM_PROJECT" "$seed" "$work/made" foreign=0 "$@" || exit 1
    find "$work/new" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
    cp -r "$work/made/." "$work/new"
}
alter() {
    throw 13
    case $thrown in
    0 | 1 | 2) throw 1000 && what="edit $thrown" && make "edit=$((thrown + 1))" ;;
    3) throw 1000 && what="internal $thrown" && make "internal=$((thrown + 1))" ;;
    4 | 5) documents && pick "$work/list" && what="a digit in $picked" && change_digit "$work/new/$picked" ;;
    6) documents && pick "$work/list" && what="a line behind $picked" && printf '\n# a remark\n' >>"$work/new/$picked" ;;
    7)
        templates -name '*.md' && what='a layout'
        [ ! -s "$work/list" ] || { pick "$work/list" && what="the layout $picked" && printf '\nMore of it.\n' >>"$work/new/$picked"; }
        ;;
    8)
        templates -name '*.yaml' && what='fields'
        [ ! -s "$work/list" ] || { pick "$work/list" && what="a digit in $picked" && printf '# a remark\n' >>"$work/new/$picked" && change_digit "$work/new/$picked"; }
        ;;
    9)
        throw 3
        case $thrown in
        0) what='the accent' && printf '\ntheme: {accent: "#7a1f%02x"}\n' "$((seed % 200 + 16))" >>"$work/new/planpress.yaml" ;;
        1) what='a digit in planpress.yaml' && change_digit "$work/new/planpress.yaml" ;;
        2) what='the language' && sed -i 's/^language: de.*/language: en-GB/;s/^language: en$/language: de/' "$work/new/planpress.yaml" ;;
        esac
        ;;
    10)
        documents && grep -v planpress.yaml "$work/list" >"$work/list2" && pick "$work/list2" && what="$picked goes"
        rm -f "$work/new/$picked"
        ;;
    11) what='nothing' ;;
    12)
        documents && grep -v 'planpress.yaml\|people' "$work/list" >"$work/list2" && pick "$work/list2" && what="another $picked"
        sed 's/^\(id: *[^ ]*\)$/\1-too/' "$work/new/$picked" >"$work/new/${picked%/*}/too-${picked##*/}"
        ;;
    esac
}

# ---- building ----

options() { # what the builds of this change are called with
    throw 8
    case $thrown in
    0) asked='--format html' ;;
    1) asked='--for customer' ;;
    2) asked='--as-of 2027-02-03' ;;
    *) asked='' ;;
    esac
}
build() { # FOLDER ARGUMENT...: the project stands in $work/FOLDER/project
    (cd "$work/$1/project" && shift && "$PLANPRESS" "$@" >"$work/said" 2>&1; echo "ended with $?" >>"$work/said")
    sed 's/[0-9.]* s$/ s/' "$work/said"
}
give() { # FOLDER: the new state of the project
    mkdir -p "$work/$1/project"
    find "$work/$1/project" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
    (cd "$work/new" && tar cf - --exclude=./build .) | tar xf - -C "$work/$1/project"
}
hand() { # now and then somebody deletes or changes an output, in both
    throw 10
    [ "$thrown" -lt 2 ] && [ -d "$work/kept/project/build" ] || return 0
    kind=$thrown
    (cd "$work/kept/project/build" && find . -type f ! -path './.planpress/*' | sort) >"$work/list"
    [ -s "$work/list" ] || return 0
    pick "$work/list"
    for folder in kept fresh; do
        if [ $kind -eq 0 ]; then rm -f "$work/$folder/project/build/$picked"; else echo '<!-- mine -->' >>"$work/$folder/project/build/$picked"; fi
    done
    what="$what; by hand: $picked"
}
hurt() { # now and then the cache is damaged or lost, a build is killed, or there are two at once
    throw 9
    hurt=$thrown
    pack=$work/kept/project/build/.planpress/cache/store.pack
    case $what in *'by hand'*) [ "$hurt" -lt 3 ] || return 0 ;; esac # what is said of changed outputs is said once
    case $hurt in
    0) throw 30000 && [ -f "$pack" ] && printf 'damage' | dd of="$pack" bs=1 seek=$((thrown + 8)) conv=notrunc 2>/dev/null ;;
    1) throw 30000 && [ -f "$pack" ] && truncate -s "$thrown" "$pack" ;;
    2) rm -rf "$work/kept/project/build/.planpress/cache" ;;
    3 | 4) throw 200 && (cd "$work/kept/project" && sh -c 'timeout -s KILL "$@" >/dev/null 2>&1; :' - "0.$(printf '%03d' $((thrown + 1)))" "$PLANPRESS" build $asked) 2>/dev/null ;;
    5)
        (cd "$work/kept/project" && "$PLANPRESS" build -q $asked >/dev/null 2>&1) &
        two=$!
        ;;
    *) return 0 ;;
    esac
    what="$what; hurt $hurt"
}

mkdir "$work/new"
make
change=0 what='as made'
while [ "$change" -le "$CHANGES" ]; do
    two='' asked=''
    [ "$change" -eq 0 ] || alter
    give kept
    give fresh
    options
    hand
    hurt
    build kept build . $asked --verbose >"$work/kept.log"
    [ -z "$two" ] || wait "$two"
    build fresh build . $asked --verbose --no-cache >"$work/fresh.log"
    # Where a build was killed, or another one was first, the next finds some of its files unchanged.
    case $what in *'hurt 3' | *'hurt 4' | *'hurt 5') news='written\|unchanged\|another run\|removed' ;; *) news='^$' ;; esac
    for log in kept fresh; do grep -v "$news" "$work/$log.log" >"$work/$log.said"; done
    cmp -s "$work/kept.said" "$work/fresh.said" || { differ "messages" && diff "$work/fresh.said" "$work/kept.said" | head -5 | sed 's/^/#   /'; }
    index='^$'
    [ "$news" = '^$' ] || index='index.html'
    mkdir -p "$work/fresh/project/build" "$work/kept/project/build"
    changed=$(diff -rq "$work/fresh/project/build" "$work/kept/project/build" 2>&1 | grep -v '\.planpress' | grep -v "$index")
    [ -z "$changed" ] || { differ "files" && printf '%s\n' "$changed" | head -5 | sed 's/^/#   /'; }
    [ "$index" = '^$' ] || { rm -rf "$work/fresh/project/build" && cp -rp "$work/kept/project/build" "$work/fresh/project/build"; }
    throw 2
    [ "$thrown" -eq 0 ] && form='--messages json' || form='' # with what would mend them
    build kept check . $form >"$work/kept.said"
    build fresh check . $form --no-cache >"$work/fresh.said"
    cmp -s "$work/kept.said" "$work/fresh.said" || { differ "check" && diff "$work/fresh.said" "$work/kept.said" | head -5 | sed 's/^/#   /'; }
    change=$((change + 1))
    [ $status -eq 0 ] || break
done
[ $status -eq 0 ] && echo "ok - kept: seed $seed: the same after $CHANGES changes"
exit $status
