"""The versions of articles, the quotes of each and what each changed, written beside the facts of the current ones."""

from __future__ import annotations

import duckdb

from warehouse.edits import write_edits
from warehouse.errors import LoadRefused
from warehouse.rows import one_row


def write_versions(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the temporary tables article_versions and version_quotes in place of what the touched articles had.

    What their versions changed is told with them.

    Raises:
        LoadRefused: a quote is not what stands at its offsets in its version's text.
    """
    _refuse_misplaced_quotes(connection)
    for table in ("fact_article_versions", "fact_version_quotes"):
        connection.execute(
            f"DELETE FROM {table} AS v USING retold_articles AS r WHERE v.article_id = r.article_id"  # noqa: S608
        )
    connection.execute(
        "INSERT INTO fact_article_versions BY NAME SELECT * EXCLUDE (stored_version_no) FROM article_versions"
    )
    connection.execute("INSERT INTO fact_version_quotes BY NAME SELECT * FROM version_quotes")
    write_edits(connection)


def _refuse_misplaced_quotes(connection: duckdb.DuckDBPyConnection) -> None:
    count, example = one_row(
        connection,
        "SELECT count(*), any_value(format('{} of version {} of article {}', quote_text, version_no, article_id)) "
        "FROM version_quotes INNER JOIN article_versions USING (article_id, version_no) "
        "WHERE substr(text, char_start + 1, char_end - char_start) != quote_text",
    )
    if count:
        raise LoadRefused(
            f"{count} quotes are not what stands at their offsets in the text of their version, such as {example}"
        )
