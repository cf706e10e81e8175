"""Paragraphs that speak for the outlet and not for the story, told by their wording."""

from __future__ import annotations

import re

_NETWORKS = (
    "twitter|facebook|instagram|whatsapp|telegram|tiktok|youtube|snapchat|linkedin|bluesky|threads|x|social media"
    "|google news"
)

# Beginnings of a paragraph, in the order of the kinds named beside them. A space stands for any white space.
_OPENINGS = (
    # Ways to other articles.
    r"(?:read|see|watch|listen|hear) (?:more|also|next|now|the full)\b(?!.*[.] \w)",
    r"(?:also|must) read\b",
    r"(?:read|watch|listen|see also|follow live|in (?:pictures|photos)|you (?:may|might) also like) ?: ",
    r"listen to this (?:article|story)\b.{0,40}$",
    r"more ?:",
    r"more (?:on|from) (?:this|our|the)\b.{0,60}$",
    r"related ?(?::|stor|article|content|topics|$)",
    r"recommended(?: (?:videos?|stories|reading|for you|articles))? ?:?$",
    r"(?:watch|listen|read|look|audio|video|photos|pictures) \| ",
    r"follow \S+ (?:coverage|reporting) (?:of|on)\b.{0,120}$",
    r"(?:people are (?:also )?reading|most (?:read|popular|viewed) (?:from|on|in)\b)[^.]{0,40}$",
    r"listen to more stories\b",
    r"(?:new ?)?you can now listen to\b",
    r"for more (?:stories|news|information|on)\b.{0,60}(?:click|visit|check|follow|here|page|section|sign|go to)",
    r"(?:click|tap) here\b",
    r"(?:lesen sie (?:auch|hier|mehr)|mehr zum thema|lire (?:aussi|également)|à lire aussi|lea también|leer más)\b",
    r"(?:te puede interesar|leia (?:também|mais)|leggi anche|lees ook|läs (?:också|även)|les også|læs også)\b",
    r"(?:czytaj (?:też|także|również)|читайте также|читайте також)\b",
    # Advertising, and breaks for it.
    r"(?:story|article) continues (?:below|after).{0,40}$",
    r"article content$",
    r"(?:scroll|swipe) (?:down )?to (?:continue|read)\b.{0,20}$",
    r"continue reading(?: the main story| below)?$",
    r"(?:image|photo|picture|slide)? ?\d+ (?:of|/) \d+$",
    r"advertisement\b.{0,20}\b(?:continue|scroll|below)\b.{0,40}$",
    r"(?:advertisements?|advert|sponsored(?: content)?|ad|anzeige|werbung|publicité|publicidade?|pubblicità)"
    r"(?: [-–] .{0,40})?\W*$",
    r"(?:reklama|annonse|annons|广告|広告)$",
    r"(?:we|\S+) (?:may|might|could) (?:earn|receive) (?:a |an |some )?(?:small )?(?:affiliate )?commission",
    r".{0,160}\b(?:earn|receive) (?:us )?(?:an? )?(?:affiliate )?commissions?\b",
    # Newsletters, social networks, apps.
    r"sign up (?:to|for|here|now)\b",
    r"subscribe (?:to|for|now|here|today)\b",
    r"(?:get|receive) (?:the|our|daily|breaking|all the)\b.{0,60}\b(?:newsletter|inbox|headlines|updates|delivered)\b",
    r"get (?:daily|breaking)\b.{0,40}\bnews$",
    rf"(?:please )?(?:follow|like|join|find) (?:us|our|the|\S+ on)\b.{{0,80}}\b(?:{_NETWORKS})\b",
    rf"follow (?:\S+ ){{1,5}}on (?:{_NETWORKS}) ?(?:[.,@]|and\b|$)",
    r"(?:download|install|get|click here to get) (?:the|our)\b.{0,40}\bapp\b(?: for free| now| here| today)?[.!]?$",
    r"download (?:the|our)\b.{0,40}\bapp\b",
    r"be the first to (?:get|know|hear|read)\b.{0,40}$",
    r"by (?:signing|submitting|subscribing|clicking|entering)\b.{0,40}\b(?:you\b|i agree)",
    r"(?:enter )?your e-?mail address",
    r"enter your e-?mail",
    r"thank(?:s| you) for (?:subscribing|signing|reading|registering)",
    r"you can unsubscribe",
    r"access your favou?rite topics\b",
    r"you can save this article\b",
    # Calls to readers.
    r"do you have (?:a story|a tip|any questions)\b.{0,200}\b(?:contact|e-?mail|write to|get in touch)\b",
    r"(?:got|have|do you have) (?:a|any|an) (?:story|tip|confidential|news tip)\b.{0,40}"
    r"(?:get in|email|contact|send|share|let us|reach|tell|\?$)",
    r"(?:share|print|email|save|comments?|copy link|tweet|facebook|twitter|whatsapp|pinterest|reddit|linkedin)"
    r"(?: (?:this|the)? ?(?:article|story|page|on \w+))?(?: ?[|•·].*)?$",
    r"(?:are you|have you been) affected by\b.{0,100}\b(?:get in touch|e-?mail|contact|tell us)\b",
    r"do you have an opinion on\b.{0,100}\barticle\b",
    r"join (?:our|the) (?:commenting|conversation|discussion)\b",
    r"your (?:support|donation|contribution) (?:helps|makes|allows|enables|powers) (?:us|all the|our)\b",
    r"(?:show|hide|view|load) (?:all|more|less|comments|caption|transcript).{0,30}$",
    r"view (?:this post|on (?:instagram|twitter))",
    # Walls.
    r"(?:create|register for) (?:a |an |your )?(?:free )?account\b",
    r"(?:log|sign) in (?:or|to)\b.{0,40}\b(?:continue|read|account|unlock|access|comment)",
    r"(?:this )?content is (?:reserved|available) (?:only )?(?:for|to) (?:\w+ )?(?:subscribers|members)",
    r"already (?:have an account|a (?:subscriber|member))",
    r"(?:support|subscribe to) (?:local|independent|quality|our) journalism",
    r"keep reading for [$£€]\d",
    r"(?:then|only|just|from|now|try)(?: only| just)? [$£€]\d[\d.,]* ?(?:per|a|/) ?(?:month|week|year)\b",
    r"unlimited (?:online |digital )?access\b",
    r"(?:log in|sign in|sign up|subscribe|register|next|previous|back to video|up next|loading.{0,20})$",
    # What the browser lacks.
    r"to view this (?:video|content)",
    r"please enable javascript",
    r"(?:your|this) browser (?:does not|cannot)",
    r"this content is (?:hosted|provided) by",
    # Rights, sources, dates.
    r"(?:this|the) (?:article|story|report|post|piece) (?:was|is|has been|first|originally) (?:originally |first )?"
    r"(?:published|appeared|republished|produced|provided|syndicated|generated|distributed"
    r"|featured in)",
    r"(?:a version of this (?:article|story)|this (?:article|story)|published|appear(?:s|ed))\b"
    r".{0,40} (?:in|of) (?:the )?print\b",
    r"published in [^.]{2,40}, .{0,12}\d{1,2}(?:st|nd|rd|th)?,? \d{4}$",
    r"published in the (?:print edition|(?:\w+ ){0,3}issue)\b",
    r"\(?except for the headline\b",
    r"accuracy and availability of\b.{0,40}\btranscripts\b",
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
    r"with (?:files|reporting|inputs|assistance|contributions|material|additional reporting|reports"
    r"|an? (?:file|report)) (?:from|by)\b.{0,120}$",
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
    r"|(?:^|[.] )(?:Photos?|Pictures?|Images?|Photographs?) (?:by|courtesy of|via) [A-Z][^.]{2,80}"
    r"|\| ?(?:AFP|AP|Reuters|Getty Images?|EPA)(?: via .{2,40})?|/ ?(?:AFP|Getty Images)|\b[A-Z]\w+ photos?)\.?$"
)
# Headings under which an outlet puts other things than the article.
_CLOSING_HEADINGS = (
    r"join the (?:conversation|discussion)|comments?|(?:leave|post|add) a (?:comment|reply)",
    r"most (?:read|popular|viewed)|trending(?: now)?|popular(?: now)?",
    r"(?:latest|top) (?:stories|news|headlines)|latest on",
    r"related (?:stories|articles|news|content|topics|posts|reading|links)",
    r"read (?:more|next)|what to read next|up next|in other news",
    r"more about|join (?:our|the) .{0,20}(?:forum|community)",
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
# What stands before a notice to catch the eye.
_ORNAMENT = re.compile(r"^[\s*•·>»→▶►|\[\-–—_]+")
_QUOTATION = re.compile('[“”"„«»]')
_INVITATION = re.compile(
    r"(?:^|[.!?:,;] |\band )(?:you can )?(?:sign up|subscribe)(?: now)? (?:for it |to it )?"
    r"(?:here\b|to (?:receive|get) our\b|(?:to|for) (?:our|the|my)? ?.{0,60}\bnewsletters?\b)",
    re.IGNORECASE,
)
# "Open Ledger is a nonprofit newsroom that …"
_PRESENTATION = re.compile(
    r".{2,60} is an? (?:[\w-]+,? ){0,3}(?:newsroom|news (?:organi[sz]ation|outlet|site|service))\b"
)
_MAX_NOTICE = 400
_MAX_CAPTION = 600


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph, white space single, is a prompt, a caption, a credit, a copyright line or a link line."""
    opening = _ORNAMENT.sub("", paragraph[: _MAX_NOTICE + 1])
    if _NOTICE.match(opening) or (len(paragraph) <= _MAX_NOTICE and _invites(paragraph)):
        return True
    if len(paragraph) <= _MAX_NOTICE and _CREDIT_LINE.match(paragraph):
        return True
    return len(paragraph) <= _MAX_CAPTION and bool(_CAPTION.match(paragraph))


def _invites(paragraph: str) -> bool:
    """Whether a sentence of a paragraph tells readers to have a newsletter sent, and nobody is quoted in it."""
    words = paragraph.lower()
    if ("sign up" not in words and "subscribe" not in words) or _QUOTATION.search(paragraph):
        return False
    return bool(_INVITATION.search(paragraph) or _PRESENTATION.match(paragraph))


def is_closing_heading(line: str) -> bool:
    """Whether a line is a heading under which other things than the article follow, to the end of the page."""
    return bool(_CLOSING_HEADING.fullmatch(line))
