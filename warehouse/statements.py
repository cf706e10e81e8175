"""The SQL statements of `sql/load/` and `sql/copies/`, by file name."""

from functools import cache
from importlib.resources import files


@cache
def load_statement(name: str) -> str:
    """The statement in `sql/load/<name>.sql`."""
    return (files("warehouse") / "sql" / "load" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def copies_statement(name: str) -> str:
    """The statement in `sql/copies/<name>.sql`."""
    return (files("warehouse") / "sql" / "copies" / f"{name}.sql").read_text(encoding="utf-8")
