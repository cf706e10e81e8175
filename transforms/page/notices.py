"""Paragraphs that speak for the outlet and not for the story, told by their wording."""

from __future__ import annotations

import re

_NETWORKS = (
    "twitter|facebook|instagram|whatsapp|telegram|tiktok|youtube|linkedin|bluesky|threads|x|social media|google news"
)

# Beginnings of a paragraph, in the order of the kinds named beside them. A space stands for any white space.
_OPENINGS = (
    # Ways to other articles.
    r"(?:read|see|watch|listen|hear) (?:more|also|next|now|the full)\b(?!.*[.] \w)",
    r"(?:also|must) read\b",
    r"more ?:",
    r"more (?:on|from) (?:this|our|the)\b.{0,60}$",
    r"related ?(?::|stor|article|content|topics|$)",
    r"recommended(?: (?:videos?|stories|reading|for you|articles))? ?:?$",
    r"for more (?:stories|news|information|on)\b.{0,60}(?:click|visit|check|follow|here|page|section|sign|go to)",
    r"(?:click|tap) here\b",
    r"(?:lesen sie (?:auch|hier|mehr)|mehr zum thema|lire (?:aussi|également)|à lire aussi|lea también|leer más)\b",
    r"(?:te puede interesar|leia (?:também|mais)|leggi anche|lees ook|läs (?:också|även)|les også|læs også)\b",
    r"(?:czytaj (?:też|także|również)|читайте также|читайте також)\b",
    # Advertising, and breaks for it.
    r"(?:story|article) continues (?:below|after).{0,40}$",
    r"article content$",
    r"(?:advertisements?|sponsored(?: content)?|ad|anzeige|werbung|publicité|publicidade?|pubblicità)"
    r"(?: [-–] .{0,40})?$",
    r"(?:reklama|annonse|annons|广告|広告)$",
    r"(?:we|\S+) (?:may|might|could) (?:earn|receive) (?:a |an |some )?(?:small )?(?:affiliate )?commission",
    r".{0,160}\b(?:earn|receive) (?:us )?(?:an? )?(?:affiliate )?commissions?\b",
    # Newsletters, social networks, apps.
    r"sign up (?:to|for|here|now)\b",
    r"subscribe (?:to|for|now|here|today)\b",
    r"(?:get|receive) (?:the|our|daily|breaking|all the)\b.{0,60}\b(?:newsletter|inbox|headlines|updates|delivered)\b",
    r"get (?:daily|breaking)\b.{0,40}\bnews$",
    rf"(?:please )?(?:follow|like|join|find) (?:us|our|the|\S+ on)\b.{{0,80}}\b(?:{_NETWORKS})\b",
    r"download (?:the|our)\b.{0,40}\bapp\b",
    r"by (?:signing|submitting|subscribing|clicking|entering)\b.{0,40}\byou\b",
    r"(?:enter )?your e-?mail address",
    r"enter your e-?mail",
    r"thank you for (?:subscribing|signing|reading|registering)",
    r"you can unsubscribe",
    # Calls to readers.
    r"(?:got|have|do you have) (?:a|any|an) (?:story|tip|confidential|news tip)\b.{0,40}"
    r"(?:get in|email|contact|send|share|let us|reach|tell|\?$)",
    r"(?:share|print|email|save|comments?|copy link|tweet|facebook|twitter|whatsapp|pinterest|reddit|linkedin)"
    r"(?: (?:this|the)? ?(?:article|story|page|on \w+))?$",
    r"(?:show|hide|view|load) (?:all|more|less|comments|caption|transcript).{0,30}$",
    r"view (?:this post|on (?:instagram|twitter))",
    # What the browser lacks.
    r"to view this (?:video|content)",
    r"please enable javascript",
    r"(?:your|this) browser (?:does not|cannot)",
    r"this content is (?:hosted|provided) by",
    # Rights, sources, dates.
    r"(?:this|the) (?:article|story|report|post|piece) (?:was|is|has been|first|originally) (?:originally |first )?"
    r"(?:published|appeared|republished|produced|provided|syndicated|generated|distributed)",
    r"our standards ?:",
    r"(?:©|\(c\)|copyright\b) ?(?:©|\(c\))? ?\d{0,4} .{0,120}$",
    r"all rights reserved",
    r"(?:photo|picture|image|video|credit|photograph|file photo)s? ?(?:credit|by|courtesy)? ?: .{0,120}$",
    r"\(?(?:reuters|ap|afp|getty images|epa|pa)\)?$",
    r"(?:last )?(?:updated|published|posted|modified) ?(?:on|at|:)? ?.{0,12}\d.{0,40}$",
    r"\d+ ?(?:min(?:ute)?s?|hours?|days?) (?:read|ago)$",
)
# Notes on who else worked on the story, which outlets set under it.
_CREDIT_LINES = (
    r"(?:reporting|writing|editing|additional reporting|compiled|edited)(?: and \w+)? by\b.{0,200}$",
    r".{0,160}\bcontributed (?:to this|reporting|to the)\b.{0,60}$",
    r"with (?:files|reporting|inputs|additional reporting|a file) (?:from|by)\b.{0,120}$",
    r"\S.{0,80}\bis an?\b.{0,80}\b(?:reporter|correspondent|editor|journalist|columnist|writer) "
    r"(?:at|for|with|based|covering|who covers)\b.{0,300}$",
)
_NOTICE = re.compile("|".join(f"(?:{opening})" for opening in _OPENINGS), re.IGNORECASE)
_CREDIT_LINE = re.compile(rf"\W*(?:{'|'.join(_CREDIT_LINES)})", re.IGNORECASE)
_MAX_NOTICE = 400


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph, white space single, is a prompt, a credit, a copyright line or a line of links."""
    if _NOTICE.match(paragraph[: _MAX_NOTICE + 1]):
        return True
    return len(paragraph) <= _MAX_NOTICE and bool(_CREDIT_LINE.match(paragraph))
