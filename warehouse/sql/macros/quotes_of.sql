-- purpose: Everything that a person said, the latest first, under whatever form of the name articles use.
-- grain: One row a quote of a person of that name.
-- parameter name: The person's name in any form that an article uses and that has the surname, or surname first as in
-- 'Lee, Ann'; folded_name() says what makes no difference.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- column day: UTC day of publication, or of the first fetch where the page gives none.
-- column person_name: The form of the name that most articles use; two persons of one name are two ids.
-- column quote_text: The words, verbatim, without the marks.
-- column quote_kind: direct, fragment or indirect.
-- column speaker_role: What the speaker is, as the article words it.
-- column source_id: The outlet; joins to dim_sources.
-- column title: The article's heading.
-- column canonical_url: The article's own address.
-- column attribution_confidence: Probability that the speaker is right.
-- column person_id: The person; joins to dim_people.
-- column quote_id: The quote; joins to fact_quotes and quotes.
WITH named AS (
    SELECT
        people.person_id,
        people.person_name
    FROM people_named(name) AS people
    -- Asked here, where there are few rows.
    WHERE known_source(source) IS NOT DISTINCT FROM source
)

SELECT
    quotes.article_day AS day,
    named.person_name,
    quotes.quote_text,
    quotes.quote_kind,
    quotes.speaker_role,
    quotes.article_source_id AS source_id,
    stored.title,
    stored.canonical_url,
    quotes.attribution_confidence,
    named.person_id,
    quotes.quote_id
FROM fact_quotes AS quotes
INNER JOIN named ON quotes.speaker_person_id = named.person_id
INNER JOIN fact_articles AS stored ON quotes.article_id = stored.article_id
WHERE
    (since IS NULL OR quotes.article_day >= cast(since AS DATE))
    AND (until IS NULL OR quotes.article_day < cast(until AS DATE))
    AND (source IS NULL OR quotes.article_source_id = source)
ORDER BY coalesce(stored.published_at, stored.first_seen_at) DESC, quotes.article_id ASC, quotes.quote_no ASC
