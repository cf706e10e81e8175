import time

import pytest

from transforms.page.tree import MAX_BODY_BYTES, decode_body, parse_page, visible_texts
from transforms.records import UnreadablePage

STORY = "<html><body><h1>The café reopens</h1><p>Owner Zoë Lindqvist said “at last”.</p></body></html>"


@pytest.mark.parametrize(
    ("charset", "header", "meta"),
    [
        ("utf-8", "text/html", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-8", "", "<meta charset=windows-1252>"),
        ("utf-8-sig", "", ""),
        ("windows-1252", "text/html; charset=windows-1252", ""),
        ("windows-1252", "", "<meta charset=windows-1252>"),
        ("windows-1252", "text/html; charset=iso-8859-1", ""),
        ("windows-1252", "text/html; charset=utf-8", ""),
        ("utf-16", "", ""),
    ],
)
def test_a_charset_is_read_whatever_is_declared(charset, header, meta):
    body = (meta + STORY).encode(charset)

    text = decode_body(body, header)

    assert "café" in text
    assert "Zoë Lindqvist" in text
    assert "“at last”" in text


def test_japanese_in_its_seven_bit_charset():
    assert "港の橋" in decode_body("<meta charset=iso-2022-jp><p>港の橋".encode("iso-2022-jp"), "")


def test_an_unknown_charset_does_not_stop_the_reading():
    assert "caf" in decode_body(b"<meta charset=klingon-1><p>caf\xe9 au lait", "text/html; charset=klingon-1")


def test_a_page_cut_inside_a_character_stays_utf_8():
    body = ("<p>" + "Zoë sagt: schön. " * 20).encode()[:-3]

    assert decode_body(body, "").startswith("<p>Zoë sagt: schön.")


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b" \r\n\x00\x00 ", "text/html", "empty"),
        (b"<!doctype html>", "text/html", "empty"),
        (b"<!-- nothing but this -->", "text/html", "empty"),
        (b"%PDF-1.7 <p>", "text/html", "not_html"),
        (b"\x89PNG\r\n<p>", "", "not_html"),
        (b"plain words", "text/html", "not_html"),
        (b"<p>fine</p>", "application/json", "not_html"),
        (b"<p>fine</p>", "image/jpeg", "not_html"),
        (b"<p>" + b"x" * MAX_BODY_BYTES, "text/html", "too_large"),
        (b"<p>" + b"<br>" * 200_000, "text/html", "too_large"),
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x", "text/html", "too_large"),
    ],
)
def test_what_is_not_read_has_a_reason(page_of, body, content_type, reason):
    result = parse_page(page_of(body, content_type=content_type))

    assert isinstance(result, UnreadablePage)
    assert result.reason == reason
    assert result.detail


@pytest.mark.parametrize(
    "content_type", ["text/html", "application/xhtml+xml", "text/xml", "", "application/octet-stream"]
)
def test_types_under_which_pages_are_served(page_of, content_type):
    assert parse_page(page_of(STORY, content_type=content_type)).tag == "html"


@pytest.mark.parametrize(
    "broken", ["\x00", "\x01\x1f", "&#0;&#xD800;&#x110000;", "\ufffe", '<?xml version="1.0" encoding="x"?>']
)
def test_characters_that_no_document_may_have_cost_no_text(page_of, broken):
    tree = parse_page(page_of(f"{broken}{STORY}{broken}<p>The end of it.</p>"))

    assert "The end of it." in list(visible_texts(tree))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 900_000,
        "<table><tr><td>" * 90_000,
        "<a href=x><b><i>" * 90_000,
        "<div " + "a=1 " * 900_000 + ">",
        '<div class="' + "ad " * 900_000 + '">',
        "<a" * 900_000,
        "<!--" * 900_000,
        "<p>" + "&amp;" * 900_000,
    ],
    ids=lambda body: body[:12],
)
def test_hostile_markup_ends_quickly(page_of, body):
    start = time.process_time()

    parse_page(page_of(body))

    assert time.process_time() - start < 3


def test_text_that_is_on_every_page_is_not_shown_text(page_of):
    tree = parse_page(page_of("<nav>Home</nav><p>A  <b>b</b> c</p><script>x()</script><footer>©</footer>"))

    assert list(visible_texts(tree)) == ["A", "b", "c"]
