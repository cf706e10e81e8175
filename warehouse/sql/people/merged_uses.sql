-- The counted uses with what is stored of the same ones, except those that were counted anew from all their articles.
CREATE OR REPLACE TEMP TABLE merged_uses AS
WITH every AS (
    SELECT
        counted.*,
        '' AS auto_person_id,
        '' AS person_id
    FROM counted_uses AS counted
    UNION ALL BY NAME
    SELECT
        stored.use_id,
        stored.name_id,
        stored.person_name,
        stored.role,
        stored.source_id,
        stored.in_article_id,
        stored.article_count,
        stored.byline_count,
        stored.mention_count,
        stored.quote_count,
        stored.first_seen_at,
        stored.last_seen_at,
        stored.aliases,
        stored.companions,
        stored.first_article_id,
        stored.auto_person_id,
        stored.person_id
    FROM ops.name_uses AS stored
    SEMI JOIN counted_uses ON stored.use_id = counted_uses.use_id
    ANTI JOIN recounted_uses ON stored.use_id = recounted_uses.use_id
),

merged AS (
    SELECT
        every.use_id,
        every.name_id,
        every.person_name,
        every.role,
        every.source_id,
        every.in_article_id,
        cast(sum(every.article_count) AS BIGINT) AS article_count,
        cast(sum(every.byline_count) AS BIGINT) AS byline_count,
        cast(sum(every.mention_count) AS BIGINT) AS mention_count,
        cast(sum(every.quote_count) AS BIGINT) AS quote_count,
        min(every.first_seen_at) AS first_seen_at,
        max(every.last_seen_at) AS last_seen_at,
        arg_min(every.first_article_id, (every.first_seen_at, every.first_article_id)) AS first_article_id,
        list_sort(list_distinct(flatten(list(every.aliases)))) AS aliases,
        list_sort(list_distinct(flatten(list(every.companions))))[1:16] AS companions,
        max(every.auto_person_id) AS auto_person_id,
        max(every.person_id) AS person_id
    FROM every
    GROUP BY
        every.use_id,
        every.name_id,
        every.person_name,
        every.role,
        every.source_id,
        every.in_article_id
),

headed AS (
    SELECT
        merged.* EXCLUDE (auto_person_id, person_id),
        coalesce(nullif(merged.auto_person_id, ''), former.auto_person_id, '') AS auto_person_id,
        coalesce(nullif(merged.person_id, ''), former.person_id, '') AS person_id,
        regexp_extract(
            regexp_replace(merged.role, '( (of|for|at|in|to|from|with|on)\b.*|,.*)$', ''), '([\p{L}-]+)$', 1
        ) AS role_head
    FROM merged
    LEFT JOIN recounted_uses AS former ON merged.use_id = former.use_id
)

SELECT
    headed.*,
    parts.name_key,
    parts.name_kind,
    parts.given,
    parts.middle,
    parts.surname,
    parts.suffix,
    parts.block_key,
    -- Who was something once may be something else by now.
    CASE
        WHEN NOT regexp_matches(headed.role, '\b(former|ex|retired|late|onetime)\b') THEN fields.field
    END AS field,
    FALSE AS is_ambiguous
FROM headed
INNER JOIN name_parts AS parts ON headed.person_name = parts.person_name
LEFT JOIN role_fields AS fields ON headed.role_head = fields.role_head;
