"""Words that report speech: verbs by lemma and strength, nouns, and phrases."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


# Hardly ever used of anything but speech or writing.
SAYING = word_set("""
    say tell add explain write note argue state declare announce claim reply respond remark comment tweet
    insist warn acknowledge admit concede recall testify assert contend stress emphasize emphasise joke
    quip retort exclaim reiterate shout yell whisper mutter murmur scream chant proclaim opine lament
    caution vow pledge allege recount complain boast observe conclude suggest maintain deny confirm
    clarify elaborate post repost retweet message text email e-mail blog quote continue begin
    interject counter chime muse ask
""")

# Those whose paragraphs are parsed for reported speech: the rest cost more than they give.
STATING = word_set("""
    say tell add explain write note argue state declare announce claim insist warn acknowledge admit testify assert
    contend suggest deny confirm predict recall urge accuse report promise vow pledge estimate indicate criticize
    praise conclude allege concede boast complain lament stress reiterate tweet caution dismiss condemn denounce
    endorse emphasize emphasise criticise reveal remind
""")

# Report speech often, and other things as often.
REPORTING = word_set("""
    accuse address advise affirm agree amplify answer apologise apologize appeal applaud articulate assess
    assure attack attest attribute aver avow banter bark bawl beg bemoan berate bellow blame blare blast
    blurt brag brand broadcast call certify challenge characterise characterize charge chide chuckle cite
    coin command commend communicate condemn confess confide congratulate convey counsel credit criticise
    criticize crow cry curse decide declaim decry defend define deliver demand denounce depict deride
    describe detail determine dictate direct disclose discuss dismiss dispute divulge dub echo emote
    encourage endorse enthuse estimate exhort exhorted explode expound express fear feel find forecast foretell
    fret fume gloat greet gripe groan grumble guarantee guess gush hail hear highlight hint hiss holler hope
    howl imply implore indicate inform inquire enquire insinuate instruct intimate intone invite invoke
    jest jeer judge justify label laud laugh lash liken list mean mention mock moan mourn name nickname
    notify object offer order outline paint paraphrase petition phrase pitch plead point ponder portray
    praise pray preach predict press proffer profess promise pronounce propose protest prophesy publish put
    query question rage rail rant rave read reaffirm realise realize reason reassure rebuke rebut recite
    reckon recognise recognize recommend recollect refer reflect refute regret rehearse reject rejoin relate
    relay remember remind repeat report represent reprimand request resolve restate reveal roar rule scoff
    scold scrawl scribble seethe sermonize share show shriek shrug sigh sign signal slam smile snap snarl sneer
    snipe sniff snort sob speak specify speculate spell spout stammer stipulate stutter sum summarise
    summarize surmise suspect swear talk taunt tease term testify thank theorise theorize think threaten thunder
    title tout trumpet tut underline underscore urge utter venture verify vent voice volunteer wager
    wail weigh welcome whine wonder worry
    believe consider view see regard know want
    admonish announce declare demur denigrate deplore disagree disparage extol exult harangue inveigh lampoon
    pontificate prod quiz ridicule ruminate skewer spin vouch vilify
    beam boom cackle chirp coo croak deadpan drawl frown gasp giggle grimace grin growl guffaw interrupt nod pout purr
    rasp reminisce smirk splutter weep wince wink
""")

# "X was described as ...": the words behind name X rather than report a statement.
NAMING = word_set("""
    call describe label dub brand characterize characterise term portray depict denounce dismiss hail praise name
    nickname
""")

# Nouns whose owner or author speaks: "in a statement by", "her claim that".
NOUNS = word_set("""
    account accusation acknowledgment admission advice affidavit allegation analysis announcement answer
    apology appeal argument article assertion assessment assurance assurances attack blog boast book brief
    call caption caution caveat claim column comment complaint comparison concern concession conclusion
    condemnation confession contention criticism cry declaration declaration defence defense demand denial
    description dictum diatribe email e-mail editorial essay estimate explanation exhortation expression
    headline hope insistence instruction interview joke jab lament letter line manifesto mantra memo memoir
    message mention motto note notion objection observation offer op-ed opinion order pledge plea point post
    prediction promise proposal pronouncement protest question quip rant rebuke rebuttal recollection
    refrain refusal release remark reminder reply report request response retort revelation review rhetoric
    ruling saying slogan speech statement story stump suggestion talk taunt testimony text theory threat tirade
    title tweet urging verdict view vow warning word words wording writing
""")

# What a dateline or a list of events puts before a colon names no speaker.
CALENDAR = word_set("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.
    monday tuesday wednesday thursday friday saturday sunday a.m. p.m. today yesterday
""")

# "according to X".
ACCORDING = word_set("according per")

# Adjectives for how somebody stands to what they are asked about.
STANCES = word_set("""
    adamant certain confident convinced delighted disappointed glad grateful hopeful optimistic pessimistic pleased
    proud sceptical skeptical surprised thrilled unhappy upset
""")
PRONOUNS_PERSON = word_set("he she him her")
PRONOUNS_PLURAL = word_set("they them")
PRONOUNS_SELF = word_set("i we me us you")
PRONOUNS_THING = word_set("it this that these those there what which")
PRONOUNS_RELATIVE = word_set("who whom")


def strength(lemma: str) -> str:
    """How surely a verb reports speech: 'say' (the plainest), 'saying', 'reporting' or 'other'."""
    if lemma == "say":
        return "say"
    if lemma in SAYING:
        return "saying"
    return "reporting" if lemma in REPORTING else "other"
