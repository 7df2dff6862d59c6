"""The numbered evidence of a brief: each claim that a sentence rests on gets one number, in order of its first use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fogline.picture.wording import plain, safe
from fogline.records import Span
from fogline.records.brief import Citation
from fogline.records.ledger import Finding
from fogline.records.reading import Frame


@dataclass(slots=True)
class Notes:
    """The evidence list as it grows; ``frames`` (by claim id) say which word names the deed, so that it is marked too."""

    frames: Mapping[str, Frame]
    _numbers: dict[str, int] = field(default_factory=dict)
    _citations: list[Citation] = field(default_factory=list)

    def cite(self, findings: Iterable[tuple[Finding, str]]) -> tuple[int, ...]:
        """Return the numbers of findings (each with the id of its event), in rising order; new ones get the next number.

        Words that stand in the same document a second time are cited once.
        """
        return tuple(sorted(dict.fromkeys(self._number(finding, event) for finding, event in findings)))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, by number."""
        return tuple(self._citations)

    def _number(self, finding: Finding, event: str) -> int:
        claim = finding.claim
        if claim.id not in self._numbers:
            number = len(self._citations) + 1
            self._numbers[claim.id] = number
            self._citations.append(self._citation(number, finding, event))
        return self._numbers[claim.id]

    def _citation(self, number: int, finding: Finding, event: str) -> Citation:
        document, claim = finding.document, finding.claim
        published = document.published.start
        first = claim.chain[0]
        named = first.role != "publisher" and first.party not in ("", "unnamed")
        return Citation(
            number=number,
            claim=claim.id,
            event=event,
            document=document.id,
            title=plain(document.title or ""),
            publisher=plain(document.publisher) if document.publisher else None,
            url=document.url,
            published=published.isoformat() if published else None,
            source=plain(first.party) if named else "",
            words=safe(finding.evidence),
            marks=marks_of(finding, self.frames.get(claim.id)),
        )


def marks_of(finding: Finding, frame: Frame | None) -> tuple[Span, ...]:
    """Return the parts of a finding's evidence that carry the claim: deed, parties, place, time, numbers; merged, in order."""
    claim, length = finding.claim, len(finding.evidence)
    spans = [frame.trigger] if frame else []
    spans += [one.span for one in claim.actors + claim.targets]
    spans += [one.span for one in claim.quantities] + list(claim.certainty_words)
    spans += [claim.place.derived_from] if claim.place else []
    spans += [claim.when.derived_from] if claim.when else []
    start = claim.evidence.start
    inside = sorted(
        Span(span.start - start, span.end - start)
        for span in spans
        if 0 <= span.start - start < span.end - start <= length
    )
    merged: list[Span] = []
    for span in inside:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
