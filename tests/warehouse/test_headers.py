"""Every SQL file says at its head what it is for and what a row of it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.headers import split_header, text_of

SQL = Path(__file__).parents[2] / "warehouse" / "sql"


@pytest.mark.parametrize("path", sorted(SQL.rglob("*.sql")), ids=lambda path: path.relative_to(SQL).as_posix())
def test_a_header_says_purpose_and_grain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    entries, statement = split_header(text)

    assert text.startswith("-- purpose: ")
    assert statement
    for kind in ("purpose", "grain"):
        said = text_of(entries, kind)
        assert said
        assert said.endswith(".")
