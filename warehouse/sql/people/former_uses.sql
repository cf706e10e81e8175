-- purpose: The uses that the load counts as they were before, of those that were there. row_no is that of the stored
-- row.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE former_uses AS
SELECT
    kept.row_no,
    kept.use_id,
    kept.article_count,
    kept.byline_count,
    kept.mention_count,
    kept.quote_count,
    kept.first_seen_at,
    kept.last_seen_at,
    kept.first_article_id,
    kept.aliases,
    kept.companions,
    kept.auto_person_id,
    kept.person_id,
    kept.is_ambiguous,
    merged.name_key,
    merged.name_kind,
    merged.given,
    merged.middle,
    merged.surname,
    merged.suffix,
    merged.block_key,
    merged.role,
    merged.role_head,
    merged.field,
    merged.source_id
FROM kept_uses AS kept
INNER JOIN merged_uses AS merged ON kept.use_id = merged.use_id
UNION ALL
SELECT
    recounted.row_no,
    recounted.use_id,
    recounted.article_count,
    recounted.byline_count,
    recounted.mention_count,
    recounted.quote_count,
    recounted.first_seen_at,
    recounted.last_seen_at,
    recounted.first_article_id,
    recounted.aliases,
    recounted.companions,
    recounted.auto_person_id,
    recounted.person_id,
    recounted.is_ambiguous,
    recounted.name_key,
    recounted.name_kind,
    recounted.given,
    recounted.middle,
    recounted.surname,
    recounted.suffix,
    recounted.block_key,
    recounted.role,
    recounted.role_head,
    recounted.field,
    recounted.source_id
FROM recounted_uses AS recounted;
