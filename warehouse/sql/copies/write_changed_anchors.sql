-- The anchors among stored wordings, where they changed.
UPDATE ops.quote_fingerprints AS stored
SET is_anchor = changed.is_anchor
FROM changed_anchors AS changed
WHERE stored.rowid = changed.row_no;
