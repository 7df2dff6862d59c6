"""The brief as a whole: evidence under every sentence, one party's word told as its word, length, order, forms."""

import re
from dataclasses import replace

import pytest
from tests.optional import needs
from tests.picture.brief.reports import Told, event_of, finding_of, frames_of

from fogline.picture.brief import BriefOptions, brief
from fogline.picture.brief.markdown import markdown
from fogline.picture.brief.page import page
from fogline.picture.brief.speakers import is_rubric
from fogline.records import Span
from fogline.records.brief import Brief, Sentence
from fogline.records.codec import from_json, to_json
from fogline.records.control import PlaceState, StateChange
from fogline.records.fused import FusedEvent
from fogline.records.support import Contradiction, Figure, Toll, Update

ARMY, RSF, UN = ("the army command", None, "SD"), ("the RSF", None, "RSF"), ("the UN mission", None, "UN")
TAKEN = Told(
    "The army took Wad Madani on 3 March, the army command said",
    "capture",
    "took",
    actors=(("The army", "SD"),),
    place=("Wad Madani", "Wad Madani", "settlement"),
    when=("3 March", "2024-03-03", "2024-03-03", "day"),
    source=ARMY,
)
TAKEN_TOO = Told(
    "The RSF acknowledged that the army took Wad Madani on 3 March",
    "capture",
    "took",
    actors=(("the army", "SD"),),
    place=("Wad Madani", "Wad Madani", "settlement"),
    when=("3 March", "2024-03-03", "2024-03-03", "day"),
    source=RSF,
    document="d2",
)
SHELLED = Told(
    "Gunners shelled the market in El Fasher, killing people",
    "shelling",
    "shelled",
    actors=(("Gunners", None),),
    targets=(("the market", None),),
    place=("in El Fasher", "El Fasher", "settlement"),
    document="d3",
)
KILLED = Told(
    "At least 40 civilians were killed in El Fasher on 4 March, the UN mission said",
    "casualties",
    "killed",
    targets=(("40 civilians", None),),
    place=("in El Fasher", "El Fasher", "settlement"),
    when=("4 March", "2024-03-04", "2024-03-04", "day"),
    quantities=(("At least 40", 40, None, "civilians", "killed"),),
    source=UN,
    document="d4",
)
COMING = Told(
    "The army will attack Nyala, the army command said",
    "assault",
    "attack",
    actors=(("The army", "SD"),),
    place=("Nyala", "Nyala", "settlement"),
    source=ARMY,
    reality="future",
    document="d5",
)
DENIED = Told(
    "The RSF denied that it had burned the bridge at Shambat",
    "damage",
    "burned",
    targets=(("the bridge at Shambat", None),),
    source=RSF,
    reality="denied",
    document="d7",
)
BURNED = Told(
    "The army command said the RSF burned the bridge at Shambat",
    "damage",
    "burned",
    actors=(("the RSF", "RSF"),),
    targets=(("the bridge at Shambat", None),),
    source=ARMY,
    document="d6",
)
ALL = (TAKEN, SHELLED, KILLED, COMING)


def located(place: object) -> tuple[str, str] | None:
    return ("SD", "North Darfur")


def made(*events: FusedEvent, told: tuple[Told, ...] = ALL, **options: object) -> Brief:
    return brief(events, BriefOptions(frames=frames_of(*told), locate=located, **options))  # type: ignore[arg-type]


def texts(one: Brief) -> str:
    return " ".join(sentence.text for sentence in one.sentences)


def frames_each(*tellers: Told) -> dict[str, object]:
    return {key: frame for one in tellers for key, frame in frames_of(one).items()}


def whole() -> Brief:
    events = [event_of(one) for one in ALL]
    return brief(events, BriefOptions(frames=frames_each(*ALL), locate=located))  # type: ignore[arg-type]


def test_every_sentence_is_cited_and_the_citation_holds_what_it_says() -> None:
    one = whole()
    assert one.sentences
    numbers = {citation.number: citation for citation in one.citations}
    assert list(numbers) == list(range(1, len(numbers) + 1))
    for sentence in one.sentences:
        words = " ".join(numbers[number].words for number in sentence.citations).casefold()
        assert all(number in numbers for number in sentence.citations)
        for figure in re.findall(r"\d[\d,]*", sentence.text):
            assert figure in words
        for name in re.findall(r"Wad Madani|El Fasher|Nyala", sentence.text):
            assert name.casefold() in words
        assert any(numbers[number].marks for number in sentence.citations)


