"""How long analysts wait for answers from the published file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.warehouse_size.questions import VIEW_QUESTIONS, Chooser, Question, cookbook_questions

# A question that takes so long is asked no more often than this allows.
SECONDS_PER_QUESTION = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question asked several times."""

    question: str
    milliseconds: tuple[float, ...]
    """In rising order."""
    row_count: int
    """Rows of all answers."""

    def percentile(self, share: float) -> float:
        """The least time within which that share of the answers came."""
        return self.milliseconds[min(int(share * len(self.milliseconds)), len(self.milliseconds) - 1)]


def ask_everything(published: Path, cookbook: Path, seed: int, rounds: int) -> Iterator[Answered]:
    """The times of every question on the published file, with two threads and 4 GB."""
    config: dict[str, str | bool | int | float | list[str]] = {"threads": "2", "memory_limit": "4GB"}
    with duckdb.connect(str(published), read_only=True, config=config) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        choose = Chooser(connection, seed)
        for question in (*VIEW_QUESTIONS, *cookbook_questions(cookbook, choose.in_place_of_demo)):
            yield ask(connection, question, choose, rounds)


def ask(connection: duckdb.DuckDBPyConnection, question: Question, choose: Chooser, rounds: int) -> Answered:
    """The times of one question, asked with other parameters each time. The first, on cold pages, does not count."""
    times: list[float] = []
    rows = 0
    begun = time.perf_counter()
    for round_no in range(rounds + 1):
        sql, parameters = question.worded(question.sql), question.draw(choose)
        started = time.perf_counter()
        answer = connection.execute(sql, parameters).fetchall()
        if round_no or time.perf_counter() - begun > SECONDS_PER_QUESTION:
            times.append((time.perf_counter() - started) * 1000)
            rows += len(answer)
        if times and time.perf_counter() - begun > SECONDS_PER_QUESTION:
            break
    return Answered(question=question.name, milliseconds=tuple(sorted(times)), row_count=rows)
