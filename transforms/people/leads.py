"""Words that stand before a name by chance of a sentence's start or a headline: 'Beneath Lee', 'Follow Ann Lee'."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from transforms.people.candidates import Candidate
from transforms.people.lexicon import is_dictionary_word
from transforms.people.name_parts import first_name_frequency


def drop_leads(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, cut free of an English word before a name that the article also gives without it."""
    counts = Counter(candidate.key for candidate in candidates)
    surnames = {key[-1] for key in counts if len(key) > 1 and first_name_frequency(key[0])}
    return [
        dataclasses.replace(candidate, first=candidate.first + 1)
        if _has_lead(candidate, counts, surnames)
        else candidate
        for candidate in candidates
    ]


def _has_lead(candidate: Candidate, counts: Counter[tuple[str, ...]], surnames: set[str]) -> bool:
    words, key = candidate.words, candidate.key
    if len(words) < 2 or len(key) != len(words) or len(key[0]) == 1 or counts[key] > 1:
        return False
    if first_name_frequency(words[0].text) or not (is_dictionary_word(key[0]) or key[0].endswith(("ly", "ed"))):
        return False
    if len(key) == 2:
        return key[1] in surnames and candidate.line.starts_sentence(candidate.first)
    if words[1].is_initial and "." in key[1]:
        # Leader of the Opposition V.D. Lee.
        return True
    return key[1:] in counts or (
        first_name_frequency(words[1].text) > 2 and candidate.line.starts_sentence(candidate.first)
    )
