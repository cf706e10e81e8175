"""What commands make of `people.toml`, and what the facts make of that."""

from __future__ import annotations

import io
import shutil
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console
from written_home import LOCK_SECONDS, make_home

from flows.commands.people import merge_people, split_person
from flows.home import Home
from flows.people_file import PeopleFileError
from flows.person_changes import Split
from flows.settings import Settings

ADA, BRUNO, CELIA = "Ada Quillfeather", "Bruno Castellane", "Celia Vandermeer"
NO_USES = Split(role=None, outlet=None, articles=(), preferred_name=None)


@pytest.fixture(scope="module")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home to copy: three articles, each about another person."""
    return make_home(tmp_path_factory.mktemp("changes") / "home").path


@pytest.fixture
def home(tmp_path: Path, made_home: Path) -> Home:
    return Home(Path(shutil.copytree(made_home, tmp_path / "home")))


def merge(home: Home, *targets: str, **details: str) -> str:
    """What the command says."""
    said = io.StringIO()
    settings = Settings(home=home.path, lock_seconds=LOCK_SECONDS)
    assert merge_people(settings, targets, details, Console(file=said, width=1000)) == 0
    return said.getvalue()


def split(home: Home, target: str, other: str | None = None, split: Split = NO_USES) -> str:
    said = io.StringIO()
    settings = Settings(home=home.path, lock_seconds=LOCK_SECONDS)
    assert split_person(settings, target, other, split, Console(file=said, width=1000)) == 0
    return said.getvalue()


def rules(home: Home) -> dict[str, Any]:
    return tomllib.loads((home.path / "people.toml").read_text(encoding="utf-8"))


def asked(home: Home, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home.published), read_only=True) as connection:
        return connection.execute(query).fetchall()


def id_of(home: Home, name: str) -> str:
    ((person_id,),) = asked(home, f"SELECT DISTINCT person_id FROM fact_people WHERE person_name = '{name}'")
    return str(person_id)


class TestSplittingNames:
    def test_an_id_stands_for_the_name_of_its_person(self, home: Home) -> None:
        said = split(home, id_of(home, ADA), id_of(home, BRUNO)[:8].upper())

        assert said.startswith(f"{ADA} is not {BRUNO}")
        assert rules(home) == {"different": [{"people": [ADA, BRUNO]}]}

    @pytest.mark.parametrize("other", [ADA, "quillfeather, ADA", "id"])
    def test_nobody_is_split_from_himself(self, home: Home, other: str) -> None:
        written = id_of(home, ADA)[:8] if other == "id" else other

        with pytest.raises(PeopleFileError, match=f"'{ADA}' and '{written}' are one name, '{ADA}', which cannot be"):
            split(home, ADA, written)

        assert not (home.path / "people.toml").exists()

    def test_an_id_of_somebody_with_several_names_does_not_say_which(self, home: Home) -> None:
        merge(home, ADA, BRUNO)

        with pytest.raises(PeopleFileError, match=r"goes by several names: write the one that you mean, such as .*Br"):
            split(home, CELIA, id_of(home, ADA)[:8])

    @pytest.mark.parametrize("joined", [[(ADA, BRUNO)], [(ADA, CELIA), (BRUNO, CELIA)]], ids=["merged", "both merged"])
    def test_who_was_merged_is_told_with_the_line(self, home: Home, joined: list[tuple[str, str]]) -> None:
        for pair in joined:
            merge(home, *pair)

        with pytest.raises(PeopleFileError, match=f"^people.toml line 3 says that '{ADA}' and 'BRUNO castellane' are"):
            split(home, ADA, "BRUNO castellane")

    def test_a_rule_without_effect_says_so(self, home: Home) -> None:
        split(home, ADA, BRUNO)

        assert "none changes by it" in split(home, ADA.upper(), BRUNO.upper())


class TestSplittingUses:
    WHOLE_OUTLET = Split(role=None, outlet="harbour-post", articles=(), preferred_name="Somebody Else")

    def test_uses_that_an_earlier_rule_has_are_refused(self, home: Home) -> None:
        split(home, ADA, split=self.WHOLE_OUTLET)
        file = (home.path / "people.toml").read_bytes()
        later = Split(role="harbour", outlet=None, articles=(), preferred_name="The Harbour Master")

        with pytest.raises(
            PeopleFileError, match=r"^role 'harbour' of 'Ada Quillfeather' would change no fact, and was"
        ):
            split(home, ADA, split=later)

        assert (home.path / "people.toml").read_bytes() == file
        assert asked(home, "SELECT count(*) FROM ops.person_decisions") == [(1,)]

    def test_articles_of_an_id_are_those_of_its_name(self, home: Home) -> None:
        ((article,),) = asked(home, f"SELECT article_id FROM fact_people WHERE person_name = '{ADA}'")
        of_article = Split(role=None, outlet=None, articles=(str(article),), preferred_name="Somebody Else")

        split(home, id_of(home, ADA)[:8], split=of_article)

        assert rules(home)["different"][0]["person"] == ADA
        assert asked(home, "SELECT count(*) FROM dim_people WHERE person_name = 'Somebody Else'") == [(1,)]


class TestMerging:
    def test_the_first_ones_id_stays_whoever_was_merged_before(self, home: Home) -> None:
        celia = id_of(home, CELIA)
        merge(home, ADA, BRUNO)

        merge(home, CELIA, ADA)

        assert rules(home) == {"same": [{"people": [CELIA, ADA, BRUNO]}]}
        assert asked(home, "SELECT DISTINCT person_id FROM fact_people") == [(celia,)]

    def test_the_id_of_the_first_ones_person_stays(self, home: Home) -> None:
        ada = id_of(home, ADA)
        merge(home, ADA, BRUNO)

        merge(home, BRUNO, CELIA)

        assert asked(home, "SELECT DISTINCT person_id FROM fact_people") == [(ada,)]

    @pytest.mark.parametrize("written", ["bruno CASTELLANE", "Castellane, Bruno", "id"])
    def test_another_spelling_of_somebody_merged_joins_that_rule(self, home: Home, written: str) -> None:
        merge(home, ADA, BRUNO)
        spelling = id_of(home, BRUNO)[:8] if written == "id" else written

        merge(home, spelling, CELIA)

        assert rules(home) == {"same": [{"people": [ADA, BRUNO, CELIA]}]}

    @pytest.mark.parametrize("other", [ADA, ADA.lower(), "Quillfeather, Ada", "id"])
    def test_nobody_is_merged_with_himself(self, home: Home, other: str) -> None:
        written = id_of(home, ADA)[:8] if other == "id" else other

        with pytest.raises(PeopleFileError, match=f"'{ADA}' and '{written}' are one person already, by one name"):
            merge(home, BRUNO, ADA, written)

        assert not (home.path / "people.toml").exists()

    def test_who_is_kept_apart_is_told_with_the_line(self, home: Home) -> None:
        split(home, ADA, BRUNO)
        merge(home, BRUNO, CELIA)

        with pytest.raises(PeopleFileError, match=f"^people.toml line 3 says that '{ADA}' and '{BRUNO}' are different"):
            merge(home, CELIA, "ada quillfeather")


class TestDetails:
    CALLED = "SELECT person_name FROM dim_people WHERE wikidata_id = 'Q42'"

    def test_the_last_ones_count_however_the_person_is_written(self, home: Home) -> None:
        merge(home, ADA, preferred_name="A", wikidata_id="Q42")
        for number, written in enumerate((ADA.lower(), "Quillfeather, Ada", id_of(home, ADA), id_of(home, ADA)[:8])):
            merge(home, written, preferred_name=f"A {number}")
            assert asked(home, self.CALLED) == [(f"A {number}",)]

        assert rules(home) == {"person": [{"person": ADA, "preferred_name": "A 3", "wikidata_id": "Q42"}]}

    def test_those_of_a_merge_replace_what_was_said_of_either(self, home: Home) -> None:
        merge(home, BRUNO, preferred_name="B")
        merge(home, ADA, wikidata_id="Q42")

        merge(home, ADA, BRUNO, preferred_name="Both")

        assert asked(home, self.CALLED) == [("Both",)]

    def test_of_two_rules_by_hand_the_first_that_says_something_counts(self, home: Home) -> None:
        (home.path / "people.toml").write_text(
            f'[[person]]\nperson = "{ADA}"\nwikidata_id = "Q42"\n'
            f'[[person]]\nperson = "{ADA.lower()}"\nwikidata_id = "Q43"\npreferred_name = "A"\n'
        )

        merge(home, ADA, notes="Seen.")

        assert asked(home, self.CALLED) == [("A",)]
        merge(home, ADA, preferred_name="Ada")
        assert asked(home, self.CALLED) == [("Ada",)]
