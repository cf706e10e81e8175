-- purpose: The anchors of each fingerprint that new wordings have or that lost one: the shortest wordings, which others
-- contain and which share fewest fingerprints with these; of one length those with the lowest keys, so that the order
-- of loads does not matter.
-- grain: One row a fingerprint and a wording that is an anchor of it.
CREATE OR REPLACE TEMP TABLE next_anchors AS
SELECT
    wordings.fingerprint,
    wordings.wording_key,
    wordings.word_count,
    wordings.word_bits,
    wordings.is_new
FROM (
    SELECT
        added.fingerprint,
        added.wording_key,
        added.word_count,
        added.word_bits,
        TRUE AS is_new
    FROM new_fingerprints AS added
    UNION ALL
    SELECT
        met.fingerprint,
        met.wording_key,
        met.word_count,
        met.word_bits,
        FALSE AS is_new
    FROM met_fingerprints AS met
) AS wordings
QUALIFY
    row_number() OVER (
        PARTITION BY wordings.fingerprint
        ORDER BY wordings.word_count, wordings.wording_key
    ) <= getvariable('anchors_kept');
