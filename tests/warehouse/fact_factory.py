"""Small facts of own writing: an article from its text, with its people and quotes found by plain search."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl

from warehouse.facts import FactFrames
from warehouse.schema import Table
from warehouse.tables import DIM_SOURCES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS, RUNS, URL_OUTCOMES

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def hashed(*parts: object) -> str:
    return hashlib.md5("\x1f".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Said:
    """A quote: words that stand in the text, who speaks, and how."""

    words: str
    speaker: str | None = None
    kind: str = "direct"
    speaker_kind: str = "person"


@dataclass(frozen=True, kw_only=True)
class Story:
    """One capture of an article."""

    path: str = "ferry"
    title: str = "Ferry returns"
    text: str = "Ann Lee came back.\n“We are home,” said Ann Lee."
    people: Sequence[str] = ("Ann Lee",)
    roles: dict[str, str] = field(default_factory=dict)
    """What the article calls these of its people."""
    said: Sequence[Said] = (Said(words="We are home,", speaker="Ann Lee"),)
    source_id: str = "harbour_post"
    authors: Sequence[str] = ("Mia Stone",)
    fetched_at: datetime = MORNING
    published_at: datetime | None = MORNING
    published_precision: str | None = "second"
    run_id: str = "run-1"
    pipeline_version: str = "1.0+aa"
    changes: dict[str, object] = field(default_factory=dict)
    """Columns of fact_articles to set to something else."""

    @property
    def url(self) -> str:
        return f"https://{self.source_id.replace('_', '-')}.example/{self.path}"

    @property
    def article_id(self) -> str:
        return hashed("article", self.url)


def person_id(name: str) -> str:
    """The id of the person whom a plain name means."""
    key = name.lower()
    return hashlib.sha256(f"str:6:personstr:{len(key.encode())}:{key}".encode()).hexdigest()[:32]


def frame_of(table: Table, rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=table.polars_schema(), orient="row")


def facts_of(*stories: Story) -> FactFrames:
    """The facts of these captures; of several captures of one article, people and quotes of the latest."""
    rounds: list[dict[str, Story]] = []
    for story in stories:
        free = next((taken for taken in rounds if story.article_id not in taken), None)
        if free is None:
            rounds.append(free := {})
        free[story.article_id] = story
    return FactFrames.of_captures([_facts_of_distinct(list(stories.values())) for stories in rounds])


def _facts_of_distinct(stories: Sequence[Story]) -> FactFrames:
    sources = {story.source_id: source_row(story.source_id, run_id=story.run_id) for story in stories}
    return FactFrames(
        articles=frame_of(FACT_ARTICLES, [_article(story) for story in stories]),
        people=frame_of(FACT_PEOPLE, [_person(story, name) for story in stories for name in story.people]),
        quotes=frame_of(
            FACT_QUOTES, [_quote(story, no, said) for story in stories for no, said in enumerate(story.said, start=1)]
        ),
        mentions=frame_of(
            MENTIONS, [row for story in stories for name in story.people for row in _mentions(story, name)]
        ),
        sources=frame_of(DIM_SOURCES, list(sources.values())),
    )


def _article(story: Story) -> dict[str, object]:
    row: dict[str, object] = {
        "article_id": story.article_id,
        "source_id": story.source_id,
        "url": story.url,
        "canonical_url": story.url,
        "title": story.title,
        "authors": list(story.authors),
        "published_at": story.published_at,
        "published_precision": story.published_precision if story.published_at else None,
        "published_origin": "json_ld" if story.published_at else None,
        "modified_at": None,
        "section": "Coast",
        "language": "en",
        "text": story.text,
        "word_count": len(story.text.split()),
        "access": "open",
        "version_no": 1,
        "text_sha256": hashlib.sha256(f"{story.title}\x1f{story.text}".encode()).hexdigest(),
        "agency": None,
        "agency_evidence": None,
        "republished_from": None,
        "duplicate_group_id": story.article_id,
        "first_seen_at": story.fetched_at,
        "fetched_at": story.fetched_at,
        "run_id": story.run_id,
        "pipeline_version": story.pipeline_version,
    }
    return row | story.changes


def _person(story: Story, name: str) -> dict[str, object]:
    spoken = [said for said in story.said if said.speaker == name]
    starts = [row["char_start"] for row in _mentions(story, name)]
    return {
        "article_id": story.article_id,
        "person_id": person_id(name),
        "name_id": person_id(name),
        "person_name": name,
        "aliases": [name, name.rsplit(maxsplit=1)[-1]],
        "role": story.roles.get(name),
        "mention_count": len(starts),
        "first_char_start": starts[0] if starts else None,
        "in_title": name in story.title,
        "is_author": name in story.authors,
        "quote_count": len(spoken),
        "quoted_word_count": sum(len(said.words.split()) for said in spoken if said.kind != "indirect"),
        "run_id": story.run_id,
    }


def _mentions(story: Story, name: str) -> list[dict[str, object]]:
    longer = sorted({name, *(other for other in story.people if name in other)}, key=len, reverse=True)
    found = re.finditer("|".join(map(re.escape, longer)), story.text)
    starts = [place.start() for place in found if place[0] == name]
    return [
        {
            "article_id": story.article_id,
            "person_id": person_id(name),
            "name_id": person_id(name),
            "mention_text": name,
            "char_start": start,
            "char_end": start + len(name),
            "run_id": story.run_id,
        }
        for start in starts
    ]


def _quote(story: Story, number: int, said: Said) -> dict[str, object]:
    start = story.text.index(said.words)
    given = said.speaker is not None
    is_person = given and said.speaker_kind == "person"
    quote_id = hashed("quote", story.article_id, said.kind, start, start + len(said.words))
    return {
        "quote_id": quote_id,
        "article_id": story.article_id,
        "quote_no": number,
        "quote_kind": said.kind,
        "quote_text": said.words,
        "char_start": start,
        "char_end": start + len(said.words),
        "paragraph_no": story.text[:start].count("\n"),
        "speaker_text": said.speaker,
        "speaker_char_start": story.text.index(said.speaker) if said.speaker else None,
        "speaker_char_end": story.text.index(said.speaker) + len(said.speaker) if said.speaker else None,
        "speaker_name": said.speaker,
        "speaker_kind": said.speaker_kind if given else None,
        "speaker_person_id": person_id(str(said.speaker)) if is_person else None,
        "speaker_role": None,
        "cue": "said" if given else None,
        "attribution_method": "verb_after" if given else None,
        "attribution_confidence": 0.9 if given else None,
        "abstain_reason": None if given else "no_speaker_near",
        "continues_quote_id": None,
        "context_before": None,
        "context_after": None,
        "wording_key": None,
        "quote_group_id": quote_id,
        "run_id": story.run_id,
    }


def source_row(source_id: str, *, run_id: str = "run-1", is_enabled: bool = True) -> dict[str, object]:
    return {
        "source_id": source_id,
        "source_name": source_id.replace("_", " ").title(),
        "homepage": f"https://{source_id.replace('_', '-')}.example/",
        "country": "GB",
        "language": "en",
        "feed_count": 1,
        "is_enabled": is_enabled,
        "run_id": run_id,
    }


def run_row(run_id: str, started_at: datetime, **changes: object) -> dict[str, object]:
    counts = dict.fromkeys(
        ("discovered", "fetched", "loaded", "unchanged", "quarantined", "failed", "people", "quotes"), 0
    )
    row: dict[str, object] = {
        "run_id": run_id,
        "flow_name": "ingest",
        "flow_run_id": None,
        "started_at": started_at,
        "finished_at": started_at,
        "status": "completed",
        "error": None,
        "pipeline_version": "1.0+aa",
    }
    return row | counts | changes


def runs_frame(*rows: dict[str, object]) -> pl.DataFrame:
    return frame_of(RUNS, rows)


def outcomes_frame(run_id: str, source_id: str, outcomes: dict[str, str]) -> pl.DataFrame:
    """Outcomes of a run's URLs, by path."""
    return frame_of(
        URL_OUTCOMES,
        [
            {
                "run_id": run_id,
                "source_id": source_id,
                "url": f"https://{source_id.replace('_', '-')}.example/{path}",
                "outcome": outcome,
                "detail": None,
                "article_id": Story(path=path, source_id=source_id).article_id
                if outcome in {"loaded", "unchanged", "known"}
                else None,
            }
            for path, outcome in outcomes.items()
        ],
    )
