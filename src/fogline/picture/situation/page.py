"""The situation page as HTML: data, style and script in one file whose policy lets nothing else in."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fogline import __version__
from fogline.picture.hashes import source_hash
from fogline.picture.situation.colours import colour_rules, fill_rules
from fogline.picture.situation.control import ControlDay
from fogline.picture.situation.options import SituationOptions
from fogline.picture.situation.payload import apart, pack, payload
from fogline.picture.situation.saying import moment_words
from fogline.picture.templating import environment
from fogline.records.forecast import Forecast
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from jinja2 import Template

# In this order: each piece may use what stands before it when the page is built up, and anything later on.
SCRIPTS = (
    "tools", "inflate", "model", "time", "choice", "projection", "ground", "symbols", "mapping", "moving", "slider",
    "listing", "filters", "event", "claims", "forecasts", "control", "about", "shell", "printing", "start",
)  # fmt: skip
STYLES = ("base", "layout", "map", "list", "event", "narrow", "print")


def situation_page(
    events: Sequence[FusedEvent],
    options: SituationOptions | None = None,
    forecasts: Sequence[Forecast] = (),
    control: Sequence[ControlDay] = (),
) -> str:
    """Return one self-contained page: a map, a slider over time, the events with all that stands behind them.

    Nothing is fetched when it is open. ``events`` are as they may leave the ledger.
    """
    from markupsafe import Markup

    options = options or SituationOptions()
    data = payload(events, options, forecasts, control)
    first, behind = apart(data)
    style, script = joined(STYLES, "css"), joined(SCRIPTS, "js")
    return _template().render(
        title=options.title,
        about=data["about"],
        kept=" ".join(data["about"]["kept"]),
        known=moment_words(options.known_on),
        rows=_rows(data),
        data=Markup(pack(first)),  # noqa: S704 (base64)
        behind=Markup(pack(behind)),  # noqa: S704 (base64)
        # Our own pieces; the security policy names their hashes.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=source_hash(style),
        script_hash=source_hash(script),
        version=__version__,
    )


def joined(names: Sequence[str], suffix: str) -> str:
    """Return the pieces of the script or the style as one text."""
    text = "\n".join(_piece(f"{name}.{suffix}").rstrip() for name in names)
    if suffix == "css":
        dark = _piece("dark.css").replace("@dark-colours", colour_rules("dark"))
        # Once where the system asks for it, once where the reader does.
        text = text.replace("@dark", dark)
        return text.replace("@light-colours", colour_rules("light")).replace("@fills", fill_rules())
    return f'"use strict";\n(() => {{\n{text}\n}})();\n'


def _rows(data: dict[str, Any]) -> list[dict[str, str]]:
    """Return what a reader without scripts is shown of each event."""
    return [
        {
            "id": one["id"],
            "what": data["types"].get(one["type"], [one["type"]])[0],
            "where": data["places"][one["place"]]["words"] if one["place"] >= 0 else "",
            "when": one.get("when") or (f"first reported {one['reported']}" if "reported" in one else ""),
            "status": one["status"],
            "grade": one["grade"],
            "quote": one["quote"],
        }
        for one in data["events"]
    ]


def _piece(name: str) -> str:
    return (files("fogline.picture.situation") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    return environment("fogline.picture.situation", "templates").get_template("page.html.j2")
