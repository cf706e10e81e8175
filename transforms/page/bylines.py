"""A byline's words in, clean names of people and organizations out, one each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from transforms.page.json_ld import bare_heading

# "By" in the languages of the press, alone or after what was done.
BY = re.compile(
    r"(?:(?:(?:exclusive|analysis|opinion|comment|story|words|text|report|reporting|reported|written|edited|posted"
    r"|published|article|reviewed|interviews?|presented|produced|compiled|contributed)\s+)*by"
    r"|von|vom|par|por|di|da|door|av|af|przez|texte?|testo|texto|authors?|autor(?:en|es)?|autore|auteurs?|reporter|words|автор(?:ы)?|текст)"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*[;|•·/、\n]\s*|\s+&\s+|,?\s+(?:and|AND|und|et|og|och|en|with)\s+(?=[^\W\d_a-z])"
)  # fmt: skip
# Short words that stand inside surnames too: they separate whole names only.
_WEAK_SEPARATOR = re.compile(r"\s+(?:y|e|i)\s+(?=[^\W\d_a-z])")
_NOISE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|<[^>]*>|\S+@\S+|https?:\S*|www\.\S+|(?<!\w)@\w+|\s+https?$"
    r"|\b(?:e-?mail|follow|contact)\b.*$|\b(?:view|see|read|show)\s+(?:all|more|profile|full|author|bio)\b.*$"
    r"|\b(?:updated|published|posted|last updated)\b.*$|\b\d{1,2}[:.]\d\d.*$",
    re.IGNORECASE,
)
_TRAILING_PLACE = re.compile(
    r"\s+(?:in|for|at|of the|reports from|reporting from)\s+(?:the\s+)?(?=[A-Z]).*$| [-–—] .*$|\s+[-–—]$"
)
# Words that name a post or a department and never a person.
_ROLE = re.compile(
    r"\b(?:reporter|reporters|correspondent|correspondents|editor|editors|journalist|writer|columnist|columnists"
    r"|contributor|contributors|producer|staff|bureau|desk|team|chief|critic|author|newsroom|analyst|presenter"
    r"|photographer|intern|fellow|specialist|director|professor|redaktion|redakteur\w*|korrespondent\w*|rédaction"
    r"|journaliste|redacción|redazione|redactie|redação|admin(?:istrator)?|webmaster|webdesk|guest|anonymous|unknown"
    r"|null|none|undefined|news agency|agencies|advertorial|sponsored)\b",
    re.IGNORECASE,
)
# What stands before a post.
_FIELDS = frozenset({
    "senior", "junior", "chief", "deputy", "assistant", "associate", "executive", "managing", "lead", "special",
    "political", "politics", "parliamentary", "diplomatic", "foreign", "international", "world", "national", "local",
    "regional", "city", "state", "washington", "london", "us", "uk", "europe", "asia", "africa", "business",
    "economics",
    "economy", "finance", "financial", "money", "consumer", "legal", "court", "courts", "crime", "home", "affairs",
    "security", "defence", "defense", "health", "science", "medical", "technology", "tech", "digital", "data",
    "online",
    "education", "environment", "climate", "energy", "transport", "royal", "religion", "social", "media", "arts",
    "culture", "entertainment", "showbiz", "music", "film", "tv", "sport", "sports", "football", "travel",
    "lifestyle",
    "food", "news", "general", "breaking", "investigations", "investigative", "community", "freelance",
    "contributing",
    "guest", "opinion", "features", "staff",
})  # fmt: skip
# Bodies that sign articles. A name that ends in such a word is an organization, not a post.
_ORGANIZATION = re.compile(
    r"(?:press|agency|news|times|post|network|service|services|institute|university|media|group|wire|newspaper"
    r"|association|foundation|center|centre|council|magazine|herald|tribune|journal|gazette|guardian|telegraph"
    r"|broadcasting|television|radio|conversation|reports|online|tv|agencies|(?:[\w-]+\.)+[a-z]{2,})",
    re.IGNORECASE,
)
# "Harbour Data Desk" signs articles; "News Desk" is nobody.
_DESK = re.compile(r"desk|team|bureau|newsroom|staff", re.IGNORECASE)
_MIN_DESK_WORDS = 3
_ACRONYM = re.compile(r"[A-Z]{2,5}")
# Agencies whose names no such word gives away.
_AGENCIES = frozenset({
    "reuters", "bloomberg", "xinhua", "agencefrancepresse", "bernama", "ukrinform", "interfax", "kyodo", "yonhap",
    "anadolu", "theassociatedpress",
})  # fmt: skip
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md|esq|mp|cfa|cfp|mba|rn)\.?", re.IGNORECASE)
_DEGREE = re.compile(r"(?:ph\.?d|m\.?d|esq|mp|cfa|cfp|mba|rn)\.?", re.IGNORECASE)
_LOWER_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "van", "von", "vom", "zu", "zur", "la", "le",
    "el", "al", "bin", "binti", "bint", "ibn", "ben", "ter", "ten", "te", "y", "e", "af", "av", "du", "des", "abu",
    "st", "dal", "lo", "san", "the", "of", "for", "and",
})  # fmt: skip
# Words on the buttons beside a byline.
_BUTTON_WORDS = frozenset({
    "share", "save", "watch", "live", "listen", "print", "email", "comment", "comments", "follow", "subscribe",
    "copy", "link", "more", "video", "updated", "published", "add", "google", "preferred", "source", "article",
    "news", "read", "min", "gift", "bookmark", "facebook", "twitter", "whatsapp", "reddit",
})  # fmt: skip
_MAX_LENGTH = 1_000
_MAX_BYLINES = 50
_MAX_NAME_LENGTH = 60
_MAX_NAME_WORDS = 7


def clean_authors(raw_names: Iterable[str], outlet_names: tuple[str, ...] = (), is_list: bool = False) -> list[str]:
    """Names out of bylines, without roles, addresses, slugs, affiliations and repetitions.

    In a byline a comma leads on to where somebody works; where `is_list` says that the words are a field for names,
    it leads on to the next author. The outlet itself is an author only where nobody else is.
    """
    names: list[str] = []
    for raw in islice(raw_names, _MAX_BYLINES):
        names.extend(_names_in(raw, is_list and not BY.match(raw)))
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(bare_heading(name), name)
    unique = list(known.values())
    others = [name for name in unique if not _is_outlet(name, outlet_names)]
    return others or unique


def is_organization(name: str, outlet_names: tuple[str, ...] = ()) -> bool:
    """Whether an author is a body: an agency, the outlet itself, a name that ends in a word for such."""
    if bare_heading(name) in _AGENCIES or _is_outlet(name, outlet_names):
        return True
    words = name.split()
    if len(words) >= _MIN_DESK_WORDS and _DESK.fullmatch(words[-1]):
        return True
    return bool(_ACRONYM.fullmatch(name) or _ORGANIZATION.fullmatch(words[-1]))


def _is_outlet(name: str, outlet_names: tuple[str, ...]) -> bool:
    return bare_heading(name).removeprefix("the") in {bare_heading(one).removeprefix("the") for one in outlet_names}


def surname_last(name: str) -> str:
    """A single name given as "Lee, Ann" in its spoken order; anything else as it is."""
    parts = [part.strip() for part in html.unescape(name).split(",")]
    if len(parts) != 2 or _SUFFIX.fullmatch(parts[1]) or _ROLE.search(name) or BY.match(name):
        return name
    surname, given = parts
    is_order_turned = len(surname.split()) == 1 and 1 <= len(given.split()) <= 2 and given[:1].isupper()
    if not is_order_turned or is_organization(given) or is_organization(surname):
        return name
    return f"{given} {surname}"


def _names_in(raw: str, is_list: bool) -> Iterator[str]:
    text = html.unescape(html.unescape(raw))[:_MAX_LENGTH]
    text = _NOISE.sub(" ", " ".join(text.split()))
    cleaned: list[str] = []
    for part in (part for chunk in _SEPARATOR.split(text) for part in _split_weakly(chunk)):
        names = [name for name in map(_clean_name, _split_commas(part)) if name]
        people = [name for name in names if not is_organization(name)]
        cleaned.extend(names if is_list or not people else people)
    has_whole_name = any(" " in name and not is_organization(name) for name in cleaned)
    # Beside whole names a single word is a place or a section.
    yield from (name for name in cleaned if " " in name or not has_whole_name or is_organization(name))


def _split_weakly(chunk: str) -> list[str]:
    parts = _WEAK_SEPARATOR.split(BY.sub("", chunk, count=1) if BY.match(chunk) else chunk)
    return parts if all(len(part.split()) > 1 for part in parts) else [chunk]


def _split_commas(chunk: str) -> Iterator[str]:
    pieces = [piece.strip() for piece in chunk.split(",")]
    for number, piece in enumerate(pieces):
        if number and _SUFFIX.fullmatch(piece):
            continue
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        is_suffixed = _SUFFIX.fullmatch(following) and not _DEGREE.fullmatch(following)
        yield f"{piece} {following}" if is_suffixed else piece


def _clean_name(part: str) -> str | None:
    name = part.strip(" .,:;-–—*'\"|")
    while match := BY.match(name):
        name = name[match.end() :]
    name = _without_role(" ".join(_TRAILING_PLACE.sub("", name).split()))
    if BY.fullmatch(f"{name} ") or not _is_name_like(name):
        return None
    return _in_title_case(name)


def _without_role(name: str) -> str:
    """A name without the post behind it: "Ann Lindqvist Senior Political Correspondent"."""
    role = _ROLE.search(name)
    if role is None or is_organization(name):
        return name
    words = name[: role.start()].split()
    while words and words[-1].lower() in _FIELDS:
        words.pop()
    return " ".join(words) if len(words) > 1 else name


def _is_name_like(name: str) -> bool:
    words = name.split()
    if not words or len(words) > _MAX_NAME_WORDS or not 2 <= len(name) <= _MAX_NAME_LENGTH:
        return False
    if any(char.isdigit() or char in "_=#%{}<>?!" for char in name):
        return False
    if (len(words) == 1 and _is_slug(name)) or _BUTTON_WORDS.issuperset(word.lower() for word in words):
        return False
    if _ROLE.search(name) and not is_organization(name):
        return False
    starts = [word for word in words if word.lower().strip(".") not in _LOWER_PARTICLES]
    return bool(starts) and all(not word[:1].islower() for word in starts)


def _is_slug(word: str) -> bool:
    """A login or a domain: "annlee", "Ann-Lee", "ardmorepost.com"."""
    return word.islower() or bool(re.search(r"\w\.\w", word) or re.fullmatch(r"[A-Z]?[a-z]+(?:-[A-Z]?[a-z]+)+", word))


def _in_title_case(name: str) -> str:
    if not name.isupper() or len(name.split()) < 2:
        return name
    return " ".join(re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), part) for part in name.split())
