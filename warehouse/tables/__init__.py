"""Every table of the warehouse, declared."""

from warehouse.schema import Table
from warehouse.tables.articles import FACT_ARTICLE_VERSIONS, FACT_ARTICLES
from warehouse.tables.feeds import FEED_POLLS, FEEDS
from warehouse.tables.links import ARTICLE_LINKS
from warehouse.tables.operations import (
    ARCHIVE_FILES,
    EVALUATIONS,
    FETCHES,
    QUALITY_RESULTS,
    QUARANTINE,
    RUNS,
    SOURCE_DAYS,
    URL_OUTCOMES,
)
from warehouse.tables.outcomes import FETCH_FAILURES, URL_OUTCOME_NAMES, FetchFailureReason
from warehouse.tables.people import DIM_PEOPLE, FACT_PEOPLE, MENTIONS
from warehouse.tables.quotes import FACT_QUOTES, FACT_VERSION_QUOTES
from warehouse.tables.sources import DIM_SOURCES

ALL_TABLES: tuple[Table, ...] = (
    FACT_ARTICLES,
    FACT_PEOPLE,
    FACT_QUOTES,
    FACT_ARTICLE_VERSIONS,
    FACT_VERSION_QUOTES,
    MENTIONS,
    ARTICLE_LINKS,
    DIM_PEOPLE,
    DIM_SOURCES,
    RUNS,
    FETCHES,
    URL_OUTCOMES,
    QUARANTINE,
    QUALITY_RESULTS,
    SOURCE_DAYS,
    FEEDS,
    FEED_POLLS,
    ARCHIVE_FILES,
    EVALUATIONS,
)

__all__ = [
    "ALL_TABLES",
    "ARCHIVE_FILES",
    "ARTICLE_LINKS",
    "DIM_PEOPLE",
    "DIM_SOURCES",
    "EVALUATIONS",
    "FACT_ARTICLES",
    "FACT_ARTICLE_VERSIONS",
    "FACT_PEOPLE",
    "FACT_QUOTES",
    "FACT_VERSION_QUOTES",
    "FEEDS",
    "FEED_POLLS",
    "FETCHES",
    "FETCH_FAILURES",
    "MENTIONS",
    "QUALITY_RESULTS",
    "QUARANTINE",
    "RUNS",
    "SOURCE_DAYS",
    "URL_OUTCOMES",
    "URL_OUTCOME_NAMES",
    "FetchFailureReason",
]
