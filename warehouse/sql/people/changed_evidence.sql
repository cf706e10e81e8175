-- What is said of full names whose uses or persons changed, before and after: lone names with the same surname and the
-- same kind of role or the same companions may mean somebody else by it.
CREATE OR REPLACE TEMP TABLE changed_evidence AS
SELECT
    former.surname,
    former.role_head,
    former.companions
FROM former_uses AS former
WHERE former.name_kind = 'full'
UNION ALL
SELECT
    uses.surname,
    uses.role_head,
    uses.companions
FROM ops.name_uses AS uses
WHERE
    uses.name_kind = 'full'
    AND (
        uses.use_id IN (SELECT merged.use_id FROM merged_uses AS merged)
        OR uses.use_id IN (SELECT changed.use_id FROM changed_persons AS changed)
    );
