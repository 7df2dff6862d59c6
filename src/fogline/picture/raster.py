"""A drawing as pixels: SVG to PNG, by CairoSVG (kept by those who keep WeasyPrint), which is asked for only here."""

from importlib import import_module

from fogline.records.errors import UsageError

_MOST_PIXELS = 150_000_000


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """Return the PNG of a drawing, ``scale`` pixels to a unit of it, on whatever ground the drawing has.

    The drawing may not refer to anything outside of itself. ``UsageError`` where the library is not installed.
    """
    try:
        cairo = import_module("cairosvg")
    except ImportError as error:
        raise UsageError(
            "PNG needs the library CairoSVG: pip install 'fogline[png]', or write --format svg instead"
        ) from error
    except OSError as error:  # the library is there, Cairo itself is not
        raise UsageError(
            "PNG needs Cairo, which CairoSVG could not find on this machine (Debian: apt install libcairo2); "
            "or write --format svg instead"
        ) from error
    drawn: bytes = cairo.svg2png(bytestring=svg.encode("utf-8"), scale=_held(svg, scale), unsafe=False)
    return drawn


def _held(svg: str, scale: float) -> float:
    """Return ``scale``, made smaller where the picture would not fit into memory."""
    import re

    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg[:2000])
    if found is None:
        return scale
    area = max(float(found[1]) * float(found[2]), 1.0)
    return float(min(scale, (_MOST_PIXELS / area) ** 0.5))
