"""The timeline: rows of events, the scale, the drawing and the page."""

import datetime
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.reports import on
from tests.optional import needs
from tests.picture.forecasts.told import announced, event, stormed, told

from fogline.picture.timeline import Selection, Sheet, page, svg, timeline
from fogline.picture.timeline.layout import LEFT, RIGHT, WIDTH, Limits, lay_out, width_of
from fogline.picture.timeline.rows import deed, reported_words
from fogline.picture.timeline.scale import Scale, scale_of
from fogline.picture.timeline.span import day_number, day_of, extent, hull
from fogline.records import Interval, Span

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def clash(name, day=None, published="2023-04-20", **more):
    when = more.pop("when", on(day) if day else None)
    return event(told(name, "clash", f"Fighting {name}", published, when=when, where="Velsk", **more))


def texts(drawing):
    return [element.text or "" for element in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")]


def test_an_event_nobody_dates_is_listed_apart_under_the_day_of_its_report() -> None:
    lines = timeline([clash("a", "2023-04-12"), clash("b")])
    assert [row.dated for row in lines.rows] == [True, False]
    (undated,) = lines.undated
    assert (undated.start, undated.end) == (None, None)
    assert reported_words(undated) == "first reported Thu 20 Apr 2023"
    assert any(text.startswith("No date told: 1 event") for text in texts(svg(lines)))


def test_what_is_only_announced_is_left_out_and_that_is_said() -> None:
    lines = timeline([announced(), stormed()])
    assert [row.telling for row in lines.rows] == ["happened"]
    assert lines.left_out == (("only announced or hypothetical (see the forecasts)", 1),)
    assert any("1 only announced" in text for text in texts(svg(lines)))
    assert len(timeline([announced(), stormed()], Selection(ahead=True)).rows) == 2


def test_days_asked_for_cut_by_the_interval_and_undated_ones_by_the_report() -> None:
    events = [clash("a", "2023-04-12"), clash("b", "2023-05-12"), clash("c"), clash("d", published="2023-07-01")]
    lines = timeline(events, Selection(datetime.date(2023, 4, 1), datetime.date(2023, 4, 30)))
    assert len(lines.dated) == len(lines.undated) == 1
    assert lines.left_out == (("at another time", 2),)


def test_a_reading_of_the_time_after_the_report_is_none_of_what_happened() -> None:
    other = on("2023-04-24")
    lines = timeline([clash("a", when=replace(on("2023-04-17"), candidates=(other,)))])
    assert (lines.dated[0].start, lines.dated[0].end) == ("2023-04-17", "2023-04-17")


def test_an_open_end_stays_open_and_is_drawn_fading() -> None:
    lines = timeline([clash("a", when=Interval(Span(0, 1), None, "2023-04-12", "interval")), clash("b", "2023-04-01")])
    assert lines.dated[1].start is None
    assert svg(lines).count("fade") > 6


def test_every_status_has_a_shape_a_colour_and_a_word_in_the_legend() -> None:
    drawing = svg(timeline([stormed()]))
    for status in ("corroborated", "one-sided", "single-origin", "contested", "denied", "unknown"):
        assert f"s-{status}" in drawing
        assert any(text.startswith(f"{status}:") for text in texts(drawing))


def test_hostile_words_stay_words() -> None:
    bad = clash("x</title><script>alert(1)</script>\x1b[31m\ufffe & “", "2023-04-12")
    lines = timeline([bad])
    drawing = svg(lines, None, Sheet("<b>&\x07"))
    ET.fromstring(drawing)
    assert "<script" not in drawing
    html = page(lines, None, Sheet("</title><script>alert(2)</script>"))
    assert "alert(2)</script>" not in html
    assert html.count("<script>") == 1


def test_hundreds_of_events_are_named_by_importance_and_counted_whole() -> None:
    events = [clash(f"n{number}", f"2023-04-{1 + number % 28:02}") for number in range(300)]
    lines = timeline(events)
    scale = scale_of(lines.dated, (None, None))
    layout = lay_out(lines, scale, Limits(rows=12), 0.0)
    (lane,) = layout.lanes
    assert lane.total == 300
    assert lane.lines <= 12
    assert layout.unnamed == 300 - len(lane.bars)
    assert sum(lane.strip) == pytest.approx(300)
    by_line: dict[int, list[tuple[float, float]]] = {}
    for bar in lane.bars:
        by_line.setdefault(bar.line, []).append(bar.box)
    for boxes in by_line.values():
        boxes.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(boxes))
    assert any(
        f"{layout.unnamed} counted in the strips" in text
        for text in texts(svg(lines, None, Sheet(limits=Limits(rows=12))))
    )


