"""Who is named in an article, and whom the words beside a quote mean."""

from transforms.people.finder import find_people
from transforms.people.speakers import resolve_speakers

__all__ = ["find_people", "resolve_speakers"]
