-- purpose: Whom a name may mean that the evidence leaves open or settled by points, and on what evidence: read it
-- beside persons with is_ambiguous, and to see why a lone surname was taken for somebody.
-- grain: One row a use of a name (an article with a lone surname or an initial; all articles of an outlet with a full
-- name in a role) and a person it may mean, at most five. Where nothing but the surname speaks for anybody: one row an
-- ambiguous name and person of that surname, without an article.
-- column person_id: The person that the use has in the facts; joins to dim_people.
-- column person_name: The name as the articles have it.
-- column role: The role there, in small letters; empty for none.
-- column source_id: The outlet; null where nothing but the surname speaks.
-- column article_id: The first article that uses the name so; null where nothing but the surname speaks.
-- column article_count: Articles that use the name so.
-- column candidate_person_id: The person it may mean; joins to dim_people.
-- column candidate_name: That person's name.
-- column score: Points of the evidence. A lone surname or an initial is somebody's from 4 points, 2 ahead of others.
-- column evidence: The evidence in words.
-- column is_taken: Whether the facts take the use for that person.
SELECT
    uses.person_id,
    uses.person_name,
    uses.role,
    uses.source_id,
    uses.first_article_id AS article_id,
    uses.article_count,
    candidates.candidate_person_id,
    persons.person_name AS candidate_name,
    candidates.score,
    candidates.evidence,
    uses.person_id = candidates.candidate_person_id AS is_taken
FROM ops.use_candidates AS candidates
INNER JOIN ops.name_uses AS uses ON candidates.use_id = uses.use_id
INNER JOIN dim_people AS persons ON candidates.candidate_person_id = persons.person_id
UNION ALL
SELECT
    ambiguous.person_id,
    ambiguous.person_name,
    '' AS role,
    NULL AS source_id,
    NULL AS article_id,
    ambiguous.article_count,
    persons.person_id AS candidate_person_id,
    persons.person_name AS candidate_name,
    0 AS score,
    'the same surname' AS evidence,
    FALSE AS is_taken
FROM dim_people AS ambiguous
INNER JOIN dim_people AS persons ON ambiguous.surname = persons.surname AND NOT persons.is_ambiguous
WHERE ambiguous.is_ambiguous AND NOT contains(ambiguous.person_name, ' ');
