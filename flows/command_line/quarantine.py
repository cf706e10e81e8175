"""Commands on what is refused: rows that broke a rule, pages that gave no article, archive files."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command_line.options import HOME, HomeOption, console, settings_of
from flows.home import Home

quarantine = typer.Typer(
    help="List, show and retry what is refused: rows that broke a rule, pages that gave no article, archive files.",
    no_args_is_help=True,
)


@quarantine.command("list")
def list_quarantine(
    rule: Annotated[str | None, typer.Option(help="Only what this rule refused, or pages unreadable for it.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what came from this outlet's id.")] = None,
    home: HomeOption = HOME,
) -> None:
    """List what is refused at present, the latest first."""
    from flows.commands.quarantine import list_refused

    raise typer.Exit(list_refused(Home(home), rule, source, console()))


@quarantine.command("show")
def show_quarantine(
    refused_id: Annotated[str, typer.Argument(help="Its id, or the beginning of it.", metavar="ID")],
    home: HomeOption = HOME,
) -> None:
    """Show one row, page or file: what was wrong, the whole row, where it is archived."""
    from flows.commands.quarantine import show_refused

    raise typer.Exit(show_refused(Home(home), refused_id, console()))


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

    raise typer.Exit(retry_refused(settings_of(home), refused_ids or [], everything=everything, console=console()))
