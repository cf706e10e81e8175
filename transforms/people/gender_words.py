"""Titles, kin and office words that give away whether a he or a she is meant."""

from __future__ import annotations

from typing import Literal

from transforms.people.word_lists import word_list

Gender = Literal["female", "male", "unknown"]

_FEMALE = word_list(
    """
    mrs ms miss madam madame lady dame queen princess duchess countess baroness sister mother mum mom wife
    daughter aunt grandmother niece widow girlfriend fiancee actress congresswoman spokeswoman chairwoman
    businesswoman woman girl heiress waitress hostess empress nun bride schoolgirl stepmother godmother
    """
)
_MALE = word_list(
    """
    mr sir lord king prince duke earl baron count brother father dad husband son uncle grandfather nephew
    widower boyfriend fiance congressman spokesman businessman man boy emperor monk groom schoolboy
    policeman sportsman stepfather godfather pope imam sheikh cardinal son-in-law gunman
    """
)


def gendered_word(word: str) -> Gender | None:
    """The gender that a folded title, kin or office word gives, a 'father-of-two' as well; None where it gives none."""
    word = word.partition("-of-")[0]
    if word in _FEMALE or word.endswith("woman"):
        return "female"
    return "male" if word in _MALE else None
