"""What he, she, it and a lead's 'the engineer' take up: the unnamed, the described, the written, the ones below."""

import pytest

from transforms.people.finder import find_people
from transforms.people.speakers import resolve_speakers


@pytest.mark.parametrize(
    ("text", "speaker", "name", "kind"),
    [
        (
            "Mara Lindqvist left early. A baker stood in the door of the shop. “It is over,” she said.",
            "she",
            "A baker",
            "unnamed",
        ),
        (
            "“It may snow,” said Samir Okafor, a forecaster.\nIn the second car was Keiko Tanabe-Holt, on the way home "
            "with her husband, Tomas Okello.\n“It is over,” she said.",
            "she",
            "Keiko Tanabe-Holt",
            "person",
        ),
        (
            "Harbour Commissioner Mara Lindqvist came first. Keiko Tanabe-Holt, a nurse, said nothing.\n"
            "Asked about the pier, the commissioner paused.\n“It is over,” she said.",
            "she",
            "Mara Lindqvist",
            "person",
        ),
        (
            "Captain Samir Okafor was glad.\nAssistant coach Tomas Okello left. He insisted it was late.\n"
            "“It is over,” he said.",
            "he",
            "Tomas Okello",
            "person",
        ),
        (
            "The inquest was shown a letter to the owner. It states: “It is over.”",
            "It",
            "a letter",
            "document",
        ),
        (
            "The minutes of May call it “over”. “It is over,” the log of the night says.",
            "the log",
            "the log",
            "document",
        ),
        (
            "The Food and Fuel Executive said in a statement: “It is over.”",
            "The Food and Fuel Executive",
            "The Food and Fuel Executive",
            "organization",
        ),
    ],
)
def test_the_last_subject_is_taken_up(parse, quote_in, text: str, speaker: str, name: str, kind: str) -> None:
    parsed = parse(text)
    quoted = "It is over," if "It is over," in text else "It is over."

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(text, quoted, speaker)])

    assert (quote.speaker_name, quote.speaker_kind) == (name, kind)


def test_the_description_of_a_lead_is_who_is_introduced_below(parse, quote_in) -> None:
    text = (
        "The wall “was never finished”, the engineer who drew it has told an inquiry.\n"
        "Tomas Okafor, who designed it in 2016, said a gap had been left. “I saw a track,” Okafor said."
    )
    parsed = parse(text)
    quotes = [quote_in(text, "was never finished", "the engineer"), quote_in(text, "I saw a track,", "Okafor")]

    resolved = resolve_speakers(parsed, find_people(parsed, "", ()), quotes)

    assert [quote.speaker_name for quote in resolved] == ["Tomas Okafor", "Tomas Okafor"]
