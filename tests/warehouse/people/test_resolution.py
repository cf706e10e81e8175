"""Whose names are whose, as loads of whole articles leave it in the tables."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from fact_factory import MORNING, Said, Story, facts_of, person_id
from table_states import rows_of, state_of

from warehouse.connection import transaction
from warehouse.load import load_facts
from warehouse.people.resolution import rebuild_people

TABLES = ("fact_people", "fact_quotes", "mentions", "dim_people", "ops.name_uses", "ops.names", "ops.use_candidates")


def story(number: int, *names: str, speaker: str | None = None, **changes: object) -> Story:
    """An article that names these people, one of whom may speak."""
    said = (Said(words=f"Words {number} of mine,", speaker=speaker),) if speaker else ()
    text = "\n".join([*(f"There was {name}." for name in names), *(f"“{one.words}” said {speaker}." for one in said)])
    story = Story(path=f"story-{number}", title=f"Story {number}", text=text, people=names, said=said, authors=())
    return replace(story, fetched_at=MORNING + timedelta(minutes=number), **changes)  # type: ignore[arg-type]


def persons(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The names that each person of dim_people has in articles."""
    return dict(rows_of(connection, "SELECT person_name, list_sort(names) FROM dim_people"))  # type: ignore[arg-type]


def ambiguous(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [
        str(name) for (name,) in rows_of(connection, "SELECT person_name FROM dim_people WHERE is_ambiguous ORDER BY 1")
    ]


@pytest.mark.parametrize(
    "spelling", ["Orla K. Bergström", "Bergström, Orla", "ORLA BERGSTRÖM", "Orla Bergstrom", "Orla Kaja Bergström"]
)
def test_spellings_of_a_name_meet(writer: duckdb.DuckDBPyConnection, spelling: str) -> None:
    load_facts(writer, facts_of(story(1, "Orla Bergström"), story(2, "Orla Bergström"), story(3, spelling)))

    assert persons(writer) == {"Orla Bergström": sorted({"Orla Bergström", spelling})}


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Nguyen Van Minh", "Minh Nguyen", 1),
        ("Tran Thi Lan", "Lan Tran", 1),
        ("Nguyen Van Minh", "Nguyen Thi Minh", 2),
        ("Nguyen Van Minh", "Nguyen Van Hai", 2),
        ("Kim Sung-ho", "Sung-ho Kim", 1),
        ("Nguyen Thi Kim Ngan", "Ngan Nguyen", 1),
        ("Wang Fang", "Fang Wang", 1),
    ],
)
def test_family_names_first_and_last_meet(writer: duckdb.DuckDBPyConnection, one: str, other: str, count: int) -> None:
    load_facts(writer, facts_of(story(1, one), story(2, other)))

    assert len(persons(writer)) == count


@pytest.mark.parametrize(
    ("name", "other"), [("Orla K. Berg", "Orla P. Berg"), ("Orla Berg", "Orla Berg Jr."), ("Orla Berg", "Ola Berg")]
)
def test_names_that_contradict_each_other_stay_apart(writer: duckdb.DuckDBPyConnection, name: str, other: str) -> None:
    load_facts(writer, facts_of(story(1, name), story(2, other)))

    assert len(persons(writer)) == 2


def test_a_name_between_two_that_contradict_each_other_is_ambiguous_with_both_as_candidates(
    writer: duckdb.DuckDBPyConnection,
) -> None:
    load_facts(writer, facts_of(story(1, "Orla K. Berg"), story(2, "Orla P. Berg"), story(3, "Orla Berg")))

    assert ambiguous(writer) == ["Orla Berg"]
    assert rows_of(
        writer, "SELECT person_name, candidate_name, is_taken FROM person_candidates ORDER BY candidate_name"
    ) == [("Orla Berg", "Orla K. Berg", False), ("Orla Berg", "Orla P. Berg", False)]


def test_walks_of_life_that_exclude_each_other_are_two_people(writer: duckdb.DuckDBPyConnection) -> None:
    minister = story(1, "Orla Berg", roles={"Orla Berg": "minister of trade"})
    keeper = story(2, "Orla Berg", roles={"Orla Berg": "the goalkeeper"}, source_id="valley_register")

    load_facts(writer, facts_of(minister, keeper))

    assert rows_of(writer, "SELECT roles FROM dim_people ORDER BY roles") == [
        (["goalkeeper (1)"],),
        (["minister of trade (1)"],),
    ]


@pytest.mark.parametrize(("role", "count"), [("head of the port", 1), ("violinist", 2)])
def test_a_nickname_meets_the_long_form_where_a_role_says_so(
    writer: duckdb.DuckDBPyConnection, role: str, count: int
) -> None:
    long_form = story(1, "William Hartwell", roles={"William Hartwell": "head of the port"})

    load_facts(writer, facts_of(long_form, story(2, "Bill Hartwell", roles={"Bill Hartwell": role})))

    assert len(persons(writer)) == count


