"""Article files of the sample site in, articles out: front matter in TOML between lines of `+++`, then blocks."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

BlockKind = Literal["paragraph", "subheading", "item", "figure", "newsletter", "related", "advert"]

_PREFIXES: dict[str, BlockKind] = {
    "## ": "subheading",
    "- ": "item",
    "!figure ": "figure",
    "!newsletter": "newsletter",
    "!related": "related",
    "!advert": "advert",
}
_TEXT_KINDS = frozenset({"paragraph", "subheading", "item"})
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_VERSION_SUFFIX = re.compile(r"\.v(\d+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article as its author wrote it."""

    kind: BlockKind
    text: str
    """May hold links as `[words](address)`; for a figure `caption | credit`."""

    @property
    def plain_text(self) -> str:
        """The words of the block without its links."""
        return _LINK.sub(r"\1", self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of an article."""

    slug: str
    version: int
    path: str
    """Where its canonical page stands on its outlet, with a leading slash."""
    announced_path: str
    """The path that feeds and sitemaps name; where it is not `path`, it redirects there."""
    title: str
    heading: str
    """The page's visible heading, which may be worded otherwise than the title in the metadata."""
    description: str
    section: str
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    """Those of the authors that are organizations."""
    byline: str
    """As printed, perhaps on two lines; names that link to an author's page stand in braces."""
    published: datetime
    """What the outlet's system believes, aware; one page of the site has it wrong."""
    has_time: bool
    """Whether the outlet says when on its day it was published; `published` is midnight UTC where it does not."""
    modified: datetime
    visible_date: str
    """As printed, in the outlet's words and zone."""
    is_free: bool
    author_note: str
    blocks: tuple[Block, ...]

    @property
    def published_text(self) -> str:
        """The time of publication as feeds and pages write it in ISO 8601: a day where the outlet names no time."""
        return self.published.isoformat() if self.has_time else self.published.date().isoformat()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The article's body in plain text: paragraphs, subheadings and list items in order."""
        return tuple(block.plain_text for block in self.blocks if block.kind in _TEXT_KINDS)


def read_articles(folder: Path, version: int) -> tuple[Article, ...]:
    """The articles of one outlet as they stand at a version of the site, newest first.

    `NAME.md` holds an article's first version, `NAME.v2.md` the one that replaces it from version 2 on.

    Raises:
        ValueError: a file has no front matter, or a key in it is missing.
    """
    current: dict[str, Article] = {}
    for path in sorted(folder.glob("*.md")):
        article = read_article(path)
        known = current.get(article.slug)
        if article.version <= version and (known is None or known.version < article.version):
            current[article.slug] = article
    return tuple(sorted(current.values(), key=lambda article: (article.published, article.slug), reverse=True))


def read_article(path: Path) -> Article:
    """The article in one file.

    Raises:
        ValueError: the file has no front matter, or a key in it is missing.
    """
    parts = path.read_text(encoding="utf-8").split("+++\n", 2)
    if len(parts) != 3:
        raise ValueError(f"{path}: front matter is missing; begin the file with TOML between two lines of +++")
    try:
        return _article(path, tomllib.loads(parts[1]), parts[2])
    except KeyError as error:
        raise ValueError(f"{path}: the front matter lacks {error}") from error


def _article(path: Path, matter: dict[str, Any], body: str) -> Article:
    suffix = _VERSION_SUFFIX.search(path.stem)
    declared = matter["published"]
    has_time = isinstance(declared, datetime)
    published = declared if has_time else _midnight(declared)
    return Article(
        slug=_VERSION_SUFFIX.sub("", path.stem),
        version=int(suffix[1]) if suffix else 1,
        path=matter["path"],
        announced_path=matter.get("announced_path", matter["path"]),
        title=matter["title"],
        heading=matter.get("heading", matter["title"]),
        description=matter["description"],
        section=matter["section"],
        authors=tuple(matter["authors"]),
        agencies=tuple(matter.get("agencies", ())),
        byline=matter["byline"],
        published=published,
        has_time=has_time,
        modified=matter.get("modified", published),
        visible_date=matter["visible_date"],
        is_free=matter.get("is_free", True),
        author_note=matter.get("author_note", ""),
        blocks=tuple(_block(text.strip()) for text in re.split(r"\n\s*\n", body) if text.strip()),
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _block(text: str) -> Block:
    for prefix, kind in _PREFIXES.items():
        if text.startswith(prefix):
            return Block(kind, text[len(prefix) :].strip())
    return Block("paragraph", " ".join(text.split()))
