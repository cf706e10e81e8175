from __future__ import annotations

import pytest

from flows.people_editing import with_person, with_rule, with_same
from flows.people_file import PeopleFileError, parse_people, read_people_text
from warehouse.people.meanings import Meaning, Meanings

ID = "0123456789abcdef0123456789abcdef"
WHOLE = f'''
[[person]]
person = "Ola Berg"
preferred_name = "O. Berg"
wikidata_id = "Q42"
notes = "Seen."

[[same]]
people = ["Ola Berg", "{ID}"]

[[different]]
people = ["Ola Berg", "Ole Berg"]

[[different]]
person = "Ada Quill"
role = "mayor"
outlet = "harbour-post"
articles = ["{ID}"]
preferred_name = "Ada Quill (mayor)"
'''


def test_every_rule_is_a_row_a_member():
    rows = parse_people(WHOLE, "people.toml").rule_rows()

    assert rows.select("kind", "rule_no", "member_no", "person").rows() == [
        ("person", 1, 1, "Ola Berg"),
        ("same", 1, 1, "Ola Berg"),
        ("same", 1, 2, ID),
        ("apart", 1, 1, "Ola Berg"),
        ("apart", 1, 2, "Ole Berg"),
        ("split", 2, 1, "Ada Quill"),
    ]
    assert rows.select("role", "source_id", "article_id", "preferred_name").row(5) == (
        "mayor",
        "harbour-post",
        ID,
        "Ada Quill (mayor)",
    )


def test_an_id_in_capitals_is_the_same_id():
    assert parse_people(f'[[same]]\npeople = ["A B", "{ID.upper()}"]\n', "people.toml").same[0].people == ("A B", ID)


@pytest.mark.parametrize("text", ["", "# nothing decided\n"])
def test_a_file_without_rules_states_none(text):
    assert parse_people(text, "people.toml").rule_rows().is_empty()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[same]\n", "people.toml line 1: not valid TOML"),
        (
            '\n[[samme]]\npeople = ["A B"]\n',
            "line 2: 'samme' is not allowed; write [[person]], [[same]] or [[different]]",
        ),
        ('same = "A B"\n', "line 1: 'same' is not allowed"),
        ("[[same]]\npeople = []\n", "line 2: people must be a list of names"),
        ('[[same]]\npeople = ["A B", 4]\n', "line 2: people must be a list of names"),
        ('[[person]]\nnotes = "x"\n', "line 1: person is missing: a name as articles have it"),
        (
            '[[person]]\nperson = "A B"\nwikidata_id = "42"\n',
            "line 3: wikidata_id must be an item such as 'Q42', not '42'",
        ),
        ('[[person]]\nperson = "A B"\n\nnote = "x"\n', "line 4: 'note' is not allowed here; allowed are person,"),
        ('[[person]]\nperson = "A B"\nnotes = "  "\n', "line 3: notes must be a text of 1 to 500 characters"),
        ('[[different]]\npeople = ["A B"]\n', "line 2: people must be a list of names or person_ids; two or more"),
        (f'[[different]]\npeople = ["A B", "{ID}"]\n', "line 1: this rule has an id among people"),
        (
            '[[person]]\nperson = "caf303ed"\n',
            "line 2: person must be a name as articles have it, or a person_id of 32",
        ),
        ('[[same]]\npeople = ["A B", "CAF303ED"]\n', "line 2: people must be a list of names or person_ids"),
        ('[[different]]\nperson = "A B"\n', "line 1: this rule lacks people, or person with preferred_name and one of"),
        (
            '[[different]]\nperson = "A B"\npreferred_name = "C"\narticles = ["x"]\n',
            "line 4: articles must be a list of",
        ),
        (
            f'[[different]]\nperson = "{ID}"\npreferred_name = "C"\narticles = ["{ID}"]\n',
            "line 1: this rule has articles of an id",
        ),
        ('[[different]]\npeople = ["A B", "C D"]\nrole = "x"\n', "line 1: this rule has people, which stands alone"),
        (
            '[[same]]\npeople = ["A B", "C D"]\n[[same]]\npeople = ["c d", "E F"]\n',
            "line 3: 'c d' is in another [[same]] already (line 1)",
        ),
        (
            '[[same]]\npeople = ["J. D. Vale", "C D"]\n[[same]]\npeople = ["J D Vale", "E F"]\n',
            "line 3: 'J D Vale' is in another [[same]] already (line 1)",
        ),
        (
            '[[different]]\npeople = ["X Y", "Cé D", "A B"]\n[[same]]\npeople = ["A B", "Ce D"]\n',
            "line 1: 'Cé D' and 'A B' are different people here and the same person in line 3; keep one of",
        ),
    ],
)
def test_what_is_not_allowed_is_told_with_line_key_and_what_is(text, message):
    with pytest.raises(PeopleFileError) as raised:
        parse_people(text, "people.toml")

    assert message in str(raised.value)


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "people.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(PeopleFileError, match="cannot be read as UTF-8 text"):
        read_people_text(tmp_path / "people.toml")