def test_a_past_war_does_not_squeeze_the_present_one() -> None:
    events = [clash(f"n{number}", f"2023-04-{1 + number:02}") for number in range(20)]
    lines = timeline([*events, clash("old", "1941-06-22")])
    scale = scale_of(lines.dated, (None, None))
    assert scale is not None
    assert scale.start > day_number(datetime.date(2023, 1, 1))
    assert any("1 far from the others in time" in text for text in texts(svg(lines)))


def test_nothing_at_all_still_draws() -> None:
    lines = timeline([])
    ET.fromstring(svg(lines))
    assert "<!DOCTYPE html>" in page(lines)


def test_the_page_fetches_nothing_and_lists_every_event() -> None:
    lines = timeline([clash("a", "2023-04-12"), clash("b")])
    html = page(lines, None, Sheet("War"))
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"", html) == []
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in html
    for row in lines.rows:
        assert f'id="e-{row.id}"' in html


def test_who_did_what_is_told_in_few_names() -> None:
    (row,) = timeline([stormed()]).rows
    assert deed(row) == "by Russia"


def test_a_drawing_becomes_pixels() -> None:
    needs("cairosvg", "PNG needs CairoSVG")
    from fogline.picture.raster import png

    assert png(svg(timeline([stormed()])), scale=0.5).startswith(b"\x89PNG")


def test_without_the_library_pixels_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from fogline.picture.raster import png
    from fogline.records.errors import UsageError

    monkeypatch.setitem(sys.modules, "cairosvg", None)
    with pytest.raises(UsageError, match=r"pip install 'fogline\[png\]'"):
        png("<svg/>")


@given(DAYS, DAYS)
def test_a_closed_interval_of_days_is_as_long_as_its_days(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    found = extent(first.isoformat(), last.isoformat())
    assert found.start is not None
    assert found.end is not None
    assert found.end - found.start == (last - first).days + 1
    assert day_of(found.start) == first


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=4))
def test_a_hull_holds_all_it_is_made_of(intervals: list[list[datetime.date]]) -> None:
    ends = [(first.isoformat(), last.isoformat()) for first, last in intervals]
    start, end = hull(ends)
    assert start == min(first for first, _ in ends)
    assert end == max(last for _, last in ends)
    assert hull([*ends, (None, ends[0][1])])[0] is None


@given(st.floats(0, 40_000), st.floats(0.2, 90_000))
def test_marks_lie_on_the_scale_and_labels_do_not_meet(start: float, length: float) -> None:
    scale = Scale(start, start + length, LEFT, WIDTH - RIGHT)
    ticks = scale.ticks()
    labelled = [scale.x(tick.at) for tick in ticks if tick.label]
    assert all(start <= tick.at <= start + length for tick in ticks)
    assert all(b - a > 24 for a, b in pairwise(labelled))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024", "2024", 366),
        ("2023-02", "2023-02", 28),
        ("2023-12", "2023-12", 31),
        ("2023-04-12T06:00", "2023-04-12T12:00", 0.25),
    ],
)
def test_a_year_a_month_and_hours_have_their_length(start: str, end: str, days: float) -> None:
    found = extent(start, end)
    assert found.start is not None
    assert found.end is not None
    assert found.end - found.start == pytest.approx(days, abs=0.001)


def test_what_is_no_date_is_open() -> None:
    assert extent("soon", "2023-02-31") == extent(None, None)


def test_the_year_of_the_first_day_does_not_run_into_the_next_mark() -> None:
    lines = timeline([clash("a", "2023-04-12"), clash("b", "2023-04-14")])
    drawing = ET.fromstring(svg(lines, Selection(datetime.date(2023, 4, 12), datetime.date(2023, 4, 14))))
    marks = [
        one
        for one in drawing.iter("{http://www.w3.org/2000/svg}text")
        if re.match(r"\w{3} 1\d Apr|\d\d:00", one.text or "")
    ]
    level = marks[0].get("y")
    spots = [(float(one.get("x", "0")), str(one.text)) for one in marks if one.get("y") == level]
    assert spots[0][1].endswith("2023")
    for (one, words), (other, _) in pairwise(spots):
        assert one + width_of(words, 11) <= other


def test_a_label_is_given_the_room_that_it_takes_in_dejavu_sans() -> None:
    words = "F3 casualties, Zamzam displacement camp, ≤…"
    assert width_of(words, 10) >= 241  # the advances of that face, added up
