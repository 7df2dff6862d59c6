"""Each export is read back by the reader of its own ecosystem, and the text in it is the text of the record."""

import itertools
import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.exchange.formats.samples import war, written

from fogline.exchange.formats import format_named, formats
from fogline.exchange.formats.covering import strictest
from fogline.exchange.formats.eventrow import EVENT_COLUMNS
from fogline.exchange.formats.plover import QUAD
from fogline.ontology import load
from fogline.records.errors import UsageError

# libgdal and numpy of some wheels warn of each other when first imported.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::RuntimeWarning")
AWKWARD = '=HYPERLINK("x") <b>&amp;</b> \' \u202e ]]> 戦争 🙂 \u0000\u0007 \r\n\t-1'
BARE = st.text(min_size=1, max_size=40)


def lines(form, found):
    return [json.loads(line) for line in written(form, found)[0].splitlines()]


def test_geojson_opens_in_pyogrio(tmp_path):
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio is not installed")
    found = war()
    written("geojson", found, tmp_path / "events.geojson")
    frame = pyogrio.read_dataframe(tmp_path / "events.geojson")
    assert len(frame) == len(found)
    assert set(frame.event_id) == {event.id for event in found}
    assert set(frame.geometry.dropna().geom_type) == {"Polygon"}
    assert frame.geometry.isna().sum() == 2  # talks nowhere, a mill on no map
    written("geojson", found, tmp_path / "points.geojson", points=True)
    assert set(pyogrio.read_dataframe(tmp_path / "points.geojson").geometry.dropna().geom_type) == {"Point"}


def test_geojson_winds_its_rings_as_the_standard_wants():
    collection = json.loads(written("geojson", war())[0])
    rings = [f["geometry"]["coordinates"][0] for f in collection["features"] if f["geometry"]]
    for ring in rings:
        pairs = itertools.pairwise(ring)
        assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairs) < 0  # counter-clockwise


