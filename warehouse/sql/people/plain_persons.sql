-- purpose: The person of each use that the load counts in a plain block: the one of that name.
-- grain: One changed row a use of a name.
UPDATE merged_uses AS merged
SET
    auto_person_id = person_id_of(concat_ws(' ', merged.given, merged.surname, nullif(merged.suffix, ''))),
    is_ambiguous = FALSE
FROM plain_blocks
WHERE merged.block_key = plain_blocks.block_key;
