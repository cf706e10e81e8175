import pytest

from transforms.page.body import read_body
from transforms.page.tree import parse_page

TITLE = "Harbour bridge opens early"
P1 = "The harbour bridge will open a month before its date, the Ardmore council said on Monday evening."
P2 = "“We are as surprised as anybody,” said Ann Lindqvist, who has led the works since the spring of last year."
P3 = "Ferries will run until the end of June, because the approach on the southern side is still without lights."
P4 = "The port had asked for a later date, fearing that lorries would queue on the quay through the summer months."
P5 = "Lindqvist said that the lights had been on their way from the maker since the beginning of the year."
P6 = "It rained."
P7 = "The council is to meet again on Thursday, when the port and the ferry company are to be heard on the matter."
OTHER = "A whale has been found in the harbour, fishermen said on Monday, and those who saw it think that it is well."


@pytest.fixture
def body_of(page_of):
    def read(html):
        return read_body(parse_page(page_of(html)), [], TITLE).text.split("\n")

    return read


def entry(hour, heading, *paragraphs):
    text = "".join(f"<p class=a1>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<article class='b2' id='entry-{hour}'><header><a href='#entry-{hour}'>{hour}:05 GMT</a><h2>{heading}</h2>"
        f"</header>{text}<footer><button>Share</button></footer></article>"
    )


def test_every_entry_of_a_live_blog_is_read(body_of):
    entries = entry(18, "Council meets", P7, P6, P4) + entry(12, "Bridge opens", P1, P2) + entry(9, "Lights", P3, P5)

    body = body_of(f"<main><h1>{TITLE}</h1><p>Live</p><div class=entries>{entries}</div></main>")

    assert [line for line in body if not line.endswith("GMT")] == [
        "Council meets", P7, P6, P4, "Bridge opens", P1, P2, "Lights", P3, P5,
    ]  # fmt: skip


def test_the_heading_of_the_first_entry_is_read(body_of):
    items = "".join(
        f"<li class=entry><time>{hour}:00</time><h3>{heading}</h3><p>{one}</p><p>{two}</p></li>"
        for hour, heading, one, two in (
            (12, "Council meets", P7, P4),
            (11, "Bridge opens", P1, P2),
            (9, "Lights", P3, P5),
        )
    )

    body = body_of(f"<article><h1>{TITLE}</h1><ul>{items}</ul></article>")

    assert next(line for line in body if ":" not in line[:3]) == "Council meets"


@pytest.mark.parametrize(
    "names", [("post-content wide", "post-content wide", "post-content"), ("story-body",) * 3, ("a article__body",) * 3]
)
def test_a_text_in_several_stretches_is_read_whole(body_of, names):
    first, second, third = names
    html = (
        f"<article><h1>{TITLE}</h1><div class='{first}'><p>{P1}</p><p>{P2}</p><p>{P3}</p></div><div class=break></div>"
        f"<div class='{second}'><h2>Old lights</h2><p>{P4}</p><p>{P6}</p></div>"
        f"<div class='{third}'><p>{P5}</p><p>{P7}</p></div></article>"
    )

    assert body_of(html) == [P1, P2, P3, "Old lights", P4, P6, P5, P7]


@pytest.mark.parametrize(
    "beside",
    [
        # Teasers, their headings links; in whatever they stand.
        f"<article class=story><h2><a href=/whale>Whale found</a></h2><p>{OTHER}</p></article>" * 3,
        f"<article class=story><a href=/whale><h3>Whale found</h3><p>{OTHER}</p></a></article>" * 3,
        f"<div class='story-body'><h4><a href=/whale>Whale found</a></h4><p>{OTHER}</p></div>",
        # What a page appends for endless reading.
        f"<article class=story><h1>Whale found</h1><div class=story-body><p>{OTHER}</p><p>{OTHER}</p></div></article>",
        f"<div class=next><h1>Whale found</h1><div class='story-body'><p>{OTHER}</p></div></div>",
        # What readers write.
        f"<div><article class=c1><h4>bob</h4><p>{OTHER}</p></article><article class=c1><p>{P6}</p></article></div>",
        # A box that shares a name of no meaning.
        f"<div class='wp-block-group'><p>{OTHER}</p></div>",
    ],
)
def test_what_stands_beside_the_article_is_none_of_it(body_of, beside):
    story = "".join(f"<p>{paragraph}</p>" for paragraph in (P1, P2, P3, P4, P5, P7))
    html = (
        f"<main><article class=story><h1>{TITLE}</h1><div class='story-body wp-block-group'>{story}</div></article>"
        f"{beside}</main>"
    )

    assert body_of(html) == [P1, P2, P3, P4, P5, P7]


def test_a_short_article_whose_heading_leads_to_itself_stays(body_of):
    html = f"<main><article><h2><a href=/bridge>{TITLE}</a></h2><p>{P1}</p><p>{P6}</p></article></main>"

    assert body_of(html)[-2:] == [P1, P6]


def test_short_quotations_set_off_keep_their_places(body_of):
    html = (
        f"<article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><figure class=quotation><blockquote><p>Nobody told the crews"
        f" of it.</p></blockquote></figure><p>{P3}</p><p>{P4}</p></article>"
    )

    assert body_of(html) == [P1, P2, "Nobody told the crews of it.", P3, P4]
