"""From a telling to a sentence: who says it and how well it is supported, in words that never say more than that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.events.origins.sides import independent_of
from fogline.picture.brief.clauses import Clause, Mood, clause_words
from fogline.picture.brief.dates import span_words
from fogline.picture.brief.notes import Notes
from fogline.picture.brief.numbers import series
from fogline.picture.brief.speakers import Cast
from fogline.picture.brief.tellings import Telling, Voice, distinct, mood_of
from fogline.picture.sides import side_name
from fogline.records.brief import Sentence
from fogline.records.claim import Claim
from fogline.records.ledger import Finding

_ADMITS = re.compile(r"\b(?:acknowledg\w+|admit(?:s|ted)?|conced\w+)\b", re.IGNORECASE)
_CLAIMS = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)
_CITED = 4  # at most so many numbers behind a sentence
_SPOKEN = 3  # at most so many speakers named in one


@dataclass(slots=True)
class Pen:
    """What writing needs to remember: who was introduced, the numbers of the evidence, and how the last sentence was built.

    ``dated``: what tells no day of its own is told with the day on which it was reported.
    """

    cast: Cast
    notes: Notes
    dated: bool = False
    turn: int = 0

    def next(self, of: int) -> int:
        """Return which of so many patterns is next."""
        self.turn += 1
        return self.turn % of


def sentence(telling: Telling, pen: Pen, *, labelled: bool = False) -> Sentence:
    """Return the sentence that tells a deed; ``labelled``: what stands above it says already that no source is named."""
    if telling.standing == "contested":
        text = _contested(telling, pen)
    elif telling.standing == "corroborated":
        text = _corroborated(telling, pen)
    else:
        text = _said(telling, pen, labelled=labelled)
    text = _with_day(text, telling, pen)
    cited = pen.notes.cite((one, telling.event.id) for one in _evidence(telling, _named(telling)))
    return Sentence(finished(text), cited, (telling.event.id,), telling.standing, *_grade_words(telling))


def _with_day(text: str, telling: Telling, pen: Pen) -> str:
    """Return the text with the day on which its evidence was reported, where it tells of no time itself."""
    on = _reported_on(telling, pen)
    if not on or f"reported{on}" in text or _is_called_by_its_day(text, on):
        return text
    told, mark, rest = text.rstrip(".;,").partition("; ")
    return f"{told} (reported{on}){mark}{rest}"


def _is_called_by_its_day(words: str, on: str) -> bool:
    """Tell whether a report is called by its day already: "the report “Shelling goes on” of 8 August"."""
    return f" of{on.removeprefix(' on')}" in words


def _reported_on(telling: Telling, pen: Pen) -> str:
    """Return the day of the report, as " on 8 August", of what has no day of its own; "" where it need not be told."""
    if not pen.dated or telling.clause.time:
        return ""
    days = [day for one in _evidence(telling, _named(telling)) if (day := one.document.published.start)]
    return f" on {span_words(min(days), max(days), pen.cast.year)}" if days else ""


def finished(text: str) -> str:
    """Return a sentence with its capital and full stop, commas and spaces put right."""
    text = re.sub(r",\s*,", ",", re.sub(r"\s+", " ", text)).strip().rstrip(".;,")
    text = re.sub(r",(?=[;.])", "", text)
    first = text.split(" ", 1)[0].rstrip(",")
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", first):
        text = text[:1].upper() + text[1:]
    return text + "."


def _grade_words(telling: Telling) -> tuple[str, str]:
    """Return the likelihood and the pair of the event; said to be that of the whole where fewer say just this of it."""
    from fogline.events.grading.wording import admiralty_words, grade_likelihood

    grade = telling.event.support.grade
    pair = admiralty_words(grade.admiralty)
    if grade.status == "corroborated" and telling.standing in ("single-source", "one-sided", "unsourced"):
        pair += " (the event as a whole; this is said by fewer)"
    return "" if grade.status == "unknown" else grade_likelihood(grade), pair


def _named(telling: Telling) -> list[Voice]:
    """Return the voices that the sentence names as saying so."""
    if telling.standing == "contested":
        return [_first(telling)]
    if telling.standing == "corroborated":
        return _independent(telling)[:_SPOKEN]
    return (_by_origin(telling) or [one for one in telling.voices if one.speaker.unsourced])[:_SPOKEN]


def _first(telling: Telling) -> Voice:
    return next((one for one in telling.voices if not one.speaker.unsourced), telling.voices[0])


def _evidence(telling: Telling, named: Sequence[Voice]) -> list[Finding]:
    """Return what is cited: the lead, and the words of everybody who is named, at last of the one who denies it."""
    spoken = [one.finding for one in named if one.finding is not telling.lead.finding]
    return [telling.lead.finding, *spoken][:_CITED] + [one.finding for one in telling.denials[:1]]


def _said(telling: Telling, pen: Pen, *, labelled: bool) -> str:
    """Attribute a deed to the one origin, or the several of one side, who say it."""
    lead = telling.voices[0]
    mood = mood_of(telling.lead) or "past"
    named = _by_origin(telling)
    if lead.speaker.unsourced and not named:
        return _unsourced(telling, mood, pen, labelled=labelled)
    voices = named or [lead]
    who = _all([pen.cast.name(one.speaker) for one in voices[:_SPOKEN]])
    text = _attributed(who, telling, mood, pen, alone=len(voices) == 1)
    if telling.standing == "one-sided" and len(voices) > 1:
        text = f"{text.rstrip(',')}; {_of_one_side(voices)}"
    return text


def _by_origin(telling: Telling) -> list[Voice]:
    """Return the voices that are somebody's, one for each origin: a ministry and its minister are named once."""
    found: dict[str, Voice] = {}
    for one in telling.voices:
        if not one.speaker.unsourced:
            found.setdefault(one.origin.id if one.origin else one.speaker.key, one)
    return distinct(list(found.values()))


