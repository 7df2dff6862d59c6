"""Whether a person may be "he" or "she": by first name, office, and what kin of somebody the words before call one."""

import re
from typing import TYPE_CHECKING

from fogline.claims.words import plain, word_set
from fogline.records import Mention

if TYPE_CHECKING:
    from fogline.claims.sources.resolve import Sources

_KIN = re.compile(
    r"\b(?:(?P<he>husband|father|son|brother|uncle|nephew|grandfather|grandson)|wife|mother|daughter|sister|aunt|niece|grandmother|"
    r"granddaughter),?\s$",
    re.IGNORECASE,
)
_FEMALE = word_set("""
    angela annalena hanna iryna maria magdalena sanna theresa liz hillary ursula kaja julia yulia olena oksana
    natalia anna ann jennifer sarah mary elizabeth catherine penny julie linda samantha condoleezza michelle
    federica nikki karine svetlana tatiana elena ekaterina daria marina lyudmyla viktoria fatima aisha leila
    mariam amina zainab salome maia giorgia claudia jen jane susan barbara victoria margaret helen nancy kamala
    susanna marie sophie claire laura emma rebecca rachel ruth joyce stephanie
    """)
_MALE = word_set("""
    vladimir volodymyr sergei serhiy sergey dmitry dmytro oleksandr aleksandr alexander oleksiy alexei andriy
    andrei mykhailo mikhail igor ihor oleh oleg vadym vadim denis denys petro pavlo ivan yevgeny ramzan viktor
    vitali vitaliy maksym yuriy yuri ruslan bohdan mykola nikolai konstantin anatoly roman artem stepan taras
    gennady leonid john james robert michael william david richard joseph joe donald barack antony anthony lloyd
    mark jens boris rishi keir emmanuel olaf recep bashar haider mohammed muhammad mohammad ahmed ali hassan
    hussein ibrahim omar khaled abdul abdel mahmoud yahya benjamin yoav daniel ismail nikol ilham paul peter
    george charles thomas steve stephen kevin brian antonio martin volker filippo jake matthew jonathan philip
    simon andrew christopher ned josh chuck
    """)


def fits(sources: "Sources", mention: Mention, gender: str) -> bool:
    """Tell whether the person may be "he" or "she", by name, office and what kin of somebody the words before call him."""
    kin = _KIN.search(sources.page.text, max(0, mention.start - 20), mention.start)
    if kin is not None and ("m" if kin["he"] else "f") != gender:
        return False
    return agrees(sources, sources.names.fullest(mention), gender)


def agrees(sources: "Sources", name: str, gender: str) -> bool:
    """Tell whether nothing speaks against a person of this name being "he" (``gender`` "m") or "she" ("f")."""
    if re.search(r" and ", name):
        return False
    if sources.genders.get(name, gender) != gender:
        return False
    first = plain(name).split()[0].lower() if name else ""
    role = (sources.names.bearing(name).role or "").lower()
    female = first in _FEMALE or bool(re.search(r"\b(?:woman|mrs|ms|madam|queen|spokeswoman|chairwoman)\b", role))
    male = first in _MALE or bool(re.search(r"\b(?:mr|king|prince|spokesman|chairman)\b", role))
    return not (female and not male) if gender == "m" else not (male and not female)
