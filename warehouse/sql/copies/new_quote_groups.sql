-- purpose: What quote_groups says of the groups of grouped_sightings from here on.
-- grain: One row a group of quotes.
CREATE OR REPLACE TEMP TABLE new_quote_groups AS
WITH outlets AS (
    SELECT
        sightings.new_group_id,
        list(sightings.source_id ORDER BY sightings.first_no) AS taken_up_by,
        min(sightings.sighted_at) AS taken_up_at
    FROM (
        SELECT
            grouped.new_group_id,
            grouped.source_id,
            min(grouped.sighting_no) AS first_no,
            min(grouped.sighted_at) AS sighted_at
        FROM grouped_sightings AS grouped
        WHERE grouped.source_id != grouped.first_source_id
        GROUP BY grouped.new_group_id, grouped.source_id
    ) AS sightings
    GROUP BY sightings.new_group_id
),

groups AS (
    SELECT
        grouped.new_group_id AS quote_group_id,
        arg_min(grouped.quote_text, grouped.sighting_no) AS quote_text,
        -- Of the longest forms the earliest.
        arg_max(grouped.quote_text, (grouped.word_count, -grouped.sighting_no)) AS longest_text,
        arg_min(grouped.quote_kind, grouped.sighting_no) AS quote_kind,
        max(grouped.word_count) AS word_count,
        arg_min(grouped.speaker_name, grouped.sighting_no) AS speaker_name,
        arg_min(grouped.speaker_kind, grouped.sighting_no) AS speaker_kind,
        -- The speaker of the earliest occurrence that has one: a person there, or nobody's id.
        arg_min(
            coalesce(grouped.speaker_person_id, ''), grouped.sighting_no
        ) FILTER (WHERE grouped.speaker_name IS NOT NULL) AS speaker_person_id,
        arg_min(grouped.article_id, grouped.sighting_no) AS article_id,
        any_value(grouped.first_source_id) AS source_id,
        min(grouped.sighted_at) AS first_sighted_at,
        max(grouped.sighted_at) AS last_sighted_at,
        count(*) AS occurrence_count,
        count(DISTINCT grouped.article_id) AS article_count,
        count(DISTINCT grouped.duplicate_group_id) AS story_count,
        count(DISTINCT grouped.source_id) AS source_count,
        arg_min(grouped.agency, grouped.sighting_no) AS agency
    FROM grouped_sightings AS grouped
    GROUP BY grouped.new_group_id
)

SELECT
    groups.* REPLACE (  -- noqa: AM04
        nullif(groups.longest_text, groups.quote_text) AS longest_text,
        nullif(groups.speaker_person_id, '') AS speaker_person_id
    ),
    coalesce(outlets.taken_up_by, []) AS taken_up_by,
    outlets.taken_up_at
FROM groups
LEFT JOIN outlets ON groups.quote_group_id = outlets.new_group_id;