def _of_one_side(voices: Sequence[Voice]) -> str:
    """Say why several voices are no corroboration: they are of one side, or it is not known that they are not."""
    sides = {one.speaker.side for one in voices}
    side = next(iter(sides)) if len(sides) == 1 else None
    if side is None:
        return "the record does not show that they are independent of each other"
    return f"nobody outside the {_adjective(side)} side confirms it"


def _attributed(who: str, telling: Telling, mood: Mood, pen: Pen, *, alone: bool) -> str:
    evidence = telling.lead.finding.evidence
    clause = telling.clause
    behind = _shifted(telling, mood)
    himself = clause.subject.casefold() in (
        telling.voices[0].speaker.short.casefold(),
        telling.voices[0].speaker.full.casefold(),
    )
    if alone and _ADMITS.search(evidence):
        return f"{who} acknowledged that {_behind(clause, telling.voices[0], behind)}"
    told = _behind(clause, telling.voices[0], behind) if alone else clause_words(clause, behind)
    if _CLAIMS.search(evidence):
        return f"{who} claimed that {told}"
    pattern = 1 if mood == "probably" else pen.next(3)
    if pattern == 0 and not himself:
        return f"according to {who}, {clause_words(clause, mood)}"
    if pattern == 1 or _long(who) or clause.subject == "there" or himself:
        return f"{who} said that {told}"
    return f"{clause_words(clause, mood)}, {who} said"


def _shifted(telling: Telling, mood: Mood) -> Mood:
    """Return the mood behind a verb of saying in the past; what lasts ("held") stays as it is."""
    if mood != "past":
        return mood
    lasting = telling.clause.object == "missing" or (
        telling.claim.type in ("control", "siege") and not telling.clause.time
    )
    return "past" if lasting else "had"


def _long(who: str) -> bool:
    return len(who) > 60


def _behind(clause: Clause, voice: Voice, mood: Mood) -> str:
    """Return the clause after "X said that": the one who speaks of himself does so by pronoun."""
    if clause.subject.casefold() in (voice.speaker.short.casefold(), voice.speaker.full.casefold()):
        clause = replace(clause, subject="they" if clause.plural else "it")
    return clause_words(clause, mood)


