"""What people coded comes in as documents whose every span is words of the row."""

import os
import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.ledgers import run
from tests.exchange.imports.samples import ACLED, BROKEN, CLASH, OTHER, SHELLING, UCDP, table

from fogline.exchange.formats import acled
from fogline.exchange.imports import open_table, report_of
from fogline.flow import Ledger, importing
from fogline.flow.importing import import_coded
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import InputError


def placed(path, content):
    path.write_bytes(content)
    return list(open_table(str(path)).rows())


def test_a_row_of_acled_is_a_document_with_a_claim_for_each_source(tmp_path):
    first, *_ = placed(tmp_path / "acled.csv", ACLED)
    report = report_of(first)
    text = report.document.text
    assert text.startswith("On 11 April 2023, Russian forces shelled Velsk, where 7 people")
    assert (report.reader.name, report.document.publisher) == ("ACLED coding", "ACLED")
    assert [claim.chain[0].party for claim in report.claims] == ["Ada Brenn", "Suspilne"]
    assert {claim.chain[-1].party for claim in report.claims} == {"ACLED"}
    claim = report.claims[0]
    assert (claim.type, claim.when.start, claim.when.precision) == ("shelling", "2023-04-11", "day")
    assert (claim.place.latitude, claim.place.precision, claim.place.radius_km) == (49.11, "settlement", 5.0)
    assert [actor.side for actor in claim.actors] == ["RU"]
    said = {"7": claim.quantities[0].span, "2023-04-11": claim.when.derived_from, "Ada Brenn": claim.chain[0].span}
    for words, span in said.items():
        assert span.of(text) == words
    assert claim.place.derived_from.of(text) == "Velsk, Kharkiv, Ukraine"
    assert report.document.published.start.isoformat() == "2023-04-14"


def test_precision_of_date_and_no_zero_for_dead(tmp_path):
    claim = report_of(placed(tmp_path / "acled.csv", ACLED)[1]).claims[0]
    assert (claim.when.start, claim.when.end) == ("2023-05-01", "2023-05-31")
    assert claim.quantities == ()
    assert claim.place.precision == "near"


def test_a_row_of_ged(tmp_path):
    [row] = placed(tmp_path / "ged.csv", UCDP)
    report = report_of(row)
    [claim] = report.claims
    assert (claim.type, claim.when.start, claim.when.end) == ("clash", "2023-04-10", "2023-04-12")
    assert (claim.quantities[0].low, claim.quantities[0].high) == (5, 12)
    assert claim.quantities[0].span.of(report.document.text) == "7 (5 to 12)"
    assert [one.side for one in claim.actors + claim.targets] == ["UA", "RU"]
    assert report.reader.name == "UCDP GED coding"


def test_the_file_is_kept_whole_and_each_row_as_a_part_of_it(tmp_path):
    (tmp_path / "acled.csv").write_bytes(ACLED)
    with Ledger.open(tmp_path / "ledger", create=True, user="ada") as ledger:
        done = import_coded(ledger, str(tmp_path / "acled.csv"))
        assert (done.rows, done.claims, done.untyped, len(done.failed)) == (3, 3, 1, 1)
        assert "row 4" in done.failed[0]
        again = import_coded(ledger, str(tmp_path / "acled.csv"))
        assert (again.rows, again.known) == (0, 3)
        heads = {head.original for head in ledger.documents()}
        [row] = [ledger.original(name) for name in heads if b"UKR900001" in ledger.original(name).content]
        assert row.content in ACLED
        assert row.custody.source.endswith("acled.csv#row=1")
        [found, _] = ledger.claims(types="shelling")
        assert found.reader.name == "ACLED coding"


@pytest.mark.parametrize(
    "odd",
    [
        {"fatalities": "inf"},
        {"fatalities": "nan"},
        {"fatalities": "1e300"},
        {"fatalities": "-3"},
        {"event_date": "1 January 0001", "time_precision": 2},
        {"event_date": "9999-12-31", "time_precision": 2},
        {"latitude": "inf"},
    ],
)
def test_a_row_with_a_number_that_cannot_be_leaves_the_others(tmp_path, odd):
    (tmp_path / "acled.csv").write_bytes(table(acled.COLUMNS, SHELLING | odd, CLASH))
    done = import_coded(Ledger(MemoryStore(), "ada"), str(tmp_path / "acled.csv"))
    assert (done.rows, len(done.failed)) == (1, 1)
    assert done.failed[0].startswith("row 1: ")
    assert "; want " in done.failed[0]


def test_a_release_that_cannot_be_is_none(tmp_path):
    [row] = placed(tmp_path / "acled.csv", table(acled.COLUMNS, SHELLING | {"timestamp": "²"}))
    assert row.row.released is None
    [row] = placed(tmp_path / "acled.csv", table(acled.COLUMNS, SHELLING | {"timestamp": "99999999999"}))
    assert report_of(row).document.published.start is None, "no row was put out in the year 5138"


def test_an_end_before_the_start_is_told_as_a_fault_of_the_row(tmp_path):
    [row] = placed(tmp_path / "ged.csv", UCDP.replace(b"2023-04-12", b"2023-04-09"))
    assert str(row) == "row 1: date_end: got 2023-04-09, which is before date_start, 2023-04-10"


def test_what_was_done_is_told_and_a_stop_ends_between_transactions(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "_TRANSACTION", 2)
    content = table(acled.COLUMNS, SHELLING, CLASH, OTHER, BROKEN)
    (tmp_path / "acled.csv").write_bytes(content)
    ledger, steps = Ledger(MemoryStore(), "ada"), []
    half = import_coded(ledger, str(tmp_path / "acled.csv"), lambda *step: steps.append(step), lambda: True)
    assert (half.rows, half.stopped, half.failed) == (2, True, ())
    [(done, of)] = steps
    assert 0 < done < of == len(content)
    rest = import_coded(ledger, str(tmp_path / "acled.csv"))
    assert (rest.rows, rest.known, rest.stopped, len(rest.failed)) == (1, 2, False, 1)


