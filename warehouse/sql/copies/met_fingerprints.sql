-- purpose: What is stored of the fingerprints that new wordings have, their anchors only, and of those that lost an
-- anchor, all.
-- grain: One row a fingerprint and a stored wording that has it.
CREATE OR REPLACE TEMP TABLE met_fingerprints AS
SELECT
    stored.rowid AS row_no,
    stored.fingerprint,
    stored.wording_key,
    stored.word_count,
    stored.word_bits,
    stored.is_anchor
FROM ops.quote_fingerprints AS stored
SEMI JOIN new_fingerprints ON stored.fingerprint = new_fingerprints.fingerprint
WHERE stored.is_anchor
UNION
SELECT
    stored.rowid AS row_no,
    stored.fingerprint,
    stored.wording_key,
    stored.word_count,
    stored.word_bits,
    stored.is_anchor
FROM ops.quote_fingerprints AS stored
SEMI JOIN freed_fingerprints ON stored.fingerprint = freed_fingerprints.fingerprint;
