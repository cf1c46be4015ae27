#!/bin/sh
# The examples of messages in `planpress explain` are true: tests/explain.mjs. Prints TAP lines.
cd "$(dirname "$0")/.." && exec node tests/explain.mjs
