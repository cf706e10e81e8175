"""docs/cookbook.md: analysts' questions, each with its SQL and with the answer that the demo's warehouse gives.

A question is a heading, a block of sql and a block of text: what `newsfacts sql` prints.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from flows.commands.demo import run_demo
from flows.commands.sql import run_query
from flows.home import Home
from flows.settings import settings_with

COOKBOOK_PATH = Path("docs") / "cookbook.md"
ANSWER_COLUMNS = 120
"""Width of the terminal that the answers are printed for, as wide as the text around them."""

_QUESTION = re.compile(
    r"^### (?P<heading>[^\n]+)\n(?:(?!#|```)[^\n]*\n)*```sql\n(?P<sql>.*?)```\n\n```text\n(?P<answer>.*?)```\n",
    re.MULTILINE | re.DOTALL,
)


class UnanswerableError(ValueError):
    """DuckDB refuses the SQL of a question; the message names the question, and DuckDB's own stands before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CookbookQuestion:
    """A question of the cookbook as the file has it."""

    heading: str
    sql: str
    answer: str


def read_questions(text: str) -> tuple[CookbookQuestion, ...]:
    """The questions of the cookbook's text, in its order."""
    return tuple(
        CookbookQuestion(heading=found["heading"], sql=found["sql"], answer=found["answer"])
        for found in _QUESTION.finditer(text)
    )


def answer_to(question: CookbookQuestion, published: Path) -> str:
    """What `newsfacts sql` prints for the question.

    Args:
        question: of the cookbook.
        published: the snapshot to ask.

    Raises:
        UnanswerableError: DuckDB refuses the query.
    """
    with redirect_stdout(io.StringIO()) as printed, _terminal_of(ANSWER_COLUMNS):
        code = run_query(published, question.sql, as_csv=False)
    if code:
        raise UnanswerableError(f"{question.heading}: DuckDB refuses its SQL:\n{question.sql}")
    lines = (line.rstrip() for line in printed.getvalue().strip("\n").splitlines())
    return "".join(f"{line}\n" for line in lines)


def with_answers(text: str, published: Path) -> str:
    """The cookbook's text with every answer as the snapshot gives it.

    Raises:
        UnanswerableError: DuckDB refuses a query.
    """
    parts, end = [], 0
    for found, question in zip(_QUESTION.finditer(text), read_questions(text), strict=True):
        parts += [text[end : found.start("answer")], answer_to(question, published)]
        end = found.end("answer")
    return "".join([*parts, text[end:]])


@contextmanager
def _terminal_of(columns: int) -> Iterator[None]:
    """Lets answers be printed for a terminal of so many columns."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = str(columns)
    try:
        yield
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before


def main() -> int:
    """Write the answers anew into the cookbook of the checkout this is run from, out of a demo run for that."""
    with TemporaryDirectory() as folder:
        run_demo(settings_with(home=Path(folder)), Console(stderr=True))
        answered = with_answers(COOKBOOK_PATH.read_text(encoding="utf-8"), Home(Path(folder)).published)
    COOKBOOK_PATH.write_text(answered, encoding="utf-8")
    print(f"wrote {COOKBOOK_PATH}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
