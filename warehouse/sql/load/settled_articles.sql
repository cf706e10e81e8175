-- purpose: The values of fact_articles that the load settles, whether the article's facts are written or left alone.
-- grain: One row an article of the load.
CREATE OR REPLACE TEMP TABLE settled_articles AS
SELECT
    decisions.article_id,
    decisions.is_stored,
    decisions.is_loaded,
    decisions.first_seen_at,
    coalesce(versions.version_no, decisions.stored_version_no) AS version_no,
    decisions.is_stored
    AND NOT decisions.is_loaded
    AND (
        decisions.first_seen_at != decisions.stored_first_seen_at
        OR coalesce(versions.version_no, decisions.stored_version_no) != decisions.stored_version_no
    ) AS is_amended
FROM load_decisions AS decisions
LEFT JOIN article_versions AS versions
    ON
        decisions.article_id = versions.article_id
        AND decisions.current_text_sha256 = versions.text_sha256;
