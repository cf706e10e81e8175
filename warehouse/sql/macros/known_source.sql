-- purpose: The outlet asked for, or NULL for all of them; an error where no outlet has that source_id.
-- grain: One text.
-- parameter source: The source_id.
SELECT
    (
        SELECT
            CASE
                WHEN source IS NULL OR count(*) > 0 THEN source
                ELSE error(concat('no outlet has the source_id "', source, '": dim_sources lists them'))
            END
        FROM dim_sources AS outlets
        WHERE outlets.source_id = source
    )
