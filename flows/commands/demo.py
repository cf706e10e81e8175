"""`newsfacts demo`: the main job on a bundled site of invented outlets, twice, then what an analyst sees of it.

Between the two runs an outlet rewrites an article, so that there is something to see of what changed.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import duckdb
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.commands.run import collect_once, start_prefect
from flows.home import Home
from flows.prefect_environment import use_ephemeral_server
from flows.sample_site.server import SampleSite
from flows.settings import Settings
from warehouse.connection import open_reader

COUNTS = """
    SELECT
        (SELECT count(*) FROM fact_articles) AS articles,
        (SELECT count(DISTINCT source_id) FROM fact_articles) AS outlets,
        (SELECT count(*) FROM dim_people) AS people,
        (SELECT count(*) FROM fact_quotes WHERE quote_kind <> 'indirect') AS quotes,
        (SELECT count(*) FROM fact_quotes WHERE quote_kind = 'indirect') AS "indirect statements",
        (SELECT count(*) FROM mentions) AS mentions
"""
MOST_QUOTED = """
    SELECT person_name AS person, quote_count AS quotes, article_count AS articles, source_count AS outlets
    FROM most_quoted
    ORDER BY quotes DESC, person
    LIMIT 8
"""
SOME_QUOTES = """
    SELECT speaker_name, source_name, quote_text
    FROM quotes
    WHERE quote_kind = 'direct' AND speaker_kind = 'person'
    QUALIFY row_number() OVER (PARTITION BY source_name ORDER BY attribution_confidence DESC, quote_id) = 1
    ORDER BY source_name
    LIMIT 6
"""
QUALITY = """
    SELECT
        count(results.rule) AS checked,
        count(*) FILTER (NOT results.passed) AS broken,
        runs.quarantined
    FROM ops.runs AS runs
    LEFT JOIN ops.quality_results AS results ON runs.run_id = results.run_id
    WHERE runs.run_id = (SELECT max(run_id) FROM ops.runs)
    GROUP BY runs.quarantined
"""
OUTCOMES = """
    SELECT count(*) AS urls, outcome, any_value(detail) AS example
    FROM ops.url_outcomes
    WHERE run_id = (SELECT run_id FROM ops.runs WHERE flow_name = 'ingest' ORDER BY started_at DESC LIMIT 1 OFFSET 1)
    GROUP BY outcome
    ORDER BY urls DESC, outcome
"""
CHANGES = """
    SELECT title_before AS "was", title_after AS "is"
    FROM changed_after_publication()
    WHERE title_after <> title_before
"""

# Known articles are looked at again at once, whatever their age.
RECHECK_AT_ONCE = "3650d:1s"

# Fits a terminal of 80 columns beside the other cells of its table.
LONGEST_CELL = 48
NEXT_COMMANDS = (
    'sql "SELECT speaker_name, quote_text, source_name FROM quotes LIMIT 10"',
    "sql",
    "status",
    "check https://www.example.com/an-article",
    "run --sources sources.toml",
)


def run_demo(settings: Settings, console: Console) -> int:
    """Runs the ingest flow twice against the sample site on loopback and prints the facts; exit code 0.

    Raises:
        Whatever makes the flow fail.
    """
    home = Home(settings.home.absolute()).create()
    use_ephemeral_server(home.path / "prefect")
    started = time.monotonic()
    with SampleSite.start() as site:
        sources = home.path / "demo-sources.toml"
        sources.write_text(site.sources_toml(), encoding="utf-8")
        console.print(f"[bold]newsfacts demo[/]: {len(site.outlets)} invented outlets, served on loopback")
        demo_settings = settings.model_copy(update={"sources": sources})
        start_prefect(console)
        collect_once(demo_settings, [], console)
        console.print("\nan outlet rewrites an article; collecting again")
        site.set_version(2)
        # The flow reads its settings from the environment, as it does when a worker runs it.
        os.environ["NEWSFACTS_RECHECK"] = RECHECK_AT_ONCE
        collect_once(demo_settings, [], console)
    show_facts(home, console)
    console.print(f"\n[dim]{time.monotonic() - started:.0f} seconds, the outlets' server stopped again.[/]")
    return 0


def show_facts(home: Home, console: Console) -> None:
    """Prints what the published snapshot holds, as an analyst would ask it, and what to type next."""
    with open_reader(home.published) as connection:
        counts = connection.sql(COUNTS)
        row = counts.fetchone()
        assert row is not None
        console.print("\n[bold]In the warehouse[/]")
        for name, number in zip(counts.columns, row, strict=True):
            console.print(f"  [green]{number:>6}[/]  {name}")
        _print_table("What became of each URL that the first run discovered", connection.sql(OUTCOMES), console)
        _print_table("Most quoted", connection.sql(MOST_QUOTED), console)
        _print_table("Headlines changed after publication", connection.sql(CHANGES), console)
        console.print("\n[bold]Some quotes[/]")
        for speaker, outlet, words in connection.sql(SOME_QUOTES).fetchall():
            console.print(Text(f"  “{words}”"))
            console.print(Text(f"      {speaker}, in {outlet}", style="dim"))
        quality = connection.sql(QUALITY).fetchone()
        assert quality is not None
    console.print(f"\n[bold]Quality[/]  {quality[0]} rules checked, {quality[1]} broken, {quality[2]} rows quarantined")
    _print_next_steps(home, console)


def _print_table(title: str, rows: duckdb.DuckDBPyRelation, console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in rows.columns:
        table.add_column(column.replace("_", " "), no_wrap=True)
    for row in rows.fetchall():
        table.add_row(*(Text(_shortened("" if value is None else str(value))) for value in row))
    console.print(f"\n[bold]{title}[/]")
    console.print(Padding(table, (0, 0, 0, 2)))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _print_next_steps(home: Home, console: Console) -> None:
    option = "" if home.path == Path("data").absolute() else f" --home {home.path}"
    files = {
        "for analysts": home.published,
        "raw pages (WARC)": home.raw,
        "report": home.report,
        "quality, rule by rule": home.quality / "index.html",
    }
    console.print("\n[bold]Where it is[/]")
    for meaning, path in files.items():
        console.print(f"  {meaning:22} {path}", soft_wrap=True)
    console.print("\n[bold]What to type next[/] (with the virtual environment's bin folder on the PATH)")
    for command in NEXT_COMMANDS:
        console.print(f"  newsfacts {command}{option}", soft_wrap=True, markup=False)
