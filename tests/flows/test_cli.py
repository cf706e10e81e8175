"""Every command through the real script, as a user types it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

import polars as pl
import pytest
from loopback_site import LoopbackSite, http_answer, make_site, site
from written_home import make_home, publish_home
from written_pages import three_articles

from flows.home import Home
from flows.recording import RunFigures, RunRecord, record_run
from flows.run import begin_run, pipeline_version
from warehouse.tables import URL_OUTCOMES

__all__ = ["make_site", "site"]

NEWSFACTS = Path(sys.executable).with_name("newsfacts")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSFACTS_"))},
    "NO_COLOR": "1",
    "COLUMNS": "200",
}


def newsfacts(*arguments: object, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [NEWSFACTS, *map(str, arguments)],
        env=ENVIRONMENT | settings,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that a command which could not do its work ends with."""
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("newsfacts: ")
    return lines[0].removeprefix("newsfacts: ")


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    return make_home(tmp_path_factory.mktemp("cli") / "home")


@pytest.fixture(scope="module")
def unhealthy(home, tmp_path_factory) -> Home:
    """A home in which none of an outlet's pages gave an article."""
    run = begin_run("ingest", tmp_path_factory.mktemp("unhealthy") / "home", None)
    row = {"run_id": run.run_id, "source_id": "valley-register", "url": "https://v.example/a", "outcome": "not_found"}
    outcomes = pl.DataFrame([row], schema=URL_OUTCOMES.polars_schema())
    record_run(run, RunRecord(outcomes=outcomes), RunFigures(discovered=1, failed=1), 10)
    publish_home(run.home)
    return run.home


def test_help_names_every_command():
    done = newsfacts("--help")

    assert done.returncode == 0
    for command in ("demo", "run", "replay", "check", "discover", "sql", "status", "evaluate", "quarantine"):
        assert re.search(rf"^\W*{command} ", done.stdout, re.MULTILINE), command


@pytest.mark.parametrize(
    "module", ["flows.cli", "flows.commands.sql", "flows.commands.status", "flows.commands.people"]
)
def test_who_only_reads_waits_for_no_library_that_reads_or_collects_pages(module):
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    costly = {"datasketch", "scipy", "prefect", "spacy", "trafilatura", "great_expectations", "pandas", "httpx"}
    assert costly.isdisjoint(loaded)


def test_the_version_is_one_line_with_that_of_the_pipeline():
    done = newsfacts("--version")

    assert (done.returncode, done.stderr) == (0, "")
    release = version("newsfacts")
    assert done.stdout == f"newsfacts {release}, pipeline version {pipeline_version()}\n"
    assert pipeline_version().startswith(f"{release}+")


