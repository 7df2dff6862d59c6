"""The tables of ACLED, UCDP GED, VIINA and HXL: columns and codes as their owners have them, nothing made up."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.formats.samples import events, head, killed, on, party, told, war, written

from fogline.exchange.formats import acled, cells, hxl, ucdp, viina
from fogline.exchange.formats.days import Days, days
from fogline.exchange.formats.deaths import total
from fogline.exchange.formats.parties import kinds
from fogline.ontology import load
from fogline.records import Footprint, Interval, Span
from fogline.records.support import Toll

# As their owners publish them, in order.
SCHEMAS = {
    "acled": "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
    "ucdp-ged": "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,"
    "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob",
}
VIINA_INFO = (
    "viina_version,event_id,event_id_1pd,date,time,geonameid,feature_code,asciiname,ADM1_NAME,ADM1_CODE,ADM2_NAME,ADM2_CODE,"
    "longitude,latitude,GEO_PRECISION,GEO_API,location,address,report_id,source,url,text,lang"
)


def rows(form, found):
    text, tally = written(form, found)
    return list(csv.DictReader(io.StringIO(text, newline=""))), tally


@pytest.mark.parametrize("form", SCHEMAS)
def test_columns_are_those_of_the_owner_in_their_order(form):
    text, _ = written(form, war())
    assert text.split("\r\n", 1)[0] == SCHEMAS[form]


def test_ged_has_49_columns_and_viina_begins_with_those_of_event_info():
    assert len(ucdp.COLUMNS) == 49
    assert ",".join(viina.COLUMNS[:23]) == VIINA_INFO
    assert all(re.fullmatch(r"(?:t_\w+|a_(?:rus|ukr|civ|other)(?:_init)?)_b", name) for name in viina.LABELS)


def test_acled_rows_have_codes_that_acled_knows():
    found, tally = rows("acled", war())
    shelling, capture = sorted(found, key=lambda row: row["event_date"])
    assert (shelling["event_type"], shelling["inter1"], shelling["inter2"], shelling["interaction"]) == (
        "Explosions/Remote violence",
        "8",  # Russian guns in Ukraine are no state forces of Ukraine
        "7",
        "78",
    )
    assert shelling["civilian_targeting"] == "Civilian targeting"
    assert (shelling["actor2"], shelling["fatalities"], shelling["iso"]) == ("Civilians (Ukraine)", "7", "804")
    assert (capture["sub_event_type"], capture["inter1"]) == ("Government regains territory", "1")
    assert (capture["event_date"], capture["time_precision"]) == ("2023-05-03", "2")
    assert "days=2023-05-02/2023-05-05" in capture["tags"]
    assert capture["fatalities"] == ""  # nobody counts: not 0
    codes = load().codes.acled
    for row in found:
        assert row["sub_event_type"] in codes[row["event_type"]]
        assert row["disorder_type"] in {"Political violence", "Demonstrations", "Strategic developments"}
        assert {row["inter1"], row["inter2"]} <= {"", "0", *map(str, kinds())}
    assert tally.left_out["no day, week or month is told"] == 1
    assert tally.left_out["nobody says that it happened"] == 1


def test_no_day_of_publication_becomes_the_day_of_an_event():
    undated = events(told(head("a", "2023-04-12"), "shelling", "Shells fell on Velsk"))
    assert rows("acled", undated)[0] == []
    [row] = rows("ucdp-ged", undated)[0]
    assert (row["date_start"], row["date_prec"], row["year"]) == ("", "", "")
    assert "no date" in row["code_status"]
    assert row["source_date"] == "2023-04-12"
    [hashed] = rows("hxl", undated)[0][1:]
    assert (hashed["Happened from"], hashed["First reported"]) == ("", "2023-04-12")


def test_ged_flags_what_does_not_qualify_and_says_why():
    found, tally = rows("ucdp-ged", war())
    states = {row["best"]: row["code_status"] for row in found}
    assert states["7"] == ucdp.QUALIFIES
    assert "does not qualify (nobody counts the dead" in states[""]
    shelling = next(row for row in found if row["best"] == "7")
    assert (shelling["type_of_violence"], shelling["side_b"], shelling["deaths_civilians"]) == ("3", "Civilians", "7")
    assert (shelling["side_a"], shelling["gwnoa"], shelling["country_id"]) == ("Government of Russia", "365", "369")
    assert tally.flagged["nobody counts the dead"] >= 1


def test_ged_flags_the_toll_of_a_whole_country():
    everywhere = Footprint("Ukraine", Span(0, 1), None, 49.0, 31.5, 690.0, "country")
    gone = told(
        head("a"),
        "casualties",
        "42,800 killed since February",
        at=everywhere,
        when=on("2023-04-11"),
        quantities=(killed(42800),),
    )
    [row] = rows("ucdp-ged", events(gone))[0]
    assert "perhaps a running total" in row["code_status"]


@pytest.mark.parametrize(
    ("point", "cell"),
    [((-90, -180), 1), ((89.9, 179.9), 259200), ((34.53, 69.17), 179779), ((0.1, 0.1), 129961)],
)
def test_cells_of_priogrid(point, cell):
    assert ucdp.priogrid(*point) == cell


@pytest.mark.parametrize(
    ("number", "acled_code", "ged_code"),
    [(1, 1, 1), (2, 2, 2), (6, 2, 2), (7, 2, 3), (8, 3, 4), (31, 3, 4), (32, None, 5), (367, None, None)],
)
def test_precision_of_time(number, acled_code, ged_code):
    import datetime

    first = datetime.date(2023, 1, 1)
    span = Days(first, first + datetime.timedelta(number - 1))
    assert (acled.time_precision(span), ucdp.date_prec(span)) == (acled_code, ged_code)


@pytest.mark.parametrize(
    ("precision", "radius", "acled_code", "ged_code"),
    [
        ("exact", 0.5, 1, 1),
        ("settlement", 4, 1, 1),
        ("near", 12, 2, 2),
        ("near", 40, 2, 5),
        ("district", 20, 2, 3),
        ("region", 120, 3, 4),
        ("line", 30, 2, 5),
        ("country", 600, None, 6),
        ("unknown", None, None, None),
    ],
)
def test_precision_of_place(precision, radius, acled_code, ged_code):
    spot = Footprint("Velsk", Span(0, 1), None, 49.0, 37.0, radius, precision)
    assert (acled.geo_precision(spot), ucdp.where_prec(spot)) == (acled_code, ged_code)


def test_an_open_end_is_no_day():
    assert days(Interval(Span(0, 1), "2023-05-01", None, "interval")) is None
    assert days(Interval(Span(0, 1), "2023-05", "2023-05", "month")).number == 31


def toll(of, best, side=None, high=0.0):
    return Toll("killed", of, side, best, best, best if high == 0.0 else high, (), "")


def test_nobody_dies_twice():
    assert total([]) is None
    assert total([toll("people", 10, "UA"), toll("soldiers", 4, "UA"), toll("civilians", 3, "UA")]).best == 10
    assert total([toll("people", 5, "UA"), toll("soldiers", 9, "RU")]).best == 14
    assert total([toll("people", 12), toll("soldiers", 9, "RU")]).best == 12
    assert total([toll("people", 12, high=None)]).high is None


def test_casualties_are_counted_with_their_deed():
    attack = told(
        head("a"), "shelling", "Guns shelled Velsk", when=on("2023-04-11"), actors=[party("Russia", "guns", "RU")]
    )
    dead = told(head("a"), "casualties", "Nine people died", when=on("2023-04-11"), quantities=(killed(9),))
    found = events(attack, dead)
    assert len({event.cluster.family for event in found}) == 1
    for form, column in (("acled", "fatalities"), ("ucdp-ged", "best")):
        [row], tally = rows(form, found)
        assert row[column] == "9"
        assert tally.left_out["counted with the deed that it follows from"] == 1


def test_hxl_has_its_hashtags_in_the_second_line():
    text, _ = written("hxl", war())
    tags = next(csv.reader([text.split("\r\n")[1]]))
    assert tags == [tag for _, tag, _ in hxl.COLUMNS]
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*", tag) for tag in tags)


def test_viina_labels_who_begins_and_who_suffers():
    found, tally = rows("viina", war())
    shelling = next(row for row in found if row["date"] == "20230411")
    assert (
        shelling["t_artillery_b"],
        shelling["a_rus_init_b"],
        shelling["a_civ_b"],
        shelling["a_civ_init_b"],
    ) == tuple("1110")
    assert (shelling["GEO_PRECISION"], shelling["geonameid"], shelling["ADM1_CODE"]) == ("ADM3", "11", "")
    assert tally.left_out["no day is told"] >= 1


@given(st.text())
def test_every_text_comes_back_from_a_guarded_cell(text):
    [[cell]] = csv.reader(io.StringIO(cells.line([text]), newline="")) if text else [[""]]
    assert cells.unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(max_examples=8)
@given(title=st.text(min_size=1), words=st.text(min_size=1))
@pytest.mark.parametrize(
    ("form", "column"), [("claims-csv", "evidence"), ("documents-csv", "title"), ("viina", "text")]
)
def test_any_title_and_evidence_survive(form, column, title, words):
    found, _ = rows(form, war(title, words))
    assert (title if column != "evidence" else words) in {cells.unguarded(row[column]) for row in found}


def test_ged_calls_no_fighters_civilians():
    strike = {
        "when": on("2023-04-11"),
        "actors": [party("Russia", "Russian jets", "RU")],
        "targets": [party("civilians")],
    }
    hit = told(head("a"), "air_strike", "Russian jets struck Velsk, killing 60 fighters", **strike)
    dead = told(head("a"), "casualties", "Russian jets struck Velsk, killing 60 fighters",
                when=on("2023-04-11"), quantities=(replace(killed(60, "fighters"), side="Hezbollah"),))  # fmt: skip
    [row] = rows("ucdp-ged", events(hit, dead))[0]
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("60", "0", "60")
    dead = replace(dead, claim=replace(dead.claim, quantities=(killed(60, "people"),)))
    [row] = rows("ucdp-ged", events(hit, dead))[0]
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("60", "60", "0")


@pytest.mark.parametrize(
    ("other", "second"),
    [
        (party("rebels"), ""),
        (party("Hezbollah", side="Hezbollah"), "Hezbollah"),
        (party("Russia", "Russian soldiers", "RU"), "Government of Russia"),
    ],
)
def test_a_group_and_rebels_are_no_two_belligerents(other, second):
    m23 = party("M23", side="M23")
    [row] = rows("ucdp-ged", events(told(head("a"), "clash", "They fought", actors=(m23, other))))[0]
    assert (row["side_a"], row["side_b"]) == ("M23", second)
