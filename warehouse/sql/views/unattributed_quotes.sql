-- purpose: Quotes whose speaker the pipeline did not give, with the reason: to judge what is missing beside any count
-- of speakers.
-- grain: One row a quote without a speaker.
-- column quote_id: The quote; joins to fact_quotes.
-- column abstain_reason: Why nobody is given.
-- column quote_text: The words, verbatim, without the marks.
-- column quote_kind: direct, fragment or indirect.
-- column cue: The reporting words, where some stand there.
-- column context_before: Up to 120 characters of the text before the quote.
-- column context_after: Up to 120 characters of the text after the quote.
-- column source_id: The outlet; joins to dim_sources.
-- column title: The article's heading.
-- column canonical_url: The article's own address.
-- column language: ISO 639 code of the article: speakers are sought in English texts only.
-- column published_at: When the outlet says that it published the article.
-- column article_id: The article; joins to fact_articles.
SELECT
    quotes.quote_id,
    quotes.abstain_reason,
    quotes.quote_text,
    quotes.quote_kind,
    quotes.cue,
    quotes.context_before,
    quotes.context_after,
    quotes.source_id,
    quotes.title,
    quotes.canonical_url,
    quotes.language,
    quotes.published_at,
    quotes.article_id
FROM quotes
WHERE quotes.speaker_name IS NULL;
