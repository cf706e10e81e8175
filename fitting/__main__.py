"""Fits a table of weights on annotated articles and says how well it does on those that it was not fitted on.

Usage: python -m fitting {indirect,speaker,speech} FOLDER [--held-out 0,2,4] [--of 8] [--spread 0.5] [--write FILE]

FOLDER holds files of JSON lines, an annotated article each (`fitting.annotations` says which shape). Of every eight
articles those at the held-out places, counted from 0, are scored and the others fitted on; the present table, which may
have been fitted on any of them, is scored beside. `--held-out none` fits on all. `--write` writes the table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fitting import speakers, speech, statements
from fitting.annotations import read_articles
from fitting.regression import fit
from fitting.weight_tables import table_of
from transforms.language.parsing import parse_texts
from transforms.quotes import needs_syntax
from transforms.quotes.weights import read_weights


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be fitted: what its first line says, how evidence is gathered and how weights are judged."""

    comment: str
    gather: Callable[..., Any]
    judge: Callable[[Sequence[Any], Mapping[str, float]], Iterator[str]]


TABLES = {
    "indirect": Table(statements.COMMENT, statements.gather, statements.judge),
    "speaker": Table(speakers.COMMENT, speakers.gather, speakers.judge),
    "speech": Table(speech.COMMENT, speech.gather, speech.judge),
}


def main(arguments: Sequence[str]) -> None:
    """Fits the table that the arguments name."""
    chosen = _parser().parse_args(arguments)
    table = TABLES[chosen.table]
    try:
        articles = read_articles(chosen.folder)
    except ValueError as error:
        sys.exit(str(error))
    parsed = parse_texts((article.text for article in articles), needs_syntax)
    kept: list[Any] = []
    fitted_on: list[Any] = []
    for place, (article, text) in enumerate(zip(articles, parsed, strict=True)):
        (kept if place % chosen.of in chosen.held_out else fitted_on).append(table.gather(article, text))
        _tell(f"\r{place + 1} of {len(articles)} articles read", end="")
    _tell()
    questions = [question for evidence in fitted_on for question in evidence.questions]
    weights = fit(questions, chosen.spread)
    print(f"{len(weights)} weights, fitted on {len(questions)} questions of {len(fitted_on)} articles")
    if kept:
        print(f"the present table on the {len(kept)} articles held out")
        print("\n".join(table.judge(kept, read_weights(f"{chosen.table}.tsv"))))
        print("the fitted one")
        print("\n".join(table.judge(kept, weights)))
    if chosen.write is not None:
        chosen.write.write_text(table_of(weights, table.comment), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fitting", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("table", choices=sorted(TABLES), help="the table to fit")
    parser.add_argument("folder", type=Path, help="the folder of annotated articles")
    parser.add_argument(
        "--held-out", type=_places, default=frozenset({0, 2, 4}), help="places kept for scoring, or none"
    )
    parser.add_argument("--of", type=int, default=8, help="how many articles are counted through before 0 comes again")
    parser.add_argument("--spread", type=float, default=0.5, help="about how large a weight may be; less fits less")
    parser.add_argument("--write", type=Path, help="the file to write the table into")
    return parser


def _places(text: str) -> frozenset[int]:
    return frozenset() if text == "none" else frozenset(int(place) for place in text.split(","))


def _tell(text: str = "", end: str = "\n") -> None:
    print(text, end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
