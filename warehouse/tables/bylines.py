"""Who is named in the bylines of articles."""

from warehouse.schema import Column, Table
from warehouse.tables.articles import FACT_ARTICLES
from warehouse.tables.columns import ARTICLE_ID, ID_PATTERN, PERSON_ID, SOURCE_ID

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
        Column(
            name="author_person_id",
            type="text",
            nullable=True,
            pattern=ID_PATTERN,
            comment="The author across articles when a person; joins to dim_people.",
        ),
        Column(
            name="shown_name",
            type="text",
            nullable=True,
            comment="The author's name: for a person the name in dim_people, else as in the byline.",
        ),
        SOURCE_ID,
        FACT_ARTICLES.column("published_at"),
    ),
)

BYLINE_PERSONS = Table(
    schema="ops",
    name="byline_persons",
    comment="One row a name in bylines of an outlet that means a person: whom, as article_authors has it.",
    key=("author_name", "source_id", "in_article_id"),
    columns=(
        Column(name="author_name", type="text", comment="The name as in article_authors."),
        SOURCE_ID,
        Column(
            name="in_article_id",
            type="text",
            comment="The article in which it means that person; empty where it does in all others of the outlet.",
        ),
        PERSON_ID,
        Column(name="person_name", type="text", min_length=1, comment="The person's name in dim_people."),
    ),
)
