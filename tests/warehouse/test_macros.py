"""The macros that count what is quoted and named, on a few articles whose figures can be counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest
from fact_factory import NOON, Said, Story, facts_of

from warehouse.connection import open_writer
from warehouse.load import load_facts
from warehouse.macros import MACRO_NAMES, Macro, all_macros
from warehouse.snapshot import publish

TABLE_MACROS = pytest.mark.parametrize(
    "macro", [macro for macro in all_macros() if macro.is_table], ids=lambda macro: macro.name
)

FERRY = Story(
    title="Ferry returns with Ann Lee",
    text="Ann Lee and Ola Berg came back.\n“We are home at last,” said Ann Lee.\nAnn Lee said she was “glad”.\n"
    "A sailor said “never again, not for gold”.\n"
    "The ferry had lain in the northern dock since autumn, when a storm tore the ramp from its hinges and left forty "
    "lorries of timber and one brass band waiting on the wrong side of the water.",
    people=("Ann Lee", "Ola Berg"),
    said=(
        Said(words="We are home at last,", speaker="Ann Lee"),
        Said(words="glad", speaker="Ann Lee", kind="fragment"),
        Said(words="never again, not for gold", speaker="A sailor", speaker_kind="unnamed"),
    ),
)
COPY = replace(FERRY, source_id="northern_mail", published_at=NOON)
MAYOR = Story(
    path="mayor",
    title="Mayor resigns",
    text="“I go for good,” said Ola Berg.\nAnn Lee waved.",
    people=("Ola Berg", "Ann Lee"),
    said=(Said(words="I go for good,", speaker="Ola Berg"),),
    published_at=datetime(2026, 3, 10, 1, tzinfo=UTC),
    fetched_at=datetime(2026, 3, 10, 2, tzinfo=UTC),
)
FOREIGN = Story(
    path="foreign",
    source_id="uferbote",
    title="Die Fähre",
    text="„Wir sind wieder da und bleiben“, hieß es.",
    people=(),
    said=(Said(words="Wir sind wieder da und bleiben"),),
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published file, read with plain DuckDB, as an analyst does."""
    home = tmp_path_factory.mktemp("home")
    with open_writer(home / "work.duckdb") as writer:
        load_facts(writer, facts_of(FERRY, COPY, MAYOR, FOREIGN))
    publish(home / "work.duckdb", home / "warehouse.duckdb", published_at=NOON)
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as reader:
        yield reader


def test_every_file_is_a_macro() -> None:
    folder = Path(str(files("warehouse") / "sql" / "macros"))

    assert sorted(path.stem for path in folder.glob("*.sql")) == sorted(MACRO_NAMES)


@TABLE_MACROS
def test_every_macro_answers_an_empty_warehouse(catalogue: duckdb.DuckDBPyConnection, macro: Macro) -> None:
    arguments = ", ".join("'ferry'" for item in macro.parameters if item.default is None)
    if macro.name == "search_documents":
        arguments = "'ferry', 'quote'"

    assert catalogue.execute(f"FROM {macro.name}({arguments})").fetchall() == []


@TABLE_MACROS
def test_counts_are_of_a_type_that_every_client_knows(catalogue: duckdb.DuckDBPyConnection, macro: Macro) -> None:
    arguments = ", ".join("''" for item in macro.parameters if item.default is None)
    described = catalogue.execute(f"DESCRIBE FROM {macro.name}({arguments})").fetchall()

    assert [name for name, kind, *_ in described if "HUGEINT" in kind] == []


def test_quoted_people_have_their_place_in_each_outlet_and_week(news: duckdb.DuckDBPyConnection) -> None:
    columns = "period_start, source_id, person_name, quote_count, place"

    assert news.execute(f"SELECT {columns} FROM quoted_people()").fetchall() == [
        (date(2026, 3, 2), "harbour_post", "Ann Lee", 2, 1),
        (date(2026, 3, 2), "northern_mail", "Ann Lee", 2, 1),
        (date(2026, 3, 9), "harbour_post", "Ola Berg", 1, 1),
    ]
    assert news.execute(
        f"SELECT {columns} FROM quoted_people(source := 'harbour_post', period := 'year')"
    ).fetchall() == [
        (date(2026, 1, 1), "harbour_post", "Ann Lee", 2, 1),
        (date(2026, 1, 1), "harbour_post", "Ola Berg", 1, 2),
    ]


@pytest.mark.parametrize("macro", ["quoted_people", "share_of_voice", "counts_with_completeness"])
def test_what_is_no_period_is_refused(news: duckdb.DuckDBPyConnection, macro: str) -> None:
    for period in ("day", "WEEK", "month", "quarter", "year"):
        assert news.execute(f"FROM {macro}(period := '{period}')").fetchall() != []
    for period, told in (("'hour'", "hour"), ("'fortnight'", "fortnight"), ("''", ""), ("NULL", "NULL")):
        with pytest.raises(duckdb.Error, match=f"must be day, week, month, quarter or year, not {told}$"):
            news.execute(f"FROM {macro}(period := {period})").fetchall()


