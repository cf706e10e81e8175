"""Every labelled article against what newsfacts reads from it: the same people, the same quotes, nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from transforms.reading import read_articles
from transforms.records import ArticleFields, Person, Quote, Reading

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
THRESHOLD = 0.0


def labels_of(name: str) -> dict[str, Any]:
    labels: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return labels


def fields_of(name: str) -> ArticleFields:
    title, *paragraphs = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return ArticleFields(
        url=f"https://labelled.example/{name}",
        canonical_url=f"https://labelled.example/{name}",
        title=title,
        authors=(),
        published_at=None,
        published_precision=None,
        published_origin=None,
        modified_at=None,
        section=None,
        language=labels_of(name)["language"],
        text="\n".join(paragraphs),
        access="open",
        mining_opt_out_origin=None,
    )


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return dict(zip(NAMES, read_articles([fields_of(name) for name in NAMES], THRESHOLD), strict=True))


def speaker_compared(quote: Quote, label: dict[str, Any]) -> str:
    """Who speaks: a person by the exact name, another source by its words, which may go on: 'a farmer who'."""
    labelled, kind = label.get("speaker"), quote.speaker_kind
    name = quote.speaker_name or "nobody"
    if labelled and kind != "person" and re.match(rf"{re.escape(labelled)}\b", name, re.IGNORECASE):
        name = labelled
    return f"{name} ({kind})"


def words_compared(read: str | None, labelled: str | None) -> str | None:
    """The labelled words where the read ones hold them: 'his teacher, Archibald Moon' names Archibald Moon as well."""
    return labelled if read and labelled and re.search(rf"\b{re.escape(labelled)}\b", read) else read


def labelled_quote(label: dict[str, Any]) -> dict[str, Any]:
    return {
        "para": label["para"],
        "text": label["text"],
        "kind": label["kind"],
        "speaker": f"{label['speaker'] or 'nobody'} ({label['speaker_kind']})",
        "speaker_text": label["speaker_text"],
        "continues": label["continues"],
    } | ({"cue": label["cue"]} if label["kind"] == "indirect" else {})


def read_quote(quote: Quote, label: dict[str, Any]) -> dict[str, Any]:
    return {
        "para": quote.paragraph_no,
        "text": quote.text,
        "kind": quote.kind,
        "speaker": speaker_compared(quote, label),
        "speaker_text": words_compared(
            quote.speaker_words.text if quote.speaker_words else None, label.get("speaker_text")
        ),
        "continues": quote.continues,
    } | ({"cue": quote.cue} if quote.kind == "indirect" else {})


def read_person(person: Person) -> tuple[str, list[str]]:
    return person.name, sorted(person.aliases)


def test_every_article_has_its_labels_and_none_is_left_over() -> None:
    assert len(NAMES) >= 50
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_labels_agree_with_the_article(name: str) -> None:
    fields, labels = fields_of(name), labels_of(name)
    paragraphs = fields.text.split("\n")
    people = {label["name"] for label in labels["people"]}
    spans = [(label["para"], paragraphs[label["para"]].find(label["text"])) for label in labels["quotes"]]

    assert 80 <= len(f"{fields.title} {fields.text}".split()) <= 220
    assert all(place >= 0 for _, place in spans)
    assert spans == sorted(set(spans))
    for label in labels["people"]:
        assert [form for form in label["aliases"] if form not in f"{fields.title}\n{fields.text}"] == []
        assert label["name"] in label["aliases"]
    for label in labels["quotes"]:
        assert label["kind"] in {"direct", "fragment", "indirect"}
        assert (label["speaker_text"] or "") in fields.text
        assert (label["cue"] or "") in fields.text
        assert (label["speaker"] in people) == (label["speaker_kind"] == "person")


@pytest.mark.parametrize("name", NAMES)
def test_people(name: str, readings: dict[str, Reading]) -> None:
    expected = sorted((label["name"], sorted(label["aliases"])) for label in labels_of(name)["people"])

    assert sorted(read_person(person) for person in readings[name].people) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_role_that_is_read_is_the_labelled_one(name: str, readings: dict[str, Reading]) -> None:
    labelled = {label["name"]: (label["role"] or "").lower() for label in labels_of(name)["people"]}
    read = {person.name: person.role.lower() for person in readings[name].people if person.role}

    # How far a role reaches is a matter of taste: 'the mayor', 'the mayor of Brindle'.
    assert [
        (person, role)
        for person, role in read.items()
        if person in labelled and not (labelled[person] and (role in labelled[person] or labelled[person] in role))
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_quotes(name: str, readings: dict[str, Reading]) -> None:
    labels = {(label["para"], label["text"]): label for label in labels_of(name)["quotes"]}

    read = [read_quote(quote, labels.get((quote.paragraph_no, quote.text), {})) for quote in readings[name].quotes]

    assert read == [labelled_quote(label) for label in labels.values()]