def test_the_command_ends_as_asked_and_says_how_far_it_came(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(importing, "_TRANSACTION", 1)
    path = tmp_path / "acled.csv"
    path.write_bytes(table(acled.COLUMNS, SHELLING, CLASH))
    kept = MemoryStore.add

    def add(self, entries, user):
        if entries[0].document is not None:
            os.kill(os.getpid(), signal.SIGINT)
        return kept(self, entries, user)

    monkeypatch.setattr(MemoryStore, "add", add)
    monkeypatch.setattr(Ledger, "open", lambda *_, **__: Ledger(MemoryStore(), "ada"))
    assert run("import", str(path)) == 130
    assert "1 row with 2 claims; stopped before the end" in capsys.readouterr().out


def test_a_row_that_cannot_be_kept_leaves_the_others(tmp_path):
    class Picky(MemoryStore):
        def add(self, entries, user):
            if any(entry.slice and b"UKR900002" in entry.original.content for entry in entries):
                raise ValueError("no such number")
            return super().add(entries, user)

    (tmp_path / "acled.csv").write_bytes(table(acled.COLUMNS, SHELLING, CLASH, OTHER))
    done = import_coded(Ledger(Picky(), "ada"), str(tmp_path / "acled.csv"))
    assert (done.rows, done.untyped, done.failed) == (2, 1, ("row 2: no such number",))


def test_the_command_tells_what_came_in_and_what_did_not(tmp_path, capsys):
    (tmp_path / "acled.csv").write_bytes(ACLED)
    assert run("import", str(tmp_path / "acled.csv"), "--ledger", str(tmp_path / "ledger"), "--user", "ada") == 1
    told = capsys.readouterr()
    assert "3 rows with 3 claims, 1 of no type" in told.out
    assert "row 4: " in told.err
    assert "; want " in told.err


def test_a_row_that_does_not_come_in_is_listed_and_imported_again(tmp_path):
    path = tmp_path / "acled.csv"
    path.write_bytes(table(acled.COLUMNS, SHELLING, SHELLING | {"event_id_cnty": "UKR9", "fatalities": "many"}))
    with Ledger.open(tmp_path / "ledger", create=True, user="ada") as ledger:
        assert ledger.add(path).failed, "a table of coded events is no table of reports"
        import_coded(ledger, str(path))
        [failure] = ledger.failures()
        assert failure.source == f"{path}#row=2"
        assert failure.message == "fatalities: got 'many'; want a number"
        assert len(ledger.retry().failed) == 1
        path.rename(tmp_path / "away.csv")
        assert ledger.retry().exit_status == 1
        assert [one.message for one in ledger.failures()] == [failure.message]
        path.write_bytes(table(acled.COLUMNS, SHELLING, SHELLING | {"event_id_cnty": "UKR9", "fatalities": "3"}))
        assert ledger.retry().added == 1
        assert not list(ledger.failures())


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"fatalities": "nan"}, "fatalities: got 'nan'; want a number"),
        ({"fatalities": "-3"}, "fatalities: got '-3'; want a number from 0 to 10,000,000,000"),
        ({"fatalities": "1e300"}, "fatalities: got '1e300'; want a number from 0 to 10,000,000,000"),
        ({"latitude": "49,5"}, "latitude: got '49,5'; want a number"),
        ({"longitude": "200"}, "longitude: got '200'; want degrees from -180 to 180"),
        ({"event_date": "spring"}, "event_date: got 'spring'; want a date, such as 2022-05-16 or 16 May 2022"),
        ({"event_id_cnty": ""}, "event_id_cnty: got an empty cell; want the id of the event"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_by_column(tmp_path, cells, message):
    [row] = placed(tmp_path / "acled.csv", table(acled.COLUMNS, SHELLING | cells))
    assert str(row) == f"row 1: {message}"


def test_another_table_is_refused(tmp_path):
    with pytest.raises(InputError, match="no table of ACLED or UCDP GED"):
        placed(tmp_path / "news.csv", b"title,url\nBridge falls,https://a.example\n")
    with pytest.raises(InputError, match="got a zip archive or an office document; want an export of ACLED or"):
        placed(tmp_path / "acled.zip", b"PK\x03\x04" + bytes(30))


@settings(max_examples=25)
@given(
    st.text(max_size=60),
    st.text(max_size=30),
    st.lists(
        st.text(alphabet=st.characters(exclude_characters=";", exclude_categories=("Cs",)), max_size=12), max_size=4
    ),
)
def test_every_span_is_words_of_the_text_whatever_is_in_the_row(tmp_path_factory, notes, actor, sources):
    path = tmp_path_factory.mktemp("table") / "acled.csv"
    rows = placed(
        path, table(acled.COLUMNS, SHELLING | {"notes": notes, "actor1": actor, "source": ";".join(sources)}, CLASH)
    )
    for row in rows:
        if isinstance(row, InputError):
            continue
        report = report_of(row)
        text = report.document.text
        for claim in report.claims:
            spans = [
                claim.evidence,
                *(one.span for one in claim.actors),
                claim.place.derived_from,
                claim.when.derived_from,
            ]
            spans += [link.span for link in claim.chain if link.span] + [one.span for one in claim.quantities]
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(one.span.of(text) == one.text for one in claim.actors)
