import time

import pytest

from transforms.page.body import read_body
from transforms.page.notices import is_closing_heading, is_notice
from transforms.page.tree import parse_page

TITLE = "Harbour bridge opens early"
P1 = "The harbour bridge will open a month before its date, the Ardmore council said on Monday evening."
P2 = "“We are as surprised as anybody,” said Ann Lindqvist, who has led the works since the spring of last year."
P3 = "Ferries will run until the end of June, because the approach on the southern side is still without lights."
P4 = "The port had asked for a later date, fearing that lorries would queue on the quay through the summer months."
PARAGRAPHS = [P1, P2, P3, P4]
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.fixture
def body_of(page_of):
    def read(html, nodes=()):
        return read_body(parse_page(page_of(html)), list(nodes), TITLE).text.split("\n")

    return read


@pytest.mark.parametrize(
    "html",
    [
        f"<article><h1>{TITLE}</h1>{STORY}</article>",
        f"<main><div class='article-body paywall-content'><div class='article__body'>{STORY}</div></div></main>",
        "<main>" + "".join(f"<div data-component='text-block'><p>{p}</p></div>" for p in PARAGRAPHS) + "</main>",
        "<div id=story>" + "<br><br>".join(PARAGRAPHS) + "</div>",
        "<div class=content>" + "".join(f"<div>{p}</div>" for p in PARAGRAPHS) + "</div>",
        f"<table><tr><td><a href=/>Home</a></td><td>{STORY}</td></tr></table>",
        f"<form action=/post.aspx><article>{STORY}</article></form>",
        f"<div class=teaser-content><p>{P1}</p><p>{P2}</p></div><div class=article-body><p>{P3}</p><p>{P4}</p></div>",
        f"<article>{STORY}</article></body></html><p>",
        f"<div class='article has-sidebar no-comments'>{STORY}</div>",
        "<div class=story>" + "".join(f"<div class=subscriber-only><p>{p}</p></div>" for p in PARAGRAPHS) + "</div>",
        "<div>" + "".join(f"<div class='widget widget-text'><p>{p}</p></div>" for p in PARAGRAPHS) + "</div>",
        "<article>" + STORY.replace("<p>", "<p>\n  ").replace(" ", "&nbsp;\t ") + "</article>",
        "<article>" + STORY.replace("Monday", "<a class='social tag' href=/m>Mon</a><b>day</b>") + "</article>",
    ],
    ids=[
        "article",
        "wall",
        "blocks",
        "breaks",
        "divs",
        "table",
        "form",
        "two parts",
        "glued",
        "has",
        "sold",
        "widgets",
        "spaces",
        "inline",
    ],
)
def test_the_paragraphs_of_an_article(body_of, html):
    assert body_of(f"<html><body>{html}</body></html>") == PARAGRAPHS


