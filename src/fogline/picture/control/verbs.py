"""The words of gaining, losing, holding and contesting ground, by what they tell: one list for all rules that look for them.

Parts of patterns, without edges and without groups that catch; how they stand together (who tries what, in which clause, before
or after the name of a place) is each rule's own grammar, in :mod:`fogline.picture.control.tellings`.
"""

# --- gain

SEIZE = r"(?:(?:re)?captur\w*|seiz\w*|t(?:ake|akes|aking|ook|aken)|takeover|conquer\w*|storm\w*)"
"""Ground is taken from those who had it."""

OVERRUN = r"(?:overr[au]n\w*|grab\w*|clear(?:s|ed|ing)?)"
"""As well, but said of much else, too ("clear the rubble")."""

ENTER = r"(?:enter(?:s|ed|ing)?)"
"""Forces come in; whether they stay is not told."""

WIN_BACK = r"(?:liberat\w*|re-?tak\w+|re-?took|regain\w*|freed)"
"""Ground is taken by those who had it before, as they or their friends see it."""

WON_BACK = (
    r"(?:liberated|liberates?|de-?occup\w*|freed|retook|retak\w+|recaptur\w+|regained|regains|took\s+back"
    r"|(?:is|was|declared|now)\s+(?:[\w’'-]+\s+){0,2}?free(?!\s+(?:of\s+charge|to|will|trade|press|speech|zone|port)|-))"
)
"""As well, told as done: not "the liberation", which is talked about for years."""

FALL = r"(?:fall|fell)"
"""Ground passes; to whom is told elsewhere or not at all."""

# --- hold

HOLD = r"(?:occup\w+|control\w*|hold(?:s|ing)?|held)"
"""Ground is had."""

HELD_ONCE = r"(?:held|controlled|ruled)"
OCCUPATION = r"(?:(?:[\w’'-]+\s+){0,4}?occupation)"
"""Of a time that is over, with "was" or "the time of" before them."""

# --- loss

LEAVE = r"(?:left|leav(?:e|es|ing)|withdr\w+|pull\w*|retreat\w*|demilitari[sz]\w+)"
"""Those who had it go."""

_GO = (
    rf"(?:{LEAVE}|{FALL}|fallen|fl(?:ed|ee\w*)|mov\w+|depart\w*|ha(?:s|ve|d)|is|are|was|were|will|would|could|may|might|must"
    r"|did|to)"
)
DRIVE_OUT = (
    r"(?:driv(?:e|es|ing)|drove|push(?:es|ed|ing)?|forc(?:es|ed|ing)|chas(?:es|ed|ing)|throw(?:s|ing)?|threw|kick(?:s|ed|ing)?"
    rf"|expel(?:s|led|ling)?)\s+(?!(?:back|out|away|off)\b)(?:(?!{_GO}\b)[\w’'-]+\s+){{1,4}}?(?:back|out|away|off|from)\b"
)
"""Those who had it are made to go, with the word for them between: who does it is not the one who leaves, as "forces" do that
"have withdrawn from" it.
"""

LOSE = r"(?:los(?:e|es|t|ing)|ced(?:e|es|ed|ing)|g(?:ives?|ave|iven|iving)\s+up)"
"""Those who had it have it no more."""

YIELD = r"(?:surrender(?:s|ed|ing)?|hand(?:ed|ing)\s+over)"
"""As well, and others get it; "surrender" is said of men, too."""

DEFEAT = r"(?:defeat|rout)"
"""Named after those who were beaten ("the brigade's defeat") or before them ("the defeat of the brigade")."""

# --- contest

POCKET = r"(?:holed\s+up|hold(?:s|ing)?\s+out|held\s+out|pockets?\s+of|last\s+(?:\w+\s+){0,2}(?:pockets?|defenders?))"
"""Some hold on where others are all around."""

SURROUNDED = r"(?:cut\s+off|surrounded|encircled|under\s+siege|besieged)"
"""Others are all around."""

SURROUND = r"(?:encircl\w*|surround\w*|besieg\w*|blockad\w*|cut(?:s|ting)?\s+off)"
"""Others close it off."""

