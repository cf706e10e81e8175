"""What the statements of the resolution look at."""

from __future__ import annotations

import duckdb
import pytest

from transforms.identity import fold, person_id
from transforms.urls import hash_id
from warehouse.people.reference_tables import prepare_resolution

NAMES = (
    "Orla Bergstrom",
    "Orla Bergström",
    "Núria O’Shaughnessy-İnan",
    "Łukasz Æbelø",
    "Hans Weiß",
    "Нина Орлова",
    "Νίκη Παππά",
    "山田 花子",
    "김민수",
    "नीता शर्मा",
    "ليلى حداد",
    "ณัฐ ใจดี",
    "Ada\u0301 Quill 🙂",
    "",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_person_has_one_id_in_sql_and_in_the_transforms(writer: duckdb.DuckDBPyConnection, name: str) -> None:
    prepare_resolution(writer)

    made = writer.execute("SELECT person_id_of($name), person_id_of($key)", {"name": name, "key": fold(name)})

    assert made.fetchone() == (hash_id("person", name), person_id(name))
