"""One author's name as a byline words it in, the clean name out: without honorifics, degrees, posts and places."""

from __future__ import annotations

import re

from transforms.copies.agencies import listed_agency
from transforms.page.byline_credits import without_label
from transforms.page.signing_bodies import is_acronym, is_organization, is_outlet
from transforms.people.name_parts import PREFIXES, first_name_frequency, fold
from transforms.people.titles import AMBIGUOUS, HONORIFICS, OFFICES

_TRAILING_PLACE = re.compile(
    r"\s+(?:in|for|at|from|of the|reports from|reporting from)\s+(?:the\s+)?(?=[A-Z]).*$| [-–—] .*$|\s+[-–—]$"
)
_OF_BODY = re.compile(r"\s+of\s+(?P<body>(?:[Tt]he\s+)?[A-Z].*)$")
_LEADING_CONNECTOR = re.compile(r"^(?:[Aa]nd|und|et|og|och|en|y|e|with|mit|avec|the|&|\+)\s+(?=[^\W\d_a-z])")
_DANGLING = re.compile(r"(?:\s+(?:on|at|in|for|and|with|from|the|of))+$")
ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|journalists?|writers?|columnists?|contributors?|producers?"
    r"|staff|bureau|desk|team|chief|critic|author|newsroom|analyst|presenter"
    r"|photographers?|photojournalists?|illustrators?|cartoonists?|videographers?"
    r"|intern|fellow|specialist|director|professor|redaktion|redakteur\w*|korrespondent\w*|rédaction"
    r"|journaliste|redacción|redazione|redactie|redação|admin(?:istrator)?|webmaster|webdesk|guest|anonymous|unknown"
    r"|null|none|undefined|news agency|agencies|advertorial|sponsored|기자)\b",
    re.IGNORECASE,
)
"""Words that name a post or a department and never a person."""
FIELDS = frozenset({
    "senior", "junior", "chief", "deputy", "assistant", "associate", "executive", "managing", "lead", "special",
    "political", "politics", "parliamentary", "diplomatic", "foreign", "international", "world", "national", "local",
    "regional", "city", "state", "washington", "london", "us", "uk", "europe", "asia", "africa", "business",
    "economics",
    "economy", "finance", "financial", "money", "consumer", "legal", "court", "courts", "crime", "home", "affairs",
    "security", "defence", "defense", "health", "science", "medical", "technology", "tech", "digital", "data",
    "online", "democracy",
    "education", "environment", "climate", "energy", "transport", "royal", "religion", "social", "media", "arts",
    "culture", "entertainment", "showbiz", "music", "film", "tv", "sport", "sports", "football", "travel",
    "lifestyle",
    "food", "news", "general", "breaking", "investigations", "investigative", "community", "freelance",
    "contributing",
    "guest", "opinion", "features", "staff", "our", "own", "the", "a",
})  # fmt: skip
"""What stands before a post."""
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|m\.?d|esq|mp|mep|msp|cfa|cfp|cpa|m\.?b\.?a|m\.?p\.?h|r\.?n|r\.?d\.?n|j\.?d|obe|mbe|cbe|kbe|kc|qc"
    r"|dvm|d\.?d\.?s|ed\.?d|psy\.?d|pharm\.?d|d\.?phil|msc|bsc|ll\.?[bm]|frs|facp|frcp|lcsw)\.?",
    re.IGNORECASE,
)
# These are surnames and states as well: behind a comma alone.
_SHORT_DEGREE = re.compile(r"(?:M\.?A|M\.?S|B\.?A|B\.?S|D\.?O|R\.?D)\.?")
_GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_LOWER_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "van", "von", "vom", "zu", "zur", "la", "le",
    "el", "al", "bin", "binti", "bint", "ibn", "ben", "ter", "ten", "te", "y", "e", "af", "av", "du", "des", "abu",
    "st", "dal", "lo", "san", "wa", "the", "of", "for", "and",
})  # fmt: skip
_PREFIXED = re.compile(rf"(?:{'|'.join(sorted(PREFIXES))}|t)?[-'’‘](?=[^\W\d_a-z])")
_WORD_OF_NAME = re.compile(r"(Ma?c(?=[A-Z]{3})|MC(?=[A-Z]{3}))?([^\W\d_]+)")
# Words on the buttons beside a byline.
_BUTTON_WORDS = frozenset({
    "share", "save", "watch", "live", "listen", "print", "email", "comment", "comments", "follow", "subscribe",
    "copy", "link", "more", "video", "updated", "published", "add", "google", "preferred", "source", "article",
    "news", "read", "min", "gift", "bookmark", "facebook", "twitter", "whatsapp", "reddit",
})  # fmt: skip
_MAX_LENGTH = 60
_MAX_WORDS = 7
_MIN_FULL_NAME = 2


def clean_name(part: str, outlet_names: tuple[str, ...] = ()) -> str | None:
    """The name of a person or a body in a part of a byline; None where there is none."""
    name = part.strip(" .,:;-–—*'\"|")
    while (bare := without_label(_LEADING_CONNECTOR.sub("", name, count=1))) != name:
        name = bare
    name = _without_honorifics(" ".join(_TRAILING_PLACE.sub("", name).split()))
    name = _DANGLING.sub("", _without_role(_DANGLING.sub("", name)))
    name = _without_degrees(_without_affiliation(name, outlet_names))
    if listed_agency(name):
        return name
    return _in_title_case(name) if is_name_like(name) else None


