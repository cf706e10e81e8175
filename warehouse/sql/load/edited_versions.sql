-- purpose: The versions of the articles whose edits are told, each with the one before; told_versions has them all.
-- grain: One row a version after an article's first.
CREATE OR REPLACE TEMP TABLE edited_versions AS
WITH versions AS (
    SELECT told.*
    FROM told_versions AS told
    SEMI JOIN edited_articles ON told.article_id = edited_articles.article_id
)

SELECT
    later.article_id,
    later.version_no,
    later.valid_from AS changed_at,
    later.change_kind,
    later.characters_added,
    later.characters_removed,
    earlier.title AS title_before,
    later.title AS title_after,
    earlier.text AS text_before,
    later.text AS text_after,
    later.pipeline_version = earlier.pipeline_version AS is_same_pipeline,
    -- Quotes that were not kept, or of a text that a wall cut, are not compared.
    later.quote_count IS NOT NULL
    AND earlier.quote_count IS NOT NULL
    AND coalesce(later.access, 'open') = coalesce(earlier.access, 'open')
    AND later.change_kind != 'truncated' AS has_comparable_quotes
FROM versions AS later
INNER JOIN versions AS earlier
    ON
        later.article_id = earlier.article_id
        AND later.version_no = earlier.version_no + 1;
