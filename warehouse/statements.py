"""The SQL statements of `sql/load/`, by file name."""

from functools import cache
from importlib.resources import files


@cache
def load_statement(name: str) -> str:
    """The statement in `sql/load/<name>.sql`."""
    return (files("warehouse") / "sql" / "load" / f"{name}.sql").read_text(encoding="utf-8")
