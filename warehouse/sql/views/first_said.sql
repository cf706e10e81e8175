-- purpose: Who had it first: where the words of a quote were seen earliest, and how many other outlets took them up.
-- grain: One row a quote group: the same words, in however many articles.
-- column quote_group_id: The group; joins to fact_quotes and quotes.
-- column quote_text: The words as the earliest article has them.
-- column quote_kind: direct, fragment or indirect, as in the earliest article.
-- column speaker_name: Whom the earliest article gives as the speaker; null when nobody.
-- column speaker_person_id: That speaker across articles when a person; joins to dim_people.
-- column first_sighted_at: The earliest time at which the words are known to have been public.
-- column source_id: The outlet of the earliest article; joins to dim_sources.
-- column source_name: That outlet's name for people to read.
-- column article_id: The earliest article; joins to fact_articles.
-- column title: Its heading.
-- column canonical_url: Its address.
-- column occurrence_count: Times that the words stand in articles.
-- column article_count: Articles that have them.
-- column taken_up_count: Outlets that have them besides the first.
-- column taken_up_at: When the first of those outlets had them; null when none has.
-- column last_sighted_at: The latest sighting.
WITH sightings AS (
    SELECT
        quotes.*,
        row_number() OVER earliest_first AS sighting_no,
        first_value(quotes.source_id) OVER earliest_first AS first_source_id
    FROM quotes
    WINDOW earliest_first AS (
        PARTITION BY quotes.quote_group_id
        ORDER BY quotes.sighted_at ASC, quotes.article_id ASC, quotes.quote_no ASC
    )
)

SELECT
    sightings.quote_group_id,
    min(sightings.quote_text) FILTER (WHERE sightings.sighting_no = 1) AS quote_text,
    min(sightings.quote_kind) FILTER (WHERE sightings.sighting_no = 1) AS quote_kind,
    min(sightings.speaker_name) FILTER (WHERE sightings.sighting_no = 1) AS speaker_name,
    min(sightings.speaker_person_id) FILTER (WHERE sightings.sighting_no = 1) AS speaker_person_id,
    min(sightings.sighted_at) AS first_sighted_at,
    min(sightings.source_id) FILTER (WHERE sightings.sighting_no = 1) AS source_id,
    min(sightings.source_name) FILTER (WHERE sightings.sighting_no = 1) AS source_name,
    min(sightings.article_id) FILTER (WHERE sightings.sighting_no = 1) AS article_id,
    min(sightings.title) FILTER (WHERE sightings.sighting_no = 1) AS title,
    min(sightings.canonical_url) FILTER (WHERE sightings.sighting_no = 1) AS canonical_url,
    count(*) AS occurrence_count,
    count(DISTINCT sightings.article_id) AS article_count,
    count(DISTINCT sightings.source_id) - 1 AS taken_up_count,
    min(sightings.sighted_at) FILTER (WHERE sightings.source_id != sightings.first_source_id) AS taken_up_at,
    max(sightings.sighted_at) AS last_sighted_at
FROM sightings
GROUP BY sightings.quote_group_id;
