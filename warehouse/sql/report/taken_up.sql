-- purpose: Quotes that other outlets took up in the period: who had the words first, how many followed, how soon.
-- grain: One row a quote group first sighted in the period and found at more than one outlet; most take-ups first.
SELECT
    first_said.quote_text,
    first_said.speaker_name,
    first_said.source_name,
    first_said.canonical_url,
    first_said.first_sighted_at,
    first_said.taken_up_count,
    first_said.article_count,
    date_diff('minute', first_said.first_sighted_at, first_said.taken_up_at) / 60.0 AS hours_until_taken_up
FROM first_said
WHERE
    first_said.taken_up_count > 0
    AND first_said.first_sighted_at >= getvariable('since')
    AND first_said.first_sighted_at < getvariable('until') + INTERVAL 1 DAY
ORDER BY first_said.taken_up_count DESC, first_said.first_sighted_at DESC, first_said.quote_group_id ASC
LIMIT 30;
