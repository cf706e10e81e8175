"""What a sentence denies: 'did not say', 'nobody said', 'nor did she say', 'at no point did she say'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from transforms.quotes.layout import ParagraphLayout

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "rarely", "seldom", "neither", "nor"})
_FRONTED = _NEVER | {"no", "nowhere", "little"}
# 'Not only said', 'cannot but say', 'no sooner had she said', 'no fewer than nine said', 'none other than Lee said'.
_OR_MORE = {
    "not": frozenset({"only", "just", "merely", "simply", "solely", "but", "least"}),
    "no": frozenset({"fewer", "less", "sooner"}),
    "none": frozenset({"other"}),
}
_NOBODY = frozenset({"nobody", "no-one", "noone", "none", "neither", "nothing", "anyone", "anybody", "whoever"})
# 'Not all', 'hardly anyone', 'neither Ann Lee'.
_DENYING_NEXT = frozenset({"hardly", "scarcely", "barely", "not", "no", "neither"})
_ALMOST_NO = frozenset({"almost", "virtually", "practically", "very", "too", "so", "precious", "relatively"})
_BEFORE_FEW = frozenset({"a", "the", "some", "these", "those", "first", "last", "next"})
_ENOUGH = frozenset({"enough", "strongly", "highly", "loudly", "often"})
_FRONT_REACH = 6


def is_denied(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a verb is denied where it stands, as in 'has never said'; 'did not say until Friday' is not."""
    if any(child.lower_ in {"until", "till"} for child in verb.children) or is_stressed(verb):
        return False
    negators = [token for token in _before(verb, layout) if token.lower_ in _NEVER or _is_no_longer(token)]
    return any(not (_is_more(token) or _has_just(token)) for token in negators) or _is_fronted(verb, layout)


def is_stressed(verb: Token) -> bool:
    """Whether what is denied is that it could be done too much: 'cannot stress enough that'."""
    words = {child.lower_ for child in verb.children}
    return bool(words & _ENOUGH) and any(child.dep_ == "neg" for child in verb.lefts)


def _before(verb: Token, layout: ParagraphLayout) -> Iterator[Token]:
    """The reporter's words that may deny a verb: of its own before it, and the adverbs right before it."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    for child in verb.lefts:
        # 'Absolutely not, she said' denies something else.
        apart = child.i < subject.i if subject is not None else is_apart(child, verb, layout)
        if child.dep_ in {"neg", "preconj", "advmod"} and not (apart or layout.in_quote(child)):
            yield child
        elif child.dep_ == "aux":
            yield from (leaf for leaf in child.children if leaf.dep_ == "neg")
    # 'It is not true that'.
    yield from (child for child in verb.rights if child.dep_ == "neg" and child.i == verb.i + 1)
    for place in range(verb.i - 1, -1, -1):
        token = layout.tokens[place]
        if token.pos_ not in {"ADV", "PART", "AUX"} or layout.in_quote(token):
            break
        yield token
    if verb.dep_ == "conj":
        yield from (child for child in verb.head.children if child.lower_ == "nor" and verb.head.i < child.i < verb.i)


def is_apart(token: Token, verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a mark stands between a token and a verb behind it."""
    return any(between.is_punct for between in layout.tokens[token.i + 1 : verb.i])


def _is_no_longer(token: Token) -> bool:
    return token.lower_ in {"longer", "more"} and token.i > 0 and token.nbor(-1).lower_ == "no"


def _is_more(negator: Token) -> bool:
    """Whether a 'not' or 'no' tells of more than what follows: 'not only', 'no fewer than'."""
    negation = "not" if negator.lower_ in {"n't", "n’t"} else negator.lower_
    return _behind(negator) in _OR_MORE.get(negation, frozenset())


def _has_just(negator: Token) -> bool:
    """Whether a 'hardly' tells that something was done just before: 'Hardly had she said so when'."""
    return negator.lower_ in {"hardly", "scarcely", "barely"} and _behind(negator) == "had"


def _behind(token: Token) -> str:
    return token.nbor().lower_ if token.i + 1 < len(token.doc) else ""


def helping_first(verb: Token) -> Token | None:
    """The helping verb that stands before a verb's subject: 'did she say', 'had she said'."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    return next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"} and child.i < subject.i), None)


def _is_fronted(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a negation opens the clause: 'Never has she said', 'At no point did she say', 'nor did she say'."""
    helping = helping_first(verb)
    if helping is None:
        return False
    place = helping.i - 1
    while place >= max(0, helping.i - _FRONT_REACH):
        token = layout.tokens[place]
        if token.is_punct or layout.in_quote(token):
            return False
        if token.lower_ in _FRONTED:
            until = any(word.lower_ in {"until", "till"} for word in layout.tokens[place : helping.i])
            return not (_is_more(token) or _has_just(token) or until)
        place -= 1
    return False


def is_nobody(first: int, last: int, layout: ParagraphLayout) -> bool:
    """Whether a subject's words mean nobody, or anybody there may be: 'no official', 'few experts', 'not all of them'.

    Args:
        first: the first token of the words.
        last: the last.
        layout: the paragraph.
    """
    if layout.tokens[first].lower_ == "who" and first and not layout.tokens[first - 1].is_punct:
        first -= 1
    if first and layout.tokens[first - 1].lower_ in _DENYING_NEXT and not layout.in_quote(layout.tokens[first - 1]):
        first -= 1
    if first < last and layout.tokens[first].lower_ in _ALMOST_NO:
        first += 1
    opening, *rest = layout.tokens[first : last + 1]
    if opening.lower_ in _NOBODY:
        return not _is_more(opening)
    if opening.lower_ == "no":
        return _is_no(opening)
    if opening.lower_ in _DENYING_NEXT:
        return not (_is_more(opening) or [token.lower_ for token in rest[:2]] == ["a", "few"])
    if opening.lower_ == "few":
        before = layout.tokens[max(0, first - 2) : first]
        return not any(token.lower_ in _BEFORE_FEW for token in before)
    return False


def _is_no(no: Token) -> bool:
    """Whether a 'no' denies what follows: neither 'No 10' nor 'the No campaign' nor 'no fewer than nine'."""
    opens = no.is_sent_start or not no.i or no.nbor(-1).text in {".", "“", '"', ":"}
    named = no.text[0].isupper() and not opens
    numbered = _behind(no)[:1].isdigit()
    return not (named or numbered or _is_more(no))
