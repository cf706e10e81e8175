"""What is set off from the running text: repetitions of its sentences, lines over its title, notes on its authors."""

import pytest

from transforms.page.author_notes import are_names, is_author_note
from transforms.page.body import read_body
from transforms.page.tree import parse_page

TITLE = "Harbour bridge opens early"
P1 = "The harbour bridge will open a month before its date, the Ardmore council said on Monday evening."
P2 = "“Nobody told the crews of it,” said Ann Lindqvist, who has led the works since the spring of last year."
P3 = "Ferries will run until the end of June, because the approach on the southern side is still without lights."
P4 = "The port had asked for a later date, fearing that lorries would queue on the quay through the summer months."
PARAGRAPHS = [P1, P2, P3, P4]
AUTHORS = ("Bo Okafor", "Di Lee")


@pytest.fixture
def body_of(page_of):
    def read(html, title=TITLE):
        return read_body(parse_page(page_of(html)), [], title, AUTHORS).text.split("\n")

    return read


def story(extra, name="t1"):
    first, *others = (f"<p class={name}>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<article><h1>{TITLE}</h1><div>{first}{others[0]}{extra}{others[1]}{others[2]}</div></article>"


@pytest.mark.parametrize(
    "extra",
    [
        "<div class=q7><div class=q8>“Nobody told the crews of it.”</div><div class=q9>Ann Lindqvist</div></div>",
        "<div class=q7>Nobody told the crews of it, said Ann Lindqvist</div>",
        "<p class=t1>“Nobody told the crews of it.”</p>",
        "<div class=q7><q>Nobody told the crews of it</q></div>",
    ],
)
def test_a_sentence_that_is_repeated_apart_is_read_once(body_of, extra):
    assert body_of(story(extra)) == PARAGRAPHS


@pytest.mark.parametrize(
    ("extra", "line"),
    [
        ("<h3>“Nobody told the crews”</h3>", "“Nobody told the crews”"),
        ("<p class=t1>“Nobody told us.”</p>", "“Nobody told us.”"),
        ("<p class=t2>Nobody told the crews of it before May.</p>", "Nobody told the crews of it before May."),
        ("<ul><li>Ann Lindqvist</li></ul>", "Ann Lindqvist"),
    ],
)
def test_what_is_no_repetition_stays(body_of, extra, line):
    assert body_of(story(extra)) == [P1, P2, line, P3, P4]


def test_an_exchange_may_repeat_itself(body_of):
    exchange = ["“We are not leaving.”", "“And if the bridge opens?”", "“We are not leaving.”"]

    body = body_of(story("".join(f"<p class=t1>{line}</p>" for line in exchange)))

    assert body == [P1, P2, *exchange, P3, P4]


@pytest.mark.parametrize("over", ["<h4>Local</h4>", "<p>Ardmore Post</p>", "<div>Council</div><div>Bridges</div>"])
def test_lines_over_the_title_are_none_of_the_text(body_of, over):
    html = f"<div>{over}<h1>{TITLE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + "</div>"

    assert body_of(html) == PARAGRAPHS


def test_title_byline_and_date_in_one_line_go(body_of):
    html = f"<td><b>{TITLE}</b><br><i>By Bo Okafor</i><br>May 4, 2026<p>{'<p>'.join(PARAGRAPHS)}</td>"

    assert body_of(f"<table><tr>{html}</tr></table>") == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "Bo Okafor covers the harbour and the north for the Ardmore Post.",
        "Bo Okafor is based in Ardmore.",
        "Bo Okafor, a former sailor, joined the Post in 2019.",
        "Di Lee reported from Great Skerry, and Bo Okafor from Ardmore.",
        "Lee reported from Great Skerry.",
        "Di Lee contributed to this report.",
        "Contact Bo Okafor at 555-0100 or bokafor@post.example.",
        "Follow Di Lee on her page: @dilee",
        "Contact the writer: 555-0100",
        "The reporters can be reached at desk@post.example.",
    ],
)
def test_notes_on_the_authors(body_of, line):
    assert is_author_note(line, AUTHORS)
    assert body_of(story("") + "").count(line) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lindqvist is based in Ardmore.",
        "Bo Okafor reports.",
        "Lee reported from the quay that evening: “Nothing moves.”",
        "Lees reported from the quay.",
        "“Bo Okafor is an honest man,” she said.",
        "Contact the museum at info@museum.example to book a place.",
        "Anyone with information can call police on 555-0100.",
        "Bo Okafor was in the hall when the lights went out.",
    ],
)
def test_sentences_that_are_no_notes_on_the_authors(line):
    assert not is_author_note(line, AUTHORS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bo Okafor and", True),
        ("By BO OKAFOR and Di Lee", True),
        ("Di Lee in Ardmore", False),
        ("and", False),
        ("Ann Lindqvist", False),
    ],
)
def test_lines_of_authors_names(line, expected):
    assert are_names(line, AUTHORS) is expected
