from __future__ import annotations

import pytest

from transforms.copies.agencies import AGENCIES, listed_agency
from transforms.copies.credits import TextCredit, text_credit

BODY = "The council met on Monday and voted for the bridge.\nThe vote was close."


@pytest.mark.parametrize(
    ("authors", "text", "agency", "evidence"),
    [
        (["Reuters"], BODY, "Reuters", "byline"),
        (["Ann Lee", "The Associated Press"], BODY, "Associated Press", "byline"),
        (["Corvane Press"], BODY, "Corvane Press", "byline"),
        (["Northern News Agency"], BODY, "Northern News Agency", "byline"),
        ([], f"LISBON, Portugal (AP) — {BODY}", "Associated Press", "dateline"),
        ([], f"(Reuters) - {BODY}", "Reuters", "dateline"),
        ([], f"Berlin (dpa/lby) - {BODY}", "dpa", "dateline"),
        ([], f"ROMA (ANSA) – {BODY}", "Agenzia ANSA", "dateline"),
        ([], f"LISBON (Corvane) — {BODY}", "Corvane", "dateline"),
        ([], f"{BODY}\n— Agence France-Presse", "Agence France-Presse", "closing_line"),
        ([], f"{BODY} — AP", "Associated Press", "closing_line"),
        ([], f"{BODY} (dpa)", "dpa", "closing_line"),
        ([], f"{BODY}\nCopyright 2026 The Associated Press. All rights reserved.", "Associated Press", "closing_line"),
        ([], f"{BODY}\n© 2026 PA Media", "PA Media", "closing_line"),
        (["Ann Lee"], BODY, None, None),
        (["Ann Lee"], f"The ferry (built in 1954) - a relic - sank. {BODY}", None, None),
        (["Ann Lee"], f"{BODY}\nShe heard it first from Reuters, she said.", None, None),
        (["Ann Lee"], f"{BODY} Nobody laughed - really nobody.", None, None),
        (["Ann Lee"], f"© 2026 The Harbour Post\n{BODY}", None, None),
    ],
)
def test_an_agency_is_credited_where_texts_credit_one(
    authors: list[str], text: str, agency: str | None, evidence: str | None
) -> None:
    credit = text_credit(authors, text)

    assert (credit.agency, credit.agency_evidence) == (agency, evidence)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This article was originally published by The Harbour Post and is used with permission.", "The Harbour Post"),
        ("This story first appeared in Meridian.", "Meridian"),
        ("This article is republished from Open Ledger under a Creative Commons licence.", "Open Ledger"),
        ("The novel was first published in 1954.", None),
        ("The tune was originally published by her aunt.", None),
    ],
)
def test_the_outlet_that_had_it_first_is_read_from_the_ends(line: str, outlet: str | None) -> None:
    assert text_credit([], f"{BODY}\n{line}").republished_from == outlet
    assert text_credit([], f"{line}\n{BODY}").republished_from == outlet
    assert text_credit([], f"{BODY}\n{line}\n{BODY}\n{BODY}\nIt rained.").republished_from is None


def test_every_agency_is_known_by_all_its_names() -> None:
    assert {listed_agency(f" {name} ") for agency, names in AGENCIES.items() for name in (agency, *names)} == set(
        AGENCIES
    )
    assert listed_agency("apple") is None


def test_nobody_is_credited_by_an_empty_byline() -> None:
    assert text_credit([], BODY) == TextCredit()


@pytest.mark.parametrize(
    ("opening", "closing", "agency", "republished_from"),
    [
        ([], ["(Reuters)"], "Reuters", None),
        ([], ["© 2026 AFP"], "Agence France-Presse", None),
        ([], ["Copyright 2026 The Associated Press. All rights reserved."], "Associated Press", None),
        (
            [],
            ["—Associated Press writers Ann Lee in Oslo and Bo Day contributed to this report."],
            "Associated Press",
            None,
        ),
        ([], ["The Associated Press contributed to this report."], None, None),
        ([], ["Harbour Post reporter Ann Lee contributed to this report."], None, None),
        ([], ["This article was originally published by The Harbour Post."], None, "The Harbour Post"),
        (["This story first appeared in Open Ledger"], [], None, "Open Ledger"),
        # Whose a picture is, and whose the page is.
        ([], ["A tug leaves the harbour. (AP Photo/Ann Lee)"], None, None),
        ([], ["A tug leaves the harbour. (Reuters/Ann Lee)"], None, None),
        (["© AFP"], ["© 2026 The Harbour Post"], None, None),
    ],
)
def test_notes_around_the_text_credit_too(
    opening: list[str], closing: list[str], agency: str | None, republished_from: str | None
) -> None:
    credit = text_credit(["Ann Lee"], BODY, opening, closing)

    assert (credit.agency, credit.republished_from) == (agency, republished_from)
    assert credit.agency_evidence == ("closing_line" if agency else None)
