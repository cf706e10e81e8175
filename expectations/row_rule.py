"""One row rule: a named condition on a row, and the forms that rules of several tables share.

Each rule is an expression over a frame *in context*: the table's own columns plus those that `in_context` joins to
them, whose names begin with CONTEXT. Polars computes whether it holds; Great Expectations checks the flag. So
no article text ever reaches Great Expectations.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from expectations.suite import Expected
from warehouse.schema import Table
from warehouse.tables import FACT_ARTICLES

CONTEXT = "context."
ARTICLE_TEXT = f"{CONTEXT}article_text"
ARTICLE_KNOWN = f"{CONTEXT}article_known"
ARTICLE_REFUSED = f"{CONTEXT}article_refused"
PERSON_KNOWN = f"{CONTEXT}person_known"
PERSON_REFUSED = f"{CONTEXT}person_refused"
CONTINUED_KNOWN = f"{CONTEXT}continued_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule:
    """A named condition on a row, with the columns it speaks of."""

    table: Table
    name: str
    """Without the table: 'quote_text.verbatim'."""
    columns: tuple[str, ...]
    """Whose values a reason shows."""
    requirement: str
    holds: pl.Expr
    """True where the row keeps the rule; null counts as broken."""
    needs: tuple[str, ...] = ()
    """Columns without which the rule has nothing to say: a null there is judged by not_null alone."""
    is_consequence: bool = False
    """Whether a broken rule means that another row fell, not that something is wrong with this one."""

    @property
    def rule(self) -> str:
        """The full name, which is also the name of the flag's column."""
        return f"{self.table.qualified_name}.{self.name}"

    @property
    def needs_context(self) -> bool:
        """Whether the rule looks at anything beside the row itself."""
        return any(name.startswith(CONTEXT) for name in (*self.holds.meta.root_names(), *self.needs))

    def flag(self) -> pl.Expr:
        """Whether the row keeps the rule or the rule does not speak of it, under the rule's name."""
        silent = pl.any_horizontal([pl.col(name).is_null() for name in self.needs]) if self.needs else pl.lit(False)
        return (silent | self.holds.fill_null(False)).alias(self.rule)

    def expected(self) -> Expected:
        """The expectation that every flag is true."""
        return flag_expected(self.rule, self.columns, self.requirement)


def flag_expected(rule: str, columns: tuple[str, ...], requirement: str) -> Expected:
    """The expectation that a flag, a column named like the rule, is true in every row."""
    return Expected(
        name=rule,
        level="row",
        columns=columns,
        requirement=requirement,
        expectation_class="ExpectColumnValuesToBeInSet",
        parameters={"column": rule, "value_set": [True]},
    )


def span_text(start: str, end: str) -> pl.Expr:
    """The words of the article's text from one offset up to another."""
    length = (pl.col(end) - pl.col(start)).clip(lower_bound=0)
    return pl.col(ARTICLE_TEXT).str.slice(pl.col(start).clip(lower_bound=0), length)


def all_or_none(*names: str) -> pl.Expr:
    """Whether the columns are null together or given together."""
    nulls = [pl.col(name).is_null() for name in names]
    return pl.all_horizontal(nulls) | ~pl.any_horizontal(nulls)


def not_after_fetch(name: str, tolerance: pl.Expr) -> RowRule:
    """The rule that an instant which a page states is no later than its fetch."""
    return RowRule(
        table=FACT_ARTICLES,
        name=f"{name}.not_after_fetch",
        columns=(name, "fetched_at"),
        requirement="must not lie after the fetch",
        holds=pl.col(name) <= pl.col("fetched_at") + tolerance,
        needs=(name, "fetched_at"),
    )


def no_blank_element(table: Table, name: str) -> RowRule:
    """The rule that a list of texts has no null and no blank element."""
    named = pl.element().str.strip_chars().str.len_chars() > 0
    return RowRule(
        table=table,
        name=f"{name}.no_blank",
        columns=(name,),
        requirement="must have no null and no blank element",
        holds=pl.col(name).list.eval(named.fill_null(False)).list.all(),
        needs=(name,),
    )


def article_rules(table: Table) -> tuple[RowRule, ...]:
    """The rules that tie a row to an article of its batch."""
    return (
        RowRule(
            table=table,
            name="article_id.follows_article",
            columns=("article_id",),
            requirement="must be an article that was not itself put into quarantine",
            holds=~pl.col(ARTICLE_REFUSED),
            needs=("article_id",),
            is_consequence=True,
        ),
        RowRule(
            table=table,
            name="article_id.in_articles",
            columns=("article_id",),
            requirement="must be an article that is loaded with it",
            holds=pl.col(ARTICLE_KNOWN),
            needs=("article_id",),
        ),
    )


def person_rules(table: Table, name: str) -> tuple[RowRule, ...]:
    """The rules that tie the person of a row to a row of fact_people; silent where the article is unknown itself."""
    return (
        RowRule(
            table=table,
            name=f"{name}.follows_person",
            columns=("article_id", name),
            requirement="must be a person whose row was not itself put into quarantine",
            holds=~pl.col(PERSON_REFUSED),
            needs=("article_id", name),
            is_consequence=True,
        ),
        RowRule(
            table=table,
            name=f"{name}.in_people",
            columns=("article_id", name),
            requirement="must be among the article's fact_people",
            holds=pl.col(PERSON_KNOWN) | ~pl.col(ARTICLE_KNOWN),
            needs=("article_id", name),
        ),
    )


def span_rules(table: Table, text: str, start: str, end: str) -> tuple[RowRule, ...]:
    """The rules that a text stands in the article at its offsets, verbatim."""
    return (
        RowRule(
            table=table,
            name=f"{end}.after_start",
            columns=(start, end),
            requirement="must end after it starts",
            holds=pl.col(end) > pl.col(start),
            needs=(start, end),
        ),
        RowRule(
            table=table,
            name=f"{end}.inside_text",
            columns=(end,),
            requirement="must not lie behind the end of the article's text",
            holds=pl.col(end) <= pl.col(ARTICLE_TEXT).str.len_chars(),
            needs=(end, ARTICLE_TEXT),
        ),
        RowRule(
            table=table,
            name=f"{text}.verbatim",
            columns=(text, start, end),
            requirement="must be what the article's text says at these offsets",
            holds=span_text(start, end) == pl.col(text),
            needs=(text, start, end, ARTICLE_TEXT),
        ),
    )
