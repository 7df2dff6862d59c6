"""What reports add that says nothing new: doubts, context, voices."""

from fogline.testing.simulation.text.draft import Sentence
from fogline.testing.simulation.text.naming import pronoun
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.truth import Origin, Statement

_DOUBTS = (
    "[The report|The claim|That account|This] could not be [independently |immediately |]verified",
    "{pub} was not able to [check|verify] the [account|report|claim] independently",
    "There was no [immediate |]comment from {other}",
    "{other} [has not commented|did not immediately respond to a request for comment]",
    "{other} made no mention of it in its [evening|daily] briefing",
    "Both sides [tend to play down their own losses|seldom publish figures of their own losses]",
)
_SETTING = (
    "{place} had [about|some|roughly] {people} [residents|inhabitants] before the war",
    "{place} lies {where}",
    "The front line has run close to {place} [for weeks|since the start of the month]",
    "{place}, {where}, had some {people} inhabitants before the war",
    "Power and water have been [unreliable|out for days] [in the area|in that part of the region]",
    "Most [families with children|of the younger people] left {place} long ago",
    "The road to {place} is [open only to military traffic|closed to civilian cars|passable only in daylight]",
)
_VOICES = {
    "governor": (
        "“Please stay in the shelters until the all-clear,” {who} said",
        "“Our services are [working|on the spot],” {who} [said|wrote]",
        "“I ask everyone who can to leave,” {who} said. “[The buses are waiting.|There is room for all.]”",
        "“[We will rebuild|We will get through this],” {who} added",
    ),
    "witness": (
        "“[The windows came in|The whole house shook], and then it was quiet,” {who} said",
        "“I was in the [kitchen|yard|cellar]. I [do not know how I am alive|still hear it],” {who} said",
        "“Nobody sleeps here any more,” {who} said",
    ),
    "commander": (
        "“It was a hard day, but the men held,” {who} said",
        "“We know every [metre|fold] of this ground,” {who} said",
    ),
    "staff": ("“The situation is [difficult but under control|tense],” {who} said", "{who} gave no further details"),
    "ministry": (
        "{who} gave no [further details|evidence]",
        "{who} did not say how it knew",
    ),
    "monitor": ("{who} said it was still [collecting|checking] [footage|material] from the area",),
    "relief": ("“The needs are [enormous|growing by the day],” a [coordinator|spokesperson] said",),
    "reporter": (),
}


_CONTEXT = (
    "[The war is now in its {week} week|The war has entered its {week} week]",
    "[Neither side|No side] has [made large gains|moved far] [in recent days|since the weekend]",
    "[Rain|Mud|Heat|Fog] has [slowed|hampered] movement along [much of |]the front [for days|this week]",
    "Diplomats [say there is little hope of|see little chance for] a truce [soon|for now]",
    "[Reporters have|The press has] [little|no] access to the area",
    "Telephone [lines|networks] in the area [work only for hours a day|have been down on and off]",
    "Both armies have been [bringing up men and supplies|digging in] for weeks",
    "Schools in the region have [taught online|been closed] since the [spring|first days of the war]",
)
_WEEKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_DESK = (
    "M. Arlen",
    "J. Toivo",
    "P. Serrat",
    "K. Wendel",
    "L. Okoro",
    "S. Brandt",
    "T. Ibarra",
    "R. Nagy",
    "D. Fenwick",
    "A. Holm",
)


def context(pen: Pen) -> Sentence:
    """Say something of the war at large."""
    week = (pen.published - pen.start).days // 7
    choices = _CONTEXT if week < len(_WEEKS) else _CONTEXT[1:]
    return Sentence.of(pen.pick(pen.rng.choice(choices)).format(week=_WEEKS[max(0, min(week, len(_WEEKS) - 1))]))


_LOUD = {
    "strike": "[NIGHT OF FEAR: |HORROR FROM THE SKY: |TERROR STRIKE: |RUBBLE AND TEARS: |]",
    "ground": "[SHOCK ON THE FRONT: |BATTLE DRAMA: |FRONT LINE LATEST: |]",
    "people": "[FLEEING THE GUNS: |RACE TO SAFETY: |]",
    "talks": "[LAST HOPE? |PEACE AT LAST? |]",
}
_CAPTIONS = (
    "[Pictured: |]{place} [after the attack|on the morning after|seen from the main road]",
    "[Rescue workers|Neighbours] clear [glass|rubble] in {place}",
    "A [woman|man] stands [by a broken window|beside a burnt-out car] in {place}",
)


def loud(main: Statement, pen: Pen) -> str:
    """Return the shout before a tabloid's headline, or nothing."""
    kinds = {
        "talks": "talks",
        "displacement": "people",
        "humanitarian": "people",
        "capture": "ground",
        "withdrawal": "ground",
    }
    kind = kinds.get(
        main.said.type,
        "ground" if main.said.type in ("clash", "assault", "repulse", "siege", "detention") else "strike",
    )
    return pen.pick(_LOUD[kind]) if main.said.reality != "denied" else ""


def caption(main: Statement, pen: Pen) -> Sentence:
    """Return the line under a picture."""
    place = pen.spelled(pen.world.sites[main.said.place])
    return Sentence.of(pen.pick(pen.rng.choice(_CAPTIONS)).format(place=place))


def tail(pen: Pen) -> Sentence | None:
    """Close an article as its desk does: who reported, who edited."""
    if pen.style != "wire" or pen.rng.random() < 0.35:
        return None
    one, other, third = pen.rng.sample(_DESK, 3)
    endings = (
        f"(Reporting by {one}; editing by {other})",
        f"({one}, {other})",
        f"(Reporting by {one} and {third}; editing by {other})",
        f"(Additional reporting by {one})",
    )
    return Sentence(pen.rng.choice(endings))


def doubt(pen: Pen, origin: Origin) -> Sentence:
    """Say that it is not checked, or what the other side does not say."""
    other = pen.people_of(pen.world.theatre.other(origin.side)) if origin.side else pen.world.theatre.defender
    words = pen.pick(pen.rng.choice(_DOUBTS))
    return Sentence.of(words.format(pub=pen.publisher, other=other.capital))


def setting(statement: Statement, pen: Pen) -> Sentence | None:
    """Say something of the place: how large, where it lies."""
    site = pen.world.sites[statement.said.place]
    if site.key in pen.world.venues:
        return None
    where = pen.surroundings(site.key)
    choices = [words for words in _SETTING if where or "{where}" not in words]
    people = f"{round(site.population, -2 if site.population < 20_000 else -3):,}"
    choices = [words for words in choices if site.population >= 500 or "{people}" not in words]
    return Sentence.of(pen.pick(pen.rng.choice(choices)).format(place=pen.spelled(site), where=where, people=people))


def voice(origin: Origin, pen: Pen) -> Sentence | None:
    """Let the source speak, or note its silence; nothing new is told."""
    choices = _VOICES.get(origin.kind, ())
    if not choices or origin.party == pen.publisher:
        return None
    return Sentence.of(pen.pick(pen.rng.choice(choices)).format(who=pronoun(origin, pen)))
