"""Whether words between marks could stand as an utterance, or name something and are no speech at all."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Token

from transforms.quotes.evidence import SUBJECTS, QuoteInPlace
from transforms.quotes.inflection import base_of
from transforms.quotes.reporting_words import strength, word_set
from transforms.quotes.speaker_nouns import noun_class

_ENDS = re.compile(r"[.!?…][)\]]?$")
_NAME_WORDS = 4
_REFERENCE_WORDS = 12
_ATTRIBUTION_WORDS = 14
_LABEL_WORDS = 10
_WORKS = word_set("""
    show film movie book novel song album series podcast game magazine newspaper program programme opera musical
    episode documentary sitcom painting poem ballet tour memoir
""")
# Behind the last quoted word: '," a word that'.
_EXPLANATION = re.compile(
    r"[^\s]*?,[”’\"']*,? (?:a|the) (?:word|term|phrase|name|expression|label|nickname|rule|practice|principle|concept|"
    r"euphemism|acronym) (?:that|which|for|of|used)\b"
)
_MADE = word_set("staged directed wrote published released recorded performed penned conducted composed sang covered")
_PLAYED = word_set("starred starring appeared appearing acted played sang")
_SMALL_WORD = 3
_MEANING = re.compile(
    r"\b(?:translat(?:es|ed|ing)(?: \w+ly)? (?:as|to|into)|stands for|short for|which means"
    r"|(?:[A-Z][a-z]+(?:an|ese|ish|ic)|French|German|Xhosa|Zulu|Yoruba|Hausa|Igbo|Maori|Tagalog|Hindi|Urdu|Tamil"
    r"|Swahili|Welsh|Latin|Greek) for)$"
)
_KNOWN_AS = re.compile(r"\b(?:(?:referred to|known) as(?: the)?|becom(?:e|es|ing)|became)$")
_KNOWN_ONLY_AS = re.compile(r"\bknown(?: (?:only|simply|also|locally|widely|variously|better|best))* as$")
_RATED = re.compile(
    r"\b(?:rating|recommendation)(?: on [^“”\"]{1,40})? (?:to|of|at|from) (?:[“\"‘'][\w-]+[”\"’'] (?:from|to) )?$"
)
_VOTES = frozenset({"yes", "no", "aye", "nay", "leave", "remain", "abstain"})
_VOTING = frozenset({"vote", "campaign", "ballot"})
_ENTITLED = frozenset({"titled", "entitled", "subtitled", "nicknamed", "codenamed", "code-named"})


def kind_of(quote: QuoteInPlace) -> Literal["direct", "fragment"]:
    """'direct' where the quoted words could stand as an utterance, or go on with one; 'fragment' else."""
    if _could_stand(quote) or _goes_on(quote):
        return "direct"
    return "fragment"


def _goes_on(quote: QuoteInPlace) -> bool:
    """Whether the quote before is an utterance that only its attribution interrupts: "Tea," he said, "and toast"."""
    if not quote.place:
        return False
    layout, tokens = quote.layout, quote.tokens
    earlier = QuoteInPlace(layout, quote.place - 1)
    between = layout.tokens[earlier.tokens.last + 1 : tokens.first]
    if not between or between[-1].text not in {",", "–", "—", "--"} or len(between) > _ATTRIBUTION_WORDS:
        return False
    pauses = layout.tokens[earlier.tokens.inner_last].text in {",", "–", "—", "--", "…", "..."}
    same = layout.sentence_of[earlier.tokens.first] == layout.sentence_of[tokens.first]
    reports = any(token.pos_ == "VERB" and strength(base_of(token.text)) in {"say", "saying"} for token in between)
    joins = any(token.pos_ == "CCONJ" or token.lower_ == "that" for token in between)
    return pauses and same and reports and not joins and kind_of(earlier) == "direct"


def _could_stand(quote: QuoteInPlace) -> bool:
    tokens, doc = quote.tokens, quote.layout.tokens
    first = doc[tokens.inner_first]
    if quote.has_clause and (first.text[0].isupper() or _opens_with_subject(quote) or _opens_clause(quote)):
        return True
    whole = first.text[0].isupper() and _ENDS.search(doc[tokens.inner_last].text) is not None
    return whole or (first.text[0].isupper() and doc[tokens.inner_last].text == ",")


def _opens_clause(quote: QuoteInPlace) -> bool:
    """Whether words in lower case open with what opens a clause, and the clause is not one about a noun among them."""
    tokens, words = quote.tokens, quote.layout.tokens
    if words[tokens.inner_first].dep_ not in {"nsubj", "nsubjpass", "expl", "det", "poss", "cc", "amod"}:
        return False
    inside = range(tokens.inner_first, tokens.inner_last + 1)
    verbs = [words[place].head for place in inside if words[place].dep_ in SUBJECTS and words[place].head.i in inside]
    return any(verb.dep_ not in {"relcl", "acl"} or verb.head.i not in inside for verb in verbs)


def _opens_with_subject(quote: QuoteInPlace) -> bool:
    """Whether the quoted words begin with the subject of a verb among them: "three more talks are not planned"."""
    tokens, words = quote.tokens, quote.layout.tokens
    inside = range(tokens.inner_first, tokens.inner_last + 1)
    return any(
        words[place].dep_ in SUBJECTS
        and tokens.first <= words[place].left_edge.i <= tokens.inner_first
        and words[place].head.i in inside
        for place in inside
    )


def stands_alone(quote: QuoteInPlace) -> bool:
    """Whether the marks hold a whole sentence and the reporter's sentence ends before them: nothing but speech does."""
    tokens, words = quote.tokens, quote.layout.tokens
    before = words[tokens.first - 1].text if tokens.first else "."
    behind = words[tokens.last + 1].text if tokens.last + 1 < len(words) else "The"
    return is_sentence(quote) and (_ENDS.search(before) is not None or _is_labelled(quote)) and behind[0].isupper()