def test_what_one_party_says_is_told_as_its_word() -> None:
    one = made(event_of(TAKEN))
    assert all("army command" in sentence.text for sentence in one.sentences)
    assert {sentence.standing for sentence in one.key_points} == {"single-source"}


def test_what_both_camps_say_is_told_as_a_fact_with_who_says_so() -> None:
    one = made(event_of(TAKEN, TAKEN_TOO, status="corroborated"), told=(TAKEN, TAKEN_TOO))
    first = one.key_points[0]
    assert first.standing == "corroborated"
    assert first.text.startswith("The army took Wad Madani on 3 March")
    assert "army command" in first.text
    assert "RSF" in first.text
    assert len(first.citations) == 2


def test_two_of_one_camp_are_no_corroboration() -> None:
    again = replace(TAKEN, source=("the Sudanese government", None, "SD"), document="d9")
    one = made(event_of(TAKEN, again), told=(TAKEN, again))
    assert one.key_points[0].standing == "one-sided"
    assert "nobody outside the Sudanese side confirms it" in one.key_points[0].text


def test_an_outlet_that_names_no_source_is_said_to_name_none() -> None:
    one = made(event_of(SHELLED), told=(SHELLED,))
    assert one.key_points[0].standing == "unsourced"
    assert re.search(r"The Harbour Post", one.key_points[0].text)
    assert re.search(r"without naming a source|names no source", one.key_points[0].text)


def test_what_is_denied_is_told_with_the_denial() -> None:
    event = event_of(BURNED, DENIED, status="contested")
    burned, denied = (finding.claim.id for finding in event.findings)
    clash = Contradiction(
        "happened", burned, denied, ("a", "b"), ("it happened", "it did not"), "", ((burned,), (denied,))
    )
    event = replace(event, support=replace(event.support, contradictions=(clash,)))
    one = made(event, told=(BURNED, DENIED))
    section = next(section for section in one.sections if section.kind == "contradictions")
    assert (
        "the army command said that the RSF had burned the bridge at Shambat; the RSF denied it."
        in section.sentences[0].text.casefold()
        or ("denied it" in section.sentences[0].text)
    )
    assert section.sentences[0].standing == "contested"


def test_counts_of_one_event_are_given_with_who_gives_them() -> None:
    more = replace(
        KILLED,
        text="The army command said 60 civilians were killed in El Fasher on 4 March",
        targets=(("60 civilians", None),),
        quantities=(("60", 60, 60, "civilians", "killed"),),
        source=ARMY,
        document="d8",
    )
    event = event_of(KILLED, more)
    ids = [finding.claim.id for finding in event.findings]
    figures = (
        Figure("the UN mission", ids[0], 40, None, False, None),
        Figure("the army command", ids[1], 60, 60, False, None),
    )
    toll = Toll("killed", "civilians", None, 60, 40, None, figures, "")
    event = replace(event, support=replace(event.support, tolls=(toll,)))
    one = made(event, told=(KILLED, more))
    losses = next(section for section in one.sections if section.kind == "losses")
    assert "at least 40" in texts(one)
    assert losses.sentences[0].text == (
        "On the number of civilians killed in El Fasher, counts run from 40 upwards: "
        "the UN mission gave at least 40 and the army command (Sudan) gave 60."
    )


def test_a_figure_that_its_source_took_back_is_told_as_that() -> None:
    later = replace(
        KILLED,
        text="The UN mission said 35 civilians were killed in El Fasher on 4 March",
        targets=(("35 civilians", None),),
        quantities=(("35", 35, 35, "civilians", "killed"),),
        document="d8",
        day="2024-03-06",
    )
    event = event_of(KILLED, later)
    ids = [finding.claim.id for finding in event.findings]
    update = Update(
        "number", ids[0], ids[1], ("at least 40", "35"), "", True, "killed: civilians", ((ids[0],), (ids[1],))
    )
    event = replace(event, support=replace(event.support, updates=(update,)))
    one = made(event, told=(KILLED, later))
    assert "first gave at least 40 as the number of civilians killed" in texts(one)
    assert "and later 35" in texts(one)
    assert not any("40" in sentence.text for sentence in one.key_points)


def test_what_is_said_to_come_is_a_forecast_and_no_key_point() -> None:
    one = made(event_of(COMING), told=(COMING,))
    assert one.key_points == ()
    section = next(section for section in one.sections if section.kind == "forecasts")
    assert "would attack Nyala" in section.sentences[0].text


