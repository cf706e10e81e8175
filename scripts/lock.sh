#!/bin/sh
# Compiles pyproject.toml into requirements.lock for every supported Python and platform, with hashes and no index.
# --check compiles without upgrading and says whether the file in the tree is up to date; --upgrade takes new versions.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .uv/bin/uv)
export UV_PYTHON_DOWNLOADS=never
compile() {
    "$uv" pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes \
        --no-header --no-emit-index-url --quiet --output-file "$@"
}
case "${1:-}" in
--check)
    fresh=$(mktemp)
    trap 'rm -f "$fresh"' EXIT
    cp requirements.lock "$fresh"
    compile "$fresh" >/dev/null
    if ! diff -q requirements.lock "$fresh" >/dev/null; then
        echo "requirements.lock does not follow from pyproject.toml: run make lock" >&2
        exit 1
    fi
    ;;
*) compile requirements.lock "$@" >/dev/null ;;
esac
