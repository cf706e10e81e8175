from __future__ import annotations

import pytest

from transforms.language.parsing import parse_texts
from transforms.quotes import find_quotes, needs_syntax, unattributed_quotes
from transforms.quotes.marks import find_spans
from transforms.quotes.scene import lay_out
from transforms.records import AttributedQuote, Mention


def quotes_of(text: str, threshold: float = 0.0) -> tuple[AttributedQuote, ...]:
    return find_quotes(next(parse_texts([text], needs_syntax)), threshold=threshold)


def said(text: str) -> list[tuple[str, str | None]]:
    return [
        (quote.text, quote.speaker_words.text if quote.speaker_words else None)
        for quote in quotes_of(text)
        if quote.kind != "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The ferry is late again,” Ada Brook said.", [("The ferry is late again,", "Ada Brook")]),
        (
            "“The ferry is late again,” said Ada Brook, who runs the harbour.",
            [("The ferry is late again,", "Ada Brook")],
        ),
        (
            "“The ferry,” Ada Brook told the council, “is late again.”",
            [("The ferry,", "Ada Brook"), ("is late again.", "Ada Brook")],
        ),
        ("Ada Brook said: “The ferry is late again.”", [("The ferry is late again.", "Ada Brook")]),
        (
            "Ada Brook criticized the ferry line, saying it was “late again and again.”",
            [("late again and again.", "Ada Brook")],
        ),
        ("According to the report, the ferry was “late every day.”", [("late every day.", "the report")]),
        (
            "“The ferry is late again,” she said. “We will miss the train.”",
            [("The ferry is late again,", "she"), ("We will miss the train.", "she")],
        ),
        (
            "“We are ready,” the mayor told reporters, adding: “The money is there.”",
            [("We are ready,", "the mayor"), ("The money is there.", "the mayor")],
        ),
        (
            "“The ferry is late,” Ada Brook, a nurse from Easthaven, said on Monday.",
            [("The ferry is late,", "Ada Brook")],
        ),
        ("The council leader, Ada Brook, said: “The ferry is late.”", [("The ferry is late.", "Ada Brook")]),
        ("LONDON (Wire) - Ada Brook said the ferry was “late every day”.", [("late every day", "Ada Brook")]),
        (
            "Ada Brook wrote that the ferry, described by Peter Brandt as an “antidote” to buses, was a “key to it”.",
            [("antidote", "Peter Brandt"), ("key to it", "Ada Brook")],
        ),
        ("LONDON England — Ada Brook said the ferry was “late every day”.", [("late every day", "Ada Brook")]),
        (
            "BATON VISTA, La. — A federal judge on Tuesday peppered prosecutors with questions about their bid, saying "
            "parts of the argument were “hard to follow.”",
            [("hard to follow.", "A federal judge")],
        ),
        (
            "With more than 40 sailors indicating they would come, farmer Ada Brook had to act.\n“It was getting big.”",
            [("It was getting big.", "Ada Brook")],
        ),
        ("“The ferry is late again.” — Ada Brook", [("The ferry is late again.", "Ada Brook")]),
        ("Ada Brook: “The ferry is late again.”", [("The ferry is late again.", "Ada Brook")]),
        ("“The ferry is late,” read a banner outside the hall.", [("The ferry is late,", "a banner")]),
        ("He wrote on the site: “This ferry is a disgrace.”", [("This ferry is a disgrace.", "He")]),
        (
            "“I told him, ‘Do not sail,’ but he sailed,” Brook said.",
            [("I told him, ‘Do not sail,’ but he sailed,", "Brook")],
        ),
    ],
)
def test_gives_the_words_that_name_the_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dwayne “The Gull” Johnson sailed the ferry for the last time on Monday.",
        "Minority Leader “Kiko” Vandrell III sailed the ferry.",
        "The ferry is called Umlambo, which translates as “wide river”, the firm said.",
        "The study, published on Monday, is titled “Of the Late Departure of a Ferry in the Winter of the Long Storm”.",
        "The word umlambo is Xhosa for “wide river”, the firm said.",
        "Brook voted “no” because she wants another ferry, she said.",
        "Her “yes” vote surprised them, the mayor said.",
        "The tower, nicknamed “The Needle”, was built in 1974.",
        "Under the Harbour Act 2004 (“the Act”), every ferry must be registered.",
        "The so-called “ghost ferry” was sold for scrap in March.",
        "The ferry sank in the winter of 1974 (see ‘Lost ships’).",
    ],
)
def test_names_between_marks_are_no_quotes(text: str) -> None:
    assert said(text) == []


def test_a_quote_over_two_paragraphs_has_one_speaker() -> None:
    text = "“The ferry is late again.\n“We will miss the train,” Ada Brook said."

    quotes = quotes_of(text)

    assert [quote.speaker_words.text for quote in quotes if quote.speaker_words] == ["Ada Brook", "Ada Brook"]
    assert [quote.continues for quote in quotes] == [None, 0]


def test_reported_statements_without_marks_are_indirect() -> None:
    text = "Ada Brook said that the ferry would not sail before Monday."

    (quote,) = quotes_of(text)

    assert quote.kind == "indirect"
    assert quote.text == "the ferry would not sail before Monday"
    assert quote.cue == "said"
    assert quote.speaker_words is not None
    assert quote.speaker_words.text == "Ada Brook"


def test_offsets_hold_in_the_text() -> None:
    text = "The harbour was closed.\n“The ferry is late,” Ada Brook said. She added that the train was gone."

    for quote in quotes_of(text):
        assert text[quote.char_start : quote.char_end] == quote.text
        assert quote.speaker_words is not None
        words = quote.speaker_words
        assert text[words.char_start : words.char_end] == words.text


