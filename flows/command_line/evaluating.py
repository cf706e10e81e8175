"""The command that scores the extraction."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.command_line.options import HOME, HomeOption, console, settings_of

evaluating = typer.Typer()


@evaluating.command()
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

    raise typer.Exit(evaluate_gold(gold, threshold or [], errors, settings_of(home), console()))
