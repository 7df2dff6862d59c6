"""The texts say what their statements say, where the truth says that it stands, and read like print."""

import re

import pytest

from fogline.records import Certainty, Claim, Footprint, Interval, Link, Span
from fogline.testing.simulation import Simulation, Written, align, recover
from fogline.testing.simulation.text.grammar import article, conjugate, fill, sentence
from fogline.testing.simulation.text.phrases import number

from .conftest import War

HEDGED = re.compile(r"reportedly|probably|apparently|likely|allegedly|believed|appear|report says", re.IGNORECASE)
DENIED = re.compile(r"\bden|reject|not|false|no |fail|fall through|nothing", re.IGNORECASE)


def printed(war: War, written: Written, statement: str) -> str:
    """Return the words of the report, title and all, that say a statement."""
    return " / ".join(written.text[place.start : place.end] for place in written.places if place.statement == statement)


def test_no_two_reports_are_alike(war: War) -> None:
    assert len({written.text for written in war.texts.values()}) == len(war.texts)


def test_every_statement_stands_in_its_text_and_nothing_else_does(war: War) -> None:
    for report in war.reports.values():
        written = war.texts[report.id]
        assert (written.publisher, written.published) == (report.publisher, report.published)
        assert {place.statement for place in written.places} == {statement.id for statement in report.statements}
        for place in written.places:
            assert 0 <= place.start < place.end <= len(written.text)
            assert "\n" not in written.text[place.start : place.end]


def test_texts_name_the_place_of_their_main_statement(war: War) -> None:
    for report in war.reports.values():
        main = report.statements[0]
        site = war.simulation.world.sites[main.said.place]
        words = printed(war, war.texts[report.id], main.id)
        assert any(name in words for name in (site.name, *site.variants)), words


def test_texts_give_the_numbers_that_are_said(war: War) -> None:
    for report in war.reports.values():
        for statement in report.statements:
            words = printed(war, war.texts[report.id], statement.id)
            for amount in statement.said.amounts:
                value = number(amount.low or 0)
                assert re.search(rf"\b{value}\b", words, re.IGNORECASE), (value, words)
                if amount.approximate:
                    assert re.search(r"\b(about|around|some|roughly)\b", words, re.IGNORECASE), words
                elif amount.high is None:
                    assert re.search(r"\b(at least|no fewer than)\b", words, re.IGNORECASE), words


def test_hedged_statements_are_hedged_and_denials_deny(war: War) -> None:
    for report in war.reports.values():
        for statement in report.statements:
            said, words = statement.said, printed(war, war.texts[report.id], statement.id)
            assert not said.hedge or HEDGED.search(words), words
            assert said.reality != "denied" or DENIED.search(words), words


def test_texts_read_like_print(war: War, invented_war: Simulation) -> None:
    for written in (*war.texts.values(), *invented_war.texts()):
        lines = written.text.splitlines()
        assert lines[0] == written.title
        assert len(lines) >= 2
        for line in lines:
            assert not re.search(r"[{}\[\]<>@#]|  | [,.;]|\.\.|,,|\bNone\b", line), line
            assert not re.search(r"\ba (?=[aeio])\w|\ban (?=[bcdfgjkmpqtvwxyz])", line), line
            assert not re.search(r"\bone (people|civilians|soldiers|houses)\b", line), line
            assert line[0].isupper() or line[0].isdigit() or line[0] in "“(⚡❗"


def test_corrections_name_the_fault(war: War) -> None:
    corrections = [report for report in war.reports.values() if report.kind == "correction"]
    assert corrections
    for report in corrections:
        text = war.texts[report.id].text
        assert re.search(r"wrong|misstated|misquoted|confused", text), text


def test_copies_keep_the_words_of_their_original_and_credit_it(war: War) -> None:
    copies = [report for report in war.reports.values() if report.kind == "copy"]
    assert copies
    for report in copies:
        copy, original = war.texts[report.id], war.texts[report.copy_of or ""]
        assert original.publisher in copy.text
        words = set(re.findall(r"\w+", copy.text))
        assert len(words & set(re.findall(r"\w+", original.text))) > 0.5 * len(words)


@pytest.mark.parametrize(
    ("tense", "adverb", "wanted"),
    [
        ("past", "", "rockets hit a barn and a shed was hit"),
        ("had", "", "rockets had hit a barn and a shed had been hit"),
        ("past", "reportedly", "rockets reportedly hit a barn and a shed was hit"),
        ("had", "probably", "rockets had probably hit a barn and a shed had been hit"),
    ],
)
def test_verbs_take_tense_and_hedge(tense: str, adverb: str, wanted: str) -> None:
    assert conjugate("rockets <hit> a barn and a shed <was hit>", tense, adverb) == wanted  # type: ignore[arg-type]


def test_small_words_are_mended() -> None:
    assert article("a Ukrainian and an Russian post, an S-300, a east wind") == (
        "a Ukrainian and a Russian post, an S-300, an east wind"
    )
    assert sentence("a mill , in the north,, burned  ") == "A mill, in the north, burned."
    assert sentence("32 houses burned") == "A total of 32 houses burned."
    with pytest.raises(KeyError):
        fill("{who} left", {})


def test_recovery_compares_type_place_day_and_source(war: War) -> None:
    report = next(
        report
        for report in war.reports.values()
        if report.kind == "quote"
        and report.statements[0].said.reality == "factual"
        and war.origins[report.statements[0].origin].kind == "governor"
    )
    main, written = report.statements[0], war.texts[report.id]
    origin, site = war.origins[main.origin], war.simulation.world.sites[main.said.place]
    span = next(Span(place.start, place.end) for place in written.places if place.statement == main.id)
    day = main.said.start[:10]
    claim = Claim(
        "0",
        span,
        (Link(origin.party, origin.party, None, origin.side, None, span), Link(report.publisher, report.publisher)),
        0,
        main.said.type,
        "factual",
        "positive",
        Certainty(0.9, 1.0),
        place=Footprint(site.name, span, site.geonames_id, site.latitude, site.longitude, 2.0, "settlement"),
        when=Interval(span, day, day, "day"),
    )
    assert recover(written, main, origin, site, [claim]).score == 4
    assert recover(written, main, origin, site, []).score == 0


def test_claims_are_aligned_with_the_statements_they_were_read_from(war: War) -> None:
    report = next(r for r in war.reports.values() if {s.said.type for s in r.statements} >= {"shelling", "casualties"})
    written, claims, wanted = war.texts[report.id], [], {}
    for count, place in enumerate(written.places):
        type_ = war.statements[place.statement].said.type
        span = Span(place.start, place.end)
        claims.append(Claim(str(count), span, (Link("x", "x"),), 0, type_, "factual", "positive", Certainty(0.9, 1.0)))
        wanted[str(count)] = type_
    stray = Claim("stray", Span(0, 1), (Link("x", "x"),), 0, "election", "factual", "positive", Certainty(0.9, 1.0))
    found = align(written, report.statements, [*claims, stray])
    assert {name: war.statements[statement].said.type for name, statement in found.items()} == wanted
