from __future__ import annotations

import numpy as np
import pytest

from warehouse.copies.signatures import PERMUTATIONS, overlap, signature_matrix, text_signatures

WORDS = [f"word{number}" for number in range(400)]
TEXT = " ".join(WORDS)


def share(one: str, other: str) -> tuple[float, float]:
    left, right = text_signatures([one, other])
    found = overlap(
        signature_matrix([left.signature]),
        signature_matrix([right.signature]),
        np.array([left.shingle_count], dtype=float),
        np.array([right.shingle_count], dtype=float),
    )
    return float(found.similarity[0]), float(found.contained_share[0])


def test_texts_are_the_same_whatever_their_case_accents_and_marks() -> None:
    one, other = text_signatures([TEXT + " déjà vu", TEXT.upper().replace(" ", ", ") + " «DEJA» vu."])

    assert one == other


@pytest.mark.parametrize("kept", [100, 200, 300])
def test_a_cut_text_is_contained_and_is_as_similar_as_it_is_long(kept: int) -> None:
    similarity, contained = share(TEXT, " ".join(WORDS[:kept]))

    assert similarity == pytest.approx(kept / 400, abs=0.1)
    assert contained > 0.75


def test_other_texts_have_nothing_in_common() -> None:
    assert max(share(TEXT, " ".join(f"other{number}" for number in range(400)))) < 0.1


def test_a_short_text_is_not_compared() -> None:
    (short,) = text_signatures([" ".join(WORDS[:20])])

    assert (short.shingle_count, short.signature, short.bands) == (0, "", ())


def test_bands_meet_where_texts_do() -> None:
    whole, cut, rewritten, other = (
        set(found.bands)
        for found in text_signatures(
            [TEXT, " ".join(WORDS[:120]), " ".join(["new"] * 60 + WORDS[100:]), " ".join(reversed(WORDS))]
        )
    )

    assert whole & cut
    assert whole & rewritten
    assert not whole & other


def test_texts_without_spaces_are_compared_by_their_characters() -> None:
    text = "市議会は月曜日に新しい橋の建設を承認したが反対派は費用が高すぎると批判し投票は僅差だった"

    assert share(text, text[10:])[1] > 0.9


def test_a_matrix_has_a_row_a_signature() -> None:
    signatures = [found.signature for found in text_signatures([TEXT, TEXT[:2000]])]

    assert signature_matrix(signatures).shape == (2, PERMUTATIONS)
    assert signature_matrix([]).shape == (0, PERMUTATIONS)
