"""Articles in, HTML out: each outlet's template filled in, with everything that stands around an article."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from string import Template

from flows.sample_site.articles import Article, Block
from flows.sample_site.outlets import FEED_TYPES, Outlet

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_AUTHOR = re.compile(r"\{([^{}]+)\}")


def article_page(outlet: Outlet, article: Article, others: Sequence[Article], base_url: str) -> str:
    """The HTML page of an article, with links to other articles of its outlet."""
    related = _related(outlet, others, base_url)
    values = _declared_values(outlet, article) | {
        "base": base_url,
        "byline": _byline(outlet, article, base_url),
        "body": _body(outlet, article, related, base_url),
        "related": related,
        "author_box": _optional(outlet, "author_box", article.author_note, base_url),
    }
    return Template(outlet.page_template).substitute(values)


def front_page(outlet: Outlet, articles: Sequence[Article], base_url: str) -> str:
    """An outlet's home page: its articles as links."""
    rows = "\n".join(
        f'<li><a href="{base_url}{escape(article.path)}">{escape(article.heading)}</a></li>' for article in articles
    )
    name = escape(outlet.name)
    feeds = "".join(
        f'<link rel="alternate" type="{FEED_TYPES[feed.format]}" href="{base_url}{feed.path}">' for feed in outlet.feeds
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{outlet.language}"><head><meta charset="{outlet.encoding}"><title>{name}</title>'
        f"{feeds}</head>\n<body><h1>{name}</h1>\n<ul>\n{rows}\n</ul></body></html>\n"
    )


def canonical_url(outlet: Outlet, article: Article) -> str:
    """The address that a page declares as its own: on the outlet's `.example` host, whatever port it is served on."""
    return f"https://{outlet.host}{article.path}"


def _declared_values(outlet: Outlet, article: Article) -> dict[str, str]:
    canonical = canonical_url(outlet, article)
    authors = [
        {"@type": "Organization" if name in article.agencies else "Person", "name": name} for name in article.authors
    ]
    image = f"https://{outlet.host}/photos/{article.slug}.svg"
    return {
        "outlet": escape(outlet.name),
        "canonical": canonical,
        "title": escape(article.title),
        "heading": escape(article.heading),
        "description": escape(article.description),
        "section": escape(article.section),
        "section_slug": slug_of(article.section),
        "authors": escape(", ".join(article.authors)),
        "image": image,
        "published_iso": article.published_text,
        "published_utc": _utc(article.published),
        "published_day": article.published.date().isoformat(),
        "modified_iso": article.modified.isoformat(),
        "modified_utc": _utc(article.modified),
        "visible_date": escape(article.visible_date),
        "slug": article.slug,
        "access": "free" if article.is_free else "subscription",
        "paywall": "" if article.is_free else outlet.markup["paywall"],
        "title_json": _script_json(article.title),
        "description_json": _script_json(article.description),
        "section_json": _script_json(article.section),
        "authors_json": _script_json(authors),
        "is_free_json": _script_json(article.is_free),
    }


def slug_of(text: str) -> str:
    """A text in the form that addresses take: lower-case letters and digits joined by dashes."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _script_json(value: object) -> str:
    # "</" would end the script element.
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _byline(outlet: Outlet, article: Article, base_url: str) -> str:
    def author(match: re.Match[str]) -> str:
        return Template(outlet.markup["author"]).substitute(base=base_url, name=match[1], slug=slug_of(match[1]))

    return _AUTHOR.sub(author, escape(article.byline, quote=False)).replace("\n", "<br>")


def _optional(outlet: Outlet, kind: str, text: str, base_url: str) -> str:
    if not text:
        return ""
    return Template(outlet.markup[kind]).substitute(base=base_url, text=escape(text, quote=False))


def _related(outlet: Outlet, others: Sequence[Article], base_url: str) -> str:
    rows = "".join(
        Template(outlet.markup["related_item"]).substitute(
            base=base_url, path=other.path, title=escape(other.heading, quote=False)
        )
        for other in others
    )
    return Template(outlet.markup["related"]).substitute(items=rows)


def _body(outlet: Outlet, article: Article, related: str, base_url: str) -> str:
    rendered: list[str] = []
    items: list[str] = []
    for block in (*article.blocks, None):
        if items and (block is None or block.kind != "item"):
            rendered.append(Template(outlet.markup["list"]).substitute(items="".join(items)))
            items = []
        if block is None:
            continue
        html = _block(outlet, article, block, related, base_url)
        (items if block.kind == "item" else rendered).append(html)
    return "\n".join(rendered)


def _block(outlet: Outlet, article: Article, block: Block, related: str, base_url: str) -> str:
    if block.kind == "related":
        return related
    caption, _, credit = block.text.partition(" | ")
    return Template(outlet.markup[block.kind]).substitute(
        base=base_url,
        slug=article.slug,
        text=_inline(block.text, base_url),
        caption=escape(caption),
        credit=escape(credit),
    )


def _inline(text: str, base_url: str) -> str:
    def link(match: re.Match[str]) -> str:
        target = base_url + match[2] if match[2].startswith("/") else match[2]
        return f'<a href="{target}">{match[1]}</a>'

    return _LINK.sub(link, escape(text, quote=False))
