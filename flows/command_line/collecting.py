"""Commands that collect and read pages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.command_line.options import HOME, AllowPrivateNetworkOption, HomeOption, console, settings_of
from flows.settings import Settings

collecting = typer.Typer()


@collecting.command()
def demo(home: HomeOption = HOME) -> None:
    """Collect a bundled site of invented outlets over HTTP, then show what an analyst gets."""
    from flows.commands.demo import run_demo

    raise typer.Exit(run_demo(settings_of(home), console()))


@collecting.command()
def run(
    sources: Annotated[Path | None, typer.Option(help="The outlets to collect. [default: sources.toml]")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only this outlet's id; may be given again.")] = None,
    home: HomeOption = HOME,
) -> None:
    """Collect once, now: discover, fetch, archive, extract, check, load, publish."""
    from flows.commands.run import run_ingest

    raise typer.Exit(run_ingest(settings_of(home, sources), source or [], console()))


@collecting.command()
def replay(
    paths: Annotated[list[Path], typer.Argument(help="WARC files, or folders of them: .warc or .warc.gz.")],
    since: Annotated[datetime | None, typer.Option(help="Only pages fetched at or after this time (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option(help="Only pages fetched before this time (UTC).")] = None,
    home: HomeOption = HOME,
) -> None:
    """Rebuild facts from WARC files, without the network."""
    from flows.commands.run import run_replay

    raise typer.Exit(run_replay(settings_of(home), paths, since, until, console()))


@collecting.command()
def check(
    target: Annotated[str, typer.Argument(help="A page's address, or a saved page.", metavar="URL-or-FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    allow_private_network: AllowPrivateNetworkOption = False,
    home: HomeOption = HOME,
) -> None:
    """Read one page and print its article, people and quotes; nothing is stored."""
    from flows.commands.check import check_target

    code = check_target(
        target, settings_of(home), as_json=as_json, allow_private_network=allow_private_network, console=console()
    )
    raise typer.Exit(code)


@collecting.command()
def discover(
    url: Annotated[str, typer.Argument(help="An outlet's home page.", metavar="URL")],
    delay: Annotated[float, typer.Option(help="Seconds between two requests to a host.", min=0, max=3600)] = 1.0,
    allow_private_network: AllowPrivateNetworkOption = False,
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
