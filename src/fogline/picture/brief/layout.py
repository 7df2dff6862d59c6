"""What all forms of a brief share: words for standings, the basis of the brief, the evidence as cited, what was left out."""

from fogline.picture.brief.dates import day_of, day_words
from fogline.picture.brief.numbers import number_words
from fogline.picture.withheld import withheld_words
from fogline.records.brief import Brief, Citation, Section, SentenceStanding

STANDINGS: dict[SentenceStanding, str] = {
    "corroborated": "corroborated",
    "one-sided": "one side’s word",
    "single-source": "single source",
    "unsourced": "no source named",
    "contested": "contested",
    "record": "",
}
METHOD = (
    "Corroborated: origins of more than one camp say so, independently of each other. One side’s "
    "word: several origins, all of one "
    "side. Single source: one origin, however many outlets carry it. No source named: outlets "
    "report it and do not say where they "
    "have it from. Only what is corroborated is told as a fact.",
    "Likelihood is in the words of ICD 203 and speaks of the event; the Admiralty pair speaks of "
    "its sources. They are given apart.",
    "The sentences are made from the record by rule; every number leads to the words of the report.",
)


def count_words(value: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "no report", "one report", "12 reports"."""
    return f"{number_words(value)} {one if value in (0, 1) else many or one + 's'}"


def basis_lines(brief: Brief) -> tuple[str, ...]:
    """Return what the brief rests on and what it leaves out, a line each."""
    basis = brief.basis
    named = f" by {count_words(basis.publishers, 'named publisher')}" if basis.publishers else ""
    lines = [
        f"{count_words(basis.reports, 'report').capitalize()}{named}, {count_words(basis.events, 'event')}; "
        f"told here: {number_words(basis.told) if basis.told else 'none'}.",
    ]
    out = []
    if brief.left_out:
        out.append(f"{count_words(brief.left_out, 'sentence')} for length")
    if basis.unclear:
        out.append(f"{count_words(basis.unclear, 'event')} whose record is too thin for a sentence")
    if basis.older:
        out.append(f"{count_words(basis.older, 'event')} from well before the period")
    if basis.held_back:
        out.append(f"{count_words(basis.held_back, 'event')} that the ledger holds back for its delay")
    if basis.beyond:
        out.append(f"{count_words(basis.beyond, 'report')} dated long after all others")
    if out:
        lines.append(f"Left out: {'; '.join(out)}.")
    if basis.undated:
        lines.append(
            f"{count_words(basis.undated, 'report').capitalize()} {'is' if basis.undated == 1 else 'are'} undated."
        )
    lines += withheld_words(0, basis.redacted)
    return tuple(lines)


def left_out_words(section: Section) -> str:
    """Return how much of a section was left out, ``""`` where nothing was."""
    return f"{number_words(section.left_out).capitalize()} more left out for length." if section.left_out else ""


def citation_line(one: Citation) -> str:
    """Return where a citation stands: publisher, title, day, first-hand source."""
    day = day_of(one.published)
    parts = [one.publisher or "", f"“{one.title}”" if one.title else "", day_words(day) if day else "undated"]
    line = ", ".join(part for part in parts if part)
    return f"{line}; said by {one.source}" if one.source else line
