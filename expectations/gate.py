"""The gate: of a batch of facts, which rows may be loaded, which go to quarantine, and what was checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from expectations.context import KnownFacts, in_context, known_articles, known_people
from expectations.counts import (
    GateLimits,
    articles_not_empty,
    quarantined_share,
    require,
    rows_add_up,
    table_not_silent,
)
from expectations.quarantine import quarantine_rows
from expectations.results import RuleResult, columns_result, results_frame, row_result
from expectations.row_rule import ARTICLE_REFUSED
from expectations.rules import FOLLOWS_LATEST_CAPTURE, FOLLOWS_QUOTE, row_expectations, rules_of
from expectations.suite import Expected, key_unique
from expectations.validation import ROW_NO, Observation, observe_columns, observe_rows
from warehouse.facts import FRAME_TABLES, FactFrames
from warehouse.schema import Table
from warehouse.tables import DIM_SOURCES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS, QUALITY_RESULTS, QUARANTINE


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReport:
    """What the gate decided: every row that came in is in `good` or, as one row, in `quarantine`."""

    good: FactFrames
    quarantine: pl.DataFrame
    """Of ops.quarantine."""
    results: pl.DataFrame
    """Of ops.quality_results."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRows:
    """A table's rows with what the expectations saw of them."""

    table: Table
    frame: pl.DataFrame
    observations: tuple[Observation, ...]

    def refused(self) -> pl.Series:
        """Of each row, whether it broke a rule."""
        failed = sorted({row for observation in self.observations for row in observation.failed_rows})
        return pl.int_range(self.frame.height, eager=True).is_in(failed)

    def good(self) -> pl.DataFrame:
        """The rows that broke no rule."""
        return self.frame.filter(~self.refused())

    def results(self, *, loaded: int, quarantined: int) -> list[RuleResult]:
        """How each rule fared, and whether as many rows went on as came in."""
        fared = [row_result(self.table, self.frame, observation) for observation in self.observations]
        return [*fared, rows_add_up(self.table, rows_in=self.frame.height, loaded=loaded, quarantined=quarantined)]


def check_facts(
    facts: FactFrames,
    *,
    run_id: str,
    now: datetime,
    articles_offered: int | None = None,
    limits: GateLimits | None = None,
) -> GateReport:
    """The batch's good rows, the rows in quarantine and the results of all rules.

    A row that breaks a rule falls alone, except that the people, quotes and mentions of an article fall with it, what
    names a person falls with the person's row, and a quote falls with the quote that it continues.

    Args:
        facts: The batch; a batch without any row is not checked.
        run_id: The run, for the rows of ops tables.
        now: When the gate judges, aware.
        articles_offered: Articles that the pages gave; None when the caller cannot tell.
        limits: When a batch as a whole is refused.

    Raises:
        GateRefused: a rule over a whole table failed, or an expectation did not observe every row that was there.
    """
    limits = limits or GateLimits()
    offered = facts.articles.height if articles_offered is None else articles_offered
    if not offered and all(frame.is_empty() for _, frame in frames_of(facts)):
        return GateReport(good=facts, quarantine=QUARANTINE.empty_frame(), results=QUALITY_RESULTS.empty_frame())
    results = [columns_result(table, observe_columns(table, frame)) for table, frame in frames_of(facts)]
    results.append(articles_not_empty(facts.articles.height, offered))
    require(results, results, run_id)
    judged = judge_facts(facts)
    good = FactFrames(**{name: rows.good() for name, rows in judged.items()})
    quarantined = []
    for rows, (_, loaded) in zip(judged.values(), frames_of(good), strict=True):
        fallen = quarantine_rows(rows.table, rows.frame, rows.observations, run_id=run_id, now=now)
        results += rows.results(loaded=loaded.height, quarantined=fallen.height)
        quarantined.append(fallen)
    results += batch_results(facts, good, limits)
    require((result for result in results if result.level == "table" or result.is_unobserved), results, run_id)
    return GateReport(good=good, quarantine=pl.concat(quarantined), results=results_frame(results, run_id))


