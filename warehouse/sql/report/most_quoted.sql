-- purpose: Whom the outlets quoted most in the period. The same words in several articles count once.
-- grain: One row a person quoted in quotation marks in the period, the most quoted first.
SELECT
    coalesce(any_value(people.person_name), any_value(spoken.speaker_name)) AS person_name,
    mode(spoken.speaker_role) AS role,
    count(DISTINCT spoken.quote_group_id) AS quote_count,
    count(DISTINCT coalesce(articles.duplicate_group_id, articles.article_id)) AS article_count,
    count(DISTINCT articles.source_id) AS source_count,
    count(*) AS occurrence_count
FROM fact_quotes AS spoken
INNER JOIN fact_articles AS articles ON spoken.article_id = articles.article_id
LEFT JOIN dim_people AS people ON spoken.speaker_person_id = people.person_id
WHERE
    spoken.speaker_person_id IS NOT NULL
    AND spoken.quote_kind != 'indirect'
    AND coalesce(articles.published_at, articles.first_seen_at) >= getvariable('since')
    AND coalesce(articles.published_at, articles.first_seen_at) < getvariable('until') + INTERVAL 1 DAY
GROUP BY spoken.speaker_person_id
ORDER BY quote_count DESC, article_count DESC, person_name ASC
LIMIT 30;
