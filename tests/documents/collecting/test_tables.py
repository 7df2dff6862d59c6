"""Tables: columns guessed and named, rows as exact slices, damaged rows left alone."""

import csv
import datetime
import gzip
import io
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.collecting.common import collected, documents

from fogline.documents.collecting import Item, ItemFailure, ItemLimits, ItemOptions, items
from fogline.documents.collecting.columns import parse_columns
from fogline.documents.collecting.encodings import Encoding, lines_of
from fogline.documents.collecting.rows import Dialect, records
from fogline.records import Published
from fogline.records.errors import UsageError

HEADLINES = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "eval" / "ruwa" / "headlines.csv"
DAY = datetime.date(2023, 3, 4)
NEWS = """Published At,Outlet,Link,Headline,Body
2023-03-04T10:00:00+02:00,Harbour Post,https://post.example/1,Ferry hit,"A drone hit the ferry, the port said.

It caught fire."
2023-03-05,Harbour Post,https://post.example/2,"Ferry ""Omelny"" afloat",Both ferries run again.
"""


def table(path: Path, text: str | bytes, name: str = "news.csv") -> Path:
    file = path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_rows_become_documents_with_what_their_columns_say(tmp_path: Path) -> None:
    told: list[str] = []
    path = table(tmp_path, NEWS)
    found, failed = collected(path, ItemOptions(tell=told.append))
    assert not failed
    assert told[0].startswith(f"{path}: columns date=Published At,publisher=Outlet,url=Link,title=Headline,text=Body;")
    assert (found[0].how, found[0].original.content, found[0].slice) == (None, NEWS.encode(), None)
    assert "date=Published At" in (found[0].original.custody.note or "")
    first, second = documents(found)
    assert (first.title, first.publisher, first.url) == ("Ferry hit", "Harbour Post", "https://post.example/1")
    assert first.published == Published(DAY, DAY, "metadata")
    assert first.text == "Ferry hit\nA drone hit the ferry, the port said.\nIt caught fire."
    assert [block.kind for block in first.blocks] == ["title", "text", "text"]
    assert second.text == 'Ferry "Omelny" afloat\nBoth ferries run again.'
    assert [item.key for item in found[1:]] == [f"{path}#row=1", f"{path}#row=2"]
    assert found[2].original.content.startswith(b"2023-03-05,")
    assert found[2].original.content.endswith(b"run again.")
    assert (found[1].original.custody.method, found[1].original.custody.source) == ("csv", f"{path}#row=1")


def test_the_columns_can_be_named(tmp_path: Path) -> None:
    text = "a;b;c;d\n04.03.2023;The lead.;The body.;x\n"
    options = ItemOptions(columns=parse_columns("date=a, text=b+C"))
    [document] = documents(collected(table(tmp_path, text), options)[0])
    assert (document.text, document.published.start) == ("The lead.\nThe body.", DAY)
    found, [failure] = collected(table(tmp_path, text), ItemOptions(columns={"text": ("body",)}))
    assert (found, failure.exit_status) == ([], 2)
    assert "there is no column 'body'; there are 'a', 'b', 'c', 'd'" in failure.message
    _, [failure] = collected(table(tmp_path, text))
    assert "found no column of title or text among 'a', 'b'" in failure.message
    for wrong in ("txt=a", "text"):
        with pytest.raises(UsageError, match="columns: got"):
            parse_columns(wrong)


def test_a_table_without_names_is_mapped_by_numbers(tmp_path: Path) -> None:
    text = "2023-03-04,Ferry hit\n2023-03-05,Ferry afloat\n"
    options = ItemOptions(columns={"date": ("1",), "title": ("2",)})
    assert [each.title for each in documents(collected(table(tmp_path, text), options)[0])] == [
        "Ferry hit",
        "Ferry afloat",
    ]


