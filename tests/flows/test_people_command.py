"""`newsfacts people` through the real script: what people decide, in people.toml and in the published facts."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from test_cli import complaint, newsfacts
from written_home import LOCK_SECONDS, load_pages, publish_home
from written_pages import FETCHED, article_page

from flows.home import Home
from flows.person_decisions import apply_people_file
from flows.run import begin_run
from flows.settings import Settings

PIER = article_page(
    "pier",
    "Ferry pier reopens in May",
    (
        "The old ferry pier will reopen in May after two years of repairs, the harbour office announced.",
        "“We waited two winters for this day,” said William Hartwell, the harbour master.",
        "Repairs began after a storm broke the landing stage and closed the line to the islands.",
    ),
)
SILT = article_page(
    "silt",
    "Dredging begins in the outer harbour",
    (
        "Dredging of the outer harbour began on Monday, a month later than planned, the port said.",
        "“The silt is deeper than anybody thought,” said Bill Hartwell, who runs the port.",
        "The work will go on until the end of June, and the ferries keep their times meanwhile.",
    ),
)
LATER = article_page(
    "lighthouse",
    "Lighthouse is painted again",
    (
        "The lighthouse at the harbour mouth is painted red and white again, as it was a century ago.",
        "“It can be seen from the islands,” said Bill Hartwell, who climbed it on Sunday.",
        "The paint was given by a shipyard, and the work took eleven days, most of them windy.",
    ),
    fetched_at=FETCHED + timedelta(hours=1),
)
BY_HAND = """# Decided by the news desk.

