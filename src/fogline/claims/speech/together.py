"""Who speak together: of "residents and the army said" each tells it for himself; two names are one joint source."""

import re

from fogline.records import Span

_PEOPLE = (
    r"(?:(?:local|several|some|two|three|many|other|nearby|displaced) )?"
    r"(?:residents|witnesses|eyewitnesses|villagers|locals|survivors|activists|medics|doctors|rescuers|relatives|neighbours|"
    r"neighbors|journalists|refugees|elders|(?:(?:rescue|aid|health|medical|hospital|security|local|civil defen[cs]e) )"
    r"(?:workers|officials|staff|sources))"
)
_ONE = (
    r"(?:an?|one|another) (?:[\w-]+ ){0,2}?(?:resident|witness|eyewitness|villager|survivor|activist|medic|doctor|nurse|relative|"
    r"neighbou?r|elder|official|officer|source)(?= and (?:the |(?-i:[A-Z])))"
)
_NOUN = r"(?:(?:the|an?|its|his|her) |(?-i:(?=[A-Z])))[^,;]{2,60}?"
_BOTH = re.compile(
    rf"(?P<one>{_PEOPLE}|{_ONE}) and (?P<other>{_NOUN})|(?P<first>(?!{_PEOPLE}\b){_NOUN}) and (?P<second>{_PEOPLE})",
    re.IGNORECASE,
)


def speak_together(source: str) -> tuple[Span, Span] | None:
    """Return where in the words of a source the two stand who speak, one of whom are people without a name."""
    both = _BOTH.fullmatch(source)
    if both is None:
        return None
    one, other = ("one", "other") if both["one"] else ("first", "second")
    return Span(*both.span(one)), Span(*both.span(other))
