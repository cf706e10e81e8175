"""Rules between the stored tables, as SQL conditions: what no chunk of one table can show."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.schema import Table
from warehouse.tables import (
    ARTICLE_AUTHORS,
    ARTICLE_COPIES,
    ARTICLE_LINKS,
    ARTICLE_REMOVALS,
    CONTEXT_CHARACTERS,
    DIM_PEOPLE,
    DIM_SOURCES,
    FACT_ARTICLE_EDITS,
    FACT_ARTICLE_VERSIONS,
    FACT_ARTICLES,
    FACT_PEOPLE,
    FACT_QUOTE_EDITS,
    FACT_QUOTES,
    FACT_VERSION_QUOTES,
    MENTIONS,
    QUOTE_GROUPS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRule:
    """A named condition under which a stored row breaks a rule."""

    table: Table
    name: str
    """Without the table; as in the gate where the gate has the rule too."""
    requirement: str
    broken: str
    """SQL over `stored`, a row of the table, and `article`, its article's row, null where there is none."""

    @property
    def rule(self) -> str:
        """The full name."""
        return f"{self.table.qualified_name}.{self.name}"


def key_unique(table: Table) -> StoredRule:
    """The rule that no two rows have one key."""
    keys = ", ".join(table.key)
    twice = f"SELECT {keys} FROM {table.qualified_name} GROUP BY {keys} HAVING count(*) > 1"  # noqa: S608
    same = " AND ".join(f"twice.{name} = stored.{name}" for name in table.key)
    return StoredRule(
        table=table,
        name="key.unique",
        requirement="must be the key of one row only",
        broken=f"EXISTS (FROM ({twice}) AS twice WHERE {same})",
    )


def refers_to(table: Table, name: str, other: Table, *columns: tuple[str, str]) -> StoredRule:
    """The rule that a row's columns, where given, are those of a row of another table.

    Args:
        table: Whose rule it is.
        name: The rule's name.
        other: Where the row must be.
        columns: The column here and there.
    """
    given = " AND ".join(f"stored.{here} IS NOT NULL" for here, _ in columns)
    same = " AND ".join(f"other.{there} = stored.{here}" for here, there in columns)
    return StoredRule(
        table=table,
        name=name,
        requirement=f"must be in {other.qualified_name}",
        broken=f"{given} AND NOT EXISTS (FROM {other.qualified_name} AS other WHERE {same})",
    )


def verbatim(table: Table, text: str, start: str, end: str) -> tuple[StoredRule, StoredRule]:
    """The rules that a text stands in its article at its offsets, and that these lie inside it."""
    return (
        StoredRule(
            table=table,
            name=f"{text}.verbatim",
            requirement="must be what the article's text says at these offsets",
            broken=f"substr(article.text, stored.{start} + 1, stored.{end} - stored.{start}) != stored.{text}",
        ),
        StoredRule(
            table=table,
            name=f"{end}.inside_text",
            requirement="must not lie behind the end of the article's text",
            broken=f"stored.{end} > length(article.text)",
        ),
    )


def in_articles(table: Table) -> StoredRule:
    """The rule that a row's article is stored."""
    return refers_to(table, "article_id.in_articles", FACT_ARTICLES, ("article_id", "article_id"))


def repeated(table: Table, name: str, of_article: str) -> StoredRule:
    """The rule that a column repeats what the article's row says, as an SQL expression gives it."""
    return StoredRule(
        table=table,
        name=f"{name}.of_article",
        requirement="must be what the article's row says",
        broken=f"article.article_id IS NOT NULL AND stored.{name} IS DISTINCT FROM {of_article}",
    )


_DAY = "CAST(timezone('UTC', coalesce(article.published_at, article.first_seen_at)) AS DATE)"

