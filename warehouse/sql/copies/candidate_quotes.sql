-- Pairs of wordings that share a fingerprint and are to be compared: new wordings with its anchors, and wordings that
-- became anchors with all that have it. A wording becomes one the less often the more have the fingerprint, so that
-- either costs by the number of anchors.
CREATE OR REPLACE TEMP TABLE candidate_quotes AS
WITH new_anchors AS (
    SELECT
        anchors.fingerprint,
        anchors.wording_key
    FROM next_anchors AS anchors
    WHERE anchors.is_new
    UNION ALL
    SELECT
        changed.fingerprint,
        changed.wording_key
    FROM changed_anchors AS changed
    WHERE changed.is_anchor
),

pairs AS (
    SELECT
        added.wording_key AS one,
        stored.wording_key AS other
    FROM new_fingerprints AS added
    INNER JOIN ops.quote_fingerprints AS stored ON added.fingerprint = stored.fingerprint
    WHERE stored.is_anchor
    UNION ALL
    SELECT
        new_anchors.wording_key AS one,
        stored.wording_key AS other
    FROM new_anchors
    INNER JOIN ops.quote_fingerprints AS stored ON new_anchors.fingerprint = stored.fingerprint
)

SELECT DISTINCT
    least(pairs.one, pairs.other) AS wording_key,
    greatest(pairs.one, pairs.other) AS other_wording_key
FROM pairs
ANTI JOIN ops.quote_edges AS edges
    ON
        least(pairs.one, pairs.other) = edges.wording_key
        AND greatest(pairs.one, pairs.other) = edges.other_wording_key
WHERE pairs.one != pairs.other;