@pytest.mark.parametrize(("beside_both", "count"), [(("Zoe Marsh",), 2), (("Zoe Marsh", "Ada Quill"), 1)])
def test_one_person_beside_both_joins_no_walks_of_life_that_exclude_each_other(
    writer: duckdb.DuckDBPyConnection, beside_both: tuple[str, ...], count: int
) -> None:
    bishop = story(1, "Orla Berg", *beside_both, roles={"Orla Berg": "bishop"})
    keeper = story(2, "Orla Berg", *beside_both, roles={"Orla Berg": "goalkeeper"}, source_id="valley_register")

    load_facts(writer, facts_of(bishop, keeper))

    assert len(rows_of(writer, "SELECT person_id FROM dim_people WHERE surname = 'berg'")) == count


@pytest.mark.parametrize(
    ("names", "source_id", "candidates"),
    [
        (("Zoe Marsh",), "open_ledger", [("goalkeeper", False)]),
        (("Zoe Marsh", "Tim Cole"), "open_ledger", [("goalkeeper", True)]),
        (("Zoe Marsh",), "valley_register", [("goalkeeper", True)]),
        (("Zoe Marsh",), "harbour_post", [("bishop", False), ("goalkeeper", False)]),
    ],
)
def test_one_person_beside_both_alone_does_not_say_which_of_two_namesakes_is_meant(
    writer: duckdb.DuckDBPyConnection, names: tuple[str, ...], source_id: str, candidates: list[tuple[str, bool]]
) -> None:
    bishop = story(1, "Orla Berg", roles={"Orla Berg": "bishop"})
    keeper = story(
        2, "Orla Berg", "Zoe Marsh", "Tim Cole", roles={"Orla Berg": "goalkeeper"}, source_id="valley_register"
    )

    load_facts(writer, facts_of(bishop, keeper, story(3, "Orla Berg", *names, source_id=source_id)))

    assert (
        rows_of(
            writer,
            "SELECT people.roles[1][:-5], candidates.is_taken FROM person_candidates AS candidates "
            "JOIN dim_people AS people ON candidates.candidate_person_id = people.person_id WHERE score > 0 ORDER BY 1",
        )
        == candidates
    )


@pytest.mark.parametrize(
    ("role", "beside_both", "count"),
    [
        (None, ("Zoe Marsh",), 2),
        (None, ("Zoe Marsh", "Ada Quill"), 1),
        ("spokesman", (), 2),
        ("his wife", (), 2),
        ("spokesman", ("Zoe Marsh",), 1),
        ("head of the port", (), 1),
    ],
)
def test_a_nickname_needs_more_than_one_person_or_a_role_that_everybody_has(
    writer: duckdb.DuckDBPyConnection, role: str | None, beside_both: tuple[str, ...], count: int
) -> None:
    names = ("William Hartwell", "Bill Hartwell")
    told = [
        story(number, name, *beside_both, roles={name: role} if role else {})
        for number, name in enumerate(names, start=1)
    ]

    load_facts(writer, facts_of(*told))

    assert len(rows_of(writer, "SELECT person_id FROM dim_people WHERE surname = 'hartwell'")) == count


def test_a_lone_surname_is_somebodys_where_role_and_outlet_say_so(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(story(1, "Orla Berg", roles={"Orla Berg": "port director"}), story(2, "Tim Berg")))

    load_facts(writer, facts_of(story(3, "Berg", roles={"Berg": "port director"}, speaker="Berg")))

    assert persons(writer)["Orla Berg"] == ["Berg", "Orla Berg"]
    assert rows_of(writer, "SELECT DISTINCT speaker_person_id FROM fact_quotes") == [(person_id("Orla Berg"),)]
    assert rows_of(writer, "SELECT candidate_name, evidence, is_taken FROM person_candidates") == [
        ("Orla Berg", "the same role: port director; the same outlet; at the same time", True)
    ]


def test_a_lone_surname_without_evidence_is_ambiguous(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(story(1, "Orla Berg"), story(2, "Tim Berg"), story(3, "Berg")))

    assert ambiguous(writer) == ["Berg"]
    assert rows_of(writer, "SELECT candidate_name, score FROM person_candidates ORDER BY 1") == [
        ("Orla Berg", 0),
        ("Tim Berg", 0),
    ]


def test_evidence_that_comes_later_moves_stored_facts(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(story(1, "Berg", roles={"Berg": "port director"}, speaker="Berg")))
    assert rows_of(writer, "SELECT person_id FROM fact_people") == [(person_id("Berg"),)]

    load_facts(writer, facts_of(story(2, "Orla Berg", roles={"Orla Berg": "port director"})))

    for table, column in (
        ("fact_people", "person_id"),
        ("mentions", "person_id"),
        ("fact_quotes", "speaker_person_id"),
    ):
        assert rows_of(writer, f"SELECT DISTINCT {column} FROM {table}") == [(person_id("Orla Berg"),)], table
    assert list(persons(writer)) == ["Orla Berg"]


