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
    r"(?:read|watch|listen|see also) ?: ",
    r"listen to this (?:article|story)\b.{0,40}$",
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
    r"advertisement\b.{0,20}\b(?:continue|scroll|below)\b.{0,40}$",
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
    r"(?: (?:this|the)? ?(?:article|story|page|on \w+))?(?: ?[|•·].*)?$",
    r"(?:show|hide|view|load) (?:all|more|less|comments|caption|transcript).{0,30}$",
    r"view (?:this post|on (?:instagram|twitter))",
    # Walls.
    r"(?:create|register for) (?:a |an |your )?(?:free )?account\b",
    r"(?:log|sign) in (?:or|to)\b.{0,40}\b(?:continue|read|account|unlock|access|comment)",
    r"(?:this )?content is (?:reserved|available) (?:only )?(?:for|to) (?:\w+ )?(?:subscribers|members)",
    r"already (?:have an account|a (?:subscriber|member))",
    r"(?:support|subscribe to) (?:local|independent|quality|our) journalism",
    r"unlimited (?:online |digital )?access\b",
    r"(?:log in|sign in|sign up|subscribe|register|next|previous|back to video|up next|loading.{0,20})$",
    # What the browser lacks.
    r"to view this (?:video|content)",
    r"please enable javascript",
    r"(?:your|this) browser (?:does not|cannot)",
    r"this content is (?:hosted|provided) by",
    # Rights, sources, dates.
    r"(?:this|the) (?:article|story|report|post|piece) (?:was|is|has been|first|originally) (?:originally |first )?"
    r"(?:published|appeared|republished|produced|provided|syndicated|generated|distributed)",
    r"our standards ?:",
    r"(?:©|\(c\)|copyright\b) ?(?:©|\(c\))? ?\d{0,4} .{0,300}$",
    r"all rights reserved",
    r"(?:photo|picture|image|video|credit|photograph|file photo)s? ?(?:credit|by|courtesy)? ?: .{0,120}$",
    r"(?:image|media|video) (?:source|caption)[,:] .{0,300}$",
    r"\(?(?:reuters|ap|afp|getty images|epa|pa)\)?$",
    r"(?:last )?(?:updated|published|posted|modified) ?(?:on|at|:)? ?.{0,12}\d.{0,40}$",
    r"\d+ ?(?:min(?:ute)?s?|hours?|days?) (?:read|ago)$",
)
# Notes on who else worked on the story, which outlets set under it.
_CREDIT_LINES = (
    r"(?:additional )?(?:reporting|research|writing|editing|compiled|edited)(?: and \w+)? by\b.{0,200}$",
    r".{0,160}\bcontributed (?:(?:to )?(?:this|the) (?:report|story|article|piece)|(?:to )?reporting)\b.{0,60}$",
    r"with (?:files|reporting|inputs|additional reporting|a file) (?:from|by)\b.{0,120}$",
    r"\S.{0,80}\bis (?:an? |the )?.{0,80}\b(?:reporter|correspondent|editor|journalist|columnist|writer) "
    r"(?:at|for|with|based|covering|who covers)\b.{0,300}$",
)
# Captions that stand among the paragraphs: they end in the name of the picture's owner.
_PICTURE_OWNERS = (
    r"AP Photo|Getty|Reuters|AFP|EPA|PA Wire|PA Media|Alamy|Shutterstock|Rex Features|Unsplash|iStock|Bloomberg via"
    r"|Sipa|NurPhoto|Anadolu|ZUMA|Associated Press|Photo|Picture|Image|Pic|File photo|Handout|Screenshot|Screengrab"
    r"|Illustration"
)
_CAPTION = re.compile(
    rf".{{0,500}}(?:\((?:[^()]*[\s/:(])?(?:{_PICTURE_OWNERS})\b[^()]*\)"
    r"|\b(?:Photo|Picture|Image|Credit|Foto|Photograph): [^.]{2,80}"
    r"|\| ?(?:AFP|AP|Reuters|Getty Images?|EPA)(?: via .{2,40})?|/ ?(?:AFP|Getty Images)|\b[A-Z]\w+ photos?)\.?$"
)
# Headings under which an outlet puts other things than the article.
_CLOSING_HEADINGS = (
    r"join the (?:conversation|discussion)|comments?|(?:leave|post|add) a (?:comment|reply)",
    r"most (?:read|popular|viewed)|trending(?: now)?|popular(?: now)?",
    r"(?:latest|top) (?:stories|news|headlines)|latest on",
    r"related (?:stories|articles|news|content|topics|posts|reading|links)",
    r"read (?:more|next)|what to read next|up next|in other news",
    r"more (?:stories|news|like this|to explore|from .{1,40}|on this(?: story)?)",
    r"you (?:may|might) (?:also )?(?:like|be interested in)|editors?['’] picks?",
    r"recommended(?: for you| reading| stories| videos?)?",
    r"about the authors?|(?:share|print) this (?:article|story)?",
    r"sponsored(?: content| stories)?|from (?:our partners|around the web)",
    r"(?:sign up|subscribe).{0,60}|our newsletters?|topics|subjects|tags",
    r"mehr zum thema|auch interessant|das könnte (?:sie|dich) auch interessieren",
    r"à lire aussi|sur le même (?:sujet|thème)|lire aussi",
    r"lea también|te puede interesar|más noticias|noticias relacionadas",
    r"leia (?:também|mais)|leggi anche|lees ook",
)
_NOTICE = re.compile("|".join(f"(?:{opening})" for opening in _OPENINGS), re.IGNORECASE)
_CREDIT_LINE = re.compile(rf"\W*(?:{'|'.join(_CREDIT_LINES)})", re.IGNORECASE)
_CLOSING_HEADING = re.compile(rf"(?:{'|'.join(_CLOSING_HEADINGS)}) ?[:>»…]?", re.IGNORECASE)
_MAX_NOTICE = 400
_MAX_CAPTION = 600


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph, white space single, is a prompt, a caption, a credit, a copyright line or a link line."""
    if _NOTICE.match(paragraph[: _MAX_NOTICE + 1]):
        return True
    if len(paragraph) <= _MAX_NOTICE and _CREDIT_LINE.match(paragraph):
        return True
    return len(paragraph) <= _MAX_CAPTION and bool(_CAPTION.match(paragraph))


def is_closing_heading(line: str) -> bool:
    """Whether a line is a heading under which other things than the article follow, to the end of the page."""
    return bool(_CLOSING_HEADING.fullmatch(line))