class TestSql:
    def test_a_query_is_answered_with_a_table(self, home):
        done = newsfacts("sql", "SELECT count(*) AS articles FROM fact_articles", "--home", home.path)

        assert done.returncode == 0, done.stderr
        assert "articles" in done.stdout
        assert "3" in done.stdout

    def test_csv_can_be_read_back_lists_and_all(self, home):
        query = (
            "SELECT speaker_name, quote_text, ['a', 'b'] AS listed FROM quotes WHERE quote_kind = 'direct' ORDER BY 1"
        )
        done = newsfacts("sql", query, "--csv", NEWSFACTS_HOME=str(home.path))

        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert [row["speaker_name"] for row in rows] == ["Ada Quillfeather", "Bruno Castellane", "Celia Vandermeer"]
        assert rows[0]["quote_text"] == "We waited two winters for this day,"
        assert rows[0]["listed"] == "a; b"

    def test_csv_holds_values_of_every_kind(self, home):
        query = (
            "SELECT 'a, b' AS comma, 'say \"hi\"' AS quoted, 'two' || chr(10) || 'lines' AS lines, NULL AS nothing, "
            "'' AS empty, INTERVAL 3 DAY AS span, 'infinity'::TIMESTAMP AS always, {'k': 1} AS struct, "
            "[{'k': 1}, NULL, {'k': 2}] AS \"li\"\"st\""
        )
        done = newsfacts("sql", query, "--csv", "--home", home.path)

        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == (
            'comma,quoted,lines,nothing,empty,span,always,struct,"li""st"\n'
            '"a, b","say ""hi""","two\nlines",,"",3 days,infinity,{\'k\': 1},{\'k\': 1}; {\'k\': 2}\n'
        )

    def test_the_prompt_tells_columns_of_tables_that_are_there_alone(self, home):
        done = newsfacts("sql", "--home", home.path, typed=".columns nope\n.columns main.quotes;\n.tables;\n")

        assert done.returncode == 0
        assert done.stderr == "no table or view 'nope'; .tables lists them\n"
        assert "speaker_name" in done.stdout
        assert "main.fact_quotes" in done.stdout

    def test_a_wrong_query_is_told_with_what_may_be_meant(self, home):
        done = newsfacts("sql", "SELECT speaker FROM quotes", "--home", home.path)

        assert done.returncode == 1
        assert 'Referenced column "speaker" not found' in done.stderr
        assert "speaker_name" in done.stderr
        assert "Traceback" not in done.stderr

    def test_every_statement_of_a_query_is_answered(self, home):
        done = newsfacts("sql", "SET TimeZone = 'UTC'; SELECT 1 AS one; SELECT 2 AS two", "--home", home.path)

        assert (done.returncode, done.stderr) == (0, "")
        assert re.search(r"one.*1.*two.*2", done.stdout, re.DOTALL)

    def test_the_statements_before_a_wrong_one_are_answered(self, home):
        done = newsfacts("sql", "SELECT 1 AS one; SELECT nobody FROM quotes; SELECT 3 AS three", "--home", home.path)

        assert done.returncode == 1
        assert "one" in done.stdout
        assert "three" not in done.stdout
        assert '"nobody" not found' in done.stderr

    def test_csv_is_one_result_and_refused_for_two(self, home):
        one = newsfacts("sql", "SET TimeZone = 'UTC'; SELECT 1 AS one;", "--csv", "--home", home.path)
        two = newsfacts("sql", "SELECT 1 AS one; SELECT 2 AS two", "--csv", "--home", home.path)

        assert (one.returncode, one.stdout) == (0, "one\n1\n")
        assert (two.returncode, two.stdout) == (1, "")
        assert two.stderr == "--csv prints one result, and the query has 2: ask for each by itself\n"

    def test_nothing_can_be_written(self, home):
        done = newsfacts("sql", "DELETE FROM fact_articles", "--home", home.path)

        assert done.returncode == 1
        assert "read-only" in done.stderr

    def test_the_prompt_answers_what_is_typed_and_goes_on_after_a_mistake(self, home):
        typed = (
            ".tables\n"
            ".columns quotes\n"
            "SELECT title\n"
            "FROM fact_articles WHERE title LIKE 'Ferry%';\n"
            "SELEC 1;\n"
            "SELECT 6 * 7 AS answer;\n"
            ".nonsense\n"
            ".quit\n"
            "SELECT 'never asked' AS after_quit;\n"
        )
        done = newsfacts("sql", "--home", home.path, typed=typed)

        assert done.returncode == 0, done.stderr
        for shown in (
            "main.fact_quotes",
            "ops.runs",
            "speaker_name",
            "Ferry pier reopens in May",
            "42",
            ".columns NAME",
        ):
            assert shown in done.stdout
        assert "syntax error" in done.stderr
        assert "after_quit" not in done.stdout

    def test_the_prompt_ends_with_its_input(self, home):
        done = newsfacts("sql", "--home", home.path, typed="SELECT 1 AS one;\nSELECT 2 AS unfinished")

        assert done.returncode == 0
        assert "one" in done.stdout
        assert "unfinished" in done.stdout

    def test_a_home_without_a_warehouse_is_told_with_what_to_do(self, tmp_path):
        done = newsfacts("sql", "SELECT 1", "--home", tmp_path)

        assert complaint(done) == f"no warehouse at {tmp_path}/warehouse.duckdb: run `newsfacts run` first"


class TestStatus:
    def test_healthy_outlets_end_in_0(self, home):
        done = newsfacts("status", "--home", home.path)

        assert done.returncode == 0, done.stdout + done.stderr
        assert "harbour-post" in done.stdout

    def test_an_unhealthy_outlet_ends_in_1_with_the_reason(self, unhealthy):
        done = newsfacts("status", "--home", unhealthy.path)

        assert done.returncode == 1
        assert "valley-register" in done.stdout
        assert "none of its 1 URLs gave an article" in done.stdout.replace("\n", " ")

    @pytest.mark.parametrize(
        ("age", "told"),
        [(timedelta(days=3), "nothing was collected and published since "), (timedelta(days=-30), "yet to come")],
    )
    def test_what_is_published_of_other_days_ends_in_1(self, tmp_path, age, told):
        begun = begin_run("ingest", tmp_path / "home", None)
        run = replace(begun, started_at=begun.started_at - age)
        row = {"run_id": run.run_id, "source_id": "pier-news", "url": "https://p.example/a", "outcome": "loaded"}
        outcomes = pl.DataFrame([row], schema=URL_OUTCOMES.polars_schema())
        record_run(run, RunRecord(outcomes=outcomes), RunFigures(discovered=1, loaded=1), 10)
        publish_home(run.home)

        done = newsfacts("status", "--home", run.home.path)

        assert done.returncode == 1
        assert "healthy" in done.stdout
        assert told in done.stdout
        assert f"{run.started_at:%Y-%m-%d %H:%M} UTC" in done.stdout


