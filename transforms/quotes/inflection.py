"""From a verb's form to its base, for the verbs that report and the commonest others; needs no lemmatizer."""

from __future__ import annotations

from functools import cache

from transforms.quotes.reporting_words import NOUNS, REPORTING, SAYING

_IRREGULAR = """
    be am is are was were been being 's 're 'm
    have has had having 've
    do does did done doing
    say says said saying
    tell tells told telling
    retell retells retold retelling
    write writes wrote written writing
    begin begins began begun beginning
    think thinks thought thinking
    speak speaks spoke spoken speaking
    read reads reading
    put puts putting
    hear hears heard hearing
    find finds found finding
    feel feels felt feeling
    see sees saw seen seeing
    know knows knew known knowing
    mean means meant meaning
    swear swears swore sworn swearing
    foretell foretells foretold foretelling
    spin spins spun spinning
    go goes went gone going
    get gets got gotten getting
    give gives gave given giving
    take takes took taken taking
    make makes made making
    come comes came coming
    show shows showed shown showing
    leave leaves left leaving
    hold holds held holding
    keep keeps kept keeping
    become becomes became becoming
    run runs ran running
    win wins won winning
    lead leads led leading
    send sends sent sending
    bring brings brought bringing
    meet meets met meeting
    lose loses lost losing
    build builds built building
    stand stands stood standing
    pay pays paid paying
    lie lies lied lying
    withdraw withdraws withdrew withdrawn withdrawing
    sing sings sang sung singing
    weep weeps wept weeping
    bear bears bore borne bearing
    sit sits sat sitting
    set sets setting
    fall falls fell fallen falling
    grow grows grew grown growing
    draw draws drew drawn drawing
    break breaks broke broken breaking
    spend spends spent spending
    choose chooses chose chosen choosing
    teach teaches taught teaching
    seek seeks sought seeking
    fight fights fought fighting
    catch catches caught catching
"""
_COMMON = """
    use work call try ask need want seem help play move like live believe happen include continue learn change
    lead watch follow stop create talk consider appear serve expect stay open walk offer remember love die wait
    support vote run agree join push plan cause face attend visit back lose receive
    """


@cache
def _bases() -> dict[str, str]:
    bases = {form: base for base in _regular() for form in _forms(base)}
    nouns = sorted(NOUNS)
    bases |= {noun + ending: noun for noun in nouns for ending in ("s", "es")}
    bases |= {noun[:-1] + "ies": noun for noun in nouns if noun.endswith("y")}
    # 'Words' and 'assurances' are listed for themselves.
    bases |= {noun: noun for noun in nouns}
    for line in _IRREGULAR.strip().splitlines():
        base, *forms = line.split()
        bases |= dict.fromkeys(forms, base) | {base: base}
    return bases


def _regular() -> list[str]:
    return sorted(SAYING | REPORTING | set(_COMMON.split()))


def _forms(base: str) -> set[str]:
    """Base, third person, past and participle, with the spellings that the base may take."""
    stem = base.removesuffix("e")
    forms = {base, f"{base}s", f"{base}es", f"{stem}ed", f"{stem}ing", f"{base}ing"}
    if base.endswith("y"):
        forms |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    if base[-1] not in "aeiouywx":
        forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return forms


def base_of(word: str) -> str:
    """The base of a verb's form or of a reporting noun's plural, in lower case; other words as they are."""
    lower = word.lower().replace("’", "'")
    return _bases().get(lower, lower)


@cache
def forms_of(bases: frozenset[str]) -> frozenset[str]:
    """Every form of the given verbs, in lower case; those that no list here has are taken for regular ones."""
    known = {form: base for form, base in _bases().items() if base in bases}
    regular = frozenset(form for base in bases - set(known.values()) for form in _forms(base))
    return frozenset(known) | regular
