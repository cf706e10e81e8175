from dataclasses import replace

import pytest

from transforms.people.finder import find_people
from transforms.people.speakers import AMBIGUOUS, resolve_speakers
from transforms.records import SpeakerWords

TALE = (
    "Harbour master Mara Lindqvist resigned on Monday. “I am tired,” she said.\n"
    "Transport minister Tomas Okafor regretted it. “A loss,” the minister said. “We will miss her,” he added.\n"
    "“Not me,” said a spokesman for Okafor. “Nor me,” said Lindqvist's lawyer.\n"
    "The report called it “a shambles”. Brightwater University said it was “saddened”.\n"
    "“Nobody asked us,” the crew said."
)


@pytest.mark.parametrize(
    ("words", "speaker", "name", "kind"),
    [
        ("I am tired,", "she", "Mara Lindqvist", "person"),
        ("A loss,", "the minister", "Tomas Okafor", "person"),
        ("We will miss her,", "he", "Tomas Okafor", "person"),
        ("Not me,", "a spokesman for Okafor", "a spokesman for Okafor", "unnamed"),
        ("Nor me,", "Lindqvist's lawyer", "Lindqvist's lawyer", "unnamed"),
        ("a shambles", "The report", "The report", "document"),
        ("saddened", "Brightwater University", "Brightwater University", "organization"),
        ("Nobody asked us,", "the crew", "the crew", "unnamed"),
    ],
)
def test_words_are_resolved_within_the_article(parse, quote_in, words, speaker, name, kind) -> None:
    parsed = parse(TALE)
    people = find_people(parsed, "", ())

    (quote,) = resolve_speakers(parsed, people, [quote_in(TALE, words, speaker)])

    assert (quote.speaker_name, quote.speaker_kind) == (name, kind)
    assert quote.confidence is not None
    assert 0 < quote.confidence <= 0.9


def test_a_person_brings_the_role_along(parse, quote_in) -> None:
    parsed = parse(TALE)

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(TALE, "A loss,", "the minister")])

    assert quote.speaker_role == "Transport minister"


def test_a_quote_without_words_for_its_speaker_stays_without(parse, quote_in) -> None:
    parsed = parse(TALE)

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(TALE, "I am tired,", None)])

    assert (quote.speaker_name, quote.speaker_kind, quote.abstain_reason) == (None, None, "no_speaker")


@pytest.mark.parametrize("speaker", ["She", "We"])
def test_a_word_that_nobody_answers_to_abstains(parse, quote_in, speaker: str) -> None:
    text = f"Nothing moved. “Go on,” it went. {speaker} said: “Not now.”"
    parsed = parse(text)

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(text, "Not now.", speaker)])

    assert quote.speaker_name is None
    assert quote.abstain_reason == AMBIGUOUS
    assert quote.confidence is None


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("Mary Tennant met Tomas Okafor. “Fine,” he said.", "he", "Tomas Okafor"),
        ("Tomas Okafor met Mary Tennant. “Fine,” she said.", "she", "Mary Tennant"),
        ("Tomas Okafor praised Peter Brandt. “Fine,” he said.", "he", "Tomas Okafor"),
        ("Peter Brandt arrived. Tomas Okafor waited for him. “Fine,” he told Brandt.", "he", "Tomas Okafor"),
        ("The mayor, Mary Tennant, met governor Tomas Okafor. “Fine,” the mayor said.", "the mayor", "Mary Tennant"),
        ("Singer Mary Tennant is back. “Fine,” the 34-year-old said.", "the 34-year-old", "Mary Tennant"),
        ("Her brother, Peter Brandt, met Deputy Mayor Mary Tennant and Mayor Ada Okafor. “Fine,” the mayor said.",
         "the mayor", "Ada Okafor"),
        ("A friend of Peter Brandt, who said he was “fine”, left.", "he", "Peter Brandt"),
    ],
)  # fmt: skip
def test_antecedents_are_chosen_by_gender_number_and_place(parse, quote_in, text, speaker, name) -> None:
    parsed = parse(text)
    words = "Fine," if "Fine," in text else "fine"

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(text, words, speaker)])

    assert quote.speaker_name == name


