"""What became of the counted: the word of killing, wounding, losing, destroying... that a number hangs on."""

import re
from functools import lru_cache

from fogline.claims.amounts.objects import CONDEMNED, fate_of, fates
from fogline.claims.words import SMALL_NUMBERS, TENS
from fogline.records import Span

_VERBS = (
    r"(?:was|were|been|are|is|be|being|got|remains?|remained|left|feared|believed|reported|listed|declared|found|presumed|has|have"
    r"|had)"
)
_AUXILIARY = re.compile(
    rf"\b{_VERBS}\b"
    rf"(?:\s+(?:{_VERBS}\b|to|forced to|also|reportedly|later|since|already|all|either|still|now|then|\w+ly))*\s+(?=[a-z])"
)
_LEADING = re.compile(
    r"^\s*(?:(?:more|others?|further|additional|of (?:them|whom|those|which))\s+)?"
    r"(?:(?:also|reportedly|either|were|was|are|is|have been|has been|had been|being|been|still|feared|believed|left|confirmed"
    r"|listed as|reported|seriously|badly|severely|slightly|lightly|critically|(?:non-)?fatally|mortally)\s+)*",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r"[;:]|\.\s|,\s(?!incl(?:uding|\.)|among|most|many|some|all|three|two|one|\d)"
    r"|\b(?:when|while|after|before|but|as|because|although|where)\b"
)
_ASIDE = re.compile(
    r",\s(?:(?:including|incl\.|among|most|many|mostly|mainly|all|some|with)\b|[\w-]+ of (?:them|whom)\b|(?:an?|the)\s)"
    r"[^,;:]*(?:,|$)"
)
_TAKES = re.compile(r"\b(?:took|take|takes|taking|taken|held|holding|hold)\s+(?:at least |about |some )?$")
_HOSTAGE = re.compile(r"(?:\s+(?!and\b|or\b)[a-z]+){0,2}\s+(?P<as>hostage|captive|prisoner)\b")
_DID = re.compile(r"\b(?:died|perished|fled|surrendered|disappeared|drowned)\b")
_SUFFERED = re.compile(
    r"\b(?:suffer(?:ed|ing)|sustain(?:ed|ing)|received)\s+(?:[\w'’-]+\s+){0,3}?(?:wounds|injuries|burns)\b"
)
_LEFT_HOME = re.compile(r"\b(?:left|lost|abandoned|leave|forced from|forced out of|driven from) their homes\b")
_PUT_AT = re.compile(
    r"(?:\b(?:put|puts|putting|placed|estimat(?:e|es|ed|ing)|reckoned)\s+(?:[\w'’-]+\s+){0,5}?|\b(?:the|its|their|own)\s+)"
    r"(?P<whom>dead|toll|killed|wounded|injured|missing|displaced|losses|casualties|deaths|fatalities|prisoners|refugees)"
    r"\s+(?:so far\s+)?(?:at|as)\s+$",
    re.IGNORECASE,
)
_TO_THE_GALLOWS = re.compile(
    r"(?:(?!\b(?:and|but|who|which|while|after|before|sentenced|condemned|sentences|not)\b)[^.,;:]){0,80}?"
    r"\b(?:to the (?:gallows|scaffold|guillotine|gas chambers?)|before (?:a|the) firing squads?|"
    r"to (?:death|(?:their|his|her) deaths?))\b",
    re.IGNORECASE,
)
"""Where somebody is sent who does not come back: "sent six men to the gallows", "hacked six men to death"."""
_SENTENCED = re.compile(r"\b(?:sentenc|condemn)\w*\s[^.,;]{0,50}$", re.IGNORECASE)
_AND_A = re.compile(r"\s+and\s+(?:a|an|the|its|their)\s")
_TOLL = re.compile(
    r"\b(?:(?:death\s+)?toll|(?:number|count)\s+of\s+"
    r"(?:[a-z]+ly\s+)?(?P<whom>dead|killed|wounded|injured|missing|displaced|casualties|deaths|refugees|prisoners)(?:\s+[\w'’-]+){0,2})\b"
    r"(?:(?!\d|\b(?:and(?! (?:an?|the|its|their|\w+['’]s) )|but|while|after|when|with)\b)[^.;:,])*(?:,[^,.;:\d]*,[^.;:,\d]*)?"
    r"\b(?:to|at|of|is|was|reached|exceeds?|exceeded|passed|topped|surpassed|hit|from|:)\s+(?:from\s+\S+\s+to\s+)?(?:at\s+)?[‘“\"']?$",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"\b(?:when|while|after|before|as|in|on|at|by|from|to|with|among|during|since|until|near|against|over|under|that|which|who|was|were"
    r"|is|are|has|have|had|said|says|but|because|where|within|into|across|for)\b|[;:.]"
)
_MARKS_BETWEEN = re.compile(
    r"\b(?:at (?:least|most)|up to|as (?:many|much) as|more than|fewer than|less than|over|under|of|the lives of|a total of|by)\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*(?: (?:down|prisoners?|captive|dead|fire to|on fire|ablaze|alight)\b)?")
