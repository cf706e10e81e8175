"""The language-dependent half of the way: the same facts from the same text, whichever process reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "articles"
READ_ALL = """
import sys
from pathlib import Path
from transforms.language.parsing import parse_texts
from transforms.people import find_people, resolve_speakers
from transforms.quotes import find_quotes, needs_syntax
from transforms.quotes.inflection import base_of
from transforms.quotes.reporting_words import NOUNS

paths = sorted(Path(sys.argv[1]).glob("*.txt"))
for path, parsed in zip(paths, parse_texts((path.read_text() for path in paths), needs_syntax), strict=True):
    people = find_people(parsed, "", ())
    mentions = sorted((mention for person in people for mention in person.mentions), key=lambda m: m.char_start)
    print(path.stem, people, resolve_speakers(parsed, people, find_quotes(parsed, mentions)))
print([base_of(noun + ending) for noun in sorted(NOUNS) for ending in ("", "s", "es")])
"""


def test_people_and_quotes_do_not_depend_on_the_order_of_sets() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", READ_ALL, str(ARTICLES)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "5", "6")
    ]
    readings = [process.communicate()[0] for process in processes]

    assert all(process.returncode == 0 for process in processes)
    assert "Person(" in readings[0]
    assert readings[0] == readings[1] == readings[2]