def test_it_goes_on_with_the_organization_before(parse, quote_in) -> None:
    text = "Brightwater University was “saddened”. It called the fire “a blow”."
    parsed = parse(text)
    quotes = [quote_in(text, "saddened", "Brightwater University"), quote_in(text, "a blow", "It")]

    resolved = resolve_speakers(parsed, (), quotes)

    assert [quote.speaker_name for quote in resolved] == ["Brightwater University"] * 2


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        # An expert of the lead is the person whom the next paragraph introduces.
        (
            "A sailor called the storm “a monster” on Monday.\nMara Lindqvist, 33, was alone. “Awful,” Lindqvist said.",
            "A sailor",
            "Mara Lindqvist",
        ),
        # Nobody was introduced as a spokesman before, and Okafor spoke last.
        (
            "Tomas Okafor said no. “It rained,” he said.\n“a monster”, the government spokesman said.",
            "the government spokesman",
            "Tomas Okafor",
        ),
        (
            "A judge came in. Tomas Okafor said no.\n“a monster”, the judge said.",
            "the judge",
            "the judge",
        ),
        (
            "Tomas Okafor waited. The Norland Weather Agency spoke up. The agency called it “a monster”.",
            "The agency",
            "Norland Weather Agency",
        ),
        ("Riverton baker Mara Lindqvist called it “a monster”.", "Riverton", "Mara Lindqvist"),
        ("The residents came home. In a letter they called it “a monster”.", "they", "The residents"),
        ("Mara Lindqvist, who called it “a monster”, left.", "who", "Mara Lindqvist"),
        ("June 4: “a monster”.", "June 4", None),
    ],
)
def test_phrases_are_taken_up(parse, quote_in, text: str, speaker: str, name: str | None) -> None:
    parsed = parse(text)
    quotes = [quote_in(text, "a monster", speaker)]
    if "It rained" in text:
        quotes.insert(0, quote_in(text, "It rained,", "he"))
    if "Awful" in text:
        quotes.append(quote_in(text, "Awful,", "Lindqvist"))

    resolved = {quote.text: quote for quote in resolve_speakers(parsed, find_people(parsed, "", ()), quotes)}

    assert resolved["a monster"].speaker_name == name


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("Robin Brandt, who uses they/them, is back. “Fine,” they said.", "they", "Robin Brandt"),
        ("Peter Brandt, 9, met Tomas Okafor, 60. “Fine,” the boy said.", "the boy", "Peter Brandt"),
        ("Peter Brandt, 9, met Tomas Okafor, 8. “Fine,” the boy said.", "the boy", "the boy"),
        ("The former mayor Mary Tennant waved. Her successor, Peter Brandt, sang. “Fine,” the mayor said.",
         "the mayor", "Peter Brandt"),
        ("The former mayor Mary Tennant waved. Her successor, Peter Brandt, sang. “Fine,” the former mayor said.",
         "the former mayor", "Mary Tennant"),
        ("The chair of the club, Mary Tennant, met Tomas Okafor. “Fine,” the chairwoman said.",
         "the chairwoman", "Mary Tennant"),
        ("Mary Tennant is away. “Fine,” Tennant's message read.", "Tennant's message", "Mary Tennant"),
        ("“Fine,” the promoter, Larkspur Events, said.", "the promoter", "Larkspur Events"),
        ("Riverton Police closed it. “Fine,” the force said.", "the force", "Riverton Police"),
        ("Singer Mary Tennant is back. “Fine,” the “Salt Stairs” singer said.", "the “Salt Stairs” singer",
         "Mary Tennant"),
        # Whose lawyer it is says nothing of who spoke last; of a couple the other one is the husband.
        ("Mary Tennant was heard. “No,” Tennant said. “Fine,” his lawyer said.", "his lawyer", "his lawyer"),
        ("Mary and Omar Tennant run it. It rains. Mary Tennant sang. “Fine,” her husband said.", "her husband",
         "Omar Tennant"),
        ("Mary Tennant sang. Peter Brandt danced. “Fine,” her husband said.", "her husband", "her husband"),
        ("Mary Tennant sang. “No,” Tennant said. “Fine,” the agency's inspector said.", "the agency's inspector",
         "the agency's inspector"),
        # An age among other words; a title between an office and its holder's name.
        ("Mary Tennant, of Kelmarsh, waited. “Fine,” said the 29-year-old school teacher.",
         "the 29-year-old school teacher", "Mary Tennant"),
        ("The Bishop of Kelmarsh, the Rt Rev Omar Tennant, met Peter Brandt. “Fine,” the bishop wrote.", "the bishop",
         "Omar Tennant"),
        ("The bishop of Kelmarsh, Miriam Grant, came. “Fine,” Bishop Grant wrote.", "Bishop Grant", "Miriam Grant"),
        # The agency of a dateline is not told of; a name right behind what it is.
        ("KELMARSH (AP) — Crews have refused an offer of the airline. “Fine,” the airline said.", "the airline",
         "the airline"),
        ("Brightwater University closed. “Fine,” the charity Ferries for All said.", "the charity", "Ferries for All"),
        # One of a people.
        ("Mary Tennant beat Ada Okafor. “Fine,” the Spaniard said.", "the Spaniard", "Mary Tennant"),
        ("Mary Tennant beat Ada Okafor. “Fine,” the British said.", "the British", "the British"),
        # The second bearer of a surname, where the paragraph above brings her in.
        ("Mary Tennant is missing.\nAnn Tennant looks for her.\n“Fine,” Tennant replied.", "Tennant", "Ann Tennant"),
        # One of those told of before.
        ("Readers were split. “Fine,” one wrote.", "one", "one"),
        # Who is cited, not who is named by the way.
        (
            "The spokesman, Peter Brandt, made a statement.\nAccording to Brandt, a report was credited to "
            "General Omar Tennant, claiming that a shot was fired.\n“Fine,” he said.",
            "he",
            "Peter Brandt",
        ),
        # A name in the quote stands beside its attribution by chance; the former senator is the one who is called so.
        (
            "Former Sen. Peter Brandt condemned former President Omar Tennant. Sen. Mary Okafor did so too.\n"
            "“Fine, and her name: Mary Okafor,” the former senator said.",
            "the former senator",
            "Peter Brandt",
        ),
    ],
)  # fmt: skip
def test_who_is_meant(parse, quote_in, text: str, speaker: str, name: str) -> None:
    parsed = parse(text)
    made = quote_in(text, "Fine,", None)
    start = text.rindex(speaker)
    words = SpeakerWords(char_start=start, char_end=start + len(speaker), text=speaker)

    (quote,) = resolve_speakers(
        parsed, find_people(parsed, "", ()), [replace(made, speaker_words=words, abstain_reason=None)]
    )

    assert quote.speaker_name == name


