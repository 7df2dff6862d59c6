"""A brief as Markdown: numbers in brackets lead to the evidence at the end, the words a sentence rests on in bold."""

import re
from collections.abc import Iterator

from fogline.picture.addresses import web_address
from fogline.picture.brief.layout import METHOD, STANDINGS, basis_lines, citation_line, left_out_words
from fogline.picture.wording import plain
from fogline.records.brief import Brief, Citation, Paragraph, Section, Sentence

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown (CommonMark); words of documents are escaped."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {_escaped(brief.title)}\n"
    for line in basis_lines(brief):
        yield _escaped(line) + "  "
    yield ""
    if brief.key_points:
        yield "## Key points\n"
        yield from (f"{number}. {_sentence(one)}{_grade(one)}" for number, one in enumerate(brief.key_points, 1))
        yield ""
    for section in brief.sections:
        yield from _section(section)
    if not brief.key_points and not brief.sections:
        yield "Nothing in the record of this period can be told in a sentence.\n"
    if brief.citations:
        yield "## Evidence\n"
    for one in brief.citations:
        yield _citation(one)
    yield "\n## How to read this\n"
    yield from (f"- {_escaped(line)}" for line in METHOD)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_escaped(section.heading)}\n"
    label = None
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph, shows_label=paragraph.label != label)
        label = paragraph.label
    if words := left_out_words(section):
        yield f"*{words}*\n"


def _paragraph(paragraph: Paragraph, *, shows_label: bool) -> str:
    standing = STANDINGS[paragraph.standing]
    head = " · ".join(
        part
        for part in (f"**{_escaped(paragraph.label)}**" if shows_label else "", f"*{standing}*" if standing else "")
        if part
    )
    body = " ".join(_sentence(one) for one in paragraph.sentences)
    return f"{head}{': ' if head else ''}{body}\n"


def _sentence(one: Sentence) -> str:
    numbers = "".join(f"[[{number}]](#e{number})" for number in one.citations)
    return f"{_escaped(one.text)} {numbers}"


def _grade(one: Sentence) -> str:
    parts = [f"Standing: {STANDINGS[one.standing]}."] if STANDINGS[one.standing] else []
    parts += [f"Likelihood: {one.likelihood}."] if one.likelihood else []
    parts += [f"Sources: {one.sources}."] if one.sources else []
    return f"  \n   *{' '.join(parts)}*" if parts else ""


def _citation(one: Citation) -> str:
    said, at = "", 0
    for mark in one.marks:
        said += _escaped(one.words[at : mark.start]) + _bold(one.words[mark.start : mark.end])
        at = mark.end
    said += _escaped(one.words[at:])
    address = web_address(one.url)
    link = f" <{address}>" if address and not re.search(r"[\s<>]", address) else ""
    where = f"({_escaped(citation_line(one))}; claim `{one.claim}`){link}"
    return f'<a id="e{one.number}"></a>{one.number}. “{plain(said)}” {where}  '


def _bold(words: str) -> str:
    bare = words.strip()
    if not bare:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}**{_escaped(bare)}**{after}"


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)
