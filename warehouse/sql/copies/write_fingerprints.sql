-- purpose: The fingerprints of new wordings.
-- grain: One row a fingerprint and a wording that has it.
INSERT INTO ops.quote_fingerprints BY NAME
SELECT
    added.fingerprint,
    added.wording_key,
    added.word_count,
    added.word_bits,
    anchors.wording_key IS NOT NULL AS is_anchor
FROM new_fingerprints AS added
LEFT JOIN next_anchors AS anchors
    ON
        added.fingerprint = anchors.fingerprint
        AND added.wording_key = anchors.wording_key;
