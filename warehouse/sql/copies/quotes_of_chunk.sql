-- purpose: The quotes of some articles of a rebuild.
-- grain: One row a quote.
CREATE OR REPLACE TEMP TABLE quotes_of_chunk AS
SELECT
    spoken.quote_id,
    spoken.article_id,
    spoken.quote_text,
    spoken.quote_kind,
    spoken.speaker_name,
    spoken.speaker_kind,
    spoken.char_start,
    spoken.char_end
FROM fact_quotes AS spoken
SEMI JOIN regrouped_articles
    ON
        spoken.article_id = regrouped_articles.article_id
        -- The days let DuckDB pass over the blocks of others.
        AND spoken.article_day = regrouped_articles.article_day;
