-- What is stored of the uses that the load counts, before they are replaced.
CREATE OR REPLACE TEMP TABLE former_uses AS
SELECT
    stored.use_id,
    stored.name_kind,
    stored.surname,
    stored.role_head,
    stored.companions,
    stored.block_key,
    stored.person_id
FROM ops.name_uses AS stored
WHERE
    stored.use_id IN (SELECT counted.use_id FROM counted_uses AS counted)
    OR stored.use_id IN (SELECT recounted.use_id FROM recounted_uses AS recounted);
