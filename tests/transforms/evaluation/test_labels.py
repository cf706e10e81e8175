from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from transforms.evaluation import EvaluationError, GoldQuote, parse_gold

PAGE: dict[str, Any] = {
    "id": "courier/bridge",
    "url": "https://courier.example/bridge",
    "title": "Bridge opens",
    "authors": ["Ada Brook"],
    "published": "2026-03-04 05:06:00+00:00",
    "body": ["The bridge  opened.", "“At last,” said Omar Reyes."],
    "people": [{"name": "Omar Reyes", "aliases": ["Omar Reyes"], "role": None}],
    "quotes": [
        {
            "para": 1,
            "text": "At last,",
            "speaker": "Omar Reyes",
            "speaker_kind": "person",
            "kind": "direct",
            "cue": "said",
        }
    ],
}


def gold_with(*place: str | int, value: Any) -> str:
    """A gold file of two entries whose second one has another value at a place."""
    entries = json.loads(json.dumps([{**PAGE, "id": "courier/first"}, PAGE]))
    target = entries[1]
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    return json.dumps(entries)


def test_a_gold_file_gives_its_pages() -> None:
    (page,) = parse_gold(json.dumps([PAGE]))

    assert page.file_stem == "courier__bridge"
    assert page.published_at == datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    assert page.text == "The bridge opened.\n“At last,” said Omar Reyes."
    assert page.quotes == (
        GoldQuote(text="At last,", speaker="Omar Reyes", speaker_kind="person", kind="direct", para=1, cue="said"),
    )


def test_what_nobody_labelled_is_null() -> None:
    (page,) = parse_gold(json.dumps([{**PAGE, "people": None, "quotes": None, "published": None}]))

    assert (page.people, page.quotes, page.published_at) == (None, None, None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[{", "not JSON: Expecting property name"),
        ("{}", "a gold file is a list of labelled pages, this is an object"),
        ("[]", "no entries"),
        ("[" * 100_000, "nested too deeply"),
        ("[3]", "entry 0: a labelled page is an object, this is a bare value"),
        (json.dumps([{key: value for key, value in PAGE.items() if key != "title"}]),
         "entry 0 (courier/bridge): title: field required"),
        (gold_with("authors", value="Ada Brook"), "entry 1 (courier/bridge): authors: input should be a valid tuple"),
        (gold_with("published", value="last Tuesday"), "entry 1 (courier/bridge): published: value error, Invalid iso"),
        (gold_with("people", 0, "name", value=7), "entry 1 (courier/bridge): people[0].name: input should be a valid"),
        (gold_with("quotes", 0, "speaker_kind", value="human"), "entry 1 (courier/bridge): quotes[0].speaker_kind: "),
        (json.dumps([PAGE, PAGE]), "two entries have the id 'courier/bridge'"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_told_by_entry_and_key_in_one_line(content: str, message: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        parse_gold(content)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