def test_an_author_and_a_speaker_are_one_dimension(writer: duckdb.DuckDBPyConnection) -> None:
    by_mia = story(1, "Orla Berg", speaker="Orla Berg", authors=("Mia Stone", "The Wire Agency"))
    about_mia = story(2, "Mia Stone", speaker="Mia Stone", authors=("Orla Berg",))

    load_facts(writer, facts_of(by_mia, about_mia))

    assert rows_of(
        writer,
        "SELECT author_name, author_person_id, speaker_name, speaker_person_id, quote_count FROM author_speakers "
        "ORDER BY author_name",
    ) == [
        ("Mia Stone", person_id("Mia Stone"), "Orla Berg", person_id("Orla Berg"), 1),
        ("Orla Berg", person_id("Orla Berg"), "Mia Stone", person_id("Mia Stone"), 1),
        ("The Wire Agency", None, "Orla Berg", person_id("Orla Berg"), 1),
    ]
    assert rows_of(writer, "SELECT byline_count, quote_count FROM dim_people") == [(1, 1), (1, 1)]


def test_who_is_named_beside_a_lone_surname_and_a_full_name_is_told_by_name(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(story(1, "Orla Berg", "Ada Quill", "Zoe Marsh"), story(2, "Tim Berg")))

    load_facts(writer, facts_of(story(3, "Berg", "Zoe Marsh", "Ada Quill")))

    assert rows_of(writer, "SELECT candidate_name, evidence, is_taken FROM person_candidates") == [
        ("Orla Berg", "both named beside ada quill, zoe marsh; the same outlet; at the same time", True)
    ]


def test_a_name_that_is_one_persons_by_itself_is_judged_without_its_other_uses(
    writer: duckdb.DuckDBPyConnection,
) -> None:
    load_facts(writer, facts_of(story(1, "Orla Berg", roles={"Orla Berg": "minister of trade"}), story(2, "Ada Quill")))

    load_facts(writer, facts_of(story(3, "Orla K. Berg", source_id="valley_register"), story(4, "Ada Quill")))

    assert rows_of(writer, "SELECT count(*) FROM block_uses") == [(0,)]
    assert persons(writer) == {"Orla K. Berg": ["Orla Berg", "Orla K. Berg"], "Ada Quill": ["Ada Quill"]}


def test_all_uses_are_judged_anew_once_a_name_may_be_two_peoples(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(story(1, "Orla Berg", roles={"Orla Berg": "minister of trade"}), story(2, "Orla Berg")))

    keeper = story(3, "Orla Berg", roles={"Orla Berg": "the goalkeeper"}, source_id="valley_register")
    load_facts(writer, facts_of(keeper))

    assert rows_of(writer, "SELECT count(*) FROM block_uses") == [(3,)]
    assert rows_of(writer, "SELECT roles FROM dim_people ORDER BY roles") == [
        (["goalkeeper (1)"],),
        (["minister of trade (1)"],),
    ]
    loaded = state_of(writer)
    with transaction(writer):
        rebuild_people(writer)
    rebuilt = state_of(writer)
    for table in TABLES:
        assert rebuilt[table] == loaded[table], table


NAMES = (
    "Orla Berg", "Orla K. Berg", "Orla P. Berg", "O. Berg", "Berg", "Berg, Orla", "Tim Berg", "William Hartwell",
    "Bill Hartwell", "Hartwell", "Ada Quill", "Ada Quill Jr.", "A. Quill", "Quill", "Zoe Marsh",
)  # fmt: skip
ROLES = ("", "", "port director", "minister of trade", "goalkeeper", "violinist", "former minister", "spokesman")


def random_story(chance: random.Random, number: int, edit_no: int) -> Story:
    names = chance.sample(NAMES, chance.randint(1, 4))
    roles = {name: role for name in names if (role := chance.choice(ROLES))}
    source_id = f"outlet_{number % 3}"
    made = story(number, *names, speaker=chance.choice(names), roles=roles, source_id=source_id)
    byline = tuple(chance.sample(("Zoe Marsh", "Orla Berg", "A. Quill", "The Wire Agency"), chance.randint(0, 2)))
    return replace(
        made, authors=byline, fetched_at=MORNING + timedelta(days=number * 3, hours=edit_no), run_id=f"run-{edit_no}"
    )


@pytest.mark.parametrize("seed", range(4))
def test_loads_in_any_order_and_a_rebuild_give_the_same_rows(writer: duckdb.DuckDBPyConnection, seed: int) -> None:
    chance = random.Random(seed)
    stories = [random_story(chance, number, edit_no) for number in range(30) for edit_no in range(1 + number % 2)]
    in_parts = list(stories)
    chance.shuffle(in_parts)
    for start in range(0, len(in_parts), 7):
        load_facts(writer, facts_of(*in_parts[start : start + 7]))
    loaded = state_of(writer)

    with transaction(writer):
        rebuild_people(writer)

    rebuilt = state_of(writer)
    for table in TABLES:
        assert rebuilt[table] == loaded[table], table
