"""Whose names are whose: the uses of names, whom they may mean, and what people decided."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import ID_PATTERN, SOURCE_ID
from warehouse.tables.people import NAME_ID


def _count(name: str, comment: str, *, least: int = 0) -> Column:
    return Column(name=name, type="integer", minimum=least, comment=comment)


USE_ID = Column(name="use_id", type="text", pattern=ID_PATTERN, comment="The use of a name; joins to ops.name_uses.")

NAME_USES = Table(
    schema="ops",
    name="name_uses",
    comment="One row a use of a name: by an outlet, with a role, in all its articles; a lone surname or an initial in "
    "one article alone. Persons are resolved on these rows, not on facts.",
    key=("use_id",),
    # Kinds apart: lone surnames are asked for by surname, full names by person, and names in bylines with every load.
    # Persons in the news apart, whom the next loads meet.
    sorted_by=(
        "name_kind",
        "byline_count > 0",
        "max(last_seen_at) OVER (PARTITION BY person_id) < max(last_seen_at) OVER () - INTERVAL 10 DAY",
        "person_id",
        "use_id",
    ),
    columns=(
        USE_ID,
        NAME_ID,
        Column(name="person_name", type="text", min_length=1, comment="The name as the articles have it."),
        Column(name="role", type="text", comment="The role in small letters without article; empty for none."),
        SOURCE_ID,
        Column(name="in_article_id", type="text", comment="The article, where the use is of one alone; else empty."),
        Column(name="name_key", type="text", min_length=1, comment="The name's words in order, folded."),
        Column(
            name="name_kind",
            type="text",
            one_of=("full", "initial", "single"),
            comment="full: given name and surname; initial: 'J. Smith'; single: a surname or one name alone.",
        ),
        Column(name="given", type="text", comment="The given name; an initial; empty for a single name."),
        Column(name="middle", type="text", comment="The first of the middle names or initials; empty for none."),
        Column(name="surname", type="text", min_length=1, comment="The surname."),
        Column(name="suffix", type="text", comment="jr, sr, ii, iii or iv; empty for none."),
        Column(
            name="block_key",
            type="text",
            nullable=True,
            comment="Shared by all full names that could be one person's; null for others.",
        ),
        Column(name="role_head", type="text", comment="The role's main noun: 'minister' of 'minister of trade'."),
        Column(
            name="field",
            type="text",
            nullable=True,
            comment="The walk of life that the role belongs to, where it belongs to one: sport, politics, …",
        ),
        _count("article_count", "Articles that use the name so.", least=1),
        _count("byline_count", "Those whose byline has the name."),
        _count("mention_count", "Times that their texts name the person."),
        _count("quote_count", "Quotes that the person speaks in them."),
        Column(name="first_seen_at", type="instant", comment="When the first of these articles was first fetched."),
        Column(name="last_seen_at", type="instant", comment="When one of them was last fetched."),
        Column(name="first_article_id", type="text", pattern=ID_PATTERN, comment="The first of these articles."),
        Column(name="aliases", type="texts", comment="Surface forms in these articles, sorted."),
        Column(
            name="companions",
            type="integers",
            comment="Up to 16 full names that stand in the same articles, each by its number in ops.names.",
        ),
        Column(name="auto_person_id", type="text", comment="The person as the evidence has it, before people.toml."),
        Column(name="person_id", type="text", comment="The person; joins to dim_people."),
        Column(name="is_ambiguous", type="flag", comment="Whether the evidence does not say whom the name means."),
    ),
)

NAMES = Table(
    schema="ops",
    name="names",
    comment="One row a full name and a walk of life that its roles belong to: uses of names added up, so that a load "
    "need not read them all.",
    key=("name_key", "given", "middle", "surname", "field"),
    columns=(
        Column(name="name_key", type="text", min_length=1, comment="The name's words in order, folded."),
        Column(name="name_no", type="integer", minimum=0, comment="The name's number, by which companions are kept."),
        Column(name="given", type="text", min_length=1, comment="The given name."),
        Column(name="middle", type="text", comment="The first of the middle names or initials; empty for none."),
        Column(name="surname", type="text", min_length=1, comment="The surname."),
        Column(name="suffix", type="text", comment="jr, sr, ii, iii or iv; empty for none."),
        Column(name="block_key", type="text", min_length=1, comment="Shared by all names that could be one person's."),
        Column(name="field", type="text", comment="The walk of life: sport, politics, …; empty for none."),
        _count("article_count", "Articles that use the name so.", least=1),
    ),
)

USE_CANDIDATES = Table(
    schema="ops",
    name="use_candidates",
    comment="One row a use of a name and a person it may mean, the five best; analysts read person_candidates.",
    key=("use_id", "auto_candidate_id"),
    columns=(
        USE_ID,
        Column(name="auto_candidate_id", type="text", pattern=ID_PATTERN, comment="The person before people.toml."),
        Column(name="candidate_person_id", type="text", pattern=ID_PATTERN, comment="The person; in dim_people."),
        _count("score", "Points of the evidence; a lone surname is taken for somebody from 4, and 2 ahead."),
        Column(name="evidence", type="text", min_length=1, comment="The evidence in words."),
    ),
)

PERSON_RULES = Table(
    schema="ops",
    name="person_rules",
    comment="One row a member of a rule of people.toml, as the last load or command read it.",
    key=("kind", "rule_no", "member_no"),
    columns=(
        _count("rule_no", "Order in the file, from 1.", least=1),
        _count("member_no", "Order in the rule, from 1.", least=1),
        Column(
            name="kind",
            type="text",
            one_of=("person", "same", "apart", "split"),
            comment="person: what is said of somebody; same: one person; apart: never one by evidence alone; split: "
            "these uses of the name are another person.",
        ),
        Column(name="person", type="text", min_length=1, comment="A name, or a person_id."),
        Column(name="role", type="text", nullable=True, comment="split: words that the role contains."),
        Column(name="source_id", type="text", nullable=True, comment="split: the outlet."),
        Column(name="article_id", type="text", nullable=True, pattern=ID_PATTERN, comment="split: the article."),
        Column(name="preferred_name", type="text", nullable=True, min_length=1, comment="What to call the person."),
        Column(name="wikidata_id", type="text", nullable=True, pattern="Q[1-9][0-9]*", comment="Wikidata item."),
        Column(name="notes", type="text", nullable=True, comment="Notes for people."),
    ),
)

PERSON_DECISIONS = Table(
    schema="ops",
    name="person_decisions",
    comment="One row a change of people.toml: who decided what, when, and the file before and after.",
    key=("decision_id",),
    columns=(
        Column(name="decision_id", type="text", pattern="[0-9]{4,}", comment="Number in order, from 0001."),
        Column(name="decided_at", type="instant", comment="When it was applied."),
        Column(name="decided_by", type="text", comment="The user of the system who ran the command or the load."),
        Column(
            name="action",
            type="text",
            one_of=("merge", "split", "edit", "undo"),
            comment="edit: somebody changed the file by hand.",
        ),
        Column(name="summary", type="text", min_length=1, comment="What was decided, in words."),
        Column(name="undone_id", type="text", nullable=True, comment="undo: the decision that it undid."),
        Column(name="file_before", type="text", comment="The whole file before; empty for none."),
        Column(name="file_after", type="text", comment="The whole file after."),
    ),
)
