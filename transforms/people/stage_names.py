"""Names that a single word or a title makes: singers, players, rulers and poets whom everybody knows by it."""

from __future__ import annotations

from transforms.people.word_lists import word_list

# Words that are hardly ever anything else in the news.
MONONYMS = word_list(
    """
    aaliyah adele akon aristotle ashanti avicii banksy beyonce bjork bono caravaggio casemiro cher ciara confucius
    donatello drake eminem enya euripides fabinho galileo goya halsey iniesta isco jorginho kaka kesha lizzo lorde
    ludacris madonna maluma michelangelo mozart nani nas neymar ozuna pele pharrell pitbull plato pocahontas raffi
    raphinha rihanna rivaldo robinho robyn rodri ronaldinho ronaldo rosalia saffron sade shakespeare shakira shaggy sia
    skepta socrates sophocles sting stormzy stravinsky tiesto tintoretto titian tupac twiggy usher vangelis vermeer
    vinicius voltaire wizkid willian xavi zendaya zico
    assad beethoven bolsonaro bukele cleopatra einstein erdogan freud gaddafi hitler khamenei lenin lukashenko macron
    maduro mandela merkel mugabe mussolini napoleon nefertiti netanyahu obama orban picasso putin reagan scholz stalin
    starmer sunak thatcher trudeau tutankhamun zelenskiy zelensky zelenskyy
    """
)
# What looks like an honorific or an office is the first half of these.
_WITH_A_TITLE = """
    captain beefheart; count basie; dj khaled; dj shadow; dr dre; duke ellington; earl sweatshirt; judge judy;
    king princess; lady gaga; mr t; princess nokia; professor green; queen latifah; sister souljah
"""
STAGE_NAMES = frozenset(tuple(name.split()) for name in _WITH_A_TITLE.split(";"))
