"""Which verb tells a deed: by the word that the report uses for it where that is known, else by the type of event."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fogline.picture.brief.clauses import Verb, verb

Build = Literal["strike", "transitive", "subject", "casualties", "thing", "talks", "transfer"]
"""How a type of event is built: ``strike`` and ``transitive`` have somebody who acts on something (a strike also a place), a
``subject`` moves or stays by itself, a ``thing`` is said to have been ("there was fighting")."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a type of event is told: its build, the verbs by the word printed, the usual verb, its name as a noun and whether
    that is plural. ``words`` is what the printed word must be like where no verb of ``verbs`` fits.
    """

    build: Build
    verbs: tuple[tuple[str, str], ...] = ()
    usual: str = ""
    noun: str = ""
    plural: bool = False
    words: str = ""


_MANNERS = {
    "shelling": Manner(
        "strike",
        (("bombard", "bombard"), ("mortar", "mortar")),
        "shell",
        "shelling",
        words="shell|fir|artillery|hit|str[iu]|pound|rocket|bombard|mortar",
    ),
    "missile_strike": Manner(
        "strike", (), "hit|hit|hit", "a missile strike", words="hit|str[iu]|missile|launch|fir|attack|land|rocket"
    ),
    "air_strike": Manner(
        "strike", (("bomb", "bomb"),), "strike|struck|struck", "an air strike", words="air|str[iu]|bomb|hit|attack|raid"
    ),
    "drone_strike": Manner("strike", (), "hit|hit|hit", "a drone strike", words="drone|hit|str[iu]|attack|ram|uav"),
    "attack": Manner(
        "strike",
        (("fire at|fired at|firing at|opened fire", "fire at"), ("bomb", "bomb"), ("target", "target")),
        "attack",
        "an attack",
        words="attack|fir|shoot|shot|str[iu]|hit|assault|raid|ambush|bomb|target",
    ),
    "explosion": Manner("thing", (), "", "an explosion", words="expl|blast|deton|went off|blew|bomb"),
    "interception": Manner(
        "transitive",
        (("intercept", "intercept"), ("repel", "repel|repelled|repelled")),
        "shoot down|shot down|shot down",
        words="sh(?:oo|o)t|down|intercept|brought|destroy|repel",
    ),
    "clash": Manner("thing", (), "", "fighting", words="fight|fought|battle|clash|combat|firefight|skirmish|exchang"),
    "assault": Manner(
        "strike",
        (
            ("storm", "storm"),
            ("advanc|push|move forward", "advance"),
            ("counter-?attack", "counterattack"),
            ("counter-?offensive", "launch a counteroffensive"),
            ("offensive", "launch an offensive"),
        ),
        "attack",
        "an assault",
        words="attack|assault|offensive|storm|raid|str[iu]|incursion|advanc",
    ),
    "repulse": Manner(
        "transitive",
        (
            ("beat|beaten", "beat back|beat back|beaten back"),
            ("thr[eo]w", "throw back|threw back|thrown back"),
            ("stop|halt", "stop|stopped|stopped"),
        ),
        "repel|repelled|repelled",
        words="rep[eu]l|dr[io]v|thr[eo]w|beat|held|hold|stop|halt|fend|foil",
    ),
    "capture": Manner(
        "transitive",
        (
            ("re-?t(?:ake|ook|aken|aking)|recaptur|regain|liberat|de-?occup|recover", "retake|retook|retaken"),
            ("seiz", "seize"),
            ("captur", "capture"),
            ("occup", "occupy"),
            ("enter", "enter"),
            ("fell|fall", "take|took|taken"),
            ("t(?:ak|ook)", "take|took|taken"),
            ("overr[au]n", "overrun|overran|overrun"),
            ("(?:establish|gain|seiz)\\w* (?:full )?control", "take control of|took control of|taken control of"),
        ),
    ),
    "withdrawal": Manner(
        "subject",
        (
            ("pull(?:ed|ing|s)? (?:out|back)|pullout", "pull out"),
            ("retreat", "retreat"),
            ("fled|flee", "flee|fled|fled"),
            ("le(?:ft|av)", "leave|left|left"),
            ("abandon", "leave|left|left"),
        ),
        "withdraw|withdrew|withdrawn",
        "a withdrawal",
        words="withdr|pull|retreat",
    ),
    "siege": Manner(
        "transitive",
        (
            ("encircl", "encircle"),
            ("surround", "surround"),
            ("block", "blockade"),
            ("cut", "cut off|cut off|cut off"),
            ("trap", "trap|trapped|trapped"),
        ),
        "besiege",
        words="sieg|besieg|encircl|surround|block|cut|trap",
    ),
    "control": Manner(
        "transitive",
        (("control", "control|controlled|controlled"), ("occup", "occupy")),
        "hold|held|held",
        words="h[eo]ld|control|occup",
    ),
    "movement": Manner(
        "subject",
        (
            ("deploy|redeploy", "deploy"),
            ("sent|send", "send|sent|sent"),
            ("transfer", "transfer|transferred|transferred"),
            ("brought|bring", "bring up|brought up|brought up"),
            ("arriv", "arrive"),
            ("enter", "enter"),
            ("concentrat|mass", "concentrate"),
            ("regroup", "regroup"),
        ),
        "move",
        words="mov|travel|roll",
    ),
    "mobilization": Manner(
        "transitive",
        (
            ("recruit", "recruit"),
            ("conscript|draft", "conscript"),
            ("call", "call up"),
            ("reinforc", "reinforce"),
            ("mobili[sz]", "mobilise"),
            ("min(?:ed|ing)\\b", "mine"),
        ),
    ),
    "supply": Manner(
        "transfer",
        (
            ("sen[dt]", "send|sent|sent"),
            ("deliver", "deliver"),
            ("hand", "hand over"),
            ("giv|gave", "give|gave|given"),
            ("transfer", "transfer|transferred|transferred"),
            ("provid", "provide"),
            ("suppl", "supply"),
        ),
    ),
    "casualties": Manner("casualties"),
    "abuse": Manner(
        "transitive",
        (
            ("tortur", "torture"),
            ("execut", "execute"),
            ("rap(?:e[ds]?|ing)\\b", "rape"),
            ("loot", "loot"),
            ("massacr", "massacre"),
            ("murder", "murder"),
            ("kill", "kill"),
            ("abduct", "abduct"),
            ("kidnap", "kidnap|kidnapped|kidnapped"),
            ("sho(?:t|ot)", "shoot|shot|shot"),
            ("deport", "deport"),
            ("beat", "beat|beat|beaten"),
            ("us(?:e[ds]?|ing) .*shield", "use as human shields"),
        ),
    ),
    "damage": Manner(
        "transitive",
        (
            ("destr[ou]y?", "destroy"),
            ("burn|fire|ablaze", "burn"),
            ("wreck", "wreck"),
            ("raz(?:e|ing)", "raze"),
            ("hit", "hit|hit|hit"),
            ("los[ts]|losing|loss", "lose|lost|lost"),
            ("blew|blow", "blow up|blew up|blown up"),
            ("disabl|out of action", "put out of action|put out of action|put out of action"),
            ("s[au]nk", "sink|sank|sunk"),
        ),
        "damage",
        words="damag|ruin|hit|shatter|collaps|without",
    ),
    "displacement": Manner(
        "subject",
        (
            ("evacuat", "evacuate"),
            ("deport", "deport"),
            ("displac", "displace"),
            ("return", "return"),
            ("le(?:ft|av)", "leave|left|left"),
            ("arriv", "arrive"),
            ("reach", "reach"),
            ("cross", "cross"),
        ),
        "flee|fled|fled",
        words="fle[ed]|escap|exodus",
    ),
    "detention": Manner(
        "transitive",
        (
            ("arrest", "arrest"),
            ("surrender|laid down|lay(?:ing)? down", "surrender"),
            ("captur|prisoner|captive", "capture"),
            ("imprison|jail", "jail"),
            ("kidnap|abduct", "abduct"),
        ),
        "detain",
        words="detain|detention|taken prisoner|held",
    ),
    "release": Manner(
        "transitive",
        (("exchang|swap", "exchange"), ("releas", "release"), ("return", "return")),
        "free",
        words="fre[ed]|liberat",
    ),
    "humanitarian": Manner(
        "transitive", (("rescu", "rescue"), ("treat", "treat"), ("deliver", "deliver"), ("evacuat", "evacuate"))
    ),
    "agreement": Manner(
        "talks", (("sign", "sign an agreement"), ("ceasefire|cease-fire|truce", "agree on a ceasefire")), ""
    ),
    "talks": Manner(
        "talks",
        (("m[e]t\\b|meet", "meet|met|met"),),
        "hold talks|held talks|held talks",
        "talks",
        True,
        words="talk|negotiat|meet",
    ),
    "sanction": Manner(
        "transitive",
        (
            ("expel", "expel|expelled|expelled"),
            ("ban(?:s|ned|ning)?\\b", "ban|banned|banned"),
            ("sanction", "impose sanctions on"),
        ),
        words="sanction",
    ),
    "accusation": Manner("transitive", (("accus", "accuse"), ("blam", "blame"), ("condemn", "condemn")), words="accus"),
    "threat": Manner("transitive", (("threat", "threaten"), ("warn", "warn"))),
    "protest": Manner("thing", (), "", "a protest", words="protest|rall|demonstrat"),
    "cyber": Manner("strike", (), "hit|hit|hit", "a cyber attack", words="cyber|hack|ddos"),
    "legal": Manner(
        "transitive", (("charg", "charge"), ("convict", "convict"), ("sentenc", "sentence"), ("indict", "indict"))
    ),
}


def manner(type_: str) -> Manner | None:
    """Return how a type of event is told; ``None`` for one that says nothing by itself (a request, a refusal)."""
    return _MANNERS.get(type_)


def verb_for(type_: str, trigger: str, evidence: str) -> Verb | None:
    """Return the verb for a deed: by the trigger, else by the evidence where no trigger is known, else the usual one."""
    known = manner(type_)
    if known is None:
        return None
    for pattern, words in known.verbs:
        if _pattern(pattern).search(trigger or evidence):
            return verb(words)
    if not known.usual or not fits(type_, trigger):
        return None
    return verb(known.usual)


def fits(type_: str, trigger: str) -> bool:
    """Tell whether the word printed for a deed is one that its type is usually told with; so it is where none is known."""
    known = _MANNERS[type_]
    return not trigger or not known.words or _pattern(known.words).search(trigger) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)
