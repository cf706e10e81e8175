-- purpose: What each outlet could be expected to offer on the affected days and those after: the mean of the same
-- weekday in the eight weeks before, where at least two such days are known.
-- grain: One changed row an outlet and UTC day.
UPDATE ops.source_days AS days
SET expected = history.expected
FROM (
    SELECT
        later.source_id,
        later.day,
        CASE WHEN count(earlier.day) >= 2 THEN avg(earlier.offered) END AS expected
    FROM ops.source_days AS later
    LEFT JOIN ops.source_days AS earlier
        ON
            later.source_id = earlier.source_id
            AND later.day > earlier.day
            AND later.day - earlier.day <= 56
            AND (later.day - earlier.day) % 7 = 0
    WHERE later.day >= (SELECT min(affected_days.day) FROM affected_days)
    GROUP BY later.source_id, later.day
) AS history
WHERE
    days.source_id = history.source_id
    AND days.day = history.day
    AND days.expected IS DISTINCT FROM history.expected;
