from __future__ import annotations

import pytest

from transforms.language.parsing import parse_texts
from transforms.quotes import find_quotes
from transforms.quotes.transcript import find_turns

INTERVIEW = "\n".join(
    [
        "The mayor spoke to this paper.",
        "Harbour Post: When will the bridge open?",
        "Marta Lind: In May, if the river allows it.",
        "Harbour Post: And who pays for the delay?",
        "Marta Lind: The builder does, as we agreed.",
    ]
)


def test_turns_of_an_interview_are_quotes_of_the_label() -> None:
    quotes = find_quotes(next(parse_texts([INTERVIEW])))

    assert [(quote.text, quote.speaker_words.text) for quote in quotes if quote.speaker_words] == [
        ("When will the bridge open?", "Harbour Post"),
        ("In May, if the river allows it.", "Marta Lind"),
        ("And who pays for the delay?", "Harbour Post"),
        ("The builder does, as we agreed.", "Marta Lind"),
    ]
    assert {quote.method for quote in quotes} == {"transcript_label"}


def test_a_full_name_with_a_function_and_a_surname_alone_are_one_speaker() -> None:
    text = "ADA BROOK, HOST: Good morning to you.\nMARTA LIND: Good morning, Ada.\nBROOK: Is it raining?\nLIND: It is."

    turns = find_turns(text.replace("It is.", "It is, and hard."))

    assert [text[turn.label_start : turn.label_end] for turn in turns] == ["ADA BROOK", "MARTA LIND", "BROOK", "LIND"]


def test_question_and_answer_name_nobody() -> None:
    text = "Q: When will the bridge open?\nA: In May, we hope.\nQ: Who will pay then?\nA: The builder will pay."

    quotes = find_quotes(next(parse_texts([text])))

    assert [quote.abstain_reason for quote in quotes] == ["no_speaker_found"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Update: the bridge is open now.\nCorrection: it is closed again.",
        "When: Monday at noon sharp.\nWhere: the old town hall.\nWho: all who can come.\nWhy: because we must.",
    ],
)
def test_lists_of_labels_are_no_transcript(text: str) -> None:
    assert find_turns(text) == ()
