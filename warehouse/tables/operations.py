"""Operations: what each run did, met and refused."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import PIPELINE_VERSION, RUN_ID, SOURCE_ID
from warehouse.tables.outcomes import URL_OUTCOME_NAMES


def _count(name: str, comment: str) -> Column:
    return Column(name=name, type="integer", minimum=0, comment=comment)


RUNS = Table(
    schema="ops",
    name="runs",
    comment="One row a run of a flow.",
    key=("run_id",),
    columns=(
        RUN_ID,
        Column(name="flow_name", type="text", one_of=("ingest", "replay", "maintain"), comment="Which flow ran."),
        Column(name="flow_run_id", type="text", nullable=True, comment="The run's id in the Prefect server."),
        Column(name="started_at", type="instant", comment="When the run began."),
        Column(name="finished_at", type="instant", nullable=True, comment="When it ended; null while it runs."),
        Column(
            name="status",
            type="text",
            one_of=("completed", "failed"),
            comment="How the run ended. A run that was killed leaves no row; the counts of one that failed before it "
            "had counted are 0.",
        ),
        Column(name="error", type="text", nullable=True, comment="Why it failed, first line first."),
        _count("discovered", "URLs that feeds, sitemaps or archives offered, each once."),
        _count("fetched", "Pages that came over the wire or out of an archive."),
        _count("loaded", "Articles written: new or changed."),
        _count("unchanged", "Articles that were in the warehouse as they are."),
        _count("quarantined", "Rows that broke a rule and lie in ops.quarantine."),
        _count("failed", "URLs that gave no article."),
        _count("people", "Rows of fact_people that the loaded articles have."),
        _count("quotes", "Rows of fact_quotes that the loaded articles have."),
        Column(
            name="feeds_asked",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Feeds and sitemaps of sources.toml that it asked; null for runs that ask none and for old ones.",
        ),
        Column(
            name="feeds_not_due",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Those that it left alone because they seldom have anything new: ops.feed_polls says until when.",
        ),
        PIPELINE_VERSION,
    ),
)

FETCHES = Table(
    schema="ops",
    name="fetches",
    comment="One row an HTTP answer, or a request that got none.",
    key=("fetch_id",),
    columns=(
        Column(name="fetch_id", type="text", min_length=1, comment="Hash of run and requested URL."),
        RUN_ID,
        Column(
            name="source_id",
            type="text",
            nullable=True,
            comment="The outlet asked for; of a feed that several share, the first: source_ids has all.",
        ),
        Column(name="url", type="text", min_length=1, comment="The address requested."),
        Column(
            name="final_url",
            type="text",
            nullable=True,
            comment="The address that answered, after redirects.",
        ),
        Column(name="purpose", type="text", one_of=("feed", "page"), comment="What the answer was wanted for."),
        Column(name="fetched_at", type="instant", comment="When the answer came, or the request was given up."),
        Column(
            name="http_status",
            type="integer",
            nullable=True,
            minimum=100,
            maximum=599,
            comment="Status code.",
        ),
        Column(name="outcome", type="text", min_length=1, comment="'fetched', 'not_modified', or why it failed."),
        Column(
            name="error_class",
            type="text",
            nullable=True,
            one_of=("hard", "soft", "temporary"),
            comment="Whether and when it is worth asking again; null for an answer.",
        ),
        Column(name="detail", type="text", nullable=True, comment="What exactly failed, for people to read."),
        Column(
            name="byte_count",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Bytes of the decompressed body.",
        ),
        Column(name="elapsed_ms", type="integer", nullable=True, minimum=0, comment="From request to last byte."),
        Column(name="archive_file", type="text", nullable=True, comment="WARC file of the answer, below raw/."),
        Column(
            name="etag",
            type="text",
            nullable=True,
            comment="ETag of the answer, sent with the next request for the page.",
        ),
        Column(
            name="last_modified",
            type="text",
            nullable=True,
            comment="Last-Modified of the answer as it stood there, sent with the next request for the page.",
        ),
        Column(
            name="source_ids",
            type="texts",
            nullable=True,
            comment="The outlets that share the feed or sitemap, asked at once; null for pages and in old rows.",
        ),
    ),
)

URL_OUTCOMES = Table(
    schema="ops",
    name="url_outcomes",
    comment="One row a URL discovered in a run: the one status it ended in.",
    key=("run_id", "url"),
    columns=(
        RUN_ID,
        SOURCE_ID,
        Column(name="url", type="text", min_length=1, comment="The address discovered, canonicalised."),
        Column(
            name="outcome",
            type="text",
            one_of=URL_OUTCOME_NAMES,
            comment="The status it ended in; 'waiting' failed or gave no article before and is asked for again later "
            "(detail says after what), 'given_up' failed for good and is left alone for a month.",
        ),
        Column(name="detail", type="text", nullable=True, comment="What exactly happened, for people to read."),
        Column(
            name="article_id",
            type="text",
            nullable=True,
            comment="The article it led to, where one is known.",
        ),
        Column(
            name="is_recheck",
            type="flag",
            nullable=True,
            comment="Whether nobody offered it in this run: its article was due to be looked at again. Such rows are "
            "left out of ops.source_days.",
        ),
        Column(
            name="announced_at",
            type="instant",
            nullable=True,
            comment="When feeds said that it was published; null for known articles and where none said so.",
        ),
        Column(
            name="announced_precision",
            type="text",
            nullable=True,
            one_of=("second", "minute", "day"),
            comment="How exact announced_at is.",
        ),
    ),
)

QUARANTINE = Table(
    schema="ops",
    name="quarantine",
    comment="One row a fact that broke a rule, with what is needed to judge and retry it.",
    key=("quarantine_id",),
    columns=(
        Column(name="quarantine_id", type="text", min_length=1, comment="Hash of table, row key and rule."),
        RUN_ID,
        Column(name="table_name", type="text", min_length=1, comment="The table that the row was meant for."),
        Column(name="row_key", type="text", min_length=1, comment="The row's key, as JSON."),
        Column(name="article_id", type="text", nullable=True, comment="The article that the row belongs to."),
        Column(name="rule", type="text", min_length=1, comment="The expectation that failed."),
        Column(name="reason", type="text", min_length=1, comment="What was wrong, with the value."),
        Column(name="payload", type="text", min_length=2, comment="The whole row, as JSON."),
        Column(name="quarantined_at", type="instant", comment="When the gate refused it."),
    ),
)

QUALITY_RESULTS = Table(
    schema="ops",
    name="quality_results",
    comment="One row an expectation checked in a run, over all batches of the run.",
    key=("run_id", "table_name", "rule"),
    columns=(
        RUN_ID,
        Column(name="table_name", type="text", min_length=1, comment="The table checked."),
        Column(name="rule", type="text", min_length=1, comment="The expectation, by name."),
        Column(
            name="level",
            type="text",
            one_of=("row", "table"),
            comment="What a failure stops: a row or the run.",
        ),
        Column(
            name="passed",
            type="flag",
            comment="Whether it held; one that observed nothing of the rows that were there did not.",
        ),
        _count("observed_count", "Rows that it looked at."),
        _count("failed_count", "Rows that broke it."),
        Column(name="detail", type="text", nullable=True, comment="What was observed, when it failed."),
    ),
)

SOURCE_DAYS = Table(
    schema="ops",
    name="source_days",
    comment="One row an outlet and UTC day of ingest runs: what it offered and what became of it.",
    key=("source_id", "day"),
    columns=(
        SOURCE_ID,
        Column(name="day", type="day", comment="UTC day of the runs."),
        _count("offered", "Distinct URLs offered."),
        _count("fetched", "Distinct URLs fetched."),
        _count("loaded", "Distinct URLs whose article was loaded or already known."),
        _count("quarantined", "Distinct URLs with a row in quarantine."),
        _count("failed", "Distinct URLs that gave no article."),
        Column(
            name="expected",
            type="number",
            nullable=True,
            minimum=0,
            comment="Offers to expect on this weekday: the mean of the eight weeks before; null with under two.",
        ),
        Column(
            name="last_run_at",
            type="instant",
            nullable=True,
            comment="When the day's latest run began that asked the outlet; null until the next run where it was not "
            "kept.",
        ),
        Column(
            name="last_success_at",
            type="instant",
            nullable=True,
            comment="When the day's latest run began in which one of its URLs led to an article; null when none did.",
        ),
    ),
)

ARCHIVE_FILES = Table(
    schema="ops",
    name="archive_files",
    comment="One row a WARC file of the raw archive that a run read whole.",
    key=("archive_file",),
    columns=(
        Column(name="archive_file", type="text", min_length=1, comment="The file, below raw/."),
        _count("page_count", "Pages read from it."),
        Column(name="loaded_at", type="instant", comment="When its pages were loaded, or refused."),
        RUN_ID,
        Column(
            name="status",
            type="text",
            nullable=True,
            one_of=("loaded", "refused"),
            comment="Whether its pages are in the facts, or broke a rule together: then runs leave it alone until it "
            "is replayed.",
        ),
        Column(
            name="rule",
            type="text",
            nullable=True,
            comment="The rule that a refused file broke; 'load' where its facts contradict each other.",
        ),
        Column(name="reason", type="text", nullable=True, comment="What was wrong with a refused file, with figures."),
        Column(
            name="skipped_count",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Answers in it that gave no page, damaged stretches of it, and a torn end; null in old rows.",
        ),
        Column(
            name="skip_reasons",
            type="text",
            nullable=True,
            comment="How many of them for which reason, such as '7 not_200, 1 damaged'; null where none was skipped.",
        ),
    ),
)

EVALUATIONS = Table(
    schema="ops",
    name="evaluations",
    comment="One row a figure of an evaluation against labelled pages.",
    key=("evaluation_id", "figure"),
    columns=(
        Column(
            name="evaluation_id",
            type="text",
            min_length=1,
            comment="The evaluation: its time and labelled file.",
        ),
        Column(name="evaluated_at", type="instant", comment="When it ran."),
        Column(name="gold_name", type="text", min_length=1, comment="Name of the labelled file."),
        Column(name="gold_sha256", type="text", pattern="[0-9a-f]{64}", comment="Digest of the labelled file."),
        Column(name="figure", type="text", min_length=1, comment="What is measured: joint_f1, people_f1, …"),
        Column(name="value", type="number", comment="The figure."),
        PIPELINE_VERSION,
    ),
)

UPGRADES = Table(
    schema="ops",
    name="upgrades",
    comment="One row a thing that loads keep and that files of earlier versions lack or have otherwise: the version "
    "that this file has of it. One that is too old, or missing, is told anew when the file is opened for writing; "
    "copies at night, and persons of more than a million rows of fact_people not at all.",
    key=("kept",),
    columns=(
        Column(
            name="kept",
            type="text",
            min_length=1,
            comment="What is kept: other_surnames, persons, search_words or copies.",
        ),
        Column(name="version", type="integer", minimum=1, comment="The version."),
    ),
)
