"""Settings, read from the environment once at the top of a command or flow; plain values are passed down."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.web.settings import FetchSettings, require_contact
from transforms.polling import parse_poll_range
from transforms.rechecks import parse_schedule

logger = logging.getLogger(__name__)

PREFIX = "NEWSFACTS_"


class Settings(BaseSettings):
    """What an operator may set: environment variables of these names with the prefix NEWSFACTS_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    home: Path = Field(default=Path("data"), description="Folder of the warehouse, the raw archive and the Data Docs.")
    sources: Path = Field(default=Path("sources.toml"), description="The outlets to collect.")
    people: Path | None = Field(
        default=None, description="What people decided about persons. [default: people.toml in the home folder]"
    )
    contact: str = Field(
        default="",
        max_length=200,
        description="Address or URL that outlets find in the User-Agent of every request; ASCII, no parentheses.",
    )
    processes: int = Field(
        default_factory=lambda: max(1, min(4, os.cpu_count() or 1)),
        ge=1,
        le=64,
        description="Processes that extract pages; each holds a language model of some 400 MB.",
    )
    page_seconds: float = Field(
        default=20.0, gt=0, allow_inf_nan=False, description="CPU seconds that reading one page or feed may take."
    )
    fetch_concurrency: int = Field(default=32, ge=1, le=512, description="Requests under way at once over all hosts.")
    read_seconds: float = Field(
        default=20.0, gt=0, allow_inf_nan=False, description="Longest silence while an answer is read."
    )
    fetch_seconds: float = Field(
        default=60.0, gt=0, allow_inf_nan=False, description="Longest time for one request, first to last byte."
    )
    run_seconds: float = Field(
        default=2700.0,
        gt=0,
        le=86400,
        allow_inf_nan=False,
        description="How long after its start a run asks the web; what it has not asked by then, the next one asks.",
    )
    attribution_threshold: float = Field(
        default=0.2, ge=0, le=1, description="A quote's speaker below this confidence is withheld."
    )
    honour_opt_outs: bool = Field(
        default=True, description="Whether pages that reserve themselves from text and data mining give no article."
    )
    snapshots_kept: int = Field(default=5, ge=1, description="Published snapshots kept for attaching by date.")
    report_days: int = Field(
        default=28, ge=1, le=3660, description="How many days the report tells of, back from the newest article."
    )
    lock_seconds: float = Field(
        default=600.0, gt=0, allow_inf_nan=False, description="How long a run waits for another run's load."
    )
    recheck: str = Field(
        default="3h:15m,1d:1h,7d:3h,30d:3d,365d:30d",
        description="Up to which age of an article it is looked at again, and how often; 'off' for never.",
    )

    poll: str = Field(
        default="15m:6h",
        description="Between which intervals scheduled runs ask a feed, the sooner the more often it has something "
        "new; 'off' for every feed in every run.",
    )

    @field_validator("contact")
    @classmethod
    def _must_fit_a_user_agent(cls, text: str) -> str:
        if text:
            require_contact(text)
        return text

    @field_validator("poll")
    @classmethod
    def _must_be_a_range(cls, text: str) -> str:
        parse_poll_range(text)
        return text

    @field_validator("recheck")
    @classmethod
    def _must_be_a_schedule(cls, text: str) -> str:
        parse_schedule(text)
        return text


def unknown_variables(names: Iterable[str]) -> list[str]:
    """What is to be said of each environment variable that looks like a setting and is none, in order of the names."""
    known = [name.upper() for name in Settings.model_fields]
    told = []
    for name in sorted(names):
        own = name.removeprefix(PREFIX).upper()
        if name.startswith(PREFIX) and own not in known:
            meant = get_close_matches(own, known, n=1)
            hint = f"{PREFIX}{meant[0]} may be meant" if meant else "the README lists them"
            told.append(f"{name} is no setting and is ignored; {hint}")
    return told


@cache
def warn_of_unknown_variables() -> None:
    """Say in the log, once a process, which environment variables look like a setting and are none."""
    for told in unknown_variables(os.environ):
        logger.warning(told)


def settings_with(*, home: Path | None = None, sources: Path | None = None) -> Settings:
    """The settings of the environment, with what a command or a flow's parameters say in their place."""
    warn_of_unknown_variables()
    given = {"home": home, "sources": sources}
    return Settings.model_validate({name: value for name, value in given.items() if value is not None})


def fetch_settings(settings: Settings) -> FetchSettings:
    """How the web is asked, whichever command asks it."""
    return FetchSettings(
        contact=settings.contact or None,
        global_concurrency=settings.fetch_concurrency,
        read_seconds=settings.read_seconds,
        page_seconds=settings.fetch_seconds,
        run_seconds=settings.run_seconds,
    )
