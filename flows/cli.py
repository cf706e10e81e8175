"""The `newsfacts` script: its commands and their arguments.

Each command imports what it needs when it is called, so that a query does not wait for Prefect or the language model.
"""

from __future__ import annotations

import errno
import logging
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import ValidationError
from rich.console import Console

from expectations.counts import GateRefused
from flows.home import Home, HomeUnusableError
from flows.people_file import PeopleFileError
from flows.sample_site.server import PortTakenError
from flows.settings import Settings, settings_with
from flows.sources import SourcesError
from flows.warc_files import NoWarcFileError
from transforms.evaluation.labels import EvaluationError
from warehouse.errors import WarehouseError

app = typer.Typer(
    name="newsfacts",
    help="Turns the news into facts one can query: articles, people and quotes in DuckDB.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
quarantine = typer.Typer(
    help="List, show and retry the rows that broke a rule and the pages that gave no article.", no_args_is_help=True
)
app.add_typer(quarantine, name="quarantine")
people = typer.Typer(help="Show who somebody is, and decide who is one person and who is not.", no_args_is_help=True)
app.add_typer(people, name="people")
HomeOption = Annotated[
    Path, typer.Option(help="Folder of the warehouse, the raw archive and the Data Docs.", envvar="NEWSFACTS_HOME")
]
HOME = Path("data")
AsOfOption = Annotated[
    str | None,
    typer.Option(help="Read the state of this day or time (UTC) from the snapshots kept.", metavar="TIME"),
]
INTERRUPTED = 130
# What a user can mend is told in one line, without a traceback.
PLAIN_OS_ERRORS = {
    errno.ENOSPC: "no space left on the disk",
    errno.EADDRINUSE: "the port is taken by another program",
    errno.EACCES: "permission denied",
    errno.EROFS: "the file system is read-only",
}
# All other errors are defects and keep their trace.
EXPECTED_ERRORS = (
    HomeUnusableError,
    SourcesError,
    NoWarcFileError,
    WarehouseError,
    GateRefused,
    PortTakenError,
    EvaluationError,
    PeopleFileError,
)


@app.command()
def demo(home: HomeOption = HOME) -> None:
    """Collect a bundled site of invented outlets over HTTP, then show what an analyst gets."""
    from flows.commands.demo import run_demo

    raise typer.Exit(run_demo(_settings(home), _console()))


@app.command()
def run(
    sources: Annotated[Path | None, typer.Option(help="The outlets to collect. [default: sources.toml]")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only this outlet's id; may be given again.")] = None,
    home: HomeOption = HOME,
) -> None:
    """Collect once, now: discover, fetch, archive, extract, check, load, publish."""
    from flows.commands.run import run_ingest

    raise typer.Exit(run_ingest(_settings(home, sources), source or [], _console()))


@app.command()
def replay(
    paths: Annotated[list[Path], typer.Argument(help="WARC files, or folders of them: .warc or .warc.gz.")],
    since: Annotated[datetime | None, typer.Option(help="Only pages fetched at or after this time (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option(help="Only pages fetched before this time (UTC).")] = None,
    home: HomeOption = HOME,
) -> None:
    """Rebuild facts from WARC files, without the network."""
    from flows.commands.run import run_replay

    raise typer.Exit(run_replay(_settings(home), paths, since, until, _console()))


@app.command()
def check(
    target: Annotated[str, typer.Argument(help="A page's address, or a saved page.", metavar="URL-or-FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    home: HomeOption = HOME,
) -> None:
    """Read one page and print its article, people and quotes; nothing is stored."""
    from flows.commands.check import check_target

    raise typer.Exit(check_target(target, _settings(home), as_json=as_json, console=_console()))


@app.command()
def discover(
    url: Annotated[str, typer.Argument(help="An outlet's home page.", metavar="URL")],
    delay: Annotated[float, typer.Option(help="Seconds between two requests to a host.", min=0, max=3600)] = 1.0,
    allow_private_network: Annotated[
        bool, typer.Option("--allow-private-network", help="Ask addresses that are not public too.")
    ] = False,
) -> None:
    """Find an outlet's feeds and news sitemaps; prints a block for sources.toml."""
    from flows.commands.discover import discover_feeds

    code = discover_feeds(
        url,
        Settings(),
        delay_seconds=delay,
        allow_private_network=allow_private_network,
        notes=Console(stderr=True, highlight=False),
    )
    raise typer.Exit(code)


@app.command()
def sql(
    query: Annotated[str | None, typer.Argument(help="The query; without one, a prompt opens.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")] = False,
    as_of: AsOfOption = None,
    home: HomeOption = HOME,
) -> None:
    """Query the published snapshot."""
    from flows.commands.snapshots import state_to_read
    from flows.commands.sql import prompt, run_query

    published = state_to_read(Home(home), as_of)
    raise typer.Exit(prompt(published) if query is None else run_query(published, query, as_csv=as_csv))


@app.command()
def snapshots(home: HomeOption = HOME) -> None:
    """List the dated states that are kept, each with the SQL that attaches it."""
    from flows.commands.snapshots import list_snapshots

    raise typer.Exit(list_snapshots(Home(home), _console()))


@app.command()
def status(home: HomeOption = HOME) -> None:
    """Show per outlet what was offered, fetched, loaded and refused; exit with 1 when one is unhealthy."""
    from flows.commands.status import show_status

    raise typer.Exit(show_status(Home(home).published, _console()))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A new folder to write into.")],
    file_format: Annotated[
        Literal["parquet", "csv"], typer.Option("--format", help="Parquet comes in folders by day.")
    ] = "parquet",
    leave_opted_out: Annotated[
        bool,
        typer.Option("--leave-opted-out", help="Leave out articles that opt out of text and data mining."),
    ] = False,
    as_of: AsOfOption = None,
    home: HomeOption = HOME,
) -> None:
    """Write the facts as Parquet or CSV files, with their data dictionary."""
    from flows.commands.export import export_tables
    from flows.commands.snapshots import state_to_read

    state = state_to_read(Home(home), as_of)
    raise typer.Exit(export_tables(state, folder, file_format, leave_opted_out=leave_opted_out, console=_console()))


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="The address to listen at; another than this machine's needs TLS.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 9494,
    token_file: Annotated[
        Path | None, typer.Option(help="What clients must know. [default: serve.token in the home, made at first]")
    ] = None,
    home: HomeOption = HOME,
) -> None:
    """Answer queries over the network, read-only, always from the newest snapshot."""
    from flows.commands.serve import Address, serve

    raise typer.Exit(serve(Home(home), Address(host, port), token_file, _console()))


@app.command()
def report(
    output: Annotated[
        Path | None, typer.Option(help="The HTML file to write. [default: report.html in the home folder]")
    ] = None,
    days: Annotated[
        int | None, typer.Option(help="How many days back from the newest article. [default: 28]", min=1, max=3660)
    ] = None,
    home: HomeOption = HOME,
) -> None:
    """Write one HTML page: outlets by day, who is quoted, what is taken up, quality and completeness."""
    from flows.commands.report import show_report

    settings = _settings(home)
    raise typer.Exit(show_report(Home(settings.home), output, days or settings.report_days, _console()))


@quarantine.command("list")
def list_quarantine(
    rule: Annotated[str | None, typer.Option(help="Only what this rule refused, or pages unreadable for it.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what came from this outlet's id.")] = None,
    home: HomeOption = HOME,
) -> None:
    """List what is refused at present, the latest first."""
    from flows.commands.quarantine import list_refused

    raise typer.Exit(list_refused(Home(home), rule, source, _console()))


@quarantine.command("show")
def show_quarantine(
    refused_id: Annotated[str, typer.Argument(help="Its id, or the beginning of it.", metavar="ID")],
    home: HomeOption = HOME,
) -> None:
    """Show one row or page: what was wrong, the whole row, where its page is archived."""
    from flows.commands.quarantine import show_refused

    raise typer.Exit(show_refused(Home(home), refused_id, _console()))


@quarantine.command("retry")
def retry_quarantine(
    refused_ids: Annotated[
        list[str] | None, typer.Argument(help="Ids, or beginnings of them.", metavar="[ID]...", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Retry all that is refused.")] = False,
    home: HomeOption = HOME,
) -> None:
    """Read the archived pages again, without the network; what passes now leaves the quarantine."""
    from flows.commands.quarantine import retry_refused

    raise typer.Exit(retry_refused(_settings(home), refused_ids or [], everything=everything, console=_console()))


@people.command("show")
def show_people(
    target: Annotated[str, typer.Argument(help="A name, or a person_id or its beginning.", metavar="NAME-or-ID")],
    most: Annotated[int, typer.Option(help="Print up to this many candidates.", min=0)] = 20,
    home: HomeOption = HOME,
) -> None:
    """Show names, roles, outlets, counts, whom the names may mean on what evidence, and decisions."""
    from flows.commands.people import show_person

    raise typer.Exit(show_person(Home(home), target, most, _console()))


@people.command("merge")
def merge(
    targets: Annotated[
        list[str], typer.Argument(help="Names or person_ids; the first one's id stays.", metavar="A B...")
    ],
    name: Annotated[str | None, typer.Option(help="What to call the person.")] = None,
    wikidata: Annotated[str | None, typer.Option(help="The person's Wikidata item, such as Q42.")] = None,
    notes: Annotated[str | None, typer.Option(help="A note for people.")] = None,
    home: HomeOption = HOME,
) -> None:
    """Make them one person; or, of one, note its preferred name, Wikidata item or notes."""
    from flows.commands.people import merge_people

    given = {"preferred_name": name, "wikidata_id": wikidata, "notes": notes}
    details = {key: value for key, value in given.items() if value is not None}
    raise typer.Exit(merge_people(_settings(home), targets, details, _console()))


@people.command("split")
def split(
    target: Annotated[str, typer.Argument(help="A name as articles have it, or a person_id.", metavar="NAME")],
    other: Annotated[str | None, typer.Argument(help="A name that is not that person.", metavar="[NAME]")] = None,
    role: Annotated[str | None, typer.Option(help="Uses whose role has these words are another person.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Uses in this outlet's articles are.")] = None,
    article: Annotated[list[str] | None, typer.Option(help="Uses in this article_id are; may be given again.")] = None,
    preferred_name: Annotated[str | None, typer.Option("--as", help="What to call the other person.")] = None,
    home: HomeOption = HOME,
) -> None:
    """Keep two names apart, or give some uses of a name to another person."""
    from flows.commands.people import Split, split_person

    chosen = Split(role=role, outlet=outlet, articles=tuple(article or ()), preferred_name=preferred_name)
    raise typer.Exit(split_person(_settings(home), target, other, chosen, _console()))


@people.command("undo")
def undo(home: HomeOption = HOME) -> None:
    """Take back the last decision that stands."""
    from flows.commands.people import undo_decision

    raise typer.Exit(undo_decision(_settings(home), _console()))


@people.command("apply")
def apply_people(home: HomeOption = HOME) -> None:
    """Put people.toml into force as it stands now, without waiting for the next run."""
    from flows.commands.people import apply_decisions
    from flows.person_decisions import people_path

    settings = _settings(home)
    raise typer.Exit(apply_decisions(settings, people_path(settings), _console()))


@people.command("history")
def people_history(home: HomeOption = HOME) -> None:
    """List all decisions about persons: who, when, what."""
    from flows.commands.people import show_history

    raise typer.Exit(show_history(Home(home), _console()))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A JSON file of labelled pages; the pages lie beside it in pages/.")],
    threshold: Annotated[
        list[str] | None,
        typer.Option(help="Exit with 1 when a figure is lower; may be given again.", metavar="FIGURE=VALUE"),
    ] = None,
    errors: Annotated[int, typer.Option(help="Print up to this many misses of each kind.", min=0)] = 0,
    home: HomeOption = HOME,
) -> None:
    """Score the current code on labelled pages and store the figures."""
    from flows.commands.evaluate import evaluate_gold

    raise typer.Exit(evaluate_gold(gold, threshold or [], errors, _settings(home), _console()))


def _settings(home: Path, sources: Path | None = None) -> Settings:
    return settings_with(home=home, sources=sources)


def _console() -> Console:
    return Console(highlight=False)


def main() -> None:
    """Run the script; what the user can mend ends in one line and exit code 1."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app()
    except SystemExit as ended:
        # Typer makes it of Ctrl-C, without a word.
        if ended.code == INTERRUPTED:
            _fail("interrupted", INTERRUPTED)
        raise
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"])).upper()
        _fail(f"setting NEWSFACTS_{name}: {first['msg']}, got {first['input']!r}")
    except EXPECTED_ERRORS as error:
        _fail(str(error))
    except OSError as error:
        if error.errno not in PLAIN_OS_ERRORS:
            raise
        where = f" ({error.filename})" if error.filename else ""
        _fail(f"{PLAIN_OS_ERRORS[error.errno]}{where}")


def _fail(message: str, code: int = 1) -> None:
    print(f"newsfacts: {message}", file=sys.stderr)
    sys.exit(code)
