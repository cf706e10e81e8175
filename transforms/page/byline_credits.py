"""Whom a byline credits with what: its names, each under the work that they are named for.

Authors are those who wrote the text or reported for it. Who took the pictures, filmed, drew, edited or translated has
a hand in the article and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Work = Literal["writing", "handling", "helping"]
"""'handling' is what is told of who put an article there: an author where the byline names nobody who wrote it."""

_WRITING = (
    r"words|texte?|texto|testo|tekst|reporting|reported|written|writing|authors?|reporter|autor(?:en|es)?|autore|auteurs?"
    r"|contributions?|contributed|contributing|interviewed|compiled|gastbeitrag|propos\s+recueillis|recueilli|rédigé"
    r"|écrit|escrito|scritto|geschrieben|автор(?:ы)?|текст|بقلم|كتب(?:ت)?"
)
# Kinds of articles: said to be by somebody; with a colon they rather stand before headlines.
_KINDS = (
    r"stor(?:y|ies)|articles?|reports?|reviews?|interviews?|exclusive|analys[ei]s?|análisis|opini[oó]n|comment|commentary"
    r"|column|essay|features?|perspective|editorial|dispatch|letter|investigation|explainer|kommentar|reportage"
)
_HANDLING = (
    r"posted|published|publié|publicado|pubblicato|veröffentlicht|presented|produced|reviewed|curated|uploaded"
    r"|submitted"
)
_HELPING = (
    r"photos?|photographs?|photography|photographies|photographers?|pictures?|pics?|images?|imágenes|fotos?|foto['’]s"
    r"|fotograf(?:ie|ien|ía|ías|i|ado|iert)?|bild(?:er)?|beeld|illustrat(?:ions?|ed|ors?|ion(?:en|s)?)|ilustraci(?:ón|ones)"
    r"|drawings?|dessins?|cartoons?|art|artwork|graphics?|infographics?|infographie|grafik(?:en)?|animations?|maps?"
    r"|videos?|vídeos?|videography|film(?:ed|ing)?|camera|audio|sound|music|podcast|narrat(?:ed|ion)|voiced|design(?:ed)?"
    r"|styl(?:ed|ing)|production|visuals?|data\s+visuali[sz]ations?|edit(?:ed|ing|ors?)|translat(?:ed|ions?|ors?)"
    r"|traduction|traduit|traducción|traducido|übersetz(?:t|ung)|fact[- ]?check(?:ed|ing)?|research(?:ed)?"
    r"|(?:medically|clinically|scientifically|expert)\s+reviewed|sponsored|supported|powered|approved"
)
_ANY = rf"(?:{_WRITING}|{_KINDS}|{_HANDLING}|{_HELPING})"
_MODIFIER = (
    r"(?:with|mit|avec|additional|further|extra|more|guest|special|original|originally|local|staff|an?|the|eine?|une?)"
)
_JOIN = r"(?:\s*[,/&+]\s*|\s+(?:and|und|et|y|e|en|og|och|&|\+)\s+|\s+)"
_BY = r"(?:by|von|vom|par|por|di|da|door|av|af|przez)"
# "Di Lee" and "Da Wei" are names, "Di Ann Lee" is a byline.
_BY_ALONE = rf"(?:(?!d[ia]\b){_BY}|d[ia](?=\s+(?:(?-i:[A-Z]{{2,}})\b|[^\s,;|]+\s+(?!(?:and|e|&)\s)[^\s,;|])))"
WORKS = rf"(?:{_MODIFIER}\s+){{0,3}}{_ANY}(?:{_JOIN}(?:{_MODIFIER}\s+){{0,2}}{_ANY}){{0,3}}"
"""Pattern of the words that tell of somebody's work: "words and pictures"."""
_LABEL = re.compile(
    # "Photos by", "Words and pictures:", "By", "Words" before a name, "photographs" behind a comma.
    rf"(?<![\w'’-])(?:(?P<works>{WORKS})(?:\s*(?P<colon>[:：])\s*|\s+(?P<by>{_BY})(?:\s*:\s*|\s+|$))"
    rf"|(?P<told>as\s+told\s+to|(?:{_MODIFIER}\s+){{0,2}}(?:contributions|reporting)\s+from)(?:\s+|$)"
    rf"|(?P<alone>{_BY_ALONE})(?:\s*:\s*|\s+|$)"
    r"|(?P<bare>words|authors?|autor(?:en|es)?|autore|auteurs?|reporter|автор(?:ы)?|photographs"
    r"|photography|photos|pictures|illustrations?|fotos|كتب(?:ت)?)\s+(?=(?-i:[^\W\d_a-z]))"
    r"|(?P<ideographs>記者|记者|作者|撰文|文)(?:\s*[:：/／]\s*|\s+|(?=[\u4e00-\u9fff]{2,4}$)))",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"(?:^|[;,.|•·(–—/\n-])\s*(?:(?:and|with|und|mit|et|avec)\s+)?$", re.IGNORECASE)
