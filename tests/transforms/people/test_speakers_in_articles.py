"""Who speaks each quote of a short article, from the marks to the full names."""

import pytest

from transforms.people import find_people, resolve_speakers
from transforms.quotes import find_quotes


def speakers(parse, text: str) -> list[str | None]:
    parsed = parse(text)
    people = find_people(parsed, "", ())
    mentions = sorted((mention for person in people for mention in person.mentions), key=lambda m: m.char_start)
    quotes = resolve_speakers(parsed, people, find_quotes(parsed, mentions))
    return [quote.speaker_name for quote in quotes if quote.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whom a quote names is seldom the 'he' who speaks it.
        (
            "Ferry owner Peter Brandt fears that Joel Okafor will raise the dues. Okafor and his office deny it.\n"
            "Okafor has asked the harbour board for more money.\n"
            "For Tom Wren, a retiree with a boat, the dues are plain silly.\n"
            "“Okafor has a passionate way of asking,” he said.",
            ["Tom Wren"],
        ),
        # A name in the quote does not make the last speaker the paragraph's subject.
        (
            "“The ropes hold, and beautifully,” said Ruth Callow, who makes them.\n"
            "Mara Lindqvist acknowledges this. “Ruth is right that they hold,” she said.",
            ["Ruth Callow", "Mara Lindqvist"],
        ),
        # The only woman of an obituary, named long before.
        (
            "Ada Brook, who has died aged 93, was the botanist who let the lawns of Kelmarsh grow.\n"
            "The garden was laid out by Peter Brandt in the winter of 1931.\n"
            "The beds were dug by Joel Okafor and his sons.\n"
            "The paths were paved by Tom Wren.\n"
            "The pond came later, and the heron.\n"
            "The gates were locked at six.\n"
            "Asked for the secret of a long life, she replied: “Bad knees. You have to look.”",
            ["Ada Brook"],
        ),
        # Who spoke last, though the first name is mostly a man's elsewhere.
        (
            "The plant's chief, Declan Shortt, spoke first.\n"
            "Union organiser Marian Foley accused the plant of “sharp practice”, claiming it had hidden the plan.\n"
            "“They looked us in the eye,” she said.",
            ["Marian Foley", "Marian Foley"],
        ),
        # A relative of somebody's, of whom the sentence before tells.
        (
            "Mara Lindqvist is 46. Her friend Kit Callow met her at sea.\n"
            "Lindqvist grew up in Kelmarsh, where her father drove a cab. He told her she would “never need the rest”.",
            ["her father"],
        ),
        # A spokesperson is taken up by 'they'.
        (
            "A spokesperson for the port said a blockage had been cleared. “We are sorry,” they added.",
            ["A spokesperson for the port"],
        ),
        # Nobody names the judge, who is the subject of the sentence before.
        (
            "Judge Alonzo Whitby warned that he would not bear “any more noise”.\n"
            "Outside, Ada Brook called the plea “a pitch”. The prosecutor, for his part, kept still. "
            "“I talk to twelve people,” he said.",
            ["Alonzo Whitby", "Ada Brook", "The prosecutor"],
        ),
        # Who spoke last is relieved by whom the paragraph in between tells of.
        (
            "Ada Brook attacked Delphine Garrick. Brook said that Brook had fought.\n"
            "“It is clear that she never fought for it,” Brook said.\n"
            "Garrick disagreed.\n"
            "“It is about solving the problem,” she said.",
            ["Ada Brook", "Delphine Garrick"],
        ),
        # Whom a paragraph is about without being its subject.
        (
            "Bonnie Fischer rode it out. Sheriff Dale Whitaker called it “a train”.\n"
            "His wife, Sue, found the mule. “He looked cross,” she said.\n"
            "For Fischer, that was little comfort. “Probably,” she said.",
            ["Dale Whitaker", "Sue", "Bonnie Fischer"],
        ),
        # A senator is a lawmaker.
        (
            "Senator Rodel Cruz asked for a ban on betting at sea.\n"
            "Ferry officer Lorna Dizon said President Bautista was “open to all plans”.\n"
            "Asked for comment, the lawmaker said the gift was returned. “Check your facts,” he said.",
            ["Lorna Dizon", "Rodel Cruz"],
        ),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(parse, text: str, expected: list[str | None]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A trade behind 'the' between a relative's noun and the name.
        (
            "“Mum never weeded anything,” their son, the broadcaster Giles Brandt, said this week.",
            ["Giles Brandt"],
        ),
        # A people's name for one of its people.
        (
            "Hat-trick hero Jakub Nowak was modest. “I try to be in the right place,” the Pole said.",
            ["Jakub Nowak"],
        ),
        # Somebody of whom the reader has not yet heard is not meant, though an office has a word in common.
        (
            "Opposition leader Omar Reyes on Friday called the levy “unfair to the core”.\n"
            "“There is money for statues,” the former chief minister said.\n"
            "Ferry minister Sunita Rao said Mr Reyes was “in tears”.",
            ["Omar Reyes", "Omar Reyes", "Sunita Rao"],
        ),
        # An organization with no more than its home.
        (
            "Halvorsen Foods sold less fish this year.\n"
            "The Oslo-listed group blamed what it called “a poor summer” in its shops.",
            ["Halvorsen Foods"],
        ),
        # A union of those who are spoken of is not the yard where they work, which 'the group' may well mean.
        (
            "Sorrel Marine Works, the yard, will be shut on Monday. Its cooks and welders leave; their union called "
            "it “a loud goodbye”.",
            ["their union"],
        ),
        # One kind of player, and of politician.
        (
            "Player of the match Wasim Qureshi said the ball was “a gift”. Josh Tarrant's leg was sore.\n"
            "“It turned all day,” the leg-spinner said.",
            ["Wasim Qureshi", "Wasim Qureshi"],
        ),
        (
            "The Member of Parliament for Kelmarsh, Kwame Boadi, called the budget “a recipe for ruin”.\n"
            "Speaking on Tuesday, the opposition legislator said levies would “strangle shops”.",
            ["Kwame Boadi", "Kwame Boadi"],
        ),
        # A premier is no minister where there is one.
        (
            "Harbour minister Ada Brook spoke after Kelmarsh premier Don Callow called ships “a nuisance”.\n"
            "“We have always got on,” the minister said at the quay.",
            ["Don Callow", "Ada Brook"],
        ),
        # When it was is no part of whom it was.
        (
            "The Kelmarsh chief minister on Sunday ordered an inquiry into the flood, terming it “pure neglect”.\n"
            "Chief Minister Sadia Cheema met the farmers.",
            ["Sadia Cheema"],
        ),
        # A year is part of a treaty's name.
        (
            "The river compact of 1948 says that nothing may change “without the consent of all who signed it”.",
            ["The river compact of 1948"],
        ),
        # The accused of a lead, whom the next paragraph opens with.
        (
            "A Long Island dentist accused of poisoning a smoothie told a friend it was “worth it,” jurors heard.\n"
            "Dr. Renata Kolb, 47, sat still as Phil Callow read the texts.",
            ["Renata Kolb"],
        ),
        # A mother of four without hyphens, and a villager whose trade is no name.
        (
            "Grocer Ada Crouch came from Surat. The mother of four said she was “over the moon”.",
            ["Ada Crouch"],
        ),
        ("Villager Sekai Ncube, 72, walks six miles. “I do not know them,” she said.", ["Sekai Ncube"]),
        # Nobody's epithet stands behind a quote that names him.
        (
            "Coach Paul Hesketh denied that striker Dan Orme will leave.\n“Dan's going nowhere,” the Scot insisted.",
            ["Paul Hesketh"],
        ),
        # A place in a team.
        (
            "Manager Paul Hesketh praised Idrissa Kone.\n"
            "Kone, who sat out Friday's game, was glad. “It's a dream,” the Senegal international told the paper.",
            ["Idrissa Kone"],
        ),
        (
            "Captain Jed Rawlins would not discuss it.\n“I've got kids who want dinner,” the hooker joked.",
            ["Jed Rawlins"],
        ),
    ],
)  # fmt: skip
def test_whom_a_phrase_means(parse, text: str, expected: list[str | None]) -> None:
    assert speakers(parse, text) == expected


