"""Whole pages of invented outlets, each with another way of saying who wrote what and when."""

from datetime import UTC, datetime

import pytest

from transforms.records import ArticleFields, UnreadablePage

P1 = "The harbour bridge will open a month before its date, the Ardmore council said on Monday evening."
P2 = "“We are as surprised as anybody,” said Ann Lindqvist, who has led the works since the spring of last year."
P3 = "Ferries will run until the end of June, because the approach on the southern side is still without lights."
STORY = f"<p>{P1}</p><p>{P2}</p><p>{P3}</p>"
TEXT = "\n".join([P1, P2, P3])
MOMENT = datetime(2026, 5, 4, 18, 5, 9, tzinfo=UTC)

PAGES = {
    "several JSON-LD blocks": f"""<html><head><title>Harbour bridge opens early | Ardmore Post</title>
      <script type="application/ld+json">{{"@type": "Organization", "name": "Ardmore Post"}}</script>
      <script type="application/ld+json">{{"@type": "VideoObject", "name": "Ferry film",
      "uploadDate": "2026-05-01T00:00:01Z"}}</script>
      <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Harbour bridge opens early",
        "datePublished": "2026-05-04T20:05:09+02:00", "author": [{{"@type": "Person", "name": "Bo Okafor"}}],
        "articleSection": "Council",}}</script></head>
      <body><h1>Harbour bridge opens early</h1><article>{STORY}</article></body></html>""",
    "microdata": f"""<html><body><div itemscope itemtype="https://schema.org/NewsArticle">
      <h1 itemprop="headline">Harbour bridge opens early</h1>
      <p class="breadcrumb"><a href="/">Home</a> <a href="/c">Council</a></p>
      <span itemprop="author" itemscope>
      <span itemprop="name">Bo Okafor</span>, <span itemprop="jobTitle">Reporter</span></span>
      <time itemprop="datePublished" datetime="2026-05-04T18:05:09Z">Monday</time>
      <div itemprop="articleBody">{STORY}</div></div></body></html>""",
    "blogging system": f"""<html><head><title>Harbour bridge opens early &#8211; Ardmore Post</title>
      <meta property="og:title" content="Harbour bridge opens early - Ardmore Post">
      <meta property="og:site_name" content="Ardmore Post"></head>
      <body class="single-post"><header id="masthead"><p class="site-title">Ardmore Post</p></header>
      <article class="post hentry"><header class="entry-header"><a rel="category tag" href="/c">Council</a>
      <h1 class="entry-title">Harbour bridge opens early</h1><span class="posted-on"><a rel="bookmark" href="/x">
      <time class="entry-date published" datetime="2026-05-04T18:05:09+00:00">May 4</time></a></span>
      <span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/bo">Bo Okafor</a>
      </span></span></header>
      <div class="sharedaddy"><h3>Share this:</h3></div><div class="entry-content">{STORY}</div>
      <footer class="entry-footer">Tagged bridge</footer></article>
      <div id="comments">
      <p>A reader thinks that the bridge should have been a tunnel, and says so at length.</p></div></body></html>""",
    "AMP": f"""<!doctype html><html amp lang="en"><head>
      <link rel="canonical" href="/council/2026/05/04/harbour-bridge">
      <meta property="article:section" content="Council">
      <script type="application/ld+json">{{"@context": "http://schema.org", "@type": "NewsArticle",
        "mainEntityOfPage": "https://www.ardmore-post.example/council/2026/05/04/harbour-bridge",
        "headline": "Harbour bridge opens early", "datePublished": "2026-05-04T18:05:09.000Z",
      "author": "Bo Okafor"}}</script></head>
      <body><amp-sidebar hidden><ul><li>Home</li></ul></amp-sidebar><h1>Harbour bridge opens early</h1>
      <amp-img src="a.jpg"></amp-img><div class="article-body">{STORY}</div>
      <amp-consent><p>We use cookies to make this page work and to count those who read it.</p></amp-consent>
      </body></html>""",
    "hashed class names": f"""<html><head><meta property="article:published_time" content="2026-05-04T18:05:09Z">
      <meta property="article:section" content="Council"></head>
      <body><div id="__next"><main><div class="css-1x9"><h1 class="css-2b">Harbour bridge opens early</h1>
      <div class="css-7q"><span class="css-8">By </span><a class="css-9" href="/by/bo-okafor">Bo Okafor</a>
      </div></div>
      <section class="css-3">{
        STORY.replace("<p>", '<div class="css-4"><p class="css-5">').replace("</p>", "</p></div>")
    }</section>
      <div class="css-6"><h2>Most Read</h2>
      <p>The ferry company closes its office after more than ninety years.</p></div>
      </main></div></body></html>""",
    "old table layout": f"""<html><head><meta name="pubdate" content="2026-05-04T18:05:09Z">
      <meta name="section" content="Council">
      <title>Ardmore Post: Harbour bridge opens early</title></head>
      <body bgcolor=white><table><tr><td class=leftnav><a href=/>Home</a><br><a href=/f>Farm</a></td><td>
      <h1>Harbour bridge opens early</h1><b>By BO OKAFOR</b><br>Post Staff Writer<br><br>{P1}<br><br>{P2}<br>
      <br>{P3}<br><br>
      </td></tr><tr><td colspan=2><font size=1>Copyright 2026 Ardmore Post. All rights reserved.</font></td>
      </tr></table></body></html>""",
    "declared by meta tags alone": f"""<html><head><meta name="author" content="Okafor, Bo">
      <meta name="dc.date" content="2026-05-04T18:05:09Z">
      <meta property="og:title" content="Harbour bridge opens early">
      <meta name="parsely-section" content="Council"></head>
      <body><div class="logo">Ardmore Post</div><article>{STORY}</article></body></html>""",
    "credits of a magazine": f"""<html><head><meta property="article:section" content="Council">
      <meta property="article:published_time" content="2026-05-04T18:05:09Z"></head>
      <body><article><h1>Harbour bridge opens early</h1>
      <p>Words by <a href="/writers/bo">Professor Bo Okafor</a></p><p>Photographs by <a href="/k">Cy Park</a></p>
      <p>Illustration: Di Fox</p>{STORY}</article></body></html>""",
    "a byline with degree, employer and editor": f"""<html><head><meta name="section" content="Council">
      <meta name="date" content="2026-05-04T18:05:09Z"></head>
      <body><article><h1>Harbour bridge opens early</h1><div class="byline">By <a rel="author" href="/b">Dr. Bo
      Okafor, PhD</a>, Corvane Press</div><div class="byline">Edited by Cy Park</div>{STORY}</article></body></html>""",
    "written by a script": f"""<html><head><script type="application/ld+json">{{"@type": "NewsArticle",
        "headline": "Harbour bridge opens early", "datePublished": "2026-05-04T18:05:09Z", "author": "Bo Okafor",
        "articleSection": "Council", "articleBody": "{P1}\\n\\n{P2}\\n\\n{P3}"}}</script></head>
      <body><div id="root"></div><p>Loading</p></body></html>""",
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())
def test_one_story_in_many_structures(extract, html):
    article = extract(html)

    assert isinstance(article, ArticleFields)
    assert article.title == "Harbour bridge opens early"
    assert article.authors == ("Bo Okafor",)
    assert (article.published_at, article.published_precision) == (MOMENT, "second")
    assert (article.section or "").lower() == "council"
    assert article.text == TEXT
    assert (article.language, article.access) == ("en", "open")
    assert article.canonical_url == "https://www.ardmore-post.example/council/2026/05/04/harbour-bridge"


