"""Places of claims with the built-in gazetteer: several phrases of one frame, units called after towns, words that refer back."""

import re

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.assemble import assemble
from fogline.gazetteer import built_in
from fogline.records import Footprint, Frame, Mention, Role, Span

shapely = pytest.importorskip("shapely", reason="footprints are drawn with shapely")

MARKS = re.compile(r"\[(?:(\w+):)?([^\]]+)\]|[{}]")


def place_of(marked: str) -> tuple[Footprint, str]:
    """Return the place of a frame and its phrase: names in brackets ("[STATE:Russia]"), place roles in braces."""
    text, mentions, roles, start = "", [], [], 0
    for piece in re.split(r"(\[[^\]]+\]|[{}])", marked):
        found = MARKS.fullmatch(piece)
        if piece == "{":
            start = len(text)
        elif piece == "}":
            roles.append(Role("place", start, len(text)))
        elif found:
            mentions.append(Mention(len(text), len(text) + len(found[2]), found[1] or "PLACE"))
            text += found[2]
        else:
            text += piece
    sketch = Sketch(text)
    sketch.mentions = mentions
    at = text.index("fell")
    sketch.frames = [Frame(Span(at, at + 4), "shelling", "factual", tuple(roles))]
    (claim,) = assemble(sketch.reading, built_in())
    return claim.place, claim.place.derived_from.of(text)


def holds(place: Footprint, longitude: float, latitude: float) -> bool:
    return bool(shapely.from_geojson(place.geometry).covers(shapely.Point(longitude, latitude)))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Shells fell {in [Bakhmut]} on Friday {in the [Donetsk] region}.",
            "in Bakhmut on Friday in the Donetsk region",
        ),
        ("Shells fell {in the [Donetsk] region}, {in [Bakhmut]}.", "in the Donetsk region, in Bakhmut"),
    ],
)
def test_phrases_that_hold_together_narrow_each_other(text: str, phrase: str) -> None:
    place, words = place_of(text)
    assert (place.name, place.precision, words) == ("Bakhmut", "settlement", phrase)
    assert place.radius_km < 10


def test_a_direction_and_a_distance_apart_are_both_kept() -> None:
    place, words = place_of(
        "Shells fell {just north of [Vovchansk]} at noon, {some 3 km from the [STATE:Russian] border}."
    )
    alone, _ = place_of("Shells fell {just north of [Vovchansk]} at noon.")
    assert words == "just north of Vovchansk at noon, some 3 km from the Russian border"
    assert "border of Russia and Ukraine" in place.words
    assert shapely.from_geojson(place.geometry).area < shapely.from_geojson(alone.geometry).area


def test_of_phrases_apart_the_nearest_stands_alone() -> None:
    place, words = place_of("Shells fell {in [Lviv]}, far from the front {in [Bakhmut]}.")
    assert (place.name, words) == ("Lviv", "in Lviv")
    assert not holds(place, 38.0, 48.6)


def test_a_village_that_nobody_knows_lies_as_near_as_its_phrases_tell() -> None:
    place, _ = place_of("Shells fell {in the village of [Nemaieselo]} on Friday {near [Sloviansk]}.")
    assert (place.name, place.geonames_id, place.precision) == ("Nemaieselo", None, "near")
    assert holds(place, 37.61, 48.85)


def test_and_with_a_new_preposition_begins_another_place() -> None:
    place, words = place_of("Shells fell {in [Lyman]} and near [Siversk], 40 km south of [Izium].")
    assert (place.name, words) == ("Lyman", "in Lyman")


