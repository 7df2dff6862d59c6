"""What a ledger lets out: nothing too young, no names of private persons, no exact place of civilians."""

import datetime
import math
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.reports import finding, head, killed, on

from fogline.events import fuse
from fogline.events.describe import describe
from fogline.gazetteer import open_gazetteer
from fogline.picture.release import Policy, coarse_place, over_at, released
from fogline.picture.withholding import is_exact, is_town
from fogline.records import Footprint, Span
from fogline.records.fused import FusedEvent

NOW = "2023-04-20T12:00:00Z"
THREE_DAYS = datetime.timedelta(hours=72)


def events(*findings):
    by_id = {one.claim.id: one for one in findings}
    for cluster in fuse(findings):
        own = tuple(by_id[claim] for claim in cluster.claims)
        yield FusedEvent(cluster, own, describe(own, cluster.id, cluster.type))


def let_out(*findings, **policy):
    return list(released(events(*findings), Policy(NOW, **policy)))


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def everything(found):
    return "\n".join(texts(msgspec.to_builtins(found)))


def test_without_settings_everything_leaves_as_it_is():
    shelling = finding(head("a"), "shelling", "Mortar fire on Velsk", where="Velsk", when=on("2023-04-19"))
    assert let_out(shelling) == list(events(shelling))


def test_an_event_younger_than_the_delay_is_held_back():
    young = finding(head("a", "2023-04-19"), "shelling", "Mortar fire on Velsk", where="Velsk", when=on("2023-04-18"))
    old = finding(head("b", "2023-04-11"), "capture", "Rebels took Dobrin", where="Dobrin", when=on("2023-04-10"))
    assert [one.type for one in let_out(young, old, delay=THREE_DAYS)] == ["capture"]


def test_what_is_announced_for_a_day_to_come_is_young():
    convoy = finding(
        head("a", "2023-03-01"), "displacement", "A convoy will leave", when=on("2023-04-25"), reality="future"
    )
    assert let_out(convoy, delay=THREE_DAYS) == []


def test_an_undated_event_is_as_old_as_its_report_and_an_undated_report_as_its_coming_in():
    told = finding(head("a", "2023-04-11"), "shelling", "Mortar fire on Velsk")
    undated = finding(head("b", None, added="2023-04-20T08:00:00Z"), "shelling", "Mortar fire on Dobrin")
    assert over_at(told) < over_at(undated)
    assert [one.findings[0].document.id for one in let_out(told, undated, delay=THREE_DAYS)] == ["a"]


def test_a_private_name_is_covered_wherever_it_stands():
    words = "Olena Harko, 34, said the mill burned; Harko fled"
    told = finding(
        head("a", title="‘We ran’: Olena Harko on the night of the fire"), "damage", words, source="Olena Harko"
    )
    other = replace(told.document, url="https://kurier.example/2023/olena-harko-tells")
    [event] = let_out(replace(told, document=other), redact=True, private={"a": ["Olena Harko"]})
    assert "Harko" not in everything(event)
    assert "harko" not in everything(event)
    assert event.findings[0].evidence == "█████, 34, said the mill burned; █████ fled"
    assert event.findings[0].document.url is None


def test_where_civilians_are_is_told_coarsely_in_every_event_of_the_same_words():
    words = "Families hid in the school of Ostra while the village was shelled"
    hiding = finding(head("a"), "humanitarian", words, where="Ostra", when=on("2023-04-11"))
    shelling = finding(head("a"), "shelling", words, where="Ostra", when=on("2023-04-11"))
    found = let_out(hiding, shelling, redact=True)
    assert "Ostra" not in everything(found)
    for event in found:
        for one in event.findings:
            assert one.claim.place.radius_km >= 12
            assert one.claim.place.precision == "district"


def test_fighting_elsewhere_keeps_its_place():
    fighting = finding(head("a"), "assault", "Rebels attacked the trenches at Dobrin", where="Dobrin")
    [event] = let_out(fighting, redact=True)
    assert event.findings[0].claim.place.name == "Dobrin"


def test_a_region_is_coarse_already():
    assert not is_exact(Footprint("Velsk Oblast", Span(0, 1), None, 49.2, 37.6, 120.0, "region"))