def test_geoparquet_opens_in_geopandas(tmp_path):
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    found = war(AWKWARD)
    written("geoparquet", found, tmp_path / "events.parquet")
    frame = geopandas.read_parquet(tmp_path / "events.parquet")
    assert (len(frame), frame.crs.to_string()) == (len(found), "OGC:CRS84")
    assert frame.total_bounds.tolist() == [37.4, 49.0, 37.6, 49.2]
    assert len(geopandas.read_parquet(tmp_path / "events.parquet", bbox=(0, 0, 1, 1))) == 0
    geo = json.loads(parquet.read_metadata(tmp_path / "events.parquet").metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    column = geo["columns"]["geometry"]
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Polygon"])
    assert set(column["covering"]["bbox"]) == {"xmin", "ymin", "xmax", "ymax"}


def test_snapshot_opens_in_duckdb_with_all_its_tables(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    found = war(AWKWARD, AWKWARD)
    written("snapshot", found, tmp_path / "snapshot")

    def ask(sql):
        with duckdb.connect() as connection:
            return connection.execute(sql.replace("@", f"{tmp_path}/snapshot/")).fetchall()

    assert ask("SELECT count(*) FROM '@events.parquet'") == [(len(found),)]
    claims = sum(len(event.findings) for event in found)
    assert ask("SELECT count(*) FROM '@claims.parquet' JOIN '@events.parquet' USING (event_id)") == [(claims,)]
    assert (AWKWARD,) in ask("SELECT evidence FROM '@claims.parquet'")
    assert (AWKWARD,) in ask("SELECT title FROM '@documents.parquet'")
    assert ask("SELECT killed_best FROM '@events.parquet' WHERE killed_best > 0") == [(7,)]
    assert ask("SELECT count(*) FROM '@origins.parquet'")[0][0] >= len(found)
    described = [name for name, *_ in ask("DESCRIBE SELECT * FROM '@events.parquet'")]
    assert described == [*(column.name for column in EVENT_COLUMNS), "footprint"]


def placemarks(text):
    from lxml import etree

    return etree.fromstring(text.encode()).findall(".//{*}Placemark")


def test_kml_is_well_formed_with_times_and_areas():
    found = war()
    marks = placemarks(written("kml", found)[0])
    assert len(marks) == len(found)
    spans = {mark.findtext(".//{*}begin"): mark.findtext(".//{*}end") for mark in marks}
    assert spans["2023-04-11"] == "2023-04-11"
    assert None in spans  # the undated has no time span
    assert sum(mark.find(".//{*}Polygon") is not None for mark in marks) == len(found) - 2


def test_kml_opens_in_pyogrio(tmp_path):
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio is not installed")
    written("kml", war(AWKWARD), tmp_path / "events.kml")
    layers = [name for name, _ in pyogrio.list_layers(tmp_path / "events.kml")]
    assert "Strikes and explosions" in layers
    frame = pyogrio.read_dataframe(tmp_path / "events.kml", layer="Strikes and explosions")
    assert len(frame) == 2


def test_stix_bundle_passes_strict_validation():
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed")
    found = war(AWKWARD, AWKWARD)
    text, tally = written("stix", found)
    bundle = stix2.parse(text, allow_custom=False)
    kinds = [thing["type"] for thing in bundle.objects]
    assert (len(kinds), kinds.count("incident")) == (tally.written, len(found))
    ids = [thing["id"] for thing in bundle.objects]
    assert len(ids) == len(set(ids))
    refs = re.findall(r'"(?:\w+_ref)": "([^"]+)"', text)
    assert set(refs) <= set(ids)
    assert kinds.count("grouping") == 1  # the document without a day of publication
    sighted = {thing["sighting_of_ref"] for thing in bundle.objects if thing["type"] == "sighting"}
    assert sighted == {thing["id"] for thing in bundle.objects if thing["type"] == "incident"}


def test_stix_confidence_follows_the_credibility_and_is_absent_where_it_cannot_be_judged():
    bundle = json.loads(written("stix", war())[0])
    extension = next(thing["id"] for thing in bundle["objects"] if thing["type"] == "extension-definition")
    scale = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: None}
    for thing in bundle["objects"]:
        if thing["type"] == "incident":
            assert thing.get("confidence") == scale[thing["extensions"][extension]["admiralty_credibility"]]


def test_stix_ids_stay_from_export_to_export():
    first, second = (json.loads(written("stix", war())[0]) for _ in range(2))
    assert [thing["id"] for thing in first["objects"]] == [thing["id"] for thing in second["objects"]]


def test_followthemoney_entities_are_clean():
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    found = war(AWKWARD, AWKWARD)
    entities = lines("ftm", found)
    ids = {entity["id"] for entity in entities}
    assert sum(entity["schema"] == "Event" for entity in entities) == len(found)
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            kind = proxy.schema.properties[name]
            for value in values:
                assert kind.type.clean(value, proxy=proxy) is not None, (entity["schema"], name, value)
                assert kind.type.name != "entity" or value in ids


def test_plover_records_have_its_types_modes_and_marks():
    codes = load().codes
    records = lines("plover", war())
    for record in records:
        [kind] = record["event"]
        assert kind in codes.plover
        assert record["quad_code"] == QUAD[kind]
        assert set(record["mode"]) <= {*codes.plover[kind], *codes.plover_auxiliary}
        assert record["event_loc"].get("resolution") in {None, 1, 2, 3, 4, 5}
    denied = next(record for record in records if record["event"] == ["RETREAT"])
    assert "negation" in denied["mode"]
    shelling = next(record for record in records if "heavy-weapons" in record["mode"])
    assert shelling["actor"][0] == {
        "code": "RUS",
        "sector": "MIL",
        "entity_text": "Russian guns",
        "identifier_text": "Russia",
    }
    assert shelling["size"] == {"dead": 7}
    assert "date" not in next(record for record in records if "firearms" in record["mode"])


@settings(max_examples=8)
@given(title=BARE, words=BARE)
@example(title="\x85", words="\u2028 \u2029 \x0b")
def test_any_text_survives_lines_of_json(title, words):
    found = war(title, words)
    assert words in {claim["evidence"] for claim in lines("claims-jsonl", found)}
    assert title in {document["title"] for document in lines("documents-jsonl", found)}
    assert words in {said["words"] for event in lines("events-jsonl", found) for said in event["evidence"]}
    assert words in {text for record in lines("plover", found) for text in record["event_text"]}
    told = [entity for entity in lines("ftm", found) if entity["schema"] == "Documentation"]
    assert words in {text for entity in told for text in entity["properties"].get("description", [])}


@settings(max_examples=8)
@given(title=BARE, words=BARE)
def test_any_text_survives_geojson_and_stix(title, words):
    found = war(title, words)
    features = json.loads(written("geojson", found)[0])["features"]
    assert words in {said["words"] for feature in features for said in feature["properties"]["evidence"]}
    references = [
        r for thing in json.loads(written("stix", found)[0])["objects"] for r in thing.get("external_references", [])
    ]
    assert title in {reference.get("description") for reference in references}


@settings(max_examples=8)
@given(words=st.text(min_size=1, max_size=40))
def test_any_text_leaves_kml_well_formed_and_loses_nothing_that_xml_can_hold(words):
    marks = placemarks(written("kml", war(words=words))[0])
    held = "".join(mark.findtext("{*}description") or "" for mark in marks)
    for word in words.split():
        if word.isalnum() and word.isascii():
            assert word in held


@settings(max_examples=2)
@given(words=BARE)
def test_any_text_survives_parquet(tmp_path_factory, words):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    path = tmp_path_factory.mktemp("snapshot") / "s"
    written("snapshot", war(words=words), path)
    with duckdb.connect() as connection:
        assert (words,) in connection.execute(f"SELECT evidence FROM '{path}/claims.parquet'").fetchall()


def test_every_format_says_what_for_whose_and_on_what_terms():
    for name, form in formats().items():
        assert form.name == name
        assert all((form.title, form.use, form.owner, form.terms, form.home))
    with pytest.raises(UsageError, match="did you mean geojson"):
        format_named("geojsn")


def test_a_title_covered_in_one_event_is_covered_in_all():
    from dataclasses import replace

    found = war("Olena Harko saw it")
    shelling = next(event for event in found if event.type == "shelling")
    covered = replace(shelling.findings[0].document, title="█████ █████ saw it", url=None)
    other = replace(shelling, findings=(replace(shelling.findings[0], document=covered),))
    heads = [event.findings[0].document for event in strictest([shelling, other])]
    assert heads == [covered, covered]
