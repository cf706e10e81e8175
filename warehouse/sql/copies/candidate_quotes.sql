-- purpose: Pairs of wordings that share a fingerprint and are to be compared: new wordings with its anchors, and
-- wordings that became anchors with all that have it. A wording becomes one the less often the more have the
-- fingerprint, so that either costs by the number of anchors. Pairs of which the shorter wording has many words that
-- the longer has not are left out: each bit of the one that the other lacks is such a word at least. Of wordings
-- without bits that is not known.
-- grain: One row a pair of wordings.
CREATE OR REPLACE TEMP TABLE candidate_quotes AS
WITH new_anchors AS (
    SELECT
        anchors.fingerprint,
        anchors.wording_key,
        anchors.word_count,
        anchors.word_bits
    FROM next_anchors AS anchors
    WHERE anchors.is_new
    UNION ALL
    SELECT
        changed.fingerprint,
        changed.wording_key,
        changed.word_count,
        changed.word_bits
    FROM changed_anchors AS changed
    WHERE changed.is_anchor
),

pairs AS (
    SELECT
        added.wording_key AS one,
        stored.wording_key AS other,
        added.word_count AS one_count,
        stored.word_count AS other_count,
        added.word_bits AS one_bits,
        stored.word_bits AS other_bits
    FROM new_fingerprints AS added
    INNER JOIN next_anchors AS stored ON added.fingerprint = stored.fingerprint
    UNION ALL
    SELECT
        new_anchors.wording_key AS one,
        stored.wording_key AS other,
        new_anchors.word_count AS one_count,
        stored.word_count AS other_count,
        new_anchors.word_bits AS one_bits,
        stored.word_bits AS other_bits
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
WHERE
    pairs.one != pairs.other
    AND coalesce(
        CASE
            WHEN pairs.one_count < pairs.other_count THEN bit_count(pairs.one_bits & ~pairs.other_bits)
            WHEN pairs.one_count > pairs.other_count THEN bit_count(pairs.other_bits & ~pairs.one_bits)
            ELSE
                least(bit_count(pairs.one_bits & ~pairs.other_bits), bit_count(pairs.other_bits & ~pairs.one_bits))
        END
        <= getvariable('strange_share') * least(pairs.one_count, pairs.other_count),
        TRUE
    );
