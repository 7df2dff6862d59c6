"""The page of a report: one self-contained HTML file with the text, its evidence marked, and the claims beside it.

Nothing is fetched: style and script stand in the page, and its content security policy allows these two (by hash) and nothing
else. All words of a document go through the template's escaping.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.picture.addresses import web_address
from fogline.picture.grouping import Told, by_chain
from fogline.picture.hashes import source_hash
from fogline.picture.inset import Inset, inset
from fogline.picture.marking import Paragraph, marked_paragraphs
from fogline.picture.templating import environment
from fogline.picture.wording import (
    LEGEND,
    deed_parts,
    file_words,
    hedge_words,
    label,
    link_words,
    place_words,
    plain,
    published_words,
    published_year,
    quantity_words,
    safe,
    shorten,
    source_words,
    told_words,
    voice_words,
    when_words,
)
from fogline.records import Claim, Report

if TYPE_CHECKING:
    from jinja2 import Template

    from fogline.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim, worded for the page. ``number`` is its index in the report; ``again`` the indices of its repetitions.

    ``elsewhere`` counts the other passages that say it.
    """

    number: int
    id: str
    type: str
    kind: str
    reality: str
    told: str
    deed: tuple[str, str, str, str]
    voice: str
    place: str
    when: str
    quantities: str
    band: str
    low: int
    high: int
    hedge: str
    evidence: tuple[str, str, str]
    again: tuple[int, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class ChainGroup:
    """The cards of one source chain."""

    number: int
    links: tuple[str, ...]
    cards: tuple[ClaimCard, ...]

    @property
    def words(self) -> str:
        """The chain in one line."""
        return " ← ".join(self.links)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A block that is not in the text: what it is, and where it stood in the original."""

    words: str
    copy_of: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the template shows of one report."""

    number: int
    title: str
    source: str
    publisher: str
    published: str
    url: str | None
    language: str | None
    reader: str
    paragraphs: tuple[Paragraph, ...]
    shows_title: bool
    groups: tuple[ChainGroup, ...]
    types: tuple[tuple[str, str, int], ...]
    realities: tuple[tuple[str, int], ...]
    mention_types: tuple[tuple[str, int], ...]
    set_aside: tuple[SetAside, ...]
    junk: int
    copies: int
    attributions: int
    map: Inset | None = None

    @property
    def claims(self) -> int:
        """The number of claims, each counted once however often it is printed."""
        return sum(len(group.cards) for group in self.groups)


def report_page(reports: Sequence[Report], sources: Sequence[str] = (), gazetteer: "Gazetteer | None" = None) -> str:
    """Return one self-contained page that shows all of ``reports`` (at least one).

    ``sources`` are what they were read from, as the user gave them: one for each report, or none at all.
    ``gazetteer`` has the land and the borders for the maps, which are drawn without any where there is none.
    """
    from markupsafe import Markup

    if not reports:
        raise ValueError("page: got no report; want at least one")
    if sources and len(sources) != len(reports):
        raise ValueError(f"page: got {len(sources)} sources for {len(reports)} reports; want one for each, or none")
    style, script = _template_text("report.css"), _template_text("report.js")
    return _template().render(
        sheets=[
            replace(_sheet(number, report, source), map=inset(report, gazetteer))
            for number, (report, source) in enumerate(zip(reports, sources or repeat(""), strict=False))
        ],
        legend=LEGEND,
        # Our own two files; the security policy below names their hashes.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=source_hash(style),
        script_hash=source_hash(script),
        version=__version__,
    )


def _sheet(number: int, report: Report, source: str) -> Sheet:
    document = report.document
    groups = _groups(report)
    cards = [card for group in groups for card in group.cards]
    types = Counter((card.type, card.kind) for card in cards)
    blocks = document.blocks
    return Sheet(
        number=number,
        title=plain(document.title or "") or (file_words(source) if source else _first_words(document.text)),
        source=source_words(source),
        publisher=plain(document.publisher or "Publisher unknown"),
        published=published_words(document.published, document.text),
        url=web_address(document.url),
        language=plain(document.language) if document.language else None,
        reader=plain(f"{report.reader.name} {report.reader.version}"),
        paragraphs=marked_paragraphs(report),
        shows_title=any(block.kind == "title" and block.kept for block in blocks),
        groups=groups,
        types=tuple(
            (type_, kind, count) for (type_, kind), count in sorted(types.items(), key=lambda item: item[0][1])
        ),
        realities=tuple(Counter(card.reality for card in cards).most_common()),
        mention_types=tuple(sorted(Counter(mention.type for mention in report.mentions).items())),
        set_aside=_set_aside(report),
        junk=sum(block.kind == "junk" for block in blocks),
        copies=sum(block.duplicate_of is not None for block in blocks),
        attributions=len(report.attributions),
    )


def _groups(report: Report) -> tuple[ChainGroup, ...]:
    index_of = {claim.id: number for number, claim in enumerate(report.claims)}
    return tuple(
        ChainGroup(
            number,
            tuple(link_words(link) for link in chain.links),
            tuple(_card(told, report, index_of) for told in chain.told),
        )
        for number, chain in enumerate(by_chain(report))
    )


def _card(told: Told, report: Report, index_of: dict[str, int]) -> ClaimCard:
    claim, text = told.claim, report.document.text
    how, band = told_words(claim)
    return ClaimCard(
        number=index_of[claim.id],
        id=claim.id,
        type=plain(claim.type),
        kind=label(claim.type),
        reality=claim.reality,
        told=how,
        deed=deed_parts(claim),
        voice=voice_words(claim.chain),
        place=place_words(claim.place, text) if claim.place else "",
        when=when_words(claim.when, text, published_year(report.document.published)) if claim.when else "",
        quantities="; ".join(quantity_words(quantity, text) for quantity in claim.quantities),
        band=band,
        low=round(claim.certainty.low * 100),
        high=round(claim.certainty.high * 100),
        hedge=hedge_words(claim, text),
        evidence=_evidence(claim, report),
        again=tuple(index_of[other.id] for other in told.again),
        elsewhere=len(told.elsewhere),
    )


def _evidence(claim: Claim, report: Report) -> tuple[str, str, str]:
    """Return the evidence in full, in three parts so that the trigger can be set off."""
    text, evidence, trigger = report.document.text, claim.evidence, report.frames[claim.frame].trigger
    if not evidence.contains(trigger):
        return safe(evidence.of(text)), "", ""
    parts = (text[evidence.start : trigger.start], trigger.of(text), text[trigger.end : evidence.end])
    return safe(parts[0]), safe(parts[1]), safe(parts[2])


def _set_aside(report: Report) -> tuple[SetAside, ...]:
    blocks = report.document.blocks
    aside = []
    for block in blocks:
        if block.kept:
            continue
        where = f"characters {block.origin.start}–{block.origin.end} of the original" if block.origin else ""
        if block.duplicate_of is None:
            aside.append(
                SetAside(f"{'page furniture' if block.kind == 'junk' else block.kind}, {where}".strip(", "), None)
            )
        else:
            words = shorten(plain(blocks[block.duplicate_of].span.of(report.document.text)), 70)
            aside.append(SetAside(f"{block.kind} printed again: “{words}”", block.duplicate_of))
    return tuple(aside)


def _first_words(text: str) -> str:
    return shorten(plain(text[:400]), 80) or "Untitled"


def _template_text(name: str) -> str:
    return (files("fogline.picture") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    return environment("fogline.picture", "templates", safe_text=safe).get_template("report.html.j2")
