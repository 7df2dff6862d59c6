"""From sources to reports: one, many, broken ones among them."""

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import fogline
from fogline.flow import expand, read_named
from fogline.reading.fake import FakeReader
from fogline.records import Document, Frame, Mention, ReaderInfo, Reading, Role, Span
from fogline.records.errors import InputError, NotRead, UsageError

ENGLISH = (
    "Rebels shelled the harbour of Port Amsel on Friday, the Interior Ministry said.\n\n"
    "At least 12 people were killed and the main bridge was destroyed, according to Mayor Ada Brenn.\n"
)
GERMAN = (
    "Die Aufständischen beschossen am Freitag den Hafen der Stadt, teilte das Ministerium mit. "
    "Mindestens zwölf Menschen wurden getötet, und die große Brücke wurde nach Angaben der Bürgermeisterin zerstört.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


class Stumbling(FakeReader):
    """Breaks at every document that speaks of a storm."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            if "storm" in document.text:
                raise ValueError("a span outside the text")
            yield from super().read([document])


def test_read_returns_a_report_with_what_the_user_states(article: Path) -> None:
    report = fogline.read(article, published="2021-03-07", publisher="Daily Example", reader="fake")
    assert report.document.published.start == datetime.date(2021, 3, 7)
    assert report.document.published.how == "stated"
    assert report.document.publisher == "Daily Example"
    assert report.reader == ReaderInfo("fake", "1")
    assert report.fogline == fogline.__version__
    assert "shelling" in {claim.type for claim in report.claims}
    assert report.claims[0].chain[-1].party == "Daily Example"


def test_options_and_keywords_can_be_mixed_and_keywords_win(article: Path) -> None:
    options = fogline.ReadOptions(publisher="Daily Example", published="2021-03-07")
    report = fogline.read(article, options, reader=FakeReader(), publisher="Harbour Post")
    assert report.document.publisher == "Harbour Post"
    assert report.document.published.how == "stated"


def test_a_text_can_be_taken_as_it_stands(article: Path) -> None:
    assert fogline.read(article, clean=False, reader="fake").document.text.rstrip("\n") == ENGLISH.rstrip("\n")


@pytest.mark.parametrize("date", ["yesterday", "2031-02-30", "07.03.2031", ""])
def test_a_publication_date_that_is_none_is_wrong_use(date: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        fogline.ReadOptions(published=date)


@pytest.mark.parametrize("date", [datetime.date(2021, 3, 7), datetime.datetime(2021, 3, 7, 12), " 2021-03-07 "])
def test_a_publication_date_may_be_a_date(date: datetime.date | str) -> None:
    published = fogline.ReadOptions(published=date).stated()
    assert published is not None
    assert published.start == published.end == datetime.date(2021, 3, 7)


def test_an_unknown_reader_is_wrong_use(article: Path) -> None:
    with pytest.raises(UsageError, match="crystal"):
        fogline.read(article, reader="crystal ball")


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt"):
        fogline.read(tmp_path / "missing.txt", reader="fake")


def test_another_language_is_named_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "artikel.txt"
    path.write_text(GERMAN, encoding="utf-8")
    with pytest.raises(NotRead, match=r"German \(de\)"):
        fogline.read(path, reader="fake")


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path, article: Path) -> None:
    foreign, empty = tmp_path / "foreign.txt", tmp_path / "empty.txt"
    foreign.write_text(GERMAN, encoding="utf-8")
    empty.write_bytes(b"")
    sources = [article, foreign, tmp_path / "missing.txt", empty, article]
    outcomes = list(fogline.read_many(sources, reader="fake"))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Report", "Failure", "Failure", "Failure", "Report"]
    failures = [outcome for outcome in outcomes if isinstance(outcome, fogline.Failure)]
    assert [failure.source for failure in failures] == [str(path) for path in sources[1:4]]
    assert all(failure.message and failure.exit_status == 1 for failure in failures)
    unread = failures[0].unread
    assert unread is not None
    assert unread.document.language == "de"
    assert unread.document.text.split() == GERMAN.split()
    assert (unread.mentions, unread.attributions, unread.frames, unread.claims) == ((), (), (), ())
    assert failures[1].unread is failures[2].unread is None


def test_a_document_that_breaks_the_reader_fails_alone_and_the_order_holds(tmp_path: Path) -> None:
    paths = []
    for number, weather in enumerate(["sun", "storm", "rain", "storm", "snow"]):
        path = tmp_path / f"{number}.txt"
        path.write_text(
            f"After the {weather} the {number} soldiers shelled the town of Lanivka.\n{ENGLISH}", encoding="utf-8"
        )
        paths.append(path)
    outcomes = list(fogline.read_many(paths, reader=Stumbling()))
    assert [isinstance(outcome, fogline.Failure) for outcome in outcomes] == [False, True, False, True, False]
    reports = [outcome for outcome in outcomes if isinstance(outcome, fogline.Report)]
    assert [next(word for word in ("sun", "rain", "snow") if word in report.document.text) for report in reports] == [
        "sun",
        "rain",
        "snow",
    ]


def test_many_are_read_as_they_come(article: Path) -> None:
    taken = []

    def sources() -> Iterator[Path]:
        for _ in range(1000):
            taken.append(1)
            yield article

    outcomes = fogline.read_many(sources(), reader="fake")
    assert isinstance(next(outcomes), fogline.Report)
    assert len(taken) == 1


def test_a_folder_stands_for_the_texts_in_it(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("b/two.html", "b/c/three.MD", "one.txt", "picture.jpg", ".hidden.txt", ".git/note.txt"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    found = [str(Path(path).relative_to(tmp_path)) for path in expand(tmp_path).names]
    assert found == ["b/c/three.MD", "b/two.html", "one.txt"]
    assert expand(tmp_path).left_out == (str(tmp_path / "picture.jpg"),)
    assert len(list(fogline.read_many([tmp_path], reader="fake"))) == 3


def test_pipes_and_links_out_of_a_folder_are_left_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside, inside / "box.txt", inside / "box.txt" / "cur", inside / "box.txt" / "new"):
        folder.mkdir()
    for folder in (inside, outside):
        (folder / "text.txt").write_text(ENGLISH, encoding="utf-8")
    os.mkfifo(inside / "pipe.txt")
    (inside / "link.txt").symlink_to("../outside/text.txt")
    (inside / "away").symlink_to(outside)
    (inside / "loop").symlink_to(".")
    (inside / "same.txt").symlink_to("text.txt")
    found = expand(inside)
    assert [Path(name).name for name in found.names] == ["same.txt", "text.txt"]
    assert [Path(name).name for name in found.left_out] == ["away", "box.txt", "link.txt", "loop", "pipe.txt"]
    assert len(list(fogline.read_many([inside], reader="fake"))) == 2


def test_only_a_readme_is_taken_for_one(tmp_path: Path) -> None:
    for name in ("README", "Readme.txt", "README.md", "README-from-field.txt", "readme_first.md"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    found = expand(tmp_path)
    assert [Path(name).name for name in found.names] == ["README-from-field.txt", "readme_first.md"]
    assert len(found.left_out) == 3


def test_each_outcome_comes_with_its_source(tmp_path: Path, article: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    named = list(read_named([tmp_path, missing], reader="fake"))
    assert [source for source, _ in named] == [str(article), missing]


def test_a_day_to_come_is_no_publication_date() -> None:
    today = datetime.date.today()
    assert fogline.ReadOptions(published=today + datetime.timedelta(days=1)).stated()
    with pytest.raises(UsageError, match="yet to come"):
        fogline.ReadOptions(published=today + datetime.timedelta(days=2))


def test_html_cannot_be_taken_as_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"<html><body><p>{ENGLISH}</p></body></html>", encoding="utf-8")
    with pytest.raises(UsageError, match="plain text only"):
        fogline.read(page, clean=False, reader="fake")


def test_an_empty_name_is_wrong_use() -> None:
    (failure,) = fogline.read_many([""], reader="fake")
    assert isinstance(failure, fogline.Failure)
    assert failure.exit_status == 2
    assert str(failure).startswith("'': got an empty name")


def test_a_reader_that_cannot_be_opened_is_nobody_elses_fault(article: Path) -> None:
    with pytest.raises(UsageError, match="crystal"):
        list(fogline.read_many([article], reader="crystal ball"))


def test_a_folder_without_texts_is_a_failure_that_says_what_is_wanted(tmp_path: Path) -> None:
    (failure,) = fogline.read_many([tmp_path], reader="fake")
    assert isinstance(failure, fogline.Failure)
    assert ".html" in failure.message


def test_a_single_path_given_for_many_is_read_as_one(article: Path) -> None:
    (outcome,) = fogline.read_many(str(article), reader="fake")
    assert isinstance(outcome, fogline.Report)


def test_a_threshold_is_for_a_reader_opened_by_name(article: Path) -> None:
    with pytest.raises(UsageError, match="give them to the reader you made"):
        fogline.read(article, reader=FakeReader(), threshold=0.5)
    assert fogline.read(article, reader="fake", threshold=0.5).frames


class Marking(FakeReader):
    """Marks Kyiv as the place where something was shelled."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            place, trigger = (
                Span(at, at + len(word)) for word in ("Kyiv", "shelled") if (at := document.text.index(word)) > 0
            )
            frame = Frame(trigger, "shelling", "factual", (Role("place", *place),))
            yield Reading(self.info, document, (Mention(*place, "PLACE", ""),), (), (frame,))


