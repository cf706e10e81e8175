-- purpose: Whether a text has everything that a query puts in double quotes, word beside word.
-- grain: One flag; true for a query without double quotes.
-- parameter asked: The query.
-- parameter passage: The text.
SELECT
    len(search_phrases(asked)) = 0
    OR list_bool_and(
        list_transform(
            search_phrases(asked),
            LAMBDA phrase: contains(concat(' ', lower(search_forms(passage)), ' '), concat(' ', phrase, ' '))
        )
    )
