-- purpose: Outlets and days on which the articles that the load wrote or amended were first fetched, added to those
-- before it.
-- grain: One row an outlet and UTC day that retold_days lacks.
INSERT INTO retold_days
SELECT
    captures.source_id,
    cast(timezone('UTC', settled.first_seen_at) AS DATE) AS day
FROM settled_articles AS settled
INNER JOIN latest_captures AS captures ON settled.article_id = captures.article_id
WHERE settled.is_loaded OR settled.is_amended
EXCEPT
SELECT
    retold_days.source_id,
    retold_days.day
FROM retold_days;
