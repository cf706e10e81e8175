#!/bin/sh
# Sets everything up in VENV (default .venv): the locked packages and newsfacts itself, editable.
# Needs Python 3.11 to 3.13 with venv, and nothing else. A second run finds its own stamp and returns at once.
set -u
cd "$(dirname "$0")/.." || exit 1
VENV=${VENV:-.venv}
UV_HOME=.uv
NEEDED_KB=2500000
export UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=${UV_LINK_MODE:-copy}

fail() {
    printf 'newsfacts setup: %s\n' "$1" >&2
    exit 1
}
trap 'printf "\nnewsfacts setup: interrupted; run the same command again to go on\n" >&2; exit 130' INT TERM

find_python() {
    for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

find_uv() {
    if command -v uv >/dev/null 2>&1; then
        command -v uv
        return 0
    fi
    if [ ! -x "$UV_HOME/bin/uv" ]; then
        "$1" -m venv "$UV_HOME" >&2 &&
            "$UV_HOME/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r scripts/uv-requirements.txt >&2 ||
            return 1
    fi
    echo "$UV_HOME/bin/uv"
}

stamp=$(cat requirements.lock pyproject.toml scripts/uv-requirements.txt | cksum)" $(pwd)"
if [ -x "$VENV/bin/newsfacts" ] && [ "$(cat "$VENV/.newsfacts-setup" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi

python=$(find_python) ||
    fail "no Python 3.11, 3.12 or 3.13 with venv found; install one (Debian: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python3.12 …"
folder=$(cd "$(dirname "$VENV")" && pwd) || fail "no folder $(dirname "$VENV") for the virtual environment: make it first"
free_kb=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
[ "$free_kb" -ge "$NEEDED_KB" ] ||
    fail "only $((free_kb / 1024)) MB free in $folder; the set-up needs $((NEEDED_KB / 1024)) MB"
echo "newsfacts setup: $python, into $VENV (about a minute the first time)" >&2
uv=$(find_uv "$python") || fail "uv could not be installed into $UV_HOME; the lines above say why"
rm -f "$VENV/.newsfacts-setup"
[ -x "$VENV/bin/python" ] || "$uv" venv -q --python "$python" "$VENV" || fail "no virtual environment in $VENV"
export VIRTUAL_ENV="$VENV"
"$uv" pip sync -q --require-hashes requirements.lock ||
    fail "the packages of requirements.lock could not be installed; the lines above say why (no space? no registry?)"
"$uv" pip install -q --no-deps --no-build-isolation -e . || fail "newsfacts itself could not be installed into $VENV"
printf '%s\n' "$stamp" >"$VENV/.newsfacts-setup"