@given(st.floats(-85, 85), st.floats(-179, 179), st.sampled_from(["exact", "near", "settlement"]))
def test_a_coarse_place_holds_the_true_one_and_does_not_sit_on_it(latitude, longitude, precision):
    coarse = coarse_place(Footprint("The mill", Span(0, 1), 7, latitude, longitude, 0.2, precision))
    north = (coarse.latitude - latitude) * 111.2
    east = (coarse.longitude - longitude) * 111.2 * math.cos(math.radians(latitude))
    assert math.hypot(north, east) <= coarse.radius_km
    assert round(coarse.latitude * 10, 6) == round(coarse.latitude * 10)
    assert "mill" not in coarse.name
    assert coarse.geonames_id is None


def test_a_name_that_is_also_a_word_of_the_record_hides_the_name_alone():
    told = finding(head("a"), "shelling", "Doris Day and Ali Point hid in Velsk", where="Velsk", when=on("2023-04-01"))
    (plain,) = let_out(told, redact=True)
    (hidden,) = let_out(told, redact=True, private={"a": ["Doris Day", "Ali Point", "Jan Shelling"]})
    assert hidden.findings[0].evidence == "█████ and █████ hid in Velsk"
    assert hidden.findings[0].claim.when.precision == "day"
    assert hidden.type == "shelling"
    assert hidden.findings[0].claim.place.geometry == plain.findings[0].claim.place.geometry


def test_a_covered_title_does_not_tell_how_long_the_name_was():
    told = finding(head("a", title="Harko on the night"), "damage", "Olena Harko fled", source="Olena Harko")
    [event] = let_out(told, redact=True, private={"a": ["Olena Harko"]})
    assert event.findings[0].document.title == "█████ on the night"


def test_a_place_is_withheld_in_all_that_any_report_tells_of_it():
    hiding = finding(head("a"), "humanitarian", "Families hid in the school of Ostra", where="Ostra")
    taken = finding(head("a"), "capture", "Rebels took Ostra on Monday", where="Ostra", at=300)
    elsewhere = finding(head("b"), "capture", "Ostra has fallen", where="Ostra", when=on("2023-01-02"))
    found = let_out(hiding, taken, elsewhere, redact=True)
    told = {one.document.id: one for event in found for one in event.findings if one.claim.type == "capture"}
    assert told["a"].claim.place.precision == "district"
    assert told["b"].claim.place.precision == "district"
    assert "Ostra" not in everything(found)


def test_a_name_that_other_reports_join_with_another_is_covered_there_too():
    hiding = finding(head("a"), "humanitarian", "Families hid in the school of Ostra", where="Ostra")
    both = finding(head("b"), "clash", "Fighting around the OSTRA and Dobrin crossings", when=on("2023-01-02"))
    where = Footprint(
        "Ostra and Dobrin", Span(0, 1), None, 49.3, 37.9, 37.0, "district", words="18 km of Ostra or Dobrin"
    )
    both = replace(both, claim=replace(both.claim, place=where))
    found = let_out(hiding, both, redact=True)
    assert "ostra" not in everything(found).casefold()
    [apart] = let_out(both, redact=True)
    assert apart.findings[0].claim.place == where, "no civilians there"


def test_places_named_together_where_civilians_are_say_more_than_the_circle_round_them():
    words = "At least 30 civilians were killed around Ostra and Dobrin"
    killed_there = finding(head("a"), "casualties", words, quantities=(killed(30, "civilians"),))
    where = Footprint(
        "Ostra and Dobrin", Span(0, 1), None, 49.3, 37.9, 37.0, "district", words="18 km of Ostra or Dobrin"
    )
    [event] = let_out(replace(killed_there, claim=replace(killed_there.claim, place=where)), redact=True)
    assert "Ostra" not in everything(event)
    assert "Dobrin" not in everything(event)


@pytest.mark.parametrize("block", ["block 12", "camp 4A", "sector no. 7"])
def test_a_number_of_a_block_is_covered_like_a_hamlet(block):
    words = f"A teacher who lives in {block} said that 14 civilians were killed"
    told = finding(head("a"), "casualties", words, quantities=(killed(14, "civilians"),))
    told = replace(told, claim=replace(told.claim, place=Footprint(block, Span(123, 123 + len(block)))))
    [event] = let_out(told, redact=True)
    assert block not in everything(event)
    assert event.findings[0].evidence == "A teacher who lives in █████ said that 14 civilians were killed"


