"""What only companies have: shares, stores, employees, affairs of their own, a description as maker or retailer."""

from __future__ import annotations

import re

from transforms.people.candidates import Candidate
from transforms.people.titles import is_role_noun

_COMPANY_BEHIND = re.compile(
    r"^(?:['’]s?)? (?:(?:own|chief|new|latest|main) )?(?:shares?|stock|share price|shareholders?|software|customers?"
    r"|brands?|jeans|boutiques?|handbags?|perfumes?|fragrances?|subscribers|headquarters|subsidiar(?:y|ies)|products?|profits?|revenues?|stores?|factory|factories|app)\b"
    r"|^ (?:employees|staff|engineers|workers|executives?|spokes(?:man|woman|person)|boss|founder|devices?)\b"
    r"|^ (?:(?:has|had|have|recently) )?(?:acquired|recalled \d|merged|employs|manufactures|laid off)\b"
    r"|^ (?:said|announced|confirmed|insisted)(?: on \w+day)?(?: in an? (?:\w+ )?statement)?(?: \w+day)?(?: that)?"
    r" (?:its\b|it (?:was|had|has|would|will|is)(?: not)? (?:be )?(?:cooperating|co-operating|aware|investigating"
    r"|reviewing|committed|recall|refund|sell|sold|buy|bought|acquire|close|open|cut|launch|hire|lay off)|it regret"
    r"|it (?:earned|posted|swung|generated|booked|shipped|employs|expects|plans|intends))"
)
_COMPANY_BEFORE = re.compile(
    r"\b(?:(?:shares|stakes?|shareholders?) (?:in|of)"
    r"|(?:employees|workers|engineers?|chief executive|ceo|founders?|co-founder|subsidiary|maker|customers|users)"
    r" (?:at|of)"
    r"|(?:maker|operator|developer|manufacturer|supplier|builder)s? of [\w’' -]{1,40},"
    r"|(?:contractor|supplier|firm|company|giant|retailer|startup|start-up|operator|developer|manufacturer|maker"
    r"|airline|(?<!told the )newspaper|magazine|broadcaster|website|charity|band),?) $",
    re.IGNORECASE,
)


def is_of_company(candidate: Candidate) -> bool:
    """Whether the words around a name tell of a company: 'Lee shares', 'the retailer Lee', 'Lee said it had sold'."""
    text = candidate.line.text
    return bool(
        _COMPANY_BEHIND.match(text[candidate.end : candidate.end + 60])
        or _COMPANY_BEFORE.search(text[max(0, candidate.start - 60) : candidate.start])
    )


def is_employer(candidate: Candidate) -> bool:
    """Whether somebody works at what is named: 'an analyst at Ann Lee'."""
    line, first = candidate.line, candidate.first
    works = line.before(first) == "at" and not candidate.titles and not candidate.possessive
    return works and is_role_noun(line.before(first, 2).removesuffix("s"))