def is_degree(word: str) -> bool:
    """Whether a word behind a name's comma is a degree or a seat: "PhD", "MP"."""
    return bool(_DEGREE.fullmatch(word) or _SHORT_DEGREE.fullmatch(word))


def is_generation(word: str) -> bool:
    """Whether a word behind a name's comma belongs to the name: "Jr."."""
    return bool(_GENERATION.fullmatch(word))


def _without_honorifics(name: str) -> str:
    words = name.split()
    while len(words) > 1 and _is_honorific(words):
        words = words[1:]
    return " ".join(words)


def _is_honorific(words: list[str]) -> bool:
    """Whether the first of a name's words goes before it: "Dr", "Sen.", "Captain", but neither "Dean" nor "Prince"."""
    key = fold(words[0].rstrip("."))
    if key == "the":
        return len(words) > 2 and _is_honorific(words[1:])
    if key in HONORIFICS - AMBIGUOUS:
        return words[1].lower() not in ("of", "for", "in", "at")
    is_abbreviated = words[0].endswith(".") and len(key) > 1
    is_before_full_name = len(words) > _MIN_FULL_NAME and first_name_frequency(words[1]) > 1
    is_rank = is_abbreviated or (is_before_full_name and not first_name_frequency(words[0]))
    return (key in OFFICES or key in AMBIGUOUS) and not ROLE.fullmatch(words[0]) and is_rank


def _without_role(name: str) -> str:
    """A name without the post behind or before it: "Ann Lindqvist Senior Political Correspondent"."""
    role = ROLE.search(name)
    if role is None or is_organization(name):
        return name
    before, behind = name[: role.start()].split(), name[role.end() :].split()
    while before and before[-1].lower() in FIELDS:
        before.pop()
    if not before:
        while behind and behind[0].lower() in FIELDS:
            behind.pop(0)
        is_name = len(behind) >= _MIN_FULL_NAME and (ROLE.fullmatch(behind[0]) or not behind[0].islower())
        return _without_role(" ".join(behind)) if is_name else name
    whole = " ".join(before)
    is_name = len(before) >= _MIN_FULL_NAME or is_organization(whole) or not whole.isascii()
    return whole if is_name else name


def _without_affiliation(name: str, outlet_names: tuple[str, ...]) -> str:
    """A person's name without the outlet or agency behind it: "Ann Lindqvist Associated Press"."""
    told = _OF_BODY.search(name)
    if told and len(name[: told.start()].split()) >= _MIN_FULL_NAME and is_organization(told["body"]):
        return name[: told.start()]
    words = name.split()
    for place in range(_MIN_FULL_NAME, len(words)):
        body = " ".join(words[place:])
        is_called_by_acronym = is_acronym(words[place]) and place < len(words) - 1 and not name.isupper()
        if listed_agency(body) or is_outlet(body, outlet_names) or (is_called_by_acronym and is_organization(body)):
            return " ".join(words[:place])
    return name


def _without_degrees(name: str) -> str:
    words = name.split()
    while len(words) > _MIN_FULL_NAME and _DEGREE.fullmatch(words[-1]) and words[-1] != words[-1].capitalize():
        words.pop()
    return " ".join(words)


def is_name_like(name: str) -> bool:
    """Whether words can be somebody's name: few, with capitals, and nothing that stands on buttons or in posts."""
    words = name.split()
    if not words or len(words) > _MAX_WORDS or not 2 <= len(name) <= _MAX_LENGTH:
        return False
    if any(char.isdigit() or char in "_=#%{}<>?!:" for char in name):
        return False
    if (len(words) == 1 and _is_slug(name)) or _BUTTON_WORDS.issuperset(word.lower() for word in words):
        return False
    if ROLE.search(name) and not is_organization(name):
        return False
    starts = [word for word in words if word.lower().strip(".") not in _LOWER_PARTICLES]
    return bool(starts) and all(not word[:1].islower() or _PREFIXED.match(word) for word in starts)


def _is_slug(word: str) -> bool:
    """A login or a domain: "annlee", "Ann-Lee", "ardmorepost.com"."""
    return word.islower() or bool(re.search(r"\w\.\w", word) or re.fullmatch(r"[A-Z]?[a-z]+(?:-[A-Z]?[a-z]+)+", word))


def _in_title_case(name: str) -> str:
    """A name in capitals as it is written elsewhere: "Ann McKay" for "ANN McKAY"."""
    if not re.sub(r"\bMa?c(?=[A-Z])", "", name).isupper() or len(name.split()) < _MIN_FULL_NAME:
        return name
    return " ".join(word if is_generation(word) else _WORD_OF_NAME.sub(_capitalized, word) for word in name.split())


def _capitalized(word: re.Match[str]) -> str:
    return f"{(word[1] or '').capitalize()}{word[2].capitalize()}"
