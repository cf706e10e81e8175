"""A few rows of a large table with other values: only they are written anew."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.rows import rewrite_rows

ROWS = 300_000


def _blocks(connection: duckdb.DuckDBPyConnection) -> set[tuple[int, int, int]]:
    """Row group, block and offset of the stored segments of the column `speaker`."""
    rows = connection.execute(
        "SELECT row_group_id, block_id, block_offset FROM pragma_storage_info('said') "
        "WHERE column_name = 'speaker' AND segment_type = 'VARCHAR' AND persistent"
    ).fetchall()
    return set(rows)


def test_few_rows_change_and_no_block_of_the_others_is_written_anew(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "said.duckdb")) as connection:
        connection.execute(
            f"CREATE TABLE said AS SELECT i AS quote_no, md5(i::VARCHAR) AS speaker FROM range({ROWS}) AS t(i)"
        )
        connection.execute("CHECKPOINT")
        before = _blocks(connection)
        connection.execute(
            "CREATE TEMP TABLE changes AS SELECT rowid AS row_no, 'somebody else' AS speaker FROM said "
            "WHERE quote_no IN (7, 150000)"
        )

        rewrite_rows(connection, "said", "changes", ("speaker",), rewritten="said_anew")
        connection.execute("CHECKPOINT")

        changed = connection.execute(
            "SELECT quote_no FROM said WHERE speaker != md5(quote_no::VARCHAR) ORDER BY quote_no"
        ).fetchall()
        counted = connection.execute("SELECT count(*), count(DISTINCT quote_no) FROM said").fetchall()
        anew = connection.execute("SELECT quote_no, speaker FROM said_anew ORDER BY quote_no").fetchall()
        first_groups = {block for block in before if block[0] < ROWS // 122_880}
        assert changed == [(7,), (150_000,)]
        assert counted == [(ROWS, ROWS)]
        assert anew == [(7, "somebody else"), (150_000, "somebody else")]
        assert first_groups
        assert first_groups <= _blocks(connection)
