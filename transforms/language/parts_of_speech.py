"""Parts of speech from the tagger's tags alone."""

from __future__ import annotations

from spacy.tokens import Token

_BY_TAG = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "EX": "PRON",
    "DT": "DET", "PDT": "DET", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ", "CD": "NUM",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "MD": "AUX",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
    "CC": "CCONJ", "UH": "INTJ", "$": "SYM", "SYM": "SYM", "#": "SYM", "FW": "X", "XX": "X", "ADD": "X", "LS": "X",
    "_SP": "SPACE", "": "",
}  # fmt: skip
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})


def part_of_speech(token: Token) -> str:
    """The universal part of speech of a tagged and parsed token; empty for one without a tag."""
    found = _BY_TAG.get(token.tag_, "PUNCT")
    if found == "VERB" and token.dep_ in {"aux", "auxpass"}:
        return "AUX"
    if found == "DET" and token.dep_ in _ARGUMENTS:
        return "PRON"
    return found
