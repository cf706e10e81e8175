"""Boxes within a text that ask readers for an address or for money, told by the field or the heading in them."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

_APPEAL = re.compile(
    r"your (?:support|donation|contribution|subscription) (?:helps|makes|allows|enables|powers)\b.{0,60}"
    r"|(?:please )?(?:support|donate to|help (?:us )?fund) (?:our|the|independent|local|quality|free|trusted)\b.{0,60}"
    r"|(?:become|why become) an? (?:member|supporter|subscriber)\b.{0,40}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"e-?mail", re.IGNORECASE)
_BOX_TAGS = frozenset({"div", "section", "form", "fieldset", "label", "p", "span", "figure", "ul", "li"})
# What is called so holds the text as well.
_TEXT_WORD = re.compile(r"(?:^|[\s_\-])(?:content|body|article|story|text|entry|post|main)(?=$|[\s_\-])")
_MAX_FIELD_BOX = 500
_MAX_APPEAL_BOX = 1_500
_MAX_PIECES = 1
_MAX_DEPTH = 3
_MOST_OF_A_KIND = 20
_PROSE_LENGTH = 80


def prompt_boxes(tree: HtmlElement) -> list[HtmlElement]:
    """The boxes of a tree that ask for an e-mail address or for support."""
    fields = (field for field in tree.iter("input") if _asks_for_mail(field))
    appeals = (heading for heading in tree.iter("h2", "h3", "h4", "h5") if _appeals(heading))
    boxes = [_small_box_around(field) for field in islice(fields, _MOST_OF_A_KIND)]
    boxes += [_box_with_prose(heading) for heading in islice(appeals, _MOST_OF_A_KIND)]
    return [box for box in boxes if box is not None]


def _appeals(heading: HtmlElement) -> bool:
    return bool(_APPEAL.fullmatch(" ".join("".join(heading.itertext()).split())))


def _asks_for_mail(field: HtmlElement) -> bool:
    kind = field.get("type") or "text"
    named = f"{field.get('name') or ''} {field.get('placeholder') or ''}"
    return kind == "email" or (kind == "text" and bool(_MAIL.search(named)))


def _small_box_around(field: HtmlElement) -> HtmlElement | None:
    """The largest box around a field that holds so little, and so few pieces of prose, that it is no text."""
    box = None
    for parent in field.iterancestors():
        called = f"{parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if parent.tag not in _BOX_TAGS or _TEXT_WORD.search(called) or len(parent.text_content()) > _MAX_FIELD_BOX:
            break
        if len(_prose(parent)) > _MAX_PIECES or next(parent.iter("h1", "article"), None) is not None:
            break
        box = parent
    return box


def _box_with_prose(heading: HtmlElement) -> HtmlElement | None:
    """The smallest box around a heading that has the prose under it."""
    boxes = islice(heading.iterancestors(), _MAX_DEPTH)
    around = next((parent for parent in boxes if _prose(parent)), None)
    return (
        around
        if around is not None and around.tag in _BOX_TAGS and len(around.text_content()) <= _MAX_APPEAL_BOX
        else None
    )


def _prose(element: HtmlElement) -> list[str]:
    return [text for text in element.itertext() if len(text) >= _PROSE_LENGTH]
