from __future__ import annotations

import pytest

from transforms.quotes import find_spans


def words(text: str, language: str | None = None) -> list[str]:
    return [text[span.char_start : span.char_end] for span in find_spans(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It rained," Ada Brook said.', ["It rained,"]),
        ("“It rained,” Ada Brook said.", ["It rained,"]),
        ('"It rained,” Ada Brook said.', ["It rained,"]),
        ('“It rained," Ada Brook said.', ["It rained,"]),
        ("''It rained,'' Ada Brook said.", ["It rained,"]),
        ("``It rained,'' Ada Brook said.", ["It rained,"]),
        ("‘‘It rained,’’ Ada Brook said.", ["It rained,"]),
        ("‘‘Ada’s ‘rain’ fell,’’ Brook said.", ["Ada’s ‘rain’ fell,"]),
        ("‘It rained,’ Ada Brook said.", ["It rained,"]),
        ("'It rained,' Ada Brook said.", ["It rained,"]),
        ("‘It’s the farmers’ rain,’ Ada Brook said.", ["It’s the farmers’ rain,"]),
        ("Ada told us 'the rain' was the workers' doing.", ["the rain"]),
        ("Ada Brook said: 'He asked me, \"Are you sitting down?\"'", ['He asked me, "Are you sitting down?"']),
        ("In the '90s Ada sang rock 'n' roll.", []),
        ("The workers' union and the drivers' union met.", []),
        ('He stands 6\'2" tall and said "no".', ["no"]),
        ('"The shelf is 14" wide and full," Ada said.', ['The shelf is 14" wide and full,']),
        ('"I am 14," Ada said. "I weigh 14" was all she wrote.', ["I am 14,", "I weigh 14"]),
        ("“He said ‘no’ to me,” Ada said.", ["He said ‘no’ to me,"]),
        ("“He said “no” to me,” Ada said.", ["He said “no” to me,"]),
        ("„Es regnet“, sagte Ada.", ["Es regnet"]),
        ("»Es regnet«, sagte Ada.", ["Es regnet"]),
        ("« Il pleut », a dit Ada.", ["Il pleut"]),
        ("”Det regnar”, sade Ada.", ["Det regnar"]),
        ("エイダは「雨だ」と言った。", ["雨だ"]),
        ("“ It rained. ” ", ["It rained."]),
        ('An empty "" pair and a lone " mark"', ["mark"]),
    ],
)
def test_finds_the_words_between_any_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_guillemets_point_the_way_of_the_language() -> None:
    assert words("» Ja « und » nein «", "de") == ["Ja", "nein"]
    assert words("« oui » et « non »", "fr") == ["oui", "non"]


def test_a_quote_reopened_in_the_next_paragraph_goes_on() -> None:
    text = "“First part.\n\n“Second part.\n“Third part,” Ada said."

    spans = find_spans(text, "en")

    assert [span.continues for span in spans] == [None, 0, 1]
    assert [span.closed for span in spans] == [False, False, True]
    assert [span.paragraph_no for span in spans] == [0, 2, 3]


def test_a_mark_left_open_costs_its_own_paragraph_only() -> None:
    text = "She said “it was late.\nThe next day “it was early,” he said."

    assert words(text) == ["it was late.", "it was early,"]
    assert [span.continues for span in find_spans(text, "en")] == [None, None]


def test_a_quote_closed_in_the_next_paragraph_has_a_row_in_each() -> None:
    text = "“First part.\nSecond part,” Ada said."

    spans = find_spans(text, "en")

    assert words(text) == ["First part.", "Second part,"]
    assert spans[1].continues == 0


def test_single_marks_left_open_go_on_where_the_next_paragraph_opens_with_one() -> None:
    text = "Ada said: 'It is the farmers' rain.\n'It can't last,' she added.\nThe 'rain' went on."

    spans = find_spans(text, "en")

    assert words(text) == ["It is the farmers' rain.", "It can't last,", "rain"]
    assert [span.continues for span in spans] == [None, 0, None]


def test_a_word_that_leaves_its_start_out_does_not_end_the_quote() -> None:
    text = "Okafor said: 'We are behind him. We have all missed 'em.' It rained."

    assert words(text, "en") == ["We are behind him. We have all missed 'em."]


@pytest.mark.parametrize("following", ["The rain went on.", "'90s rain was worse.", "“It rained,” she said."])
def test_an_apostrophe_opens_nothing_where_the_next_paragraph_does_not_go_on(following: str) -> None:
    assert "It is rain." not in words(f"Ada said: 'It is rain.\n{following}")
