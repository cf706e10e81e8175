-- Stored wordings that become or cease to be an anchor of a fingerprint.
CREATE OR REPLACE TEMP TABLE changed_anchors AS
SELECT
    stored.fingerprint,
    stored.wording_key,
    FALSE AS is_anchor
FROM ops.quote_fingerprints AS stored
SEMI JOIN next_anchors ON stored.fingerprint = next_anchors.fingerprint
ANTI JOIN next_anchors AS kept
    ON
        stored.fingerprint = kept.fingerprint
        AND stored.wording_key = kept.wording_key
WHERE stored.is_anchor
UNION ALL
SELECT
    stored.fingerprint,
    stored.wording_key,
    TRUE AS is_anchor
FROM ops.quote_fingerprints AS stored
SEMI JOIN freed_fingerprints ON stored.fingerprint = freed_fingerprints.fingerprint
SEMI JOIN next_anchors AS kept
    ON
        stored.fingerprint = kept.fingerprint
        AND stored.wording_key = kept.wording_key
WHERE NOT stored.is_anchor;
