"""The page: what is looked up on it."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.page import Page
from fogline.records import Attribution, Document, Frame, ReaderInfo, Reading, Span

TEXT = "Shells hit the mill. Nobody was hurt."


def _page(text: str = TEXT, attributions: tuple[Attribution, ...] = (), frames: tuple[Frame, ...] = ()) -> Page:
    document = Document("d", None, None, None, "en", text)
    return Page.of(Reading(ReaderInfo("test", "1"), document, (), attributions, frames))


def test_the_same_words_are_looked_up_once() -> None:
    page, asked = _page(), list[Span]()

    def words(page: Page, span: Span) -> str:
        asked.append(span)
        return page.words(span)

    one, other = page.sentences
    assert [page.once(words, span) for span in (one, other, one)] == [TEXT[:20], TEXT[21:], TEXT[:20]]
    assert asked == [one, other]


def test_what_was_found_on_a_page_is_not_kept_for_another() -> None:
    first, asked = _page(), list[Page]()

    def look(page: Page, span: Span) -> bool:
        asked.append(page)
        return page.inside(span)

    second = first.valued(Reading(ReaderInfo("test", "1"), first.document))
    assert first.once(look, first.sentences[0])
    assert second.once(look, first.sentences[0])
    assert len(asked) == 2


def test_a_title_before_a_name_is_no_person():
    sketch = Sketch("Fr Paul Kole says men came. Fr spoke. U Tin Oo fled.").mention(
        "Fr", "PERSON", "Fr#2", "PERSON", "U", "PERSON"
    )
    sketch.mention("Paul Kole", "PERSON", "Tin Oo", "PERSON")
    page = Page.of(sketch.reading)
    assert [page.words(one.span) for one in page.mentions] == ["Paul Kole", "Fr", "Tin Oo"]


@pytest.mark.parametrize("mark", [", and ", "; ", " ", "-"])
def test_a_sentence_without_end_is_cut_where_it_may_be(mark: str) -> None:
    text = mark.join(["shells hit the mill"] * 400) + "."
    sentences = _page(text).sentences
    assert all(span.end - span.start <= 1200 for span in sentences)
    assert "".join("".join(text[span.start : span.end] for span in sentences).split()) == "".join(text.split())
    ends = {text[span.start : span.end][-1:] for span in sentences[:-1]}
    assert ends == {mark.strip()[:1]} if mark in (", and ", "; ") else ends <= set("shelitml")
    assert all(span == Span(span.end - len(text[span.start : span.end].strip()), span.end) for span in sentences)


def test_a_long_sentence_that_people_write_stays_whole() -> None:
    text = "The ministry said that " + "shells hit the mill and " * 40 + "nobody was hurt."
    assert _page(text).sentences == (Span(0, len(text)),)


def test_what_touches_a_span_is_found() -> None:
    text = "Brenn said that shells hit the mill, and Korr said so, too."
    whole = Attribution(Span(0, 5), Span(6, 10), None, (Span(11, 35), Span(54, 58)))
    short = Attribution(Span(41, 45), Span(46, 50), None, (Span(16, 26),))
    page = _page(text, (whole, short), (Frame(Span(23, 26), "shelling", "factual"),))
    assert page.told_at(Span(24, 25)) == [whole, short]
    assert page.told_at(Span(26, 31)) == [whole]
    assert page.told_at(Span(50, 59)) == [whole]
    assert page.told_at(Span(35, 54)) == []
    assert page.told_at(Span(0, 59)) == [whole, short]
    assert page.cues_at(Span(8, 47)) == [Span(6, 10), Span(46, 50)]
    assert page.cues_at(Span(10, 46)) == []
    assert [frame.trigger for frame in page.frames_at(Span(25, 40))] == [Span(23, 26)]
    assert page.frames_at(Span(26, 40)) == page.frames_at(Span(0, 23)) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the south of Orvel", "Orvel"),
        ("north-east of the Orvel", "Orvel"),
        ("outskirts of Orvel", "Orvel"),
        ("South of Orvel", "South of Orvel"),
        ("the Bay of Orvel", "the Bay of Orvel"),
    ],
)
def test_a_part_of_a_place_names_the_place(words: str, name: str) -> None:
    sketch = Sketch(f"Shells hit {words}.").mention(words, "PLACE")
    (mention,) = Page.of(sketch.reading).mentions
    assert sketch.words(mention.span) == name
