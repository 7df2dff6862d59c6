"""A report in the making: sentences that know which statements they say."""

from dataclasses import dataclass, field, replace

from fogline.testing.simulation.text.grammar import sentence
from fogline.testing.simulation.truth import Place, SimulatedReport, Written


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, and the ids of the statements that they say (none: colour)."""

    words: str
    says: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: str, *says: str) -> "Sentence":
        """Make a sentence, with capital and full stop."""
        return cls(sentence(words), says)


@dataclass(slots=True)
class Draft:
    """A title, and paragraphs of sentences."""

    title: Sentence
    paragraphs: list[list[Sentence]] = field(default_factory=list)

    def add(self, *sentences: Sentence | None) -> None:
        """Add a paragraph of the sentences that there are; none where there are none."""
        kept = [one for one in sentences if one is not None and one.words]
        if kept:
            self.paragraphs.append(kept)

    def said(self) -> set[str]:
        """Return the ids of the statements that are said outside the title."""
        return {name for paragraph in self.paragraphs for one in paragraph for name in one.says}

    def renamed(self, names: dict[str, str]) -> "Draft":
        """Return the draft with statements renamed, and without the sentences that only say others."""

        def keep(one: Sentence) -> Sentence | None:
            says = tuple(names[name] for name in one.says if name in names)
            return replace(one, says=says) if says or not one.says else None

        paragraphs = [[kept for one in paragraph if (kept := keep(one))] for paragraph in self.paragraphs]
        return Draft(keep(self.title) or replace(self.title, says=()), [kept for kept in paragraphs if kept])

    def written(self, report: SimulatedReport) -> Written:
        """Put the draft together: a line for the title, one for each paragraph."""
        lines: list[str] = []
        places: list[Place] = []
        at = 0
        for line in ([self.title], *self.paragraphs):
            start = at
            for one in line:
                places += [Place(name, at, at + len(one.words)) for name in one.says]
                at += len(one.words) + 1
            lines.append(" ".join(one.words for one in line))
            at = start + len(lines[-1]) + 1
        text = "\n".join(lines) + "\n"
        return Written(report.id, self.title.words, text, report.publisher, report.published, tuple(places))
