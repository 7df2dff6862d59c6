"""Mail as plain text: the lines of its head, and the signature at its foot."""

import re
from collections.abc import Sequence

from fogline.documents.paragraphs import Paragraph

_FIELD = re.compile(
    r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Content-[\w-]+"
    r"|List-[\w-]+|X-[\w-]+|User-Agent|In-Reply-To|References|Importance|Attachments)\s*:\s*",
    re.I,
)
_SUBJECT = re.compile(r"Subject\s*:\s*(?:(?:Re|Fwd?|AW|WG)\s*:\s*)*(?:\[[^\]\n]{1,40}\]\s*)?", re.I)
_DATE = re.compile(r"(?:Date|Sent)\s*:", re.I)
_FIRST = re.compile(r"(?:From|Subject|Date|Received|Return-Path|Message-ID|Delivered-To)\s*:", re.I)
_LEAST = 3
_SIGNATURE = 8
"""Paragraphs that a signature has at most."""


def find_mail_head(paragraphs: Sequence[Paragraph]) -> tuple[set[int], int | None]:
    """Return the indices of the fields of a mail's head at the top of a text, and which of them is the subject.

    The field with the date is left to the text: it states when the mail was sent.
    """
    end = 0
    while end < len(paragraphs) and _FIELD.match(paragraphs[end].text):
        end += 1
    texts = [paragraph.text for paragraph in paragraphs[:end]]
    if end < _LEAST or not _FIRST.match(texts[0]):
        return set(), None
    subject = next((index for index, text in enumerate(texts) if _SUBJECT.match(text)), None)
    return {index for index, text in enumerate(texts) if index != subject and not _DATE.match(text)}, subject


def cut_subject(paragraph: Paragraph) -> list[Paragraph]:
    """Cut the field's name off a subject: the name and the words, or the name alone where there are none."""
    match = _SUBJECT.match(paragraph.text)
    if match is None or match.end() >= len(paragraph.text):
        return [paragraph]
    at = paragraph.start + match.end()
    return [
        Paragraph(paragraph.start, at, paragraph.text[: match.end()], paragraph.spaced),
        Paragraph(at, paragraph.end, paragraph.text[match.end() :]),
    ]


def find_signature(paragraphs: Sequence[Paragraph]) -> range:
    """Return the paragraphs from the mark ``--`` on, where only a few short ones come after it; else none."""
    for index in range(max(1, len(paragraphs) - _SIGNATURE), len(paragraphs)):
        if paragraphs[index].text == "--" or paragraphs[index].text.startswith(("--\n", "-- \n")):
            after = paragraphs[index + 1 :]
            return range(index, len(paragraphs)) if all(len(one.text) <= 160 for one in after) else range(0)
    return range(0)
