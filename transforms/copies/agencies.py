"""News agencies, each with the names under which bylines, datelines and closing lines credit it."""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "Agence France-Presse": ("AFP",),
    "Agenzia ANSA": ("ANSA",),
    "Anadolu Agency": ("Anadolu", "Anadolu Ajansı", "AA"),
    "ANI": ("Asian News International",),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "Associated Press": ("The Associated Press", "AP"),
    "Australian Associated Press": ("AAP",),
    "Austria Presse Agentur": ("APA",),
    "Belga": ("Belga News Agency",),
    "Bloomberg": ("Bloomberg News",),
    "The Canadian Press": ("Canadian Press", "CP"),
    "ČTK": ("CTK", "Czech News Agency"),
    "dpa": ("Deutsche Presse-Agentur", "dpa-AFX", "dpa international"),
    "EFE": ("Agencia EFE",),
    "epd": ("Evangelischer Pressedienst",),
    "Europa Press": (),
    "IANS": ("Indo-Asian News Service",),
    "Interfax": ("Interfax-Ukraine",),
    "Keystone-SDA": ("SDA", "Keystone-ATS", "ATS"),
    "KNA": ("Katholische Nachrichten-Agentur",),
    "Kyodo News": ("Kyodo",),
    "Lusa": (),
    "NTB": ("Norsk Telegrambyrå",),
    "PA Media": ("PA", "Press Association"),
    "PAP": ("Polska Agencja Prasowa", "Polish Press Agency"),
    "PTI": ("Press Trust of India",),
    "Reuters": ("Thomson Reuters",),
    "Ritzau": (),
    "SID": ("Sport-Informations-Dienst",),
    "STT": ("Suomen Tietotoimisto",),
    "TASS": ("ITAR-TASS",),
    "TT": ("TT Nyhetsbyrån",),
    "Ukrinform": (),
    "United Press International": ("UPI",),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
"""By the name that stands in the facts, the other names it goes by."""

# An organization so named sends its texts to outlets, whether it is listed or not.
_SERVICE = re.compile(r"\b(?:press|(?:news)?wire|news (?:agency|service)|wire service|presse-?agentur)$", re.IGNORECASE)


def _spelling(name: str) -> str:
    return re.sub(r"[\s.]+", " ", name).strip().casefold()


_BY_SPELLING = {_spelling(name): agency for agency, names in AGENCIES.items() for name in (agency, *names)}


def listed_agency(words: str) -> str | None:
    """The listed agency that the words name as a whole, or that stands first among names joined by slashes."""
    for part in (words, *words.split("/")):
        agency = _BY_SPELLING.get(_spelling(part))
        if agency is not None:
            return agency
    return None


def news_service(words: str) -> str | None:
    """The agency that a byline's name is: listed, or called a press, a wire or a news agency."""
    return listed_agency(words) or (words.strip() if _SERVICE.search(words.strip()) else None)