def test_two_verbs_of_one_person_speak_for_each_other(parse) -> None:
    text = (
        "Mara Lindqvist bakes rye.\n“Sleep more,” says Lindqvist.\n"
        "She pauses to sign for a delivery. “And don’t listen to the miller about flour.”"
    )
    parsed = parse(text)
    *_, last = find_quotes(parsed, [])

    assert last.speaker_words is not None
    assert last.speaker_words.text == "She"
    assert last.confidence is not None
    assert last.confidence > 0.25


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind somebody's father 'he' is whose father it is, unless he tells that one something.
        ("Peter Brandt grew up poor. His father was a miner. “I never saw him,” he says.", ["Peter Brandt"]),
        ("Ada Brook grew up poor. Her mother was a nurse. “I never saw her,” she says.", ["Ada Brook"]),
        ("Peter Brandt grew up poor. His mother was a nurse. “I never saw my own child,” she says.", ["His mother"]),
        ("Peter Brandt grew up poor. His father was a miner. He told him he would “never rest”.", ["His father"]),
        # What an organization tells of is not what goes on.
        (
            "Marlow Foods told The Straits Wire that the data was “anonymised”. It said it took privacy “seriously”.",
            ["Marlow Foods", "Marlow Foods"],
        ),
        ("Ada Brook found a letter in the hall. It said the pier was “gone”.", ["a letter"]),
        # The family's lawyer is not the family.
        (
            "The family's attorney, Peter Brandt, said he would sue.\n“We are tired,” the family said.\n"
            "“It is late,” the attorney said.",
            ["the family", "Peter Brandt"],
        ),
        # Whom a parliament's letters, or a bowler's trade, take up.
        ("Ada Brook said it was late. “She cannot say that,” the Easthaven MSP added.", ["Ada Brook"]),
        ("Peter Brandt said it was late. “I saw no crowd,” the pacer said.", ["Peter Brandt"]),
        # Another word for who chairs an agency, or is a priest; not for a baker.
        (
            "Ada Brook chairs the Easthaven agency. Brook, its chairman, said: “It is late.”\n"
            "The anti-graft czar added that “justice delayed is loot enjoyed.”",
            ["Ada Brook", "Ada Brook"],
        ),
        ("“It is late,” Rev. Fr. Peter Brandt said.\n“We will believe it,” the cleric said.", ["Peter Brandt"] * 2),
        (
            "“It is late,” baker Peter Brandt said.\n“We will believe it,” the cleric said.",
            ["Peter Brandt", "the cleric"],
        ),
        # A child by the first name, with its age.
        ("Poppy, who is six, crosses with Peter Brandt. “He says hello to me,” she says.", ["Poppy"]),
        ("Alfie, who is 7, likes trains. “Trains,” he says.", ["Alfie"]),
        # A master of something, before a name that no list holds.
        ("Harbourmaster Denzil Hocking read a poem.\n“It was mine,” he said.", ["Denzil Hocking"]),
        # A particle in the surname, and 'who' before the pronoun.
        (
            "Ronel van Wyk, who runs an inn in Easthaven, said she had lost guests. “They do not come back,” she said.",
            ["Ronel van Wyk"],
        ),
    ],
)
def test_who_is_taken_up_behind_others(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected
