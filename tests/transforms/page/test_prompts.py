import pytest

from transforms.page.body import read_body
from transforms.page.tree import parse_page

P1 = "The harbour bridge will open a month before its date, the Ardmore council said on Monday evening."
P2 = "“We are as surprised as anybody,” said Ann Lindqvist, who has led the works since the spring of last year."
P3 = "Ferries will run until the end of June, because the approach on the southern side is still without lights."
P4 = "The port had asked for a later date, fearing that lorries would queue on the quay through the summer months."


@pytest.fixture
def body_of(page_of):
    def read(html):
        return read_body(parse_page(page_of(html)), [], "Harbour bridge opens early").text.split("\n")

    return read


@pytest.mark.parametrize(
    "box",
    [
        "<div class=x7><h4>The Morning Tide</h4><p>All the news of the islands in your inbox, every weekday at seven, "
        "and more on Sundays.</p><form><input type=email><button>Go</button></form><p>Read our terms of use.</p></div>",
        "<section><div><h4>The Tide</h4></div><div><input placeholder='Your e-mail'><a href=#>Join</a></div></section>",
        "<div class=z1><div><h3>Your support helps us to tell the story</h3><p>From the quay to the council, the Post "
        "is there when the story is developing, and it asks what others do not.</p><p>The Post is trusted by readers "
        "of all parties.</p><a href=/give>Give</a></div></div>",
        "<div class=z1><h4>Support independent journalism</h4><p>We ask you, who read us every day, to give what you "
        "can, so that we can go on as before.</p></div>",
    ],
)
def test_boxes_that_ask_for_an_address_or_for_money_go(body_of, box):
    html = f"<article><div class=s3><p>{P1}</p><p>{P2}</p>{box}<p>{P3}</p><p>{P4}</p></div></article>"

    assert body_of(html) == [P1, P2, P3, P4]


@pytest.mark.parametrize(
    "html",
    [
        f"<div class=q><p>{P1}</p><p>{P2}</p><div><form><input type=email><button>Go</button></form></div></div>",
        f"<form action=/page><input name=email><article><p>{P1}</p><p>{P2}</p></article></form>",
        f"<article><h2>Support our schools</h2><p>{P1}</p><p>{P2}</p></article>",
        f"<div class=q><h3>Support our schools, says mayor</h3><p>{P1}</p><p>{P2}</p></div>",
    ],
)
def test_a_short_text_that_shares_a_box_with_a_prompt_stays(body_of, html):
    assert body_of(f"<html><body>{html}</body></html>")[-2:] == [P1, P2]


@pytest.mark.parametrize("name", ["paywall", "subscriber-only", "premium-text"])
def test_paragraphs_that_are_sold_stay_whatever_they_tell_of(body_of, name):
    told = "Members of the club must register and log in before they subscribe, the port said in a letter."
    html = "".join(f"<p class='{name}'>{paragraph}</p>" for paragraph in (P1, P2, told, P4))

    assert body_of(f"<article>{html}</article>") == [P1, P2, told, P4]


def test_an_offer_among_paragraphs_goes(body_of):
    offer = "<div class='paywall-box'><p>Subscribe now and read all that we write, on paper and on screen.</p></div>"

    assert body_of(f"<article><p>{P1}</p><p>{P2}</p>{offer}<p>{P4}</p></article>") == [P1, P2, P4]


def test_a_gallery_within_a_text_goes(body_of):
    gallery = (
        "<div class=photo-gallery><div><p>1 of 3</p><p>A man on the quay waits for the ferry that does not come any "
        "more.</p></div></div>"
    )

    assert body_of(f"<article><p>{P1}</p><p>{P2}</p>{gallery}<p>{P4}</p></article>") == [P1, P2, P4]