def _unsourced(telling: Telling, mood: Mood, pen: Pen, *, labelled: bool) -> str:
    outlets = list(dict.fromkeys(one.speaker.full for one in telling.voices if one.speaker.unsourced))[:_SPOKEN]
    who, several = series(outlets), len(outlets) > 1
    clause = telling.clause
    behind = _shifted(telling, mood)
    on = _reported_on(telling, pen)
    reported = "reported" if on and _is_called_by_its_day(who, on) else f"reported{on}"
    pattern = pen.next(3)
    if labelled:
        if pattern == 0:
            return f"according to {who}, {clause_words(clause, mood)}"
        if pattern == 1 or clause.subject == "there" or _long(who):
            return f"{who} {reported} that {clause_words(clause, behind)}"
        return f"{clause_words(clause, mood)}, {who} {reported}"
    if pattern == 0:
        return (
            f"according to {who}, {'which name' if several else 'which names'} no source, {clause_words(clause, mood)}"
        )
    if pattern == 1 or clause.subject == "there" or _long(who):
        return f"{who} {reported}, without naming a source, that {clause_words(clause, behind)}"
    return f"{clause_words(clause, mood)}, {who} {reported} without naming a source"


def _corroborated(telling: Telling, pen: Pen) -> str:
    mood = mood_of(telling.lead) or "past"
    who = _all([pen.cast.name(one.speaker) for one in _independent(telling)[:_SPOKEN]])
    words = clause_words(telling.clause, mood)
    if mood == "probably":
        return f"{who} said independently of each other that {words}"
    if pen.next(2):
        return f"{words}; {who} say so independently of each other"
    return f"{words}, by the independent accounts of {who}"


def _independent(telling: Telling) -> list[Voice]:
    """Return the voices that make it corroborated, one a camp first."""
    solid = [one for one in telling.voices if not one.speaker.unsourced]
    bearing = independent_of([one.origin for one in solid if one.origin])
    solid = [one for one in solid if one.origin in bearing] or solid
    seen: set[str | None] = set()
    first = []
    for one in solid:
        camp = (one.origin.camp or one.origin.side or one.origin.id) if one.origin else one.speaker.key
        if camp not in seen:
            seen.add(camp)
            first.append(one)
    return first


def _contested(telling: Telling, pen: Pen) -> str:
    denier = telling.denials[0]
    lead = _first(telling)
    behind = _shifted(telling, mood_of(telling.lead) or "past")
    who, other = pen.cast.name(lead.speaker), pen.cast.name(denier.speaker)
    said = "reported" if lead.speaker.unsourced else "said"
    return f"{who} {said} that {_behind(telling.clause, lead, behind)}; {other} {_against(denier, telling)}"


def _against(denier: Voice, telling: Telling) -> str:
    """Return how somebody contests what was said: by denying it, or that he did it, or by saying what cannot hold beside it."""
    claim = denier.finding.claim
    denies = claim.denied
    if denier.denied is None and not denies:
        still = "still " if re.search(r"\bstill\b", denier.finding.evidence) else ""
        return f"said that its own side {still}held it"
    if denier.denied is None:
        return "denied having done it" if _denies_own_deed(claim, telling.claim) else "denied it"
    mood: Mood = "past" if claim.type == "control" and not denies else "had"
    return f"{'denied' if denies else 'said'} that {_behind(denier.denied, denier, mood)}"


def _denies_own_deed(denial: Claim, told: Claim) -> bool:
    """Tell whether who denies only says that he did not do it, of a deed that is told as nobody's."""
    speaker = {denial.chain[0].party, denial.chain[0].side} - {None}
    doers = {name for actor in denial.actors for name in (actor.party, actor.side)}
    return not told.actors and not speaker.isdisjoint(doers)


def _all(names: Sequence[str]) -> str:
    """Return names as a list, with the comma that closes an apposition ("A, mayor of B, and C")."""
    bare = [name.rstrip(",") for name in names]
    if len(bare) < 2:
        return names[0]
    return series([f"{name}," if ", " in name and number < len(bare) - 1 else name for number, name in enumerate(bare)])


def _adjective(side: str) -> str:
    from fogline.picture.brief.parts import demonym

    return demonym(side) or side_name(side)
