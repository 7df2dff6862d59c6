"""A map as one SVG: title, ground, control, areas, symbols, names, scale, legend, and what must be said below."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.picture.contested import policy_words
from fogline.picture.families import family_words, look, ordered, symbol
from fogline.picture.lettering import Lettered, letter, width_of
from fogline.picture.maps import names as naming
from fogline.picture.maps.ground import Ground, GroundOptions, cut
from fogline.picture.maps.legend import Section, columns, paint, sections, written
from fogline.picture.maps.options import NARROW, MapOptions
from fogline.picture.maps.paths import on_sheet, path
from fogline.picture.maps.placing import Mark, Placed, onto, place, view_of
from fogline.picture.maps.sites import Gathered, Site, gather, span_of
from fogline.picture.maps.svg import FACE, number, safe, text, wrapped
from fogline.picture.maps.themes import THEMES, Theme
from fogline.picture.maps.under import (
    border_parts,
    control_parts,
    front_parts,
    graticule,
    ground_parts,
    in_view,
)
from fogline.picture.moments import interval_words
from fogline.picture.view import Extent, Sheet, View, choose
from fogline.records.control import ControlLayer
from fogline.records.fused import FusedEvent

_LEAST_KM = 120.0
"""From side to side: nearer, the ground has nothing to find one's way by, and its lines are too coarse."""

