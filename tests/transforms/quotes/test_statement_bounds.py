"""A reported statement holds what was said, first word to last: no stub, no main clause, no circumstances."""

import pytest

from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    "text",
    [
        "The early train, she said, cost the firm nothing but “a little sleep.”",
        "Harrow-Lindt, she said, was “either a fool or the last man in town who reads maps”.",
        "It closed, according to the club's own history, “with a song in the rain and no speeches.”",
        "He had been talking, he explained, of a boat.",
        "The council had spent, Ada Brook said, more than $4 million on the wall.",
        "The city, according to the audit, spent “far too much” on lamps.",
        "The wall, Ada Brook told reporters, was “a complete waste of money”.",
        "The council knew, Ada Brook said, that the wall was “a disaster in waiting”.",
        "When asked for her view on Monday, Ada Brook said, “I have none.”",
    ],
)
def test_words_that_say_nothing_without_those_behind_the_cue_are_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge, Ada Brook said, will reopen in May.", ["will reopen in May"]),
        ("That, Ada Brook said, is what makes this bridge different.", ["is what makes this bridge different"]),
        ("The new dam, according to the report, would flood 40 farms.", ["would flood 40 farms"]),
        ("The dog was found, police said, in a ditch near the school.", ["The dog was found"]),
        ("By Friday, according to police, the road was open again.", ["the road was open again"]),
        ("In the end, Ada Brook said, nobody came.", ["nobody came"]),
        (
            "The mill closed in 2012 because, Ada Brook said, the owners had run out of money.",
            ["the owners had run out of money"],
        ),
        ("If the bridge is closed, Ada Brook said, the town will suffer.", ["the town will suffer"]),
        (
            "The town will suffer, Ada Brook said, and nobody will help.",
            ["The town will suffer", "nobody will help"],
        ),
        ("The bridge is unsafe, Ada Brook said, “and nobody cares”.", ["The bridge is unsafe"]),
        (
            "The bridge is unsafe, Ada Brook said, adding that the steel was rusty.",
            ["The bridge is unsafe", "the steel was rusty"],
        ),
        ("Not one bolt was sound, the report said.", ["Not one bolt was sound"]),
        ("EAST HARBOUR – Two goats fled on Monday, the sheriff said.", ["Two goats fled on Monday"]),
        ("Two men were hurt when they fell from a wall that they were, the sheriff said, “trying to film.”", []),
    ],
)
def test_what_a_cue_set_into_a_sentence_reports_is_kept_where_it_says_something(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Each boat would carry a letter that, in the words of the pact, is “good in any harbour.”", []),
        ("It was, in the words of Ada Brook, a “sorry business”.", []),
        (
            "In the words of Ada Brook, the plan was a mistake from the first day. “Yes,” she said.",
            ["the plan was a mistake from the first day"],
        ),
        (
            "The deal collapsed on Friday, in the words of one aide, “like a wet tent”.",
            ["The deal collapsed on Friday"],
        ),
    ],
)
def test_in_the_words_of_is_no_part_of_the_words(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook, who had promised a plan by the end of May, was silent.", ["a plan by the end of May"]),
        (
            "Ada Brook, who has asked for a vote in each of her last four speeches, posted on X that it was “late”.",
            ["a vote in each of her last four speeches"],
        ),
        ("Ada Brook, who has said that the bridge is unsafe, voted against the plan.", ["the bridge is unsafe"]),
        ("The report, which says that the bridge is unsafe, was published on Monday.", ["the bridge is unsafe"]),
        # Behind the main clause's verb the statement goes on to the end.
        (
            "It was bought by Ada Brook, who said that the bridge, built in 1950, was unsafe.",
            ["the bridge, built in 1950, was unsafe"],
        ),
        ("Ada Brook, accused of lying to the board, left the country.", ["of lying to the board"]),
    ],
)
def test_the_main_clause_behind_a_relative_clause_is_no_part_of_what_that_reports(
    text: str, expected: list[str]
) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Then he should walk,” Ada Brook said when she was told of the fare.",
        "“It asked me for the time,” Ada Brook recalled at the petrol station.",
        "“We lost,” Ada Brook said after the vote on Tuesday in the town hall.",
        "“We lost,” Ada Brook told the crowd as the lights went out.",
        "“We lost,” Ada Brook wrote in a letter to her members on Friday.",
        "“No,” Ada Brook noted in an interview with the local radio, as reported by the paper.",
        "The board, in its answer, describes the pond as “useless,” a word that was read aloud twice.",
    ],
)
def test_the_circumstances_of_a_quote_are_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pool will not open before May, town officials said Friday, after a second round of tests doubled the "
            "number of cracks that leaked.",
            ["The pool will not open before May"],
        ),
        ("The bridge is safe, Ada Brook said during a visit to the town.", ["The bridge is safe"]),
        (
            "The bridge will close on Monday, Ada Brook said, because the steel has rusted.",
            ["The bridge will close on Monday"],
        ),
        ("Ada Brook said Wednesday that the bridge was unsafe.", ["the bridge was unsafe"]),
        ("Ada Brook said Thursday's speeches have led her to quit.", ["Thursday's speeches have led her to quit"]),
        ("“We lost,” Ada Brook said, insisting that the vote was fair.", ["the vote was fair"]),
        ("Ada Brook promised a second vote in the spring.", ["a second vote in the spring"]),
        ("He was blunt: Ada Brook said that the mill was lost.", ["the mill was lost"]),
    ],
)
def test_when_and_where_it_was_said_is_no_part_of_the_statement(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A goat, Ada Brook points out, costs $90.", ["costs $90"]),
        ("The bridge, Ada Brook pointed out, is older than the town.", ["is older than the town"]),
        ("Ada Brook pointed out the cracks in the bridge.", ["the cracks in the bridge"]),
        ("Ada Brook pointed out that the bridge is old.", ["the bridge is old"]),
        ("The bridge is older than the town, Ada Brook pointed out.", ["The bridge is older than the town"]),
        ("Ada Brook spelled out what the closure would cost.", ["what the closure would cost"]),
        ("Ada Brook went on to say that the bridge would stay closed.", ["the bridge would stay closed"]),
    ],
)
def test_the_particle_of_a_cue_is_no_part_of_the_statement(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(f"{text} “That is all,” she said.")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lashing out, Ada Brook said the clerk’s “mind is gone”.", []),
        ("As the crowd sang in the square, Ada Brook told him: “They know.”", []),
        ("“They make all these claims,” Ada Brook said, a hint of doubt in her voice.", []),
        ("Ada Brook praised Peter Brandt.", []),
        ("Ada Brook has criticized the council.", []),
        ("Ada Brook criticized the council for hiding the report.", ["the council for hiding the report"]),
        ("Ada Brook accused the council of fraud.", ["the council of fraud"]),
        ("Ada Brook announced a new bridge.", ["a new bridge"]),
        (
            "At the talks Okoro also clarified Anton’s niece, Maria Iva, joined his crew as a cook. “Yes,” he said.",
            ["Anton’s niece, Maria Iva, joined his crew as a cook"],
        ),
        ("Ada Brook criticized the plan to close the bridge.", ["the plan to close the bridge"]),
    ],
)
def test_what_only_stands_beside_the_cue_is_no_statement(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected
