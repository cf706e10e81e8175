"""Columns that several tables share, so that the same quantity has the same name and meaning everywhere."""

from warehouse.schema import Column

ID_PATTERN = "[0-9a-f]{32}"

ARTICLE_ID = Column(
    name="article_id",
    type="text",
    pattern=ID_PATTERN,
    comment="The article: a hash of its canonical URL, the same in every run and rebuild.",
)
PERSON_ID = Column(
    name="person_id",
    type="text",
    pattern=ID_PATTERN,
    comment="The person across articles; joins to dim_people.",
)
SOURCE_ID = Column(
    name="source_id",
    type="text",
    min_length=1,
    comment="The outlet as sources.toml names it, or its host where pages came from an archive; joins to dim_sources.",
)
# Named apart from the columns of fact_articles, so that a join with it leaves these names clear.
ARTICLE_SOURCE_ID = Column(
    name="article_source_id",
    type="text",
    nullable=True,
    min_length=1,
    comment="The article's outlet, repeated here by the load: questions about outlets need no join.",
)
ARTICLE_DAY = Column(
    name="article_day",
    type="day",
    nullable=True,
    comment="UTC day of the article's publication, or of its first fetch where the page gives none; set by the load. "
    "Rows are stored by month: ask for days, and the other months are not read.",
)
RUN_ID = Column(
    name="run_id",
    type="text",
    min_length=1,
    comment="The run that wrote this row; joins to ops.runs.",
)
PIPELINE_VERSION = Column(
    name="pipeline_version",
    type="text",
    min_length=1,
    comment="The code that made this row: release and a digest of transforms and libraries.",
)
TEXT_SHA256 = Column(
    name="text_sha256",
    type="text",
    pattern="[0-9a-f]{64}",
    comment="SHA-256 of title and text, to tell one version from another; white space, the form of quotation marks, "
    "and paragraphs that are but a counter or a time ('12 comments', 'Updated 5 minutes ago') make no difference.",
)
