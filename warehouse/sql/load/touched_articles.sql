-- purpose: Articles whose versions this load changes: it brings a text that is not stored, has an earlier sighting of
-- one that is, reads the very capture of one anew, or makes another text the current one.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE touched_articles AS
WITH stored_versions AS (
    SELECT
        versions.article_id,
        versions.text_sha256,
        versions.valid_from
    FROM fact_article_versions AS versions
    SEMI JOIN stored_articles ON versions.article_id = stored_articles.article_id
)

SELECT captures.article_id
FROM captures
LEFT JOIN stored_versions
    ON
        captures.article_id = stored_versions.article_id
        AND captures.text_sha256 = stored_versions.text_sha256
WHERE stored_versions.article_id IS NULL OR captures.fetched_at < stored_versions.valid_from
UNION
SELECT reread_versions.article_id
FROM reread_versions
UNION
SELECT decisions.article_id
FROM load_decisions AS decisions
WHERE decisions.current_text_sha256 != decisions.stored_text_sha256;
