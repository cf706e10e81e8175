-- purpose: How much of what the outlets offered is in the warehouse, to stand beside every count: a week with half its
-- articles missing is no quiet week. Days of ingest runs; what was replayed from archives has none.
-- grain: One row an outlet and period in which runs asked it.
-- parameter since := NULL: Only runs of this UTC day and later.
-- parameter until := NULL: Only runs of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- parameter period := 'week': How long a period is: 'day', 'week', 'month', 'quarter' or 'year'.
-- column period_start: First UTC day of the period; weeks begin on Monday.
-- column source_id: The outlet; joins to dim_sources.
-- column run_days: Days on which runs asked the outlet.
-- column offered: Distinct URLs offered, added up over days.
-- column fetched: Distinct URLs fetched.
-- column loaded: Distinct URLs whose article was loaded or already known.
-- column quarantined: Distinct URLs with a row in quarantine.
-- column failed: Distinct URLs that gave no article.
-- column expected: Offers to expect on the days for which that is known; null when for none.
-- column loaded_share: loaded of offered, from 0 to 1; null when nothing was offered.
-- column offered_share: Of the days with an expectation: offered of expected; under 1 when the outlet offered less.
WITH asked AS (
    SELECT
        period_start_of(days.day, period) AS period_start,
        days.source_id,
        count(*) AS run_days,
        sum(days.offered) AS offered,
        sum(days.fetched) AS fetched,
        sum(days.loaded) AS loaded,
        sum(days.quarantined) AS quarantined,
        sum(days.failed) AS failed,
        sum(days.expected) AS expected,
        sum(days.offered) FILTER (WHERE days.expected IS NOT NULL) AS offered_as_expected
    FROM ops.source_days AS days
    WHERE
        (since IS NULL OR days.day >= cast(since AS DATE))
        AND (until IS NULL OR days.day < cast(until AS DATE))
        AND (source IS NULL OR days.source_id = source)
    GROUP BY ALL
)

SELECT
    asked.period_start,
    asked.source_id,
    asked.run_days,
    cast(asked.offered AS BIGINT) AS offered,
    cast(asked.fetched AS BIGINT) AS fetched,
    cast(asked.loaded AS BIGINT) AS loaded,
    cast(asked.quarantined AS BIGINT) AS quarantined,
    cast(asked.failed AS BIGINT) AS failed,
    asked.expected,
    round(asked.loaded / nullif(asked.offered, 0), 4) AS loaded_share,
    round(asked.offered_as_expected / nullif(asked.expected, 0), 4) AS offered_share
FROM asked
ORDER BY asked.period_start, asked.source_id
