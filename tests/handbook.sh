#!/bin/sh
# The handbook tells the truth, and both languages of it say the same: tests/handbook.mjs. `tests/handbook.sh accept` writes into it what the
# program answers today. Prints TAP lines.
cd "$(dirname "$0")/.." && exec node tests/handbook.mjs "$@"
