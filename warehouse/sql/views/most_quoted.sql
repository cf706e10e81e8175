-- purpose: Whom the outlets quote most, first. Copies count once: the same words in several articles are one quote,
-- copies of a story one article. Counted with each snapshot, so it answers at once.
-- grain: One row a person who speaks in at least one quote.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
-- column quote_count: Distinct quotes in quotation marks.
-- column indirect_count: Distinct reported statements without marks.
-- column occurrence_count: Quotes of all kinds in all articles, copies included.
-- column word_count: Words inside quotation marks, each distinct quote in its longest form.
-- column article_count: Distinct stories that quote the person.
-- column source_count: Outlets that quote the person, with copies too.
-- column first_quoted_at: Earliest sighting of a quote.
-- column last_quoted_at: Latest sighting of a quote.
SELECT
    people.person_id,
    people.person_name,
    totals.quote_count,
    totals.indirect_count,
    totals.occurrence_count,
    totals.word_count,
    totals.article_count,
    totals.source_count,
    totals.first_quoted_at,
    totals.last_quoted_at
FROM speaker_totals AS totals
INNER JOIN dim_people AS people ON totals.person_id = people.person_id
ORDER BY
    totals.quote_count DESC, totals.article_count DESC, totals.occurrence_count DESC, people.person_name ASC;
