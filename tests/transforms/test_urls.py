import pytest

from transforms.urls import (
    absolute_url,
    article_id,
    canonicalize_url,
    hash_id,
    host_of,
    is_tracking_parameter,
    is_web_address,
    same_site,
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://WWW.Ardmore-Post.Example/News", "http://www.ardmore-post.example/News"),
        ("https://ardmore.example:443/a", "https://ardmore.example/a"),
        ("http://ardmore.example:80/a", "http://ardmore.example/a"),
        ("https://ardmore.example:8443/a", "https://ardmore.example:8443/a"),
        ("https://ardmore.example/a#comments", "https://ardmore.example/a"),
        ("https://ardmore.example/a/../b/./c", "https://ardmore.example/b/c"),
        ("https://ardmore.example", "https://ardmore.example/"),
        ("https://ardmore.example/a?utm_source=x&utm_medium=y", "https://ardmore.example/a"),
        ("https://ardmore.example/a?id=7&fbclid=abc&gclid=d", "https://ardmore.example/a?id=7"),
        ("https://ardmore.example/a?b=2&a=1", "https://ardmore.example/a?a=1&b=2"),
        ("https://ardmore.example/a?id=1&id=2&utm_id=3", "https://ardmore.example/a?id=1&id=2"),
        ("https://ardmore.example/a?UTM_Source=x", "https://ardmore.example/a"),
        ("https://ardmore.example/a%2fb", "https://ardmore.example/a%2Fb"),
        ("https://ardmore.example/straße", "https://ardmore.example/stra%C3%9Fe"),
        ("https://user:pw@ardmore.example/a", "https://ardmore.example/a"),
        ("https://ardmore.example./a", "https://ardmore.example/a"),
        ("  https://ardmore.example/a\n", "https://ardmore.example/a"),
        ("https://[2001:db8::1]:443/a", "https://[2001:db8::1]/a"),
    ],
)
def test_one_form_for_each_page(url: str, expected: str) -> None:
    assert canonicalize_url(url) == expected
    assert canonicalize_url(expected) == expected


@pytest.mark.parametrize(
    "url", ["", "ardmore.example/a", "ftp://ardmore.example/a", "https:///a", "mailto:a@b.example"]
)
def test_what_is_no_page_is_refused_with_its_value(url: str) -> None:
    with pytest.raises(ValueError, match="must begin with http"):
        canonicalize_url(url)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("utm_campaign", True), ("fbclid", True), ("GCLID", True), ("id", False), ("page", False), ("utmost", False)],
)
def test_tracking_parameters(name: str, expected: bool) -> None:
    assert is_tracking_parameter(name) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "bc"), ("ab", "c")),
        ((1,), ("1",)),
        (("a", None), ("a", "None")),
        (("a",), ("a", "")),
        (("a:1:b",), ("a", "b")),
        ((True,), (1,)),
    ],
)
def test_different_parts_give_different_ids(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert hash_id(*one) != hash_id(*other)


def test_ids_are_stable_hex() -> None:
    identifier = article_id("https://ardmore.example/a")

    assert identifier == article_id("https://ardmore.example/a")
    assert len(identifier) == 32
    assert int(identifier, 16) >= 0


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://News.Ardmore.Example:8443/a", "news.ardmore.example"), ("nonsense", ""), ("http://[bad", "")],
)
def test_host_of(url: str, expected: str) -> None:
    assert host_of(url) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://ardmore.example:8443/straße?a=b#c", True),
        ("HTTP://ardmore.example", True),
        ("ftp://ardmore.example/", False),
        ("https:///a", False),
        ("//ardmore.example/a", False),
        ("https://ardmore.example:0/", False),
        ("https://ardmore.example:99999/", False),
        ("https://[bad/", False),
        ("https://ardmore.example/a b", False),
        ("https://ardmore.example/a\n", False),
        ("https://ardmore.example/\x9b2J", False),
        ("", False),
    ],
)
def test_is_web_address(address: str, expected: bool) -> None:
    assert is_web_address(address) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://www.ardmore.example/a", "https://m.ardmore.example/b", True),
        ("https://ardmore.example/a", "https://harbour.example/a", False),
        ("https://www.ardmore.co.uk/a", "https://amp.ardmore.co.uk/a", True),
        ("https://www.ardmore.co.uk/a", "https://www.harbour.co.uk/a", False),
        ("nonsense", "nonsense", False),
    ],
)
def test_same_site(one: str, other: str, expected: bool) -> None:
    assert same_site(one, other) is expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("../c?utm_source=x", "https://ardmore.example/c"),
        ("//harbour.example/d", "https://harbour.example/d"),
        ("javascript:void(0)", None),
        ("http://[bad", None),
    ],
)
def test_references_become_addresses(reference: str, expected: str | None) -> None:
    assert absolute_url("https://ardmore.example/a/b", reference) == expected
