"""The short forms of first names that papers use beside the long ones: 'Rob' for Robert."""

from __future__ import annotations

_SHORT_FORMS = """
    abigail: abby; albert: al bert bertie; alexander: alex sandy; alexandra: alex sandra; alfred: alf fred; andrew:
    andy drew; anthony: tony; arthur: art; barbara: barb; benjamin: ben; catherine: cathy kate katie; charles:
    charlie chuck; christine: chris; christopher: chris kit; daniel: dan danny; david: dave; deborah: deb debbie;
    dominic: dom; donald: don; douglas: doug; edward: ed eddie ted; elizabeth: beth betty eliza liz lizzie; eugene:
    gene; frances: fran; francis: frank; frederick: fred freddie; geoffrey: geoff; gerald: gerry jerry; gregory:
    greg; henry: harry hank; jacqueline: jackie; james: jim jimmy jamie; jeffrey: jeff; jennifer: jen jenny;
    jessica: jess; john: jack johnny; jonathan: jon; joseph: joe joey; joshua: josh; judith: judy; katherine: kate
    kathy katie; kenneth: ken kenny; lawrence: larry; leonard: len leo; margaret: maggie meg peggy; matthew: matt;
    melanie: mel; michael: mick mike; natalie: nat; nathaniel: nate; nicholas: nick; nicola: nicky; pamela: pam;
    patricia: pat patty tricia; patrick: paddy pat; peter: pete; philip: phil; raymond: ray; rebecca: becky;
    richard: dick rich rick; robert: bob bobby rob robbie; ronald: ron ronnie; rosemary: rosie; samantha: sam;
    samuel: sam; stephen: steve; steven: steve; stuart: stu; susan: sue susie; terence: terry; theodore: ted theo;
    theresa: terry tess; thomas: tom tommy; timothy: tim; valerie: val; victoria: vicky; vincent: vince; walter:
    walt; william: bill billy will; zachary: zach
"""


def _by_long_name() -> dict[str, frozenset[str]]:
    entries = (entry.split(":") for entry in _SHORT_FORMS.split(";"))
    return {name.strip(): frozenset(forms.split()) for name, forms in entries}


_SHORT_NAMES = _by_long_name()
_LONG_NAMES = {
    short: tuple(name for name, forms in _SHORT_NAMES.items() if short in forms)
    for short in frozenset[str]().union(*_SHORT_NAMES.values())
}


def long_names(word: str) -> tuple[str, ...]:
    """The folded first names of which a folded word is a usual short form."""
    return _LONG_NAMES.get(word, ())
