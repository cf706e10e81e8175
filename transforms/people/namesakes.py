"""Firms, bands, groups, places, things and characters of fiction called like a person, or as if they were one."""

from __future__ import annotations

import re

from transforms.people.name_parts import fold

_FIRMS = """
    Alexander McQueen; Alfa Romeo; Allen Edmonds; Anne Klein; Ann Taylor; Arthur Andersen; Aston Martin; Austin
    Reed; Ben Sherman; Booz Allen; Brooks Brothers; Calvin Klein; Carl Zeiss; Charles Schwab; Charles Tyrwhitt;
    Christian Dior; Dan Murphy's; Dorothy Perkins; Duane Reade; Eddie Bauer; Eli Lilly; Elizabeth Arden; Emporio
    Armani; Estee Lauder; Fannie Mae; Freddie Mac; Fred Perry; Goldman Sachs; Guy Laroche; Harley-Davidson; Harley
    Davidson; Harry Winston; Harvey Nichols; Harvey Norman; Helena Rubinstein; Helly Hansen; Hewlett Packard; Hugo
    Boss; Jack Daniel's; Jack Wills; Jack Wolfskin; Jean Paul Gaultier; Jenny Craig; Jim Beam; Jimmy Choo; Jo
    Malone; John Deere; John Hancock; John Lewis; Johnnie Walker; Johnson Matthey; Juicy Couture; Julius Baer; Karen
    Millen; Kate Spade; Kenneth Cole; Kurt Geiger; Lane Bryant; Laura Ashley; Levi Strauss; Liz Claiborne; Louis
    Vuitton; Marie Claire; Mary Kay; Max Factor; Max Mara; Mercedes-Benz; Merrill Lynch; Michael Kors; Miss
    Selfridge; Miu Miu; Moet Hennessy; Morgan Stanley; Neiman Marcus; Nina Ricci; Oscar Mayer; Paddy Power; Papa
    John's; Patek Philippe; Perry Ellis; Philip Morris; Ralph Lauren; Rolls-Royce; Royal Doulton; Saint Laurent;
    Yves Saint Laurent; Salvatore Ferragamo; Sam Adams; Sara Lee; Stella Artois; Ted Baker; Tim Hortons; Tommy
    Bahama; Tommy Hilfiger; Tory Burch; Trader Joe's; Urban Outfitters; Vera Bradley; Vidal Sassoon; Walt Disney;
    Warner Bros; Warner Brothers; Wells Fargo; William Morris; Chips Ahoy; Ferrero Rocher; Ben Jerry's; Diamond
    Shamrock; Charlie Hebdo
"""
_BANDS = """
    Black Sabbath; Daft Punk; Def Leppard; Depeche Mode; Duran Duran; Fleetwood Mac; Franz Ferdinand; Iron Maiden;
    Jethro Tull; Judas Priest; King Crimson; Led Zeppelin; Linkin Park; Lynyrd Skynyrd; Mazzy Star; Milli Vanilli;
    Molly Hatchet; Pearl Jam; Pink Floyd; Pussy Riot; Sister Sledge; Snow Patrol; Spandau Ballet; Steely Dan;
    Uriah Heep; Van Halen; Veruca Salt; Wolf Alice; Cocteau Twins; Jane's Addiction
"""
_GROUPS = """
    Abu Sayyaf; Al Jazeera; Al Qaeda; Al Qaida; Al Shabaab; Al Arabiya; Al Ahly; Al Hilal; Al Nassr; Al Ittihad;
    Al Azhar; Ansar al-Sharia; Ansar Dine; Aum Shinrikyo; Boko Haram; Jemaah Islamiyah; Ku Klux Klan; Shin Bet;
    Pakatan Harapan; Barisan Nasional; Perikatan Nasional; Fianna Fail; Fine Gael; Sinn Fein; Plaid Cymru;
    Aam Aadmi; Shiv Sena; Lok Sabha; Rajya Sabha; Bharatiya Janata; La Raza; Le Figaro; Le Monde; La Repubblica;
    La Stampa; El Pais; El Mundo; El Universal; La Nacion
"""
_PLACES = """
    Al Aqsa; Ben Nevis; Camp David; Charing Cross; Crystal Palace; Aston Villa; Canary Wharf; El Paso; Gracie Mansion;
    La Scala; Monte Carlo; Pearl Harbor; Pearl Harbour; Roland Garros; Sandy Hook
"""
_THINGS = """
    Amber Alert; Art Deco; Art Nouveau; Bloody Mary; Davis Cup; Dow Jones; Dr Pepper; Earl Grey; Eid al-Adha;
    Eid al-Fitr; El Nino; Glass Steagall; Glass-Steagall; Grey Cup; Jack Russell; Jane Doe; Jim Crow; John Doe; La Liga;
    La Nina; Merry Xmas; Noche Buena; Ryder Cup; Stanley Cup; Uncle Sam
"""
_CHARACTERS = """
    Atticus Finch; Bilbo Baggins; Bridget Jones; Buzz Lightyear; Charlie Brown; Clark Kent; Darth Vader; Donald
    Duck; Don Quixote; Dorian Gray; Ebenezer Scrooge; Forrest Gump; Frodo Baggins; Hannibal Lecter; Harry Potter;
    Hercule Poirot; Hermione Granger; Homer Simpson; Huckleberry Finn; Indiana Jones; Jack Reacher; James Bond; Jane
    Eyre; Jason Bourne; John Rambo; John Wick; Katniss Everdeen; Lara Croft; Lisbeth Salander; Luke
    Skywalker; Mary Poppins; Mickey Mouse; Minnie Mouse; Obi-Wan Kenobi; Oliver Twist; Paddington Bear; Peppa
    Pig; Peter Pan; Peter Rabbit; Robin Hood; Romeo Montague; Ron Weasley; Santa Claus; Sherlock Holmes; Tom Sawyer;
    Tony Soprano; Tony Stark; Willy Wonka
"""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def _names(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_WORD.findall(fold(name).removesuffix("'s"))) for name in text.replace("\n", " ").split(";"))


_NAMESAKES = _names(";".join((_FIRMS, _BANDS, _GROUPS, _PLACES, _THINGS, _CHARACTERS)))


def is_namesake(words: tuple[str, ...]) -> bool:
    """Whether a folded name is mostly that of a firm, a band, a place, a thing or a character of fiction."""
    return words in _NAMESAKES
