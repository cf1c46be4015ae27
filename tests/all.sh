#!/bin/sh
# Every test: the program and the unit tests, plain and sanitized, golden files, the layers, the command's behaviour, random projects, PDFs and
# pages. tests/parts.mk says what the parts are, build/test/PART.log what each said. The last line counts them all.
set -u
cd "$(dirname "$0")/.."
rm -rf build/test
mkdir -p build/test
make --no-print-directory --output-sync --keep-going -j"$(nproc)" -f tests/parts.mk all 2>build/test/make.log
for part in $(make --no-print-directory -f tests/parts.mk list); do
    [ -s "build/test/$part.tap" ] || [ -e "build/test/$part.tap" ] || echo "not ok - $part: it was not run" | tee "build/test/$part.tap"
done
passed=$(cat build/test/*.tap | grep -c '^ok')
failed=$(cat build/test/*.tap | grep -c '^not ok')
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