_JOINT = re.compile(r",?\s+(?:and|or|with|plus|as well as|along with|besides)\s+$|,\s+$")
_NUMBER = rf"(?:{'|'.join((*SMALL_NUMBERS, *TENS))}|hundred|thousand|dozen|dozens|scores|hundreds|thousands|several|many|some)"
_BEHIND_A_NUMBER = re.compile(rf"(?:\d|\b{_NUMBER})\s+$", re.IGNORECASE)
OTHER_DEED = re.compile(
    r"(?:,|\b(?:and|then|but))\s+(?:(?:also|later|then)\s+)?"
    r"(?!(?:including|estimated|another|hundred|unidentified|unnamed|armed|uniformed|retired|suspected|alleged)\b)"
    r"(?:[a-z]+(?:ing|ed)|took|found|freed|got|set|burnt|cut|blew|sent|stole|drove|broke|held|threw)\s+"
    r"(?:(?:at least|about|some|around|more than|over|up to|nearly|almost|another|as many as|a total of)\s+)?"
    rf"(?:$|\d|{_NUMBER}\b)"
)
"""A verb of its own before the number, whatever it says: "killing six rebels and recovering seven rifles"."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|are|is|people|soldiers|civilians|dead)\s+(?:\w+ly\s+)?$")
_KILLS = re.compile(
    r"(?<!were )(?<!was )(?<!been )\b(?:kill(?:ed|ing|s)|murder(?:ed|ing)|execut(?:ed|ing)|shot dead)\s"
    r"(?:(?:at least|about|some|another|more than)\s)?$",
    re.IGNORECASE,
)
_OR_WOUNDED = re.compile(r"\s*(?:and|or)\s+(?:wounded|injured|wounding|injuring|hurt)\s*")
_KILLED_OR = re.compile(r"\b(?:kill(?:ed|ing)?|dead)\s+(?:and|or)\s+$", re.IGNORECASE)
_AFTER_FATE = frozenset(("flee", "deaths", "fatalities", "casualties", "injuries", "missing", "homeless", "martyrs"))
_IN_ACTION = re.compile(r"\s*\(?(?P<how>[KWM])IA(?=\s*(?:$|[.,;:)–—-]|and\b|\d))")
"""Killed, wounded or missing in action ("5 soldiers KIA"), and no army of that name."""
_FATES_IN_ACTION = {"K": "killed", "W": "wounded", "M": "missing"}
_NO_VERB = frozenset(("missing", "dead", "homeless", "hit", "unaccounted"))
_IS_DEAD = re.compile(r"(?:is|are|was|were|be|been|being|lay|lie) dead")
_TWO_WORD_VERBS = frozenset(
    ("shot", "brought", "knocked", "taken", "unaccounted", "lost", "beaten", "driven", "fought", "set", "sent")
)
_AMONG_THE_DEAD = re.compile(
    r"\bamong\s+(?:the|those)\s+(dead|killed|wounded|injured|missing|displaced|captured|arrested)\s+(?:were|was|are|is)\s+"
    r"(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OF_THE_DEAD = re.compile(
    r"\s+of\s+(?:the|those)\s+(?:already\s+)?(dead|killed|wounded|injured|missing|displaced|captured|arrested|hurt)\b"
)

_BEFORE_DEATH = frozenset(("wounded", "missing", "captured", "abducted", "casualties"))
_CAME_TO_DIE = re.compile(
    r"(?:\bafter (?:the|an?|[\w-]+['’]s) [a-z]"
    r"|(?!\b(?:and|but|or|while|when|with|after|as(?! missing)|who|which|whom|where|before|because|by)\b)[^.,;:])*?"
    r"\b(?:died|succumbed|(?:found|confirmed|declared|pronounced|turned up|now|feared|presumed|believed) dead"
    r"|lost (?:their|his|her) (?:lives|life))\b",
    re.IGNORECASE,
)
_DEADLY = re.compile(
    r"(?<![\w-])(?:fatally|mortally)\s+(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es?)|hurt(?:ing)?|hit|struck|stabbed|burn(?:ed|t))\b",
    re.IGNORECASE,
)
"""Who is wounded so that he dies of it is killed."""
_TO_DEATH = re.compile(r"(?<![\w-])(?:fatally|mortally)\s+$", re.IGNORECASE)


def fate_around(text: str, sentence: Span, number: Span, noun_end: int) -> str | None:
    """Return what became of what ``number`` counts (its noun ends at ``noun_end``), as the words around say, or ``None``.

    Looked for in this order: right behind ("12 dead", "30 soldiers killed", "12 people were wounded"), before it ("killing at
    least 12 people"), in the noun ("12 wounded soldiers"), further behind in the same clause ("12 people, including three
    children, were killed"). Of the wounded and missing who are said to have died what became of them in the end counts.
    """
    base = min(sentence.start, number.start)
    words = text[base : max(sentence.end, number.end, noun_end)]
    return _fate_in(words, _from(base, sentence), _from(base, number), noun_end - base)


def fate_at(text: str, trigger: Span) -> str | None:
    """Return the fate that the words of a trigger name; with the "mortally" before "wounded" it is death."""
    fate = fate_of(text[trigger.start : trigger.end])
    to_death = _TO_DEATH.search(text, max(0, trigger.start - 12), trigger.start) is not None
    return "killed" if fate is not None and to_death else fate


def _from(base: int, span: Span) -> Span:
    return Span(span.start - base, span.end - base)


@lru_cache(4096)  # every frame of a sentence asks for the same
def _fate_in(text: str, sentence: Span, number: Span, noun_end: int) -> str | None:
    text = _DEADLY.sub(_as_killing, _without_sentences(text, sentence))
    fate = _fate_around(text, sentence, number, noun_end)
    return "killed" if fate in _BEFORE_DEATH and _CAME_TO_DIE.match(text, number.end, sentence.end) else fate


def _without_sentences(text: str, sentence: Span) -> str:
    """Return the text with nobody sentenced to death in ``sentence``: who is has not died."""
    if CONDEMNED.search(text, sentence.start, sentence.end) is None:
        return text
    words = CONDEMNED.sub(lambda found: " " * len(found.group()), text[sentence.start : sentence.end])
    return text[: sentence.start] + words + text[sentence.end :]


def _as_killing(found: re.Match[str]) -> str:
    """Return "killed" or "killing" in the length of the words that mean it."""
    return ("killing" if found.group().endswith("ing") else "killed").rjust(len(found.group()))


def _fate_around(text: str, sentence: Span, number: Span, noun_end: int) -> str | None:
    of_the_dead = _OF_THE_DEAD.match(text, number.end, sentence.end)
    if of_the_dead:
        return fate_of(of_the_dead.group(1))
    held = _HOSTAGE.match(text, number.end, sentence.end)
    if held and _TAKES.search(text[max(sentence.start, number.start - 30) : number.start]):
        return "abducted" if held["as"] == "hostage" else "captured"
    gallows = _TO_THE_GALLOWS.match(text, number.end, sentence.end)
    if gallows and not _SENTENCED.search(text, max(sentence.start, number.start - 60), number.start):
        return "killed"
    behind = text[noun_end : sentence.end]
    lead, in_action = _LEADING.match(behind), _IN_ACTION.match(behind)
    near = _FATES_IN_ACTION[in_action["how"]] if in_action else _first_word(behind[lead.end() if lead else 0 :][:60])
    if near in _BEFORE_DEATH and noun_end > number.end and _KILLS.search(text, sentence.start, number.start):
        near = "killed"  # "killed two men arrested in January"
    if near == "launched":  # "16 of the drones launched overnight were shot down", "downed 11 of the drones launched"
        near = _further(behind.split(",")[0]) or _before(text[sentence.start : number.start]) or near
    if near is not None:
        return near
    ahead, own = text[sentence.start : number.start], _modifier(text[number.end : noun_end])
    if own is not None and _is_of_the_number_before(ahead):
        return own
    return _before(ahead) or own or _further(behind)


def _first_word(words: str) -> str | None:
    """Return the fate that ``words`` begin with ("killed and", "shot down"); an active verb ("fires") is none."""
    word = re.match(r"\s*([\w'’-]+)", words)
    if word is None:
        return None
    single = word.group(1).lower()
    if single in _TWO_WORD_VERBS:
        return fate_of(" ".join(words.split()[:6] if single == "shot" else words.split()[:3])) or fates().get(single)
    if single not in fates() or (re.search(r"(?:ing|s|e|ll)$", single) and single not in _AFTER_FATE):
        return None
    both = re.match(r"\s*(?:killed|dead) (?:or|and) (?:wounded|injured|hurt)\b", words)
    return "casualties" if both else fates()[single]


def _modifier(noun: str) -> str | None:
    """ "12 wounded soldiers", "five missing sailors"."""
    words = noun.lower().split()[:-1]
    return next((fates()[word] for word in words if word in fates() and word.endswith(("ed", "missing", "dead"))), None)


def _is_of_the_number_before(ahead: str) -> bool:
    """Tell whether the last word of a fate belongs to another number: "700 bodies and", "40 injured children and"."""
    words = [one for one in _WORD.finditer(ahead) if fate_of(one.group())]
    if not words:
        return False
    between = _MARKS_BETWEEN.sub(" ", ahead[words[-1].end() :])
    joint = _JOINT.search(between)
    return joint is not None and (joint.start() == 0 or _BEHIND_A_NUMBER.search(ahead[: words[-1].start()]) is not None)


def _before(ahead: str) -> str | None:
    """Return the fate whose verb stands before the number and governs it; ``ahead`` is the sentence up to the number."""
    if toll := _TOLL.search(ahead):
        return fate_of(toll["whom"] or "dead")
    if told := _PUT_AT.search(ahead) or _AMONG_THE_DEAD.search(ahead):
        return fate_of("dead" if told.group(1).lower() == "toll" else told.group(1))
    verbs = [one for one in _WORD.finditer(ahead) if fate_of(one.group()) and not _is_state(one.group().lower())]
    if not verbs:
        return None
    verb = verbs[-1]
    between = ahead[verb.end() :]
    passive = _PASSIVE.search(ahead[: verb.start()]) and not verb.group().lower().endswith("ing")
    if between.strip() == ":":  # "destroyed: 12"
        return fate_of(verb.group())
    if passive or _BREAKS.search(_MARKS_BETWEEN.sub(" ", between)) or OTHER_DEED.search(between):
        return None
    both = _OR_WOUNDED.match(between) or (
        fate_of(verb.group()) == "wounded" and _KILLED_OR.search(ahead[: verb.start()])
    )
    return "casualties" if both else fate_of(verb.group())


def _is_state(words: str) -> bool:
    """Tell whether the words say how somebody is, and not what was done ("80 are dead, 32,000 have fled")."""
    return words in _NO_VERB or _IS_DEAD.fullmatch(words) is not None


def _further(behind: str) -> str | None:
    """ "... people in the two villages, most of them elderly, were killed": the first verb in the clause that says it."""
    clause = _CLAUSE_ENDS.split(_ASIDE.sub(" ", behind))[0]
    verb, did = _AUXILIARY.search(clause), _DID.search(clause)
    if did and (verb is None or did.start() < verb.start()):
        verb = did
    for phrase, fate in ((_SUFFERED, "wounded"), (_LEFT_HOME, "displaced")):
        told = phrase.search(clause)
        if told and (verb is None or told.start() <= verb.end()):  # not "were killed and others sustained injuries"
            return fate
    if verb is None or re.search(r"\b(?:who|which|that|and)\b", _AND_A.sub(" ", clause[: verb.start()])):
        return None
    return _first_word(clause[verb.start() if verb is did else verb.end() :])
