import pytest

from transforms.page.notices import is_closing_heading, is_notice


@pytest.mark.parametrize(
    "line",
    [
        "Follow ACP’s coverage of shipping at https://acp.example/hub/shipping",
        "* Follow Ardmore Politics on Snapchat, TikTok and Facebook.",
        "Follow live: Ferries stopped",
        "You may also like: Ferries stopped",
        "WATCH | Islanders protest in the harbour:",
        "- Advertisement -",
        "[ADVERT]",
        "Scroll to continue",
        "Continue reading the main story",
        "Image 1 of 3",
        "Most Read from Ardmore Post",
        "People are also reading…",
        "Listen to more stories on the Corvane app.",
        "NEWYou can now listen to Ardmore News articles!",
        "Install the Ardmore app for free",
        "Be the first to get Breaking News",
        "By subscribing I agree to the terms of use and the privacy policy.",
        "Are you affected by the cuts? Get in touch.",
        "Your donation helps us to keep reporters in the islands.",
        "This article was featured in the Evening newsletter. Sign up for it here.",
        "This article appeared in the Europe section of the print edition under the headline “All at sea”",
        "Published in the print edition of the May 12, 2026, issue, with the headline “All at Sea.”",
        "Published in the Ardmore Post, May 7th, 2026",
        "(Except for the headline, this story has not been edited by our staff.)",
        "Accuracy and availability of our transcripts may vary.",
        "To stay on top of the biggest stories, sign up to Harbour Lights, our weekly newsletter.",
        "Start the day with a summary of the news. Sign up for our Morning Edition newsletter.",
        "Open Ledger is a nonprofit newsroom that looks at power. Sign up to receive our biggest stories.",
        "Do you have a story we should cover? Do you have any questions? Contact news@ardmore.example.",
        "-- With assistance from Bo Okafor.",
        "With a report from Corvane Press",
        "Ada Tull, who runs the shop on the pier. Photo by Jo Lind.",
        "Keep reading for $1",
        "Then $75 per month. Complete digital access on any device. Cancel anytime during your trial.",
        "Thanks for signing up!",
    ],
)
def test_lines_that_speak_for_the_outlet(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow-up inspections will be made in March.",
        "Follow the money, he said on Monday, and see who crossed on the ferry.",
        "“Follow us on Facebook,” he shouted.",
        "Residents can sign up for the county’s newsletter on storms, Lindqvist said.",
        "“Sign up for our newsletter,” the leaflet said, and nobody did.",
        "Most viewed the plan as a bluff.",
        "Published reports differ on the cost.",
        "Published in the spring of last year, the report warned of the engines.",
        "Continue reading scores fell, too.",
        "Your support matters, she told the crowd.",
        "Watch out for ice, the port said.",
        "Install the engines by April, the ministry told the company.",
        "Just $3 million was spent on the pier last year.",
        "Then $75 a day was cut from their wages.",
        "By signing the contract, I gave away my boat.",
        "The magazine published a photo by Jo Lind.",
        "With reports of ice on the river, the ferry stayed in port.",
        "3 of 10 ferries were late.",
        "The Ledger is a nonprofit newsroom that first reported on the engines.",
        "Do you have a story, the teacher asked, that nobody else can tell?",
        "- No, she said.",
    ],
)
def test_sentences_of_the_news_that_begin_alike(line):
    assert not is_notice(line)


def test_headings_of_forums_and_topics_close_an_article():
    assert is_closing_heading("Join our commenting forum")
    assert is_closing_heading("More about")
    assert not is_closing_heading("More about the boats came out on Monday")
