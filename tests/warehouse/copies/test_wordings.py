from __future__ import annotations

import pytest

from warehouse.copies.wordings import Wording, fingerprints, is_same_quote, word_bits, wording_key, wording_of

LONG = "We will not put families on a deck we cannot vouch for, and nobody would rather be sorry than late."
DECK = "We will not put families on a deck we cannot vouch for."


def wording(text: str, speaker: str | None = "Marit Solheim", kind: str = "direct") -> Wording:
    return wording_of(text, kind, speaker, "person" if speaker else None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (wording(LONG), wording(DECK), True),
        (wording(DECK), wording("“We won’t put families on a deck we cannot vouch for”"), True),
        (wording(DECK), wording(DECK.upper(), speaker=None), True),
        (wording(DECK), wording(DECK, speaker="Bo Ekdal"), True),
        (wording(LONG), wording("put families on a deck", speaker=None), False),
        (wording(LONG), wording("put families on a deck"), True),
        (wording(LONG), wording("families on a deck"), False),
        (wording(LONG), wording(DECK, speaker="Bo Ekdal"), False),
        (wording(DECK), wording("We will not put ferries on a river we cannot sound."), False),
        (wording("Thank you very much for this."), wording("Thank you very much for this.", speaker="Bo Ekdal"), False),
        (
            wording("Thank you very much for this harbour medal."),
            wording("Thank you so very much for this harbour medal."),
            True,
        ),
        (
            wording("Thank you very much for this harbour medal."),
            wording("Thank you so very much for this harbour medal.", speaker="Ola Solheim"),
            False,
        ),
        (
            wording("Thank you very much for this harbour medal."),
            wording("Thank you so very much for this harbour medal.", speaker="Solheim"),
            True,
        ),
        (wording(LONG, speaker="Bill Solheim"), wording("put families on a deck", speaker="William Solheim"), True),
        (wording(DECK), wording(DECK, kind="indirect"), False),
        (wording(LONG, kind="indirect"), wording(DECK, kind="indirect"), False),
        (
            wording("the deck would not hold the weight of forty lorries in winter", kind="indirect"),
            wording("the deck would not hold the weight of 40 lorries in winter", kind="indirect"),
            True,
        ),
    ],
)
def test_one_quote_is_reworded_a_little_or_cut_but_still_telling(one: Wording, other: Wording, same: bool) -> None:
    assert is_same_quote(one, other) is same
    assert is_same_quote(other, one) is same


