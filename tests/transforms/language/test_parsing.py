"""Texts become parsed paragraphs that count every character, whatever the text holds."""

from __future__ import annotations

import time

import pytest

from transforms.language.parsing import load_model, parse_texts, tokenize

NO_WORD = "cu" + "�" * 40_000


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lindgren said so.",
        f"Ada Lindgren said {NO_WORD} and left.",
        NO_WORD,
        f"{NO_WORD} {NO_WORD}",
        f"  {NO_WORD}.” she said",
        "“It rains,”she said:“It rains.”And then",
        "",
    ],
)
def test_tokens_are_the_line_again_in_little_time(line):
    started = time.process_time()

    doc = tokenize(load_model(), line)

    assert doc.text == line
    assert time.process_time() - started < 5


def test_paragraphs_count_from_their_place_in_the_text():
    text = "Ada Lindgren opened the pier.\n\n“It was time,” she said."

    (parsed,) = parse_texts([text])

    assert [paragraph.number for paragraph in parsed.paragraphs] == [0, 1, 2]
    for paragraph in parsed.paragraphs:
        assert paragraph.doc.text == text[paragraph.char_start : paragraph.char_end]


def test_names_are_found_everywhere_and_syntax_only_where_it_is_asked_for():
    text = "Ada Lindgren opened the pier.\nBruno Castellane said that it was late."

    (parsed,) = parse_texts([text], lambda paragraphs: ["said" in paragraph for paragraph in paragraphs])

    assert [bool(paragraph.doc.ents) for paragraph in parsed.paragraphs] == [True, True]
    assert [paragraph.has_syntax for paragraph in parsed.paragraphs] == [False, True]
    assert {token.pos_ for token in parsed.paragraphs[0].doc} == {""}
    assert "VERB" in {token.pos_ for token in parsed.paragraphs[1].doc}


@pytest.mark.parametrize("line", ["“It rains,”she said.", '"It rains,"she said.', "Ada said:“It rains, she.”"])
def test_a_mark_glued_to_a_word_is_a_token_of_its_own(line):
    tokens = [token.text for token in tokenize(load_model(), line)]

    assert {"It", "she"} <= set(tokens)
