"""Whether a page that answers like an article is the server's apology for having none."""

from __future__ import annotations

import re

from transforms.page.language import count_words

# An apology, its advice and a few links; who writes of outages has more to say, or a date.
_MOST_WORDS = 80
_SUBJECT = r"(?:the |this |that |your |our )?(?:page|article|story|content|site|website|service|server|link|url)"
_APOLOGY = re.compile(
    "|".join(
        (
            # Not '500 people march through Ardmore'.
            r"(?:http )?(?:error |status )?(?:code )?(?:40[0-9]|410|429|50[0-4]|52[0-7])(?: error)?"
            r"(?=\W|$)(?!(?: \w+){3})",
            r"(?:sorry|oops|uh-oh|whoops|apologies|we(?:'re| are) sorry|we apologi[sz]e)\b[^.]{0,60}"
            r"(?:went wrong|not found|(?:can't|cannot|couldn't|could not|unable to|can not) (?:be )?(?:find|found|load)"
            r"|unavailable|(?:not|no longer) available|(?:not|doesn't) exist|error|problem|trouble|try again)",
            r"(?:oops[,!.]? )?something (?:went|has gone|is) wrong(?: on our (?:end|side))?(?=[.!]|$| [-|–—])",
            rf"{_SUBJECT}(?: you (?:requested|are looking for|were looking for|tried to reach))? "
            r"(?:is |was |has been )?(?:currently |temporarily )?"
            r"(?:not found|unavailable|(?:not|no longer) (?:currently )?available|(?:moved|removed) or deleted"
            r"|(?:doesn't|does not) exist|(?:can't|cannot|could not|couldn't) be (?:found|reached|displayed))"
            r"(?=[.!,]|$| [-|–—])",
            r"(?:bad gateway|gateway time-?out|internal server error|service unavailable|server error)",
            r"(?:we(?:'re| are) )?(?:currently )?(?:down for |undergoing |under )?"
            r"(?:scheduled |planned |site )*maintenance(?=[.!]|$| [-|–—])",
            r"(?:we(?:'ll| will) be (?:right )?back (?:soon|shortly|later)|temporarily down)",
        )
    ),
    re.IGNORECASE,
)


def is_error_page(title: str, text: str, *, is_dated: bool) -> bool:
    """Whether the page apologises in its title or its first line, says little else, and bears no date of its own.

    Such a page is no version of the article that stood at its address, whose quotes it would seem to withdraw.
    """
    if is_dated or count_words(text) > _MOST_WORDS:
        return False
    first_line = text.partition("\n")[0]
    return any(_APOLOGY.match(line.strip().replace("’", "'")) for line in (title, first_line))
