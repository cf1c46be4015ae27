#!/bin/sh
# What runs planpress elsewhere: each step of the action, of the workflow and pipeline that `new --ci` copies, and each hook does what it should,
# with the program in place of its own; the container has every library that the program is linked with. The program is $PLANPRESS. Prints TAP
# lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en PLANPRESS_TEMPLATES="$PWD/templates"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
tests/web/install.sh >"$work/log" 2>&1 || { cat "$work/log"; echo "not ok - ci: npm ci"; exit 1; }

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - ci: $2"; else
        echo "not ok - ci: $2"
        status=1
        return 1
    fi
}

# A repository with a plan that has mistakes, as a service has checked it out.
mkdir -p "$work/repo" "$work/opt/build"
cp tests/mends/project/*.yaml "$work/repo/"
ln -s "$program" "$work/opt/build/planpress"
ln -s "$program" "$work/opt/planpress"
git -C "$work/repo" init -q

runs() { # WANTED-STATUS FILE STEP NAME: a step of a file, in the repository
    wanted=$1 file=$2 step=$3
    node build/web/steps.mjs "$file" "$step" >"$work/step" 2>"$work/stderr" || { say 1 "$4: there is such a step" || sed 's/^/#   /' "$work/stderr"; return; }
    sed -i "s|/opt/planpress|$work/opt|g" "$work/step"
    (
        cd "$work/repo"
        export HOME="$work" GITHUB_ACTION_PATH="$work/opt" GITHUB_WORKSPACE="$work/repo" GITHUB_STEP_SUMMARY="$work/summary.md" PATH="$work/opt:$PATH"
        export PLANS=. OPTIONS="--level warning" SARIF="$work/messages.sarif" OUTPUT=out CI_PIPELINE_SOURCE="${source:-push}"
        sh -e "$work/step" >"$work/stdout" 2>"$work/stderr"
    )
    found=$?
    [ $found -eq "$wanted" ]
    say $? "$4 ends with $wanted" || sed "s/^/#   $found: /" "$work/step" "$work/stderr" | head -30
}

runs 1 action.yml Check "the action's check"
grep -q '^::error file=plan.yaml,line=' "$work/stdout" && ! grep -q '^::notice' "$work/stdout" && grep -q '^| Fjord' "$work/summary.md"
say $? "the action marks lines, takes options and writes a summary"
runs 0 action.yml SARIF "the action's SARIF"
[ -s "$work/messages.sarif" ]
say $? "the action writes SARIF, though there are errors"
workflow=templates/new/github/_github/workflows/planpress.yml
runs 1 $workflow Check "the workflow's check"
pipeline=templates/new/gitlab/_gitlab-ci.yml
runs 1 $pipeline check "the pipeline's check"
python3 -c 'import json,sys; sys.exit(not json.load(open(sys.argv[1])))' "$work/repo/messages.json"
say $? "the pipeline writes what merge requests show"
runs 1 .pre-commit-hooks.yaml planpress-check "the hook that checks"
runs 1 .pre-commit-hooks.yaml planpress-fix "the hook that mends"
grep -q "account_manager: 'lund'" "$work/repo/plan.yaml"
say $? "the hook mends"

# A new project has no mistakes: all of it is built, but what is confidential.
rm -rf "$work/repo"
"$program" new "$work/repo" --language en >"$work/stdout" 2>&1
runs 0 .pre-commit-hooks.yaml planpress-check "the hook of a good plan"
runs 0 action.yml Build "the action's build"
[ -n "$(find "$work/repo/out/internal" -name '*.pdf')" ] && [ -n "$(find "$work/repo/out/confidential" -name '*.pdf')" ]
say $? "the action builds all"
rm -rf "$work/repo/out"
runs 0 $workflow Build "the workflow's build"
[ -n "$(find "$work/repo/build" -name '*.pdf')" ] && [ ! -d "$work/repo/build/confidential" ]
say $? "what is kept with a run has nothing confidential"
runs 0 $workflow "Build as of today" "the workflow's nightly build"
runs 0 $pipeline pages "the pipeline's pages"
source=schedule runs 0 $pipeline pages "the pipeline's nightly pages"
[ -s "$work/repo/public/internal/index.html" ] && [ ! -d "$work/repo/public/confidential" ]
say $? "the pages have nothing confidential"

# Hooks as Debian's pre-commit runs them, where it is.
if command -v pre-commit >/dev/null; then
    mkdir "$work/hooks" && cp .pre-commit-hooks.yaml "$work/hooks/"
    commit() { git -C "$1" -c user.name=Ida -c user.email=ida@nordlicht.example add -A && git -C "$1" -c user.name=Ida -c user.email=ida@nordlicht.example commit -qm "$2"; }
    git -C "$work/hooks" init -q && commit "$work/hooks" hooks
    rm -rf "$work/repo" && mkdir "$work/repo" && cp tests/mends/project/*.yaml "$work/repo/"
    git -C "$work/repo" init -q && commit "$work/repo" plans
    printf 'repos:\n- repo: %s\n  rev: %s\n  hooks: [{id: planpress-fix}]\n' "$work/hooks" "$(git -C "$work/hooks" rev-parse HEAD)" >"$work/config.yaml"
    (cd "$work/repo" && HOME=$work PRE_COMMIT_HOME=$work/cache PATH="$work/opt:$PATH" pre-commit run -c "$work/config.yaml" --all-files >"$work/stdout" 2>&1)
    grep -q 'files were modified by this hook' "$work/stdout" && grep -q "account_manager: 'lund'" "$work/repo/plan.yaml"
    say $? "pre-commit runs the hooks" || sed 's/^/#   /' "$work/stdout" | head -20
fi

# The container: each library that the program names is in a package that it installs.
if command -v dpkg-query >/dev/null && grep -q '^12' /etc/debian_version; then
    sed -n '/^FROM debian:12-slim$/,$p' Dockerfile | tr -s ' \\&' '\n' | grep '^lib\|^zlib' | sort -u >"$work/installed"
    needed=$(objdump -p "$program" | awk '$1 == "NEEDED" {print $2}')
    for library in $(ldd "$program" | awk -v needed=" $(echo $needed) " '$3 ~ /^\// && index(needed, " " $1 " ") {print $3}'); do dpkg-query -S "$(readlink -f "$library")" 2>/dev/null; done | cut -d: -f1 | sort -u >"$work/needed"
    dpkg-query -S 'libgit2.so.*' 'libqpdf.so.*' 'libjansson.so.*' | cut -d: -f1 | sort -u >>"$work/needed" # loaded when they are asked for
    grep -vxF -f "$work/installed" "$work/needed" | grep -vx 'libc6\|libgcc-s1\|libasan.*\|libubsan.*' >"$work/missing"
    [ -s "$work/needed" ] && [ ! -s "$work/missing" ]
    say $? "the container has every library" || sed 's/^/#   /' "$work/missing"
fi
exit $status
