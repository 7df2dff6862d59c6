"""Whether a name of a state, or of its seat, speaks of who acts rather than of where."""

import re
from functools import cache

from fogline.gazetteer import Match, Place
from fogline.records import Mention

_BEFORE, _BEHIND = 40, 60
_WHERE = (
    r"in|into|inside|outside|across|throughout|within|near|around|over|towards?|through|beyond|all of|parts? of|"
    r"border (?:of|with)|"
    r"(?:north|south|east|west|centre|center|rest|interior|territory|soil|coast|shores?|map|skies|airspace|regions?|cities|towns|"
    r"villages|areas?) of|leave|left|leaving|fled|flee|fleeing|reach(?:ed)?|enter(?:ed|ing)?|visit(?:ed|ing)?|"
    r"cross(?:ed|ing)? into|"
    r"invad(?:e|ed|ing)"
)
_LAND = (
    r"cit(?:y|ies)|towns?|villages?|regions?|oblasts?|provinces?|territor(?:y|ies)|soil|border|frontier|coast|coastline|capital|land|"
    r"airspace|skies|ports?|islands?|settlements?|districts?|hamlets?|steppe|mainland|countryside|waters"
)
_ACTS = (
    r"sa(?:id|ys|ying)|told|warn(?:s|ed)|claim(?:s|ed)|den(?:ies|ied)|accus(?:es|ed)|announc(?:es|ed)|insist(?:s|ed)|vow(?:s|ed)|"
    r"want(?:s|ed)|agree[sd]?|refus(?:es|ed)|demand(?:s|ed)|call(?:s|ed) (?:on|for)|condemn(?:s|ed)|deploy(?:s|ed)|sent|sends|"
    r"launch(?:es|ed)|plan(?:s|ned)|pledg(?:es|ed)|urg(?:es|ed)|reject(?:s|ed)|believ(?:es|ed)|has yet to|responded|retaliated|"
    r"signalled|signaled|confirm(?:s|ed)|offer(?:s|ed)|provid(?:es|ed)|impos(?:es|ed)|seek(?:s|ing)?|sought|fears?|hopes?"
)
_HELPERS = (
    r"(?:(?:has|have|had|will|would|could|may|might|is|was|also|repeatedly|later|again|since|not|already|therefore) )"
)
_BODY = (
    r"government|army|forces?|militar(?:y|ies)|troops|soldiers|servicemen|ministr(?:y|ies)|minister|president|parliament|men|defences?|"
    r"leaders?|leadership|officials?|authorities|ambassador|embassy|air force|navy|invasion|offensive|allies|war effort"
)


def acts(text: str, mention: Mention, place: Place | None, match: Match | None) -> bool:
    """Tell whether the words speak of a state that acts or is acted on, and not of its land.

    A STATE is taken to act unless the words at it are about land ("in Ukraine", "the Ukrainian village"); a PLACE does so only
    if it is a country, its capital or a byname of its government, and does what states do ("Moscow has warned", "Kyiv's troops").
    """
    before = text[max(0, mention.start - _BEFORE) : max(0, mention.start)]
    behind = text[mention.end : mention.end + _BEHIND]
    where, land, act = _patterns()
    if mention.type == "STATE":
        return not (where.search(before) or land.match(behind))
    if mention.type != "PLACE" or place is None or where.search(before):
        return False
    return _stands_for_a_state(place, match) and act.match(behind) is not None


def _stands_for_a_state(place: Place, match: Match | None) -> bool:
    return place.kind == "country" or place.feature_code == "PPLC" or match == "metonym"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            rf"\b(?:{_WHERE}) (?:the |all |much of |most of |(?:north|south|east|west)(?:ern)? )?$", re.IGNORECASE
        ),
        re.compile(rf"(?:['’]s?)? (?:[a-z-]+ ){{0,2}}(?:{_LAND})\b", re.IGNORECASE),
        re.compile(rf"(?: {_HELPERS}{{0,3}}(?:{_ACTS})|['’]s? (?:[a-z-]+ ){{0,2}}(?:{_BODY}))\b", re.IGNORECASE),
    )
