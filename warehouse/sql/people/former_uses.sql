-- What is stored of the uses that the load counts, before they are replaced.
CREATE OR REPLACE TEMP TABLE former_uses AS
SELECT stored.*
FROM ops.name_uses AS stored
WHERE
    -- By row number DuckDB reads the other columns of these rows alone.
    stored.rowid IN (
        SELECT known.rowid AS row_no
        FROM ops.name_uses AS known
        WHERE
            known.use_id IN (SELECT counted.use_id FROM counted_uses AS counted)
            OR known.use_id IN (SELECT recounted.use_id FROM recounted_uses AS recounted)
    );
