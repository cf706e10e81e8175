"""Ids of people and quotes: hashes of what makes each the same in every run and rebuild."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from transforms.lasting_text import lasting_text
from transforms.records import Quote
from transforms.urls import hash_id

WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The words of a text in lower case, without accents and punctuation, joined by single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(WORD.findall(plain.casefold()))


def person_id(name: str) -> str:
    """The id of the person of that full name, whatever its case and accents."""
    return hash_id("person", fold(name))


def quote_id(article_id: str, quote: Quote) -> str:
    """The id of a quote: its place and kind within its article."""
    return hash_id("quote", article_id, quote.kind, quote.char_start, quote.char_end)


def text_sha256(title: str, text: str) -> str:
    """The digest that tells one version of an article from another: of what lasts of its title and text."""
    return hashlib.sha256(f"{' '.join(title.split())}\n{lasting_text(text)}".encode()).hexdigest()
