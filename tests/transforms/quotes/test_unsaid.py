"""Reported statements are what was said: not what is denied, possible, to come, wanted, a condition or a question."""

import pytest

from tests.transforms.quotes.test_finding import quotes_of


def told(text: str) -> list[tuple[str, str | None]]:
    return [
        (quote.text, quote.speaker_words.text if quote.speaker_words else None)
        for quote in quotes_of(text)
        if quote.kind == "indirect"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook has never said that the bridge was safe.",
        "Ada Brook didn't say whether the bridge was safe.",
        "Ada Brook has not yet said when the bridge will reopen.",
        "Ada Brook has yet to say when the bridge will reopen.",
        "Ada Brook no longer says that the bridge is safe.",
        "Ada Brook hardly ever says that the bridge is safe.",
        "Ada Brook did not deny that the bridge was unsafe.",
        "Ada Brook neither confirmed nor denied that the bridge shook.",
        "Never has Ada Brook said that the bridge was safe.",
        "At no point did Ada Brook say that the bridge was safe.",
        "The council did not fine the firm, nor did Ada Brook say that the bridge was safe.",
        "Ada Brook did not come to court or tell the judge that the bridge was safe.",
        "It was not Ada Brook who said that the bridge was safe.",
        "The bridge is safe, Ada Brook did not say.",
    ],
)
def test_what_somebody_did_not_say_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that the bridge was safe.",
        "No one said that the bridge was safe.",
        "None of the engineers said that the bridge was safe.",
        "Neither Ada Brook nor Peter Brandt said that the bridge was safe.",
        "No engineer has said that the bridge is safe.",
        "No other engineer has said that the bridge is safe.",
        "Not a single engineer said that the bridge was safe.",
        "Virtually nobody said that the bridge was safe.",
        "Very few engineers say that the bridge is safe.",
        "There are few who say that the bridge is safe.",
        "Anyone who says that the bridge is safe is wrong.",
        "There is no law that says a bridge must be safe.",
        "Ada Brook issued no statement that the bridge was safe.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook declined to say whether the bridge was safe.",
        "Ada Brook was reluctant to say that the bridge was unsafe.",
        "Ada Brook could not bring herself to say that the bridge shook.",
        "Ada Brook stopped short of saying that the bridge was safe.",
        "Ada Brook shied away from saying that the bridge shook.",
        "Ada Brook left the hall without saying that the bridge would close.",
        "Ada Brook smiled instead of saying that the bridge was ugly.",
        "Ada Brook smiled rather than say that the bridge was ugly.",
        "Ada Brook made no attempt to say that the bridge was safe.",
        "Ada Brook was too polite to say that the bridge was ugly.",
        "Ada Brook said nothing about the bridge.",
    ],
)
def test_what_somebody_kept_to_themselves_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook could say that the bridge is safe.",
        "Ada Brook may have said that the bridge was safe.",
        "Ada Brook would say the bridge was safe if she were asked.",
        "Ada Brook will tell the court today that the bridge was safe.",
        "Ada Brook is expected to say that the bridge will close.",
        "Ada Brook is due to tell the court that the bridge was safe.",
        "Ada Brook is going to say that the bridge was safe.",
        "Ada Brook plans to announce that the bridge will close.",
        "Ada Brook has the right to say that the bridge is unsafe.",
        "Ada Brook has to explain why the bridge shook in May.",
        "Ada Brook flew to Oslo to say that the bridge was safe.",
        "Ada Brook was asked to say whether the bridge was safe.",
        "Peter Brandt wants Ada Brook to say that the bridge is safe.",
        "It is possible that Ada Brook told the board that the bridge was safe.",
        "There is no evidence that Ada Brook said the bridge was safe.",
    ],
)
def test_what_may_be_said_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "If Ada Brook says the bridge is safe, the buses will return.",
        "Were Ada Brook to say that the bridge was unsafe, the buses would stop.",
        "Had Ada Brook said that the bridge was unsafe, the buses would have stopped.",
        "Whether Ada Brook said that the bridge was safe is not known.",
        "Did Ada Brook say that the bridge was safe?",
        "Who said the bridge was safe?",
        "Ada Brook shook her head as if to say that the bridge was unsafe.",
        "Ada Brook was asked whether she had said that the bridge was safe.",
    ],
)
def test_conditions_and_questions_are_no_statements(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # Twice denied.
        "Ada Brook did not hesitate to say that the bridge was unsafe.",
        "Ada Brook cannot help saying that the bridge was unsafe.",
        "Ada Brook was not afraid to say that the bridge was unsafe.",
        "Ada Brook cannot stress enough that the bridge was unsafe.",
        # More than denied.
        "Not only did Ada Brook say that the bridge was unsafe.",
        "Not until May did Ada Brook say that the bridge was unsafe.",
        "Ada Brook did not tell the board until Friday that the bridge was unsafe.",
        # What else is denied or possible.
        "Not surprisingly, Ada Brook said that the bridge was unsafe.",
        "Not long after the storm, Ada Brook said that the bridge was unsafe.",
        "Ada Brook, who has never seen it, said that the bridge was unsafe.",
        "Ada Brook did not attend, but said that the bridge was unsafe.",
        "Ada Brook declined to comment but said that the bridge was unsafe.",
        "Ada Brook did not resign and told the board that the bridge was unsafe.",
        "Ada Brook did not mince words, saying that the bridge was unsafe.",
        # Done, whatever hangs above.
        "Ada Brook went on to say that the bridge was unsafe.",
        "Ada Brook took to the stage to say that the bridge was unsafe.",
        "Ada Brook wrote to the board to say that the bridge was unsafe.",
        "Ada Brook invoked the storm of 1980 to claim that the bridge was unsafe.",
        "Ada Brook came forward to say that the bridge was unsafe.",
        "Ada Brook was quick to say that the bridge was unsafe.",
        "Ada Brook was right to say that the bridge was unsafe.",
        "Ada Brook was criticised for saying that the bridge was unsafe.",
        "Ada Brook admitted telling the board that the bridge was unsafe.",
        # Modal verbs of what was said.
        "Ada Brook would later say that the bridge was unsafe.",
        "Ada Brook would often say that the bridge was unsafe.",
        "Ada Brook would go on to say that the bridge was unsafe.",
        "Ada Brook could only say that the bridge was unsafe.",
        "Why did Ada Brook say that the bridge was unsafe?",
    ],
)
def test_what_was_said_after_all_is_a_statement(text: str) -> None:
    assert told(text) == [("the bridge was unsafe", "Ada Brook")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook denied that the bridge shook.", [("the bridge shook", "Ada Brook")]),
        (
            "Ada Brook denied telling the board that the bridge was safe.",
            [("telling the board that the bridge was safe", "Ada Brook")],
        ),
        ("Nobody was hurt, Ada Brook said.", [("Nobody was hurt", "Ada Brook")]),
        ("The bridge will not reopen, Ada Brook said.", [("The bridge will not reopen", "Ada Brook")]),
        (
            "The council lent a boat to a school in May and cannot say which one, an audit has found.",
            [("The council lent a boat to a school in May and cannot say which one", "an audit")],
        ),
        ("It could rain for days, Ada Brook said.", [("It could rain for days", "Ada Brook")]),
        (
            "Ada Brook said that nobody had told her that the bridge shook.",
            [("nobody had told her that the bridge shook", "Ada Brook")],
        ),
        ("No 10 said that the bridge was safe.", [("the bridge was safe", "No 10")]),
        ("A few engineers said that the bridge was safe.", [("the bridge was safe", "A few engineers")]),
        (
            "No fewer than 20 engineers said that the bridge was safe.",
            [("the bridge was safe", "No fewer than 20 engineers")],
        ),
        # Another tells what the first did not.
        (
            "Ada Brook did not reply to a request for comment, but a spokesman, Peter Brandt, confirmed that it shook "
            "in May.",
            [("it shook in May", "Peter Brandt")],
        ),
        (
            "Ada Brook would not say whether the bridge was safe but insisted that the drivers were well.",
            [("the drivers were well", "Ada Brook")],
        ),
        (
            "Ada Brook said nothing about the storm but added that the bridge was safe.",
            [("the bridge was safe", "Ada Brook")],
        ),
        (
            "Ada Brook, accused of lying to the board.",
            [("of lying to the board", None)],
        ),
    ],
)
def test_whose_statement_stands_beside_a_denial(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook never said the bridge was “a thing of beauty”.",
        "Nobody said “shut the bridge” at the time.",
        "Ada Brook refused to call the bridge “a thing of beauty”.",
        "Ada Brook left without saying “goodbye to the crew”.",
    ],
)
def test_words_between_marks_that_somebody_did_not_say_have_no_speaker(text: str) -> None:
    (quote,) = [quote for quote in quotes_of(text) if quote.kind != "indirect"]

    assert (quote.speaker_words, quote.cue, quote.abstain_reason) == (None, None, "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook did not hesitate to call the bridge “a thing of beauty”.",
        "Ada Brook did not mince words, calling the bridge “a thing of beauty”.",
        "Ada Brook did not speak for long but called the bridge “a thing of beauty”.",
        "Ada Brook denied that the bridge was “a thing of beauty”.",
        "Ada Brook said the bridge was not “a thing of beauty”.",
        "Ada Brook will say on Monday that the bridge is “a thing of beauty”.",
        "“Certainly not,” Ada Brook said, and called the bridge “a thing of beauty”.",
    ],
)
def test_words_between_marks_keep_their_speaker_where_something_else_is_denied(text: str) -> None:
    (quote,) = [quote for quote in quotes_of(text) if quote.text == "a thing of beauty"]

    assert quote.speaker_words is not None
    assert quote.speaker_words.text == "Ada Brook"
