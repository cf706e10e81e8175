-- purpose: Stored versions whose very capture this load reads anew, to another end: by another pipeline version, for
-- quotes that were not kept, or with other quotes, as other settings give.
-- grain: One row a stored version of an article.
CREATE OR REPLACE TEMP TABLE reread_versions AS
WITH same_captures AS (
    SELECT
        versions.article_id,
        versions.version_no,
        versions.text_sha256,
        versions.quote_count,
        versions.pipeline_version != latest.pipeline_version AS is_other_code
    FROM fact_article_versions AS versions
    INNER JOIN latest_captures AS latest
        ON
            versions.article_id = latest.article_id
            AND versions.text_sha256 = latest.text_sha256
            AND versions.valid_from = latest.fetched_at
),

stored_readings AS (
    SELECT
        quotes.article_id,
        quotes.version_no,
        sum(
            hash(
                quotes.quote_no, quotes.quote_kind, quotes.char_start, quotes.char_end,
                quotes.speaker_text, quotes.speaker_name, quotes.speaker_kind, quotes.speaker_role,
                quotes.cue, quotes.attribution_confidence
            )
        ) AS digest
    FROM fact_version_quotes AS quotes
    -- Row numbers first: the other columns are read of these rows alone.
    WHERE
        quotes.rowid IN (
            SELECT listed.rowid
            FROM fact_version_quotes AS listed
            INNER JOIN same_captures
                ON
                    listed.article_id = same_captures.article_id
                    AND listed.version_no = same_captures.version_no
        )
    GROUP BY quotes.article_id, quotes.version_no
),

given_readings AS (
    SELECT
        quotes.article_id,
        sum(
            hash(
                quotes.quote_no, quotes.quote_kind, quotes.char_start, quotes.char_end,
                quotes.speaker_text, quotes.speaker_name, quotes.speaker_kind, quotes.speaker_role,
                quotes.cue, quotes.attribution_confidence
            )
        ) AS digest
    FROM staged_quotes AS quotes
    SEMI JOIN same_captures ON quotes.article_id = same_captures.article_id
    GROUP BY quotes.article_id
)

SELECT
    same_captures.article_id,
    same_captures.text_sha256
FROM same_captures
LEFT JOIN stored_readings AS stored
    ON
        same_captures.article_id = stored.article_id
        AND same_captures.version_no = stored.version_no
LEFT JOIN given_readings AS given ON same_captures.article_id = given.article_id
WHERE
    same_captures.is_other_code
    OR same_captures.quote_count IS NULL
    OR stored.digest IS DISTINCT FROM given.digest;
