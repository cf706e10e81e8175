-- purpose: Everything about a quote in one place: who said what, where, when, in which surroundings, on what evidence.
-- Every occurrence; unique_quotes has each quote once, however many articles have it.
-- grain: One row a quote in an article's current version, indirect speech included.
-- column quote_id: The quote; joins to fact_quotes.
-- column quote_text: The words, verbatim, without the marks.
-- column quote_kind: direct: could stand as an utterance; fragment: a few quoted words in the reporter's sentence;
-- indirect: reported speech without marks that the text tells was said, not denied, expected, possible or asked for.
-- column word_count: Words of quote_text.
-- column speaker_name: A person's full name, an organization, a document, or the words that describe an unnamed
-- source; null when nobody is given.
-- column speaker_kind: person, organization, document or unnamed.
-- column speaker_person_id: The speaker across articles when a person; joins to dim_people.
-- column speaker_role: What the speaker is, as the article words it.
-- column speaker_text: The words of the text that name the speaker there: 'he', 'the minister'.
-- column cue: The reporting words: 'said', 'according to'.
-- column attribution_method: The rule that gave the speaker; null when none did.
-- column attribution_confidence: Probability that the speaker is right; null when nobody is given.
-- column abstain_reason: Why nobody is given; null when somebody is.
-- column context_before: Up to 120 characters of the text before the quote.
-- column context_after: Up to 120 characters of the text after the quote.
-- column title: The article's heading.
-- column source_id: The outlet; joins to dim_sources.
-- column source_name: The outlet's name for people to read.
-- column canonical_url: The article's own address.
-- column authors: Names in the article's byline.
-- column section: The outlet's own section.
-- column language: ISO 639 code of the article.
-- column published_at: When the outlet says that it published the article; null when the page does not say.
-- column day: UTC day of publication, or of the first fetch where the page gives none; WHERE day = '2026-01-31' reads
-- the quotes of that month alone.
-- column published_precision: How exact published_at is: second, minute or day.
-- column sighted_at: The earliest time at which the quote is known to have been public: published_at, or the
-- end of its day where it has no time of day, and never later than the first fetch.
-- column removed_at: When the outlet was found to have taken the article down; null while the article is there.
-- column article_id: The article; joins to fact_articles.
-- column quote_no: Order in the article, from 1.
-- column paragraph_no: Paragraph of the article's text, from 0.
-- column char_start: Start in fact_articles.text, from 0.
-- column char_end: End in fact_articles.text, exclusive.
-- column continues_quote_id: The quote of the paragraph before that this one goes on with.
-- column quote_group_id: Shared by the same quote in other articles; joins to quote_groups.
-- column duplicate_group_id: Shared by copies of the article: the article_id of their original.
-- Outlet and time are the quote's own columns, so that a question about either reads the quotes of that alone.
SELECT
    spoken.quote_id,
    spoken.quote_text,
    spoken.quote_kind,
    len(string_split(spoken.quote_text, ' ')) AS word_count,
    spoken.speaker_name,
    spoken.speaker_kind,
    spoken.speaker_person_id,
    spoken.speaker_role,
    spoken.speaker_text,
    spoken.cue,
    spoken.attribution_method,
    spoken.attribution_confidence,
    spoken.abstain_reason,
    spoken.context_before,
    spoken.context_after,
    articles.title,
    spoken.article_source_id AS source_id,
    coalesce(sources.source_name, spoken.article_source_id) AS source_name,
    articles.canonical_url,
    articles.authors,
    articles.section,
    articles.language,
    spoken.article_published_at AS published_at,
    spoken.article_day AS day,
    articles.published_precision,
    least(
        articles.first_seen_at,
        CASE
            WHEN articles.published_at IS NULL THEN articles.first_seen_at
            WHEN articles.published_precision IN ('second', 'minute') THEN articles.published_at
            ELSE timezone('UTC', date_trunc('day', timezone('UTC', articles.published_at)) + INTERVAL 1 DAY)
        END
    ) AS sighted_at,
    removals.removed_at,
    spoken.article_id,
    spoken.quote_no,
    spoken.paragraph_no,
    spoken.char_start,
    spoken.char_end,
    spoken.continues_quote_id,
    spoken.quote_group_id,
    articles.duplicate_group_id
FROM fact_quotes AS spoken
INNER JOIN fact_articles AS articles ON spoken.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON spoken.article_source_id = sources.source_id
LEFT JOIN article_removals AS removals
    ON articles.article_id = removals.article_id AND removals.returned_at IS NULL;
