"""Forms joined into people: 'Lee' to 'Ann Lee', 'Ann B. Lee' to 'Ann Lee', two Lees kept two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from transforms.people.candidates import Candidate
from transforms.people.forms import Form
from transforms.people.gender_words import gendered_word
from transforms.people.name_parts import GENERATIONS, first_name_gender, fold
from transforms.people.offices import office_of
from transforms.people.roles import role_of
from transforms.people.roster import Chain, Roster, callable_words, halves_of
from transforms.people.titles import OFFICES
from transforms.people.word_lists import word_list

# Papers call nobody 'Mr' who carries one of these.
_ABOVE_MR = frozenset({"sir", "dame", "lord", "lady", "baroness", "viscount"})
_PLAIN = frozenset({"mr", "mrs", "ms", "miss", "mx"})
# They stand before first names, also of those whom an article names without them at first.
_KNIGHTLY = frozenset({"sir", "dame"})
_SPOUSES = {"husband": "male", "wife": "female"}
_ROYAL = word_list("prince princess king queen pope duke duchess sir dame lady emperor sultan father sister brother")


def join_forms(people: Sequence[Form], singles: Sequence[Form]) -> list[Chain]:
    """One chain a person, in the order of the fullest forms given.

    Args:
        people: forms that are people's, full names and single names alike.
        singles: single words that may be a person's surname or first name, whatever their own evidence.
    """
    roster = Roster()
    for form in sorted((form for form in people if not form.is_single), key=lambda form: -len(form.key)):
        # One name is another's only where both share a word.
        home = next((chain for chain in roster.sharing_word(form) if _same_person(chain, form)), None)
        if home is None:
            roster.open(form)
        else:
            roster.add(home, form)
    for chain in roster.chains:
        chain.occurrences = [place for form in chain.forms for place in form.occurrences]
    own = {form.key for form in people if form.is_single}
    loose = [(form, _place_single(form, roster)) for form in singles]
    for form, places in sorted(loose, key=lambda item: any(map(_titled_gender, item[1]))):
        left = [place for place in places if not _take_up_spouse(form, place, roster)]
        if left and form.key in own and (len(left) == len(form.occurrences) or _is_somebody_else(left)):
            roster.open(Form(form.key, tuple(left))).occurrences = list(left)
    return roster.chains


def _same_person(chain: Chain, form: Form) -> bool:
    return any(_same_name(known, form) for known in chain.forms)


def _same_name(left: Form, right: Form) -> bool:
    long, short = (left, right) if len(left.name_words) >= len(right.name_words) else (right, left)
    if short.name_words in surnames_of(long):
        return True
    if _generation(left) != _generation(right) and _both_in_sentences(left, right):
        return False
    if long.name_words[-1] == short.name_words[-1] and _given_names_agree(long.name_words, short.name_words):
        return True
    return len(short.name_words) >= 2 and _is_subsequence(short.name_words, long.name_words)


def surnames_of(form: Form) -> Iterator[tuple[str, ...]]:
    """The ends of a full name that are more than one word: the 'St. Cloud' of 'Ann St. Cloud Jr.'."""
    words = form.name_words
    return (words[place:] for place in range(1, len(words) - 1))


def _generation(form: Form) -> str | None:
    return next((GENERATIONS[word] for word in form.key if word in GENERATIONS), None)


def _both_in_sentences(left: Form, right: Form) -> bool:
    """Whether both forms recur in running text, as the names of a father and a son do."""
    return all(
        sum(place.line.text.rstrip().endswith((".", "”", '"')) for place in form.occurrences) >= 1
        for form in (left, right)
    )


def _given_names_agree(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    first, other = long[0], short[0]
    if first == other:
        return _middles_agree(long[1:-1], short[1:-1])
    has_initial = len(first) == 1 or len(other) == 1 or "." in first or "." in other
    return has_initial and first[0] == other[0]


def _middles_agree(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether middle names do not contradict: none, or the same, or an initial of the other."""
    if not long or not short:
        return True
    return any(left[0] == right[0] for left in long for right in short)


def _is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _place_single(form: Form, roster: Roster) -> list[Candidate]:
    """Gives each occurrence of a single name to a chain; those that are nobody's are returned."""
    loose: list[Candidate] = []
    for occurrence in form.occurrences:
        owner = _owner(form.last_word, occurrence, roster)
        if owner is None:
            loose.append(occurrence)
        else:
            owner.occurrences.append(occurrence)
            roster.add(owner, form)
    return loose


def _take_up_spouse(form: Form, occurrence: Candidate, roster: Roster) -> bool:
    """Gives the 'Mr Lee' of an article on Ann Lee to 'her husband Tom', whom it calls so once; whether it did."""
    gender = _titled_gender(occurrence)
    named = (chain for chain in roster.called(form.last_word) if len(chain.words) > 1)
    if gender is None or not any(chain.surname == form.last_word for chain in named):
        return False
    spouses = [
        chain
        for chain in roster.chains
        if chain.forms[0].is_single and any(_SPOUSES.get(_before(place)) == gender for place in chain.occurrences)
    ]
    if len(spouses) != 1:
        return False
    spouses[0].occurrences.append(occurrence)
    roster.add(spouses[0], form)
    return True


def _before(occurrence: Candidate) -> str:
    return occurrence.line.before(occurrence.first)