@pytest.mark.parametrize(
    "extra",
    [
        "<figure><img><figcaption>The bridge at dawn. (Photo: Cy Park)</figcaption></figure>",
        "<div class=caption>The bridge at dawn, as seen from the ferry on its last winter trip.</div>",
        "<p>The bridge, seen from the northern quay in March. (Cy Park/Getty Images)</p>",
        "<aside><p>More than a hundred bridges were built in the county in the last century, most of them "
        "small.</p></aside>",
        "<p><strong><a href=/x>READ MORE: Ferry company closes its office</a></strong></p>",
        "<p><a href=/x>Why the ferry company closes its office?</a></p>",
        "<div class=related-stories><ul><li><a href=/x>The ferry</a></li><li><a href=/y>The quay</a></li></ul></div>",
        "<ul><li><a href=/x>The ferry company closes</a></li><li><a href=/y>The quay is full</a></li></ul>",
        "<div class=newsletter-signup><p>Get the best of Ardmore in your inbox every morning, with the "
        "weather.</p></div>",
        "<p>Sign up for our newsletter and never miss a story from the harbour again.</p>",
        "<p>Advertisement</p>",
        "<p>ADVERTISEMENT - CONTINUE READING BELOW</p>",
        "<p>Listen to this article</p>",
        "<p>Image caption, The bridge at dawn</p>",
        "<figure><img src=a><div>The bridge at dawn, as seen from the ferry on the last of its many winter "
        "trips.</div></figure>",
        "<div class=subscribe-box><p>Subscribe now and read all that the Ardmore Post writes, on paper and "
        "on screen.</p></div>",
        "<p>Follow us on Facebook and X for the latest from the harbour.</p>",
        "<div class=cookie-banner><p>We use cookies so that this site works as you expect it to, and to "
        "count readers.</p></div>",
        "<div class=author-bio><p>Ann Writer has covered the port for the Ardmore Post since the year it was "
        "dredged.</p></div>",
        "<p>Ann Writer is a reporter at the Ardmore Post and covers the harbour.</p>",
        "<p>Additional reporting by Cy Park in Harbourville.</p>",
        "<div class=share-buttons><a href=#>Share</a> <a href=#>Post</a></div>",
        f"<h1>{TITLE}</h1><h2>{TITLE}</h2>",
        "<div class=byline>By Ann Writer</div><time>4 May 2026</time>",
        "<blockquote class=twitter-tweet><p>It is open! I repeat: it is open!</p>Ann (@ann) May 4, 2026</blockquote>",
        "<blockquote><p>“We are as surprised as anybody”</p></blockquote>",
        f"<p>{P2}</p>",
        "<p hidden>This paragraph is there for machines and for nobody else at all.</p>",
        "<p style='display: none'>This paragraph is there for machines and for nobody else.</p>",
        "<script>var p = 'Words of a script that are longer than most of the words on the page.'</script>",
        "<noscript><p>Please turn on scripts in your browser to read the news of the harbour here.</p></noscript>",
        "<p>© 2026 Ardmore Media. All rights reserved.</p>",
        "<p>This article was first published by Corvane Press.</p>",
    ],
)
def test_what_stands_between_paragraphs_is_none(body_of, extra):
    html = f"<article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>{extra}<p>{P3}</p><p>{P4}</p></article>"

    assert body_of(f"<html><body>{html}</body></html>") == PARAGRAPHS


@pytest.mark.parametrize(
    "extra",
    [
        "<h2>Join the conversation</h2><p>Please keep comments relevant and respectful, and mind the house rules.</p>",
        "<h3>Most read</h3><p>The ferry company closes its office after more than ninety years in the town.</p>",
        "<h2>More from Ardmore</h2>",
        "<div><h2>Recommended</h2><a href=/x><h3>Why banks close early</h3><p>And who goes there</p></a></div>",
    ],
)
def test_what_follows_the_article_is_cut_off(body_of, extra):
    assert body_of(f"<html><body><article>{STORY}{extra}</article></body></html>") == PARAGRAPHS


def test_an_article_appended_for_endless_reading_is_not_this_one(body_of):
    other = "".join(f"<p>{p}</p>" for p in ("The ferry company closes its office after ninety years in the town.",) * 3)

    html = (
        f"<main><article><h1>{TITLE}</h1>{STORY}</article><article><h1>Ferry office closes</h1>{other}</article></main>"
    )

    assert body_of(html) == PARAGRAPHS


def test_lists_subheadings_and_quotations_keep_their_places(body_of):
    html = (
        f"<article><p>{P1}</p><h2>What opens when</h2><ul><li>The northern lanes on Tuesday.</li><li>The "
        f"footpath later.</li></ul>"
        f"<p>{P3}</p><blockquote><p>Nobody told the ferry crews about any of it, the union "
        f"wrote.</p></blockquote><p>{P4}</p></article>"
    )

    assert body_of(html) == [
        P1,
        "What opens when",
        "The northern lanes on Tuesday.",
        "The footpath later.",
        P3,
        "Nobody told the ferry crews about any of it, the union wrote.",
        P4,
    ]


def test_the_hours_of_a_running_account_are_kept(body_of):
    html = f"<article><p>{P1}</p><p>6:05 p.m.</p><p>{P3}</p><p>7:15 p.m.</p><p>{P4}</p></article>"

    assert body_of(html) == [P1, "6:05 p.m.", P3, "7:15 p.m.", P4]


