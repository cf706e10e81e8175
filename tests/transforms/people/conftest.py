"""Texts parsed once, and quotes made by hand."""

import re
from collections.abc import Callable

import pytest

from transforms.language.parsing import ParsedText, parse_texts
from transforms.records import AttributedQuote, SpeakerWords


@pytest.fixture(scope="session")
def parse() -> Callable[..., ParsedText]:
    def parse_one(text: str, *, syntax: bool = True) -> ParsedText:
        return next(parse_texts([text], lambda paragraphs: [syntax] * len(paragraphs)))

    return parse_one


@pytest.fixture(scope="session")
def quote_in() -> Callable[..., AttributedQuote]:
    def make(text: str, words: str, speaker: str | None) -> AttributedQuote:
        """The quote of the given words, spoken by whom the first place of the speaker's words names."""
        start = text.index(words)
        place = re.search(rf"\b{re.escape(speaker)}\b", text).start() if speaker else -1
        return AttributedQuote(
            kind="direct",
            text=words,
            char_start=start,
            char_end=start + len(words),
            paragraph_no=text.count("\n", 0, start),
            speaker_words=SpeakerWords(char_start=place, char_end=place + len(speaker), text=speaker)
            if speaker
            else None,
            cue="said",
            method="syntax",
            confidence=0.9,
            abstain_reason=None if speaker else "no_speaker",
            continues=None,
        )

    return make
