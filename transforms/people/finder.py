"""All persons named in an article, each once, with the places where they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from transforms.language.parsing import ParsedText
from transforms.people.candidates import Candidate, find_candidates, without_brackets
from transforms.people.chains import join_forms, surnames_of
from transforms.people.clues import Clue, clues_of
from transforms.people.evidence import joins_people, person_score
from transforms.people.forms import Form, usage_of
from transforms.people.headlines import find_headline_names
from transforms.people.joint_names import lend_surnames
from transforms.people.leads import drop_leads
from transforms.people.name_parts import first_name_frequency, fold
from transforms.people.other_names import join_other_names
from transforms.people.roles import role_of
from transforms.people.roster import Chain
from transforms.people.words import Line
from transforms.records import Mention, Person

TITLE_LINE = -1


def find_people(parsed: ParsedText, title: str, authors: Sequence[str]) -> tuple[Person, ...]:
    """All persons named in the text or the title, in the order in which they are first named.

    Args:
        parsed: the article's text; paragraphs without syntax will do.
        title: the article's title, which counts for `in_title` and may name somebody the text does not.
        authors: the bylines, for `is_author`; authors whom the text does not name are not among the people.
    """
    lines = [Line.of_paragraph(parsed.text[part.char_start : part.char_end], part) for part in parsed.paragraphs]
    heading = Line.of(title)
    found = [
        candidate
        for line, part in zip(lines, parsed.paragraphs, strict=True)
        if not line.is_title_case
        for candidate in find_candidates(line, part.number, part)
    ]
    in_heading = [] if heading.is_title_case else list(find_candidates(heading, TITLE_LINE, None))
    found, in_heading = _without_leads(found, in_heading)
    found = lend_surnames(found)
    headlines = [(number, line) for number, line in enumerate([heading, *lines], TITLE_LINE) if line.is_title_case]
    in_heading += find_headline_names([(number, line) for number, line in headlines if not line.is_upper], found)
    chains = _chains(found, in_heading, lines)
    starts = [part.char_start for part in parsed.paragraphs]
    bylines = {fold(author) for author in authors}
    capitals = [(number, line) for number, line in headlines if number != TITLE_LINE and not line.is_upper]
    people = [_person(chain, lines, heading, capitals, starts, bylines) for chain in chains]
    people.sort(key=lambda person: person.mentions[0].char_start if person.mentions else TITLE_LINE)
    return tuple(people)


def _without_leads(found: list[Candidate], in_heading: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates of text and title cut free of leads, which the one shows in the other."""
    cut = drop_leads([*found, *in_heading])
    return cut[: len(found)], cut[len(found) :]


def _chains(found: list[Candidate], in_heading: list[Candidate], lines: list[Line]) -> list[Chain]:
    known = {candidate.key for candidate in found}
    forms = _forms([*found, *(place for place in in_heading if place.key not in known)])
    lower = frozenset(word.key for line in lines for word in line.words if word.is_letters and word.text[0].islower())
    usage = usage_of(forms, lower)
    people = {form.key: form for form in forms if person_score(form, usage) > 0}
    ends = {(place.line_no, edge) for form in people.values() for place in form.occurrences for edge in _edges(place)}
    people |= {form.key: form for form in forms if form.key not in people and joins_people(form, usage, ends)}
    tails = {tail for form in people.values() for tail in surnames_of(form)}
    joined = [form for form in forms if form.key in people or form.name_words in tails]
    singles = [_without_places(form) for form in forms if form.is_single]
    return join_other_names(join_forms(joined, [form for form in singles if form is not None]))


def _edges(place: Candidate) -> tuple[int, int]:
    return place.start, place.end


def _forms(candidates: Iterable[Candidate]) -> list[Form]:
    grouped: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.key:
            grouped[candidate.key].append(candidate)
    return [Form(key, tuple(places)) for key, places in grouped.items()]


def _without_places(form: Form) -> Form | None:
    """A surname's form without the occurrences that are the town of that name."""
    kept = tuple(
        place
        for place in form.occurrences
        if not (place.label in {"GPE", "LOC", "FAC"} and Clue.PLACE_PREPOSITION in clues_of(place))
    )
    return Form(form.key, kept) if kept else None


def _person(
    chain: Chain,
    lines: list[Line],
    heading: Line,
    capitals: Sequence[tuple[int, Line]],
    starts: list[int],
    bylines: set[str],
) -> Person:
    places = sorted(
        (place for place in chain.occurrences if place.line_no != TITLE_LINE),
        key=lambda place: (place.line_no, place.start),
    )
    spans = {(place.line_no, place.start, place.end) for place in places}
    spans |= {(number, start, end) for number, start, end in _in_headings(chain, capitals)}
    mentions = tuple(
        Mention(char_start=starts[number] + start, char_end=starts[number] + end, text=lines[number].text[start:end])
        for number, start, end in sorted(spans)
    )
    name = _name(chain)
    written = [without_brackets(mention.text) for mention in mentions]
    surfaces = dict.fromkeys([name, *sorted(written, key=lambda text: -len(text))])
    return Person(
        name=name,
        aliases=tuple(surfaces),
        role=role_of(places),
        mentions=mentions,
        in_title=any(_sequences(heading, _called(chain))),
        is_author=fold(name) in bylines,
    )


def _name(chain: Chain) -> str:
    fullest = chain.forms[0]
    spoken = [place for place in fullest.occurrences if not place.text.isupper()]
    plain = [place for place in spoken if not _has_opening_capitals(place)]
    if plain or not spoken:
        return (plain or fullest.occurrences)[0].full_text
    first = spoken[0].words[0].text
    return first.capitalize() + spoken[0].full_text.removeprefix(first)


def _has_opening_capitals(place: Candidate) -> bool:
    """Whether a name opens its paragraph with a first name in capitals, as papers print it: 'MARTIN Lee'."""
    word = place.words[0]
    return not place.first and len(word.text) > 2 and word.text.isupper() and first_name_frequency(word.text) > 0


def _called(chain: Chain) -> list[tuple[str, ...]]:
    """The chain's forms, longest first."""
    return sorted((form.name_words for form in chain.forms), key=len, reverse=True)


def _in_headings(chain: Chain, capitals: Sequence[tuple[int, Line]]) -> Iterator[tuple[int, int, int]]:
    """Places in lines whose capitals say nothing, where only names known from the text can be seen."""
    for number, line in capitals:
        for start, end in _sequences(line, _called(chain)):
            yield number, start, end


def _sequences(line: Line, forms: list[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    keys = [word.key for word in line.words]
    place = 0
    while place < len(keys):
        length = next((len(form) for form in forms if tuple(keys[place : place + len(form)]) == form), 0)
        if length and line.words[place].is_capital:
            yield line.words[place].start, line.words[place + length - 1].end
        place += max(length, 1)