def test_he_goes_on_with_somebody_unnamed_who_spoke_last(parse, quote_in) -> None:
    text = (
        "Peter Brandt summed it up. An officer was there.\n“Fine,” the officer told the crowd.\n"
        "“We push on,” he said, explaining why."
    )
    parsed = parse(text)
    made = [quote_in(text, "Fine,", "the officer"), quote_in(text, "We push on,", "he")]

    resolved = resolve_speakers(parsed, find_people(parsed, "", ()), made)

    assert [(quote.speaker_name, quote.speaker_kind) for quote in resolved] == [("the officer", "unnamed")] * 2


def test_an_epithet_is_of_whom_its_paragraph_introduces_rather_than_of_who_spoke_last(parse, quote_in) -> None:
    text = (
        "Mary Tennant, who leads the union, said: “It rained.”\n"
        "Passenger Peter Brandt, 31, was on the ferry. “Fine,” said the software developer."
    )
    parsed = parse(text)
    made = [quote_in(text, "It rained.", "Mary Tennant"), quote_in(text, "Fine,", "the software developer")]

    resolved = resolve_speakers(parsed, find_people(parsed, "", ()), made)

    assert [quote.speaker_name for quote in resolved] == ["Mary Tennant", "Peter Brandt"]


def test_what_one_may_say_is_nobodys_statement(parse, quote_in) -> None:
    text = "At that price one might say it is dear."
    parsed = parse(text)
    made = replace(quote_in(text, "it is dear", "one"), kind="indirect")

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [made])

    assert (quote.speaker_name, quote.abstain_reason) == (None, AMBIGUOUS)


def test_a_book_speaks_for_its_author(parse, quote_in) -> None:
    text = "“Fine,” according to author Mary Tennant’s new book, which was released on Tuesday."
    parsed = parse(text)

    (quote,) = resolve_speakers(
        parsed, find_people(parsed, "", ()), [quote_in(text, "Fine,", "author Mary Tennant’s new book")]
    )

    assert (quote.speaker_name, quote.speaker_kind) == ("Mary Tennant", "person")