def _is_somebody_else(occurrences: Sequence[Candidate]) -> bool:
    """Whether a title tells that those called so are nobody whom the article names in full."""
    return _royally_titled(occurrences) or all(map(_titled_gender, occurrences))


def _royally_titled(occurrences: Iterable[Candidate]) -> bool:
    return any(place.titles and place.titles[-1] in _ROYAL for place in occurrences)


def _owner(word: str, occurrence: Candidate, roster: Roster) -> Chain | None:
    royal = bool(occurrence.titles) and occurrence.titles[-1] in _ROYAL
    matches = [chain for chain in roster.called(word) if _gender_fits(chain, occurrence)]
    if royal:
        matches = [chain for chain in matches if word == chain.words[0]]
        titled = [chain for chain in matches if any(_royally_titled(form.occurrences) for form in chain.forms)]
        matches = titled or _knighted(matches, occurrence)
    plain = [chain for chain in matches if not _outranks(chain, occurrence)]
    matches = plain or matches
    for pick in (_by_surname, _by_first_name, _by_any_word, _by_half_of_surname):
        found = pick(word, matches)
        if found:
            return found[0] if len(found) == 1 else _nearest(_of_title(found, occurrence) or found, occurrence)
    shortened = [] if occurrence.titles else roster.shortened(word)
    return shortened[0] if len(shortened) == 1 and not shortened[0].forms[0].is_single else None


def _knighted(chains: Sequence[Chain], occurrence: Candidate) -> list[Chain]:
    """Of those with the first name the one whom 'Sir Tom' may mean: the only Tom Lee, where nobody calls him Mr."""
    if occurrence.titles[-1] not in _KNIGHTLY:
        return []
    full = [chain for chain in chains if len(chain.words) > 1]
    plain = any(place.titles and place.titles[-1] in _PLAIN for chain in full for place in chain.occurrences)
    return full if len(full) == 1 and not plain else []


def _gender_fits(chain: Chain, occurrence: Candidate) -> bool:
    """Whether the honorific before the name may be this person's: no 'Mrs Lee' is Tom Lee.

    Where the first name may be either's, nobody is 'Mrs Lee' here and 'Mr Lee' there.
    """
    gender = _titled_gender(occurrence)
    given = first_name_gender(chain.words[0])
    if gender is None or given in {"male", "female"}:
        return gender is None or given == gender
    borne = {titled for place in chain.occurrences if (titled := _titled_gender(place)) is not None}
    return gender in borne or not borne


def _titled_gender(occurrence: Candidate) -> str | None:
    return gendered_word(occurrence.titles[-1]) if occurrence.titles else None


def _outranks(chain: Chain, occurrence: Candidate) -> bool:
    """Whether a person of higher title is not meant by the 'Mr' before a name: Sir Tom Lee is no 'Mr Lee'."""
    if not occurrence.titles or occurrence.titles[-1] not in _PLAIN:
        return False
    return any(place.titles and place.titles[-1] in _ABOVE_MR for form in chain.forms for place in form.occurrences)


def _by_surname(word: str, chains: list[Chain]) -> list[Chain]:
    return [chain for chain in chains if chain.surname == word]


def _by_first_name(word: str, chains: list[Chain]) -> list[Chain]:
    return [chain for chain in chains if chain.words[0] == word]


def _by_any_word(word: str, chains: list[Chain]) -> list[Chain]:
    return [chain for chain in chains if word in callable_words(chain)]


def _by_half_of_surname(word: str, chains: list[Chain]) -> list[Chain]:
    return [chain for chain in chains if word in halves_of(chain)]


def _nearest(chains: list[Chain], occurrence: Candidate) -> Chain:
    """Of several with the name the one last named in the paragraph, else the one whom the paragraph above introduces.

    Else the one whom the article introduced first.
    """
    here = [
        (place.start, number)
        for number, chain in enumerate(chains)
        for form in chain.forms
        if not form.is_single
        for place in form.occurrences
        if place.line_no == occurrence.line_no and place.start < occurrence.start
    ]
    if here:
        return chains[max(here)[1]]
    above = [chain for chain in chains if _is_introduced_above(chain, occurrence)]
    if len(above) == 1:
        return above[0]
    return min(chains, key=lambda chain: min((place.line_no, place.start) for place in chain.occurrences))


def _of_title(chains: list[Chain], occurrence: Candidate) -> list[Chain]:
    """Those who are called what stands before the name: of two Lees 'Mayor Lee' is the mayor."""
    if not occurrence.titles or occurrence.titles[-1] not in OFFICES:
        return []
    return [chain for chain in chains if office_of(occurrence.titles[-1]) in _offices_borne(chain)]


def _offices_borne(chain: Chain) -> set[str]:
    """The offices by which an article calls somebody where it gives the full name."""
    full = [place for form in chain.forms if not form.is_single for place in form.occurrences]
    role = re.findall(r"[\w-]+", role_of(full) or "")
    return {office_of(word) for word in (*(title for place in full for title in place.titles), *map(fold, role))}


def _is_introduced_above(chain: Chain, occurrence: Candidate) -> bool:
    """Whether the paragraph above names somebody in full for the first time."""
    first = min(place.line_no for form in chain.forms if not form.is_single for place in form.occurrences)
    return first >= 0 and first == occurrence.line_no - 1