def test_a_short_paragraph_among_others_is_kept(body_of):
    html = f"<article><p>{P1}</p><p>It rained.</p><p>“No,” she said.</p><p>{P3}</p><p>{P4}</p></article>"

    assert body_of(html) == [P1, "It rained.", "“No,” she said.", P3, P4]


def test_the_standfirst_comes_first(body_of):
    standfirst = "Ferries stay until June, but the lorries may come at once"

    assert body_of(
        f"<header><h1>{TITLE}</h1><h2 class='sub-headline'>{standfirst}</h2></header><article>{STORY}</article>"
    ) == [
        standfirst,
        *PARAGRAPHS,
    ]


def test_quotation_marks_stay_as_they_stand(body_of):
    mixed = "\"It is open,” said the mayor, 'and it stays open', „auch nachts“, «même la nuit», as she put it."

    assert mixed in body_of(f"<article><p>{P1}</p><p>{mixed}</p><p>{P3}</p></article>")


def test_words_split_by_markup_stay_one_word(body_of):
    html = STORY.replace("harbour", "har<wbr>b<span>our</span>").replace("council", "coun&shy;cil")

    assert body_of(f"<article>{html}</article>") == PARAGRAPHS


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(PARAGRAPHS),
        STORY,
        STORY.replace("<", "&lt;").replace(">", "&gt;"),
        "<br />".join(f"{p}\n" for p in PARAGRAPHS),
    ],
)
def test_a_text_that_only_the_json_ld_has(body_of, body):
    html = "<html><body><div id=root></div><p>Loading…</p></body></html>"

    assert body_of(html, [{"@type": "NewsArticle", "articleBody": body}]) == PARAGRAPHS


def test_a_page_without_an_article_has_no_text(body_of):
    assert body_of("<html><body><nav><a href=/>Home</a></nav></body></html>") == [""]


@pytest.mark.parametrize(
    "paragraph",
    [
        "More than 300 people came to the opening.",
        "Read the letter aloud, she told him. He did.",
        "The article was long, he said.",
        "Get out of the water, the lifeguard shouted.",
        "Image makers are out of work.",
        "Sign language was used throughout.",
        "She is a reporter.",
        "“Follow the money,” he said.",
        "Updated rules will apply from June.",
        "Comments by the mayor angered the port.",
        "By Monday the bridge was open.",
    ],
)
def test_sentences_that_begin_like_notices(paragraph):
    assert not is_notice(paragraph)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Most Read", True),
        ("Related stories:", True),
        ("Mehr zum Thema", True),
        ("Comments", True),
        ("More bridges are planned", False),
        ("Related to whom?", False),
    ],
)
def test_headings_that_close_an_article(line, expected):
    assert is_closing_heading(line) is expected


@pytest.mark.parametrize(
    "html",
    [
        f"<div class=ad>{STORY}" * 2_000,
        f"<article>{STORY}</article>" * 2_000,
        "<article>" + "<blockquote><p>Open. Open. Open, he said, and again.</p></blockquote>" * 8_000,
        "<p>" + "word " * 800_000,
    ],
    ids=["boxes", "articles", "quotations", "words"],
)
def test_hostile_pages_end(body_of, html):
    start = time.process_time()

    body_of(html)

    assert time.process_time() - start < 10


def test_notes_around_the_text_are_told_apart_from_it(page_of):
    html = (
        f"<article><h1>{TITLE}</h1><p>This article was first published by The Harbour Post.</p>{STORY}"
        "<p>(Reuters)</p><p>© 2026 Ardmore Post</p></article>"
    )

    body = read_body(parse_page(page_of(html)), [], TITLE)

    assert body.text.split("\n") == PARAGRAPHS
    assert body.opening_notes == ("This article was first published by The Harbour Post.",)
    assert body.closing_notes == ("(Reuters)", "© 2026 Ardmore Post")


def test_a_page_without_a_text_has_no_notes(page_of):
    body = read_body(parse_page(page_of("<article><p>© 2026 Ardmore Post</p></article>")), [], TITLE)

    assert (body.text, body.opening_notes, body.closing_notes) == ("", (), ())
