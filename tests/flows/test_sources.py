from __future__ import annotations

from pathlib import Path

import pytest

from flows.sources import Source, SourcesError, read_sources

GOOD = """\
# Two outlets.
[[source]]
id = "harbour-gazette"
name = "The Harbour Gazette"
homepage = "https://harbour-gazette.example/"
feeds = [
    "https://harbour-gazette.example/rss.xml",
    "https://harbour-gazette.example/atom.xml",
]

[[source]]
id = "la-tarde"
name = "La Tarde"
homepage = "https://latarde.example"
country = "UY"
language = "es"
sitemaps = ["https://latarde.example/news.xml"]
delay_seconds = 2
max_concurrency = 1
allow_private_network = true
enabled = false
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_sources_come_in_the_files_order_with_defaults(tmp_path: Path) -> None:
    gazette, tarde = read_sources(write(tmp_path, GOOD))

    assert gazette == Source(
        id="harbour-gazette",
        name="The Harbour Gazette",
        homepage="https://harbour-gazette.example/",
        feeds=("https://harbour-gazette.example/rss.xml", "https://harbour-gazette.example/atom.xml"),
    )
    assert (gazette.delay_seconds, gazette.max_concurrency, gazette.allow_private_network) == (1.0, 2, False)
    assert gazette.enabled
    assert (tarde.country, tarde.language, tarde.delay_seconds, tarde.enabled) == ("UY", "es", 2, False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "delay_seconds = 2",
            'delay_seconds = "fast"',
            "sources.toml line 18: source 'la-tarde': delay_seconds must be a number from 0 to 3600, got 'fast'",
        ),
        (
            "delay_seconds = 2",
            "delay_seconds = -1",
            "sources.toml line 18: source 'la-tarde': delay_seconds must be a number from 0 to 3600, got -1",
        ),
        (
            "max_concurrency = 1",
            "max_concurrency = true",
            "sources.toml line 19: source 'la-tarde': max_concurrency must be a whole number from 1 to 16, got True",
        ),
        (
            'id = "la-tarde"',
            'id = "La Tarde"',
            "sources.toml line 12: source 'La Tarde': id must be lower-case words joined by dashes, "
            "such as 'evening-post', at most 64 characters, got 'La Tarde'",
        ),
        (
            'id = "la-tarde"',
            'id = "harbour-gazette"',
            "sources.toml line 12: source 'harbour-gazette': id must be unique, but line 3 has it too",
        ),
        (
            'country = "UY"',
            'county = "UY"',
            "sources.toml line 15: source 'la-tarde': 'county' is not known; allowed are id, name, homepage, country, "
            "language, feeds, sitemaps, delay_seconds, max_concurrency, allow_private_network, enabled",
        ),
        (
            'name = "La Tarde"\n',
            "",
            "sources.toml line 11: source 'la-tarde': name is missing; it must be a text of 1 to 200 characters",
        ),
        (
            '"https://latarde.example/news.xml"',
            '"ftp://latarde.example/news.xml"',
            "sources.toml line 17: source 'la-tarde': sitemaps must be a list of addresses that begin with http:// or "
            "https://, got 'ftp://latarde.example/news.xml'",
        ),
        (
            'sitemaps = ["https://latarde.example/news.xml"]',
            "sitemaps = []",
            "sources.toml line 12: source 'la-tarde': feeds or sitemaps must name at least one address",
        ),
        (
            'language = "es"',
            'language = "es',
            "sources.toml line 16 column 15: not valid TOML: Illegal character '\\n'",
        ),
        (
            "# Two outlets.",
            'title = "Two outlets"',
            "sources.toml line 1: 'title' is not known; only [[source]] tables are allowed",
        ),
    ],
)
def test_an_error_names_line_and_allowed_values(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))

    with pytest.raises(SourcesError) as caught:
        read_sources(path)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "sources.toml line 1: no outlet is named; add a [[source]] table with id, name and homepage"),
        (
            '[source]\nid = "a"\n',
            "sources.toml line 1: each outlet must be a table that begins with [[source]]",
        ),
        (
            "[[source]",
            "sources.toml line 1 column 9: not valid TOML: Expected ']]' at the end of an array declaration",
        ),
    ],
)
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourcesError) as caught:
        read_sources(write(tmp_path, text))

    assert str(caught.value) == message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="no such file"):
        read_sources(tmp_path / "sources.toml")
