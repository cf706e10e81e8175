"""What stands between the paragraphs of an article and is none of them, told by its markup."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

from lxml.html import HtmlElement

from transforms.page.json_ld import bare_heading
from transforms.page.prompts import prompt_boxes
from transforms.page.twins import leads_away

# Elements that never hold an article's own words.
_NEVER = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio",
    "button",
    "select", "input", "textarea", "option", "nav", "footer", "figcaption", "dialog", "map", "menu", "link", "meta",
)  # fmt: skip
_NAME_ATTRIBUTES = ("class", "id", "data-testid", "data-component", "data-qa", "data-type", "itemprop")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _named(*words: str) -> re.Pattern[str]:
    """A pattern of class names, a word of which is one of these; words are set off by hyphens, underscores, spaces."""
    return re.compile(rf"(?:^|[\s_\-])(?:{'|'.join(words)})(?=$|[\s_\-\d])")


# Boxes apart from the running text by their own word; they may hold much prose and go all the same.
_BOX_WORDS = (
    "fact-?box\\w*", "info-?box", "sidebar", "side-bar", "comments?", "disqus", "author-?bio\\w*", "pull-?quotes?",
    "related\\w*", "recommend\\w*", "taboola", "outbrain", "most-?(?:read|popular|viewed)", "trending",
    "more-(?:stories|from|news|on|articles)", "read-?(?:more|next|also)", "also-read", "newsletters?\\w*",
    "twitter-tweet", "instagram-media", "onetrust\\w*", "cmp", "cookie-\\w+", "privacy\\w*", "modal", "popup",
)  # fmt: skip
_SET_APART_WORDS = (
    *_BOX_WORDS,
    # Other articles.
    "up-?next", "teasers?", "carousel",
    # Prompts.
    "sign-?up\\w*", "cookies?", "consent", "gdpr", "promo\\w*", "cta", "call-to-action", "donat\\w+",
    "whats-?app\\w*", "follow-us", "app-promo", "download-app",
    "(?:registration|access|reg|sub)-?wall",
    "poll", "quiz", "survey", "feedback", "report-error",
    "inline-?(?:signup|promo|newsletter|related)", "share\\w*", "sharing", "social\\w*", "advert\\w*", "ads?",
    "sponsor\\w*", "listen\\w*", "audio-?player",
    # The writer and the date.
    "author-?(?:card|box|info|description|profile|details|block|about)\\w*", "about-(?:the-)?authors?",
    "contributors?", "tagline", "bio",
    "biography", "byline\\w*", "dateline", "timestamp", "pub-?date", "publish\\w*-date", "reading-time",
    # Pictures, films, posts.
    "captions?", "cutlines?", "(?:photo|image)-credit", "credits?",
    "video-?(?:player|caption|title|meta|duration)", "slideshow", "(?:photo-?|image-?|picture-?)?galler(?:y|ies)",
    "tweet", "fb-post", "tiktok-embed", "bluesky-embed", "embed\\w*",
    # The outlet.
    "breadcrumbs?", "tags?", "tag-?list", "topics?-list", "keywords", "pagination", "masthead", "toolbar",
    "site-(?:header|footer)", "footer", "navigation", "nav", "menu", "toc", "table-of-contents", "disclaimer",
    "disclosure", "copyright", "standards", "trust-\\w+",
    # What is not for the eye.
    "visually-?hidden", "sr-only", "screen-?reader(?:-text)?", "hidden-text", "skip-?links?", "skip-to-\\w+",
    "print-only", "noprint",
)  # fmt: skip
# Names of walls stand on what is sold and on the offer alike; the wording tells them apart.
_WALL = _named("subscri\\w+", "paywall", "paywall-\\w+", "piano-\\w+", "members?(?:hip)?-\\w+", "premium-\\w+")
_OFFER = re.compile(
    r"subscri|abonn|suscri|assin|sign in|log ?in|register|member|unlock|anmelden|einloggen", re.IGNORECASE
)
# What is sold comes in many pieces of one name, the offer in one or two.
_MAX_OFFERS = 2
# "has-sidebar", "no-comments": the name of a page that has or lacks such a box.
_ABSENT = re.compile(r"\b(?:has|with|no|without|is|not|hide|show)-[\w-]+")
_SET_APART = _named(*_SET_APART_WORDS)
_BOX = _named(*_BOX_WORDS)
_ROLES_APART = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "banner", "menu", "alert"})
_NOTE_NUMBER = re.compile(r"\[?(?:\d{1,3}|[*†‡])\]?")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INLINE_TAGS = ("a", "span", "strong", "em", "small", "cite", "time")
_PRUNED_TAGS = (
    "aside", "form", "figure", "header", "div", "section", "ul", "ol", "p", "h2", "h3", "h4", "blockquote", "details",
    "dl", "table", *_INLINE_TAGS,
)  # fmt: skip
# A piece of text of this many characters outside a link is running prose.
_PROSE_LENGTH = 100
# Names of boxes stand on whole articles too ("article-body paywall"): such an element stays for the share of the
# page's prose that it holds, or for two pieces of prose.
_MAX_SHARE = 0.3
_MAX_SHARE_OF_BOX = 0.85
_MAX_SHARE_OF_PROMPT = 0.4
_MAX_PIECES = 1


def prune(tree: HtmlElement, title: str | None) -> None:
    """Takes the elements out of a tree that are no part of an article's text.

    An element whose name alone speaks against it stays where it holds much of the page's prose.
    """
    _drop_other_articles(tree, title)
    _drop_note_numbers(tree)
    prompts = prompt_boxes(tree)
    for element in list(tree.iter(*_NEVER)):
        element.drop_tree()
    prose = _prose_pieces(tree)
    headed = {parent for heading in tree.iter("h1") for parent in (heading, *heading.iterancestors())}
    for box in prompts:
        # A short report may stand in a box with a form.
        if box.getparent() is not None and sum(prose[box]) <= _MAX_SHARE_OF_PROMPT * sum(prose[tree]):
            box.drop_tree()
    elements = list(tree.iter(*_PRUNED_TAGS))
    called = cache(lambda: Counter(map(_name_key, elements)))
    for element in elements:
        if element in headed or element.getparent() is None or not _is_set_apart(element, called):
            continue
        if not _carries_article(element, prose[tree], prose[element]):
            element.drop_tree()


def _drop_other_articles(tree: HtmlElement, title: str | None) -> None:
    """Takes out the articles that a page announces, and those that it appends below its own for endless reading.

    The heading of the former is a link to them, the latter have each an h1 of its own.
    """
    for article in list(tree.iter("article")):
        if article.getparent() is not None and _is_announced(article, title):
            article.drop_tree()
    own = next(
        (heading for heading in tree.iter("h1") if bare_heading(heading.text_content()) == bare_heading(title or "")),
        None,
    )
    if own is None:
        return
    around = set(own.iterancestors("article"))
    for article in list(tree.iter("article")) if around else []:
        if (
            article not in around
            and next(article.iter("h1"), None) is not None
            and not around & set(article.iterancestors())
        ):
            article.drop_tree()


def _is_announced(article: HtmlElement, title: str | None) -> bool:
    """Whether an `article` is a teaser: short, under a heading that leads to another page."""
    headings = list(article.iter("h1", "h2", "h3", "h4", "h5"))
    if not headings or not all(map(leads_away, headings)):
        return False
    is_own = any(bare_heading(heading.text_content()) == bare_heading(title or "") for heading in headings)
    return not is_own and sum(1 for text in article.itertext() if len(text) >= _PROSE_LENGTH) <= _MAX_PIECES


def _drop_note_numbers(tree: HtmlElement) -> None:
    """Takes the numbers out of the running text that lead to a note at its end."""
    within = [link for link in tree.iter("a") if (link.get("href") or "").startswith("#")]
    for link in within:
        if _NOTE_NUMBER.fullmatch("".join(link.itertext()).strip()):
            link.drop_tree()


def _prose_pieces(tree: HtmlElement) -> defaultdict[HtmlElement, list[int]]:
    """For every element the lengths of the pieces of prose in it."""
    pieces: defaultdict[HtmlElement, list[int]] = defaultdict(list)
    for element in tree.iter():
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if not text or len(text) < _PROSE_LENGTH or owner is None or owner.tag == "a":
                continue
            for parent in (owner, *owner.iterancestors()):
                pieces[parent].append(len(text))
    return pieces


def _name_key(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class") or element.get("data-testid") or element.get("id") or ""


def _is_set_apart(element: HtmlElement, called: Callable[[], Counter[tuple[str, str]]]) -> bool:
    if _is_initial(element):
        return False
    if element.tag in ("aside", "form") or element.get("role") in _ROLES_APART or _is_hidden(element):
        return True
    if element.tag == "figure":
        return next(element.iter("img", "picture", "amp-img"), None) is not None
    names = names_of(element)
    if not _SET_APART.search(names):
        is_offer = bool(_WALL.search(names)) and bool(_OFFER.search(element.text_content()))
        return is_offer and called()[_name_key(element)] <= _MAX_OFFERS
    return element.tag not in _INLINE_TAGS or _stands_alone(element)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _is_initial(element: HtmlElement) -> bool:
    """Whether an element is the large first letter of a word that goes on behind it."""
    return (element.tail or " ")[0].isalpha() and len(element.text_content().strip()) == 1


def _stands_alone(element: HtmlElement) -> bool:
    """Whether no sentence runs around an inline element: links within one have names as well."""
    parent = element.getparent()
    around = [parent.text, *(child.tail for child in parent)]
    return sum(len(text.strip()) for text in around if text) < _PROSE_LENGTH / 2


def _carries_article(element: HtmlElement, page: list[int], own: list[int]) -> bool:
    if element.tag == "aside" or _BOX.search(names_of(element)):
        return sum(own) > _MAX_SHARE_OF_BOX * sum(page)
    return len(own) > _MAX_PIECES or sum(own) > _MAX_SHARE * sum(page)


def names_of(element: HtmlElement) -> str:
    """The words by which markup calls an element: class, id and test names, in lower case."""
    values = [value for name in _NAME_ATTRIBUTES if (value := element.get(name))]
    return _ABSENT.sub("", _CAMEL_CASE.sub("-", " ".join(values)[:500]).lower()) if values else ""
