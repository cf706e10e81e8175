-- purpose: Stored wordings that become or cease to be an anchor of a fingerprint.
-- grain: One row a fingerprint and a wording that has it.
CREATE OR REPLACE TEMP TABLE changed_anchors AS
SELECT
    met.row_no,
    met.fingerprint,
    met.wording_key,
    met.word_count,
    met.word_bits,
    kept.wording_key IS NOT NULL AS is_anchor
FROM met_fingerprints AS met
LEFT JOIN next_anchors AS kept
    ON
        met.fingerprint = kept.fingerprint
        AND met.wording_key = kept.wording_key
WHERE met.is_anchor != (kept.wording_key IS NOT NULL);