def test_a_page_without_any_metadata(extract):
    article = extract(f"<body><h1>Harbour bridge opens early</h1>{STORY}</body>", url="https://ardmore.example/?p=7")

    assert article.title == "Harbour bridge opens early"
    assert article.text == TEXT
    assert (article.authors, article.published_at, article.section) == ((), None, None)
    assert (article.published_precision, article.published_origin, article.modified_at) == (None, None, None)


def test_a_live_blog_keeps_its_entries(extract):
    entries = [("Ferries stop for the day", P3), ("Council confirms the date", P2)]
    posts = "".join(
        f"<div class=post><time datetime=2026-05-04T1{n}:00Z></time><h2>{h}</h2><p>{p}</p></div>"
        for n, (h, p) in enumerate(entries)
    )

    article = extract(f"<article><h1>Harbour bridge: the day as it went</h1><p>{P1}</p>{posts}</article>")

    assert article.text.split("\n") == [P1, "Ferries stop for the day", P3, "Council confirms the date", P2]


def test_a_list_article_keeps_its_numbers_in_order(extract):
    items = [
        f"{n}. Pier {n} has a view that no other pier of the harbour has, and a bench to see it from."
        for n in range(1, 8)
    ]
    html = (
        "<article><h1>Seven piers to see in May</h1><ol>"
        + "".join(f"<li>{item}</li>" for item in items)
        + "</ol></article>"
    )

    assert extract(html).text.split("\n") == items


