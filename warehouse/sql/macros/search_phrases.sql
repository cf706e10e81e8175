-- purpose: What stands in double quotes in a query, as search compares it, words that say nothing included.
-- grain: A list of phrases, each its words with a blank between.
-- parameter asked: The query.
SELECT
    list_filter(
        list_transform(search_quoted(asked), LAMBDA phrase: lower(search_forms(phrase))),
        LAMBDA phrase: phrase != ''
    )
