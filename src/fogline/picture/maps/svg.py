"""Small pieces of SVG: text with and without a halo, lines of words."""

from fogline.picture.escaping import xml_text
from fogline.picture.lettering import width_of
from fogline.picture.wording import plain

FACE = "'Liberation Sans',Arial,Helvetica,'Noto Sans','DejaVu Sans',sans-serif"


def safe(text: str) -> str:
    """Return text of reports as it may stand in SVG."""
    return xml_text(plain(text))


def text(x: float, y: float, words: str, *looks: str) -> str:
    """Return a line of words; ``looks`` are attributes as they stand in SVG."""
    return f'<text x="{x:.1f}" y="{y:.1f}"{"".join(f" {look}" for look in looks)}>{safe(words)}</text>'


def number(value: int) -> str:
    """Return a count as it is written on a map."""
    return f"{value:,}"


def wrapped(words: str, size: float, width: float) -> list[str]:
    """Return words in lines no wider than ``width`` (units); a word that is longer stands alone."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
