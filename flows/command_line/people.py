"""Commands that tell and decide who somebody is."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command_line.options import HOME, HomeOption, console, settings_of
from flows.home import Home

people = typer.Typer(help="Show who somebody is, and decide who is one person and who is not.", no_args_is_help=True)


@people.command("show")
def show_people(
    target: Annotated[str, typer.Argument(help="A name, or a person_id or its beginning.", metavar="NAME-or-ID")],
    most: Annotated[int, typer.Option(help="Print up to this many candidates.", min=0)] = 20,
    home: HomeOption = HOME,
) -> None:
    """Show names, roles, outlets, counts, whom the names may mean on what evidence, and decisions."""
    from flows.commands.people import show_person

    raise typer.Exit(show_person(Home(home), target, most, console()))


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
    raise typer.Exit(merge_people(settings_of(home), targets, details, console()))


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
    from flows.commands.people import split_person
    from flows.person_changes import Split

    chosen = Split(role=role, outlet=outlet, articles=tuple(article or ()), preferred_name=preferred_name)
    raise typer.Exit(split_person(settings_of(home), target, other, chosen, console()))


@people.command("undo")
def undo(home: HomeOption = HOME) -> None:
    """Take back the last decision that stands."""
    from flows.commands.people import undo_decision

    raise typer.Exit(undo_decision(settings_of(home), console()))


@people.command("apply")
def apply_people(home: HomeOption = HOME) -> None:
    """Put people.toml into force as it stands now, without waiting for the next run."""
    from flows.commands.people import apply_decisions
    from flows.person_decisions import people_path

    settings = settings_of(home)
    raise typer.Exit(apply_decisions(settings, people_path(settings), console()))


@people.command("history")
def people_history(home: HomeOption = HOME) -> None:
    """List all decisions about persons: who, when, what."""
    from flows.commands.people import show_history

    raise typer.Exit(show_history(Home(home), console()))
