"""The raw archive: what came over the wire, as WARC with gzip per record, before anything reads it.

One file holds the answers of one run: `raw/<date>/<run_id>-<n>.warc.gz`, with `.open` behind it while it is written.
Each answer is one `response` record (WARC 1.1) that any WARC tool reads. The body lies there decompressed, so the
headers that describe the wire's form of it carry the prefix `X-Crawl-`, as in Common Crawl's files. What WARC has no
field for stands in named fields of the record: `Newsfacts-Requested-URI`, `Newsfacts-Source-Id`, `Newsfacts-Kind`, and
`Newsfacts-Announced`, the date of publication that a feed gave the page, since feeds are not read again.
"""

from warehouse.archive.layout import RecordKind, Segment
from warehouse.archive.reader import ArchiveReport, PageReader, SkipReason
from warehouse.archive.record_starts import holds_record
from warehouse.archive.records import Gap
from warehouse.archive.repair import repair_torn
from warehouse.archive.writer import ArchiveWriteError, ArchiveWriter

__all__ = [
    "ArchiveReport",
    "ArchiveWriteError",
    "ArchiveWriter",
    "Gap",
    "PageReader",
    "RecordKind",
    "Segment",
    "SkipReason",
    "holds_record",
    "repair_torn",
]
