"""One snapshot, answered over the network by DuckDB's remote protocol: read-only and locked down.

`python -m warehouse.serving FILE URI` is the process that does it, so that nothing else of newsfacts is within reach of
a query. It prints `ready` when all is loaded, listens when it is sent the line `serve`, leaves the address to a
successor and finishes the queries under way when it is sent `retire`, and ends with its input.

What holds a client to reading: the file is open read-only and is all there is; DuckDB's access to files, other
databases and the network is off; settings are locked; and the macro may_be_served lets only SELECT statements through,
without the table functions that reach outside (a server can be stopped or opened by one).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import duckdb

from warehouse.connection import WITHOUT_PROGRESS_BAR
from warehouse.ddl import quoted
from warehouse.errors import WarehouseError, WarehouseMissing
from warehouse.extensions import load_extension

MEMORY_LIMIT = "2GB"
READY, SERVE, SERVING, RETIRE, RETIRED, REFUSED = "ready", "serve", "serving", "retire", "retired", "refused"
GUARD = "may_be_served"


def open_locked(path: Path, *, threads: int = 2) -> duckdb.DuckDBPyConnection:
    """A connection to the file from which nothing but the file can be read, and nothing written.

    Raises:
        WarehouseMissing: there is no such file, or it was published before files carried the guard.
        ExtensionMissing: the packages of the protocol are not installed.
    """
    if not path.is_file():
        raise WarehouseMissing(f"no warehouse at {path}: run `newsfacts run` first")
    connection = duckdb.connect(
        str(path), read_only=True, config={"threads": str(threads), "memory_limit": MEMORY_LIMIT}
    )
    if not connection.execute("SELECT 1 FROM duckdb_functions() WHERE function_name = ?", [GUARD]).fetchone():
        connection.close()
        raise WarehouseMissing(f"{path} was published by an older version: run `newsfacts run` to publish it anew")
    # The protocol's own HTTP comes with httpfs; it cannot be fetched once access to the outside is off.
    for extension in ("httpfs", "quack"):
        load_extension(connection, extension)
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    connection.execute(WITHOUT_PROGRESS_BAR)
    connection.execute(f"SET GLOBAL quack_authorization_function = {quoted(GUARD)}")
    connection.execute("SET GLOBAL enable_external_access = false")
    connection.execute("SET GLOBAL lock_configuration = true")
    return connection


def listen(connection: duckdb.DuckDBPyConnection, uri: str, token: str, *, public: bool) -> None:
    """Answer clients at the URI (`quack:127.0.0.1:9494`) who know the token, until the connection is closed.

    Args:
        connection: Of `open_locked`.
        uri: Where to listen.
        token: What a client must present.
        public: Allow an address other than this machine's own.
    """
    connection.execute(
        f"CALL quack_serve({quoted(uri)}, token = {quoted(token)}, allow_other_hostname = {str(public).lower()})"
    ).fetchall()


def stop_listening(connection: duckdb.DuckDBPyConnection, uri: str) -> None:
    """Free the address; queries that were asked before are still answered."""
    connection.execute(f"CALL quack_stop({quoted(uri)})").fetchall()


def main() -> int:
    """Serve FILE at URI, as told on the command line; the token is the first line of the input."""
    path, uri, public = Path(sys.argv[1]), sys.argv[2], sys.argv[3:] == ["--public"]
    token = sys.stdin.readline().strip()
    try:
        connection = open_locked(path)
        _answer(READY)
        if sys.stdin.readline().strip() != SERVE:
            return 0
        listen(connection, uri, token, public=public)
    except (WarehouseError, duckdb.Error) as error:
        _answer(f"{REFUSED} {str(error).splitlines()[0]}")
        return 1
    _answer(SERVING)
    if sys.stdin.readline().strip() == RETIRE:
        stop_listening(connection, uri)
        _answer(RETIRED)
        sys.stdin.read()
    # Closing would wait for queries under way; nothing was written that could be lost.
    os._exit(0)


def _answer(line: str) -> None:
    try:
        print(line, flush=True)
    except BrokenPipeError:
        # Who started the process is gone, and with it all that is left to do.
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
