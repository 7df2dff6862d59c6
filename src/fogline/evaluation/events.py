"""How well headlines are fused into events, against headlines that people grouped, with what simple rules reach beside it."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fogline.evaluation.coreference import GroupScores, group_scores, grouped
from fogline.events.tellings import leading
from fogline.records.cluster import Cluster
from fogline.records.errors import InputError
from fogline.records.ledger import DocumentHead, Finding

TITLES_ALIKE = 0.5
"""Cosine of the words of two titles from which the baseline calls them one event."""


@dataclass(frozen=True, slots=True)
class LabelledHeadlines:
    """Headlines (by name) and the groups of two or more that are of one event; all others stand alone."""

    rows: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    def labels(self) -> dict[str, str]:
        """Return the group of each row, named by its first row; a row that stands alone is a group of its own."""
        of = {row: group[0] for group in self.groups for row in group}
        return {row: of.get(row, row) for row in self.rows}


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline by its name in the gold, with its document and what was found in it."""

    name: str
    document: DocumentHead
    findings: tuple[Finding, ...]


def headlines_of(
    documents: Iterable[DocumentHead], findings: Iterable[Finding], wanted: Collection[str]
) -> list[Headline]:
    """Return the wanted headlines among ``documents``, by name, each with its findings."""
    heads = {name: head for head in documents if (name := headline_name(head.url or "")) in wanted}
    found: dict[str, list[Finding]] = {head.id: [] for head in heads.values()}
    for finding in findings:
        if finding.document.id in found:
            found[finding.document.id].append(finding)
    return [Headline(name, head, tuple(found[head.id])) for name, head in sorted(heads.items())]


def main_claim(headline: Headline, family_of: Mapping[str, str]) -> str | None:
    """Return the claim that a headline is about, by the families of events, ``None`` where it makes none."""
    return leading.main_claim(headline.findings, family_of)


def headline_events(headlines: Iterable[Headline], clusters: Iterable[Cluster]) -> dict[str, str]:
    """Return the event of each headline: the family of its main claim; one without claims stands alone."""
    family_of = {claim: cluster.family for cluster in clusters for claim in cluster.claims}
    found = {}
    for headline in headlines:
        claim = main_claim(headline, family_of)
        found[headline.name] = headline.name if claim is None else family_of[claim]
    return found


def score_headlines(gold: LabelledHeadlines, found: Mapping[str, str]) -> GroupScores:
    """Score the events of headlines (``found``: by name); one that is missing stands alone."""
    return group_scores(grouped(gold.labels()), grouped({row: found.get(row, row) for row in gold.rows}))


def baselines(headlines: Sequence[Headline]) -> dict[str, dict[str, str]]:
    """Return what simple rules make of headlines: the rule, and the event of each by name."""
    return {
        "everything alone": {headline.name: headline.name for headline in headlines},
        "title overlap, same day": _overlapping(headlines),
        "same day, place and type": {headline.name: _same(headline) for headline in headlines},
    }


def _overlapping(headlines: Sequence[Headline]) -> dict[str, str]:
    from fogline.events.words import likeness, terms

    found = {headline.name: headline.name for headline in headlines}
    words = [terms(headline.document.title or "") for headline in headlines]
    for at, one in enumerate(headlines):
        for back in range(at):
            other = headlines[back]
            if one.document.published == other.document.published and likeness(words[at], words[back]) >= TITLES_ALIKE:
                old, new = found[one.name], found[other.name]
                found = {name: new if label == old else label for name, label in found.items()}
    return found


def _same(headline: Headline) -> str:
    """Return day, place and type of the first claim that has a place on the map, as VIINA counts events (Zhukov 2022)."""
    told = sorted(headline.findings, key=lambda finding: (finding.claim.evidence, finding.claim.frame))
    for finding in told:
        place = finding.claim.place
        if place is not None and place.latitude is not None:
            return f"{headline.document.published.start} {place.name} {finding.claim.type}"
    return headline.name


def load_gold(paths: Iterable[Path]) -> LabelledHeadlines:
    """Read labelled headlines of one or several files (``{"rows": [...], "groups": [[...], ...]}``) as one set.

    ``InputError`` for a file that is none, or where a group names a row that is not there or is in another group.
    """
    rows: list[str] = []
    groups: list[tuple[str, ...]] = []
    for path in paths:
        try:
            data = json.loads(path.read_bytes())
            rows.extend(map(str, data["rows"]))
            groups.extend(tuple(map(str, group)) for group in data["groups"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(
                f'{path}: got no labelled headlines ({error}); want {{"rows": [...], "groups": [...]}}'
            ) from error
    members = [row for group in groups for row in group]
    strange = sorted(frozenset(members) - frozenset(rows)) or sorted(
        row for row, n in Counter(members).items() if n > 1
    )
    if strange:
        raise InputError(
            f"labelled headlines: a group names {strange[0]!r}, which is no row or is in another group too"
        )
    return LabelledHeadlines(tuple(dict.fromkeys(rows)), tuple(groups))


def headline_name(address: str) -> str:
    """Return the name of a headline: the first 16 hex digits of the SHA-256 of its address."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:16]
