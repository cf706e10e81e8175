import pytest

from transforms.page.body import read_body
from transforms.page.tree import parse_page

P1 = "The harbour bridge will open a month before its date, the Ardmore council said on Monday evening."
P3 = "Ferries will run until the end of June, because the approach on the southern side is still without lights."
P4 = "The port had asked for a later date, fearing that lorries would queue on the quay through the summer months."


@pytest.fixture
def paragraph_of(page_of):
    def read(markup):
        html = f"<article><p>{P1}</p><p>{markup}</p><p>{P3}</p><p>{P4}</p></article>"
        first, read_paragraph, *others = read_body(parse_page(page_of(html)), [], None).text.split("\n")
        assert [first, *others] == [P1, P3, P4]
        return read_paragraph

    return read


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # Browsers set the marks of a quotation element, one kind within the other.
        ("<q>We had no choice</q>, said Lindqvist.", "“We had no choice”, said Lindqvist."),
        ("<q>And no <q>plan B</q> either</q>, she said.", "“And no ‘plan B’ either”, she said."),
        ("<q><em>We</em> had <a href=/x>no choice</a></q>, she said.", "“We had no choice”, she said."),
        ("<q>“We had no choice,”</q> said Lindqvist.", "“We had no choice,” said Lindqvist."),
        ("<q><b>'We had none,'</b></q> said Lindqvist.", "'We had none,' said Lindqvist."),
        ("<q></q>She said that it was open.", "“”She said that it was open."),
        # What a system escaped twice.
        ("&amp;ldquo;It is open,&amp;#8221; said the port&amp;rsquo;s chief.", "“It is open,” said the port’s chief."),
        ("&amp;quot;Open,&amp;quot; said R&amp;amp;B singer Lee.", '"Open," said R&B singer Lee.'),
        # Code that an article explains is none.
        ("Write &amp;lt;b&amp;gt; or &amp;copy; there, she said.", "Write &lt;b&gt; or &copy; there, she said."),
        ("The AT&amp;T tower; it&#39;s open.", "The AT&T tower; it's open."),
        # Large first letters.
        ("<span aria-hidden=true>T</span>he bridge is open, she said.", "The bridge is open, she said."),
        ("<span class=dropcap>“T</span>he bridge is open,” she said.", "“The bridge is open,” she said."),
        ("<span aria-hidden=true>T</span><span class=sr-only>T</span>he bridge is open.", "The bridge is open."),
        ("<span aria-hidden=true>→</span> The bridge is open.", "The bridge is open."),
        # Numbers that lead to a note.
        ("“It is open,” she said.<sup><a href='#note-1'>1</a></sup>", "“It is open,” she said."),
        ("“It is open,” she said.<a class=note href='#n12'>[12]</a>", "“It is open,” she said."),
        ("Of the bridges <a href=/seven>7</a> are open, she said.", "Of the bridges 7 are open, she said."),
    ],
)
def test_the_wording_of_a_paragraph(paragraph_of, markup, expected):
    assert paragraph_of(markup) == expected