COPY_RULES: tuple[StoredRule, ...] = (
    refers_to(
        ARTICLE_COPIES,
        "duplicate_group_id.in_articles",
        FACT_ARTICLES,
        ("article_id", "article_id"),
        ("duplicate_group_id", "duplicate_group_id"),
    ),
    StoredRule(
        table=ARTICLE_COPIES,
        name="role.original_names_the_group",
        requirement="must be original exactly for the article that its group is named after",
        broken="(stored.role = 'original') != (stored.article_id = stored.duplicate_group_id)",
    ),
    StoredRule(
        table=ARTICLE_COPIES,
        name="duplicate_group_id.of_several",
        requirement="must be a group of its original and at least one copy",
        broken="NOT EXISTS (FROM article_copies AS other WHERE other.duplicate_group_id = stored.duplicate_group_id "
        "AND other.article_id != stored.article_id)",
    ),
    StoredRule(
        table=ARTICLE_COPIES,
        name="agency.of_wire_copy",
        requirement="must be given for a wire copy and for no republication",
        broken="(stored.role = 'wire_copy' AND stored.agency IS NULL) "
        "OR (stored.role = 'republication' AND stored.agency IS NOT NULL)",
    ),
    StoredRule(
        table=FACT_ARTICLES,
        name="duplicate_group_id.in_article_copies",
        requirement="must be its own article_id or the group that article_copies has for it",
        broken="stored.duplicate_group_id != stored.article_id AND NOT EXISTS (FROM article_copies AS other "
        "WHERE other.article_id = stored.article_id AND other.duplicate_group_id = stored.duplicate_group_id)",
    ),
    refers_to(FACT_QUOTES, "quote_group_id.in_quote_groups", QUOTE_GROUPS, ("quote_group_id", "quote_group_id")),
    refers_to(
        QUOTE_GROUPS,
        "quote_group_id.in_quotes",
        FACT_QUOTES,
        ("quote_group_id", "quote_id"),
        ("quote_group_id", "quote_group_id"),
        ("article_id", "article_id"),
    ),
    StoredRule(
        table=QUOTE_GROUPS,
        name="occurrence_count.as_stored",
        requirement="must be the number of quotes in the group",
        broken="stored.occurrence_count != coalesce((SELECT counted.occurrences FROM (SELECT quote_group_id, count(*) "
        "AS occurrences FROM fact_quotes GROUP BY quote_group_id) AS counted "
        "WHERE counted.quote_group_id = stored.quote_group_id), 0)",
    ),
    StoredRule(
        table=QUOTE_GROUPS,
        name="taken_up_by.others",
        requirement="must be the outlets besides the first, with the time of their first sighting",
        broken="len(stored.taken_up_by) != stored.source_count - 1 "
        "OR (stored.taken_up_at IS NULL) != (stored.source_count = 1) OR stored.taken_up_at < stored.first_sighted_at",
    ),
)

_QUOTES_OF_VERSION = (
    f"FROM {FACT_VERSION_QUOTES.name} AS quote "
    "WHERE quote.article_id = stored.article_id AND quote.version_no = stored.version_no"
)
_VERSION_OF_QUOTE = (
    f"FROM {FACT_ARTICLE_VERSIONS.name} AS version "
    "WHERE version.article_id = stored.article_id AND version.version_no = stored.version_no"
)

