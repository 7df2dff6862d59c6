"""Small edits of what others wrote: syndicated copies, and corrections."""

import re

from fogline.testing.simulation.text.attribution import attributed
from fogline.testing.simulation.text.draft import Draft, Sentence
from fogline.testing.simulation.text.groups import Group
from fogline.testing.simulation.text.headlines import headline
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.text.phrases import count, date_words
from fogline.testing.simulation.truth import SimulatedReport, Statement

_SWAPS = (
    (r"\babout\b(?= \d)", "around"),
    (r"\bhowever\b", "though"),
    (r"\bkm\b", "kilometres"),
    (r"\binhabitants\b", "residents"),
    (r"\bnot able to\b", "unable to"),
    (r"\bcould not be\b", "could not immediately be"),
)


def copied(draft: Draft, copy: SimulatedReport, source: SimulatedReport, pen: Pen, title: str | None) -> Draft:
    """Return a draft as another outlet prints it: a new title perhaps, a credit, a word changed, the end cut."""
    names = {one.copied_from: one.id for one in copy.statements if one.copied_from is not None}
    made = draft.renamed(names)
    if title is not None:
        made.title = Sentence(title, made.title.says if made.title.says else ())
    if len(made.paragraphs) > 2 and not any(one.says for one in made.paragraphs[-1]) and pen.rng.random() < 0.5:
        made.paragraphs.pop()
    swaps = [swap for swap in _SWAPS if pen.rng.random() < 0.5]
    made.paragraphs = [
        [Sentence(_swapped(one.words, swaps), one.says) for one in paragraph] for paragraph in made.paragraphs
    ]
    agency, here = source.publisher, copy.publisher
    credits_ = (
        f"{here} | Source: {agency}",
        f"{agency} / {here}",
        f"This article was first published by {agency} and has been edited by {here}.",
        f"{here}, with material of {agency}",
        f"(c) {agency}. Republished by {here}.",
    )
    made.add(Sentence(pen.rng.choice(credits_)))
    return made


def _swapped(words: str, swaps: list[tuple[str, str]]) -> str:
    for pattern, other in swaps:
        words = re.sub(pattern, other, words, count=1)
    return words


def corrected(right: Group, wrong: Statement, before: SimulatedReport, pen: Pen) -> Draft:
    """Write a correction: what the earlier report had wrong, and the statement as it should have been."""
    title, _ = headline(right.main, None, right.origin, pen)
    draft = Draft(
        Sentence(f"{pen.pick('[Correction|CORRECTED|Correction and clarification]')}: {title}", (right.main.id,))
    )
    ago = date_words(pen.published.fromisoformat(before.published[:10]), pen.british)
    opening = pen.pick(f"[An earlier version of this report|A report published on {ago}|Our report of {ago}]")
    draft.add(Sentence.of(f"{opening} {_what_was_wrong(right.main, wrong, pen)}"))
    draft.add(attributed(right.main, right.origin, pen))
    draft.add(
        Sentence.of(
            pen.pick("[The article has been amended|We apologise for the error|The text has been changed accordingly]")
        )
    )
    return draft


def _what_was_wrong(right: Statement, wrong: Statement, pen: Pen) -> str:
    now, then = right.said, wrong.said
    sites = pen.world.sites
    if now.place != then.place:
        here, there = sites[now.place], sites[then.place]
        if here.name == there.name:
            return f"confused {here.name} in the {pen.region(here)} with the place of the same name in the {pen.region(there)}"
        fault = pen.pick("[misstated the place|gave the wrong place|named the wrong place]")
        return f"{fault}: it was {pen.spelled(here)}, not {pen.spelled(there)}"
    if now.start[:10] != then.start[:10]:
        day = date_words(pen.published.fromisoformat(now.start[:10]), pen.british)
        other = date_words(pen.published.fromisoformat(then.start[:10]), pen.british)
        return f"gave the wrong day: it was {day}, not {other}"
    if now.amounts and then.amounts and now.amounts != then.amounts:
        return f"gave a wrong number: it should have read {count(now.amounts[0], pen.rng)}, not {count(then.amounts[0], pen.rng)}"
    return "misquoted the source"
