"""What people decided about persons, as `people.toml` has it: read, validated, and each error with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import polars as pl
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr, ValidationError, model_validator

from transforms.identity import fold
from warehouse.tables import PERSON_RULES

_HEADER = re.compile(r"^\s*\[\[\s*([^\]\s]+)\s*\]\]")
_POSITION = re.compile(r"at (?:line (?P<line>\d+)|end of document)")

Text = Annotated[StrictStr, Field(min_length=1, max_length=500, pattern=r"\S")]
ID = re.compile(r"[0-9a-f]{32}")
_IN_DIGITS = re.compile(r"(?=.*[0-9])[0-9a-f]{8,}", re.IGNORECASE)


def _with_whole_id(reference: str) -> str:
    """The reference, an id in small letters.

    Raises:
        ValueError: it is the beginning of an id, which later ids may share.
    """
    if not _IN_DIGITS.fullmatch(reference):
        return reference
    if not ID.fullmatch(reference.lower()):
        raise ValueError("is no whole id")
    return reference.lower()


Reference = Annotated[Text, AfterValidator(_with_whole_id)]


class PeopleFileError(ValueError):
    """`people.toml` cannot be used; the message names file, line, what stands there and what is allowed."""


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PersonRule(_Rule):
    """What is said of one person."""

    person: Reference
    preferred_name: Text | None = None
    wikidata_id: Annotated[StrictStr, Field(pattern=r"^Q[1-9][0-9]*$")] | None = None
    notes: Text | None = None


class SameRule(_Rule):
    """Names or ids of one person; the first gives the id."""

    people: Annotated[tuple[Reference, ...], Field(min_length=1)]


class DifferentRule(_Rule):
    """Names that evidence must not join, or uses of a name that are another person's."""

    people: Annotated[tuple[Reference, ...], Field(min_length=2)] | None = None
    person: Reference | None = None
    role: Text | None = None
    outlet: Text | None = None
    articles: (
        Annotated[tuple[Annotated[StrictStr, Field(pattern=r"^[0-9a-f]{32}$")], ...], Field(min_length=1)] | None
    ) = None
    preferred_name: Text | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> DifferentRule:
        marks = (self.role, self.outlet, self.articles)
        if self.people is not None:
            if any(value is not None for value in (self.person, self.preferred_name, *marks)):
                raise ValueError("has people, which stands alone")
            if any(ID.fullmatch(one) for one in self.people):
                raise ValueError("has an id among people; write the names that evidence must not join")
        elif self.person is None or self.preferred_name is None or all(value is None for value in marks):
            raise ValueError("lacks people, or person with preferred_name and one of role, outlet or articles")
        elif self.articles is not None and ID.fullmatch(self.person):
            raise ValueError("has articles of an id; write the name that these articles use as person")
        return self