_RIM, _GUTTER, _PANEL = 18.0, 18.0, 214.0
_TITLE, _SUBTITLE, _NOTE = 19.0, 12.0, 9.6
_COLUMN = 205.0  # a column of the legend below the map is at least so wide
_SMALL, _MOST_SMALL = 3.2, 4  # the small symbols under a mark


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that is drawn inside the frame."""

    view: View
    ground: Ground
    placed: Placed
    control: ControlLayer | None
    theme: Theme
    letters: tuple[Lettered, ...]
    named_areas: frozenset[int]
    nameless_marks: Counter[str]


def draw(events: Iterable[FusedEvent], options: MapOptions | None = None, control: ControlLayer | None = None) -> str:
    """Return a map of events as SVG that refers to nothing outside of itself and holds no script.

    Events at one place stand in one symbol with their number; what is told of an area is shaded as that area, and what is told
    of a whole country is listed beside the map. ``control`` lies under the events.
    """
    options = options or MapOptions()
    theme = THEMES[options.theme]
    gathered = gather(events)
    width = _map_width(options)
    view = _view(gathered, options, control, width)
    scene = _scene(view, gathered, options, control, theme) if view is not None else None
    parts = _legend(gathered, scene, scene.control if scene is not None else control, theme) if options.legend else []
    return _sheet(gathered, scene, parts, options)


def _map_width(options: MapOptions) -> float:
    beside = options.legend and options.width >= NARROW
    return options.width - 2 * _RIM - (_GUTTER + _PANEL if beside else 0.0)


def _view(gathered: Gathered, options: MapOptions, control: ControlLayer | None, width: float) -> View | None:
    least, most = (0.56 * width, 0.86 * width) if options.height is None else (options.height, options.height)
    sheet = Sheet(width, least, most, 0.1, _LEAST_KM)
    view = view_of(gathered.sites, options.box, sheet)
    if view is None and control is not None and control.bounds is not None:
        west, south, east, north = control.bounds
        middle = Extent((west + east) / 2, (south + north) / 2, control.bounds, 0.0)
        return choose([middle], sheet)[0]
    return view


def _scene(view: View, gathered: Gathered, options: MapOptions, control: ControlLayer | None, theme: Theme) -> _Scene:
    ground = cut((view.west, view.south, view.east, view.north), GroundOptions(view.width, 400, options.borders))
    placed = place(gathered.sites, view)
    wanted = naming.wanted_names(ground, placed.marks, placed.areas, view)
    bar = (0.0, view.height - 34, _bar(view)[1] + 40, view.height)
    north = (view.width - 30, 0.0, view.width, 44.0)
    taken = [*naming.obstacles(placed.marks), bar, north]
    letters = letter(wanted, (14, 14, view.width - 4, view.height - 14), taken)
    keys = {wanted[one.wanted].key for one in letters}
    named = frozenset(number for number, site in enumerate(placed.areas) if f"area {id(site)}" in keys)
    nameless = Counter({mark.name: mark.count for mark in placed.marks if naming.key_of(mark) not in keys})
    seen = in_view(control, view) if control is not None else None
    return _Scene(view, ground, placed, seen, theme, letters, named, nameless)


def _legend(gathered: Gathered, scene: _Scene | None, control: ControlLayer | None, theme: Theme) -> list[Section]:
    unnamed: Counter[str] = Counter()
    if scene is not None:
        for at, site in enumerate(scene.placed.areas):
            unnamed[site.name] += site.count if at not in scene.named_areas else 0
    nameless = scene.nameless_marks if scene is not None else Counter[str]()
    return sections(gathered, scene.placed if scene else None, control, theme, (+unnamed, nameless))


def _sheet(gathered: Gathered, scene: _Scene | None, parts: Sequence[Section], options: MapOptions) -> str:
    theme, width = THEMES[options.theme], options.width
    body, top = _head(gathered, options, theme)
    bottom = top
    if scene is not None:
        body.append(f'<g transform="translate({_RIM:g} {top:.1f})">{"".join(_framed(scene))}</g>')
        bottom = top + scene.view.height
    if parts and width >= NARROW and scene is not None:
        beside = _RIM + _map_width(options) + _GUTTER
        bottom = max(bottom, _stacked(body, parts, (beside, top - 2, _PANEL), theme))
    elif parts:
        bottom = _dealt(body, parts, bottom + 10, options)
    at = bottom + 16
    for note in _notes(gathered, scene, options):
        for line in wrapped(note, _NOTE, width - 2 * _RIM):
            body.append(text(_RIM, at, line, f'font-size="{_NOTE}" fill="{theme.faint}"'))
            at += 12.5
    height = at + 4
    title = safe(options.title or "Map of events")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:.0f}" width="{width:g}" height="{height:.0f}" '
        f'role="img" aria-label="{title}" font-family="{FACE}"><title>{title}</title>'
        f'<rect width="{width:g}" height="{height:.0f}" fill="{theme.paper}"/>{"".join(filter(None, body))}</svg>\n'
    )


def _stacked(body: list[str], parts: Sequence[Section], at: tuple[float, float, float], theme: Theme) -> float:
    """Write sections below each other from a point on, at a width; return where they end."""
    x, y, width = at
    for part in parts:
        body.append(written(part, x, y, width, theme))
        y += part.height(width)
    return y


def _dealt(body: list[str], parts: Sequence[Section], top: float, options: MapOptions) -> float:
    """Write sections in columns below the map; return where the longest ends."""
    room = options.width - 2 * _RIM
    count = max(1, int(room // _COLUMN))
    wide = (room - _GUTTER * (count - 1)) / count
    return max(
        _stacked(body, dealt, (_RIM + column * (wide + _GUTTER), top, wide), THEMES[options.theme])
        for column, dealt in enumerate(columns(parts, count, wide))
    )


def _head(gathered: Gathered, options: MapOptions, theme: Theme) -> tuple[list[str], float]:
    """Return the title with the line under it, and where the map begins."""
    if not options.title:
        return [], _RIM
    out, at = [], _RIM + _TITLE
    for line in wrapped(options.title, _TITLE, options.width - 2 * _RIM):
        out.append(text(_RIM, at, line, f'font-size="{_TITLE:g}" font-weight="700" fill="{theme.ink}"'))
        at += _TITLE + 3
    for line in wrapped(_covered(gathered, options), _SUBTITLE, options.width - 2 * _RIM):
        out.append(text(_RIM, at - 2, line, f'font-size="{_SUBTITLE:g}" fill="{theme.soft}"'))
        at += _SUBTITLE + 3
    return out, at + 2


def _covered(gathered: Gathered, options: MapOptions) -> str:
    """Return which days are covered, and how many events of how many reports."""
    days = span_of(gathered.days)
    told = options.dates
    if not told and days is not None:
        told = ("mostly " if days[2] else "") + interval_words(days[0], days[1])
    events = f"{number(gathered.events)} event{'s' if gathered.events != 1 else ''}"
    reports = f"{number(len(gathered.documents))} report{'s' if len(gathered.documents) != 1 else ''}"
    publishers = f" by {len(gathered.publishers)} named publishers" if len(gathered.publishers) > 1 else ""
    return " · ".join(filter(None, (told, f"{events} from {reports}{publishers}")))


def _notes(gathered: Gathered, scene: _Scene | None, options: MapOptions) -> Iterator[str]:
    known = f", as known on {interval_words(options.known[:10], options.known[:10])}" if options.known else ""
    yield f"Shown is what reports claim{known}, not what was verified."
    if scene is None:
        yield f"None of {number(gathered.events)} events is told to be at a place that could be drawn."
    else:
        dashed = any(piece.values["status"] == "contested" for piece in scene.ground.of("borders"))
        if scene.control is not None and not (scene.control.areas or scene.control.lines):
            yield f"Nothing is told of who held a place on this map by {scene.control.day[:10]}."
        elif scene.control is not None and scene.control.assumption:
            yield scene.control.assumption
        yield f"{policy_words(options.borders, dashed=dashed)} Ground: Natural Earth 1:10 m; towns: GeoNames (CC BY 4.0)."
    yield from options.notes


def _framed(scene: _Scene) -> Iterator[str]:
    view, theme = scene.view, scene.theme
    name = f"frame-{abs(hash((view.west, view.south, view.east, view.north, view.width))) % 10**8:x}"
    yield f'<clipPath id="{name}"><rect width="{view.width:g}" height="{view.height:.1f}"/></clipPath>'
    yield f'<g clip-path="url(#{name})">'
    yield from ground_parts(scene.ground, view, theme)
    if scene.control is not None:
        yield from control_parts(scene.control, view, theme)
    yield from border_parts(scene.ground, view, theme)
    for site in sorted(scene.placed.areas, key=lambda site: -site.radius_km):
        yield _area(site, view, theme)
    if scene.control is not None:
        yield from front_parts(scene.control, view, theme)
    yield from _dots(scene)
    yield from _lettering(scene, halo=True)
    for mark in reversed(scene.placed.marks):
        yield from _mark(mark, theme)
    yield from _lettering(scene, halo=False)
    yield from _area_symbols(scene)
    yield "</g>"
    yield from _edges(scene)
    yield from _scale(scene)
    yield (
        f'<rect width="{view.width:g}" height="{view.height:.1f}" fill="none" stroke="{theme.border}" stroke-width="1"/>'
    )


def _by_number(families: Counter[str]) -> list[tuple[str, int]]:
    """Return families with how many events each has, the most first, of equals as in the legend."""
    return sorted(((name, families[name]) for name in ordered(families)), key=lambda one: -one[1])


def _area(site: Site, view: View, theme: Theme) -> str:
    import shapely

    shape = shapely.make_valid(shapely.from_geojson(onto(site.geometry, view)))
    rim = 6 / view.scale
    box = (view.west - rim, view.south - rim, view.east + rim, view.north + rim)
    data = path(shapely.simplify(on_sheet(shapely.clip_by_rect(shape, *box), view), 0.4))
    if not data:
        return ""
    colour = theme.area
    if site.sort == "line" and "z" not in data:
        return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="6" stroke-opacity=".3"/>'
    shade = min(0.08 + 0.03 * math.log(site.count), 0.26)
    return (
        f'<path d="{data}" fill="{colour}" fill-opacity="{shade:.2f}" stroke="{colour}" stroke-opacity=".55" '
        'stroke-width=".9" stroke-dasharray="2.5 2.5"/>'
    )


def _mark(mark: Mark, theme: Theme) -> Iterator[str]:
    counted, radius = _by_number(mark.families), mark.radius
    family = counted[0][0]
    colour = theme.of_family(family)
    places = f" and {mark.places - 1} places near by" if mark.places > 1 else ""
    told = ", ".join(f"{family_words(one)} {number(count)}" for one, count in counted)
    yield f"<g><title>{safe(f'{mark.name}{places}: {told}')}</title>"
    yield f"{symbol(family, mark.x, mark.y, radius)} {paint(colour, mark.voice, theme)}/>"
    if mark.count > 1:
        size = min(1.05 * radius, 11.0, 1.9 * radius / width_of(number(mark.count), 1.0))
        ink = theme.bright if mark.voice == "agreed" else colour
        drop = look(family).drop * radius + 0.36 * size
        looks = f'font-size="{size:.1f}" font-weight="700" text-anchor="middle" fill="{ink}"'
        yield text(mark.x, mark.y + drop, number(mark.count), looks)
    others = [one for one, _ in counted[1 : 1 + _MOST_SMALL]]
    left = mark.x - (len(others) - 1) * (2 * _SMALL + 1.4) / 2
    for at, other in enumerate(others):
        x, y = left + at * (2 * _SMALL + 1.4), mark.y + radius + _SMALL + 0.6
        yield f'{symbol(other, x, y, _SMALL)} fill="{theme.of_family(other)}" stroke="{theme.bright}" stroke-width=".8"/>'
    yield "</g>"


def _area_symbols(scene: _Scene) -> Iterator[str]:
    """Yield the symbols of families with their numbers under the name of each area."""
    theme = scene.theme
    sites = iter(site for at, site in enumerate(scene.placed.areas) if at in scene.named_areas)
    for name in (one for one in scene.letters if one.sort == "area"):
        site = next(sites)
        shown = _by_number(site.families)[:4]
        wide = [11 + width_of(number(count), 9.0) + 5 for _, count in shown]
        x, y = name.x - sum(wide) / 2 + 5, name.y + 9.5
        for (family, count), step in zip(shown, wide, strict=True):
            colour = theme.of_family(family)
            yield f'{symbol(family, x, y, 4)} fill="{colour}" stroke="{theme.bright}" stroke-width=".8"/>'
            yield from _haloed(x + 6.5, y + 3.2, number(count), 'font-size="9" font-weight="700"', theme, colour)
            x += step


def _haloed(x: float, y: float, words: str, looks: str, theme: Theme, ink: str) -> Iterator[str]:
    halo = f'stroke="{theme.bright}" stroke-width="2.4" stroke-linejoin="round" stroke-opacity=".85" fill="none"'
    yield text(x, y, words, looks, halo)
    yield text(x, y, words, looks, f'fill="{ink}"')


def _dots(scene: _Scene) -> Iterator[str]:
    """Yield a dot for each town that is named, a ring for a capital."""
    named = {one.text for one in scene.letters if one.sort == "town"}
    theme = scene.theme
    for piece, x, y in naming.town_points(scene.ground, scene.view):
        if piece.values["name"] in named:
            if piece.values["capital"]:
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{theme.land}" stroke="{theme.soft}" stroke-width="1.1"/>'
            else:
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" fill="{theme.soft}"/>'


def _lettering(scene: _Scene, *, halo: bool) -> Iterator[str]:
    theme = scene.theme
    looks = {
        "mark": (theme.ink, 'font-weight="600"', theme.bright),
        "area": (theme.ink, 'font-style="italic" font-weight="600"', theme.bright),
        "land": (theme.soft, 'letter-spacing=".14em"', theme.land),
        "sea": (theme.wet, 'font-style="italic" letter-spacing=".04em"', ""),
        "town": (theme.soft, "", theme.land),
        "region": (theme.faint, 'letter-spacing=".05em"', theme.land),
        "river": (theme.wet, 'font-style="italic"', theme.land),
    }
    for one in scene.letters:
        ink, style, ground = looks[one.sort]
        if halo and not ground:
            continue
        attributes = [f'font-size="{one.size:g}"', style, f'text-anchor="{one.anchor}"']
        if one.turn:
            attributes.append(f'transform="rotate({one.turn:.1f} {one.x:.1f} {one.y:.1f})"')
        if halo:
            attributes.append(
                f'fill="none" stroke="{ground}" stroke-width="3" stroke-opacity=".8" stroke-linejoin="round"'
            )
        else:
            attributes.append(f'fill="{ink}"')
        yield text(one.x, one.y, one.text, *filter(None, attributes))


def _edges(scene: _Scene) -> Iterator[str]:
    """Yield the degrees of the graticule inside the frame."""
    view, theme = scene.view, scene.theme
    looks = f'font-size="8" fill="{theme.faint}"'
    meridians, parallels = graticule(view)
    for longitude in meridians:
        x = view.at(longitude, view.south)[0]
        if 30 < x < view.width - 60:
            yield text(x, 10, _degrees((longitude + 180) % 360 - 180, "EW"), looks, 'text-anchor="middle"')
    for latitude in parallels:
        y = view.at(view.west, latitude)[1]
        if 20 < y < view.height - 44:
            yield text(4, y - 2, _degrees(latitude, "NS"), looks)


def _degrees(value: float, letters: str) -> str:
    return f"{abs(value):g}°{'' if not value or abs(value) == 180 else letters[value < 0]}"


def _bar(view: View) -> tuple[str, float]:
    """Return the words and the length (units) of a bar of 1, 2 or 5 times a power of ten km, a fifth of the map or less."""
    most = view.km_wide / 5
    power = 10.0 ** math.floor(math.log10(most))
    km = next(power * times for times in (5, 2, 1) if power * times <= most)
    return f"{km:,.0f} km" if km >= 1 else f"{1000 * km:.0f} m", km / view.km_wide * view.width


def _scale(scene: _Scene) -> Iterator[str]:
    """Yield the scale bar (right at the middle latitude) and the arrow that points north."""
    view, theme = scene.view, scene.theme
    words, long = _bar(view)
    x, y = 14.0, view.height - 12.0
    bar = f"M{x:g} {y - 5:.1f}v5h{long:.1f}v-5m{-long / 2:.1f} 2v3"
    yield f'<path d="{bar}" fill="none" stroke="{theme.ink}" stroke-width="1.2"/>'
    yield from _haloed(x + long + 5, y + 1, words, 'font-size="9.5"', theme, theme.ink)
    middle = view.width - 16
    yield f'<path d="M{middle:.1f} 8l5 14-5-3.4-5 3.4z" fill="{theme.ink}"/>'
    yield from _haloed(middle, 33, "N", 'font-size="9.5" font-weight="700" text-anchor="middle"', theme, theme.ink)