[[same]]
people = [
    "William Hartwell",  # as the register has him
    "Bill Hartwell",
]
"""


@pytest.fixture(scope="module")
def made_home(tmp_path_factory) -> Path:
    """A home to copy: two articles about people who may be one."""
    run = begin_run("ingest", tmp_path_factory.mktemp("people") / "home", None)
    load_pages((PIER, SILT), run)
    publish_home(run.home)
    return run.home.path


@pytest.fixture
def home(tmp_path, made_home) -> Home:
    return Home(Path(shutil.copytree(made_home, tmp_path / "home")))


def people(home: Home, *arguments: str):
    return newsfacts("people", *arguments, "--home", home.path)


def asked(home: Home, query: str) -> list[tuple[object, ...]]:
    """The answer of the published snapshot."""
    with duckdb.connect(str(home.published), read_only=True) as connection:
        return connection.execute(query).fetchall()


def file_of(home: Home) -> Path:
    return home.path / "people.toml"


HARTWELLS = "SELECT person_name FROM dim_people WHERE surname = 'hartwell' ORDER BY 1"
SPEAKERS = "SELECT count(DISTINCT speaker_person_id) FROM fact_quotes"


def test_a_person_is_shown_with_names_roles_outlets_and_whom_the_name_may_mean(home):
    done = people(home, "show", "hartwell, william")

    assert done.returncode == 0, done.stderr
    for shown in ("William Hartwell", "harbour master (1)", "harbour-post (1)", "another form of bill hartwell"):
        assert shown in done.stdout
    person_id = re.search(r"person_id +([0-9a-f]{32})", done.stdout)
    assert person_id
    for written in (person_id[1][:10], person_id[1][:10].upper(), person_id[1].upper()):
        assert people(home, "show", written).stdout == done.stdout


def test_nobody_of_a_name_is_told_with_who_is_called_like_it(home):
    done = people(home, "show", "Walter Hartwell")

    assert done.returncode == 1
    assert "nobody is called 'Walter Hartwell'" in done.stdout
    assert "Bill Hartwell" in done.stdout
    assert "William Hartwell" in done.stdout


def test_merged_people_are_one_at_once_and_apart_again_when_it_is_undone(home):
    assert asked(home, SPEAKERS) == [(2,)]

    merged = people(home, "merge", "William Hartwell", "Bill Hartwell", "--name", "W. Hartwell", "--wikidata", "Q42")

    assert merged.returncode == 0, merged.stderr
    assert asked(home, SPEAKERS) == [(1,)]
    assert asked(home, "SELECT person_name, wikidata_id, article_count FROM dim_people") == [("W. Hartwell", "Q42", 2)]
    assert "merge: William Hartwell and Bill Hartwell are one person" in people(home, "show", "Bill Hartwell").stdout

    undone = people(home, "undo")

    assert "undid 0001" in undone.stdout
    assert asked(home, HARTWELLS) == [("Bill Hartwell",), ("William Hartwell",)]
    assert not file_of(home).read_text()
    history = people(home, "history").stdout
    assert re.search(r"^0002 .* undo ", history, re.MULTILINE)
    assert re.search(r"^0001 .* merge .* undone *$", history, re.MULTILINE)
    assert complaint(people(home, "undo")) == "nothing is left to undo: no decision about persons stands"


def test_a_decision_costs_readers_nothing_where_the_writers_file_is_lost(home):
    home.work.unlink()

    merged = people(home, "merge", "William Hartwell", "Bill Hartwell")

    assert merged.returncode == 0, merged.stderr
    assert asked(home, SPEAKERS) == [(1,)]
    assert asked(home, "SELECT count(*) FROM fact_articles") == [(2,)]


def test_a_split_gives_some_uses_of_a_name_to_another_person(home):
    done = people(home, "split", "Bill Hartwell", "--outlet", "harbour-post", "--as", "Bill Hartwell (port)")

    assert done.returncode == 0, done.stderr
    assert asked(home, HARTWELLS) == [("Bill Hartwell (port)",), ("William Hartwell",)]


@pytest.mark.parametrize("name", ["Bill Hartwell", "hartwell, BILL", "William Hartwell"])
def test_a_split_does_not_make_a_second_person_of_a_name_that_somebody_has(home, name):
    surname_last = "William Hartwell" if name == "William Hartwell" else "Bill Hartwell"
    ((person_id,),) = asked(home, f"SELECT person_id FROM dim_people WHERE person_name = '{surname_last}'")

    refused = people(home, "split", "William Hartwell", "--outlet", "harbour-post", "--as", name)

    assert complaint(refused) == (
        f"somebody is called {name!r} already, {person_id}: write a name that tells the two apart, such as "
        f"{name + ' (harbour-post)'!r}. Where these uses are that person's, then say so: "
        f"newsfacts people merge {person_id} {name + ' (harbour-post)'!r}"
    )
    assert not file_of(home).exists()


def test_uses_are_given_to_somebody_who_is_known_as_the_refusal_says(home):
    ((bill,),) = asked(home, "SELECT person_id FROM dim_people WHERE person_name = 'Bill Hartwell'")

    split = people(
        home, "split", "William Hartwell", "--outlet", "harbour-post", "--as", "Bill Hartwell (harbour-post)"
    )
    merged = people(home, "merge", bill, "Bill Hartwell (harbour-post)")

    assert (split.returncode, merged.returncode) == (0, 0), split.stderr + merged.stderr
    speakers = "SELECT DISTINCT speaker_person_id FROM fact_quotes WHERE speaker_kind = 'person'"
    assert asked(home, speakers) == [(bill,)]


def test_a_second_split_may_name_the_person_of_the_first(home):
    for name in ("William Hartwell", "Bill Hartwell"):
        done = people(home, "split", name, "--outlet", "harbour-post", "--as", "B. W. Hartwell")
        assert done.returncode == 0, done.stderr

    assert asked(home, HARTWELLS) == [("B. W. Hartwell",)]


def test_only_decisions_on_the_person_are_shown(home):
    people(home, "merge", "Bill Hartwell", "--notes", "Not William Hartwell, whom the port says to have retired.")
    people(home, "split", "William Hartwell", "--outlet", "harbour-post", "--as", "W. Hartwell (pier)")
    people(home, "undo")

    def decisions_shown(*target: str) -> list[str]:
        return re.findall(r"^(\d{4})  ", people(home, "show", *target).stdout, re.MULTILINE)

    assert decisions_shown("Bill Hartwell") == ["0001"]
    assert decisions_shown("hartwell, bill") == ["0001"]
    assert decisions_shown("William Hartwell") == ["0002", "0003"]
    ((william,),) = asked(home, "SELECT person_id FROM dim_people WHERE person_name = 'William Hartwell'")
    assert decisions_shown(william[:8]) == ["0002", "0003"]

    file_of(home).write_text(file_of(home).read_text() + "\n" + BY_HAND)
    people(home, "apply")

    assert decisions_shown("William Hartwell") == ["0001", "0002", "0003", "0004"]


def test_a_split_is_shown_of_both_persons(home):
    people(home, "split", "William Hartwell", "--outlet", "harbour-post", "--as", "W. Hartwell (pier)")

    assert "0001  " in people(home, "show", "W. Hartwell (pier)").stdout
    assert "0001  " not in people(home, "show", "Bill Hartwell").stdout


def test_an_id_in_short_splits_the_name_of_its_person(home):
    ((bill,),) = asked(home, "SELECT person_id[:8] FROM dim_people WHERE person_name = 'Bill Hartwell'")

    done = people(home, "split", "William Hartwell", bill)

    assert done.stdout == "William Hartwell is not Bill Hartwell\n", done.stderr
    assert 'people = ["William Hartwell", "Bill Hartwell"]' in file_of(home).read_text()


def test_what_stands_in_the_file_stays_comments_and_all(home):
    file_of(home).write_text(BY_HAND)

    assert people(home, "merge", "William Hartwell", "--notes", "Retired.").returncode == 0

    assert file_of(home).read_text() == f'{BY_HAND}\n[[person]]\nperson = "William Hartwell"\nnotes = "Retired."\n'
    assert asked(home, "SELECT notes FROM dim_people") == [("Retired.",)]


def test_later_details_replace_earlier_ones_and_repeating_them_decides_nothing(home):
    people(home, "merge", "Bill Hartwell", "--name", "Will Hartwell", "--notes", "Retired.")
    people(home, "merge", "Bill Hartwell", "--name", "B. Hartwell")
    repeated = people(home, "merge", "Bill Hartwell", "--name", "B. Hartwell")

    assert "nothing to change, people.toml says it already" in repeated.stdout
    assert asked(home, "SELECT person_name, notes FROM dim_people WHERE notes IS NOT NULL") == [
        ("B. Hartwell", "Retired.")
    ]
    assert asked(home, "SELECT count(*) FROM ops.person_decisions") == [(2,)]


def test_an_edit_by_hand_is_followed_by_the_next_load_and_by_apply_and_can_be_undone(home):
    file_of(home).write_text(BY_HAND)
    settings = Settings(home=home.path, lock_seconds=LOCK_SECONDS)
    run = begin_run("ingest", home.path, None)

    assert apply_people_file(home, settings)
    load_pages((LATER,), run)
    publish_home(home)

    assert asked(home, "SELECT article_count FROM dim_people WHERE surname = 'hartwell'") == [(3,)]
    file_of(home).write_text(BY_HAND.replace('    "Bill Hartwell",\n', '    "Nemo Nobody",\n'))
    applied = people(home, "apply")
    assert "in force now" in applied.stdout
    assert "without effect as yet: nobody is called 'Nemo Nobody'" in applied.stdout
    assert asked(home, HARTWELLS) == [("Bill Hartwell",), ("William Hartwell",)]

    people(home, "undo")

    assert file_of(home).read_text() == BY_HAND
    assert len(asked(home, HARTWELLS)) == 1


def test_readers_see_an_edit_by_hand_that_a_command_without_effect_met(home):
    file_of(home).write_text(BY_HAND)

    done = people(home, "merge", "William Hartwell", "Bill Hartwell")

    assert "nothing to change, people.toml says it already" in done.stdout
    assert asked(home, SPEAKERS) == [(1,)]
    assert asked(home, "SELECT action FROM ops.person_decisions") == [("edit",)]


def test_apply_publishes_what_a_run_followed_that_never_published(home):
    file_of(home).write_text(BY_HAND)
    apply_people_file(home, Settings(home=home.path, lock_seconds=LOCK_SECONDS))
    assert asked(home, SPEAKERS) == [(2,)]

    first, second = people(home, "apply"), people(home, "apply")

    assert "in force now" in first.stdout
    assert asked(home, SPEAKERS) == [(1,)]
    assert "in force as it stands" in second.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "William Hartwell"), "name two or more people to merge, or say with --name"),
        (("merge", "William Hartwell", "Nemo Nobody"), "nobody is called 'Nemo Nobody', and no person_id begins so"),
        (("merge", "William Hartwell", "--wikidata", "42"), "wikidata_id must be an item such as 'Q42', not '42'"),
        (("split", "William Hartwell"), "say what to split: another name, or --role, --outlet or --article"),
        (("split", "William Hartwell", "--role", "mayor"), "together with --as, the name of the other person"),
        (
            ("split", "William Hartwell", "--role", "pilot", "--as", "X"),
            "no article of 'William Hartwell' is as you say",
        ),
        (("undo",), "nothing is left to undo"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_decided_is_told_and_changes_nothing(home, arguments, message):
    before = home.published.read_bytes()

    assert message in complaint(people(home, *arguments))

    assert not file_of(home).exists()
    assert home.published.read_bytes() == before


def test_a_decision_against_an_earlier_one_is_refused_with_its_line(home):
    people(home, "merge", "William Hartwell", "Bill Hartwell")
    file = file_of(home).read_text()

    refused = complaint(people(home, "split", "William Hartwell", "Bill Hartwell"))

    assert refused.startswith(
        "people.toml line 3 says that 'William Hartwell' and 'Bill Hartwell' are one person: take"
    )
    assert file_of(home).read_text() == file


@pytest.mark.parametrize("command", [("apply",), ("merge", "William Hartwell", "Bill Hartwell"), ("undo",)])
def test_a_malformed_file_is_told_with_its_line_and_left_alone(home, command):
    file_of(home).write_text('[[same]]\npeople = "William Hartwell"\n')

    assert complaint(people(home, *command)) == (
        "people.toml line 2: people must be a list of names or person_ids; two or more names in [[different]], "
        "not 'William Hartwell'"
    )
    assert file_of(home).read_text() == '[[same]]\npeople = "William Hartwell"\n'


def test_a_run_refuses_a_malformed_file_before_it_collects(home, tmp_path):
    file_of(home).write_text("[[same]\n")
    sources = tmp_path / "sources.toml"
    sources.write_text(
        '[[source]]\nid = "a"\nname = "A"\nhomepage = "https://a.example/"\nlanguage = "en"\n'
        'feeds = ["https://a.example/rss.xml"]\n'
    )

    assert "people.toml line 1: not valid TOML" in complaint(
        newsfacts("run", "--sources", sources, "--home", home.path)
    )


def test_a_home_without_a_warehouse_is_told(tmp_path):
    assert "no warehouse at" in complaint(newsfacts("people", "show", "Anybody", "--home", tmp_path))
