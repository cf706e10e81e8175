"""Full-text search: which words are one, what stands side by side, and an index that an earlier version wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from fact_factory import Said, Story, facts_of
from table_states import rows_of

from warehouse.connection import open_writer
from warehouse.load import load_facts
from warehouse.macros import macro_named
from warehouse.search import maintain_search
from warehouse.search_index import WORDS_VERSION

# Words that are one to a search.
ONE_WORD = (
    *("church churches", "speech speeches", "watch watches", "avalanche avalanches", "wish wishes", "ash ashes"),
    *("tax taxes", "box boxes", "waltz waltzes", "quiz quizzes", "prize prizes", "size sizes", "axe axes"),
    *("loss losses", "boss bosses’", "bus buses", "virus viruses", "campus campuses", "case cases", "house houses"),
    *("hero heroes", "potato potatoes", "shoe shoes", "toe toes", "crisis crises", "analysis analyses"),
    *("gas gases", "lens lenses", "bias biases", "atlas atlases", "news news’s"),
    *("city cities", "movie movies", "lie lies", "tie ties", "cookie cookies", "series series", "country countries"),
    *("strike strikes Strike’s STRIKES strike's", "use uses", "café cafes CAFÉS", "ferry ferries ferry’s"),
    *("minister ministers", "day days", "goal goals", "press", "1990 1990s", "is IS"),
)
# And words that are two.
TWO_WORDS = (
    *("news new", "gas ga", "Julie July", "Marie Mary", "lens len", "loss los", "pass pa", "hero her", "bus but"),
    *("use us", "US us", "WHO who", "IT it", "mars mar"),
)
STORY = Story(
    title="WHO chief meets US envoy",
    text="“All I want is peace and quiet,” said Ann Lee.\nAnn Lee said she was “guilty as charged”.\n"
    "“I am not guilty,” said Ola Berg.\nOla Berg said “nobody told us”.\n“The US economy is strong,” said Ann Lee.",
    people=("Ann Lee", "Ola Berg"),
    said=(
        Said(words="All I want is peace and quiet,", speaker="Ann Lee"),
        Said(words="guilty as charged", speaker="Ann Lee", kind="fragment"),
        Said(words="I am not guilty,", speaker="Ola Berg"),
        Said(words="nobody told us", speaker="Ola Berg", kind="fragment"),
        Said(words="The US economy is strong,", speaker="Ann Lee"),
    ),
)
SHOUTED = Story(path="shouted", title="WHO WILL LET US PASS?", text="Nothing new.", people=(), said=())


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path_factory.mktemp("searched") / "work.duckdb") as writer:
        load_facts(writer, facts_of(STORY, SHOUTED))
        yield writer


def words(connection: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    return connection.execute("SELECT search_words($1)", [text]).fetchall()[0][0]  # type: ignore[no-any-return]


@pytest.mark.parametrize("forms", ONE_WORD)
def test_forms_of_a_word_are_one(catalogue: duckdb.DuckDBPyConnection, forms: str) -> None:
    assert len({tuple(words(catalogue, form)) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", TWO_WORDS)
def test_other_words_stay_apart(catalogue: duckdb.DuckDBPyConnection, forms: str) -> None:
    one, other = forms.split()
    assert words(catalogue, one) != words(catalogue, other)


def test_words_that_say_nothing_are_left_out(catalogue: duckdb.DuckDBPyConnection) -> None:
    told = "The gas bill was, he says, no news to us: nothing and nobody does not cost the U.S. what IT costs the WHO."

    assert words(catalogue, told) == [
        *("gas", "bill", "say", "no", "news", "nothing", "nobody", "not", "cost", "u", "s", "IT", "cost", "WHO")
    ]
    assert words(catalogue, "") == words(catalogue, "“…”") == []


def test_words_change_with_their_version() -> None:
    told = " ".join(" ".join(macro_named(name).select.split()) for name in ("search_forms", "search_words"))
    digest = hashlib.sha256(told.encode()).hexdigest()[:8]

    # Where words have changed: raise WORDS_VERSION, so that files are indexed anew, and write both here.
    assert (WORDS_VERSION, digest) == (2, "c2fcb733")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"peace quiet"', []),
        ('"peace and quiet"', ["All I want is peace and quiet,"]),
        ("“Peace and Quiet”", ["All I want is peace and quiet,"]),
        ('"not guilty"', ["I am not guilty,"]),
        ('"am guilty"', []),
        ('"guilty as charged"', ["guilty as charged"]),
        ('"guilty charged"', []),
        ("guilty", ["guilty as charged", "I am not guilty,"]),
        ("nobody", ["nobody told us"]),
        ('"told us"', ["nobody told us"]),
        ("US", ["The US economy is strong,"]),
        ('"us economies"', ["The US economy is strong,"]),
        ('"the us" economy', ["The US economy is strong,"]),
        ('"a strong" economy', []),
    ],
)
def test_phrases_stand_side_by_side(searched: duckdb.DuckDBPyConnection, query: str, found: list[str]) -> None:
    rows = searched.execute("SELECT quote_text FROM search_quotes($1)", [query]).fetchall()

    assert [text for (text,) in rows] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"who chief"', ["WHO chief meets US envoy"]),
        ('"let us pass"', ["WHO WILL LET US PASS?"]),
        ('"nothing news"', []),
        ('"not guilty" envoy', ["WHO chief meets US envoy"]),
        ('"envoy all i want"', ["WHO chief meets US envoy"]),
    ],
)
def test_phrases_are_found_in_title_and_text(searched: duckdb.DuckDBPyConnection, query: str, found: list[str]) -> None:
    assert [
        title for (title,) in searched.execute("SELECT title FROM search_articles($1)", [query]).fetchall()
    ] == found


@pytest.mark.parametrize("query", ["the", '"the"', '"to be"', "what was it?"])
@pytest.mark.parametrize("macro", ["search_quotes", "search_articles"])
def test_a_query_of_words_that_are_left_out_is_refused(
    searched: duckdb.DuckDBPyConnection, macro: str, query: str
) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=r"search leaves out every word of .*: add one"):
        searched.execute(f"FROM {macro}($1)", [query]).fetchall()
    with pytest.raises(duckdb.InvalidInputException, match=r"search leaves out every word of .*: add one"):
        searched.execute(f"FROM {macro}('{query}')").fetchall()


@pytest.mark.parametrize("query", ["", " ", "“”", "!!!", "💥", '""'])
@pytest.mark.parametrize("macro", ["search_quotes($1)", "search_articles($1)", "search_documents($1, 'quote')"])
def test_a_query_without_any_word_is_refused(searched: duckdb.DuckDBPyConnection, macro: str, query: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=r'search has no word to look for in ".*": give it one'):
        searched.execute(f"FROM {macro}", [query]).fetchall()


def test_no_query_finds_nothing(searched: duckdb.DuckDBPyConnection) -> None:
    assert searched.execute("FROM search_quotes(NULL)").fetchall() == []


@pytest.mark.parametrize("is_sorted", [False, True])
def test_the_index_of_an_earlier_version_is_built_anew(warehouse_path: Path, is_sorted: bool) -> None:
    index = (
        "SELECT kind, word, article_id, quote_id, occurrence_count, w.word_count "
        "FROM (FROM search.words UNION ALL FROM search.recent_words) AS w INNER JOIN search.documents AS d "
        "USING (document_no, kind) ANTI JOIN search.retired_documents AS r USING (document_no) ORDER BY ALL"
    )
    with open_writer(warehouse_path, threads=1) as writer:
        load_facts(writer, facts_of(STORY, SHOUTED))
        kept = rows_of(writer, index)
        if is_sorted:
            maintain_search(writer)
        for table in ("search.words", "search.recent_words"):
            writer.execute(f"UPDATE {table} SET word = 'churche' WHERE word = 'guilty'")
        writer.execute("UPDATE ops.upgrades SET version = 1 WHERE kept = 'search_words'")

    with open_writer(warehouse_path, threads=1) as writer:
        assert rows_of(writer, index) == kept
        assert rows_of(writer, "SELECT count(*) FROM search_quotes('guilty')") == [(2,)]
        load_facts(writer, facts_of(Story(path="later", title="A guilty plea")))
        assert rows_of(writer, "SELECT count(*) FROM search_articles('guilty')") == [(2,)]
