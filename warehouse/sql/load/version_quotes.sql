-- purpose: The quotes of the touched articles' versions: of those whose text this load brings, the ones handed in; of
-- the others the stored ones, under the number that their version has from here on.
-- grain: One row a quote in a version of a touched article.
CREATE OR REPLACE TEMP TABLE version_quotes AS
SELECT stored.* REPLACE (versions.version_no AS version_no)  -- noqa: AM04
FROM article_versions AS versions
INNER JOIN fact_version_quotes AS stored
    ON
        versions.article_id = stored.article_id
        AND versions.stored_version_no = stored.version_no
UNION ALL BY NAME
SELECT
    staged.article_id,
    versions.version_no,
    staged.quote_no,
    staged.quote_kind,
    staged.quote_text,
    staged.char_start,
    staged.char_end,
    staged.paragraph_no,
    staged.speaker_text,
    staged.speaker_name,
    staged.speaker_kind,
    staged.speaker_role,
    staged.cue,
    staged.attribution_confidence,
    staged.run_id
FROM article_versions AS versions
INNER JOIN staged_quotes AS staged ON versions.article_id = staged.article_id
WHERE versions.stored_version_no IS NULL AND versions.quote_count IS NOT NULL;
