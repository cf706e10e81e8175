-- purpose: Stored quotes get their wording and the words around them; each is a group of its own until it is grouped.
-- grain: One changed row a stored quote.
UPDATE fact_quotes AS spoken
SET
    wording_key = keyed.wording_key,
    context_before = substr(
        articles.text,
        greatest(spoken.char_start - getvariable('context_characters'), 0) + 1,
        least(spoken.char_start, getvariable('context_characters'))
    ),
    context_after = substr(articles.text, spoken.char_end + 1, getvariable('context_characters'))
FROM quote_wordings AS keyed
INNER JOIN fact_articles AS articles ON keyed.article_id = articles.article_id
WHERE spoken.quote_id = keyed.quote_id;
