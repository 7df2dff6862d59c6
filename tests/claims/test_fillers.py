"""Role spans that a reader cut short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.fillers import whole
from fogline.records import Frame, Mention, Role, Span


@pytest.mark.parametrize(
    ("text", "cut", "kept", "mention"),
    [
        ("in Mala, east of Orvel, at dawn", "Mala, east of", "Mala, east of Orvel", ("Orvel", "PLACE")),
        ("in Mala, east of it", "Mala, east of", "Mala", None),
        ("held Tarn and rebel areas", "Tarn and", "Tarn", None),
        ("held Tarn and rebel-run areas", "Tarn and rebel", "Tarn", None),
        ("pledged open-ended military aid for Tarsia", "open-ended", "open-ended military aid", None),
        ("men of the Azure regiment fled", "men of the", "men of the Azure regiment", ("Azure regiment", "FORCE")),
        ("men of the Azure regiment fled", "men of", "men of the Azure regiment", ("the Azure regiment", "FORCE")),
        ("between 500 and 1,000 cars left", "500 and 1", "500 and 1,000", None),
        ("bridges leading to Orvel were cut", "bridges leading to", "bridges leading to Orvel", ("Orvel", "PLACE")),
        ("took the area from Tarsian forces", "the area from", "the area", ("Tarsian forces", "FORCE")),
        ("a base in the same district burned", "a base in the same", "a base in the same district", None),
        ("has ‘cleared” 12 fighters", "” 12 fighters", "12 fighters", None),
        ("to save our people’ in Orvel", "our people’", "our people", None),
        # whole as they are
        ("their retreat went on", "their", "their", None),
        ("Tarsian guns fired", "Tarsian", "Tarsian", ("Tarsian guns", "WEAPON")),
        ("the city's south was hit", "the city's south", "the city's south", None),
        ("the troops’ camp was hit", "the troops’", "the troops’", None),
        ("Much of the west fell", "Much of the west", "Much of the west", None),
    ],
)  # fmt: skip
def test_phrases_are_made_whole_or_cut_back(text, cut, kept, mention):
    start = text.index(cut)
    mentions = []
    if mention:
        at = text.index(mention[0])
        mentions.append(Mention(at, at + len(mention[0]), mention[1]))
    frame = Frame(Span(0, 1), "attack", "factual", (Role("target", start, start + len(cut)),))
    assert whole(text, mentions, frame).roles[0].span.of(text) == kept


@given(st.text("ab1,-. of the’“\n", max_size=40), st.integers(0, 45), st.integers(0, 45))
def test_spans_stay_inside_the_text(text, one, other):
    start, end = sorted((one, other))
    frame = Frame(Span(0, 1), "attack", "factual", (Role("target", start, end),))
    (role,) = whole(text, [Mention(2, 9, "PLACE"), Mention(4, 12, "ORG")], frame).roles
    if 0 <= start < end <= len(text):
        assert 0 <= role.start < role.end <= max(len(text), 12)
    else:
        assert role == frame.roles[0]
