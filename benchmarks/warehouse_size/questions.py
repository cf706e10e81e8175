"""What analysts ask each view, with parameters as they choose them: the well-known more often than the others."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.warehouse_size.vocabulary import nouns
from benchmarks.warehouse_size.wording import COUNTED
from warehouse.ddl import quoted

SQL_BLOCK = re.compile(r"^```sql\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

Row = tuple[Any, ...]


class Chooser:
    """Draws parameters out of what the warehouse holds; the same ones for the same seed."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, seed: int) -> None:
        self._random = random.Random(seed)
        self.people = connection.execute(
            "SELECT person_id, person_name FROM dim_people ORDER BY article_count DESC, person_id LIMIT 5000"
        ).fetchall()
        self.sources = connection.execute(
            "SELECT source_id, source_name FROM dim_sources ORDER BY source_id"
        ).fetchall()
        self.days = connection.execute(
            "SELECT DISTINCT CAST(timezone('UTC', published_at) AS DATE) AS day FROM fact_articles ORDER BY day"
        ).fetchall()
        self.articles = connection.execute(
            "SELECT article_id, canonical_url, authors[1] FROM fact_articles WHERE len(authors) > 0 "
            "ORDER BY hash(article_id) LIMIT 500"
        ).fetchall()
        self.groups = connection.execute(
            "SELECT quote_group_id FROM fact_quotes ORDER BY hash(quote_id) LIMIT 500"
        ).fetchall()

    def person(self) -> Row:
        """Id and name; half of the draws are among the hundred most named."""
        return self.people[int(len(self.people) * self._random.random() ** 5)]

    def source(self) -> Row:
        """Id and name of an outlet."""
        return self._random.choice(self.sources)

    def article(self) -> Row:
        """Id, address and first author of an article with an author."""
        return self._random.choice(self.articles)

    def group(self) -> Row:
        """Id of a quote group; large ones come more often."""
        return self._random.choice(self.groups)

    def days_of(self, count: int) -> list[Any]:
        """First day of a span and the day after its last."""
        first = self._random.choice(self.days)[0]
        return [first, first + timedelta(days=count)]

    def number(self) -> int:
        """A whole number that some texts hold."""
        return self._random.randrange(2, 400)

    def words(self, count: int) -> str:
        """Nouns of the texts, frequent and rare ones."""
        return " ".join(self._random.choice(nouns()[:400]) for _ in range(count))

    def in_place_of_demo(self, sql: str) -> str:
        """The query with persons, outlets and words of this warehouse in place of those of the demo."""
        drawn: dict[str, Callable[[], str]] = {
            "Abdoulaye Nkrumah-Sy": lambda: self.person()[1],
            "abdoulaye nkrumah-sy": lambda: str(self.person()[1]).lower(),
            "Desmond Achterberg": lambda: self.person()[1],
            "Ezekiel Abara-Finch": lambda: self.person()[1],
            "Bo Ekdal": lambda: self.article()[2],
            "meridian": lambda: self.source()[0],
            "harbour-post": lambda: self.source()[0],
            "work strikes": lambda: self.words(2),
            '"peace and quiet"': lambda: f'"{self.number()} {self._random.choice(COUNTED)}"',
            "minister police square": lambda: self.words(3),
        }
        for demo, draw in drawn.items():
            if f"'{demo}'" in sql:
                sql = sql.replace(f"'{demo}'", quoted(draw()))
        return sql.replace("current_date", f"DATE '{self.days[-1][0]}'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query and where its parameters come from."""

    name: str
    sql: str
    draw: Callable[[Chooser], list[Any]] = lambda _: []
    worded: Callable[[str], str] = str
    """The SQL with values of this warehouse in place of those that its text names."""


VIEW_QUESTIONS = (
    Question(
        name="quotes: of a person, newest first",
        sql="SELECT speaker_name, quote_text, source_name, published_at FROM quotes WHERE speaker_person_id = ? "
        "ORDER BY published_at DESC LIMIT 50",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="quotes: by a speaker's name, all",
        sql="SELECT speaker_name, quote_text, source_name, published_at FROM quotes WHERE speaker_name = ? "
        "ORDER BY published_at",
        draw=lambda choose: [choose.person()[1]],
    ),
    Question(
        name="quotes: of a person, with context",
        sql="SELECT * FROM quotes WHERE speaker_person_id = ? ORDER BY published_at DESC LIMIT 50",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="quotes: of a day, with context",
        sql="SELECT * FROM quotes WHERE day = ?",
        draw=lambda choose: choose.days_of(1)[:1],
    ),
    Question(
        name="quotes: of an article, with context",
        sql="SELECT * FROM quotes WHERE article_id = ? ORDER BY quote_no",
        draw=lambda choose: [choose.article()[0]],
    ),
    Question(
        name="quotes: words in the quote (ILIKE)",
        sql="SELECT quote_text, speaker_name, published_at FROM quotes WHERE quote_text ILIKE ? "
        "ORDER BY published_at DESC LIMIT 20",
        draw=lambda choose: [f"%{choose.number()} turbines%"],
    ),
    Question(
        name="quotes: most quoted of an outlet and month",
        sql="SELECT speaker_name, count(DISTINCT quote_group_id) AS said FROM quotes WHERE source_id = ? AND "
        "published_at >= CAST(? AS DATE) AND published_at < CAST(? AS DATE) AND speaker_person_id IS NOT NULL "
        "GROUP BY speaker_name ORDER BY said DESC LIMIT 20",
        draw=lambda choose: [choose.source()[0], *choose.days_of(30)],
    ),
    Question(name="most_quoted: the first twenty", sql="SELECT * FROM most_quoted LIMIT 20"),
    Question(
        name="first_said: of one group",
        sql="SELECT * FROM first_said WHERE quote_group_id = ?",
        draw=lambda choose: list(choose.group()),
    ),
    Question(
        name="first_said: of a person",
        sql="SELECT * FROM first_said WHERE speaker_person_id = ? ORDER BY first_sighted_at DESC LIMIT 20",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="first_said: what most outlets took up",
        sql="SELECT * FROM first_said WHERE taken_up_count > 0 ORDER BY taken_up_count DESC LIMIT 20",
    ),
    Question(
        name="unique_quotes: of a person, newest first",
        sql="SELECT * FROM unique_quotes WHERE speaker_person_id = ? ORDER BY first_sighted_at DESC LIMIT 20",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="copies: of an outlet and month, by agency",
        sql="SELECT role, agency, count(*) FROM copies WHERE source_id = ? AND sighted_at >= CAST(? AS DATE) "
        "AND sighted_at < CAST(? AS DATE) GROUP BY ALL",
        draw=lambda choose: [choose.source()[0], *choose.days_of(30)],
    ),
    Question(
        name="people_daily: of a person",
        sql="SELECT * FROM people_daily WHERE person_id = ? ORDER BY day",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="people_daily: of a day",
        sql="SELECT * FROM people_daily WHERE day = ? ORDER BY quote_count DESC LIMIT 20",
        draw=lambda choose: choose.days_of(1)[:1],
    ),
    Question(
        name="author_speakers: of an author",
        sql="SELECT * FROM author_speakers WHERE author_name = ? ORDER BY quote_count DESC LIMIT 20",
        draw=lambda choose: [choose.article()[2]],
    ),
    Question(
        name="author_speakers: of a speaker",
        sql="SELECT * FROM author_speakers WHERE speaker_person_id = ? ORDER BY quote_count DESC LIMIT 20",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="article_edits: the latest",
        sql="SELECT * FROM article_edits ORDER BY changed_at DESC LIMIT 20",
    ),
    Question(
        name="article_edits: of an article",
        sql="SELECT * FROM article_edits WHERE article_id = ?",
        draw=lambda choose: [choose.article()[0]],
    ),
    Question(
        name="person_roles: of a person",
        sql="SELECT * FROM person_roles WHERE person_id = ? ORDER BY article_count DESC LIMIT 20",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="person_candidates: of a person",
        sql="SELECT * FROM person_candidates WHERE person_id = ? LIMIT 20",
        draw=lambda choose: [choose.person()[0]],
    ),
    Question(
        name="article_history: of an article",
        sql="SELECT * FROM article_history WHERE article_id = ?",
        draw=lambda choose: [choose.article()[0]],
    ),
    Question(
        name="quote_edits: the latest",
        sql="SELECT * FROM quote_edits ORDER BY changed_at DESC LIMIT 20",
    ),
    Question(
        name="quote_edits: of an article",
        sql="SELECT * FROM quote_edits WHERE article_id = ?",
        draw=lambda choose: [choose.article()[0]],
    ),
    Question(
        name="unattributed_quotes: reasons by outlet",
        sql="SELECT source_id, abstain_reason, count(*) FROM unattributed_quotes GROUP BY ALL",
    ),
    Question(
        name="fact_articles: one by its address",
        sql="SELECT title, text FROM fact_articles WHERE canonical_url = ?",
        draw=lambda choose: [choose.article()[1]],
    ),
    Question(
        name="fact_articles: one by its id",
        sql="SELECT title, text FROM fact_articles WHERE article_id = ?",
        draw=lambda choose: [choose.article()[0]],
    ),
    Question(name="source_changes: all outlets", sql="SELECT * FROM source_changes"),
    Question(
        name="source_pages: of an outlet",
        sql="SELECT * FROM source_pages WHERE source_id = ? ORDER BY day DESC LIMIT 60",
        draw=lambda choose: [choose.source()[0]],
    ),
    Question(name="source_health: all outlets", sql="SELECT * FROM source_health"),
    Question(name="run_summary: the last hundred", sql="SELECT * FROM run_summary LIMIT 100"),
)
"""Typical questions to the views and tables."""


def cookbook_questions(cookbook: Path, worded: Callable[[str], str] = str) -> tuple[Question, ...]:
    """Each query of the cookbook under its heading; none where there is no cookbook.

    Args:
        cookbook: The file.
        worded: Gives the query to ask for the one that stands there.
    """
    if not cookbook.is_file():
        return ()
    text = cookbook.read_text(encoding="utf-8")
    questions = []
    for block in SQL_BLOCK.finditer(text):
        headings = HEADING.findall(text[: block.start()])
        name = f"cookbook: {headings[-1] if headings else 'query'}"
        questions.append(Question(name=name, sql=block[1], worded=worded))
    return tuple(questions)
