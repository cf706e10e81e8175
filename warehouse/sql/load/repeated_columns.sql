-- purpose: What the rows of the articles that are loaded repeat of them.
-- grain: One row an article that is loaded.
CREATE OR REPLACE TEMP TABLE repeated_columns AS
SELECT
    settled.article_id,
    captures.source_id AS article_source_id,
    cast(timezone('UTC', coalesce(captures.published_at, settled.first_seen_at)) AS DATE) AS article_day,
    captures.published_at AS article_published_at
FROM settled_articles AS settled
INNER JOIN latest_captures AS captures ON settled.article_id = captures.article_id
WHERE settled.is_loaded;
