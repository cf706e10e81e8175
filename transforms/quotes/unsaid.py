"""Clauses that tell of words which nobody said: denied, possible, to come, wanted, asked for, or a condition."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from transforms.quotes.cues import Clause
from transforms.quotes.denials import SUBJECTS, helping_first, is_apart, is_denied, is_nobody, is_stressed
from transforms.quotes.governors import Governor, governor_of
from transforms.quotes.inflection import base_of, forms_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.reporting_words import NAMING, word_set

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
# Inverted, these open a condition: 'had she said', 'were she to say', 'should she say'.
_CONDITIONAL = frozenset({"had", "were", "should"})
# What is asked by these is taken to have happened: 'Why did she say that it is safe?'.
_GIVEN = frozenset({"why", "when", "where", "how"})
_WHAT = frozenset({"what", "who", "which"})
# 'Would often say' tells what somebody used to say, 'would later say' what somebody said then.
_USUALLY = word_set("often always sometimes usually frequently regularly routinely repeatedly occasionally invariably")
_LATER = word_set("later subsequently eventually ultimately afterwards soon")
# A paper that can reveal something does so.
_DISCLOSED = word_set("reveal disclose confirm report announce")
# Who can be heard saying something says it.
_PERCEIVED = word_set("hear see")
_MODALS = {modal: modal for modal in ("will", "would", "can", "could", "may", "might", "must", "shall", "should")} | {
    "'ll": "will",
    "’ll": "will",
    "'d": "would",
    "’d": "would",
}
_UNREAL = forms_of(word_set("deny doubt dispute suppose imagine wish pretend"))
_HELD = forms_of(
    word_set("say claim allege suggest believe think accept agree mean tell argue confirm prove show hear")
)
_UNPROVEN = word_set("possible impossible conceivable untrue false unlikely doubtful")
_PROOF = word_set("evidence proof sign indication suggestion record chance")
# 'Could not help saying': it was said.
_HELP = forms_of(frozenset({"help"}))
# Whatever is said of the speaker by these, the speaker spoke: 'was not the first to say'.
_JUDGING = word_set("right wrong mistaken first second last only alone ashamed embarrassed sorry slow surprised")
_UTTERING = NAMING | {"say", "tell", "write", "claim", "shout", "tweet", "state"}
_REACH = 6


def is_unsaid(layout: ParagraphLayout, clause: Clause) -> bool:
    """Whether the text does not tell that the words which a clause gives were said.

    So it is where they are denied ('never said', 'nobody said'), possible or to come ('could say', 'will say', 'is
    expected to say'), wanted or asked for, or stand in a condition or a question.
    """
    if clause.kind == "according":
        return clause.cue.i > 0 and clause.cue.nbor(-1).lower_ == "not"
    if is_nobody(clause.speaker_first, clause.speaker_last, layout):
        return True
    if clause.kind == "noun":
        return any(child.lower_ in {"no", "any"} for child in clause.cue.lefts)
    own = layout.tokens[clause.speaker_last].lower_ in {"i", "we"}
    return clause.kind == "verb" and _is_undone(clause.cue, layout, own_words=own)


def is_denied_speech(layout: ParagraphLayout, clause: Clause) -> bool:
    """Whether the text denies that anybody, or the one whom a clause names, used some words: 'refused to call it'.

    What somebody refused to discuss or did not rule out may well be in that speaker's words.
    """
    if is_nobody(clause.speaker_first, clause.speaker_last, layout):
        return True
    if clause.kind != "verb" or base_of(clause.cue.text) not in _UTTERING:
        return False
    if is_denied(clause.cue, layout):
        return True
    governor = governor_of(clause.cue)
    if governor is None or layout.in_quote(governor.word):
        return False
    denied = _is_denied_governor(governor, layout)
    if governor.withholds:
        return not denied
    return denied and not governor.leaves_open and governor.word.lower_ not in _JUDGING | _HELP


def _is_denied_governor(governor: Governor, layout: ParagraphLayout) -> bool:
    but = any(child.lower_ == "but" for child in governor.word.children)
    no = any(child.lower_ == "no" for child in governor.word.lefts) and not but
    return no or is_denied(governor.verb, layout)


def _is_undone(verb: Token, layout: ParagraphLayout, *, own_words: bool, reach: int = _REACH) -> bool:
    """Whether a sentence does not tell that what a verb says was done.

    Args:
        verb: the verb.
        layout: the paragraph.
        own_words: whether 'I must say' and 'we would argue' are the writer's own words, said by being written.
        reach: how many words above the verb are still looked at.
    """
    possible = not own_words and _is_possible(verb)
    if possible or is_denied(verb, layout) or _is_condition(verb, layout) or _is_question(verb, layout):
        return True
    if not reach or layout.in_quote(verb.head):
        return False
    governor = governor_of(verb)
    if governor is not None:
        return _is_left_undone(governor, layout, own_words=own_words, reach=reach - 1)
    if verb.dep_ == "conj":
        joint = _joint(verb)
        shared = joint is not None and _is_undone(verb.head, layout, own_words=own_words, reach=reach - 1)
        return shared or joint == "than"
    if verb.dep_ == "relcl":
        # 'It was not Ann Lee who said'.
        return verb.head.dep_ == "attr" and is_denied(verb.head.head, layout)
    return verb.dep_ in {"ccomp", "acl"} and _is_unreal(verb, layout, own_words=own_words, reach=reach - 1)


def _is_left_undone(governor: Governor, layout: ParagraphLayout, *, own_words: bool, reach: int) -> bool:
    """Whether what hangs on a governor was not done: 'refused to', 'hopes to', 'did not dare to'."""
    word, verb = governor.word, governor.verb
    denied = _is_denied_governor(governor, layout)
    if governor.withholds or (denied and word.lower_ in _HELP):
        return not denied or any(child.lower_ in {"would", "will"} for child in verb.lefts)
    if governor.leaves_open:
        return not own_words
    if word.lower_ in _JUDGING:
        return False
    return denied or _is_undone(verb, layout, own_words=own_words, reach=reach)


def _is_possible(verb: Token) -> bool:
    """Whether a 'may', 'could', 'will' or 'would' leaves open what a verb says."""
    modal = next((child.lower_ for child in verb.lefts if child.tag_ == "MD" and child.lower_ in _MODALS), None)
    if modal is None or is_stressed(verb):
        return False
    modal, base = _MODALS[modal], base_of(verb.text)
    adverbs = {child.lower_ for child in verb.children if child.dep_ in {"advmod", "prt"}}
    beside = {token.lower_ for token in verb.doc[verb.i - 1 : verb.i + 2]}
    # 'Would only say'.
    done = modal in {"can", "could", "would"} and "only" in beside
    done = done or (modal in {"can", "could"} and base in _PERCEIVED) or (modal == "can" and base in _DISCLOSED)
    done = done or (modal == "would" and bool(adverbs & _LATER or (base == "go" and "on" in adverbs)))
    return not (done or (modal in {"will", "would"} and adverbs & _USUALLY))


def _is_condition(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a verb stands behind an 'if' or a 'whether', or its helping verb does an if's work."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), verb)
    for child in verb.lefts:
        opens = child.lower_ in _CONDITIONS and child.dep_ in {"mark", "advmod"} and not layout.in_quote(child)
        # 'If it rains, she said'.
        if opens and not is_apart(child, subject, layout):
            return True
    helping = helping_first(verb)
    if helping is None or helping.lower_ not in _CONDITIONAL or verb.dep_ not in {"advcl", "ccomp"}:
        return False
    # 'Hardly had she said'.
    return not helping.i or helping.nbor(-1).pos_ != "ADV"


def _is_question(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a sentence asks for what a verb says: 'Did she say that?', 'Who said that?'."""
    sentence = layout.sentence_of
    end = layout.tokens[bisect_right(sentence, sentence[verb.i]) - 1]
    if end.text != "?" or layout.in_quote(end):
        return False
    helping = helping_first(verb)
    if helping is not None:
        return not helping.i or helping.nbor(-1).lower_ not in _GIVEN
    return verb.dep_ == "ROOT" and any(child.lower_ == "who" and child.dep_ in SUBJECTS for child in verb.lefts)


def _joint(verb: Token) -> str | None:
    """What joins a verb to one whose helping words it shares, as in 'did not come or say'; None for no such verb."""
    joints = [child.lower_ for child in verb.head.children if child.dep_ == "cc" and verb.head.i < child.i < verb.i]
    joint = joints[-1] if joints else ","
    own = any(child.dep_ in SUBJECTS or (child.dep_ == "aux" and child.tag_ != "TO") for child in verb.lefts)
    alike = (verb.tag_ in {"VB", "VBG"} and verb.tag_ == verb.head.tag_) or joint in {"or", "nor", "than"}
    return joint if alike and not own and joint not in {"but", "yet"} else None


def _is_unreal(verb: Token, layout: ParagraphLayout, *, own_words: bool, reach: int) -> bool:
    """Whether a verb stands in what another denies, doubts, supposes or demands: 'no evidence that she said'."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), verb)
    edge, head = subject.left_edge.i, verb.head
    # 'They cannot say which, an audit has found'.
    if edge and layout.tokens[edge - 1].text == ",":
        return False
    if verb.dep_ == "acl":
        return head.lower_ in _PROOF and any(child.lower_ in {"no", "any", "little"} for child in head.lefts)
    words = {child.lower_ for child in verb.lefts}
    if verb.tag_ == "VB" and "that" in words and not any(child.dep_ == "aux" for child in verb.lefts):
        return True
    base = base_of(head.text)
    if base == "be":
        how = {child.lower_ for child in head.children if child.dep_ == "acomp"}
        return bool(how & _UNPROVEN) or ("true" in how and is_denied(head, layout))
    if head.lower_ in _UNREAL:
        return not is_denied(head, layout)
    given = bool(words & (_GIVEN | _WHAT))
    return head.lower_ in _HELD and not given and _is_undone(head, layout, own_words=own_words, reach=reach)
