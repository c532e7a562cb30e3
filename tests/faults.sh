#!/usr/bin/env bash
# Faults and threats that need the real binary: floods, slow clients, dead resolvers, signals.
#
#   tests/faults.sh [--short] [BINARY]
#
# BINARY is $MAILFIX if not given, else target/release/mailfix, else target/debug/mailfix.
# Everything stays on loopback, on ports that are free. Each row prints one line with what
# was measured; on a busy machine the figures are large and the rows hold all the same,
# because they wait for things to happen. The rows are numbered as in the list of threats.
# --short takes fewer and smaller rows, for every change; under a minute. Exit status 1 when
# a row does not hold. Needs Python 3.9 or later, and nothing besides.
set -euo pipefail

options=()
if [[ ${1:-} == --short ]]; then
    options+=(--short)
    shift
fi
if [[ $# -gt 1 || ${1:-} == -* ]]; then
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=${CARGO_TARGET_DIR:-$here/../target}
binary=${1:-${MAILFIX:-}}
if [[ -z $binary ]]; then
    binary=$target/release/mailfix
    [[ -x $binary ]] || binary=$target/debug/mailfix
fi
if [[ ! -x $binary ]]; then
    printf 'no binary at %s; build it, or name one\n' "$binary" >&2
    exit 2
fi
# Each row runs in a folder of its own, so the path has to hold everywhere.
exec python3 -B "$here/faults/run.py" "$(realpath "$binary")" "${options[@]}"
