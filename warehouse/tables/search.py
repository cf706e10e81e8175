"""What full-text search reads: which words stand how often in which quote and article.

Not facts but an index of them: the load keeps it, `maintain` sorts it, and it can be built anew from the facts.
"""

from warehouse.schema import Column, Table
from warehouse.tables.columns import ARTICLE_ID, ID_PATTERN, SOURCE_ID

_DOCUMENT_NO = Column(
    name="document_no",
    type="integer",
    minimum=1,
    comment="Number of the document, in order of indexing; a document that is indexed anew gets a new one.",
)
_KIND = Column(name="kind", type="text", one_of=("article", "quote"), comment="What the document is.")
_WORD_COUNT = Column(
    name="word_count", type="integer", minimum=0, comment="Words of the document, those that are not searched left out."
)

SEARCH_DOCUMENTS = Table(
    schema="search",
    name="documents",
    comment="One row a searchable document: an article (title and text) or a quote.",
    key=("document_no",),
    columns=(
        _DOCUMENT_NO,
        _KIND,
        ARTICLE_ID,
        Column(
            name="quote_id",
            type="text",
            nullable=True,
            pattern=ID_PATTERN,
            comment="The quote; null for the article itself.",
        ),
        SOURCE_ID,
        Column(
            name="day",
            type="day",
            comment="UTC day of publication, or of the first fetch where the page gives none.",
        ),
        _WORD_COUNT,
    ),
)


def _words(name: str, comment: str) -> Table:
    return Table(
        schema="search",
        name=name,
        comment=comment,
        key=("kind", "word", "document_no"),
        columns=(
            _KIND,
            Column(name="word", type="text", min_length=1, comment="The word as search_words() writes it."),
            _DOCUMENT_NO,
            Column(name="occurrence_count", type="integer", minimum=1, comment="Times it stands in the document."),
            _WORD_COUNT,
        ),
    )


SEARCH_WORDS = _words(
    "words",
    "One row a word and a document that has it, sorted by word: a search reads its words' rows alone.",
)
RECENT_SEARCH_WORDS = _words(
    "recent_words", "One row a word and a document that has it, as loads since the last maintenance wrote them."
)
RETIRED_SEARCH_DOCUMENTS = Table(
    schema="search",
    name="retired_documents",
    comment="One row a document that was indexed anew or is gone, whose words the next maintenance drops.",
    key=("document_no",),
    columns=(_DOCUMENT_NO,),
)

SEARCH_TABLES: tuple[Table, ...] = (SEARCH_DOCUMENTS, SEARCH_WORDS, RECENT_SEARCH_WORDS, RETIRED_SEARCH_DOCUMENTS)
