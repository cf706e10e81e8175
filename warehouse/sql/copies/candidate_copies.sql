-- purpose: Pairs of a new text and any text of about the same time that share a band.
-- grain: One row a pair of articles, in order of their ids.
CREATE OR REPLACE TEMP TABLE candidate_copies AS
SELECT DISTINCT
    least(added.article_id, stored.article_id) AS article_id,
    greatest(added.article_id, stored.article_id) AS other_article_id
FROM new_bands AS added
INNER JOIN ops.article_bands AS stored
    ON
        added.band_hash = stored.band_hash
        AND added.article_id != stored.article_id
WHERE
    stored.sighted_day BETWEEN getvariable('first_day') AND getvariable('last_day')
    AND abs(date_diff('day', added.sighted_day, stored.sighted_day)) <= getvariable('days_apart');
