"""The `newsfacts` script: its commands put together, and how it ends."""

from __future__ import annotations

import errno
import importlib.metadata
import logging
import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from expectations.counts import GateRefused
from flows.command_line.collecting import collecting
from flows.command_line.evaluating import evaluating
from flows.command_line.people import people
from flows.command_line.quarantine import quarantine
from flows.command_line.reading import reading
from flows.home import HomeUnusableError
from flows.people_file import PeopleFileError
from flows.report.errors import ReportUnwritableError
from flows.run import pipeline_version
from flows.sample_site.server import PortTakenError
from flows.settings import warn_of_unknown_variables
from flows.sources import SourcesError
from flows.span import SpanReversedError
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
for commands in (collecting, reading):
    app.add_typer(commands)
app.add_typer(quarantine, name="quarantine")
app.add_typer(people, name="people")
app.add_typer(evaluating)


def print_version(is_asked: bool) -> None:
    """Print the version, and that of the pipeline, and end."""
    if is_asked:
        version = importlib.metadata.version("newsfacts")
        typer.echo(f"newsfacts {version}, pipeline version {pipeline_version()}")
        raise typer.Exit


@app.callback()
def all_commands(
    _: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=print_version,
            is_eager=True,
            help="Print the version, and the pipeline version that articles read by it name.",
        ),
    ] = False,
) -> None:
    """What can be asked of the script itself."""


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
    SpanReversedError,
    WarehouseError,
    GateRefused,
    PortTakenError,
    EvaluationError,
    PeopleFileError,
    ReportUnwritableError,
)


def main() -> None:
    """Run the script; what the user can mend ends in one line and exit code 1."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    warn_of_unknown_variables()
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
