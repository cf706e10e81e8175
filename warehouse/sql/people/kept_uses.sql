-- purpose: What is stored of the counted uses that the load adds to. What their ids stand for (name, role, outlet) is
-- counted anyway, so that only what may differ is read. row_no is that of the stored row.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE kept_uses AS
SELECT
    stored.rowid AS row_no,
    stored.use_id,
    stored.article_count,
    stored.byline_count,
    stored.mention_count,
    stored.quote_count,
    stored.first_seen_at,
    stored.last_seen_at,
    stored.first_article_id,
    stored.aliases,
    stored.companions,
    stored.auto_person_id,
    stored.person_id,
    stored.is_ambiguous
FROM ops.name_uses AS stored
WHERE
    -- Row numbers first: most of these rows were written by the last loads, or lie among those of persons in the news.
    stored.rowid IN (
        SELECT uses.rowid
        FROM ops.name_uses AS uses
        SEMI JOIN counted_uses ON uses.use_id = counted_uses.use_id
        ANTI JOIN recounted_uses ON uses.use_id = recounted_uses.use_id
    );
