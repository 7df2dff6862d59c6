"""Whatever comes in, the whole flow answers with a report whose spans lie in its text, or with an error of our own."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fogline
from fogline.reading import Reader, open_reader
from fogline.records import Report, Span
from fogline.records.errors import FoglineError, UsageError

WORDS = """Shells hit the bridge at Orvel on Monday , killing three people , governor Ada Brenn said “ We hold it ” he added .
UN staff fled ; 500 to 1,000 rebels denied an attack ( again ) – “nested ‘quotes’ here” U.S. Gen. No. 5 Київ قصف 戦 \u00a0 \u200b
\ufeff \u202e \n \n\n [ad_1] <p> </p> <script> & &amp; % # * - … ’ " '""".split(" ")
WORDS.append("-" * 500)


@cache
def reader() -> Reader:
    try:
        return open_reader("embedded")
    except UsageError as error:
        pytest.skip(f"the model of the embedded reader is not here: {error}")


def spans(report: Report) -> Iterator[Span]:
    """Every span that a report holds."""
    yield from (block.span for block in report.document.blocks)
    yield from report.document.published.evidence
    yield from (mention.span for mention in report.mentions)
    for attribution in report.attributions:
        yield from filter(None, (attribution.source, attribution.cue, attribution.channel, *attribution.content))
    for frame in report.frames:
        yield from (frame.trigger, *(role.span for role in frame.roles))
    for claim in report.claims:
        yield from (claim.evidence, *claim.certainty_words, *(q.span for q in claim.quantities))
        yield from (link.span for link in claim.chain if link.span is not None)
        yield from (participant.span for participant in (*claim.actors, *claim.targets))
        yield from (part.derived_from for part in (claim.place, claim.when) if part is not None)


def check(content: bytes, folder: Path, suffix: str = ".txt", clean: bool = True) -> None:
    path = folder / f"input{suffix}"
    path.write_bytes(content)
    try:
        report = fogline.read(path, reader=reader(), clean=clean)
    except FoglineError:
        return
    size = len(report.document.text)
    assert all(0 <= span.start <= span.end <= size for span in spans(report))
    names = {claim.id for claim in report.claims}
    assert all(claim.duplicate_of is None or claim.duplicate_of in names for claim in report.claims)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=90), clean=st.booleans())
def test_any_jumble_of_words_is_read_or_refused(tmp_path: Path, words: list[str], clean: bool) -> None:
    check(" ".join(words).encode(), tmp_path, clean=clean)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".html", ".md"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    check(content, tmp_path, suffix)


@settings(max_examples=16, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(
        ["02-tabloid-page.txt", "03-tabloid-page.html", "06-general-staff-bulletin.txt", "07-think-tank-assessment.md"]
    ),
    cut=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    noise=st.binary(max_size=6),
)
def test_a_damaged_report_is_read_or_refused(tmp_path: Path, name: str, cut: tuple[float, float], noise: bytes) -> None:
    content = (Path(__file__).parents[1] / "examples" / "kharkiv-2022" / name).read_bytes()
    start, end = sorted(int(part * len(content)) for part in cut)
    check(content[:start] + noise + content[end:], tmp_path, Path(name).suffix)
