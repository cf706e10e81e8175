-- purpose: Each row of people_rows with the use that it belongs to: a name with a role in an outlet, and, for a name
-- that by itself does not say who is meant, in one article.
-- grain: One row an article and a name in it.
CREATE OR REPLACE TEMP TABLE used_rows AS
WITH worded AS (
    SELECT
        people.*,
        parts.name_key,
        parts.name_kind,
        trim(regexp_replace(lower(strip_accents(coalesce(people.role, ''))), '^(the|a|an) ', '')) AS use_role,
        CASE
            WHEN
                parts.name_kind != 'full'
                OR parts.name_key IN (SELECT narrowed.name_key FROM narrowed_names AS narrowed)
                THEN people.article_id
            ELSE ''
        END AS in_article_id
    FROM people_rows AS people
    INNER JOIN name_parts AS parts ON people.person_name = parts.person_name
)

SELECT
    worded.*,  -- noqa: AM04
    md5(
        concat_ws(
            chr(31), worded.name_id, worded.person_name, worded.use_role, worded.source_id, worded.in_article_id
        )
    ) AS use_id
FROM worded;
