"""The published snapshot over the network: read-only, locked down, and always the newest one."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import duckdb
import pytest
from ports import free_port
from written_home import load_pages, make_home, publish_home
from written_pages import article_page

from flows.home import Home
from flows.run import begin_run
from warehouse.errors import ExtensionMissing
from warehouse.extensions import extension_path, load_extension
from warehouse.serving import open_locked

BRIDGE = (
    "A new bridge over the river opened to traffic on Thursday after three years of work on both banks.",
    "“My way to work is half as long now,” said Lena Forsyth, who lives on the east bank.",
    "The bridge cost the county less than planned, and carries a path for walkers beside the road.",
)
TURNED_AWAY = re.compile("Failed to send message|Invalid connection id")
NEWSFACTS = Path(sys.executable).with_name("newsfacts")


@contextmanager
def serving(home: Home, *options: str) -> Iterator[tuple[str, str, subprocess.Popen[str]]]:
    """Address, token and process of a server of the home."""
    port = free_port()
    process = subprocess.Popen(
        [NEWSFACTS, "serve", "--home", home.path, "--port", str(port), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"COLUMNS": "300"},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(f"serving {home.published} at quack:127.0.0.1:{port}, read-only"), line
        yield f"quack:127.0.0.1:{port}", (home.path / "serve.token").read_text().strip(), process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def client() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name in ("httpfs", "quack"):
        load_extension(connection, name)
    return connection


@cache
def shared_client() -> duckdb.DuckDBPyConnection:
    return client()


def ask(address: str, token: str, query: str) -> list[tuple[object, ...]]:
    """The answer to one query, in a session of its own."""
    with shared_client().cursor() as cursor:
        return cursor.execute("FROM quack_query(?, ?, token = ?)", [address, query, token]).fetchall()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_home(tmp_path_factory.mktemp("serve") / "home")


@pytest.fixture(scope="module")
def server(home: Home) -> Iterator[tuple[str, str]]:
    with serving(home) as (address, token, _):
        yield address, token


def test_a_client_attaches_and_reads_tables_views_and_macros(server):
    address, token = server
    with client() as connection:
        connection.execute(f"ATTACH '{address}' AS news (TOKEN '{token}')")

        assert connection.execute("SELECT count(*) FROM news.fact_articles").fetchall() == [(3,)]
        assert connection.execute(
            "SELECT speaker_name FROM news.quotes WHERE quote_kind = 'direct' ORDER BY 1"
        ).fetchall() == [("Ada Quillfeather",), ("Bruno Castellane",), ("Celia Vandermeer",)]
        # Macros run on the server.
        assert connection.execute(
            "FROM news.query('SELECT speaker_name FROM search_quotes(''winters'')')"
        ).fetchall() == [("Ada Quillfeather",)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM quotes",
        "WITH spoken AS (FROM fact_quotes) SELECT count(*) FROM spoken",
        "SELECT (SELECT max(n) FROM range(3) AS r(n))",
        "FROM quoted_people(period := 'month')",
        "DESCRIBE quotes",
        "SHOW TABLES",
        "SELECT * FROM duckdb_columns() LIMIT 1",
        # Lambdas, list comprehensions and set operations are SELECTs too.
        "SELECT [x + 1 FOR x IN [1, 2]] UNION ALL SELECT [3]",
    ],
)
def test_what_reads_the_warehouse_is_answered(server, query):
    assert ask(*server, query)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE TABLE planted (i INTEGER)",
        "CREATE TEMP TABLE planted (i INTEGER)",
        "CREATE OR REPLACE MACRO may_be_served(a, b) AS TRUE",
        "INSERT INTO ops.runs FROM ops.runs",
        "WITH x AS (SELECT 1) INSERT INTO ops.runs FROM ops.runs",
        "DELETE FROM fact_articles",
        "SELECT 1; DROP TABLE fact_articles",
        "DROP VIEW quotes",
        "COPY fact_articles TO '{folder}/stolen.csv'",
        "COPY (SELECT 1) TO '{folder}/stolen.parquet'",
        "EXPORT DATABASE '{folder}/stolen'",
        "EXPLAIN ANALYZE SELECT 1",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM READ_TEXT('/etc/passwd')",
        "SELECT * FROM system.main.read_text('/etc/passwd')",
        "SELECT (SELECT content FROM read_text('/etc/passwd'))",
        "SELECT * FROM fact_articles, LATERAL (FROM read_blob('/proc/self/environ'))",
        "FROM '/etc/passwd.csv'",
        "FROM 'file:///etc/group.csv'",
        "FROM 'http://127.0.0.1:1/x.csv'",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM parquet_metadata('/etc/passwd')",
        "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
        "SELECT * FROM query_table(['/etc/passwd'])",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "ATTACH '{folder}/planted.duckdb'",
        "ATTACH ':memory:' AS planted",
        "DETACH warehouse",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '64GB'",
        "SET GLOBAL enable_external_access = true",
        "SET GLOBAL quack_authorization_function = 'quack_nop_authorization'",
        "RESET GLOBAL quack_authorization_function",
        "PRAGMA enable_profiling",
        "CALL enable_logging()",
        "SELECT * FROM enable_logging(level := 'trace', storage := 'file', storage_path := '{folder}/log')",
        "SELECT * FROM quack_stop('{address}')",
        "SELECT * FROM quack_serve('quack:127.0.0.1:9499', token = 'planted-token')",
        "SELECT * FROM quack_query('{address}', 'SELECT 1', token = '{token}')",
        "SELECT * FROM quack_active_connections()",
        "SELECT * FROM duckdb_secrets()",
        "BEGIN TRANSACTION",
        "CHECKPOINT",
    ],
)
def test_what_writes_or_reaches_outside_is_refused(server, tmp_path, query):
    address, token = server
    asked = query.format(folder=tmp_path, address=address, token=token)

    with pytest.raises(duckdb.Error, match=r"Authorization failed|disabled by configuration"):
        ask(address, token, asked)

    assert list(tmp_path.iterdir()) == []
    assert ask(address, token, "SELECT count(*) FROM fact_articles") == [(3,)]


@pytest.mark.parametrize("token", ["", "wrong", "x" * 43])
def test_a_wrong_token_is_refused(server, token):
    with pytest.raises(duckdb.Error, match=r"Authentication failed|token"):
        ask(server[0], token, "SELECT 1")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "COPY (SELECT 1) TO '{folder}/stolen.csv'",
        "ATTACH '{folder}/planted.duckdb'",
        "CREATE TABLE planted (i INTEGER)",
        "SET GLOBAL enable_external_access = true",
        "SET GLOBAL quack_authorization_function = 'quack_nop_authorization'",
        "INSTALL httpfs",
    ],
)
def test_without_the_guard_the_connection_itself_refuses(home, tmp_path, statement):
    """Two locks, so that a statement that the first lets through by mistake meets the second."""
    connection = open_locked(home.published)
    try:
        with pytest.raises(duckdb.Error):
            connection.execute(statement.format(folder=tmp_path)).fetchall()
    finally:
        connection.close()
    assert list(tmp_path.iterdir()) == []


def test_the_connection_draws_no_progress_bar_into_what_its_process_prints(home):
    # DuckDB draws one by itself in programs that it takes for a prompt, as one without a file.
    asked = (
        "import pathlib, sys; from warehouse.serving import open_locked; "
        "print(open_locked(pathlib.Path(sys.argv[1])).execute("
        "\"SELECT current_setting('enable_progress_bar')\").fetchone()[0])"
    )
    done = subprocess.run([sys.executable, "-c", asked, home.published], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_a_sort_larger_than_memory_does_not_open_the_disk(home, monkeypatch):
    monkeypatch.setattr("warehouse.serving.MEMORY_LIMIT", "64MB")
    connection = open_locked(home.published)
    before = sorted(home.path.rglob("*"))
    try:
        rows = "SELECT count(*) FROM (SELECT hash(i) AS h, repeat('x', 50) FROM range(3000000) AS r(i) ORDER BY h)"
        with suppress(duckdb.OutOfMemoryException):
            connection.execute(rows).fetchall()
    finally:
        connection.close()
    assert sorted(home.path.rglob("*")) == before


def test_clients_read_on_while_runs_load_and_publish(tmp_path):
    home = make_home(tmp_path / "home")
    counts: list[list[int]] = [[], [], []]
    failures: list[str] = []
    finished = threading.Event()

    def read(seen: list[int], address: str, token: str) -> None:
        while not finished.is_set():
            try:
                ((articles, titles),) = ask(address, token, "SELECT count(*), count(DISTINCT title) FROM fact_articles")
            except duckdb.Error as error:
                failures.append(str(error))
                time.sleep(0.05)
                continue
            assert articles == titles
            seen.append(int(str(articles)))

    with serving(home) as (address, token, process):
        readers = [threading.Thread(target=read, args=(seen, address, token)) for seen in counts]
        for reader in readers:
            reader.start()
        for number in range(3):
            run = begin_run("ingest", home.path, None)
            load_pages([article_page(f"bridge-{number}", f"Bridge {number} opens to traffic", BRIDGE)], run)
            publish_home(home)
            assert process.stdout is not None
            assert process.stdout.readline().startswith("serving the snapshot of ")
        deadline = time.monotonic() + 20
        while not all(seen and seen[-1] == 6 for seen in counts) and time.monotonic() < deadline:
            time.sleep(0.1)
        finished.set()
        for reader in readers:
            reader.join(30)

    for seen in counts:
        assert seen == sorted(seen)
        assert seen[-1] == 6
    # A change of servers turns away who asks in that very moment.
    assert len(failures) < sum(map(len, counts))
    assert [failure for failure in failures if not TURNED_AWAY.search(failure)] == []


def test_a_query_under_way_is_answered_from_the_snapshot_it_was_asked_of(tmp_path):
    home = make_home(tmp_path / "home")
    slow = "SELECT count(*), (SELECT count(*) FROM fact_articles) FROM range(1500000000) AS r(i) WHERE hash(i) % 7 = 3"
    answers: list[tuple[object, ...]] = []
    run = begin_run("ingest", home.path, None)
    load_pages([article_page("bridge", "Bridge opens to traffic", BRIDGE)], run)

    with serving(home) as (address, token, process):
        asking = threading.Thread(target=lambda: answers.extend(ask(address, token, slow)))
        asking.start()
        time.sleep(0.5)
        publish_home(home)
        assert process.stdout is not None
        assert process.stdout.readline().startswith("serving the snapshot of ")
        assert ask(address, token, "SELECT count(*) FROM fact_articles") == [(4,)]
        was_under_way = not answers
        asking.join(120)

    assert was_under_way
    assert [articles for _, articles in answers] == [3]


def test_the_token_is_the_owners_alone_and_stays(home):
    path = home.path / "serve.token"
    with serving(home) as (_, first, _):
        assert path.stat().st_mode & 0o777 == 0o600
        assert len(first) >= 43
    with serving(home) as (_, second, _):
        assert second == first


def test_no_server_process_is_left_behind(home):
    with serving(home) as (_, _, process):
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) == 1
    assert not Path(f"/proc/{children[0]}").exists()


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: None, "no warehouse at"),
        (lambda path: (path / "warehouse.duckdb").write_bytes(b""), "newsfacts: "),
    ],
)
def test_what_cannot_be_served_is_told_in_one_line(tmp_path, prepare, said):
    prepare(tmp_path)

    done = subprocess.run(
        [NEWSFACTS, "serve", "--home", tmp_path, "--port", "9498"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_taken_port_is_told(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        taken_port = taken.getsockname()[1]
        done = subprocess.run(
            [NEWSFACTS, "serve", "--home", home.path, "--port", str(taken_port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr.startswith("newsfacts: ")
    assert f"port {taken_port} of 127.0.0.1 is in use, perhaps by another" in done.stderr


def test_a_second_server_on_the_port_is_refused_and_the_first_goes_on(home):
    with serving(home) as (address, token, process):
        done = subprocess.run(
            [NEWSFACTS, "serve", "--home", home.path, "--port", address.rpartition(":")[2]],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("newsfacts: port ")
        assert done.stderr.endswith("stop that, or choose another port with --port\n")
        assert process.poll() is None
        assert ask(address, token, "SELECT count(*) FROM fact_articles") == [(3,)]


@pytest.mark.parametrize("seconds", [0.3, 1.0, 2.0])
def test_a_server_that_is_stopped_while_it_starts_ends_without_a_word(home, seconds):
    with subprocess.Popen(
        [NEWSFACTS, "serve", "--home", home.path, "--port", str(free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGTERM)
        # Of the snapshot's own process as well, which holds the other end of this pipe.
        _, complained = process.communicate(timeout=60)

    assert "Traceback" not in complained


def test_the_process_of_a_snapshot_ends_without_a_word_when_nobody_listens(home):
    reader, writer = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "warehouse.serving", home.published, f"quack:127.0.0.1:{free_port()}"],
        stdin=subprocess.PIPE,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(writer)
        os.close(reader)
        _, complained = process.communicate("a-token-of-no-use\n", timeout=60)

    assert (process.returncode, complained) == (0, "")


def test_a_missing_extension_is_told_with_its_package():
    with pytest.raises(ExtensionMissing, match=r"install the package duckdb-extension-nonesuch==1\."):
        extension_path("nonesuch")