def test_where_it_was_fired_from_is_not_where_it_fell() -> None:
    place, words = place_of("Shells fell {on [Sderot]} from northern [Gaza].")
    assert (place.name, place.words, words) == ("Sderot", "Sderot", "on Sderot")


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("in [Izium] raion", "Izyum Raion"),  # the gazetteer spells the town in one way and the district in another
        ("in the [Izium district]", "Izyum Raion"),
        ("in [Chuhuiv district]", "Chuhuiv Raion"),
        ("in [Kharkiv Oblast]", "Kharkiv Oblast"),
        ("in [Kharkiv] province", "Kharkiv Oblast"),
        ("in [Idlib] governorate", "Idlib"),
        ("in [Helmand] province", "Helmand"),
        ("in [Cook County]", "Cook County"),
        ("in [Lysychansk hromada]", "district of Lysychansk"),
        ("in the [Vovchansk] community", "Vovchansk"),
    ],
)
def test_a_unit_is_not_the_town_that_it_is_called_after(phrase: str, name: str) -> None:
    place, _ = place_of(f"Shells fell {{{phrase}}}.")
    assert place.name == name
    assert place.precision in ("district", "region")
    assert place.radius_km > 20


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("They left [Kharkiv].", "in the village", None),  # no village
        ("They left [Kharkiv].", "in the town", None),  # too large for one
        ("They left [Kharkiv].", "in the city", "Kharkiv"),
        ("They left [Kharkiv].", "across the region", None),
        ("They left [Kharkiv Oblast].", "across the region", "Kharkiv Oblast"),
        ("They left [Kharkiv Oblast].", "in the city", None),
        ("They left [Konotop] and took [Nemaieselo].", "in the village", None),  # it may be the one that is not known
        ("They left [Konotop] and took [Nemaieselo].", "in the city", "Konotop"),
        ("They left [Kharkiv Oblast].", "there", "Kharkiv Oblast"),
        ("They left [Kharkiv] for [Nemaieselo].", "there", None),  # which lies nobody knows where
        ("They left [Kharkiv] for the [STATE:Russian] border.", "there", "Kharkiv"),  # not Russia
        ("They left [FACILITY:Azovstal] in [Mariupol].", "at the plant", "Azovstal"),
        ("They left [FACILITY:Azovstal] in [Mariupol].", "at the steelworks", "Azovstal"),
        ("They left [FACILITY:Al-Shifa hospital] in [Gaza].", "at the airport", None),
        ("They left [Kharkiv] for [Lviv].", "in the east of the country", "Ukraine"),
        ("They left [Kharkiv] for [Warsaw].", "in the east of the country", None),
    ],
)
def test_words_refer_back_to_a_place_of_the_right_kind_only(before: str, words: str, name: str | None) -> None:
    place, _ = place_of(f"{before} Shells fell {{{words}}}.")
    assert (place.name if place.geometry else None) == name
    assert place.confidence is None or place.confidence < 0.81


@pytest.mark.parametrize(
    "words", ["at an unknown location", "at an undisclosed location in the area", "at an unspecified site"]
)
def test_an_unknown_location_is_said_to_be_unknown(words: str) -> None:
    place, _ = place_of(f"They left [Kharkiv]. Shells fell {{{words}}}.")
    assert (place.precision, place.geometry, place.words) == ("unknown", None, "unknown place")


def test_a_side_marked_as_part_of_the_name_is_still_that_part() -> None:
    place, _ = place_of("Shells fell {in [eastern Rafah]}, in [Gaza].")
    assert (place.name, place.words.split(",")[0]) == ("Rafah", "eastern Rafah")


def test_borders_with_two_lands_are_not_the_border_between_the_two() -> None:
    place, _ = place_of("They left [Lviv]. Shells fell {near the borders with [STATE:Poland] and [STATE:Slovakia]}.")
    assert holds(place, 23.6, 50.4)  # Rava-Ruska, at the Polish border
    assert not holds(place, 20.0, 49.2)  # the Tatra, where Poland meets Slovakia


def test_a_distance_off_a_coast_is_out_at_sea() -> None:
    place, _ = place_of("A tanker fell silent {40 km off the coast of [STATE:Lebanon]}.")
    assert holds(place, 34.95, 33.9)  # 40 km off Beirut


def test_a_facility_called_after_its_town_is_in_it_or_at_its_edge() -> None:
    place, _ = place_of("In [Ukraine], in [Bakhmut], shells fell {at the [FACILITY:Bakhmut railway station]}.")
    assert (place.name, place.precision) == ("Bakhmut railway station", "settlement")
    assert holds(place, 38.02, 48.59)
    assert 0 < place.confidence < 0.81


def test_one_of_two_names_is_not_between() -> None:
    place, _ = place_of("Shells fell {between [Lviv] and Nemaie}.")
    assert place.geometry is None


