"""What is known of names and roles in general: nicknames, and the walks of life that roles belong to."""

from __future__ import annotations

import polars as pl

# A nickname goes with one given name; those of several ('Chris', 'Pat', 'Sam' of a woman) meet by decision alone.
_NICKNAMES = """
abby:abigail abe:abraham al:albert alex:alexander andy:andrew angie:angela annie:ann tony:anthony art:arthur
barb:barbara becky:rebecca ben:benjamin bernie:bernard beth:elizabeth betsy:elizabeth betty:elizabeth
bill:william billy:william bob:robert bobby:robert brad:bradley cathy:catherine charlie:charles chuck:charles
cindy:cynthia dan:daniel danny:daniel dave:david deb:deborah debbie:deborah dick:richard don:donald ed:edward
eddie:edward fred:frederick freddie:frederick gabe:gabriel geoff:geoffrey gerry:gerald greg:gregory hank:henry
harry:harold jack:john jake:jacob jamie:james jeff:jeffrey jerry:gerald jim:james jimmy:james joe:joseph
joey:joseph johnny:john jon:jonathan josh:joshua kate:catherine katie:catherine kathy:catherine ken:kenneth
kenny:kenneth larry:lawrence leo:leonard les:leslie liz:elizabeth lou:louis maggie:margaret manny:manuel
marty:martin matt:matthew max:maximilian meg:margaret mick:michael mike:michael mitch:mitchell nate:nathan
ned:edward nick:nicholas norm:norman peggy:margaret pete:peter phil:philip ray:raymond rick:richard rob:robert
robbie:robert rod:rodney ron:ronald ronnie:ronald sandy:alexandra steve:steven stephen:steven sue:susan
ted:edward teddy:theodore terry:terence tim:timothy tom:thomas tommy:thomas trish:patricia vicky:victoria
vince:vincent walt:walter wes:wesley will:william zach:zachary
"""

_FORMAL = {pair.partition(":")[0]: pair.partition(":")[2] for pair in _NICKNAMES.split()}

# Roles that by themselves say what somebody's life is about. 'President', 'director' and 'captain' do not.
_FIELD_ROLES = {
    "sport": """
        athlete batsman batter boxer bowler cricketer cyclist defender footballer forward goalie goalkeeper golfer
        gymnast halfback jockey keeper linebacker midfielder pitcher quarterback rower shortstop skier sprinter
        striker swimmer wicketkeeper winger wrestler
    """,
    "politics": """
        ambassador assemblyman assemblywoman chancellor congressman congresswoman councillor deputy governor
        lawmaker legislator mayor minister mp parliamentarian politician premier senator
    """,
    "religion": "archbishop bishop cardinal chaplain imam monk nun pastor pope priest rabbi vicar",
    "science": """
        astronomer biologist botanist cardiologist chemist climatologist economist epidemiologist geologist historian
        mathematician neurologist oncologist physicist psychiatrist psychologist sociologist surgeon virologist
        zoologist
    """,
    "arts": """
        actor actress ballerina comedian composer conductor dancer drummer guitarist novelist painter pianist playwright
        poet rapper sculptor singer soprano songwriter violinist
    """,
}
# Roles that half the news have, and those that say beside whom somebody stands in one article.
_EVERYDAY_ROLES = """
analyst boy expert girl man officer official resident spokesman spokesperson spokeswoman student woman
aunt brother colleague cousin daughter father friend grandfather grandmother husband mother neighbor neighbour nephew
niece partner sister son uncle widow wife
"""
# Ways of life that one person seldom leads both; a politician of the arts or the sciences is nothing rare.
_EXCLUSIVE_FIELDS = (
    ("politics", "religion"),
    ("politics", "sport"),
    ("arts", "religion"),
    ("religion", "sport"),
    ("science", "sport"),
    ("arts", "sport"),
)


def nicknames() -> pl.DataFrame:
    """nickname, formal: each nickname once, in lower case."""
    return pl.DataFrame(list(_FORMAL.items()), schema={"nickname": pl.String, "formal": pl.String}, orient="row")


def formal_name(given: str) -> str:
    """The long form of a given name in lower case, itself where it is no nickname: 'william' of 'bill'."""
    return _FORMAL.get(given, given)


def role_fields() -> pl.DataFrame:
    """role_head, field: the last word of a role and the walk of life that it belongs to."""
    rows = [(word, field) for field, words in _FIELD_ROLES.items() for word in words.split()]
    return pl.DataFrame(rows, schema={"role_head": pl.String, "field": pl.String}, orient="row")


def everyday_roles() -> pl.DataFrame:
    """role_head: the last word of a role that tells little of who somebody is."""
    return pl.DataFrame({"role_head": _EVERYDAY_ROLES.split()}, schema={"role_head": pl.String})


def exclusive_fields() -> pl.DataFrame:
    """field, other_field: both ways round."""
    rows = [pair for left, right in _EXCLUSIVE_FIELDS for pair in ((left, right), (right, left))]
    return pl.DataFrame(rows, schema={"field": pl.String, "other_field": pl.String}, orient="row")
