-- purpose: The quotes of a load get their wording and the words around them before they are written.
-- grain: One changed row a quote of the load.
UPDATE staged_quotes AS spoken
SET
    wording_key = keyed.wording_key,
    context_before = substr(
        articles.text,
        greatest(spoken.char_start - getvariable('context_characters'), 0) + 1,
        least(spoken.char_start, getvariable('context_characters'))
    ),
    context_after = substr(articles.text, spoken.char_end + 1, getvariable('context_characters'))
FROM quote_wordings AS keyed
INNER JOIN latest_captures AS articles ON keyed.article_id = articles.article_id
WHERE spoken.quote_id = keyed.quote_id;
