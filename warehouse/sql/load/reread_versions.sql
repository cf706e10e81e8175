-- Stored versions whose very capture this load reads anew, to another end: by another pipeline version, for quotes that
-- were not kept, or with other quotes, as other settings give.
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

readings AS (
    SELECT
        same_captures.article_id,
        (
            SELECT
                sum(
                    hash(
                        quotes.quote_no, quotes.quote_kind, quotes.char_start, quotes.char_end,
                        quotes.speaker_text, quotes.speaker_name, quotes.speaker_kind, quotes.speaker_role,
                        quotes.cue, quotes.attribution_confidence
                    )
                )
            FROM fact_version_quotes AS quotes
            WHERE
                same_captures.article_id = quotes.article_id
                AND same_captures.version_no = quotes.version_no
        ) AS stored_digest,
        (
            SELECT
                sum(
                    hash(
                        quotes.quote_no, quotes.quote_kind, quotes.char_start, quotes.char_end,
                        quotes.speaker_text, quotes.speaker_name, quotes.speaker_kind, quotes.speaker_role,
                        quotes.cue, quotes.attribution_confidence
                    )
                )
            FROM staged_quotes AS quotes
            WHERE same_captures.article_id = quotes.article_id
        ) AS given_digest
    FROM same_captures
)

SELECT
    same_captures.article_id,
    same_captures.text_sha256
FROM same_captures
INNER JOIN readings ON same_captures.article_id = readings.article_id
WHERE
    same_captures.is_other_code
    OR same_captures.quote_count IS NULL
    OR readings.stored_digest IS DISTINCT FROM readings.given_digest;
