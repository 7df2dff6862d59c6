"""The page: what is looked up on it."""

from tests.claims.sketch import Sketch

from fogline.claims.page import Page
from fogline.records import Document, ReaderInfo, Reading, Span

TEXT = "Shells hit the mill. Nobody was hurt."


def _page() -> Page:
    return Page.of(Reading(ReaderInfo("test", "1"), Document("d", None, None, None, "en", TEXT)))


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