def test_a_speaker_below_the_threshold_is_withheld() -> None:
    (quote,) = quotes_of("“The ferry is late again,” Ada Brook said.", threshold=1.0)

    assert quote.speaker_words is None
    assert quote.confidence is None
    assert quote.abstain_reason == "below_threshold"


def test_other_languages_get_spans_without_speakers() -> None:
    (quote,) = unattributed_quotes("„Die Fähre ist spät“, sagte Ada Brook.", "de")

    assert quote.text == "Die Fähre ist spät"
    assert quote.abstain_reason == "language_not_supported"


def test_the_parser_sees_marks_their_neighbours_and_reporting_words() -> None:
    paragraphs = ["Plain.", "", "Before.", "“A quote.”", "After.", "Far away.", "She says so."]

    assert needs_syntax(paragraphs) == [False, False, True, True, True, False, True]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Brook, 34, nurse: “The ferry is late again.”", "Ada Brook"),
        ("Ada Brook (on the ferry): “It is late again, and nobody tells us.”", "Ada Brook"),
        ("The ferry was “late and cold,” in the words of Ada Brook.", "Ada Brook"),
        ("Her colleague Ada Brook called the ferry “late again and again.”", "Ada Brook"),
        ("The “Salt Stairs” author wrote: “The ferry is late again.”", "The “Salt Stairs” author"),
        ("It was in an article about the day of the storm which said: “The ferry is late again.”", "an article"),
    ],
)
def test_words_that_name_the_speaker(text: str, speaker: str) -> None:
    assert [named for _, named in said(text)] == [speaker]


def test_whom_somebody_spoke_to_is_not_the_speaker() -> None:
    told, *_ = [quote for quote in quotes_of("Ada Brook was told that the ferry was late.") if quote.kind == "indirect"]

    assert (told.text, told.speaker_words, told.abstain_reason) == ("the ferry was late", None, "no_speaker_found")


def test_a_topic_before_a_colon_names_no_speaker() -> None:
    text = "“The ferry is late,” Ada Brook said.\nOn the mayor: “He has never taken it, and he never will.”"

    assert said(text) == [
        ("The ferry is late,", "Ada Brook"),
        ("He has never taken it, and he never will.", "Ada Brook"),
    ]


def test_a_quote_that_its_attribution_interrupts_is_direct_in_both_parts() -> None:
    kinds = {quote.text: quote.kind for quote in quotes_of("“I shall,” Ada Brook said, “when the ferry comes.”")}

    assert kinds == {"I shall,": "direct", "when the ferry comes.": "direct"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook has staged “Salt Stairs” in a car park, and she said it went well.",
        "Ada Brook wrote of the “foreshore,” a word that the two sides read differently.",
    ],
)
def test_titles_and_explained_terms_are_no_quotes(text: str) -> None:
    assert said(text) == []


def test_the_source_that_a_report_cites_is_no_statement() -> None:
    told = quotes_of("Ada Brook met Tom Hale in Harbour Town, the agency reported, citing a council source.")

    assert [quote.text for quote in told] == ["Ada Brook met Tom Hale in Harbour Town"]


def test_hundreds_of_quotes_in_one_paragraph_cost_by_their_number():
    sentences = [f"“The ferry is late,” Ada Brook said on day {day}." for day in range(120)]
    parsed = next(parse_texts([" ".join(sentences)], needs_syntax))
    spans = find_spans(parsed.text, "en")
    scene = lay_out(parsed, spans, ())

    candidates = [scene.candidates(quote, None) for quote in scene.quotes]

    assert len(candidates) == 120
    assert max(map(len, candidates)) <= 48
    assert [speaker for _, speaker in said(" ".join(sentences))] == ["Ada Brook"] * 120


def test_who_is_brought_in_between_two_quotes_speaks_the_second() -> None:
    text = (
        "“The ferry is late again,” Ada Brook said.\n"
        "Mayor Peter Brandt praised the crew, saying that it did a fine job.\n"
        "“It was a wild night, and they brought everybody home.”"
    )

    mayor = text.index("Peter Brandt")
    mentions = [Mention(char_start=text.index("Ada"), char_end=text.index(" said.\n"), text="Ada Brook")]
    mentions.append(Mention(char_start=mayor, char_end=mayor + len("Peter Brandt"), text="Peter Brandt"))
    quotes = find_quotes(next(parse_texts([text], needs_syntax)), mentions)

    assert [quote.speaker_words.text for quote in quotes if quote.kind == "direct"] == ["Ada Brook", "Peter Brandt"]


def test_a_colon_leads_to_the_quote_behind_it() -> None:
    text = (
        "A magistrate told Peter Brandt to pay.\n"
        "District Judge Ada Brook then asked Brandt: “What are your means?” Brandt replied: “It is no matter.”"
    )
    places = [(text.index(name), name) for name in ("Peter Brandt", "Ada Brook")]
    places += [(text.index(words) + len(words) - 6, "Brandt") for words in ("asked Brandt", "Brandt", "” Brandt")]
    mentions = [Mention(char_start=start, char_end=start + len(name), text=name) for start, name in sorted(places)]

    quotes = find_quotes(next(parse_texts([text], needs_syntax)), mentions)

    assert [quote.speaker_words.text for quote in quotes if quote.kind == "direct"] == ["Ada Brook", "Brandt"]


def test_what_brackets_tell_of_a_label_leaves_the_name_its_head() -> None:
    text = "Ada Brook (on Peter Brandt missing the train): “You have an example of it here.”"
    mentions = [
        Mention(char_start=text.index(name), char_end=text.index(name) + len(name), text=name)
        for name in ("Ada Brook", "Peter Brandt")
    ]

    (quote,) = find_quotes(next(parse_texts([text], needs_syntax)), mentions)

    assert quote.speaker_words.text == "Ada Brook"
