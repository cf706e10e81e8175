import pytest

from transforms.page.language import detect_language


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (
            "The council decided on Monday evening to open the new harbour bridge a month before the date it had "
            "announced.",
            "de",
            "en",
        ),
        (
            "Der Stadtrat beschloss am Montagabend, die neue Hafenbrücke einen Monat früher als angekündigt zu "
            "öffnen und zu feiern.",
            "en",
            "de",
        ),
        (
            "Le conseil municipal a décidé lundi soir d’ouvrir le nouveau pont du port un mois avant la date "
            "qu’il avait annoncée.",
            None,
            "fr",
        ),
        ("Bridge opens.", "en", "en"),
        ("Bridge opens.", None, None),
        ("", "fr", "fr"),
    ],
)
def test_language_of_a_text(text, declared, expected):
    assert detect_language(text, declared) == expected
