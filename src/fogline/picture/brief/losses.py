"""Losses, by whose they are: each count with who gives it, and the range where several do."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.picture.brief.agreement import cited_for, heard
from fogline.picture.brief.figures import counts_of, least
from fogline.picture.brief.numbers import number_words, range_words, series
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.parts import demonym
from fogline.picture.brief.places import place_adverb
from fogline.picture.brief.sentences import Pen, finished, sentence
from fogline.picture.brief.speakers import speaker_of
from fogline.picture.brief.tellings import Telling
from fogline.picture.brief.totals import is_running, since_words
from fogline.picture.sides import side_name
from fogline.records.brief import Paragraph, Section, Sentence
from fogline.records.ledger import Finding
from fogline.records.support import Figure, Toll

_FIGHTING = re.compile(
    r"\b(?:soldiers?|troops|servicemen|fighters?|militants?|personnel|forces|invaders|occupiers|"
    r"militar\w+|defenders|marines|combatants)\b",
    re.IGNORECASE,
)
_FATES = {
    "killed": "killed",
    "wounded": "wounded",
    "missing": "missing",
    "captured": "captured",
    "casualties": "killed or wounded",
}


TOTALS = "Running totals, not of these days alone"


def is_count(telling: Telling) -> bool:
    """Tell whether a telling counts the dead, the wounded or the missing."""
    return telling.claim.type == "casualties" and bool(telling.claim.quantities) and telling.standing != "contested"


def losses_section(told: Sequence[Telling], options: BriefOptions, pen: Pen) -> Section | None:
    """Return the counts of losses by whose they are; ``None`` where nobody counts any."""
    if not told:
        return None
    shown = told[: options.room.section]
    by_whose: dict[str, list[Sentence]] = {}
    ranges: set[tuple[object, ...]] = set()
    told_already: set[tuple[object, ...]] = set()
    compared = {figure.claim for one in shown for _, figures in [_views(one)] for figure in figures}
    for telling in shown:
        one = _without_second(telling) if telling.beside and compared.issuperset(telling.beside) else telling
        label = TOTALS if is_running(one, options.since) else whose(one)
        ranged = _ranged(one, pen)
        if ranged is not None and (ranged.events, ranged.citations) in ranges:
            continue  # told with another deed of the same event: the same words would stand there twice
        if ranged is not None:
            ranges.add((ranged.events, ranged.citations))
        elif told_already.issuperset(_numbers(one, one.lead.finding)):
            continue  # the headline's numbers once more
        else:
            told_already |= {number for finding in one.backing for number in _numbers(one, finding)}
        by_whose.setdefault(label, []).append(ranged or sentence(one, pen))
    made = tuple(Paragraph(label, "record", tuple(by_whose[label])) for label in sorted(by_whose, key=_order))
    return Section("losses", "Losses, by who claims them", made, len(told) - len(shown))


def _numbers(telling: Telling, finding: Finding) -> set[tuple[object, ...]]:
    """Return what a telling counts, as the report of ``finding`` tells it: of which event, what became of how many."""
    findings = {one.claim.id: one.claim for one in telling.event.findings}
    claims = (telling.claim, *(findings[name] for name in telling.beside if name in findings))
    counts = (one for claim in claims for one in claim.quantities if one.fate)
    return {(telling.event.id, finding.document.id, one.fate, one.low, one.high) for one in counts}


def _without_second(telling: Telling) -> Telling:
    """Return the telling without its second fate ("and 40 killed"), which a range tells."""
    return replace(telling, clause=replace(telling.clause, tail=""))


def whose(telling: Telling) -> str:
    """Return whose losses a telling counts: "Civilians", "Russian forces", "Fighters", "People"."""
    claim = telling.claim
    counted = telling.clause.object or telling.clause.subject
    side = next((one.side for one in claim.quantities if one.side), None) or next(
        (one.side for one in claim.targets if one.side), None
    )
    if telling.clause.verb.base == "lose":
        side, counted = side or next((one.side for one in claim.actors if one.side), None), "soldiers"
    if _FIGHTING.search(counted):
        return f"{demonym(side) or side_name(side)} forces" if side else "Fighters"
    return (
        "Civilians"
        if re.search(r"\b(?:civilian|child|wom[ae]n|resident|citizen|patient|girl|boy)", counted, re.IGNORECASE)
        else "People"
    )


def _order(label: str) -> tuple[int, str]:
    return ({"Civilians": 0, "People": 1, "Fighters": 3, TOTALS: 4}.get(label, 2), label)


def _ranged(telling: Telling, pen: Pen) -> Sentence | None:
    """Return one sentence for the several counts of an event: who says how many, and the range; ``None`` for one count."""
    toll, figures = _views(telling)
    return _range(telling, toll, figures, pen) if toll is not None else None


def _views(telling: Telling) -> tuple[Toll | None, Sequence[Figure]]:
    """Return the toll that a telling counts in and the unlike figures of it; no toll where there is but one view of it."""
    counted = next((one for one in telling.claim.quantities if one.fate), None)
    for toll in telling.event.support.tolls:
        if counted is not None and toll.fate in _FATES and counts_of(toll, counted):
            figures = _comparable(telling, toll)
            if len({least(one) for one in figures}) > 1:
                return toll, figures
    return None, ()


def _comparable(telling: Telling, toll: Toll) -> list[Figure]:
    """Return the figures that count what the telling counts: a running total is no other view of the toll of a day."""
    findings = {one.claim.id: one for one in telling.event.findings}
    running = bool(since_words(telling.lead.finding))
    return [one for one in toll.figures if one.claim in findings and bool(since_words(findings[one.claim])) == running]


def _range(telling: Telling, toll: Toll, figures: Sequence[Figure], pen: Pen) -> Sentence | None:
    event = telling.event
    findings = {one.claim.id: one for one in event.findings}
    origins = heard(event)
    told: list[str] = []
    cited: list[tuple[Finding, str]] = []
    for figure in figures[:4]:
        finding = findings[figure.claim]
        speaker = speaker_of(finding, origins.get(figure.claim), pen.cast.year)
        amount = range_words(figure.low, figure.high, figure.approximate)
        verb = "reported, without a source," if speaker.unsourced else "admitted" if figure.high == 0 else "gave"
        told.append(f"{pen.cast.name(speaker)} {verb} {'none' if figure.high == 0 else amount}")
        cited += cited_for(event, finding, origins.get(figure.claim))
    if len(told) < 2:
        return None
    of = f"{demonym(toll.side) + ' ' if toll.side and demonym(toll.side) else ''}{toll.of or 'people'}"
    where = place_adverb(telling.claim, telling.lead.finding.evidence)
    low, high = _ends(figures)
    ends = number_words(low) + (
        f" to {number_words(high)}" if high is not None and high != low else " upwards" if high is None else ""
    )
    said = " ".join(part for part in (_FATES[toll.fate], where, since_words(telling.lead.finding)) if part)
    text = f"on the number of {of} {said}, counts run from {ends}: {series(told)}"
    return Sentence(finished(text), pen.notes.cite(cited), (event.id,), telling.standing)


def _ends(figures: Sequence[Figure]) -> tuple[float, float | None]:
    """Return the least and the most that figures come to; ``None`` where one has no upper end."""
    highs = [one.high for one in figures]
    lowest = min(least(one) or 0.0 for one in figures)
    return lowest, None if None in highs else max(high for high in highs if high is not None)