def is_sentence(quote: QuoteInPlace) -> bool:
    """Whether the marks hold several words from a capital to a full stop."""
    tokens, words = quote.tokens, quote.layout.tokens
    first, last = words[tokens.inner_first], words[tokens.inner_last]
    return first.text[0].isupper() and _ENDS.search(last.text) is not None and tokens.inner_first < tokens.inner_last


def _is_labelled(quote: QuoteInPlace) -> bool:
    """Whether a few words and a colon are all that stands in front of a quote with a clause: 'On the cost: "..."'."""
    tokens, words = quote.tokens, quote.layout.tokens
    ends = words[tokens.first - 1].text
    bracket = next((place for place in range(tokens.first) if words[place].text == "("), tokens.first)
    size = tokens.first if ends == ":" else bracket + 1
    return ends in {":", "):"} and size in range(2, _LABEL_WORDS) and quote.has_clause


def is_name(quote: QuoteInPlace) -> bool:
    """Whether words between marks are surely no speech: a nickname, a title, a so-called thing, a reference."""
    tokens, words = quote.tokens, quote.layout.tokens
    size = tokens.inner_last - tokens.inner_first + 1
    if not tokens.first:
        return False
    before = words[tokens.first - 1]
    if size > _REFERENCE_WORDS:
        return before.lower_ in _ENTITLED and not quote.has_clause
    behind = words[tokens.last + 1] if tokens.last + 1 < len(words) else None
    if _is_defined(before, behind) or _is_explained(quote):
        return True
    return size <= _NAME_WORDS and (
        _is_nickname(quote, before, behind)
        or _is_called(quote, before)
        or _is_staged(quote, before)
        or _is_meaning(quote, before)
        or _is_vote(quote, before, behind)
        or _is_rating(quote, behind)
    )


def _is_called(quote: QuoteInPlace, before: Token) -> bool:
    """So-called "ghosts", a book titled "Salt", the novel "Salt"."""
    named = before.lower_ in _ENTITLED or base_of(before.text) in _WORKS
    return (
        _is_so_called(before)
        or _is_named_thing(quote, before)
        or _is_known_as(quote, before)
        or (named and (quote.shape == "short" or _is_titled(quote)))
    )


def _is_known_as(quote: QuoteInPlace, before: Token) -> bool:
    """A thing's name: referred to as the "Heron," what would become "Heron"."""
    words = before.doc[max(0, before.i - 3) : before.i + 1].text
    return quote.shape == "short" and _is_capitalized(quote) and _KNOWN_AS.search(words) is not None


