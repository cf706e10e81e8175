"""One fetched page in, the fields of its article out, or the reason why it has none."""

from __future__ import annotations

from transforms.page.access import barrier_of, read_access, without_consent_lines
from transforms.page.authors import read_authors
from transforms.page.body import read_body
from transforms.page.dates import read_modified, read_published
from transforms.page.error_pages import is_error_page
from transforms.page.header import header_lines
from transforms.page.language import count_words, detect_language
from transforms.page.metadata import read_metadata
from transforms.page.optouts import read_opt_out
from transforms.page.section import read_section
from transforms.page.title import read_title
from transforms.page.tree import parse_page, visible_texts
from transforms.records import ArticleFields, FetchedPage, UnreadablePage

_MIN_WORDS = 10


def extract_article(page: FetchedPage) -> ArticleFields | UnreadablePage:
    """The fields of the article on a page; a page without one gives the reason.

    The page is parsed once; every field is read from that tree, the text last, since reading it prunes the tree.
    """
    tree = parse_page(page)
    if isinstance(tree, UnreadablePage):
        return tree
    metadata = read_metadata(tree, page)
    title = read_title(tree, metadata) or ""
    texts = list(visible_texts(tree))
    header = header_lines(texts, title)
    authors = read_authors(tree, metadata, header)
    published = read_published(tree, metadata, header, page.fetched_at, page.announced)
    modified_at = read_modified(tree, metadata, published, page.fetched_at)
    section = read_section(tree, metadata)
    shown = " ".join(texts)
    body = read_body(tree, metadata.nodes, title, authors)
    # The address and the feed have a date whatever the server answers.
    is_dated = published is not None and published.origin not in ("url", "feed")
    lacking = _what_it_lacks(page.url, title, shown, body.text, is_dated=is_dated)
    if lacking is not None:
        return lacking
    text = without_consent_lines(body.text)
    return ArticleFields(
        url=page.url,
        canonical_url=metadata.canonical_url,
        title=title,
        authors=authors,
        published_at=published.moment if published else None,
        published_precision=published.precision if published else None,
        published_origin=published.origin if published else None,
        modified_at=modified_at,
        section=section,
        language=detect_language(text, metadata.html_language),
        text=text,
        opening_notes=body.opening_notes,
        closing_notes=body.closing_notes,
        access=read_access(metadata.nodes, shown, text),
        mining_opt_out_origin=read_opt_out(metadata, page.headers),
    )


def _what_it_lacks(url: str, title: str, shown: str, text: str, *, is_dated: bool) -> UnreadablePage | None:
    """Why what was read of a page is no article; None where it is one."""
    barrier = barrier_of(title, shown, text)
    if barrier is not None:
        return UnreadablePage(url=url, reason="consent_page", detail=barrier)
    if is_error_page(title, text, is_dated=is_dated):
        return UnreadablePage(url=url, reason="error_page", detail="the page apologises for having no article")
    if not title:
        return UnreadablePage(url=url, reason="no_title", detail="neither heading nor metadata name the article")
    words = count_words(text)
    if words < _MIN_WORDS:
        detail = f"{words} words of article text, at least {_MIN_WORDS} are needed"
        return UnreadablePage(url=url, reason="no_text", detail=detail)
    return None
