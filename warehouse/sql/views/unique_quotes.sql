-- purpose: Every quote once, in its longest form, with how far it went. The view quotes has every occurrence.
-- grain: One row a quote, however many articles have it, as in quote_groups.
-- column quote_group_id: The quote; joins to quote_groups, fact_quotes and quotes.
-- column quote_text: The words in their longest form.
-- column quote_kind: direct, fragment or indirect, as in the earliest article.
-- column word_count: Words of quote_text.
-- column speaker_name: Whom the earliest article that names a speaker gives; null when none does.
-- column speaker_kind: person, organization, document or unnamed.
-- column speaker_person_id: That speaker across articles when a person; joins to dim_people.
-- column first_sighted_at: The earliest time at which the words are known to have been public.
-- column last_sighted_at: The latest sighting.
-- column source_id: The outlet of the earliest article; joins to dim_sources.
-- column article_id: The earliest article; joins to fact_articles.
-- column occurrence_count: Times that the words stand in articles.
-- column article_count: Articles that have them.
-- column story_count: Those articles, copies of one text counted once.
-- column source_count: Outlets that have them.
-- column agency: The news agency through which the words went: of the earliest article whose text comes from one.
SELECT
    said.quote_group_id,
    coalesce(said.longest_text, said.quote_text) AS quote_text,
    said.quote_kind,
    said.word_count,
    said.speaker_name,
    said.speaker_kind,
    said.speaker_person_id,
    said.first_sighted_at,
    said.last_sighted_at,
    said.source_id,
    said.article_id,
    said.occurrence_count,
    said.article_count,
    said.story_count,
    said.source_count,
    said.agency
FROM quote_groups AS said;
