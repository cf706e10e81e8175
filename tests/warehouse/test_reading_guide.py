"""Every block of docs/reading.md that can be run is run, in its order, beside a published file."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import duckdb
import pytest

from warehouse.extensions import load_extension

PROJECT = Path(__file__).parents[2]
BLOCKS: list[tuple[str, str]] = re.findall(
    r"```(\w+)\n(.*?)```", (PROJECT / "docs" / "reading.md").read_text("utf-8"), re.DOTALL
)
PROGRAMS = Path(sys.executable).parent
# Colours and moves of the cursor.
STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
REMOTE = "quack:127.0.0.1:9494"


def blocks(language: str) -> list[str]:
    return [text for named, text in BLOCKS if named == language]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, published_home: Path) -> Path:
    """A project folder: `data` with the published file and its snapshots, and the notebook."""
    path = tmp_path_factory.mktemp("reading")
    shutil.copytree(published_home, path / "data")
    shutil.copytree(PROJECT / "notebooks", path / "notebooks")
    return path


def environment() -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFACTS_")}
    return given | {"PATH": f"{PROGRAMS}:{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)}


def test_every_language_is_known() -> None:
    assert {language for language, _ in BLOCKS} == {"sh", "python", "sql", "console"}


def test_shell_and_python_run_from_top_to_bottom(folder: Path) -> None:
    for language, text in BLOCKS:
        if language not in ("sh", "python"):
            continue
        command = ["sh", "-e", "-c", text] if language == "sh" else [sys.executable, "-c", text]
        done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"

    assert "Ferry returns" in (folder / "articles.csv").read_text()
    assert "Ben Ray" in (folder / "explore.html").read_text()
    assert (folder / "facts" / "fact_quotes" / "day=2026-03-02").is_dir()


@pytest.mark.parametrize("text", [text for text in blocks("sql") if REMOTE not in text])
def test_sql_runs_in_duckdbs_shell(folder: Path, text: str) -> None:
    done = subprocess.run(
        [PROGRAMS / "duckdb", "-readonly", "-bail", folder / "data" / "warehouse.duckdb"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "We want peace talks," in done.stdout


def test_sql_for_the_network_is_answered(folder: Path) -> None:
    (text,) = [text for text in blocks("sql") if REMOTE in text]
    served = [PROGRAMS / "newsfacts", "serve", "--home", "data", "--port", "9497"]
    with subprocess.Popen(served, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert server.stdout.readline().startswith("serving ")
            token = (folder / "data" / "serve.token").read_text().strip()
            with duckdb.connect() as client:
                for name in ("httpfs", "quack"):
                    load_extension(client, name)
                asked = text.replace(":9494", ":9497").replace("what data/serve.token says", token)
                # One after the other, since only the last of several gives its rows.
                answers = [client.execute(statement).fetchall() for statement in client.extract_statements(asked)]
                asked_of_ops = "FROM news.query('SELECT DISTINCT person_name FROM ops.name_uses ORDER BY 1')"
                named = client.execute(asked_of_ops).fetchall()
                with pytest.raises(duckdb.Error):
                    client.execute("SELECT person_name FROM news.ops.name_uses")
        finally:
            server.terminate()

    _, speakers, (found,), runs = answers
    assert speakers
    assert "We want peace talks," in found
    # No run made this home.
    assert runs == []
    assert named == [("Ann Lee",), ("Ben Ray",), ("Mia Stone",)]


def test_harlequin_opens_the_file(folder: Path) -> None:
    (command,) = [text for text in blocks("console") if text.startswith("harlequin")]

    screen = seen_in_terminal(command.split(), folder, until="warehouse db")

    # What the catalogue at the side calls a database.
    assert "warehouse db" in screen, screen


def test_commands_that_wait_for_people_exist() -> None:
    for line in "".join(blocks("console")).splitlines():
        program, command, *_ = line.split()
        helped = [PROGRAMS / program, "--help"] if program == "harlequin" else [PROGRAMS / program, command, "--help"]
        assert subprocess.run(helped, capture_output=True, env=environment(), check=False).returncode == 0


def seen_in_terminal(command: list[str], folder: Path, *, until: str) -> str:
    """What a program shows in a terminal, up to the word, or for a minute; it is ended then."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 180, 0, 0))
    process = subprocess.Popen(
        [PROGRAMS / command[0], *command[1:]],
        cwd=folder,
        env=environment() | {"TERM": "xterm-256color", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    )
    os.close(follower)
    seen, deadline = "", time.monotonic() + 60
    try:
        while until not in seen and time.monotonic() < deadline and process.poll() is None:
            if select.select([leader], [], [], 1)[0]:
                seen += STYLE.sub("", os.read(leader, 65536).decode(errors="replace"))
    finally:
        process.kill()
        process.wait()
        os.close(leader)
    return seen
