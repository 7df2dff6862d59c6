"""The text cut into paragraphs and pieces for the page."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fogline.picture.marking import marked_paragraphs
from fogline.records import Block, Certainty, Claim, Document, Frame, Link, Mention, ReaderInfo, Report, Span


def test_pieces_spell_the_paragraph(report: Report) -> None:
    for paragraph in marked_paragraphs(report):
        assert "".join(piece.text for piece in paragraph.pieces) == paragraph.span.of(report.document.text)


def test_blocks_keep_their_kind_and_set_aside_ones_are_not_shown(report: Report) -> None:
    assert [paragraph.kind for paragraph in marked_paragraphs(report)] == ["title", "text", "caption"]


def test_the_trigger_knows_its_claim(report: Report) -> None:
    body = marked_paragraphs(report)[1]
    assert [(piece.text, piece.triggers) for piece in body.pieces if piece.triggers] == [
        ("destroyed", (0,)),
        ("fled", (1,)),
    ]


def test_a_document_without_blocks_is_shown_line_by_line(report: Report) -> None:
    bare = replace(report, document=replace(report.document, blocks=()))
    assert [p.span.of(bare.document.text) for p in marked_paragraphs(bare)] == bare.document.text.split("\n")


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    text = draw(st.text("ab \n", min_size=1, max_size=60))

    def span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span(start, draw(st.integers(start, len(text))))

    blocks = tuple(Block("text", *span()) for _ in range(draw(st.integers(0, 4))))
    frames = tuple(Frame(span(), "attack", "factual") for _ in range(draw(st.integers(0, 4))))
    link = (Link("narrator", ""),)
    claims = tuple(
        Claim(f"{number:016x}", span(), link, number, "attack", "factual", "positive", Certainty(0, 1))
        for number in range(len(frames))
    )
    mentions = tuple(Mention(*span(), "PLACE") for _ in range(draw(st.integers(0, 4))))
    document = Document("d", None, None, None, None, text, blocks=blocks)
    return Report("0", ReaderInfo("r", "1"), document, mentions, (), frames, claims)


@given(_reports())
def test_nothing_of_the_text_is_lost_or_shown_twice(report: Report) -> None:
    shown = "".join(piece.text for paragraph in marked_paragraphs(report) for piece in paragraph.pieces)
    assert shown.split() == report.document.text.split() or "".join(shown.split()) == "".join(
        report.document.text.split()
    )


@given(_reports())
def test_every_evidence_is_marked(report: Report) -> None:
    pieces = [piece for paragraph in marked_paragraphs(report) for piece in paragraph.pieces]
    for number, claim in enumerate(report.claims):
        marked = "".join(piece.text for piece in pieces if number in piece.evidence)
        assert "".join(marked.split()) == "".join(claim.evidence.of(report.document.text).split())
