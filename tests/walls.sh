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

fails() { # NAME
    echo "not ok - walls: $1"
    head -5 "$out/log" | sed 's/^/#   /'
    status=1
}

without() { # NAME (SOURCE SED)...: the canary sings
    name=$1 objects=
    shift
    rm -f "$out/planpress"
    while [ $# -gt 0 ]; do
        source=$1 wall=$out/${1##*/}
        sed "$2" "$source" >"$wall"
        cmp -s "$source" "$wall" && fails "$name: nothing was taken away from $source" && return
        compile=$(commands "$source" "build/plain/${source%.c}.o" | sed "s| -c .*| -c $wall -o ${wall%.c}.o -w|")
        sh -c "$compile" >"$out/log" 2>&1 || { fails "$name: $source does not compile"; return; }
        objects="$objects ${wall%.c}.o"
        shift 2
    done
    link=$(commands build/plain/generator/main.o build/planpress | sed "s| build/plain/libplanpress.a|$objects&|; s| -o build/planpress| -o $out/planpress|")
    sh -c "$link" >"$out/log" 2>&1 || { fails "$name: it cannot be linked"; return; }
    : >"$out/log"
    PLANPRESS=$out/planpress FORMAT=html ENOUGH=1 tests/canary.sh >"$out/said" 2>&1
    if grep -q '^not ok' "$out/said"; then
        echo "ok - walls: without $name the canary sings: $(grep -c '^not ok' "$out/said") times"
    else
        fails "without $name the canary is silent"
    fi
    [ -z "${V-}" ] || sed 's/^/#   /' "$out/said"
}

without "the filter of fields" generator/kind/record_restrict.c 's/record->set->fields\[index\].class <= class && //'
without "copies that references lead to" generator/kind/record_restrict.c 's/if (copy) datum->record = copy, datum->text = copy->id;/if (copy) return;/'
without "the filter of rows" generator/kind/record_restrict.c 's/if (!is_released(restriction, list, &frame)) continue;//'
# Blocks of documents are left out twice.
without "the filters of blocks" generator/kind/record_restrict.c 's/if (is_above(block, class)) continue;//' \
    generator/compose/compose.c 's/ || class > composer->compiler->edition->class) return NULL/) return NULL/'
without "the filter of a layout's blocks" generator/compose/compose.c 's/ || class > composer->compiler->edition->class) return NULL/) return NULL/'
without "the filter of texts" generator/kind/record_restrict.c 's/datum = datum_seen_by(datum, restriction->out->class);//'
without "the check of layouts" generator/formula/names.c 's/if (class <= allowed || /if (true || /'
without "the reader of blocks" generator/read/class_mark.c '/^bool class_mark_next(/,/^}/s/^bool class_mark_next(.*/&\n    if (text.size || from) return false;/'
without "the gate" generator/gate/gate.c 's/^    case GATE_FORBIDDEN:$/    case GATE_FORBIDDEN: return true;/'
without "what cleans a PNG" generator/read/image.c 's/png_clean(arena, image)/NULL/'
without "what cleans a JPEG" generator/read/image.c 's/jpeg_clean(arena, image)/NULL/'
without "a folder for each class" generator/project/outputs.c 's/return class_name(class);/return class_name(class == CLASS_CONFIDENTIAL ? CLASS_INTERNAL : CLASS_CUSTOMER);/'
without "a folder for each customer" generator/project/outputs.c 's/group_name(arena, place.owner))/STR("all"))/'
exit $status
