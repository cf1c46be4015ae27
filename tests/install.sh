#!/bin/sh
# `make install` into a folder, what is installed there at work, and `make uninstall`. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PLANPRESS_LANGUAGE=en
status=0
say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - install: $2"; else
        echo "not ok - install: $2"
        status=1
    fi
}

make --no-print-directory install DESTDIR="$work" >"$work/log" 2>&1
say $? "make install" || cat "$work/log"
share=$work/usr/local/share
mkdir "$work/elsewhere" && cp -r content "$work/elsewhere/"
(cd "$work/elsewhere" && "$work/usr/local/bin/planpress" check content --level error) >/dev/null 2>&1
say $? "the installed program finds its templates beside itself"
diff -r templates "$share/planpress/templates" >/dev/null
say $? "all templates are installed"
missing=
for command in $("$work/usr/local/bin/planpress" explain commands | awk '{ print $1 }'); do
    grep -q "^\.SS $(printf %s "$command" | sed 's/-/\\\\-/g')\$" "$share/man/man1/planpress.1" || missing="$missing $command"
done
[ -z "$missing" ]
say $? "planpress(1) has every command$missing"
"$work/usr/local/bin/planpress" build --help | grep -oE '^  (-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | while read -r option; do
    grep -q -F -- "$(printf %s "$option" | sed 's/-/\\-/g')" "$share/man/man1/planpress.1" || echo "$option"
done >"$work/missing"
[ ! -s "$work/missing" ]
say $? "and every option of build"
grep -q '^\.SS cagr(list, years)' "$share/man/man7/planpress-formulas.7" && grep -q '^\.B customer\.name$' "$share/man/man7/planpress-kinds.7"
say $? "planpress-formulas(7) has functions, planpress-kinds(7) fields"
! grep -q '^\.\\" @\|@VERSION@' "$share"/man/man?/planpress*
say $? "nothing is left to be filled in"
if command -v man >/dev/null; then
    for page in "$share"/man/man?/planpress*; do man --warnings -l -Tutf8 "$page" 2>&1 >/dev/null; done >"$work/warnings"
    [ ! -s "$work/warnings" ]
    say $? "man has no complaint" || head "$work/warnings"
fi

completed() { # WORD...: what bash offers for the last word
    bash -c 'compopt() { :; }; . "$0"; COMP_WORDS=(planpress "$@"); COMP_CWORD=$#; _planpress; printf "%s\n" "${COMPREPLY[@]}"' \
        "$share/bash-completion/completions/planpress" "$@"
}
[ "$(completed che)" = check ] && [ "$(completed build --form)" = --format ] && [ "$(completed build --format p)" = pdf ] &&
    [ "$(completed explain fun)" = functions ] && [ "$(completed build templates/th)" = templates/theme.yaml ]
say $? "bash completes commands, options, their values, topics and paths"
! command -v zsh >/dev/null || zsh -n "$share/zsh/site-functions/_planpress"
say $? "zsh reads its completions"
! command -v fish >/dev/null || fish -n "$share/fish/vendor_completions.d/planpress.fish"
say $? "fish reads its completions"

make --no-print-directory uninstall DESTDIR="$work" >>"$work/log" 2>&1
[ -z "$(find "$work/usr" -type f -o -type l)" ]
say $? "make uninstall leaves no file"
exit $status
