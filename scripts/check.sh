#!/bin/sh
# Everything that must hold besides the tests. Runs all checks and fails if one did.
cd "$(dirname "$0")/.." || exit 1
bin=${VENV:-.venv}/bin
failed=
check() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        printf '%s\n' "$output"
        failed=yes
    fi
}
check "format" "$bin/ruff" format --check .
check "lint" "$bin/ruff" check .
check "types" "$bin/mypy"
check "import contracts" "$bin/lint-imports"
check "SQL" "$bin/sqlfluff" lint warehouse/sql
check "lock file" sh scripts/lock.sh --check
check "data dictionary" "$bin/python" -m warehouse.dictionary --check
[ -z "$failed" ]
