-- purpose: The counted uses with what is stored of the same ones, except those that were counted anew from all their
-- articles.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE merged_uses AS
WITH headed AS (
    SELECT
        counted.use_id,
        counted.name_id,
        counted.person_name,
        counted.role,
        counted.source_id,
        counted.in_article_id,
        counted.article_count + coalesce(kept.article_count, 0) AS article_count,
        counted.byline_count + coalesce(kept.byline_count, 0) AS byline_count,
        counted.mention_count + coalesce(kept.mention_count, 0) AS mention_count,
        counted.quote_count + coalesce(kept.quote_count, 0) AS quote_count,
        least(counted.first_seen_at, kept.first_seen_at) AS first_seen_at,
        greatest(counted.last_seen_at, kept.last_seen_at) AS last_seen_at,
        CASE
            WHEN (kept.first_seen_at, kept.first_article_id) < (counted.first_seen_at, counted.first_article_id)
                THEN kept.first_article_id
            ELSE counted.first_article_id
        END AS first_article_id,
        CASE
            WHEN kept.use_id IS NULL OR list_has_all(kept.aliases, counted.aliases)
                THEN coalesce(kept.aliases, counted.aliases)
            ELSE list_sort(list_distinct(list_concat(counted.aliases, kept.aliases)))
        END AS aliases,
        CASE
            WHEN kept.use_id IS NULL THEN counted.companions
            ELSE list_sort(list_distinct(list_concat(counted.companions, kept.companions)))[1:16]
        END AS companions,
        coalesce(kept.auto_person_id, former.auto_person_id, '') AS auto_person_id,
        coalesce(kept.person_id, former.person_id, '') AS person_id,
        coalesce(kept.is_ambiguous, FALSE) AS is_ambiguous,
        regexp_extract(
            regexp_replace(counted.role, '( (of|for|at|in|to|from|with|on)\b.*|,.*)$', ''), '([\p{L}-]+)$', 1
        ) AS role_head
    FROM counted_uses AS counted
    LEFT JOIN kept_uses AS kept ON counted.use_id = kept.use_id
    LEFT JOIN recounted_uses AS former ON counted.use_id = former.use_id
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
    END AS field
FROM headed
INNER JOIN name_parts AS parts ON headed.person_name = parts.person_name
LEFT JOIN role_fields AS fields ON headed.role_head = fields.role_head;
