-- purpose: The full names of the blocks that are judged. A block holds all spellings that could be one person's: short
-- given names beside the long ones, both orders of two words; so whom its names mean follows from the block alone.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE block_uses AS
SELECT
    uses.use_id,
    uses.block_key,
    uses.name_key,
    uses.given,
    uses.middle,
    uses.surname,
    uses.suffix,
    uses.role,
    uses.role_head,
    uses.field,
    uses.source_id,
    uses.first_seen_at,
    uses.auto_person_id AS former_auto_person_id,
    uses.is_ambiguous AS was_ambiguous,
    -- Companions are most of the bytes; they are read of the few uses of which they are asked.
    uses.rowid AS row_no
FROM ops.name_uses AS uses
WHERE
    -- Row numbers first: few blocks are judged use by use.
    uses.rowid IN (
        SELECT stored.rowid
        FROM ops.name_uses AS stored
        SEMI JOIN judged_blocks ON stored.block_key = judged_blocks.block_key
    );
