-- purpose: How the pages of each outlet's last two days compare with those of the four weeks before: whether it changed
-- its page structure, publishes less or lags. Judged are two days with five new pages or more after weeks with twenty.
-- grain: One row an outlet that ingest runs asked. The last two days are those up to its last day; its first day, which
-- has the backlog, is none of the weeks before.
-- column source_id: The outlet; joins to dim_sources.
-- column last_day: The latest day on which it was asked.
-- column new_articles: Articles first fetched in the last two days.
-- column expected_articles: New articles to expect by the last run of these two days, by the outlet's own history on
-- such weekdays; null with too short a history.
-- column share_with_authors: Share of these articles whose byline names somebody; null without new articles.
-- column usual_share_with_authors: The same in the four weeks before.
-- column share_with_time: Share of these articles with a time of publication; null without new articles.
-- column usual_share_with_time: The same in the four weeks before.
-- column share_without_title: Share of the new pages in which no title was found.
-- column usual_share_without_title: The same in the four weeks before.
-- column share_without_text: Share of the new pages in which no text was found.
-- column usual_share_without_text: The same in the four weeks before.
-- column median_words: Words of a new article's text, the median of the daily medians.
-- column usual_median_words: The same in the four weeks before.
-- column median_hours_behind: Hours from publication to the first fetch, the median of the daily medians.
-- column usual_median_hours_behind: The same in the four weeks before.
-- column reason: What changed, with figures; null when nothing did.
WITH days AS (
    SELECT
        pages.*,
        max(pages.day) OVER (PARTITION BY pages.source_id) AS last_day,
        min(pages.day) OVER (PARTITION BY pages.source_id) AS first_day,
        -- Of the last day, the part until its last run is due.
        CASE
            WHEN pages.day = max(pages.day) OVER (PARTITION BY pages.source_id)
                THEN epoch(timezone('UTC', asked.last_run_at) - cast(pages.day AS TIMESTAMP)) / 86400
            ELSE 1
        END AS elapsed
    FROM source_pages AS pages
    INNER JOIN ops.source_days AS asked ON pages.source_id = asked.source_id AND pages.day = asked.day
),

periods AS (
    SELECT
        days.*,
        days.new_articles + days.pages_without_title + days.pages_without_text AS new_pages,
        days.day > days.last_day - 2 AS is_recent
    FROM days
    WHERE days.day > days.last_day - 30 AND (days.day > days.first_day OR days.day > days.last_day - 2)
),

figures AS (
    SELECT
        periods.source_id,
        periods.last_day,
        periods.is_recent,
        cast(sum(periods.new_articles) AS BIGINT) AS new_articles,
        cast(sum(periods.new_pages) AS BIGINT) AS new_pages,
        cast(sum(periods.with_authors) AS BIGINT) AS with_authors,
        cast(sum(periods.with_time) AS BIGINT) AS with_time,
        CASE
            WHEN count(periods.expected_articles) = count(*)
                THEN sum(periods.expected_articles * periods.elapsed)
        END AS expected_articles,
        sum(periods.with_authors) / nullif(sum(periods.new_articles), 0) AS share_with_authors,
        sum(periods.with_time) / nullif(sum(periods.new_articles), 0) AS share_with_time,
        sum(periods.pages_without_title) / nullif(sum(periods.new_pages), 0) AS share_without_title,
        sum(periods.pages_without_text) / nullif(sum(periods.new_pages), 0) AS share_without_text,
        median(periods.median_words) AS median_words,
        median(periods.median_hours_behind) AS median_hours_behind
    FROM periods
    GROUP BY periods.source_id, periods.last_day, periods.is_recent
),

compared AS (
    SELECT
        recent.*,
        usual.share_with_authors AS usual_share_with_authors,
        usual.share_with_time AS usual_share_with_time,
        usual.share_without_title AS usual_share_without_title,
        usual.share_without_text AS usual_share_without_text,
        usual.median_words AS usual_median_words,
        usual.median_hours_behind AS usual_median_hours_behind,
        recent.new_articles >= 5 AND coalesce(usual.new_articles, 0) >= 20 AS has_articles,
        recent.new_pages >= 5 AND coalesce(usual.new_pages, 0) >= 20 AS has_pages
    FROM figures AS recent
    LEFT JOIN figures AS usual ON recent.source_id = usual.source_id AND NOT usual.is_recent
    WHERE recent.is_recent
)

SELECT
    compared.source_id,
    compared.last_day,
    compared.new_articles,
    compared.expected_articles,
    compared.share_with_authors,
    compared.usual_share_with_authors,
    compared.share_with_time,
    compared.usual_share_with_time,
    compared.share_without_title,
    compared.usual_share_without_title,
    compared.share_without_text,
    compared.usual_share_without_text,
    compared.median_words,
    compared.usual_median_words,
    compared.median_hours_behind,
    compared.usual_median_hours_behind,
    CASE
        WHEN
            compared.has_pages
            AND compared.share_without_title >= 0.5
            AND compared.usual_share_without_title <= 0.1
            THEN format(
                'no title on {:.0f} % of its new pages, before on {:.0f} %',
                100 * compared.share_without_title, 100 * compared.usual_share_without_title
            )
        WHEN
            compared.has_pages
            AND compared.share_without_text >= 0.5
            AND compared.usual_share_without_text <= 0.1
            THEN format(
                'no text on {:.0f} % of its new pages, before on {:.0f} %',
                100 * compared.share_without_text, 100 * compared.usual_share_without_text
            )
        WHEN
            compared.has_articles
            AND compared.usual_share_with_authors >= 0.6
            AND compared.share_with_authors < compared.usual_share_with_authors / 4
            THEN format(
                'authors on {} of its {} new articles, before on {:.0f} %',
                compared.with_authors, compared.new_articles, 100 * compared.usual_share_with_authors
            )
        WHEN
            compared.has_articles
            AND compared.usual_share_with_time >= 0.6
            AND compared.share_with_time < compared.usual_share_with_time / 4
            THEN format(
                'dates on {} of its {} new articles, before on {:.0f} %',
                compared.with_time, compared.new_articles, 100 * compared.usual_share_with_time
            )
        WHEN compared.has_articles AND compared.median_words < 0.3 * compared.usual_median_words
            THEN format(
                'texts of {:.0f} words, before of {:.0f}', compared.median_words, compared.usual_median_words
            )
        WHEN compared.new_articles = 0 AND compared.expected_articles >= 5
            THEN format('no new article in two days, expected about {:.0f}', compared.expected_articles)
        WHEN compared.expected_articles >= 12 AND compared.new_articles < compared.expected_articles / 4
            THEN format(
                '{} new articles in two days, expected about {:.0f}',
                compared.new_articles, compared.expected_articles
            )
        WHEN
            compared.has_articles
            AND compared.median_hours_behind > greatest(6, 4 * compared.usual_median_hours_behind)
            THEN format(
                'new articles are first seen {:.0f} hours after publication, before {:.0f}',
                compared.median_hours_behind, compared.usual_median_hours_behind
            )
    END AS reason
FROM compared
ORDER BY compared.source_id;
