"""What people decide about persons, put into force: facts, dim_people and author_speakers follow at once."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from fact_factory import Said, Story, facts_of, person_id
from table_states import rows_of, state_of

from flows.people_file import parse_people
from warehouse.connection import open_writer, transaction
from warehouse.errors import RulesContradict
from warehouse.load import load_facts
from warehouse.people.decisions import apply_rules
from warehouse.people.resolution import rebuild_people

TABLES = ("fact_people", "fact_quotes", "mentions", "dim_people", "ops.name_uses", "ops.names", "ops.use_candidates")

PIER = Story(
    path="pier",
    text="“The pier is ready,” said William Hartwell.",
    people=("William Hartwell",),
    said=(Said(words="The pier is ready,", speaker="William Hartwell"),),
    roles={"William Hartwell": "harbour master"},
)
SILT = Story(
    path="silt",
    text="“The silt is deep,” said Bill Hartwell.",
    people=("Bill Hartwell",),
    said=(Said(words="The silt is deep,", speaker="Bill Hartwell"),),
    source_id="valley_register",
)
LONE = Story(
    path="lone", text="Hartwell went home.", people=("Hartwell",), roles={"Hartwell": "harbour master"}, said=()
)
STORIES = (PIER, SILT, LONE)
WILLIAM, BILL = person_id("William Hartwell"), person_id("Bill Hartwell")


def decide(connection: duckdb.DuckDBPyConnection, text: str) -> bool:
    with transaction(connection):
        return apply_rules(connection, parse_people(text, "people.toml").rule_rows())


def speakers(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows_of(connection, "SELECT speaker_name, speaker_person_id FROM fact_quotes ORDER BY speaker_name")


SAME = '[[same]]\npeople = ["William Hartwell", "Bill Hartwell"]\n'
RULES = {
    "same": SAME,
    "different": '[[different]]\npeople = ["William Hartwell", "Hartwell"]\n',
    "split by outlet": (
        '[[different]]\nperson = "Bill Hartwell"\noutlet = "valley_register"\npreferred_name = "B. Hartwell"\n'
    ),
    "split by article": (
        f'[[different]]\nperson = "Hartwell"\narticles = ["{LONE.article_id}"]\npreferred_name = "Tim Hartwell"\n'
    ),
    "split of a full name by article": (
        f'[[different]]\nperson = "Bill Hartwell"\narticles = ["{SILT.article_id}"]\npreferred_name = "Tim Hartwell"\n'
    ),
    "said of a person": (
        '[[person]]\nperson = "Bill Hartwell"\npreferred_name = "B. Hartwell"\nwikidata_id = "Q42"\nnotes = "x"\n'
    ),
}


def test_what_is_the_same_is_one_person_everywhere(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*STORIES))

    assert decide(writer, SAME)

    assert speakers(writer) == [("Bill Hartwell", WILLIAM), ("William Hartwell", WILLIAM)]
    assert rows_of(writer, "SELECT DISTINCT person_id FROM fact_people") == [(WILLIAM,)]
    assert rows_of(writer, "SELECT DISTINCT person_id FROM mentions") == [(WILLIAM,)]
    names = ["Bill Hartwell", "Hartwell", "William Hartwell"]
    assert rows_of(writer, "SELECT list_sort(names), article_count FROM dim_people WHERE byline_count = 0") == [
        (names, 3)
    ]
    assert rows_of(writer, "SELECT speaker_name, quote_count FROM author_speakers") == [("William Hartwell", 2)]


def test_what_is_different_is_not_joined_by_evidence(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*STORIES))
    joined = "SELECT person_id FROM fact_people WHERE person_name = 'Hartwell'"
    assert rows_of(writer, joined) == [(WILLIAM,)]

    decide(writer, RULES["different"])

    assert rows_of(writer, joined) == [(person_id("Hartwell"),)]


@pytest.mark.parametrize("kind", ["split by article", "split by outlet"])
def test_a_split_gives_uses_to_another_person(writer: duckdb.DuckDBPyConnection, kind: str) -> None:
    load_facts(writer, facts_of(*STORIES))
    before = dict(rows_of(writer, "SELECT person_name, person_id FROM fact_people"))

    decide(writer, RULES[kind])

    after = dict(rows_of(writer, "SELECT person_name, person_id FROM fact_people"))
    moved = {name for name in before if before[name] != after[name]}
    assert moved == ({"Hartwell"} if kind == "split by article" else {"Bill Hartwell"})
    called = (
        "SELECT person_name FROM dim_people SEMI JOIN fact_people AS p ON p.person_id = dim_people.person_id ORDER BY 1"
    )
    assert {name for (name,) in rows_of(writer, called)} - set(before) == {
        "Tim Hartwell" if kind == "split by article" else "B. Hartwell"
    }


def test_what_is_said_of_a_person_is_in_the_dimension(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*STORIES))

    decide(writer, RULES["said of a person"])

    query = f"SELECT person_name, wikidata_id, notes, names FROM dim_people WHERE person_id = '{BILL}'"
    assert rows_of(writer, query) == [("B. Hartwell", "Q42", "x", ["Bill Hartwell"])]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rules_before_or_after_the_load_or_a_rebuild_give_the_same_rows(
    writer: duckdb.DuckDBPyConnection, rule: str
) -> None:
    decide(writer, rule)
    for story in STORIES:
        load_facts(writer, facts_of(story))
    before_load = state_of(writer)

    decide(writer, "")
    without = state_of(writer)
    decide(writer, rule)
    after_load = state_of(writer)
    with transaction(writer):
        rebuild_people(writer)
    rebuilt = state_of(writer)

    for table in TABLES:
        assert after_load[table] == before_load[table], table
        assert rebuilt[table] == before_load[table], table
    assert without["dim_people"] != before_load["dim_people"]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_taken_back_leaves_no_trace(writer: duckdb.DuckDBPyConnection, rule: str) -> None:
    load_facts(writer, facts_of(*STORIES))
    before = state_of(writer)

    decide(writer, rule)
    decide(writer, "")

    assert state_of(writer) == before


def test_the_rules_in_force_change_nothing_when_they_are_applied_again(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*STORIES))
    decide(writer, SAME)

    assert not decide(writer, f"# a comment\n{SAME}")


@pytest.mark.parametrize(
    "contradiction",
    [
        f'{SAME}[[different]]\npeople = ["Hartwell, William", "Bill Hartwell"]\n',
        '[[different]]\npeople = ["Hartwell, William", "William Hartwell"]\n',
        f'[[same]]\npeople = ["{WILLIAM}", "Bill Hartwell"]\n'
        '[[different]]\npeople = ["William Hartwell", "Bill Hartwell"]\n',
    ],
    ids=["another spelling", "one name", "by id"],
)
def test_names_that_are_kept_apart_and_one_person_all_the_same_are_refused(
    writer: duckdb.DuckDBPyConnection, contradiction: str
) -> None:
    load_facts(writer, facts_of(*STORIES))
    before = state_of(writer)

    with pytest.raises(RulesContradict, match=r"\[\[different\]\] number 1: '.*Hartwell.*' and '.*' are different"):
        decide(writer, contradiction)

    assert state_of(writer) == before


MARRIED = ("Ann Wałęsa", "Ann Lee", "Mary Berg")
MARRIED_RULES = (
    '[[same]]\npeople = ["Ann Wałęsa", "Ann Lee"]\n[[person]]\nperson = "Mary Berg"\npreferred_name = "The Lady"\n'
)


def test_who_has_several_surnames_is_found_by_each(warehouse_path: Path) -> None:
    def told(writer: duckdb.DuckDBPyConnection) -> list[list[tuple[object, ...]]]:
        return [
            rows_of(writer, f"SELECT person_name FROM people_named('{name}')")
            for name in ("Ann Walesa", "ann lee", "Mary Berg", "the lady")
        ]

    surnames = "SELECT person_name, surname, other_surnames FROM dim_people WHERE byline_count = 0 ORDER BY person_name"
    with open_writer(warehouse_path, threads=1) as writer:
        load_facts(
            writer,
            facts_of(*(Story(path=str(number), people=(name,), said=()) for number, name in enumerate(MARRIED))),
        )
        decide(writer, MARRIED_RULES)
        found = told(writer)
        kept = rows_of(writer, surnames)
        # As a version has it that did not keep them.
        writer.execute("ALTER TABLE dim_people DROP COLUMN other_surnames")
        writer.execute("DROP TABLE ops.upgrades")

    assert found == [[("Ann Wałęsa",)], [("Ann Wałęsa",)], [("The Lady",)], [("The Lady",)]]
    assert kept == [("Ann Wałęsa", "walesa", ["lee"]), ("The Lady", "berg", ["lady"])]
    with open_writer(warehouse_path, threads=1) as writer:
        assert rows_of(writer, surnames) == kept
        assert told(writer) == found
