import pytest

from transforms.people.speaker_kinds import kind_of_words
from transforms.records import SpeakerWords


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("The letter said no.", "The letter", "document"),
        ("A recent poll found this.", "A recent poll", "document"),
        ("The ministry said no.", "The ministry", "organization"),
        ("Brightwater University said no.", "Brightwater University", "organization"),
        ("The Norland Post said no.", "The Norland Post", "organization"),
        ("A White House official said no.", "A White House official", "unnamed"),
        ("Residents said no.", "Residents", "unnamed"),
        ("One Norland Democrat said no.", "One Norland Democrat", "unnamed"),
        ("42 said no.", "42", "unnamed"),
    ],
)
def test_the_head_decides_the_kind(parse, sentence: str, words: str, kind: str) -> None:
    parsed = parse(sentence)
    place = SpeakerWords(char_start=sentence.index(words), char_end=sentence.index(words) + len(words), text=words)

    assert kind_of_words(place, parsed.paragraphs[0]) == kind
