#!/bin/sh
# The order of the layers: a file includes only its own layer and those to the left of it, a library is included by as few files as
# possible, nothing global is written. Prints TAP lines.
set -eu
cd "$(dirname "$0")/.."
status=0

check() { # NAME OFFENDERS: passes when there are none
    if [ -z "$2" ]; then echo "ok - layers: $1"; else
        echo "not ok - layers: $1"
        printf '%s\n' "$2" | sed 's/^/#   /'
        status=1
    fi
}

# Includes of a layer that are not among those it may see.
allow() { # LAYER ALLOWED...
    layer=$1
    shift
    pattern=$(printf '%s|' "$layer" "$@" | sed 's/|$//')
    check "$layer sees only: $*" "$(grep -nE '^#include "[a-z_]+/' generator/"$layer"/*.[ch] | grep -vE "#include \"($pattern)/" || true)"
}

allow base
allow tree base
allow figure base tree
allow read base tree
allow schema base tree
allow formula base tree schema
allow kind base tree read schema formula
allow project base tree read schema formula kind
allow edition base tree read schema formula kind project
allow compose base tree figure read schema formula edition
allow layout base tree
allow write base tree layout
allow site base tree schema formula kind project edition write
allow gate base tree read schema formula kind project edition
allow command base tree figure read schema formula kind project edition compose layout write site gate
allow editor base tree figure read schema formula kind project edition compose
allow workbench base tree figure read schema formula kind project edition compose layout write site gate command editor

# What composing is handed is an edition: neither it nor anything that it includes knows of projects and of full records.
check "compose reaches no project" "$(grep -lE 'generator/(project|kind)/' build/plain/generator/compose/*.d || true)"

# Which files may include a library: its first words, then the files.
library() { # HEADER-PATTERN FILES...
    header=$1
    shift
    expected=$(printf '%s\n' "$@" | sort)
    found=$(cd generator && grep -lE "^#include <($header)" ./*/*.[ch] | sed 's|^\./||' | sort || true)
    check "<$header> is included by $* alone" "$(printf '%s\n' "$found" | grep -vxF "$expected" || true)"
}

library 'yaml\.h' read/yaml.c
library 'cmark' read/markdown.c
library 'unicode/' base/locale.c base/language_icu.c base/text.c
library 'bid_' base/decimal.c
library 'git2' project/history.c
library 'hb' layout/face_internal.h layout/face.c layout/face_subset.c layout/plain_words.c layout/shape.c
library 'fontconfig' layout/face.c
library 'hpdf' write/pdf_internal.h
library 'png' read/image_png_turn.c write/pdf_image.c
library 'jpeglib' read/image_jpeg_turn.c
library 'zlib' gate/inflate.c gate/pdf_filters.c read/image_png.c read/pdf_swelling.c
library 'qpdf' read/sheets_internal.h
library 'libdeflate' write/pdf_object.c
library 'jansson' workbench/json_in.c
library 'dlfcn' base/library.c
library 'regex' gate/pattern.c
library 'microhttpd' workbench/http.c
library 'sys/inotify' workbench/watch.c
library 'sys/socket|arpa/|netinet/' workbench/http.c
library 'elf\.h|link\.h' base/program.c
library 'pthread' base/files_asked.c base/pack.c command/crew.c command/folder.c kind/record_restrict.c read/markdown.c workbench/round.c

# Reading and writing files: what a project is made of is read through its tree (base/files.h), which knows what leads out of it. So the tree's
# maker alone reads from the disk, but for what the machine and the command line bring: hyphenation patterns, the program's own templates,
# the paths that were named. All outputs are written in one file.
library 'fcntl\.h|dirent\.h|sys/stat\.h|sys/file\.h|sys/vfs\.h' base/disk.c base/file.c base/file_below.c
calls() { # FUNCTIONS FILES...: the files that may call them
    names=$1
    shift
    expected=$(printf '%s\n' "$@" | sort)
    found=$(cd generator && grep -lE "(^|[^a-z_])($names)\(" ./*/*.c main.c | sed 's|^\./||' | sort || true)
    check "$names: called in $* alone" "$(printf '%s\n' "$found" | grep -vxF "$expected" || true)"
}
calls 'file_read' base/file.c command/leak.c layout/hyphenate.c project/history.c command/baseline.c command/import.c command/step.c
calls 'file_kind|file_exists' base/disk.c base/file.c base/file_below.c command/build.c command/folder.c command/named.c command/new.c command/new_project.c command/output.c command/release.c command/release_places.c command/run.c command/templates_folder.c project/history.c project/store.c command/report.c command/add.c command/new_document.c layout/face_places.c workbench/watch.c
calls 'file_read_open|file_list_open' base/disk.c base/file.c base/file_below.c
calls 'file_remove|file_open_log|file_lock' base/file_below.c command/folder.c
calls 'file_write' base/file_below.c base/text_write.c command/deps.c command/baseline.c command/folder.c command/report.c command/step.c project/store.c
calls 'file_open_kept' base/file_below.c base/pack.c
calls 'file_create' base/file_below.c command/import_remember.c command/new.c command/new_project.c
calls 'fopen|freopen|realpath|readlink' base/disk.c base/file.c command/templates_folder.c
calls 'disk_files|disk_find_above|disk_folder' base/disk.c command/folder.c project/history.c project/ignore.c project/project.c workbench/watch_tree.c workbench/session.c
check "disk.c opens nothing through a link" "$(grep -nE '(^|[^a-z_])open(at)?\(' generator/base/disk.c | grep -v O_NOFOLLOW || true)"

# Objects with data that is written to while the program runs; tables of pointers (.data.rel.ro) are constant. One is known: the lock around
# cmark-gfm, which keeps globals of its own.
writable=$(for object in build/plain/generator/*/*.o; do
    objdump -t "$object" | awk -v file="$object" '($3 == "O" || $4 == "O") && /[ \t]\.(data|bss|tbss|tdata)[ \t.]/ && !/\.data\.rel\.ro/ {print file ": " $NF}'
done | grep -vxF 'build/plain/generator/read/markdown.o: parsing' || true)
check "nothing global is written" "$writable"
exit $status
