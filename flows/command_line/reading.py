"""Commands that read the published snapshot, and hand it on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.command_line.options import HOME, AsOfOption, HomeOption, console, settings_of
from flows.home import Home

reading = typer.Typer()


@reading.command()
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


@reading.command()
def snapshots(home: HomeOption = HOME) -> None:
    """List the dated states that are kept, each with the SQL that attaches it."""
    from flows.commands.snapshots import list_snapshots

    raise typer.Exit(list_snapshots(Home(home), console()))


@reading.command()
def status(home: HomeOption = HOME) -> None:
    """Show per outlet what was offered, fetched, loaded and refused; exit with 1 when one is unhealthy or all old."""
    from flows.commands.status import show_status

    raise typer.Exit(show_status(Home(home).published, datetime.now(UTC), console()))


@reading.command()
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
    raise typer.Exit(export_tables(state, folder, file_format, leave_opted_out=leave_opted_out, console=console()))


@reading.command()
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

    raise typer.Exit(serve(Home(home), Address(host, port), token_file, console()))


@reading.command()
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

    settings = settings_of(home)
    raise typer.Exit(show_report(Home(settings.home), output, days or settings.report_days, console()))
