"""Events here beside events coded by people: matched by place, day and kind, each once."""

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.reports import SPAN, finding, head, on
from tests.exchange.formats.samples import events

from fogline.evaluation.coded import Tolerance, compare, days_apart, group, kilometres
from fogline.exchange.formats.days import Days
from fogline.exchange.imports import CodedRow
from fogline.records import Footprint


def day(text):
    return datetime.date.fromisoformat(text)


def row(name, when, latitude=49.1, *, type_="shelling", radius=5.0):
    span = Days(day(when), day(when))
    return CodedRow(
        "acled",
        name,
        type_,
        type_ or "Other",
        "",
        "",
        span,
        "Velsk",
        latitude,
        37.5,
        "settlement",
        radius,
        None,
        (),
        "",
    )


def here(name, when, latitude=49.1, longitude=37.5, type_="shelling"):
    one = finding(head(name), type_, f"{name}: {type_} of {latitude} on {when}", when=on(when))
    spot = Footprint(f"Place {name}", SPAN, None, latitude, longitude, 3.0, "settlement")
    return replace(one, claim=replace(one.claim, place=spot))


def apart(*findings):
    """Return each finding as an event of its own."""
    return [event for one in findings for event in events(one)]


def names(found):
    return {(pair.here.summary.place.name, pair.row.id) for pair in found.matched}


def test_the_same_place_day_and_kind_is_one():
    found = compare(events(here("a", "2023-04-11")), [row("R1", "2023-04-11"), row("R2", "2023-06-11")])
    assert names(found) == {("Place a", "R1")}
    assert [one.id for one in found.only_there] == ["R2"]
    assert (found.share_there, found.share_here) == (0.5, 1.0)


def test_too_far_too_late_or_of_another_kind_is_another():
    base = events(here("a", "2023-04-11"))
    assert not compare(base, [row("far", "2023-04-11", 49.4)]).matched
    assert compare(base, [row("far", "2023-04-11", 49.4, radius=40)]).matched  # its precision allows it
    assert not compare(base, [row("late", "2023-04-13")]).matched
    assert compare(base, [row("late", "2023-04-13")], Tolerance(slack_days=2)).matched
    assert not compare(base, [row("talk", "2023-04-11", type_="agreement")]).matched
    assert compare(base, [row("clash", "2023-04-11", type_="clash")]).matched  # both are violence


def test_each_row_and_event_is_used_once_and_as_many_as_can_be():
    one, other = here("a", "2023-04-11"), here("b", "2023-04-11", 49.16, 37.5)
    # The second row may only be the event at the town, which lies nearer to the first row, too.
    rows = [row("R1", "2023-04-11", 49.12), row("R2", "2023-04-11", 49.02)]
    found = compare(apart(one, other), rows)
    assert names(found) == {("Place b", "R1"), ("Place a", "R2")}


def test_what_cannot_be_compared_is_counted():
    dateless = finding(head("c"), "shelling", "Shells fell", where="Velsk")
    found = compare(
        apart(here("a", "2023-04-11"), dateless), [row("R1", "2023-04-11"), row("R2", "2023-04-11", type_=None)]
    )
    assert found.left_out_here == {"no day, week or month is told": 1}
    assert found.left_out_there == {"no type that is compared": 1}
    assert compare([], []).share_there is None


def test_distances_and_days():
    assert round(kilometres((0, 0), (0, 1))) == 111
    assert round(kilometres((0, 179.9), (0, -179.9))) == 22
    assert days_apart(Days(day("2023-04-01"), day("2023-04-03")), Days(day("2023-04-03"), day("2023-04-09"))) == 0
    assert group("damage") == group("clash") != group("agreement")


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6)), max_size=8),
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6)), max_size=8),
)
def test_nothing_is_used_twice_and_nothing_is_lost(left, right):
    told = [here(f"d{n}", f"2023-04-{at:02}", 49 + step / 20) for n, (at, step) in enumerate(left)]
    rows = [row(f"R{n}", f"2023-04-{at:02}", 49 + step / 20) for n, (at, step) in enumerate(right)]
    fused = apart(*told)
    found = compare(fused, rows)
    ids = [pair.row.id for pair in found.matched]
    used = [pair.here.event.id for pair in found.matched]
    assert len(set(ids)) == len(ids)
    assert len(set(used)) == len(used)
    if fused and rows:
        assert len(ids) + len(found.only_there) == len(rows)
        assert len(used) + len(found.only_here) + sum(found.left_out_here.values()) == len(fused)
    # As many as can be: brute force over the pairs that may be.
    fits = {
        one.event.id: {r.id for r in rows if _fits(one, r)}
        for one in [*(p.here for p in found.matched), *found.only_here]
    }
    assert len(ids) == _most(list(fits.values()))


def _fits(one, coded):
    near = (
        kilometres((one.latitude, one.longitude), (coded.latitude, coded.longitude))
        <= one.radius_km + coded.radius_km + 5
    )
    return near and days_apart(one.days, coded.days) <= 1


def _most(options):
    """Return the size of the largest matching (Kuhn's algorithm, depth first)."""
    held = {}

    def seat(at, seen):
        for name in options[at]:
            if name not in seen:
                seen.add(name)
                if name not in held or seat(held[name], seen):
                    held[name] = at
                    return True
        return False

    return sum(seat(at, set()) for at in range(len(options)))


def test_a_row_that_comes_twice_counts_once():
    rows = [row("R1", "2023-04-11"), row("R2", "2023-06-11"), row("R2", "2023-06-11"), row("R1", "2023-04-11")]
    found = compare(events(here("a", "2023-04-11")), rows)
    assert (len(found.matched), [one.id for one in found.only_there]) == (1, ["R2"])
    assert found.left_out_there == {"an id that a row before has": 2}
