-- purpose: Who had it first: where the words of a quote were seen earliest, which outlets took them up, after how long
-- and through which news agency.
-- grain: One row a quote, however many articles have it, as in quote_groups.
-- column quote_group_id: The quote; joins to quote_groups, fact_quotes and quotes.
-- column quote_text: The words as the earliest article has them.
-- column quote_kind: direct, fragment or indirect, as in the earliest article.
-- column speaker_name: Whom the earliest article that names a speaker gives; null when none does.
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
-- column taken_up_by: Those outlets, as source_id, in the order of their first sightings.
-- column taken_up_at: When the first of those outlets had them; null when none has.
-- column taken_up_after_hours: Hours from the earliest sighting to taken_up_at.
-- column agency: The news agency through which the words went: of the earliest article whose text comes from one.
-- column last_sighted_at: The latest sighting.
SELECT
    said.quote_group_id,
    said.quote_text,
    said.quote_kind,
    said.speaker_name,
    said.speaker_person_id,
    said.first_sighted_at,
    said.source_id,
    coalesce(sources.source_name, said.source_id) AS source_name,
    said.article_id,
    articles.title,
    articles.canonical_url,
    said.occurrence_count,
    said.article_count,
    said.source_count - 1 AS taken_up_count,
    said.taken_up_by,
    said.taken_up_at,
    date_diff('second', said.first_sighted_at, said.taken_up_at) / 3600 AS taken_up_after_hours,
    said.agency,
    said.last_sighted_at
FROM quote_groups AS said
LEFT JOIN fact_articles AS articles ON said.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON said.source_id = sources.source_id;
