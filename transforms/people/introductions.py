"""Whom a lead's 'a professor' means: the person whom the next paragraphs introduce by name as the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transforms.people.cast import Appearance, Cast
from transforms.people.descriptions import Phrase
from transforms.people.gender_words import gendered_word
from transforms.people.pronouns import Antecedent
from transforms.people.titles import HONORIFICS, is_trade
from transforms.people.word_lists import word_list

# They speak for others, or for nobody's ears: no name follows.
_NAMELESS = word_list(
    """
    spokesman spokeswoman spokesperson official source insider aide friend pal diplomat staffer employee
    witness resident neighbour neighbor officer bystander passenger relative representative member lawyer
    attorney user
    """
)
# A lead calls people of many trades so.
_OF_ANY_TRADE = word_list(
    "expert specialist commentator analyst academic researcher scientist campaigner politician lawmaker star celebrity"
)
# "The Most Rev" and "the Rt Hon" say nothing of what somebody is.
_STYLES = HONORIFICS | {"most", "right", "very"}
_LEADERS = word_list("leader boss chief head")
_AT_THE_HEAD = word_list(
    "secretary president chair chairman chairwoman chairperson convener leader chief executive director"
)
# Names follow a lead within so many paragraphs.
_REACH = 2
_LEAD = 3
_ASKED_BY = re.compile(r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed|interviewed) by (?:[\w’'-]+ ){0,5}$")
_ASKER_LETTERS = 60
_AGE_BEHIND = re.compile(r"[^,.;:\n]+, \d{1,3},")


def resolve_introduced(cast: Cast, phrase: Phrase, position: int, last_spoken: Mapping[int, int]) -> Antecedent | None:
    """The person whom 'a professor' in a lead stands for, or 'the professor' where nobody is named before.

    Args:
        cast: the article's people and where they are named.
        phrase: the words, such as 'a professor'.
        position: where they start in the text.
        last_spoken: by person the last place where a name of his or hers gives a quote's speaker.
    """
    if not is_trade(phrase.head) or phrase.head in _NAMELESS:
        return None
    if not (phrase.is_indefinite or (phrase.is_definite and not cast.between(0, position))):
        return None
    here = cast.paragraph_at(position).number
    if not _in_lead(cast, here):
        return None
    gender = gendered_word(phrase.head)
    last = cast.parsed.paragraphs[min(here + _REACH, len(cast.parsed.paragraphs) - 1)]
    near = [seen for seen in cast.between(position + 1, last.char_end) if cast.entrances[seen.person] is seen]
    # Whom the lead's own sentence names is somebody else, as the mayor of 'A judge sent the mayor, Ann Lee, to jail'.
    # Who asks the minister something is brought in before her: 'Asked by Ann Lee whether ..., Kim said'.
    for seen in sorted(near, key=lambda seen: (_asks(cast, seen), seen.start)):
        speaks = last_spoken.get(seen.person, -1) > position or _enters_with_age(cast, seen.start)
        # 'The question, from Judge Ann Lee, drew a pause.'
        speaks = speaks or (seen.paragraph == here + 1 and _is_meant(cast, seen.person, phrase))
        if speaks and (gender is None or cast.genders[seen.person] in {gender, "unknown"}):
            beside = seen.sentence == cast.sentence_at(position)
            if _is_called(cast, seen.person, phrase) or (not beside and _may_be(cast, seen.person, phrase)):
                return Antecedent(seen.person, 0.6)
            if not beside:
                return None
    return None


def _asks(cast: Cast, seen: Appearance) -> bool:
    """Whether a person is named as who asks or interviews another."""
    return _ASKED_BY.search(cast.parsed.text, max(0, seen.start - _ASKER_LETTERS), seen.start) is not None


def _enters_with_age(cast: Cast, start: int) -> bool:
    """Whether a name opens its paragraph and the person's age follows: 'Dr Ann Lee, 47, sat still'."""
    opening = cast.parsed.text[cast.paragraph_at(start).char_start : start]
    return len(opening.split()) <= 1 and _AGE_BEHIND.match(cast.parsed.text, start) is not None


def _is_called(cast: Cast, person: int, phrase: Phrase) -> bool:
    return any(phrase.head in words for words in cast.descriptions[person])


def _may_be(cast: Cast, person: int, phrase: Phrase) -> bool:
    """Whether a person is described with the phrase's noun, or with nothing that says what he or she is."""
    descriptions = [words for words in cast.descriptions[person] if not words <= _STYLES]
    return not descriptions or phrase.head in _OF_ANY_TRADE or _is_meant(cast, person, phrase)


def _is_meant(cast: Cast, person: int, phrase: Phrase) -> bool:
    """Whether a person is described with the phrase's noun, or as general secretary where that is 'their leader'."""
    leads = phrase.head in _LEADERS and any(words & _AT_THE_HEAD for words in cast.descriptions[person])
    return leads or _is_called(cast, person, phrase)


def _in_lead(cast: Cast, paragraph: int) -> bool:
    """Whether a paragraph is among the article's first, or the first below a heading."""
    if paragraph < _LEAD:
        return True
    above = cast.parsed.paragraphs[paragraph - 1]
    return not cast.parsed.text[above.char_start : above.char_end].rstrip().endswith((".", "!", "?", "”", '"', ":"))
