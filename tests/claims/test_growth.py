"""The work on a text grows as the text does, and no faster: a book is read, and a page that somebody made to stop the reader."""

import datetime as dt

import numpy as np
import pytest
from tests.claims.places.sketch import PLACES
from tests.claims.sketch import Sketch
from tests.claims.steps import growth, steps

from fogline.claims.amounts.claimed import counted
from fogline.claims.assemble import assemble
from fogline.claims.context import Context
from fogline.claims.page import Page
from fogline.claims.parties.names import Names
from fogline.claims.places.context import Surroundings
from fogline.claims.places.model import Ranked, Resolved
from fogline.claims.places.senses import Sense
from fogline.claims.places.support import Lent, supports
from fogline.claims.reality.rejoinders import with_rejoinders
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.sayings import Said
from fogline.claims.times import Told, times_of
from fogline.records import Mention, Span

AS_THE_TEXT = 2.3
TOWNS = [one for one in PLACES if one.kind == "settlement"]


def test_a_name_looks_for_its_neighbour_from_where_it_stands():
    def work(size):
        spans = [Span(40 * number, 40 * number + 6) for number in range(size)]
        placed = [Resolved(span, "Kolm", TOWNS[span.start % 3], 0.9, ()) for span in spans[::2]]
        others = [Resolved(span, "Xivka", None, 0.0, ()) for span in spans[1::2]]
        sense = Sense([], [], 0.0)

        def found():
            near = Surroundings([*placed, *others])
            return [near.of(one, sense) for one in others]

        return found

    assert growth(work, 1000) < AS_THE_TEXT


def _ties(size):
    ties = np.full((size, 161), 0.5)
    ties[:, 80] = 0
    for number in range(size):
        ties[number, : max(0, 80 - number)] = ties[number, 80 + size - number :] = 0
    return ties


def test_names_lend_to_those_round_them():
    lent = [Lent(0.8, f"L{number % 3}", f"L{number % 3}.D", TOWNS[number % 4]) for number in range(1200)]

    def work(size):
        return lambda: list(supports({"L1": 0.25}, lent[:2], _ties(size), list(enumerate(lent[:size]))))

    assert growth(work, 600) < AS_THE_TEXT
    first, *_, last = work(200)()
    assert first.whole == pytest.approx(0.8 * (2 + 0.5 * 80))
    assert first.countries == pytest.approx({"L0": 0.8 + 0.4 * 26, "L1": 0.25 + 0.8 + 0.4 * 27, "L2": 0.4 * 27})
    assert len(last.points) == 2 + 80


def test_a_surname_finds_the_full_names_before_it():
    def work(size):
        text = "\n".join("Ada Brenn came. Brenn spoke." for _ in range(size))
        names = [name for at in range(0, len(text), 29) for name in (Mention(at, at + 9, "PERSON"), _surname(at + 16))]
        page = Page.of(Sketch(text).reading)
        return lambda: _fullest(page, names)

    assert growth(work, 300) < AS_THE_TEXT


def _surname(at):
    return Mention(at, at + 5, "PERSON")


def _fullest(page, mentions):
    names = Names(page, {"brenn": [(one.start, "Ada Brenn") for one in mentions[::2]]})
    assert {names.fullest(one) for one in mentions} == {"Ada Brenn"}


def _denied(size):
    sketch = Sketch("\n".join(f"Rebels said the army shelled Orvel at {n}. The army denied it." for n in range(size)))
    for number in range(1, size + 1):
        said = Span(sketch.span(f"Rebels#{number}").end + 6, sketch.span(f"The#{number}").start - 2)
        sketch.says(f"Rebels#{number}", f"said#{number}", said)
        sketch.frame(f"shelled#{number}", "shelling", actor=f"the army#{number}")
        sketch.frame(f"denied#{number}", "refusal", actor=f"The army#{number}")
    return sketch


def test_denials_in_short_look_for_what_was_said_right_before():
    def work(size):
        page = Page.of(_denied(size).reading)
        sources = Sources.of(page, Said.on(page), Context())
        made = assemble(_denied(size).reading)
        told = [one for one in made if one.reality != "denied"] * 2
        return lambda: with_rejoinders(page, sources, told)

    assert growth(work, 60) < AS_THE_TEXT


@pytest.mark.parametrize(
    ("told", "phrase", "size"),
    [
        ("A day after the strike they fled.", "A day after", 500),
        ("The strike on Monday failed.", "on Monday", 300),
        ("“Today, 3 May, we go,” he said.", "Today, 3 May", 100),
        ("08:30 A truce begins.", "08:30", 300),
    ],
)
def test_times_look_no_farther_than_they_must(told, phrase, size):
    def work(size):
        text = "\n".join([told] * size)
        at = told.index(phrase)
        spans = [Span(start + at, start + at + len(phrase)) for start in range(0, len(text), len(told) + 1)]
        sentences = [Span(start, start + len(told)) for start in range(0, len(text), len(told) + 1)]
        day = dt.date(2031, 5, 4)
        return lambda: times_of(Told(text, spans, sentences, (day, day)))

    assert growth(work, size) < AS_THE_TEXT


def _numbers(size):
    sketch = Sketch("shells hit Orvel and rebels killed 12 men and " * size + "fled.")
    for number in range(1, size + 1):
        sketch.mention(f"Orvel#{number}", "PLACE", f"12 men#{number}", "QUANTITY")
        sketch.frame(f"hit#{number}", "shelling", place=f"Orvel#{number}")
        sketch.frame(f"killed#{number}", "casualties", quantity=f"12 men#{number}")
    return sketch


def test_what_a_frame_counts_is_counted_once():
    sketch = _numbers(10)
    page = Page.of(sketch.reading)
    frame = sketch.reading.frames[1]
    first, again = (steps(lambda: counted(page, frame, frame.fillers("quantity"))) for _ in range(2))
    assert 10 * again < first


def test_only_places_in_the_place_that_it_is_said_to_lie_in_are_near():
    north, south = (next(one for one in PLACES if one.key == f"test:{key}") for key in ("garv", "port"))
    far = Resolved(Span(0, 4), "Garv", north, 0.9, (Ranked(north, 0.9),))
    near = Resolved(Span(90, 99), "Port Alva", south, 0.9, (Ranked(south, 0.9),))
    land = next(one for one in PLACES if one.key == "test:north")
    unknown = Resolved(Span(100, 105), "Xivka", None, 0.0, ())
    assert Surroundings([far, near]).of(unknown, Sense([], [], 0.0)) is south
    assert Surroundings([far, near]).of(unknown, Sense([], [], 0.0, wider=[land])) is north
    assert Surroundings([near]).of(unknown, Sense([], [], 0.0, wider=[land])) is land
    assert Surroundings([]).of(unknown, Sense([], [], 0.0)) is None