def _is_named_thing(quote: QuoteInPlace, before: Token) -> bool:
    """Something called "the Heron", a channel named "#heron", hooks known as "spicules"."""
    if quote.has_clause or before.i < 1:
        return False
    if _KNOWN_ONLY_AS.search(before.doc[max(0, before.i - 3) : before.i + 1].text):
        return True
    words = quote.layout.tokens[quote.tokens.inner_first : quote.tokens.inner_last + 1]
    written = any(token.text[0].isupper() or token.text[0] in "#@" for token in words)
    named = before.nbor(-1)
    thing = named.lower_ == "something" or (named.pos_ == "NOUN" and noun_class(named.text) != "human")
    return before.lower_ in {"called", "named"} and before.tag_ == "VBN" and thing and written


def _is_capitalized(quote: QuoteInPlace) -> bool:
    words = quote.layout.tokens[quote.tokens.inner_first : quote.tokens.inner_last + 1]
    return all(token.text[0].isupper() for token in words if len(token) > _SMALL_WORD and token.text.isalpha())


def _is_staged(quote: QuoteInPlace, before: Token) -> bool:
    """A work that somebody made or played: has staged "Hamlet", wrote "Salt Stairs", starred in "Gravel!"."""
    made = before.lower_ in _MADE or (before.lower_ == "in" and before.i > 0 and before.nbor(-1).lower_ in _PLAYED)
    return made and _is_titled(quote)


def _is_titled(quote: QuoteInPlace) -> bool:
    """Whether all longer words are capitalized, as in titles, and no sentence ends with them."""
    return _is_capitalized(quote) and quote.layout.tokens[quote.tokens.inner_last].text not in {".", ","}


def _is_explained(quote: QuoteInPlace) -> bool:
    """The use of the "foreshore," a word that ...; a "boundary by usage," the rule that ..."""
    words, tokens = quote.layout.tokens, quote.tokens
    tail = quote.layout.text[words[tokens.inner_last].idx :]
    return not quote.has_clause and _EXPLANATION.match(tail) is not None


def _is_nickname(quote: QuoteInPlace, before: Token, behind: Token | None) -> bool:
    """Dwayne "The Rock" Johnson."""
    first = quote.layout.tokens[quote.tokens.inner_first]
    names = behind is not None and before.pos_ == behind.pos_ == "PROPN" and first.text[0].isupper()
    tagged = "PERSON" in {before.ent_type_, behind.ent_type_ if behind else ""}
    return names and (tagged or quote.tokens.inner_first == quote.tokens.inner_last)


def _is_meaning(quote: QuoteInPlace, before: Token) -> bool:
    """What a foreign word or an acronym means: translates as "grey skull", Xhosa for "grey skull"."""
    words = before.doc[max(0, before.i - 3) : before.i + 1].text
    return not quote.has_clause and _MEANING.search(words) is not None


def _is_vote(quote: QuoteInPlace, before: Token, behind: Token | None) -> bool:
    """A "yes" vote, to vote "no"."""
    word = quote.layout.tokens[quote.tokens.inner_first]
    around = {base_of(token.text).lower() for token in (before, behind) if token is not None}
    return quote.tokens.inner_first == quote.tokens.inner_last and word.lower_ in _VOTES and bool(around & _VOTING)


def _is_rating(quote: QuoteInPlace, behind: Token | None) -> bool:
    """What analysts call a share: a "sell" rating, a rating cut to "hold" from "buy"."""
    if quote.tokens.inner_first != quote.tokens.inner_last:
        return False
    before = quote.layout.text[: quote.layout.tokens[quote.tokens.first].idx]
    rated = behind is not None and base_of(behind.text) in {"rating", "recommendation"}
    return rated or _RATED.search(before) is not None


def _is_so_called(before: Token) -> bool:
    words = before.doc[max(0, before.i - 2) : before.i + 1].text.lower()
    return words.endswith(("so-called", "so called", "supposed"))


def _is_defined(before: Token, behind: Token | None) -> bool:
    """(the "Act"), (see 'Rainfall')."""
    opened = before if before.text in {"(", "["} else before.nbor(-1) if before.i else before
    short = before.text in {"(", "["} or before.lower_ in {"the", "see", "or", "collectively"}
    return opened.text in {"(", "["} and short and behind is not None and behind.text in {")", "]", ";", ","}
