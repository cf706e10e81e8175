-- purpose: When a UTC day begins, to compare with the times of the tables whatever zone the session is in.
-- grain: One TIMESTAMPTZ.
-- parameter utc_day: The day: a DATE, or its text.
SELECT timezone('UTC', cast(cast(utc_day AS DATE) AS TIMESTAMP))
