import pytest

from transforms.people.echoes import METHOD, resolve_echoes
from transforms.records import Quote


def quote(text: str, name: str | None, kind: str | None, confidence: float | None = 0.8) -> Quote:
    return Quote(
        kind="direct",
        text=text,
        char_start=0,
        char_end=len(text),
        paragraph_no=0,
        speaker_words=None,
        cue=None,
        method=None,
        confidence=confidence if name else None,
        abstain_reason=None if name else "no_speaker",
        continues=None,
        speaker_name=name,
        speaker_kind=kind,
        speaker_role=None,
    )


FULLER = quote("We felt like a boat without a rudder that night.", "Mara Lindqvist", "person")


@pytest.mark.parametrize("name", [None, "an expert"])
def test_a_fragment_takes_the_speaker_of_the_full_quote(name: str | None) -> None:
    fragment = quote("‘boat without a rudder’", name, "unnamed" if name else None)

    first, second = resolve_echoes([fragment, FULLER])

    assert (first.speaker_name, first.speaker_kind, first.method) == ("Mara Lindqvist", "person", METHOD)
    assert first.abstain_reason is None
    assert second == FULLER


@pytest.mark.parametrize(
    "fragment",
    [
        quote("a boat", None, None),
        quote("boat without a sail", None, None),
        quote("boat without a rudder", "the harbour board", "organization"),
        quote("boat without a rudder", "the crew", "unnamed"),
    ],
)
def test_other_fragments_stay_as_they_are(fragment: Quote) -> None:
    assert resolve_echoes([fragment, FULLER])[0] == fragment