_IN_PARENTHESES = re.compile(rf"\(\s*(?P<works>{WORKS})\s*\)", re.IGNORECASE)
_TELLS_WRITING = re.compile(rf"(?<!\w)(?:{_WRITING}|{_KINDS})(?!\w)", re.IGNORECASE)
_NAMES_WRITERS = re.compile(rf"(?<!\w)(?:{_WRITING})(?!\w)", re.IGNORECASE)
_TELLS_HANDLING = re.compile(rf"(?<!\w)(?:{_HANDLING})(?!\w)", re.IGNORECASE)
_TELLS_HELPING = re.compile(rf"(?<!\w)(?:{_HELPING})(?!\w)", re.IGNORECASE)
# So that nothing parts "(photos and video)".
_SAID_SHORTER: dict[Work, str] = {"writing": "text", "handling": "published", "helping": "photos"}
_MAX_WORDS_BEFORE_STOP = 7
# Posts of those who do not write, in a byline that says nothing else of their work.
_HELPING_POST = re.compile(
    r"(?<!\w)(?:photographers?|photojournalists?|illustrators?|cartoonists?|cinematographers?|videographers?|translators?"
    r"|fotograf(?:in|en)?|photographe|fotógraf[oa]|illustratorin)(?!\w)",
    re.IGNORECASE,
)


def credits_in(byline: str) -> Iterator[tuple[Work, str]]:
    """The stretches of a byline's names in order, each with the work that the words before it tell of."""
    byline = _IN_PARENTHESES.sub(lambda told: f"({_SAID_SHORTER[work_of(told['works'])]})", byline)
    work: Work = "writing"
    start = 0
    for label in _labels(byline):
        yield from _until_next(work, byline[start : label.start()])
        start = label.end()
        work = "writing" if label["works"] is None else work_of(label["works"])
        if label["bare"] and _TELLS_HELPING.fullmatch(label["bare"]):
            work = "helping"
    yield from _until_next(work, byline[start:])


def _until_next(work: Work, names: str) -> Iterator[tuple[Work, str]]:
    """A stretch up to the next label; a bar behind the names of helpers parts them from who follows."""
    if work == "helping" and "|" in names.strip(" |"):
        own, _, following = names.strip(" |").partition("|")
        yield work, own
        yield "writing", following
    else:
        yield work, names


def _labels(byline: str) -> Iterator[re.Match[str]]:
    for label in _LABEL.finditer(byline):
        # Within a name, "Report da Silva" and "Bo Words Lee" label nothing.
        is_plain = label["colon"] or label["told"] or (label["by"] or "").lower() == "by"
        if is_plain or _SEPARATED.search(byline[: label.start()]):
            yield label


def opens_byline(line: str) -> bool:
    """Whether a line begins with words that lead on to names: "By", "Words and pictures:", "Photos by".

    "Opinion:" and "Video:" rather lead on to a headline, and "By Monday, …" opens a sentence.
    """
    label = _LABEL.match(f"{line} ")
    if label is None or (label["colon"] and not _NAMES_WRITERS.search(label["works"])):
        return False
    is_sentence = line.endswith((".", "?", "!")) and len(line.split()) > _MAX_WORDS_BEFORE_STOP
    return not is_sentence or any(other.start() for other in _labels(line))


def without_label(name: str) -> str:
    """A name without the words that lead on to it."""
    label = _LABEL.match(f"{name} ")
    return name[label.end() :] if label else name


def ends_with_label(line: str) -> bool:
    """Whether a piece of a byline ends with such words."""
    return any(label.end() >= len(line.rstrip()) for label in _labels(f"{line.rstrip()} "))


def work_of(words: str) -> Work:
    """The work that the words of a credit tell of; who did several wrote, where that is among them."""
    unhelpful = _TELLS_HELPING.sub(" ", words)
    if _TELLS_WRITING.search(unhelpful):
        return "writing"
    if unhelpful != words:
        return "helping"
    return "handling" if _TELLS_HANDLING.search(words) else "writing"


def own_work(name: str, work: Work) -> Work:
    """The work of a name, where it says so itself: "(photos)", "Photographer"."""
    told = _IN_PARENTHESES.search(name)
    if told:
        return work_of(told["works"])
    return "handling" if work == "writing" and _HELPING_POST.search(name) else work


def is_helping_post(words: str) -> bool:
    """Whether the words tell of the post of somebody who does not write."""
    return bool(_HELPING_POST.search(words))
