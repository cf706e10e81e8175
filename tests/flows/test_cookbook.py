"""Every question of docs/cookbook.md, asked of a demo's warehouse: the answers are those that the file has."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cookbook import CookbookQuestion, UnanswerableError, answer_to, read_questions, with_answers
from flows.home import Home

pytestmark = pytest.mark.server

TEXT = (Path(__file__).parents[2] / "docs" / "cookbook.md").read_text(encoding="utf-8")
QUESTIONS = read_questions(TEXT)
NEWSFACTS = Path(sys.executable).with_name("newsfacts")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSFACTS_"))},
    "COLUMNS": "120",
    "NO_COLOR": "1",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, str]:
    """The home of a demo and what the command printed."""
    home = Home(tmp_path_factory.mktemp("demo") / "home")
    done = subprocess.run(
        [NEWSFACTS, "demo", "--home", home.path], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return home, done.stdout


def test_every_block_of_sql_is_a_question_with_an_answer_under_a_heading_of_its_own():
    assert len(QUESTIONS) >= 25
    assert len(re.findall("^```sql$", TEXT, re.MULTILINE)) == len(QUESTIONS)
    assert len(re.findall("^### ", TEXT, re.MULTILINE)) == len(QUESTIONS)
    assert len({question.heading for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.heading for question in QUESTIONS])
def test_the_answer_is_the_one_in_the_cookbook(question, demo):
    home, _ = demo

    assert answer_to(question, home.published) == question.answer


def test_an_answer_is_what_the_command_prints(demo):
    home, _ = demo
    command = [NEWSFACTS, "sql", QUESTIONS[0].sql, "--home", home.path]
    printed = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout

    assert [line.rstrip() for line in printed.split("\n")] == [*QUESTIONS[0].answer.split("\n"), ""]


def test_answers_are_written_anew_and_the_rest_is_kept(demo):
    home, _ = demo
    emptied = re.sub(r"```text\n.*?```", "```text\n```", TEXT, flags=re.DOTALL)
    assert emptied != TEXT

    assert with_answers(emptied, home.published) == TEXT


def test_a_question_that_duckdb_refuses_is_named(demo):
    home, _ = demo
    question = CookbookQuestion(heading="Who?", sql="SELECT who FROM nowhere", answer="")

    with pytest.raises(UnanswerableError, match=r"^Who\?: .*\nSELECT who FROM nowhere$"):
        answer_to(question, home.published)


def test_the_demo_shows_what_an_outlet_changed_between_its_two_runs(demo):
    _, printed = demo

    assert "26 articles loaded, 0 unchanged" in printed
    assert "1 articles loaded, 1 unchanged" in printed
    assert "Headlines changed after publication" in printed
    assert "Ferry terminal will not open before" in printed
