"""Verbs whose subject is mostly a person: of saying, thinking and living."""

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
    resigned retired
    """
)
