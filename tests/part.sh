#!/bin/sh
# tests/part.sh NAME COMMAND: a part of the tests. Its results, lines "ok - …" and "not ok - …", go to build/test/NAME.tap; what is printed is its
# name, how long it took, and, when something failed, what it said. A part that dies without saying why counts as a failure.
set -u
name=$1 log=build/test/$1.log start=$(date +%s)
sh -c "$2" >"$log" 2>&1
ended=$?
grep -E '^(ok|not ok)' "$log" | grep -v '# SKIP' >"$log.tap" # what is skipped says so and counts as neither
if [ $ended -ne 0 ] && ! grep -q '^not ok' "$log.tap"; then echo "not ok - $name: it ended with $ended" | tee -a "$log" >>"$log.tap"; fi
if [ $ended -eq 0 ] && [ ! -s "$log.tap" ] && ! grep -q '^# skipped' "$log"; then
    echo "not ok - $name: it tested nothing" | tee -a "$log" >>"$log.tap"
fi
mv "$log.tap" "build/test/$name.tap"
echo "# $name: $(grep -c '^ok' "build/test/$name.tap") passed, $(grep -c '^not ok' "build/test/$name.tap") failed, $(($(date +%s) - start)) s"
if grep -q '^not ok' "build/test/$name.tap"; then tail -n 400 "$log"; else grep -E '^# (skipped|left out)|# SKIP' "$log"; fi
! grep -q '^not ok' "build/test/$name.tap"
