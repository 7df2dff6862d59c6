"""Duplicates in long documents: the answer of comparing every two claims, without comparing every two."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.sketch import Sketch

from fogline.claims.copies import duplicates
from fogline.claims.copies.shelf import Shelf
from fogline.claims.page import Page
from fogline.records import Certainty, Claim, Footprint, Link, Participant, QuantityRange, Span

_WORDS = st.sampled_from(["Rebel gunmen", "the army", "Tarsian troops", "Tarsian gunmen"])
_PLACES = st.sampled_from(["Orvel", "Tarn", "North Tarn", "the port of Orvel"])
_LINES = st.lists(
    st.tuples(
        _WORDS, st.sampled_from(["shelled", "shell", "hit"]), _WORDS, _PLACES, st.sampled_from(["", "14", "15 km"]),
        st.sets(st.sampled_from(["actor", "target", "place", "quantity"])),
        st.sampled_from(["text", "text", "title", "caption"]),
    ),
    min_size=2, max_size=9,
)  # fmt: skip


class _Everything(Shelf):
    """Finds every claim like every other: what a shelf must never leave out."""

    def like(self, print_):
        return iter(self._claims)


def _reading(lines):
    texts, spans, start = [], [], 0
    for actor, verb, target, place, number, _, _ in lines:
        parts = [actor, verb, target, "near", place, *(["with", number] if number else [])]
        found, at = {}, start
        for name, words in zip(["actor", "verb", "target", "", "place", "", "quantity"], parts, strict=False):
            found[name] = (at, at + len(words))
            at += len(words) + 1
        texts.append(" ".join(parts))
        spans.append(found)
        start = at
    sketch = Sketch("\n".join(texts), kinds=[line[6] for line in lines])
    return sketch, spans


@settings(max_examples=50, deadline=None)
@given(_LINES)
def test_a_shelf_leaves_out_nothing_that_says_the_same(lines):
    sketch, spans = _reading(lines)
    for line, found in zip(lines, spans, strict=True):
        sketch.mention(Span(*found["place"]), "PLACE", Span(*found["actor"]), "FORCE")
        roles = {name: Span(*found[name]) for name in sorted(line[5]) if name in found}
        sketch.frame(Span(*found["verb"]), "shelling", **{name: [span] for name, span in roles.items()})
    quick = sketch.claims
    with patch("fogline.claims.copies.duplicates.Shelf", _Everything):
        assert sketch.claims == quick


def test_two_words_for_one_toll_are_one_claim():
    sketch = Sketch("Officials: 12 killed or wounded in Orvel. Five were killed and three wounded.")
    sketch.mention("12", "QUANTITY", "Five", "QUANTITY", "three", "QUANTITY", "Orvel", "PLACE")
    sketch.frame("killed", "casualties", target=["12"], quantity=["12"], place=["Orvel"])
    sketch.frame("wounded", "casualties", place=["Orvel"])
    sketch.frame("killed#2", "casualties", target=["Five"], quantity=["Five"])
    sketch.frame("wounded#2", "casualties", target=["three"], quantity=["three"])
    first, second, third, fourth = sketch.claims
    assert [claim.duplicate_of for claim in (first, second, third, fourth)] == [None, first.id, None, None]


def test_of_five_thousand_claims_few_are_compared(monkeypatch):
    lines = [f"Rebel gunmen shelled Tarsian troops near Hamlet{n % 4900}, killing {n % 4900}." for n in range(5000)]
    sketch = Sketch("\n".join(lines))
    start = 0
    for line in lines:
        sketch.frame(Span(start + 13, start + 20), "shelling", actor=Span(start, start + 12))
        start += len(line) + 1
    claims = tuple(
        _claim(n, frame.trigger.start - 13, line)
        for n, (frame, line) in enumerate(zip(sketch.frames, lines, strict=True))
    )
    compared = []
    same = duplicates._same
    monkeypatch.setattr(duplicates, "_same", lambda one, other: bool(compared.append(1)) or same(one, other))
    marked = duplicates.mark_duplicates(Page.of(sketch.reading), claims)
    assert [claim.duplicate_of for claim in marked[:4900]] == [None] * 4900
    assert [claim.duplicate_of for claim in marked[4900:]] == [claim.id for claim in claims[:100]]
    assert len(compared) < 20_000


def _claim(number, start, line):
    evidence = Span(start, start + len(line))
    place, count = line.split()[6].strip(","), float(line.split()[-1].strip("."))
    return Claim(
        id=f"claim {number}",
        evidence=evidence,
        chain=(Link("The Harbour Post", "", "publisher"),),
        frame=number,
        type="shelling",
        reality="factual",
        polarity="positive",
        certainty=Certainty(0.9, 1.0),
        actors=(Participant("Rebel gunmen", "Rebel gunmen", None, evidence),),
        targets=(Participant("Tarsian troops", "Tarsian troops", None, evidence),),
        place=Footprint(place, evidence),
        quantities=(QuantityRange(count, count, False, None, "people", evidence, "killed"),),
    )


def test_who_names_a_source_for_what_was_told_without_one_repeats_nothing():
    sketch = Sketch("Rangers killed 12 people in Orvel. The governor said that rangers killed 12 people in Orvel.")
    sketch.mention("Orvel", "PLACE", "Orvel#2", "PLACE").says(
        "The governor", "said", "that rangers killed 12 people in Orvel"
    )
    for turn in ("", "#2"):
        sketch.frame(
            f"killed{turn}", "casualties", target=f"12 people{turn}", quantity=f"12{turn}", place=f"Orvel{turn}"
        )
    assert [claim.duplicate_of for claim in sketch.claims] == [None, None]


def test_who_repeats_without_a_source_what_somebody_said_repeats_it():
    sketch = Sketch("The governor said that rangers killed 12 people in Orvel. Rangers killed 12 people in Orvel.")
    sketch.mention("Orvel", "PLACE", "Orvel#2", "PLACE").says(
        "The governor", "said", "that rangers killed 12 people in Orvel"
    )
    for turn in ("", "#2"):
        sketch.frame(
            f"killed{turn}", "casualties", target=f"12 people{turn}", quantity=f"12{turn}", place=f"Orvel{turn}"
        )
    first, again = sketch.claims
    assert again.duplicate_of == first.id


def test_two_words_in_a_row_for_one_thing_are_one_claim():
    sketch = Sketch("A mine explosion killed two men in Orvel.").mention("Orvel", "PLACE")
    sketch.frame("mine", "explosion", place="Orvel").frame("explosion", "explosion", place="Orvel")
    first, second = sketch.claims
    assert (first.duplicate_of, second.duplicate_of) == (second.id, None)


def test_one_number_is_told_once_by_whatever_words():
    sketch = Sketch("The toll is 30 dead and 12 hurt.").mention("30", "QUANTITY", "12", "QUANTITY")
    sketch.frame("toll", "casualties", quantity="30").frame("dead", "casualties", quantity="30")
    sketch.frame("hurt", "casualties", quantity="12")
    toll, dead, hurt = sketch.claims
    assert (toll.duplicate_of, dead.duplicate_of, hurt.duplicate_of) == (None, toll.id, None)


def test_two_deeds_done_to_the_same_are_two():
    sketch = Sketch("Nine teachers were kidnapped and murdered.").mention("Nine", "QUANTITY")
    sketch.frame("kidnapped", "abuse", quantity="Nine").frame("murdered", "abuse", quantity="Nine")
    assert [claim.duplicate_of for claim in sketch.claims] == [None, None]


def test_what_is_done_to_the_same_people_one_after_the_other_is_told_once_each():
    sketch = Sketch("Men tied the hands of two brothers at the gate and shot them at the gate.")
    roles = {"actor": "Men", "target": "two brothers"}
    sketch.frame("tied", "abuse", place="the gate", **roles).frame("shot", "abuse", place="the gate#2", **roles)
    assert [claim.duplicate_of for claim in sketch.claims] == [None, None]


def test_one_number_told_by_two_sources_is_told_by_each():
    sketch = Sketch("Nine died, survivors and a clerk said.").mention("Nine", "QUANTITY")
    sketch.says("survivors and a clerk", "said", "Nine died").frame("died", "casualties", quantity="Nine")
    assert [claim.duplicate_of for claim in sketch.claims] == [None, None]
