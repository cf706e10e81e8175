-- purpose: What was read from the new pages of each outlet, to see when it changed its pages, publishes less or comes
-- later than it used to. What a replay reads from archives counts on days of ingest runs alone.
-- grain: One row an outlet and UTC day of ingest runs.
-- column source_id: The outlet; joins to dim_sources.
-- column day: UTC day.
-- column new_articles: Articles first fetched on this day.
-- column expected_articles: New articles to expect on this weekday: the mean of the eight weeks before, without the
-- outlet's first day and its backlog; null with under two.
-- column with_authors: New articles whose byline names somebody.
-- column with_time: New articles with a time of publication.
-- column median_words: Median of the words of the new articles' texts; null without new articles.
-- column median_hours_behind: Median of the hours from publication to the first fetch, of new articles whose time of
-- day is known; null without such.
-- column pages_without_title: Pages fetched on this day in which no title was found; they gave no article.
-- column pages_without_text: Pages fetched on this day in which no text was found; they gave no article.
WITH unreadable AS (
    SELECT
        outcomes.source_id,
        cast(timezone('UTC', runs.started_at) AS DATE) AS day,
        count(DISTINCT outcomes.url) FILTER (WHERE starts_with(outcomes.detail, 'no_title: ')) AS without_title,
        count(DISTINCT outcomes.url) FILTER (WHERE starts_with(outcomes.detail, 'no_text: ')) AS without_text
    FROM ops.url_outcomes AS outcomes
    INNER JOIN ops.runs AS runs ON outcomes.run_id = runs.run_id
    WHERE runs.flow_name = 'ingest' AND outcomes.outcome = 'unreadable' AND outcomes.is_recheck IS NOT TRUE
    GROUP BY outcomes.source_id, cast(timezone('UTC', runs.started_at) AS DATE)
),

days AS (
    SELECT
        asked.source_id,
        asked.day,
        coalesce(articles.new_articles, 0) AS new_articles,
        min(asked.day) OVER (PARTITION BY asked.source_id) AS first_day
    FROM ops.source_days AS asked
    LEFT JOIN ops.article_days AS articles ON asked.source_id = articles.source_id AND asked.day = articles.day
),

expectations AS (
    SELECT
        days.source_id,
        days.day,
        CASE
            WHEN count(*) FILTER (WHERE days.day > days.first_day) OVER same_weekdays_before >= 2
                THEN avg(days.new_articles) FILTER (WHERE days.day > days.first_day) OVER same_weekdays_before
        END AS expected_articles
    FROM days
    WINDOW same_weekdays_before AS (
        PARTITION BY days.source_id, dayofweek(days.day)
        ORDER BY days.day ASC
        RANGE BETWEEN INTERVAL 56 DAY PRECEDING AND INTERVAL 7 DAY PRECEDING
    )
)

SELECT
    days.source_id,
    days.day,
    days.new_articles,
    expectations.expected_articles,
    coalesce(articles.with_authors, 0) AS with_authors,
    coalesce(articles.with_time, 0) AS with_time,
    articles.median_words,
    articles.median_hours_behind,
    coalesce(unreadable.without_title, 0) AS pages_without_title,
    coalesce(unreadable.without_text, 0) AS pages_without_text
FROM days
INNER JOIN expectations ON days.source_id = expectations.source_id AND days.day = expectations.day
LEFT JOIN ops.article_days AS articles ON days.source_id = articles.source_id AND days.day = articles.day
LEFT JOIN unreadable ON days.source_id = unreadable.source_id AND days.day = unreadable.day
ORDER BY days.source_id, days.day;