def frames_of(facts: FactFrames) -> tuple[tuple[Table, pl.DataFrame], ...]:
    """Each table that facts are loaded into, with its frame."""
    return tuple((table, getattr(facts, name)) for name, table in FRAME_TABLES.items())


def judge_facts(facts: FactFrames) -> dict[str, JudgedRows]:
    """The rows judged, by the name of their frame, each table in the light of those before."""
    nothing = KnownFacts.nothing()
    articles = with_older_captures(judge(FACT_ARTICLES, facts.articles, nothing))
    of_articles = known_articles(facts.articles, articles.refused())
    people = judge(FACT_PEOPLE, facts.people, KnownFacts(articles=of_articles, people=nothing.people))
    known = KnownFacts(articles=of_articles, people=known_people(facts.people, people.refused()))
    return {
        "articles": articles,
        "people": people,
        "quotes": with_followers(judge(FACT_QUOTES, facts.quotes, known)),
        "mentions": judge(MENTIONS, facts.mentions, known),
        "sources": judge(DIM_SOURCES, facts.sources, nothing),
    }


def batch_expectations(table: Table) -> tuple[Expected, ...]:
    """What is asked of a table's rows in a batch, where several captures of one article are no fault."""
    asked = row_expectations(table)
    if table is FACT_ARTICLES:
        return tuple(expected for expected in asked if expected != key_unique(FACT_ARTICLES))
    return asked


def judge(table: Table, frame: pl.DataFrame, known: KnownFacts) -> JudgedRows:
    """A table's rows with what its expectations saw of them."""
    flags = [rule.flag() for rule in rules_of(table)]
    flagged = in_context(table, frame, known).select(*table.column_names, *flags)
    return JudgedRows(table=table, frame=frame, observations=observe_rows(table, flagged, batch_expectations(table)))


def with_older_captures(articles: JudgedRows) -> JudgedRows:
    """The articles judged again for the rule that a capture falls with the latest one of its article."""
    latest = known_articles(articles.frame, articles.refused())
    fallen = latest.filter(ARTICLE_REFUSED)["article_id"]
    return judge_again(articles, FOLLOWS_LATEST_CAPTURE, articles.frame["article_id"].is_in(fallen.implode()))


def with_followers(quotes: JudgedRows) -> JudgedRows:
    """The quotes judged again for the rule that a quote falls with the one that it continues."""
    return judge_again(quotes, FOLLOWS_QUOTE, continues_refused(quotes.frame, quotes.refused()))


def judge_again(rows: JudgedRows, rule: Expected, fallen: pl.Series) -> JudgedRows:
    """The rows with what one more rule saw: those that fell only because another row did."""
    follows = (fallen & ~rows.refused()).fill_null(False)
    flags = rows.frame.select((~follows).alias(rule.name))
    return replace(rows, observations=(*rows.observations, *observe_rows(rows.table, flags, [rule])))


def continues_refused(quotes: pl.DataFrame, refused: pl.Series) -> pl.Series:
    """Of each quote, whether it continues a refused one of its article, directly or over others."""
    links = quotes.select("article_id", "quote_id", "continues_quote_id").with_row_index(ROW_NO)
    follows = pl.repeat(False, quotes.height, dtype=pl.Boolean, eager=True)
    while True:
        fallen = links.filter(refused | follows)
        reached = links.join(
            fallen,
            left_on=["article_id", "continues_quote_id"],
            right_on=["article_id", "quote_id"],
            how="semi",
        )
        following = links[ROW_NO].is_in(reached[ROW_NO].implode())
        if (following == follows).all():
            return follows
        follows = following


def batch_results(facts: FactFrames, good: FactFrames, limits: GateLimits) -> Iterable[RuleResult]:
    """How the rules over the batch as a whole fared."""
    english = facts.articles.filter(pl.col("language") == "en").height
    return (
        quarantined_share(facts.articles.height, facts.articles.height - good.articles.height, limits),
        table_not_silent(FACT_PEOPLE, row_count=facts.people.height, english_articles=english, limits=limits),
        table_not_silent(FACT_QUOTES, row_count=facts.quotes.height, english_articles=english, limits=limits),
    )