def test_what_the_user_says_of_all_rows(tmp_path: Path) -> None:
    options = ItemOptions(publisher="Ann", published=Published(DAY, DAY, "stated"))
    path = table(tmp_path, NEWS)
    first, _ = documents(collected(path, options)[0])
    assert (first.publisher, first.published.how) == ("Harbour Post", "stated")
    first, _ = documents(collected(path, replace(options, columns=parse_columns("publisher=")))[0])
    assert first.publisher == "Ann"


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("date,publisher,url,title,description", "date=date,publisher=publisher,url=url,title=title,text=description"),
        ("id,Title,Content,Source,Publication Date", "date=Publication Date,publisher=Source,title=Title,text=Content"),
        ("timestamp,channel,message", "date=timestamp,publisher=channel,text=message"),
        ("DATE_PUBLISHED,media_outlet,article-url,HeadLine,full_text,lead",
         "date=DATE_PUBLISHED,publisher=media_outlet,url=article-url,title=HeadLine,text=full_text"),
        ("дата,источник,ссылка,заголовок,текст", "date=дата,publisher=источник,url=ссылка,title=заголовок,text=текст"),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_common_names(tmp_path: Path, header: str, columns: str) -> None:
    told: list[str] = []
    cells = ",".join(f"Something {number}" for number in range(header.count(",") + 1))
    list(items(str(table(tmp_path, f"{header}\n{cells}\n")), ItemOptions(tell=told.append)))
    assert f"columns {columns};" in told[0]