RAISE = "We will raise taxes on working families in this city."
FELL = "Unemployment fell to 4 percent in March and we are proud of that."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (RAISE, "We will not raise taxes on working families in this city.", False),
        (RAISE, "We won't raise taxes on working families in this city.", False),
        (RAISE, "We will never raise taxes on working families in this city, and I have said so all year.", False),
        (RAISE.replace("will", "won't"), RAISE.replace("will", "will not"), True),
        ("raise taxes on working families", "We will not raise taxes on working families in this city.", True),
        ("The bridge will cost 12 million crowns to mend.", "The bridge will cost 48 million crowns to mend.", False),
        ("The bridge will cost 12 million crowns to mend.", "The bridge will cost 12 billion crowns to mend.", False),
        ("The bridge will cost 12 million crowns to mend.", "The bridge will cost twelve million crowns to mend", True),
        ("The bridge will hold twenty-five lorries at once.", "The bridge will hold 25 lorries at once.", True),
        ("The bridge will hold thirty lorries at a time.", "The bridge will hold thirty-two lorries at a time.", False),
        (
            "The bridge will cost £5m to mend, not a penny less.",
            "The bridge will cost £6m to mend, not a penny less.",
            False,
        ),
        (
            "The bridge will cost £5m to mend, not a penny less.",
            "The bridge will cost £5bn to mend, not a penny less.",
            False,
        ),
        (
            "The bridge will cost £5m to mend, and not a penny less.",
            "The bridge will cost five million pounds to mend, and not a penny less.",
            True,
        ),
        ("The worst storm of the 20th century hit us here.", "The worst storm of the 21st century hit us here.", False),
        (
            "We lost the fourth game because nobody ran at all.",
            "We lost the fifth game because nobody ran at all.",
            False,
        ),
        ("It is the 4th time that they cut the only road.", "It is the fourth time that they cut the only road.", True),
        (
            "We expect 1,500 visitors on the first day of the fair.",
            "We expect 1500 visitors on the first day of the fair",
            True,
        ),
        ("We expect a hundred visitors on the day of the fair.", "We expect 100 visitors on the day of the fair", True),
        (FELL, FELL.replace("4", "9"), False),
        (FELL, FELL.replace("March", "April"), False),
        (FELL, "Unemployment fell to 4 percent in March", True),
        (FELL, "Unemployment fell to 9 percent in March", False),
        ("No, the deck of that ferry is safe for families", "The deck of that ferry is safe for families", True),
        (
            "We open the second line on Monday, come what may.",
            "We open the second line on Friday, come what may.",
            False,
        ),
    ],
)
def test_quotes_that_differ_in_what_decides_are_two(one: str, other: str, same: bool) -> None:
    assert is_same_quote(wording(one), wording(other)) is same
    assert is_same_quote(wording(other), wording(one)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, DECK),
        (DECK, "We won’t put families on a deck that we cannot vouch for"),
        (LONG, "nobody would rather be sorry"),
    ],
)
def test_wordings_of_one_quote_share_a_fingerprint(one: str, other: str) -> None:
    assert fingerprints(wording(one)) & fingerprints(wording(other))


def test_a_part_of_a_long_quote_shares_a_fingerprint_with_it_wherever_it_is_cut() -> None:
    words = [f"word{number}" for number in range(40)]
    whole = fingerprints(wording(" ".join(words)))

    for start in range(34):
        assert whole & fingerprints(wording(" ".join(words[start : start + 6]))), start
    assert len(whole) < 20


def test_what_everybody_says_is_no_fingerprint() -> None:
    assert fingerprints(wording("It is what it is and we will see what we can do")) == set()


def test_words_alone_key_what_can_stand_alone() -> None:
    deck = wording(DECK)

    assert wording_key(deck, "one two three", "a b") == wording_key(wording(DECK.lower()), "other words", "here")
    assert wording_key(deck, "", "") != wording_key(wording(DECK, speaker="Bo Ekdal"), "", "")
    assert wording_key(deck, "", "") == wording_key(wording(DECK, speaker="M. Solheim Jr."), "", "")
    assert wording_key(deck, "", "") != wording_key(wording(DECK, kind="indirect"), "", "")


@pytest.mark.parametrize("vague", [wording("glad"), wording("Who knows what then", speaker=None)])
def test_what_says_little_is_keyed_with_the_words_around_it(vague: Wording) -> None:
    here = wording_key(vague, "ut the mayor said he was “", "” to see the boats come back")

    assert here == wording_key(vague, "But the mayor said he was ", " to see the boats leav")
    assert here != wording_key(vague, "But the mayor said she was ", " to see the boats leav")


def test_every_word_has_its_bit_wherever_it_stands() -> None:
    long, short, other = word_bits(wording(LONG)), word_bits(wording(DECK)), word_bits(wording("Nobody inspected it."))

    assert short & ~long == 0
    assert 0 < (other & ~long).bit_count() <= 2
    assert 0 < long < 2**63


def test_the_same_few_words_of_two_of_one_surname_are_two_quotes() -> None:
    thanks = "Thank you very much."

    def key(text: str, speaker: str) -> int:
        return wording_key(wording(text, speaker), "", "")

    assert key(thanks, "Mike Johnson") != key(thanks, "Elsa Johnson")
    assert key(thanks, "Mike Johnson") == key(thanks, "Michael B. Johnson")
    assert key(LONG, "Mike Johnson") == key(LONG, "Johnson")
