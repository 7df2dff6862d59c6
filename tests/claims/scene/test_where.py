"""Places of claims: footprints from a gazetteer of an invented country, names alone without one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.sketch import Sketch

from fogline.claims.assemble import assemble
from fogline.gazetteer import Candidate, Place, Shape, Source, Stats
from fogline.records import Footprint, ReaderInfo, Reading, Role, Span
from fogline.records.codec import from_json, to_json
from fogline.records.reading import Frame, Mention

shapely = pytest.importorskip("shapely", reason="footprints are drawn with shapely")


def square(west, south, east, north):
    return json.dumps(
        {
            "type": "Polygon",
            "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
        }
    )


PLACES = {
    "ostria": Place("t:1", "Ostria", 50.0, 36.0, "OS", "country", 1, feature_code="PCLI", population=9_000_000),
    "norland": Place("t:2", "Norland", 52.0, 36.0, "NO", "country", 2, feature_code="PCLI", population=9_000_000),
    "norlandic": Place("t:2", "Norland", 52.0, 36.0, "NO", "country", 2, feature_code="PCLI", population=9_000_000),
    "shire": Place("t:3", "Shire", 50.2, 36.2, "OS", "division", 3, feature_code="ADM1", population=900_000),
    "vale": Place("t:4", "Vale", 50.0, 36.0, "OS", "settlement", 4, population=27_000, division="Shire"),
    "alma": Place("t:5", "Alma", 50.95, 36.5, "OS", "settlement", 5, population=1_000, division="Shire"),
    "crown": Place("t:6", "Crown", 49.5, 35.0, "OS", "settlement", 6, feature_code="PPLC", population=800_000),
}
SHAPES = {
    "t:1": Shape(square(33, 48, 39, 51), 1.0),
    "t:2": Shape(square(33, 51, 39, 54), 1.0),
    "t:3": Shape(square(35.5, 49.5, 37, 51), 1.0),
}


class Invented:
    """Ostria (OS) lies south of Norland (NO); their border runs along the 51st parallel."""

    def candidates(self, name, *, limit=10, fuzzy=True, within=()):
        place = PLACES.get(name.lower().removeprefix("the ").removesuffix(" region"))
        return (Candidate(place, 0.97, "name", 100.0),) if place else ()

    def place(self, key):
        return next((place for place in PLACES.values() if place.key == key), None)

    def shape(self, key):
        return SHAPES.get(key)

    def border(self, one, other):
        line = json.dumps({"type": "LineString", "coordinates": [[33, 51], [39, 51]]})
        return Shape(line, 1.0) if {one, other} == {"OS", "NO"} else None

    def neighbours(self, country):
        return {"OS": ("NO",), "NO": ("OS",)}.get(country, ())

    def stats(self):
        return Stats((Source("invented", len(PLACES), len(PLACES), 1, ("OS", "NO"), "none"),))


GAZETTEER = Invented()
KINDS = {
    "Vale": "PLACE", "Alma": "PLACE", "Crown": "PLACE", "Shire": "PLACE", "Ostria": "STATE", "Norland": "STATE",
    "Norlandic": "STATE", "Nowhere": "PLACE", "Mill": "FACILITY",
}  # fmt: skip


def place_of(text, *, gazetteer=GAZETTEER, trigger="fell", number=-1, **roles):
    sketch = Sketch(text)
    for word, kind in KINDS.items():
        count = text.count(word) - (text.count("Norlandic") if word == "Norland" else 0)
        for turn in range(1, count + 1):
            sketch.mention(f"{word}#{turn}", kind)
    sketch.frame(trigger, "shelling", **roles)
    claims = assemble(sketch.reading, gazetteer)
    place = claims[number].place
    return place and (place, text[place.derived_from.start : place.derived_from.end])


def holds(place, longitude, latitude):
    return bool(shapely.from_geojson(place.geometry).covers(shapely.Point(longitude, latitude)))


def test_without_a_gazetteer_there_is_a_name_and_nothing_else():
    place, words = place_of("Shells fell just north of Vale.", gazetteer=None, place="just north of Vale")
    assert place == Footprint("Vale", place.derived_from)
    assert words == "just north of Vale"


def test_a_named_place_is_drawn_with_its_phrase_and_says_how_sure_it_is():
    place, words = place_of("Shells fell just north of Vale.", place="just north of Vale")
    assert (place.name, place.geonames_id, place.precision) == ("Vale", 4, "near")
    assert place.words.endswith("km N of Vale")
    assert words == "just north of Vale"
    assert 0 < place.confidence < 1
    assert place.candidates == ("t:4",)
    assert holds(place, 36.0, 50.06)
    assert not holds(place, 36.0, 49.9)


def test_the_whole_phrase_counts_where_the_reader_marks_only_the_name():
    place, words = place_of(
        "Shells fell near Alma – a town roughly three miles from the Norlandic border – on Monday.", place="Alma"
    )
    assert words == "near Alma – a town roughly three miles from the Norlandic border"
    assert place.words.endswith("of border of Norland")
    assert holds(place, 36.5, 50.95)
    assert not holds(place, 36.5, 51.0)


@pytest.mark.parametrize("border", ["the border with Norland", "the Norlandic border", "the Norland border"])
def test_a_border_is_the_line_between_the_two_countries(border):
    place, _ = place_of(f"In Vale people fled. Shells fell near {border}.", place=f"near {border}")
    assert place.precision == "line"
    assert holds(place, 37, 51)
    assert not holds(place, 37, 53)
    assert not holds(place, 37, 54)


def test_a_mention_of_the_whole_border_is_its_countries():
    sketch = Sketch("In Vale people fled. Shells fell at the Norlandic border.")
    sketch.mention("Vale", "PLACE", "Norlandic border", "PLACE").frame("fell", "shelling", place="Norlandic border")
    (claim,) = assemble(sketch.reading, GAZETTEER)
    assert claim.place.name == "border of Norland"


def test_a_name_that_no_gazetteer_knows_keeps_its_name_and_has_no_place():
    place, _ = place_of("Shells fell near Nowhere.", place="near Nowhere")
    assert (place.name, place.precision, place.geometry, place.latitude) == ("Nowhere", "unknown", None, None)
    assert place.confidence is None


def test_a_name_that_may_be_any_of_many_places_is_put_nowhere_and_keeps_its_candidates():
    towns = [Place(f"t:{n}", "Vale", 10.0 * n, 20.0 * n, f"X{n}", "settlement", n, population=900) for n in range(1, 7)]

    class Crowded(Invented):
        def candidates(self, name, *, limit=10, fuzzy=True, within=()):
            return tuple(Candidate(town, 0.12, "name", 100.0) for town in towns) if name == "Vale" else ()

    place, _ = place_of("Shells fell in Vale.", gazetteer=Crowded(), place="Vale")
    assert (place.name, place.geometry, place.precision) == ("Vale", None, "unknown")
    assert len(place.candidates) > 1


def test_beside_a_known_name_it_lies_as_far_as_that_tells():
    place, _ = place_of("Shells fell near Nowhere, in Shire.", place="near Nowhere, in Shire")
    assert (place.name, place.geonames_id, place.precision) == ("Nowhere", None, "region")
    assert place.words == "near Nowhere, Shire"


def test_said_to_be_unknown_is_unknown():
    place, _ = place_of("In Vale he said that shells fell at an unknown location.", place="an unknown location")
    assert (place.precision, place.geometry, place.words) == ("unknown", None, "unknown place")


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("They reached Alma.", "there", "Alma"),
        ("They reached Vale in Ostria.", "there", "Vale"),
        ("They reached Crown, then Alma.", "in the village", "Alma"),
        ("They reached Crown, then Alma.", "in the capital", "Crown"),
        ("They reached Vale, then Alma.", "in the capital", None),
        ("They crossed Shire to Alma.", "across the region", "Shire"),
        ("They reached Alma. " + "It rained. " * 9, "there", None),
    ],
)
def test_words_that_refer_back_mean_the_nearest_place_that_fits(before, words, name):
    place, _ = place_of(f"{before} Shells fell {words}.", place=words)
    assert (place.name if place.geometry else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ostria halted its aid to Norland while shells fell there.", "Norland"),
        ("They reached Alma. Ostria complained to Norland that shells fell there.", "Alma"),
        ("Norland said that shells fell there.", None),
    ],
)
def test_there_is_with_whom_somebody_deals_where_nothing_else_is_named(text, name):
    place, _ = place_of(text, place="there")
    assert (place.name if place.geometry else None) == name


def test_the_state_that_does_it_is_not_where_it_is_done():
    place, words = place_of("Six fell to the aggression of Norland in Shire.", trigger="fell", place="Norland in Shire")
    assert (place.name, words) == ("Shire", "in Shire")
    place, words = place_of("Six fell to the shelling of Vale in Shire.", trigger="fell", place="Vale in Shire")
    assert (place.name, words) == ("Vale", "Vale in Shire")


def test_there_beside_a_name_is_not_another_place():
    place, _ = place_of("They left Alma. In Vale, there shells fell.", place="In Vale, there")
    assert place.name == "Vale"
    assert place.precision == "settlement"


def test_what_is_said_of_the_place_itself_counts_where_the_rest_cannot_hold():
    place, _ = place_of("Shells fell in Vale, 400 km north of Crown.", place="in Vale, 400 km north of Crown")
    assert place.name == "Vale"
    assert holds(place, 36, 50)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("the bridge across the Alma in Vale", "Vale"),
        ("the dam on the Alma river near Vale", "Vale"),
        ("Vale, a town in Shire", "Vale"),
    ],
)
def test_a_thing_is_where_it_stands_not_what_it_lies_across(target, name):
    place, _ = place_of(f"Shells fell on {target}.", target=target)
    assert place.name == name


def test_a_numbered_part_is_where_its_whole_is():
    for text in ("Shells fell on Block 9 of the Vale camp.", "Shells fell on Block 9 of the camp."):
        sketch = (
            Sketch(text).mention("Block 9", "FACILITY").mention("Vale camp" if "Vale" in text else "camp", "FACILITY")
        )
        (claim,) = sketch.frame("fell", "shelling", target=text[15:-1]).claims
        assert claim.place.name == ("Vale camp" if "Vale" in text else "Block 9")


def test_a_list_of_towns_is_all_of_them():
    place, _ = place_of("Shells fell in Vale, Alma and Crown.", place="Vale")
    assert [holds(place, x, y) for x, y in ((36, 50), (36.5, 50.95), (35, 49.5), (35.6, 49.8))] == [True] * 3 + [False]
    assert place.precision == "region"  # no finer than what holds them all


def test_a_state_that_acts_is_no_place_of_what_it_does():
    assert place_of("Norland vowed revenge after shells fell.", trigger="vowed", target="Norland") is None


def test_the_same_phrase_is_drawn_once(monkeypatch):
    from fogline.claims.footprints import redrawn as room

    drawn = []
    build = room.build
    monkeypatch.setattr(room, "build", lambda *given: drawn.append(given) or build(*given))
    room._drawn.cache_clear()
    sketch = Sketch("Shells fell in Vale. In all of Vale rockets landed.").mention("Vale", "PLACE", "Vale#2", "PLACE")
    sketch.frame("fell", "shelling", place="in Vale").frame("landed", "missile_strike", place="In all of Vale")
    claims = assemble(sketch.reading, GAZETTEER)
    assert [claim.place.words for claim in claims] == ["Vale", "Vale"]
    assert claims[0].place.geometry == claims[1].place.geometry
    assert len(drawn) == 1


def test_reports_of_before_can_still_be_read():
    old = '{"name":"Vale","derived_from":[0,4],"geonames_id":null,"latitude":null,"longitude":null,"radius_km":null,'
    old += '"precision":"unknown","geometry":null}'
    assert from_json(old, Footprint) == Footprint("Vale", Span(0, 4))


def test_a_footprint_survives_the_round_trip():
    place, _ = place_of("Shells fell just north of Vale.", place="just north of Vale")
    assert from_json(to_json(place), Footprint) == place


WORDS = (
    "near north of the border with Norland Norlandic Vale Alma Shire Ostria Nowhere there in city 20 km from between and , . – "
    "outside unknown location except fell “ İ \ue000 capital"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=18).map(" ".join)


@given(TEXTS, st.data())
def test_no_reading_breaks_it_and_what_is_placed_has_an_area(text, data):
    def span():
        start = data.draw(st.integers(-2, len(text) + 2))
        return start, data.draw(st.integers(start, len(text) + 5))

    names = [(text.index(word), text.index(word) + len(word), kind) for word, kind in KINDS.items() if word in text]
    mentions = tuple(Mention(start, end, kind, "") for start, end, kind in names)
    start, end = span()
    role = data.draw(st.sampled_from(["place", "target", "destination", "origin"]))
    roles = (Role(role, start, end),) if 0 <= start <= end else ()
    frame = Frame(Span(0, 1), "shelling", "factual", roles)
    reading = Reading(ReaderInfo("test", "1"), Sketch(text).document, mentions, (), (frame,))
    for claim in assemble(reading, GAZETTEER):
        if claim.place is not None:
            assert 0 <= claim.place.derived_from.start < claim.place.derived_from.end <= len(text)
            assert (claim.place.geometry is None) == (claim.place.precision == "unknown")


def test_those_hit_are_not_hit_where_they_come_from():
    sketch = Sketch("Nine guards, four of them from Norland, died.").mention("Norland", "PLACE")
    sketch.frame("died", "casualties", target="Nine guards, four of them from Norland")
    assert assemble(sketch.reading, Invented())[0].place is None


def test_what_is_held_is_the_place_itself_and_not_what_lies_near_it():
    sketch = Sketch("Shells fell 30 km south of rebel-held Vale.").mention("Vale", "PLACE")
    sketch.frame("fell", "shelling", place="30 km south of rebel-held Vale").frame("held", "control", target="Vale")
    fell, held = assemble(sketch.reading, Invented())
    assert (held.place.words, held.place.radius_km < 10) == ("Vale", True)
    assert "S of Vale" in fell.place.words


@pytest.mark.parametrize(
    ("text", "target", "name"),
    [
        ("In Ostria, shells fell on Vale.", "Vale", "Vale"),
        ("In Ostria, shells fell on the quiet village of Alma.", "the quiet village of Alma", "Alma"),
        ("In Ostria, shells fell on a depot near Vale.", "a depot near Vale", "Vale"),
        ("In Ostria, shells fell on the mayor of Vale.", "the mayor of Vale", "Ostria"),
        ("In Norland, shells fell on Vale.", "Vale", "Norland"),
    ],
)
def test_a_target_that_is_or_lies_in_a_place_narrows_the_land_that_is_named_beside_it(text, target, name):
    place, _ = place_of(text, place=text[3:].split(",")[0], target=target)
    assert place.name == name


@pytest.mark.parametrize("actor", ["Norland fired and shells", "Norland's guns fired and shells"])
def test_a_state_that_acts_behind_a_comma_is_not_where_it_acts(actor):
    place, words = place_of(f"In Shire, {actor} fell.", place="Shire")
    assert (place.name, words) == ("Shire", "In Shire")


def test_blanks_that_a_reader_marked_as_a_place_name_nothing():
    sketch = Sketch("The army attacked  the ford.")
    sketch.mention(Span(17, 18), "PLACE")
    assert sketch.frame("attacked", actor="The army", place=Span(17, 18)).claim.type == "attack"


@pytest.mark.parametrize(
    "text", ["The army left for Vale.", "The army pulled back to Vale.", "The army retreated towards Vale."]
)
def test_where_an_army_goes_is_not_what_it_leaves(text):
    trigger = text.split(" Vale")[0].split("The army ")[1].rsplit(" ", 1)[0]
    for role in ("place", "destination"):
        assert Sketch(text).mention("Vale", "PLACE").frame(trigger, "withdrawal", **{role: "Vale"}).claim.place is None


def test_what_it_leaves_is():
    claim = Sketch("The army left Vale.").mention("Vale", "PLACE").frame("left", "withdrawal", place="Vale").claim
    assert claim.place.name == "Vale"


def test_a_feast_is_no_place():
    for feast in ("Tabaski", "Eid al-Adha", "Timkat"):
        sketch = Sketch(f"Attacks are likely around {feast}.").mention(feast, "PLACE")
        assert sketch.frame("Attacks", "attack", "possible", place=feast).claim.place is None, feast
    sketch = Sketch("Attacks are likely around Easterton.").mention("Easterton", "PLACE")
    assert sketch.frame("Attacks", "attack", "possible", place="Easterton").claim.place.name == "Easterton"


def test_of_a_dateline_and_a_place_the_place_counts():
    sketch = Sketch("CROWN, 5 March - Nine died at the far end of the long road to Vale.").mention(
        "CROWN", "PLACE", "Vale", "PLACE"
    )
    assert sketch.frame("died", "casualties", place=["CROWN", "Vale"]).claim.place.name == "Vale"
    sketch = Sketch("Crown lost nine men in Vale.").mention("Crown", "PLACE", "Vale", "PLACE")
    assert sketch.frame("lost", "casualties", place=["Crown", "Vale"]).claim.place.name == "Crown"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some 300 have been displaced, 72 per cent of them from Vale and Alma.", None),
        ("Some 300 have been displaced, most of them from Vale.", None),
        ("Some 300 have been displaced, all of them from Vale.", "Vale"),
        ("Some 300 have been displaced from Vale.", "Vale"),
    ],
)
def test_where_most_come_from_is_not_where_all_do(text, name):
    sketch = Sketch(text).mention("Vale", "PLACE").frame("displaced", "displacement", origin="Vale")
    assert (sketch.claim.place and sketch.claim.place.name) == name