def meant(**persons: str) -> Meanings:
    """Names, each with the person whom it means; two of one person are two names."""
    return Meanings(
        {
            name.replace("_", " "): Meaning(
                key=name,
                evident=frozenset({name}),
                persons=frozenset({person}),
                bearers=frozenset({person}),
            )
            for name, person in persons.items()
        }
    )


FOUR = meant(A_B="1", C_D="1", E_F="2", G_H="2")


class TestEditing:
    COMMENTED = '# ours\n\n[[same]]\npeople = ["A B", "C D"]  # sure\n\n[[person]]\nperson = "A B" # him\n'

    def test_one_more_name_joins_the_rule_that_has_one_of_them(self):
        changed = with_same(self.COMMENTED, ["C D", "E F"], FOUR)

        assert changed == self.COMMENTED.replace('"C D"]', '"C D", "E F"]')

    @pytest.mark.parametrize(
        ("people", "changed"),
        [
            ('["A B", "C D"]  # sure', '["E F", "A B", "C D"]  # sure'),
            ('[\n    "A B",  # him\n    "C D",\n]', '[\n    "E F",\n    "A B",  # him\n    "C D",\n]'),
        ],
    )
    def test_the_first_of_a_merge_stands_first(self, people: str, changed: str):
        assert with_same(f"[[same]]\npeople = {people}\n", ["E F", "A B"], FOUR) == f"[[same]]\npeople = {changed}\n"

    def test_two_rules_that_meet_become_one(self):
        text = f'{self.COMMENTED}\n# between\n[[same]]\npeople = ["E F", "G H"]\n'

        parsed = parse_people(with_same(text, ["G H", "A B"], FOUR), "people.toml")

        assert [rule.people for rule in parsed.same] == [("E F", "G H", "A B", "C D")]
        assert [rule.person for rule in parsed.persons] == ["A B"]

    def test_details_join_the_rule_of_the_person(self):
        changed = with_person(self.COMMENTED, "C D", {"notes": "x"}, frozenset({"1"}), FOUR)

        assert changed == f'{self.COMMENTED}notes = "x"\n'

    def test_another_rule_stands_at_the_end(self):
        changed = with_rule(self.COMMENTED, "different", {"people": ["A B", "E F"]})

        assert changed.startswith(self.COMMENTED)
        assert parse_people(changed, "people.toml").different[0].people == ("A B", "E F")

    def test_a_new_file_says_where_its_rules_are_explained(self):
        assert with_same("", ["A B", "C D"], FOUR).startswith("# Who is who")

    def test_rules_that_are_one_list_are_refused(self):
        with pytest.raises(PeopleFileError, match="write each of its rules below a line"):
            with_same('same = [{people = ["A B"]}]\n', ["A B", "C D"], FOUR)
