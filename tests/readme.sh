#!/bin/sh
# Every command and message of README.md is real: tests/readme.mjs. Prints TAP lines.
cd "$(dirname "$0")/.." && exec node tests/readme.mjs
