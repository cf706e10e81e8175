-- purpose: How much each outlet rests on unnamed sources ("officials", "a person familiar with the talks").
-- grain: One row an outlet with quotes.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- column source_id: The outlet; joins to dim_sources.
-- column quote_count: Quotes of all kinds, indirect speech included.
-- column unnamed_count: Those of an unnamed source.
-- column named_count: Those of a named person, an organization or a document.
-- column unknown_count: Those without a speaker: unattributed_quotes says why.
-- column unnamed_share: unnamed_count of the quotes with a speaker, from 0 to 1.
-- column article_count: Articles with quotes.
-- column unnamed_article_count: Articles that quote an unnamed source.
SELECT
    quotes.article_source_id AS source_id,
    count(*) AS quote_count,
    count(*) FILTER (WHERE quotes.speaker_kind = 'unnamed') AS unnamed_count,
    count(*) FILTER (WHERE quotes.speaker_kind != 'unnamed') AS named_count,
    count(*) FILTER (WHERE quotes.speaker_kind IS NULL) AS unknown_count,
    round(
        count(*) FILTER (WHERE quotes.speaker_kind = 'unnamed') / nullif(count(quotes.speaker_kind), 0), 4
    ) AS unnamed_share,
    count(DISTINCT quotes.article_id) AS article_count,
    count(DISTINCT CASE WHEN quotes.speaker_kind = 'unnamed' THEN quotes.article_id END) AS unnamed_article_count
FROM fact_quotes AS quotes
WHERE
    (since IS NULL OR quotes.article_day >= cast(since AS DATE))
    AND (until IS NULL OR quotes.article_day < cast(until AS DATE))
    AND (source IS NULL OR quotes.article_source_id = source)
GROUP BY quotes.article_source_id
ORDER BY quotes.article_source_id
