#!/usr/bin/env bash
# Outside referees: Slack's and Discord's own libraries judge the golden messages in
# tests/suite/snapshots and the signatures that mailfix takes.
#
#   tests/referees.sh [BINARY]
#
# BINARY is $MAILFIX if not given, else target/release/mailfix, else target/debug/mailfix.
# The referees are installed in the versions of tests/referees/requirements.txt and
# package.json, once, into ${XDG_CACHE_HOME:-~/.cache}/mailfix/referees. What cannot be
# installed is "not run", which is a failure where MAILFIX_TEST_REQUIRE names `referees`.
# Needs Python 3.9 or later, Node.js 20 or later and npm.
set -uo pipefail

if [[ $# -gt 1 || ${1:-} == -* ]]; then
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
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
binary=$(realpath "$binary")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mailfix/referees
required=no
[[ ,${MAILFIX_TEST_REQUIRE:-}, == *,referees,* ]] && required=yes
passed=0 failed=0 not_run=0
# Where the shared driver of the binary is.
export PYTHONPATH=$here/faults PYTHONDONTWRITEBYTECODE=1

# Installs once what LIST names: `installed KIND LIST` sets `home` to where it is. A folder
# is named for the list's content and for who will run it, and takes its name only when it
# is whole.
installed() {
    local kind=$1 list=$here/referees/$2 making
    home=$cache/$kind-$({ cat "$list"; python3 -VV; uname -sm; } | sha256sum | cut -c 1-12)
    [[ -d $home ]] && return
    why="cannot write to $cache"
    mkdir -p "$cache" && making=$(mktemp -d "$cache/making.XXXXXX") || return
    if "install_$kind" "$making" "$list" >"$making.log" 2>&1 && mv -T "$making" "$home"; then
        rm -f "$making.log"
        return
    fi
    why="cannot install $2: $(grep -v '^ *$' "$making.log" | tail -n 1)"
    rm -rf "$making" "$making.log"
    # Another run may have been faster.
    [[ -d $home ]]
}

# A folder of packages and not a virtual environment, which could not be moved.
install_python() {
    python3 -m pip --disable-pip-version-check install --no-deps --target "$1" --requirement "$2"
}

install_npm() {
    # Without a lock file, which would name the registry; nothing here has loose dependencies.
    cp "$2" "$1/package.json" &&
        npm install --prefix "$1" --no-package-lock --no-audit --no-fund --ignore-scripts
}

# `judge KIND LIST REFEREE [ARGUMENT]`
judge() {
    local kind=$1 list=$2 referee=$3 home why=
    shift 3
    if ! installed "$kind" "$list"; then
        printf '%s: not run: %s\n' "$referee" "$why"
        not_run=$((not_run + 1))
        return
    fi
    [[ $kind == npm ]] && set -- "$home"
    if PYTHONPATH=$PYTHONPATH:$home python3 "$here/referees/$referee.py" "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

judge python requirements.txt slack_blocks
judge python requirements.txt slack_signing "$binary"
judge python requirements.txt discord_signing "$binary"
judge npm package.json typescript

if [[ $not_run -gt 0 && $required == yes ]]; then
    failed=$((failed + not_run))
fi
printf '%d passed, %d failed' "$passed" "$failed"
[[ $not_run -eq 0 ]] || printf ' (%d not run)' "$not_run"
printf '\n'
[[ $failed -eq 0 ]]