@pytest.mark.parametrize(
    ("language", "title", "byline", "date", "paragraphs", "author"),
    [
        (
            "de",
            "Hafenbrücke öffnet früher als geplant",
            "Von Änne Brandt",
            "4. Mai 2026",
            [
                "Die neue Hafenbrücke öffnet einen Monat früher als geplant, teilte der Stadtrat am Montagabend mit.",
                "„Wir sind so überrascht wie alle anderen“, sagte Bauleiter Jörg "
                "Tietz, der seit dem Frühjahr dabei ist.",
            ],
            "Änne Brandt",
        ),
        (
            "fr",
            "Le pont du port ouvre plus tôt que prévu",
            "Par Zoé Lefèvre",
            "4 mai 2026",
            [
                "Le nouveau pont du port ouvrira un mois plus tôt que prévu, a annoncé "
                "lundi soir le conseil municipal.",
                "« Nous sommes aussi surpris que tout le monde », a déclaré Luc Morin, qui dirige les travaux.",
            ],
            "Zoé Lefèvre",
        ),
        (
            "es",
            "El puente del puerto abre antes de lo previsto",
            "Por Inés Ortega",
            "4 de mayo de 2026",
            [
                "El nuevo puente del puerto abrirá un mes antes de lo previsto, "
                "anunció el lunes por la noche el ayuntamiento.",
                "«Estamos tan sorprendidos como todos», dijo Pablo Ruiz, que dirige "
                "las obras desde la primavera pasada.",
            ],
            "Inés Ortega",
        ),
        (
            "ru",
            "Мост в порту откроют раньше срока",
            "Автор: Анна Линд",
            "4 мая 2026",
            [
                "Новый мост в порту откроют на месяц раньше срока, сообщил в понедельник вечером городской совет.",
                "«Мы удивлены не меньше других», — сказал Борис Окунев, который руководит работами с прошлой весны.",
            ],
            "Анна Линд",
        ),
        (
            "ja",
            "港の新しい橋、予定より早く開通へ",
            "文・山田太郎",
            "2026年5月4日",
            [
                "港に架かる新しい橋が予定より一か月早く開通することになったと、市議会が月曜日の夜に発表した。市民からは驚きの声が上がっている。工事は昨年の春から続いていた。",
                "「私たちも皆さんと同じくらい驚いています」と、昨年の春から工事を率いてきた鈴木花子さんは話した。渡し船は六月末まで運航を続ける予定だという。",
            ],
            None,
        ),
    ],
)
def test_pages_in_other_languages(extract, language, title, byline, date, paragraphs, author):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f"<html lang={language}><head><meta charset=utf-8><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<div class=byline>{byline}</div><div class=date>{date}</div>{body}</article></body></html>"
    )

    article = extract(html)

    assert article.title == title
    assert article.language == language
    assert article.text.split("\n") == paragraphs
    assert article.published_at == datetime(2026, 5, 4, tzinfo=UTC)
    assert article.published_precision == "day"
    assert author is None or article.authors == (author,)


def test_a_short_article_under_a_banner_is_read_without_it(extract):
    banner = "We use cookies to personalise content and ads and to analyse our traffic."
    brief = f"<p>{P1}</p><p>{P2}</p><p>{P3}</p><p>{P1[:-1]}, and on Tuesday.</p>"

    article = extract(
        f"<main><article><h1>Harbour bridge opens early</h1><div class=zz><p>{banner}</p></div>"
        f"<div class=body>{brief}</div></article></main>"
    )

    assert article.text.startswith(P1)
    assert banner not in article.text


def test_notes_on_the_authors_of_a_page_are_none_of_its_text(extract):
    article = extract(
        '<meta name="author" content="Bo Okafor"><article><h1>Harbour bridge opens early</h1>'
        f"<p>Bo Okafor and</p>{STORY}<p>Bo Okafor covers the harbour and the north of the county.</p></article>"
    )

    assert article.authors == ("Bo Okafor",)
    assert article.text == TEXT


def test_a_paywalled_page_is_flagged(extract):
    article = extract(
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
        f"<article><h1>Harbour bridge opens early</h1><p>{P1}</p><div class=paywall-box>Subscribe to continue "
        f"reading</div></article>"
    )

    assert article.access == "paywalled"
    assert article.text == P1


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "empty"),
        (
            "<html><head><title>Just a moment...</title></head><body><p>Verify you are human.</p></body></html>",
            "consent_page",
        ),
        (
            "<title>Ardmore Post</title><h1>Your privacy choices</h1><p>We and our 90 partners store and access "
            "information "
            "on a device, such as cookies.</p><button>Accept all</button>",
            "consent_page",
        ),
        (
            "<title>Ardmore Post</title><h1>Sorry, something went wrong</h1><article><p>We could not load the page "
            "that you asked for. Please try again in a few minutes.</p></article>",
            "error_page",
        ),
        ("<h1>Harbour bridge opens early</h1><p>Soon more.</p>", "no_text"),
        (f"<div>{STORY}</div>", "no_title"),
        ("<html><body>" + "<br>" * 200_000, "too_large"),
    ],
)
def test_pages_that_yield_no_article(extract, html, reason):
    result = extract(html)

    assert isinstance(result, UnreadablePage)
    assert result.reason == reason
    assert result.detail


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())
def test_the_same_bytes_give_the_same_fields(extract, html):
    assert len({extract(html) for _ in range(3)}) == 1


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())
def test_a_text_is_lines_of_single_spaced_words(extract, html):
    text = extract(html).text

    assert text == "\n".join(" ".join(line.split()) for line in text.split("\n"))
    assert "\xa0" not in text
    assert all(text.split("\n"))
