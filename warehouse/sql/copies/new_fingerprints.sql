-- purpose: Fingerprints of wordings that are not indexed yet.
-- grain: One row a fingerprint and a wording that has it.
CREATE OR REPLACE TEMP TABLE new_fingerprints AS
SELECT
    used.fingerprint,
    used.wording_key,
    used.word_count,
    used.word_bits
FROM fingerprints_of_used AS used
ANTI JOIN ops.quote_fingerprints AS stored ON used.wording_key = stored.wording_key;