def test_a_source_that_holds_addresses_is_the_address(tmp_path: Path) -> None:
    [document] = documents(collected(table(tmp_path, "source,text\nhttps://a.example/1,Two were hurt.\n"))[0])
    assert (document.url, document.publisher) == ("https://a.example/1", None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    rows = [
        ["date", "title", "text"],
        ["2023-03-04", "Обстріл порту", "Пошкоджено, два пороми"],
        ["2023-03-04", "Ще один", "x"],
    ]
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    found, failed = collected(table(tmp_path, held.getvalue().encode(encoding)))
    assert not failed
    first, second = documents(found)
    assert (first.title, first.text, first.published.start) == (rows[1][1], "\n".join(rows[1][1:]), DAY)
    assert second.title == "Ще один"


def test_bad_rows_are_listed_and_the_others_kept(tmp_path: Path) -> None:
    text = 'title,text\nOne,a\nTwo,"never closed\nThree,c\nFour\nFive,e,f,g\n\nSix," "\n,\nSeven,"g"\n'
    found, failed = collected(table(tmp_path, text))
    assert [each.title for each in documents(found)] == ["One", "Two", "Three", "Six", "Seven"]
    assert [(each.key.rpartition("#")[2], each.message.split(":")[0]) for each in failed] == [
        ("row=4", "has 1 cells where the table has 2 columns"),
        ("row=5", "has 4 cells where the table has 2 columns"),
    ]


def test_a_quote_in_the_middle_and_one_escaped_by_a_backslash(tmp_path: Path) -> None:
    text = 'title,text\nThe 5" gun,fired\n"Port ""Omelny""","burns, they say"\n'
    assert [each.title for each in documents(collected(table(tmp_path, text))[0])] == ['The 5" gun', 'Port "Omelny"']
    text = 'title,text\n"He said \\"run\\", and ran","x"\n"A \\"b\\"","y"\n'
    assert documents(collected(table(tmp_path, text))[0])[0].title == 'He said "run", and ran'


def test_spaces_before_quotes(tmp_path: Path) -> None:
    text = 'title, text\n"Ferry hit", "One, two, three hurt"\n"Port shelled", "Nobody, they say"\n'
    found, failed = collected(table(tmp_path, text))
    assert ([each.text.splitlines()[1] for each in documents(found)], failed) == (
        ["One, two, three hurt", "Nobody, they say"],
        [],
    )


def test_mixed_encodings_nuls_and_marks(tmp_path: Path) -> None:
    rows = [b"title,text", "Обстріл,порту вночі".encode(), "Обстрел,порта ночью".encode("cp1251"), b"A\0B,c\0d"]
    found, failed = collected(table(tmp_path, b"\xef\xbb\xbf" + b"\n".join(rows)))
    assert not failed
    assert [each.title for each in documents(found)] == ["Обстріл", "Обстрел", "A B"]
    assert documents(found)[2].text == "A B\ncd"
    assert "in cp1251 where the file is in utf-8" in (found[2].original.custody.note or "")
    assert found[1].original.custody.note is None


def test_dates_in_the_order_that_the_column_keeps_to(tmp_path: Path) -> None:
    def dates(*written: str) -> list[datetime.date | None]:
        text = "title,date\n" + "".join(f'T{number},"{date}"\n' for number, date in enumerate(written))
        return [each.published.start for each in documents(collected(table(tmp_path, text))[0])]

    assert dates("3/4/2023", "3/25/2023") == [DAY, datetime.date(2023, 3, 25)]
    assert dates("4/3/2023", "25/3/2023") == [DAY, datetime.date(2023, 3, 25)]
    assert dates("4/3/2023") == [None]  # the third of April or the fourth of March
    assert dates("04.03.2023", "March 4, 2023", "4 Mar 2023 10:00", "Sat, 04 Mar 2023 10:00:00 +0200", "1677924000", "20230304",
                 "1677924000000", "2023-03-04 23:30:00-08:00") == [DAY] * 8  # fmt: skip
    assert dates("soon", "2023", "0000-00-00", "99999999999999999999") == [None] * 4


def test_a_date_yet_to_come_is_not_believed(tmp_path: Path) -> None:
    found, _ = collected(table(tmp_path, "title,date\nFerry hit,2099-01-01\nAnother,whenever\n"))
    assert documents(found)[0].published == Published()
    assert "dates it 2099-01-01, which was yet to come" in (found[1].original.custody.note or "")
    assert "its date 'whenever' was not understood" in (found[2].original.custody.note or "")


def test_markup_in_cells_is_read_as_such(tmp_path: Path) -> None:
    text = 'title,text\nFerry <b>hit</b>,"<p>One &amp; two.</p><script>x()</script><p>Three<br>four.</p>"\n'
    [document] = documents(collected(table(tmp_path, text))[0])
    assert document.text == "Ferry hit\nOne & two.\nThree\nfour."


def test_packed_tables_and_those_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(NEWS.encode())
    found, failed = collected(table(tmp_path, packed, "news.csv.gz"))
    assert (len(found), failed) == (3, [])
    assert "packed, its SHA-256 is" in (found[0].original.custody.note or "")
    _, [failure] = collected(table(tmp_path, packed[:-20], "news.csv.gz"))
    assert "cut off" in failure.message
    _, [failure] = collected(table(tmp_path, packed, "news.csv.gz"), limits=ItemLimits(container_bytes=len(packed)))
    assert "unpacks to more than" in failure.message
    monkeypatch.setattr("fogline.documents.packing._BOMB_BYTES", 1_000_000)
    bomb = gzip.compress(b"a,b\n" * 1_000_000, 9)
    _, [failure] = collected(table(tmp_path, bomb, "bomb.csv.gz"))
    assert "no text but a bomb" in failure.message


@pytest.mark.parametrize("text", ["title,text\n", "title,text", "\n\n", "title,text\n,\n"])
def test_a_table_without_rows(tmp_path: Path, text: str) -> None:
    found, [failure] = collected(table(tmp_path, text))
    assert (found, failure.exit_status) == ([], 1)


def test_many_quotes_never_closed_take_no_time(tmp_path: Path) -> None:
    text = "title,text\n" + 'T,"x\nU,y\n' * 3001
    started = time.process_time()
    found, failed = collected(table(tmp_path, text), ItemOptions(clean=False))
    assert time.process_time() - started < 10
    assert len(found) + len(failed) > 3000


def test_limits_and_single_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "title\n" + "Ferry hit again\n" * 0 + "".join(f"Ferry {n} hit\n" for n in range(9)))
    found, [failure] = collected(path, limits=ItemLimits(entries=3), options=ItemOptions(kind="csv"))
    assert (len(found), failure.message) == (4, "holds more than 3 rows; split it, or allow more")
    found, _ = collected(path, ItemOptions(kind="csv", only=frozenset({f"{path}#row=5"})))
    assert [each.title for each in documents(found)] == ["Ferry 4 hit"]


