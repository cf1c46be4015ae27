#!/bin/sh
# Every text of ours has its translation, and every translation its text: tests/messages.mjs. Prints TAP lines.
cd "$(dirname "$0")/.." && exec node tests/messages.mjs
