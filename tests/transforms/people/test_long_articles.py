"""A long article costs in proportion to its length, and ends."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from transforms.people.finder import find_people
from transforms.people.speakers import resolve_speakers
from transforms.people.word_lists import word_list
from transforms.records import AttributedQuote, SpeakerWords

FIRST_NAMES = sorted(
    word_list("Ann Tomas Mara Peter Keiko Omar Lucia Ivan Nadia Samuel Grace Hugo Elena Yusuf Clara Viktor")
)
SURNAMES = sorted(
    word_list(
        """
        Lindqvist Okafor Tennant Brandt Hollowell Vasquez Quental Marlow Durrell Castell Fenner Garrow Ivers Jarrold
        Kelso Lomax Norwell Pellow Rosteck Stohrer Talbert
        """
    )
)
TRADES = sorted(
    word_list("farmer teacher spokeswoman engineer clerk witness driver officer professor mayor nurse lawyer")
)
BODIES = ("Harbour Authority", "Weather Agency", "Transport Commission", "Teachers Union", "Water Company")


def news_of(paragraphs: int) -> tuple[str, list[str]]:
    """An invented article with somebody new before every quote, and the words for the quotes' speakers."""
    lines, speakers = [], []
    for number in range(paragraphs):
        surname = SURNAMES[number % 21] + SURNAMES[number // 336 % 21].lower()
        trade, other = TRADES[number % len(TRADES)], TRADES[(number * 5 + 1) % len(TRADES)]
        speaker = (f"the {other}", "she", "he", "the agency", "they", f"a {other}")[number % 6]
        lines.append(
            f"{FIRST_NAMES[number % 16]} {surname}, 47, a {trade} from Millbrook, met the Norland "
            f"{BODIES[number % len(BODIES)]}. She sat down. He left."
        )
        lines.append(f"“Nobody came in week {number}!” {speaker} said.")
        speakers.append(speaker)
    return "\n".join(lines), speakers


def placed_behind(quote: AttributedQuote, speaker: str) -> AttributedQuote:
    """The quote with the words for its speaker, which stand behind the mark and a space."""
    start = quote.char_end + 2
    words = SpeakerWords(char_start=start, char_end=start + len(speaker), text=speaker)
    return replace(quote, speaker_words=words, confidence=0.9, abstain_reason=None)


@pytest.fixture(scope="module")
def calls(parse, quote_in):
    """How many functions finding and resolving people calls, by the article's number of paragraphs.

    Calls are counted, not seconds: how long they take depends on what else the machine does.
    """

    def counted(paragraphs: int) -> int:
        text, speakers = news_of(paragraphs)
        parsed = parse(text, syntax=False)
        quotes = [
            placed_behind(quote_in(text, f"Nobody came in week {number}!", None), speaker)
            for number, speaker in enumerate(speakers)
        ]
        events = {"call": 0, "c_call": 0}

        def count(_frame: object, event: str, _function: object) -> None:
            if event in events:
                events[event] += 1

        profiler = sys.getprofile()
        sys.setprofile(count)
        try:
            people = find_people(parsed, "", ())
            resolved = resolve_speakers(parsed, people, quotes)
        finally:
            sys.setprofile(profiler)
        assert len(people) > paragraphs / 2
        assert len(resolved) == paragraphs
        return sum(events.values())

    counted(20)
    return counted


def test_eight_times_the_length_calls_about_eight_times_as_many_functions(calls):
    # With any step that reads the whole article for each quote or person it is thirty times or more.
    assert calls(800) < 16 * calls(100)


def test_hundreds_of_sentences_that_open_with_a_pronoun_are_followed_back_to_the_name(parse, quote_in):
    text = "Ann Lee came home. " + "She sat down. She ate. " * 400 + "“It rains,” she said."
    parsed = parse(text, syntax=False)

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(text, "It rains,", "she")])

    assert quote.speaker_name == "Ann Lee"
