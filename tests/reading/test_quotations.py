import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.quotation_marks import quotations
from fogline.reading.quotations import completed, quoted, rejoined, spread
from fogline.reading.sentences import sentence_spans
from fogline.records import Attribution, Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(span(text, source), span(text, cue), None, (span(text, content),))


def test_sentences_before_the_cue_are_the_speakers_too() -> None:
    text = "‘We came at dawn. The soldiers’ trucks burned. Nobody stopped us,’ the captain said. He left."
    known = said(text, "the captain", "said", "Nobody stopped us,’")
    found = spread(quoted(text, sentence_spans(text)), [known])
    assert [a.content[0].of(text) for a in found] == [
        "‘We came at dawn.",
        "The soldiers’ trucks burned.",
        "Nobody stopped us,’",
    ]
    assert {a.source for a in found} == {known.source}
    assert not any(a.continues for a in found)


def test_sentences_after_the_cue_go_on() -> None:
    text = "“The line held,” Major Orla Finn said. “We lost two men. They lost more.” Rain fell."
    known = said(text, "Major Orla Finn", "said", "“The line held,”")
    other = Attribution(None, None, None, (span(text, "“We lost two men."),), continues=True)
    found = spread(quoted(text, sentence_spans(text)), [known, other])
    assert [a.content[0].of(text) for a in found] == [
        "“The line held,”",
        "“We lost two men.",
    ]  # no cue in the second quotation


def test_a_quotation_opened_before_its_cue_goes_on_to_its_end() -> None:
    text = "He said: “The line held. We lost two men. They lost more.” Rain fell."
    found = spread(quoted(text, sentence_spans(text)), [said(text, "He", "said", "“The line held.")])
    assert [(a.content[0].of(text), a.continues) for a in found] == [
        ("“The line held.", False),
        ("We lost two men.", True),
        ("They lost more.”", True),
    ]


def test_a_part_of_what_stands_between_two_marks_is_drawn_out_to_all_of_it() -> None:
    text = "“I asked him once and his answer was that the bridge is lost,” the mayor said. Rain fell."
    (found,) = completed(
        quoted(text, sentence_spans(text)),
        [said(text, "the mayor", "said", "his answer was that the bridge is lost,”")],
    )
    assert found.content[0].of(text) == "“I asked him once and his answer was that the bridge is lost,”"
    (found,) = completed(
        quoted(text, sentence_spans(text)), [said(text, "the mayor", "said", "“I asked him once and his answer was")]
    )
    assert found.content[0].of(text) == "“I asked him once and his answer was that the bridge is lost,”"


def test_only_the_sentence_of_a_longer_quotation_is_drawn_out() -> None:
    text = "“The line held all night. We lost two men,” the captain said."
    (found,) = completed(quoted(text, sentence_spans(text)), [said(text, "the captain", "said", "lost two men,”")])
    assert found.content[0].of(text) == "We lost two men,”"


def test_what_somebody_says_within_a_quotation_stays_as_it_is() -> None:
    text = "“The rebels claim the bridge is lost,” the mayor said, and called it “a lie”."
    inner = said(text, "The rebels", "claim", "the bridge is lost")
    whole = said(text, "the mayor", "said", "“The rebels claim the bridge is lost,”")
    word = said(text, "the mayor", "called", "it “a lie”")
    middle = said(text, "the mayor", "said", "claim the bridge")
    given = [inner, whole, word, middle]
    assert completed(quoted(text, sentence_spans(text)), given) == given


def test_marks_without_a_word_between_them_are_no_quotation() -> None:
    text = 'The army took " " the town. "We left", he said, "" and went.'
    assert [one.span.of(text) for one in quoted(text, sentence_spans(text))] == ['"We left"']


@given(st.text(alphabet='ab “”".,', min_size=2, max_size=60), st.data())
def test_whatever_stands_between_marks_nothing_said_is_lost(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    content = Span(start, data.draw(st.integers(start + 1, len(text))))
    given_ = [Attribution(Span(0, 1), Span(0, 1), None, (content,))]
    found = quoted(text, sentence_spans(text))
    out = spread(found, rejoined(text, found, given_))
    assert content in [span for one in out for span in one.content]


@given(st.text(alphabet='ab “”".,', min_size=2, max_size=60), st.data())
def test_drawing_out_only_adds_and_has_nothing_to_add_a_second_time(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    content = Span(start, data.draw(st.integers(start + 1, len(text))))
    once = completed(quoted(text, sentence_spans(text)), [Attribution(None, None, None, (content,), continues=True)])
    assert once[0].content[0].contains(content)
    assert Span(0, len(text)).contains(once[0].content[0])
    assert completed(quoted(text, sentence_spans(text)), once) == once


def test_marks_may_stand_apart_from_what_they_hold() -> None:
    text = 'Rain fell. " We came at dawn. Nobody stopped us ", said the captain. He called it « a walk ».'
    assert [q.of(text) for q in quotations(text)] == ['" We came at dawn. Nobody stopped us "', "« a walk »"]
    known = said(text, "the captain", "said", "Nobody stopped us")
    found = spread(quoted(text, sentence_spans(text)), [known])
    assert [a.content[0].of(text) for a in found] == ['" We came at dawn.', "Nobody stopped us"]


def test_both_sides_of_a_cue_are_one_content() -> None:
    text = '"The line held", the captain said; and, later, "Kyiv ordered a retreat". Rain fell.'
    known = said(text, "the captain", "said", '"The line held"')
    inner = said(text, "Kyiv", "ordered", "a retreat")
    first, second = rejoined(text, quoted(text, sentence_spans(text)), [known, inner])
    assert [span.of(text) for span in first.content] == ['"The line held"', '"Kyiv ordered a retreat"']
    assert second == inner


@pytest.mark.parametrize(
    "text",
    [
        '"The line held", said Orla Finn, whose book, "Inside the Siege", came out in May.',
        '"The line held", the captain said of the "operation".',
        '"The line held", the captain said. "Kyiv ordered a retreat".',
    ],
)
def test_titles_scare_quotes_and_the_next_sentence_are_no_other_side(text: str) -> None:
    known = said(text, '"', "said", '"The line held"')
    assert rejoined(text, quoted(text, sentence_spans(text)), [known]) == [known]


def test_what_another_says_is_no_other_side() -> None:
    text = '"The line held", the captain said, "It fell", wrote the mayor.'
    given = [said(text, "the captain", "said", '"The line held"'), said(text, "the mayor", "wrote", '"It fell"')]
    assert rejoined(text, quoted(text, sentence_spans(text)), given) == given
