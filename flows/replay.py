"""The flow `replay`: facts rebuilt from WARC files, without the network."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl
from prefect import flow

from flows.building import BuiltFacts, build_facts, whole_files
from flows.finishing import Collected, finish_run, run_name, running
from flows.home import Home
from flows.person_decisions import require_valid_people
from flows.recording import RunFigures
from flows.refusals import Retry, plan_retry
from flows.refused_files import build_earlier
from flows.settings import settings_with
from flows.sources import known_sources
from flows.span import Span, in_utc
from flows.warc_files import find_warc_files
from transforms.urls import canonicalize_url


@flow(name="replay", description=__doc__, flow_run_name=run_name)
def replay(
    paths: list[Path] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    home: Path | None = None,
    retry: list[str] | None = None,
) -> RunFigures:
    """Rebuild facts from the project's own archive, Common Crawl News or any other WARC files, to the same rows.

    Args:
        paths: WARC files (.warc, .warc.gz) or folders of them. Empty: the raw archive of the home folder.
        since: Only pages fetched at or after this time; UTC unless it names a zone. Empty: from the first.
        until: Only pages fetched before this time; UTC unless it names a zone. Empty: to the last.
        home: Folder of the warehouse. Empty: NEWSFACTS_HOME, or ./data.
        retry: Only refused files, and pages that these rows in quarantine or unreadable pages came from, by the ids
            that `newsfacts quarantine list` shows, or "all". Empty: every page.
    """
    settings = settings_with(home=home)
    require_valid_people(settings)
    retried = plan_retry(Home(settings.home), retry, paths or ()) if retry else None
    span = Span(since=in_utc(since), until=in_utc(until), urls=retried.urls if retried else None)
    files = retried.files if retried else find_warc_files(paths or [settings.home / "raw"])
    with running("replay", settings) as run:
        sources = known_sources(settings.sources)
        built = build_earlier(retried.refused_files if retried else (), run, sources, settings)
        build_facts(whole_files(files), run, sources, settings, span=span, built=built)
        return finish_run(run, built, settings, Collected(former_ids=former_ids(built, retried)))


def former_ids(built: BuiltFacts, retried: Retry | None) -> tuple[str, ...]:
    """Ids under which the articles that a retry read again were refused: another reading may give them another."""
    if retried is None:
        return ()
    with_article = built.pages.filter(pl.col("article_id").is_not_null())["requested_url"]
    read = {canonicalize_url(url) for url in with_article}
    ids = [one.article_id for one in retried.refused if one.article_id and not read.isdisjoint(one.urls)]
    return tuple(dict.fromkeys(ids))
