-- purpose: Pairs that would not be compared any more: of no fingerprint that both have is either an anchor.
-- grain: One row a pair of wordings.
CREATE OR REPLACE TEMP TABLE stale_quote_edges AS
WITH former_anchors AS (
    SELECT changed.wording_key
    FROM changed_anchors AS changed
    WHERE NOT changed.is_anchor
),

doubtful AS (
    SELECT
        edges.wording_key,
        edges.other_wording_key
    FROM ops.quote_edges AS edges
    WHERE
        edges.wording_key IN (SELECT former_anchors.wording_key FROM former_anchors)
        OR edges.other_wording_key IN (SELECT former_anchors.wording_key FROM former_anchors)
)

SELECT
    doubtful.wording_key,
    doubtful.other_wording_key
FROM doubtful
EXCEPT
SELECT
    doubtful.wording_key,
    doubtful.other_wording_key
FROM doubtful
INNER JOIN ops.quote_fingerprints AS one ON doubtful.wording_key = one.wording_key
INNER JOIN ops.quote_fingerprints AS other ON doubtful.other_wording_key = other.wording_key
WHERE
    one.fingerprint = other.fingerprint
    AND (one.is_anchor OR other.is_anchor);