def test_what_is_named_as_included_is_not_all_of_it() -> None:
    place, _ = place_of("Shells fell {in the [Donetsk] region, including [Bakhmut]}.")
    assert (place.name, place.precision) == ("Donetsk Oblast", "region")


def test_the_owner_of_a_place_is_not_what_a_distance_is_from() -> None:
    place, _ = place_of("Shells fell {some 10 km south of [Ukraine]'s government-held town of [Sloviansk]} at noon.")
    assert place.name == "Sloviansk"
    assert holds(place, 37.61, 48.76)
    assert place.radius_km < 20


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("some 30 km south of the capital, [Damascus]", "22-35 km S of Damascus"),
        ("on the [Kramatorsk]-[Sloviansk] highway", "between Kramatorsk and Sloviansk"),
        ("two kilometres away from [Avdiivka], to the north-west", "1.3-2.5 km NW of Avdiivka"),
        ("off [Yemen]'s western coast", "coast of Yemen"),
    ],
)
def test_more_ways_to_say_where(phrase: str, words: str) -> None:
    assert place_of(f"Shells fell {{{phrase}}}.")[0].words == words


def test_a_line_with_places_before_a_dash_is_no_list_with_those_behind_it() -> None:
    place, _ = place_of("[WARSAW]/[LVIV] — {[Bakhmut] and [Sloviansk]} were shelled, and shells fell.")
    assert place.words == "Bakhmut or Sloviansk"
    assert place.radius_km < 50


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("southern [Gaza]", "Gaza Strip"),
        ("[central Gaza]", "Gaza Strip"),
        ("[Gaza City]", "Gaza"),
        ("[Polish airspace]", "Poland"),
        ("[southern and eastern Lebanon]", "Lebanon"),
    ],
)
def test_names_that_news_gives_to_land(name: str, meant: str) -> None:
    place, _ = place_of(f"Shells fell {{in {name}}}.")
    assert place.name == meant


def test_the_capital_of_a_land_is_the_one_that_the_text_names() -> None:
    place, _ = place_of("Shells fell {in the [Lebanese capital]}. Sirens wailed in [Beirut] all night.")
    assert (place.name, place.precision) == ("Beirut", "settlement")
    assert place_of("Shells fell {in the [Lebanese capital]}. It was quiet in [Damascus].")[0].geometry is None


def test_a_village_is_not_the_city_spoken_of_later() -> None:
    place, _ = place_of("It was quiet in [Kharkiv] and in the village of [Pisky-Radkivski]. Shells fell {on the city}.")
    assert place.name == "Kharkiv"


@pytest.mark.parametrize(
    "text",
    [
        "Drones reached [Sumy] and [Poltava]. Shells fell {in the city}.",
        "Drones reached [Sumy], [Poltava] and [Dnipro] at night. It was loud. Shells fell {there}.",
        "Drones reached [Sumy] and the town of [Konotop]. Shells fell {on the town}.",
    ],
)
def test_what_may_go_back_to_either_of_two_towns_stays_open(text: str) -> None:
    assert place_of(text)[0].geometry is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Drones reached [Sumy] and [Poltava]. In [Dnipro], all was calm. Shells fell {in the city}.", "Dnipro"),
        ("Drones reached [Sumy] and the village of [Yunakivka]. Shells fell {in the village}.", "Yunakivka"),
        ("Drones reached [Konotop], 100 km from [Sumy]. Shells fell {in the city}.", "Sumy"),
        ("Guns shelled [Konotop] from [Sumy] and [Poltava]. Shells fell {in the city}.", "Konotop"),
        ("Drones flew at [Sumy] from the direction of [Konotop]. Shells fell {in the city}.", "Sumy"),
        ("Men came from [Konotop]. Shells fell {in the town}.", "Konotop"),
        ("Drones reached [Yunakivka], north of [Sumy]. Shells fell {in the village}.", "Yunakivka"),
        ("Drones reached [Konotop], west of [Sumy]. Shells fell {in the city}.", "Konotop"),
        ("Men left [Zamzam] camp, south of [El Fasher]. Shells fell {in the city}.", "El Fasher"),
    ],
)
def test_what_goes_back_to_the_one_town_that_fits_is_there(text: str, meant: str) -> None:
    assert place_of(text)[0].name == meant


