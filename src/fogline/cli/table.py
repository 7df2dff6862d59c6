"""The table: one report for a terminal, its claims grouped by source chain.

Laid out for 80 columns and up. The text is untrusted: everything printed goes through :func:`fogline.picture.wording.plain`,
and is handed to rich as text, never as markup.
"""

import os
import shutil
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING

from fogline.cli.output import Output
from fogline.picture.grouping import Chain, Told, by_chain
from fogline.picture.wording import (
    LEGEND,
    counted,
    deed_words,
    evidence_words,
    file_words,
    hedge_words,
    label,
    place_words,
    plain,
    published_words,
    published_year,
    quantity_words,
    quoted,
    shorten,
    source_words,
    told_words,
    voice_words,
    when_words,
)
from fogline.records import Claim, Report

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

TOLD_STYLES = {"hedged": "yellow", "denied": "red", "said to come": "cyan", "hypothetical": "magenta"}
"""How a terminal shows what is told as more, or other, than a plain fact."""
_LEFT = 16
_NARROWEST, _WIDEST, _WIDTH_OF_A_PIPE = 40, 140, 100
_SHORTEST_EVIDENCE = 110


def table(report: Report, width: int = 80, *, source: str | None = None, colour: bool = False) -> str:
    """Return a report as text of at most ``width`` columns, with terminal colours if ``colour``; ends in a line break.

    ``source`` is what the report was read from, as the user gave it.
    """
    from rich.console import Console

    console = Console(
        file=StringIO(),
        width=max(width, _NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(_header(report, source))
        for chain in by_chain(report):
            console.print()
            console.print(_chain_line(chain))
            console.print(_rows(chain, report, console.width))
        if not report.claims:
            console.print("\nNo claims found.")
        else:
            console.print(f"\n{LEGEND}", style="dim")
    # Trailing blanks pad rich's grid; they only get in the way of a pipe.
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def print_report(report: Report, source: str | None = None) -> None:
    """Print the table of a report, as wide as the terminal and in colour where it can show it; ``source``: see :func:`table`."""
    out = Output(None)
    out.write(table(report, columns(), source=source, colour=out.is_terminal and may_colour()))


def columns() -> int:
    """Return how wide to print: as wide as the terminal, within reason."""
    return min(shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns, _WIDEST)


def may_colour() -> bool:
    """Tell whether the user's settings allow colours (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _header(report: Report, source: str | None) -> "Text":
    from rich.text import Text

    document = report.document
    title = plain(document.title or "") or (file_words(source) if source else plain(document.url or "Untitled"))
    head = Text(title, style="bold")
    if source and source_words(source) != title:
        head.append(f"\n{source_words(source)}", style="not bold dim")
    facts = [plain(document.publisher or "publisher unknown"), published_words(document.published, document.text)]
    head.append("\n" + " · ".join(facts), style="not bold")
    head.append("\n" + " · ".join(_counts(report)), style="not bold dim")
    return head


def _counts(report: Report) -> list[str]:
    blocks = report.document.blocks
    aside = sum(not block.kept for block in blocks)
    copies = sum(block.duplicate_of is not None for block in blocks)
    counts = [f"{len(blocks) - aside} blocks read"] if blocks else []
    if aside:
        counts.append(f"{aside} set aside ({copies} printed again)" if copies else f"{aside} set aside")
    counts.append(counted(len(report.mentions), "mention"))
    counts.append(counted(len(report.attributions), "attribution"))
    counts.append(counted(len(report.claims), "claim"))
    return counts


def _chain_line(chain: Chain) -> "Text":
    from rich.text import Text

    words, separator, narrator = chain.words.rpartition(" ← ")
    line = Text(words + separator if words else narrator, style="bold blue")
    if words:
        line.append(narrator, style="not bold")
    line.append(f"  {counted(len(chain.told), 'claim')}", style="not bold dim")
    return line


def _rows(chain: Chain, report: Report, width: int) -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LEFT, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for told in chain.told:
        grid.add_row(_kind(told.claim), _told(told, report, width - _LEFT - 6))
    return grid


def _kind(claim: Claim) -> "Text":
    from rich.text import Text

    kind = Text("  " + label(claim.type))
    words, band = told_words(claim)
    kind.append(f"\n  {words}", style=TOLD_STYLES.get(words, "dim"))
    if band:
        # On the same line where both fit.
        kind.append((" " if len(words) + len(band) + 3 <= _LEFT else "\n  ") + band, style="dim")
    return kind


def _told(told: Told, report: Report, width: int) -> "Text":
    from rich.text import Text

    claim, text = told.claim, report.document.text
    row = Text()
    if deed := deed_words(claim):
        row.append(deed, style="bold").append("\n")
    if details := _details(claim, report):
        row.append(" · ".join(details)).append("\n")
    trigger = report.frames[claim.frame].trigger
    before, word, after = quoted(*evidence_words(text, claim.evidence, trigger, max(width, _SHORTEST_EVIDENCE)))
    row.append(before, style="dim").append(word, style="underline").append(after, style="dim")
    if told.elsewhere:
        row.append(f"\nsaid again {_times(len(told.elsewhere))}{_where_again(told, report)}", style="dim")
    return row


def _details(claim: Claim, report: Report) -> list[str]:
    text = report.document.text
    voice = voice_words(claim.chain)
    details = [voice] if voice else []
    if claim.place:
        details.append(place_words(claim.place, text))
    if claim.when:
        details.append(when_words(claim.when, text, published_year(report.document.published)))
    details.extend(quantity_words(quantity, text) for quantity in claim.quantities)
    if hedge := hedge_words(claim, text):
        details.append(f"said with {shorten(hedge, 40)}")
    return details


def _where_again(told: Told, report: Report) -> str:
    """Say in what kind of block a claim is repeated, when that is more than running text."""
    starts = [passage.start for passage in told.elsewhere]
    kinds = Counter(
        block.kind for block in report.document.blocks for start in starts if block.start <= start < block.end
    )
    named = [f"{kind}" for kind in kinds if kind != "text"]
    return f" ({', '.join(named)})" if named else ""


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
