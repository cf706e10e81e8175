"""`newsfacts quarantine`: what was refused, shown and read again from the archive."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.commands.run import print_figures, start_prefect
from flows.home import Home
from flows.refusals import ALL, archive_files, chosen, plan_retry, read_refused
from flows.settings import Settings
from warehouse.connection import open_reader
from warehouse.quarantine import FILE, PAGE, Refused, archived_pages

ID_LENGTH = 12
NOTHING_NAMED = 2


def list_refused(home: Home, rule: str | None, source_id: str | None, console: Console) -> int:
    """Prints a line for each row, page and file refused, of one rule or outlet where given.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    found = [
        one for one in read_refused(home.published) if rule in (None, one.rule) and source_id in (None, one.source_id)
    ]
    if not found:
        console.print("nothing is refused")
        return 0
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("id", "table", "rule"):
        table.add_column(column, no_wrap=True)
    for column in ("outlet", "reason"):
        table.add_column(column, overflow="fold")
    for one in found:
        cells = (one.refused_id[:ID_LENGTH], one.table_name, one.rule, one.source_id or "", one.reason)
        table.add_row(*map(plain, cells))
    console.print(table)
    console.print(f"{len(found)} rows, pages and files; `newsfacts quarantine show ID` tells all of one")
    return 0


def show_refused(home: Home, refused_id: str, console: Console) -> int:
    """Prints what is known of one row, page or file, and the archive files to look for its page in.

    Raises:
        WarehouseMissing: nothing was published yet.
        UnknownRefusal: the id names nothing, or more than one thing.
    """
    (one,) = chosen(read_refused(home.published), [refused_id])
    with open_reader(home.published) as connection:
        archived = archived_pages(connection, {one.run_id})
    files = [home.raw / one.archive_file] if one.archive_file else sorted(archive_files(home, [one], archived))
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in described(one).items():
        table.add_row(name, plain(value))
    table.add_row("archived in", plain("\n".join(map(str, files)) or "no file of this home's raw archive"))
    console.print(table)
    if one.payload is not None:
        console.print_json(json.dumps(json.loads(one.payload), default=str))
    return 0


def described(one: Refused) -> dict[str, str]:
    """What is shown of a refused row, page or file, by label."""
    kinds = {PAGE: "a page that gave no article", FILE: "an archive file, whose pages were refused together"}
    what = kinds.get(one.table_name, f"a row for {one.table_name}")
    return {
        "id": one.refused_id,
        "what": what,
        "rule": one.rule,
        "reason": one.reason,
        "outlet": one.source_id or "unknown",
        "address": "\n".join(one.urls) or "unknown",
        "article": one.article_id or "none",
        "refused": f"{one.refused_at:%Y-%m-%d %H:%M:%S} UTC by run {one.run_id}",
    }


def plain(value: str) -> Text:
    """Words of a page as a terminal may have them: nothing in them steers it."""
    return Text("".join(mark if mark.isprintable() or mark == "\n" else "\ufffd" for mark in value))


def retry_refused(settings: Settings, ids: Sequence[str], *, everything: bool, console: Console) -> int:
    """Reads the pages of the ids again and prints what came of it; 1 when some of it is refused still.

    Raises:
        Whatever makes the flow fail, and what is wrong with the ids.
    """
    if not ids and not everything:
        console.print("name ids of `newsfacts quarantine list`, or --all")
        return NOTHING_NAMED
    home = Home(settings.home)
    # What a user has to mend is told before Prefect starts, which takes many seconds.
    wanted = plan_retry(home, [ALL] if everything else ids).refused
    if not wanted:
        console.print("nothing is refused")
        return 0
    start_prefect(console)
    from flows.replay import replay

    print_figures(replay(home=settings.home, retry=[one.refused_id for one in wanted]), console)
    remaining = {one.refused_id for one in read_refused(home.published)}
    refused_still = sum(one.refused_id in remaining for one in wanted)
    console.print(f"{len(wanted) - refused_still} left the quarantine, {refused_still} are refused still")
    return 1 if refused_still else 0
