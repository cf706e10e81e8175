from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.dictionary import COMMAND, DICTIONARY_PATH, dictionary_text
from warehouse.macros import all_macros
from warehouse.tables import ALL_TABLES
from warehouse.tables.search import SEARCH_TABLES
from warehouse.views import all_views


@pytest.fixture(scope="module")
def text() -> str:
    return dictionary_text()


def test_the_file_in_docs_is_up_to_date(text: str) -> None:
    stored = (Path(__file__).parents[2] / DICTIONARY_PATH).read_text(encoding="utf-8")

    assert stored == text, f"{DICTIONARY_PATH} is stale: run `{COMMAND}`"


def test_it_has_every_table_view_macro_and_column(text: str) -> None:
    sections = {part.splitlines()[0]: part for part in text.split("\n### ")[1:]}

    declared = {
        table.qualified_name: [(c.name, c.comment) for c in table.columns] for table in (*ALL_TABLES, *SEARCH_TABLES)
    }
    declared |= {view.name: list(view.column_comments) for view in all_views()}
    declared |= {
        macro.signature: [*((str(item.name), item.text) for item in macro.parameters), *macro.column_comments]
        for macro in all_macros()
    }
    assert sections.keys() == declared.keys()
    for name, columns in declared.items():
        lines = [line for line in sections[name].splitlines() if line.startswith("| `")]
        assert len(lines) == len(columns)
        for line, (column, comment) in zip(lines, columns, strict=True):
            assert line.startswith(f"| `{column}` | ")
            assert comment.replace("|", "\\|") in line


def test_limits_and_nulls_are_told(text: str) -> None:
    assert "| `quote_no` | BIGINT | Order in the article, from 1. (At least 1.) |" in text
    assert "| `speaker_name` | VARCHAR, may be null | " in text
