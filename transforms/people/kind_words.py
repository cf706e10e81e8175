"""Common nouns for what speaks besides people: documents and organizations."""

from __future__ import annotations

from transforms.people.word_lists import word_list

_DOCUMENTS = word_list(
    """
    report letter study statement document memo email e-mail mail post tweet message note survey poll
    article filing complaint lawsuit suit indictment affidavit petition release paper book memoir website
    page profile caption plaque sign banner placard headline subject text transcript ruling judgment
    judgement order opinion decision constitution treaty charter bill law act resolution motion manifesto
    declaration communique communiqué editorial column essay blog review analysis research findings guidance
    guidelines policy notice advisory warning alert label instructions instruction slogan inscription song
    lyrics ad advert advertisement video clip recording script deal agreement contract press-release
    newsletter bulletin dispatch assessment audit inquiry investigation summary biography bio obituary entry
    listing description title prospectus briefing rules code section clause amendment warrant testimony
    deposition recording minutes log logbook plan leaflet pamphlet poster diary transcript certificate receipt
    invoice dossier brochure manual sentence notebook tape records documents papers files emails texts messages
    reports studies surveys polls posts
    tweets letters figures data statistics quote saying proverb motto verse scripture
    """
)
_ORGANIZATIONS = word_list(
    """
    company firm agency ministry department government administration council committee commission authority
    board bureau office group organization organisation charity union party bank club team league federation
    association foundation institute institution university college school hospital court police army
    military navy force service airline carrier airport broadcaster newspaper magazine network channel
    station studio publisher retailer supermarket manufacturer maker automaker carmaker chain brand startup
    start-up business corporation conglomerate regulator watchdog ombudsman parliament congress senate house
    cabinet embassy consulate mission coalition alliance campaign movement militia band choir theatre museum
    church theater diocese vatican kremlin pentagon palace treasury center centre think-tank thinktank tank
    nonprofit non-profit ngo outlet site platform app utility operator developer lender insurer fund trust
    society body panel tribunal inquest prosecution state city county country nation region province
    municipality borough press media desk bloc
    """
)


def is_document_noun(head: str) -> bool:
    """Whether a folded common noun, in singular or plural, names something written: 'letter', 'polls'."""
    return head in _DOCUMENTS or head.removesuffix("s") in _DOCUMENTS


def is_organization_noun(head: str) -> bool:
    """Whether a folded common noun, in singular or plural, names an organization: 'ministry', 'airlines'."""
    return head in _ORGANIZATIONS or head.removesuffix("s") in _ORGANIZATIONS
