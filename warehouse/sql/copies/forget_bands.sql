-- purpose: Bands of texts that may have changed; the days let DuckDB pass over the blocks of others.
-- grain: One deleted row an article and band.
DELETE FROM ops.article_bands AS bands
USING stored_signatures AS stored
WHERE
    bands.article_id = stored.article_id
    AND bands.sighted_day = stored.sighted_day
    AND bands.sighted_day BETWEEN getvariable('first_day') AND getvariable('last_day');
