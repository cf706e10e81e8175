"""Names that run over titles and over an editor's brackets."""

import pytest

from transforms.people.finder import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“President [Tomas] Okavelle says so. That seems low to me,” she said.", "Tomas Okavelle"),
        ("“President (Tomas) Okavelle says so. That seems low to me,” she said.", "Tomas Okavelle"),
        # A member's seat and party stand before 'MP', a title may stand inside a name.
        ("Umrah Padang Seri MP Mahdzir Khalvid was also named.", "Mahdzir Khalvid"),
        ("It grew, said Prime Minister Datuk Seri Hakim Tun Rastam.", "Hakim Tun Rastam"),
    ],
)
def test_a_name_is_read_as_a_whole_and_alone(parse, text: str, name: str) -> None:
    (person,) = find_people(parse(text), "", ())

    assert person.name == name
    assert [text[mention.char_start : mention.char_end] for mention in person.mentions] == [
        mention.text for mention in person.mentions
    ]
    assert all("]" not in alias and ")" not in alias for alias in person.aliases)
