"""What a person's name is made of: particles, suffixes, first names, and the folding that compares them."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import gender_guesser.detector

from transforms.people.word_lists import word_list

# In small letters inside a name: 'Ana de Sousa', 'Omar bin Salim', 'Ramón y Cajal'.
PARTICLES = word_list(
    """
    de da do dos das del della dei di du des den der van von vom zu zur af av la le las los lo el al bin ibn
    bint binti binte ben abu ter ten te y e und dela delos ap ab ferch
    """
)
# They open a surname; 'Ben', 'Al' and 'Van' rather open a full name.
SURNAME_PARTICLES = word_list("de di da del della du le von der den dos das")
# In small letters they stand before nothing but a name.
LEADING_PARTICLES = SURNAME_PARTICLES | {"la", "van", "ter"}
# With a capital inside a name: 'Aoife Ní Chonaill'.
SON_OR_DAUGHTER = frozenset({"Ó", "Ní", "Nic", "Mac", "Bin", "Binti", "Ibn", "Abd", "Abu", "Te"})
# With a hyphen before a capital: 'al-Sayed', "d'Arc".
PREFIXES = word_list("al el as ash ad ar an at az ul ed es d l o n dell dall dalla")
SUFFIXES = frozenset({"jr", "sr", "jnr", "snr", "junior", "senior", "ii", "iii", "iv"})
GENERATIONS = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr"}
REGNAL = frozenset(
    {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiv", "xv", "xvi", "xxiii"}
)
POST_NOMINALS = word_list(
    """
    mp mep msp mla mlc mpp mna td qc kc sc obe mbe cbe kbe dbe oam kcmg phd md esq frs cpa rn
    """
)
# A full stop after these belongs to the word.
ABBREVIATIONS = word_list(
    """
    mr mrs ms dr prof sen rep gov lt col gen capt sgt maj cmdr adm rev hon st jr sr pres supt insp det cpl
    pvt cllr atty asst dist fr msgr cdr revd brig radm vadm clr sens reps govs drs messrs mx
    """
)
# What is kept of words seen, so that a long run does not grow.
WORDS_KEPT = 65_536
NAME_TAILS = SUFFIXES | POST_NOMINALS


@lru_cache(maxsize=WORDS_KEPT)
def fold(word: str) -> str:
    """The word in lower case, without accents, with straight apostrophes and hyphens."""
    return fold_text(word)


def fold_text(text: str) -> str:
    """The same of a text, which is too long to be kept."""
    plain = text.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


# In front of a hyphen they make adjectives: 'Trans-Siberian', 'Anglo-Irish'.
_COMBINING = word_list(
    """
    anglo afro anti austro cross euro franco greco indo inter mid multi neo non pan post pre pro russo semi sino sub
    trans
    """
)


def is_double_surname(word: str) -> bool:
    """Whether a word is two names with a hyphen, both with a capital: 'Tanabe-Holt', but no 'Jae-in'."""
    parts = word.replace("‐", "-").replace("‑", "-").split("-")
    return (
        len(parts) == 2
        and fold(parts[0]) not in _COMBINING
        and all(len(part) > 1 and part[0].isupper() and not part.isupper() for part in parts)
    )


@cache
def _detector() -> gender_guesser.detector.Detector:
    return gender_guesser.detector.Detector(case_sensitive=False)


@cache
def _unaccented() -> dict[str, str]:
    """The list's names with accents by their folded form: papers print 'Tomas' for 'Tomáš'."""
    return {fold(name): name for name in _detector().names if not name.isascii()}


@lru_cache(maxsize=WORDS_KEPT)
def first_name_frequency(word: str) -> int:
    """How common a word is as a first name, 0 where it is none (sum of the list's steps over countries)."""
    names = _detector().names
    entry = names.get(word.casefold()) or names.get(_unaccented().get(fold(word), fold(word))) or {}
    return sum(int(step, 16) for steps in entry.values() for step in steps if step != " ")


@lru_cache(maxsize=WORDS_KEPT)
def first_name_gender(word: str) -> str:
    """The list's word on a first name: male, mostly_male, andy, mostly_female, female or unknown."""
    known = word
    guess = _detector().get_gender(known)
    if guess == "unknown":
        known = _unaccented().get(fold(word), fold(word))
        guess = _detector().get_gender(known)
    # The Nigerian 'Tunde' is no Hungarian 'Tünde', whom papers without accents print so.
    if guess in {"male", "female"} and (fold(known) != known.casefold() != word.casefold() or _is_both(known, guess)):
        return f"mostly_{guess}"
    return str(guess)


def _is_both(word: str, gender: str) -> bool:
    """Whether a name that one country gives to that gender is another's for the other: 'Jean', 'Andrea', 'Simone'."""
    other = {"male": "female", "female": "male"}[gender]
    entry = _detector().names.get(word.casefold(), {})
    return sum(int(step, 16) for kind in (other, f"mostly_{other}") for step in entry.get(kind, "") if step != " ") >= 7
