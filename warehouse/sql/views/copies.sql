-- purpose: Who copied whom: the articles of one text, each with its role, beside their original.
-- grain: One row an article that has copies or is one, as in article_copies.
-- column duplicate_group_id: The group: the article_id of the original.
-- column role: original, wire_copy, republication or rewrite.
-- column source_id: The outlet; joins to dim_sources.
-- column source_name: The outlet's name for people to read.
-- column title: The article's heading.
-- column canonical_url: Its address.
-- column sighted_at: The earliest time at which it is known to have been public.
-- column hours_after_original: Hours from the original's sighting to this one's; below 0 where a credit made a later
-- article the original.
-- column similarity: Share of the word sequences of both texts that both have.
-- column contained_share: Share of the shorter text that the longer has.
-- column agency: The news agency that the text comes from.
-- column evidence: What decided the role, as in article_copies.
-- column original_source_id: The original's outlet.
-- column original_title: The original's heading.
-- column article_id: The article; joins to fact_articles.
SELECT
    copies.duplicate_group_id,
    copies.role,
    articles.source_id,
    coalesce(sources.source_name, articles.source_id) AS source_name,
    articles.title,
    articles.canonical_url,
    copies.sighted_at,
    date_diff('second', originals.sighted_at, copies.sighted_at) / 3600 AS hours_after_original,
    copies.similarity,
    copies.contained_share,
    copies.agency,
    copies.evidence,
    original_articles.source_id AS original_source_id,
    original_articles.title AS original_title,
    copies.article_id
FROM article_copies AS copies
INNER JOIN fact_articles AS articles ON copies.article_id = articles.article_id
INNER JOIN article_copies AS originals ON copies.duplicate_group_id = originals.article_id
INNER JOIN fact_articles AS original_articles ON copies.duplicate_group_id = original_articles.article_id
LEFT JOIN dim_sources AS sources ON articles.source_id = sources.source_id;
