"""Whom 'the clerk' means behind somebody else's words: that person where he or she may be one, nobody named else."""

import pytest

from transforms.people.finder import find_people
from transforms.people.speakers import resolve_speakers

CLOSED = "It was shut"
ANSWER = "We open at nine"


@pytest.fixture
def speaker_of_answer(parse, quote_in):
    def resolve(lead: str, speaker: str) -> str | None:
        text = f"{lead} “{CLOSED},” Lee said.\n“{ANSWER},” {speaker} said."
        parsed = parse(text)
        quotes = [quote_in(text, CLOSED, "Lee"), quote_in(text, ANSWER, speaker)]
        *_, answer = resolve_speakers(parsed, find_people(parsed, "", ()), quotes)
        return answer.speaker_name

    return resolve


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        # Another trade is told.
        ("Ann Lee, a farmer from Riverton, came to the town hall.", "the clerk"),
        ("Ann Lee, a retired nurse, rang the club.", "the secretary"),
        ("Ann Lee, 41, a baker in Eastmere, waited.", "the inspector"),
        ("Ann Lee, a teacher at the school, asked for money.", "the chair"),
        ("Ann Lee, a farmer, wrote to the club.", "the president"),
        ("Ann Lee, a nurse, bought shoes.", "the manager"),
        ("Ann Lee, a farmer, saw the tower.", "the Danish engineer"),
        ("Mayor Ann Lee visited Riverton.", "the farmer"),
        ("Sen. Ann Lee visited the ward.", "the nurse"),
        ("Professor Ann Lee gave the marks.", "the student"),
        ("Dr Ann Lee closed the ward.", "the patient"),
        ("Ann Lee, a lawyer, asked for mercy.", "the prosecutor"),
        # None is told, and readers are not supposed to know it.
        ("Ann Lee came to the town hall.", "the clerk"),
        ("Ann Lee, who owns the pub by the bridge, saw it.", "the engineer"),
        ("Ann Lee came to the town hall.", "the lady"),
    ],
)
def test_another_trade_is_somebody_else_s(speaker_of_answer, lead, speaker) -> None:
    assert speaker_of_answer(lead, speaker) == speaker


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        # It is told.
        ("Foreign Minister Ann Lee arrived.", "the minister"),
        ("Sen. Ann Lee voted no.", "the lawmaker"),
        ("Ann Lee, the mayor of Riverton, spoke.", "the mayor"),
        # Another word for what is told.
        ("Professor Ann Lee read the figures.", "the economist"),
        ("Marine biologist Ann Lee swam with them.", "the scientist"),
        ("Detective Inspector Ann Lee closed the street.", "the officer"),
        ("Ann Lee, chief executive of Calder Foods, spoke.", "the chairman"),
        ("Health Secretary Ann Lee spoke.", "the minister"),
        ("Ann Lee, a lawyer for the family, came out.", "the attorney"),
        ("Coach Ann Lee watched.", "the manager"),
        # Said of people of any trade.
        ("Rep. Ann Lee voted no.", "the Republican"),
        ("Ann Lee, a farmer, ran for an hour.", "the 43-year-old"),
        ("Ann Lee, a farmer, sold her herd.", "the mother of three"),
        ("Ann Lee, a farmer, stood for the council.", "the candidate"),
        # None is told, and the words tell more of somebody whom the reader has met or knows.
        ("Ann Lee signed copies of her novel.", "the author"),
        ("Ann Lee plays the queen in the new film.", "the actor"),
        ("Ann Lee won the vote.", "the Riverton governor"),
        ("Ann Lee opened the shop in May.", "the owner"),
        ("Ann Lee has run the bakery since May.", "the former nurse"),
        ("Ann Lee saw the tower.", "the Danish engineer"),
        ("Ann Lee saw the tower.", "the Oslo-born engineer"),
    ],
)
def test_a_trade_that_somebody_may_have_is_that_person_s(speaker_of_answer, lead, speaker) -> None:
    assert speaker_of_answer(lead, speaker) == "Ann Lee"
