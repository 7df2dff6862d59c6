"""The words that say of something told that it is not so: "untrue", "baseless", "a lie".

One list for all rules that look for such a verdict, and one of the nouns for what it is passed on. What stands round the words
(who says it, of what, with which verb) is each rule's own grammar; here are parts of patterns, without groups that catch and
without edges.
"""

UNTRUE = (
    r"(?:not true|not correct|not so(?! \w)|untrue|false|incorrect|inaccurate|erroneous|baseless|unfounded|groundless|"
    r"without (?:any )?foundation)"
)
"""What is said of words alone, wherever it stands."""

NOT_RIGHT = r"(?:(?:wrong|absurd)(?! (?:to|of|for|that)\b))"
"""What is said of deeds, too, but then goes on: "it was wrong to leave", "it is absurd that they left"."""

MADE_UP = r"(?:fabricated|invented|fake|faked)"
"""What is said of things, too ("fake papers", "invented in 1990"): it counts where a tale is spoken of."""

NONSENSE = r"(?:nonsense|propaganda|disinformation|misinformation|fake news|slander|fiction|smears?)"
"""What a tale is called without an article; with one these tell of what kind a thing is ("a propaganda film")."""

LIE = r"(?:lies?|falsehoods?|fabrications?|inventions?|hoax(?:es)?|fakes?|fictions?|fantas(?:y|ies)|slanders?|fairy ?tales?)"
"""What a tale is called with an article, or as one of many."""

TALE = (
    r"(?:claims?|reports?|allegations?|accusations?|assertions?|suggestions?|rumou?rs?|statements?|charges?|stor(?:y|ies)|accounts?|"
    r"versions?)"
)
"""What was told, named as something told."""

SAID_OF_A_TALE = rf"(?:{UNTRUE}|{NOT_RIGHT}|{MADE_UP}|{NONSENSE}|{LIE})"
"""Any of them, for rules that have made sure that a tale is spoken of."""

DOES_NOT_MATCH = r"(?:(?:do(?:es)?|did) not (?:correspond|conform|match)\b[^.;]{0,20}\b(?:truth|reality|facts?))"
"""What is said of a tale in the words of bulletins."""

NEVER_WAS = (
    r"(?:[\"“‘']?(?:(?:did|does|had|has|have)(?: not|n['’]t)|never)(?: (?:actually|really|ever|in fact|simply))?"
    r" (?:happen(?:ed)?|take place|took place|taken place|occur(?:red)?))"
)
"""What is said of a deed that there was not."""

NOT_THEN = (
    r"(?! (?:as|until|till|overnight|by|because|due|without|for|where|there|when|alone|yet|in (?:a|isolation|vain)|"
    r"(?:on|in|at) [^.;]{2,40} but)\b)"
)
"""Behind it: what goes on "as planned" or "by accident" was there, only not so."""
