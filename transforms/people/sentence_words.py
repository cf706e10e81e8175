"""Capitalised words that are not the name: what opens sentences, parts headlines, or follows an office."""

from __future__ import annotations

from transforms.people.word_lists import word_list

# Function words never stand inside a name; in a headline they part one run of capitals from the next.
FUNCTION_WORDS = word_list(
    """
    a about above after again even besides whereas whoever whatever amongst unless against all also although am
    among an and another any are as at be because though been before behind being below between both but by can
    could did does doing down during each either else every few for from had has have having her here hers him
    his how i if in into is it its itself just many might more most much must neither never nor not now of off
    often on once only onto or other others our ours out over own perhaps quite rather really same she should
    since some still such than that the their theirs them then there these they this those through to too toward
    towards under until up upon us very via was we were what when whenever where whether which while who whom
    whose why with within without would yet you your yours n.j n.y d.c n.h r.i n.c s.c n.d s.d n.m u.s u.k u.n
    e.u i'm i've it's that's he's she's we're they're don't didn't isn't can't won't what's here's there's who's
    where's let's doesn't wasn't aren't weren't couldn't you're you've i'll we'll
    """
)
# They open sentences and are no names; words that are both stay where the tagger sees a person.
OPENERS = word_list(
    """
    yesterday today tomorrow meanwhile however earlier later last speaking according asked said says like
    following despite amid nearly one two three yes dear hello hi thanks thank oh okay tonight recently finally
    additionally moreover furthermore including unlike given ok he so do an no my me see say
    """
)
PERHAPS_OPENERS = frozenset({"will", "may", "mark", "bill", "grant", "hope"})
# Of a ministry, after 'Secretary of': no part of the secretary's name.
DEPARTMENTS = word_list(
    """
    staff state defense defence treasury health education justice energy labor labour agriculture commerce
    transportation veterans affairs homeland security interior foreign finance housing environment
    operations communications policy
    """
)
# Somebody leads, or speaks for, 'the Opposition', 'the House', 'the Treasury'.
BODIES_LED = word_list("opposition house senate treasury board assembly union faculty parliament interior")
# What follows one of these is a surname, even 'King'.
BEFORE_SURNAMES = word_list("mr mrs ms miss mx dr prof professor sen senator rep representative gov governor")
