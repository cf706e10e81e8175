"""Options and outputs that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.settings import Settings, settings_with

HomeOption = Annotated[
    Path, typer.Option(help="Folder of the warehouse, the raw archive and the Data Docs.", envvar="NEWSFACTS_HOME")
]
HOME = Path("data")
AsOfOption = Annotated[
    str | None,
    typer.Option(help="Read the state of this day or time (UTC) from the snapshots kept.", metavar="TIME"),
]
AllowPrivateNetworkOption = Annotated[
    bool,
    typer.Option(
        "--allow-private-network",
        help="Also ask hosts of private networks, such as a staging server by its name. Without it only localhost or a "
        "numeric address that you type.",
    ),
]


def settings_of(home: Path, sources: Path | None = None) -> Settings:
    """The settings of the environment with what the command line gives."""
    return settings_with(home=home, sources=sources)


def console() -> Console:
    """Where a command prints; numbers and paths are not coloured."""
    return Console(highlight=False)
