#!/bin/sh
# A run like the last one does nothing and says the same; after any change, whatever it is, what lies in the output folder and what is
# said are those of a run that keeps nothing.
set -u
cd "$(dirname "$0")/.." || exit 1
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/tap.sh

project=$work/project
mkdir -p "$project/konten/mistral" "$project/templates/account-plan"
cp tests/again/* "$project/konten/mistral/" 2>/dev/null
