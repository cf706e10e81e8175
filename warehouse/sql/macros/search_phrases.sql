-- purpose: What stands in double quotes in a query, as search compares it.
-- grain: A list of phrases, each its words with a space between.
-- parameter asked: The query.
SELECT
    list_filter(
        list_transform(
            regexp_extract_all(asked, '["“”]([^"“”]+)["“”]', 1),
            LAMBDA phrase: array_to_string(search_words(phrase), ' ')
        ),
        LAMBDA phrase: phrase != ''
    )
