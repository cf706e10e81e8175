"""The lines between an article's heading and its first paragraph: byline, date, place."""

from __future__ import annotations

from transforms.page.json_ld import bare_heading

_MAX_LINES = 60
# A longer piece of text is the article's first.
_MAX_LENGTH = 160


def header_lines(texts: list[str], title: str | None) -> tuple[str, ...]:
    """The pieces of text that a page shows under its heading; none where the heading is not found."""
    wanted = bare_heading(title or "")
    start = next((number for number, text in enumerate(texts) if wanted and bare_heading(text) == wanted), None)
    if start is None:
        return ()
    lines: list[str] = []
    for text in texts[start + 1 : start + 1 + _MAX_LINES]:
        if len(text) > _MAX_LENGTH:
            break
        lines.append(text)
    return tuple(lines)