class TestCheck:
    @pytest.fixture
    def saved(self, tmp_path) -> Path:
        path = tmp_path / "ferry page.html"
        path.write_bytes(three_articles()[0].body)
        return path

    def test_a_saved_page_is_shown_with_its_people_and_quotes(self, saved):
        done = newsfacts("check", saved)

        assert done.returncode == 0, done.stderr
        for shown in ("Ferry pier reopens in May", "Ada Quillfeather", "We waited two winters for this day,", "direct"):
            assert shown in done.stdout
        assert list(saved.parent.iterdir()) == [saved]

    def test_json_holds_every_field_and_offsets_that_fit(self, saved):
        done = newsfacts("check", saved, "--json")

        article = json.loads(done.stdout)
        assert article["title"] == "Ferry pier reopens in May"
        (direct,) = [quote for quote in article["quotes"] if quote["kind"] == "direct"]
        assert article["text"][direct["char_start"] : direct["char_end"]] == direct["text"]
        assert direct["speaker_name"] == "Ada Quillfeather"

    def test_a_page_without_an_article_ends_in_1_with_the_reason(self, tmp_path):
        (tmp_path / "menu.html").write_text("<html><title>Menu</title><ul><li>Soup<li>Bread</ul></html>")

        done = newsfacts("check", tmp_path / "menu.html")

        assert done.returncode == 1
        assert "no article in" in done.stdout
        assert "no_text" in done.stdout

    def test_a_file_that_is_not_there_is_told(self, tmp_path):
        done = newsfacts("check", tmp_path / "none.html")

        assert done.returncode == 1
        assert done.stdout == f"no page in {tmp_path}/none.html: No such file or directory\n"
        assert done.stderr == ""


@pytest.mark.parametrize("command", ["check", "discover"])
def test_a_host_of_a_private_network_is_asked_with_the_switch_that_its_refusal_names(site: LoopbackSite, command: str):
    site.serve("/", http_answer(three_articles()[0].body.decode()))
    site.serve("/rss", http_answer("<rss><channel><item><link>/a</link></item></channel></rss>"))
    # No numeric address by its form, yet the resolver leads it to this machine, as a name on an intranet.
    staging = site.url("/", host="127.1")

    refused = newsfacts(command, staging)
    asked_meanwhile = list(site.requests)
    allowed = newsfacts(command, staging, "--allow-private-network")

    assert refused.returncode == 1
    assert "private_address (127.1 is 127.0.0.1, no public address; " in refused.stdout + refused.stderr
    assert "--allow-private-network" in refused.stdout + refused.stderr
    assert asked_meanwhile == []
    assert allowed.returncode == 0, allowed.stderr
    assert ("Ada Quillfeather" if command == "check" else "allow_private_network = true") in allowed.stdout


