-- purpose: How often each outlet lets sources speak whom it does not name, of all quotes whose speaker is known.
-- grain: One row an outlet with an attributed quote in the period, indirect speech included.
SELECT
    coalesce(any_value(sources.source_name), articles.source_id) AS source_name,
    count(*) AS quote_count,
    count(*) FILTER (spoken.speaker_kind = 'unnamed') AS unnamed_count,
    count(*) FILTER (spoken.speaker_kind = 'unnamed') / count(*) AS unnamed_share
FROM fact_quotes AS spoken
INNER JOIN fact_articles AS articles ON spoken.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON articles.source_id = sources.source_id
WHERE
    spoken.speaker_kind IS NOT NULL
    AND coalesce(articles.published_at, articles.first_seen_at) >= getvariable('since')
    AND coalesce(articles.published_at, articles.first_seen_at) < getvariable('until') + INTERVAL 1 DAY
GROUP BY articles.source_id
ORDER BY unnamed_share DESC, source_name ASC;
