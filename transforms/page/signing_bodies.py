"""Bodies that sign articles: agencies, outlets, departments, authorities."""

from __future__ import annotations

import re

from transforms.copies.agencies import listed_agency
from transforms.page.json_ld import bare_heading

# A name that ends in such a word is a body's, not a person's.
_LAST_WORD = re.compile(
    r"(?:press|agency|news|times|post|network|service|services|institute|university|media|group|wire|newspaper"
    r"|association|foundation|center|centre|council|magazine|herald|tribune|journal|gazette|guardian|telegraph"
    r"|broadcasting|television|radio|conversation|reports|online|tv|agencies|board|ministry|department|committee"
    r"|commission|authority|federation|collective|(?:[\w-]+\.)+[a-z]{2,})",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?(?:ministry|department|university|institute|office|centre|center|association|council|bureau"
    r"|federation|union|society|academy|board|committee|commission|foundation|campaign)\s+(?:of|for|on|against)\s",
    re.IGNORECASE,
)
# "Harbour Data Desk" signs articles; "News Desk" is nobody.
_DESK = re.compile(r"desk|team|bureau|newsroom|staff", re.IGNORECASE)
_MIN_DESK_WORDS = 3
_ACRONYM = re.compile(r"[A-Z]{2,5}")


def is_organization(name: str, outlet_names: tuple[str, ...] = ()) -> bool:
    """Whether an author is a body: an agency, the outlet itself, a name that begins or ends as those of bodies do."""
    if listed_agency(name) or is_outlet(name, outlet_names) or _FIRST_WORDS.match(name):
        return True
    words = name.split()
    if len(words) >= _MIN_DESK_WORDS and _DESK.fullmatch(words[-1]):
        return True
    return bool(is_acronym(name) or _LAST_WORD.fullmatch(words[-1]))


def is_outlet(name: str, outlet_names: tuple[str, ...]) -> bool:
    """Whether a name is one of those that the page gives its outlet, with or without the article."""
    return bare_heading(name).removeprefix("the") in {bare_heading(one).removeprefix("the") for one in outlet_names}


def is_acronym(word: str) -> bool:
    """Whether a word is two to five capitals: "AFP"."""
    return bool(_ACRONYM.fullmatch(word))
