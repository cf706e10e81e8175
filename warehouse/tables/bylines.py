"""Who is named in the bylines of articles."""

from warehouse.schema import Column, Table
from warehouse.tables.articles import FACT_ARTICLES
from warehouse.tables.columns import ARTICLE_ID, SOURCE_ID

ARTICLE_AUTHORS = Table(
    schema="main",
    name="article_authors",
    comment="One row an article and a name in its byline. Made from fact_articles.authors, for questions that ask by "
    "author; author_speakers says who the person is.",
    key=("article_id", "author_no"),
    columns=(
        ARTICLE_ID,
        Column(name="author_no", type="integer", minimum=1, comment="Order in the byline, from 1."),
        Column(
            name="author_name",
            type="text",
            comment="The name as in fact_articles.authors: of a person or an organization.",
        ),
        SOURCE_ID,
        FACT_ARTICLES.column("published_at"),
    ),
)