def test_spans_point_at_their_words_after_names_were_covered():
    words = "Olena Harko said that Ida Om and 14 civilians were hit in Velsk on Monday"
    at = words.index("14")
    counted = replace(killed(14, "civilians"), span=Span(100 + at, 100 + at + 2))
    told = finding(head("a"), "casualties", words, source="Olena Harko", quantities=(counted,))
    first = replace(told.claim.chain[0], span=Span(100, 111))
    told = replace(told, claim=replace(told.claim, chain=(first, *told.claim.chain[1:])))
    [event] = let_out(told, redact=True, private={"a": ["Olena Harko", "Ida Om"]})
    claim, shown = event.findings[0].claim, event.findings[0].evidence
    assert len(shown) == claim.evidence.end - claim.evidence.start

    def words_at(span):
        return shown[span.start - claim.evidence.start : span.end - claim.evidence.start]

    assert words_at(claim.quantities[0].span) == "14"
    assert words_at(claim.chain[0].span) == "█████"
    assert shown == "█████ said that █████ and 14 civilians were hit in Velsk on Monday"


def test_a_hamlet_that_no_gazetteer_has_is_covered_where_civilians_are():
    words = "Soldiers burned a house in Tel Rubin, and shelled the road to Tel Rubin at night"
    where = Footprint("Tel Rubin", Span(0, 1))
    burned = finding(head("a"), "damage", words, when=on("2023-04-11"))
    burned = replace(burned, claim=replace(burned.claim, place=where))
    [event] = let_out(burned, redact=True)
    assert "Rubin" not in everything(event)
    assert event.findings[0].claim.place.name == "place withheld"
    road = finding(head("b"), "shelling", "Mortars hit the road to Tel Rubin", when=on("2023-04-11"))
    road = replace(road, claim=replace(road.claim, place=where))
    assert "Tel Rubin" in everything(let_out(road, redact=True))


def test_what_is_not_asked_for_or_still_held_back_tells_what_to_cover_as_well():
    hiding = finding(
        head("a"), "humanitarian", "Families hide in a school of Ostra", where="Ostra", when=on("2023-04-19")
    )
    taken = finding(head("a"), "capture", "Rebels took Ostra in March", where="Ostra", when=on("2023-03-02"), at=300)
    [old] = let_out(hiding, taken, redact=True, delay=THREE_DAYS)
    assert (old.type, old.findings[0].claim.place.precision) == ("capture", "district")
    assert "Ostra" not in everything(old)
    [alone] = released(events(taken), Policy(NOW, redact=True), beside=events(hiding))
    assert "Ostra" not in everything(alone)


def test_a_report_that_tells_of_something_too_young_leaves_without_its_title():
    news = head("a", "2023-04-19", title="Depot at Velsk hit overnight")
    young = finding(news, "shelling", "A depot was hit overnight", where="Velsk", when=on("2023-04-19"))
    old = finding(news, "capture", "Dobrin fell in March", where="Dobrin", when=on("2023-03-02"), at=300)
    [left] = let_out(young, old, delay=THREE_DAYS)
    assert (left.type, left.findings[0].document.title) == ("capture", None)
    [alone] = released(events(old), Policy(NOW, delay=THREE_DAYS), beside=events(young))
    assert "Velsk" not in everything(alone)
    assert let_out(old, delay=THREE_DAYS)[0].findings[0].document.title == news.title


def test_a_town_that_coders_give_without_a_key_is_a_town():
    """Imported rows name a place and a point; what is large enough to be told is not covered for want of a key."""
    places = open_gazetteer(None)
    coded = Footprint("Nikopol, Dnipropetrovsk, Ukraine", Span(0, 1), None, 47.57, 34.40, 5.0, "settlement")
    assert is_town(coded, places)
    assert not is_exact(coded, places)
    elsewhere = replace(coded, latitude=50.0)
    assert not is_town(elsewhere, places)
    assert not is_town(replace(coded, name="Popivka, Dnipropetrovsk, Ukraine"), places)
    assert not is_town(coded, None)
