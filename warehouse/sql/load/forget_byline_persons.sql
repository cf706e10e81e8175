-- purpose: Rows of ops.byline_persons that are no longer so.
-- grain: One deleted row a name that changed, by outlet and article.
DELETE FROM ops.byline_persons AS stored
USING changed_byline_persons AS changed
WHERE
    stored.author_name = changed.author_name
    AND stored.source_id = changed.source_id
    AND stored.in_article_id = changed.in_article_id;
