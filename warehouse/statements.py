"""The SQL statements of `sql/load/`, `sql/people/` and `sql/copies/`, by file name."""

from functools import cache
from importlib.resources import files


def load_statement(name: str) -> str:
    """The statement in `sql/load/<name>.sql`."""
    return _statement("load", name)


def people_statement(name: str) -> str:
    """The statement in `sql/people/<name>.sql`."""
    return _statement("people", name)


def copies_statement(name: str) -> str:
    """The statement in `sql/copies/<name>.sql`."""
    return _statement("copies", name)


@cache
def _statement(folder: str, name: str) -> str:
    return (files("warehouse") / "sql" / folder / f"{name}.sql").read_text(encoding="utf-8")
