-- The anchors of each fingerprint that new wordings have or that lost one: the shortest wordings, which others contain
-- and which share fewest fingerprints with these; of one length those with the lowest keys, so that the order of loads
-- does not matter.
CREATE OR REPLACE TEMP TABLE next_anchors AS
SELECT
    wordings.fingerprint,
    wordings.wording_key,
    wordings.is_new
FROM (
    SELECT
        added.fingerprint,
        added.wording_key,
        added.word_count,
        TRUE AS is_new
    FROM new_fingerprints AS added
    UNION ALL
    SELECT
        stored.fingerprint,
        stored.wording_key,
        stored.word_count,
        FALSE AS is_new
    FROM ops.quote_fingerprints AS stored
    SEMI JOIN new_fingerprints ON stored.fingerprint = new_fingerprints.fingerprint
    ANTI JOIN freed_fingerprints ON stored.fingerprint = freed_fingerprints.fingerprint
    WHERE stored.is_anchor
    UNION ALL
    SELECT
        stored.fingerprint,
        stored.wording_key,
        stored.word_count,
        FALSE AS is_new
    FROM ops.quote_fingerprints AS stored
    SEMI JOIN freed_fingerprints ON stored.fingerprint = freed_fingerprints.fingerprint
) AS wordings
QUALIFY
    row_number() OVER (
        PARTITION BY wordings.fingerprint
        ORDER BY wordings.word_count, wordings.wording_key
    ) <= getvariable('anchors_kept');
