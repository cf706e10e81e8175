"""What stands between the paragraphs of an article and is none of them, told by its markup."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

# Elements that never hold an article's own words.
_NEVER = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio",
    "button",
    "select", "input", "textarea", "option", "nav", "footer", "figcaption", "dialog", "map", "menu", "link", "meta",
)  # fmt: skip
_NAME_ATTRIBUTES = (
    "class",
    "id",
    "role",
    "data-testid",
    "data-component",
    "data-qa",
    "data-type",
    "itemprop",
    "aria-label",
)
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _named(*words: str) -> re.Pattern[str]:
    """A pattern of class names, a word of which is one of these; words are set off by hyphens, underscores, spaces."""
    return re.compile(rf"(?:^|[\s_\-])(?:{'|'.join(words)})(?=$|[\s_\-\d])")


# Boxes apart from the running text, by their own word.
_BOX_WORDS = ("fact-?box\\w*", "info-?box", "comments?", "disqus", "author-?bio\\w*", "pull-?quotes?")
_SET_APART_WORDS = (
    *_BOX_WORDS,
    # Other articles.
    "sidebar", "side-bar", "related\\w*", "recommend\\w*", "taboola", "outbrain", "most-?(?:read|popular|viewed)",
    "trending",
    "more-(?:stories|from|news|on|articles)", "read-?(?:more|next|also)", "also-read", "up-?next", "teasers?",
    "carousel",
    # Prompts.
    "newsletters?\\w*", "sign-?up\\w*", "cookies?", "consent", "gdpr", "promo\\w*", "cta", "call-to-action",
    "donat\\w+",
    "membership", "subscri\\w+", "whats-?app\\w*", "follow-us", "app-promo", "download-app",
    "(?:registration|access|reg|sub)-?wall",
    "paywall-\\w+", "piano-\\w+", "poll", "quiz", "survey", "feedback", "report-error",
    "inline-?(?:signup|promo|newsletter|related)",
    "share\\w*", "sharing", "social\\w*", "advert\\w*", "ads?", "sponsor\\w*", "listen\\w*", "audio-?player",
    # The writer and the date.
    "author-?(?:card|box|info|description|profile|details|block|about)\\w*", "about-(?:the-)?authors?", "bio",
    "biography", "byline\\w*",
    "dateline", "timestamp", "pub-?date", "publish\\w*-date", "reading-time",
    # Pictures, films, posts.
    "captions?", "(?:photo|image)-credit", "credits?", "video-?(?:player|caption|title|meta|duration)", "slideshow",
    "twitter-tweet", "tweet", "instagram-media", "fb-post", "tiktok-embed", "bluesky-embed", "embed\\w*", "widgets?",
    # The outlet.
    "breadcrumbs?", "tags?", "tag-?list", "topics?-list", "keywords", "pagination", "masthead", "toolbar",
    "site-(?:header|footer)",
    "footer", "navigation", "nav", "menu", "toc", "table-of-contents", "disclaimer", "disclosure", "copyright",
    "standards", "trust-\\w+",
    # What is not for the eye.
    "visually-?hidden", "sr-only", "screen-?reader(?:-text)?", "hidden-text", "skip-?links?", "skip-to-\\w+",
    "print-only", "noprint",
)  # fmt: skip
_SET_APART = _named(*_SET_APART_WORDS)
_BOX = _named(*_BOX_WORDS)
_ROLES_APART = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "banner", "menu", "alert"})
_ARTICLE_BODY = _named("(?:article|story|entry|post)-?(?:body|text|content)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PRUNED_TAGS = (
    "aside", "form", "figure", "header", "div", "section", "ul", "ol", "p", "span", "h2", "h3", "h4", "a",
    "blockquote",
    "details", "dl", "table", "time", "cite", "small", "strong", "em",
)  # fmt: skip
# Such names stand on boxes and on whole articles ("article-body paywall"): they yield to the share of paragraphs.
_MAX_SHARE = 0.3
_MAX_SHARE_OF_BOX = 0.85


def prune(tree: HtmlElement) -> None:
    """Takes the elements out of a tree that are no part of an article's text.

    An element whose name alone speaks against it stays where it holds a large share of the page's paragraphs.
    """
    for element in list(tree.iter(*_NEVER)):
        _drop(element)
    total = _paragraph_length(tree)
    for element in list(tree.iter(*_PRUNED_TAGS)):
        if _is_attached(element, tree) and _is_set_apart(element) and not _carries_article(element, total):
            _drop(element)


def _is_attached(element: HtmlElement, tree: HtmlElement) -> bool:
    # A parent that was dropped takes its children along; what hangs below it need not be looked at.
    return element.getparent() is not None and element.getroottree().getroot() is tree


def _is_set_apart(element: HtmlElement) -> bool:
    if element.tag in ("aside", "form"):
        return True
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(element.get("style") or "")
    ):
        return True
    return element.get("role") in _ROLES_APART or bool(_SET_APART.search(names_of(element)))


def _carries_article(element: HtmlElement, total: int) -> bool:
    if any(
        child.tag == "h1" or _ARTICLE_BODY.search(names_of(child)) for child in element.iter("h1", "div", "section")
    ):
        return True
    share = _paragraph_length(element) / total if total else 0.0
    is_box = element.tag == "aside" or bool(_BOX.search(names_of(element)))
    return share > (_MAX_SHARE_OF_BOX if is_box else _MAX_SHARE)


def names_of(element: HtmlElement) -> str:
    """The words by which markup calls an element: class, id, role and test names, in lower case."""
    values = (element.get(name) or "" for name in _NAME_ATTRIBUTES)
    return _CAMEL_CASE.sub("-", " ".join(value for value in values if value)[:500]).lower()


def _paragraph_length(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
