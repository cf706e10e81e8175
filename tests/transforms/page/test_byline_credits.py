"""Whoever wrote the text or reported for it is an author; who took its pictures, edited or translated it is none."""

import pytest

from transforms.page.byline_credits import opens_byline
from transforms.page.bylines import clean_authors

ANN = ["Ann Lindqvist"]
TWO = ["Ann Lindqvist", "Bo Okafor"]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Words: Ann Lindqvist. Photos: Bo Okafor", ANN),
        ("Words Ann Lindqvist, photographs Bo Okafor", ANN),
        ("By Ann Lindqvist; Photos: Bo Okafor", ANN),
        ("By Ann Lindqvist, Photographs by Bo Okafor", ANN),
        ("By Ann Lindqvist and photographs by Bo Okafor", ANN),
        ("By Ann Lindqvist | Photography by Bo Okafor", ANN),
        ("By Ann Lindqvist Illustration by Bo Okafor", ANN),
        ("By Ann Lindqvist Video by Bo Okafor", ANN),
        ("By Ann Lindqvist (words) and Bo Okafor (photos)", ANN),
        ("By Ann Lindqvist (Photos by Bo Okafor)", ANN),
        ("Photos by | Bo Okafor | Words by | Ann Lindqvist", ANN),
        ("Photos by Bo Okafor | Ann Lindqvist", ANN),
        ("By Ann Lindqvist, translated by Bo Okafor", ANN),
        ("Reported by Ann Lindqvist; edited by Bo Okafor", ANN),
        ("By Ann Lindqvist, Editor: Bo Okafor", ANN),
        ("Written by Ann Lindqvist — Medically reviewed by Bo Okafor, MD", ANN),
        ("By Ann Lindqvist and photographer Bo Okafor", ANN),
        ("Ann Lindqvist, Reporter and Bo Okafor, Photographer", ANN),
        ("Text: Ann Lindqvist, Fotos: Bo Okafor", ANN),
        ("Von Ann Lindqvist (Text) und Bo Okafor (Fotos und Video)", ANN),
        ("Texte : Ann Lindqvist ; photos : Bo Okafor", ANN),
        ("Par Ann Lindqvist, photos par Bo Okafor", ANN),
        ("Di Ann Lindqvist, foto di Bo Okafor", ANN),
        ("Texto: Ann Lindqvist. Fotografía: Bo Okafor", ANN),
    ],
)
def test_who_only_helped_is_no_author(byline, expected):
    assert clean_authors([byline]) == expected


@pytest.mark.parametrize(
    "byline",
    [
        "Photos by Bo Okafor",
        "Photo: Bo Okafor",
        "Edited by: Bo Okafor",
        "Editing by Bo Okafor",
        "Translated by Bo Okafor",
        "Fact checked by Bo Okafor",
        "Medically reviewed by Bo Okafor, MD",
        "Sponsored by Corvane Bank",
    ],
)
def test_a_byline_of_helpers_alone_names_no_author(byline):
    assert clean_authors([byline]) == []


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Story and photos by Ann Lindqvist", ANN),
        ("Words and pictures: Ann Lindqvist", ANN),
        ("Text och foto: Ann Lindqvist", ANN),
        ("Written and edited by Ann Lindqvist", ANN),
        ("Photo essay by Ann Lindqvist", ANN),
        ("Film review by Ann Lindqvist", ANN),
        ("Guest column by Ann Lindqvist", ANN),
        ("Ein Gastbeitrag von Ann Lindqvist", ANN),
        ("Propos recueillis par Ann Lindqvist", ANN),
        ("By Ann Lindqvist, as told to Bo Okafor", TWO),
        ("By Ann Lindqvist; Additional reporting by Bo Okafor", TWO),
        ("By Ann Lindqvist, with additional reporting by Bo Okafor", TWO),
        ("By Ann Lindqvist with additional reporting from Bo Okafor", TWO),
        ("Reporting by Ann Lindqvist in London and Bo Okafor in Paris; Editing by Cy Park", TWO),
        # Names that are words for such work.
        ("Art Lindqvist and Bo Film", ["Art Lindqvist", "Bo Film"]),
        ("By Ann Photos", ["Ann Photos"]),
        ("Story Lindqvist", ["Story Lindqvist"]),
        ("Bo Report da Silva", ["Bo Report da Silva"]),
    ],
)
def test_who_wrote_or_reported_is_an_author(byline, expected):
    assert clean_authors([byline]) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Posted by Ann Lindqvist on May 4, 2026", ANN),
        ("Reviewed by Ann Lindqvist", ANN),
        ("Ann Lindqvist, staff photographer", ANN),
        ("Produced by Bo Okafor", ["Bo Okafor"]),
        ("By Ann Lindqvist. Produced by Bo Okafor", ANN),
    ],
)
def test_who_brought_it_is_the_author_where_nobody_is_said_to_have_written(byline, expected):
    assert clean_authors([byline]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By", True),
        ("By Ann Lindqvist", True),
        ("Words and pictures: Ann Lindqvist", True),
        ("Additional reporting by Bo Okafor", True),
        ("By Ann Lindqvist in London. Additional reporting by Bo Okafor in Paris.", True),
        ("Opinion: the bridge opens", False),
        ("Video: the bridge opens", False),
        ("Bypass opens", False),
        ("By Monday, Ann Lindqvist and Bo Okafor had opened it.", False),
    ],
)
def test_lines_that_open_a_byline(line, expected):
    assert opens_byline(line) is expected
