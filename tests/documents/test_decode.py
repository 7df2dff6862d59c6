"""From bytes to text: encodings, kinds of text, and what is no text."""

import codecs
import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.documents.decode import decode, detected, sniff
from fogline.records import Custody, Original
from fogline.records.errors import InputError

SENTENCE = "The governor said “three houses” in Nová Ves were hit – nobody was hurt.\r\nPolice went there."


def original(content: bytes, media_type: str | None = None, source: str = "report") -> Original:
    return Original.of(content, media_type, Custody("2024-03-01T10:00:00+00:00", source, "file", "fogline test"))


@pytest.mark.parametrize(
    ("content", "media_type", "encoding"),
    [
        (SENTENCE.encode(), None, "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), None, "utf-8"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), None, "utf-16-le"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), None, "utf-16-be"),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), None, "utf-32-le"),
        (SENTENCE.encode("utf-16-le"), None, "utf-16-le"),
        (SENTENCE.encode("cp1252"), None, "cp1252"),
        (SENTENCE.encode("cp1252"), "text/plain; charset=ISO-8859-1", "cp1252"),
        (SENTENCE.encode("cp1250"), 'text/plain; charset="windows-1250"', "cp1250"),
    ],
)
def test_text_is_decoded_as_it_is(content: bytes, media_type: str | None, encoding: str) -> None:
    decoded = decode(original(content, media_type))
    assert (decoded.text, decoded.encoding) == (SENTENCE, encoding)


def test_a_charset_named_in_the_page_is_obeyed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Вибух на мосту</p></body></html>'
    assert "Вибух на мосту" in decode(original(page.encode("cp1251"))).text


def test_a_charset_that_is_not_true_gives_way_to_utf8() -> None:
    assert decode(original("Žluťoučký kůň".encode(), "text/plain; charset=iso-8859-1")).text == "Žluťoučký kůň"


@pytest.mark.parametrize("charset", ["no-such-charset", "unicode_escape", "base64", "utf-16", "idna"])
def test_a_useless_charset_is_passed_over(charset: str) -> None:
    assert decode(original("caf\xe9 \\x41".encode("cp1252"), f"text/plain; charset={charset}")).text == "café \\x41"


def test_cyrillic_without_any_hint_is_found_out() -> None:
    text = "Уночі російські війська обстріляли околиці міста, пошкоджено три будинки та школу. " * 5
    assert decode(original(text.encode("cp1251"))).text == text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\0\0\0", "zip"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b"{\\rtf1 hello}", "rich text"),
        (zlib.compress(bytes(range(256)) * 50), "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "not utf-16-le"),
        (random.Random(7).randbytes(5000), "binary"),
        (random.Random(7).randbytes(200), "binary"),
        (b"ab\0cd\1\2" * 40, "binary"),
        (b"D" * 5000, "nothing but 'D'"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(original(content))


@pytest.mark.parametrize(
    "text", ["Shells hit Orvel\n\0\0\0Orvel Observer\n", "Shells hit Orvel\n\0\0Café d’Orvel\n\x01"]
)
def test_a_few_control_characters_in_a_text_do_no_harm(text: str) -> None:
    assert decode(original(text.encode())).text == text


def test_words_that_look_like_a_signature_are_text() -> None:
    assert decode(original(b"RIFF-raff of all kinds were seen. Rar! they cried.")).media_type == "plain"


@pytest.mark.parametrize(
    ("text", "source", "media_type", "kind"),
    [
        ("<!DOCTYPE html><title>x</title><p>Hello", "a", None, "html"),
        ("<!-- saved --><!-- from --><html><p>Hello", "a", None, "html"),
        ("<p>One</p><p>Two</p>", "a", None, "html"),
        ("One<br>Two", "a.html", None, "html"),
        ("A line <b>bold</b> and x < y", "a.txt", None, "plain"),
        ("# Report\n\nText", "a.md", None, "markdown"),
        ("---\ntitle: Report\ndate: 2024-01-02\n---\nText", "a", None, "markdown"),
        ("# Report\n\n## Part\n\nText", "-", None, "markdown"),
        ("#1 priority\n* a star", "-", None, "plain"),
        ("Plain words.", "a", "text/plain", "plain"),
    ],
)
def test_kinds_of_text(text: str, source: str, media_type: str | None, kind: str) -> None:
    assert sniff(text, original(text.encode(), media_type, source)) == kind


@given(st.text(min_size=1))
def test_any_utf8_text_comes_back_whole(text: str) -> None:
    try:
        decoded = decode(original(text.encode()))
    except InputError:
        return
    if decoded.encoding == "utf-8":
        assert decoded.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "cp866", "iso8859-5"])
@pytest.mark.parametrize(
    "text", ["Ракета влучила в порт.", 'title,text\nВзрыв в порту,"БПЛА ударил по ТЭЦ, двое ранены"\n']
)
def test_short_cyrillic_texts(text: str, encoding: str) -> None:
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"cannot be written in {encoding}")
    assert content.decode(detected(content)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "cp866", "iso8859-5"])
def test_one_cyrillic_word_among_latin_ones(encoding: str) -> None:
    text = "Guns fired on Ковель (Kovel) at dawn, the mayor said; nobody was hurt in the town."
    assert text.encode(encoding).decode(detected(text.encode(encoding))) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café owner, “naïve” as Zoë Évrard said, left — à pied, l’été passé — for Orléans.", "cp1252"),
        ("Le préfet a déclaré que deux ponts étaient détruits près de la forêt, où l’armée s’était retirée.", "cp1252"),
        ("Δύο γέφυρες καταστράφηκαν στην πόλη, δήλωσε ο δήμαρχος. Κανείς δεν τραυματίστηκε.", "cp1253"),
        ("שני גשרים נפגעו בעיר, אמר ראש העיר. איש לא נפגע באירוע.", "cp1255"),
    ],
)
def test_what_is_not_cyrillic_is_not_taken_for_it(text: str, encoding: str) -> None:
    found = text.encode(encoding).decode(detected(text.encode(encoding)))
    assert not any("\u0400" <= char <= "\u04ff" for char in found)


@pytest.mark.parametrize("encoding", ["iso8859-2", "cp1250"])
@pytest.mark.parametrize(
    "text",
    [
        "Polish volunteer Łukasz Wiśniewski from Łódź was killed near Kupiansk, the ministry said.",
        "Foreign minister Radosław Sikorski met his counterpart in Kyiv on Tuesday.",
        "Co najmniej jedenaście osób zginęło; część rannych są wciąż w ciężkim stanie, mówią świadkowie.",
    ],
)
def test_names_of_central_europe_among_latin_ones(text: str, encoding: str) -> None:
    assert text.encode(encoding).decode(detected(text.encode(encoding))) == text


def test_names_of_two_neighbours_of_poland() -> None:
    text = "Commissioner Goran Višnjić and Žiga Počivavšek left the town, officials said."
    assert detected(text.encode("iso8859-2")) == "iso8859-2"


@pytest.mark.parametrize(
    "text",
    [
        "He paid £5 and then £million; 3 m³of water, 20 km²of sea at 5 ºC, n°12, «c'est tout», don´t, 1.ª división.",
        "¿Qué pasó? ¡Vamos! ©Getty, ®Brand, 1½in, paral·lel, Žižek and Škoda, œuvre, José Muñoz said on Tuesday.",
    ],
)
def test_signs_of_western_texts_stay_signs(text: str) -> None:
    assert detected(text.encode("cp1252")) == "cp1252"
