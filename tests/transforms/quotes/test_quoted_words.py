from __future__ import annotations

import pytest

from transforms.quotes.inflection import base_of, forms_of
from transforms.quotes.reporting_words import strength
from transforms.quotes.speaker_nouns import noun_class


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"),
        ("told", "tell"),
        ("quipped", "quip"),
        ("testified", "testify"),
        ("arguing", "argue"),
        ("Denies", "deny"),
        ("sobbed", "sob"),
        ("statements", "statement"),
        ("replies", "reply"),
        ("xylophoned", "xylophoned"),
    ],
)
def test_forms_lead_to_their_base(form: str, base: str) -> None:
    assert base_of(form) == base


def test_forms_of_a_verb_hold_all_its_spellings() -> None:
    assert {"say", "says", "said", "saying"} <= forms_of(frozenset({"say"}))


@pytest.mark.parametrize(
    ("base", "expected"), [("say", "say"), ("insist", "saying"), ("think", "reporting"), ("walk", "other")]
)
def test_verbs_report_more_or_less_surely(base: str, expected: str) -> None:
    assert strength(base) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("spokeswoman", "human"),
        ("officials", "human"),
        ("economist", "human"),
        ("ministry", "body"),
        ("companies", "body"),
        ("letter", "document"),
        ("tornadoes", "thing"),
    ],
)
def test_nouns_are_sorted_by_what_can_speak(noun: str, expected: str) -> None:
    assert noun_class(noun) == expected
