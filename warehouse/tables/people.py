"""People: in an article, across articles, where each is named, and by which names."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import ARTICLE_DAY, ARTICLE_ID, ARTICLE_SOURCE_ID, ID_PATTERN, PERSON_ID, RUN_ID

NAME_ID = Column(
    name="name_id",
    type="text",
    pattern=ID_PATTERN,
    comment="The name by which the article knows the person: a hash of its words without case and accents.",
)

FACT_PEOPLE = Table(
    schema="main",
    name="fact_people",
    comment="One row a person named in an article, under the name that the article uses. Two names in an article that "
    "are one person's are two rows with one person_id.",
    key=("article_id", "name_id"),
    sorted_by=("date_trunc('month', article_day)", "person_id", "article_id"),
    columns=(
        ARTICLE_ID,
        PERSON_ID,
        NAME_ID,
        Column(
            name="person_name",
            type="text",
            min_length=1,
            comment="The fullest form the article uses, without honorifics.",
        ),
        Column(name="aliases", type="texts", comment="Every surface form used in the article, the fullest first."),
        Column(
            name="role",
            type="text",
            nullable=True,
            comment="What the person is, as the article words it: 'special envoy', 'the mayor of Harbour Town'.",
        ),
        Column(name="mention_count", type="integer", minimum=0, comment="Times the text names the person."),
        Column(
            name="first_char_start",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Where the text first names the person; null when only the title does.",
        ),
        Column(name="in_title", type="flag", comment="Whether the title names the person."),
        Column(name="is_author", type="flag", comment="Whether the person is in the article's byline as well."),
        Column(
            name="quote_count",
            type="integer",
            minimum=0,
            comment="Quotes the person speaks, indirect ones included.",
        ),
        Column(
            name="quoted_word_count",
            type="integer",
            minimum=0,
            comment="Words the person speaks inside quotation marks.",
        ),
        ARTICLE_SOURCE_ID,
        ARTICLE_DAY,
        RUN_ID,
    ),
)

MENTIONS = Table(
    schema="main",
    name="mentions",
    comment="One row a place in an article's text where a person is named.",
    key=("article_id", "char_start"),
    columns=(
        ARTICLE_ID,
        PERSON_ID,
        NAME_ID,
        Column(name="mention_text", type="text", min_length=1, comment="The words as they stand."),
        Column(name="char_start", type="integer", minimum=0, comment="Start in fact_articles.text, from 0."),
        Column(name="char_end", type="integer", minimum=1, comment="End in fact_articles.text, exclusive."),
        RUN_ID,
    ),
)

DIM_PEOPLE = Table(
    schema="main",
    name="dim_people",
    comment="One row a person across all articles: bylines, mentions and speakers share it. Where it is not known whom "
    "a name means, the name has a row of its own with is_ambiguous.",
    key=("person_id",),
    sorted_by=("person_id",),
    columns=(
        Column(
            name="person_id",
            type="text",
            pattern=ID_PATTERN,
            comment="The person; the same in every run and rebuild.",
        ),
        Column(
            name="person_name",
            type="text",
            min_length=1,
            comment="The name that people.toml prefers, else the full name that most articles use.",
        ),
        Column(name="surname", type="text", min_length=1, comment="The surname in small letters, without accents."),
        Column(
            name="other_surnames",
            type="texts",
            nullable=True,
            comment="Surnames of the person's other names, and the last word of a name that only people.toml has, each "
            "as surname; null where there is no other.",
        ),
        Column(
            name="names", type="texts", comment="Names of the person in articles, the most frequent full name first."
        ),
        Column(name="aliases", type="texts", comment="Every surface form that any article uses, sorted."),
        Column(
            name="roles",
            type="texts",
            comment="Roles as articles word them, with the number of articles: 'mayor (12)'; the 20 most frequent.",
        ),
        Column(
            name="is_ambiguous",
            type="flag",
            comment="Whether this is no certain person but a name that may mean several: see person_candidates.",
        ),
        Column(
            name="wikidata_id",
            type="text",
            nullable=True,
            pattern="Q[1-9][0-9]*",
            comment="The person in Wikidata, as people.toml says.",
        ),
        Column(name="notes", type="text", nullable=True, comment="Notes of people.toml."),
        Column(
            name="first_seen_at",
            type="instant",
            comment="When an article naming the person was first fetched.",
        ),
        Column(name="last_seen_at", type="instant", comment="When an article naming the person was last fetched."),
        Column(
            name="article_count",
            type="integer",
            minimum=1,
            comment="Articles that name the person; one that uses two of the names counts twice.",
        ),
        Column(name="byline_count", type="integer", minimum=0, comment="Those of which the person is an author."),
        Column(name="mention_count", type="integer", minimum=0, comment="Times that articles name the person."),
        Column(name="quote_count", type="integer", minimum=0, comment="Quotes that the person speaks."),
        Column(name="source_count", type="integer", minimum=1, comment="Outlets that name the person."),
    ),
)
