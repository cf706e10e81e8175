-- purpose: What outlets did to quotes after publication: put in, took out, worded anew, or gave to somebody else. Two
-- quotes are one reworded when six tenths of words or letters agree, or the one holds the other, and they stand at
-- about the same place or are one speaker's. Texts that were cut by a wall, and versions whose quotes were not kept,
-- are not compared. An edit that the outlet took back stays: article_edits has the article as reverted then.
-- grain: One row a quote that differs between one version of an article and the next.
-- column article_id: The article; joins to fact_articles.
-- column source_name: The outlet.
-- column url: The article's canonical address.
-- column title: The headline of the version that the edit made.
-- column version_no: The version that the edit made; the one before is version_no - 1.
-- column changed_at: When the new text was first fetched, which is when the edit was noticed.
-- column edit_kind: added; removed; reworded; or other_speaker: the same words, another person or body.
-- column quote_kind: direct, fragment or indirect, in the version that has the quote, the later one of two.
-- column quote_before: The words in the version before; null when added.
-- column quote_after: The words in this version; null when removed.
-- column speaker_before: Who spoke them in the version before; null when added or when nobody is given.
-- column speaker_after: Who speaks them in this version; null when removed or when nobody is given.
-- column char_start_before: Where the quote starts in the text of the version before.
-- column char_start_after: Where the quote starts in the text of this version.
-- column is_same_pipeline: Whether the same code read both versions; if not, the edit may be the code's. A replay of
-- the archive reads all anew.
SELECT
    edits.article_id,
    coalesce(sources.source_name, articles.source_id) AS source_name,
    articles.canonical_url AS url,
    edits.title,
    edits.version_no,
    edits.changed_at,
    edits.edit_kind,
    edits.quote_kind,
    edits.quote_before,
    edits.quote_after,
    edits.speaker_before,
    edits.speaker_after,
    edits.char_start_before,
    edits.char_start_after,
    edits.is_same_pipeline
FROM fact_quote_edits AS edits
INNER JOIN fact_articles AS articles ON edits.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON articles.source_id = sources.source_id;
