-- purpose: Who gets the top of the article and who its end: where quotes stand, by kind of speaker.
-- grain: One row an outlet, a kind of speaker and a stretch of the article.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- column source_id: The outlet; joins to dim_sources.
-- column speaker_kind: person, organization, document or unnamed; null for quotes without a speaker.
-- column stretch: Paragraphs of the text, from 1: '1-3', '4-8', '9-15' or '16 and later'.
-- column quote_count: Quotes of all kinds that stand there.
-- column share: quote_count of the outlet's quotes of this kind of speaker, from 0 to 1.
-- column article_count: Articles with such a quote there.
WITH placed AS (
    SELECT
        quotes.article_source_id AS source_id,
        quotes.speaker_kind,
        CASE
            WHEN quotes.paragraph_no < 3 THEN 1
            WHEN quotes.paragraph_no < 8 THEN 2
            WHEN quotes.paragraph_no < 15 THEN 3
            ELSE 4
        END AS stretch_no,
        count(*) AS quote_count,
        count(DISTINCT quotes.article_id) AS article_count
    FROM fact_quotes AS quotes
    WHERE
        (since IS NULL OR quotes.article_day >= cast(since AS DATE))
        AND (until IS NULL OR quotes.article_day < cast(until AS DATE))
        AND (source IS NULL OR quotes.article_source_id = source)
    GROUP BY ALL
)

SELECT
    placed.source_id,
    placed.speaker_kind,
    ['1-3', '4-8', '9-15', '16 and later'][placed.stretch_no] AS stretch,
    placed.quote_count,
    round(
        placed.quote_count / sum(placed.quote_count) OVER (PARTITION BY placed.source_id, placed.speaker_kind), 4
    ) AS share,
    placed.article_count
FROM placed
ORDER BY placed.source_id, placed.speaker_kind, placed.stretch_no