class TestMistakes:
    def test_a_missing_sources_file_is_told(self, tmp_path):
        done = newsfacts("run", "--sources", tmp_path / "outlets.toml", "--home", tmp_path / "home")

        assert complaint(done).startswith(f"{tmp_path}/outlets.toml: no such file")

    def test_a_bad_line_of_the_sources_file_is_told_by_number(self, tmp_path):
        path = tmp_path / "outlets.toml"
        path.write_text(
            '[[source]]\nid = "post"\nname = "Post"\nhomepage = "https://p.example/"\ndelay_seconds = "slow"\n'
            'feeds = ["https://p.example/rss"]\n'
        )

        done = newsfacts("run", "--sources", path, "--home", tmp_path / "home")

        assert complaint(done) == (
            "outlets.toml line 5: source 'post': delay_seconds must be a number from 0 to 3600, got 'slow'"
        )

    def test_a_replay_of_a_missing_path_is_told(self, tmp_path):
        done = newsfacts("replay", tmp_path / "no.warc.gz", "--home", tmp_path / "home")

        assert complaint(done).startswith(f"{tmp_path}/no.warc.gz: no WARC file there")

    def test_a_replay_of_a_file_that_is_no_warc_file_is_told(self, tmp_path):
        path = tmp_path / "outlets.toml"
        path.write_text('[[source]]\nid = "post"\n')

        done = newsfacts("replay", path, "--home", tmp_path / "home")

        assert complaint(done) == (
            f"{path}: no WARC record begins in it; name a .warc or .warc.gz file, or a folder of them"
        )

    @pytest.mark.parametrize("until", ["2026-01-31", "2026-01-30T12:00:00"])
    def test_a_replay_that_is_to_end_before_it_begins_is_told(self, tmp_path, until):
        done = newsfacts("replay", tmp_path, "--since", "2026-01-31", "--until", until, "--home", tmp_path / "home")

        assert complaint(done) == (
            f"no page is from 2026-01-31 00:00:00 on and before {until[:10]} {until[11:] or '00:00:00'} (UTC): since "
            "must be earlier than until"
        )

    def test_a_folder_in_place_of_the_sources_file_is_told(self, tmp_path):
        done = newsfacts("run", "--home", tmp_path / "home", NEWSFACTS_SOURCES=str(tmp_path))

        assert complaint(done) == f"{tmp_path}: a folder, and not the file that names the outlets to collect"

    def test_a_folder_in_place_of_the_file_of_decisions_is_told(self, home, tmp_path):
        done = newsfacts("people", "apply", "--home", home.path, NEWSFACTS_PEOPLE=str(tmp_path))

        assert complaint(done) == f"{tmp_path}: a folder, and not the file of what is decided about persons"

    def test_a_setting_of_an_unknown_name_is_told_with_what_may_be_meant(self, home):
        setting = {"NEWSFACTS_HOEM": "elsewhere", "NEWSFACTS_BOREDOM": "9", "newsfacts_unseen": "1"}

        done = newsfacts("sql", "SELECT 1 AS one", "--home", home.path, NEWSFACTS_PROCESSES="1", **setting)

        assert done.returncode == 0
        assert "one" in done.stdout
        assert done.stderr.splitlines() == [
            "WARNING flows.settings: NEWSFACTS_BOREDOM is no setting and is ignored; the README lists them",
            "WARNING flows.settings: NEWSFACTS_HOEM is no setting and is ignored; NEWSFACTS_HOME may be meant",
        ]

    @pytest.mark.parametrize(("name", "value"), [("PROCESSES", "0"), ("CONTACT", "desk (at) paper.example")])
    def test_a_setting_out_of_bounds_is_told_by_name(self, tmp_path, name, value):
        done = newsfacts("run", "--home", tmp_path, **{f"NEWSFACTS_{name}": value})

        assert f"NEWSFACTS_{name}" in complaint(done)

    @pytest.mark.parametrize("command", [["run"], ["demo"], ["sql", "SELECT 1"]])
    def test_a_file_in_the_homes_place_is_told(self, tmp_path, command):
        (tmp_path / "home").write_text("not a folder")
        sources = ["--sources", Path(__file__).parents[2] / "sources.toml"] if command == ["run"] else []

        done = newsfacts(*command, *sources, "--home", tmp_path / "home")

        assert str(tmp_path / "home") in complaint(done)

    def test_a_home_that_no_database_can_have_is_told(self, tmp_path):
        done = newsfacts("demo", "--home", tmp_path / "what?")

        assert complaint(done) == f"{tmp_path}/what?: no database can lie below a '?'; name another home"

    def test_a_home_whose_folder_cannot_be_made_is_told(self):
        done = newsfacts("demo", "--home", "/proc/newsfacts")

        assert complaint(done).startswith("/proc/newsfacts: the folder cannot be made (")


@pytest.mark.server
def test_ctrl_c_ends_the_demo_in_one_line_and_leaves_no_process(tmp_path):
    mark = uuid.uuid4().hex
    demo = subprocess.Popen(
        [NEWSFACTS, "demo", "--home", tmp_path / "home"],
        env=ENVIRONMENT | {"TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert demo.stdout is not None
    shown = next((line for line in demo.stdout if "feeds and sitemaps offer" in line), None)
    assert shown is not None, demo.communicate()[1]

    # As a terminal does: to every process of the command.
    os.killpg(demo.pid, signal.SIGINT)
    _, errors = demo.communicate(timeout=60)

    assert demo.returncode == 130
    assert errors.strip() == "newsfacts: interrupted"
    assert processes_marked(mark) == []
    assert list((tmp_path / "home" / "staging").iterdir()) == []


def processes_marked(mark: str) -> list[str]:
    """Command lines of the processes whose environment holds the mark."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def test_quarantine_lists_nothing_where_nothing_is_refused(home):
    done = newsfacts("quarantine", "list", "--home", home.path)

    assert (done.returncode, done.stdout) == (0, "nothing is refused\n")


def test_quarantine_tells_of_an_id_that_nothing_has(home):
    assert "names none of the 0" in complaint(newsfacts("quarantine", "retry", "f00", "--home", home.path))


def test_quarantine_retry_without_an_id_says_what_to_name(home):
    done = newsfacts("quarantine", "retry", "--home", home.path)

    assert done.returncode == 2
    assert "--all" in done.stdout
