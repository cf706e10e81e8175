"""Whether a reader gets the whole article, a part of it, or a page that stands before it."""

from __future__ import annotations

import re

from transforms.page.json_ld import Node, first_text
from transforms.page.language import count_words
from transforms.records import Access

# An article behind a wall shows a lead or two; a text of this many words is not cut by a wall.
_SHOWN_WORDS = 200
_WALL = re.compile(
    "|".join(
        (
            r"subscribe (?:now )?to (?:continue|keep) reading",
            r"(?:log|sign) in (?:or subscribe )?to (?:continue|keep) reading",
            r"to (?:continue|keep) reading(?: this (?:article|story))?,? (?:please )?"
            r"(?:subscribe|register|log in|sign in|create)",
            r"this (?:article|content|story) is (?:only )?(?:available )?(?:for|to|reserved for|exclusive to) (?:our )?"
            r"(?:paying |paid )?(?:subscribers|members)",
            r"already a subscriber\? ?(?:log|sign) in",
            r"you have reached your (?:free )?(?:article )?limit",
            r"unlock this article",
            r"subscribe to (?:read|unlock|access) (?:the full|this|the rest)",
            r"register (?:for free )?to (?:continue|keep) reading",
            r"weiterlesen mit|jetzt weiterlesen|dieser artikel ist (?:nur )?für abonnent",
            r"réservé (?:à nos|aux) abonnés|la suite est réservée",
            r"(?:contenido|artículo) (?:exclusivo )?(?:solo )?para suscriptores",
            r"contenuto riservato agli abbonati",
        )
    ),
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"(?:\[?(?:\.{3}|…)\]?|continue reading|read (?:the )?(?:full|rest|more)[^.]{0,40})\s*$", re.IGNORECASE
)
_CHECK_TITLE = re.compile(
    r"(?:just a moment|attention required|access denied|are you a (?:robot|human)|pardon our interruption"
    r"|before you continue|security check|human verification|verify(?:ing)? (?:that )?you(?:'re| are)|please verify"
    r"|one more step|checking your browser|ddos-guard|robot check|captcha|request blocked|403 forbidden|error 403"
    r"|you have been blocked|bot verification|client challenge)",
    re.IGNORECASE,
)
_CHECK_TEXT = re.compile(
    r"enable (?:javascript|js) and cookies to continue"
    r"|checking (?:if the site connection is secure|your browser before)"
    r"|verify (?:that )?you are (?:a )?human|unusual (?:traffic|activity) from your"
    r"|complete the (?:captcha|security check)|we(?:'ve| have) detected unusual|press (?:&|and) hold"
    r"|please enable (?:cookies|js) and disable any ad blocker|you don't have permission to access",
    re.IGNORECASE,
)
_CONSENT_TEXT = re.compile(
    r"we(?: and our \d* ?(?:partners|vendors))? (?:use|value|store).{0,60}(?:cookies|privacy|information on)"
    r"|(?:accept|manage|reject) (?:all )?(?:cookies|options)|your privacy (?:choices|matters)|before you continue to"
    r"|wir (?:und unsere|verwenden).{0,60}cookies|nous (?:et nos|utilisons).{0,60}cookies",
    re.IGNORECASE,
)
_CONSENT_WORDS = re.compile(
    r"cookie|consent|privacy|personal data|partners|vendors|advertis|einwillig|datenschutz|confidentialité|données",
    re.IGNORECASE,
)
_GATE_WORDS = 250
_MAX_OTHER_WORDS = 60


def barrier_of(title: str, page_text: str, text: str) -> str | None:
    """What stands in the place of the article, a check for robots or a question for consent; None for an article.

    `page_text` is all that the page shows, `text` what was taken for the article's body.
    """
    shown = page_text[:20_000]
    if count_words(text) > _GATE_WORDS:
        return None
    if _CHECK_TITLE.search(title.strip()) or (_CHECK_TEXT.search(shown) and count_words(shown) < 2 * _GATE_WORDS):
        return "the page checks for robots"
    is_short = count_words(shown) < 2 * _GATE_WORDS
    if is_short and _CONSENT_TEXT.search(text or shown) and not _tells_of_else(text):
        return "the page asks for consent"
    return None


def without_consent_lines(text: str) -> str:
    """An article's text without a banner's paragraphs before it and behind it that ask for consent."""
    lines = text.split("\n")
    while len(lines) > 1 and _CONSENT_TEXT.match(lines[0]):
        del lines[0]
    while len(lines) > 1 and _CONSENT_TEXT.match(lines[-1]):
        del lines[-1]
    return "\n".join(lines)


def _tells_of_else(text: str) -> bool:
    """Whether a text has more than a little that does not speak of consent, as an article under a banner has."""
    others = (line for line in text.split("\n") if not _CONSENT_WORDS.search(line))
    return sum(map(count_words, others)) > _MAX_OTHER_WORDS


def read_access(nodes: list[Node], page_text: str, text: str) -> Access:
    """Whether the text is the whole article, what a wall for payers leaves of it, or otherwise cut off."""
    is_short = count_words(text) < _SHOWN_WORDS
    declared_free = (first_flag(nodes, "isAccessibleForFree") or "true") != "false"
    if is_short and (not declared_free or _WALL.search(page_text)):
        return "paywalled"
    last = text.rpartition("\n")[2]
    if _WALL.search(last):
        return "paywalled"
    if _CUT_OFF.search(last) or _lacks_most_words(nodes, text):
        return "truncated"
    return "open"


def first_flag(nodes: list[Node], key: str) -> str | None:
    """A declared truth value as "true" or "false", written as a boolean or as a word."""
    for node in nodes:
        if key in node:
            return str(node[key]).strip().lower().rsplit("/", 1)[-1]
    return None


def _lacks_most_words(nodes: list[Node], text: str) -> bool:
    declared = next(
        (str(node["wordCount"]) for node in nodes if "wordCount" in node), first_text(nodes, "wordCount") or ""
    )
    body = first_text(nodes, "articleBody") or ""
    whole = max(int(declared) if declared.isdecimal() and len(declared) < 7 else 0, count_words(body))
    return count_words(text) * 2 < whole
