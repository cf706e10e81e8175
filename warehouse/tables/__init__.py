"""Every table of the warehouse, declared."""

from warehouse.schema import Table
from warehouse.tables.articles import FACT_ARTICLE_VERSIONS, FACT_ARTICLES
from warehouse.tables.bylines import ARTICLE_AUTHORS, BYLINE_PERSONS
from warehouse.tables.copies import (
    ARTICLE_BANDS,
    ARTICLE_COPIES,
    ARTICLE_SIGNATURES,
    COPY_EDGES,
    QUOTE_EDGES,
    QUOTE_FINGERPRINTS,
    QUOTE_GROUPS,
    SPEAKER_TOTALS,
)
from warehouse.tables.edits import FACT_ARTICLE_EDITS, FACT_QUOTE_EDITS
from warehouse.tables.feeds import FEED_POLLS, FEEDS
from warehouse.tables.identity import NAME_USES, NAMES, PERSON_DECISIONS, PERSON_RULES, USE_CANDIDATES
from warehouse.tables.links import ARTICLE_LINKS
from warehouse.tables.operations import (
    ARCHIVE_FILES,
    EVALUATIONS,
    FETCHES,
    QUALITY_RESULTS,
    QUARANTINE,
    RUNS,
    SOURCE_DAYS,
    UPGRADES,
    URL_OUTCOMES,
)
from warehouse.tables.outcomes import FETCH_FAILURES, URL_OUTCOME_NAMES, FetchFailureReason
from warehouse.tables.people import DIM_PEOPLE, FACT_PEOPLE, MENTIONS
from warehouse.tables.quotes import CONTEXT_CHARACTERS, FACT_QUOTES, FACT_VERSION_QUOTES
from warehouse.tables.removals import ARTICLE_REMOVALS
from warehouse.tables.sources import DIM_SOURCES
from warehouse.tables.totals import ARTICLE_DAYS, RUN_URLS

# Made from the facts, to find copies by; whoever checks facts need not look at them.
COPY_INDEXES: tuple[Table, ...] = (ARTICLE_SIGNATURES, ARTICLE_BANDS, COPY_EDGES, QUOTE_FINGERPRINTS, QUOTE_EDGES)

ALL_TABLES: tuple[Table, ...] = (
    FACT_ARTICLES,
    FACT_PEOPLE,
    FACT_QUOTES,
    FACT_ARTICLE_VERSIONS,
    FACT_VERSION_QUOTES,
    FACT_ARTICLE_EDITS,
    FACT_QUOTE_EDITS,
    MENTIONS,
    ARTICLE_AUTHORS,
    ARTICLE_LINKS,
    ARTICLE_REMOVALS,
    ARTICLE_COPIES,
    QUOTE_GROUPS,
    SPEAKER_TOTALS,
    DIM_PEOPLE,
    DIM_SOURCES,
    RUNS,
    FETCHES,
    URL_OUTCOMES,
    QUARANTINE,
    QUALITY_RESULTS,
    SOURCE_DAYS,
    ARTICLE_DAYS,
    RUN_URLS,
    FEEDS,
    FEED_POLLS,
    ARCHIVE_FILES,
    EVALUATIONS,
    UPGRADES,
    *COPY_INDEXES,
    NAME_USES,
    BYLINE_PERSONS,
    NAMES,
    USE_CANDIDATES,
    PERSON_RULES,
    PERSON_DECISIONS,
)

__all__ = [
    "ALL_TABLES",
    "ARCHIVE_FILES",
    "ARTICLE_AUTHORS",
    "ARTICLE_BANDS",
    "ARTICLE_COPIES",
    "ARTICLE_DAYS",
    "ARTICLE_LINKS",
    "ARTICLE_REMOVALS",
    "ARTICLE_SIGNATURES",
    "BYLINE_PERSONS",
    "CONTEXT_CHARACTERS",
    "COPY_EDGES",
    "COPY_INDEXES",
    "DIM_PEOPLE",
    "DIM_SOURCES",
    "EVALUATIONS",
    "FACT_ARTICLES",
    "FACT_ARTICLE_EDITS",
    "FACT_ARTICLE_VERSIONS",
    "FACT_PEOPLE",
    "FACT_QUOTES",
    "FACT_QUOTE_EDITS",
    "FACT_VERSION_QUOTES",
    "FEEDS",
    "FEED_POLLS",
    "FETCHES",
    "FETCH_FAILURES",
    "MENTIONS",
    "NAMES",
    "NAME_USES",
    "PERSON_DECISIONS",
    "PERSON_RULES",
    "QUALITY_RESULTS",
    "QUARANTINE",
    "QUOTE_EDGES",
    "QUOTE_FINGERPRINTS",
    "QUOTE_GROUPS",
    "RUNS",
    "RUN_URLS",
    "SOURCE_DAYS",
    "SPEAKER_TOTALS",
    "UPGRADES",
    "URL_OUTCOMES",
    "URL_OUTCOME_NAMES",
    "USE_CANDIDATES",
    "FetchFailureReason",
]