@pytest.mark.parametrize(
    ("count_copies", "shares"),
    [
        (False, [("Ann Lee", 2, 0.5, 1), ("A sailor", 1, 0.25, 2)]),
        (True, [("Ann Lee", 4, 0.5714, 1), ("A sailor", 2, 0.2857, 2)]),
    ],
)
def test_share_of_voice_counts_quotes_without_a_speaker_in_the_whole(
    news: duckdb.DuckDBPyConnection, count_copies: bool, shares: list[tuple[object, ...]]
) -> None:
    asked = (
        "SELECT speaker_name, quote_count, share, place FROM share_of_voice(until := '2026-03-09', count_copies := $1)"
    )

    assert news.execute(asked, [count_copies]).fetchall() == shares


def test_a_quote_that_outlets_give_to_two_speakers_is_one_of_all_quotes(tmp_path: Path) -> None:
    words = "“We will not put families on a deck that we cannot vouch for,” said Ann Lee."
    said = Said(words="We will not put families on a deck that we cannot vouch for,", speaker="Ann Lee")
    first = Story(text=words, people=("Ann Lee",), said=(said,))
    second = replace(first, source_id="northern_mail", said=(replace(said, speaker=None),))
    third = replace(
        first,
        source_id="valley_news",
        text=words.replace("Ann Lee", "Ola Berg"),
        people=("Ola Berg",),
        said=(replace(said, speaker="Ola Berg"),),
    )
    with open_writer(tmp_path / "work.duckdb") as writer:
        load_facts(writer, facts_of(first, second, third))

        rows = writer.execute("SELECT speaker_name, quote_count, all_quotes, share FROM share_of_voice()").fetchall()

    assert rows == [("Ann Lee", 1, 1, 1.0), ("Ola Berg", 1, 1, 1.0)]


def test_unnamed_sources_are_counted_where_nobody_is_named_too(news: duckdb.DuckDBPyConnection) -> None:
    columns = "source_id, quote_count, unnamed_count, named_count, unknown_count, unnamed_share"

    assert news.execute(f"SELECT {columns} FROM unnamed_sources()").fetchall() == [
        ("harbour_post", 4, 1, 3, 0, 0.25),
        ("northern_mail", 3, 1, 2, 0, 0.3333),
        ("uferbote", 1, 0, 0, 1, None),
    ]


def test_quoted_or_mentioned_tells_who_is_heard(news: duckdb.DuckDBPyConnection) -> None:
    columns = "person_name, article_count, quoting_article_count, quoted_share"

    assert news.execute(f"SELECT {columns} FROM quoted_or_mentioned()").fetchall() == [
        ("Ann Lee", 3, 2, 0.6667),
        ("Ola Berg", 3, 1, 0.3333),
    ]


def test_who_is_named_beside_somebody_counts_copies_once_and_each(news: duckdb.DuckDBPyConnection) -> None:
    columns = "person_name, story_count, article_count, quoted_count, source_count, last_day"

    assert news.execute(f"SELECT {columns} FROM named_beside('ánn LEE')").fetchall() == [
        ("Ola Berg", 2, 3, 1, 2, date(2026, 3, 10))
    ]
    assert news.execute(f"SELECT {columns} FROM named_beside('Ann Lee', source := 'northern_mail')").fetchall() == [
        ("Ola Berg", 1, 1, 0, 1, date(2026, 3, 2))
    ]
    assert news.execute("FROM named_beside('Nobody Known')").fetchall() == []


def test_quotes_of_a_person_begin_with_the_latest(news: duckdb.DuckDBPyConnection) -> None:
    assert news.execute("SELECT source_id, quote_text FROM quotes_of('ann lee')").fetchall() == [
        ("northern_mail", "We are home at last,"),
        ("northern_mail", "glad"),
        ("harbour_post", "We are home at last,"),
        ("harbour_post", "glad"),
    ]


@pytest.mark.parametrize("source", ["harbour-post", "a", "zzz", "", "harbour_pos"])
@pytest.mark.parametrize(
    "call",
    [
        "quotes_of('Ann Lee'",
        "quotes_of('Nobody'",
        "named_beside('Ann Lee'",
        "days_of('Ann Lee'",
        "authors_quoting('Ann Lee'",
        "search_quotes('home'",
        "search_articles('home'",
        "search_articles('unheard'",
    ],
)
def test_an_outlet_that_is_none_is_told(news: duckdb.DuckDBPyConnection, call: str, source: str) -> None:
    told = f'no outlet has the source_id "{source}": dim_sources lists them'
    for asked in ("SELECT *", "SELECT count(*)"):
        with pytest.raises(duckdb.Error, match=told):
            news.execute(f"{asked} FROM {call}, source := '{source}') LIMIT 5").fetchall()
        with pytest.raises(duckdb.Error, match=told):
            news.execute(f"{asked} FROM {call}, source := $1)", [source]).fetchall()


