-- purpose: The first day of the period that a day lies in; an error where the period is none of these words.
-- grain: One DATE.
-- parameter utc_day: The day.
-- parameter period: How long a period is: 'day', 'week', 'month', 'quarter' or 'year'; weeks begin on Monday.
SELECT
    cast(
        date_trunc(
            CASE
                WHEN lower(period) IN ('day', 'week', 'month', 'quarter', 'year')
                    THEN cast(period AS VARCHAR)
                ELSE
                    error(concat('period must be day, week, month, quarter or year, not ', coalesce(period, 'NULL')))
            END,
            utc_day
        ) AS DATE
    )
