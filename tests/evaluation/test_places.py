"""Counting places that are put where they lie, and the command that does so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fogline.cli.evaluate import evaluate
from fogline.evaluation.loaders.geoparsing import GoldPlace, PlaceCorpus, load_places
from fogline.evaluation.places import half, is_right, score_places
from fogline.gazetteer import built_in
from fogline.records.errors import InputError

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "eval" / "geoparsing"
ARTICLE = """<article docid="{id}"><domain>example.org</domain><dltime>2020-01-0{id}</dltime>
<text><![CDATA[{text}]]></text><toponyms>{places}</toponyms></article>"""
PLACE = """<toponym><start>{start}</start><end>0</end><phrase>{phrase}</phrase><gaztag geonameid="{number}">
<name>{phrase}</name><fcode>{code}</fcode><lat>{lat}</lat><lon>{lon}</lon><country>{country}</country></gaztag></toponym>"""
KYIV = {"phrase": "Kyiv", "number": 703448, "code": "PPLC", "lat": 50.45, "lon": 30.52, "country": "Ukraine"}
LVIV = {"phrase": "Lviv", "number": 702550, "code": "PPLA", "lat": 49.84, "lon": 24.02, "country": "Ukraine"}
UKRAINE = {"phrase": "Ukraine", "number": 690791, "code": "PCLI", "lat": 55, "lon": 20, "country": "Ukraine"}
NOWHERE = {"phrase": "Zyrkovask", "number": 1, "code": "PPL", "lat": 49.0, "lon": 25.0, "country": "Ukraine"}


def write(path: Path, *articles: tuple[str, list[dict[str, object]]]) -> Path:
    """Write a corpus: of each article its text and places, which start where they first stand in it."""
    body = ""
    for number, (text, places) in enumerate(articles, 1):
        marks = "".join(PLACE.format(start=text.find(str(place["phrase"])) + 2, **place) for place in places)
        body += ARTICLE.format(id=number, text=text, places=marks)
    path.write_text(f"<articles>{body}</articles>", encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write(
        tmp_path / "small.xml",
        ("From Kyiv a train left for Lviv, in the west of Ukraine.", [KYIV, LVIV, UKRAINE]),
        ("A drone fell in Zyrkovask, near Lviv.", [NOWHERE, LVIV]),
    )


def test_offsets_that_drift_are_set_right_by_the_phrase(corpus: Path) -> None:
    (loaded,) = load_places(corpus)
    assert [span.of(text.text) for text in loaded.texts for span, _ in text.places] == [
        "Kyiv",
        "Lviv",
        "Ukraine",
        "Zyrkovask",
        "Lviv",
    ]
    assert loaded.lost == 0


def test_a_name_that_does_not_stand_in_its_text_is_counted_as_lost(tmp_path: Path) -> None:
    (loaded,) = load_places(write(tmp_path / "a.xml", ("Nothing here.", [KYIV])))
    assert (loaded.texts[0].places, loaded.lost) == ((), 1)


def test_names_without_coordinates_are_read_but_not_judged(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", ("From Kyiv to Lviv.", [KYIV, LVIV | {"lat": ""}]))
    (loaded,) = load_places(path)
    assert [gold is not None for _, gold in loaded.texts[0].places] == [True, False]
    assert score_places(loaded, built_in()).names == 1


@pytest.mark.parametrize("content", ["", "<articles/>", "<articles><article/></articles>", "<other", "no xml \x00"])
def test_what_is_no_corpus_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        load_places(tmp_path)


def test_broken_figures_leave_a_place_unjudged(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", ("Kyiv and Lviv.", [KYIV | {"lat": "9" * 400}, LVIV | {"lon": "nan"}]))
    assert [gold for _, gold in load_places(path)[0].texts[0].places] == [None, None]


def test_what_is_right() -> None:
    kyiv = built_in().candidates("Kyiv")[0].place
    ukraine = built_in().candidates("Ukraine")[0].place
    at = GoldPlace(1, "Kyiv", "PPL", "Ukraine", "", 50.5, 31.0)
    assert is_right(kyiv, at)
    assert not is_right(kyiv, GoldPlace(1, "Kyiv", "PPL", "Ukraine", "", 54.0, 31.0))
    assert is_right(ukraine, GoldPlace(1, "Ukraine", "PCLI", "Ukraine", "", 60.0, 20.0))
    assert not is_right(ukraine, GoldPlace(1, "Ternova", "PPL", "Ukraine", "", 60.0, 20.0))
    assert not is_right(None, at)


def test_shares_are_counted(corpus: Path) -> None:
    scores = score_places(load_places(corpus)[0], built_in())
    shares = {layer: (score.counts.right, score.counts.gold) for layer, score in scores.shares.items() if score.counts}
    assert shares["placed"] == (4, 5)
    assert shares["placed.by_point"] == (3, 5)
    assert shares["placed.precision"] == (4, 4)
    assert shares["in_context"] == (5, 5)
    assert shares["unplaced"] == (1, 5)
    assert shares["held"] == (4, 5)
    assert [(miss.name, miss.got, miss.held) for miss in scores.misses] == [("Zyrkovask", None, False)]


def test_halves_make_the_whole(corpus: Path) -> None:
    (whole,) = load_places(corpus)
    tuned, held_out = half(whole, held_out=False), half(whole, held_out=True)
    assert [text.id for text in tuned.texts] == ["1"]
    assert [text.id for text in held_out.texts] == ["2"]


def test_an_empty_corpus_scores_nothing() -> None:
    assert score_places(PlaceCorpus("empty", ()), built_in()).names == 0


def test_the_command_prints_shares_and_misses(corpus: Path) -> None:
    shown = CliRunner().invoke(evaluate, ["places", str(corpus), "--misses", "--earlier"])
    assert shown.exit_code == 0, shown.output
    assert "placed within 161 km" in shown.output
    assert "2: Zyrkovask | Zyrkovask, Ukraine (PPL) (not in the gazetteer under this name) | unplaced" in shown.output


def test_the_command_prints_json(corpus: Path) -> None:
    shown = CliRunner().invoke(evaluate, ["places", str(corpus), "--format", "json", "--part", "tuned"])
    (plain,) = json.loads(shown.output)
    assert (plain["corpus"], plain["texts"], plain["names"]) == ("small", 1, 3)
    assert plain["shares"]["placed"]["share"] == 1.0


def test_the_command_says_what_it_wants(tmp_path: Path) -> None:
    shown = CliRunner().invoke(evaluate, ["places", str(tmp_path)])
    assert shown.exit_code == 2
    assert "LGL" in shown.output


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/corpora/eval/geoparsing beside the project")
def test_news_is_placed_well_above_the_floor() -> None:
    corpus = next(one for one in load_places(SHARED) if one.name == "TR-News")
    assert corpus.lost == 0
    scores = score_places(half(corpus, held_out=False), built_in())
    assert scores.shares["placed"].f1 >= 0.88
    assert scores.shares["placed"].f1 >= scores.shares["most_populous"].f1 + 0.08
