-- purpose: How many quotes of the period have a speaker, how sure that is, and why the others have none.
-- grain: One row a certainty: the confidence in steps, or the reason for abstaining.
SELECT
    CASE
        WHEN spoken.speaker_name IS NULL THEN concat('no speaker: ', replace(spoken.abstain_reason, '_', ' '))
        WHEN spoken.attribution_confidence >= 0.9 THEN 'speaker, confidence .9 or more'
        WHEN spoken.attribution_confidence >= 0.5 THEN 'speaker, confidence .5 to .9'
        ELSE 'speaker, confidence below .5'
    END AS certainty,
    count(*) AS quote_count,
    count(*) / sum(count(*)) OVER () AS quote_share
FROM fact_quotes AS spoken
INNER JOIN fact_articles AS articles ON spoken.article_id = articles.article_id
WHERE
    coalesce(articles.published_at, articles.first_seen_at) >= getvariable('since')
    AND coalesce(articles.published_at, articles.first_seen_at) < getvariable('until') + INTERVAL 1 DAY
GROUP BY certainty
ORDER BY quote_count DESC;
