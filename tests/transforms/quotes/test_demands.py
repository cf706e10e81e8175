"""What somebody calls for is told with who is to do it, and that its words alone have a paragraph parsed."""

import pytest

from transforms.language.parsing import parse_texts
from transforms.quotes import needs_syntax
from transforms.quotes.demands import demanded


def demand_in(text: str) -> str | None:
    doc = next(parse_texts([text])).paragraphs[0].doc
    found = next((span for token in doc if (span := demanded(token)) is not None), None)
    return doc[found[0] : found[1] + 1].text if found else None


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("Ada Brook called on the town to close the mill.", "the town to close the mill"),
        ("Ada Brook has called for the mill to be closed by May.", "the mill to be closed by May"),
        ("Ada Brook asked for volunteers to move to the back.", "volunteers to move to the back"),
        ("Ada Brook pushed for the mill to be closed.", "the mill to be closed"),
        ("Ada Brook called for a vote.", None),
        ("Ada Brook called on Monday to ask about the mill.", None),
        ("Ada Brook called the council a farce.", None),
        ("Ada Brook paid for the mill to be closed.", None),
    ],
)
def test_who_is_to_do_what_belongs_to_a_demand(text: str, demand: str | None) -> None:
    assert demand_in(text) == demand


@pytest.mark.parametrize(
    ("paragraph", "needed"),
    [
        ("Ada Brook has called for the mill to be closed.", True),
        ("They were calling on the town to act.", True),
        ("The mill, she points out, is old.", True),
        ("Ada Brook argues that the mill is lost.", True),
        ("The letters reveal that the mill was sold twice.", True),
        ("She called her mother from a boat.", False),
        ("The point of the boat was out at sea.", False),
    ],
)
def test_a_paragraph_that_demands_or_reports_is_parsed(paragraph: str, needed: bool) -> None:
    assert needs_syntax([paragraph]) == [needed]
