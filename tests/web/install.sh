#!/bin/sh
# The tools of the tests that npm has, by the lock file, into build/web/node_modules; again only when the lock file changes. Beside them the tests
# that import them.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p build/web/pdfa
mkdir -p build/web/lsp
for file in tests/web/*.mjs tests/pdfa/*.mjs tests/lsp/*.mjs; do
    to=build/web/$(echo "$file" | sed 's|^tests/web/||; s|^tests/||')
    cmp -s "$file" "$to" || { cp "$file" "$to.new" && mv "$to.new" "$to"; } # nobody reads half of it
done
cmp -s tests/web/package-lock.json build/web/package-lock.json && [ -d build/web/node_modules ] && exit 0
rm -rf build/web/node_modules build/web/package-lock.json
cp tests/web/package.json build/web/
cp tests/web/package-lock.json build/web/lock
mv build/web/lock build/web/package-lock.json
(cd build/web && npm ci --no-audit --no-fund --ignore-scripts) || { rm -f build/web/package-lock.json; exit 1; }