CELLS = st.text(st.sampled_from('ab "\n\r,;\té–\0\ufeff'), max_size=12)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_whatever_csv_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    held = io.StringIO()
    csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("title", "text"), *rows])
    content = held.getvalue().encode()
    found = list(records(lines_of(content, Encoding("utf-8")), Dialect(), 2))
    assert [tuple(record.cells) for record in found[1:]] == [row for row in rows if any(row)]
    for record, row in zip(found[1:], [row for row in rows if any(row)], strict=True):
        assert next(csv.reader(io.StringIO(content[record.start : record.end].decode(), newline=""))) == list(row)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_end_in_items_or_failures(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"title,text\n" + content)
    for each in items(str(path)):
        assert isinstance(each, Item | ItemFailure)


@pytest.mark.skipif(not HEADLINES.is_file(), reason=f"the headlines are not there: {HEADLINES}")
def test_a_large_table_goes_in_whole() -> None:
    started = time.process_time()
    found, failed = collected(HEADLINES)
    assert (len(found), failed) == (14668, [])
    read = documents(found[1:3001])
    assert all(document.published.how == "metadata" and document.url and document.publisher for document in read)
    assert sum(document.language in ("en", None) for document in read) > 2990
    assert time.process_time() - started < 14667 / 700  # at least 2,000 rows a second on a processor of its own


@pytest.mark.parametrize(
    "names",
    ["Veröffentlicht;Quelle;Überschrift;Inhalt", "Publicado;Fuente;Titular;Cuerpo", "التاريخ;المصدر;العنوان;النص"],
)
def test_columns_in_other_languages(tmp_path: Path, names: str) -> None:
    path = table(tmp_path, f"{names}\n2023-03-04;Harbour Post;Ferry hit;A drone hit the ferry.\n")
    [document] = documents(collected(path)[0][1:])
    assert (document.publisher, document.published.start) == ("Harbour Post", DAY)
    assert document.text == "Ferry hit\nA drone hit the ferry."


def test_the_column_of_running_text_is_found_whatever_it_is_called(tmp_path: Path) -> None:
    told: list[str] = []
    rows = "Nr;Tag;Kopf;Was\n1;18.12.2023;RSF in Rufaa;RSF fighters took Rufaa on Monday, a local committee said.\n"
    list(items(str(table(tmp_path, rows)), ItemOptions(tell=told.append)))
    assert "date=Tag" in told[0]
    assert "text=Was" in told[0]


def test_a_table_of_coded_events_is_not_read_as_news(tmp_path: Path) -> None:
    path = table(tmp_path, "event_id_cnty,sub_event_type,actor1,notes\n1,Attack,Army,The army attacked Vale.\n")
    found, [failure] = collected(path)
    assert not documents(found)
    assert "fogline import" in failure.message
    assert documents(collected(path, ItemOptions(columns={"text": ("notes",)}))[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\u2028", "\x0c", "\x85", "\x1c"])
def test_a_line_ends_where_lines_end_in_any_encoding(encoding: str, mark: str) -> None:
    text = f"id,text\r\n1,Shells hit{mark}the quay\r\n2,Quiet\r\n"
    content = text.encode(encoding)
    main = "utf-16-le" if encoding == "utf-16" else encoding
    lines = list(lines_of(content, Encoding(main)))
    assert [line.text.rstrip() for line in lines] == ["id,text", f"1,Shells hit{mark}the quay", "2,Quiet"]
    assert [content[line.start : line.body].decode(main) for line in lines] == [line.text.rstrip() for line in lines]


@pytest.mark.parametrize("name", ["when", "Tag der Meldung", "Date of report"])
def test_a_day_is_found_by_more_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / "log.csv"
    path.write_text(f"{name};text\n04.09.2023;A drone hit the port of Orvel, the governor said.\n", "utf-8")
    found, _ = collected(path)
    assert [str(document.published.start) for document in documents(found)] == ["2023-09-04"]


def test_a_column_of_days_without_a_known_name_is_told_but_not_taken(tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "log.csv"
    path.write_text("Eingang,text,no\n2023-09-04,A drone hit the port of Orvel.,x1\n2023-09-05,Both ferries run.,x2\n")
    found, _ = collected(path, ItemOptions(tell=told.append))
    assert all(document.published.start is None for document in documents(found))
    assert told[0].endswith("; no date was found: 'Eingang' may hold it (--columns date=Eingang)")
    told.clear()
    collected(path, ItemOptions(tell=told.append, columns={"date": ("Eingang",)}))
    assert "no date" not in told[0]