STORED_RULES: tuple[StoredRule, ...] = (
    *COPY_RULES,
    refers_to(FACT_ARTICLES, "source_id.in_dim_sources", DIM_SOURCES, ("source_id", "source_id")),
    refers_to(
        FACT_ARTICLES,
        "version_no.in_versions",
        FACT_ARTICLE_VERSIONS,
        ("article_id", "article_id"),
        ("version_no", "version_no"),
        ("text_sha256", "text_sha256"),
    ),
    in_articles(FACT_ARTICLE_VERSIONS),
    StoredRule(
        table=FACT_ARTICLE_VERSIONS,
        name="quote_count.adds_up",
        requirement="must be the number of this version's rows in fact_version_quotes",
        broken=f"stored.quote_count != (SELECT count(*) {_QUOTES_OF_VERSION})",
    ),
    refers_to(
        FACT_VERSION_QUOTES,
        "version_no.in_versions",
        FACT_ARTICLE_VERSIONS,
        ("article_id", "article_id"),
        ("version_no", "version_no"),
    ),
    StoredRule(
        table=FACT_VERSION_QUOTES,
        name="quote_text.verbatim",
        requirement="must be what the version's text says at these offsets",
        broken=f"NOT EXISTS ({_VERSION_OF_QUOTE} "
        "AND substr(version.text, stored.char_start + 1, stored.char_end - stored.char_start) = stored.quote_text)",
    ),
    refers_to(
        FACT_ARTICLE_EDITS,
        "version_no.in_versions",
        FACT_ARTICLE_VERSIONS,
        ("article_id", "article_id"),
        ("version_no", "version_no"),
        ("changed_at", "valid_from"),
    ),
    refers_to(
        FACT_QUOTE_EDITS,
        "version_no.in_article_edits",
        FACT_ARTICLE_EDITS,
        ("article_id", "article_id"),
        ("version_no", "version_no"),
        ("changed_at", "changed_at"),
    ),
    refers_to(
        ARTICLE_AUTHORS,
        "source_id.in_articles",
        FACT_ARTICLES,
        ("article_id", "article_id"),
        ("source_id", "source_id"),
    ),
    in_articles(FACT_PEOPLE),
    refers_to(FACT_PEOPLE, "person_id.in_dim_people", DIM_PEOPLE, ("person_id", "person_id")),
    StoredRule(
        table=FACT_PEOPLE,
        name="first_char_start.inside_text",
        requirement="must lie before the end of the article's text",
        broken="stored.first_char_start >= length(article.text)",
    ),
    repeated(FACT_PEOPLE, "article_source_id", "article.source_id"),
    repeated(FACT_PEOPLE, "article_day", _DAY),
    in_articles(FACT_QUOTES),
    repeated(FACT_QUOTES, "article_source_id", "article.source_id"),
    repeated(FACT_QUOTES, "article_day", _DAY),
    repeated(FACT_QUOTES, "article_published_at", "article.published_at"),
    refers_to(FACT_QUOTES, "speaker_person_id.in_dim_people", DIM_PEOPLE, ("speaker_person_id", "person_id")),
    refers_to(
        FACT_QUOTES,
        "speaker_person_id.in_people",
        FACT_PEOPLE,
        ("article_id", "article_id"),
        ("speaker_person_id", "person_id"),
    ),
    refers_to(
        FACT_QUOTES,
        "continues_quote_id.in_article",
        FACT_QUOTES,
        ("article_id", "article_id"),
        ("continues_quote_id", "quote_id"),
    ),
    *verbatim(FACT_QUOTES, "quote_text", "char_start", "char_end"),
    StoredRule(
        table=FACT_QUOTES,
        name="context.beside_quote",
        requirement="must be what the article's text says before and after the quote",
        broken="stored.context_before != substr(article.text, "
        f"greatest(stored.char_start - {CONTEXT_CHARACTERS}, 0) + 1, least(stored.char_start, {CONTEXT_CHARACTERS})) "
        f"OR stored.context_after != substr(article.text, stored.char_end + 1, {CONTEXT_CHARACTERS})",
    ),
    *verbatim(FACT_QUOTES, "speaker_text", "speaker_char_start", "speaker_char_end"),
    in_articles(MENTIONS),
    refers_to(MENTIONS, "person_id.in_people", FACT_PEOPLE, ("article_id", "article_id"), ("person_id", "person_id")),
    *verbatim(MENTIONS, "mention_text", "char_start", "char_end"),
    in_articles(ARTICLE_LINKS),
    StoredRule(
        table=ARTICLE_LINKS,
        name="last_offered_at.not_before_first",
        requirement="must not be before first_offered_at",
        broken="stored.last_offered_at < stored.first_offered_at",
    ),
    in_articles(ARTICLE_REMOVALS),
    StoredRule(
        table=ARTICLE_REMOVALS,
        name="returned_at.after_removal",
        requirement="must be after removed_at",
        broken="stored.returned_at <= stored.removed_at",
    ),
)


def stored_rules(table: Table) -> tuple[StoredRule, ...]:
    """The rules over the stored rows of a table, its key's first."""
    return (key_unique(table), *(rule for rule in STORED_RULES if rule.table is table))