def test_who_opens_an_unparsed_sentence_with_a_title_is_its_subject(parse, quote_in) -> None:
    text = "Judge Peter Brandt sentenced Tomas Okafor, of Kelmarsh.\n“Fine,” he said."
    parsed = parse(text, syntax=False)

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(text, "Fine,", "he")])

    assert quote.speaker_name == "Peter Brandt"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Teenage qualifier Mary Tennant stunned the crowd, beating Ada Okafor.\n“Fine,” she said.", "Mary Tennant"),
        ("When Mary Tennant was 11, her uncle gave her a tape of Ada Okafor.\n“Fine,” she said.", "Mary Tennant"),
    ],
)
def test_who_opens_an_unparsed_sentence_and_does_something_is_its_subject(parse, quote_in, text, name) -> None:
    parsed = parse(text, syntax=False)

    (quote,) = resolve_speakers(parsed, find_people(parsed, "", ()), [quote_in(text, "Fine,", "she")])

    assert quote.speaker_name == name


@pytest.mark.parametrize(
    ("text", "words", "speaker", "name"),
    [
        # Somebody unnamed, of whom the paragraph above tells; a spokesman may be a woman.
        (
            "The road was shut.\nA harbour spokesman said one man had to be cut free.\nShe said: “Two boats came.”",
            "Two boats came.",
            "She",
            "A harbour spokesman",
        ),
        # The paragraph goes on with another than who spoke last.
        (
            "“Ropes cost too much,” wrote Peter Brandt. Joel Okafor read it.\n“Sails cost more,” wrote Brandt.\n"
            "Okafor agreed with Brandt's view of the ropes. “They are cheaper in Kelm,” he wrote.",
            "They are cheaper in Kelm,",
            "he",
            "Joel Okafor",
        ),
        # Who is glad, behind a title inside the sentence.
        (
            "Lia Walden sent Anna Castell away.\nIt was late, in a game coach Carla Nemec is glad to have won.\n"
            "“It was the right time,” she said.",
            "It was the right time,",
            "she",
            "Carla Nemec",
        ),
    ],
)
def test_pronouns_of_a_paragraph_of_their_own(parse, quote_in, text, words, speaker, name) -> None:
    parsed = parse(text)
    people = find_people(parsed, "", ())
    quotes = [quote_in(text, words, speaker)]
    if "wrote Peter" in text:
        quotes = [
            quote_in(text, "Ropes cost too much,", "Peter Brandt"),
            replace(
                quote_in(text, "Sails cost more,", "Brandt"),
                speaker_words=SpeakerWords(
                    char_start=text.index("Brandt.\nOkafor"), char_end=text.index("Brandt.\nOkafor") + 6, text="Brandt"
                ),
            ),
            *quotes,
        ]

    assert resolve_speakers(parsed, people, quotes)[-1].speaker_name == name


def test_an_epithet_is_the_last_persons_who_spoke_over_somebody_unnamed(parse, quote_in) -> None:
    text = (
        "Dan Wexford spoke to Ada Brook. “It is a reply to all claims,” Wexford said.\n"
        "“It is full of people,” said one insider.\n“This is the gauntlet,” the Kelmish journalist told her."
    )
    parsed = parse(text)
    quotes = [
        quote_in(text, "It is a reply to all claims,", "Wexford"),
        quote_in(text, "It is full of people,", "one insider"),
        quote_in(text, "This is the gauntlet,", "the Kelmish journalist"),
    ]

    *_, last = resolve_speakers(parsed, find_people(parsed, "", ()), quotes)

    assert last.speaker_name == "Dan Wexford"


def test_one_among_others_is_taken_up_in_a_paragraph_without_syntax(parse, quote_in) -> None:
    text = (
        "Kira Westbrook is the curator. Westbrook chose them.\n“It is a gift to all,” Westbrook said.\n"
        "One of the artists was Michelle Gazelle who made a chair. "
        "She talked of it.\n“It took a year of work,” she said."
    )
    parsed = parse(text, syntax=False)
    quotes = [
        quote_in(text, "It is a gift to all,", "Kira Westbrook"),
        quote_in(text, "It took a year of work,", "she"),
    ]

    *_, last = resolve_speakers(parsed, find_people(parsed, "", ()), quotes)

    assert last.speaker_name == "Michelle Gazelle"
