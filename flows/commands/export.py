"""`newsfacts export`: the published facts as files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from warehouse.export import FileFormat, export_facts


def export_tables(
    state: Path, folder: Path, file_format: FileFormat, *, leave_opted_out: bool, console: Console
) -> int:
    """Writes the files from a published state and prints what each holds; 0.

    Raises:
        ExportFailed: the folder is not empty, or could not be written.
        WarehouseMissing: nothing was published yet, or by an older version.
    """
    export = export_facts(
        state,
        folder,
        file_format=file_format,
        exported_at=datetime.now(UTC),
        leave_opted_out=leave_opted_out,
    )
    for item in export.tables:
        console.print(f"{item.row_count:>9,} rows  {folder / item.path}", soft_wrap=True)
    if leave_opted_out:
        console.print(
            f"left out: {export.opted_out_count} articles that opt out, {export.unread_count} of which it is not known"
            + ("; `newsfacts replay` reads their pages again" if export.unread_count else "")
        )
    return 0
