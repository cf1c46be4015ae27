#!/bin/sh
# The steps of `planpress graph` on engines that exist, over a project of many plans and over content/: ninja and make give the bytes of a plain build
# and do again only what changed, which is counted; Bazel does them in its sandbox; GNU parallel does shards over sshd on two loopback addresses.
# Needs what `make engines` installs. ENGINES="ninja bazel": these alone. PLANS: how many (200). The program is $PLANPRESS. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
here=$PWD
program=${PLANPRESS:-$PWD/build/planpress}
case $program in /*) ;; *) program=$PWD/$program ;; esac
export PLANPRESS_LANGUAGE=en
plans=${PLANS:-200}
engines=${ENGINES:-ninja make bazel parallel}
work=$(mktemp -d)
servers=
cleanup() {
    for server in $servers; do kill "$server" 2>/dev/null; done
    [ ! -d "$work/bazel" ] || (cd "$work/bazel" && bazel --output_user_root="$work/bazel-root" shutdown >/dev/null 2>&1)
    chmod -R u+w "$work" && rm -rf "$work"
}
trap cleanup EXIT
status=0
say() { # CONDITION-STATUS NAME [FILE]
    if [ "$1" -eq 0 ]; then echo "ok - engines: $2"; else
        echo "not ok - engines: $2"
        [ -z "${3:-}" ] || tail -12 "$3" | sed 's/^/#   /'
        status=1
    fi
}
wanted() { case " $engines " in *" $1 "*) true ;; *) false ;; esac; }
same() { diff -r -x .planpress "$1" "$2" >"$work/difference" 2>&1; }
spent() { # FILE COMMAND...: the processor time of a command and its children, in seconds, into FILE.time
    file=$1
    shift
    command time -f '%U %S' -o "$file.time" "$@" >"$file" 2>&1
    result=$?
    awk '{ printf "%.2f s\n", $1 + $2 }' "$file.time" | tail -1 >"$file.spent"
    return $result
}
cd "$work" || exit 1

# ---- a project of many plans, in folders by tens ----

mkdir many
printf 'as_of: 2026-11-15\nlanguage: en\ncompany: {name: Brandt Pumps}\n' >many/planpress.yaml
printf 'kind: people\npeople:\n  - {id: adler, name: Anna Adler, email: a@brandt.example}\n' >many/people.yaml
printf 'kind: team-report\nid: team\ntitle: Team report\n' >many/team.yaml
for i in $(seq "$plans"); do
    mkdir -p "many/plans/$((i / 10))"
    cat >"many/plans/$((i / 10))/plan $i.yaml" <<END
kind: account-plan
id: account-$i
title: Account plan $i
owner: adler
summary: The dairy has a new line.
customer: {name: Dairy $i, short: Dairy $i}
revenue: {years: {2025: {plan: 100000 EUR, actual: 98000 EUR}, 2026: {plan: 120000 EUR}}}
opportunities:
  - {id: o1, title: A new line, value: 250000 EUR, close: 2027-06-30, stage: proposal, probability: 40%, owner: adler}
actions:
  - {id: m1, title: Call, owner: adler, due: 2026-12-01}
END
done
cp -R many plain
"$program" build plain -q >said 2>&1
say $? "$plans plans are built" said
mv plain/build whole

edit() { # NUMBER SED: in a copy too, for the plain build
    for project in many plain; do sed -i "$2" "$project/plans/$(($1 / 10))/plan $1.yaml"; done
}
plain_again() {
    mkdir -p plain
    [ -d plain/build ] || cp -R whole plain/build
    spent plain.log "$program" build plain -q
}
counted() { # FILE: how many steps of each kind were done
    for kind in asked record slice output front graph; do printf '%s %s, ' "$(grep -c "\] $kind\( \|\$\)" "$1")" "$kind"; done | sed 's/, $//'
}

if wanted ninja; then
    "$program" graph many >build.ninja && spent ninja.log ninja
    say $? "ninja does all steps: $(counted ninja.log)" ninja.log
    echo "# processor time: ninja $(cat ninja.log.spent)"
    same many/build whole
    say $? 'with the bytes of a plain build' difference
    spent ninja.log ninja && grep -q 'no work to do' ninja.log
    say $? "and nothing when nothing has changed ($(cat ninja.log.spent))" ninja.log
    edit 7 's/The dairy has a new line/The dairy has two new lines/'
    spent ninja.log ninja && plain_again
    say $? "one text of one plan that nobody else asks for: $(counted ninja.log)" ninja.log
    [ "$(grep -c '\] record ' ninja.log)" -eq 1 ] && [ "$(grep -c '\] slice ' ninja.log)" -eq 0 ] && [ "$(grep -c '\] output ' ninja.log)" -le 4 ]
    say $? 'is one record, no slice, and the outputs of that plan' ninja.log
    echo "# processor time: ninja $(cat ninja.log.spent), plain build $(cat plain.log.spent)"
    same many/build plain/build
    say $? 'with the bytes of a plain build' difference
    edit 8 's/due: 2026-12-01/due: 2026-12-02/'
    spent ninja.log ninja && plain_again
    say $? "an action of one plan: $(counted ninja.log)" ninja.log
    [ "$(grep -c '\] record ' ninja.log)" -eq 1 ] && [ "$(grep -c '\] output ' ninja.log)" -le 8 ]
    say $? 'is one record, the outputs of that plan and the reports that print it' ninja.log
    echo "# processor time: ninja $(cat ninja.log.spent), plain build $(cat plain.log.spent)"
    same many/build plain/build
    say $? 'with the bytes of a plain build' difference
fi

if wanted make; then
    rm -rf many/build plain/build
    "$program" build plain -q >said 2>&1
    "$program" graph many --format make >steps.mk && spent make.log make -f steps.mk -j2
    say $? "make does all steps ($(grep -c 'planpress step\|planpress build' make.log))" make.log
    same many/build plain/build
    say $? 'with the bytes of a plain build' difference
    edit 9 's/The dairy has a new line/The dairy has three new lines/'
    spent make.log make -f steps.mk -j2 && plain_again
    say $? "one text of one plan: $(grep -c 'step record' make.log) record, $(grep -c 'step slice' make.log) slice, $(grep -c 'step output' make.log) output" make.log
    same many/build plain/build
    say $? 'with the bytes of a plain build' difference
fi

# ---- Bazel, on content/ ----

if wanted bazel; then
    mkdir bazel && cp -R "$here/content" bazel/content && rm -rf bazel/content/build && cp -R bazel/content plain-content
    "$program" build plain-content -q >said 2>&1
    cd bazel || exit 1
    : >WORKSPACE
    "$program" graph content --format bazel >BUILD.bazel && "$program" graph content --format bzl >planpress.bzl
    say $? 'rules for Bazel are printed'
    bazel="bazel --output_user_root=$work/bazel-root"
    options="--spawn_strategy=sandboxed,local --verbose_failures --color=no --curses=no --action_env=PLANPRESS_LANGUAGE=en ${PLANPRESS_TEMPLATES:+--action_env=PLANPRESS_TEMPLATES=$PLANPRESS_TEMPLATES}"
    # shellcheck disable=SC2086
    $bazel build $options //:planpress >"$work/bazel.log" 2>&1
    say $? "Bazel does all steps: $(grep -o '[0-9]* processes.*' "$work/bazel.log" | tail -1)" "$work/bazel.log"
    same bazel-bin/content/build-site ../plain-content/build
    say $? 'with the bytes of a plain build' "$work/difference"
    printf '\n<!-- a remark -->\n' >>content/konten/uhlenmoor/jahresgespraech-2025.md
    # shellcheck disable=SC2086
    $bazel build $options //:planpress >"$work/bazel.log" 2>&1
    done=$(grep -o '[0-9]* processes' "$work/bazel.log" | tail -1 | grep -o '[0-9]*')
    [ "${done:-999}" -lt 20 ]
    say $? "after a remark in one review: $(grep -o '[0-9]* processes.*' "$work/bazel.log" | tail -1)" "$work/bazel.log"
    cd ..
fi

# ---- GNU parallel over ssh: own servers on high ports, with keys and settings of their own ----

serve() { # ADDRESS PORT
    cat >"sshd-$2" <<END
ListenAddress $1
Port $2
HostKey $work/host
AuthorizedKeysFile $work/user.pub
PidFile $work/sshd-$2.pid
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
AcceptEnv PLANPRESS_*
END
    /usr/sbin/sshd -D -e -f "$work/sshd-$2" 2>"sshd-$2.log" &
    servers="$servers $!"
}

if wanted parallel; then
    [ -d /run/sshd ] || mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f user
    serve 127.0.0.1 22901
    serve 127.0.0.2 22902
    printf '[127.0.0.1]:22901 %s\n[127.0.0.2]:22902 %s\n' "$(cut -d' ' -f1,2 host.pub)" "$(cut -d' ' -f1,2 host.pub)" >known
    cat >ssh <<END
#!/bin/sh
exec /usr/bin/ssh -F none -i $work/user -o IdentitiesOnly=yes -o UserKnownHostsFile=$work/known -o BatchMode=yes -o SendEnv=PLANPRESS_\* "\$@"
END
    chmod +x ssh
    sleep 1
    rm -rf many/build plain/build
    "$program" build plain -q >said 2>&1
    # Each machine has a checkout of its own; here folders side by side.
    for i in 1 2 3 4; do mkdir "machine$i" && cp -R many "machine$i/many"; done
    PARALLEL_SSH=$work/ssh parallel --will-cite -S 2/root@127.0.0.1:22901,2/root@127.0.0.2:22902 \
        "'$program' build '$work/machine{}/many' --shard {}/4 -q; echo {} \$SSH_CONNECTION" ::: 1 2 3 4 >parallel.log 2>&1
    say $? 'GNU parallel does four shards over ssh' parallel.log
    [ "$(grep -c '127.0.0' parallel.log)" -eq 4 ] && grep -q '127.0.0.1 22901' parallel.log && grep -q '127.0.0.2 22902' parallel.log
    say $? 'on two machines' parallel.log
    spent merge.log "$program" build many --records machine1/many/build --records machine2/many/build --records machine3/many/build \
        --records machine4/many/build --explain
    ! grep -q 'planpress: made ' merge.log && same many/build plain/build
    say $? "merged they are the whole, and nothing is made again ($(cat merge.log.spent))" difference
    cmp -s many/build/.planpress/manifest plain/build/.planpress/manifest
    say $? 'the list of what was written, too'
fi
exit $status