def test_changes_of_control_cite_the_claims_behind_them() -> None:
    event = event_of(TAKEN)
    claims = (event.findings[0].claim.id,)
    before = PlaceState("k", "Wad Madani", 14.4, 33.5, "2024-03-01", "held", "RSF", 0.8)
    from fogline.records.control import ControlEvidence

    evidence = (ControlEvidence("capture", "own", "SD", "2024-03-03", 1.0, event.id, claims, "k"),)
    after = replace(before, day="2024-03-05", state="held", side="SD", basis="place", evidence=evidence)
    one = made(event, told=(TAKEN,), changes=(StateChange(before, after),))
    control = next(section for section in one.sections if section.kind == "control")
    assert (
        control.sentences[0].text
        == "Wad Madani is assessed as held by Sudan, where before the period it was held by RSF."
    )


def test_only_what_was_published_in_the_period_comes_in() -> None:
    one = made(event_of(TAKEN), event_of(replace(SHELLED, day="2024-02-01")), since="2024-03-01", until="2024-03-07")
    assert "El Fasher" not in texts(one)
    assert one.basis.reports == 1


def test_an_undated_report_counts_where_it_is_allowed_to() -> None:
    undated = event_of(replace(SHELLED, day=None))
    assert not made(undated, told=(SHELLED,), since="2024-03-01", until="2024-03-07").sentences
    assert made(undated, told=(SHELLED,), since="2024-03-01", until="2024-03-07", undated=True).sentences


def test_length_is_kept_and_what_is_left_out_is_counted() -> None:
    many = [
        replace(
            SHELLED,
            text=f"Gunners shelled the market in Town{chr(65 + number)}ville",
            place=(f"in Town{chr(65 + number)}ville", f"Town{chr(65 + number)}ville", "settlement"),
            document=f"x{number}",
        )
        for number in range(26)
    ]
    events = [event_of(one) for one in many]
    options = BriefOptions(frames=frames_each(*many), locate=located)  # type: ignore[arg-type]
    short, long = (brief(events, replace(options, length=length)) for length in ("short", "long"))
    assert len(short.sentences) < len(long.sentences)
    assert len(short.key_points) <= 3
    told = sum(len(section.sentences) for section in short.sections if section.kind == "theatre")
    assert told + short.left_out == 26


def test_the_same_record_gives_the_same_brief() -> None:
    assert whole() == whole()


def test_nothing_to_tell_gives_an_empty_brief_in_every_form() -> None:
    empty = brief([])
    assert empty.sentences == ()
    assert "Nothing in the record" in markdown(empty)
    assert "Nothing in the record" in page(empty)


def test_json_goes_there_and_back() -> None:
    one = whole()
    assert from_json(to_json(one), Brief) == one


def test_markdown_links_every_number_to_its_evidence() -> None:
    written = markdown(whole())
    assert set(re.findall(r"\]\(#e(\d+)\)", written)) <= set(re.findall(r'<a id="e(\d+)">', written))
    assert "**shelled**" in written


def test_the_page_escapes_what_reports_hold_and_fetches_nothing() -> None:
    nasty = replace(
        SHELLED, text="Gunners shelled <script>alert(1)</script> the market in El Fasher", publisher="<b>Post</b>"
    )
    one = made(event_of(nasty), told=(nasty,))
    written = page(one)
    assert "<script>" not in written
    assert "<b>Post</b>" not in written
    assert not re.search(r'(?:src|href)="(?!#|data:image)', written)
    assert "&lt;script&gt;" in written


def test_a_sentence_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no citation"):
        Sentence("Something happened.", ())


def test_a_brief_is_set_as_pdf_without_fetching_anything() -> None:
    needs("weasyprint", "PDF needs WeasyPrint")
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    import io

    from fogline.picture.brief.pdf import data_alone, pdf

    written = pdf(replace(whole(), map='<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'))
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(written)).pages)
    assert "Key points" in text
    with pytest.raises(ValueError, match="disallowed"):
        data_alone().fetch("https://example.org/a.png")


def test_no_word_of_the_evidence_is_broken_at_the_end_of_a_line_in_print() -> None:
    needs("weasyprint", "PDF needs WeasyPrint")
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    import io

    from fogline.picture.brief.pdf import pdf

    one = whole()
    words = " ".join(["reinforcements were rushed from Omdurman"] * 12)
    marks = tuple(Span(*found.span()) for found in re.finditer("reinforcements|Omdurman", words))
    cited = replace(one.citations[0], words=words, marks=marks)
    written = pdf(replace(one, citations=(cited, *one.citations[1:])))
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(written)).pages)
    assert text.count("reinforcements") == text.count("Omdurman") == 12


