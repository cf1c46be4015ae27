#!/bin/sh
# Each wall between what is ours and a customer stands for itself: with one taken away the canary (tests/canary.sh) sings. A wall is taken away in a
# copy of its source, which is compiled and linked before the library. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
out=$PWD/build/test/walls
mkdir -p "$out"
status=0

# The commands that make would run for an object and for the program, without the words about it.
commands() { # FILE TARGET
    make --no-print-directory -n -W "$1" "$2" | grep -- ' -o ' | grep -v '^echo' | sed 's/^@//; s/ -MMD -MP / -O0 /' | tail -n 1
}

without() { # NAME SOURCE SED: the canary sings
    name=$1 source=$2 object=build/plain/${2%.c}.o
    sed "$3" "$source" >"$out/wall.c"
    if cmp -s "$source" "$out/wall.c"; then
        echo "not ok - walls: $name: nothing was taken away from $source"
        status=1
        return
    fi
    compile=$(commands "$source" "$object" | sed "s| -c $source -o $object| -c $out/wall.c -o $out/wall.o|")
    link=$(commands build/plain/generator/main.o build/planpress | sed "s| build/plain/libplanpress.a| $out/wall.o build/plain/libplanpress.a|; s| -o build/planpress| -o $out/planpress|")
    rm -f "$out/planpress"
    if ! sh -c "$compile -w && $link" >"$out/log" 2>&1; then
        echo "not ok - walls: $name: it does not compile"
        sed 's/^/#   /' "$out/log" | head -5
        status=1
        return
    fi
    PLANPRESS=$out/planpress FORMAT=html tests/canary.sh >"$out/said" 2>&1
    if grep -q '^not ok' "$out/said"; then
        echo "ok - walls: without $name the canary sings: $(grep -c '^not ok' "$out/said") times"
    else
        echo "not ok - walls: without $name the canary is silent"
        status=1
    fi
    [ -z "${V-}" ] || sed 's/^/#   /' "$out/said"
}

without "the filter of fields" generator/kind/record_restrict.c 's/if (field->class <= class) copy->values/copy->values/'
without "the filter of rows" generator/kind/record_restrict.c 's/if (!is_released(restriction, list, &frame)) continue;//'
without "the filter of blocks" generator/kind/record_restrict.c 's/if (is_above(block, class)) continue;//'
without "the filter of texts" generator/kind/record_restrict.c 's/datum = datum_seen_by(datum, restriction->out->class);//'
without "the check of layouts" generator/formula/names.c 's/if (class <= allowed || /if (true || /'
without "the reader of blocks" generator/read/class_mark.c '/^bool class_mark_next(/,/^}/s/^bool class_mark_next(.*/&\n    if (text.size || from) return false;/'
without "the gate" generator/gate/gate.c '/^bool gate_judge(/,/^}/s/^}/}/; s/^    case GATE_FORBIDDEN:$/    case GATE_FORBIDDEN: return true;/'
without "what cleans a PNG" generator/read/image.c 's/png_clean(arena, image)/NULL/'
without "what cleans a JPEG" generator/read/image.c 's/jpeg_clean(arena, image)/NULL/'
without "a folder for each class" generator/project/outputs.c 's/return class_name(class);/return class_name(class == CLASS_CONFIDENTIAL ? CLASS_INTERNAL : CLASS_CUSTOMER);/'
without "a folder for each customer" generator/project/outputs.c 's/group_name(arena, place.owner))/STR("all"))/'
exit $status