_KINDS: dict[str, type[_Rule]] = {"person": PersonRule, "same": SameRule, "different": DifferentRule}
_ALLOWED = {
    "person": "a name as articles have it, or a person_id of 32 hexadecimal digits",
    "preferred_name": "a name of 1 to 500 characters",
    "wikidata_id": "an item such as 'Q42'",
    "notes": "a text of 1 to 500 characters",
    "people": "a list of names or person_ids; two or more names in [[different]]",
    "role": "words that the role contains, such as 'minister'",
    "outlet": "the id of an outlet",
    "articles": "a list of article_ids, 32 hexadecimal digits each",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """The rules of a people.toml, in its order."""

    persons: tuple[PersonRule, ...] = ()
    same: tuple[SameRule, ...] = ()
    different: tuple[DifferentRule, ...] = ()

    def rule_rows(self) -> pl.DataFrame:
        """The rules as rows of ops.person_rules."""
        return pl.DataFrame([*self._rows()], schema=PERSON_RULES.polars_schema(), orient="row")

    def references(self) -> tuple[str, ...]:
        """Every name and id that a rule names, in order of the kinds."""
        of_different = (one for rule in self.different for one in rule.people or (rule.person,) if one)
        of_same = (one for rule in self.same for one in rule.people)
        return (*(rule.person for rule in self.persons), *of_same, *of_different)

    def _rows(self) -> Iterator[dict[str, Any]]:
        empty = dict.fromkeys(PERSON_RULES.column_names)
        for number, rule in enumerate(self.persons, start=1):
            yield empty | {"kind": "person", "rule_no": number, "member_no": 1} | rule.model_dump()
        for number, same in enumerate(self.same, start=1):
            for member, one in enumerate(same.people, start=1):
                yield empty | {"kind": "same", "rule_no": number, "member_no": member, "person": one}
        for number, different in enumerate(self.different, start=1):
            for member, one in enumerate(different.people or (), start=1):
                yield empty | {"kind": "apart", "rule_no": number, "member_no": member, "person": one}
            for member, article in enumerate(different.articles or (None,) if different.person else (), start=1):
                yield empty | {
                    "kind": "split",
                    "rule_no": number,
                    "member_no": member,
                    "person": different.person,
                    "role": different.role,
                    "source_id": different.outlet,
                    "article_id": article,
                    "preferred_name": different.preferred_name,
                }


def read_people_text(path: Path) -> str:
    """The file's text; empty where there is no file.

    Raises:
        PeopleFileError: the file is no UTF-8 text or cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except IsADirectoryError:
        raise PeopleFileError(f"{path}: a folder, and not the file of what is decided about persons") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PeopleFileError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def parse_people(text: str, file_name: str) -> PeopleFile:
    """The rules that the text of a `people.toml` states.

    Raises:
        PeopleFileError: the text is no TOML, or holds something that is not allowed; the message names file, line and
            key, what stands there and what may.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        position = _POSITION.search(str(error))
        line = (position["line"] if position else None) or len(text.splitlines())
        raise PeopleFileError(f"{file_name} line {line}: not valid TOML: {error}") from error
    lines = text.splitlines()
    for kind, tables in document.items():
        if kind not in _KINDS or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            line = next((no for no, words in enumerate(lines, start=1) if kind in words), 1)
            raise PeopleFileError(
                f"{file_name} line {line}: {kind!r} is not allowed; write [[person]], [[same]] or [[different]]"
            )
    rules = {
        kind: tuple(
            _validated(model, table, rule_line(lines, kind, number), lines, file_name)
            for number, table in enumerate(document.get(kind, []))
        )
        for kind, model in _KINDS.items()
    }
    parsed = PeopleFile(persons=rules["person"], same=rules["same"], different=rules["different"])  # type: ignore[arg-type]
    same_lines = _lines_of_same(parsed.same, lines, file_name)
    _refuse_contradictions(parsed.different, same_lines, lines, file_name)
    return parsed


def rule_line(lines: Sequence[str], kind: str, number: int) -> int:
    """The line of the head of the rule of that kind and number, counted from 0; 1 where it has no head of its own."""
    headers = [
        no for no, line in enumerate(lines, start=1) if (match := _HEADER.match(line)) and match[1].strip("\"'") == kind
    ]
    return headers[number] if number < len(headers) else 1


def _validated(model: type[_Rule], table: dict[str, Any], line: int, lines: Sequence[str], file_name: str) -> _Rule:
    try:
        return model.model_validate(
            {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
        )
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else None
    if key is None:
        raise PeopleFileError(f"{file_name} line {line}: this rule {first['msg'].removeprefix('Value error, ')}")
    at = next((no for no in range(line, len(lines) + 1) if re.match(rf"\s*{re.escape(key)}\s*=", lines[no - 1])), line)
    if first["type"] == "extra_forbidden":
        allowed = ", ".join(model.model_fields)
        raise PeopleFileError(f"{file_name} line {at}: {key!r} is not allowed here; allowed are {allowed}")
    if first["type"] == "missing":
        raise PeopleFileError(f"{file_name} line {line}: {key} is missing: {_ALLOWED[key]}")
    raise PeopleFileError(f"{file_name} line {at}: {key} must be {_ALLOWED[key]}, not {table[key]!r}")


def _lines_of_same(rules: Sequence[SameRule], lines: Sequence[str], file_name: str) -> dict[str, int]:
    """The line of the one [[same]] that has each reference."""
    line_of: dict[str, int] = {}
    for number, rule in enumerate(rules):
        line = rule_line(lines, "same", number)
        for folded, one in {fold(one): one for one in rule.people}.items():
            if folded in line_of:
                raise PeopleFileError(
                    f"{file_name} line {line}: {one!r} is in another [[same]] already (line {line_of[folded]}); "
                    "write all names of one person into one"
                )
            line_of[folded] = line
    return line_of


def _refuse_contradictions(
    rules: Sequence[DifferentRule], same_lines: dict[str, int], lines: Sequence[str], file_name: str
) -> None:
    for number, rule in enumerate(rules):
        line = rule_line(lines, "different", number)
        earlier: dict[int, str] = {}
        for one in rule.people or ():
            same_line = same_lines.get(fold(one))
            if same_line is None:
                continue
            if same_line in earlier:
                raise PeopleFileError(
                    f"{file_name} line {line}: {earlier[same_line]!r} and {one!r} are different people here and the "
                    f"same person in line {same_line}; keep one of the two rules"
                )
            earlier[same_line] = one
