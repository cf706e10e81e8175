"""Verbs whose subject is mostly a person, and nouns for what only persons have."""

from __future__ import annotations

from transforms.people.word_lists import word_list

SAYING = word_list(
    """
    said says say saying told tells added adds asked asks explained explains recalled recalls wrote writes
    tweeted posted argued argues insisted insists admitted admits joked jokes warned warns replied replies
    noted notes believes believed thinks thought claimed claims continued continues declared declares
    remarked stated states testified laughed smiled hopes hoped concluded concludes agreed agrees complained
    shouted whispered suggested suggests stressed stresses acknowledged responded responds described
    describes denied denies announced vowed pleaded knows knew felt feels born died married grew joined
    resigned retired alleged alleges lamented laments cautioned cautions conceded concedes confessed countered
    counters contended contends quipped mused fumed reiterated reiterates opined averred reckons urged urges
    bemoaned rued praised praises
    """
)

# What bodies do, and players of any sport; teams, firms and states are seldom said to.
DEEDS = word_list(
    """
    sat sits stood stands walked walks ran runs jumped leapt climbed slipped tripped limped knelt crouched slept woke
    ate drank sang sings danced dances smiled smiles grinned wept cried cries sobbed blushed sighed nodded shrugged
    winced waved hugged kissed wore wears dressed posed poses strode sprinted dribbled darted stooped crawled swam
    drove rode flew arrived collapsed fainted survived starred stars appeared performed rapped
    tapped headed curled curls slotted slots volleyed chipped lobbed smashed thumped rifled squared crossed skied
    parried converted converts dived dives punched substituted latched rounded wheeled stabbed prodded clipped bundled
    nudged poked swept glanced blazed fired pounced tackled fouled picked served bowled batted bogeyed birdied putted
    homered tripled walked pitched threw throws passed hauled sacked fumbled rebounded dunked knocked
    """
)
# Their object is mostly a person.
DONE_TO_PEOPLE = word_list(
    """
    arrested arresting married marrying marries dated dating divorced divorcing hugged hugging kissed kissing raped
    stabbed stabbing murdered murdering strangled sentenced jailed interviewed interviewing befriended idolised
    idolized thanked thanking congratulated congratulating consoled comforted nicknamed christened introduced
    introducing starring featuring substituted replaced replacing forced forcing denied denying allowed allowing
    dispossessed sent sending fed feeding tackled tackling fouled fouling booked tripped tripping dismissed dismissing
    bowled sacked sacking nutmegged befriending
    """
)
# Behind an apostrophe: 'Lee's header', 'Lee's childhood'.
BELONGINGS = word_list(
    """
    hair face eyes eye hand hands arm arms leg legs knee ankle shoulder head neck heart body voice smile tears mouth
    childhood birthday birthplace death funeral burial grave corpse wedding marriage divorce pregnancy upbringing
    memoir autobiography biography obituary widow career debut retirement lawyer lawyers attorney attorneys barrister
    agent bedroom header headers volley cross free-kick penalty shot effort save strike backhand forehand serve
    dismissal wicket innings touchdown dunk arrest confession parole acquittal prison jail diary
    girlfriend boyfriend bodyguard therapist co-star bandmate teammate clubmate stylist physique tattoo
    """
)
