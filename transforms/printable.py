"""Texts from the web as they may stand in a terminal, a log line or a report: no control characters.

Terminals take some of them for commands: to move the cursor, to change the window's title, to hide what follows.
"""

from __future__ import annotations

import re

# Of the control characters, line ends and tabs are white space; so is U+0085, the next line of ISO 8859.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# In a message also what ends lines or turns the direction of what follows.
_NOT_IN_MESSAGES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# A reference to one of them in HTML; those to U+0080 to U+009F mean letters of Windows-1252 there.
_REFERENCES = re.compile(
    r"&#(?:0*(?:[0-8]|1[4-9]|2[0-7]|127)|x0*(?:[0-8ef]|1[0-9ab]|7f))(?:;|(?![0-9a-f]))", re.IGNORECASE
)


def without_controls(text: str) -> str:
    """The text with a space in place of each control character."""
    return _CONTROLS.sub(" ", text)


def without_control_references(markup: str) -> str:
    """The markup with a space in place of each reference to a control character."""
    return _REFERENCES.sub(" ", markup)


def message_of(text: str) -> str:
    r"""The text on one line, its control characters written out: `\x1b[2J`."""
    return _NOT_IN_MESSAGES.sub(lambda mark: mark[0].encode("unicode_escape").decode("ascii"), text)