def test_places_are_looked_up_unless_the_user_says_no(tmp_path: Path) -> None:
    pytest.importorskip("shapely", reason="footprints are drawn with shapely")
    path = tmp_path / "kyiv.txt"
    path.write_text("Rebels shelled the city of Kyiv on Friday, the Interior Ministry said.\n", encoding="utf-8")
    with_places, without = (fogline.read(path, reader=Marking(), places=places) for places in (True, False))
    drawn = [claim.place for claim in with_places.claims if claim.place]
    assert [place.name for place in drawn] == ["Kyiv"]
    assert drawn[0].latitude == pytest.approx(50.45, abs=0.1)
    named = [claim.place for claim in without.claims if claim.place]
    assert [(place.name, place.latitude, place.geometry) for place in named] == [("Kyiv", None, None)]


def test_a_gazetteer_of_your_own_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "kyiv.txt"
    path.write_text("Rebels shelled the city of Kyiv on Friday, the Interior Ministry said.\n", encoding="utf-8")
    asked = []

    class Knowing:
        def candidates(self, name: str, **_: object) -> tuple[()]:
            asked.append(name)
            return ()

        def __getattr__(self, name: str) -> object:
            return lambda *_: None

    report = fogline.read(path, reader=Marking(), gazetteer=Knowing())  # type: ignore[arg-type]
    assert "Kyiv" in asked
    assert all(claim.place is None or claim.place.geometry is None for claim in report.claims)
