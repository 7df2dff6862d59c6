"""How a change of hands is told: as done, as tried, as past, as lost; by words that the type of a claim does not tell."""

import re

_TRIED = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)\s+to|trying|attempt\w*|seek\w*|sought|aim(?:s|ed|ing)?\s+(?:to|at)|plan(?:s|ned|ning)?\s+to"
    r"|want(?:s|ed)?\s+to|intend\w*|fail(?:s|ed|ing)?\s+to|unable\s+to|prepar\w+\s+to|hop(?:es?|ed|ing)\s+to|in\s+order\s+to"
    r"|bid\s+to|struggl\w+\s+to|will|would|could|until|unless)\b",
    re.IGNORECASE,
)
# The words that tell of taking or holding; what is tried stands right before them ("tried to seize"), in the same clause.
_TAKING = re.compile(
    r"\b(?:captur\w*|seiz\w*|take|takes|taking|took|taken|takeover|occup\w+|control\w*|enter(?:s|ed|ing)?|liberat\w*|retak\w+|retook"
    r"|recaptur\w*|regain\w*|conquer\w*|storm\w*|overr[au]n\w*|hold(?:s|ing)?|held|clear(?:s|ed|ing)?|grab\w*|fall|fell|freed|left"
    r"|leav(?:e|es|ing)|withdr\w+|pull\w*|retreat\w*|demilitari[sz]\w+)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:]|\s[-–—]\s|\b(?:that|which|who|where|when|because|as|but|while|after|following|since|having|once)\b",
    re.IGNORECASE,
)
_DID = (
    "able",
    "managed",
    "manages",
    "succeeded",
    "began",
    "started",
    "continues",
    "continued",
    "continue",
    "claimed",
    "claims",
    "said",
    "reported",
    "appears",
    "helped",
    " on",
    "forced",
    "had",
)  # "managed to seize"
_NOT_YET = re.compile(
    "".join(f"(?<!{word})" for word in _DID) + r"\s+to\s+(?:\w+ly\s+)?(?:establish\s+(?:\w+\s+)?|gain\s+(?:\w+\s+)?)?$"
    r"|\b(?:(?:forces|means|troops|focus\w*|concentrat\w*|intent|bent|keen)\s+on"
    r"|(?:efforts?|task|aim(?:s|ed)?|goals?|plans?|planned|planning|hopes?|operations?|intent\w*|threat\w*|chances?|battles?|fight\w*|capable"
    r"|push|drive|confirmation)\s+(?:is\s+|was\s+)?(?:on|of|for|at|against))\s+"
    r"(?:(?:the|a|an|its|their|full|complete|total|entire|further)\s+){0,3}$"
    r"|\b(?:plan(?:s|ned|ning)?|attempted|possible|potential|eventual|expected|imminent|prevent\w*|foil\w*|thwart\w*|threaten\w*"
    r"|prepar\w+)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"^[^,;:.]{0,40}?\b(?:was|were|is|are|had\s+been|has\s+been)\s+(?:\w+\s+){0,2}?(?:planned|attempted|thwarted|foiled|prevented"
    r"|expected|necessary|possible|impossible|likely|unlikely|imminent|postponed|cancell?ed|averted|ordered|prepared)\b"
    r"|^[^,;.]{0,50}?\b(?:will|would|could|may|might|shall|must|should|to)\s+(?:\w+\s+)?be\s+(?:captured|seized|taken|liberated"
    r"|retaken|freed|occupied|recaptured|returned)\b"
    r"|^\s*:[^.;]{0,60}\bplan(?:s|ned|ning)?\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:that|which)\s+(?:was|were|had\s+been)\s+(?:once\s+)?(?:held|controlled|ruled)\b"
    r"|\bwhen\s+(?:[\w’'-]+\s+){1,3}(?:controlled|occupied|held|ruled)\b|\breturn\s+after\s+occupying\b",
    re.IGNORECASE,
)
_MEANT = re.compile(r"\b(?:plan(?:s|ned|ning)?|inten[dt]\w*|want\w*|wish\w*|going\s+to)\b", re.IGNORECASE)
_POCKET = re.compile(
    r"\b(?:holed\s+up|hold(?:s|ing)?\s+out|held\s+out|pockets?\s+of|last\s+(?:\w+\s+){0,2}(?:pockets?|defenders?)"
    r"|cut\s+off|surrounded|encircled|under\s+siege|besieged)\b",
    re.IGNORECASE,
)
_RUIN = re.compile(
    r"\b(?:destr(?:oy|uct)\w*|demolish\w*|dismantl\w*|steal(?:s|ing)?|stole\w*|loot\w*|(?:re)?build\w*|rubble|reconstruct\w*|demin\w*"
    r"|turn(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){1,6}into)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:(?:re)?captur|seiz|t(?:ake|akes|aking|ook|aken)\b|takeover|occup|control|enter|liberat|re-?took|re-?tak|regain|conquer|storm"
    r"|fall|fell|freed|flag|surrender|victory)",
    re.IGNORECASE,
)
_FORFEIT = re.compile(
    r"\b(?:his|her|its|our|their|we|they|it)\b[^.,;:]{0,50}\b(?:los(?:e|es|t|ing)|ced(?:e|es|ed|ing)|g[ai]v(?:e|en|ing)\s+up"
    r"|surrender(?:s|ed|ing)?|hand(?:ed|ing)\s+over)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$|\bden(?:y|ies|ied)\s+(?:losing|having\s+lost)\b",
    re.IGNORECASE,
)
_DEFEATED = re.compile(
    r"^(?:[’']s?)?\s+(?:\w+\s+)?(?:defeat|rout)(?=\s*$|\s*[.,;:]|\s+(?:in|at|near|as)\b)", re.IGNORECASE
)
_DEFEAT_OF = re.compile(r"\b(?:defeat|rout)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_MEN = re.compile(
    r"\b(?:troops?|forces?|soldiers?|units?|army|armies|corps|brigades?|battalions?|regiments?|divisions?|fighters?|militants?|rebels?"
    r"|garrison|military|militia\w*|invaders?|occupiers?|occupants?|enem(?:y|ies)|servicem[ae]n|personnel|columns?|tanks?|armou?r)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:during|after|before|since|consequences\s+of|end\s+of|period\s+of|time\s+of|under)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"occupation\b|\bwhen\s+(?:it|they|the\s+\w+)\s+(?:was|were)\b|[’']\s?s\s+(?:\w+\s+)?occupation\b|\bformer\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:los(?:e|es|ing|t)|ced(?:e|es|ed|ing)|relinquish\w*|gives?\s+up|gave\s+up)\s+(?:\w+\s+){0,2}?control\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:equipment|families|loot\w*|officials?|leadership|administration|wounded|bodies|documents|archives?)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(r"\b(?:rall(?:y|ies)|protest\w*|demonstrat\w*|crowd)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:gains?|annex\w*|referend\w*)\b", re.IGNORECASE)
_NOUN = re.compile(r"\bliberation\b", re.IGNORECASE)
_FREED = re.compile(
    r"\b(?:liberated|liberates?|de-?occup\w*|freed|retook|retak\w+|recaptur\w+|regained|regains|took\s+back)\b",
    re.IGNORECASE,
)


def tried(words: str) -> bool:
    """Tell whether words speak of trying, planning or waiting for something, not of its being so."""
    return bool(_TRIED.search(words))


def not_taken(before: str, after: str) -> bool:
    """Tell whether the words ``before`` and ``after`` the name of a place speak of taking it as of something not done.

    Only what stands in the clause of the word for taking counts: "after the capture of the town they planned to march on".
    """
    taking = next(iter(reversed(list(_TAKING.finditer(before)))), None)
    if taking is None:
        return tried(_CLAUSE.split(before)[-1])
    lead = _CLAUSE.split(before[: taking.start()])[-1]
    return bool(tried(lead) or _NOT_YET.search(lead) or _NOT_DONE.match(after))


def meant(words: str) -> bool:
    """Tell whether words speak of plans and wishes, not of deeds."""
    return bool(_MEANT.search(words))


def over(words: str) -> bool:
    """Tell whether words speak of an occupation as of something past, or of a time in it."""
    return bool(_ONCE.search(words) or _PAST.search(words))


def defeated(before: str, after: str) -> bool:
    """Tell whether the words around a party say that it was beaten ("the defeat of the brigade"), whatever it was read as."""
    return bool(_DEFEATED.match(after) or _DEFEAT_OF.search(before))


def in_pocket(words: str) -> bool:
    """Tell whether words speak of holding out where others are all around."""
    return bool(_POCKET.search(words))


def of_ruin(words: str) -> bool:
    """Tell whether words speak of destroying, robbing or rebuilding a place, and of nobody who takes it."""
    return bool(_RUIN.search(words)) and not _CHANGE.search(words)


def forfeited(before: str) -> bool:
    """Tell whether the words before a place say that those who speak lost it ("that its troops had lost ...")."""
    return bool(_FORFEIT.search(before))


def of_men(words: str) -> bool:
    """Tell whether words name forces."""
    return bool(_MEN.search(words))


def lost(words: str) -> bool:
    """Tell whether words speak of control that is lost."""
    return bool(_LOST.search(words))


def of_things(words: str) -> bool:
    """Tell whether words speak of moving things or officials, not forces."""
    return bool(_THINGS.search(words))


def against_crowd(words: str) -> bool:
    """Tell whether words speak of a rally or protest: who uses force against it is there."""
    return bool(_CROWD.search(words))


def freed(words: str) -> bool:
    """Tell whether words speak of taking back."""
    return bool(_FREED.search(words))


def vague(words: str) -> bool:
    """Tell whether words speak of taking in law or in general: gains, an annexation, a liberation talked about."""
    return bool(_VAGUE.search(words)) or (bool(_NOUN.search(words)) and not freed(words))