def test_without_weasyprint_the_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from fogline.picture.brief.pdf import pdf
    from fogline.records.errors import UsageError

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"fogline\[pdf\]"):
        pdf(whole())


def test_findings_of_tests_are_as_told() -> None:
    assert finding_of(TAKEN).evidence == TAKEN.text


def test_a_running_total_is_told_with_its_beginning_and_is_no_point_of_the_period() -> None:
    text = "The UN mission said 3,200 civilians were killed in El Fasher since the start of the war"
    total = replace(
        KILLED, text=text, targets=(("3,200 civilians", None),), document="d9", when=None,
        quantities=(("3,200", 3200, 3200, "civilians", "killed"),),
    )  # fmt: skip
    one = made(event_of(total), told=(total,), since="2024-03-01", until="2024-03-07")
    (paragraph,) = next(section for section in one.sections if section.kind == "losses").paragraphs
    assert one.key_points == ()
    assert paragraph.label.startswith("Running totals")
    assert "since the start of the war" in paragraph.sentences[0].text


def test_a_small_toll_under_two_spellings_of_the_place_is_told_once() -> None:
    def toll(name: str, document: str) -> Told:
        text = f"Rescuers said 3 people were killed in {name} on 4 March"
        return Told(
            text, "casualties", "killed", targets=(("3 people", None),), place=(name, name, "settlement"),
            quantities=(("3", 3, 3, "people", "killed"),), source=("Rescuers", None, None), document=document,
            when=("on 4 March", "2024-03-04", "2024-03-04", "day"),
        )  # fmt: skip

    told = [toll("El Fasher", "d1"), toll("Al-Fashir", "d2")]
    one = brief([_at(event_of(each), 13.6, 25.3) for each in told], BriefOptions(frames=frames_each(*told)))  # type: ignore[arg-type]
    losses = next(section for section in one.sections if section.kind == "losses")
    assert len(losses.sentences) == 1


def _at(event: FusedEvent, latitude: float, longitude: float) -> FusedEvent:
    """Return the event with its claims at a point."""
    moved = []
    for one in event.findings:
        assert one.claim.place is not None
        place = replace(one.claim.place, latitude=latitude, longitude=longitude)
        moved.append(replace(one, claim=replace(one.claim, place=place)))
    return replace(event, findings=tuple(moved))


@pytest.mark.parametrize(
    ("party", "rubric"),
    [
        ("LIVE", True),
        ("Live updates", True),
        ("Explained", True),
        ("Ukraine war", True),
        ("Israel–Gaza war live", True),
        ("War in Sudan", True),
        ("Institute for the Study of War", False),
        ("International Crisis Group", False),
        ("Liverpool council", False),
    ],
)
def test_the_rubric_of_a_headline_is_no_source(party: str, rubric: bool) -> None:
    assert is_rubric(party) is rubric


def test_what_has_no_day_of_its_own_is_told_with_that_of_its_report():
    later = replace(
        SHELLED,
        text="Gunners shelled the mill in Tessaly, killing people",
        targets=(("the mill", None),),
        place=("in Tessaly", "Tessaly", "settlement"),
        day="2024-03-07",
        document="later",
        publisher="Radio Lanivka",
    )
    told = [line.text for line in _lines(brief([event_of(SHELLED), event_of(later)], _asked()))]
    assert any("The Harbour Post reported on 5 March" in one or "(reported on 5 March)" in one for one in told)
    assert any("Radio Lanivka reported on 7 March" in one or "(reported on 7 March)" in one for one in told)


def test_a_report_that_is_called_by_its_day_is_not_dated_twice():
    nameless = replace(SHELLED, publisher=None)
    later = replace(KILLED, day="2024-03-07")
    told = [line.text for line in _lines(brief([event_of(nameless), event_of(later)], _asked()))]
    dated = [one for one in told if "of 5 March" in one]
    assert dated
    assert all("reported on" not in one for one in dated)


def test_in_a_brief_of_one_day_no_report_needs_its_day():
    assert all("reported on" not in line.text for line in _lines(brief([event_of(SHELLED)], _asked())))


def test_what_tells_its_day_needs_no_other():
    later = replace(SHELLED, day="2024-03-07", document="later")
    told = [line.text for line in _lines(brief([event_of(KILLED), event_of(later)], _asked()))]
    assert all("reported on" not in one for one in told if "4 March" in one)


def _asked() -> BriefOptions:
    return BriefOptions(length="long")


def _lines(made: Brief) -> list[Sentence]:
    return [*made.key_points, *(line for section in made.sections for line in section.sentences)]
