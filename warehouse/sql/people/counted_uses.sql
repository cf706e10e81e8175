-- purpose: Uses of names, counted from used_rows. Companions are the numbers of full names beside which the name
-- stands: the least are kept everywhere, so that two uses that share companions keep the same ones.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE counted_uses AS
WITH beside AS (
    SELECT
        companions.article_id,
        list_sort(list(DISTINCT name_no_of(parts.name_key)))[1:12] AS name_nos
    FROM companion_rows AS companions
    INNER JOIN name_parts AS parts ON companions.person_name = parts.person_name
    WHERE parts.name_kind = 'full'
    GROUP BY companions.article_id
)

SELECT
    used.use_id,
    used.name_id,
    used.person_name,
    used.use_role AS role,
    used.source_id,
    used.in_article_id,
    count(*) AS article_count,
    count(*) FILTER (WHERE used.is_author) AS byline_count,
    cast(sum(used.mention_count) AS BIGINT) AS mention_count,
    cast(sum(used.quote_count) AS BIGINT) AS quote_count,
    min(used.first_seen_at) AS first_seen_at,
    max(used.fetched_at) AS last_seen_at,
    arg_min(used.article_id, (used.first_seen_at, used.article_id)) AS first_article_id,
    list_sort(list_distinct(flatten(list(used.aliases)))) AS aliases,
    list_filter(
        list_sort(list_distinct(flatten(list(beside.name_nos)))),
        LAMBDA name_no: name_no != any_value(name_no_of(used.name_key))  -- noqa: RF02
    )[1:16] AS companions
FROM used_rows AS used
LEFT JOIN beside ON used.article_id = beside.article_id
GROUP BY ALL;
