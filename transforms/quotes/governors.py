"""Words above a verb of speech that tell whether it was done: 'refused to say', 'hopes to say', 'went on to say'."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from transforms.quotes.inflection import base_of, forms_of
from transforms.quotes.reporting_words import strength, word_set

_WITHHOLDING_VERBS = word_set("decline refuse fail avoid neglect omit hesitate resist refrain shy deny")
_WITHHOLDING = forms_of(_WITHHOLDING_VERBS) | word_set("""
    forget forgets forgot forgotten forgetting shrink shrinks shrank afraid scared reluctant hesitant unwilling unable
    loath refusal failure reluctance unwillingness inability hesitation
""")
# 'Stopped saying', but 'stopped to say'.
_ENDING = forms_of(word_set("stop cease tire miss risk")) | word_set("quit quits quitting")
_INTENDING = forms_of(
    word_set("""
    want wish hope plan intend expect need prepare threaten promise vow pledge agree offer undertake aim mean consider
    contemplate demand propose swear
    """)
) | word_set("""
    likely unlikely due set poised scheduled about bound certain sure slated ready free willing supposed required
    entitled tempted inclined obligated capable close ought
    chance opportunity duty reason permission intention obligation power freedom desire possibility prospect
""")
_REQUESTING = forms_of(
    word_set("""
    ask urge tell beg order invite encourage press pressure challenge advise request instruct direct implore pay bribe
    accuse suspect charge
    """)
)
# A purpose is speech where somebody writes, stands up or takes the stage for it.
_SPEAKING_UP = forms_of(
    word_set("""
    write email phone telephone call ring text tweet post speak appear take use issue stand rise step address release
    publish intervene interrupt break pause turn return testify respond send open emerge choose lean stop hold go have
    """)
)
_UP = word_set("on out forward up far")
_PREPOSITIONS = word_set("of from against without to with about")
_NEARLY = word_set("short instead close")


@dataclass(frozen=True, slots=True)
class Governor:
    """What a verb hangs on as something done, wanted or left undone."""

    word: Token
    verb: Token
    """The word itself, or the verb that it belongs to: the 'was' of 'was afraid to say'."""
    withholds: bool
    """Whether what hangs on it is left undone, and done where this is denied: 'did not hesitate to say'."""
    leaves_open: bool
    """Whether what hangs on it is only wanted, due, asked of somebody or charged with, denied or not."""


def governor_of(verb: Token) -> Governor | None:
    """The word that tells whether a verb's 'to say' or 'saying' was done; None where the verb stands for itself."""
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    preposition = verb.head.lower_ if verb.dep_ == "pcomp" else ""
    if preposition:
        # 'With nine of ten saying so' tells of others than its verb does.
        own = any(child.dep_ == "nsubj" for child in verb.lefts)
        word = verb.head.head if preposition in _PREPOSITIONS and not own else None
    else:
        word = verb.head if infinitive or (verb.dep_ == "xcomp" and verb.tag_ == "VBG") else None
    if word is None or word.i == verb.i or verb.dep_ == "conj":
        return None
    host = _host(word)
    undone = word.lower_ in _WITHHOLDING or preposition in {"without", "from", "against"}
    undone = undone or (bool(preposition) and is_instead(verb.head))
    undone = undone or (not infinitive and word.lower_ in _ENDING)
    return Governor(
        word=word,
        verb=host,
        withholds=undone,
        leaves_open=not undone and _leaves_open(verb, word, infinitive=infinitive),
    )


def is_instead(preposition: Token) -> bool:
    """Whether what follows a preposition was not done: 'instead of saying', 'short of saying', 'close to saying'."""
    return preposition.i > 0 and preposition.nbor(-1).lower_ in _NEARLY


def withholds(verb: Token) -> bool:
    """Whether a verb tells that something was left undone, as 'declined to comment' does; to deny is to say."""
    return verb.lower_ in (_WITHHOLDING | _ENDING) and base_of(verb.text) != "deny"


def _host(word: Token) -> Token:
    """The verb that an adjective or a noun belongs to."""
    while word.pos_ not in {"VERB", "AUX"} and word.head.i != word.i:
        word = word.head
    return word


def _leaves_open(verb: Token, word: Token, *, infinitive: bool) -> bool:
    children = {child.lower_ for child in word.children}
    base = base_of(word.text)
    # 'Called to say', but 'called on the mayor to say'.
    if word.lower_ in _INTENDING | _REQUESTING or (base == "call" and children & {"on", "upon", "for"}):
        return True
    if word.lower_ == "right":
        return word.pos_ == "NOUN"
    return infinitive and (_is_to_come(verb, word, base, children) or _is_purpose(verb, word, children))


def _is_to_come(verb: Token, word: Token, base: str, children: set[str]) -> bool:
    """Whether a verb's 'to say' is still to be done: 'is to say', 'has to say', 'is going to say', 'is too shy to'."""
    if verb.dep_ == "xcomp" and base in {"be", "have"}:
        # 'Had to say' tells that it was said.
        return base == "be" or "yet" in children or word.tag_ in {"VBZ", "VBP", "VB"}
    glad = any(leaf.lower_ in {"only", "all"} for child in word.lefts for leaf in child.subtree)
    return (word.lower_ == "going" and "on" not in children) or ("too" in children and not glad)


def _is_purpose(verb: Token, word: Token, children: set[str]) -> bool:
    """Whether a 'to say' tells what somebody did something for: 'flew to Oslo to say', but not 'wrote to say'."""
    # 'Cited the report to argue'.
    purpose = verb.dep_ == "advcl" and word.pos_ == "VERB" and strength(base_of(word.text)) == "other"
    return purpose and word.lower_ not in _SPEAKING_UP and not children & _UP
