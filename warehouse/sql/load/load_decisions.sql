-- purpose: For each article of the load: whether its latest capture is written, and the values that the load settles. A
-- part of a text, as a paywall leaves it, never replaces the whole, and the whole always replaces a part. Beside that,
-- a page fetched before the stored one never replaces it. One fetched in the same second does when it is another
-- reading of the same page (another pipeline version), or else when its digest is the greater: any fixed choice does.
-- grain: One row an article of the load.
CREATE OR REPLACE TEMP TABLE load_decisions AS
WITH seen AS (
    SELECT
        captures.article_id,
        min(least(captures.first_seen_at, captures.fetched_at)) AS first_seen_at
    FROM captures
    GROUP BY captures.article_id
),

judged AS (
    SELECT
        latest.article_id,
        latest.fetched_at,
        latest.text_sha256,
        stored.article_id IS NOT NULL AS is_stored,
        stored.article_id IS NULL
        OR (
            differing_articles.article_id IS NOT NULL
            AND (
                (latest.fetched_at = stored.fetched_at AND latest.pipeline_version != stored.pipeline_version)
                OR (latest.access = 'open', latest.fetched_at, latest.text_sha256)
                >= (stored.access = 'open', stored.fetched_at, stored.text_sha256)
            )
        ) AS is_loaded
    FROM latest_captures AS latest
    LEFT JOIN stored_articles AS stored ON latest.article_id = stored.article_id
    LEFT JOIN differing_articles ON latest.article_id = differing_articles.article_id
)

SELECT
    judged.article_id,
    judged.is_stored,
    judged.is_loaded,
    stored.version_no AS stored_version_no,
    stored.first_seen_at AS stored_first_seen_at,
    stored.text_sha256 AS stored_text_sha256,
    CASE WHEN judged.is_loaded THEN judged.text_sha256 ELSE stored.text_sha256 END AS current_text_sha256,
    CASE WHEN judged.is_loaded THEN judged.fetched_at ELSE stored.fetched_at END AS current_fetched_at,
    least(seen.first_seen_at, coalesce(stored.first_seen_at, seen.first_seen_at)) AS first_seen_at
FROM judged
INNER JOIN seen ON judged.article_id = seen.article_id
LEFT JOIN stored_articles AS stored ON judged.article_id = stored.article_id;