def test_days_of_a_person_count_copies_once_and_each(news: duckdb.DuckDBPyConnection) -> None:
    columns = "day, story_count, article_count, source_count, title_count, mention_count, quote_count"

    assert news.execute(f"SELECT {columns} FROM days_of('Ann Lee')").fetchall() == [
        (date(2026, 3, 2), 1, 2, 2, 2, 6, 4),
        (date(2026, 3, 10), 1, 1, 1, 0, 1, 0),
    ]


def test_authors_quoting_a_person_are_told_by_outlet(news: duckdb.DuckDBPyConnection) -> None:
    columns = "author_name, source_id, quote_count, article_count, last_day"

    assert news.execute(f"SELECT {columns} FROM authors_quoting('ANN LEE')").fetchall() == [
        ("Mia Stone", "harbour_post", 2, 1, date(2026, 3, 2)),
        ("Mia Stone", "northern_mail", 2, 1, date(2026, 3, 2)),
    ]


def named(connection: duckdb.DuckDBPyConnection, name: str) -> list[object]:
    rows = connection.execute("SELECT person_name FROM people_named($1)", [name]).fetchall()
    return [person for (person,) in rows]


# A name as articles print it, and others who mean the same by it.
SPELLINGS = {
    "Niamh O’Shea": ("niamh o’shea", "NÍAMH O’SHEA", "Niamh O'Shea", "Niamh OShea", "Níamh O‘Shea", " Niamh  O’Shea\t"),
    "Lech Wałęsa": ("Lech Walesa", "LECH WAŁĘSA", "lech wałesa"),
    "Jens Øster": ("jens oster", "JENS ØSTER"),
    "Ana Đurić": ("Ana Duric", "ana đurić", "ANA ĐURIĆ"),
    "Aylin Kılıç": ("Aylin Kilic", "aylin kılıc"),
    "Lise Kjær": ("LISE KJÆR", "lise kjær", "Lise Kjar"),
    "Ann Sheridan-Vale": ("Sheridan-Vale, Ann", " sheridan-vale ,ANN "),
    "Uwe Groß": ("Uwe Gross", "UWE GROSS", "uwe groß", "UWE GROẞ"),
    "J. D. Varga": ("JD Varga", "J.D. Varga", "J. D. Várga", "Varga, J. D.", "Varga, J.D."),
    "Omar al-Khatib": ("Omar Al-Khatib", "OMAR AL-KHATIB", "al-Khatib, Omar"),
    "Rania El-masri": ("Rania El-Masri", "rania el-masri"),
    "Siobhán Drexler-Roy": ("Siobhan Drexler-Roy",),
    "Kim Dae-jung": ("kim dae-jung",),
}


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in which each of these people says a sentence."""
    stories = [
        Story(
            path=str(number),
            title="Somebody speaks",
            text=f"“I am here,” said {name}. Ola Berg waved.",
            people=(name, "Ola Berg"),
            said=(Said(words="I am here,", speaker=name),),
        )
        for number, name in enumerate(SPELLINGS)
    ]
    with open_writer(tmp_path_factory.mktemp("spelt") / "work.duckdb") as writer:
        load_facts(writer, facts_of(*stories))
        yield writer


@pytest.mark.parametrize(("name", "asked"), [(name, asked) for name in SPELLINGS for asked in (name, *SPELLINGS[name])])
def test_spellings_of_a_name_mean_its_bearer(spelt: duckdb.DuckDBPyConnection, name: str, asked: str) -> None:
    assert named(spelt, asked) == [name]
    for macro in ("quotes_of", "named_beside", "days_of", "authors_quoting"):
        assert len(spelt.execute(f"FROM {macro}($1)", [asked]).fetchall()) == 1, macro


@pytest.mark.parametrize(
    "asked",
    [
        "Niamh",
        "Shea O’Niamh",
        "Walesa Lech",
        "Lech",
        "",
        " ",
        "’",
        ",",
        "Walesa,",
        ", Lech Walesa",
        "Lech, Walesa",
        "Walesa, Lech, Jr.",
        "Walesa, Le",
        "Ola Ber",
        "Ola Bergs",
    ],
)
def test_nobody_is_meant_by_a_part_of_a_name(spelt: duckdb.DuckDBPyConnection, asked: str) -> None:
    assert named(spelt, asked) == []
