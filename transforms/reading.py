"""From an article's text to its people and quotes: the language-dependent half of the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from transforms.language.parsing import parse_texts
from transforms.people import find_people, resolve_speakers
from transforms.quotes import find_quotes, needs_syntax, unattributed_quotes
from transforms.records import ArticleFields, Quote, Reading

ATTRIBUTED_LANGUAGE = "en"


def read_articles(articles: Sequence[ArticleFields], threshold: float) -> list[Reading]:
    """People and quotes of each article, in the order given.

    English articles get people and attributed quotes; others their quoted spans without a speaker. A speaker whose
    confidence is under `threshold` (0 to 1) is withheld, with the reason on the quote.
    """
    english = [article for article in articles if article.language == ATTRIBUTED_LANGUAGE]
    readings = iter(read_english(english, threshold))
    return [
        next(readings) if article.language == ATTRIBUTED_LANGUAGE else read_marks_only(article) for article in articles
    ]


def read_english(articles: Sequence[ArticleFields], threshold: float) -> list[Reading]:
    """People and attributed quotes of English articles."""
    readings = []
    texts = parse_texts((article.text for article in articles), needs_syntax)
    for article, parsed in zip(articles, texts, strict=True):
        people = find_people(parsed, article.title, article.authors)
        mentions = sorted((mention for person in people for mention in person.mentions), key=lambda m: m.char_start)
        quotes = resolve_speakers(parsed, people, find_quotes(parsed, mentions))
        readings.append(Reading(people=people, quotes=tuple(withhold_doubtful(quote, threshold) for quote in quotes)))
    return readings


def read_marks_only(article: ArticleFields) -> Reading:
    """The quoted spans of a text whose language the model does not read: nobody is named."""
    spans = unattributed_quotes(article.text, article.language)
    quotes = (
        Quote(
            **{field.name: getattr(span, field.name) for field in dataclasses.fields(span)},
            speaker_name=None,
            speaker_kind=None,
            speaker_role=None,
        )
        for span in spans
    )
    return Reading(people=(), quotes=tuple(quotes))


def withhold_doubtful(quote: Quote, threshold: float) -> Quote:
    """The quote as it is, or without its speaker where the confidence does not reach the threshold."""
    if quote.speaker_name is None or quote.confidence is None or quote.confidence >= threshold:
        return quote
    return dataclasses.replace(
        quote,
        speaker_words=None,
        speaker_name=None,
        speaker_kind=None,
        speaker_role=None,
        method=None,
        confidence=None,
        abstain_reason="below_threshold",
    )
