"""What stands around a candidate and speaks for or against a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from transforms.people.candidates import Candidate
from transforms.people.name_parts import fold
from transforms.people.titles import HONORIFICS, KIN, OFFICES, is_role_noun
from transforms.people.word_lists import word_list


class Clue(StrEnum):
    """One observation about one occurrence of a name."""

    TITLED = "an honorific or an office directly before it"
    ROLE_BEFORE = "a noun for what a person is directly before it"
    AGE_AFTER = "an age behind it"
    WHO_AFTER = "'who' or 'whose' behind it"
    SPEECH = "subject of a verb of saying"
    APPOSITION = "a noun for what a person is in apposition behind it"
    KIN_OWNED = "somebody's relative is named after it"
    ARTICLE_BEFORE = "'the', 'a' or 'this' before it"
    PLACE_PREPOSITION = "'in', 'at', 'near' before it"
    QUOTED = "quotation marks of its own"
    AGENT = "'-led', '-designed' or 'et al.' behind it"


_AGE = re.compile(r"^(?:, (?:aged |age )?\d{1,3}(?=[,.;:)]| and | who | of | from |—| –)| \(\d{1,2}\)| aged \d{1,2}\b)")
_WHO = re.compile(r"^,? (?:\(.{1,40}\),? )?(?:who|whose|whom)\b")
_AGENT = re.compile(r"^-(?:\w+ed|led|run|written|drawn|built|made|era)\b| et al\b")
_APPOSITION = re.compile(
    r"^(?:, | \(| — | – )(?:(?:a|an|the|his|her|their|its|another|one of)\b )?(?P<noun>[^,.;:!?()“”\"]{3,90})"
)
_KIN_OWNED = re.compile(r"^['’]s? (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+)\b")
_ADVERBS = word_list("also then later has had have once already now recently reportedly previously who told")
_SAYING = word_list(
    """
    said says say saying told tells added adds asked asks explained explains recalled recalls wrote writes
    tweeted posted argued argues insisted insists admitted admits joked jokes warned warns replied replies
    noted notes believes believed thinks thought claimed claims continued continues declared declares
    remarked stated states testified laughed smiled hopes hoped concluded concludes agreed agrees complained
    shouted whispered suggested suggests stressed stresses acknowledged responded responds described
    describes denied denies announced vowed pleaded knows knew felt feels born died married grew joined
    resigned retired was-born
    """
)
_PLACE_PREPOSITIONS = word_list("in at near from outside inside across into around throughout toward towards via on")
_ARTICLES = word_list("the a an this that these those its our every each any some no")
_OPENING, _CLOSING = "\"“‘«'", "\"”’»'"


def clues_of(candidate: Candidate) -> frozenset[Clue]:
    """All that the words around one occurrence say."""
    return frozenset(_observe(candidate))


def _observe(candidate: Candidate) -> Iterator[Clue]:
    yield from _observe_before(candidate)
    yield from _observe_behind(candidate)
    text = candidate.line.text
    opened = candidate.start > 0 and text[candidate.start - 1] in _OPENING
    if opened and text[candidate.end : candidate.end + 2].strip()[:1] in set(_CLOSING):
        yield Clue.QUOTED


def _observe_before(candidate: Candidate) -> Iterator[Clue]:
    line = candidate.line
    titles = [title for title in candidate.titles if title not in _ARTICLES]
    if titles and (titles[-1] in HONORIFICS or titles[-1] in OFFICES):
        yield Clue.TITLED
    elif titles and is_role_noun(titles[-1]):
        yield Clue.ROLE_BEFORE
    if not titles:
        before = candidate.titles[-1] if candidate.titles else line.before(candidate.first)
        if before in _ARTICLES and not candidate.words[-1].compound:
            yield Clue.ARTICLE_BEFORE
        if before in _PLACE_PREPOSITIONS:
            yield Clue.PLACE_PREPOSITION
    if candidate.first == candidate.run_first and candidate.first > 0:
        before = line.before(candidate.first)
        gap = line.gap(candidate.first - 1, candidate.first)
        if gap == " " and (is_role_noun(before) or (before.endswith("s") and is_role_noun(before[:-1]))):
            yield Clue.ROLE_BEFORE
        if before == "," and line.before(candidate.first, 2) in KIN:
            yield Clue.ROLE_BEFORE
        if gap == " " and before in _SAYING:
            yield Clue.SPEECH


def _observe_behind(candidate: Candidate) -> Iterator[Clue]:
    rest = candidate.line.text[candidate.end : candidate.end + 140]
    if _AGE.match(rest):
        yield Clue.AGE_AFTER
    if _AGENT.match(rest):
        yield Clue.AGENT
    if _WHO.match(rest):
        yield Clue.WHO_AFTER
    apposition = _APPOSITION.match(rest)
    if apposition and any(is_role_noun(fold(word)) for word in re.findall(r"[\w-]+", apposition["noun"])[:8]):
        yield Clue.APPOSITION
    owned = _KIN_OWNED.match(rest)
    if owned and (fold(owned["noun"]) in KIN or fold(owned["noun"]) in {"lawyer", "lawyers", "parents", "family"}):
        yield Clue.KIN_OWNED
    behind = (
        [fold(word) for word in re.findall(r"^\W? ?([\w-]+)(?: ([\w-]+))?", rest)[0]]
        if rest.strip() and re.match(r"^,? [\w-]+", rest)
        else []
    )
    if behind and not rest.startswith(","):
        verb = behind[1] if behind[0] in _ADVERBS or behind[0].endswith("ly") else behind[0]
        if behind[0] in _SAYING or verb in _SAYING:
            yield Clue.SPEECH
