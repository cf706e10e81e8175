-- purpose: What the warehouse has of the articles in this load. Later steps read stored facts of these articles alone,
-- so that new articles cost the same however many are stored. Row numbers first: the other columns are read of these
-- rows alone.
-- grain: One row an article of the load that is stored.
CREATE OR REPLACE TEMP TABLE stored_articles AS
SELECT
    stored.article_id,
    stored.fetched_at,
    stored.first_seen_at,
    stored.version_no,
    stored.text_sha256,
    stored.access,
    stored.pipeline_version
FROM fact_articles AS stored
WHERE
    stored.rowid IN (
        SELECT ids.rowid
        FROM fact_articles AS ids
        SEMI JOIN latest_captures ON ids.article_id = latest_captures.article_id
    );
