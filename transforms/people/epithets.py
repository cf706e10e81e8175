"""Words by which reporters avoid a name: 'the striker', 'the Briton', 'the 34-year-old', 'the mother-of-two'."""

from __future__ import annotations

import re

from transforms.people.lexicon import DEMONYMS
from transforms.people.titles import PARTY_WORDS, is_parent_of_many
from transforms.people.word_lists import word_list

# The person is the one the story speaks of.
_EPITHETS = word_list(
    """
    star singer rapper actor actress striker midfielder defender goalkeeper quarterback winger forward
    skipper mogul tycoon billionaire veteran comedian presenter republican democrat conservative texan
    monarch pontiff creator influencer author novelist athlete champion boxer golfer sprinter musician
    guitarist politician lawmaker entrepreneur royal teenager pensioner hitmaker crooner songstress frontman
    mp msp mep mla td frontbencher backbencher
    songwriter drummer bassist diva playwright filmmaker footballer cricketer golfer jockey
    heavyweight middleweight welterweight lightweight featherweight southpaw batsman batter bowler spinner seamer
    international debutant newcomer substitute loanee hooker flanker fullback halfback ruckman lineman cornerback
    shortstop pitcher opener paceman pacer speedster quick batswoman hurdler marathoner
    triathlete gymnast swimmer skater skier rower cyclist decathlete heptathlete judoka wrestler
    all-rounder wicketkeeper goalie netminder fly-half scrum-half full-back centre-back playmaker linebacker receiver
    """
)
# 'The judge' and 'the victim' are mostly people whom nobody names.
BYSTANDERS = word_list(
    """
    judge lawyer attorney prosecutor officer victim suspect witness driver defendant plaintiff mother father
    woman man boy girl child baby official source reporter interviewer host presenter moderator doctor nurse
    teacher friend family parent husband wife son daughter brother sister juror gunman killer soldier teen
    teenager inmate person lady
    """
)
_AGE = re.compile(r"^\d{1,3}-year-old$")


def is_common_epithet(head: str) -> bool:
    """Whether a folded noun behind 'the' takes up the person the story speaks of: 'striker', 'leg-spinner'."""
    last = head.rsplit("-", 1)[-1]
    return last in _EPITHETS | PARTY_WORDS | DEMONYMS or is_parent_of_many(head) or is_age(head)


def is_age(word: str) -> bool:
    """Whether a folded word is an age: '34-year-old'."""
    return _AGE.match(word) is not None
