"""From bytes to text: which encoding, which kind of text, or why it is none.

The text is kept as it is, line ends and all, so that offsets stay true to the original.
"""

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from fogline.documents.central import central_european
from fogline.records.errors import InputError
from fogline.records.original import Original

_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5")
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC_WORD = re.compile(r"(?![ЫЬЪыьъ])[\u0400-\u04ff][\u0430-\u045f\u0491]*|[\u0400-\u042f\u0490]+")
_HIGH_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]+(?![A-Za-z\x80-\xff])")
_SHORTEST_WORD = 4
MediaType = Literal["html", "markdown", "plain"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF", "save its text (for example with pdftotext) and read that"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text, and read that"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and read what is inside"),
    (b"BZh", "a bzip2 archive", "unpack it and read what is inside"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it and read what is inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it and read what is inside"),
    (b"Rar!", "a RAR archive", "unpack it and read what is inside"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text and read that"),
    (b"{\\rtf", "a rich text document", "save it as plain text and read that"),
    (b"\x89PNG", "a PNG image", "give the text instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text instead"),
    (b"GIF8", "a GIF image", "give the text instead"),
    (b"RIFF", "a media file", "give the text instead"),
    (b"II*\0", "a TIFF image", "give the text instead"),
    (b"MM\0*", "a TIFF image", "give the text instead"),
    (b"ID3", "a sound file", "give a transcript instead"),
    (b"OggS", "a sound or video file", "give a transcript instead"),
    (b"\x7fELF", "a program", "give the text instead"),
    (b"SQLite format 3\0", "an SQLite database", "export its text and read that"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
_START = 20_000
"""Code points by which the kind of a text is told."""
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_HTML_TAGS = re.compile(
    r"</?(?:p|div|span|br|h[1-6]|article|section|table|ul|li|meta|link|script|figure|a)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} +\S|\s{0,3}(?:```|~~~)|\s{0,3}!\[[^\[\]\n]*\]\([^()\n]+\)|\s{0,3}>\s+\S)|(?<!!)\[[^\[\]\n]+\]\((?:https?://|/|#)[^()\n]*\)",
    re.MULTILINE,
)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?:[A-Za-z_][\w-]*:[^\n]*\n(?:[ \t-][^\n]*\n)*)+(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_TEXTUAL_SIGNATURES = frozenset({b"%PDF-", b"{\\rtf"})  # formats that may well be all printable characters
_SHORTEST_RUN = 100
_FEW, _MANY = 0.02, 0.1  # shares of what text does not have: up to the one any text may, from the other on it is none
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f")
_TEXT_ENCODING = re.compile(
    r"utf-8|cp\d|iso8859|koi8|gb|big5|euc_|shift_jis|mac_|johab|tis_620|kz1048|ptcp154|hz|iso2022"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of an original, the encoding it was in, and the kind of text it is."""

    text: str
    encoding: str
    media_type: MediaType


def decode(original: Original) -> Decoded:
    """Return the text of ``original``; ``InputError`` says what it is if it is no text."""
    content = original.content
    encoding = encoding_of(original)
    text = _lossless(content, encoding)
    if text is None:
        raise InputError(f"got bytes that are not {encoding}, as their first ones say; save the text again as UTF-8")
    _refuse_noise(text)
    if text.startswith("\ufeff"):
        text = text[1:]
    return Decoded(text, encoding, sniff(text, original))


def encoding_of(original: Original) -> str:
    """Return Python's name of the encoding that ``original`` is in; ``InputError`` says what it is if it is no text."""
    content = original.content
    if not content.strip():
        raise InputError("got an empty input; want text, Markdown or HTML")
    encoding = _bom(content)
    if encoding is None:
        _refuse_known(content)
        encoding = _wide(content)
    if encoding is None:
        _refuse_binary(content)
        encoding = _declared(original) or detected(content)
    return encoding


def sniff(text: str, original: Original) -> MediaType:
    """Tell HTML, Markdown and plain text apart: by the text itself first, then by what the source says."""
    declared = (original.media_type or "").lower()
    name = original.custody.source.lower().split("?", maxsplit=1)[0]
    start = _COMMENT.sub("", text[:_START])
    tags = len(_HTML_TAGS.findall(start))
    named_html = "html" in declared or name.endswith((".html", ".htm", ".xhtml"))
    if _HTML_START.match(start) or (named_html and tags):
        return "html"
    if "markdown" in declared or name.endswith((".md", ".markdown", ".mdown")):
        return "markdown"
    if start.lstrip().startswith("<") and tags >= 4:
        return "html"
    marks = 0 if name.endswith(".txt") else len(_MARKDOWN.findall(start)) + 2 * bool(_FRONT_MATTER.match(start))
    return "markdown" if marks >= 2 else "plain"


def _bom(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if content.startswith(mark)), None)


def _wide(content: bytes) -> str | None:
    """Return UTF-16 without a mark where every other byte of the start is nought, as it is for Latin text."""
    start = content[:4000]
    evens, odds = start[0::2].count(0), start[1::2].count(0)
    if odds > 0.4 * len(start) / 2 and evens < 0.02 * len(start):
        return "utf-16-le"
    if evens > 0.4 * len(start) / 2 and odds < 0.02 * len(start):
        return "utf-16-be"
    return None


def _refuse_known(content: bytes) -> None:
    textual = not _controls(content[:2000])
    for signature, what, advice in _SIGNATURES:
        if content.startswith(signature) and (not textual or signature in _TEXTUAL_SIGNATURES):
            raise InputError(f"got {what}; want text, Markdown or HTML: {advice}")
    if content[4:8] == b"ftyp" and not textual:
        raise InputError("got a video or picture file; want text, Markdown or HTML: give a transcript instead")


def _refuse_binary(content: bytes) -> None:
    """Refuse what has many bytes that text does not have; a few of them do no harm where the others are surely text."""
    sample = content[:100_000]
    controls = _controls(sample)
    if controls <= _FEW * len(sample):
        return
    doubtful = 0 if _is_utf8(sample) else sum(byte >= 128 for byte in sample)
    if controls + doubtful > _MANY * len(sample):
        raise InputError("got binary data of an unknown kind; want text, Markdown or HTML")


def _is_utf8(sample: bytes) -> bool:
    """Tell whether bytes are UTF-8; the last letter may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_noise(text: str) -> None:
    """Bytes that looked like wide characters may still be no text."""
    sample = text[:50_000]
    strange = sum(
        count
        for character, count in Counter(sample).items()
        if character not in "\t\n\r\v\f" and unicodedata.category(character) in ("Cc", "Cn", "Co")
    )
    if strange > _MANY * len(sample):
        raise InputError("got binary data of an unknown kind; want text, Markdown or HTML")
    if len(sample) >= _SHORTEST_RUN and len(set(sample)) == 1:
        raise InputError(f"got nothing but {sample[0]!r}, again and again; want text, Markdown or HTML")


def _controls(sample: bytes) -> int:
    """Return how many bytes are control characters that text does not have."""
    return len(sample) - len(sample.translate(None, _CONTROLS))


def _declared(original: Original) -> str | None:
    """Return the encoding that the bytes themselves, the server or the markup name, if the bytes can be in it."""
    content = original.content
    if _lossless(content, "utf-8") is not None:
        return "utf-8"
    named = [
        match.group(1).decode("ascii")
        for pattern in (_META_CHARSET, _XML_CHARSET)
        if (match := pattern.search(content[:4096]))
    ]
    header = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", original.media_type or "", re.IGNORECASE)
    for name in ([header.group(1)] if header else []) + named:
        encoding = _known(name)
        if encoding and _lossless(content, encoding) is not None:
            return encoding
    return None


def _known(name: str) -> str | None:
    """Return Python's name of a text encoding; pages that say Latin-1 mean Windows-1252 (WHATWG Encoding Standard)."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    if found in {"iso8859-1", "ascii"}:
        return "cp1252"
    return found if _TEXT_ENCODING.match(found) else None


def detected(content: bytes) -> str:
    """Return the encoding that the bytes look like, where nothing names it; they can be decoded by it."""
    from charset_normalizer import from_bytes

    sample = content[:200_000]
    cyrillic = _cyrillic(sample) or _cyrillic_among_latin(sample)
    if cyrillic is not None and _lossless(content, cyrillic) is not None:
        return cyrillic
    central = central_european(sample)
    if central is not None and _lossless(content, central) is not None:
        return central
    if sum(byte >= 128 for byte in sample) < 0.2 * len(sample) and _lossless(content, "cp1252") is not None:
        return "cp1252"  # a few odd bytes in Latin text: typographic quotes and accents, too few for statistics
    best = from_bytes(sample).best()
    for encoding in ([best.encoding] if best else []) + ["cp1252", "latin-1"]:
        if _lossless(content, encoding) is not None:
            return encoding
    raise InputError("got bytes in no known encoding; save the text as UTF-8")


def _cyrillic(sample: bytes) -> str | None:
    """Return the one of the Cyrillic encodings in which the sample is words as they are written in Russian, Ukrainian and their
    kin: no Latin letters in them, small letters after the first, vowels and the commonest letters common. Statistics over all
    encodings mistake short texts for Hebrew or Greek.
    """
    texts = {encoding: text for encoding in _CYRILLIC if (text := _lossless(sample, encoding)) is not None}
    best = max(texts, key=lambda encoding: _soundness(texts[encoding]), default=None)
    return best if best is not None and _soundness(texts[best]) > 0.85 else None


def _cyrillic_among_latin(sample: bytes) -> str | None:
    """Return the Cyrillic encoding of a few words in a text that is otherwise ASCII ("shelled Покровськ (Pokrovsk)").

    In no language of the Latin alphabet are all letters of a word accented: such bytes are letters of another alphabet.
    """
    runs = _HIGH_WORD.findall(sample)
    whole = [run for run in runs if len(run) >= _SHORTEST_WORD]
    if not whole or sum(map(len, whole)) * 2 < sum(byte >= 128 for byte in sample):
        return None
    sound = {encoding: sum(map(_is_sound, _decoded(whole, encoding))) for encoding in _CYRILLIC}
    best = max(sound, key=lambda encoding: sound[encoding])
    return best if sound[best] == len(whole) else None


def _decoded(words: list[bytes], encoding: str) -> list[str]:
    return [_lossless(word, encoding) or "" for word in words]


def _is_sound(word: str) -> bool:
    """Tell whether a word is written as Cyrillic ones are: capitals only in front or throughout, a vowel, no strange letters."""
    return _CYRILLIC_WORD.fullmatch(word) is not None and re.search("[аоеиіуыэюяёїє]", word.lower()) is not None


def _soundness(text: str) -> float:
    """Return the share (0..1) of the letters beyond ASCII that stand in sound Cyrillic words; 0 for too few or unlikely ones."""
    words = [word for word in _LETTERS.findall(text) if not word.isascii()]
    total = sum(map(len, words))
    letters = "".join(word for word in words if _CYRILLIC_WORD.fullmatch(word))
    small = letters.lower()
    common, vowels = (sum(map(small.count, some)) for some in ("оаеинт", "аоеиіуыэюяёїє"))
    likely = common > 0.3 * total and vowels > 0.28 * total and sum(map(str.islower, letters)) > 0.5 * total
    return len(letters) / total if total >= 12 and likely else 0.0


def _lossless(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None