def test_two_places_with_a_preposition_each_do_not_narrow_each_other() -> None:
    place, words = place_of("Shells fell {in [Brovary]} and {in [Kyiv]}.")
    assert (place.name, words) == ("Brovary", "in Brovary")
    assert holds(place, 30.79, 50.51)


def test_a_word_behind_the_last_of_several_names_calls_all_of_them() -> None:
    place, _ = place_of("Shells fell {in [Kyiv] and [Chernihiv regions]}.")
    assert place.name == "Kyiv Oblast and Chernihiv Oblast"
    assert holds(place, 30.11, 49.80)  # Bila Tserkva
    assert holds(place, 31.89, 51.05)  # Nizhyn


@pytest.mark.parametrize(
    "words",
    [
        "[Donetsk and Luhansk regions]",
        "[Donetsk] and [Luhansk] regions",
        "[Donetsk], [Luhansk regions]",
        "[Donetsk], [Luhansk] oblasts",
        "districts of [Donetsk] and [Luhansk regions]",
    ],
)
def test_several_places_may_be_marked_as_one(words: str) -> None:
    place, _ = place_of(f"Shells fell {{in {words}}}.")
    assert place.name == "Donetsk Oblast and Luhansk Oblast"
    assert holds(place, 37.56, 47.13)  # Mariupol
    assert holds(place, 38.95, 49.13)  # Svatove


def test_a_name_of_one_place_with_an_and_in_it_stays_one() -> None:
    place, phrase = place_of("Shells fell {in [Trinidad and Tobago]}.")
    assert (place.name, phrase) == ("Trinidad and Tobago", "in Trinidad and Tobago")


@pytest.mark.parametrize("words", ["[Soledar], [Xivkove] and [Bakhmut]", "[Xivkove], [Soledar], and [Bakhmut]"])
def test_of_a_list_with_an_unknown_name_the_known_ones_are_drawn_less_surely(words: str) -> None:
    place, phrase = place_of(f"Shells fell {{near {words}}}.")
    assert place.name == "Soledar and Bakhmut"
    assert phrase == "near " + re.sub(r"[\[\]]", "", words)
    assert holds(place, 38.07, 48.69)
    assert place.confidence is not None
    assert place.confidence < 0.7


def test_of_a_list_of_unknown_names_nothing_is_drawn() -> None:
    place, _ = place_of("Shells fell {near [Xivkove], [Ypsil] and [Bakhmut]}.")
    assert place.geometry is None


def test_a_namesake_far_from_the_others_is_left_out_of_a_list() -> None:
    place, _ = place_of("Shells fell {near [Soledar], [Bakhmut], [Fedorivka] and [Zaytseve]}.")
    assert place.name == "Soledar and Bakhmut and Zaitseve"
    far, _ = place_of("Shells fell {in [Kharkiv], [Odesa] and [Lviv]}.")
    assert far.name == "Kharkiv and Odesa and Lviv"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("in the [Bakhmut direction]", "in the [Bakhmut] direction"),
        ("on the [Bakhmut axis]", "on the [Bakhmut] axis"),
        ("in the [Bakhmut and Avdiivka directions]", "in the [Bakhmut] and [Avdiivka] directions"),
    ],
)
def test_the_direction_of_a_town_is_no_part_of_its_name(marked: str, plain: str) -> None:
    (one, phrase), (other, _) = (place_of(f"Shells fell {{{words}}}.") for words in (marked, plain))
    assert phrase == re.sub(r"[\[\]]", "", marked)
    assert (one.name, one.radius_km, one.precision) == (other.name, other.radius_km, other.precision)
    assert one.radius_km is not None
    assert one.radius_km > 20


def test_a_front_that_is_called_by_its_side_is_that_of_no_town() -> None:
    assert place_of("Shells fell {on the [Southern front]}.")[0].geometry is None


def test_how_somebody_is_shot_and_where_it_is_told_are_no_places():
    for place in ("at close range", "gunpoint", "its Radio Vale", "state television"):
        sketch = Sketch(f"Men were shot, {place}.").frame("shot", "casualties", place=place)
        assert sketch.claim.place is None
