#!/bin/sh
# Plans as large as people write them: tests/bench/large.sh FOLDER COUNT writes a project with the example's plan of 610 fields and 80 rows COUNT
# times, each with an id and a name of its own.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:?usage: large.sh FOLDER COUNT}
mkdir -p "$folder/accounts"
cp -r "$here/content/planpress.yaml" "$here/content/personen.yaml" "$here/content/templates" "$folder"
for number in $(seq "${2:?usage: large.sh FOLDER COUNT}"); do
    sed "s/^id: .*/id: k$number/; s/^  name: Kestrel/  name: Kestrel $number/" "$here/content/accounts/kestrel/plan.yaml" >"$folder/accounts/k$number.yaml"
done