BLOCKADE = r"(?:siege|encirclement|blockade)"
BREAK = r"(?:br(?:eak|eaks|oke|oken|eaking)|breach(?:es|ed|ing)?|smash(?:es|ed|ing)?|reliev(?:e|es|ed|ing))"
LIFT = r"(?:lift(?:s|ed|ing)?|end(?:s|ed|ing)?)"
"""A blockade is broken by those inside or their friends; who lifts or ends one may be either side."""

# --- not done, or not this

TRY = (
    r"(?:tr(?:y|ies|ied|ying)\s+to|trying|attempt\w*|seek\w*|sought|aim(?:s|ed|ing)?\s+(?:to|at)|plan(?:s|ned|ning)?\s+to"
    r"|want(?:s|ed)?\s+to|intend\w*|fail(?:s|ed|ing)?\s+to|unable\s+to|prepar\w+\s+to|hop(?:es?|ed|ing)\s+to|in\s+order\s+to"
    r"|bid\s+to|struggl\w+\s+to)"
)
"""Somebody is after it."""

NOT_NOW = r"(?:will|would|could|until|unless)"
"""It is said of another time than now."""

MEAN = r"(?:plan(?:s|ned|ning)?|inten[dt]\w*|want\w*|wish\w*|going\s+to)"
"""It is in somebody's mind."""

AIM = (
    r"(?:efforts?|task|aim(?:s|ed)?|goals?|plans?|planned|planning|hopes?|operations?|intent\w*|threat\w*|chances?|battles?|fight\w*"
    r"|capable|push|drive|confirmation)"
)
BENT = r"(?:forces|means|troops|focus\w*|concentrat\w*|intent|bent|keen)"
"""Nouns of an aim, with "of" or "for" after them; what is turned "on" an aim."""

FORESEEN = (
    r"(?:plan(?:s|ned|ning)?|attempted|possible|potential|eventual|expected|imminent|prevent\w*|foil\w*|thwart\w*|threaten\w*"
    r"|prepar\w+)"
)
"""What stands right before "capture of X" where there is none yet."""

CALLED_OFF = (
    r"(?:planned|attempted|thwarted|foiled|prevented|expected|necessary|possible|impossible|likely|unlikely|imminent|postponed"
    r"|cancell?ed|averted|ordered|prepared)"
)
"""What is said of a capture, after "was", that there is not."""

AIMED_AT = r"(?:directions?|targets?|objectives?|goals?|priorit(?:y|ies))"
"""What a place is named "as" by those who are after it."""

MAY_BE = r"(?:will|would|could|may|might|shall|must|should|to)"
BE_TAKEN = r"(?:captured|seized|taken|liberated|retaken|freed|occupied|recaptured|returned)"

DID = (
    "able", "managed", "manages", "succeeded", "began", "started", "continues", "continued", "continue", "claimed", "claims",
    "said", "reported", "appears", "helped", " on", "forced", "had",
)  # fmt: skip
"""Words after which "to seize" tells of a deed ("managed to seize")."""

VAGUE = r"(?:gains?|annex\w*|incorporat\w*|referend\w*)"
"""Ground changes hands in law or in general."""

RUIN = (
    r"(?:destr(?:oy|uct)\w*|demolish\w*|dismantl\w*|steal(?:s|ing)?|stole\w*|loot\w*|(?:re)?build\w*|rubble|reconstruct\w*|demin\w*"
    r"|turn(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){1,6}into)"
)
"""Something is done to the place, and nobody takes it."""

# --- who and what

MEN = (
    r"(?:troops?|forces?|soldiers?|units?|army|armies|corps|brigades?|battalions?|regiments?|divisions?|fighters?|militants?|rebels?"
    r"|garrison|military|militia\w*|invaders?|occupiers?|occupants?|enem(?:y|ies)|servicem[ae]n|personnel|columns?|tanks?|armou?r)"
)
THINGS = r"(?:equipment|families|loot\w*|officials?|leadership|administration|wounded|bodies|documents|archives?)"
CROWD = r"(?:rall(?:y|ies)|protest\w*|demonstrat\w*|crowd)"
