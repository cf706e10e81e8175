-- purpose: Archive files whose pages were refused together and that no run has loaded since.
-- grain: One row a file, the last refused first.
SELECT
    left(sha256(files.archive_file), 32) AS refused_id,
    files.run_id,
    'file' AS table_name,
    files.rule,
    files.reason,
    files.loaded_at AS refused_at,
    files.archive_file
FROM ops.archive_files AS files
WHERE files.status = 'refused'
ORDER BY files.loaded_at DESC, files.archive_file ASC;
