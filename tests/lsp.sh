#!/bin/sh
# `planpress lsp`, spoken to by a client made of npm's vscode-languageserver-protocol, byte by byte, by neovim and by Emacs with eglot: traces, a plan
# typed key by key, random edits, what no editor would send. SECONDS and SEED: of the random edits. Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
PLANPRESS=${PLANPRESS:-$PWD/build/planpress}
case $PLANPRESS in /*) ;; *) PLANPRESS=$PWD/$PLANPRESS ;; esac
export PLANPRESS
tests/web/install.sh || { echo "not ok - lsp: npm ci"; exit 1; }
status=0
for part in ${*:-malformed trace typed random editors}; do node "build/web/lsp/$part.mjs" || status=1; done
exit $status
